//! `dala demo`: a folder to practise with. Two monitors' vaults with invented people, the
//! bundles that they hand over, and the vault of an NGO that merged them; all made by the
//! commands that users have.
//!
//! ```text
//! monitor A ── the shared case ──▶ monitor B
//!     └─────── all ──▶ NGO ◀── all ──┘
//! ```

mod cases_a;
mod cases_b;
mod desk;
mod dice;
mod harm;
mod people;
mod photos;
mod script;
mod shared;
mod story;
mod talks;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{Casework, CaseworkError, ExportOrder, SealFor, Surroundings, Watch};
use crate::crypto::{Card, Recipient};
use crate::history::Trust;
use crate::record::{Kind, RecordId};
use crate::vault::{Forms, NewFile, Unlock};
use cases_a::CASES_A;
use cases_b::CASES_B;
use desk::{Desk, Pace};
use people::{Cast, Writer};
use story::{Notebook, Written};

/// Opens all three vaults, and says itself what it is good for.
pub const PRACTICE_PASSPHRASE: &str = "only for practice, never for real people";
/// The setting that tells such a vault from a real one.
const PRACTICE: &str = "practice";
/// From which the story is told.
const SEED: u64 = 2022;
/// Exports and merges, counted as parts of the work beside the cases.
const HANDINGS_OVER: usize = 4;

/// The three vaults of a demo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoVaults {
    /// The first monitor's.
    pub monitor_a: PathBuf,
    /// The second monitor's.
    pub monitor_b: PathBuf,
    /// The NGO's, in which all is merged.
    pub ngo: PathBuf,
}

/// What a demo consists of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoReport {
    /// The vaults.
    pub vaults: DemoVaults,
    /// The bundles: the shared case (sealed to monitor B and the NGO), then all of A and
    /// all of B (sealed to the NGO).
    pub bundles: Vec<PathBuf>,
    /// The cards of A, B and the NGO.
    pub cards: Vec<PathBuf>,
    /// A file whose one line is the passphrase of all three vaults.
    pub passphrase_file: PathBuf,
    /// Persons in the NGO's vault.
    pub people: u64,
    /// Cases there.
    pub cases: u64,
    /// Contested fields there.
    pub contested: u64,
}

/// What a demo takes from outside, anew for each vault.
struct Means<'a> {
    unlock: &'a dyn Fn() -> Unlock,
    surroundings: &'a dyn Fn() -> Surroundings,
}

impl Casework {
    /// Whether this is a vault to practise with, so that nobody takes its people for real.
    pub fn is_practice(&self) -> bool {
        // A vault that cannot be read is not taken for one.
        self.setting(PRACTICE).is_ok_and(|setting| setting.is_some())
    }
}

/// Makes a demo in a new or empty folder. Needs about a second a vault for the keys.
///
/// # Errors
/// [`CaseworkError::Exists`] if something is there already; else why it could not be
/// made. Nothing is left then.
pub fn make_demo(dir: &Path, watch: &mut dyn Watch) -> Result<DemoReport, CaseworkError> {
    let unlock = || Casework::passphrase(PRACTICE_PASSPHRASE);
    make_demo_with(dir, &Means { unlock: &unlock, surroundings: &Surroundings::system }, watch)
}

fn make_demo_with(
    dir: &Path,
    means: &Means<'_>,
    watch: &mut dyn Watch,
) -> Result<DemoReport, CaseworkError> {
    let was_there = take_folder(dir)?;
    let made = Demo::make(dir, means, watch);
    if made.is_err() {
        // The error that led here is told.
        let _ = remove_all(dir, was_there);
    }
    made
}

/// Makes the folder, or takes an empty one. Says whether it was there.
fn take_folder(dir: &Path) -> Result<bool, CaseworkError> {
    match fs::create_dir(dir) {
        Ok(()) => Ok(false),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let mut entries = fs::read_dir(dir).map_err(|_| CaseworkError::Exists)?;
            if entries.next().is_none() { Ok(true) } else { Err(CaseworkError::Exists) }
        }
        Err(error) => Err(CaseworkError::Write(error)),
    }
}

fn remove_all(dir: &Path, was_there: bool) -> io::Result<()> {
    if !was_there {
        return fs::remove_dir_all(dir);
    }
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// The open vaults of a demo in the making.
struct Demo<'w> {
    folder: PathBuf,
    a: Casework,
    b: Casework,
    ngo: Casework,
    pace: Pace<'w>,
    bundles: Vec<PathBuf>,
}

impl<'w> Demo<'w> {
    fn make(
        dir: &Path,
        means: &Means<'_>,
        watch: &'w mut dyn Watch,
    ) -> Result<DemoReport, CaseworkError> {
        let passphrase_file = dir.join("passphrase.txt");
        write_text(&passphrase_file, &format!("{PRACTICE_PASSPHRASE}\n"))?;
        let folder = dir.join("bundles");
        fs::create_dir(&folder).map_err(CaseworkError::Write)?;
        let vaults = DemoVaults {
            monitor_a: dir.join("monitor_a.dala"),
            monitor_b: dir.join("monitor_b.dala"),
            ngo: dir.join("ngo.dala"),
        };
        let create = |path: &Path, name: &str| {
            let mut made = Casework::create(path, (means.unlock)(), name, (means.surroundings)())?;
            made.set_setting(PRACTICE, "yes")?;
            Ok::<_, CaseworkError>(made)
        };
        let total = CASES_A.len() + CASES_B.len() + HANDINGS_OVER;
        let mut demo = Demo {
            folder,
            a: create(&vaults.monitor_a, "Monitor A (demo)")?,
            b: create(&vaults.monitor_b, "Monitor B (demo)")?,
            ngo: create(&vaults.ngo, "NGO (demo)")?,
            pace: Pace::new(watch, total as u64),
            bundles: Vec::new(),
        };
        let cards = demo.exchange_cards(dir)?;
        demo.tell()?;
        let persons = demo.count("person")?;
        let cases = demo.count("case")?;
        let contested = demo.ngo.conflicts()?.len() as u64;
        let bundles = demo.bundles;
        Ok(DemoReport {
            vaults,
            bundles,
            cards,
            passphrase_file,
            people: persons,
            cases,
            contested,
        })
    }

