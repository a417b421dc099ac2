//! The main screen, by keyboard, on real vaults.

use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers};

use crate::casework::{Casework, Surroundings};
use crate::record::Kind;
use crate::ui::shell::Choices;
use crate::ui::testing::{PASSPHRASE, Window};

fn vault(folder: &Path) -> PathBuf {
    let path = folder.join("notes.dala");
    let unlock = Casework::passphrase(PASSPHRASE);
    Casework::create(&path, unlock, "Ular", Surroundings::system()).unwrap();
    path
}

fn read(path: &Path) -> Casework {
    Casework::open(path, Casework::passphrase(PASSPHRASE), Surroundings::system()).unwrap()
}

fn titles(path: &Path, kind: &str) -> Vec<String> {
    let kind: Kind = kind.parse().unwrap();
    read(path).list(&kind).unwrap().into_iter().map(|row| row.title).collect()
}

#[test]
fn what_is_typed_is_a_record_after_leaving_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path());
    let mut window = Window::open(&path, Choices::default());
    window.tab_to("People: 0");
    window.press(Key::Enter);
    window.until("the section", |window| window.shows("Nobody yet"));
    window.press_with(Modifiers::COMMAND, Key::N);
    window.until("the form", |window| window.shows("Family name"));
    window.tab_to("Family name");
    window.type_text("Байтас");
    window.tab_to("Given name");
    window.type_text("Зейнеп");
    window.wait(1.0);
    window.until("a draft", |window| window.shows("Draft kept"));
    window.wait(30.0);
    window.until("a revision", |window| window.shows("Saved"));
    window.until("the list", |window| window.shows("People: 1"));
    drop(window);
    assert_eq!(titles(&path, "person"), ["Байтас Зейнеп"]);
}

#[test]
fn what_is_typed_when_it_locks_is_there_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path());
    let mut window = Window::open(&path, Choices::default());
    window.tab_to("Cases: 0");
    window.press_with(Modifiers::COMMAND, Key::N);
    window.until("the form", |window| window.shows("Case code"));
    window.type_text("KD-0032");
    window.press_with(Modifiers::COMMAND, Key::L);
    assert_eq!(window.relaunches(), 1);
    window.unlock();
    window.until("the draft", |window| window.shows("Drafts: 1"));
    window.tab_to("Drafts: 1");
    window.press(Key::Enter);
    window.press_with(Modifiers::COMMAND, Key::Num2);
    window.press(Key::ArrowDown);
    window.until("the text", |window| window.words().contains("KD-0032"));
}
