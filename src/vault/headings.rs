//! What stands over a record: its kind and stored title, read without its fields.

use super::door::ReadTx;
use super::error::VaultError;
use crate::record::RecordId;

/// A record in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The record.
    pub id: RecordId,
    /// Its kind.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// Whether it is deleted.
    pub deleted: bool,
}

impl ReadTx<'_> {
    /// The heading of a record, if it is here.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn heading(&self, id: &RecordId) -> Result<Option<Heading>, VaultError> {
        let sql = "SELECT kind, title, deleted FROM records WHERE id = ?1";
        self.one(sql, [id.as_bytes()], |row| {
            let (kind, title, deleted) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(Heading { id: *id, kind, title, deleted })
        })
    }
}
