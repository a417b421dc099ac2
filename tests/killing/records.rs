//! Kills while records are added and changed and while files are attached.

use std::fs;
use std::path::Path;

use dala::casework::Casework;
use dala::record::{Digest, RecordId};

use super::common;
use super::common::program::{create, dala, everything, noise, open_whole, photo, text, write};
use super::driver::Killer;

const FIELDS: [&str; 3] = ["family_name", "given_name", "remarks"];

/// What a person says in [`FIELDS`], and how many revisions say so.
fn said(casework: &Casework, person: RecordId) -> ([String; 3], usize) {
    let page = casework.page(&person).unwrap();
    let field = |name| page.row.fields[name]["value"]["text"].as_str().unwrap_or("").to_owned();
    (FIELDS.map(field), page.revisions.len())
}

fn answers(n: u32) -> [String; 3] {
    [format!("Family {n}"), format!("Given {n}"), format!("{n} ").repeat(40).trim().to_owned()]
}

fn edit(vault: &Path, id: &str, values: &[String; 3]) -> std::process::Command {
    let pairs: Vec<String> = FIELDS.iter().zip(values).map(|(f, v)| format!("{f}={v}")).collect();
    let [a, b, c] = pairs.as_slice() else { unreachable!() };
    let args = ["edit", text(vault), id, "--set", a, "--set", b, "--set", c];
    dala(vault.parent().unwrap(), &args)
}

#[test]
fn a_killed_edit_is_wholly_there_or_not_at_all_and_no_acknowledged_one_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let vault = folder.path().join("a.dala");
    let mut casework = create(&vault, "A", 1);
    let person = common::add(&mut casework, "person", None, None, &[("family_name", "Бел")]);
    drop(casework);
    let id = person.to_string();
    let (mut killer, _) = Killer::learn("edit", 11, edit(&vault, &id, &answers(0)), &vault);
    let (mut now, mut revisions) = (answers(0), 2);
    let mut done = 0;
    for n in 1.. {
        if !killer.goes_on(40) {
            break;
        }
        let wanted = answers(n);
        let run = killer.strike(edit(&vault, &id, &wanted), &vault);
        let casework = open_whole(&vault, 1);
        let (found, count) = said(&casework, person);
        if found == wanted {
            assert_eq!(count, revisions + 1);
            (now, revisions) = (wanted, count);
            done += u32::from(run.killed);
        } else {
            assert_eq!((found, count), (now.clone(), revisions), "half an edit");
            assert!(run.killed && run.acknowledged().is_none(), "an acknowledged edit is lost");
        }
        drop(casework);
        assert_eq!(common::program::names(folder.path()), ["a.dala", "passphrase"]);
    }
    assert!(killer.journals() > 0, "no kill fell into the transaction");
    killer.tell(&format!("{done} of the killed edits are there"));
}

#[test]
fn a_killed_add_leaves_all_of_its_records_or_none() {
    let folder = tempfile::tempdir().unwrap();
    let vault = folder.path().join("a.dala");
    let mut casework = create(&vault, "A", 1);
    let case = common::add(&mut casework, "case", None, None, &[("case_code", "K-1")]);
    drop(casework);
    let case = case.to_string();
    // A person in a case is two records: himself and his row in the case.
    let add = |n: u32| {
        let (name, code) = (format!("family_name=Family {n}"), format!("person_code=P{n}"));
        let set = ["--case", &case, "--set", &name, "--set", &code];
        dala(folder.path(), &[&["add", text(&vault), "person"][..], &set].concat())
    };
    let (mut killer, first) = Killer::learn("add", 12, add(0), &vault);
    let mut ids = vec![first.trim().to_owned()];
    let mut done = 0;
    for n in 1.. {
        if !killer.goes_on(25) {
            break;
        }
        let run = killer.strike(add(n), &vault);
        let casework = open_whole(&vault, 1);
        let people = casework.list(&"person".parse().unwrap()).unwrap();
        let rows = casework.list(&"case_person".parse().unwrap()).unwrap();
        assert_eq!(people.len(), rows.len(), "a person without his row");
        assert!(ids.iter().all(|id| people.iter().any(|p| p.id.to_string() == *id)), "one is lost");
        if let Some(new) = people.iter().find(|p| !ids.contains(&p.id.to_string())) {
            assert_eq!(people.len(), ids.len() + 1);
            assert_eq!(new.fields["family_name"]["value"]["text"], format!("Family {n}"));
            assert_eq!(new.fields["person_code"]["value"]["text"], format!("P{n}"));
            done += u32::from(run.killed);
            ids.push(new.id.to_string());
        }
        if let Some(id) = run.acknowledged() {
            assert_eq!(ids.last().unwrap(), id);
        } else {
            assert!(run.killed);
        }
    }
    killer.tell(&format!("{done} of the killed adds are there"));
}

#[test]
fn a_killed_attach_leaves_all_of_its_files_or_none() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let (template, vault) = (at("template.dala"), at("a.dala"));
    let mut casework = create(&template, "A", 1);
    let case = common::add(&mut casework, "case", None, None, &[("case_code", "K-1")]);
    let kinds = ["case", "attachment", "custody_event"];
    let (before, size) = (everything(&casework, &kinds), casework.vault().size().unwrap());
    drop(casework);
    let mut files = Vec::new();
    for n in 0..3 {
        files.push(noise(3_000_000, n));
        write(&at(&format!("{n}.bin")), &files[files.len() - 1]);
    }
    files.push(photo(5));
    write(&at("photo.jpg"), &files[3]);
    let mut expected: Vec<Digest> = files.iter().map(|file| dala::crypto::sha256(file)).collect();
    expected.sort();
    let case = case.to_string();
    let attach = || {
        let args = ["attach", text(&vault), &case, "0.bin", "1.bin", "2.bin", "photo.jpg"];
        dala(folder.path(), &args)
    };
    fs::copy(&template, &vault).unwrap();
    let (mut killer, _) = Killer::learn("attach", 13, attach(), &vault);
    let mut done = 0;
    while killer.goes_on(34) {
        fs::copy(&template, &vault).unwrap();
        let run = killer.strike(attach(), &vault);
        // Checking hashes every byte of every file.
        let mut casework = open_whole(&vault, 1);
        let mut stored: Vec<Digest> = casework
            .vault()
            .read(|tx| tx.attachments())
            .unwrap()
            .iter()
            .map(|i| i.sha256)
            .collect();
        stored.sort();
        let records = |kind: &str| casework.list(&kind.parse().unwrap()).unwrap().len();
        if stored.is_empty() {
            assert_eq!(everything(&casework, &kinds), before);
            assert_eq!(casework.vault().size().unwrap(), size, "something of the files stays");
            assert!(run.killed && run.acknowledged().is_none(), "acknowledged files are lost");
        } else {
            assert_eq!(stored, expected, "some of the files");
            assert_eq!((records("attachment"), records("custody_event")), (4, 4));
            done += u32::from(run.killed);
            // Previews that the kill prevented are made by the next run.
            casework.make_thumbnails(&mut ()).unwrap();
        }
        drop(casework);
        assert!(!at("a.dala-journal").exists());
    }
    assert!(killer.journals() > 0, "no kill fell into the transaction");
    killer.tell(&format!("the files of {done} killed runs are there"));
}
