//! Undo, redo and restoring: what comes back, and what nobody can take back.

use std::collections::BTreeMap;
use std::path::Path;

use super::{add, create, edit, hand_over, typed};
use crate::casework::{Casework, CaseworkError, Open, Verdict};
use crate::history::{Status, Trust};
use crate::record::{AnswerState, FieldName, RecordId, RevisionId, Value};

fn name(text: &str) -> FieldName {
    text.parse().unwrap()
}

/// What a field says and how it stands, without who says so.
fn stands(work: &Casework, record: RecordId, field: &str) -> Option<Status> {
    work.page(&record).unwrap().folded.fields.get(field).map(|field| field.status.clone())
}

#[expect(clippy::unnecessary_wraps, reason = "as `stands` gives it")]
fn agreed(text: &str) -> Option<Status> {
    Some(Status::Agreed(Value::text(text)))
}

fn friends(folder: &Path) -> (Casework, Casework) {
    let (mut a, mut b) = (create(folder, "A"), create(folder, "B"));
    a.trust(&b.card().unwrap(), Trust::Trusted).unwrap();
    b.trust(&a.card().unwrap(), Trust::Trusted).unwrap();
    (a, b)
}

#[test]
fn a_changed_value_comes_back_and_a_first_one_is_retracted_and_undoing_again_does_it_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let person = add(&mut work, "person", None, &[("family_name", "Асан")]);
    edit(&mut work, "person", person, &[("family_name", "Хасан"), ("given_name", "Нұр")]);
    let both =
        |work: &Casework| ["family_name", "given_name"].map(|field| stands(work, person, field));
    let (before, after) =
        ([agreed("Асан"), Some(Status::Retracted)], [agreed("Хасан"), agreed("Нұр")]);
    assert_eq!(both(&work), after);
    for expected in [&before, &after, &before, &after] {
        let undone = work.undo(person).unwrap();
        assert_eq!((both(&work), undone.left.len()), (expected.clone(), 0));
    }
    assert_eq!(work.page(&person).unwrap().revisions.len(), 6, "nothing is rewritten");
    assert!(work.check(false, &mut ()).unwrap().faults.is_empty());
}

#[test]
fn a_saving_with_several_sources_and_judgements_is_undone_as_a_whole() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let talk = add(&mut work, "interview", None, &[]);
    let held = add(&mut work, "detention", None, &[("reason_official", "none")]);
    let fields = typed(&work, "detention", &[("started_on", "2022-01-06"), ("ordered_by", "a")]);
    work.edit(held, Some(talk), fields).unwrap();
    // Claims of two sources and the analyst's own, which is a judgement.
    let fields = [("reason_official", "riot"), ("ordered_by", "b"), ("wgad_categories", "III")];
    let analysed = work.form("detention").unwrap().field("wgad_categories").unwrap().judgement;
    edit(&mut work, "detention", held, &fields);
    let all = |work: &Casework| {
        ["reason_official", "ordered_by", "wgad_categories"].map(|f| stands(work, held, f))
    };
    let after = all(&work);
    assert!(analysed && after[1] == agreed("b") && work.page(&held).unwrap().revisions.len() == 5);
    work.undo(held).unwrap();
    assert_eq!(all(&work), [agreed("none"), agreed("a"), Some(Status::Retracted)]);
    assert!(stands(&work, held, "started_on").is_some(), "what was said before is as it was");
    work.undo(held).unwrap();
    assert_eq!(all(&work), after);
    let claims = &work.page(&held).unwrap().folded.fields["ordered_by"].claims;
    assert_eq!(claims.len(), 1);
    assert_eq!(claims[0].source, crate::history::Source::Known(talk));
}

#[test]
fn a_judgement_is_taken_back_and_the_claims_speak_again() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = friends(folder.path());
    let person = add(&mut a, "person", None, &[("family_name", "Асан")]);
    hand_over(&mut a, &mut b, &[], folder.path());
    edit(&mut b, "person", person, &[("family_name", "Хасан")]);
    hand_over(&mut b, &mut a, &[], folder.path());
    let settle = |work: &mut Casework, text: &str| {
        let verdict = Verdict::Value(Value::text(text));
        work.settle(person, name("family_name"), verdict, Some("passport")).unwrap();
    };
    let state = |work: &Casework| stands(work, person, "family_name").unwrap();
    settle(&mut a, "Асан");
    a.undo(person).unwrap();
    assert_eq!(state(&a), Status::Contested);
    a.undo(person).unwrap();
    assert_eq!(state(&a), Status::Settled(Value::text("Асан")));
    settle(&mut a, "Хасан");
    a.undo(person).unwrap();
    assert_eq!(state(&a), Status::Settled(Value::text("Асан")), "the earlier judgement");

    // Another's judgement since is his.
    hand_over(&mut a, &mut b, &[], folder.path());
    settle(&mut b, "Хасан");
    hand_over(&mut b, &mut a, &[], folder.path());
    let error = a.undo(person).unwrap_err();
    assert!(matches!(error, CaseworkError::NothingToUndo), "{error}");
    assert_eq!(state(&a), Status::Settled(Value::text("Хасан")));
}

