//! What the program exports from a real vault opens and verifies with age, unzip, bagit.py
//! and ssh-keygen, and by `verify_bundle.py`, which was written from docs/formats.md alone.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panic"
)]

#[path = "../common/cli.rs"]
mod cli;
#[path = "../common/mod.rs"]
mod common;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use cli::{arg, json, save};
use common::{add, surroundings};
use dala::casework::{Casework, Verdict};
use dala::crypto::{SealingKey, sha256, ssh_line};
use dala::history::Trust;
use dala::media::{PhotoTaken, draw_photo};
use dala::record::{Json, RecordId, canonical, parse_strict};

const VERIFY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/third_party/verify_bundle.py");
const TERMINAL: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/third_party/age_with_passphrase.py");
const JOIN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/third_party/join_recovery_parts.py");
const LIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/words/english.txt");

/// Runs a tool: whether it succeeded and what it said. `None`, said loudly, if it is not
/// installed.
fn run(program: &str, args: &[&str], folder: &Path, input: &[u8]) -> Option<(bool, String)> {
    let mut command = Command::new(program);
    command.args(args).current_dir(folder).stdin(Stdio::piped());
    let Ok(mut child) = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn() else {
        let note = format!("SKIPPED: {program} is not installed\n");
        std::io::stderr().write_all(note.as_bytes()).unwrap();
        return None;
    };
    child.stdin.take().unwrap().write_all(input).unwrap();
    let done = child.wait_with_output().unwrap();
    let said = [done.stdout, done.stderr].concat();
    Some((done.status.success(), String::from_utf8_lossy(&said).into_owned()))
}

/// The same for a tool that must succeed.
fn agrees(program: &str, args: &[&str], folder: &Path, input: &[u8]) -> Option<String> {
    let (good, said) = run(program, args, folder, input)?;
    assert!(good, "{program} {args:?}: {said}");
    Some(said)
}

fn photo(seed: u64) -> Vec<u8> {
    draw_photo(
        seed,
        &PhotoTaken {
            date_time: "2022:01:06 14:30:00".to_owned(),
            offset: Some("+06:00".to_owned()),
            make: "Phone".to_owned(),
            model: "P1".to_owned(),
            orientation: 6,
            place: None,
        },
    )
}

/// A vault with two authors, claims from a source, judgements, rows and photos.
struct Written {
    vault: PathBuf,
    case: RecordId,
    photo: Vec<u8>,
}

fn write_down(folder: &Path) -> Written {
    let vault = folder.join("work.dala");
    let mut a = Casework::create(&vault, cli::unlock(), "Steppe 3", surroundings(1)).unwrap();
    let case = add(&mut a, "case", None, None, &[("case_code", "K-1"), ("title", "Ночь \"6-го\"")]);
    let talk = add(&mut a, "interview", Some(case), None, &[("interviewer_code", "A1")]);
    let fields = [("family_name", "Аққайың"), ("sex", "female")];
    let person = add(&mut a, "person", Some(case), Some(talk), &fields);
    let parent = person.to_string();
    let fields = [("parent", parent.as_str()), ("family", "Аккайын"), ("name_type", "official_kk")];
    add(&mut a, "person_name", None, None, &fields);
    let fields = [("person", parent.as_str()), ("how", "written"), ("explained", "purpose")];
    let consent = add(&mut a, "consent", Some(case), None, &fields);
    let parent = consent.to_string();
    let fields = [("parent", parent.as_str()), ("scope", "store"), ("decision", "granted")];
    add(&mut a, "consent_grant", None, None, &fields);
    let person = person.to_string();
    let fields = [("person", person.as_str()), ("arrested_on", "2022-01-06~")];
    let arrest = add(&mut a, "arrest", Some(case), Some(talk), &fields);
    let fields = [("person", person.as_str()), ("started_on", "2022-01-06")];
    let detention = add(&mut a, "detention", Some(case), Some(talk), &fields).to_string();
    for cell in ["7", "under \u{7f}\u{1f600}\u{e000}\t\"\\"] {
        add(&mut a, "stay", None, None, &[("parent", &detention), ("cell", cell)]);
    }
    let bytes = photo(1);
    for (name, bytes) in [("one.jpg", &bytes), ("two.jpg", &photo(2))] {
        a.attach_bytes(case, name, bytes, true, &mut ()).unwrap();
    }
    // Another author contests a day, and it is settled here.
    let mut b = common::create(&folder.join("b.dala"), "B", 2);
    a.trust(&b.card().unwrap(), Trust::Trusted).unwrap();
    let there = common::export(&mut a, &b, folder);
    common::merge(&mut b, &there);
    b.edit(arrest, None, common::typed(&b, "arrest", &[("arrested_on", "2022-01-07")])).unwrap();
    let back = common::export(&mut b, &a, folder);
    common::merge(&mut a, &back);
    let (field, day) = a.read_answer("arrest", "arrested_on", "2022-01-07").unwrap();
    a.settle(arrest, field, Verdict::Value(day), Some("court paper")).unwrap();
    // A case that does not go: what names it is withheld.
    let other = add(&mut a, "case", None, None, &[("case_code", "K-2"), ("title", "Other")]);
    let fields = common::typed(&a, "case", &[("related_case_ids", &other.to_string())]);
    a.edit(case, None, fields).unwrap();
    Written { vault, case, photo: bytes }
}

