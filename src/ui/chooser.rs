//! The process that has files chosen for a window. The desktop's portal looks at who asks
//! (it opens `/proc/PID/root`) and turns away whom it may not look at, as it may not look at
//! the window: see [`crate::crypto::guard_memory`]. This process knows no vault.

use std::ffi::OsString;
use std::io::{BufRead, Read, Write};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Signal, kill_current_process_group, setpgid};
use zbus::Address;
use zbus::blocking::Proxy;
use zbus::blocking::connection::Builder;

use super::desktop::is_here;
use super::dialogs::{Chosen, Wanted};
use super::machine::find;
use super::relaunch::this_program;
use super::start_up::CHOOSE;

/// A portal that does not answer in this time is none.
const PATIENCE: Duration = Duration::from_secs(10);
/// No person closes a window so quickly: it never opened.
const TOO_QUICK: Duration = Duration::from_millis(400);

/// Has files chosen by a process of its own, and waits for it. That process ends with this
/// one, and when this one locks.
pub(super) fn ask(wanted: &Wanted) -> Chosen {
    this_program().find_map(|program| ask_program(program, wanted)).unwrap_or(Chosen::Unavailable)
}

fn ask_program(program: PathBuf, wanted: &Wanted) -> Option<Chosen> {
    let mut command = Command::new(program);
    command.args(CHOOSE).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    // Held open until the answer is there: where it closes, nobody waits for one.
    let mut question = child.stdin.take()?;
    let asked = question.write_all(&to_bytes(wanted));
    let mut bytes = Vec::new();
    let answered = child.stdout.take()?.read_to_end(&mut bytes);
    drop(question);
    let _ = child.wait();
    asked.and(answered).is_ok().then(|| answer_of(&bytes))
}

/// Reads what is wanted on standard input, and writes what was chosen to standard output.
/// Ends when standard input does, with all that it has started.
pub(super) fn serve() {
    let _ = setpgid(None, None);
    let mut input = std::io::stdin().lock();
    let wanted = wanted_of(&mut input);
    drop(input);
    let until_nobody_waits = || {
        let _ = std::io::stdin().lock().read_to_end(&mut Vec::new());
        let _ = kill_current_process_group(Signal::KILL);
    };
    let thread = std::thread::Builder::new().name("window".to_owned()).spawn(until_nobody_waits);
    let chosen = match (wanted, thread) {
        (Some(wanted), Ok(_)) => choose(wanted),
        _ => Chosen::Unavailable,
    };
    // Nobody may be there any more.
    let mut output = std::io::stdout().lock();
    let _ = output.write_all(&bytes_of(&chosen)).and_then(|()| output.flush());
}

fn choose(wanted: Wanted) -> Chosen {
    if !has_portal().unwrap_or_default() && !has_zenity() {
        return Chosen::Unavailable;
    }
    let asked = Instant::now();
    match ask_desktop(wanted) {
        Some(paths) => Chosen::Paths(paths),
        None if asked.elapsed() < TOO_QUICK => Chosen::Unavailable,
        None => Chosen::Nothing,
    }
}

/// Whether the desktop has a portal for choosing files. It is started for that, if need be.
fn has_portal() -> zbus::Result<bool> {
    let address = Address::session()?;
    if !is_here(&address) {
        return Ok(false);
    }
    let bus = Builder::address(address)?.method_timeout(PATIENCE).build()?;
    let (name, path) = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop");
    let portal = Proxy::new(&bus, name, path, "org.freedesktop.portal.FileChooser")?;
    Ok(portal.get_property::<u32>("version")? > 0)
}

/// Whether there is the program that is asked where there is no portal.
fn has_zenity() -> bool {
    std::env::var_os("PATH").is_some_and(|path| find("zenity", &path).is_some())
}

