//! Taking a judgement back: what stands again, what cannot, and whose it must be.

use std::path::Path;

use super::{add, create, edit, hand_over};
use crate::casework::{Casework, CaseworkError, Open, Restored, TakenBack, Verdict};
use crate::history::{Status, Trust};
use crate::record::{FieldName, RecordId, RevisionId, Value};

fn field() -> FieldName {
    "arrested_on".parse().unwrap()
}

fn date(text: &str) -> Value {
    Value::Date { date: text.parse().unwrap(), said: None }
}

/// Two who trust each other, and an arrest of which each says another day.
fn contested(folder: &Path) -> (Casework, Casework, RecordId) {
    let (mut a, mut b) = (create(folder, "A"), create(folder, "B"));
    a.trust(&b.card().unwrap(), Trust::Trusted).unwrap();
    b.trust(&a.card().unwrap(), Trust::Trusted).unwrap();
    let arrest = add(&mut a, "arrest", None, &[("arrested_on", "2022-01-06")]);
    hand_over(&mut a, &mut b, &[], folder);
    edit(&mut b, "arrest", arrest, &[("arrested_on", "2022-01-07")]);
    hand_over(&mut b, &mut a, &[], folder);
    assert_eq!(status(&a, arrest), Status::Contested);
    (a, b, arrest)
}

fn status(work: &Casework, record: RecordId) -> Status {
    work.page(&record).unwrap().folded.fields["arrested_on"].status.clone()
}

fn settle(work: &mut Casework, record: RecordId, day: &str) -> RevisionId {
    let outcome = work.settle(record, field(), Verdict::Value(date(day)), Some("why")).unwrap();
    outcome.revisions[0]
}

fn take_back(work: &mut Casework, record: RecordId, rev: RevisionId) -> TakenBack {
    work.take_back(record, &field(), rev).unwrap()
}

#[test]
fn a_first_judgement_taken_back_leaves_the_field_contested_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b, arrest) = contested(folder.path());
    let before = a.conflicts().unwrap();
    let rev = settle(&mut a, arrest, "2022-01-07");
    assert_eq!(status(&a, arrest), Status::Settled(date("2022-01-07")));
    assert_eq!(take_back(&mut a, arrest, rev).restored, Some(Restored::AsBefore));
    assert_eq!(a.conflicts().unwrap(), before);
    // Both travel, and read the same elsewhere.
    hand_over(&mut a, &mut b, &[], folder.path());
    assert_eq!(status(&b, arrest), Status::Contested);
    let again = settle(&mut a, arrest, "2022-01-06");
    assert_eq!(take_back(&mut a, arrest, again).restored, Some(Restored::AsBefore), "as often as one likes");
}

#[test]
fn a_judgement_upon_another_one_gives_way_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, _, arrest) = contested(folder.path());
    settle(&mut a, arrest, "2022-01-06");
    let rev = settle(&mut a, arrest, "2022-01-07");
    assert_eq!(take_back(&mut a, arrest, rev).restored, Some(Restored::AsBefore));
    assert_eq!(status(&a, arrest), Status::Settled(date("2022-01-06")));
}

#[test]
fn what_came_after_a_settled_value_waits_again_when_weighing_it_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b, arrest) = contested(folder.path());
    settle(&mut a, arrest, "2022-01-06");
    edit(&mut b, "arrest", arrest, &[("arrested_on", "2022-01-08")]);
    hand_over(&mut b, &mut a, &[], folder.path());
    assert_eq!(a.conflicts().unwrap()[0].open, Open::Unweighed);
    let rev = settle(&mut a, arrest, "2022-01-08");
    assert_eq!(take_back(&mut a, arrest, rev).restored, Some(Restored::Contested));
    assert_eq!(a.conflicts().unwrap()[0].open, Open::Contested);
}

#[test]
fn a_value_that_no_claim_holds_is_judged_again_rather_than_lost() {
    let folder = tempfile::tempdir().unwrap();
    let mut a = create(folder.path(), "A");
    let arrest = add(&mut a, "arrest", None, &[("arrested_on", "2022-01-06")]);
    settle(&mut a, arrest, "2022-01-05");
    let mut b = create(folder.path(), "B");
    hand_over(&mut a, &mut b, &[], folder.path());
    // He says another day than he did, so that one claim is left, and not weighed.
    edit(&mut a, "arrest", arrest, &[("arrested_on", "2022-01-09")]);
    assert_eq!(a.conflicts().unwrap()[0].open, Open::Unweighed);
    let rev = settle(&mut a, arrest, "2022-01-09");
    assert_eq!(take_back(&mut a, arrest, rev).restored, Some(Restored::Weighed));
    assert_eq!(status(&a, arrest), Status::Settled(date("2022-01-05")));
}

#[test]
fn of_two_judgements_neither_is_lost_by_taking_a_third_back() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = (create(folder.path(), "A"), create(folder.path(), "B"));
    a.trust(&b.card().unwrap(), Trust::Trusted).unwrap();
    let arrest = add(&mut a, "arrest", None, &[("arrested_on", "2022-01-06")]);
    hand_over(&mut a, &mut b, &[], folder.path());
    settle(&mut a, arrest, "2022-01-07");
    settle(&mut b, arrest, "2022-01-08");
    hand_over(&mut b, &mut a, &[], folder.path());
    assert_eq!(status(&a, arrest), Status::Contested);
    let rev = settle(&mut a, arrest, "2022-01-07");
    let done = take_back(&mut a, arrest, rev);
    assert!(done.restored.is_none() && done.outcome.is_empty());
    assert_eq!(status(&a, arrest), Status::Settled(date("2022-01-07")));
}

#[test]
fn nobody_takes_back_what_another_judged_or_what_was_judged_over() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b, arrest) = contested(folder.path());
    let first = settle(&mut b, arrest, "2022-01-07");
    hand_over(&mut b, &mut a, &[], folder.path());
    let refused = |work: &mut Casework, rev| {
        let error = work.take_back(arrest, &field(), rev).unwrap_err();
        assert!(matches!(error, CaseworkError::NoSuchClaim(_)), "{error}");
    };
    refused(&mut a, first);
    settle(&mut b, arrest, "2022-01-06");
    refused(&mut b, first);
    assert_eq!(status(&b, arrest), Status::Settled(date("2022-01-06")));
}
