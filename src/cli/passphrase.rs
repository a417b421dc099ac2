//! Where a passphrase comes from: a file, standard input, or the terminal without echo;
//! and recovery words: a file or standard input. Never from an argument: others can read the list of processes.

use std::fs::File;
use std::io::{IsTerminal, Read};
use std::os::fd::AsFd;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::failure::Failure;
use crate::crypto::{LONGEST_RECOVERY, Passphrase};

/// Longer than any passphrase that somebody types.
const LONGEST: usize = 4_096;

/// What a passphrase opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opens {
    Vault,
    /// The vault, from now on.
    VaultAnew,
    Bundle,
}

impl Opens {
    fn what(self) -> &'static str {
        match self {
            Self::Vault | Self::VaultAnew => "the vault",
            Self::Bundle => "the bundle",
        }
    }

    fn option(self) -> &'static str {
        match self {
            Self::Vault => "--passphrase-file",
            Self::VaultAnew => "--new-passphrase-file",
            Self::Bundle => "--bundle-passphrase-file",
        }
    }

    fn unchanged(self) -> &'static str {
        match self {
            Self::Vault => "nothing was made",
            Self::VaultAnew => "nothing was changed",
            Self::Bundle => "nothing was written",
        }
    }

    fn unreadable(self, error: &std::io::Error) -> Failure {
        let (what, option, kind) = (self.what(), self.option(), error.kind());
        Failure::Other(format!(
            "the passphrase of {what} could not be read ({kind}); nothing was changed. Check {option}."
        ))
    }
}

/// Asks for the passphrase of an existing vault or bundle.
pub(super) fn ask(file: Option<&PathBuf>, opens: Opens) -> Result<Passphrase, Failure> {
    let Some(path) = file else {
        return ask_terminal(&format!("Passphrase of {}: ", opens.what()), opens);
    };
    let line = open(path).and_then(first_line).map_err(|error| opens.unreadable(&error))?;
    Ok(Passphrase::new(&line))
}

/// Asks for a new passphrase, on a terminal twice.
pub(super) fn ask_new(file: Option<&PathBuf>, opens: Opens) -> Result<Passphrase, Failure> {
    let what = opens.what();
    let first = match file {
        Some(_) => ask(file, opens)?,
        None => ask_terminal(&format!("New passphrase for {what}: "), opens)?,
    };
    let refused = |why: &str, what_now: &str| {
        Failure::Other(format!("{why}; {}. {what_now}", opens.unchanged()))
    };
    if first.is_empty() {
        let why = format!("the passphrase is empty, which {what} cannot have");
        return Err(refused(&why, "Choose several words."));
    }
    if file.is_none() && ask_terminal("The same again: ", opens)?.as_bytes() != first.as_bytes() {
        return Err(refused("the two passphrases differ", "Give the command again."));
    }
    Ok(first)
}

/// Reads recovery words, to the end of the file or of standard input.
pub(super) fn recovery_words(path: &Path) -> Result<Zeroizing<String>, Failure> {
    let most = LONGEST_RECOVERY + 1;
    // Reserved ahead, so that growing leaves no unwiped copy behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(most));
    let read = open(path).and_then(|file| file.take(most as u64).read_to_end(&mut bytes));
    let text = read.and_then(|_| {
        let text = std::str::from_utf8(&bytes);
        text.map_err(|_| std::io::Error::from(std::io::ErrorKind::InvalidData))
    });
    text.map(|text| Zeroizing::new(text.to_owned())).map_err(|error| {
        Failure::Other(format!(
            "the recovery words could not be read ({}); nothing was changed. Check --recovery-file.",
            error.kind()
        ))
    })
}

/// Whether a secret is to be read from standard input.
pub(super) fn is_input(file: Option<&PathBuf>) -> bool {
    file.is_some_and(|path| path.as_os_str() == "-")
}

/// Whether there is somebody to ask.
pub(super) fn can_ask() -> bool {
    std::io::stdin().is_terminal()
}

fn open(path: &Path) -> std::io::Result<File> {
    if path.as_os_str() == "-" {
        // Not through the buffer of `stdin`: the next line may be another passphrase.
        return Ok(File::from(std::io::stdin().as_fd().try_clone_to_owned()?));
    }
    File::open(path)
}

/// The first line, without its end: editors add one. What follows it is left unread.
fn first_line(mut source: impl Read) -> std::io::Result<Zeroizing<String>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(LONGEST));
    let mut byte = Zeroizing::new([0]);
    while bytes.len() < LONGEST {
        match source.read(&mut *byte) {
            Ok(0) => break,
            Ok(_) if *byte == *b"\n" => break,
            Ok(_) => bytes.extend_from_slice(&*byte),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let text = std::str::from_utf8(&bytes)
        .map_err(|_| std::io::Error::from(std::io::ErrorKind::InvalidData))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    Ok(Zeroizing::new(text.split('\r').next().unwrap_or_default().to_owned()))
}

fn ask_terminal(prompt: &str, opens: Opens) -> Result<Passphrase, Failure> {
    if !can_ask() {
        let (what, option) = (opens.what(), opens.option());
        return Err(Failure::Usage(format!(
            "there is no terminal to ask for the passphrase of {what}; give {option} FILE or -"
        )));
    }
    let typed = rpassword::prompt_password(prompt).map_err(|error| opens.unreadable(&error))?;
    let typed = Zeroizing::new(typed);
    Ok(Passphrase::new(&typed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_is_read_and_what_follows_is_left_for_the_next() {
        let mut source = &b"\xef\xbb\xbfone two\r\nthree\n"[..];
        assert_eq!(*first_line(&mut source).unwrap(), "one two");
        assert_eq!(*first_line(&mut source).unwrap(), "three");
        assert_eq!(*first_line(&mut source).unwrap(), "");
        assert!(first_line(&b"\xff\xfe"[..]).is_err());
    }
}
