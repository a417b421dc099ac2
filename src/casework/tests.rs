//! What only the inside of a vault shows: that nothing is left where it should not be.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::{Casework, ExportOrder, Fault, SealFor, Surroundings};
use crate::crypto::{SystemRandomness, sha256};
use crate::form::{Form, builtin_form};
use crate::history::{Compose, FormRef, Trust};
use crate::record::{Json, Kind, RecordId, Value, canonical, parse_strict};
use crate::vault::testing::{key, pages};
use crate::vault::{Finding, Unlock};

fn create(path: &Path) -> Casework {
    let surroundings = Surroundings {
        clock: Box::new(super::SystemClock),
        randomness: Box::new(SystemRandomness),
    };
    Casework::create(path, Unlock::Key(key()), "A", surroundings).unwrap()
}

fn add(
    casework: &mut Casework,
    kind: &str,
    case: Option<RecordId>,
    pairs: &[(&str, &str)],
) -> RecordId {
    let fields: BTreeMap<_, _> =
        pairs.iter().map(|(name, text)| casework.read_answer(kind, name, text).unwrap()).collect();
    let kind: Kind = kind.parse().unwrap();
    casework.add(&kind, case, None, fields).unwrap().0
}

fn holds(casework: &mut Casework, needle: &[u8]) -> bool {
    pages(&mut casework.vault).windows(needle.len()).any(|window| window == needle)
}

#[test]
fn a_case_that_is_forgotten_leaves_no_trace_and_its_bundle_brings_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let canary = "Қыранбайтегі";
    let mut a = create(&folder.path().join("a.dala"));
    let keeps = add(&mut a, "case", None, &[("case_code", "K-0"), ("title", "stays")]);
    let case = add(&mut a, "case", None, &[("case_code", "K-1"), ("title", "T")]);
    let person = add(&mut a, "person", Some(case), &[("family_name", canary)]);
    add(&mut a, "person_name", None, &[("parent", &person.to_string()), ("family", canary)]);
    let file = folder.path().join("photo.bin");
    std::fs::File::create(&file).unwrap().write_all(&[0xa7; 100_000]).unwrap();
    a.attach(case, &[&file], false, &mut ()).unwrap();
    let order = ExportOrder {
        cases: vec![case],
        seal: SealFor::Recipients(vec![a.card().unwrap().recipient().clone()]),
        purpose: "own".to_owned(),
        max_size: None,
    };
    let before = a.list(&"person".parse().unwrap()).unwrap();
    let bundles = a.export(&order, folder.path(), &mut ()).unwrap().bundles;
    assert_eq!(a.search(canary, 10).unwrap().len(), 2);
    assert!(
        holds(&mut a, canary.as_bytes())
            && holds(&mut a, &[0xa7; 64])
            && holds(&mut a, case.as_bytes())
    );

    let report = a.forget(case).unwrap();
    assert!(report.records >= 6 && report.attachments == 1, "{report:?}");
    assert!(a.search(canary, 10).unwrap().is_empty());
    for needle in [canary.as_bytes(), &[0xa7; 64][..], &case.as_bytes()[..], person.as_bytes()] {
        assert!(!holds(&mut a, needle), "a trace is left");
    }
    assert!(a.page(&keeps).is_ok());
    assert!(a.check(false, &mut ()).unwrap().faults.is_empty());

    let paths: Vec<&Path> = bundles.iter().map(|path| path.as_path()).collect();
    let report = a.merge(&paths, None, false, &mut ()).unwrap();
    assert!(report.rejected.is_empty() && report.new >= 6);
    assert_eq!(a.list(&"person".parse().unwrap()).unwrap(), before);
    assert!(holds(&mut a, canary.as_bytes()));
}

fn run(casework: &mut Casework, sql: &str, record: RecordId) {
    crate::vault::testing::run(&mut casework.vault, sql, &record);
}

#[test]
fn checking_and_rebuilding_go_on_after_a_record_that_cannot_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let mut a = create(&folder.path().join("a.dala"));
    let ids =
        ["A-1", "A-2", "A-3", "A-4"].map(|code| add(&mut a, "case", None, &[("case_code", code)]));
    let [broken, forged, stale, good] = ids;
    run(&mut a, "UPDATE revisions SET signed = '{}' WHERE record = ?1", broken);
    run(
        &mut a,
        "UPDATE openings SET value = '{\"text\":\"x\"}' WHERE name = 'case_code' AND revision IN \
        (SELECT seq FROM revisions WHERE record = ?1)",
        forged,
    );
    run(&mut a, "UPDATE records SET title = 'x' WHERE id = ?1", stale);
    run(&mut a, "UPDATE forms SET form = 'x' WHERE id = 'case' AND ?1 <> ''", good);
    run(
        &mut a,
        "INSERT INTO erase_orders SELECT seq, '{\"record\":\"11111111-1111-4111-8111-111111111111\"}' FROM revisions WHERE record = ?1",
        good,
    );
    let faults = |a: &mut Casework, rebuild| a.check(rebuild, &mut ()).unwrap().faults;
    let found = faults(&mut a, false);
    let sort = |mut faults: Vec<Fault>| {
        faults.sort_by_key(|fault| format!("{fault:?}"));
        faults
    };
    let bad = vec![Fault::Revision(broken), Fault::Revision(forged)];
    assert!(matches!(found[0], Fault::File(Finding::Form { .. })), "{found:?}");
    let derived = [vec![Fault::Derived(stale), Fault::Orders], bad.clone()].concat();
    assert_eq!(sort(found[1..].to_vec()), sort(derived));
    assert_eq!(sort(faults(&mut a, true)[1..].to_vec()), sort(bad));
    assert!(a.page(&good).is_ok() && a.page(&stale).is_ok() && a.page(&broken).is_err());
}

