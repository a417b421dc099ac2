//! Openings: the values and the source behind a revision's commitments.
//!
//! They are a second set beside the revisions. A field without its opening is withheld;
//! one that comes later fills in.

use std::collections::BTreeMap;

use super::revision::Revision;
use crate::crypto::sha256;
use crate::record::{Commitment, FieldName, RecordId, Salt, SourceTag, Value};

/// An opening does not fit the commitment that it claims to open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a value does not fit its commitment")]
pub struct OpeningError;

/// The salt and the value of one assignment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Fresh for each assignment.
    pub salt: Salt,
    /// What was assigned.
    pub value: Value,
}

/// What is known of a revision beyond its skeleton.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opening {
    /// The source of its claims, if it has one and it is not withheld.
    pub source: Option<RecordId>,
    /// The assignments that are not withheld.
    pub fields: BTreeMap<FieldName, Opened>,
}

/// The commitment to one assigned value: SHA-256 of canonical
/// `["dala-field-v1", record, name, salt, value]`.
pub fn commitment(record: &RecordId, name: &FieldName, opened: &Opened) -> Commitment {
    let Opened { salt, value } = opened;
    let before = format!("[\"dala-field-v1\",\"{record}\",\"{name}\",\"{salt}\",");
    Commitment(sha256(&[before.as_bytes(), &value.canonical(), b"]"].concat()).0)
}

/// The commitment to a source within one record: SHA-256 of canonical
/// `["dala-source-v1", record, source]`. The source's random id is its salt.
pub fn source_tag(record: &RecordId, source: &RecordId) -> SourceTag {
    SourceTag(sha256(format!("[\"dala-source-v1\",\"{record}\",\"{source}\"]").as_bytes()).0)
}

impl Opening {
    /// Checks every value and the source against the revision's commitments.
    ///
    /// # Errors
    /// [`OpeningError`] if one does not fit or opens what is not there.
    pub fn check(&self, revision: &Revision) -> Result<(), OpeningError> {
        let source_fits = self.source.is_none_or(|source| {
            revision.src.is_some_and(|src| src == source_tag(&revision.record, &source))
        });
        let fits = |(name, opened): (&FieldName, &Opened)| {
            revision.fields.get(name.as_str()) == Some(&commitment(&revision.record, name, opened))
        };
        (source_fits && self.fields.iter().all(fits)).then_some(()).ok_or(OpeningError)
    }

    /// Takes in another opening of the same revision: set union.
    pub fn union(&mut self, other: Self) {
        self.source = self.source.or(other.source);
        for (name, opened) in other.fields {
            self.fields.entry(name).or_insert(opened);
        }
    }
}
