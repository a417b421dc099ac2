//! Revisions and their openings: added, never changed. What an erasure has carried out
//! stays out, whatever brings it again.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{OptionalExtension, Row, params};

use super::bundles::BundleSeq;
use super::door::{ReadTx, WriteTx};
use super::error::VaultError;
use super::records::Decisions;
use crate::history::{Entry, Erase, Erased, Erasure, History, Opened, Opening, Signed, source_tag};
use crate::record::{
    FieldName, Json, RecordId, RevisionId, Salt, SignerKey, Value, canonical, parse_strict,
};

/// The most revisions of one record that a bundle may bring: all of them are held in memory
/// to be folded, and no record that people edit comes near it.
pub const MAX_REVISIONS_OF_A_RECORD: usize = 100_000;

/// What adding a revision did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It was not here.
    New,
    /// It was here; so many of its values were not.
    Opened(usize),
    /// Nothing changed.
    Known,
}

fn damaged(what: &'static str) -> VaultError {
    VaultError::Corrupt(what)
}

fn read_signed(text: &str) -> Result<Signed, VaultError> {
    let json = parse_strict(text.as_bytes()).map_err(|_| damaged("a revision"))?;
    Signed::from_json(&json).map_err(|_| damaged("a revision"))
}

fn read_opened(row: &Row<'_>) -> Result<(FieldName, Opened), VaultError> {
    let name: String = row.get(0)?;
    let salt: Vec<u8> = row.get(1)?;
    let value: String = row.get(2)?;
    let name = FieldName::new(name).map_err(|_| damaged("the name of a field"))?;
    let salt = Salt::from_slice(&salt).map_err(|_| damaged("a salt"))?;
    let value = parse_strict(value.as_bytes()).map_err(|_| damaged("a value"))?;
    Ok((name, Opened { salt, value: Value::from_json(&value) }))
}

fn read_id(bytes: &[u8]) -> Result<RecordId, VaultError> {
    RecordId::from_slice(bytes).map_err(|_| damaged("the id of a record"))
}

