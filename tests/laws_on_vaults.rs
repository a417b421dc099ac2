//! The laws of `docs/formats.md` on real vaults: three monitors add, edit, retract, settle,
//! delete, attach and trust at random, and exchange bundles, whole or of one case, in any
//! order and more than once. Whoever has all revisions and trusts alike sees the same.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panic"
)]

mod common;

use std::fmt::Write as _;
use std::path::PathBuf;

use common::{add, create, merge, order, typed};
use dala::casework::{Casework, CaseworkError, Verdict};
use dala::crypto::Card;
use dala::history::Trust;
use dala::record::{AnswerState, RecordId};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

const KINDS: [&str; 8] = [
    "case",
    "case_person",
    "person",
    "person_name",
    "interview",
    "arrest",
    "attachment",
    "custody_event",
];

/// What is said of a person, an arrest, a case: few values, so that many agree and differ.
const SAID: [(&str, &str, [&str; 2]); 4] = [
    ("person", "family_name", ["Белый", "Беляев"]),
    ("person", "sex", ["female", "male"]),
    ("arrest", "arrested_on", ["2022-01-06", "2022-01-07"]),
    ("case", "verification_status", ["likely", "confirmed"]),
];

#[derive(Debug, Clone)]
enum Op {
    Add { kind: usize },
    Say { record: usize, field: usize, value: usize, source: usize },
    Retract { record: usize, field: usize },
    Settle { record: usize, field: usize, value: usize },
    Delete { record: usize, undo: bool },
    Attach { byte: u8 },
    Trust { whom: usize, how: usize },
    Export { case: Option<usize> },
    Merge { bundle: usize },
}

fn ops() -> impl Strategy<Value = Vec<(usize, Op)>> {
    let (n, two) = (0..4_usize, 0..2_usize);
    let op = prop_oneof![
        2 => (0..4_usize).prop_map(|kind| Op::Add { kind }),
        5 => (n.clone(), 0..4_usize, two.clone(), 0..4_usize)
            .prop_map(|(record, field, value, source)| Op::Say { record, field, value, source }),
        1 => (n.clone(), 0..4_usize).prop_map(|(record, field)| Op::Retract { record, field }),
        2 => (n.clone(), 0..4_usize, two)
            .prop_map(|(record, field, value)| Op::Settle { record, field, value }),
        1 => (n.clone(), any::<bool>()).prop_map(|(record, undo)| Op::Delete { record, undo }),
        1 => any::<u8>().prop_map(|byte| Op::Attach { byte }),
        1 => (0..3_usize, 0..3_usize).prop_map(|(whom, how)| Op::Trust { whom, how }),
        2 => prop::option::of(n.clone()).prop_map(|case| Op::Export { case }),
        3 => (0..40_usize).prop_map(|bundle| Op::Merge { bundle }),
    ];
    prop::collection::vec((0..3_usize, op), 12..36)
}

struct World {
    folder: tempfile::TempDir,
    /// Three monitors, and two who only read.
    vaults: Vec<Casework>,
    /// Sealed to everybody but their maker.
    bundles: Vec<Sent>,
}

struct Sent {
    from: usize,
    bundle: PathBuf,
}

/// What a user may ask for in vain.
fn tolerate<T>(done: Result<T, CaseworkError>) -> Option<T> {
    match done {
        Ok(done) => Some(done),
        Err(
            CaseworkError::NothingToDo
            | CaseworkError::NothingToRetract(_)
            | CaseworkError::NothingToExport
            | CaseworkError::NoRecord(_),
        ) => None,
        Err(error) => panic!("{error}"),
    }
}

fn listed(vault: &Casework, kind: &str) -> Vec<RecordId> {
    vault.list(&kind.parse().unwrap()).unwrap().into_iter().map(|row| row.id).collect()
}