/// The built-in form of places as an NGO's own.
fn own_form(version: &str, title: &str) -> Form {
    let form = builtin_form("place").unwrap();
    let json = parse_strict(&form.canonical_json()).unwrap();
    let mut json = json.as_object().unwrap().clone();
    json.insert("title".into(), Json::from_iter([("en", title)]));
    json.insert("version".into(), version.into());
    json.insert("id".into(), "prison".into());
    json.remove("title_rule");
    Form::from_json(&canonical(&json.into())).unwrap()
}

/// A record by an NGO's own form, sent in a bundle.
fn send(from: &mut Casework, to: &Casework, folder: &Path, version: &str, title: &str) -> PathBuf {
    let case = add(from, "case", None, &[("case_code", version)]);
    let form = own_form(version, title);
    let json = form.canonical_json();
    let compose = Compose {
        record: RecordId::from_random(from.randomness.bytes().unwrap()),
        form: FormRef { id: form.id.clone(), version: version.into(), sha256: sha256(&json) },
        parents: BTreeSet::new(),
        judges: true,
        source: None,
        erases: BTreeSet::new(),
        fields: BTreeMap::from([("cases".parse().unwrap(), Value::Refs(BTreeSet::from([case])))]),
        at: from.clock.now(),
    };
    let entry = compose.sign(&from.signer, from.randomness.as_mut()).unwrap();
    let Casework { vault, .. } = from;
    vault
        .write("add", |tx| {
            tx.add_form(&form.id, version, &String::from_utf8_lossy(&json))?;
            tx.add_revision(&entry, None)?;
            let (decisions, forms) = (tx.decisions()?, tx.forms()?);
            tx.refold(&entry.signed.revision().record, &decisions, &forms)
        })
        .unwrap();
    let order = ExportOrder {
        cases: vec![case],
        seal: SealFor::Recipients(vec![to.card().unwrap().recipient().clone()]),
        purpose: "own".to_owned(),
        max_size: None,
    };
    from.export(&order, folder, &mut ()).unwrap().bundles[0].clone()
}

#[test]
fn records_are_shown_by_the_latest_form_that_a_trusted_signer_used() {
    let folder = tempfile::tempdir().unwrap();
    let [mut a, mut b, mut stranger] =
        ["a", "b", "s"].map(|name| create(&folder.path().join(name).with_extension("dala")));
    b.trust(&a.card().unwrap(), Trust::Trusted).unwrap();
    let titles = |b: &Casework| {
        let rows = b.list(&"prison".parse().unwrap()).unwrap();
        rows.into_iter().map(|row| row.title).collect::<Vec<_>>()
    };
    let merge = |from: &mut Casework, b: &mut Casework, version, title| {
        let bundle = send(from, b, folder.path(), version, title);
        let report = b.merge(&[&bundle], None, false, &mut ()).unwrap();
        assert!(report.rejected.is_empty(), "{:?}", report.rejected);
        assert_eq!(b.check(false, &mut ()).unwrap().faults, []);
    };
    merge(&mut a, &mut b, "9", "Nine");
    assert_eq!(titles(&b), ["Nine"]);
    merge(&mut a, &mut b, "10", "Ten");
    assert_eq!(titles(&b), ["Ten"; 2], "ten is later than nine, for what was here as well");
    merge(&mut stranger, &mut b, "11", "Eleven");
    assert_eq!(titles(&b), ["Ten"; 3], "a stranger's form does not win");
    b.trust(&stranger.card().unwrap(), Trust::Trusted).unwrap();
    assert_eq!(titles(&b), ["Eleven"; 3]);
    assert_eq!(b.check(true, &mut ()).unwrap().faults, []);
    assert_eq!(titles(&b), ["Eleven"; 3]);
}

#[test]
fn what_another_version_derived_is_derived_anew_at_opening_and_else_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.dala");
    let mut a = create(&path);
    let case = add(&mut a, "case", None, &[("case_code", "A-1")]);
    run(&mut a, "UPDATE records SET title = 'x' WHERE id = ?1", case);
    drop(a);
    let open = || {
        let surroundings = Surroundings::system();
        Casework::open(&path, Unlock::Key(key()), surroundings).unwrap()
    };
    let before = std::fs::read(&path).unwrap();
    let mut a = open();
    assert_eq!(a.page(&case).unwrap().row.title, "x");
    assert_eq!(std::fs::read(&path).unwrap(), before);
    run(&mut a, "UPDATE own SET value = x'00' WHERE name = 'derived-version' AND ?1 <> ''", case);
    drop(a);
    assert_eq!(open().page(&case).unwrap().row.title, "A-1");
    assert!(open().vault.read(|tx| tx.derived_is_current()).unwrap());
}
