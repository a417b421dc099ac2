//! The activity log: this vault's own, never exported. Each entry's hash takes in the one
//! before, so a changed or added entry shows, and a missing one that others follow; that
//! the last ones are gone does not. It guards against damage and clumsy hands; who has the
//! passphrase can write a whole new chain.

use std::collections::BTreeSet;

use rusqlite::params;

use super::door::{ReadTx, WriteTx};
use super::error::VaultError;
use crate::crypto::sha256;
use crate::record::{Digest, Json, Moment, RecordId, canonical};

/// Names this kind of hash.
const DOMAIN: &str = "dala-log-v1";

/// Entries chained anew at a time.
const BATCH: i64 = 1_000;

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    /// Its number, from 1.
    pub seq: i64,
    /// When.
    pub at: Moment,
    /// What was done.
    pub action: String,
    /// To which record, if to one.
    pub record: Option<RecordId>,
    /// Further facts.
    pub detail: String,
}

/// The hash before the first entry.
const START: Digest = Digest([0; 32]);

struct Row {
    seq: i64,
    at: String,
    action: String,
    record: Option<[u8; 16]>,
    detail: String,
    hash: [u8; 32],
}

impl Row {
    /// SHA-256 of canonical `["dala-log-v1", hash before, at, action, record, detail]`.
    fn hash(&self, before: &Digest) -> Digest {
        let record = self.record.map(|bytes| format!("{:032x}", u128::from_be_bytes(bytes)));
        let record = record.unwrap_or_default();
        let fields = [DOMAIN, &before.to_string(), &self.at, &self.action, &record, &self.detail];
        sha256(&canonical(&Json::from_iter(fields)))
    }

    fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            seq: row.get(0)?,
            at: row.get(1)?,
            action: row.get(2)?,
            record: row.get(3)?,
            detail: row.get(4)?,
            hash: row.get(5)?,
        })
    }

    fn entry(self) -> Result<LogEntry, VaultError> {
        let Self { seq, at, action, record, detail, hash: _ } = self;
        let record = record
            .map(|bytes| RecordId::from_slice(&bytes))
            .transpose()
            .map_err(|_| VaultError::Corrupt("a record's id in the log"))?;
        let at = at.parse().map_err(|_| VaultError::Corrupt("a time in the log"))?;
        Ok(LogEntry { seq, at, action, record, detail })
    }
}

const SELECT: &str = "SELECT seq, at, action, record, detail, hash FROM log";

impl ReadTx<'_> {
    /// The latest entries before number `before` (all, if none is given), newest first.
    ///
    /// # Errors
    /// If the vault cannot be read.
    pub fn log(&self, before: Option<i64>, limit: u32) -> Result<Vec<LogEntry>, VaultError> {
        let sql = format!("{SELECT} WHERE seq < ?1 ORDER BY seq DESC LIMIT ?2");
        let rows = self.all(&sql, params![before.unwrap_or(i64::MAX), limit], Row::read)?;
        rows.into_iter().map(Row::entry).collect()
    }

    /// The number of the first entry that does not fit the chain, if one does not.
    ///
    /// # Errors
    /// If the vault cannot be read.
    pub fn broken_log_entry(&self) -> Result<Option<i64>, VaultError> {
        let (mut before, mut last) = (START, 0);
        loop {
            let rows = self.log_after(last)?;
            if rows.is_empty() {
                return Ok(None);
            }
            for row in rows {
                if row.seq != last + 1 || row.hash(&before).0 != row.hash {
                    return Ok(Some(row.seq));
                }
                (before, last) = (Digest(row.hash), row.seq);
            }
            self.check_cancelled()?;
        }
    }

    fn log_after(&self, seq: i64) -> Result<Vec<Row>, VaultError> {
        let sql = format!("{SELECT} WHERE seq > ?1 ORDER BY seq LIMIT ?2");
        self.all(&sql, [seq, BATCH], Row::read)
    }

    fn log_hash(&self, seq: i64) -> Result<Digest, VaultError> {
        if seq == 0 {
            return Ok(START);
        }
        self.one("SELECT hash FROM log WHERE seq = ?1", [seq], |row| row.get(0).map(Digest))?
            .ok_or(VaultError::Corrupt("a gap in the log"))
    }
}

impl WriteTx<'_> {
    /// Adds an entry.
    ///
    /// # Errors
    /// If the vault cannot be written.
    pub fn append_log(
        &mut self,
        at: &Moment,
        action: &str,
        record: Option<&RecordId>,
        detail: &str,
    ) -> Result<(), VaultError> {
        let last = self
            .one("SELECT max(seq) FROM log", [], |row| row.get::<_, Option<i64>>(0))?
            .flatten()
            .unwrap_or(0);
        let mut row = Row {
            seq: last + 1,
            at: at.as_str().to_owned(),
            action: action.to_owned(),
            record: record.map(|id| *id.as_bytes()),
            detail: detail.to_owned(),
            hash: [0; 32],
        };
        row.hash = row.hash(&self.log_hash(last)?).0;
        let Row { seq, at, action, record, detail, hash } = row;
        self.run(
            "INSERT INTO log (seq, at, action, record, detail, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![seq, at, action, record, detail, hash],
        )?;
        Ok(())
    }

    /// Removes all entries about these records, and those about merging these bundles. Later
    /// ones move up and are chained anew, so that neither a gap nor a hash tells that
    /// something was there.
    ///
    /// # Errors
    /// If the vault cannot be written.
    pub fn forget_in_log(
        &mut self,
        records: &BTreeSet<RecordId>,
        bundles: &[Digest],
    ) -> Result<(), VaultError> {
        let mut gone = BTreeSet::new();
        for record in records {
            let sql = "DELETE FROM log WHERE record = ?1 RETURNING seq";
            gone.extend(self.all(sql, [record.as_bytes()], |row| row.get::<_, i64>(0))?);
        }
        for bundle in bundles {
            let sql = "DELETE FROM log WHERE action = 'merge' AND detail = ?1 RETURNING seq";
            gone.extend(self.all(sql, [bundle.to_string()], |row| row.get::<_, i64>(0))?);
        }
        let first = gone.first().copied();
        let Some(first) = first else { return Ok(()) };
        let (mut next, mut before) = (first, self.log_hash(first - 1)?);
        let mut seen = first;
        loop {
            let rows = self.log_after(seen)?;
            if rows.is_empty() {
                return Ok(());
            }
            for row in rows {
                before = row.hash(&before);
                self.run(
                    "UPDATE log SET seq = ?1, hash = ?2 WHERE seq = ?3",
                    params![next, before.0, row.seq],
                )?;
                (next, seen) = (next + 1, row.seq);
            }
            self.check_cancelled()?;
        }
    }
}
