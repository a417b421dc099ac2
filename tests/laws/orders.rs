//! Orders to erase, in real vaults and real bundles: what is hidden follows from what is
//! here and who is trusted, in whatever order all that came.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use dala::bundle::{Class, Contents, Plan, Software, Source};
use dala::casework::{Casework, RecordPage};
use dala::crypto::{Card, SealTo, SealingKey, Secret, Signer, SystemRandomness, sha256};
use dala::history::{
    Compose, Entry, Erase, Erasure, FormRef, History, Local, Opening, Reach, Said, Trust, fold,
    write_line,
};
use dala::record::{Day, Digest, FieldName, RecordId, RevisionId, Value};
use proptest::prelude::*;

use crate::common;
use crate::model;
use crate::world::Counter;

const PERSON: u8 = 7;
const INTERVIEW: u8 = 8;
const ORDERS: u8 = 6;
const NAME: &str = "family_name";

fn id(n: u8) -> RecordId {
    RecordId::from_random([n; 16])
}

/// 1 and 2 are trusted, 3 is a stranger.
fn signer(n: u8) -> Signer {
    Signer::from_seed(&Secret::new([n; 32]))
}

fn compose(record: u8, parents: BTreeSet<RevisionId>) -> Compose {
    let kind = if record == INTERVIEW { "interview" } else { "person" };
    Compose {
        record: id(record),
        form: FormRef { id: kind.parse().unwrap(), version: "1".to_owned(), sha256: sha256(b"{}") },
        parents,
        judges: false,
        source: None,
        erases: BTreeSet::new(),
        fields: BTreeMap::new(),
        at: "2022-01-06T14:30:00+06:00".parse().unwrap(),
    }
}

fn named(text: &str) -> BTreeMap<FieldName, Value> {
    BTreeMap::from([(NAME.parse().unwrap(), Value::text(text))])
}

struct Lines<'a>(&'a [Entry]);

impl Source for Lines<'_> {
    fn revisions(&mut self, line: &mut dyn FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
        self.0.iter().try_for_each(|entry| line(&write_line(entry)))
    }

    fn attachment(&mut self, _: &Digest) -> io::Result<Box<dyn Read + '_>> {
        Err(io::ErrorKind::NotFound.into())
    }
}

/// Packs these revisions, in this order, and merges them; the bundle must not be refused.
fn bring(casework: &mut Casework, entries: &[Entry], folder: &Path) {
    let mut source = Lines(entries);
    let contents = Contents {
        day: Day { year: 2022, month: 1, day: 6 },
        class: Class::Evidence,
        purpose: "own".parse().unwrap(),
        software: Software::this(),
        forms: Vec::new(),
        attachments: Vec::new(),
    };
    let path: PathBuf = folder.join("bundle.age");
    let recipients = [casework.card().unwrap().recipient().clone()];
    let (to, by) = (SealTo::Recipients(&recipients), signer(3));
    let plan = Plan::new(contents, &mut source).unwrap();
    let mut file = File::create(&path).unwrap();
    let mut go = |_| ControlFlow::Continue(());
    plan.write(&mut source, &mut file, &to, &by, &mut SystemRandomness, &mut go).unwrap();
    common::merge(casework, &[path]);
}

fn trust(casework: &mut Casework, n: u8) {
    let card = Card::new("Somebody", &signer(n), SealingKey::generate().recipient()).unwrap();
    casework.trust(&card, Trust::Trusted).unwrap();
}

#[derive(Debug, Clone)]
enum Step {
    Root { by: u8 },
    Claim { by: u8, from_interview: bool, on_top: bool },
    Order { by: u8, target: u8, nth: usize },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        2 => (1..4_u8).prop_map(|by| Step::Root { by }),
        5 => (1..4_u8, any::<bool>(), any::<bool>())
            .prop_map(|(by, from_interview, on_top)| Step::Claim { by, from_interview, on_top }),
        3 => (1..4_u8, 0..3_u8, 0..99_usize)
            .prop_map(|(by, target, nth)| Step::Order { by, target, nth }),
    ];
    prop::collection::vec(step, 1..16)
}

/// All revisions that the steps make.
fn all(steps: &[Step]) -> Vec<Entry> {
    let (mut entries, mut randomness) = (Vec::<Entry>::new(), Counter(0));
    let mut person = History::new();
    for (n, step) in steps.iter().enumerate() {
        let (by, compose) = match *step {
            Step::Root { by } => (by, compose(INTERVIEW, BTreeSet::new())),
            Step::Claim { by, from_interview, on_top } => {
                let heads = fold(&person, &Local::default()).heads;
                let parents = if on_top { heads } else { BTreeSet::new() };
                let source = from_interview.then(|| id(INTERVIEW));
                (by, Compose { source, fields: named(&n.to_string()), ..compose(PERSON, parents) })
            }
            Step::Order { by, target, nth } => {
                let rev = person.keys().nth(nth % person.len().max(1)).copied();
                let target = match (target, rev) {
                    (0, Some(rev)) => Erase::Assignment { name: NAME.parse().unwrap(), rev },
                    (1, _) => Erase::Record(id(PERSON)),
                    _ => Erase::Source(id(INTERVIEW)),
                };
                let erases = BTreeSet::from([target]);
                (by, Compose { erases, ..compose(ORDERS, BTreeSet::new()) })
            }
        };
        let entry = compose.sign(&signer(by), &mut randomness).unwrap();
        if entry.signed.revision().record == id(PERSON) {
            person.insert(entry.signed.id(), entry.clone());
        }
        entries.push(entry);
    }
    entries
}

