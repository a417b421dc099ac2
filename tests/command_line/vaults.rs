//! Vaults: wrong passphrases, other files, other versions, damage.

use std::fs;
use std::path::Path;

use dala::casework::Casework;
use dala::crypto::PAGE_SIZE;
use dala::vault::Unlock;
use unicode_normalization::UnicodeNormalization;

use crate::cli::{self, PASSPHRASE, dala, dala_with};
use crate::common::surroundings;
use crate::scene::{KINDS, Scene, refused};

#[test]
fn a_wrong_passphrase_opens_nothing() {
    let scene = Scene::new();
    let words = ["wrong passphrase", "left as it is", "Caps Lock"];
    scene.refuses_with("another", &["list", &scene.vault, "person"], &words);
    let edit = ["edit", &scene.vault, &scene.person, "--set", "sex=male"];
    scene.refuses_with("", &edit, &words);
}

#[test]
fn a_passphrase_typed_in_another_unicode_form_opens() {
    let scene = Scene::new();
    let decomposed: String = PASSPHRASE.nfd().collect();
    assert_ne!(decomposed, PASSPHRASE);
    let answer = dala_with(&decomposed, &["list", &scene.vault, "person"]);
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    assert!(answer.out.contains(&scene.person));
}

#[test]
fn a_file_that_is_no_vault_is_named_so() {
    let scene = Scene::new();
    let words = ["this file is no vault", "left as it is", "ends in .dala"];
    let page = vec![b'x'; PAGE_SIZE];
    for (name, bytes) in [
        ("empty.dala", &b""[..]),
        ("text.dala", b"Dear friend"),
        ("photo.dala", &[&b"\x89PNG\r\n\x1a\n"[..], &page].concat()),
        ("plain.dala", &[&b"SQLite format 3\0"[..], &page].concat()),
    ] {
        let file = scene.put(name, bytes);
        scene.refuses(&["list", &file, "person"], &words);
    }
    let nothing = ["could not be opened", "nothing was changed", "Check the name"];
    scene.refuses(&["list", &scene.file("nothing.dala"), "person"], &nothing);
    fs::create_dir(scene.path("folder.dala")).unwrap();
    scene.refuses(&["list", &scene.file("folder.dala"), "person"], &["left as it is"]);
}

#[test]
fn a_vault_of_a_newer_version_is_left_alone() {
    let scene = Scene::new();
    let Unlock::Key(key) = cli::unlock() else { panic!() };
    let vault = rusqlite::Connection::open(&scene.vault).unwrap();
    vault.execute_batch(&key.pragma()).unwrap();
    let cipher = "PRAGMA cipher_page_size = 65536; PRAGMA cipher_hmac_algorithm = HMAC_SHA256;";
    vault.execute_batch(cipher).unwrap();
    vault.pragma_update(None, "user_version", 2).unwrap();
    drop(vault);
    let words = ["made by a newer Dala (vault format 2)", "left as it is", "Update Dala"];
    scene.refuses(&["list", &scene.vault, "person"], &words);
    scene.refuses(&["delete", &scene.vault, &scene.person], &words);
}

#[test]
fn a_vault_that_is_open_elsewhere_is_left_alone() {
    let scene = Scene::new();
    let open = scene.open();
    let words = ["already open", "left as it is", "Close it there first"];
    scene.refuses(&["list", &scene.vault, "person"], &words);
    drop(open);
    assert_eq!(dala(&["list", &scene.vault, "person"]).code, 0);
}

#[test]
fn damage_is_told_from_a_wrong_passphrase() {
    let scene = Scene::new();
    scene.flip(PAGE_SIZE / 2);
    let words = ["the vault is damaged (page 1)", "left as it is", "Open a backup"];
    scene.refuses(&["list", &scene.vault, "person"], &words);

    // The salt: no key fits any more, and nobody can tell why.
    let scene = Scene::new();
    scene.flip(3);
    let words = ["wrong passphrase, or the first bytes of the file are damaged", "try a backup"];
    scene.refuses(&["list", &scene.vault, "person"], &words);

    let scene = Scene::new();
    let whole = fs::read(&scene.vault).unwrap();
    let cut = scene.put("cut.dala", &whole[..whole.len() - 100]);
    scene.refuses(&["list", &cut, "person"], &["the vault is damaged", "Open a backup"]);
}

/// Every later page, by the library; the first that a list needs, by the program too.
#[test]
fn a_damaged_later_page_is_refused_where_it_is_needed_and_found_by_check() {
    let scene = Scene::new();
    let pages = fs::read(&scene.vault).unwrap().len() / PAGE_SIZE;
    let damage_shows_in_a_list = |scene: &Scene| {
        let path = Path::new(&scene.vault);
        let Ok(open) = Casework::open(path, cli::unlock(), surroundings(3)) else { return false };
        KINDS.iter().any(|kind| open.list(&kind.parse().unwrap()).is_err())
    };
    let needed = (1..pages).find(|page| {
        let scene = Scene::new();
        scene.flip(page * PAGE_SIZE + 100);
        damage_shows_in_a_list(&scene)
    });
    let scene = Scene::new();
    scene.flip(needed.unwrap() * PAGE_SIZE + 100);
    let before = fs::read(&scene.vault).unwrap();
    let mut refusals = 0;
    for kind in KINDS {
        let answer = dala(&["list", &scene.vault, kind]);
        if answer.code != 0 {
            refused(&answer, &["the vault is damaged", "left as it is", "Open a backup"]);
            refusals += 1;
            break;
        }
    }
    assert_eq!(refusals, 1);
    let answer = dala(&["check", &scene.vault]);
    refused(&answer, &["one thing does not fit", "nothing was changed", "Open a backup"]);
    assert_eq!(answer.out, format!("page {} is damaged\n", needed.unwrap() + 1));
    let words = ["the vault is damaged", "left as it is", "Open a backup"];
    scene.refuses(&["backup", &scene.vault, &scene.file("backup.dala")], &words);
    assert!(fs::read(&scene.vault).unwrap() == before);
}

#[test]
fn nothing_is_written_over_a_file_that_is_there() {
    let scene = Scene::new();
    let note = scene.put("note.txt", b"mine");
    let words = ["there already", "left as it is", "Choose another name"];
    scene.refuses(&["new", &note, "--name", "A"], &words);
    scene.refuses(&["backup", &scene.vault, &note], &words);
    let file = cli::json(&["list", &scene.vault, "attachment"]);
    let sha256 = file[0]["fields"]["sha256"]["value"]["file"].as_str().unwrap().to_owned();
    scene.refuses(&["extract", &scene.vault, &sha256, &note], &words);
    let none = "0".repeat(64);
    let words = ["not in this vault"];
    scene.refuses(&["extract", &scene.vault, &none, &scene.file("out")], &words);
}

#[test]
fn a_new_vault_needs_a_passphrase_and_a_name() {
    let scene = Scene::new();
    let file = scene.file("new.dala");
    let words = ["the passphrase is empty", "nothing was made", "Choose several words"];
    scene.refuses_with("", &["new", &file, "--name", "A"], &words);
    scene.refuses(&["new", &file, "--name", "A\u{202e}B"], &["nothing was"]);
    let gone = scene.file("gone/new.dala");
    scene.refuses(&["new", &gone, "--name", "A"], &["nothing was changed", "Check the name"]);
}
