//! Settings: what the window remembers between two openings, such as the width of a panel
//! or the language. They are in the vault, not beside it; they never leave it.

use crate::casework::{Casework, CaseworkError};

const MOST_SETTINGS: u64 = 1_000;
const MOST_BYTES: usize = 64 << 10;

impl Casework {
    /// A setting, if it was set.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn setting(&self, name: &str) -> Result<Option<String>, CaseworkError> {
        Ok(self.vault.read(|tx| tx.setting(name))?)
    }

    /// Sets a setting; an empty value removes it. A value may name a record by its id, and
    /// goes when that record is forgotten; it never holds what a record says. Names have 1
    /// to 64 of `[a-z0-9_.-]`, values at most 64 KiB.
    ///
    /// # Errors
    /// [`CaseworkError::NoSetting`], or the vault cannot be written; it is as before then.
    pub fn set_setting(&mut self, name: &str, value: &str) -> Result<(), CaseworkError> {
        let of_name = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_.-".contains(&b);
        let fits = (1..=64).contains(&name.len()) && name.bytes().all(of_name);
        if !fits || value.len() > MOST_BYTES {
            return Err(CaseworkError::NoSetting);
        }
        self.vault.write("set a setting", |tx| {
            if tx.other_settings(name)? >= MOST_SETTINGS {
                return Err(CaseworkError::NoSetting);
            }
            Ok(tx.set_setting(name, Some(value).filter(|value| !value.is_empty()))?)
        })
    }
}
