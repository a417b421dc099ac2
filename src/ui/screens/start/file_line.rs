//! A path in a line: typed, chosen or dropped. One that was chosen is kept exactly, even if
//! its name is not text and the line can show it only roughly.

use std::path::{Path, PathBuf};

use crate::ui::machine::Machine;

/// A path in a line.
#[derive(Default)]
pub(super) struct FileLine {
    /// What stands in the line.
    pub(super) typed: String,
    /// What was chosen, and how the line shows it.
    exact: Option<(String, PathBuf)>,
}

impl FileLine {
    /// Puts a path into the line.
    pub(super) fn set(&mut self, path: &Path, machine: &Machine) {
        self.typed = machine.in_words(path);
        self.exact = Some((self.typed.clone(), path.to_owned()));
    }

    /// The path that it means, if it is not empty.
    pub(super) fn path(&self, machine: &Machine) -> Option<PathBuf> {
        match &self.exact {
            Some((shown, path)) if *shown == self.typed => Some(path.clone()),
            _ => machine.path(&self.typed),
        }
    }

    /// Whether nothing stands in it.
    pub(super) fn is_empty(&self) -> bool {
        self.typed.trim().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chosen_path_is_kept_to_the_byte_until_the_line_is_changed() {
        use std::os::unix::ffi::OsStringExt;
        let odd = PathBuf::from(std::ffi::OsString::from_vec(b"/mnt/\xff.dala".to_vec()));
        let machine = Machine::default();
        let mut line = FileLine::default();
        line.set(&odd, &machine);
        assert_eq!(line.path(&machine), Some(odd));
        line.typed = "/mnt/a.dala".to_owned();
        assert_eq!(line.path(&machine), Some("/mnt/a.dala".into()));
        assert!(FileLine::default().is_empty());
    }
}
