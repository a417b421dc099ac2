//! What adding, editing and looking at a record say of what is wrong in it.

use super::{add, create, typed};
use crate::casework::{Casework, CaseworkError, Outcome};
use crate::form::Level;
use crate::record::{RecordId, Value};

fn codes(outcome: &Outcome) -> Vec<&'static str> {
    outcome.findings.iter().map(|found| found.code).collect()
}

fn edit(work: &mut Casework, kind: &str, id: RecordId, pairs: &[(&str, &str)]) -> Outcome {
    let fields = typed(work, kind, pairs);
    work.edit(id, None, fields).unwrap()
}

#[test]
fn warnings_come_with_the_outcome_and_what_is_missing_with_the_record() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let person = add(&mut work, "person", None, &[("birth_date", "2000-02-03")]);
    let iin = edit(&mut work, "person", person, &[("iin", "991399300009")]);
    assert_eq!(codes(&iin), ["iin_checksum", "iin_date"]);
    let id = person.to_string();
    let fields = typed(&work, "arrest", &[("arrested_on", "1999-01-01"), ("person", &id)]);
    let (arrest, outcome) = work.add(&"arrest".parse().unwrap(), None, None, fields).unwrap();
    assert_eq!(codes(&outcome), ["before_birth"]);
    let future = edit(&mut work, "arrest", arrest, &[("arrested_on", "9999-01-01")]);
    assert_eq!(codes(&future), ["future"]);
    let good = edit(&mut work, "arrest", arrest, &[("arrested_on", "2022-01-06")]);
    assert!(good.findings.is_empty());
    let reversed = edit(&mut work, "arrest", arrest, &[("judge_first_on", "2022-01-05")]);
    assert_eq!(codes(&reversed), ["order"]);

    let all = work.findings(&arrest).unwrap();
    let open: Vec<_> = all.iter().filter(|found| found.level == Level::Incomplete).collect();
    let is_open = |name: &str| open.iter().any(|f| f.field.as_ref().is_some_and(|f| *f == *name));
    assert!(is_open("circumstances") && !is_open("arrested_on") && !is_open("person"));
    edit(&mut work, "arrest", arrest, &[("circumstances", "in the street")]);
    assert_eq!(work.findings(&arrest).unwrap().len(), all.len() - 1);
}

#[test]
fn stays_are_looked_at_together_and_deleted_ones_not() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let detention = add(&mut work, "detention", None, &[("started_on", "2022-01-06")]);
    let parent = detention.to_string();
    let stay = |work: &mut Casework, from| {
        add(work, "stay", None, &[("parent", parent.as_str()), ("from_on", from)])
    };
    stay(&mut work, "2022-01-09");
    let early = stay(&mut work, "2022-01-07");
    let has = |work: &Casework| {
        work.findings(&detention).unwrap().iter().any(|found| found.code == "stay_order")
    };
    assert!(has(&work));
    work.delete(early).unwrap();
    assert!(!has(&work));
}

#[test]
fn a_value_of_another_type_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let arrest = add(&mut work, "arrest", None, &[("arrested_on", "2022-01-06")]);
    let wrong = [("arrested_on".parse().unwrap(), Value::text("Thursday"))];
    let error = work.edit(arrest, None, wrong.clone().into()).unwrap_err();
    assert!(matches!(error, CaseworkError::BadValue { .. }), "{error}");
    let error = work.add(&"arrest".parse().unwrap(), None, None, wrong.into()).unwrap_err();
    assert!(matches!(error, CaseworkError::BadValue { .. }), "{error}");
    assert_eq!(work.page(&arrest).unwrap().revisions.len(), 1);
}

#[test]
fn a_record_is_checked_against_others_of_the_same_person() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "w");
    let person = add(&mut work, "person", None, &[("family_name", "Б")]).to_string();
    let held = [("person", person.as_str()), ("status", "held_pretrial")];
    let detention = add(&mut work, "detention", None, &held);
    let found = |work: &Casework, id: &RecordId| -> Vec<&'static str> {
        let all = work.findings(id).unwrap().into_iter();
        all.map(|one| one.code).filter(|code| *code != "required").collect()
    };
    assert!(found(&work, &detention).is_empty());
    let other = add(&mut work, "detention", None, &held);
    assert_eq!(found(&work, &detention), ["two_open_detentions"]);
    work.delete(other).unwrap();
    assert!(found(&work, &detention).is_empty());
    add(&mut work, "death", None, &[("person", &person), ("died_on", "2022-01-06")]);
    let told = [("victim", person.as_str()), ("started_on", "2022-01-08")];
    let act = add(&mut work, "act", None, &told);
    assert_eq!(found(&work, &act), ["after_death"]);
}
