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
    /// What it is to be filed under, if it is not saved yet: a case, or the record that it
    /// is a row of.
    pub filed: Option<RecordId>,
    /// The record that says so, if one was named.
    pub source: Option<RecordId>,
    /// What was typed.
    pub text: String,
    /// When it was kept.
    pub at: Moment,
}

/// Of what record there is a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drafted {
    /// The record, there already or yet to be.
    pub record: RecordId,
    /// Its kind.
    pub kind: Kind,
    /// What it is to be filed under, if it is not saved yet: a case, or the record that it
    /// is a row of.
    pub filed: Option<RecordId>,
}

impl ReadTx<'_> {
    /// The draft of this record.
    ///
    /// # Errors
    /// If the vault cannot be read.
    pub fn draft(&self, record: &RecordId) -> Result<Option<Draft>, VaultError> {
        let sql = "SELECT record, kind, filed, source, draft, at FROM drafts WHERE record = ?1";
        self.one(sql, [record.as_bytes()], columns)?.map(draft).transpose()
    }

    /// All drafts, the latest first.
    ///
    /// # Errors
    /// If the vault cannot be read.
    pub fn drafts(&self) -> Result<Vec<Draft>, VaultError> {
        let sql = "SELECT record, kind, filed, source, draft, at FROM drafts \
                   ORDER BY julianday(at) DESC, record";
        self.all(sql, [], columns)?.into_iter().map(draft).collect()
    }

    /// The records of which there is a draft, the latest first; not what was typed.
    ///
    /// # Errors
    /// If the vault cannot be read.
    pub fn drafted(&self) -> Result<Vec<Drafted>, VaultError> {
        let sql = "SELECT record, kind, filed FROM drafts ORDER BY julianday(at) DESC, record";
        let rows = self.all(sql, [], |row| {
            Ok((row.get::<_, [u8; 16]>(0)?, row.get(1)?, row.get::<_, Option<_>>(2)?))
        })?;
        let read = |(record, kind, filed): (_, String, Option<[u8; 16]>)| {
            Ok(Drafted {
                record: id(record)?,
                kind: read_kind(kind)?,
                filed: filed.map(id).transpose()?,
            })
        };
        rows.into_iter().map(read).collect()
    }
}

impl WriteTx<'_> {
    /// Keeps a draft, in place of an earlier one of this record.
    ///
    /// # Errors
    /// If the vault cannot be written.
    pub fn put_draft(&mut self, draft: &Draft) -> Result<(), VaultError> {
        let Draft { record, kind, filed, source, text, at } = draft;
        let [filed, source] = [filed, source].map(|id| id.as_ref().map(RecordId::as_bytes));
        self.run(
            "INSERT OR REPLACE INTO drafts (record, kind, filed, source, draft, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![record.as_bytes(), kind.as_str(), filed, source, text, at.as_str()],
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

    /// Removes the draft of a record, the drafts of what was to be filed under it, and
    /// those of what it says.
    ///
    /// # Errors
    /// If the vault cannot be written.
    pub fn remove_drafts_of(&mut self, record: &RecordId) -> Result<(), VaultError> {
        let sql = "DELETE FROM drafts WHERE record = ?1 OR filed = ?1 OR source = ?1";
        self.run(sql, [record.as_bytes()])?;
        Ok(())
    }
}

type Columns = ([u8; 16], String, [Option<[u8; 16]>; 2], String, String);

fn columns(row: &rusqlite::Row<'_>) -> rusqlite::Result<Columns> {
    let named = [row.get(2)?, row.get(3)?];
    Ok((row.get(0)?, row.get(1)?, named, row.get(4)?, row.get(5)?))
}

fn id(bytes: [u8; 16]) -> Result<RecordId, VaultError> {
    RecordId::from_slice(&bytes).map_err(|_| VaultError::Corrupt("a record's id"))
}

fn read_kind(kind: String) -> Result<Kind, VaultError> {
    Kind::new(kind).map_err(|_| VaultError::Corrupt("a draft's kind"))
}

fn draft((record, kind, [filed, source], text, at): Columns) -> Result<Draft, VaultError> {
    Ok(Draft {
        record: id(record)?,
        kind: read_kind(kind)?,
        filed: filed.map(id).transpose()?,
        source: source.map(id).transpose()?,
        text,
        at: at.parse().map_err(|_| VaultError::Corrupt("a draft's time"))?,
    })
}
