//! The goals for speed and memory. Prints one line a goal, `NAME measured limit ok|over`,
//! what it means and where the time went below it, and exits 1 if one is over. Ratios
//! are taken against a baseline in the same run; nothing here is a test.
//!
//! `goals [NAME …]` runs those alone. `DALA_BENCH_DIR` says where the large files go.

#![expect(clippy::indexing_slicing, reason = "a measurement that panics has failed")]

mod asking;
mod baseline;
mod child;
mod clock;
mod files;
mod importing;
mod intake;
mod listing;
mod made;
mod memory;
mod merging;
mod people;
mod screen;
mod searching;
mod window;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What went wrong, for a person to read.
pub type Fallible<T> = Result<T, Box<dyn Error>>;

/// A measurement beside what it may be.
pub struct Goal {
    /// Its name.
    pub name: &'static str,
    /// What was measured.
    pub measured: f64,
    /// What it may be at most.
    pub limit: f64,
    /// Of both.
    pub unit: &'static str,
    /// Where it comes from.
    pub detail: String,
}

type Bench = fn(&Path) -> Fallible<Vec<Goal>>;

const BENCHES: [(&str, Bench); 9] = [
    ("merge", merging::run),
    ("intake", intake::run),
    ("memory", memory::run),
    ("people", searching::run),
    ("case", listing::case),
    ("window", window::run),
    ("form", asking::run),
    ("import", importing::run),
    ("screen", screen::measure),
];

fn folder() -> PathBuf {
    std::env::var_os("DALA_BENCH_DIR")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target/goals"), PathBuf::from)
}

fn say(line: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stdout(), "{line}");
}

fn run(wanted: &[String]) -> Fallible<bool> {
    let root = folder();
    std::fs::create_dir_all(&root)?;
    let mut all_ok = true;
    for (name, bench) in BENCHES {
        if !wanted.is_empty() && !wanted.iter().any(|one| one == name) {
            continue;
        }
        let folder = tempfile::Builder::new().prefix(name).tempdir_in(&root)?;
        for Goal { name, measured, limit, unit, detail } in bench(folder.path())? {
            let ok = measured <= limit;
            all_ok &= ok;
            let verdict = if ok { "ok" } else { "over" };
            say(&format!("{name} {measured:.2}{unit} {limit:.2}{unit} {verdict}"));
            say(&format!("  {detail}"));
        }
    }
    Ok(all_ok)
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|one| one != "--bench").collect();
    let done = match arguments.split_first() {
        Some((first, rest)) if first == child::FLAG => child::run(rest).map(|()| true),
        Some((first, rest)) if first == screen::FLAG => screen::run(rest).map(|()| true),
        _ => run(&arguments),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            say(&format!("could not be measured: {error}"));
            ExitCode::FAILURE
        }
    }
}