#[test]
fn of_several_judgements_that_differed_none_is_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = friends(folder.path());
    let person = add(&mut a, "person", None, &[("family_name", "Асан")]);
    hand_over(&mut a, &mut b, &[], folder.path());
    let settle = |work: &mut Casework, text: &str| {
        let verdict = Verdict::Value(Value::text(text));
        work.settle(person, name("family_name"), verdict, None).unwrap();
    };
    settle(&mut a, "Асанов");
    settle(&mut b, "Хасанов");
    hand_over(&mut b, &mut a, &[], folder.path());
    assert_eq!(stands(&a, person, "family_name"), Some(Status::Contested));
    settle(&mut a, "Асан");
    let error = a.undo(person).unwrap_err();
    assert!(matches!(error, CaseworkError::NothingToUndo), "{error}");
    assert_eq!(stands(&a, person, "family_name"), Some(Status::Settled(Value::text("Асан"))));
}

#[test]
fn what_others_said_stays_and_only_ones_own_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = friends(folder.path());
    let person = add(&mut a, "person", None, &[("family_name", "Асан")]);
    hand_over(&mut a, &mut b, &[], folder.path());
    let nothing = b.undo(person).unwrap_err();
    assert!(matches!(nothing, CaseworkError::NothingToUndo), "{nothing}");
    edit(&mut b, "person", person, &[("sex", "male")]);
    hand_over(&mut b, &mut a, &[], folder.path());
    let nothing = a.undo(person).unwrap_err();
    assert!(matches!(nothing, CaseworkError::NothingToUndo), "others have spoken: {nothing}");
    edit(&mut a, "person", person, &[("sex", "female")]);
    assert_eq!(stands(&a, person, "sex"), Some(Status::Contested));
    a.undo(person).unwrap();
    assert_eq!(stands(&a, person, "sex"), Some(Status::Agreed(Value::code("male"))));
}

#[test]
fn a_record_of_ones_own_is_deleted_and_comes_back_and_so_does_a_deletion() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let place = add(&mut work, "place", None, &[("name", "A")]);
    let deleted = |work: &Casework| work.page(&place).unwrap().row.deleted;
    for expected in [true, false, true, false] {
        work.undo(place).unwrap();
        assert_eq!(deleted(&work), expected);
    }
    work.delete(place).unwrap();
    work.undo(place).unwrap();
    assert!(!deleted(&work));
    assert_eq!(stands(&work, place, "name"), agreed("A"));
    let nobody = RecordId::from_random([3; 16]);
    assert!(matches!(work.undo(nobody), Err(CaseworkError::NoRecord(id)) if id == nobody));
}

/// The revision that said something in a field, the first one first.
fn said_in(work: &Casework, record: RecordId, field: &str) -> Vec<RevisionId> {
    let revisions = work.page(&record).unwrap().revisions.into_iter();
    let says = revisions.filter(|one| one.fields.iter().any(|(name, _)| *name == *field));
    says.map(|one| one.id).collect()
}

#[test]
fn an_older_revision_is_said_again_in_ones_own_name() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = friends(folder.path());
    let person = add(&mut a, "person", None, &[("family_name", "Асан"), ("sex", "male")]);
    edit(&mut a, "person", person, &[("family_name", "Асанов")]);
    edit(&mut a, "person", person, &[("family_name", "Асанович")]);
    let first = said_in(&a, person, "family_name")[0];
    a.restore(person, first).unwrap();
    assert_eq!(stands(&a, person, "family_name"), agreed("Асан"));
    let again = a.restore(person, first).unwrap_err();
    assert!(matches!(again, CaseworkError::NothingToDo), "{again}");
    a.undo(person).unwrap();
    assert_eq!(stands(&a, person, "family_name"), agreed("Асанович"));

    // Another's words become one's own beside his.
    hand_over(&mut a, &mut b, &[], folder.path());
    b.restore(person, first).unwrap();
    let field = b.page(&person).unwrap().folded.fields["family_name"].clone();
    assert_eq!((field.status, field.claims.len()), (Status::Contested, 2));
    let unknown = RevisionId([1; 32]);
    let missing = b.restore(person, unknown).unwrap_err();
    assert!(matches!(missing, CaseworkError::NothingToRestore), "{missing}");
}

