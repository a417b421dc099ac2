//! The screen of photos, by keyboard, on real vaults with real small photos.

use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers};

use crate::casework::{Casework, PhotoFilter, Surroundings, TakeIn};
use crate::media::{PhotoTaken, draw_photo};
use crate::record::{Kind, Language, RecordId, Value};
use crate::ui::shell::Choices;
use crate::ui::testing::{PASSPHRASE, Window};

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

fn create(folder: &Path) -> (PathBuf, Casework) {
    let path = folder.join("notes.dala");
    let unlock = Casework::passphrase(PASSPHRASE);
    let work = Casework::create(&path, unlock, "Ular", Surroundings::system()).unwrap();
    (path, work)
}

fn read(path: &Path) -> Casework {
    Casework::open(path, Casework::passphrase(PASSPHRASE), Surroundings::system()).unwrap()
}

fn drawn(seed: u64, orientation: u8) -> Vec<u8> {
    let taken = PhotoTaken {
        date_time: "2022:01:20 10:30:00".to_owned(),
        offset: None,
        make: "Demo".to_owned(),
        model: "Phone 1".to_owned(),
        orientation,
        place: None,
    };
    draw_photo(seed, &taken)
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    std::io::Write::write_all(&mut std::fs::File::create(&path).unwrap(), bytes).unwrap();
    path
}

/// A vault with these files, and a person.
fn vault(folder: &Path, files: &[(&str, &[u8])]) -> (PathBuf, Vec<RecordId>) {
    let (path, mut work) = create(folder);
    let person: Kind = "person".parse().unwrap();
    let name = work.read_answer("person", "family_name", "Байтас").unwrap();
    work.add(&person, None, None, [name].into()).unwrap();
    let mut records = Vec::new();
    for (name, bytes) in files {
        let file = write(folder, name, bytes);
        records.push(work.take_in(&file, TakeIn::default(), &mut ()).unwrap().0.record);
    }
    (path, records)
}

/// The window, on the photos.
fn open(path: &Path) -> Window {
    let mut window = Window::open(path, Choices::default());
    window.press_with(CTRL_SHIFT, Key::F);
    window.until("the photos", |window| window.shows("Photos and files"));
    window
}

/// The first photo has the keys, and is drawn.
fn look_at_first(window: &mut Window) {
    window.until("the grid", |window| window.shows(", no link"));
    window.press_with(Modifiers::COMMAND, Key::Num2);
    window.press(Key::Home);
    window.press(Key::Enter);
    window.until("the picture", |window| window.shows("Show at 100 %"));
}

#[test]
fn photos_are_dropped_and_looked_at_and_what_is_refused_is_told_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let (path, _) = vault(folder.path(), &[]);
    let stick = tempfile::tempdir().unwrap();
    let first = write(stick.path(), "gate.jpg", &drawn(1, 1));
    let second = write(stick.path(), "yard.jpg", &drawn(2, 6));
    let again = write(stick.path(), "copy of gate.jpg", &drawn(1, 1));
    let gone = stick.path().join("gone.jpg");
    let mut window = open(&path);
    window.until("nothing yet", |window| window.shows("No photos or files yet"));
    window.drop_files(&[&first, &second, &again, &gone]);
    window.until("they are in", |window| window.shows("3 files taken in"));
    assert!(window.shows("2 new · 1 already here · 1 refused"), "{}", window.words());
    assert!(!window.shows("gone.jpg"));
    window.tab_to("Details");
    window.press(Key::Enter);
    window.until("why", |window| window.shows("gone.jpg") && window.shows("The file is not there"));

    look_at_first(&mut window);
    window.press(Key::Space);
    assert!(window.shows("Back to all photos") && !window.shows("Add a folder"));
    window.press(Key::Plus);
    window.until("nearer", |window| window.shows("Show the whole"));
    window.press(Key::Escape);
    window.until("the whole", |window| window.shows("Show at 100 %"));
    window.press(Key::ArrowRight);
    window.until("the next", |window| window.shows("2 of 2"));
    window.press(Key::Escape);
    window.until("all", |window| window.shows("Add a folder"));
    drop(window);
    let photos = read(&path).photos(&PhotoFilter::default()).unwrap();
    let labels: Vec<_> = photos.photos.iter().map(|one| one.label.clone()).collect();
    assert_eq!(labels, ["gate.jpg", "yard.jpg"]);
}

#[test]
fn a_folder_is_taken_in_with_what_is_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let (path, _) = vault(folder.path(), &[]);
    let stick = tempfile::tempdir().unwrap();
    std::fs::create_dir(stick.path().join("day 2")).unwrap();
    write(stick.path(), "a.jpg", &drawn(1, 1));
    write(&stick.path().join("day 2"), "b.txt", b"what was said");
    write(stick.path(), ".trash", b"of a program");
    let mut window = open(&path);
    window.will_choose(&[stick.path()]);
    window.tab_to("Add a folder…");
    window.press(Key::Enter);
    window.until("they are in", |window| window.shows("2 files taken in"));
    assert!(window.shows("2 new · 1 hidden file left out"), "{}", window.words());
    // A text is not drawn: that is told, and the original kept.
    window.until("its row", |window| window.shows("b.txt, no link"));
    window.press_with(Modifiers::COMMAND, Key::Num2);
    window.press(Key::End);
    window.until("why not", |window| window.shows("Photo: b.txt"));
    window.press(Key::Enter);
    window.until("kept", |window| window.shows("Files of this kind are not drawn here"));
    assert!(window.shows("The original is kept"));
}

