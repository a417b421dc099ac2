//! The start screen, by keyboard alone, on real files. What several tests do lives here.

mod making;
mod opening;
mod practising;
mod recovering;

use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::casework::{Casework, Surroundings};
use crate::ui::machine::Machine;
use crate::ui::shell::Choices;
use crate::ui::testing::{PASSPHRASE, Window};

/// A vault of the passphrase of tests.
fn vault(folder: &Path) -> PathBuf {
    let path = folder.join("notes.dala");
    let unlock = Casework::passphrase(PASSPHRASE);
    Casework::create(&path, unlock, "Ular", Surroundings::system()).unwrap();
    path
}

fn opens(path: &Path, passphrase: &str) -> bool {
    let unlock = Casework::passphrase(passphrase);
    Casework::open(path, unlock, Surroundings::system()).is_ok()
}

/// A machine whose user's folders lie in this one.
fn machine(folder: &Path) -> Machine {
    Machine {
        home: Some(folder.to_owned()),
        config: Some(folder.join("config")),
        printer: None,
        takes_drops: true,
    }
}

fn window(machine: Machine, vault: Option<&Path>) -> Window {
    let size = Vec2::new(1440.0, 900.0);
    let mut window = Window::on(machine, vault.map(Path::to_owned), Choices::default(), size);
    window.run();
    window
}

impl Window {
    /// Goes by Tab to a button and presses it.
    fn tab_and_press(&mut self, name: &str) {
        self.tab_to(name);
        self.press(Key::Enter);
    }

    /// Puts something into the field that has the keys, in place of what is there.
    fn replace_text(&mut self, text: &str) {
        self.press_with(Modifiers::COMMAND, Key::A);
        self.type_text(text);
    }

    /// The recovery words that can be read, in order.
    fn words_shown(&self) -> Vec<String> {
        let root = self.harness.root();
        let mut words: Vec<(usize, String)> = root
            .children_recursive()
            .filter_map(|node| {
                let node = node.accesskit_node();
                let label = node.label().or_else(|| node.value())?;
                let (number, word) = label.split_once(' ')?;
                let letters = word.chars().all(|letter| letter.is_ascii_lowercase());
                let is_word = letters && word != "words";
                Some((number.parse().ok().filter(|_| is_word)?, word.to_owned()))
            })
            .collect();
        words.sort();
        words.into_iter().map(|(_, word)| word).collect()
    }

    /// Types back the words that are asked for.
    fn prove(&mut self, words: &[String]) {
        self.tab_and_press("They are written down");
        for _ in 0..3 {
            self.until("a word is asked for", |window| {
                window.focused().is_some_and(|name| name.starts_with("Word "))
            });
            let asked = self.focused().unwrap();
            let number: usize = asked.strip_prefix("Word ").unwrap().parse().unwrap();
            assert!(self.words_shown().is_empty(), "the words are covered");
            self.type_text(&words[number - 1]);
            self.press(Key::Enter);
        }
    }

    fn is_open(&self) -> bool {
        self.shows("Search everything")
    }

    fn until_open(&mut self) {
        self.until("the vault opens", Self::is_open);
    }

    /// What stands in a field.
    fn value_of(&self, name: &str) -> String {
        let node = self.harness.get_all_by_label(name).find_map(|node| {
            node.accesskit_node().value().filter(|_| node.accesskit_node().supports_text_ranges())
        });
        node.unwrap_or_default()
    }

    fn has_exactly(&self, label: &str) -> bool {
        self.harness.query_all_by_label(label).next().is_some()
    }
}
