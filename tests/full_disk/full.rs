//! Nothing is changed on a full disk, one line says so, and with room the same command
//! works. The disk is filled so that commands fail at their first byte, and at others.

use std::path::Path;
use std::process::Command;

use dala::casework::Casework;
use dala::history::Trust;
use dala::record::RecordId;

use super::common;
use super::common::program::{
    create, dala, everything, noise, open, open_whole, photo, refused, succeeds, text, write,
};
use super::disk::{Disk, on_a_small_disk};

const KINDS: [&str; 4] = ["case", "person", "attachment", "custody_event"];

/// Room that is left: none, and too little.
const ROOMS: [u64; 4] = [0, 60_000, 400_000, 1_300_000];

fn fill(casework: &mut Casework, folder: &Path, seed: u64) -> RecordId {
    let code = format!("K-{seed}");
    let case = common::add(casework, "case", None, None, &[("case_code", &code)]);
    for n in 0..3 {
        let name = format!("Family {seed} {n}");
        common::add(casework, "person", Some(case), None, &[("family_name", &name)]);
    }
    let file = folder.join("first.bin");
    write(&file, &noise(1_000_000, seed));
    casework.attach(case, &[&file], false, &mut ()).unwrap();
    case
}

/// The command is refused as long as the disk is full, changes nothing, and works then.
/// `most` is the room with which it must still be refused.
fn refused_until_there_is_room(
    disk: &Disk,
    vault: &Path,
    most: u64,
    command: impl Fn() -> Command,
) {
    let state = |vault: &Path| {
        let casework = open_whole(vault, 1);
        let files = casework.vault().read(|tx| tx.attachments()).unwrap();
        (everything(&casework, &KINDS), files)
    };
    let (before, names) = (state(vault), disk.names());
    for room in ROOMS.into_iter().filter(|room| *room <= most) {
        disk.leave(room);
        let line = refused(command());
        assert!(line.contains("full") && line.contains("nothing was changed"), "{room}: {line}");
        assert_eq!(disk.names(), names, "with {room} bytes of room");
        assert_eq!(state(vault), before, "with {room} bytes of room");
    }
    disk.make_room();
    succeeds(command());
    drop(open_whole(vault, 1));
}

#[test]
fn saving_and_attaching_on_a_full_disk() {
    on_a_small_disk("full::saving_and_attaching_on_a_full_disk", |disk| {
        let home = tempfile::tempdir().unwrap();
        let vault = disk.at("a.dala");
        let mut casework = create(&vault, "A", 1);
        let case = fill(&mut casework, home.path(), 1).to_string();
        drop(casework);
        let add = || {
            let args = ["add", text(&vault), "person", "--set", "family_name=Белый"];
            dala(home.path(), &args)
        };
        refused_until_there_is_room(disk, &vault, 60_000, add);
        let edit = || dala(home.path(), &["edit", text(&vault), &case, "--set", "title=Square"]);
        refused_until_there_is_room(disk, &vault, 60_000, edit);
        let (noisy, drawn) = (home.path().join("second.bin"), home.path().join("photo.jpg"));
        // Both together just fit, and what the vault needs beside them does not.
        let photo = photo(7);
        write(&noisy, &noise(1_298_000 - photo.len(), 7));
        write(&drawn, &photo);
        let attach =
            || dala(home.path(), &["attach", text(&vault), &case, text(&noisy), text(&drawn)]);
        refused_until_there_is_room(disk, &vault, 1_300_000, attach);
    });
}

#[test]
fn exporting_and_backing_up_to_a_full_disk() {
    on_a_small_disk("full::exporting_and_backing_up_to_a_full_disk", |disk| {
        let home = tempfile::tempdir().unwrap();
        let vault = home.path().join("a.dala");
        let mut casework = create(&vault, "A", 1);
        fill(&mut casework, home.path(), 1);
        write(&home.path().join("a.dalacard"), casework.card().unwrap().to_text().as_bytes());
        drop(casework);
        let (stick, copy) = (disk.at(""), disk.at("copy.dala"));
        let export =
            || dala(home.path(), &["export", text(&vault), text(&stick), "--to", "a.dalacard"]);
        refused_until_there_is_room(disk, &vault, 400_000, export);
        let backup = || dala(home.path(), &["backup", text(&vault), text(&copy)]);
        refused_until_there_is_room(disk, &vault, 1_300_000, backup);
        drop(open_whole(&copy, 1));
    });
}

#[test]
fn exporting_and_backing_up_from_a_full_disk() {
    on_a_small_disk("full::exporting_and_backing_up_from_a_full_disk", |disk| {
        let home = tempfile::tempdir().unwrap();
        let vault = disk.at("a.dala");
        let mut casework = create(&vault, "A", 1);
        let case = fill(&mut casework, home.path(), 1).to_string();
        write(&home.path().join("a.dalacard"), casework.card().unwrap().to_text().as_bytes());
        drop(casework);
        let stick = home.path().join("stick");
        std::fs::create_dir(&stick).unwrap();
        // An export is noted in the vault, so it is none if that cannot be.
        disk.leave(0);
        let export = || dala(home.path(), &["export", text(&vault), "stick", "--to", "a.dalacard"]);
        let line = refused(export());
        assert!(line.contains("full"), "{line}");
        assert_eq!(
            common::program::names(&stick),
            [""; 0],
            "no bundle is left of a refused export"
        );
        // A backup is what one needs then.
        succeeds(dala(home.path(), &["backup", text(&vault), "stick/copy.dala"]));
        let copied = everything(&open_whole(&stick.join("copy.dala"), 1), &KINDS);
        assert_eq!(copied, everything(&open(&vault, 1), &KINDS));
        // Forgetting needs room for the whole vault once more, and asks for it first.
        let forget = || dala(home.path(), &["forget", text(&vault), "--case", &case]);
        refused_until_there_is_room(disk, &vault, 1_300_000, forget);
        succeeds(dala(home.path(), &["backup", text(&vault), "stick/after.dala"]));
    });
}

#[test]
fn merging_on_a_full_disk() {
    on_a_small_disk("full::merging_on_a_full_disk", |disk| {
        let home = tempfile::tempdir().unwrap();
        let vault = disk.at("ngo.dala");
        let mut ngo = create(&vault, "NGO", 1);
        let mut monitor = create(&home.path().join("m.dala"), "M", 2);
        fill(&mut monitor, home.path(), 2);
        ngo.trust(&monitor.card().unwrap(), Trust::Trusted).unwrap();
        let bundles = common::export(&mut monitor, &ngo, home.path());
        drop((ngo, monitor));
        let merge = || dala(home.path(), &["merge", text(&vault), text(&bundles[0])]);
        refused_until_there_is_room(disk, &vault, 400_000, merge);
        // With room for the file and not for the rest, what was stored ahead stays unseen.
        let mut second = create(&home.path().join("n.dala"), "N", 4);
        fill(&mut second, home.path(), 4);
        let bundles = common::export(&mut second, &open(&vault, 1), home.path());
        let merge = || dala(home.path(), &["merge", text(&vault), text(&bundles[0])]);
        refused_until_there_is_room(disk, &vault, 1_300_000, merge);
    });
}
