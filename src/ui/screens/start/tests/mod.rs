//! The start page, by keyboard.

use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers};

use crate::casework::{Casework, Surroundings};
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
