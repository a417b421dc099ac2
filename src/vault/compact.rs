//! Writing the vault anew, without free pages and without leftovers.
//!
//! `secure_delete` wipes what is deleted where it lies. But when SQLite splits a page it
//! leaves copies of the moved rows in the gap of the old page, and of those a later
//! deletion knows nothing. After forgetting and erasing, only a new file has no trace.

use super::error::VaultError;
use super::open::Vault;
use super::pages::pass;
use super::place::{NewFile, check_room};
use super::progress::Progress;

impl Vault {
    /// Writes the vault anew beside itself, verifies that and puts it in its place: what
    /// was deleted before is in no page of the file any more. Needs room for the vault a
    /// second time. A kill leaves the old file or the new one.
    ///
    /// # Errors
    /// Why the new file could not be made. The vault is as before.
    pub fn compact(&mut self, progress: &mut dyn FnMut(Progress)) -> Result<(), VaultError> {
        let size = self.page_bytes()?;
        check_room(&self.path, size)?;
        let partial = NewFile::begin(&self.path)?;
        let path = partial.path().to_str().ok_or(VaultError::Io {
            what: "the folder of the vault has a name that SQLite cannot take",
            source: std::io::ErrorKind::InvalidInput.into(),
        })?;
        self.conn.execute("VACUUM INTO ?1", [path])?;
        pass(0, 2, size, progress)(size);
        self.verify(&partial, &self.key, size, progress)?;
        self.move_into(partial, self.key.clone())
    }
}
