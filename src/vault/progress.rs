//! How far a long job is, and the flag that stops it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::error::VaultError;

/// How far a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes done.
    pub done: u64,
    /// Bytes to do in all.
    pub total: u64,
}

/// Set from any thread, it stops what the vault is doing: long statements, backups,
/// checks and intakes end with [`VaultError::Cancelled`] and change nothing.
///
/// ```
/// let flag = dala::vault::CancelFlag::default();
/// let same = flag.clone();
/// same.cancel();
/// assert!(flag.is_cancelled());
/// flag.reset();
/// assert!(!same.is_cancelled());
/// ```
#[derive(Debug, Clone, Default)]
pub struct CancelFlag(Arc<AtomicBool>);

impl CancelFlag {
    /// Asks the job to stop. Holds until [`CancelFlag::reset`].
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Before the next job.
    pub fn reset(&self) {
        self.0.store(false, Ordering::Relaxed);
    }

    /// Whether the job is to stop.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    pub(super) fn check(&self) -> Result<(), VaultError> {
        if self.is_cancelled() { Err(VaultError::Cancelled) } else { Ok(()) }
    }
}
