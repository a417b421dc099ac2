//! Opening: the passphrase, refusals, leaving it, dropped files, what is remembered, the
//! language, locking.

use std::path::Path;
use std::sync::Arc;

use eframe::egui::{DroppedFile, Key, Modifiers};

use super::{machine, vault, window};
use crate::ui::keyboard::KeyboardState;
use crate::ui::shell::Choices;
use crate::ui::testing::{PASSPHRASE, Window};

#[test]
fn a_vault_opens_with_its_passphrase_and_locks_by_a_key() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::open(&vault(folder.path()), Choices::default());
    assert!(window.is_open());
    window.press_with(Modifiers::COMMAND, Key::L);
    assert_eq!(window.relaunches(), 1);
    assert!(window.shows("Open a vault"), "where the process is not replaced, the vault is closed");
    window.unlock();
    assert!(window.is_open());
}

#[test]
fn a_wrong_passphrase_is_told_and_can_be_tried_again_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path());
    let before = std::fs::read(&path).unwrap();
    let mut window = window(machine(folder.path()), Some(&path));
    window.type_text("wrong");
    window.press(Key::Enter);
    window.until("it is told", |window| window.shows("does not open this file"));
    assert!(std::fs::read(&path).unwrap() == before);
    assert_eq!(window.focused().as_deref(), Some("Passphrase"), "the next try needs no mouse");
    window.replace_text(PASSPHRASE);
    window.press(Key::Enter);
    window.until_open();
}

#[test]
fn a_path_is_typed_and_what_is_no_vault_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path());
    std::fs::File::create(folder.path().join("other.txt")).unwrap();
    let mut window = window(machine(folder.path()), None);
    assert_eq!(window.focused().as_deref(), Some("File"));
    window.type_text("~/other.txt");
    window.press(Key::Enter);
    assert_eq!(window.focused().as_deref(), Some("Passphrase"));
    window.type_text(PASSPHRASE);
    window.press(Key::Enter);
    window.until("it is told", |window| window.shows("This file is no vault"));
    window.tab_to("File");
    window.replace_text(path.to_str().unwrap());
    window.press(Key::Enter);
    window.press(Key::Enter);
    window.until_open();
}

#[test]
fn an_opening_can_be_left_and_begun_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path());
    let mut window = window(machine(folder.path()), Some(&path));
    window.type_text(PASSPHRASE);
    window.harness.key_press(Key::Enter);
    window.harness.step();
    window.harness.step();
    assert!(window.shows("Opening…"), "{}", window.words());
    window.harness.key_press(Key::Escape);
    window.harness.step();
    window.harness.step();
    assert!(!window.shows("Opening…"), "{}", window.words());
    window.press(Key::Enter);
    window.until_open();
}

#[derive(Debug)]
struct Dropped(std::path::PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("nobody reads it so".to_owned())
    }
}

#[test]
fn a_dropped_file_is_the_one_that_opens() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path());
    let mut window = window(machine(folder.path()), None);
    window.harness.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    window.run();
    assert_eq!(window.focused().as_deref(), Some("Passphrase"));
    window.type_text(PASSPHRASE);
    window.press(Key::Enter);
    window.until_open();
}

#[test]
fn nothing_remembers_where_a_vault_was_unless_it_is_asked_to() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path());
    let kept = folder.path().join("config/dala/vault-path");
    let mut first = window(machine(folder.path()), Some(&path));
    first.unlock();
    drop(first);
    assert!(!folder.path().join("config").exists());

    let mut second = window(machine(folder.path()), Some(&path));
    second.tab_to("Remember where this file is");
    second.press(Key::Space);
    assert!(second.shows("~/config/dala/vault-path"), "it says what it keeps, and where");
    assert!(!kept.exists(), "nothing is kept of what never opened");
    second.tab_to("Passphrase");
    second.unlock();
    drop(second);
    assert_eq!(std::fs::read(&kept).unwrap(), path.to_str().unwrap().as_bytes());

    let mut third = window(machine(folder.path()), None);
    third.until("it is taken in", |window| window.focused().as_deref() == Some("Passphrase"));
    third.unlock();
    drop(third);
    let mut fourth = window(machine(folder.path()), None);
    fourth.until("it is on", |window| window.shows("vault-path"));
    fourth.tab_to("Remember where this file is");
    fourth.press(Key::Space);
    fourth.until("it is removed with its folder", |_| !kept.parent().unwrap().exists());
}

