//! Single cases that random histories do not reach: very many revisions, and what a
//! signer writes who has too many heads before him.

use std::collections::{BTreeMap, BTreeSet};

use dala::crypto::{Secret, Signer, sha256};
use dala::history::{
    Compose, Entry, FormRef, History, Local, MAX_UNKNOWN_REVISIONS, Status, Trust, fold,
};
use dala::record::{RecordId, RevisionId, Value};

use crate::world::Counter;

fn signer(n: u8) -> Signer {
    Signer::from_seed(&Secret::new([n; 32]))
}

fn compose(parents: BTreeSet<RevisionId>, text: &str) -> Compose {
    Compose {
        record: RecordId::from_random([9; 16]),
        form: FormRef {
            id: "person".parse().unwrap(),
            version: "1".to_owned(),
            sha256: sha256(b"{}"),
        },
        parents,
        judges: false,
        source: None,
        erases: BTreeSet::new(),
        fields: BTreeMap::from([("family_name".parse().unwrap(), Value::text(text))]),
        at: "2022-01-06T14:30:00+06:00".parse().unwrap(),
    }
}

fn roots(by: &Signer, count: usize, randomness: &mut Counter) -> History {
    let root = |_| {
        let entry = compose(BTreeSet::new(), "a").sign(by, randomness).unwrap();
        (entry.signed.id(), entry)
    };
    (0..count).map(root).collect()
}

fn add(history: &mut History, entry: Entry) {
    history.insert(entry.signed.id(), entry);
}

#[test]
fn a_stranger_who_says_too_much_waits_and_keeps_nobody_else_out() {
    let (us, stranger, mut randomness) = (signer(1), signer(2), Counter(0));
    let local = Local { trust: [(us.key(), Trust::Trusted)].into(), ..Local::default() };
    let mut history = roots(&stranger, MAX_UNKNOWN_REVISIONS, &mut randomness);
    add(&mut history, compose(BTreeSet::new(), "b").sign(&us, &mut randomness).unwrap());
    let folded = fold(&history, &local);
    assert_eq!(folded.fields["family_name"].status, Status::Contested);
    assert_eq!(folded.heads.len(), MAX_UNKNOWN_REVISIONS + 1);
    history.extend(roots(&stranger, 1, &mut randomness));
    let folded = fold(&history, &local);
    assert_eq!(folded.fields["family_name"].status, Status::Agreed(Value::text("b")));
    assert_eq!((folded.heads.len(), folded.held_back.len()), (1, MAX_UNKNOWN_REVISIONS + 1));
    // Somebody decides.
    let known = |trust| {
        let both = [(us.key(), Trust::Trusted), (stranger.key(), trust)];
        fold(&history, &Local { trust: both.into(), ..Local::default() })
    };
    assert_eq!(known(Trust::Trusted).heads.len(), MAX_UNKNOWN_REVISIONS + 2);
    assert!(known(Trust::Rejected).held_back.is_empty());
}

#[test]
fn more_heads_than_a_revision_may_have_parents_are_joined_first() {
    let (us, mut randomness) = (signer(1), Counter(0));
    let local = Local { trust: [(us.key(), Trust::Trusted)].into(), ..Local::default() };
    let mut history = roots(&us, 1_100, &mut randomness);
    let heads = fold(&history, &local).heads;
    assert!(compose(heads.clone(), "b").sign(&us, &mut randomness).is_err());
    let entries = compose(heads, "b").sign_joining(&us, &mut randomness).unwrap();
    assert_eq!(entries.len(), 3);
    let last = entries[2].signed.id();
    entries.into_iter().for_each(|entry| add(&mut history, entry));
    let folded = fold(&history, &local);
    assert_eq!(folded.heads, BTreeSet::from([last]));
    assert_eq!(folded.fields["family_name"].status, Status::Agreed(Value::text("b")));
}

#[test]
fn what_a_reader_would_refuse_is_not_signed() {
    let (us, mut randomness) = (signer(1), Counter(0));
    let mut too_wide = compose(BTreeSet::new(), "a");
    too_wide.fields =
        (0..4_096).map(|n| (format!("f{n}").parse().unwrap(), Value::code("yes"))).collect();
    assert!(too_wide.clone().sign(&us, &mut randomness).is_err(), "with the moment it is one more");
    too_wide.fields.pop_first();
    assert!(too_wide.sign(&us, &mut randomness).is_ok());
    let mut no_version = compose(BTreeSet::new(), "a");
    no_version.form.version = String::new();
    assert!(no_version.sign(&us, &mut randomness).is_err());
}

#[test]
fn a_judgement_that_a_deletion_did_not_see_waits_to_be_weighed() {
    let (us, mut randomness) = (signer(1), Counter(0));
    let local = Local { trust: [(us.key(), Trust::Trusted)].into(), ..Local::default() };
    let mut history = roots(&us, 1, &mut randomness);
    let root = fold(&history, &local).heads;
    let deletion = Compose {
        judges: true,
        fields: [("deleted".parse().unwrap(), Value::code("yes"))].into(),
        ..compose(root.clone(), "")
    };
    add(&mut history, deletion.sign(&us, &mut randomness).unwrap());
    assert_eq!(fold(&history, &local).unweighed(), 0);
    let beside = Compose { judges: true, ..compose(root, "b") };
    let beside = beside.sign(&us, &mut randomness).unwrap();
    let id = beside.signed.id();
    add(&mut history, beside);
    let folded = fold(&history, &local);
    assert!(folded.deleted);
    assert_eq!(folded.unseen_by_deletion, BTreeSet::from([id]));
}
