//! The whole demo once, with cheap keys and a fixed clock, and what must hold of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, Mutex, Weak};

use super::testing::{make_fixed, surroundings};
use super::*;
use crate::casework::Conflict;
use crate::crypto::{Secret, VaultKey};
use crate::record::{Json, SignerKey};

fn unlock() -> Unlock {
    Unlock::Key(VaultKey::new(Secret::new([7; 32]), [9; 16]))
}

fn make(dir: &Path, watch: &mut dyn Watch) -> Result<DemoReport, CaseworkError> {
    make_fixed(dir, &unlock, watch)
}

fn open(path: &Path) -> Casework {
    Casework::open(path, unlock(), surroundings(99)).unwrap()
}

/// A demo and the folder that goes when nobody looks at it any more.
struct Made {
    _folder: tempfile::TempDir,
    report: DemoReport,
}

/// Made once for the tests that run at the same time. They work on copies: a vault is
/// open once at a time.
fn demo() -> Arc<Made> {
    static MADE: Mutex<Weak<Made>> = Mutex::new(Weak::new());
    let mut made = MADE.lock().unwrap();
    made.upgrade().unwrap_or_else(|| {
        let folder = tempfile::tempdir().unwrap();
        let report = make(&folder.path().join("demo"), &mut ()).unwrap();
        let new = Arc::new(Made { _folder: folder, report });
        *made = Arc::downgrade(&new);
        new
    })
}

/// A vault of the demo, copied to a folder that has to be kept.
fn copy(vault: &Path) -> (tempfile::TempDir, Casework) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("copy.dala");
    fs::copy(vault, &path).unwrap();
    let casework = open(&path);
    (folder, casework)
}

fn kind(kind: &str) -> Kind {
    Kind::new(kind).unwrap()
}

fn paths(bundles: &[PathBuf]) -> Vec<&Path> {
    bundles.iter().map(PathBuf::as_path).collect()
}

const KINDS: [&str; 13] = [
    "case",
    "case_person",
    "person",
    "event",
    "interview",
    "consent",
    "consent_grant",
    "arrest",
    "detention",
    "stay",
    "place",
    "attachment",
    "custody_event",
];

fn everything(casework: &Casework) -> BTreeMap<RecordId, (String, String, Json)> {
    let rows = KINDS.iter().flat_map(|name| casework.list(&kind(name)).unwrap());
    rows.map(|row| (row.id, (row.kind, row.title, row.fields))).collect()
}

fn keys(report: &DemoReport) -> [SignerKey; 2] {
    let card = |path: &PathBuf| -> Card { fs::read_to_string(path).unwrap().parse().unwrap() };
    let [a, b, _] = report.cards.as_slice() else { panic!("three cards") };
    [card(a).key(), card(b).key()]
}

