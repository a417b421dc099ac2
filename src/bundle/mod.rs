//! The bag, its envelope and its signature, over `Read` and `Write`. Knows neither the
//! vault nor paths. Untrusted input ends in `verify`: an unverified bundle and a
//! verified one are two types.
//!
//! The format (`docs/formats.md`, section 5) is narrowed here to one spelling, which costs
//! standard tools nothing when they read, and leaves hostile files nothing to play with:
//! entries are *stored*, never deflated (sizes are exact, no bombs, exact padding); they
//! lie in the order of [`EntryName`]; Zip64 is used only where needed; manifests and
//! `bag-info.txt` have a fixed order; `padding` is zeros. The reader recreates each header
//! and compares it byte for byte.

mod bag;
mod error;
mod layout;
pub mod limits;
mod lines;
mod names;
mod padding;
mod read;
mod verified;
mod verify;
mod write;
mod zip;

pub use bag::{Class, Purpose, Software};
pub use error::{BagFault, BundleError, WriteError, ZipFault};
pub use names::{BadName, EntryName, Extension, FormName};
pub use read::Unverified;
pub use verified::{Reading, Verified};
pub use write::{Attachment, Contents, Form, Plan, Source, Written};

#[cfg(test)]
mod tests;
