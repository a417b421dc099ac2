//! The derived tables: what each record is at present, what it refers to, the words it
//! is found by. A function of revisions, openings and local decisions, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{OptionalExtension, Row, params};

use super::derived::Derived;
use super::door::{ReadTx, WriteTx};
use super::error::VaultError;
use super::forms::Forms;
use crate::history::{Erasure, Folded, History, Local, Trust, fold};
use crate::record::{Digest, Json, Kind, RecordId, SignerKey, parse_strict};

/// A row of the list of records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordRow {
    /// The record.
    pub id: RecordId,
    /// Its kind.
    pub kind: String,
    /// What it is called in lists, from its own fields.
    pub title: String,
    /// The record that it is a row of.
    pub parent: Option<RecordId>,
    /// Whether it is deleted.
    pub deleted: bool,
    /// How many of its fields are contested.
    pub contested: u32,
    /// How many claims wait to be weighed.
    pub unweighed: u32,
    /// How many of its revisions are held back.
    pub held_back: u32,
    /// How many required fields are not answered.
    pub missing: u32,
    /// How many sources say something of it.
    pub sources: u32,
    /// The folded fields, as `docs/cli.md` describes them.
    pub fields: Json,
}

/// How much of a record waits for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenMatters {
    /// The record's kind.
    pub kind: String,
    /// Contested fields.
    pub contested: u32,
    /// Claims that wait to be weighed.
    pub unweighed: u32,
    /// Fields that rest on signers who are not trusted here.
    pub untrusted: u32,
    /// Revisions that are held back.
    pub held_back: u32,
}

/// What folding needs to know of the vault as a whole, read once for many records.
pub struct Decisions {
    trust: BTreeMap<SignerKey, Trust>,
    pub(super) erasures: BTreeSet<Erasure>,
    carried_out: BTreeSet<Erasure>,
    any_reverted: bool,
}

impl Decisions {
    /// Whether a bundle is reverted, so that not all that is stored counts.
    pub fn any_reverted(&self) -> bool {
        self.any_reverted
    }
}

const COLUMNS: &str = "id, kind, title, parent, deleted, contested, unweighed, held_back, \
                       missing, sources, state";

fn read_row(row: &Row<'_>) -> Result<RecordRow, VaultError> {
    let damaged = || VaultError::Corrupt("the state of a record");
    let id = |bytes: Vec<u8>| RecordId::from_slice(&bytes).map_err(|_| damaged());
    let state: String = row.get(10)?;
    Ok(RecordRow {
        id: id(row.get(0)?)?,
        kind: row.get(1)?,
        title: row.get(2)?,
        parent: row.get::<_, Option<Vec<u8>>>(3)?.map(id).transpose()?,
        deleted: row.get(4)?,
        contested: row.get(5)?,
        unweighed: row.get(6)?,
        held_back: row.get(7)?,
        missing: row.get(8)?,
        sources: row.get(9)?,
        fields: parse_strict(state.as_bytes()).map_err(|_| damaged())?,
    })
}

