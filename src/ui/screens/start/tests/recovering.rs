//! Opening by recovery words and by parts, and the new passphrase after it.

use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers};

use super::{machine, opens, vault, window};
use crate::casework::{Casework, Surroundings};
use crate::crypto::Split;
use crate::ui::testing::{PASSPHRASE, Window};

const NEW: &str = "cloud bridge lantern bicycle";

/// Types the new passphrase twice.
fn change(window: &mut Window) {
    for _ in 0..2 {
        window.type_text(NEW);
        window.press(Key::Enter);
    }
    window.until("it is changed", |window| window.shows("The passphrase is changed"));
}

/// Has the words shown, proves them, and goes on to the vault.
fn prove_sheet(window: &mut Window) -> Vec<String> {
    window.tab_and_press("Show the words");
    window.until("the words come", |window| window.words_shown().len() == 24);
    let sheet = window.words_shown();
    window.prove(&sheet);
    window.press(Key::Enter);
    window.until_open();
    sheet
}

fn open(path: &Path) -> Casework {
    let unlock = Casework::passphrase(PASSPHRASE);
    Casework::open(path, unlock, Surroundings::system()).unwrap()
}

/// To the page, with the vault named.
fn begin(folder: &Path) -> (Window, PathBuf) {
    let path = vault(folder);
    let mut window = window(machine(folder), Some(&path));
    window.tab_and_press("Open with recovery words…");
    (window, path)
}

#[test]
fn a_sheet_opens_the_vault_which_gets_a_new_passphrase_and_a_new_sheet() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, path) = begin(folder.path());
    let words = open(&path).recovery_sheet().unwrap().words().to_text().to_string();
    assert_eq!(window.focused().as_deref(), Some("The words of the sheet"));
    let mut typed: Vec<&str> = words.split(' ').collect();
    let third = std::mem::replace(&mut typed[2], "abilty");
    window.type_text(&typed.join(" "));
    assert!(window.shows("Word 3 is not in the list"), "it names the place, {}", window.words());
    typed[2] = third;
    window.replace_text(&typed.join("\n"));
    assert!(window.shows("complete and fit together"));
    window.tab_and_press("Open with these words");
    window.until("it is open", |window| window.shows("Give it a new passphrase"));
    assert_eq!(window.focused().as_deref(), Some("Passphrase"));

    change(&mut window);
    let sheet = prove_sheet(&mut window);
    drop(window);
    assert!(opens(&path, NEW) && !opens(&path, PASSPHRASE));
    for (words, does) in [(words, false), (sheet.join(" "), true)] {
        let unlock = Casework::recovery(&words).unwrap();
        let opened = Casework::open(&path, unlock, Surroundings::system());
        assert_eq!(opened.is_ok(), does);
    }
}

#[test]
fn parts_open_it_one_after_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, path) = begin(folder.path());
    let parts = open(&path).recovery_parts(Split::new(2, 3).unwrap()).unwrap();
    window.tab_to("What you have: One sheet: 24 words");
    window.press(Key::ArrowRight);
    window.press(Key::Space);
    assert_eq!(window.focused().as_deref(), Some("The words of part 1 that you type"));
    window.type_text(&parts[2].words().to_text());
    assert!(window.shows("1 of 2 parts are here"), "{}", window.words());
    window.tab_and_press("Type the next part");
    assert_eq!(window.focused().as_deref(), Some("The words of part 2 that you type"));
    window.type_text(&parts[2].words().to_text());
    assert!(window.shows("is typed twice"), "{}", window.words());
    window.replace_text(&parts[0].words().to_text());
    window.tab_and_press("Open with these words");
    window.until("it is open", |window| window.shows("Give it a new passphrase"));
    window.tab_and_press("Not now");
    window.until_open();
    drop(window);
    assert!(opens(&path, PASSPHRASE), "nothing was changed");
}

#[test]
fn words_of_another_vault_are_refused_and_change_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, path) = begin(folder.path());
    let elsewhere = tempfile::tempdir().unwrap();
    let other = open(&vault(elsewhere.path())).recovery_sheet().unwrap();
    let before = std::fs::read(&path).unwrap();
    window.type_text(&other.words().to_text());
    window.tab_and_press("Open with these words");
    window.until("it is told", |window| window.shows("These words do not open this file"));
    assert!(std::fs::read(&path).unwrap() == before);
}

#[test]
fn a_recovered_vault_locks_like_any_other() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, path) = begin(folder.path());
    let words = open(&path).recovery_sheet().unwrap().words().to_text();
    window.type_text(&words);
    window.tab_and_press("Open with these words");
    window.until("it is open", |window| window.shows("Give it a new passphrase"));
    window.wait(301.0);
    assert_eq!(window.relaunches(), 1);
    assert!(window.shows("Open a vault"));
    assert!(opens(&path, PASSPHRASE), "it is closed");
}

/// To the settings, and on to a button there with this passphrase typed.
fn ask(window: &mut Window, passphrase: &str, button: &str) {
    window.press_with(Modifiers::COMMAND, Key::Comma);
    window.until("the settings", |window| window.shows("Whose words count"));
    window.tab_to("The passphrase of this vault");
    window.replace_text(passphrase);
    window.tab_and_press(button);
}

#[test]
fn an_open_vault_shows_and_changes_its_keys_for_who_knows_the_passphrase() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path());
    let mut window = window(machine(folder.path()), Some(&path));
    window.unlock();
    ask(&mut window, "not this one", "Recovery sheet…");
    window.until("it is told", |window| window.shows("not the passphrase of this vault"));
    ask(&mut window, PASSPHRASE, "Recovery sheet…");
    window.until("the page", |window| window.shows("New recovery sheet"));
    assert!(!window.shows("The passphrase is changed"));
    let sheet = prove_sheet(&mut window);
    ask(&mut window, PASSPHRASE, "New passphrase…");
    window.until("the page", |window| window.shows("Give the vault a new passphrase"));
    change(&mut window);
    window.tab_and_press("Not now");
    window.until_open();
    drop(window);
    assert!(opens(&path, NEW) && !opens(&path, PASSPHRASE));
    let unlock = Casework::recovery(&sheet.join(" ")).unwrap();
    assert!(Casework::open(&path, unlock, Surroundings::system()).is_err());
}
