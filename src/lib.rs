//! Dala documents interviews, photos and detentions in one encrypted file, the
//! *vault*, and merges what many monitors wrote.
//!
//! The map of the house. Arrows run one way, each layer knows only those below:
//!
//! ```text
//! cli, ui ─▶ casework ─▶ bundle, vault ─▶ history, form, linkage, media ─▶ crypto ─▶ record
//! ```
//!
//! `vault` and `bundle` do not know each other; `tests/architecture.rs` holds this.
//! The core knows no screen, and no code here opens a network connection.

pub mod record;

pub mod crypto;

pub mod form;
pub mod history;
pub mod linkage;
pub mod media;

pub mod bundle;
pub mod vault;

pub mod casework;

pub mod cli;

#[cfg(feature = "gui")]
pub mod ui;