fn pick<T: Copy>(items: &[T], at: usize) -> Option<T> {
    items.get(at % items.len().max(1)).copied()
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let vault = |n: usize| {
            let path = folder.path().join(format!("{n}.dala"));
            create(&path, ["A", "B", "C", "D", "E"][n], 1 + n as u64)
        };
        let mut vaults: Vec<Casework> = (0..5).map(vault).collect();
        let first = &mut vaults[0];
        let case = add(first, "case", None, None, &[("case_code", "K-0")]);
        add(first, "interview", Some(case), None, &[("interviewer_code", "A1")]);
        let person = add(first, "person", Some(case), None, &[("family_name", "Белый")]);
        add(first, "arrest", Some(case), None, &[("person", &person.to_string())]);
        let mut world = Self { folder, vaults, bundles: Vec::new() };
        world.send(0, None);
        for who in 1..3 {
            merge_all(&mut world, who, 0, false);
        }
        (0..3).for_each(|who| decide(&mut world, who, [0, 0, 0]));
        world
    }

    fn run(&mut self, who: usize, op: &Op) {
        let vault = &mut self.vaults[who];
        let target = |vault: &Casework, record: usize, field: usize| {
            let (kind, field, values) = SAID[field];
            let record = pick(&listed(vault, kind), record)?;
            Some((record, kind, field, values))
        };
        match *op {
            Op::Add { kind } => add_one(vault, kind),
            Op::Say { record, field, value, source } => {
                let Some((id, kind, field, values)) = target(vault, record, field) else { return };
                let fields = typed(vault, kind, &[(field, values[value])]);
                let source = (source > 1).then(|| pick(&listed(vault, "interview"), source));
                tolerate(vault.edit(id, source.flatten(), fields));
            }
            Op::Retract { record, field } => {
                let Some((id, kind, field, _)) = target(vault, record, field) else { return };
                let said = vault.read_state(kind, field, AnswerState::Retracted).unwrap();
                tolerate(vault.edit(id, None, [said].into()));
            }
            Op::Settle { record, field, value } => {
                let Some((id, kind, field, values)) = target(vault, record, field) else { return };
                let (field, value) = vault.read_answer(kind, field, values[value]).unwrap();
                tolerate(vault.settle(id, field, Verdict::Value(value), None));
            }
            Op::Delete { record, undo } => {
                let Some(id) = pick(&listed(vault, "person"), record) else { return };
                tolerate(if undo { vault.undelete(id) } else { vault.delete(id) });
            }
            Op::Attach { byte } => {
                let Some(case) = pick(&listed(vault, "case"), 0) else { return };
                vault.attach_bytes(case, "a.bin", &[byte; 300], false, &mut ()).unwrap();
            }
            Op::Trust { whom, how } => self.trust(who, whom, how),
            Op::Export { case } => self.send(who, case),
            Op::Merge { bundle } => {
                if let Some(path) = pick(&self.sent_to(who, 0), bundle).cloned() {
                    merge(&mut self.vaults[who], &[path]);
                }
            }
        }
    }

    /// The bundles that one can open, from the nth on.
    fn sent_to(&self, who: usize, from: usize) -> Vec<&PathBuf> {
        let others = self.bundles[from..].iter().filter(|sent| sent.from != who);
        others.map(|sent| &sent.bundle).collect()
    }

    fn card(&self, whom: usize) -> Card {
        self.vaults[whom].card().unwrap()
    }

    fn trust(&mut self, who: usize, whom: usize, how: usize) {
        let card = self.card(whom);
        if who != whom {
            self.vaults[who].trust(&card, TRUST[how]).unwrap();
        }
    }

    fn send(&mut self, from: usize, case: Option<usize>) {
        let case = case.map(|case| pick(&listed(&self.vaults[from], "case"), case));
        let cases: Vec<RecordId> = case.flatten().into_iter().collect();
        let others = (0..5).filter(|to| *to != from).map(|to| &self.vaults[to]);
        let order = order(&others.collect::<Vec<_>>(), &cases);
        // Nobody hands over to whom he rejects: he rejects nobody while he does.
        let vault = &mut self.vaults[from];
        let mut rejected = vault.signers().unwrap();
        rejected.retain(|signer| signer.trust == Trust::Rejected);
        for signer in &rejected {
            vault.trust_key(&signer.key, Trust::Unknown).unwrap();
        }
        let report = tolerate(vault.export(&order, self.folder.path(), &mut ()));
        for signer in &rejected {
            vault.trust_key(&signer.key, Trust::Rejected).unwrap();
        }
        let bundles = report.into_iter().flat_map(|report| report.bundles);
        self.bundles.extend(bundles.map(|bundle| Sent { from, bundle }));
    }
}

