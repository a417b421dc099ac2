//! Keeps a decoder's panic from becoming ours. Bounding memory is the callers' part: an
//! allocation that fails cannot be caught.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs a decoder; `None` if it panicked.
///
/// Unwind safety holds because `decode` owns or only reads what it touches: nothing that
/// a panic could leave half-changed is seen afterwards.
pub(super) fn guarded<T>(decode: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(decode)).ok()
}