impl ReadTx<'_> {
    fn opening(&self, seq: i64, source: Option<&[u8]>) -> Result<Opening, VaultError> {
        let sql = "SELECT name, salt, value FROM openings \
                   WHERE revision = ?1 AND value IS NOT NULL";
        let mut statement = self.conn().prepare_cached(sql)?;
        let mut rows = statement.query([seq])?;
        let mut fields = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let (name, opened) = read_opened(row)?;
            fields.insert(name, opened);
        }
        Ok(Opening { source: source.map(read_id).transpose()?, fields })
    }

    fn stored(&self, record: &RecordId) -> Result<Vec<Entry>, VaultError> {
        let any_reverted = self.any_bundle_reverted()?;
        let sql = "SELECT seq, source, signed, own FROM revisions WHERE record = ?1 ORDER BY seq";
        let mut statement = self.conn().prepare_cached(sql)?;
        let mut rows = statement.query([record.as_bytes()])?;
        let mut stored = Vec::new();
        while let Some(row) = rows.next()? {
            let seq: i64 = row.get(0)?;
            let source: Option<Vec<u8>> = row.get(1)?;
            let signed = read_signed(&row.get::<_, String>(2)?)?;
            let mut opening = self.opening(seq, source.as_deref())?;
            if any_reverted && !row.get::<_, bool>(3)? {
                self.standing_openings(seq)?.retain(&mut opening);
            }
            stored.push(Entry { signed, opening });
        }
        Ok(stored)
    }

    /// All revisions of a record, with what is open of them. What only reverted bundles
    /// opened is not.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn history(&self, record: &RecordId) -> Result<History, VaultError> {
        let stored = self.stored(record)?;
        Ok(stored.into_iter().map(|entry| (entry.signed.id(), entry)).collect())
    }

    /// As [`ReadTx::history`], without the values that erasures in force hide: what may be
    /// shown and may leave.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn history_shown(
        &self,
        record: &RecordId,
        decisions: &Decisions,
    ) -> Result<History, VaultError> {
        let mut history = self.history(record)?;
        Erased::of(&history, &decisions.erasures).hide(&mut history);
        Ok(history)
    }

    /// The revisions of a record that the last command made here which made any, the first
    /// one first.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn last_saving(&self, record: &RecordId) -> Result<Vec<RevisionId>, VaultError> {
        let sql = include_str!("sql/last_saving.sql");
        let ids = self.all(sql, [record.as_bytes()], |row| row.get::<_, Vec<u8>>(0))?;
        let read =
            |id: Vec<u8>| RevisionId::from_slice(&id).map_err(|_| damaged("the id of a revision"));
        ids.into_iter().map(read).collect()
    }

    /// The record that a revision belongs to, if it is here.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn record_of(&self, id: &RevisionId) -> Result<Option<RecordId>, VaultError> {
        let mut statement =
            self.conn().prepare_cached("SELECT record FROM revisions WHERE id = ?1")?;
        let bytes: Option<Vec<u8>> =
            statement.query_row([id.as_bytes()], |row| row.get(0)).optional()?;
        bytes.as_deref().map(read_id).transpose()
    }

    /// Every record that has a revision here, in the order of their ids.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn all_record_ids(&self) -> Result<BTreeSet<RecordId>, VaultError> {
        let mut statement = self.conn().prepare_cached("SELECT DISTINCT record FROM revisions")?;
        let mut rows = statement.query([])?;
        let mut ids = BTreeSet::new();
        while let Some(row) = rows.next()? {
            ids.insert(read_id(&row.get::<_, Vec<u8>>(0)?)?);
        }
        Ok(ids)
    }

    /// The records of which nothing counts, or not yet: the derived tables say nothing of
    /// what they refer to.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn records_of_which_nothing_counts(&self) -> Result<BTreeSet<RecordId>, VaultError> {
        let sql = "SELECT DISTINCT record FROM revisions \
                   WHERE record NOT IN (SELECT id FROM records WHERE state <> '{}')";
        let ids = self.all(sql, [], |row| row.get::<_, Vec<u8>>(0))?;
        ids.iter().map(|id| read_id(id)).collect()
    }

    /// Whether any revision of a record is here.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn has_record(&self, record: &RecordId) -> Result<bool, VaultError> {
        let sql = "SELECT 1 FROM revisions WHERE record = ?1 LIMIT 1";
        Ok(self.one(sql, [record.as_bytes()], |_| Ok(()))?.is_some())
    }

    /// The records of which erasures hide more or less than before: to be folded anew when
    /// orders, trust or the roots of interviews have changed.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn hidden_otherwise(
        &self,
        before: &Decisions,
        after: &Decisions,
    ) -> Result<BTreeSet<RecordId>, VaultError> {
        let (mut records, mut sources) = (BTreeSet::new(), BTreeSet::new());
        for erasure in before.erasures.symmetric_difference(&after.erasures) {
            match &erasure.target {
                Erase::Assignment { rev, .. } => records.extend(self.record_of(rev)?),
                Erase::Record(record) => {
                    records.extend(self.has_record(record)?.then_some(*record));
                }
                Erase::Source(source) => _ = sources.insert(*source),
            }
        }
        if sources.is_empty() {
            return Ok(records);
        }
        // A source that is withheld shows itself only when its tag is compared.
        let sql = "SELECT DISTINCT record, signed ->> '$.src' FROM revisions \
                   WHERE signed ->> '$.src' IS NOT NULL";
        let all = self.all(sql, [], |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get(1)?)))?;
        for (record, src) in all {
            let (record, src): (_, String) = (read_id(&record)?, src);
            if sources.iter().any(|source| source_tag(&record, source).to_string() == src) {
                records.insert(record);
            }
        }
        Ok(records)
    }

    /// Whether each revision of a record is filed under the id and author of its content.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn revision_ids_fit(&self, record: &RecordId) -> Result<bool, VaultError> {
        let sql = "SELECT id, author, signed FROM revisions WHERE record = ?1";
        let rows = self.all(sql, [record.as_bytes()], |row| {
            Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, Vec<u8>>(1)?, row.get::<_, String>(2)?))
        })?;
        let fits = |(id, author, signed): &(Vec<u8>, Vec<u8>, String)| {
            read_signed(signed).is_ok_and(|signed| {
                signed.id().as_bytes().as_slice() == id.as_slice()
                    && signed.revision().author.as_bytes().as_slice() == author.as_slice()
                    && signed.revision().record == *record
            })
        };
        Ok(rows.iter().all(fits))
    }

    /// The records of which a signer wrote a revision.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn records_by(&self, author: &SignerKey) -> Result<BTreeSet<RecordId>, VaultError> {
        let sql = include_str!("sql/records_by.sql");
        let ids = self.all(sql, [author.as_bytes()], |row| row.get::<_, Vec<u8>>(0))?;
        ids.iter().map(|id| read_id(id)).collect()
    }
}