#[test]
fn a_restored_state_and_source_are_what_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let talk = add(&mut work, "interview", None, &[]);
    let arrest = add(&mut work, "arrest", None, &[]);
    let refused = work.read_state("arrest", "arrested_on", AnswerState::Refused).unwrap();
    work.edit(arrest, Some(talk), BTreeMap::from([refused])).unwrap();
    let first = said_in(&work, arrest, "arrested_on")[0];
    edit(&mut work, "arrest", arrest, &[("arrested_on", "2022-01-06")]);
    work.restore(arrest, first).unwrap();
    let field = work.page(&arrest).unwrap().folded.fields["arrested_on"].clone();
    assert_eq!(field.status, Status::Agreed(Value::State(AnswerState::Refused)));
    assert_eq!(field.claims.len(), 1);
    assert_eq!(field.claims[0].source, crate::history::Source::Known(talk));
}

#[test]
fn what_came_after_a_settled_value_waits_again_when_weighing_it_is_undone() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = friends(folder.path());
    let arrest = add(&mut a, "arrest", None, &[("vehicle_note", "bus")]);
    let note = || name("vehicle_note");
    let judge = |work: &mut Casework, words: &str| {
        let verdict = Verdict::Value(Value::text(words));
        work.settle(arrest, note(), verdict, None).unwrap().revisions[0]
    };
    judge(&mut a, "bus");
    hand_over(&mut a, &mut b, &[], folder.path());
    edit(&mut b, "arrest", arrest, &[("vehicle_note", "van")]);
    hand_over(&mut b, &mut a, &[], folder.path());
    assert_eq!(a.conflicts().unwrap()[0].open, Open::Unweighed);
    let rev = judge(&mut a, "van");
    assert!(a.conflicts().unwrap().is_empty() && a.can_undo(arrest, rev).unwrap());
    a.undo(arrest).unwrap();
    assert_eq!(a.conflicts().unwrap()[0].open, Open::Contested, "it is not weighed after all");
    assert!(!a.can_undo(arrest, rev).unwrap());
}

#[test]
fn a_settled_value_that_no_claim_holds_is_not_lost_by_undoing() {
    let folder = tempfile::tempdir().unwrap();
    let mut a = create(folder.path(), "A");
    let arrest = add(&mut a, "arrest", None, &[("vehicle_note", "bus")]);
    let judge = |work: &mut Casework, words: &str| {
        let verdict = Verdict::Value(Value::text(words));
        work.settle(arrest, name("vehicle_note"), verdict, None).unwrap();
    };
    judge(&mut a, "lorry");
    edit(&mut a, "arrest", arrest, &[("vehicle_note", "van")]);
    assert_eq!(a.conflicts().unwrap()[0].open, Open::Unweighed);
    judge(&mut a, "van");
    a.undo(arrest).unwrap();
    let settled = Some(Status::Settled(Value::text("lorry")));
    assert_eq!(stands(&a, arrest, "vehicle_note"), settled);
}

#[test]
fn taking_a_judgement_back_weighs_nothing_that_came_meanwhile() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = friends(folder.path());
    let arrest = add(&mut a, "arrest", None, &[("vehicle_note", "bus")]);
    let judge = |work: &mut Casework, words: &str| {
        let verdict = Verdict::Value(Value::text(words));
        work.settle(arrest, name("vehicle_note"), verdict, None).unwrap();
    };
    judge(&mut a, "bus");
    hand_over(&mut a, &mut b, &[], folder.path());
    judge(&mut a, "lorry");
    edit(&mut b, "arrest", arrest, &[("vehicle_note", "van")]);
    hand_over(&mut b, &mut a, &[], folder.path());
    a.undo(arrest).unwrap();
    let settled = Some(Status::Settled(Value::text("bus")));
    assert_eq!(stands(&a, arrest, "vehicle_note"), settled);
    assert_eq!(a.conflicts().unwrap()[0].open, Open::Unweighed, "nobody has weighed the van");
}