impl ReadTx<'_> {
    /// What is open in a record, if it is here.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn open_matters(&self, record: &RecordId) -> Result<Option<OpenMatters>, VaultError> {
        self.one(include_str!("sql/open_matters.sql"), [record.as_bytes()], |row| {
            Ok(OpenMatters {
                kind: row.get(0)?,
                contested: row.get(1)?,
                unweighed: row.get(2)?,
                untrusted: row.get(3)?,
                held_back: row.get(4)?,
            })
        })
    }

    /// Reads what folding needs to know of the vault as a whole.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn decisions(&self) -> Result<Decisions, VaultError> {
        Ok(Decisions {
            trust: self.trust()?,
            erasures: self.erasures_in_force()?,
            carried_out: self.erasures_carried_out()?,
            any_reverted: self.any_bundle_reverted()?,
        })
    }

    /// The decisions that bear on one record.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn local(&self, decisions: &Decisions, record: &RecordId) -> Result<Local, VaultError> {
        let Decisions { trust, erasures, any_reverted, .. } = decisions;
        let reverted = if *any_reverted { self.reverted(record)? } else { BTreeSet::new() };
        Ok(Local { trust: trust.clone(), reverted, erasures: erasures.iter().cloned().collect() })
    }

    /// A record's history and what it folds to.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn fold_record(&self, record: &RecordId) -> Result<(History, Folded), VaultError> {
        let history = self.history(record)?;
        let local = self.local(&self.decisions()?, record)?;
        let folded = fold(&history, &local);
        Ok((history, folded))
    }

    /// Whether the derived rows of a record are what its revisions give.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn derived_fits(
        &self,
        record: &RecordId,
        decisions: &Decisions,
        forms: &Forms,
    ) -> Result<bool, VaultError> {
        let history = self.history(record)?;
        let folded = fold(&history, &self.local(decisions, record)?);
        let derived = Derived::of(&history, &folded, forms);
        Ok(match self.stored_derived(record)? {
            Some((stored, is_last_change)) => is_last_change && Some(stored) == derived,
            None => derived.is_none(),
        })
    }

    /// Records that have derived rows and no revision.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn records_without_revisions(&self) -> Result<Vec<RecordId>, VaultError> {
        let sql = "SELECT id FROM records WHERE id NOT IN (SELECT record FROM revisions)";
        let ids = self.all(sql, [], |row| row.get::<_, Vec<u8>>(0))?;
        let read = |id: Vec<u8>| {
            RecordId::from_slice(&id).map_err(|_| VaultError::Corrupt("the id of a record"))
        };
        ids.into_iter().map(read).collect()
    }

    /// Whether the stored orders to erase are those that the revisions give.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn orders_fit(&self) -> Result<bool, VaultError> {
        let differ = self.one(include_str!("sql/orders_differ.sql"), [], |row| row.get(0))?;
        Ok(differ == Some(false))
    }

    /// What is stored of a record, and whether the last change that is noted is its last.
    fn stored_derived(&self, record: &RecordId) -> Result<Option<(Derived, bool)>, VaultError> {
        let sql = include_str!("sql/stored_derived.sql");
        let row = self.one(sql, [record.as_bytes()], |row| {
            let parent: Option<Vec<u8>> = row.get(4)?;
            let derived = Derived {
                kind: row.get(1)?,
                title: row.get(2)?,
                sort: row.get(3)?,
                parent: parent.and_then(|id| RecordId::from_slice(&id).ok()),
                order: row.get(5)?,
                deleted: row.get(6)?,
                counts: [row.get(7)?, row.get(8)?, row.get(9)?],
                missing: row.get(10)?,
                sources: row.get(11)?,
                due: row.get(12)?,
                state: row.get(13)?,
                refs: BTreeMap::new(),
                files: BTreeSet::new(),
                words: row.get::<_, Option<String>>(14)?.unwrap_or_default(),
                of_strangers: row.get(15)?,
            };
            Ok((row.get::<_, i64>(0)?, derived, row.get::<_, bool>(16)?))
        })?;
        let Some((seq, mut derived, is_last_change)) = row else { return Ok(None) };
        let sql = "SELECT field, target, firm FROM refs WHERE record = ?1";
        let refs = self.all(sql, [seq], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, Vec<u8>>(1)?, row.get::<_, bool>(2)?))
        })?;
        let read = |(field, id, firm): (String, Vec<u8>, bool)| {
            Some(((field, RecordId::from_slice(&id).ok()?), firm))
        };
        derived.refs = refs.into_iter().filter_map(read).collect();
        let files = self.all("SELECT sha256 FROM files WHERE record = ?1", [seq], |row| {
            row.get::<_, Vec<u8>>(0)
        })?;
        derived.files = files.iter().filter_map(|sha| Digest::from_slice(sha).ok()).collect();
        Ok(Some((derived, is_last_change)))
    }

    fn rows(&self, sql: &str, values: impl rusqlite::Params) -> Result<Vec<RecordRow>, VaultError> {
        let mut statement = self.conn().prepare_cached(sql)?;
        let mut rows = statement.query(values)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(read_row(row)?);
        }
        Ok(found)
    }

    /// One record.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn record(&self, id: &RecordId) -> Result<Option<RecordRow>, VaultError> {
        let sql = format!("SELECT {COLUMNS} FROM records WHERE id = ?1");
        Ok(self.rows(&sql, [id.as_bytes()])?.pop())
    }

    /// The records of a kind that are not deleted, nor a row of a deleted one, by id.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn list(&self, kind: &Kind) -> Result<Vec<RecordRow>, VaultError> {
        let sql = include_str!("sql/list.sql");
        self.rows(sql, [kind.as_str()])
    }

    /// The deleted records of a kind, by id.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn list_deleted(&self, kind: &Kind) -> Result<Vec<RecordRow>, VaultError> {
        let sql =
            format!("SELECT {COLUMNS} FROM records WHERE kind = ?1 AND deleted = 1 ORDER BY id");
        self.rows(&sql, [kind.as_str()])
    }

    /// What belongs to a case: itself, what is filed under it, the rows of all that, in no
    /// order, each with its place among its siblings; `limit` at most. Deleted records are
    /// left out.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn case_records(
        &self,
        case: &RecordId,
        limit: u32,
    ) -> Result<Vec<(RecordRow, Option<String>)>, VaultError> {
        let mut statement = self.conn().prepare_cached(include_str!("sql/case_records.sql"))?;
        let mut rows = statement.query(params![case.as_bytes(), limit])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push((read_row(row)?, row.get(11)?));
        }
        Ok(found)
    }

    /// The rows that belong to a record, in their order. One of which it is not decided
    /// where it belongs is a row of each that it may belong to.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn children(&self, parent: &RecordId) -> Result<Vec<RecordRow>, VaultError> {
        self.rows(include_str!("sql/children.sql"), [parent.as_bytes()])
    }

    /// The order of the last row of a kind that belongs to a record.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn last_order(&self, parent: &RecordId, kind: &Kind) -> Result<Option<String>, VaultError> {
        let sql = "SELECT max(ord) FROM records WHERE parent = ?1 AND kind = ?2";
        let last = self.one(sql, params![parent.as_bytes(), kind.as_str()], |row| row.get(0))?;
        Ok(last.flatten())
    }

    /// The files that a record holds.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn files_of(&self, record: &RecordId) -> Result<Vec<Digest>, VaultError> {
        let sql = "SELECT files.sha256 FROM files JOIN records ON records.seq = files.record \
                   WHERE records.id = ?1 ORDER BY files.sha256";
        let files = self.all(sql, [record.as_bytes()], |row| row.get::<_, [u8; 32]>(0))?;
        Ok(files.into_iter().map(Digest).collect())
    }

    /// The records that hold a file, by id.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn records_with_file(&self, sha256: &Digest) -> Result<Vec<RecordId>, VaultError> {
        let sql = include_str!("sql/records_with_file.sql");
        let ids = self.all(sql, [sha256.as_bytes()], |row| row.get::<_, Vec<u8>>(0))?;
        let read = |id: Vec<u8>| {
            RecordId::from_slice(&id).map_err(|_| VaultError::Corrupt("the id of a record"))
        };
        ids.into_iter().map(read).collect()
    }

    /// Which records firmly refer to one, and by which field.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn referring_to(&self, target: &RecordId) -> Result<Vec<(RecordId, String)>, VaultError> {
        let sql = include_str!("sql/referring_to.sql");
        let mut statement = self.conn().prepare_cached(sql)?;
        let mut rows = statement.query([target.as_bytes()])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let id: Vec<u8> = row.get(0)?;
            let id = RecordId::from_slice(&id).map_err(|_| VaultError::Corrupt("a reference"))?;
            found.push((id, row.get(1)?));
        }
        Ok(found)
    }

    /// What a record firmly refers to, and by which field.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn refers_to(&self, record: &RecordId) -> Result<Vec<(String, RecordId)>, VaultError> {
        let sql = include_str!("sql/refers_to.sql");
        let mut statement = self.conn().prepare_cached(sql)?;
        let mut rows = statement.query([record.as_bytes()])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let id: Vec<u8> = row.get(1)?;
            let id = RecordId::from_slice(&id).map_err(|_| VaultError::Corrupt("a reference"))?;
            found.push((row.get(0)?, id));
        }
        Ok(found)
    }

    /// The records that have something to settle, weigh or wait for.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn to_review(&self) -> Result<Vec<RecordRow>, VaultError> {
        self.rows(include_str!("sql/to_review.sql"), [])
    }
}