fn exported(vault: &Path, folder: &Path, more: &[&str]) -> (PathBuf, Json) {
    let out = tempfile::tempdir_in(folder).unwrap().keep();
    let report = json(&[&["export", arg(vault), arg(&out)], more].concat());
    let [bundle] = report["bundles"].as_array().unwrap().as_slice() else { panic!("{report}") };
    (PathBuf::from(bundle.as_str().unwrap()), report)
}

#[test]
fn what_the_program_exports_is_read_by_the_tools_of_others() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let Written { vault, case, photo } = write_down(here);
    let key = SealingKey::generate();
    save(&here.join("key.txt"), key.to_secret_text().as_bytes());
    let (to, case) = (key.recipient().to_string(), case.to_string());
    let (bundle, report) = exported(&vault, here, &["--to", &to, "--case", &case]);
    assert!(report["withheld"].as_u64().unwrap() > 0);
    let bundle = arg(&bundle);
    if agrees("age", &["-d", "-i", "key.txt", "-o", "bag.zip", bundle], here, b"").is_none()
        || agrees("unzip", &["-q", "bag.zip", "-d", "bag"], here, b"").is_none()
    {
        return;
    }
    let bag = here.join("bag");
    let stored = bag.join(format!("data/attachments/{}.jpg", sha256(&photo)));
    assert!(fs::read(stored).unwrap() == photo);
    let bagit = std::env::var("DALA_BAGIT").unwrap_or_else(|_| "bagit.py".to_owned());
    agrees(&bagit, &["--validate", "."], &bag, b"");
    let signer = Casework::open(&vault, cli::unlock(), surroundings(3)).unwrap();
    let key = signer.card().unwrap().key();
    let allowed = format!("packer namespaces=\"dala-bundle\" {}\n", ssh_line(&key));
    save(&here.join("SIGNERS"), allowed.as_bytes());
    let verify = "-Y verify -f ../SIGNERS -I packer -n dala-bundle -s signature.sshsig";
    let tags = fs::read(bag.join("tagmanifest-sha256.txt")).unwrap();
    agrees("ssh-keygen", &verify.split(' ').collect::<Vec<_>>(), &bag, &tags);
    let Some(said) = agrees("python3", &[VERIFY, "."], &bag, b"") else { return };
    let counted = |word: &str| -> u64 {
        let number = said.split([',', '\n']).find_map(|part| part.trim().strip_prefix(word));
        number.unwrap().trim().parse().unwrap()
    };
    let reported = |key: &str| report[key].as_u64().unwrap();
    assert_eq!((counted("records"), counted("authors")), (reported("records"), 2), "{said}");
    assert_eq!((counted("files"), reported("attachments")), (2, 2), "{said}");
    assert!(counted("withheld") >= reported("withheld"), "{said}");
    assert_eq!(counted("parents elsewhere"), 0, "{said}");
    assert!(said.contains(&format!("packed by {key}")), "{said}");
    altered_bundles_are_refused(&bag);
}

/// Puts new revisions into the bag, as one would who cannot sign: the manifests fit again.
fn repack(bag: &Path, lines: &str) {
    let before = fs::metadata(bag.join("data/revisions.jsonl")).unwrap().len();
    save(&bag.join("data/revisions.jsonl"), lines.as_bytes());
    let info = fs::read_to_string(bag.join("bag-info.txt")).unwrap();
    let (head, rest) = info.split_once("Oxum: ").unwrap();
    let (size, rest) = rest.split_once('.').unwrap();
    let size = size.parse::<u64>().unwrap() - before + lines.len() as u64;
    save(&bag.join("bag-info.txt"), format!("{head}Oxum: {size}.{rest}").as_bytes());
    let relist = |manifest: &str, name: &str| {
        let digest = sha256(&fs::read(bag.join(name)).unwrap());
        let text = fs::read_to_string(bag.join(manifest)).unwrap();
        let line = |line: &str| match line.split_once("  ") {
            Some((_, listed)) if listed == name => format!("{digest}  {name}\n"),
            _ => format!("{line}\n"),
        };
        save(&bag.join(manifest), text.lines().map(line).collect::<String>().as_bytes());
    };
    relist("manifest-sha256.txt", "data/revisions.jsonl");
    relist("tagmanifest-sha256.txt", "manifest-sha256.txt");
    relist("tagmanifest-sha256.txt", "bag-info.txt");
}

/// The line with the most openings, taken apart, changed and put together again.
fn with_line(lines: &str, change: impl Fn(&mut Json)) -> String {
    let fullest = lines.lines().max_by_key(|line| line.matches("\"salt\"").count()).unwrap();
    let mut tree = parse_strict(fullest.as_bytes()).unwrap();
    change(&mut tree);
    lines.replace(fullest, std::str::from_utf8(&canonical(&tree)).unwrap())
}

