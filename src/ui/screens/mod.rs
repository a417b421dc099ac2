//! A folder a screen: its state, how it is drawn, its tests.

pub(super) mod case;
pub(super) mod gallery;
pub(super) mod guide;
pub(super) mod interview;
pub(super) mod merging;
mod path_line;
pub(super) mod photos;
mod previews;
pub(super) mod records;
pub(super) mod reviewing;
pub(super) mod sending;
pub(super) mod settings;
pub(super) mod start;
pub(super) mod tables;
