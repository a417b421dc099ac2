//! What the machine offers beside its screen: the folders of its user, a printer, whether
//! files can be dropped into the window. Found out once, at the start.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// What the machine offers.
#[derive(Clone, Default)]
pub(super) struct Machine {
    /// The user's own folder.
    pub(super) home: Option<PathBuf>,
    /// The folder in which programs keep what their user chose.
    pub(super) config: Option<PathBuf>,
    /// The program that prints what it is given on its standard input.
    pub(super) printer: Option<PathBuf>,
    /// Whether files can be dropped into the window.
    pub(super) takes_drops: bool,
}

impl Machine {
    /// This one.
    pub(super) fn this() -> Self {
        let folder = |name: &str| env::var_os(name).map(PathBuf::from).filter(|p| p.is_absolute());
        let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
        let home = folder("HOME");
        let config =
            folder("XDG_CONFIG_HOME").or_else(|| home.as_deref().map(|home| home.join(".config")));
        Self {
            config,
            home,
            printer: env::var_os("PATH").and_then(|path| find("lp", &path)),
            // Under Wayland the window is told of no dropped file.
            takes_drops: !is_set("WAYLAND_DISPLAY") && !is_set("WAYLAND_SOCKET"),
        }
    }

    /// Where somebody means who typed this: `~/` stands for the home folder. None if nothing
    /// is typed.
    pub(super) fn path(&self, typed: &str) -> Option<PathBuf> {
        let typed = typed.trim();
        let at_home = typed.strip_prefix("~/").zip(self.home.as_deref());
        let path = at_home.map_or_else(|| PathBuf::from(typed), |(rest, home)| home.join(rest));
        (!typed.is_empty()).then_some(path)
    }

    /// A path as people read it: `~/` for the home folder.
    pub(super) fn in_words(&self, path: &Path) -> String {
        let rest = self.home.as_deref().and_then(|home| path.strip_prefix(home).ok());
        match rest {
            Some(rest) => format!("~/{}", rest.to_string_lossy()),
            None => path.to_string_lossy().into_owned(),
        }
    }
}

/// A program in one of the folders in which programs are looked for.
pub(super) fn find(program: &str, folders: &OsStr) -> Option<PathBuf> {
    let mut places = env::split_paths(folders).filter(|folder| folder.is_absolute());
    places.find_map(|folder| Some(folder.join(program)).filter(|path| path.is_file()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_found_in_its_folder_alone() {
        let folder = tempfile::tempdir().unwrap();
        let other = tempfile::tempdir().unwrap();
        let program = folder.path().join("lp");
        std::fs::create_dir(other.path().join("lp")).unwrap();
        std::fs::File::create(&program).unwrap();
        let path = env::join_paths([Path::new("."), other.path(), folder.path()]).unwrap();
        assert_eq!(find("lp", &path), Some(program), "not a folder of that name");
        assert_eq!(find("lpr", &path), None);
    }

    #[test]
    fn a_typed_path_may_begin_at_home() {
        let machine = Machine { home: Some("/home/a".into()), ..Machine::default() };
        assert_eq!(machine.path(" ~/notes.dala "), Some("/home/a/notes.dala".into()));
        assert_eq!(machine.path("/mnt/x y.dala"), Some("/mnt/x y.dala".into()));
        assert_eq!(machine.path("  "), None);
        assert_eq!(machine.in_words(Path::new("/home/a/b/c.dala")), "~/b/c.dala");
        assert_eq!(machine.in_words(Path::new("/mnt/c.dala")), "/mnt/c.dala");
        assert_eq!(Machine::default().path("~/x"), Some("~/x".into()), "no home is known");
    }
}
