//! Lists of records, and search as one types.

use crate::casework::{Casework, CaseworkError};
use crate::linkage::search_prefixes;
use crate::record::{Kind, RecordId};
use crate::vault::RecordRow;

impl Casework {
    /// The records of a kind, deleted ones left out, by id.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn list(&self, kind: &Kind) -> Result<Vec<RecordRow>, CaseworkError> {
        Ok(self.vault.read(|tx| tx.list(kind))?)
    }

    /// The records that have, for each word typed, a word that begins so, in whichever of
    /// the spellings (Cyrillic, Kazakh, Latin) it is written.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn search(&self, typed: &str, limit: u32) -> Result<Vec<RecordRow>, CaseworkError> {
        Ok(self.vault.read(|tx| {
            let found = tx.search(&search_prefixes(typed), limit)?;
            let rows: Result<Vec<_>, _> = found.iter().map(|id| tx.record(id)).collect();
            rows.map(|rows| rows.into_iter().flatten().collect())
        })?)
    }

    /// The ids alone of what [`Casework::search`] finds.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn search_ids(&self, typed: &str, limit: u32) -> Result<Vec<RecordId>, CaseworkError> {
        Ok(self.vault.read(|tx| tx.search(&search_prefixes(typed), limit))?)
    }
}
