//! A process of its own for each measurement of memory: opens a vault, forgets the peak
//! so far, does one thing, and says how far the peak then rose (Linux: `VmHWM`).

use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use dala::casework::{ExportOrder, SealFor};
use dala::crypto::Recipient;

use crate::made::open;
use crate::{Fallible, say};

/// The first argument of such a process.
pub const FLAG: &str = "--child";

fn memory(what: &str) -> Fallible<f64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with(what)).ok_or("no such figure")?;
    let kib: f64 = line.split_whitespace().nth(1).ok_or("no number")?.parse()?;
    Ok(kib / 1024.0)
}

pub fn run(arguments: &[String]) -> Fallible<()> {
    let [job, vault, folder, rest @ ..] = arguments else { return Err("arguments".into()) };
    let mut casework = open(Path::new(vault))?;
    File::create("/proc/self/clear_refs")?.write_all(b"5")?;
    let idle = memory("VmRSS")?;
    match (job.as_str(), rest) {
        ("export", [recipient]) => {
            let recipient: Recipient = recipient.parse()?;
            let order = ExportOrder {
                cases: Vec::new(),
                seal: SealFor::Recipients(vec![recipient]),
                purpose: "own".to_owned(),
                max_size: None,
            };
            casework.export(&order, Path::new(folder), &mut ())?;
        }
        ("merge", [bundle]) => {
            let report = casework.merge(&[Path::new(bundle)], None, false, &mut ())?;
            if !report.rejected.is_empty() {
                return Err(format!("{:?}", report.rejected).into());
            }
        }
        _ => return Err("no such job".into()),
    }
    say(&format!("{}", memory("VmHWM")? - idle));
    Ok(())
}

/// Runs a job in a process of its own; MiB over the idle process.
pub fn peak(job: &str, vault: &Path, folder: &Path, rest: &str) -> Fallible<f64> {
    let this = std::env::current_exe()?;
    let done = Command::new(this).args([FLAG, job]).args([vault, folder]).arg(rest).output()?;
    let said = String::from_utf8_lossy(&done.stdout).trim().to_owned();
    said.parse().map_err(|_| format!("{job}: {said}").into())
}
