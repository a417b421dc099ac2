//! New files: made under another name in the same folder, put in place when they are
//! complete, removed if they never are.

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::error::VaultError;

/// Locks a vault's file for this handle alone. `flock` belongs to the handle, so neither
/// another handle nor SQLite's own locks get in its way.
pub(super) fn lock(file: &File) -> Result<(), VaultError> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => Err(VaultError::AlreadyOpen),
        Err(TryLockError::Error(source)) => {
            Err(VaultError::io("the vault could not be locked", source))
        }
    }
}

/// The name of SQLite's journal beside a vault.
pub(super) fn journal(vault: &Path) -> PathBuf {
    let mut name = OsString::from(vault);
    name.push("-journal");
    PathBuf::from(name)
}

/// How the name of a file in the making ends, after that of the file.
const PARTIAL: &str = ".partial";

/// Endings of what Dala makes under names that may never come again: a stump of it would
/// stay for ever.
const OURS: [&str; 2] = [".dala.partial", ".age.partial"];

/// A file in the making, locked. Dropped before it is put in place, it is removed.
pub struct NewFile {
    temporary: PathBuf,
    destination: PathBuf,
    file: Option<File>,
}

impl NewFile {
    /// A new empty file that only its owner can read, to become `destination`. What
    /// killed processes left in the making in that folder is removed.
    pub fn begin(destination: &Path) -> Result<Self, VaultError> {
        let destination = std::path::absolute(destination)
            .map_err(|source| VaultError::io("the folder is not there", source))?;
        let Some(name) = destination.file_name() else {
            return Err(VaultError::io(
                "no file name was given",
                io::ErrorKind::InvalidInput.into(),
            ));
        };
        let mut hidden = OsString::from(".");
        hidden.push(name);
        hidden.push(PARTIAL);
        let temporary = destination.with_file_name(hidden);
        remove_abandoned(&temporary);
        let file = match new_file(&temporary) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                let left = File::open(&temporary).map_err(cannot_create)?;
                lock(&left)?;
                fs::remove_file(&temporary).map_err(cannot_create)?;
                new_file(&temporary).map_err(cannot_create)?
            }
            made => made.map_err(cannot_create)?,
        };
        let partial = Self { temporary, destination, file: Some(file) };
        lock(partial.file()?)?;
        Ok(partial)
    }

    /// Where it is for now.
    pub fn path(&self) -> &Path {
        &self.temporary
    }

    /// The open file.
    ///
    /// # Errors
    /// If it is in place already.
    pub fn file(&self) -> Result<&File, VaultError> {
        self.file.as_ref().ok_or(VaultError::Corrupt("a new file that is closed"))
    }

    /// Puts the file in place for good, unless something has this name already. The
    /// handle that holds the lock is given back.
    pub fn put(self) -> Result<File, VaultError> {
        self.finish(rename_new)
    }

    /// Puts the file in place of the one that has this name.
    pub fn replace(self) -> Result<File, VaultError> {
        self.finish(|from, to| fs::rename(from, to))
    }

    fn finish(
        mut self,
        rename: impl FnOnce(&Path, &Path) -> io::Result<()>,
    ) -> Result<File, VaultError> {
        let file = self.file.take().ok_or(VaultError::Corrupt("a new file that is closed"))?;
        let moved = file
            .sync_all()
            .and_then(|()| rename(&self.temporary, &self.destination))
            .map_err(|source| VaultError::io("the new file could not be put in place", source));
        if let Err(error) = moved {
            self.file = Some(file);
            return Err(error);
        }
        sync_folder(&self.destination);
        Ok(file)
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if self.file.take().is_some() {
            // Nothing more can be done about a file that cannot be removed.
            let _ = fs::remove_file(&self.temporary);
        }
    }
}

/// Removes the vaults and bundles in the making beside `new` that nobody is making any
/// more: those that nobody has locked.
fn remove_abandoned(new: &Path) {
    let Some(Ok(entries)) = new.parent().map(fs::read_dir) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let ours = name.starts_with('.') && OURS.iter().any(|ending| name.ends_with(ending));
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if ours && is_file && File::open(entry.path()).is_ok_and(|left| lock(&left).is_ok()) {
            // What cannot be removed is in nobody's way.
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn new_file(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn cannot_create(source: io::Error) -> VaultError {
    match source.kind() {
        io::ErrorKind::PermissionDenied => VaultError::ReadOnly,
        _ => VaultError::io("the file could not be created", source),
    }
}

/// Renames, never over another file: in one step where the file system can do it.
fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
            Ok(()) => return Ok(()),
            Err(rustix::io::Errno::EXIST) => return Err(io::ErrorKind::AlreadyExists.into()),
            // Not on this file system.
            Err(_) => {}
        }
    }
    match fs::hard_link(from, to) {
        Ok(()) => fs::remove_file(from),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        // FAT and its like know no hard links.
        Err(_) if fs::symlink_metadata(to).is_ok() => Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(from, to),
    }
}

/// Makes a new name in a folder last through a power cut, where that can be done: Windows
/// and folders that may not be read do not allow it. The file has its name already, so
/// nobody may be told that nothing was changed.
fn sync_folder(file: &Path) {
    let _ = file.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all());
}

/// Whether the disk of `file` has room for this many bytes more.
pub fn check_room(file: &Path, bytes: u64) -> Result<(), VaultError> {
    #[cfg(unix)]
    {
        let absolute = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
        let folder = absolute.parent().unwrap_or(&absolute);
        // A disk that does not tell its room is tried all the same.
        if let Ok(disk) = rustix::fs::statvfs(folder)
            && disk.f_bavail.saturating_mul(disk.f_frsize) < bytes
        {
            return Err(VaultError::Full);
        }
    }
    Ok(())
}
