//! What is left when somebody stops a command, and what a preview foretells.

use std::path::Path;

use super::{add, create, edit, order};
use crate::casework::{Casework, CaseworkError, Step, Watch};
use crate::history::Trust;

/// Stops at the first step of a stage that is as far as this.
struct StopAt(&'static str, u64, bool);

impl Watch for StopAt {
    fn step(&mut self, step: Step) {
        self.2 |= step.stage == self.0 && step.done >= self.1;
    }

    fn is_cancelled(&self) -> bool {
        self.2
    }
}

/// Stops as soon as so many bundles were begun.
struct StopInBundle {
    number: u32,
    begun: u32,
    stage: &'static str,
}

impl Watch for StopInBundle {
    fn step(&mut self, step: Step) {
        self.begun += u32::from(step.stage == "verifying" && self.stage != "verifying");
        self.stage = step.stage;
    }

    fn is_cancelled(&self) -> bool {
        self.begun >= self.number
    }
}

fn stop_in(number: u32) -> StopInBundle {
    StopInBundle { number, begun: 0, stage: "" }
}

fn files(work: &Casework) -> usize {
    work.vault.read(|tx| tx.attachments()).unwrap().len()
}

#[test]
fn attaching_stops_within_a_file_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let case = add(&mut work, "case", None, &[("case_code", "K-1")]);
    let bytes: Vec<u8> = (0..8_000_000_u32).map(|n| n.to_le_bytes()[1]).collect();
    let mut stop = StopAt("attaching", 2_000_000, false);
    let error = work.attach_bytes(case, "long.bin", &bytes, false, &mut stop).unwrap_err();
    assert!(matches!(error, CaseworkError::Cancelled), "{error}");
    assert_eq!(files(&work), 0);
    assert!(work.list(&"attachment".parse().unwrap()).unwrap().is_empty());
    work.attach_bytes(case, "long.bin", &bytes, false, &mut ()).unwrap();
    assert_eq!(files(&work), 1, "the next command is not stopped");
}

#[test]
fn a_merge_that_is_stopped_says_what_it_had_merged() {
    let folder = tempfile::tempdir().unwrap();
    let mut ngo = create(folder.path(), "NGO");
    let mut bundles = Vec::new();
    for name in ["A", "B"] {
        let mut from = create(folder.path(), name);
        add(&mut from, "case", None, &[("case_code", name)]);
        bundles.extend(from.export(&order(&[&ngo], &[]), folder.path(), &mut ()).unwrap().bundles);
    }
    let paths: Vec<&Path> = bundles.iter().map(|path| path.as_path()).collect();
    let error = ngo.merge(&paths, None, false, &mut stop_in(1)).unwrap_err();
    assert!(matches!(error, CaseworkError::Cancelled), "{error}");
    let report = ngo.merge(&paths, None, false, &mut stop_in(2)).unwrap();
    assert!(report.stopped.is_some() && report.rejected.is_empty());
    assert_eq!(report.new, 1);
    assert_eq!(ngo.list(&"case".parse().unwrap()).unwrap().len(), 1);
    let report = ngo.merge(&paths, None, false, &mut ()).unwrap();
    assert_eq!((report.new, report.already_known, report.stopped.is_none()), (1, 1, true));
}

#[test]
fn a_preview_of_several_bundles_tells_what_they_contest_in_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let [mut a, mut b, mut ngo] = ["A", "B", "NGO"].map(|name| create(folder.path(), name));
    for card in [a.card().unwrap(), b.card().unwrap()] {
        ngo.trust(&card, Trust::Trusted).unwrap();
        b.trust(&card, Trust::Trusted).unwrap();
    }
    let case = add(&mut a, "case", None, &[("case_code", "K-1")]);
    let arrest = add(&mut a, "arrest", Some(case), &[("arrested_on", "2022-01-06")]);
    super::hand_over(&mut a, &mut b, &[], folder.path());
    edit(&mut b, "arrest", arrest, &[("arrested_on", "2022-01-07")]);
    edit(&mut b, "case", case, &[("case_code", "K-2")]);
    // Of B only what he wrote against A's; A's own bundle brings the other side.
    let spoiled = folder.path().join("spoiled.age");
    let mut bundles = vec![spoiled.clone()];
    for from in [&mut a, &mut b] {
        bundles.extend(from.export(&order(&[&ngo], &[]), folder.path(), &mut ()).unwrap().bundles);
    }
    let half = std::fs::read(&bundles[1]).unwrap();
    std::io::Write::write_all(
        &mut std::fs::File::create(&spoiled).unwrap(),
        &half[..half.len() / 2],
    )
    .unwrap();
    let paths: Vec<&Path> = bundles.iter().map(|path| path.as_path()).collect();
    let told = ngo.merge(&paths, None, true, &mut ()).unwrap();
    assert!(ngo.list(&"case".parse().unwrap()).unwrap().is_empty());
    let done = ngo.merge(&paths, None, false, &mut ()).unwrap();
    let figures = |r: &crate::casework::MergeReport| {
        (r.new, r.changed, r.opened, r.already_known, r.contested, r.held_back, r.rejected.len())
    };
    assert_eq!(figures(&told), figures(&done));
    assert_eq!((told.contested, told.rejected.len()), (2, 1));
}

#[test]
fn a_merge_stops_before_the_records_that_were_here_are_folded_anew() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = (create(folder.path(), "A"), create(folder.path(), "B"));
    let person = add(&mut a, "person", None, &[("sex", "male")]);
    super::hand_over(&mut a, &mut b, &[], folder.path());
    edit(&mut b, "person", person, &[("sex", "female")]);
    let bundles = b.export(&order(&[&a], &[]), folder.path(), &mut ()).unwrap().bundles;
    let before = a.page(&person).unwrap().folded.heads;
    let mut stop = StopAt("merging", 1, false);
    let error = a.merge(&[&bundles[0]], None, false, &mut stop).unwrap_err();
    assert!(matches!(error, CaseworkError::Cancelled), "{error}");
    assert_eq!(a.page(&person).unwrap().folded.heads, before);
}