#[test]
fn the_original_comes_out_as_it_went_in() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = drawn(3, 6);
    let (path, _) = vault(folder.path(), &[("gate.jpg", &bytes)]);
    let out = folder.path().join("out.jpg");
    let mut window = open(&path);
    look_at_first(&mut window);
    window.will_choose(&[&out]);
    window.press_with(CTRL_SHIFT, Key::S);
    window.until("it is out", |window| window.shows("byte for byte"));
    assert_eq!(std::fs::read(&out).unwrap(), bytes);
    // What is there already is left as it is.
    write(folder.path(), "out.jpg", b"mine");
    window.will_choose(&[&out]);
    window.press_with(CTRL_SHIFT, Key::S);
    window.until("it is refused", |window| window.shows("There is a file of this name"));
    assert_eq!(std::fs::read(&out).unwrap(), b"mine");
}

#[test]
fn a_lock_leaves_nothing_of_an_original_that_was_on_its_way_out() {
    let (folder, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut bytes = drawn(4, 1);
    bytes.resize(24 << 20, 7);
    let (path, _) = vault(folder.path(), &[("gate.jpg", &bytes)]);
    let mut window = open(&path);
    look_at_first(&mut window);
    window.will_choose(&[&out.path().join("out.jpg")]);
    window.press_with(CTRL_SHIFT, Key::S);
    window.until("it is on its way", |_| out.path().read_dir().unwrap().next().is_some());
    window.press_with(Modifiers::COMMAND, Key::L);
    assert_eq!(window.relaunches(), 1);
    let left: Vec<_> = out.path().read_dir().unwrap().map(|one| one.unwrap().path()).collect();
    let is_whole = |path: &PathBuf| path.ends_with("out.jpg") && path.is_file();
    assert!(left.iter().all(is_whole), "{left:?}");
}

#[test]
fn a_photo_is_linked_by_a_key_and_the_link_taken_off() {
    let folder = tempfile::tempdir().unwrap();
    let (path, records) = vault(folder.path(), &[("gate.jpg", &drawn(4, 1))]);
    let mut window = open(&path);
    look_at_first(&mut window);
    assert!(window.shows("Linked to nothing yet"));
    window.press(Key::L);
    window.until("the line", |window| window.focused().as_deref() == Some("Link to…"));
    window.type_text("baitas");
    window.until("the person", |window| window.shows("Байтас"));
    window.press(Key::Enter);
    window.until("it is linked", |window| window.shows("gate.jpg, 1 link"));
    window.until("the picture has the keys", |window| {
        window.focused().as_deref() == Some("Photo: gate.jpg")
    });
    window.tab_to("Take the link to Байтас off");
    window.press(Key::Enter);
    window.until("it is off", |window| window.shows("gate.jpg, no link"));
    drop(window);
    assert!(read(&path).photo(&records[0], Language::En).unwrap().linked.is_empty());
}

#[test]
fn a_caption_is_there_again_after_a_lock_and_said_after_a_pause() {
    let folder = tempfile::tempdir().unwrap();
    let (path, records) = vault(folder.path(), &[("gate.jpg", &drawn(5, 1))]);
    let mut window = open(&path);
    look_at_first(&mut window);
    window.press(Key::C);
    window.until("the caption", |window| window.focused().as_deref() == Some("Caption"));
    window.type_text("The gate from inside");
    window.press_with(Modifiers::COMMAND, Key::L);
    window.unlock();
    window.press_with(CTRL_SHIFT, Key::F);
    look_at_first(&mut window);
    window.until("the words", |window| window.words().contains("The gate from inside"));
    window.press(Key::C);
    window.press(Key::End);
    window.type_text(", by day");
    window.press(Key::Enter);
    window.until("it is said", |window| window.shows("The gate from inside, by day, no link"));
    drop(window);
    let work = read(&path);
    let page = work.photo(&records[0], Language::En).unwrap();
    assert_eq!(page.values["description"], Value::text("The gate from inside, by day"));
    assert!(page.draft.is_none(), "what is said is no draft any more");
}

#[test]
fn what_the_file_says_is_taken_over_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let (path, records) = vault(folder.path(), &[("gate.jpg", &drawn(6, 1))]);
    let mut window = open(&path);
    look_at_first(&mut window);
    assert!(window.shows("camera clock, no zone") && window.shows("Demo Phone 1"));
    window.tab_to("Take over day and time");
    window.press(Key::Enter);
    window.until("it is taken", |window| window.shows("The record says so"));
    drop(window);
    let page = read(&path).photo(&records[0], Language::En).unwrap();
    assert!(page.values.contains_key("captured_on") && !page.values.contains_key("device"));
}

#[test]
fn no_picture_is_held_after_one_leaves() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (drawn(7, 1), drawn(8, 1));
    let (path, _) = vault(folder.path(), &[("a.jpg", &first), ("b.jpg", &second)]);
    let mut window = Window::open(&path, Choices::default());
    let textures = |window: &Window| window.harness.ctx.tex_manager().read().num_allocated();
    let before = textures(&window);
    window.press_with(CTRL_SHIFT, Key::F);
    window.until("the photos", |window| window.shows("Photos and files"));
    look_at_first(&mut window);
    window.until("all are drawn", |window| textures(window) >= before + 3);
    window.press_with(CTRL_SHIFT, Key::R);
    window.until("they are let go", |window| textures(window) == before);
}
