//! The page of a case, by keyboard, on real vaults.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use eframe::egui::Key::{ArrowDown, ArrowRight, ArrowUp, End, Home};
use eframe::egui::{Key, Modifiers, Vec2};

use crate::casework::{Casework, Surroundings};
use crate::record::{Language, RecordId};
use crate::ui::shell::Choices;
use crate::ui::testing::{PASSPHRASE, Window};

/// A vault with one case, and what else it needs.
struct Vault {
    path: PathBuf,
    work: Casework,
    case: RecordId,
}

impl Vault {
    fn new(folder: &Path) -> Self {
        let path = folder.join("notes.dala");
        let unlock = Casework::passphrase(PASSPHRASE);
        let work = Casework::create(&path, unlock, "Ular", Surroundings::system()).unwrap();
        let mut vault = Self { path, work, case: RecordId::from_random([0; 16]) };
        let pairs = [
            ("case_code", "KD-0032"),
            ("title", "Three stays, complaint closed"),
            ("status", "follow_up"),
            ("risk_level", "high"),
            ("next_action", "call the lawyer"),
            ("next_action_on", "2030-12-02"),
        ];
        vault.case = vault.add("case", &pairs);
        vault
    }

    /// Adds a record as a user would, not filed anywhere.
    fn add(&mut self, kind: &str, pairs: &[(&str, &str)]) -> RecordId {
        self.add_from(kind, None, None, pairs)
    }

    /// Adds a record to the case.
    fn file(&mut self, kind: &str, pairs: &[(&str, &str)]) -> RecordId {
        self.add_from(kind, Some(self.case), None, pairs)
    }

    fn add_from(
        &mut self,
        kind: &str,
        case: Option<RecordId>,
        source: Option<RecordId>,
        pairs: &[(&str, &str)],
    ) -> RecordId {
        let work = &mut self.work;
        let fields: BTreeMap<_, _> =
            pairs.iter().map(|(name, text)| work.read_answer(kind, name, text).unwrap()).collect();
        work.add(&kind.parse().unwrap(), case, source, fields).unwrap().0
    }

    /// The story of the mock-up: an arrest, a detention with three stays, two talks.
    fn with_story(folder: &Path) -> Self {
        let mut vault = Self::new(folder);
        let who = vault.file("person", &[("family_name", "Байтас"), ("given_name", "Зейнеп")]);
        let who = who.to_string();
        let told = [("interviewee", &*who), ("started_at", "2023-02-14T10:00:00+06:00")];
        let talk = vault.file("interview", &told);
        let told =
            [("source_connection", "saw_heard"), ("started_at", "2023-02-20T10:00:00+06:00")];
        let second = vault.file("interview", &told);
        let case = Some(vault.case);
        let arrest =
            [("person", &*who), ("arrested_on", "2022-01-01/2022-01-10"), ("place_type", "street")];
        vault.add_from("arrest", case, Some(talk), &arrest);
        let held = [("person", &*who), ("started_on", "2022-01-01/2022-01-10")];
        let held = vault.add_from("detention", case, Some(talk), &held);
        for (source, ended) in [(talk, "2022-03-22"), (second, "2022-03-25")] {
            let ended = vault.work.read_answer("detention", "ended_on", ended).unwrap();
            vault.work.edit(held, Some(source), [ended].into()).unwrap();
        }
        let held = held.to_string();
        for (place, from, to) in [
            ("police_station", "2022-01", "2022-01-12"),
            ("ivs", "2022-01-13", "2022-01-20"),
            ("sizo", "2022-01-24", "2022-03-22"),
        ] {
            let stay =
                [("parent", &*held), ("facility_type", place), ("from_on", from), ("to_on", to)];
            vault.add("stay", &stay);
        }
        vault
    }

    /// Closes the vault and opens the window on the page of its case.
    fn page(self, choices: Choices, size: Vec2) -> Window {
        let Self { path, work, .. } = self;
        drop(work);
        let mut window = Window::sized(Some(path), choices, size);
        window.unlock();
        window.press_with(Modifiers::COMMAND, Key::Num2);
        window.until("the list of cases", |window| window.shows("KD-0032"));
        window.press(Key::ArrowDown);
        window.until("the case", |window| window.shows("Case code"));
        window.tab_to("Open the case page");
        window.press(Key::Enter);
        window.until("the page", |window| window.shows("Persons and roles"));
        window
    }
}

const WIDE: Vec2 = Vec2::new(1440.0, 900.0);

fn read(path: &Path) -> Casework {
    Casework::open(path, Casework::passphrase(PASSPHRASE), Surroundings::system()).unwrap()
}

/// What the arrows lead to, each told in its own name.
fn walk(window: &mut Window, keys: &[Key]) -> Vec<String> {
    let step = |key: &Key| {
        window.press(*key);
        window.focused().unwrap_or_default()
    };
    keys.iter().map(step).collect()
}

#[test]
fn the_page_tells_who_is_in_the_case_what_is_next_and_what_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let window = Vault::with_story(folder.path()).page(Choices::default(), WIDE);
    for words in [
        "Three stays, complaint closed",
        "Waiting for follow-up",
        "Risk: High",
        "Next: call the lawyer, 2 December 2030",
        "Байтас Зейнеп, no role given",
        "Interviews, 2",
        "Ended on: contested",
        "Consent not decided",
        "3 days of which nobody tells",
    ] {
        assert!(window.shows(words), "{words:?} is not in\n{}", window.words());
    }
}

