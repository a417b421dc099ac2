//! What was written once must be read for ever: the bytes of a revision, and a vault of
//! each released version. `DALA_WRITE_FIXTURES=1 cargo test` writes them anew, which is
//! right only as long as their version is not released. Later versions add fixtures
//! (`v2.dala`, …) and never edit these.

#![expect(clippy::unwrap_used, reason = "a test fails by panic")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use common::{Counter, add, surroundings, typed};
use dala::casework::{Casework, Verdict};
use dala::crypto::{Secret, Signer, sha256};
use dala::history::{Compose, Entry, Erase, FormRef, Trust, read_line, write_line};
use dala::media::{PhotoTaken, draw_photo};
use dala::record::{RecordId, RevisionId, Value, parse_strict};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

fn writing() -> bool {
    std::env::var_os("DALA_WRITE_FIXTURES").is_some()
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::File::create(path).unwrap().write_all(bytes).unwrap();
}

/// Every form of value, every key.
fn revision() -> Entry {
    let values = [
        ("agencies", r#"{"codes":["knb","police"]}"#),
        ("arrested_at", r#"{"offset":"+06:00","precision":"about","time":"22:00"}"#),
        ("arrested_on", r#"{"date":"2022-01-06~","said":"сразу после Рождества"}"#),
        ("arrested_with", r#"{"refs":["01010101-0101-4101-8101-010101010101"]}"#),
        ("cases", r#"{"state":"refused"}"#),
        ("circumstances", r#"{"text":"Көшеде, \"үйге\" бара жатқанда \u2028😀\t\u007f"}"#),
        ("family_told_at", r#"{"part":"night","precision":"part_of_day"}"#),
        ("agents_count", r#"{"int":9007199254740991}"#),
        ("height", r#"{"dec":"1.50"}"#),
        ("masked", r#"{"code":"yes"}"#),
        ("paper", r#"{"file":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}"#),
        ("person", r#"{"ref":"01010101-0101-4101-8101-010101010101"}"#),
        ("protocol_at", r#"{"moment":"2022-01-06T22:10:00+06:00"}"#),
        ("spot", r#"{"geo":["43.2380","76.9450"],"m":50}"#),
        ("x-unknown", r#"{"hologram":{"b":[1,null,true],"a":"kept as it came"}}"#),
    ];
    let value = |text: &str| Value::from_json(&parse_strict(text.as_bytes()).unwrap());
    let rev = RevisionId([0xab; 32]);
    let compose = Compose {
        record: RecordId::from_random([2; 16]),
        form: FormRef { id: "arrest".parse().unwrap(), version: "1".into(), sha256: sha256(b"{}") },
        parents: BTreeSet::from([RevisionId([0xcd; 32]), rev]),
        judges: true,
        source: Some(RecordId::from_random([3; 16])),
        erases: BTreeSet::from([
            Erase::Assignment { name: "masked".parse().unwrap(), rev },
            Erase::Record(RecordId::from_random([4; 16])),
            Erase::Source(RecordId::from_random([5; 16])),
        ]),
        fields: values.iter().map(|(name, text)| (name.parse().unwrap(), value(text))).collect(),
        at: "2022-01-07T09:30:00+06:00".parse().unwrap(),
    };
    compose.sign(&Signer::from_seed(&Secret::new([1; 32])), &mut Counter(7)).unwrap()
}

/// The id is the hash of what is signed: if it moves, no signature of version 1 holds.
const REVISION: &str = "8151e777a8ca141f4fdcc298a4341954a7209d43e3e6daf5cdf45ff3f2d4c65b";

#[test]
fn the_bytes_and_the_id_of_a_revision_are_pinned() {
    let (entry, path) = (revision(), fixture("golden/revision.json"));
    if writing() {
        write(&path, &write_line(&entry));
    }
    let stored = fs::read(&path).unwrap();
    assert_eq!(String::from_utf8(write_line(&entry)), String::from_utf8(stored.clone()));
    let read = read_line(&stored).unwrap();
    read.signed.verify().unwrap();
    assert_eq!(read, entry);
    assert_eq!(read.signed.id().to_string(), REVISION);
}

const PASSPHRASE: &str = "a vault of version one, ё";

const KINDS: [&str; 14] = [
    "arrest",
    "attachment",
    "case",
    "case_person",
    "consent",
    "consent_grant",
    "custody_event",
    "detention",
    "event",
    "interview",
    "person",
    "person_name",
    "place",
    "stay",
];

/// A few records of each kind; two authors and a stranger; claims, judgements, rows, a
/// photo; contested, settled, refused, retracted, withheld, deleted, held back.
fn write_vault(folder: &Path) -> (PathBuf, Vec<RecordId>) {
    let path = folder.join("v1.dala");
    let unlock = Casework::passphrase(PASSPHRASE);
    let mut a = Casework::create(&path, unlock, "Steppe 3", surroundings(1)).unwrap();
    let mut b = common::create(&folder.join("b.dala"), "Река", 2);
    let mut stranger = common::create(&folder.join("s.dala"), "Stranger", 3);
    a.trust(&b.card().unwrap(), Trust::Trusted).unwrap();
    b.trust(&a.card().unwrap(), Trust::Trusted).unwrap();

    let case = add(&mut a, "case", None, None, &[("case_code", "K-1"), ("title", "Ночь")]);
    let talk = add(&mut a, "interview", Some(case), None, &[("interviewer_code", "A1")]);
    let fields = [("family_name", "Аққайың"), ("sex", "female"), ("birth_date", "1991-XX-XX")];
    let person = add(&mut a, "person", Some(case), Some(talk), &fields);
    let id = person.to_string();
    add(&mut a, "person_name", None, None, &[("parent", &id), ("family", "Аккайын")]);
    let place = add(&mut a, "place", None, None, &[("name", "Изолятор")]).to_string();
    let event = add(&mut a, "event", Some(case), None, &[("title", "Площадь")]).to_string();
    let fields = [("person", id.as_str()), ("event", &event), ("arrested_on", "2022-01-06~")];
    let arrest = add(&mut a, "arrest", Some(case), Some(talk), &fields);
    let fields = [("person", id.as_str()), ("arrest", &arrest.to_string())];
    let detention = add(&mut a, "detention", Some(case), Some(talk), &fields).to_string();
    for from in ["2022-01-06", "2022-01-09"] {
        let fields = [("parent", detention.as_str()), ("facility", &place), ("from_on", from)];
        add(&mut a, "stay", None, Some(talk), &fields);
    }
    let consent = add(&mut a, "consent", Some(case), None, &[("person", &id), ("how", "written")]);
    let fields = [("parent", &*consent.to_string()), ("scope", "store"), ("decision", "granted")];
    add(&mut a, "consent_grant", None, None, &fields);
    let photo = a.attach_bytes(case, "площадь.jpg", &photo(), true, &mut ()).unwrap().0.record;
    a.make_thumbnails(&mut ()).unwrap();
    add(&mut a, "custody_event", None, None, &[("parent", &photo.to_string())]);
    let refused = a.read_state("person", "sex", dala::record::AnswerState::Refused).unwrap();
    a.edit(person, None, BTreeMap::from([refused])).unwrap();
    let taken_back =
        a.read_state("person", "birth_date", dala::record::AnswerState::Retracted).unwrap();
    a.edit(person, None, BTreeMap::from([taken_back])).unwrap();

    // The other author contests two days; one is settled here.
    let there = common::export(&mut a, &b, folder);
    common::merge(&mut b, &there);
    let other = add(&mut b, "case", None, None, &[("case_code", "R-1")]);
    b.edit(case, None, typed(&b, "case", &[("related_case_ids", &other.to_string())])).unwrap();
    let days = [("arrested_on", "2022-01-07"), ("arrested_at", "night")];
    b.edit(arrest, None, typed(&b, "arrest", &days)).unwrap();
    let fields = typed(&b, "person", &[("family_name", "Акқайын")]);
    b.edit(person, None, fields).unwrap();
    let back = b.export(&common::order(&[&a], &[case]), folder, &mut ()).unwrap().bundles;
    common::merge(&mut a, &back);
    let (field, day) = a.read_answer("arrest", "arrested_on", "2022-01-07").unwrap();
    a.settle(arrest, field, Verdict::Value(day), Some("court paper")).unwrap();
    // What a stranger says, of his own and of ours, and a record that no longer counts.
    let there = common::export(&mut a, &stranger, folder);
    common::merge(&mut stranger, &there);
    stranger.edit(person, None, typed(&stranger, "person", &[("family_name", "Другая")])).unwrap();
    add(&mut stranger, "person", None, None, &[("family_name", "Чужой")]);
    let strange = common::export(&mut stranger, &a, folder);
    common::merge(&mut a, &strange);
    let deleted = add(&mut a, "place", None, None, &[("name", "Ошибка")]);
    a.delete(deleted).unwrap();
    drop(a);
    (path, vec![deleted])
}

fn photo() -> Vec<u8> {
    let taken = PhotoTaken {
        date_time: "2022:01:06 14:30:00".to_owned(),
        offset: Some("+06:00".to_owned()),
        make: "Phone".to_owned(),
        model: "P1".to_owned(),
        orientation: 6,
        place: None,
    };
    draw_photo(1, &taken)
}

fn listed(vault: &Casework) -> Vec<RecordId> {
    let list = |kind: &str| vault.list(&kind.parse().unwrap()).unwrap();
    KINDS.iter().flat_map(|kind| list(kind)).map(|row| row.id).collect()
}

fn line(vault: &Casework, id: RecordId) -> String {
    let page = vault.page(&id).unwrap();
    let row = &page.row;
    let counts = [row.contested, row.unweighed, row.held_back, u32::from(row.deleted)];
    let revisions = page.revisions.len();
    format!("{id} {} {counts:?} {revisions} {:?} {}\n", row.kind, row.title, row.fields)
}

fn opened(path: &Path) -> Casework {
    Casework::open(path, Casework::passphrase(PASSPHRASE), surroundings(9)).unwrap()
}

#[test]
fn a_vault_of_version_1_opens_whole_and_says_what_it_said() {
    let folder = tempfile::tempdir().unwrap();
    let (stored, expected) = (fixture("vaults/v1.dala"), fixture("vaults/v1.expected.txt"));
    if writing() {
        let (path, hidden) = write_vault(folder.path());
        let vault = opened(&path);
        let ids = listed(&vault).into_iter().chain(hidden);
        let lines: String = ids.map(|id| line(&vault, id)).collect();
        drop(vault);
        write(&stored, &fs::read(&path).unwrap());
        write(&expected, lines.as_bytes());
    }
    let copy = folder.path().join("copy.dala");
    fs::copy(&stored, &copy).unwrap();
    let mut vault = opened(&copy);
    let report = vault.check(false, &mut ()).unwrap();
    assert!(report.faults.is_empty(), "{:?}", report.faults);

    let expected = fs::read_to_string(&expected).unwrap();
    let mut visible = Vec::new();
    for expected in expected.lines() {
        let id: RecordId = expected.split(' ').next().unwrap().parse().unwrap();
        assert_eq!(line(&vault, id).trim_end(), expected);
        visible.extend((!vault.page(&id).unwrap().row.deleted).then_some(id));
    }
    assert_eq!(listed(&vault), visible);
    assert!(KINDS.iter().all(|kind| !vault.list(&kind.parse().unwrap()).unwrap().is_empty()));
    for state in ["contested", "settled", "agreed", "withheld", "retracted", "refused", "unknown"] {
        assert!(expected.contains(&format!("\"{state}\"")), "{state}");
    }
    assert_eq!(vault.search("akk", 9).unwrap().len(), 2);
    let files = vault.vault().read(|tx| tx.attachments()).unwrap();
    assert!(files.len() == 1 && files[0].has_thumbnail);
    assert!(files[0].sha256 == sha256(&photo()));

    // It can be worked on, and what is derived can be built anew.
    add(&mut vault, "case", None, None, &[("case_code", "K-2")]);
    let report = vault.check(true, &mut ()).unwrap();
    assert!(report.faults.is_empty(), "{:?}", report.faults);
}
