//! What lists of any length need, from indexes alone: how many records there are of each
//! kind, the records of a kind in the order of their titles, those that wait for somebody.

use super::door::ReadTx;
use super::error::VaultError;
use super::search::Matching;
use crate::record::{Day, Kind, RecordId};

/// How many records of a kind are not deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindCount {
    /// The kind.
    pub kind: String,
    /// How many.
    pub records: u64,
    /// How many of these are rows of others.
    pub rows: u64,
}

/// A record as a list of any length has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The record.
    pub id: RecordId,
    /// Its title as it is stored.
    pub title: String,
    /// How many of its fields are contested.
    pub contested: u32,
    /// How many claims wait to be weighed.
    pub unweighed: u32,
    /// How many of its revisions are held back.
    pub held_back: u32,
    /// Grows with each change that comes to this vault, in whatever record.
    pub changed: i64,
}

fn id(bytes: [u8; 16]) -> Result<RecordId, VaultError> {
    RecordId::from_slice(&bytes).map_err(|_| VaultError::Corrupt("the id of a record"))
}

impl ReadTx<'_> {
    /// How many records of each kind are not deleted, by kind.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn count_by_kind(&self) -> Result<Vec<KindCount>, VaultError> {
        self.all(include_str!("sql/count_by_kind.sql"), [], |row| {
            Ok(KindCount { kind: row.get(0)?, records: row.get(1)?, rows: row.get(2)? })
        })
    }

    /// The records that have something to settle, weigh or wait for, by id; deleted ones
    /// too, if something came after the deletion.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn ids_to_review(&self) -> Result<Vec<RecordId>, VaultError> {
        let sql = "SELECT id FROM records INDEXED BY records_to_review \
                   WHERE contested > 0 OR unweighed > 0 OR held_back > 0 ORDER BY id";
        self.ids(sql, [])
    }

    /// The interviews for which no consent is decided, by id.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn interviews_without_consent(&self) -> Result<Vec<RecordId>, VaultError> {
        self.ids(include_str!("sql/consent_missing.sql"), [])
    }

    /// The records that are to be followed up by a day, those that wait longest first.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn due_by(&self, day: Day) -> Result<Vec<RecordId>, VaultError> {
        self.ids(include_str!("sql/due.sql"), [day.to_string()])
    }

    /// The records of a kind in the order of their titles, those that [`ReadTx::list`]
    /// gives; of these only the ones that match, if that is asked. And how many there are,
    /// whether they match or not.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn listed(
        &self,
        kind: &Kind,
        matching: Option<&Matching>,
    ) -> Result<(Vec<Listed>, u64), VaultError> {
        let mut statement = self.conn().prepare_cached(include_str!("sql/listed.sql"))?;
        let mut rows = statement.query([kind.as_str()])?;
        let (mut found, mut all) = (Vec::new(), 0);
        while let Some(row) = rows.next()? {
            all += 1;
            if let Some(matching) = matching
                && !matching.contains(row.get(0)?)
            {
                continue;
            }
            found.push(Listed {
                id: id(row.get(1)?)?,
                title: row.get(2)?,
                contested: row.get(3)?,
                unweighed: row.get(4)?,
                held_back: row.get(5)?,
                changed: row.get(6)?,
            });
        }
        Ok((found, all))
    }

    fn ids(&self, sql: &str, values: impl rusqlite::Params) -> Result<Vec<RecordId>, VaultError> {
        self.all(sql, values, |row| row.get(0))?.into_iter().map(id).collect()
    }
}
