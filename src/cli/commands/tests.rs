//! What is shown of records that several people wrote, in words and in JSON.

use std::collections::BTreeMap;
use std::path::Path;

use super::words;
use crate::casework::{Casework, ExportOrder, MergeReport, SealFor, Surroundings, Verdict};
use crate::cli::json;
use crate::history::Trust;
use crate::record::{FieldName, Kind, RecordId, Value};
use crate::vault::Unlock;
use crate::vault::testing::key;

fn vault(folder: &Path, name: &str) -> Casework {
    let path = folder.join(format!("{name}.dala"));
    Casework::create(&path, Unlock::Key(key()), name, Surroundings::system()).unwrap()
}

fn answers(work: &Casework, kind: &str, pairs: &[(&str, &str)]) -> BTreeMap<FieldName, Value> {
    pairs.iter().map(|(name, text)| work.read_answer(kind, name, text).unwrap()).collect()
}

fn add(
    work: &mut Casework,
    kind: &str,
    source: Option<RecordId>,
    pairs: &[(&str, &str)],
) -> RecordId {
    let fields = answers(work, kind, pairs);
    work.add(&kind.parse::<Kind>().unwrap(), None, source, fields).unwrap().0
}

fn edit(work: &mut Casework, kind: &str, id: RecordId, pairs: &[(&str, &str)]) {
    let fields = answers(work, kind, pairs);
    work.edit(id, None, fields).unwrap();
}

/// All of one vault into the other.
fn hand_over(from: &mut Casework, to: &mut Casework, folder: &Path) -> MergeReport {
    let seal = SealFor::Recipients(vec![to.card().unwrap().recipient().clone()]);
    let order = ExportOrder { cases: Vec::new(), seal, purpose: "own".to_owned(), max_size: None };
    let bundles = from.export(&order, folder, &mut ()).unwrap().bundles;
    let paths: Vec<&Path> = bundles.iter().map(|path| path.as_path()).collect();
    let report = to.merge(&paths, None, false, &mut ()).unwrap();
    assert!(report.rejected.is_empty());
    report
}

fn shown(work: &Casework, id: RecordId) -> String {
    words::page(&work.page(&id).unwrap(), true)
}

#[track_caller]
fn has(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "\"{part}\" is not in:\n{text}");
    }
}

#[test]
fn a_record_shows_who_says_what_when_from_which_source_and_why() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut ngo) = (vault(folder.path(), "Monitor"), vault(folder.path(), "Office"));
    let talk = add(&mut a, "interview", None, &[("started_at", "2022-02-03T15:00:00+06:00")]);
    let person = add(&mut a, "person", Some(talk), &[("sex", "male"), ("family_name", "Серік")]);
    let stays = add(&mut a, "arrest", None, &[("person", &person.to_string())]);
    ngo.trust(&a.card().unwrap(), Trust::Trusted).unwrap();
    hand_over(&mut a, &mut ngo, folder.path());
    let sex: FieldName = "sex".parse().unwrap();
    ngo.settle(person, sex, Verdict::Value(Value::code("female")), Some("birth paper")).unwrap();
    edit(&mut a, "person", person, &[("sex", "female")]);
    edit(&mut a, "person", person, &[("sex", "male")]);
    hand_over(&mut a, &mut ngo, folder.path());
    edit(&mut ngo, "person", person, &[("family_name", "Серик")]);

    let text = shown(&ngo, person);
    has(
        &text,
        &[
            "sex: female [settled] [1]",
            "[1] judged by Office, 20",
            "because: birth paper",
            "since then, not yet weighed: male   said by Monitor, 20",
            &format!("source: 2022-02-03 ({talk})"),
            "family_name: CONTESTED",
            "Серик   said by Office",
            "no source given",
            &format!("arrest {stays}  Сер"),
            ", as person",
            " judgement by Office\n",
        ],
    );
    let page = ngo.page(&person).unwrap();
    let json = json::page(&page, &[], true);
    let said = &json["said"]["sex"];
    assert_eq!((&said[0]["reason"], &said[0]["judges"]), (&"birth paper".into(), &true.into()));
    assert_eq!(said[1]["unweighed"], true);
    assert_eq!(said[1]["author_name"], "Monitor");
    assert_eq!(said[1]["source_title"], "2022-02-03");
    assert_eq!(json["referring"][0]["kind"], "arrest");
    assert_eq!(json["referring"][0]["field"], "person");
    assert_eq!(json["revisions"][0]["author_name"], "Monitor");
    let open = ngo.conflicts().unwrap();
    let text = words::conflicts(&open);
    has(&text, &["sex: settled, but since then", "male   said by Monitor"]);
    assert!(!text.contains("female"), "{text}");
}

