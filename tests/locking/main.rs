//! Locking replaces the process: of what was open nothing is left in its memory, and
//! neither its arguments nor its environment tell anything. The real window on a screen of
//! its own, by keyboard.
#![cfg(all(target_os = "linux", feature = "gui"))]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail where it stands"
)]

#[path = "../common/mod.rs"]
mod common;
mod memory;

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use common::program::{PASSPHRASE, dala, say, succeeds, text};
use common::screen::{Screen, until};
use dala::crypto::{KDF_VERSIONS, Passphrase, SALT_SIZE, derive_key};
use memory::Needles;
use rustix::process::{Pid, Resource, Rlimit, Signal, getrlimit, getuid, kill_process, setrlimit};

/// No piece of these is in any form or message that Dala knows.
const NAME: &str = "Quyxvornth";
const ACCOUNT: &str = "Оплэндрощ фывжъюк ыщдрыч";

/// `O_CLOEXEC` in `/proc/PID/fdinfo`.
const CLOSE_ON_EXEC: i64 = 0o2_000_000;

/// A window that ends with the test.
struct Window(Child);

impl Window {
    fn proc(&self, name: &str) -> Vec<u8> {
        fs::read(format!("/proc/{}/{name}", self.0.id())).unwrap()
    }

    /// How often it has a file open.
    fn handles_on(&self, path: &Path) -> usize {
        let handles = fs::read_dir(format!("/proc/{}/fd", self.0.id())).unwrap().flatten();
        handles.filter(|h| fs::read_link(h.path()).is_ok_and(|to| to == path)).count()
    }

