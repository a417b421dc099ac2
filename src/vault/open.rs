//! Opening a vault: what the file is, whether the key fits, and only then SQLite. An
//! up-to-date vault is opened and closed without writing a byte.

use std::fmt;
use std::fs::File;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};

use super::connect::{check_version, connect};
use super::error::VaultError;
use super::pages::{Fit, Pages, is_other_file};
use super::place::{journal, lock};
use super::progress::CancelFlag;
use crate::crypto::{KDF_VERSIONS, PAGE_SIZE, Passphrase, Secret, VaultKey};

/// What opens a vault.
#[derive(Debug, Clone)]
pub enum Unlock {
    /// What the user types.
    Passphrase(Passphrase),
    /// A key derived before.
    Key(VaultKey),
    /// The key that a recovery sheet gives. Its salt is that of the file.
    Recovered(Secret<32>),
}

/// An open vault: one connection, for one thread at a time. The file is locked until it
/// is dropped.
pub struct Vault {
    // Dropped in this order: SQLite's own handle goes before the one that holds the lock.
    pub(super) conn: Connection,
    pub(super) file: File,
    pub(super) path: PathBuf,
    pub(super) key: VaultKey,
    pub(super) cancel: CancelFlag,
}

impl Vault {
    /// Opens a vault.
    ///
    /// # Errors
    /// Which of the cases of `docs/formats.md`, section 1, it is: no vault, damaged, made
    /// by a newer Dala, already open, or "wrong passphrase, or the first bytes are
    /// damaged", of a key from a recovery sheet "these words do not open this file". Nothing is written before the key is known to be right.
    pub fn open(path: &Path, unlock: Unlock) -> Result<Self, VaultError> {
        let cannot_open = |source| VaultError::io("the vault could not be opened", source);
        let path = path.canonicalize().map_err(cannot_open)?;
        let file = File::open(&path).map_err(cannot_open)?;
        let pages = Pages::of(&file)?;
        if pages.count() == 0 {
            return Err(VaultError::NotAVault);
        }
        lock(&file)?;
        let interrupted = journal(&path).exists();
        let key = fitting_key(&pages, unlock, interrupted)?;
        let cancel = CancelFlag::default();
        let conn = connect(&path, &key, &cancel)?;
        check_version(&conn)?;
        let mut vault = Self { conn, file, path, key, cancel };
        if interrupted {
            vault.remove_cold_journal();
        }
        Ok(vault)
    }

    /// Removes the journal of a process that was killed before it touched the vault. A
    /// hot one is gone by now: SQLite rolled it back with the first read. A cold one it
    /// would leave beside the vault until the next change.
    fn remove_cold_journal(&mut self) {
        // Inside a change of ours, no other process has one under way.
        let ours = self.conn.transaction_with_behavior(TransactionBehavior::Immediate);
        if ours.is_ok() {
            // Where it cannot be removed it does no harm.
            let _ = std::fs::remove_file(journal(&self.path));
        }
    }

    /// Whether the file can be a vault at all, before anybody types a passphrase for it.
    ///
    /// # Errors
    /// [`VaultError::NotAVault`], or the file cannot be read.
    pub fn looks_like_one(path: &Path) -> Result<(), VaultError> {
        let cannot_open = |source| VaultError::io("the vault could not be opened", source);
        let file = File::open(path).map_err(cannot_open)?;
        let pages = Pages::of(&file)?;
        if pages.count() == 0 || is_other_file(&pages.salt()?) {
            return Err(VaultError::NotAVault);
        }
        Ok(())
    }

    /// The key, to derive once and open often (tests, backups).
    pub fn key(&self) -> &VaultKey {
        &self.key
    }

    /// Whether the vault opens with this passphrase.
    ///
    /// # Errors
    /// If the memory that it takes to find out is not to be had.
    pub fn is_passphrase(&self, passphrase: &Passphrase) -> Result<bool, VaultError> {
        for params in KDF_VERSIONS {
            if VaultKey::derive(passphrase, *self.key.salt(), params)?.is_same(&self.key) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Stops what the vault is doing, from any thread.
    pub fn cancel_flag(&self) -> CancelFlag {
        self.cancel.clone()
    }

    /// Bytes of the file.
    ///
    /// # Errors
    /// If the operating system does not tell.
    pub fn size(&self) -> Result<u64, VaultError> {
        Pages::of(&self.file).map(|pages| pages.size)
    }

    /// Whether the vault's disk has room for this many bytes more.
    ///
    /// # Errors
    /// [`VaultError::Full`] if it has not.
    pub fn check_room(&self, bytes: u64) -> Result<(), VaultError> {
        super::place::check_room(&self.path, bytes)
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Vault(…)")
    }
}

/// The key that fits the file. `interrupted`: a journal lies beside it, so a killed
/// process left a change half done; SQLite repairs that, once the key is known to be right.
fn fitting_key(
    pages: &Pages<'_>,
    unlock: Unlock,
    interrupted: bool,
) -> Result<VaultKey, VaultError> {
    let salt = pages.salt()?;
    if is_other_file(&salt) {
        return Err(VaultError::NotAVault);
    }
    let mut keys = Vec::new();
    let mut unfitting = VaultError::WrongPassphraseOrDamaged;
    match unlock {
        Unlock::Key(key) => keys.push(key),
        Unlock::Recovered(key) => {
            keys.push(VaultKey::new(key, salt));
            unfitting = VaultError::WrongWords;
        }
        Unlock::Passphrase(passphrase) => {
            for params in KDF_VERSIONS {
                keys.push(VaultKey::derive(&passphrase, salt, params)?);
            }
        }
    }
    for key in keys {
        match pages.fit(&key)? {
            Fit::Nothing => {}
            Fit::First if key.salt() != &salt => return Err(VaultError::Damaged { page: Some(1) }),
            Fit::First if pages.is_even() || interrupted => return Ok(key),
            Fit::First => {
                return Err(VaultError::Damaged { page: pages.count().checked_add(1) });
            }
            Fit::Later if interrupted => return Ok(key),
            Fit::Later => return Err(VaultError::Damaged { page: Some(1) }),
        }
    }
    Err(if pages.is_even() { unfitting } else { VaultError::NotAVault })
}

/// Bytes of this many pages.
pub(super) fn bytes_of(pages: u64) -> u64 {
    pages.saturating_mul(PAGE_SIZE as u64)
}
