//! A vault's key on paper: as the 24 words of one sheet, or in parts of 28 words of which
//! a set number together give it and fewer do not. `docs/formats.md`, section 6.

mod error;
mod parts;
mod read;
mod sheet;
#[cfg(test)]
mod tests;

pub use error::RecoveryError;
pub use parts::{MOST_PARTS, Part, Split, SplitCode};
pub use read::{LONGEST_RECOVERY, recover};
pub use sheet::{Sheet, SheetCode};
