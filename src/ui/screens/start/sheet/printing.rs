//! Papers to the printer, by a pipe: nothing of them is written to a file by us. What the
//! printer and the queue of the system keep is theirs.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use zeroize::Zeroizing;

/// Prints papers, each by itself; gives whether the printer took them all.
pub(super) fn print(printer: &Path, papers: &[Zeroizing<String>]) -> bool {
    papers.iter().all(|paper| print_one(printer, paper))
}

fn print_one(printer: &Path, paper: &str) -> bool {
    let started = Command::new(printer)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = started else { return false };
    // Taken out and dropped, so that the printer sees the end.
    let is_written =
        child.stdin.take().is_some_and(|mut pipe| pipe.write_all(paper.as_bytes()).is_ok());
    // Waited for in any case, so that no process is left behind.
    child.wait().is_ok_and(|status| status.success()) && is_written
}
