//! A new vault, from the first key to the open vault.

use std::os::unix::fs::PermissionsExt;

use eframe::egui::{Key, Modifiers};

use super::{machine, opens, vault, window};
use crate::casework::{Casework, Surroundings};
use crate::ui::testing::{PASSPHRASE, Window};

/// To the page, and through name, file and passphrase.
fn begin(window: &mut Window) {
    window.tab_and_press("New vault…");
    assert_eq!(window.focused().as_deref(), Some("Name or code name"));
    window.type_text("Ular");
    window.press(Key::Enter);
    assert_eq!(window.focused().as_deref(), Some("File"));
    window.press(Key::Enter);
    assert_eq!(window.focused().as_deref(), Some("Passphrase"));
    window.type_text(PASSPHRASE);
    window.press(Key::Enter);
    assert_eq!(window.focused().as_deref(), Some("Once more"));
}

#[test]
fn a_vault_is_made_with_its_sheet_proved_and_opens_with_both() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.dala");
    let mut window = window(machine(folder.path()), None);
    begin(&mut window);
    assert!(window.shows("The passphrase is typed only once"), "it says what is missing");
    window.type_text(PASSPHRASE);
    window.tab_to("Lock when idle: 5 min");
    window.press(Key::ArrowLeft);
    window.press(Key::Space);
    window.tab_and_press("Show the words");
    window.until("the words come", |window| window.words_shown().len() == 24);
    let words = window.words_shown();
    assert!(window.shows("3 words left to type back"));
    window.prove(&words);
    assert!(!path.exists(), "nothing is made before it is asked for");
    assert_eq!(window.focused().as_deref(), Some("Make the vault"));
    window.press(Key::Enter);
    window.until_open();
    window.until("its choices", |window| window.shows("locks after 2 min"));
    window.wait(125.0);
    assert_eq!(window.relaunches(), 1, "it locks after the two minutes that were chosen");
    window.unlock();
    window.until("its choices", |window| window.shows("locks after 2 min"));
    window.wait(125.0);
    assert_eq!(window.relaunches(), 2, "and remembers them");
    drop(window);
    assert!(opens(&path, PASSPHRASE));
    let unlock = Casework::recovery(&words.join(" ")).unwrap();
    Casework::open(&path, unlock, Surroundings::system()).unwrap();
    assert!(!folder.path().join("config").exists(), "nothing tells where it is");
}

/// On from there: the passphrase again, no sheet, and the vault.
fn make_without_sheet(window: &mut Window) {
    window.type_text(PASSPHRASE);
    window.tab_and_press("Skip the sheet: a forgotten passphrase loses everything");
    assert!(window.shows("everything in the vault is lost"));
    window.tab_and_press("Make the vault");
    window.until_open();
}

/// Begins a person for the field that has the keys, by one name.
fn begin_person(window: &mut Window, family_name: &str) {
    window.until("the choices", |window| window.shows("New person"));
    window.tab_and_press("New person…");
    window.until("the person", |window| window.shows("Family name"));
    window.tab_to("Family name");
    window.type_text(family_name);
    window.tab_and_press("Done");
}

#[test]
fn a_new_vault_to_the_first_saved_interview_with_consent() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.dala");
    let mut window = window(machine(folder.path()), None);
    begin(&mut window);
    make_without_sheet(&mut window);
    window.begin("Interviews: 0", "Interviewee");
    window.tab_to("Interviewee");
    begin_person(&mut window, "Байтас");
    window.tab_to("Free account");
    window.type_text("They came at six in the morning.");
    window.wait(30.0);
    window.until("it is saved", |window| window.shows("Interviews: 1"));
    window.until("consent is missing", |window| window.shows("Consent missing: 1"));
    window.begin("Consents: 0", "Person whose data it is about");
    window.tab_to("Person whose data it is about");
    window.type_text("Байтас");
    window.until("who it is", |window| window.words().contains("ListBoxOption: Байтас"));
    window.press(Key::Enter);
    window.tab_and_press("Add: Decision on one use");
    window.until("the decision", |window| window.shows("How the person may be named"));
    for (field, said) in [("Use", "Record my"), ("Decision", "Agreed")] {
        window.tab_to(field);
        window.type_text(said);
        window.press(Key::Enter);
    }
    window.wait(30.0);
    window.until("nothing is missing", |window| window.shows("Consent missing: 0"));
    window.press_with(Modifiers::COMMAND, Key::L);
    drop(window);
    let unlock = Casework::passphrase(PASSPHRASE);
    let work = Casework::open(&path, unlock, Surroundings::system()).unwrap();
    let all = |kind: &str| work.list(&kind.parse().unwrap()).unwrap();
    let interview = all("interview").remove(0);
    let account = &interview.fields["free_account"]["value"]["text"];
    assert_eq!(account, "They came at six in the morning.", "{}", interview.fields);
    assert_eq!(all("consent").len(), 1);
    let decision = &all("consent_grant").remove(0).fields["decision"]["value"];
    assert_eq!(decision["code"], "granted");
}

