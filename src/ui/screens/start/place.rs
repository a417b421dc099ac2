//! What is known of a path before anything is done there: whether something has this name,
//! whether its folder is there, whether its drive is one that is carried about.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::means::Means;
use crate::ui::desk::Asked;

/// What is known of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Place {
    /// Something has this name.
    pub(super) is_there: bool,
    /// The folder that it is in is there.
    pub(super) has_folder: bool,
    /// Its drive is a stick, a card or another one that is carried about.
    pub(super) is_removable: bool,
}

impl Place {
    fn of(path: &Path) -> Self {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let is_there = path.symlink_metadata().is_ok();
        let folder = path.parent().unwrap_or(&path);
        let is_removable = fs::metadata(&path)
            .or_else(|_| fs::metadata(folder))
            .is_ok_and(|found| is_on_removable_drive(found.dev()));
        Self { is_there, has_folder: folder.is_dir(), is_removable }
    }
}

/// Linux names the drive of each device, and tells of a drive whether it can be taken out
/// and whether it hangs on USB.
fn is_on_removable_drive(device: u64) -> bool {
    let (major, minor) = (rustix::fs::major(device), rustix::fs::minor(device));
    let Ok(device) = fs::canonicalize(format!("/sys/dev/block/{major}:{minor}")) else {
        return false;
    };
    let is_part = device.join("partition").exists();
    let drive = if is_part { device.parent().unwrap_or(&device) } else { &device };
    let can_be_taken_out =
        fs::read_to_string(drive.join("removable")).is_ok_and(|text| text.trim() == "1");
    let on_usb = drive.iter().any(|part| part.to_string_lossy().starts_with("usb"));
    can_be_taken_out || on_usb
}

/// Looks at a path, and anew when it is another one. Typing does not wait for the disk.
#[derive(Default)]
pub(super) struct Watched {
    of: Option<PathBuf>,
    looking: Option<Asked<Place>>,
    known: Option<Place>,
}

impl Watched {
    /// Takes in what is known of this path.
    pub(super) fn look(&mut self, means: &Means, path: Option<PathBuf>) {
        if let Some(Ok(place)) = self.looking.as_mut().and_then(Asked::done) {
            (self.known, self.looking) = (Some(place), None);
        }
        if self.of == path || self.looking.is_some() {
            return;
        }
        self.known = None;
        self.of.clone_from(&path);
        if let Some(path) = path {
            // Without a thread nothing is known, and what is done there tells itself.
            self.looking = means.ask(&mut None, move |_| Ok(Place::of(&path)));
        }
    }

    /// What is known.
    pub(super) fn known(&self) -> Option<Place> {
        self.known.filter(|_| self.looking.is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_tells_whether_it_and_its_folder_are_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.dala");
        let place = Place::of(&path);
        assert_eq!((place.is_there, place.has_folder), (false, true));
        fs::File::create(&path).unwrap();
        assert!(Place::of(&path).is_there);
        let nowhere = Place::of(&folder.path().join("no/a.dala"));
        assert_eq!(nowhere, Place::default());
    }
}
