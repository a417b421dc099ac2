//! What a command changed, so that whoever shows something knows what is stale.

use std::collections::BTreeSet;

use crate::form::Finding;
use crate::record::{RecordId, RevisionId};

/// What a command changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Records that read otherwise now.
    pub records: BTreeSet<RecordId>,
    /// Revisions that were written.
    pub revisions: Vec<RevisionId>,
    /// What is worth a second look in the record that was added or edited.
    pub findings: Vec<Finding>,
}

impl Outcome {
    /// Whether anything changed at all.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && self.revisions.is_empty()
    }
}