    /// What stands in the list of processes.
    fn listed(&self) -> Vec<u8> {
        [self.proc("cmdline"), self.proc("environ")].concat()
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The handles that the next program of this process inherits, the three of every program
/// apart.
fn handles_to_inherit(pid: u32) -> BTreeSet<u32> {
    let goes_on = |number: &u32| {
        let info = fs::read_to_string(format!("/proc/{pid}/fdinfo/{number}")).unwrap_or_default();
        let flags = info.lines().find_map(|line| line.strip_prefix("flags:"));
        flags.is_some_and(|f| i64::from_str_radix(f.trim(), 8).unwrap() & CLOSE_ON_EXEC == 0)
    };
    let handles = fs::read_dir(format!("/proc/{pid}/fd")).unwrap().flatten();
    let numbers = handles.map(|handle| handle.file_name().to_str().unwrap().parse().unwrap());
    numbers.filter(|number| *number > 2 && goes_on(number)).collect()
}

fn vault(folder: &Path) -> String {
    let path = text(&folder.join("wxq-interviews.dala")).to_owned();
    succeeds(dala(folder, &["new", &path, "--name", "steppe-3"]));
    let (name, account) = (format!("family_name={NAME}"), format!("remarks={ACCOUNT}"));
    let args =
        ["add", &path, "person", "--set", &name, "--set", "given_name=Zelk", "--set", &account];
    succeeds(dala(folder, &args));
    path
}

fn secrets(vault: &str) -> Needles {
    let salt: [u8; SALT_SIZE] = fs::read(vault).unwrap()[..SALT_SIZE].try_into().unwrap();
    let [params] = KDF_VERSIONS;
    let key = derive_key(&Passphrase::new(PASSPHRASE), &salt, params).unwrap();
    let digits = key.as_bytes().iter().fold(String::new(), |all, byte| format!("{all}{byte:02x}"));
    let mut needles = vec![("key", key.as_bytes().to_vec())];
    needles.extend(Needles::of_text("key", &digits));
    needles.extend(Needles::of_text("name", NAME));
    needles.extend(Needles::of_text("account", ACCOUNT));
    needles.extend(Needles::of_text("passphrase", PASSPHRASE));
    Needles::new(needles)
}

/// Finds the record by another of its words.
fn open_record(screen: &Screen, vault: &str, window: &Window) {
    open_vault(screen, vault, window);
    screen.keys("key", "ctrl+k");
    screen.keys("type", "zelk");
}

fn open_vault(screen: &Screen, vault: &str, window: &Window) {
    screen.focus();
    screen.keys("type", PASSPHRASE);
    screen.keys("key", "Return");
    let path = Path::new(vault).canonicalize().unwrap();
    until("the vault opens", || window.handles_on(&path) >= 2);
    // The frame after the worker has it.
    std::thread::sleep(Duration::from_secs(1));
}

#[test]
fn after_a_lock_nothing_of_the_vault_is_in_memory() {
    let Some(screen) = Screen::of("after_a_lock_nothing_of_the_vault_is_in_memory") else { return };
    let folder = tempfile::tempdir().unwrap();
    let vault = vault(folder.path());
    let secrets = secrets(&vault);
    let window = Window(screen.dala(folder.path(), &[&vault]).spawn().unwrap());
    screen.focus();
    let pid = window.0.id();
    if fs::File::open(format!("/proc/{pid}/mem")).is_err() {
        say("SKIPPED: after_a_lock_nothing_of_the_vault_is_in_memory: only root may read it");
        return;
    }
    let found = || secrets.found_in_process(pid);
    assert_eq!(found(), BTreeSet::new(), "before anything was typed");
    open_record(&screen, &vault, &window);
    until("the record and the key are in memory", || {
        let written = secrets.found_in_what_is_written(pid);
        ["key", "name"].iter().all(|what| written.contains(what))
    });

    let given = handles_to_inherit(std::process::id());
    assert!(handles_to_inherit(pid).is_subset(&given), "{:?}", handles_to_inherit(pid));
    let before = window.proc("auxv");
    screen.keys("key", "ctrl+l");
    until("the process is replaced", || window.proc("auxv") != before);
    screen.focus();
    assert_eq!(found(), BTreeSet::new(), "after the lock");
    let path = Needles::new(Needles::of_text("path", "wxq-interviews"));
    for listed in [window.listed(), window.proc("comm"), window.proc("stat")] {
        assert_eq!(secrets.found_in(&listed), BTreeSet::new());
        assert_eq!(path.found_in(&listed), BTreeSet::new(), "{}", String::from_utf8_lossy(&listed));
    }
    assert_eq!(path.found_in_what_is_written(pid), BTreeSet::from(["path"]));

    open_record(&screen, &vault, &window);
    until("the same vault opens again", || secrets.found_in_what_is_written(pid).contains("name"));
}

/// A bus of its own, as a desktop has one.
struct Bus {
    daemon: Child,
    address: String,
}

impl Bus {
    fn of(test: &str) -> Option<Self> {
        let mut daemon = Command::new("dbus-daemon");
        daemon.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]);
        let Ok(mut daemon) = daemon.stdout(Stdio::piped()).stderr(Stdio::null()).spawn() else {
            say(&format!("SKIPPED: {test}: dbus-daemon is missing"));
            return None;
        };
        let mut address = String::new();
        BufReader::new(daemon.stdout.take().unwrap()).read_line(&mut address).unwrap();
        Some(Self { daemon, address: address.trim().to_owned() })
    }

