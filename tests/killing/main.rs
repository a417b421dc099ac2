//! kill -9 of the real program at random points of what it does. Nothing acknowledged is
//! lost, nothing is half there, and what was left lying is tidied by the next run.
#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail where it stands"
)]

#[path = "../common/mod.rs"]
mod common;
mod copies;
mod driver;
mod merging;
mod records;
