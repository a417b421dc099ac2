//! Becoming a new process of the same program, and starting another one. What the new one
//! needs goes by a pipe: arguments and environment stand in the list of processes, where
//! whoever uses the machine reads them.

use std::ffi::OsString;
use std::io::{self, PipeReader, Read, Write};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Command;

/// A pipe takes so many bytes before anybody reads, on any system.
const MOST: usize = 4096;

/// Replaces this process by a new one of the same program: its memory is gone with it.
/// `args` stand in the list of processes, `words` are for the new one alone, which finds
/// them on its standard input. Comes back only if that did not work.
pub(super) fn replace_process(args: &[&str], words: &[OsString]) {
    for program in this_program() {
        let Ok(handed) = hand_over(words) else { return };
        let _ = Command::new(program).arg0("dala").args(args).stdin(handed).exec();
    }
}

/// Where this program lies, best first. The second is good after an upgrade too, which has
/// put another file in its place.
pub(super) fn this_program() -> impl Iterator<Item = PathBuf> {
    let second = cfg!(target_os = "linux").then(|| "/proc/self/exe".into());
    std::env::current_exe().ok().into_iter().chain(second)
}

/// A pipe with these words in it.
fn hand_over(words: &[OsString]) -> io::Result<PipeReader> {
    let bytes = words.iter().map(|word| word.as_bytes()).collect::<Vec<_>>().join(&0);
    if bytes.len() > MOST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let (reader, mut writer) = io::pipe()?;
    writer.write_all(&bytes)?;
    Ok(reader)
}

/// The words that were handed over.
pub(super) fn take_over(from: impl Read) -> Vec<OsString> {
    let mut bytes = Vec::new();
    // What cannot be read is not there: the window opens as if nothing had been said.
    let _ = from.take(MOST as u64).read_to_end(&mut bytes);
    bytes.split(|byte| *byte == 0).map(|word| OsString::from_vec(word.to_vec())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_handed_over_byte_by_byte() {
        let words = [&b"--vault"[..], b"/a b/\xff\n\xd2\x93.dala", b""];
        let words = words.map(|word| OsString::from_vec(word.to_vec()));
        assert_eq!(take_over(hand_over(&words).unwrap()), words);
    }

    #[test]
    fn what_does_not_fit_into_a_pipe_is_refused_and_waits_for_nobody() {
        let long = [OsString::from("x".repeat(MOST))];
        assert_eq!(take_over(hand_over(&long).unwrap()), long);
        assert!(hand_over(&["x".repeat(MOST).into(), "".into()]).is_err());
    }
}
