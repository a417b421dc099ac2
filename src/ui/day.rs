//! A day of work in the window, by keyboard, on real vaults; and then a search for what was
//! written: in every file and file name of the home, of the folder for what is temporary and
//! of the stick, the vaults and bundles themselves included.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use eframe::egui::{Key, Modifiers};

use super::shell::Choices;
use super::testing::{PASSPHRASE, Window};
use crate::casework::{Casework, Surroundings};
use crate::linkage::search_fold;

/// No piece of these is in any form, message or file that Dala knows.
const FAMILY: &str = "Quyxvornth";
const GIVEN: &str = "Ңөщғұэһіңқ";
const ACCOUNT: &str = "Оплэндрощ фывжъюк ыщдрыч";
const PHOTO: &str = "jwqzuphylk";
const CAPTION: &str = "Zvorniqueth blaxturim";
const SECRET: &str = "vexqul jothmirp dwanzk";
const CANARIES: [&str; 7] = [FAMILY, GIVEN, ACCOUNT, PHOTO, CAPTION, SECRET, PASSPHRASE];

/// Where the folder of the day stands in the environment of the process that works.
const FOLDER: &str = "DALA_TEST_DAY";
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// Each canary in every spelling in which it may come to lie in a file.
fn needles() -> Vec<Vec<u8>> {
    let mut needles = Vec::new();
    for canary in CANARIES {
        for spelled in
            [canary.to_owned(), canary.to_lowercase(), canary.to_uppercase(), search_fold(canary)]
        {
            needles.push(spelled.encode_utf16().flat_map(u16::to_le_bytes).collect());
            needles.push(spelled.into_bytes());
        }
    }
    needles
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_below(&path));
        }
        found.push(path);
    }
    found
}

fn holds_any(bytes: &[u8], needles: &[Vec<u8>]) -> bool {
    let holds = |needle: &Vec<u8>| bytes.windows(needle.len()).any(|window| window == needle);
    needles.iter().any(holds)
}

#[test]
fn after_a_day_of_work_nothing_of_it_lies_in_any_file() {
    let root = tempfile::tempdir().unwrap();
    let at = |name: &str| root.path().join(name);
    for name in ["given", "seen", "seen/home", "seen/tmp", "seen/work", "seen/stick"] {
        fs::create_dir(at(name)).unwrap();
    }
    let mut day = Command::new(std::env::current_exe().unwrap());
    day.args(["--exact", "--ignored", "ui::day::a_day"]).env(FOLDER, root.path());
    for name in ["HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"] {
        day.env(name, at("seen/home"));
    }
    for name in ["TMPDIR", "XDG_RUNTIME_DIR"] {
        day.env(name, at("seen/tmp"));
    }
    let done = day.current_dir(at("seen/home")).output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success() && said.contains("1 passed"), "{said}");

    let needles = needles();
    let tells = |path: &PathBuf| {
        let content = if path.is_file() { fs::read(path).unwrap() } else { Vec::new() };
        let name = path.file_name().unwrap().as_encoded_bytes();
        holds_any(name, &needles) || holds_any(&content, &needles)
    };
    assert!(files_below(&at("given")).iter().any(tells), "what the monitor brought himself");
    let files = files_below(&at("seen"));
    let count =
        |end: &str| files.iter().filter(|path| path.extension().is_some_and(|e| e == end)).count();
    assert_eq!((count("dala"), count("age")), (2, 1));
    assert_eq!(files.iter().filter(|path| tells(path)).collect::<Vec<_>>(), Vec::<&PathBuf>::new());
}

#[test]
#[ignore = "the work of the test above, which runs it in folders of its own"]
fn a_day() {
    let root = PathBuf::from(std::env::var_os(FOLDER).unwrap());
    let create = |name: &str| {
        let path = root.join("seen/work").join(name);
        let unlock = Casework::passphrase(PASSPHRASE);
        Casework::create(&path, unlock, "Ular", Surroundings::system()).unwrap();
        path
    };
    let (ours, theirs) = (create("ours.dala"), create("theirs.dala"));
    let photo = root.join("given").join(format!("{PHOTO}.png"));
    image::RgbImage::from_pixel(640, 480, image::Rgb([90, 80, 70])).save(&photo).unwrap();

    let mut window = Window::open(&ours, Choices::default());
    write_down(&mut window);
    take_in(&mut window, &photo);
    find(&mut window);
    send(&mut window, &root.join("seen/stick"));
    window.press_with(Modifiers::COMMAND, Key::L);
    drop(window);
    let mut window = Window::open(&theirs, Choices::default());
    merge(&mut window, &root.join("seen/stick"));
    find(&mut window);
    window.press_with(Modifiers::COMMAND, Key::L);
}

