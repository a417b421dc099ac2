//! This vault's own secrets and facts, by name: signing seed, sealing identity, its name.

use rusqlite::params;
use zeroize::Zeroizing;

use super::door::{ReadTx, WriteTx};
use super::error::VaultError;

impl ReadTx<'_> {
    /// The value of this name, wiped when dropped.
    ///
    /// # Errors
    /// If the vault cannot be read.
    pub fn own(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        self.one("SELECT value FROM own WHERE name = ?1", [name], |row| {
            row.get(0).map(Zeroizing::new)
        })
    }
}

impl WriteTx<'_> {
    /// Sets the value of this name.
    ///
    /// # Errors
    /// If the vault cannot be written.
    pub fn set_own(&mut self, name: &str, value: &[u8]) -> Result<(), VaultError> {
        self.run("INSERT OR REPLACE INTO own (name, value) VALUES (?1, ?2)", params![name, value])?;
        Ok(())
    }

    /// Removes it; whether it was there.
    ///
    /// # Errors
    /// If the vault cannot be written.
    pub fn remove_own(&mut self, name: &str) -> Result<bool, VaultError> {
        Ok(self.run("DELETE FROM own WHERE name = ?1", [name])? > 0)
    }
}