#[test]
fn the_language_is_chosen_by_keyboard_and_stays_through_opening() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path());
    let mut window = window(machine(folder.path()), Some(&path));
    window.tab_to("Language: English");
    window.press(Key::ArrowRight);
    window.press(Key::ArrowRight);
    window.press(Key::Space);
    assert!(window.shows("Қойманы ашу"), "{}", window.words());
    window.tab_to("Құпия сөйлем");
    window.type_text(PASSPHRASE);
    window.press(Key::Enter);
    window.until("it opens", |window| window.shows("Барлығынан іздеу"));
}

#[test]
fn what_is_typed_shows_when_it_is_wanted() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path());
    let mut window = window(machine(folder.path()), Some(&path));
    window.type_text("harbour");
    assert!(!window.words().contains("harbour"));
    window.press_with(Modifiers::ALT, Key::S);
    assert!(window.has_exactly("Hide"));
    assert!(window.words().contains("harbour") || window.value_of("Passphrase") == "harbour");
    window.press_with(Modifiers::ALT, Key::S);
    assert!(window.has_exactly("Show"));
}

#[test]
fn the_guide_is_a_key_away_and_leads_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::open(&vault(folder.path()), Choices::default());
    window.press(Key::F1);
    assert!(window.shows("A vault is one file"));
    window.press(Key::Escape);
    assert!(window.is_open());
    window.press(Key::F1);
    window.press_with(Modifiers::COMMAND, Key::L);
    assert_eq!(window.relaunches(), 1, "it is no way around locking");
}

#[test]
fn nobody_there_for_so_long_locks() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::open(&vault(folder.path()), Choices::default());
    window.wait(299.0);
    assert_eq!(window.relaunches(), 0);
    window.press(Key::F8);
    window.wait(299.0);
    assert_eq!(window.relaunches(), 0, "a key counts");
    window.wait(2.0);
    assert_eq!(window.relaunches(), 1);
}

#[test]
fn a_hidden_window_locks_too_whatever_was_pressed_last() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::open(&vault(folder.path()), Choices::default());
    window.press(Key::ArrowDown);
    for _ in 0..6 {
        window.pass_hidden(60.0);
    }
    assert_eq!(window.relaunches(), 1);
}

#[test]
fn a_vault_that_nobody_waits_for_any_more_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path());
    let mut window = window(machine(folder.path()), Some(&path));
    window.type_text(PASSPHRASE);
    window.press(Key::Enter);
    window.press(Key::Escape);
    window.tab_to("New vault…");
    window.press(Key::Enter);
    window.until("the vault is free again", |_| {
        let unlock = crate::casework::Casework::passphrase(PASSPHRASE);
        let surroundings = crate::casework::Surroundings::system();
        crate::casework::Casework::open(&path, unlock, surroundings).is_ok()
    });
}

#[test]
fn a_desktop_that_locks_its_screen_locks_the_vault() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path());
    let mut window = window(machine(folder.path()), Some(&path));
    window.desktop_locks();
    assert_eq!(window.relaunches(), 0, "there is nothing to lock");
    window.unlock();
    window.desktop_locks();
    assert_eq!(window.relaunches(), 1);
    assert!(window.shows("Open a vault"));
}

#[test]
fn a_passphrase_that_waits_in_its_field_goes_with_a_lock() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path());
    let mut window = window(machine(folder.path()), Some(&path));
    window.type_text("correct horse");
    window.desktop_locks();
    assert_eq!(window.relaunches(), 1, "the screen was locked");
    window.run();
    window.type_text("correct horse");
    window.wait(301.0);
    assert_eq!(window.relaunches(), 2, "nobody was there");
    window.unlock();
    assert!(window.is_open(), "the vault is still chosen, and the field empty");
}

#[test]
fn what_the_keyboard_does_shows_while_a_passphrase_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path());
    let mut window = window(machine(folder.path()), Some(&path));
    assert!(!window.shows("Caps Lock") && !window.shows("Layout"), "nothing is known");
    let layout = Some("RU".to_owned());
    *window.keyboard.borrow_mut() = KeyboardState { caps_lock: Some(true), layout };
    window.wait(1.0);
    assert!(window.shows("Caps Lock is on") && window.shows("Layout: RU"));
    *window.keyboard.borrow_mut() = KeyboardState { caps_lock: Some(false), layout: None };
    window.wait(1.0);
    assert!(!window.shows("Caps Lock") && !window.shows("Layout"));
    window.keyboard.borrow_mut().caps_lock = Some(true);
    window.press(Key::Tab);
    window.wait(1.0);
    assert!(!window.shows("Caps Lock"), "it matters to no button");
    window.tab_and_press("New vault…");
    window.type_text("Ular");
    window.press(Key::Enter);
    window.press(Key::Enter);
    window.wait(1.0);
    assert!(window.shows("Caps Lock is on"), "a new passphrase is typed with it too");
}
