//! The process that has files chosen for a window: what a desktop's window for it answers,
//! and that it ends, with that window, when nobody waits for the answer any more.
#![cfg(all(target_os = "linux", feature = "gui"))]
#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod common;

use std::fs::{self, Permissions};
use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};

use common::program::write;
use common::screen::until;

/// The process, where the only window for choosing files is a script, if there is one.
fn chooser(folder: &Path, zenity: &str) -> (Child, ChildStdin) {
    if !zenity.is_empty() {
        write(&folder.join("zenity"), format!("#!/bin/sh\n{zenity}\n").as_bytes());
        fs::set_permissions(folder.join("zenity"), Permissions::from_mode(0o700)).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_dala"));
    command.args(["window", "--choose"]).current_dir(folder).env("PATH", folder);
    command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let question = child.stdin.take().unwrap();
    (child, question)
}

fn answer(zenity: &str, wanted: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let (mut child, mut question) = chooser(folder.path(), zenity);
    question.write_all(wanted).unwrap();
    let mut answer = String::new();
    child.stdout.take().unwrap().read_to_string(&mut answer).unwrap();
    assert!(child.wait().unwrap().success());
    answer
}

#[test]
fn what_the_desktop_answers_comes_back() {
    assert_eq!(answer("echo /stick/ғ.dala", b"open vault\0\0"), "paths\0/stick/ғ.dala");
    let named = r#"for last; do :; done; echo "/stick/$last""#;
    assert_eq!(answer(named, b"save\0table.csv\0"), "paths\0/stick/table.csv");
    assert_eq!(answer("/bin/sleep 1; exit 1", b"folder\0\0"), "nothing");
    assert_eq!(answer("exit 1", b"folder\0\0"), "unavailable", "nobody is so quick");
    assert_eq!(answer("", b"folder\0\0"), "unavailable", "no portal, and nothing in its place");
    assert_eq!(answer("echo /stick", b"another word\0\0"), "unavailable");
}

#[test]
fn it_ends_with_its_window_when_nobody_waits_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let (mut child, mut question) = chooser(folder.path(), "echo $$ > pid; /bin/sleep 1000");
    question.write_all(b"files\0\0").unwrap();
    let pid = || fs::read_to_string(at("pid")).unwrap_or_default();
    until("the desktop's window shows", || pid().ends_with('\n'));
    drop(question);
    child.wait().unwrap();
    let is_gone = || {
        let state = fs::read_to_string(format!("/proc/{}/stat", pid().trim()));
        state.is_err() || state.is_ok_and(|state| state.contains(" Z "))
    };
    until("the desktop's window is gone", is_gone);
}
