//! Reviewing by keyboard, on real vaults.

use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers};

use crate::casework::{Casework, ExportOrder, SealFor, Surroundings};
use crate::history::{Status, Trust};
use crate::record::{RecordId, Value};
use crate::ui::shell::Choices;
use crate::ui::testing::{PASSPHRASE, Window};
use crate::vault::Unlock;
use crate::vault::testing::key;

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// Our vault, and one whose words we take over.
struct Scene {
    folder: tempfile::TempDir,
    path: PathBuf,
    ours: Casework,
    theirs: Casework,
}

fn scene() -> Scene {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ours.dala");
    let unlock = Casework::passphrase(PASSPHRASE);
    let mut ours = Casework::create(&path, unlock, "Ular", Surroundings::system()).unwrap();
    let there = folder.path().join("theirs.dala");
    let unlock = Unlock::Key(key());
    let mut theirs = Casework::create(&there, unlock, "Tulpar", Surroundings::system()).unwrap();
    ours.trust(&theirs.card().unwrap(), Trust::Trusted).unwrap();
    theirs.trust(&ours.card().unwrap(), Trust::Trusted).unwrap();
    Scene { folder, path, ours, theirs }
}

fn hand_over(from: &mut Casework, into: &mut Casework, folder: &Path) {
    let seal = SealFor::Recipients(vec![into.card().unwrap().recipient().clone()]);
    let (cases, purpose) = (Vec::new(), "own".to_owned());
    let order = ExportOrder { cases, seal, purpose, max_size: None };
    let bundles = from.export(&order, folder, &mut ()).unwrap().bundles;
    into.merge(&[&bundles[0]], None, false, &mut ()).unwrap();
}

fn say(work: &mut Casework, record: RecordId, kind: &str, pairs: &[(&str, &str)]) {
    let fields =
        pairs.iter().map(|(name, typed)| work.read_answer(kind, name, typed).unwrap()).collect();
    work.edit(record, None, fields).unwrap();
}

impl Scene {
    /// A record of which each says something else.
    fn contested(&mut self, kind: &str, pairs: &[(&str, &str, &str)]) -> RecordId {
        let Self { folder, ours, theirs, .. } = self;
        let of = |other: bool| -> Vec<(&str, &str)> {
            pairs.iter().map(|(name, a, b)| (*name, if other { *b } else { *a })).collect()
        };
        let fields = of(false);
        let fields = fields
            .iter()
            .map(|(name, typed)| ours.read_answer(kind, name, typed).unwrap())
            .collect();
        let record = ours.add(&kind.parse().unwrap(), None, None, fields).unwrap().0;
        hand_over(ours, theirs, folder.path());
        say(theirs, record, kind, &of(true));
        hand_over(theirs, ours, folder.path());
        record
    }

    /// Opens our vault in the window, at the review screen.
    fn review(self) -> (Window, PathBuf, tempfile::TempDir) {
        let Self { folder, path, ours, .. } = self;
        drop(ours);
        let mut window = Window::open(&path, Choices::default());
        window.press_with(CTRL_SHIFT, Key::V);
        window.until("the screen", |window| window.shows("Open the record"));
        (window, path, folder)
    }
}

fn status(path: &Path, record: RecordId, field: &str) -> Status {
    let work = Casework::open(path, Casework::passphrase(PASSPHRASE), Surroundings::system());
    work.unwrap().page(&record).unwrap().folded.fields[field].status.clone()
}

#[test]
fn nothing_is_chosen_ahead_and_a_choice_can_be_undone() {
    let mut scene = scene();
    let arrest = scene.contested("arrest", &[("vehicle_note", "bus", "van")]);
    let (mut window, path, _folder) = scene.review();
    window.press(Key::Enter);
    window.press(Key::Num3);
    window.run();
    assert!(window.shows("1 open field"), "Enter chooses nothing, nor does a number of no claim");
    window.press(Key::Num1);
    window.until("it is settled", |window| window.shows("Nothing contested"));
    window.press_with(Modifiers::COMMAND | Modifiers::ALT, Key::Z);
    window.until("it is open again", |window| window.shows("This is right: 1"));
    assert!(window.shows("Taken back"));
    let bus = if window.shows("This is right: 1, bus") { "1" } else { "2" };
    window.tab_to("Reason");
    window.type_text("heard 2 witnesses");
    assert!(window.shows("1 open field"), "a number that is typed chooses nothing");
    window.tab_to(&format!("This is right: {bus}, bus"));
    window.press(Key::Space);
    window.until("it is settled", |window| window.shows("Nothing contested"));
    drop(window);
    assert_eq!(status(&path, arrest, "vehicle_note"), Status::Settled(Value::text("bus")));
    let work = Casework::open(&path, Casework::passphrase(PASSPHRASE), Surroundings::system());
    let page = work.unwrap().page(&arrest).unwrap();
    let reasons: Vec<_> =
        page.statements["vehicle_note"].iter().filter_map(|one| one.reason.as_deref()).collect();
    assert_eq!(reasons, ["heard 2 witnesses"]);
}

