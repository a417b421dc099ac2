//! Bundles merged here: which bundle brought what, and which are reverted.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, Row, params};

use super::door::{ReadTx, WriteTx};
use super::error::VaultError;
use crate::history::Opening;
use crate::record::{Digest, Moment, RecordId, RevisionId, SignerKey};

/// A bundle's place in this vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BundleSeq(pub(super) i64);

/// What has been opened of one revision, other than by reverted bundles.
#[derive(Default)]
pub(super) struct Standing {
    all: bool,
    names: BTreeSet<String>,
    source: bool,
}

impl Standing {
    /// Leaves of an opening what stands.
    pub(super) fn retain(&self, opening: &mut Opening) {
        opening.source = opening.source.filter(|_| self.source);
        opening.fields.retain(|name, _| self.all || self.names.contains(name.as_str()));
    }
}

impl ReadTx<'_> {
    /// Whether a bundle was merged here before.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn has_bundle(&self, id: &Digest) -> Result<bool, VaultError> {
        let mut statement = self.conn().prepare_cached("SELECT 1 FROM bundles WHERE id = ?1")?;
        Ok(statement.exists([id.as_bytes()])?)
    }

    /// The revisions of a record that only reverted bundles brought.
    pub(super) fn reverted(&self, record: &RecordId) -> Result<BTreeSet<RevisionId>, VaultError> {
        let mut statement = self.conn().prepare_cached(include_str!("sql/reverted.sql"))?;
        let mut rows = statement.query([record.as_bytes()])?;
        let mut ids = BTreeSet::new();
        while let Some(row) = rows.next()? {
            let id: Vec<u8> = row.get(0)?;
            let id =
                RevisionId::from_slice(&id).map_err(|_| VaultError::Corrupt("a revision's id"))?;
            ids.insert(id);
        }
        Ok(ids)
    }

    /// What standing bundles have opened of a revision that was not made here.
    pub(super) fn standing_openings(&self, seq: i64) -> Result<Standing, VaultError> {
        let sql = include_str!("sql/standing_openings.sql");
        let mut standing = Standing::default();
        let brought =
            |row: &Row<'_>| Ok((row.get::<_, bool>(0)?, row.get::<_, Option<String>>(1)?));
        for (source, names) in self.all(sql, [seq], brought)? {
            standing.source |= source;
            match names {
                None => standing.all = true,
                Some(names) => {
                    let names: Vec<String> = serde_json::from_str(&names)
                        .map_err(|_| VaultError::Corrupt("what a bundle brought"))?;
                    standing.names.extend(names);
                }
            }
        }
        Ok(standing)
    }

    pub(super) fn any_bundle_reverted(&self) -> Result<bool, VaultError> {
        let mut statement =
            self.conn().prepare_cached("SELECT 1 FROM bundles WHERE reverted = 1")?;
        Ok(statement.exists([])?)
    }
}

impl WriteTx<'_> {
    /// Notes a bundle; one that was merged before keeps its place.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be written.
    pub fn add_bundle(
        &mut self,
        id: &Digest,
        signer: &SignerKey,
        day: &str,
        at: &Moment,
    ) -> Result<BundleSeq, VaultError> {
        let known: Option<i64> = self
            .conn()
            .prepare_cached("SELECT seq FROM bundles WHERE id = ?1")?
            .query_row([id.as_bytes()], |row| row.get(0))
            .optional()?;
        if let Some(seq) = known {
            return Ok(BundleSeq(seq));
        }
        self.conn()
            .prepare_cached(
                "INSERT INTO bundles (id, signer, day, merged_at) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![id.as_bytes(), signer.as_bytes(), day, at.as_str()])?;
        Ok(BundleSeq(self.conn().last_insert_rowid()))
    }

    /// Forgets bundles of which nothing is here any more; their ids.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be written.
    pub fn forget_empty_bundles(&mut self) -> Result<Vec<Digest>, VaultError> {
        let sql = include_str!("sql/forget_empty_bundles.sql");
        self.all(sql, [], |row| row.get(0).map(Digest))
    }
}
