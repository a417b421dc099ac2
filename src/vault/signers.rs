//! Who signs, how far he is believed here, and which erasures are in force.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::params;

use super::door::{ReadTx, WriteTx};
use super::error::VaultError;
use super::revisions::read_target;
use crate::history::{Erase, Erasure, Reach, Trust};
use crate::record::{RecordId, SignerKey};

/// A signer that this vault knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownSigner {
    /// His key.
    pub key: SignerKey,
    /// The name on his card.
    pub name: Option<String>,
    /// The recipient on his card (`age1…`).
    pub recipient: Option<String>,
    /// How far he is believed.
    pub trust: Trust,
    /// Whether his erasures reach what others wrote.
    pub may_erase: bool,
}

fn read_key(bytes: &[u8]) -> Result<SignerKey, VaultError> {
    SignerKey::from_slice(bytes).map_err(|_| VaultError::Corrupt("a signer's key"))
}

impl ReadTx<'_> {
    /// All signers that this vault knows, by key.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn signers(&self) -> Result<Vec<KnownSigner>, VaultError> {
        let sql = "SELECT key, name, recipient, trust, may_erase FROM signers ORDER BY key";
        let mut statement = self.conn().prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut signers = Vec::new();
        while let Some(row) = rows.next()? {
            let trust: String = row.get(3)?;
            signers.push(KnownSigner {
                key: read_key(&row.get::<_, Vec<u8>>(0)?)?,
                name: row.get(1)?,
                recipient: row.get(2)?,
                trust: Trust::from_code(&trust).ok_or(VaultError::Corrupt("a trust"))?,
                may_erase: row.get(4)?,
            });
        }
        Ok(signers)
    }

    /// Trust by signer, as folding takes it.
    pub(super) fn trust(&self) -> Result<BTreeMap<SignerKey, Trust>, VaultError> {
        Ok(self.signers()?.into_iter().map(|signer| (signer.key, signer.trust)).collect())
    }

    /// The erasures that this vault has carried out.
    pub(super) fn erasures_carried_out(&self) -> Result<BTreeSet<Erasure>, VaultError> {
        let mut statement = self.conn().prepare_cached("SELECT target, reach FROM erasures")?;
        let mut rows = statement.query([])?;
        let mut erasures = BTreeSet::new();
        while let Some(row) = rows.next()? {
            let reach = match row.get::<_, Option<Vec<u8>>>(1)? {
                None => Reach::All,
                Some(author) => Reach::OnlyBy(read_key(&author)?),
            };
            let target = read_target(&row.get::<_, String>(0)?)?;
            erasures.insert(Erasure { target, reach });
        }
        Ok(erasures)
    }

    /// All erasures that hide something here: those carried out, and the orders of
    /// trusted signers that wait for a person to confirm them.
    pub(super) fn erasures_in_force(&self) -> Result<BTreeSet<Erasure>, VaultError> {
        let mut erasures = self.erasures_carried_out()?;
        let mut statement = self.conn().prepare_cached(include_str!("sql/orders.sql"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let target = read_target(&row.get::<_, String>(0)?)?;
            let author = read_key(&row.get::<_, Vec<u8>>(1)?)?;
            let may_erase: bool = row.get(2)?;
            let own_interview = match &target {
                Erase::Source(source) => self.wrote_root(&author, source)?,
                _ => false,
            };
            let reach = if may_erase || own_interview { Reach::All } else { Reach::OnlyBy(author) };
            erasures.insert(Erasure { target, reach });
        }
        Ok(erasures)
    }

    /// Whether a signer wrote a root of a record that stands: whether he is an author of
    /// that interview. Roots that others add take nothing from him.
    fn wrote_root(&self, author: &SignerKey, record: &RecordId) -> Result<bool, VaultError> {
        let sql = include_str!("sql/wrote_root.sql");
        let found = self.one(sql, params![record.as_bytes(), author.as_bytes()], |_| Ok(()))?;
        Ok(found.is_some())
    }
}

impl WriteTx<'_> {
    /// Writes what this vault knows of a signer.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be written.
    pub fn set_signer(&mut self, signer: &KnownSigner) -> Result<(), VaultError> {
        let KnownSigner { key, name, recipient, trust, may_erase } = signer;
        let sql = include_str!("sql/set_signer.sql");
        let values = params![key.as_bytes(), name, recipient, trust.code(), may_erase];
        self.conn().prepare_cached(sql)?.execute(values)?;
        Ok(())
    }

    /// Notes a signer whose first revision arrives, as unknown.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be written.
    pub fn meet_signer(&mut self, key: &SignerKey) -> Result<(), VaultError> {
        let sql = "INSERT OR IGNORE INTO signers (key, trust) VALUES (?1, 'unknown')";
        self.conn().prepare_cached(sql)?.execute([key.as_bytes()])?;
        Ok(())
    }

    /// Forgets signers of whom only the key was known, and of whom no revision and no
    /// bundle is here any more.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be written.
    pub fn forget_met_signers(&mut self) -> Result<(), VaultError> {
        self.run(include_str!("sql/forget_met_signers.sql"), [])?;
        Ok(())
    }

    /// What this vault knows of one signer.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn signer(&self, key: &SignerKey) -> Result<Option<KnownSigner>, VaultError> {
        Ok(self.signers()?.into_iter().find(|signer| signer.key == *key))
    }
}