#[test]
fn what_strangers_say_is_marked_until_they_are_trusted() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut ngo) = (vault(folder.path(), "Monitor"), vault(folder.path(), "Office"));
    let person = add(&mut a, "person", None, &[("sex", "male"), ("given_name", "Серік")]);
    let report = hand_over(&mut a, &mut ngo, folder.path());
    let field = |ngo: &Casework, name: &str| ngo.page(&person).unwrap().row.fields[name].clone();
    assert_eq!(field(&ngo, "sex")["trust"], "unknown");
    has(&shown(&ngo, person), &["sex: male [by signers not trusted here]", "dala trust"]);
    assert_eq!(json::merge(&report)["untrusted"], 2);

    edit(&mut ngo, "person", person, &[("sex", "male")]);
    assert!(field(&ngo, "sex").get("trust").is_none(), "one's own word stands behind it now");
    edit(&mut ngo, "person", person, &[("given_name", "Серик")]);
    assert_eq!(field(&ngo, "given_name")["trust"], "unknown", "a stranger alone contests it");

    ngo.trust(&a.card().unwrap(), Trust::Trusted).unwrap();
    assert!(field(&ngo, "given_name").get("trust").is_none());
    assert!(!shown(&ngo, person).contains("not trusted here"));
}

#[test]
fn what_a_deletion_did_not_see_is_open_to_settle() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut ngo) = (vault(folder.path(), "Monitor"), vault(folder.path(), "Office"));
    ngo.trust(&a.card().unwrap(), Trust::Trusted).unwrap();
    let person = add(&mut a, "person", None, &[("given_name", "Серік")]);
    hand_over(&mut a, &mut ngo, folder.path());
    ngo.delete(person).unwrap();
    assert!(ngo.conflicts().unwrap().is_empty());
    edit(&mut a, "person", person, &[("sex", "male")]);
    hand_over(&mut a, &mut ngo, folder.path());
    let open = ngo.conflicts().unwrap();
    assert_eq!(open.len(), 1);
    has(
        &words::conflicts(&open),
        &["sex: the record is deleted, but since then", "male   said by"],
    );
    assert_eq!(json::conflict(&open[0])["state"], "deleted");
}

#[test]
fn what_is_deleted_can_be_found_to_be_taken_back_and_what_is_of_a_case_listed() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = vault(folder.path(), "Monitor");
    let case = add(&mut work, "case", None, &[("case_code", "K-1")]);
    let person: Kind = "person".parse().unwrap();
    let of_case = answers(&work, "person", &[("given_name", "Серік")]);
    let in_case = work.add(&person, Some(case), None, of_case).unwrap().0;
    let other = add(&mut work, "person", None, &[("given_name", "Дана")]);
    let ids = |rows: Vec<crate::vault::RecordRow>| -> Vec<_> {
        rows.into_iter().map(|row| row.id).collect()
    };
    assert_eq!(ids(work.list_of_case(&person, &case).unwrap()), [in_case]);
    assert!(work.list_of_case(&person, &other).is_err(), "not a case");
    work.delete(other).unwrap();
    assert_eq!(ids(work.list(&person).unwrap()), [in_case]);
    assert_eq!(ids(work.list_deleted(&person).unwrap()), [other]);
    work.undelete(other).unwrap();
    assert!(work.list_deleted(&person).unwrap().is_empty());
}

#[test]
fn trust_goes_back_to_unknown_and_never_from_oneself() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut ngo) = (vault(folder.path(), "Monitor"), vault(folder.path(), "Office"));
    let person = add(&mut a, "person", None, &[("sex", "male")]);
    hand_over(&mut a, &mut ngo, folder.path());
    let (own, stranger) = (ngo.card().unwrap(), a.card().unwrap());
    let trust = |ngo: &Casework| {
        let signers = ngo.signers().unwrap();
        assert_eq!(signers[0].key, own.key(), "its own comes first");
        signers[1].trust
    };
    assert_eq!(trust(&ngo), Trust::Unknown);
    has(&words::signers(&ngo.signers().unwrap(), &own.key()), &["(no card)", "this vault"]);
    ngo.trust(&stranger, Trust::Trusted).unwrap();
    ngo.trust_key(&stranger.key(), Trust::Unknown).unwrap();
    assert_eq!(trust(&ngo), Trust::Unknown);
    has(&shown(&ngo, person), &["male [by signers not trusted here]", "Monitor (not trusted"]);
    for trust in [Trust::Rejected, Trust::Unknown] {
        assert_eq!(ngo.trust(&own, trust).unwrap_err().code(), "own_card");
        assert_eq!(ngo.trust_key(&own.key(), trust).unwrap_err().code(), "own_card");
    }
    let nobody = vault(folder.path(), "Nobody").card().unwrap();
    assert_eq!(ngo.trust_key(&nobody.key(), Trust::Trusted).unwrap_err().code(), "no_signer");

    ngo.trust(&stranger, Trust::Rejected).unwrap();
    let seal = SealFor::Recipients(vec![stranger.recipient().clone()]);
    let order = ExportOrder { cases: Vec::new(), seal, purpose: "own".to_owned(), max_size: None };
    let refused = ngo.export(&order, folder.path(), &mut ()).unwrap_err();
    assert_eq!(refused.code(), "rejected_recipient");
}

