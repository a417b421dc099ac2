//! The settings, by keyboard, on a real vault.

use std::path::Path;

use eframe::egui::{Key, Modifiers};

use super::{from_text, to_text};
use crate::casework::{Casework, Surroundings};
use crate::record::Language;
use crate::ui::shell::Choices;
use crate::ui::testing::{PASSPHRASE, Window};
use crate::ui::theme::Look;

#[test]
fn choices_are_kept_in_the_vault_and_taken_up_when_it_opens() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.dala");
    let unlock = Casework::passphrase(PASSPHRASE);
    drop(Casework::create(&path, unlock, "Ular", Surroundings::system()).unwrap());
    let mut window = Window::open(&path, Choices::default());
    window.press_with(Modifiers::COMMAND, Key::Comma);
    window.until("the screen", |window| window.shows("Whose words count"));
    window.tab_to("Language: Русский");
    window.press(Key::Enter);
    window.until("the words", |window| window.shows("Чьи слова"));
    window.tab_to("Закрывать на замок без действий: 10 мин");
    window.press(Key::Enter);
    window.until("the time", |window| window.shows("через 10"));
    window.press_with(Modifiers::COMMAND, Key::L);
    drop(window);
    let mut window = Window::open(&path, Choices::default());
    window.until("the language", |window| window.shows("Искать везде"));
    window.until("the time", |window| window.shows("через 10"));
    assert!(window.words().contains("Записи"));
}

/// The settings of a new vault, with its card.
fn settings(folder: &Path) -> Window {
    let path = folder.join("notes.dala");
    let unlock = Casework::passphrase(PASSPHRASE);
    drop(Casework::create(&path, unlock, "Ular", Surroundings::system()).unwrap());
    let mut window = Window::open(&path, Choices::default());
    window.press_with(Modifiers::COMMAND, Key::Comma);
    window.until("the screen", |window| window.shows("Ular"));
    window
}

#[test]
fn a_card_is_saved_where_it_is_to_go() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, card) = (settings(folder.path()), folder.path().join("ular.dalacard"));
    window.will_choose(&[&card]);
    window.tab_to("Save the card…");
    window.press(Key::Enter);
    window.until("it is saved", |window| window.shows("The card is saved"));
    let text = std::fs::read_to_string(&card).unwrap();
    assert_eq!(text.parse::<crate::crypto::Card>().unwrap().name(), "Ular");
}

#[test]
fn where_the_desktop_has_no_window_for_it_the_path_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, card) = (settings(folder.path()), folder.path().join("ular.dalacard"));
    let line = "Path of the new file for card.dalacard";
    let ask = |window: &mut Window| {
        window.tab_to("Save the card…");
        window.press(Key::Enter);
        window.until("the line", |window| window.focused().as_deref() == Some(line));
    };
    ask(&mut window);
    window.type_text(card.to_str().unwrap());
    window.press(Key::Escape);
    window.until("it is put away", |window| !window.shows(line));
    assert!(!card.exists());
    ask(&mut window);
    window.type_text(card.to_str().unwrap());
    window.press(Key::Enter);
    window.until("it is saved", |window| window.shows("The card is saved"));
    assert!(card.exists() && !window.shows(line));
}

#[test]
fn what_is_kept_reads_back_and_what_is_no_choice_changes_nothing() {
    let now = Choices { language: Language::Kk, look: Look::Dark, percent: 150, idle_minutes: 30 };
    assert_eq!(from_text(&to_text(now), Choices::default()), now);
    for odd in ["", "xx yy 1 0", "en light 99999 600"] {
        let read = from_text(odd, now);
        assert_eq!((read.percent, read.idle_minutes), (150, 30), "{odd}");
    }
}