#[test]
fn a_file_that_is_there_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path());
    let mut window = window(machine(folder.path()), None);
    window.tab_and_press("New vault…");
    window.type_text("Ular");
    window.press(Key::Enter);
    window.replace_text(path.to_str().unwrap());
    window.until("it is told", |window| window.shows("There is a file of this name already"));
    window.replace_text("/nowhere/at/all.dala");
    window.until("it is told", |window| window.shows("There is no such folder"));
}

#[test]
fn without_a_sheet_it_says_plainly_what_that_means() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.dala");
    let mut window = window(machine(folder.path()), None);
    begin(&mut window);
    make_without_sheet(&mut window);
    drop(window);
    assert!(opens(&path, PASSPHRASE));
}

#[test]
fn another_passphrase_makes_the_words_that_stood_there_useless_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(machine(folder.path()), None);
    begin(&mut window);
    window.type_text(PASSPHRASE);
    window.press(Key::Enter);
    window.until("the words come", |window| window.words_shown().len() == 24);
    let first = window.words_shown();
    window.press(Key::Escape);
    assert!(window.shows("Name or code name"), "a key pressed by chance loses nothing");
    window.tab_to("Once more");
    window.type_text("x");
    assert!(window.words_shown().is_empty());
    assert!(window.shows("open nothing any more"));
    window.press(Key::Backspace);
    window.press(Key::Enter);
    window.until("the words come", |window| window.words_shown().len() == 24);
    assert_ne!(window.words_shown(), first);
}

#[test]
fn a_guessed_passphrase_is_not_taken_and_drawn_words_are() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(machine(folder.path()), None);
    window.tab_and_press("New vault…");
    window.type_text("Ular");
    window.press(Key::Enter);
    window.press(Key::Enter);
    window.type_text("Ular2022");
    assert!(window.shows("Too weak") && window.shows("within an hour"));
    assert!(window.shows("guessed too soon"));
    window.tab_and_press("Suggest words");
    assert!(window.shows("about 900,000 years"), "{}", window.words());
    let drawn = window.value_of("Passphrase");
    assert_eq!(drawn.split(' ').count(), 6, "{drawn}");
    window.tab_to("Once more");
    window.type_text(&drawn);
    assert!(window.shows("There is no recovery sheet yet"));
}

#[test]
fn parts_are_printed_each_by_itself_by_a_pipe() {
    let folder = tempfile::tempdir().unwrap();
    let (printer, out) = (folder.path().join("lp"), folder.path().join("printed"));
    let script = format!("#!/bin/sh\nset -e\necho PAGE >> {0}\ncat >> {0}\n", out.display());
    std::io::Write::write_all(&mut std::fs::File::create(&printer).unwrap(), script.as_bytes())
        .unwrap();
    std::fs::set_permissions(&printer, std::fs::Permissions::from_mode(0o700)).unwrap();
    let mut machine = machine(folder.path());
    machine.printer = Some(printer);
    let mut window = window(machine, None);
    begin(&mut window);
    window.type_text(PASSPHRASE);
    window.tab_to("Recovery sheet: One sheet");
    window.press(Key::ArrowRight);
    window.press(Key::Space);
    window.tab_to("How many open it: 3 open it");
    window.press(Key::ArrowUp);
    assert!(window.shows("Any 2 of the 5 together"), "{}", window.words());
    window.tab_and_press("Show the words");
    window.until("the words come", |window| window.words_shown().len() == 28);
    window.tab_and_press("Print 5 parts");
    window.until("it is printed", |window| window.shows("Handed to the printer"));
    let printed = std::fs::read_to_string(&out).unwrap();
    let pages: Vec<&str> = printed.split("PAGE\n").skip(1).collect();
    assert_eq!(pages.len(), 5);
    let two = format!("{}{}", pages[4], pages[1]);
    assert!(Casework::recovery(&two).is_ok(), "{two}");
    assert!(!printed.contains("Ular") && !printed.contains("notes"));
}
