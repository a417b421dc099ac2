//! What was typed on a screen is written as far as it can be.

use std::collections::BTreeSet;

use super::*;
use crate::casework::{SaidSo, ToSay, Typed};
use crate::record::{AnswerState, FieldName, Value};

fn id(n: u8) -> RecordId {
    RecordId::from_random([n; 16])
}

fn to_say(record: RecordId, kind: &str, fields: &[(&str, Option<Value>)]) -> ToSay {
    let fields = fields.iter().map(|(name, value)| (name.parse().unwrap(), value.clone()));
    ToSay {
        record,
        kind: kind.parse().unwrap(),
        case: None,
        parent: None,
        source: None,
        fields: fields.collect(),
        is_wanted: false,
    }
}

/// Says it, and keeps as a draft which fields were refused.
fn say(work: &mut Casework, what: ToSay) -> SaidSo {
    let (record, kind) = (what.record, what.kind.clone());
    let leaves = move |refused: &BTreeSet<FieldName>| {
        let text = refused.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        (!text.is_empty()).then_some(Typed { record, kind, filed: None, source: None, text })
    };
    work.say(what, leaves).unwrap()
}

#[expect(clippy::unnecessary_wraps, reason = "as a field of `ToSay` has it")]
fn text(words: &str) -> Option<Value> {
    Some(Value::text(words))
}

#[test]
fn one_field_that_is_refused_holds_up_no_other_and_stays_a_draft() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "w");
    let fields = [("person", Some(Value::Ref(id(9)))), ("vehicle_note", text("bus"))];
    let said = say(&mut work, to_say(id(1), "arrest", &fields));
    assert!(said.is_new);
    assert_eq!(said.refused.keys().map(FieldName::as_str).collect::<Vec<_>>(), ["person"]);
    assert_eq!(work.page(&id(1)).unwrap().folded.value("vehicle_note"), text("bus").as_ref());
    assert_eq!(work.draft(&id(1)).unwrap().unwrap().text, "person");
    let said = say(&mut work, to_say(id(1), "arrest", &[("vehicle_note", text("a van"))]));
    assert!(said.refused.is_empty() && !said.is_new);
    assert_eq!(work.draft(&id(1)).unwrap(), None);
}

#[test]
fn a_row_goes_where_its_parent_is_whatever_case_is_in_hand() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "w");
    for (case, code) in [(id(1), "A"), (id(2), "B")] {
        say(&mut work, to_say(case, "case", &[("case_code", text(code))]));
    }
    say(&mut work, to_say(id(3), "person", &[("family_name", text("Байтас"))]));
    let row = [("person", Some(Value::Ref(id(3))))];
    let row =
        ToSay { case: Some(id(2)), parent: Some(id(1)), ..to_say(id(4), "case_person", &row) };
    assert!(say(&mut work, row).refused.is_empty());
    assert_eq!(work.page(&id(1)).unwrap().children.len(), 1);
    assert!(work.page(&id(2)).unwrap().children.is_empty());
    // A place belongs to no case, and is there all the same.
    let place = ToSay { case: Some(id(1)), ..to_say(id(5), "place", &[("name", text("Bus"))]) };
    assert!(say(&mut work, place).is_new);
    let arrest = to_say(id(6), "arrest", &[("vehicle_note", text("bus"))]);
    say(&mut work, ToSay { case: Some(id(1)), ..arrest });
    assert_eq!(work.list_of_case(&"arrest".parse().unwrap(), &id(1)).unwrap().len(), 1);
}

#[test]
fn what_is_told_names_its_source_and_an_interview_has_none() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "w");
    let talk =
        |n, source| ToSay { source, ..to_say(n, "interview", &[("interviewer_code", text("K"))]) };
    say(&mut work, talk(id(1), None));
    say(&mut work, talk(id(2), Some(id(1))));
    let arrest = to_say(id(3), "arrest", &[("vehicle_note", text("bus"))]);
    say(&mut work, ToSay { source: Some(id(1)), ..arrest });
    let sources = |record| work.page(&record).unwrap().revisions[0].source;
    assert_eq!((sources(id(2)), sources(id(3))), (None, Some(id(1))));
}