#[test]
fn a_judgement_refers_to_what_its_field_takes_and_takes_nothing_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = vault(folder.path(), "Monitor");
    let case = add(&mut work, "case", None, &[("case_code", "K-1")]);
    let person = add(&mut work, "person", None, &[("given_name", "Серік")]);
    let arrest = add(&mut work, "arrest", None, &[("person", &person.to_string())]);
    let field: FieldName = "person".parse().unwrap();
    let nobody = RecordId::from_random([7; 16]);
    let retracted = Value::State(crate::record::AnswerState::Retracted);
    for (value, code) in [
        (Value::Ref(case), "wrong_target"),
        (Value::Ref(nobody), "no_record"),
        (retracted, "no_verdict"),
    ] {
        let settled = work.settle(arrest, field.clone(), Verdict::Value(value), None);
        assert_eq!(settled.unwrap_err().code(), code);
    }
    work.settle(arrest, field, Verdict::Value(Value::Ref(person)), None).unwrap();
}

/// Asks to stop as soon as this many bundles are verified.
struct StopAfter(usize);

impl crate::casework::Watch for StopAfter {
    fn step(&mut self, step: crate::casework::Step) {
        if step.stage == "merging" && self.0 > 0 {
            self.0 -= 1;
        }
    }

    fn is_cancelled(&self) -> bool {
        self.0 == 0
    }
}

#[test]
fn what_was_merged_before_a_merge_is_stopped_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut ngo) = (vault(folder.path(), "Monitor"), vault(folder.path(), "Office"));
    let seal = SealFor::Recipients(vec![ngo.card().unwrap().recipient().clone()]);
    let order = ExportOrder { cases: Vec::new(), seal, purpose: "own".to_owned(), max_size: None };
    let mut bundles = Vec::new();
    for name in ["Серік", "Дана"] {
        add(&mut a, "person", None, &[("given_name", name)]);
        bundles.extend(a.export(&order, folder.path(), &mut ()).unwrap().bundles);
    }
    let paths: Vec<&Path> = bundles.iter().map(|path| path.as_path()).collect();
    let report = ngo.merge(&paths, None, false, &mut StopAfter(1)).unwrap();
    let stopped = report.stopped.map(|error| error.code());
    assert_eq!((report.merged, report.new, stopped), (1, 1, Some("cancelled")));
    assert_eq!(ngo.list(&"person".parse().unwrap()).unwrap().len(), 1);
    let none = ngo.merge(&paths[1..], None, false, &mut StopAfter(0)).unwrap_err();
    assert_eq!(none.code(), "cancelled");
    let preview = ngo.merge(&paths, None, true, &mut StopAfter(1)).unwrap_err();
    assert_eq!(preview.code(), "cancelled");
}

#[test]
fn a_bundle_that_needs_a_passphrase_is_known_before_one_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut a = vault(folder.path(), "Monitor");
    add(&mut a, "person", None, &[("given_name", "Серік")]);
    let order =
        |seal| ExportOrder { cases: Vec::new(), seal, purpose: "own".into(), max_size: None };
    let own = SealFor::Recipients(vec![a.card().unwrap().recipient().clone()]);
    let sealed = a.export(&order(own), folder.path(), &mut ()).unwrap().bundles;
    assert!(!a.needs_passphrase(&sealed[0]));
    assert!(!a.needs_passphrase(folder.path()));
    assert!(!a.needs_passphrase(&folder.path().join("Monitor.dala")));
    let words = SealFor::Passphrase(crate::crypto::Passphrase::new("several words"));
    let sealed = a.export(&order(words), folder.path(), &mut ()).unwrap().bundles;
    assert!(a.needs_passphrase(&sealed[0]));
}

/// Notes what is being done.
#[derive(Default)]
struct Stages(Vec<&'static str>);

impl crate::casework::Watch for Stages {
    fn step(&mut self, step: crate::casework::Step) {
        self.0.push(step.stage);
    }

    fn is_cancelled(&self) -> bool {
        false
    }
}

#[test]
fn forgetting_can_be_stopped_before_the_case_is_gone_and_says_how_far_it_is_after() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = vault(folder.path(), "Monitor");
    let case = add(&mut work, "case", None, &[("case_code", "K-1")]);
    let stopped = work.forget_watched(case, &mut StopAfter(0)).unwrap_err();
    assert_eq!(stopped.code(), "cancelled");
    assert!(work.page(&case).is_ok());
    let mut stages = Stages::default();
    assert_eq!(work.forget_watched(case, &mut stages).unwrap().records, 1);
    assert!(stages.0.contains(&"removing traces"), "{:?}", stages.0);
    assert!(work.page(&case).is_err());
}