const TRUST: [Trust; 3] = [Trust::Trusted, Trust::Unknown, Trust::Rejected];

fn add_one(vault: &mut Casework, kind: usize) {
    let case = pick(&listed(vault, "case"), kind);
    let person = pick(&listed(vault, "person"), 0).map(|id| id.to_string());
    match (kind, person) {
        (0, _) => drop(add(vault, "case", None, None, &[("case_code", "K-1")])),
        (1, _) => drop(add(vault, "interview", case, None, &[("interviewer_code", "X")])),
        (2, Some(person)) => drop(add(vault, "arrest", case, None, &[("person", &person)])),
        (3, Some(person)) => {
            add(vault, "person_name", None, None, &[("parent", &person), ("family", "Бел")]);
        }
        _ => drop(add(vault, "person", case, None, &[("family_name", "Белый")])),
    }
}

/// Everything that is shown of every record, deleted ones too, and all that it follows from.
fn everything(vault: &Casework) -> String {
    let mut all = String::new();
    for id in vault.vault().read(|tx| tx.all_record_ids()).unwrap() {
        match vault.page(&id) {
            Ok(page) => {
                let row = &page.row;
                let _ = writeln!(all, "{row:?} {:?} {:?}", page.folded, page.revisions.len());
            }
            Err(_) => {
                let _ = writeln!(all, "{id} is not shown");
            }
        }
    }
    for kind in KINDS {
        let _ = writeln!(all, "{kind}: {:?}", listed(vault, kind));
    }
    let files = vault.vault().read(|tx| tx.attachments()).unwrap();
    all + &format!("{:?}", files.iter().map(|file| file.sha256).collect::<Vec<_>>())
}

fn assert_same(a: &str, b: &str) {
    for (a, b) in a.lines().zip(b.lines()) {
        assert_eq!(a, b);
    }
    assert_eq!(a.lines().count(), b.lines().count());
}

/// Merges what was sent, from the nth bundle on, in that order; or the other way round, and
/// then again, which changes nothing.
fn merge_all(world: &mut World, who: usize, from: usize, reversed: bool) {
    let mut bundles: Vec<PathBuf> = world.sent_to(who, from).into_iter().cloned().collect();
    if reversed {
        bundles.reverse();
    }
    let vault = &mut world.vaults[who];
    for bundle in &bundles {
        merge(vault, std::slice::from_ref(bundle));
    }
    if reversed {
        let before = everything(vault);
        let again = merge(vault, &bundles);
        assert_eq!((again.new, again.changed, again.opened), (0, 0, 0));
        assert_same(&everything(vault), &before);
    }
    let faults = vault.check(false, &mut ()).unwrap().faults;
    assert!(faults.is_empty(), "{faults:?}");
}

fn decide(world: &mut World, who: usize, trust: [usize; 3]) {
    for (whom, how) in trust.into_iter().enumerate() {
        world.trust(who, whom, how);
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 12,
        max_shrink_iters: 200,
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        ..ProptestConfig::default()
    })]

    #[test]
    fn whoever_has_the_same_and_trusts_alike_sees_the_same(
        ops in ops(),
        trust in [0..3_usize, 0..3, 0..3],
    ) {
        let mut world = World::new();
        for (who, op) in &ops {
            world.run(*who, op);
        }
        // Two who wrote nothing get what happened to be sent, parts of it withheld or
        // before its time; one decides whom to trust before he merges, one after.
        decide(&mut world, 3, trust);
        merge_all(&mut world, 3, 0, false);
        merge_all(&mut world, 4, 0, true);
        decide(&mut world, 4, trust);
        assert_same(&everything(&world.vaults[4]), &everything(&world.vaults[3]));

        // Now everybody gets everything.
        let sent = world.bundles.len();
        (0..3).for_each(|from| world.send(from, None));
        for who in 0..5 {
            merge_all(&mut world, who, sent, who == 1);
            decide(&mut world, who, [0, 0, 0]);
        }
        let all = everything(&world.vaults[0]);
        for vault in &mut world.vaults[1..] {
            assert_same(&everything(vault), &all);
        }
        let report = world.vaults[3].check(true, &mut ()).unwrap();
        assert!(report.faults.is_empty(), "{:?}", report.faults);
        assert_same(&everything(&world.vaults[3]), &all);
    }
}
