//! The main screen, by keyboard, on real vaults.

use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::casework::{Casework, Surroundings, TakeIn};
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
fn an_age_is_told_as_far_as_it_is_certain() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path());
    let year: u32 = read(&path).now().as_str()[..4].parse().unwrap();
    let mut window = Window::open(&path, Choices::default());
    window.begin("People: 0", "Family name");
    window.tab_to("Date of birth");
    window.type_text(&(year - 30).to_string());
    window.until("an age", |window| window.shows("29 to 30 years old today"));
    window.press_with(Modifiers::COMMAND, Key::A);
    window.type_text(&format!("{}-01-01", year - 31));
    window.until("another", |window| window.shows("31 years old today"));
}

#[test]
fn a_photo_that_a_record_names_shows_and_leads_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path());
    let photo = folder.path().join("face.png");
    image::RgbImage::from_pixel(64, 48, image::Rgb([90, 80, 70])).save(&photo).unwrap();
    let mut work = read(&path);
    let taken = work.take_in(&photo, TakeIn::default(), &mut ()).unwrap().0.record;
    work.make_thumbnails(&mut ()).unwrap();
    let name = work.read_answer("person", "family_name", "Байтас").unwrap();
    let face = work.read_answer("person", "photo", &taken.to_string()).unwrap();
    work.add(&"person".parse().unwrap(), None, None, [name, face].into()).unwrap();
    drop(work);
    let mut window = Window::open(&path, Choices::default());
    window.go_to_section("People: 1");
    window.press_with(Modifiers::COMMAND, Key::Num2);
    window.until("the list", |window| window.focused().as_deref() == Some("People"));
    window.press(Key::ArrowDown);
    window.until("the picture", |window| window.shows("Picture: File or item"));
    window.tab_to("Picture: File or item");
    window.press(Key::Enter);
    window.until("the photo", |window| window.shows("Show at 100 %"));
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

#[test]
fn an_arrest_and_a_detention_with_three_stays_by_keyboard_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path());
    let mut window = Window::open(&path, Choices::default());
    window.begin("Arrests: 0", "Person arrested");
    window.tab_to("Person arrested");
    window.until("the choices", |window| window.shows("New person"));
    window.tab_to("New person…");
    window.press(Key::Enter);
    window.until("the person", |window| window.shows("Family name"));
    window.tab_to("Family name");
    window.type_text("Байтас");
    window.tab_to("Given name");
    window.type_text("Зейнеп");
    window.tab_to("Done");
    window.press(Key::Enter);
    window.tab_to("Day of the arrest");
    window.type_text("beginning of January 2022");
    window.wait(30.0);
    window.until("the arrest", |window| window.shows("Saved"));
    window.begin("Detentions: 0", "Person detained");
    window.tab_to("Person detained");
    window.type_text("Байтас");
    window.until("the person is found", |window| window.shows("Байтас Зейнеп"));
    window.press(Key::Enter);
    for (at, (from, kind)) in [
        ("6 January 2022", "Police"),
        ("8 January 2022", "Temporary"),
        ("20 January 2022", "Remand"),
    ]
    .into_iter()
    .enumerate()
    {
        window.tab_to("Add: Stay in a place of detention");
        window.press(Key::Enter);
        window.until("the stay", |window| window.shows("Kind of facility"));
        window.tab_to("From (day)");
        window.type_text(from);
        window.tab_to("Kind of facility");
        window.type_text(kind);
        window.press(Key::Enter);
        window.wait(30.0);
        window.until("the stay is saved", |window| window.shows(&format!("{}. ", at + 1)));
    }
    window.press_with(Modifiers::COMMAND, Key::L);
    drop(window);
    assert_eq!(titles(&path, "person"), ["Байтас Зейнеп"]);
    let work = read(&path);
    let kind: Kind = "detention".parse().unwrap();
    let detention = work.list(&kind).unwrap().remove(0);
    let page = work.page(&detention.id).unwrap();
    let stays: Vec<_> =
        page.children.iter().map(|row| row.fields["from_on"]["value"]["date"].clone()).collect();
    assert_eq!(stays, ["2022-01-06", "2022-01-08", "2022-01-20"]);
    let arrest = work.list(&"arrest".parse().unwrap()).unwrap().remove(0);
    assert_eq!(arrest.fields["arrested_on"]["value"]["date"], "2022-01-01/2022-01-10");
}

/// A vault with a case and an interview in it, and the window working in both.
fn in_a_case(folder: &Path) -> (PathBuf, Window) {
    let path = vault(folder);
    {
        let mut work = read(&path);
        let fields = [work.read_answer("case", "case_code", "KD-1").unwrap()].into();
        work.add(&"case".parse().unwrap(), None, None, fields).unwrap();
        let fields = [work.read_answer("interview", "interviewer_code", "K").unwrap()].into();
        work.add(&"interview".parse().unwrap(), None, None, fields).unwrap();
    }
    let mut window = Window::open(&path, Choices::default());
    for (section, title, take) in [
        ("Interviews: 1", "Interview", "Take as source"),
        ("Cases: 1", "KD-1", "Work in this case"),
    ] {
        window.go_to_section(section);
        window.until("the list", |window| {
            window.words().contains(&format!("ListBoxOption: {title}"))
        });
        window.press_with(Modifiers::COMMAND, Key::Num2);
        window.press(Key::ArrowDown);
        window.until("the record", |window| window.shows(take));
        window.tab_to(take);
        window.press(Key::Enter);
    }
    window.until("the case", |window| window.shows("Leave the case"));
    (path, window)
}