/// What the specification says is in force where 1 and 2 are trusted.
fn in_force(entries: &[Entry]) -> Vec<Erasure> {
    let revisions = || entries.iter().map(|entry| entry.signed.revision());
    let mut erasures = Vec::new();
    for order in revisions().filter(|order| order.author != signer(3).key()) {
        let his = revisions().any(|root| {
            root.record == id(INTERVIEW) && root.parents.is_empty() && root.author == order.author
        });
        for target in &order.erases {
            let source = matches!(target, Erase::Source(_));
            let reach = if his && source { Reach::All } else { Reach::OnlyBy(order.author) };
            erasures.push(Erasure { target: target.clone(), reach });
        }
    }
    erasures
}

/// Brings all to a new vault in up to four bundles, some of it twice, and trusts 1 and 2 at
/// some time.
fn received(entries: &[Entry], seed: u64, folder: &Path) -> Casework {
    let mut casework = common::create(&folder.join(format!("{seed}.dala")), "NGO", seed);
    let chance = |n: usize, salt: u8| {
        let hash = sha256(&[&seed.to_le_bytes()[..], &n.to_le_bytes(), &[salt]].concat());
        usize::from(hash.0[0])
    };
    for bundle in 0..5 {
        for n in [1, 2] {
            if chance(n, 0) % 5 == bundle {
                trust(&mut casework, u8::try_from(n).unwrap());
            }
        }
        let again = |n: usize| chance(n, 2) % 4 == 0 && chance(n, 3) % 4 == bundle;
        let goes = |n: &usize| chance(*n, 1) % 4 == bundle || again(*n);
        let mut bundle: Vec<Entry> =
            (0..entries.len()).filter(goes).map(|n| entries[n].clone()).collect();
        bundle.sort_by_key(|entry| sha256(&[entry.signed.id().0[0], seed.to_le_bytes()[0]]).0);
        if !bundle.is_empty() {
            bring(&mut casework, &bundle, folder);
        }
    }
    casework
}

fn shown(page: &RecordPage) -> BTreeSet<(RevisionId, FieldName)> {
    let open = |revision: &dala::casework::RevisionView| {
        let fields = revision.fields.iter().filter(|(_, value)| value.is_some());
        fields.map(|(name, _)| (revision.id, name.clone())).collect::<Vec<_>>()
    };
    page.revisions.iter().flat_map(open).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn orders_hide_the_same_whenever_they_come_and_whenever_they_are_trusted(
        steps in steps(),
        seeds in (1..1_000_u64, 1_000..2_000_u64),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let entries = all(&steps);
        let of_person = entries.iter().filter(|e| e.signed.revision().record == id(PERSON));
        let person: History = of_person.map(|e| (e.signed.id(), e.clone())).collect();
        let trust = [1, 2].map(|n| (signer(n).key(), Trust::Trusted)).into();
        let local = Local { trust, erasures: in_force(&entries), ..Local::default() };
        let gone = model::gone(&person, &local.erasures);
        for seed in [seeds.0, seeds.1] {
            let mut casework = received(&entries, seed, folder.path());
            prop_assert!(casework.check(false, &mut ()).unwrap().faults.is_empty());
            if person.is_empty() {
                continue;
            }
            let page = casework.page(&id(PERSON)).unwrap();
            model::assert_agrees(&page.folded, &person, &local);
            let fields = |(id, entry): (&RevisionId, &Entry)| {
                entry.opening.fields.keys().map(|name| (*id, name.clone())).collect::<Vec<_>>()
            };
            let all: BTreeSet<_> = person.iter().flat_map(fields).collect();
            prop_assert_eq!(shown(&page), all.difference(&gone).cloned().collect());
        }
    }
}

