//! Revisions, commitments, heads, folding, conflicts, withholding, erasure: the algebra.
//!
//! Pure: no file, clock or randomness of its own. Everything here is set union and
//! folding, so it must never depend on the order in which things arrive.
//! The specification is `docs/formats.md`, sections 3 and 4.

mod compose;
mod erased;
mod fold;
mod graph;
mod line;
mod local;
mod opening;
mod revision;
mod status;
mod written;

pub use compose::{Compose, ComposeError};
pub use erased::Erased;
pub use fold::{Claim, Field, Folded, MAX_UNKNOWN_REVISIONS, Said, Source, Status, fold};
pub use graph::ancestors_first;
pub use line::{read_line, write_line};
pub use local::{Erasure, Local, Reach, Trust};
pub use opening::{Opened, Opening, OpeningError, commitment, source_tag};
pub use revision::{Erase, FormRef, Revision, RevisionError, Signed};

use std::collections::BTreeMap;

use crate::record::RevisionId;

/// A revision with as much of its opening as is here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The signed revision.
    pub signed: Signed,
    /// Values and source, as far as they are not withheld or erased.
    pub opening: Opening,
}

/// All revisions of one record that a vault has, held-back ones too.
pub type History = BTreeMap<RevisionId, Entry>;