/// A person, and an interview in whose middle the window is locked.
fn write_down(window: &mut Window) {
    window.begin("People: 0", "Family name");
    window.tab_to("Family name");
    window.type_text(FAMILY);
    window.tab_to("Given name");
    window.type_text(GIVEN);
    window.begin("Interviews: 0", "Free account");
    window.tab_to("Free account");
    window.type_text(ACCOUNT);
    window.press_with(Modifiers::COMMAND, Key::L);
    window.unlock();
    window.until("what was typed", |window| window.shows("Drafts: 1") && window.shows("People: 1"));
    window.go_to_section("Drafts: 1");
    window.press_with(Modifiers::COMMAND, Key::Num2);
    window.until("the list has the keys", |window| window.focused().as_deref() == Some("Drafts"));
    window.press(Key::ArrowDown);
    window.until("it is there again", |window| window.words().contains(ACCOUNT));
    window.go_to_section("People: 1");
    window.until("it is saved", |window| window.shows("Interviews: 1"));
}

fn take_in(window: &mut Window, photo: &Path) {
    window.press_with(CTRL_SHIFT, Key::F);
    window.until("the photos", |window| window.shows("Photos and files"));
    window.drop_files(&[photo]);
    window.until("it is in", |window| window.shows("1 file taken in"));
    window.until("the grid", |window| window.shows(", no link"));
    window.press_with(Modifiers::COMMAND, Key::Num2);
    window.press(Key::Home);
    window.press(Key::Enter);
    window.until("the picture", |window| window.shows("Show at 100 %"));
    window.press(Key::C);
    window.until("the caption", |window| window.focused().as_deref() == Some("Caption"));
    window.type_text(CAPTION);
    window.press(Key::Enter);
    window.until("it is said", |window| window.shows(&format!("{CAPTION}, no link")));
}

fn find(window: &mut Window) {
    window.press_with(Modifiers::COMMAND, Key::K);
    window.type_text(FAMILY);
    window.until("the person", |window| window.shows(&format!("{FAMILY} {GIVEN}")));
    window.press(Key::Enter);
    window.until("the record", |window| window.shows("Given name"));
}

fn send(window: &mut Window, stick: &Path) {
    window.press_with(CTRL_SHIFT, Key::E);
    window.tab_to("To whom: Whoever knows a passphrase");
    window.press(Key::Space);
    for field in ["Passphrase for these bundles", "The same again"] {
        window.tab_to(field);
        window.type_text(SECRET);
    }
    window.tab_to("Folder");
    window.type_text(stick.to_str().unwrap());
    window.until("all is there", |window| window.shows("read back from the disk"));
    window.press_with(Modifiers::COMMAND, Key::Enter);
    window.until("it is written", |window| window.shows("1 bundle is written"));
}

fn merge(window: &mut Window, stick: &Path) {
    window.press_with(CTRL_SHIFT, Key::M);
    window.until("the screen", |window| window.shows("Drop bundles or a folder here"));
    let bundle = files_below(stick).remove(0);
    window.drop_files(&[&bundle]);
    window.until("a passphrase is asked for", |window| window.shows("Passphrase of this bundle"));
    window.tab_to("Passphrase of this bundle");
    window.type_text(SECRET);
    window.press(Key::Enter);
    window.until("a stranger's", |window| window.shows("Take it as unknown"));
    window.tab_to("Take it as unknown");
    window.press(Key::Space);
    window.until("what it brings", |window| window.shows("New: 5"));
    window.press_with(Modifiers::COMMAND, Key::Enter);
    window.until("it is merged", |window| window.shows("1 bundle is merged"));
}