impl WriteTx<'_> {
    /// Folds a record anew and writes its derived rows. A record of which nothing counts
    /// any more has none.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be written.
    pub fn refold(
        &mut self,
        record: &RecordId,
        decisions: &Decisions,
        forms: &Forms,
    ) -> Result<(), VaultError> {
        let history = self.history(record)?;
        self.refold_history(record, &history, decisions, forms)
    }

    /// As [`WriteTx::refold`], for a history at hand that is known to be whole.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be written.
    pub fn refold_history(
        &mut self,
        record: &RecordId,
        history: &History,
        decisions: &Decisions,
        forms: &Forms,
    ) -> Result<(), VaultError> {
        self.drop_erased(history, &decisions.carried_out)?;
        let folded = fold(history, &self.local(decisions, record)?);
        match Derived::of(history, &folded, forms) {
            Some(derived) => self.write_derived(record, &derived),
            None => self.drop_state(record),
        }
    }

    fn write_derived(&mut self, record: &RecordId, derived: &Derived) -> Result<(), VaultError> {
        let Derived { kind, title, sort, parent, order, deleted, counts, .. } = derived;
        let Derived { missing, sources, due, state, of_strangers, refs, files, words, .. } =
            derived;
        let [contested, unweighed, held_back] = counts;
        let sql = "SELECT seq FROM records WHERE id = ?1";
        let known: Option<i64> = self.one(sql, [record.as_bytes()], |row| row.get(0))?;
        // Neither upsert nor RETURNING: for these SQLite opens a savepoint, and at each
        // savepoint FTS5 writes out what it has gathered.
        let write = match known {
            Some(_) => include_str!("sql/update_record.sql"),
            None => include_str!("sql/insert_record.sql"),
        };
        let row = params![
            record.as_bytes(),
            kind,
            title,
            sort,
            parent.as_ref().map(RecordId::as_bytes),
            order,
            deleted,
            contested,
            unweighed,
            held_back,
            missing,
            sources,
            due,
            state,
            of_strangers
        ];
        self.run(write, row)?;
        let seq = known.unwrap_or_else(|| self.conn().last_insert_rowid());
        if known.is_some() {
            self.run("DELETE FROM refs WHERE record = ?1", [seq])?;
            self.run("DELETE FROM files WHERE record = ?1", [seq])?;
            self.index_words_anew(seq, words)?;
        } else {
            self.index_words(seq, words)?;
        }
        self.write_refs(seq, refs)?;
        self.write_files(seq, files)
    }

    fn write_refs(
        &mut self,
        seq: i64,
        refs: &BTreeMap<(String, RecordId), bool>,
    ) -> Result<(), VaultError> {
        for ((field, target), firm) in refs {
            let sql = "INSERT INTO refs (record, field, target, firm) VALUES (?1, ?2, ?3, ?4)";
            self.run(sql, params![seq, field, target.as_bytes(), firm])?;
        }
        Ok(())
    }

    fn write_files(&mut self, seq: i64, files: &BTreeSet<Digest>) -> Result<(), VaultError> {
        for sha256 in files {
            let sql = "INSERT INTO files (record, sha256) VALUES (?1, ?2)";
            self.run(sql, params![seq, sha256.as_bytes()])?;
        }
        Ok(())
    }

    /// Empties the derived tables, to build them anew record by record. The orders to erase,
    /// which decide what is folded, are read anew at once.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be written.
    pub fn clear_derived(&mut self) -> Result<(), VaultError> {
        Ok(self.conn().execute_batch(include_str!("sql/clear_derived.sql"))?)
    }

    /// Removes a record's derived rows.
    pub(super) fn drop_state(&mut self, record: &RecordId) -> Result<(), VaultError> {
        let seq: Option<i64> = self
            .conn()
            .prepare_cached("SELECT seq FROM records WHERE id = ?1")?
            .query_row([record.as_bytes()], |row| row.get(0))
            .optional()?;
        if let Some(seq) = seq {
            self.unindex(seq)?;
            self.conn().prepare_cached("DELETE FROM records WHERE seq = ?1")?.execute([seq])?;
        }
        Ok(())
    }
}
