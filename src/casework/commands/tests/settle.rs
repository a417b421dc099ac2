//! A judgement weighs what its author saw, and nothing that came meanwhile.

use super::{add, create, edit, hand_over};
use crate::casework::{Casework, CaseworkError, Conflict, Open, Verdict};
use crate::history::Trust;
use crate::record::Value;

/// Two who trust each other.
fn friends(folder: &std::path::Path) -> (Casework, Casework) {
    let (mut a, mut b) = (create(folder, "A"), create(folder, "B"));
    a.trust(&b.card().unwrap(), Trust::Trusted).unwrap();
    b.trust(&a.card().unwrap(), Trust::Trusted).unwrap();
    (a, b)
}

fn open(work: &Casework) -> Conflict {
    let mut conflicts = work.conflicts().unwrap();
    assert_eq!(conflicts.len(), 1);
    conflicts.remove(0)
}

#[test]
fn a_claim_that_came_after_the_field_was_read_is_still_to_be_weighed() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = friends(folder.path());
    let person = add(&mut a, "person", None, &[("sex", "male")]);
    hand_over(&mut a, &mut b, &[], folder.path());
    edit(&mut b, "person", person, &[("sex", "female")]);
    hand_over(&mut b, &mut a, &[], folder.path());
    let shown = open(&a);
    edit(&mut b, "person", person, &[("sex", "other")]);
    hand_over(&mut b, &mut a, &[], folder.path());
    let male = Verdict::Value(Value::code("male"));
    a.settle_seen(person, shown.field, male, None, shown.heads).unwrap();
    let now = open(&a);
    assert!(now.open == Open::Unweighed && now.values.len() == 1, "{now:?}");
    let male = Verdict::Value(Value::code("male"));
    a.settle_seen(person, now.field, male, None, now.heads).unwrap();
    assert!(a.conflicts().unwrap().is_empty());
}

#[test]
fn a_record_that_is_kept_deleted_asks_again_for_what_came_after_it_was_read() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = friends(folder.path());
    let person = add(&mut a, "person", None, &[("sex", "male")]);
    hand_over(&mut a, &mut b, &[], folder.path());
    a.delete(person).unwrap();
    edit(&mut b, "person", person, &[("occupation", "welder")]);
    hand_over(&mut b, &mut a, &[], folder.path());
    let shown = open(&a);
    assert_eq!(shown.open, Open::AfterDeletion);
    edit(&mut b, "person", person, &[("family_name", "Асан")]);
    hand_over(&mut b, &mut a, &[], folder.path());
    a.judge_deleted_seen(person, true, shown.heads).unwrap();
    let now = open(&a);
    assert!(now.open == Open::AfterDeletion && now.field.as_str() == "family_name", "{now:?}");
    a.judge_deleted_seen(person, true, now.heads).unwrap();
    assert!(a.conflicts().unwrap().is_empty());
}

#[test]
fn what_was_seen_must_still_be_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut a = create(folder.path(), "A");
    let person = add(&mut a, "person", None, &[("sex", "male")]);
    let other = add(&mut a, "person", None, &[("sex", "male")]);
    let elsewhere = a.page(&other).unwrap().folded.heads;
    let before = a.page(&person).unwrap().folded;
    for seen in [elsewhere, std::collections::BTreeSet::new()] {
        let verdict = Verdict::Value(Value::code("female"));
        let error = a.settle_seen(person, "sex".parse().unwrap(), verdict, None, seen).unwrap_err();
        assert!(matches!(error, CaseworkError::NoSuchClaim(_)), "{error}");
    }
    assert_eq!(a.page(&person).unwrap().folded, before);
}
