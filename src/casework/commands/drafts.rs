//! Drafts: what is being typed is in the vault within a second, so that locking and a
//! crash lose nothing. A draft is no revision: it has no history, is signed by nobody, is
//! not noted in the log, and never leaves the vault.

use crate::casework::{Casework, CaseworkError};
use crate::record::{Kind, RecordId};
use crate::vault::{Draft, VaultError};

/// More than any revision holds.
const MOST_BYTES: usize = 16 << 20;

/// What is being typed.
#[derive(Clone, PartialEq, Eq)]
pub struct Typed {
    /// The record, there already or yet to be ([`Casework::new_record_id`]).
    pub record: RecordId,
    /// Its kind.
    pub kind: Kind,
    /// What it is to be filed under, if it is not saved yet: a case, or the record that it
    /// is a row of.
    pub filed: Option<RecordId>,
    /// The record that says so.
    pub source: Option<RecordId>,
    /// What was typed; the editor alone reads it.
    pub text: String,
}

impl Casework {
    /// Keeps what is typed, in place of what was kept of this record before. Nothing of it
    /// is checked: it is kept whatever has become of the case and the record meanwhile.
    ///
    /// # Errors
    /// [`CaseworkError::DraftTooLong`], or the vault cannot be written; what was kept
    /// before is kept then.
    pub fn keep_draft(&mut self, typed: Typed) -> Result<(), CaseworkError> {
        let Typed { record, kind, filed, source, text } = typed;
        if text.len() > MOST_BYTES {
            return Err(CaseworkError::DraftTooLong { most_mib: (MOST_BYTES >> 20) as u64 });
        }
        let draft = Draft { record, kind, filed, source, text, at: self.clock.now() };
        Ok(self.vault.write("keep a draft", |tx| tx.put_draft(&draft))?)
    }

    /// The draft of a record.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn draft(&self, record: &RecordId) -> Result<Option<Draft>, CaseworkError> {
        Ok(self.vault.read(|tx| tx.draft(record))?)
    }

    /// All drafts, the latest first.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn drafts(&self) -> Result<Vec<Draft>, CaseworkError> {
        Ok(self.vault.read(|tx| tx.drafts())?)
    }

    /// Drops what was typed of a record, without a trace; whether there was a draft.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be written; it is kept then.
    pub fn drop_draft(&mut self, record: &RecordId) -> Result<bool, CaseworkError> {
        Ok(self.vault.write::<_, VaultError>("drop a draft", |tx| tx.remove_draft(record))?)
    }
}
