//! What the sections count.

use super::{add, add_to, create, draft, edit, friends, hand_over};
use crate::casework::{Casework, ToDo};
use crate::record::{AnswerState, RecordId, Value};

fn count(work: &Casework, kind: &str) -> Option<u64> {
    let sections = work.sections().unwrap();
    sections.kinds.iter().find(|one| one.kind == *kind).map(|one| one.records)
}

fn waiting(work: &Casework, what: ToDo) -> Vec<RecordId> {
    let ids = work.to_do(what).unwrap();
    let counted = work.sections().unwrap().to_do.into_iter().find(|one| one.0 == what);
    assert_eq!(counted, Some((what, ids.len() as u64)));
    ids
}

#[test]
fn sections_are_the_kinds_that_stand_alone_without_the_deleted_in_their_order() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let case = add(&mut work, "case", &[("case_code", "K-1")]);
    let gone = add_to(&mut work, "person", Some(case), &[("family_name", "Асан")]);
    add_to(&mut work, "person", Some(case), &[("family_name", "Бота")]);
    add(&mut work, "person_name", &[("parent", &*gone.to_string()), ("family", "Asan")]);
    assert_eq!((count(&work, "case"), count(&work, "person")), (Some(1), Some(2)));
    work.delete(gone).unwrap();
    assert_eq!((count(&work, "person"), count(&work, "interview")), (Some(1), Some(0)));
    assert_eq!(count(&work, "case_person"), None, "rows are no section");
    let sections = work.sections().unwrap().kinds;
    let first: Vec<_> = sections.iter().take(5).map(|one| one.kind.as_str()).collect();
    assert_eq!(first, ["case", "person", "interview", "arrest", "detention"]);
    for section in &sections {
        assert_eq!(section.records, work.list(&section.kind).unwrap().len() as u64);
        assert!(work.form(section.kind.as_str()).unwrap().parent.is_none());
    }
}

#[test]
fn a_case_is_due_from_the_first_day_that_its_next_step_may_mean_until_it_is_ended() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let mut case = |on: &str| add(&mut work, "case", &[("next_action_on", on)]);
    let (some_day, today, past) = (case("2022-03-XX"), case("2022-03-01"), case("2021-12-31"));
    let _never = [case("2022-03-02"), case("2022-04"), case("../2022-01-01")];
    let due = waiting(&work, ToDo::FollowUpDue);
    assert_eq!(due[0], past, "what has waited longest comes first");
    let mut same_day = vec![some_day, today];
    same_day.sort();
    assert_eq!(due[1..], same_day);
    edit(&mut work, "case", past, &[("status", "closed")]);
    work.delete(today).unwrap();
    assert_eq!(waiting(&work, ToDo::FollowUpDue), [some_day]);
}

#[test]
fn consent_is_missing_until_something_is_decided_for_the_talk_or_whoever_speaks() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let person = add(&mut work, "person", &[("family_name", "Асан")]).to_string();
    let talk = add(&mut work, "interview", &[("interviewee", person.as_str())]);
    let second = add(&mut work, "interview", &[("interviewee", person.as_str())]);
    let other = add(&mut work, "interview", &[]);
    let mut open = vec![talk, second, other];
    open.sort();
    assert_eq!(waiting(&work, ToDo::ConsentMissing), open);

    let fields = [("interview", &*other.to_string()), ("how", "verbal_noted")];
    let asked = add(&mut work, "consent", &fields);
    assert_eq!(waiting(&work, ToDo::ConsentMissing), open, "nothing is decided yet");
    let decision = |work: &mut Casework, consent: RecordId| {
        let parent = consent.to_string();
        let fields = [("parent", &*parent), ("scope", "store"), ("decision", "refused")];
        add(work, "consent_grant", &fields)
    };
    let first = decision(&mut work, asked);
    edit(&mut work, "consent_grant", first, &[("decision", "not_asked")]);
    assert_eq!(waiting(&work, ToDo::ConsentMissing), open, "that use was not asked about");
    edit(&mut work, "consent_grant", first, &[("decision", "undecided")]);
    open.retain(|id| *id != other);
    assert_eq!(waiting(&work, ToDo::ConsentMissing), open);

    let asked_again = decision(&mut work, asked);
    let back = [("decision".parse().unwrap(), Value::State(AnswerState::Retracted))].into();
    work.edit(first, None, back).unwrap();
    assert_eq!(waiting(&work, ToDo::ConsentMissing), open, "another use is decided still");
    work.delete(asked_again).unwrap();
    open.push(other);
    open.sort();
    assert_eq!(waiting(&work, ToDo::ConsentMissing), open, "what is taken back decides nothing");
    edit(&mut work, "consent_grant", first, &[("decision", "refused")]);
    open.retain(|id| *id != other);

    let of_person = add(&mut work, "consent", &[("person", person.as_str())]);
    let decided = decision(&mut work, of_person);
    assert_eq!(waiting(&work, ToDo::ConsentMissing), []);
    work.delete(decided).unwrap();
    assert_eq!(waiting(&work, ToDo::ConsentMissing), open);
}

#[test]
fn no_strangers_word_is_a_consent() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = (create(folder.path(), "A"), create(folder.path(), "B"));
    let talk = add(&mut a, "interview", &[]);
    hand_over(&mut a, &mut b, folder.path());
    let consent = add(&mut b, "consent", &[]);
    let row = [("parent", &*consent.to_string()), ("scope", "store"), ("decision", "granted")];
    add(&mut b, "consent_grant", &row);
    hand_over(&mut b, &mut a, folder.path());
    // Here the consent is ours, and the stranger alone says that it is of the talk.
    edit(&mut a, "consent", consent, &[("form_version", "1")]);
    edit(&mut b, "consent", consent, &[("interview", &*talk.to_string())]);
    hand_over(&mut b, &mut a, folder.path());
    assert_eq!(waiting(&a, ToDo::ConsentMissing), [talk]);
    a.trust(&b.card().unwrap(), crate::history::Trust::Trusted).unwrap();
    assert_eq!(waiting(&a, ToDo::ConsentMissing), []);
}

#[test]
fn strangers_decide_on_their_own_interviews_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = (create(folder.path(), "A"), create(folder.path(), "B"));
    let ours = add(&mut a, "interview", &[]);
    let asked = add(&mut a, "consent", &[("interview", &*ours.to_string())]);
    hand_over(&mut a, &mut b, folder.path());
    let theirs = add(&mut b, "interview", &[]);
    let own = add(&mut b, "consent", &[("interview", &*theirs.to_string())]);
    for consent in [asked, own] {
        let parent = consent.to_string();
        add(&mut b, "consent_grant", &[("parent", &*parent), ("decision", "granted")]);
    }
    hand_over(&mut b, &mut a, folder.path());
    assert_eq!(waiting(&a, ToDo::ConsentMissing), [ours]);
}

#[test]
fn what_is_contested_or_typed_waits_for_somebody() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = friends(folder.path());
    let person = add(&mut a, "person", &[("family_name", "Асан")]);
    hand_over(&mut a, &mut b, folder.path());
    edit(&mut b, "person", person, &[("family_name", "Хасан")]);
    hand_over(&mut b, &mut a, folder.path());
    assert_eq!(waiting(&a, ToDo::ToReview), [person]);
    let new = RecordId::from_random([5; 16]);
    draft(&mut a, new, "interview", None);
    assert_eq!(waiting(&a, ToDo::Drafts), [new]);
}
