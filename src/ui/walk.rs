//! Every screen walked through by Tab: whatever can be used has a name, and is reached
//! without a mouse. Rows of lists are reached by the arrows, from the list that holds them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;

use super::shell::Choices;
use super::testing::{PASSPHRASE, Window};
use crate::casework::{Casework, Surroundings};
use crate::record::RecordId;

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
/// More stops than any screen has.
const MOST_STOPS: usize = 400;

fn is_used(role: Role) -> bool {
    matches!(
        role,
        Role::Button
            | Role::CheckBox
            | Role::ComboBox
            | Role::DisclosureTriangle
            | Role::Link
            | Role::ListBox
            | Role::MultilineTextInput
            | Role::PasswordInput
            | Role::RadioButton
            | Role::Slider
            | Role::SpinButton
            | Role::Splitter
            | Role::Tab
            | Role::TextInput
    )
}

/// What can be used at present, each with its role and name.
fn used(window: &Window, screen: &str) -> BTreeMap<u64, String> {
    let root = window.harness.root();
    let nodes = root.children_recursive().filter_map(|node| {
        let node = node.accesskit_node();
        if !is_used(node.role()) || node.is_disabled() {
            return None;
        }
        let name = node.label().unwrap_or_default();
        assert!(!name.trim().is_empty(), "{screen}: a {:?} without a name", node.role());
        Some((node.locate().0.0, format!("{:?} {name}", node.role())))
    });
    nodes.collect()
}

/// What has the keys. Not what is told to have them: that is the row of a list, and here the
/// list counts.
fn stop(window: &Window) -> Option<u64> {
    Some(window.harness.ctx.memory(|memory| memory.focused())?.accesskit_id().0)
}

/// Walks once around the screen that shows.
fn walk(window: &mut Window, screen: &str) {
    window.run();
    let (mut missed, mut first) = (used(window, screen), None);
    for _ in 0..MOST_STOPS {
        window.press(Key::Tab);
        let Some(id) = stop(window) else { continue };
        if first == Some(id) {
            break;
        }
        first.get_or_insert(id);
        missed.remove(&id);
    }
    assert!(missed.is_empty(), "{screen}: Tab leads past {missed:?}");
}

fn add(work: &mut Casework, kind: &str, case: Option<RecordId>, told: &[(&str, &str)]) -> RecordId {
    let fields = told.iter().map(|(name, said)| work.read_answer(kind, name, said).unwrap());
    let fields = fields.collect();
    work.add(&kind.parse().unwrap(), case, None, fields).unwrap().0
}

/// A vault with a record of each kind that stands alone, some contested, and a photo.
fn vault(folder: &Path) -> PathBuf {
    let path = folder.join("notes.dala");
    let unlock = Casework::passphrase(PASSPHRASE);
    let mut work = Casework::create(&path, unlock, "Ular", Surroundings::system()).unwrap();
    let case = add(&mut work, "case", None, &[("case_code", "KD-1")]);
    let person = add(&mut work, "person", Some(case), &[("family_name", "Байтас")]).to_string();
    let of = ("person", &*person);
    let talk = add(&mut work, "interview", Some(case), &[("interviewee", &*person)]);
    add(&mut work, "arrest", Some(case), &[of, ("arrested_on", "2022-01-06")]);
    let held = add(&mut work, "detention", Some(case), &[of, ("started_on", "2022-01-06")]);
    let held = held.to_string();
    add(&mut work, "stay", None, &[("parent", &*held), ("from_on", "2022-01-06")]);
    add(&mut work, "place", None, &[("name", "Police station")]);
    add(&mut work, "event", Some(case), &[("title", "The square")]);
    add(&mut work, "consent", Some(case), &[of]);
    // Two sources that tell otherwise.
    let said = [work.read_answer("person", "family_name", "Байтаc").unwrap()].into();
    work.edit(person.parse().unwrap(), Some(talk), said).unwrap();
    path
}

/// Opens the first record of a section, however many it has.
fn section(window: &mut Window, name: &str) {
    let named = |window: &Window| {
        let words = window.words();
        let line = words.lines().find(|line| line.starts_with(&format!("Button: {name}: ")));
        line.map(|line| line.trim_start_matches("Button: ").to_owned())
    };
    window.until("the section", |window| named(window).is_some());
    let section = named(window).unwrap();
    window.go_to_section(&section);
    window.until("the list", |window| window.words().contains("ListBoxOption: "));
    window.press_with(Modifiers::COMMAND, Key::Num2);
    window.press(Key::ArrowDown);
    window.until("the record", |window| !window.shows("Choose a record in the list"));
}

#[test]
fn every_record_can_be_edited_without_a_mouse() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::open(&vault(folder.path()), Choices::default());
    for name in ["Cases", "People", "Interviews", "Arrests", "Detentions", "Places", "Consents"] {
        section(&mut window, name);
        window.until("its fields", |window| window.words().contains("TextInput: "));
        walk(&mut window, name);
    }
}

#[test]
fn every_screen_of_an_open_vault_is_used_without_a_mouse() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::open(&vault(folder.path()), Choices::default());
    let photo = folder.path().join("gate.png");
    image::RgbImage::from_pixel(320, 240, image::Rgb([90, 80, 70])).save(&photo).unwrap();
    section(&mut window, "Cases");
    window.tab_to("Open the case page");
    window.press(Key::Enter);
    window.until("the page", |window| window.shows("In order of time"));
    walk(&mut window, "case page");
    window.press_with(CTRL_SHIFT, Key::F);
    window.until("no photos", |window| window.shows("No photos or files yet"));
    walk(&mut window, "photos, none");
    window.drop_files(&[&photo]);
    window.until("it is drawn", |window| window.shows("Show at 100 %"));
    walk(&mut window, "photos");
    for (key, name) in [(Key::E, "send"), (Key::M, "merge"), (Key::V, "review")] {
        window.press_with(CTRL_SHIFT, key);
        window.run();
        walk(&mut window, name);
    }
    window.press_with(Modifiers::COMMAND, Key::Comma);
    walk(&mut window, "settings");
    window.press(Key::F1);
    walk(&mut window, "guide");
    window.press(Key::F1);
    for (held, key, name) in
        [(CTRL_SHIFT, Key::P, "palette"), (Modifiers::COMMAND, Key::K, "search")]
    {
        window.press_with(held, key);
        window.run();
        used(&window, name);
        assert!(window.focused().is_some(), "{name}: nothing has the keys");
        window.press(Key::Escape);
    }
}

#[test]
fn every_page_of_the_start_screen_is_used_without_a_mouse() {
    let mut window = Window::start(None, Choices::default());
    walk(&mut window, "open");
    for heading in ["New vault…", "Open with recovery words…", "Practise…"] {
        window.tab_to(heading);
        window.press(Key::Enter);
        window.until(heading, |window| window.words().contains("Button: Start"));
        walk(&mut window, heading);
        window.tab_to("Start");
        window.press(Key::Enter);
        window.until("the first page", |window| window.shows("Open a vault"));
    }
}
