//! What a user types and is told, through the real program: passphrases one a line, files
//! that cannot be read by their number, fields given twice, what is listed.

#![expect(clippy::unwrap_used, reason = "a test fails by panic")]

#[path = "common/cli.rs"]
mod cli;
#[path = "common/mod.rs"]
mod common;

use std::path::Path;

use cli::{Answer, PASSPHRASE, arg, dala, dala_with, json, save};
use common::{add, surroundings};
use dala::casework::Casework;
use dala::record::RecordId;

struct Scene {
    folder: tempfile::TempDir,
    vault: String,
    person: RecordId,
}

fn scene() -> Scene {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("work.dala");
    let mut work = Casework::create(&path, cli::unlock(), "Work", surroundings(1)).unwrap();
    let person = add(&mut work, "person", None, None, &[("family_name", "Аққайың")]);
    let id = person.to_string();
    add(&mut work, "arrest", None, None, &[("arrested_on", "2022-01-06"), ("person", &id)]);
    Scene { vault: arg(&path).to_owned(), folder, person }
}

impl Scene {
    fn file(&self, name: &str) -> String {
        arg(&self.folder.path().join(name)).to_owned()
    }
}

#[track_caller]
fn says(answer: &Answer, code: i32, parts: &[&str]) {
    assert_eq!(answer.code, code, "{answer:?}");
    for part in parts {
        assert!(answer.err.contains(part), "\"{part}\" is not in {answer:?}");
    }
}

#[test]
fn both_passphrases_come_from_standard_input_one_a_line() {
    let scene = scene();
    let Scene { vault, folder, .. } = &scene;
    let both = format!("{PASSPHRASE}\nwords of the bundle");
    let out = arg(folder.path());
    let to = ["--to", "passphrase", "--bundle-passphrase-file", "-", "--json"];
    let answer = dala_with(&both, &[&["export", vault, out], &to[..]].concat());
    assert_eq!(answer.code, 0, "{answer:?}");
    let report = dala::record::parse_strict(answer.out.as_bytes()).unwrap();
    let bundle = report["bundles"][0].as_str().unwrap();
    let inspect = ["inspect", bundle, "--with", vault, "--bundle-passphrase-file", "-"];
    assert_eq!(dala_with(&both, &inspect).code, 0);
    let wrong = dala_with(&format!("{PASSPHRASE}\nother words"), &inspect);
    says(&wrong, 1, &["passphrase does not open the bundle", "Ask the sender"]);
    let empty = dala_with(PASSPHRASE, &[&["export", vault, out], &to[..]].concat());
    says(&empty, 1, &["the passphrase is empty", "nothing was written", "several words"]);
}

#[test]
fn what_cannot_be_read_is_named_by_its_number_or_told_to_be_a_folder() {
    let scene = scene();
    let Scene { vault, folder, person } = &scene;
    let (person, here) = (person.to_string(), arg(folder.path()));
    let (note, gone) = (scene.file("note.txt"), scene.file("gone.jpg"));
    save(Path::new(&note), b"note");
    let second = dala(&["attach", vault, &person, &note, &gone, &note]);
    says(&second, 1, &["file 2 of 3: a file could not be read (there is no such file)"]);
    let folder = dala(&["attach", vault, &person, here]);
    says(&folder, 1, &["this is a folder, not a file", "Name the file itself"]);
    says(&dala(&["merge", vault, here]), 1, &["this is a folder, not a file"]);
    says(&dala(&["trust", vault, here]), 1, &["this is a folder, not a file"]);
    says(&dala(&["list", here, "person"]), 1, &["this is a folder, not a file"]);
    let missing = dala(&["list", &scene.file("no.dala"), "person"]);
    says(&missing, 1, &["there is no such file; nothing was changed. Check the name"]);
}

#[test]
fn a_field_that_is_set_and_taken_back_at_once_is_wrong_usage() {
    let Scene { vault, person, folder: _folder } = scene();
    let set = ["--set", "family_name=Б", "--retract", "family_name"];
    let answer = dala(&[&["edit", &vault, &person.to_string()], &set[..]].concat());
    says(&answer, 2, &["the field family_name is given twice"]);
}

#[test]
fn lists_and_pages_name_whom_they_refer_to() {
    let Scene { vault, person, folder: _folder } = scene();
    let arrests = json(&["list", &vault, "arrest"]);
    assert_eq!(arrests[0]["title"], "2022-01-06 Аққайың");
    let page = dala(&["show", &vault, &person.to_string()]);
    for part in ["family_name: Аққайың", "said by Work, 2022-03-01", "Аққайың, as person"]
    {
        assert!(page.out.contains(part), "{part} is not in {}", page.out);
    }
    let signers = json(&["signers", &vault]);
    assert_eq!((&signers[0]["name"], &signers[0]["own"]), (&"Work".into(), &true.into()));
    assert_eq!(json(&["list", &vault, "person", "--deleted"]).as_array().unwrap().len(), 0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_demo_that_is_interrupted_leaves_no_folder_and_says_so() {
    use std::process::{Command, Stdio};
    let folder = tempfile::tempdir().unwrap();
    let demo = folder.path().join("demo");
    let mut program = Command::new(env!("CARGO_BIN_EXE_dala"))
        .args(["demo", arg(&demo)])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    while !demo.join("passphrase.txt").exists() {
        assert!(program.try_wait().unwrap().is_none(), "it ended too early");
        std::thread::yield_now();
    }
    let kill = Command::new("kill").args(["-INT", &program.id().to_string()]).status();
    assert!(kill.unwrap().success());
    let done = program.wait_with_output().unwrap();
    assert_eq!(done.status.code(), Some(1), "{done:?}");
    assert_eq!(done.stderr, b"dala: cancelled; nothing was changed. Start again when you like.\n");
    assert!(!demo.exists());
}