#[test]
fn a_third_value_is_told_back_as_it_was_understood() {
    let mut scene = scene();
    let arrest = scene.contested("arrest", &[("arrested_on", "2022-01-06", "2022-01-07")]);
    let (mut window, path, _folder) = scene.review();
    window.tab_to("Write a third…");
    window.press(Key::Enter);
    window.tab_to("Another value");
    window.type_text("9 January 2022");
    window.until("it is understood", |window| window.shows("Understood: 9 January 2022"));
    window.tab_to("The value I wrote is right");
    window.press(Key::Enter);
    window.until("it is settled", |window| window.shows("Nothing contested"));
    drop(window);
    let value = Value::Date { date: "2022-01-09".parse().unwrap(), said: None };
    assert_eq!(status(&path, arrest, "arrested_on"), Status::Settled(value));
}

#[test]
fn sets_are_taken_together_and_codes_are_chosen_from_their_list() {
    let mut scene = scene();
    let person = scene.contested("person", &[("languages", "kk", "ru"), ("sex", "male", "female")]);
    let (mut window, path, _folder) = scene.review();
    window.tab_to("Take all together");
    window.press(Key::Enter);
    window.until("the next field", |window| window.shows("1 open field"));
    assert!(window.shows("This is right: 1") && !window.shows("Take all together"));
    window.tab_to("Write a third…");
    window.press(Key::Enter);
    window.tab_to("Find");
    window.type_text("друг");
    window.tab_to("Another value");
    window.press(Key::ArrowDown);
    window.press(Key::Space);
    window.until("it is understood", |window| window.shows("Understood: Other"));
    window.tab_to("The value I wrote is right");
    window.press(Key::Enter);
    window.until("none is left", |window| window.shows("Nothing contested"));
    drop(window);
    let both = Value::Codes(["kk", "ru"].map(str::to_owned).into());
    assert_eq!(status(&path, person, "languages"), Status::Settled(both));
    assert_eq!(status(&path, person, "sex"), Status::Settled(Value::code("other")));
}

#[test]
fn fields_are_left_open_and_come_round_again() {
    let mut scene = scene();
    scene.contested("arrest", &[("vehicle_note", "bus", "van")]);
    scene.contested("person", &[("occupation", "welder", "driver")]);
    let (mut window, ..) = scene.review();
    assert!(window.shows("2 open fields") && window.shows("This is right: 1"));
    let shows = |window: &Window| window.words().contains("welder");
    assert!(shows(&window), "people come before arrests");
    window.press(Key::F8);
    window.until("the next record", |window| window.words().contains("van"));
    assert!(!shows(&window));
    window.tab_to("Leave open");
    window.press(Key::Enter);
    window.until("the first again", |window| window.words().contains("welder"));
    window.tab_to("Records with open fields");
    window.press(Key::ArrowDown);
    window.until("the second", |window| window.words().contains("van"));
}

#[test]
fn a_deleted_record_of_which_more_is_said_counts_again_until_that_is_undone() {
    let mut scene = scene();
    let Scene { folder, ours, theirs, .. } = &mut scene;
    let fields = [ours.read_answer("arrest", "vehicle_note", "bus").unwrap()].into();
    let arrest = ours.add(&"arrest".parse().unwrap(), None, None, fields).unwrap().0;
    hand_over(ours, theirs, folder.path());
    ours.delete(arrest).unwrap();
    say(theirs, arrest, "arrest", &[("uniform_note", "dark, no badge")]);
    hand_over(theirs, ours, folder.path());
    let (mut window, path, _folder) = scene.review();
    assert!(window.shows("This record is deleted"));
    window.tab_to("Bring the record back");
    window.press(Key::Enter);
    window.until("it counts", |window| window.shows("The record counts again"));
    window.press_with(Modifiers::COMMAND | Modifiers::ALT, Key::Z);
    window.until("it is told", |window| window.shows("The value of before stands again"));
    assert!(window.shows("Nothing contested"));
    drop(window);
    assert_eq!(status(&path, arrest, "deleted"), Status::Settled(Value::code("yes")));
}

#[test]
fn a_record_that_stays_deleted_asks_no_more_and_offers_no_undo() {
    let mut scene = scene();
    let Scene { folder, ours, theirs, .. } = &mut scene;
    let fields = [ours.read_answer("arrest", "vehicle_note", "bus").unwrap()].into();
    let arrest = ours.add(&"arrest".parse().unwrap(), None, None, fields).unwrap().0;
    hand_over(ours, theirs, folder.path());
    ours.delete(arrest).unwrap();
    say(theirs, arrest, "arrest", &[("uniform_note", "dark, no badge")]);
    hand_over(theirs, ours, folder.path());
    let (mut window, path, _folder) = scene.review();
    window.tab_to("Keep it deleted");
    window.press(Key::Enter);
    window.until("it stays", |window| window.shows("The record stays deleted"));
    window.until("none is left", |window| window.shows("Nothing contested"));
    assert!(!window.shows("Undo"));
    drop(window);
    assert_eq!(status(&path, arrest, "deleted"), Status::Settled(Value::code("yes")));
}
