//! A vault that the start screen opened, and what the window asks it first.

use std::path::PathBuf;

use crate::casework::{Casework, CaseworkError};

/// The setting that holds after how many idle minutes the vault locks.
pub(in crate::ui) const IDLE: &str = "idle_minutes";

/// After how many idle minutes a vault can lock.
pub(in crate::ui) const IDLE_CHOICES: [u16; 4] = [2, 5, 10, 30];

/// A vault that was just opened.
pub(in crate::ui) struct Opened {
    /// The open vault.
    pub(in crate::ui) casework: Casework,
    /// Its file.
    pub(in crate::ui) path: PathBuf,
    /// After how many idle minutes it is to lock, if that was ever chosen.
    pub(in crate::ui) idle_minutes: Option<u16>,
    /// Whether it holds invented people alone.
    pub(in crate::ui) is_practice: bool,
    /// Why its path could not be remembered, as it was to be.
    pub(in crate::ui) not_remembered: Option<CaseworkError>,
}

impl Opened {
    /// Asks a vault for what the window must know of it. What cannot be read is as if it
    /// were not set: the vault is open all the same.
    pub(super) fn new(casework: Casework, path: PathBuf) -> Self {
        let setting = |name: &str| casework.setting(name).ok().flatten();
        let idle = setting(IDLE).and_then(|minutes| minutes.parse().ok());
        Self {
            idle_minutes: idle.filter(|minutes| IDLE_CHOICES.contains(minutes)),
            is_practice: casework.is_practice(),
            casework,
            path,
            not_remembered: None,
        }
    }
}