#[test]
fn arrows_lead_along_time_and_from_lane_to_lane_and_enter_opens() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Vault::with_story(folder.path()).page(Choices::default(), WIDE);
    window.press(Home);
    let arrest = "Arrest · Байтас Зейнеп, between 1 and 10 January 2022, Street or square";
    let keys = [ArrowUp, ArrowUp, ArrowDown, ArrowDown, Home, ArrowRight, End];
    let heard = walk(&mut window, &keys);
    assert_eq!(heard[1], arrest);
    let held = "Detention · Байтас Зейнеп, between 1 and 10 January 2022 – 22 March 2022 or \
                25 March 2022, contested";
    assert_eq!(heard[2], held);
    assert!(heard[3].starts_with("Stay "), "{heard:?}");
    assert!(heard[4].starts_with("Stay 1 of 3, January 2022 – 12 January 2022"), "{heard:?}");
    assert!(heard[5].starts_with("Stay 2 of 3, 13 January 2022"), "{heard:?}");
    assert!(heard[6].starts_with("Stay 3 of 3, 24 January 2022"), "{heard:?}");
    window.until("what it says", |window| window.shows("Kind of facility"));
    window.press(Key::Enter);
    window.until("the record", |window| window.shows("Reason for the transfer"));
    window.press_with(Modifiers::ALT, Key::ArrowLeft);
    window.until("the page again", |window| window.shows("Persons and roles"));
    let focused = window.focused().unwrap_or_default();
    assert!(focused.starts_with("Stay 3 of 3"), "where one was: {focused}");
}

#[test]
fn a_talk_out_of_view_is_brought_in_and_told_with_who_said_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Vault::with_story(folder.path()).page(Choices::default(), WIDE);
    assert!(!window.shows("Interview · Байтас Зейнеп, 14 February 2023"));
    let heard = walk(&mut window, &[Key::ArrowDown; 5]);
    assert!(heard[4].contains("February 2023"), "{heard:?}");
    walk(&mut window, &[Key::ArrowUp; 5]);
    window.until("who said so", |window| window.shows("Said by"));
    window.until("how", |window| window.shows("14 February 2023 Байтас Зейнеп, Ular"));
}

#[test]
fn what_one_begins_on_the_page_is_filed_under_the_case() {
    let folder = tempfile::tempdir().unwrap();
    let vault = Vault::new(folder.path());
    let (path, case) = (vault.path.clone(), vault.case);
    let mut window = vault.page(Choices::default(), WIDE);
    window.tab_to("New arrest…");
    window.press(Key::Enter);
    window.until("the form", |window| window.shows("Day of the arrest"));
    window.tab_to("Day of the arrest");
    window.type_text("6 January 2022");
    window.wait(30.0);
    window.until("the arrest is saved", |window| window.shows("Saved"));
    window.press_with(Modifiers::ALT, Key::ArrowLeft);
    window.until("the arrest on the timeline", |window| window.shows("In order of time"));
    window.tab_to("New interview");
    window.press(Key::Enter);
    window.until("the form", |window| window.shows("Interviewer (code)"));
    window.tab_to("Interviewer (code)");
    window.type_text("K3");
    window.wait(30.0);
    window.until("the interview is saved", |window| window.shows("Saved"));
    window.press_with(Modifiers::COMMAND, Key::L);
    drop(window);
    let page = read(&path).case_page(&case, Language::En).unwrap();
    let filed: Vec<_> = page.linked.iter().map(|one| (one.kind.as_str(), one.records)).collect();
    assert_eq!(filed, [("interview", 1), ("arrest", 1)]);
}

#[test]
fn a_number_of_linked_records_leads_to_their_list_within_the_case() {
    let folder = tempfile::tempdir().unwrap();
    let mut vault = Vault::with_story(folder.path());
    vault.add("interview", &[("interviewer_code", "elsewhere")]);
    let mut window = vault.page(Choices::default(), WIDE);
    window.tab_to("Interviews, 2");
    window.press(Key::Enter);
    window.until("the list", |window| window.shows("2 of 3"));
    window.until("the case", |window| window.shows("Leave the case KD-0032"));
}

#[test]
fn whoever_is_not_named_yet_can_be_named_from_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let mut vault = Vault::new(folder.path());
    let case = vault.case.to_string();
    vault.add("case_person", &[("parent", &*case), ("roles", "lawyer")]);
    let mut window = vault.page(Choices::default(), WIDE);
    window.tab_to("No person named yet, Lawyer");
    window.press(Key::Enter);
    window.until("the row", |window| window.shows("Roles in the case"));
}

#[test]
fn on_a_small_window_all_is_still_there() {
    for size in [Vec2::new(1024.0, 700.0), Vec2::new(700.0, 480.0)] {
        let folder = tempfile::tempdir().unwrap();
        let choices = Choices { language: Language::En, ..Choices::default() };
        let window = Vault::with_story(folder.path()).page(choices, size);
        for words in ["Stay 2 of 3, 13 January 2022", "Open record", "Next: call the lawyer"] {
            assert!(window.shows(words), "{size}: {words:?} is not in\n{}", window.words());
        }
    }
}

#[test]
fn what_has_no_date_stands_last_and_is_reached() {
    let folder = tempfile::tempdir().unwrap();
    let mut vault = Vault::new(folder.path());
    let who = vault.file("person", &[("family_name", "Байтас")]).to_string();
    vault.file("arrest", &[("person", &*who)]);
    vault.file("event", &[("title", "Protest"), ("started_on", "2022-01-04")]);
    let mut window = vault.page(Choices::default(), WIDE);
    let heard = walk(&mut window, &[Key::ArrowDown]);
    assert_eq!(heard, ["Arrest · Байтас, no date yet"]);
}
