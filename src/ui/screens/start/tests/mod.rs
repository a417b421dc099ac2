//! The start page, by keyboard.

use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers};

use crate::casework::{Casework, Surroundings};
use crate::ui::keyboard::KeyboardState;
use crate::ui::shell::Choices;
use crate::ui::testing::{PASSPHRASE, Window};

fn vault(folder: &Path) -> PathBuf {
    let path = folder.join("notes.dala");
    let unlock = Casework::passphrase(PASSPHRASE);
    Casework::create(&path, unlock, "Ular", Surroundings::system()).unwrap();
    path
}

#[test]
fn a_vault_opens_with_its_passphrase_and_locks_by_a_key() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::open(&vault(folder.path()), Choices::default());
    assert!(window.shows("Search everything"));
    window.press_with(Modifiers::COMMAND, Key::L);
    assert_eq!(window.relaunches(), 1);
    assert!(window.shows("Open a vault"), "where the process is not replaced, the vault is closed");
    window.unlock();
    assert!(window.shows("Search everything"));
}

#[test]
fn a_wrong_passphrase_is_told_and_can_be_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::start(Some(vault(folder.path())), Choices::default());
    window.run();
    window.type_text("wrong");
    window.press(Key::Enter);
    window.until("it is told", |window| window.shows("passphrase"));
    assert_eq!(window.relaunches(), 0);
}

#[test]
fn nobody_there_for_so_long_locks() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::open(&vault(folder.path()), Choices::default());
    window.wait(299.0);
    assert_eq!(window.relaunches(), 0);
    window.press(Key::F1);
    window.wait(299.0);
    assert_eq!(window.relaunches(), 0, "a key counts");
    window.wait(2.0);
    assert_eq!(window.relaunches(), 1);
}

#[test]
fn a_desktop_that_locks_its_screen_locks_the_vault() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path());
    let mut window = Window::start(Some(path.clone()), Choices::default());
    window.run();
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
    let mut window = Window::start(Some(vault(folder.path())), Choices::default());
    window.run();
    window.type_text("correct horse");
    window.desktop_locks();
    assert_eq!(window.relaunches(), 1, "the screen was locked");
    window.run();
    window.type_text("correct horse");
    window.wait(301.0);
    assert_eq!(window.relaunches(), 2, "nobody was there");
    window.unlock();
    assert!(window.shows("Search everything"), "the vault is still chosen, and the field empty");
}

#[test]
fn what_the_keyboard_does_shows_while_the_passphrase_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::start(Some(vault(folder.path())), Choices::default());
    window.run();
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
}
