//! Folders and files that may only be read, for a user who is not root.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::Path;
use std::process::Command;

use super::common;
use super::common::program::{
    create, dala, err, everything, names, open_whole, refused, say, succeeds, text, write,
};

/// Whom no file belongs to: "nobody".
const NOBODY: u32 = 65_534;

/// The program as somebody for whom permissions count. None: that cannot be had here.
fn as_nobody(folder: &Path, args: &[&str]) -> Option<Command> {
    let command = dala(folder, args);
    if !rustix::process::geteuid().is_root() {
        return Some(command);
    }
    // Where the program was built, nobody may be kept out.
    let program = folder.join("dala");
    if !program.exists() {
        fs::copy(command.get_program(), &program).unwrap();
    }
    chown(folder.join("passphrase"), Some(NOBODY), None).unwrap();
    let mut drop = Command::new("setpriv");
    drop.args(["--reuid", &NOBODY.to_string(), "--clear-groups", "--"]).arg(program);
    drop.args(command.get_args()).current_dir(folder);
    drop.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    let works =
        Command::new("setpriv").args(["--reuid", "65534", "--clear-groups", "true"]).status();
    works.is_ok_and(|status| status.success()).then_some(drop)
}

fn allow(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    if rustix::process::geteuid().is_root() {
        chown(path, Some(NOBODY), None).unwrap();
    }
}

#[test]
fn a_vault_that_may_only_be_read_is_read_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    allow(folder.path(), 0o755);
    for name in ["closed", "open"] {
        fs::create_dir(at(name)).unwrap();
        allow(&at(name), 0o755);
    }
    let vault = at("closed/a.dala");
    let mut casework = create(&vault, "A", 1);
    let person = common::add(&mut casework, "person", None, None, &[("family_name", "Белый")]);
    write(&at("a.dalacard"), casework.card().unwrap().to_text().as_bytes());
    let all = everything(&casework, &["person"]);
    drop(casework);
    let id = person.to_string();
    let run = |args: &[&str]| as_nobody(folder.path(), args);
    if run(&["list", text(&vault), "person"]).is_none() {
        say("SKIPPED: a_vault_that_may_only_be_read…: root cannot become another user here");
        return;
    }
    // The file may be written and its folder not; then neither.
    for mode in [0o600, 0o400] {
        allow(&vault, mode);
        allow(&at("closed"), 0o555);
        let run = |args: &[&str]| run(args).unwrap();
        assert!(succeeds(run(&["list", text(&vault), "person"])).contains("Белый"));
        let line = refused(run(&["edit", text(&vault), &id, "--set", "given_name=Aza"]));
        assert!(line.contains("can only be read; nothing was changed"), "{line}");
        let line = refused(run(&["export", text(&vault), "closed", "--to", "a.dalacard"]));
        assert!(line.contains("can only be read; nothing was changed"), "{line}");
        let line = refused(run(&["export", text(&vault), "open", "--to", "a.dalacard"]));
        assert!(line.contains("can only be read; nothing was changed"), "{line}");
        let line = refused(run(&["backup", text(&vault), "closed/copy.dala"]));
        assert!(line.contains("can only be read; nothing was changed"), "{line}");
        succeeds(run(&["backup", text(&vault), "open/copy.dala"]));
        assert_eq!(names(&at("closed")), ["a.dala"]);
        assert_eq!(names(&at("open")), ["copy.dala"]);
        fs::remove_file(at("open/copy.dala")).unwrap();
        let checked = run(&["check", text(&vault)]).output().unwrap();
        assert!(checked.status.success(), "{}", err(&checked));
        allow(&at("closed"), 0o755);
        assert_eq!(everything(&open_whole(&vault, 1), &["person"]), all);
    }
}