    /// Each vault's card as a file; all three trust each other.
    fn exchange_cards(&mut self, dir: &Path) -> Result<Vec<PathBuf>, CaseworkError> {
        let [a, b, ngo] = [self.a.card()?, self.b.card()?, self.ngo.card()?];
        let mut paths = Vec::new();
        for (card, name) in [(&a, "monitor_a"), (&b, "monitor_b"), (&ngo, "ngo")] {
            let path = dir.join(format!("{name}.dalacard"));
            write_text(&path, &card.to_text())?;
            paths.push(path);
        }
        let pairs: [(&mut Casework, [&Card; 2]); 3] =
            [(&mut self.a, [&b, &ngo]), (&mut self.b, [&a, &ngo]), (&mut self.ngo, [&a, &b])];
        for (casework, cards) in pairs {
            for card in cards {
                casework.trust(card, Trust::Trusted)?;
            }
        }
        Ok(paths)
    }

    fn tell(&mut self) -> Result<(), CaseworkError> {
        let ngo = self.ngo.card()?.recipient().clone();
        let for_b = vec![self.b.card()?.recipient().clone(), ngo.clone()];
        let mut cast = Cast::new(SEED);
        let shared = self.write_as_a(&mut cast)?;
        self.hand_over_from_a(vec![shared.case], for_b)?;
        for bundle in self.bundles.clone() {
            merge(&mut self.b, &bundle, &mut self.pace)?;
        }
        let mut desk = Desk { casework: &mut self.a, pace: &mut self.pace };
        shared::go_on_as_a(&mut desk, &shared)?;
        self.write_as_b(&mut cast, &shared)?;
        self.hand_over_from_a(Vec::new(), vec![ngo.clone()])?;
        let bundles = hand_over(&mut self.b, Vec::new(), vec![ngo], &self.folder, &mut self.pace)?;
        self.bundles.extend(bundles);
        for bundle in self.bundles.clone() {
            merge(&mut self.ngo, &bundle, &mut self.pace)?;
        }
        self.pace.advance();
        Ok(())
    }

    /// All cases of A; the first is shared.
    fn write_as_a(&mut self, cast: &mut Cast) -> Result<Written, CaseworkError> {
        let mut desk = Desk { casework: &mut self.a, pace: &mut self.pace };
        let mut notebook = Notebook::new(Writer::A, cast);
        let [shared, others @ ..] = &CASES_A;
        let shared = notebook.write(&mut desk, shared)?;
        shared::hear_the_neighbour(&mut desk, &shared)?;
        for script in others {
            notebook.write(&mut desk, script)?;
        }
        Ok(shared)
    }

    /// All cases of B, and what he learns for the shared one.
    fn write_as_b(&mut self, cast: &mut Cast, shared: &Written) -> Result<(), CaseworkError> {
        let mut desk = Desk { casework: &mut self.b, pace: &mut self.pace };
        let mut notebook = Notebook::new(Writer::B, cast);
        shared::go_on_as_b(&mut desk, &notebook, shared)?;
        for script in &CASES_B {
            notebook.write(&mut desk, script)?;
        }
        Ok(())
    }

    fn hand_over_from_a(
        &mut self,
        cases: Vec<RecordId>,
        to: Vec<Recipient>,
    ) -> Result<(), CaseworkError> {
        let bundles = hand_over(&mut self.a, cases, to, &self.folder, &mut self.pace)?;
        self.bundles.extend(bundles);
        Ok(())
    }

    fn count(&self, kind: &str) -> Result<u64, CaseworkError> {
        let unknown = |_| CaseworkError::unknown_kind(kind, &Forms::default());
        let kind = Kind::new(kind).map_err(unknown)?;
        Ok(self.ngo.list(&kind)?.len() as u64)
    }
}

fn hand_over(
    from: &mut Casework,
    cases: Vec<RecordId>,
    to: Vec<Recipient>,
    folder: &Path,
    pace: &mut Pace<'_>,
) -> Result<Vec<PathBuf>, CaseworkError> {
    let seal = SealFor::Recipients(to);
    let order = ExportOrder { cases, seal, purpose: "own".to_owned(), max_size: None };
    let report = from.export(&order, folder, pace)?;
    pace.advance();
    Ok(report.bundles)
}

/// Merges a bundle that has to be sound.
fn merge(into: &mut Casework, bundle: &Path, pace: &mut Pace<'_>) -> Result<(), CaseworkError> {
    let report = into.merge(&[bundle], None, false, pace)?;
    match report.rejected.into_iter().next() {
        Some(rejection) => Err(rejection.error),
        None => Ok(()),
    }
}

fn write_text(path: &Path, text: &str) -> Result<(), CaseworkError> {
    let new = NewFile::begin(path)?;
    let mut file = new.file()?;
    file.write_all(text.as_bytes()).map_err(CaseworkError::Write)?;
    new.put()?;
    Ok(())
}
