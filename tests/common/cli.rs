//! The real program as a user starts it, and vaults that its passphrase opens: made by the
//! library with a key that is derived once.

#![allow(dead_code, reason = "each test file takes what it needs")]

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use dala::crypto::{KDF_VERSIONS, Passphrase, VaultKey};
use dala::record::{Json, parse_strict};
use dala::vault::Unlock;

/// The passphrase of all vaults that the program opens in tests: composed (NFC).
pub const PASSPHRASE: &str = "Ұлы дала ёлка чай";

/// What opens them in the library.
pub fn unlock() -> Unlock {
    static KEY: OnceLock<VaultKey> = OnceLock::new();
    let derive =
        || VaultKey::derive(&Passphrase::new(PASSPHRASE), *b"sixteen bytes...", KDF_VERSIONS[0]);
    Unlock::Key(KEY.get_or_init(|| derive().unwrap()).clone())
}

/// What the program answered.
#[derive(Debug)]
pub struct Answer {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Runs `dala`; the passphrase goes in by standard input.
pub fn dala_with(passphrase: &str, args: &[&str]) -> Answer {
    dala_given(passphrase, &[args, &["--passphrase-file", "-"]].concat())
}

/// Runs `dala` with these arguments alone and this line on standard input.
pub fn dala_given(input: &str, args: &[&str]) -> Answer {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dala"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses before it asks has closed its end.
    let _ = writeln!(child.stdin.take().unwrap(), "{input}");
    let done = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Answer { code: done.status.code().unwrap(), out: text(done.stdout), err: text(done.stderr) }
}

/// Runs `dala` with the right passphrase.
pub fn dala(args: &[&str]) -> Answer {
    dala_with(PASSPHRASE, args)
}

/// The JSON of a command that must succeed.
pub fn json(args: &[&str]) -> Json {
    let answer = dala(&[args, &["--json"]].concat());
    assert_eq!((answer.code, answer.err.as_str()), (0, ""), "{answer:?}");
    parse_strict(answer.out.as_bytes()).unwrap()
}

/// A path as an argument.
pub fn arg(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Writes a new file.
pub fn save(path: &Path, bytes: &[u8]) {
    std::fs::File::create(path).unwrap().write_all(bytes).unwrap();
}
