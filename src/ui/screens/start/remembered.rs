//! Where the file of a vault is, kept for the next time: only if the user asks for it, in
//! one file that holds the path and nothing else, and gone when he no longer wants it.

use std::ffi::OsStr;
use std::fs::{self, DirBuilder, File};
use std::io::{ErrorKind, Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use super::means::Means;
use crate::casework::CaseworkError;
use crate::ui::desk::Asked;
use crate::ui::machine::Machine;
use crate::vault::NewFile;

/// Bytes of the longest path that systems take.
const LONGEST: u64 = 4096;

/// Whether a path is kept, and where.
#[derive(Default)]
pub(super) struct Remembered {
    /// The file that keeps it; none where no folder for it is known.
    file: Option<PathBuf>,
    /// Whether the path of what is opened is to be kept.
    pub(super) is_on: bool,
    reading: Option<Asked<Option<PathBuf>>>,
    removing: Option<Asked<()>>,
}

impl Remembered {
    /// Begins to look whether a path is kept.
    pub(super) fn look(means: &Means) -> Self {
        let file = file_of(&means.machine);
        let reading = file.clone().and_then(|file| {
            // Without a thread the path is typed, as if none were kept.
            means.ask(&mut None, move |_| Ok(read(&file)))
        });
        Self { file, reading, ..Self::default() }
    }

    /// The file that keeps the path.
    pub(super) fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// The file, if what is opened is to be kept in it.
    pub(super) fn wanted(&self) -> Option<PathBuf> {
        self.file.clone().filter(|_| self.is_on)
    }

    /// Takes in what is done; gives the path that was kept, once.
    pub(super) fn logic(&mut self, refused: &mut Option<CaseworkError>) -> Option<PathBuf> {
        if let Some(Err(error)) = self.removing.as_mut().and_then(Asked::done) {
            *refused = Some(error);
            // It is still there, and the box is not to say otherwise.
            self.is_on = true;
        }
        let kept = self.reading.as_mut().and_then(Asked::done)?.ok().flatten();
        self.is_on = kept.is_some();
        kept
    }

    /// Switches it on, for what is opened next, or off, which removes what is kept.
    pub(super) fn switch(
        &mut self,
        is_on: bool,
        means: &Means,
        refused: &mut Option<CaseworkError>,
    ) {
        self.is_on = is_on;
        self.reading = None;
        if let Some(file) = self.file.clone().filter(|_| !is_on) {
            self.removing = means.ask(refused, move |_| forget(&file));
        }
    }
}

/// The file that keeps the path.
fn file_of(machine: &Machine) -> Option<PathBuf> {
    Some(machine.config.as_ref()?.join("dala").join("vault-path"))
}

/// The path that is kept, if one is.
fn read(file: &Path) -> Option<PathBuf> {
    let mut bytes = Vec::new();
    File::open(file).ok()?.take(LONGEST + 1).read_to_end(&mut bytes).ok()?;
    let path = PathBuf::from(OsStr::from_bytes(&bytes));
    (bytes.len() as u64 <= LONGEST && path.is_absolute()).then_some(path)
}

/// Keeps a path, in place of the one before.
///
/// # Errors
/// [`CaseworkError`] if the file cannot be written. The one before is as it was.
pub(super) fn keep(file: &Path, path: &Path) -> Result<(), CaseworkError> {
    let path = std::path::absolute(path).map_err(CaseworkError::Write)?;
    if let Some(folder) = file.parent() {
        let mut builder = DirBuilder::new();
        builder.recursive(true).mode(0o700).create(folder).map_err(CaseworkError::Write)?;
    }
    let new = NewFile::begin(file)?;
    let mut inside = new.file()?;
    inside.write_all(path.as_os_str().as_bytes()).map_err(CaseworkError::Write)?;
    new.replace()?;
    Ok(())
}

/// Removes what is kept, and the folder if nothing else is in it.
fn forget(file: &Path) -> Result<(), CaseworkError> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            return Err(CaseworkError::Write(error));
        }
        _ => {}
    }
    if let Some(folder) = file.parent() {
        // A program that was killed may have left it in the making; making it anew removes
        // that, and dropping it removes the new one.
        let _ = NewFile::begin(file);
        let _ = fs::remove_dir(folder);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_kept_replaced_and_gone_without_a_trace() {
        let config = tempfile::tempdir().unwrap();
        let machine = Machine { config: Some(config.path().join("x")), ..Machine::default() };
        let file = file_of(&machine).unwrap();
        assert_eq!(read(&file), None);
        for path in ["/mnt/a ғ.dala", "/mnt/b.dala"] {
            keep(&file, Path::new(path)).unwrap();
            assert_eq!(read(&file), Some(path.into()));
        }
        fs::File::create(file.with_file_name(".vault-path.partial")).unwrap();
        forget(&file).unwrap();
        assert_eq!(fs::read_dir(config.path().join("x")).unwrap().count(), 0);
        forget(&file).unwrap();
    }

    #[test]
    fn what_is_no_path_is_not_taken_for_one() {
        let config = tempfile::tempdir().unwrap();
        let file = config.path().join("vault-path");
        for bytes in [&b""[..], b"notes.dala", &[b'/'; 5000]] {
            File::create(&file).unwrap().write_all(bytes).unwrap();
            assert_eq!(read(&file), None);
        }
    }
}
