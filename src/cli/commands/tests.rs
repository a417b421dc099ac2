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
            "sex: female [settled]",
            "judged by Office, 20",
            "because: birth paper",
            "since then, not yet weighed: male   said by Monitor, 20",
            &format!("source: 2022-02-03 ({talk})"),
            "family_name: CONTESTED",
            "Серик   said by Office",
            "no source given",
            &format!("arrest {stays}  Серик, as person"),
            " judgement by Office\n",
        ],
    );
    let page = ngo.page(&person).unwrap();
    let json = json::page(&page, true);
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
