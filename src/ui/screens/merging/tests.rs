//! Merging by keyboard, on real vaults.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use eframe::egui::{DroppedFile, Key, Modifiers};

use crate::casework::{Casework, ExportOrder, SealFor, Surroundings, Verdict};
use crate::crypto::{Card, Passphrase, Recipient};
use crate::history::{Status, Trust};
use crate::record::{RecordId, Value};
use crate::ui::shell::Choices;
use crate::ui::testing::{PASSPHRASE, Window};
use crate::vault::Unlock;
use crate::vault::testing::key;

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// The vault that the window opens.
fn ours(folder: &Path) -> (PathBuf, Casework) {
    let path = folder.join("ours.dala");
    let unlock = Casework::passphrase(PASSPHRASE);
    let work = Casework::create(&path, unlock, "Ular", Surroundings::system()).unwrap();
    (path, work)
}

fn other(folder: &Path, name: &str) -> Casework {
    let path = folder.join(format!("{name}.dala"));
    Casework::create(&path, Unlock::Key(key()), name, Surroundings::system()).unwrap()
}

fn add(work: &mut Casework, kind: &str, field: &str, typed: &str) -> RecordId {
    let fields = [work.read_answer(kind, field, typed).unwrap()].into();
    work.add(&kind.parse().unwrap(), None, None, fields).unwrap().0
}

fn export(from: &mut Casework, seal: SealFor, folder: &Path) -> PathBuf {
    let (cases, purpose) = (Vec::new(), "own".to_owned());
    let order = ExportOrder { cases, seal, purpose, max_size: None };
    from.export(&order, folder, &mut ()).unwrap().bundles.remove(0)
}

fn to(card: &Card) -> SealFor {
    let recipient: Recipient = card.recipient().clone();
    SealFor::Recipients(vec![recipient])
}

fn open(path: &Path) -> Window {
    let mut window = Window::open(path, Choices::default());
    window.press_with(CTRL_SHIFT, Key::M);
    window.until("the screen", |window| window.shows("Drop bundles or a folder here"));
    window
}

/// Chooses bundles through the desktop's window.
fn choose(window: &mut Window, paths: &[&Path]) {
    window.will_choose(paths);
    window.tab_to("Choose bundles…");
    window.press(Key::Enter);
    window.until("they are looked at", |window| {
        window.shows("Leave out") && !window.shows("Being looked at")
    });
}

fn arrested_on(path: &Path, record: RecordId) -> Status {
    let work = Casework::open(path, Casework::passphrase(PASSPHRASE), Surroundings::system());
    work.unwrap().page(&record).unwrap().folded.fields["arrested_on"].status.clone()
}

/// A vault with an arrest, and a bundle for it from somebody trusted who tells another day.
fn contested(folder: &Path) -> (PathBuf, RecordId, PathBuf) {
    let ((path, mut a), mut b) = (ours(folder), other(folder, "Tulpar"));
    a.trust(&b.card().unwrap(), Trust::Trusted).unwrap();
    let arrest = add(&mut a, "arrest", "arrested_on", "2022-01-06");
    let there = export(&mut a, to(&b.card().unwrap()), folder);
    b.merge(&[&there], None, false, &mut ()).unwrap();
    let said = [b.read_answer("arrest", "arrested_on", "2022-01-07").unwrap()].into();
    b.edit(arrest, None, said).unwrap();
    let bundle = export(&mut b, to(&a.card().unwrap()), folder);
    (path, arrest, bundle)
}

#[test]
fn a_merge_is_told_before_and_leads_to_a_settled_field() {
    let folder = tempfile::tempdir().unwrap();
    let (path, arrest, bundle) = contested(folder.path());
    let mut window = open(&path);
    choose(&mut window, &[&bundle]);
    window.until("what it would bring", |window| window.shows("Contested: 1"));
    assert!(window.shows("What this bundle would bring") && window.shows("Tulpar, known"));
    assert!(window.shows("Your vault is unchanged") && window.shows("Changed: 1"));
    let change = "Arrested on: 6 January 2022, 7 January 2022";
    let words = window.words();
    assert!(window.shows("both kept") && window.shows("1 contested field"), "{words}");
    assert!(words.contains("6 January 2022") && words.contains("7 January 2022"), "{change}");
    window.press_with(Modifiers::COMMAND, Key::Enter);
    window.until("it is merged", |window| window.shows("1 bundle is merged"));
    window.until("the rail tells", |window| window.shows("Review, 1"));
    window.tab_to("Look: 1 contested field");
    window.press(Key::Enter);
    window.until("the claims", |window| window.shows("This is right: 2"));
    let second = window.words().contains("This is right: 2, 7 January 2022");
    window.press(Key::Num2);
    window.until("none is left", |window| window.shows("Nothing contested"));
    drop(window);
    let date = if second { "2022-01-07" } else { "2022-01-06" };
    let value = Value::Date { date: date.parse().unwrap(), said: None };
    assert_eq!(arrested_on(&path, arrest), Status::Settled(value));
}

