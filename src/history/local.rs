//! What a vault decides for itself, and folding must be told: trust, reverted
//! revisions, erasures in force.

use std::collections::{BTreeMap, BTreeSet};

use super::revision::{Erase, Revision};
use crate::record::{RevisionId, SignerKey};

/// How far a signer is believed here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Trust {
    /// Counts as one's own people: settles, deletes, erases.
    Trusted,
    /// Shown as that signer's claims; settles and deletes nothing.
    #[default]
    Unknown,
    /// Counts for nothing.
    Rejected,
}

impl Trust {
    /// The code, as stored and shown in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Trusted => "trusted",
            Self::Unknown => "unknown",
            Self::Rejected => "rejected",
        }
    }

    /// The trust of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Trusted, Self::Unknown, Self::Rejected].into_iter().find(|t| t.code() == code)
    }
}

/// Whose assignments an erasure reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Those of one author: he takes back his own.
    OnlyBy(SignerKey),
    /// Everybody's: ordered by a signer whom this vault allows, or, for a source, by the
    /// author of the interview.
    All,
}

/// An erasure that hides values here, whether its bytes are gone already or not.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Erasure {
    /// What it is to reach.
    pub target: Erase,
    /// Whose.
    pub reach: Reach,
}

/// The decisions of one vault that bear on one record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Local {
    /// Trust by signer; who is not named is unknown.
    pub trust: BTreeMap<SignerKey, Trust>,
    /// Revisions brought only by reverted bundles.
    pub reverted: BTreeSet<RevisionId>,
    /// Erasures in force.
    pub erasures: Vec<Erasure>,
}

impl Local {
    /// How far a signer is believed.
    pub fn trust(&self, signer: &SignerKey) -> Trust {
        self.trust.get(signer).copied().unwrap_or_default()
    }

    /// Whether a revision counts for anything.
    pub fn counts(&self, id: &RevisionId, revision: &Revision) -> bool {
        !self.reverted.contains(id) && self.trust(&revision.author) != Trust::Rejected
    }
}