#[test]
fn the_ngo_has_the_people_cases_talks_and_photos_of_both_monitors() {
    let demo = demo();
    let report = &demo.report;
    assert!(report.people >= 40);
    assert_eq!((report.cases, report.contested), (12, 3));
    let (_folder, ngo) = copy(&report.vaults.ngo);
    let count = |name| ngo.list(&kind(name)).unwrap().len();
    assert_eq!(count("person") as u64, report.people);
    assert_eq!(count("case"), 12);
    assert_eq!((count("arrest"), count("detention"), count("consent")), (12, 12, 12));
    assert_eq!(count("consent_grant"), 48);
    // What was done to people and what became of it, in all three languages.
    let told = ["act", "injury", "medical_exam", "death", "proceeding", "charge", "sentence"];
    assert_eq!(told.map(count), [12, 13, 4, 3, 14, 6, 3]);
    let acts = ngo.list(&kind("act")).unwrap();
    let acts: String = acts.into_iter().map(|row| row.fields.to_string()).collect();
    for words in ["Үтікті токқа қосып", "Поставили лицом к стене", "They said nothing at first"]
    {
        assert!(acts.contains(words), "{words}");
    }
    assert_eq!(count("attachment"), 13);
    let mut stays = BTreeMap::new();
    for row in ngo.list(&kind("stay")).unwrap() {
        *stays.entry(row.parent).or_insert(0) += 1;
    }
    assert!(stays.len() == 12 && stays.values().all(|stays| (2..=4).contains(stays)));
    let told = |row: &crate::vault::RecordRow| row.fields.to_string();
    let interviews: Vec<_> = ngo.list(&kind("interview")).unwrap().iter().map(told).collect();
    assert!(interviews.iter().any(|talk| talk.contains(r#"{"code":"kk"}"#)));
    assert!(interviews.iter().any(|talk| talk.contains(r#"{"code":"ru"}"#)));
    let grants: String = ngo.list(&kind("consent_grant")).unwrap().iter().map(told).collect();
    for decision in ["granted", "granted_conditions", "refused", "undecided"] {
        assert!(grants.contains(&format!(r#"{{"code":"{decision}"}}"#)), "{decision}");
    }
    let authors: BTreeSet<_> = ngo
        .list(&kind("case"))
        .unwrap()
        .iter()
        .map(|row| ngo.page(&row.id).unwrap().revisions[0].author)
        .collect();
    assert_eq!(authors, BTreeSet::from(keys(report)));
}

#[test]
fn exactly_three_fields_are_contested_by_whom_they_should_be() {
    let demo = demo();
    let report = &demo.report;
    let (_folder, ngo) = copy(&report.vaults.ngo);
    let [a, b] = keys(report);
    let conflicts = ngo.conflicts().unwrap();
    let of = |name: &str| -> Conflict {
        let found: Vec<_> = conflicts.iter().filter(|c| c.field.as_str() == name).collect();
        assert_eq!(found.len(), 1, "{name}");
        found[0].clone()
    };
    assert_eq!(conflicts.len(), 3);
    for name in ["started_on", "place_type"] {
        let authors: Vec<_> = of(name).values.iter().map(|value| value.author).collect();
        assert_eq!(authors.len(), 2);
        assert_eq!(BTreeSet::from_iter(authors), BTreeSet::from([a, b]));
    }
    let hour = of("arrested_at");
    assert_eq!((hour.kind.as_str(), hour.values.len()), ("arrest", 2));
    assert!(hour.values.iter().all(|value| value.author == a));
    let sources: BTreeSet<_> = hour
        .values
        .iter()
        .map(|value| match value.source {
            crate::history::Source::Known(source) => source,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(sources.len(), 2);
    for source in sources {
        assert_eq!(ngo.page(&source).unwrap().row.kind, "interview");
    }
    assert_eq!(of("started_on").kind, "detention");
    assert_eq!(of("place_type").record, hour.record);
}

#[test]
fn every_vault_of_the_demo_is_whole() {
    let demo = demo();
    let report = &demo.report;
    let DemoVaults { monitor_a, monitor_b, ngo } = &report.vaults;
    for vault in [monitor_a, monitor_b, ngo] {
        let (_folder, mut copied) = copy(vault);
        let checked = copied.check(false, &mut ()).unwrap();
        assert!(checked.faults.is_empty(), "{checked:?}");
        assert!(checked.records > 0);
    }
}

#[test]
fn merging_all_bundles_again_changes_nothing() {
    let demo = demo();
    let report = &demo.report;
    let (_folder, mut ngo) = copy(&report.vaults.ngo);
    let before = everything(&ngo);
    let again = ngo.merge(&paths(&report.bundles), None, false, &mut ()).unwrap();
    assert!(again.rejected.is_empty());
    assert_eq!((again.new, again.changed, again.opened), (0, 0, 0));
    assert_eq!(everything(&ngo), before);
}

#[test]
fn merging_in_the_other_order_gives_the_same_records() {
    let demo = demo();
    let report = &demo.report;
    let (_folder, ngo) = copy(&report.vaults.ngo);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.dala");
    let mut other = Casework::create(&path, unlock(), "Other", surroundings(50)).unwrap();
    // The bundles are sealed to the NGO.
    other.sealing = ngo.sealing.clone();
    for path in &report.cards[..2] {
        let card: Card = fs::read_to_string(path).unwrap().parse().unwrap();
        other.trust(&card, Trust::Trusted).unwrap();
    }
    assert!(everything(&other).is_empty());
    let mut backwards = paths(&report.bundles);
    backwards.reverse();
    let merged = other.merge(&backwards, None, false, &mut ()).unwrap();
    assert!(merged.rejected.is_empty());
    assert_eq!(everything(&other), everything(&ngo));
}

#[test]
fn either_spelling_of_a_double_finds_the_records_of_both_monitors() {
    let demo = demo();
    let report = &demo.report;
    let (_folder, ngo) = copy(&report.vaults.ngo);
    for double in &people::DOUBLES {
        for writer in [Writer::A, Writer::B] {
            let name = double.as_written_by(writer, people::Tongue::Kazakh).name;
            let typed = format!("{} {}", name.family, name.given);
            let found = ngo.search(&typed, 10).unwrap();
            let persons: Vec<_> = found.iter().filter(|row| row.kind == "person").collect();
            let author =
                |row: &&crate::vault::RecordRow| ngo.page(&row.id).unwrap().revisions[0].author;
            assert_eq!(persons.len(), 2, "{typed}");
            assert_eq!(
                persons.iter().map(author).collect::<BTreeSet<_>>(),
                BTreeSet::from(keys(report))
            );
        }
    }
}

#[test]
fn a_folder_with_something_in_it_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("notes.txt");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"), &file).unwrap();
    let refused = make(folder.path(), &mut ());
    assert!(matches!(refused, Err(CaseworkError::Exists)));
    assert!(matches!(make(&file, &mut ()), Err(CaseworkError::Exists)));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

/// Asks to stop after so many parts.
struct Impatient(u64);

impl Watch for Impatient {
    fn step(&mut self, _: super::super::Step) {
        self.0 = self.0.saturating_sub(1);
    }

    fn is_cancelled(&self) -> bool {
        self.0 == 0
    }
}

#[test]
fn a_demo_that_is_stopped_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let stopped = make(folder.path(), &mut Impatient(1));
    assert!(matches!(stopped, Err(CaseworkError::Cancelled)));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    let new = folder.path().join("new");
    assert!(make(&new, &mut Impatient(0)).is_err());
    assert!(!new.exists());
}

#[test]
fn the_passphrase_file_holds_the_passphrase_alone() {
    let demo = demo();
    let report = &demo.report;
    let text = fs::read_to_string(&report.passphrase_file).unwrap();
    assert_eq!(text.lines().collect::<Vec<_>>(), [PRACTICE_PASSPHRASE]);
}