#[test]
fn what_falls_into_the_window_goes_where_it_belongs() {
    let folder = tempfile::tempdir().unwrap();
    let (path, _, bundle) = contested(folder.path());
    let photo = folder.path().join("scene.png");
    image::RgbImage::from_pixel(64, 48, image::Rgb([90, 80, 70])).save(&photo).unwrap();
    let mut window = Window::open(&path, Choices::default());
    window.drop_files(&[&photo]);
    window.until("it is taken in", |window| window.shows("1 file taken in"));
    window.press_with(Modifiers::COMMAND, Key::Comma);
    window.drop_files(&[&bundle]);
    window.until("what it would bring", |window| window.shows("Contested: 1"));
}

#[test]
fn putting_bundles_away_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (path, arrest, bundle) = contested(folder.path());
    let before = arrested_on(&path, arrest);
    let mut window = open(&path);
    choose(&mut window, &[&bundle]);
    window.until("what it would bring", |window| window.shows("Contested: 1"));
    window.tab_to("Or type a path");
    window.press(Key::Escape);
    assert!(window.shows("Leave out"), "Escape leaves the field alone");
    window.press(Key::Escape);
    window.until("all is away", |window| {
        window.shows("Choose a folder…") && !window.shows("Leave out")
    });
    window.press_with(Modifiers::COMMAND, Key::Enter);
    window.run();
    drop(window);
    assert_eq!(arrested_on(&path, arrest), before);
}

#[test]
fn a_stranger_is_trusted_only_after_his_card_was_compared() {
    let folder = tempfile::tempdir().unwrap();
    let ((path, a), mut stranger) = (ours(folder.path()), other(folder.path(), "Tulpar"));
    add(&mut stranger, "case", "case_code", "K-1");
    let bundle = export(&mut stranger, to(&a.card().unwrap()), folder.path());
    let cards = [(stranger.card().unwrap(), "his"), (a.card().unwrap(), "another")];
    let [his, another] = cards.map(|(card, name)| {
        let path = folder.path().join(format!("{name}.dalacard"));
        write(&path, card.to_text().as_bytes());
        path
    });
    let digits = stranger.card().unwrap().fingerprint().to_string();
    drop(a);
    let mut window = open(&path);
    choose(&mut window, &[&bundle]);
    assert!(window.shows("Signer not known") && window.shows("A bundle needs you first"));
    window.press_with(Modifiers::COMMAND, Key::Enter);
    assert!(!window.shows("is merged"), "nothing is merged unasked");
    let compare = |window: &mut Window, card: &Path| {
        window.will_choose(&[card]);
        window.tab_to("Take the signer’s card…");
        window.press(Key::Enter);
    };
    compare(&mut window, &another);
    window.until("it is told", |window| window.shows("card of somebody else"));
    compare(&mut window, &his);
    window.until("the digits", |window| window.shows(&digits));
    window.tab_to("They differ");
    window.press(Key::Enter);
    window.until("it is told", |window| window.shows("The digits differ"));
    window.tab_to("Reject this signer");
    window.press(Key::Enter);
    window.until("he is rejected", |window| window.shows("You have rejected this signer"));
    window.press_with(Modifiers::COMMAND, Key::Enter);
    assert!(!window.shows("is merged"), "nothing of him is merged");
    window.press_with(Modifiers::COMMAND, Key::Comma);
    window.until("the settings", |window| window.shows(": Not known"));
    let words = window.words();
    let line = words.lines().find(|line| line.ends_with(": Not known")).unwrap();
    window.tab_to(line.split_once(": ").unwrap().1);
    window.press(Key::Enter);
    window.press_with(CTRL_SHIFT, Key::M);
    window.until("he is unknown again", |window| window.shows("Signer not known"));
    compare(&mut window, &his);
    window.until("the digits", |window| window.shows(&digits));
    window.tab_to("They are the same: trust Tulpar");
    window.press(Key::Enter);
    window.until("what it would bring", |window| {
        window.shows("Tulpar, known") && window.shows("New: 1")
    });
    window.press_with(Modifiers::COMMAND, Key::Enter);
    window.until("it is merged", |window| window.shows("1 bundle is merged"));
    assert!(window.shows("Nothing."), "nothing waits");
}

