//! The real program on a disk that is really full and in folders that may only be read.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

#[path = "../common/mod.rs"]
mod common;
mod disk;
mod full;
mod read_only;
