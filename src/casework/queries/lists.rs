//! Lists of records, and search as one types.

use std::collections::BTreeSet;

use super::titles::Titles;
use crate::casework::commands::selection::select;
use crate::casework::{Casework, CaseworkError};
use crate::linkage::search_prefixes;
use crate::record::{Kind, RecordId};
use crate::vault::{RecordRow, VaultError};

impl Casework {
    /// The records of a kind, deleted ones left out, by id.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn list(&self, kind: &Kind) -> Result<Vec<RecordRow>, CaseworkError> {
        Ok(self.vault.read(|tx| {
            let mut rows = tx.list(kind)?;
            Titles::new(tx, &self.forms).put_all(&mut rows)?;
            Ok::<_, VaultError>(rows)
        })?)
    }

    /// Those of a kind that an export of a case would take, deleted ones left out, by id.
    ///
    /// # Errors
    /// [`CaseworkError::NoRecord`] if there is no such case.
    pub fn list_of_case(
        &self,
        kind: &Kind,
        case: &RecordId,
    ) -> Result<Vec<RecordRow>, CaseworkError> {
        self.vault.read(|tx| {
            let selection = select(tx, &[*case])?;
            let of_case: BTreeSet<&RecordId> = selection.ids().collect();
            let mut rows = tx.list(kind)?;
            rows.retain(|row| of_case.contains(&row.id));
            Titles::new(tx, &self.forms).put_all(&mut rows)?;
            Ok(rows)
        })
    }

    /// The deleted records of a kind, by id.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn list_deleted(&self, kind: &Kind) -> Result<Vec<RecordRow>, CaseworkError> {
        Ok(self.vault.read(|tx| {
            let mut rows = tx.list_deleted(kind)?;
            Titles::new(tx, &self.forms).put_all(&mut rows)?;
            Ok::<_, VaultError>(rows)
        })?)
    }

    /// The records that have, for each word typed, a word that begins so, in whichever of
    /// the spellings (Cyrillic, Kazakh, Latin) it is written.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn search(&self, typed: &str, limit: u32) -> Result<Vec<RecordRow>, CaseworkError> {
        Ok(self.vault.read(|tx| {
            let found = tx.search(&search_prefixes(typed), limit)?;
            let rows: Vec<_> = found.iter().map(|id| tx.record(id)).collect::<Result<_, _>>()?;
            let mut rows: Vec<_> = rows.into_iter().flatten().collect();
            Titles::new(tx, &self.forms).put_all(&mut rows)?;
            Ok::<_, VaultError>(rows)
        })?)
    }
}
