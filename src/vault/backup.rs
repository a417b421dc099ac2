//! A copy of the vault while it is open: made under another name, read back from the
//! disk and compared, and only then put in place.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use super::connect::{check_version, connect, connect_new};
use super::error::VaultError;
use super::open::{Vault, bytes_of};
use super::pages::{Pages, pass};
use super::place::{NewFile, check_room};
use super::progress::{CancelFlag, Progress};
use crate::crypto::VaultKey;

/// Pages copied between two looks at the cancel flag: 4 MiB.
const PAGES_PER_STEP: i32 = 64;

impl Vault {
    /// Copies the vault to a new file, opened by the same passphrase. Done means that
    /// the copy was synced, read back and found whole.
    ///
    /// # Errors
    /// [`VaultError::Exists`] rather than over another file, [`VaultError::Full`] before
    /// writing if there is no room. On failure or cancel nothing is left behind.
    pub fn back_up(
        &self,
        destination: &Path,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), VaultError> {
        if destination.symlink_metadata().is_ok() {
            return Err(VaultError::Exists);
        }
        self.copy(destination, &self.key, progress)?.put()?;
        Ok(())
    }

    /// A verified copy under another name and maybe another key.
    pub(super) fn copy(
        &self,
        destination: &Path,
        key: &VaultKey,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<NewFile, VaultError> {
        let size = self.page_bytes()?;
        check_room(destination, size)?;
        let partial = NewFile::begin(destination)?;
        let mut copy = connect_new(partial.path(), key, &self.cancel)?;
        copy_pages(&self.conn, &mut copy, &self.cancel, &mut pass(0, 2, size, progress))?;
        copy.close().map_err(|(_, error)| error)?;
        self.verify(&partial, key, size, progress)?;
        Ok(partial)
    }

    /// Bytes of all pages as SQLite has them.
    pub(super) fn page_bytes(&self) -> Result<u64, VaultError> {
        Ok(bytes_of(self.conn.pragma_query_value(None, "page_count", |row| row.get::<_, u64>(0))?))
    }

    /// Whether a copy, written and closed, is whole on the disk and holds as much. Counts
    /// as the second pass of two over `size` bytes.
    pub(super) fn verify(
        &self,
        partial: &NewFile,
        key: &VaultKey,
        size: u64,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), VaultError> {
        let file = partial.file()?;
        file.sync_all().map_err(|source| VaultError::io("the copy could not be synced", source))?;
        forget_cached(file);
        let pages = Pages::of(file)?;
        if pages.count() == 0 || pages.salt()? != *key.salt() {
            return Err(VaultError::NotVerified("its beginning differs"));
        }
        let damaged = pages.damaged(key, &self.cancel, &mut pass(1, 2, size, progress))?;
        if !damaged.is_empty() {
            return Err(VaultError::NotVerified("a page differs"));
        }
        let copy = connect(partial.path(), key, &self.cancel)?;
        check_version(&copy)?;
        compare(&self.conn, &copy)
    }
}

fn copy_pages(
    from: &Connection,
    to: &mut Connection,
    cancel: &CancelFlag,
    progress: &mut dyn FnMut(u64),
) -> Result<(), VaultError> {
    let backup = Backup::new(from, to)?;
    loop {
        cancel.check()?;
        let step = backup.step(PAGES_PER_STEP)?;
        let at = backup.progress();
        progress(bytes_of(u64::try_from(at.pagecount - at.remaining).unwrap_or_default()));
        match step {
            StepResult::Done => return Ok(()),
            StepResult::More => {}
            _ => return Err(VaultError::AlreadyOpen),
        }
    }
}

/// So that reading back asks the disk, not the memory of the operating system.
pub fn forget_cached(file: &std::fs::File) {
    #[cfg(target_os = "linux")]
    {
        // Only a better check: without it the copy is still read back.
        let _ = rustix::fs::fadvise(file, 0, None, rustix::fs::Advice::DontNeed);
    }
    #[cfg(not(target_os = "linux"))]
    let _ = file;
}

/// Whether the copy is sound and has as many rows of everything.
fn compare(vault: &Connection, copy: &Connection) -> Result<(), VaultError> {
    let sound: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if sound != "ok" {
        return Err(VaultError::NotVerified("its structure is broken"));
    }
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
    let names = |conn: &Connection| -> Result<Vec<String>, VaultError> {
        let mut statement = conn.prepare(sql)?;
        let names = statement.query_map([], |row| row.get(0))?;
        Ok(names.collect::<rusqlite::Result<_>>()?)
    };
    let tables = names(vault)?;
    if names(copy)? != tables {
        return Err(VaultError::NotVerified("a table is missing"));
    }
    for table in tables {
        let sql = format!("SELECT count(*) FROM \"{}\"", table.replace('"', "\"\""));
        let rows = |conn: &Connection| conn.query_row(&sql, [], |row| row.get::<_, i64>(0));
        if rows(vault)? != rows(copy)? {
            return Err(VaultError::NotVerified("rows are missing"));
        }
    }
    Ok(())
}