#[test]
fn an_order_reaches_all_that_an_interview_says_when_the_interview_comes_last() {
    let folder = tempfile::tempdir().unwrap();
    let mut ngo = common::create(&folder.path().join("ngo.dala"), "NGO", 1);
    trust(&mut ngo, 1);
    let mut randomness = Counter(0);
    let mut sign = |n, compose: Compose| compose.sign(&signer(n), &mut randomness).unwrap();
    let source = Some(id(INTERVIEW));
    let said = Compose { source, fields: named("a"), ..compose(PERSON, BTreeSet::new()) };
    let erases = BTreeSet::from([Erase::Source(id(INTERVIEW))]);
    let order = Compose { erases, ..compose(ORDERS, BTreeSet::new()) };
    let interview = compose(INTERVIEW, BTreeSet::new());
    let state = |ngo: &Casework| ngo.page(&id(PERSON)).unwrap().row.fields[NAME]["state"].clone();
    bring(&mut ngo, &[sign(3, said)], folder.path());
    bring(&mut ngo, &[sign(1, order)], folder.path());
    assert_eq!(state(&ngo), "agreed", "the order is of somebody else's interview");
    bring(&mut ngo, &[sign(1, interview)], folder.path());
    assert_eq!(state(&ngo), "erased");
    // Without trust he orders nothing, and with trust he does.
    let card = Card::new("Somebody", &signer(1), SealingKey::generate().recipient()).unwrap();
    ngo.trust(&card, Trust::Unknown).unwrap();
    assert_eq!(state(&ngo), "agreed");
    ngo.trust(&card, Trust::Trusted).unwrap();
    assert_eq!(state(&ngo), "erased");
    assert!(ngo.check(false, &mut ()).unwrap().faults.is_empty());
}

#[test]
fn what_an_order_hides_does_not_leave_the_vault() {
    let folder = tempfile::tempdir().unwrap();
    let mut ngo = common::create(&folder.path().join("ngo.dala"), "NGO", 1);
    let mut other = common::create(&folder.path().join("other.dala"), "Other", 2);
    trust(&mut ngo, 1);
    let mut randomness = Counter(0);
    let mut sign = |compose: Compose| compose.sign(&signer(1), &mut randomness).unwrap();
    let said = sign(Compose { fields: named("a"), ..compose(PERSON, BTreeSet::new()) });
    let erases = BTreeSet::from([Erase::Record(id(PERSON))]);
    let order = sign(Compose { erases, ..compose(ORDERS, BTreeSet::new()) });
    bring(&mut ngo, &[order, said], folder.path());
    let bundles = common::export(&mut ngo, &other, folder.path());
    common::merge(&mut other, &bundles);
    // It trusts nobody, so no order hides anything there.
    let page = other.page(&id(PERSON)).unwrap();
    assert_eq!(page.folded.fields[NAME].claims[0].said, Said::Withheld);
    assert!(shown(&page).is_empty());
}

#[test]
fn a_revision_twice_in_a_bundle_is_open_where_either_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut ngo = common::create(&folder.path().join("ngo.dala"), "NGO", 1);
    let said = Compose { fields: named("a"), ..compose(PERSON, BTreeSet::new()) };
    let open = said.sign(&signer(3), &mut Counter(0)).unwrap();
    let withheld = Entry { signed: open.signed.clone(), opening: Opening::default() };
    bring(&mut ngo, &[open, withheld], folder.path());
    let page = ngo.page(&id(PERSON)).unwrap();
    assert_eq!(page.folded.value(NAME), Some(&Value::text("a")));
    assert_eq!(page.row.fields[NAME]["state"], "agreed");
    assert!(ngo.check(false, &mut ()).unwrap().faults.is_empty());
}

#[test]
fn a_parent_that_belongs_to_another_record_is_waited_for_whichever_comes_first() {
    let folder = tempfile::tempdir().unwrap();
    let mut randomness = Counter(0);
    let parent = compose(INTERVIEW, BTreeSet::new()).sign(&signer(3), &mut randomness).unwrap();
    let child = compose(PERSON, BTreeSet::from([parent.signed.id()]));
    let child = child.sign(&signer(3), &mut randomness).unwrap();
    for (n, order) in [[&parent, &child], [&child, &parent]].into_iter().enumerate() {
        let path = folder.path().join(format!("{n}.dala"));
        let mut ngo = common::create(&path, "NGO", 1);
        for entry in order {
            bring(&mut ngo, std::slice::from_ref(entry), folder.path());
        }
        assert_eq!(ngo.page(&id(PERSON)).unwrap().row.held_back, 1);
        assert_eq!(ngo.page(&id(INTERVIEW)).unwrap().row.held_back, 0);
        assert!(ngo.check(false, &mut ()).unwrap().faults.is_empty());
    }
}

#[test]
fn an_order_that_is_forgotten_with_its_case_hides_nothing_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let mut ngo = common::create(&folder.path().join("ngo.dala"), "NGO", 1);
    trust(&mut ngo, 1);
    let mut randomness = Counter(0);
    let mut sign = |compose: Compose| compose.sign(&signer(1), &mut randomness).unwrap();
    let said = sign(Compose { fields: named("a"), ..compose(PERSON, BTreeSet::new()) });
    let mut order = compose(ORDERS, BTreeSet::new());
    order.form.id = "case".parse().unwrap();
    let order = sign(Compose { erases: BTreeSet::from([Erase::Record(id(PERSON))]), ..order });
    bring(&mut ngo, &[order, said], folder.path());
    let state = |ngo: &Casework| ngo.page(&id(PERSON)).unwrap().row.fields[NAME]["state"].clone();
    assert_eq!(state(&ngo), "erased");
    ngo.forget(id(ORDERS)).unwrap();
    assert_eq!(state(&ngo), "agreed");
    assert!(ngo.check(false, &mut ()).unwrap().faults.is_empty());
}
