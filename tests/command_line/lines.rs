//! Revisions in well-packed bundles that do not hold, and ones that come too early.

use std::collections::{BTreeMap, BTreeSet};

use dala::crypto::sha256;
use dala::history::{Compose, Entry, FormRef, write_line};
use dala::record::{Json, RecordId, RevisionId, Value, canonical, parse_strict};

use crate::builder::Bag;
use crate::cli::{dala, json};
use crate::common::Counter;
use crate::scene::Scene;

fn record(number: u8) -> RecordId {
    RecordId::from_random([number; 16])
}

/// A person's revision by a stranger.
fn entry(record: RecordId, parents: &[RevisionId], name: &str) -> Entry {
    let compose = Compose {
        record,
        form: FormRef { id: "person".parse().unwrap(), version: "1".into(), sha256: sha256(b"") },
        parents: parents.iter().copied().collect(),
        judges: false,
        source: None,
        erases: BTreeSet::new(),
        fields: BTreeMap::from([("family_name".parse().unwrap(), Value::text(name))]),
        at: "2022-01-06T14:30:00+06:00".parse().unwrap(),
    };
    compose.sign(&crate::signer(), &mut Counter(u64::from(name.as_bytes()[0]) << 32)).unwrap()
}

/// A bundle of these lines, sound otherwise.
fn bundle(scene: &Scene, name: &str, lines: &[Vec<u8>]) -> String {
    let mut bag = Bag::sound();
    bag.payload.truncate(2);
    bag.payload[1].1 = lines.iter().flat_map(|line| [&line[..], b"\n"].concat()).collect();
    scene.seal(name, &bag.zip())
}

fn changed(line: &[u8], change: impl Fn(&mut Json)) -> Vec<u8> {
    let mut tree = parse_strict(line).unwrap();
    change(&mut tree);
    canonical(&tree)
}

#[test]
fn a_line_that_does_not_hold_refuses_its_bundle_and_names_its_place() {
    let scene = Scene::new();
    let good = write_line(&entry(record(1), &[], "Белый"));
    let text = std::str::from_utf8(&good).unwrap();
    let flip = |json: &mut Json| {
        let text = json.as_str().unwrap();
        let other = if text.starts_with('0') { "1" } else { "0" };
        *json = format!("{other}{}", &text[1..]).into();
    };
    let deep = [vec![b'['; 10_000], vec![b']'; 10_000]].concat();
    let cases: [(&str, Vec<u8>, &str); 9] = [
        ("signature", changed(&good, |t| flip(&mut t["sig"])), "signature does not fit"),
        ("id", changed(&good, |t| flip(&mut t["form"]["sha256"])), "signature does not fit"),
        ("commitment", changed(&good, |t| flip(&mut t["fields"][0]["c"])), "its commitment"),
        ("salt", changed(&good, |t| flip(&mut t["fields"][1]["salt"])), "its commitment"),
        ("key-twice", text.replacen('{', "{\"v\":1,", 1).into_bytes(), "not strict JSON"),
        ("unknown-key", changed(&good, |t| t["note"] = "x".into()), "an unknown key"),
        ("deep", deep, "not strict JSON"),
        ("float", text.replacen("\"v\":1", "\"v\":1.0", 1).into_bytes(), "not strict JSON"),
        ("newer", changed(&good, |t| t["v"] = 2.into()), "newer Dala"),
    ];
    let first = write_line(&entry(record(2), &[], "Первый"));
    let before = std::fs::read(&scene.vault).unwrap();
    let files: Vec<String> = cases
        .iter()
        .map(|(name, line, _)| bundle(&scene, name, &[first.clone(), line.clone()]))
        .collect();
    let args =
        ["merge", &scene.vault, "--json"].into_iter().chain(files.iter().map(String::as_str));
    let answer = dala(&args.collect::<Vec<_>>());
    let report = parse_strict(answer.out.as_bytes()).unwrap();
    for ((name, _, reason), refusal) in cases.iter().zip(report["rejected"].as_array().unwrap()) {
        let said = refusal["reason"].as_str().unwrap();
        assert!(said.contains("revisions.jsonl, line 2: "), "{name}: {said}");
        assert!(said.contains(reason) && said.contains("left as it is"), "{name}: {said}");
    }
    assert_eq!(report["rejected"].as_array().unwrap().len(), cases.len());
    assert!(std::fs::read(&scene.vault).unwrap() == before);
    scene.refuses(&["merge", &scene.vault, &files[0]], &["line 2", "tampering"]);
    scene.refuses(&["inspect", &files[2], "--with", &scene.vault], &["line 2", "tampering"]);
    let long = bundle(&scene, "long", &[vec![b'x'; 5 << 20]]);
    scene.refuses(&["merge", &scene.vault, &long], &["too long", "left as it is", "tampering"]);
}

