//! The vaults to learn with.

use eframe::egui::Key;

use super::{machine, window};

#[test]
fn practice_is_made_where_one_sees_it_and_says_that_it_is_practice() {
    let folder = tempfile::tempdir().unwrap();
    let made = folder.path().join("Dala practice");
    let mut first = window(machine(folder.path()), None);
    first.tab_and_press("Practise…");
    first.until("it is shown where", |window| window.value_of("Folder") == "~/Dala practice");
    assert!(!made.exists());
    assert_eq!(first.focused().as_deref(), Some("Make them and open one"));
    first.press(Key::Enter);
    first.until_open();
    assert!(first.shows("Practice: invented people"), "{}", first.words());
    drop(first);
    let count = std::fs::read_dir(&made).unwrap().count();

    let mut again = window(machine(folder.path()), None);
    again.tab_and_press("Practise…");
    again.press(Key::Enter);
    again.until_open();
    assert!(again.shows("Practice: invented people"), "the one that was made before");
    assert_eq!(std::fs::read_dir(&made).unwrap().count(), count);
}

#[test]
fn practice_can_be_stopped_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(machine(folder.path()), None);
    window.tab_and_press("Practise…");
    window.harness.key_press(Key::Enter);
    window.harness.step();
    window.harness.step();
    assert!(window.shows("Making the practice vaults"), "{}", window.words());
    window.press(Key::Escape);
    window.until("it stops", |window| window.shows("Stopped, as you asked"));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    window.press(Key::Escape);
    assert!(window.shows("Open a vault"));
}
