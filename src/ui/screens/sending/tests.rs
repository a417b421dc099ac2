//! Sending by keyboard, on real vaults.

use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers};

use crate::casework::{Casework, Surroundings};
use crate::crypto::{Card, Passphrase};
use crate::history::Trust;
use crate::record::RecordId;
use crate::ui::shell::Choices;
use crate::ui::testing::{PASSPHRASE, Window};
use crate::vault::Unlock;
use crate::vault::testing::key;

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

fn add(work: &mut Casework, kind: &str, case: Option<RecordId>, pair: (&str, &str)) -> RecordId {
    let fields = [work.read_answer(kind, pair.0, pair.1).unwrap()].into();
    work.add(&kind.parse().unwrap(), case, None, fields).unwrap().0
}

/// A vault with two cases, a person in each, and the card of somebody.
fn vault(folder: &Path, known: Option<(&Card, Trust)>) -> PathBuf {
    let path = folder.join("ours.dala");
    let unlock = Casework::passphrase(PASSPHRASE);
    let mut work = Casework::create(&path, unlock, "Ular", Surroundings::system()).unwrap();
    for (case, person) in [("K-1", "Байтас"), ("K-2", "Қоскелді")] {
        let case = add(&mut work, "case", None, ("case_code", case));
        add(&mut work, "person", Some(case), ("family_name", person));
    }
    if let Some((card, trust)) = known {
        work.trust(card, trust).unwrap();
    }
    path
}

fn other(folder: &Path, name: &str) -> Casework {
    let path = folder.join(format!("{name}.dala"));
    Casework::create(&path, Unlock::Key(key()), name, Surroundings::system()).unwrap()
}

fn open(path: &Path) -> Window {
    let mut window = Window::open(path, Choices::default());
    window.press_with(CTRL_SHIFT, Key::E);
    window.until("what would go", |window| window.shows("Goes: 6"));
    window
}

fn bundles(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.extension().is_some_and(|end| end == "age")).collect()
}

fn persons(work: &Casework) -> Vec<String> {
    let rows = work.list(&"person".parse().unwrap()).unwrap();
    rows.into_iter().map(|row| row.title).collect()
}

#[test]
fn one_case_is_written_for_whoever_knows_a_passphrase() {
    let (folder, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut window = open(&vault(folder.path(), None));
    assert!(window.shows("Stays: 0") && window.shows("Held back: 0"));
    window.tab_to("What goes: Chosen cases");
    window.press(Key::Space);
    window.tab_to("Cases");
    window.press(Key::ArrowDown);
    window.press(Key::Space);
    window.until("what would go", |window| {
        window.shows("Stays: 3") && window.shows("1 case is chosen")
    });
    assert!(window.shows("Goes: 3"));
    window.tab_to("To whom: Whoever knows a passphrase");
    window.press(Key::Space);
    window.tab_to("Passphrase for these bundles");
    window.type_text("several good words");
    window.tab_to("The same again");
    window.type_text("several good word");
    window.tab_to("Folder");
    window.type_text(stick.path().to_str().unwrap());
    assert!(window.shows("The two passphrases differ"));
    window.tab_to("The same again");
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(window.shows("The two passphrases differ"), "nothing of a secret is kept to undo");
    window.press_with(Modifiers::COMMAND, Key::Enter);
    assert!(bundles(stick.path()).is_empty(), "nothing is written while they differ");
    window.tab_to("The same again");
    window.type_text("s");
    window.press_with(Modifiers::COMMAND, Key::Enter);
    window.until("it is written", |window| window.shows("1 bundle is written"));
    assert!(window.shows("Tell the passphrase by another way"));
    let written = bundles(stick.path());
    assert_eq!(written.len(), 1);
    assert!(window.shows(written[0].file_name().unwrap().to_str().unwrap()));
    let mut receiver = other(folder.path(), "receiver");
    let passphrase = Passphrase::new("several good words");
    let report = receiver.merge(&[&written[0]], Some(&passphrase), false, &mut ()).unwrap();
    assert_eq!((report.merged, report.new), (1, 3));
    assert_eq!(persons(&receiver), ["Байтас"]);
}

#[test]
fn all_is_written_for_somebody_known_and_for_a_card_that_is_added() {
    let (folder, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut known, mut added) = (other(folder.path(), "Tulpar"), other(folder.path(), "NGO"));
    let card = folder.path().join("ngo.dalacard");
    let text = added.card().unwrap().to_text();
    std::io::Write::write_all(&mut std::fs::File::create(&card).unwrap(), text.as_bytes()).unwrap();
    let of_known = known.card().unwrap();
    let mut window = open(&vault(folder.path(), Some((&of_known, Trust::Trusted))));
    assert!(window.shows("Choose to whom"));
    window.tab_to("Tulpar");
    window.press(Key::Space);
    window.will_choose(&[&card]);
    window.tab_to("Add a card…");
    window.press(Key::Enter);
    let digits = added.card().unwrap().fingerprint().to_string();
    window.until("the card", |window| window.shows(&format!("compare aloud: {digits}")));
    window.will_choose(&[stick.path()]);
    window.tab_to("Choose…");
    window.press(Key::Enter);
    window.until("all is there", |window| window.shows("read back from the disk"));
    // Whatever has the keys.
    window.tab_to("Photos");
    window.press_with(Modifiers::COMMAND, Key::Enter);
    window.until("it is written", |window| window.shows("1 bundle is written"));
    let written = bundles(stick.path());
    for receiver in [&mut known, &mut added] {
        let report = receiver.merge(&[&written[0]], None, false, &mut ()).unwrap();
        assert_eq!((report.merged, report.new), (1, 6));
    }
}

#[test]
fn what_cannot_be_written_is_told_and_nothing_is_left() {
    let (folder, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let rejected = other(folder.path(), "Rejected");
    let card = rejected.card().unwrap();
    let mut window = open(&vault(folder.path(), Some((&card, Trust::Rejected))));
    assert!(!window.words().contains("Rejected"), "nobody who is rejected is offered");
    window.tab_to("Or type an age1… recipient");
    window.type_text("age1nobody");
    window.press(Key::Enter);
    window.until("it is told", |window| window.shows("not an age1… recipient"));
    window.press_with(Modifiers::COMMAND, Key::A);
    window.tab_to("Or type an age1… recipient");
    window.press_with(Modifiers::COMMAND, Key::A);
    window.type_text(&card.recipient().to_string());
    window.press(Key::Enter);
    window.until("he is there", |window| window.shows("no card: check with the person"));
    window.tab_to("Folder");
    window.type_text(stick.path().join("missing").to_str().unwrap());
    window.press_with(Modifiers::COMMAND, Key::Enter);
    window.until("it is told", |window| window.shows("not there"));
    window.tab_to("Folder");
    window.press_with(Modifiers::COMMAND, Key::A);
    window.type_text(stick.path().to_str().unwrap());
    window.press_with(Modifiers::COMMAND, Key::Enter);
    window.until("it is told", |window| window.shows("rejected"));
    assert!(bundles(stick.path()).is_empty());
    window.tab_to("Largest bundle: Another size");
    window.press(Key::Space);
    assert!(window.shows("Type the size in whole megabytes"));
}