/// Refusing it would depend on which of the two comes first.
#[test]
fn a_parent_of_another_record_is_none_in_whatever_order_they_come() {
    let one = write_line(&entry(record(1), &[], "Белый"));
    let stranger = entry(record(1), &[], "Белый").signed.id();
    let two = write_line(&entry(record(2), &[stranger], "Чёрный"));
    for lines in [[one.clone(), two.clone()], [two, one]] {
        let scene = Scene::new();
        let file = bundle(&scene, "foreign.age", &lines);
        let merged = json(&["merge", &scene.vault, &file]);
        assert_eq!((&merged["new"], &merged["held_back"]), (&2.into(), &1.into()));
        let mut work = scene.open();
        assert_eq!(work.page(&record(2)).unwrap().row.held_back, 1);
        assert!(work.check(false, &mut ()).unwrap().faults.is_empty());
    }
}

#[test]
fn a_revision_that_comes_before_its_parent_is_shown_and_taken_up_later() {
    let scene = Scene::new();
    let root = entry(record(1), &[], "Белый");
    let child = entry(record(1), &[root.signed.id()], "Беляев");
    let id = record(1).to_string();
    let early = bundle(&scene, "early.age", &[write_line(&child)]);
    let answer = dala(&["merge", &scene.vault, &early]);
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    assert!(answer.out.contains("Revisions that wait for earlier ones: 1"), "{}", answer.out);
    let answer = dala(&["list", &scene.vault, "person"]);
    let line = answer.out.lines().find(|line| line.starts_with(&id)).unwrap();
    assert!(line.contains("[waits for earlier revisions]"), "{line}");
    let shown = json(&["show", &scene.vault, &id, "--history"]);
    assert_eq!(
        (&shown["held_back"], &shown["fields"]),
        (&1.into(), &serde_json::Map::default().into())
    );
    assert_eq!(shown["revisions"][0]["held_back"], true);
    let again = json(&["merge", &scene.vault, &early]);
    assert_eq!((&again["new"], &again["held_back"]), (&0.into(), &1.into()));

    let later = bundle(&scene, "later.age", &[write_line(&root)]);
    let merged = json(&["merge", &scene.vault, &later]);
    assert_eq!((&merged["changed"], &merged["held_back"]), (&1.into(), &0.into()));
    let shown = json(&["show", &scene.vault, &id]);
    assert_eq!(shown["fields"]["family_name"]["value"]["text"], "Беляев");
    assert!(shown.get("held_back").is_none());
    assert!(scene.open().check(false, &mut ()).unwrap().faults.is_empty());
}

/// No id can be part of its own content, so a cycle is two revisions whose parents are
/// not what they name: both wait, for ever.
#[test]
fn a_would_be_cycle_waits() {
    let scene = Scene::new();
    let first = entry(record(1), &[], "Белый");
    let second = entry(record(1), &[first.signed.id()], "Чёрный");
    let first = entry(record(1), &[second.signed.id()], "Белый");
    let lines = [write_line(&first), write_line(&second)];
    let file = bundle(&scene, "cycle.age", &lines);
    let merged = json(&["merge", &scene.vault, &file]);
    assert_eq!((&merged["new"], &merged["held_back"]), (&1.into(), &2.into()));
    let shown = json(&["show", &scene.vault, &record(1).to_string()]);
    assert_eq!(shown["held_back"], 2);
    assert!(scene.open().check(false, &mut ()).unwrap().faults.is_empty());
}
