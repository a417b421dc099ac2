//! A folder a screen: its state, how it is drawn, its tests.

pub(super) mod case;
#[cfg(debug_assertions)]
pub(super) mod gallery;
pub(super) mod records;
pub(super) mod start;