#[test]
fn a_stranger_taken_as_unknown_settles_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let ((path, mut a), mut stranger) = (ours(folder.path()), other(folder.path(), "X"));
    let arrest = add(&mut a, "arrest", "arrested_on", "2022-01-06");
    let there = export(&mut a, to(&stranger.card().unwrap()), folder.path());
    stranger.merge(&[&there], None, false, &mut ()).unwrap();
    let day = stranger.read_answer("arrest", "arrested_on", "2022-01-09").unwrap();
    stranger.settle(arrest, day.0, Verdict::Value(day.1), None).unwrap();
    let bundle = export(&mut stranger, to(&a.card().unwrap()), folder.path());
    drop(a);
    let mut window = open(&path);
    choose(&mut window, &[&bundle]);
    window.tab_to("Take it as unknown");
    window.press(Key::Space);
    window.until("what it would bring", |window| window.shows("Contested: 1"));
    assert!(window.shows("Taken as unknown"));
    window.press_with(Modifiers::COMMAND, Key::Enter);
    window.until("it is merged", |window| window.shows("1 bundle is merged"));
    drop(window);
    assert_eq!(arrested_on(&path, arrest), Status::Contested);
}

fn write(path: &Path, bytes: &[u8]) {
    std::fs::File::create(path).unwrap().write_all(bytes).unwrap();
}

#[test]
fn a_passphrase_is_asked_for_and_what_is_wrong_with_others_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let ((path, a), mut b) = (ours(folder.path()), other(folder.path(), "Tulpar"));
    let (mut ours, card) = (a, b.card().unwrap());
    ours.trust(&card, Trust::Trusted).unwrap();
    drop(ours);
    add(&mut b, "case", "case_code", "K-1");
    let seal = SealFor::Passphrase(Passphrase::new("several words"));
    let sealed = export(&mut b, seal, folder.path());
    let not_ours = export(&mut b, to(&card), folder.path());
    let bytes = std::fs::read(&sealed).unwrap();
    let (half, none) = (folder.path().join("half.age"), folder.path().join("note.age"));
    write(&half, &bytes[..bytes.len() / 2]);
    write(&none, b"a note");
    let mut window = open(&path);
    choose(&mut window, &[&sealed, &not_ours, &none]);
    assert!(window.shows("Sealed with a passphrase") && window.shows("Sealed to somebody else"));
    assert!(window.shows("Not a bundle"));
    for (typed, then) in [("wrong", "does not open this bundle"), ("several words", "New: 1")] {
        window.tab_to("Passphrase of this bundle");
        window.type_text(typed);
        window.press(Key::Enter);
        window.until(then, |window| window.shows(then));
    }
    assert!(window.shows("Merge 1 bundle"));
    window.press_with(Modifiers::COMMAND, Key::Enter);
    window.until("it is merged", |window| window.shows("1 bundle is merged"));
    assert!(window.shows("Merged") && window.shows("Not a bundle"));
}

/// A file that falls into the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("only the path is of use".to_owned())
    }
}

#[test]
fn a_folder_that_is_dropped_gives_its_bundles_and_one_can_be_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let (path, _, bundle) = contested(folder.path());
    let stick = tempfile::tempdir().unwrap();
    for name in ["first.age", "second.age"] {
        std::fs::copy(&bundle, stick.path().join(name)).unwrap();
    }
    write(&stick.path().join("holiday.jpg"), b"not one");
    let mut window = open(&path);
    let dropped = std::sync::Arc::new(Dropped(stick.path().to_owned()));
    window.harness.input_mut().dropped_files.push(dropped);
    window.until("both are looked at", |window| window.shows("Merge 2 bundles"));
    window.until("what they would bring", |window| window.shows("What these 2 bundles"));
    assert!(!window.shows("holiday"));
    window.tab_to("Leave out first");
    window.press(Key::Enter);
    window.until("one is left", |window| {
        window.shows("Merge 1 bundle") && window.shows("Contested: 1")
    });
    // A path can be typed too, and one that is there already is no second bundle.
    window.tab_to("Or type a path");
    window.type_text(stick.path().to_str().unwrap());
    window.press(Key::Enter);
    window.until("both again", |window| window.shows("Merge 2 bundles"));
}

#[test]
fn damage_in_one_bundle_is_told_and_the_other_is_merged() {
    let folder = tempfile::tempdir().unwrap();
    let (path, _, bundle) = contested(folder.path());
    let mut bytes = std::fs::read(&bundle).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let broken = folder.path().join("broken.age");
    write(&broken, &bytes);
    let mut window = open(&path);
    choose(&mut window, &[&broken, &bundle]);
    window.until("what it would bring", |window| window.shows("Contested: 1"));
    assert!(window.shows("Damaged: not for merging"));
    window.press_with(Modifiers::COMMAND, Key::Enter);
    window.until("it is merged", |window| window.shows("1 bundle is merged"));
}