    fn lock_screen(&self) {
        let mut send = Command::new("dbus-send");
        send.args(["--session", "--type=signal", "/org/gnome/ScreenSaver"]);
        send.args(["org.gnome.ScreenSaver.ActiveChanged", "boolean:true"]);
        assert!(send.env("DBUS_SESSION_BUS_ADDRESS", &self.address).status().unwrap().success());
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

#[test]
fn a_desktop_that_locks_its_screen_has_the_process_replaced() {
    let test = "a_desktop_that_locks_its_screen_has_the_process_replaced";
    let (Some(screen), Some(bus)) = (Screen::of(test), Bus::of(test)) else { return };
    let folder = tempfile::tempdir().unwrap();
    let vault = vault(folder.path());
    let mut started = screen.dala(folder.path(), &[&vault]);
    let window = Window(started.env("DBUS_SESSION_BUS_ADDRESS", &bus.address).spawn().unwrap());
    open_vault(&screen, &vault, &window);
    let before = window.proc("auxv");
    bus.lock_screen();
    until("the process is replaced", || window.proc("auxv") != before);
    assert_eq!(window.handles_on(Path::new(&vault)), 0);
}

/// Whether the system writes a dump of a program that aborts: of this one, if it is at work
/// on a vault, and of any other.
fn is_dumped(mut command: Command, is_at_work: impl Fn(u32) -> bool) -> bool {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    until("it is at work", || is_at_work(child.id()));
    let pid = Pid::from_child(&child);
    kill_process(pid, Signal::ABORT).unwrap();
    let ended = child.wait().unwrap();
    assert_eq!(ended.signal(), Some(Signal::ABORT.as_raw()));
    ended.core_dumped()
}

fn limits(pid: u32) -> String {
    fs::read_to_string(format!("/proc/{pid}/limits")).unwrap_or_default()
}

#[test]
fn no_dump_is_written_of_a_program_that_has_a_vault_open() {
    let test = "no_dump_is_written_of_a_program_that_has_a_vault_open";
    let folder = tempfile::tempdir().unwrap();
    let vault = vault(folder.path());
    let most = getrlimit(Resource::Core).maximum;
    setrlimit(Resource::Core, Rlimit { current: most, maximum: most }).unwrap();
    let mut other = Command::new("cat");
    other.current_dir(folder.path());
    if !is_dumped(other, |pid| fs::read(format!("/proc/{pid}/comm")).unwrap() == b"cat\n") {
        say(&format!("SKIPPED: {test}: this system dumps nothing at all"));
        return;
    }
    let mut waits = Command::new(env!("CARGO_BIN_EXE_dala"));
    waits.current_dir(folder.path()).args(["list", &vault, "person", "--passphrase-file", "-"]);
    let is_guarded = |pid| {
        let limits = limits(pid);
        let line = limits.lines().find(|line| line.starts_with("Max core file size"));
        line.is_some_and(|line| line.split_whitespace().nth(4) == Some("1"))
    };
    assert!(!is_dumped(waits, is_guarded));
    let Some(screen) = Screen::of(test) else { return };
    assert!(!is_dumped(screen.dala(folder.path(), &[&vault]), |pid| {
        screen.focus();
        is_guarded(pid)
    }));
}

#[test]
fn another_program_of_the_same_user_cannot_look_into_it() {
    let folder = tempfile::tempdir().unwrap();
    let vault = vault(folder.path());
    for (path, mode) in [(folder.path(), 0o777), (Path::new(&vault), 0o666)] {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }
    // Root looks everywhere, so both are nobody.
    let nobody = if getuid().is_root() { 65_534 } else { getuid().as_raw() };
    let mut waits = Command::new(env!("CARGO_BIN_EXE_dala"));
    waits.args(["list", &vault, "person", "--passphrase-file", "-"]).uid(nobody);
    let Ok(child) = waits.stdin(Stdio::piped()).spawn() else {
        say("SKIPPED: another_program_of_the_same_user_cannot_look_into_it: nobody cannot run it");
        return;
    };
    let mut window = Window(child);
    let looks = |pid: u32| {
        let mut cat = Command::new("cat");
        cat.arg(format!("/proc/{pid}/environ")).uid(nobody).stderr(Stdio::null());
        cat.output().unwrap().status.success()
    };
    let mut other = Command::new("cat").uid(nobody).stdin(Stdio::piped()).spawn().unwrap();
    assert!(looks(other.id()), "into others it can");
    drop(other.stdin.take());
    other.wait().unwrap();
    until("nobody can look into it", || !looks(window.0.id()));
    std::thread::sleep(Duration::from_secs(1));
    assert!(window.0.try_wait().unwrap().is_none(), "it waits for the passphrase");
}