#[test]
fn ones_own_word_is_taken_back_from_whichever_source_and_anothers_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let (mut work, mut other) = (create(folder.path(), "w"), create(folder.path(), "o"));
    for n in [1, 2] {
        say(&mut work, to_say(id(n), "interview", &[("interviewer_code", text("K"))]));
    }
    let arrest = |fields: &[(&str, Option<Value>)], source| ToSay {
        source,
        ..to_say(id(3), "arrest", fields)
    };
    say(&mut work, arrest(&[("vehicle_note", text("bus"))], Some(id(1))));
    let both = [("vehicle_note", None), ("uniform_note", text("dark"))];
    let said = say(&mut work, arrest(&both, Some(id(2))));
    assert!(said.refused.is_empty());
    let page = work.page(&id(3)).unwrap();
    assert_eq!(page.folded.value("vehicle_note"), None);
    assert_eq!(page.folded.value("uniform_note"), text("dark").as_ref());
    // What is said by another stays.
    hand_over(&mut work, &mut other, &[], folder.path());
    let said = say(&mut other, arrest(&[("uniform_note", None)], None));
    assert_eq!(said.refused.len(), 1);
    assert_eq!(other.page(&id(3)).unwrap().folded.value("uniform_note"), text("dark").as_ref());
}

#[test]
fn a_record_that_its_rows_wait_for_is_there_with_nothing_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "w");
    assert!(!say(&mut work, to_say(id(1), "detention", &[])).is_new);
    assert!(say(&mut work, ToSay { is_wanted: true, ..to_say(id(1), "detention", &[]) }).is_new);
    let stay =
        to_say(id(2), "stay", &[("facility_type", Some(Value::State(AnswerState::Unknown)))]);
    assert!(say(&mut work, ToSay { parent: Some(id(1)), ..stay }).refused.is_empty());
    assert_eq!(work.page(&id(1)).unwrap().children.len(), 1);
}

#[test]
fn what_was_settled_otherwise_is_said_again_and_waits_to_be_weighed() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "w");
    let bus = || [("vehicle_note", text("bus"))];
    say(&mut work, to_say(id(1), "arrest", &bus()));
    let verdict = crate::casework::Verdict::Value(Value::text("lorry"));
    work.settle(id(1), "vehicle_note".parse().unwrap(), verdict, None).unwrap();
    let said = say(&mut work, to_say(id(1), "arrest", &bus()));
    assert!(said.refused.is_empty() && said.outcome.revisions.len() == 1);
    let field = work.page(&id(1)).unwrap().folded.fields["vehicle_note"].clone();
    assert_eq!(field.value(), text("lorry").as_ref(), "what was settled stands");
    assert_eq!(field.unweighed.len(), 1);
}

#[test]
fn what_tells_of_sexual_violence_is_restricted_unless_it_says_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "w");
    let code = |code: &str| Some(Value::code(code));
    let told = [
        ("act", "act_type", code("sexual_violence.threat"), true),
        ("act", "methods", Some(Value::Codes(["sexual".to_owned()].into())), true),
        ("act", "act_type", code("killing"), false),
        ("injury", "region", code("pelvis.genitals"), true),
        ("injury", "region", code("arm.upper"), false),
    ];
    for (n, (kind, field, value, is_restricted)) in (10u8..).zip(told) {
        say(&mut work, to_say(id(n), kind, &[(field, value)]));
        let page = work.page(&id(n)).unwrap();
        let handling = page.folded.value("sensitivity");
        assert_eq!(handling, code("restricted").as_ref().filter(|_| is_restricted), "{kind} {n}");
    }
    let both = [("region", code("pelvis.anus")), ("sensitivity", code("confidential"))];
    say(&mut work, to_say(id(20), "injury", &both));
    let page = work.page(&id(20)).unwrap();
    assert_eq!(page.folded.value("sensitivity"), code("confidential").as_ref());
}
