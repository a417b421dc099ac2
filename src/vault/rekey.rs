//! A new passphrase: a whole new file beside the vault, under a new salt and key, which
//! then takes its place in one step. A kill leaves the vault with the old passphrase or
//! with the new one. Backups made before keep the old one.

use rusqlite::Connection;

use super::connect::connect;
use super::error::VaultError;
use super::open::Vault;
use super::place::{NewFile, journal};
use super::progress::Progress;
use crate::crypto::{KDF_VERSIONS, Passphrase, Randomness, VaultKey};

impl Vault {
    /// As [`Vault::set_passphrase`], for whoever knows the old one.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`] if `old` is not the vault's; else as there.
    pub fn change_passphrase(
        &mut self,
        old: &Passphrase,
        new: &Passphrase,
        randomness: &mut dyn Randomness,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), VaultError> {
        let mut fits = false;
        for params in KDF_VERSIONS {
            fits |= VaultKey::derive(old, *self.key.salt(), params)?.is_same(&self.key);
        }
        if !fits {
            return Err(VaultError::WrongPassphrase);
        }
        self.set_passphrase(new, randomness, progress)
    }

    /// Gives the vault a passphrase, and with it a new salt and key: recovery sheets of the
    /// old key do not open it any more. Needs room for the vault a second time.
    ///
    /// # Errors
    /// Why the new file could not be made. The vault is as before.
    pub fn set_passphrase(
        &mut self,
        new: &Passphrase,
        randomness: &mut dyn Randomness,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), VaultError> {
        let key = Self::new_key(new, randomness)?;
        self.change_key(key, progress)
    }

    /// Changes the key itself.
    ///
    /// # Errors
    /// Why the new file could not be made. The vault is as before.
    pub fn change_key(
        &mut self,
        key: VaultKey,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), VaultError> {
        let partial = self.copy(&self.path, &key, progress)?;
        self.move_into(partial, key)
    }

    /// Puts a verified copy in the place of the vault, and goes on in it.
    pub(super) fn move_into(&mut self, partial: NewFile, key: VaultKey) -> Result<(), VaultError> {
        self.cancel.check()?;
        // A journal of the old file would be played into the new one.
        if journal(&self.path).exists() {
            return Err(VaultError::Corrupt("a journal beside the idle vault"));
        }
        let nothing = Connection::open_in_memory()?;
        let file = partial.replace()?;
        // From here on the old file has no name. Nothing may be written to it any more,
        // not even if the new one could not be opened: then this vault is an empty one.
        self.conn = nothing;
        self.file = file;
        let conn = connect(&self.path, &key, &self.cancel);
        self.key = key;
        self.conn = conn.map_err(|_| VaultError::NotReopened)?;
        Ok(())
    }
}
