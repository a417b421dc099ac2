//! The real program on vaults that a passphrase opens. The test itself opens them by the
//! key, which is derived once: Argon2id costs half a second each time.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panic; not each includes all of it"
)]

use std::fmt::Write as _;
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

use dala::casework::{Casework, CaseworkError};
use dala::crypto::{KDF_VERSIONS, Passphrase, SALT_SIZE, VaultKey};
use dala::media::{PhotoTaken, draw_photo};
use dala::vault::{Unlock, VaultError};

use super::surroundings;

pub const PASSPHRASE: &str = "kettle orchard nineteen";

/// The key that [`PASSPHRASE`] gives to the vaults made here.
pub fn key() -> &'static VaultKey {
    static KEY: OnceLock<VaultKey> = OnceLock::new();
    let [params] = KDF_VERSIONS;
    KEY.get_or_init(|| VaultKey::derive(&Passphrase::new(PASSPHRASE), [9; 16], params).unwrap())
}

/// A new vault that [`PASSPHRASE`] opens.
pub fn create(path: &Path, name: &str, seed: u64) -> Casework {
    Casework::create(path, Unlock::Key(key().clone()), name, surroundings(seed)).unwrap()
}

/// Opens it by its key.
///
/// A child that another test is just starting has a copy of every handle, and with it of
/// a lock that was given up here, until it becomes another program. So this tries again.
pub fn open(path: &Path, seed: u64) -> Casework {
    let opened = || Casework::open(path, Unlock::Key(key().clone()), surroundings(seed));
    for _ in 0..200 {
        match opened() {
            Err(CaseworkError::Vault(VaultError::AlreadyOpen)) => {
                std::thread::sleep(Duration::from_millis(10));
            }
            opened => return opened.unwrap(),
        }
    }
    opened().unwrap()
}

/// Opens it and finds nothing wrong with it.
pub fn open_whole(path: &Path, seed: u64) -> Casework {
    let mut casework = open(path, seed);
    let report = casework.check(false, &mut ()).unwrap();
    assert!(report.faults.is_empty(), "{:?}", report.faults);
    casework
}

/// The records of these kinds, as one text to be compared.
pub fn everything(casework: &Casework, kinds: &[&str]) -> String {
    let mut all = String::new();
    for kind in kinds {
        for row in casework.list(&kind.parse().unwrap()).unwrap() {
            let _ = writeln!(all, "{} {} {} {}", row.id, row.kind, row.title, row.fields);
        }
    }
    all
}

/// The program with a passphrase file that lies in `folder`, which is also its home and
/// its place for temporary files.
pub fn dala(folder: &Path, args: &[&str]) -> Command {
    let file = folder.join("passphrase");
    if !file.exists() {
        write(&file, format!("{PASSPHRASE}\n").as_bytes());
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_dala"));
    command.current_dir(folder).args(args).arg("--passphrase-file").arg(file);
    for name in ["HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"] {
        command.env(name, folder);
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Runs it to a good end; its answer.
pub fn succeeds(mut command: Command) -> String {
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{command:?}: {}", err(&output));
    out(&output)
}

/// Runs it to a refusal: exit code 1 and one line on standard error, which is given.
pub fn refused(mut command: Command) -> String {
    let output = command.output().unwrap();
    let line = err(&output);
    assert_eq!(output.status.code(), Some(1), "{command:?}: {line}{}", out(&output));
    assert_eq!(line.trim_end().lines().count(), 1, "{line}");
    assert_eq!(out(&output), "", "{line}");
    line
}

/// A file of these bytes.
pub fn write(path: &Path, bytes: &[u8]) {
    File::create(path).unwrap().write_all(bytes).unwrap();
}

/// Bytes that do not compress and do not repeat.
pub fn noise(size: usize, seed: u64) -> Vec<u8> {
    let mut dice = Dice(seed << 32 | 1);
    (0..size.div_ceil(8)).flat_map(|_| dice.roll().to_le_bytes()).take(size).collect()
}

/// A drawn photo with EXIF.
pub fn photo(seed: u64) -> Vec<u8> {
    let taken = PhotoTaken {
        date_time: "2022:01:06 14:30:00".to_owned(),
        offset: Some("+06:00".to_owned()),
        make: "Lumi".to_owned(),
        model: "L5".to_owned(),
        orientation: 1,
        place: None,
    };
    draw_photo(seed, &taken)
}

/// All pages of a closed vault of [`PASSPHRASE`], decrypted, those that are free included.
pub fn pages(vault: &Path) -> Vec<u8> {
    let mut salt = [0; SALT_SIZE];
    File::open(vault).unwrap().read_exact(&mut salt).unwrap();
    let [params] = KDF_VERSIONS;
    let key = if salt == *key().salt() {
        key().clone()
    } else {
        VaultKey::derive(&Passphrase::new(PASSPHRASE), salt, params).unwrap()
    };
    let mut conn = rusqlite::Connection::open(vault).unwrap();
    conn.execute_batch(&key.pragma()).unwrap();
    let format = "PRAGMA cipher_page_size = 65536; PRAGMA cipher_hmac_algorithm = HMAC_SHA256;";
    conn.execute_batch(format).unwrap();
    conn.serialize("main").unwrap().to_vec()
}

/// Whether some bytes hold others.
pub fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The names in a folder, sorted.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// The paths as arguments.
pub fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// The bundles in a folder.
pub fn bundles(folder: &Path) -> Vec<PathBuf> {
    let all = names(folder).into_iter();
    let paths = all.map(|name| folder.join(name));
    paths.filter(|path| path.extension().is_some_and(|ending| ending == "age")).collect()
}

/// SQLite's journal beside a vault.
pub fn journal(vault: &Path) -> PathBuf {
    let mut name = vault.as_os_str().to_owned();
    name.push("-journal");
    PathBuf::from(name)
}

/// Waits until the program has the vault open twice: the handle that holds the lock, and
/// SQLite's, which comes once the key is derived. Where the system does not show what
/// another process has open, kills fall into unlocking too.
pub fn wait_unlocked(child: &mut Child, vault: &Path) {
    let vault = vault.canonicalize().unwrap();
    let folder = PathBuf::from(format!("/proc/{}/fd", child.id()));
    while child.try_wait().unwrap().is_none() {
        let Ok(entries) = std::fs::read_dir(&folder) else { return };
        let open = entries.flatten().filter_map(|entry| std::fs::read_link(entry.path()).ok());
        if open.filter(|path| *path == vault).count() >= 2 {
            return;
        }
        std::thread::sleep(Duration::from_micros(300));
    }
}

/// Small numbers from a seed (`SplitMix64`, Steele et al. 2014).
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to 1.
    pub fn share(&mut self) -> f64 {
        f64::from(u32::try_from(self.roll() >> 32).unwrap()) / f64::from(u32::MAX)
    }
}

/// Says on standard error what a test could not do or has counted.
#[expect(clippy::print_stderr, reason = "a test that checks less than it could must say so")]
pub fn say(text: &str) {
    eprintln!("\n*** {text} ***\n");
}
