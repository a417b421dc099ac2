//! Which files somebody means who hands over files and folders: those of a folder with all
//! that is in it, without following links, and within bounds. Needs no vault.

use std::fs::DirEntry;
use std::path::{Path, PathBuf};

use crate::casework::CaseworkError;
use crate::casework::jobs::{Step, Watch};

/// Files that are taken at once.
const MOST_FILES: usize = 20_000;
/// Files and folders that are looked at.
const MOST_SEEN: usize = 200_000;

/// Files that are to be taken in.
#[derive(Default)]
pub struct Gathered {
    /// The files, each with its bytes, in the order in which they were given; those of a
    /// folder by name.
    pub files: Vec<(PathBuf, u64)>,
    /// What is not taken, and why.
    pub refused: Vec<(PathBuf, CaseworkError)>,
    /// How many files that file managers hide were left out of folders: they belong to
    /// programs, not to people.
    pub hidden: u64,
}

impl Gathered {
    /// How many bytes there are in all.
    pub fn bytes(&self) -> u64 {
        self.files.iter().fold(0, |sum, (_, size)| sum.saturating_add(*size))
    }
}

/// Finds the files that are meant by these paths.
///
/// # Errors
/// [`CaseworkError::Cancelled`].
pub fn gather(given: &[PathBuf], watch: &mut dyn Watch) -> Result<Gathered, CaseworkError> {
    let mut walk = Walk { found: Gathered::default(), seen: 0 };
    for path in given {
        match std::fs::metadata(path) {
            Ok(found) if found.is_dir() => walk.folder(path, watch)?,
            Ok(found) if found.is_file() => walk.take(path.clone(), found.len()),
            Ok(_) => walk.refuse(path.clone(), no_file()),
            Err(error) => walk.refuse(path.clone(), CaseworkError::Read(error)),
        }
    }
    Ok(walk.found)
}

struct Walk {
    found: Gathered,
    seen: usize,
}

impl Walk {
    /// All that is in a folder, the folders in it after its files.
    fn folder(&mut self, folder: &Path, watch: &mut dyn Watch) -> Result<(), CaseworkError> {
        let mut open = vec![folder.to_owned()];
        while let Some(folder) = open.pop() {
            let mut entries = match std::fs::read_dir(&folder) {
                Ok(entries) => entries.filter_map(Result::ok).collect::<Vec<_>>(),
                Err(error) => {
                    self.refuse(folder, CaseworkError::Read(error));
                    continue;
                }
            };
            entries.sort_by_key(DirEntry::file_name);
            let mut folders = Vec::new();
            for entry in entries {
                if watch.is_cancelled() {
                    return Err(CaseworkError::Cancelled);
                }
                self.seen += 1;
                if self.seen > MOST_SEEN || self.found.files.len() >= MOST_FILES {
                    self.refuse(folder, CaseworkError::TooManyFiles { most: MOST_FILES as u64 });
                    return Ok(());
                }
                folders.extend(self.entry(&entry));
            }
            watch.step(Step { done: self.seen as u64, total: 0, stage: "looking for files" });
            open.extend(folders.into_iter().rev());
        }
        Ok(())
    }

    /// Takes a file, or gives the folder that it is. What a link leads to is looked at by
    /// nobody: it may be anything on this machine.
    fn entry(&mut self, entry: &DirEntry) -> Option<PathBuf> {
        let path = entry.path();
        if is_hidden(&path) {
            self.found.hidden += 1;
            return None;
        }
        match entry.metadata() {
            Ok(found) if found.is_dir() => return Some(path),
            Ok(found) if found.is_file() => self.take(path, found.len()),
            Ok(found) if found.is_symlink() => self.refuse(path, CaseworkError::IsLink),
            Ok(_) => self.refuse(path, no_file()),
            Err(error) => self.refuse(path, CaseworkError::Read(error)),
        }
        None
    }

    fn take(&mut self, path: PathBuf, size: u64) {
        self.found.files.push((path, size));
    }

    fn refuse(&mut self, path: PathBuf, why: CaseworkError) {
        self.found.refused.push((path, why));
    }
}

/// A pipe or a device: reading it might never end.
fn no_file() -> CaseworkError {
    CaseworkError::Read(std::io::ErrorKind::InvalidInput.into())
}

fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') || matches!(&*name.to_lowercase(), "thumbs.db" | "desktop.ini")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(found: &Gathered) -> Vec<String> {
        let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
        found.files.iter().map(|(path, _)| name(path)).collect()
    }

    fn write(path: &Path, bytes: &[u8]) {
        std::io::Write::write_all(&mut std::fs::File::create(path).unwrap(), bytes).unwrap();
    }

    #[test]
    fn a_folder_stands_for_its_files_and_what_is_hidden_is_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir(at("b")).unwrap();
        for name in ["c.jpg", "a.jpg", "b/d.jpg", ".DS_Store", "Thumbs.db"] {
            write(&at(name), b"12");
        }
        let given = [folder.path().to_owned(), at("a.jpg"), at("nowhere")];
        let found = gather(&given, &mut ()).unwrap();
        assert_eq!(names(&found), ["a.jpg", "c.jpg", "d.jpg", "a.jpg"]);
        assert_eq!((found.bytes(), found.hidden), (8, 2));
        let [(path, why)] = found.refused.as_slice() else { panic!("one is not there") };
        assert_eq!(*path, at("nowhere"));
        assert!(matches!(why, CaseworkError::Read(_)), "{why}");
    }

    #[cfg(unix)]
    #[test]
    fn links_are_told_and_not_followed_so_none_leads_round_in_a_circle() {
        let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        write(&elsewhere.path().join("key"), b"secret");
        write(&folder.path().join("a.jpg"), b"1");
        let link = |to: &Path, name: &str| {
            std::os::unix::fs::symlink(to, folder.path().join(name)).unwrap();
        };
        link(folder.path(), "round");
        link(&elsewhere.path().join("key"), "z.jpg");
        let found = gather(&[folder.path().to_owned()], &mut ()).unwrap();
        assert_eq!(names(&found), ["a.jpg"]);
        assert_eq!(found.refused.len(), 2);
        let is_link = |(_, why): &(PathBuf, CaseworkError)| matches!(why, CaseworkError::IsLink);
        assert!(found.refused.iter().all(is_link));
    }
}
