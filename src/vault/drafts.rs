//! Drafts: what is being typed and is not yet a revision. One a record; no history.

use rusqlite::params;

use super::door::{ReadTx, WriteTx};
use super::error::VaultError;
use crate::record::{Kind, Moment, RecordId};

/// A draft. What `text` holds is the editor's business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The record, there already or yet to be.
    pub record: RecordId,
    /// Its kind.
    pub kind: Kind,
    /// The case that it is to be filed under, if it is not saved yet.
    pub case: Option<RecordId>,
    /// What was typed.
    pub text: String,
    /// When it was kept.
    pub at: Moment,
}

impl ReadTx<'_> {
    /// The draft of this record.
    ///
    /// # Errors
    /// If the vault cannot be read.
    pub fn draft(&self, record: &RecordId) -> Result<Option<Draft>, VaultError> {
        let sql = "SELECT record, kind, filed, draft, at FROM drafts WHERE record = ?1";
        self.one(sql, [record.as_bytes()], columns)?.map(draft).transpose()
    }

    /// All drafts, the latest first.
    ///
    /// # Errors
    /// If the vault cannot be read.
    pub fn drafts(&self) -> Result<Vec<Draft>, VaultError> {
        let sql = "SELECT record, kind, filed, draft, at FROM drafts \
                   ORDER BY julianday(at) DESC, record";
        self.all(sql, [], columns)?.into_iter().map(draft).collect()
    }
}

impl WriteTx<'_> {
    /// Keeps a draft, in place of an earlier one of this record.
    ///
    /// # Errors
    /// If the vault cannot be written.
    pub fn put_draft(&mut self, draft: &Draft) -> Result<(), VaultError> {
        let Draft { record, kind, case, text, at } = draft;
        let case = case.as_ref().map(RecordId::as_bytes);
        self.run(
            "INSERT OR REPLACE INTO drafts (record, kind, filed, draft, at)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![record.as_bytes(), kind.as_str(), case, text, at.as_str()],
        )?;
        Ok(())
    }

    /// Removes the draft of this record; whether there was one.
    ///
    /// # Errors
    /// If the vault cannot be written.
    pub fn remove_draft(&mut self, record: &RecordId) -> Result<bool, VaultError> {
        Ok(self.run("DELETE FROM drafts WHERE record = ?1", [record.as_bytes()])? > 0)
    }

    /// Removes the drafts of records that were to be filed under a case.
    ///
    /// # Errors
    /// If the vault cannot be written.
    pub fn remove_drafts_of_case(&mut self, case: &RecordId) -> Result<(), VaultError> {
        self.run("DELETE FROM drafts WHERE filed = ?1", [case.as_bytes()])?;
        Ok(())
    }
}

type Columns = ([u8; 16], String, Option<[u8; 16]>, String, String);

fn columns(row: &rusqlite::Row<'_>) -> rusqlite::Result<Columns> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
}

fn draft((record, kind, case, text, at): Columns) -> Result<Draft, VaultError> {
    let id = |bytes: [u8; 16]| {
        RecordId::from_slice(&bytes).map_err(|_| VaultError::Corrupt("a record's id"))
    };
    Ok(Draft {
        record: id(record)?,
        kind: Kind::new(kind).map_err(|_| VaultError::Corrupt("a draft's kind"))?,
        case: case.map(id).transpose()?,
        text,
        at: at.parse().map_err(|_| VaultError::Corrupt("a draft's time"))?,
    })
}
