//! Where a passphrase comes from: a file, standard input, or the terminal without echo.
//! Never from an argument: others can read the list of processes.

use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::failure::Failure;
use crate::crypto::Passphrase;

/// Longer than any passphrase that somebody types.
const LONGEST: u64 = 4_096;

/// Asks for the passphrase of an existing vault or bundle.
pub(super) fn ask(file: Option<&PathBuf>, prompt: &str) -> Result<Passphrase, Failure> {
    match file {
        Some(path) if path.as_os_str() == "-" => read(std::io::stdin().lock()),
        Some(path) => read(open(path)?),
        None => ask_terminal(prompt),
    }
}

/// Asks for a new passphrase, on a terminal twice.
pub(super) fn ask_new(file: Option<&PathBuf>) -> Result<Passphrase, Failure> {
    let first = ask(file, "New passphrase: ")?;
    if first.is_empty() {
        return Err(Failure::Other(
            "the passphrase is empty; nothing was made. Choose several words.".to_owned(),
        ));
    }
    if file.is_none() && ask_terminal("The same again: ")?.as_bytes() != first.as_bytes() {
        return Err(Failure::Other(
            "the two passphrases differ; nothing was made. Give the command again.".to_owned(),
        ));
    }
    Ok(first)
}

fn open(path: &Path) -> Result<std::fs::File, Failure> {
    std::fs::File::open(path).map_err(|error| unreadable(&error))
}

fn unreadable(error: &std::io::Error) -> Failure {
    let kind = error.kind();
    Failure::Other(format!(
        "the passphrase could not be read ({kind}); nothing was changed. Check --passphrase-file."
    ))
}

/// The first line, without its end: editors add one.
fn read(source: impl Read) -> Result<Passphrase, Failure> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(LONGEST as usize));
    source.take(LONGEST).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    let text = std::str::from_utf8(&bytes)
        .map_err(|_| unreadable(&std::io::Error::from(std::io::ErrorKind::InvalidData)))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let line = text.split(['\n', '\r']).next().unwrap_or_default();
    Ok(Passphrase::new(line))
}

fn ask_terminal(prompt: &str) -> Result<Passphrase, Failure> {
    if !std::io::stdin().is_terminal() {
        return Err(Failure::Usage(
            "there is no terminal to ask for the passphrase; give --passphrase-file FILE or -"
                .to_owned(),
        ));
    }
    let typed = rpassword::prompt_password(prompt).map_err(|error| unreadable(&error))?;
    let typed = Zeroizing::new(typed);
    Ok(Passphrase::new(&typed))
}
