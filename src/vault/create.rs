//! A new vault: made under another name and put in place when it is whole, so that a
//! kill leaves either no vault or a good one.

use std::path::Path;

use super::connect::{connect, connect_new, migrate};
use super::error::VaultError;
use super::open::{Unlock, Vault};
use super::pages::is_other_file;
use super::place::NewFile;
use super::progress::CancelFlag;
use crate::crypto::{KDF_VERSIONS, Passphrase, Randomness, SALT_SIZE, VaultKey};

impl Vault {
    /// Makes a new, empty vault and opens it.
    ///
    /// # Errors
    /// [`VaultError::Exists`] if something has this name; else why the file could not be
    /// made. Nothing is left behind.
    pub fn create(
        path: &Path,
        unlock: Unlock,
        randomness: &mut dyn Randomness,
    ) -> Result<Self, VaultError> {
        if path.symlink_metadata().is_ok() {
            return Err(VaultError::Exists);
        }
        let cancel = CancelFlag::default();
        let key = match unlock {
            Unlock::Key(key) => key,
            Unlock::Recovered(key) => VaultKey::new(key, new_salt(randomness)?),
            Unlock::Passphrase(passphrase) => Self::new_key(&passphrase, randomness)?,
        };
        let partial = NewFile::begin(path)?;
        let mut conn = connect_new(partial.path(), &key, &cancel)?;
        migrate(&mut conn)?;
        conn.close().map_err(|(_, error)| error)?;
        let file = partial.put()?;
        let path = path
            .canonicalize()
            .map_err(|source| VaultError::io("the vault could not be opened", source))?;
        let conn = connect(&path, &key, &cancel)?;
        Ok(Self { conn, file, path, key, cancel })
    }

    /// A key under a new salt. With it a recovery sheet can be made before the vault is.
    ///
    /// # Errors
    /// No randomness, or not the memory that deriving needs.
    pub fn new_key(
        passphrase: &Passphrase,
        randomness: &mut dyn Randomness,
    ) -> Result<VaultKey, VaultError> {
        let [params] = KDF_VERSIONS;
        Ok(VaultKey::derive(passphrase, new_salt(randomness)?, params)?)
    }
}

/// A salt that no other type of file begins with.
fn new_salt(randomness: &mut dyn Randomness) -> Result<[u8; SALT_SIZE], VaultError> {
    loop {
        let salt = randomness.bytes()?;
        if !is_other_file(&salt) {
            return Ok(salt);
        }
    }
}