impl WriteTx<'_> {
    /// Adds a revision with its opening: set union. The caller has checked id, signature
    /// and commitments. Refold the record afterwards.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be written.
    pub fn add_revision(
        &mut self,
        entry: &Entry,
        bundle: Option<BundleSeq>,
    ) -> Result<Added, VaultError> {
        let id = entry.signed.id();
        let known: Option<i64> = self
            .conn()
            .prepare_cached("SELECT seq FROM revisions WHERE id = ?1")?
            .query_row([id.as_bytes()], |row| row.get(0))
            .optional()?;
        let seq = match known {
            Some(seq) => seq,
            None => self.insert_revision(entry, bundle.is_none())?,
        };
        if known.is_some() {
            self.keep_smaller_signature(seq, entry)?;
        }
        if let Some(bundle) = bundle {
            self.bring(seq, entry, bundle, known.is_some())?;
        }
        let opened = self.add_opening(seq, entry)?;
        Ok(match (known, opened) {
            (None, _) => Added::New,
            (Some(_), 0) => Added::Known,
            (Some(_), opened) => Added::Opened(opened),
        })
    }

    fn insert_revision(&mut self, entry: &Entry, own: bool) -> Result<i64, VaultError> {
        let revision = entry.signed.revision();
        let id = entry.signed.id();
        let signed =
            String::from_utf8(entry.signed.canonical()).map_err(|_| damaged("a revision"))?;
        self.conn()
            .prepare_cached(
                "INSERT INTO revisions (id, record, author, own, signed) \
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![
                id.as_bytes(),
                revision.record.as_bytes(),
                revision.author.as_bytes(),
                own,
                signed
            ])?;
        let seq = self.conn().last_insert_rowid();
        if own {
            let saving = *self.saving.get_or_insert(seq);
            self.run("UPDATE revisions SET saving = ?2 WHERE seq = ?1", [seq, saving])?;
        }
        for target in &revision.erases {
            let target = String::from_utf8_lossy(&canonical(&target.to_json())).into_owned();
            self.conn()
                .prepare_cached("INSERT INTO erase_orders (revision, target) VALUES (?1, ?2)")?
                .execute(params![seq, target])?;
        }
        Ok(seq)
    }

    /// Notes what a bundle brings of a revision. Of a new one by a plain insertion, since
    /// an upsert makes a savepoint, at which FTS5 writes out what it has gathered.
    fn bring(
        &mut self,
        seq: i64,
        entry: &Entry,
        bundle: BundleSeq,
        known: bool,
    ) -> Result<(), VaultError> {
        let Opening { source, fields } = &entry.opening;
        let all = fields.len() == entry.signed.revision().fields.len();
        let names: Json = fields.keys().map(FieldName::as_str).collect();
        let names = (!all).then(|| names.to_string());
        let sql = if known {
            include_str!("sql/bring_again.sql")
        } else {
            "INSERT INTO brought (revision, bundle, source, names) VALUES (?1, ?2, ?3, ?4)"
        };
        self.run(sql, params![seq, bundle.0, source.is_some(), names])?;
        Ok(())
    }

    /// Of two valid signatures on one revision the smaller is kept.
    fn keep_smaller_signature(&mut self, seq: i64, entry: &Entry) -> Result<(), VaultError> {
        let text: String = self
            .conn()
            .prepare_cached("SELECT signed FROM revisions WHERE seq = ?1")?
            .query_row([seq], |row| row.get(0))?;
        let here = read_signed(&text)?;
        if entry.signed.signature() < here.signature() {
            let smaller = here.with_smaller_signature(entry.signed.signature());
            let text = String::from_utf8_lossy(&smaller.canonical()).into_owned();
            self.conn()
                .prepare_cached("UPDATE revisions SET signed = ?2 WHERE seq = ?1")?
                .execute(params![seq, text])?;
        }
        Ok(())
    }

    fn add_opening(&mut self, seq: i64, entry: &Entry) -> Result<usize, VaultError> {
        let Opening { source, fields } = &entry.opening;
        let mut opened = 0;
        if let Some(source) = source {
            let sql = "UPDATE revisions SET source = ?2 WHERE seq = ?1 AND source IS NULL";
            let changed =
                self.conn().prepare_cached(sql)?.execute(params![seq, source.as_bytes()])?;
            opened += changed;
        }
        let sql = "INSERT OR IGNORE INTO openings (revision, name, salt, value) \
                   VALUES (?1, ?2, ?3, ?4)";
        let mut statement = self.conn().prepare_cached(sql)?;
        for (name, Opened { salt, value }) in fields {
            let value = String::from_utf8(value.canonical()).map_err(|_| damaged("a value"))?;
            opened += statement.execute(params![seq, name.as_str(), salt.as_bytes(), value])?;
        }
        Ok(opened)
    }

    /// Removes the values that erasures carried out here reach, and lets none of them in
    /// again.
    pub(super) fn drop_erased(
        &mut self,
        history: &History,
        carried_out: &BTreeSet<Erasure>,
    ) -> Result<(), VaultError> {
        for (id, name) in Erased::of(history, carried_out).iter() {
            let sql = include_str!("sql/erase_opening.sql");
            self.run(sql, params![id.as_bytes(), name.as_str()])?;
        }
        Ok(())
    }

    /// Removes a record with all its revisions, as if it had never been here.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be written.
    pub fn forget_record(&mut self, record: &RecordId) -> Result<(), VaultError> {
        self.drop_state(record)?;
        let sql = "DELETE FROM revisions WHERE record = ?1";
        self.conn().prepare_cached(sql)?.execute([record.as_bytes()])?;
        Ok(())
    }
}

/// Reads the canonical JSON of an erasure's target.
pub(super) fn read_target(text: &str) -> Result<Erase, VaultError> {
    let json = parse_strict(text.as_bytes()).map_err(|_| damaged("an erasure"))?;
    Erase::from_json(&json).ok_or(damaged("an erasure"))
}