#[test]
fn with_a_case_in_hand_rows_and_places_are_saved_too() {
    let folder = tempfile::tempdir().unwrap();
    let (path, mut window) = in_a_case(folder.path());
    window.begin("Detentions: 0", "Person detained");
    window.tab_to("Add: Stay in a place of detention");
    window.press(Key::Enter);
    window.until("the stay", |window| window.shows("Kind of facility"));
    window.tab_to("From (day)");
    window.type_text("6 January 2022");
    window.press_with(Modifiers::ALT, Key::Num1);
    window.tab_to("Cell or room");
    window.press_with(Modifiers::ALT, Key::Num2);
    window.begin("Places: 0", "Name and kind");
    window.type_text("Police station");
    // Leaving at once, with the last letter not half a second old.
    window.go_to_section("People: 0");
    window.until("all is written", |window| {
        window.shows("Places: 1") && window.shows("Detentions: 1") && window.shows("Drafts: 0")
    });
    drop(window);
    let work = read(&path);
    let detention = work.list(&"detention".parse().unwrap()).unwrap().remove(0);
    let page = work.page(&detention.id).unwrap();
    let stay = &page.children[0];
    assert_eq!(stay.fields["from_on"]["value"]["date"], "2022-01-06");
    assert_eq!(
        stay.fields["cell"]["value"]["state"], "unknown",
        "the key answered the field of the stay"
    );
    let asked = |name: &str| page.folded.fields.keys().any(|field| field.as_str() == name);
    assert!(!asked("person") && !asked("acknowledged"), "and none of the detention's");
    let stay = work.page(&stay.id).unwrap();
    assert!(stay.revisions[0].source.is_some(), "the interview says so");
}

#[test]
fn undo_takes_back_what_it_was_offered_for_wherever_one_is_by_then() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path());
    let mut window = Window::open(&path, Choices::default());
    window.begin("People: 0", "Family name");
    window.tab_to("Family name");
    window.type_text("Байтас");
    window.go_to_section("Cases: 0");
    window.until("it is written", |window| window.shows("People: 1"));
    window.begin("People: 1", "Family name");
    window.tab_to("Family name");
    window.type_text("Сағадат");
    window.wait(30.0);
    window.until("it is saved", |window| window.shows("Saved"));
    window.press_with(Modifiers::COMMAND | Modifiers::ALT, Key::Z);
    window.until("it is taken back", |window| window.shows("was taken back"));
    // Elsewhere by then; what is offered is still the one that was taken back.
    window.go_to_section("Cases: 0");
    window.until("the cases", |window| window.shows("New case"));
    window.press_with(Modifiers::COMMAND | Modifiers::ALT, Key::Z);
    window.until("it is there again", |window| window.shows("People: 2"));
    drop(window);
    assert_eq!(titles(&path, "person").len(), 2);
}

#[test]
fn escape_puts_a_list_of_choices_away_and_leaves_the_field_its_keys() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::open(&vault(folder.path()), Choices::default());
    window.begin("Cases: 0", "Case code");
    window.tab_to("Status of the case");
    window.type_text("op");
    window.until("the choices", |window| window.words().contains("ListBoxOption: Open"));
    window.press(Key::Escape);
    assert!(!window.words().contains("ListBoxOption: Open"));
    assert_eq!(window.focused().as_deref(), Some("Status of the case"));
}

#[test]
fn a_list_takes_the_keys_that_it_was_given_before_it_had_come() {
    let folder = tempfile::tempdir().unwrap();
    let (_, mut window) = in_a_case(folder.path());
    window.press_with(Modifiers::COMMAND, Key::Num1);
    window.tab_to("Interviews: 1");
    let busy = window.busy();
    window.press(Key::Enter);
    window.press_with(Modifiers::COMMAND, Key::Num2);
    window.press(Key::ArrowDown);
    assert!(!window.words().contains("ListBoxOption: Interview"));
    drop(busy);
    window.until("the record", |window| window.shows("Take no source any more"));
    window.until("it is this one", |window| window.shows("Free account"));
}

#[test]
fn a_line_in_which_records_are_looked_up_stands_beside_its_label() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path());
    let mut window = Window::open(&path, Choices::default());
    window.begin("Interviews: 0", "Interviewee");
    for label in ["Interviewee", "Persons spoken about"] {
        let line = window.harness.get_by_role_and_label(Role::TextInput, label).rect();
        let labels = window.harness.query_all_by_role(Role::Label);
        let labels = labels.filter(|node| node.accesskit_node().value().as_deref() == Some(label));
        let apart = labels.map(|node| (node.rect().top() - line.top()).abs()).reduce(f32::min);
        assert!(apart.is_some_and(|apart| apart < 20.0), "{label}: {apart:?}");
    }
}
