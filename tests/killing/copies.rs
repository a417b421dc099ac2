//! Kills while bundles and backups are written: they are whole or not there, and what
//! the killed program left in the making goes with the next run.

use std::fs;

use dala::casework::Casework;

use super::common;
use super::common::program::{
    bundles, create, dala, everything, names, noise, open, open_whole, succeeds, text, write,
};
use super::driver::Killer;

const KINDS: [&str; 4] = ["case", "person", "attachment", "custody_event"];

/// A case with people and files of 1 MB each.
fn fill(casework: &mut Casework, folder: &std::path::Path, seed: u64) {
    let case = common::add(casework, "case", None, None, &[("case_code", "K-1")]);
    for n in 0..12 {
        let name = format!("Family {seed} {n}");
        common::add(casework, "person", Some(case), None, &[("family_name", &name)]);
    }
    for n in 0..3 {
        let file = folder.join("file.bin");
        write(&file, &noise(1_000_000, seed * 100 + n));
        casework.attach(case, &[&file], false, &mut ()).unwrap();
        fs::remove_file(file).unwrap();
    }
}

#[test]
fn a_killed_export_leaves_whole_bundles_or_none() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let (vault, stick) = (at("a.dala"), at("stick"));
    let mut casework = create(&vault, "A", 1);
    fill(&mut casework, folder.path(), 1);
    drop(casework);
    let ngo = create(&at("ngo.dala"), "NGO", 2);
    write(&at("ngo.dalacard"), ngo.card().unwrap().to_text().as_bytes());
    fs::create_dir(&stick).unwrap();
    let export = || {
        let args = ["export", text(&vault), "stick", "--to", "ngo.dalacard"];
        dala(folder.path(), &[&args[..], &["--max-size", "2500000"]].concat())
    };
    let (mut killer, _) = Killer::learn("export", 14, export(), &vault);
    let parts = bundles(&stick).len();
    assert!(parts > 1);
    let (mut whole, mut in_the_making) = (0, 0);
    while killer.goes_on(26) {
        for bundle in bundles(&stick) {
            fs::remove_file(bundle).unwrap();
        }
        let run = killer.strike(export(), &vault);
        for bundle in bundles(&stick) {
            ngo.inspect(&bundle, None, &mut ()).unwrap();
            whole += u32::from(run.killed);
        }
        if run.acknowledged().is_some() {
            assert_eq!(bundles(&stick).len(), parts, "an acknowledged bundle is lost");
        }
        let rest = names(&stick).len() - bundles(&stick).len();
        assert!(rest <= 1, "what an earlier run left in the making is still there");
        in_the_making += rest;
        drop(open_whole(&vault, 1));
    }
    for bundle in bundles(&stick) {
        fs::remove_file(bundle).unwrap();
    }
    succeeds(export());
    assert_eq!(names(&stick).len(), parts, "{:?}", names(&stick));
    assert!(in_the_making > 0, "no kill fell into the writing of a bundle");
    killer.tell(&format!(
        "{whole} whole bundles by killed runs, {in_the_making} left in the making, none at the end"
    ));
}

#[test]
fn a_killed_backup_leaves_a_whole_copy_or_none() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let (vault, stick) = (at("a.dala"), at("stick"));
    let mut casework = create(&vault, "A", 1);
    fill(&mut casework, folder.path(), 2);
    let all = everything(&casework, &KINDS);
    drop(casework);
    fs::create_dir(&stick).unwrap();
    let backup = |name: &str| {
        let copy = stick.join(name);
        (dala(folder.path(), &["backup", text(&vault), text(&copy)]), copy)
    };
    let (command, copy) = backup("0.dala");
    let (mut killer, _) = Killer::learn("backup", 15, command, &vault);
    fs::remove_file(copy).unwrap();
    let (mut whole, mut in_the_making) = (0, 0);
    for n in 1.. {
        if !killer.goes_on(26) {
            break;
        }
        let (command, copy) = backup(&format!("{n}.dala"));
        let run = killer.strike(command, &vault);
        if copy.exists() {
            assert_eq!(everything(&open_whole(&copy, 2), &KINDS), all);
            fs::remove_file(&copy).unwrap();
            whole += u32::from(run.killed);
        } else {
            assert!(run.killed && run.acknowledged().is_none(), "an acknowledged copy is lost");
        }
        assert!(names(&stick).len() <= 1, "what an earlier run left in the making is still there");
        in_the_making += names(&stick).len();
        drop(open_whole(&vault, 1));
    }
    succeeds(backup("last.dala").0);
    assert_eq!(names(&stick), ["last.dala"]);
    assert_eq!(everything(&open(&vault, 1), &KINDS), all);
    assert!(in_the_making > 0, "no kill fell into the writing of a copy");
    killer.tell(&format!(
        "{whole} whole copies by killed runs, {in_the_making} left in the making, none at the end"
    ));
}
