//! What the window remembers: its choices, by name. No content, never exported, never
//! merged. Apart from the vault's own keys, so that nothing that is set here can touch them.

use rusqlite::params;

use super::door::{ReadTx, WriteTx};
use super::error::VaultError;
use crate::record::RecordId;

impl ReadTx<'_> {
    /// The setting of this name.
    ///
    /// # Errors
    /// If the vault cannot be read.
    pub fn setting(&self, name: &str) -> Result<Option<String>, VaultError> {
        self.one("SELECT value FROM settings WHERE name = ?1", [name], |row| row.get(0))
    }

    /// How many settings there are beside the one of this name.
    ///
    /// # Errors
    /// If the vault cannot be read.
    pub fn other_settings(&self, name: &str) -> Result<u64, VaultError> {
        let sql = "SELECT count(*) FROM settings WHERE name <> ?1";
        Ok(self.one(sql, [name], |row| row.get(0))?.unwrap_or_default())
    }
}

impl WriteTx<'_> {
    /// Sets it; with none, removes it.
    ///
    /// # Errors
    /// If the vault cannot be written.
    pub fn set_setting(&mut self, name: &str, value: Option<&str>) -> Result<(), VaultError> {
        match value {
            Some(value) => {
                let sql = "INSERT OR REPLACE INTO settings (name, value) VALUES (?1, ?2)";
                self.run(sql, params![name, value])?;
            }
            None => {
                self.run("DELETE FROM settings WHERE name = ?1", [name])?;
            }
        }
        Ok(())
    }

    /// Removes the settings that name a record, as that of the page which was open last.
    ///
    /// # Errors
    /// If the vault cannot be written.
    pub fn forget_in_settings(&mut self, record: &RecordId) -> Result<(), VaultError> {
        self.run("DELETE FROM settings WHERE instr(value, ?1) > 0", [record.to_string()])?;
        Ok(())
    }
}