fn ask_desktop(wanted: Wanted) -> Option<Vec<PathBuf>> {
    let dialog = rfd::FileDialog::new();
    let one = |path: Option<PathBuf>| path.map(|path| vec![path]);
    let vaults = || dialog.clone().add_filter("*.dala", &["dala"]).add_filter("*", &["*"]);
    let tables = || dialog.clone().add_filter("*.xlsx *.csv", &["xlsx", "xls", "csv", "tsv"]);
    let bundles = || dialog.clone().add_filter("*.age", &["age"]).add_filter("*", &["*"]);
    match wanted {
        Wanted::OpenVault => one(vaults().pick_file()),
        Wanted::NewVault => one(dialog.set_file_name("notes.dala").save_file()),
        Wanted::Bundles => bundles().pick_files(),
        Wanted::Files => dialog.pick_files(),
        Wanted::Table => one(tables().add_filter("*", &["*"]).pick_file()),
        Wanted::Folder => one(dialog.pick_folder()),
        Wanted::Card => one(dialog.pick_file()),
        Wanted::Save { name } => one(dialog.set_file_name(name).save_file()),
    }
}

/// A word for what is wanted and a name, if there is one; a zero byte ends each.
fn to_bytes(wanted: &Wanted) -> Vec<u8> {
    let (word, name) = match wanted {
        Wanted::OpenVault => ("open vault", ""),
        Wanted::NewVault => ("new vault", ""),
        Wanted::Bundles => ("bundles", ""),
        Wanted::Files => ("files", ""),
        Wanted::Table => ("table", ""),
        Wanted::Folder => ("folder", ""),
        Wanted::Card => ("card", ""),
        Wanted::Save { name } => ("save", name.as_str()),
    };
    format!("{word}\0{}\0", name.replace('\0', "")).into_bytes()
}

fn wanted_of(from: &mut impl BufRead) -> Option<Wanted> {
    let mut next = || {
        let mut word = Vec::new();
        from.read_until(0, &mut word).ok()?;
        (word.pop() == Some(0)).then_some(word)
    };
    let (word, name) = (next()?, String::from_utf8(next()?).ok()?);
    Some(match word.as_slice() {
        b"open vault" => Wanted::OpenVault,
        b"new vault" => Wanted::NewVault,
        b"bundles" => Wanted::Bundles,
        b"files" => Wanted::Files,
        b"table" => Wanted::Table,
        b"folder" => Wanted::Folder,
        b"card" => Wanted::Card,
        b"save" => Wanted::Save { name },
        _ => return None,
    })
}

/// A word for what came of it, then the paths, with a zero byte before each.
fn bytes_of(chosen: &Chosen) -> Vec<u8> {
    let mut bytes = match chosen {
        Chosen::Paths(_) => b"paths".to_vec(),
        Chosen::Nothing => b"nothing".to_vec(),
        Chosen::Unavailable => b"unavailable".to_vec(),
    };
    if let Chosen::Paths(paths) = chosen {
        for path in paths {
            bytes.push(0);
            bytes.extend(path.as_os_str().as_bytes());
        }
    }
    bytes
}

fn answer_of(bytes: &[u8]) -> Chosen {
    let mut words = bytes.split(|byte| *byte == 0);
    match words.next() {
        Some(b"paths") => {
            Chosen::Paths(words.map(|path| OsString::from_vec(path.to_vec()).into()).collect())
        }
        Some(b"nothing") => Chosen::Nothing,
        _ => Chosen::Unavailable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wanted_arrives() {
        let name = "а \n b.pdf".to_owned();
        for wanted in [
            Wanted::OpenVault,
            Wanted::NewVault,
            Wanted::Bundles,
            Wanted::Files,
            Wanted::Table,
            Wanted::Folder,
            Wanted::Card,
            Wanted::Save { name },
        ] {
            assert_eq!(wanted_of(&mut to_bytes(&wanted).as_slice()), Some(wanted));
        }
        assert_eq!(wanted_of(&mut &b"files\0"[..]), None);
        assert_eq!(wanted_of(&mut &b"all files\0\0"[..]), None);
    }

    #[test]
    fn what_was_chosen_comes_back_byte_by_byte() {
        let odd = OsString::from_vec(b"/a b/\xff\n".to_vec());
        let two = Chosen::Paths(vec![odd.into(), "/ғ.dala".into()]);
        for chosen in [two, Chosen::Nothing, Chosen::Unavailable] {
            assert_eq!(answer_of(&bytes_of(&chosen)), chosen);
        }
        assert_eq!(answer_of(b""), Chosen::Unavailable, "it ended without an answer");
    }
}