fn altered_bundles_are_refused(bag: &Path) {
    let lines = fs::read_to_string(bag.join("data/revisions.jsonl")).unwrap();
    let flipped = |json: &Json| {
        let text = json.as_str().unwrap();
        let other = if text.starts_with('0') { "1" } else { "0" };
        Json::from(format!("{other}{}", &text[1..]))
    };
    let first_open = |tree: &Json| {
        let fields = tree["fields"].as_array().unwrap();
        fields.iter().position(|field| field.get("salt").is_some()).unwrap()
    };
    let refused = |why: &str| {
        let (good, said) = run("python3", &[VERIFY, "."], bag, b"").unwrap();
        assert!(!good && said.contains(why) && said.lines().count() == 1, "{why}: {said}");
    };
    let case = |why: &str, change: &dyn Fn(&mut Json)| {
        repack(bag, &with_line(&lines, change));
        refused(why);
    };
    let signature = "the author's signature does not hold";
    case(signature, &|tree| tree["form"]["sha256"] = flipped(&tree["form"]["sha256"]));
    case(signature, &|tree| tree["sig"] = flipped(&tree["sig"]));
    case(signature, &|tree| tree["author"] = flipped(&tree["author"]));
    let opening = "a value does not fit its commitment";
    case(opening, &|tree| {
        let at = first_open(tree);
        tree["fields"][at]["salt"] = flipped(&tree["fields"][at]["salt"]);
    });
    case(opening, &|tree| {
        let at = first_open(tree);
        tree["fields"][at]["value"] = Json::from_iter([("text", "другое")]);
    });
    case("a key is missing or unknown", &|tree| tree["note"] = "more".into());
    repack(bag, &lines.replacen("\",\"", "\", \"", 1));
    refused("not canonical JSON");
    repack(bag, &lines);
    // Without the manifests mended, a changed line is seen before it is read.
    save(&bag.join("data/revisions.jsonl"), lines.replacen('a', "b", 1).as_bytes());
    refused("data/revisions.jsonl: its SHA-256 is another");
    repack(bag, &lines);
    agrees("python3", &[VERIFY, "."], bag, b"");
    let armour = fs::read_to_string(bag.join("signature.sshsig")).unwrap();
    let last = armour.lines().rev().nth(1).unwrap();
    let other = if last.starts_with('A') { 'B' } else { 'A' };
    save(
        &bag.join("signature.sshsig"),
        armour.replace(last, &format!("{other}{}", &last[1..])).as_bytes(),
    );
    refused("signature.sshsig: does not hold");
}

#[test]
fn a_bundle_sealed_with_a_passphrase_opens_at_the_prompt_of_age() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let Written { vault, .. } = write_down(here);
    save(&here.join("words.txt"), "төрт сөз ёлка\n".as_bytes());
    let words = here.join("words.txt");
    let words = arg(&words);
    let (bundle, _) =
        exported(&vault, here, &["--to", "passphrase", "--bundle-passphrase-file", words]);
    let bundle = arg(&bundle);
    let open = |passphrase| {
        let args = [TERMINAL, passphrase, "age", "-d", "-o", "bag.zip", bundle];
        run("python3", &args, here, b"")
    };
    if agrees("age", &["--version"], here, b"").is_none() {
        return;
    }
    let Some((good, said)) = open("төрт сөз елка") else { return };
    assert!(!good && said.contains("incorrect passphrase"), "{said}");
    let (good, said) = open("төрт сөз ёлка").unwrap();
    assert!(good, "{said}");
    if agrees("unzip", &["-q", "bag.zip", "-d", "bag"], here, b"").is_some() {
        agrees("python3", &[VERIFY, "."], &here.join("bag"), b"");
    }
}

/// The key from paper alone: then SQLCipher opens the vault with it, as docs/formats.md says.
#[test]
fn what_is_printed_for_recovery_gives_the_key_without_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let Written { vault, .. } = write_down(here);
    let dala::vault::Unlock::Key(key) = cli::unlock() else { panic!() };
    let words = |json: &Json| {
        let words = json["words"].as_array().unwrap().iter();
        words.map(|word| word.as_str().unwrap()).collect::<Vec<_>>().join(" ")
    };
    let sheet = words(&json(&["recovery", arg(&vault)]));
    let split = json(&["recovery", arg(&vault), "--parts", "5", "--needed", "3"]);
    let parts: Vec<String> = split["parts"].as_array().unwrap().iter().map(words).collect();
    let from = |lines: &[&str]| run("python3", &[JOIN, LIST], here, lines.join("\n").as_bytes());
    let Some((good, said)) = from(&[&sheet]) else { return };
    assert!(good && key.pragma().contains(said.trim()) && said.trim().len() == 64, "{said}");
    for chosen in [[0, 1, 2], [4, 2, 0], [1, 3, 4]] {
        let (good, key) = from(&chosen.map(|part: usize| parts[part].as_str())).unwrap();
        assert!(good && key == said, "{key}");
    }
    assert!(!from(&[&parts[0], &parts[1]]).unwrap().0);
}
