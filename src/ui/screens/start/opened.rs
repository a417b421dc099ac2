//! A vault that the start screen opened, and what the window asks it first.

use std::path::PathBuf;

use crate::casework::{Casework, CaseworkError};

/// A vault that was just opened.
pub(in crate::ui) struct Opened {
    /// The open vault.
    pub(in crate::ui) casework: Casework,
    /// Its file.
    pub(in crate::ui) path: PathBuf,
    /// Whether it holds invented people alone.
    pub(in crate::ui) is_practice: bool,
    /// Why its path could not be remembered, as it was to be.
    pub(in crate::ui) not_remembered: Option<CaseworkError>,
}

impl Opened {
    /// Asks a vault for what the window must know of it.
    pub(in crate::ui) fn new(casework: Casework, path: PathBuf) -> Self {
        Self { is_practice: casework.is_practice(), casework, path, not_remembered: None }
    }
}
