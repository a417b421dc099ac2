//! The guided interview, by keyboard, on real vaults.

use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers};

use crate::casework::{Casework, Surroundings};
use crate::record::{Kind, Language, RecordId};
use crate::ui::shell::Choices;
use crate::ui::testing::{PASSPHRASE, Window};

fn read(path: &Path) -> Casework {
    Casework::open(path, Casework::passphrase(PASSPHRASE), Surroundings::system()).unwrap()
}

fn add(work: &mut Casework, kind: &str, fields: &[(&str, &str)]) -> RecordId {
    let read = |(field, typed): &(&str, &str)| work.read_answer(kind, field, typed).unwrap();
    let fields = fields.iter().map(read).collect();
    work.add(&kind.parse().unwrap(), None, None, fields).unwrap().0
}

/// A vault with an interview of one person, whose consent is decided if `agreed`.
fn vault(folder: &Path, agreed: bool) -> PathBuf {
    let path = folder.join("notes.dala");
    let unlock = Casework::passphrase(PASSPHRASE);
    let mut work = Casework::create(&path, unlock, "Ular", Surroundings::system()).unwrap();
    let person = add(&mut work, "person", &[("family_name", "Байтас"), ("given_name", "Зейнеп")])
        .to_string();
    let interview = add(
        &mut work,
        "interview",
        &[("interviewee", &person), ("started_at", "2022-02-03T10:00:00+06:00")],
    );
    let interview = interview.to_string();
    if agreed {
        let consent = add(&mut work, "consent", &[("person", &person), ("interview", &interview)])
            .to_string();
        for scope in ["record", "store"] {
            add(
                &mut work,
                "consent_grant",
                &[("parent", &consent), ("scope", scope), ("decision", "granted")],
            );
        }
    }
    path
}

fn lead(path: &Path, language: Language, words: (&str, &str)) -> Window {
    let mut window = Window::open(path, Choices { language, ..Choices::default() });
    window.go_to_section(words.0);
    window.press_with(Modifiers::COMMAND, Key::Num2);
    window.press(Key::ArrowDown);
    window.until("the editor", |window| window.shows(words.1));
    window.tab_to(words.1);
    window.press(Key::Enter);
    window
}

/// The interview at its first step, in English.
fn led(path: &Path) -> Window {
    let mut window = lead(path, Language::En, ("Interviews: 1", "Lead step by step"));
    window.until("the first step", |window| window.shows("Who else is in the room or can hear?"));
    window
}

fn fields(path: &Path, kind: &str) -> String {
    let kind: Kind = kind.parse().unwrap();
    let rows = read(path).list(&kind).unwrap();
    rows.into_iter().map(|row| row.fields.to_string()).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_account_stays_closed_until_recording_and_storing_are_agreed_to() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path(), false);
    let mut window = led(&path);
    for _ in 0..2 {
        window.press_with(Modifiers::COMMAND, Key::Enter);
    }
    window.until("consent", |window| window.shows("Record my account: Agreed"));
    // Nothing is chosen beforehand.
    assert!(!window.shows("With my name"));
    window.tab_to("Record my account: Agreed");
    window.press(Key::Space);
    window.until("who may be named", |window| window.shows("How the person may be named"));
    window.tab_to("Store it in the protected database: Agreed");
    window.press(Key::Space);
    window.tab_to("Publish: Refused");
    window.press(Key::Space);
    for _ in 0..2 {
        window.press_with(Modifiers::COMMAND, Key::Enter);
    }
    window.until("the account", |window| window.shows("in your own way, what happened"));
    window.tab_to("Free account");
    window.type_text("Меня остановили вечером");
    window.wait(30.0);
    window.until("a revision", |window| window.shows("Saved"));
    window.wait(5.0);
    drop(window);
    let grants = fields(&path, "consent_grant");
    for scope in ["record", "store", "publish"] {
        assert!(grants.contains(&format!(r#"{{"code":"{scope}"}}"#)), "{scope} {grants}");
    }
    assert!(grants.contains(r#"{"code":"refused"}"#));
    assert!(fields(&path, "interview").contains("Меня остановили вечером"));
    assert!(fields(&path, "consent").contains(r#""interview""#));
}

#[test]
fn without_consent_the_steps_that_record_say_why_they_are_closed() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path(), false);
    let mut window = led(&path);
    window.tab_to("Ill-treatment, closed");
    window.press(Key::Enter);
    window.until("why", |window| window.shows("The account is not recorded yet."));
    assert!(!window.shows("Please tell me what was done to you"));
    window.tab_to("To consent");
    window.press(Key::Enter);
    window.until("consent", |window| window.shows("Record my account: Agreed"));
}

#[test]
fn what_was_agreed_to_shows_at_once_so_that_nobody_takes_it_back_unknowing() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path(), true);
    let mut window = led(&path);
    window.tab_to_part("Consent, ");
    let busy = window.busy();
    window.press(Key::Enter);
    let agreed = "Record my account: Agreed";
    assert_eq!(window.chosen(agreed), Some(true), "while its record is still being read");
    // What is decided before it is read is said once it is.
    window.tab_to("Record my account: Refused");
    window.press(Key::Space);
    let refused = |window: &Window| {
        window.chosen("Record my account: Refused") == Some(true)
            && window.chosen(agreed) == Some(false)
    };
    assert!(refused(&window));
    drop(busy);
    window.until("its record", |window| window.shows("Typing…"));
    window.wait(30.0);
    window.until("a revision", |window| window.shows("Saved"));
    assert!(refused(&window));
    drop(window);
    assert!(fields(&path, "consent_grant").contains(r#"{"code":"refused"}"#));
}

#[test]
fn what_is_decided_is_kept_though_one_leaves_before_its_record_was_read() {
    for is_agreed in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        let path = vault(folder.path(), is_agreed);
        let mut window = led(&path);
        window.tab_to_part("Consent, ");
        let busy = window.busy();
        window.press(Key::Enter);
        window.tab_to("Publish: Refused");
        window.press(Key::Space);
        assert_eq!(window.chosen("Publish: Refused"), Some(true));
        window.tab_to("Back to the record");
        window.press(Key::Enter);
        drop(busy);
        window.until("the record", |window| window.shows("Lead step by step"));
        window.press_with(Modifiers::COMMAND, Key::L);
        drop(window);
        let grants = fields(&path, "consent_grant");
        assert!(grants.contains(r#"{"code":"publish"}"#), "{is_agreed} {grants}");
        assert!(grants.contains(r#"{"code":"refused"}"#), "{is_agreed} {grants}");
    }
}

#[test]
fn a_mark_stays_though_nothing_else_is_said_of_it_and_can_be_removed() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path(), true);
    let mut window = led(&path);
    window.tab_to_part("Ill-treatment, ");
    window.press(Key::Enter);
    window.until("the drawing", |window| window.shows("Nothing marked"));
    window.tab_to_part("Whole body, front");
    window.press(Key::Enter);
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    window.until("the second mark", |window| window.shows("Remove mark 2"));
    window.tab_to("Remove mark 2");
    window.press(Key::Enter);
    window.until("it is removed", |window| window.shows("The mark was removed."));
    window.until("one is left", |window| !window.shows("Mark 2"));
    assert!(window.shows("Mark 1"));
    // Taken back, it is there again; then it goes for good.
    window.press_with(Modifiers::COMMAND | Modifiers::ALT, Key::Z);
    window.until("it is there again", |window| window.shows("Mark 2"));
    window.tab_to_part("Mark 2");
    window.press(Key::Enter);
    window.tab_to("Remove mark 2");
    window.press(Key::Enter);
    window.until("one is left", |window| !window.shows("Mark 2"));
    window.press_with(Modifiers::COMMAND, Key::L);
    drop(window);
    let work = read(&path);
    let marks = work.list(&"injury".parse().unwrap()).unwrap();
    let [mark] = marks.as_slice() else { panic!("{}", marks.len()) };
    let said = mark.fields.to_string();
    assert!(said.contains(r#""region""#) && said.contains(r#""x""#), "{said}");
}

#[test]
fn a_witness_says_to_whom_it_happened() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path(), true);
    let mut window = led(&path);
    window.tab_to_part("As a witness, ");
    window.press(Key::Enter);
    window.until("the question", |window| window.shows("What did you see or hear yourself?"));
    window.until("whom", |window| window.shows("Person to whom it was done"));
    window.tab_to("What was done, in the person’s own words");
    window.type_text("A man was beaten at the gate");
    window.until("it is typed", |window| window.shows("Typing…"));
    window.wait(30.0);
    window.until("a revision", |window| window.shows("Saved"));
    drop(window);
    let act = fields(&path, "act");
    assert!(act.contains("beaten at the gate") && !act.contains(r#""victim""#), "{act}");
}

#[test]
fn photos_of_injuries_wait_where_there_are_signs_of_pressure() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path(), true);
    let mut work = read(&path);
    let consent = work.list(&"consent".parse().unwrap()).unwrap()[0].id;
    let parent = consent.to_string();
    let told = [("parent", parent.as_str()), ("scope", "photograph"), ("decision", "granted")];
    add(&mut work, "consent_grant", &told);
    let person = work.list(&"person".parse().unwrap()).unwrap()[0].id.to_string();
    add(&mut work, "injury", &[("person", &person), ("injury_type", "bruise")]);
    let pressed = work.read_answer("consent", "pressure_doubt", "yes").unwrap();
    drop(work);
    for is_pressed in [false, true] {
        if is_pressed {
            read(&path).edit(consent, None, [pressed.clone()].into()).unwrap();
        }
        let mut window = led(&path);
        window.tab_to_part("Ill-treatment, ");
        window.press(Key::Enter);
        window.until("the mark", |window| window.shows("Mark 1: Bruise"));
        window.tab_to_part("Mark 1: Bruise");
        window.press(Key::Enter);
        window.until("its fields", |window| window.shows("Photo with and without a scale"));
        assert_eq!(window.shows("only once that is agreed to"), is_pressed);
    }
}

#[test]
fn an_arrest_and_a_mark_on_the_body_are_told_by_the_interview() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path(), true);
    let mut window = lead(&path, Language::Ru, ("Интервью: 1", "Вести по шагам"));
    window.until("the first step", |window| window.shows("Кто ещё в комнате или может слышать?"));
    for _ in 0..5 {
        window.press_with(Modifiers::COMMAND, Key::Enter);
    }
    window.until("the arrest", |window| window.shows("Что произошло, когда вас задержали?"));
    window.until("its field", |window| window.shows("Обстоятельства"));
    window.tab_to("Обстоятельства");
    window.type_text("Схватили на улице");
    window.press_with(Modifiers::COMMAND, Key::Enter);
    window.until("the drawing", |window| window.shows("Ничего не отмечено"));
    window.tab_to_part("Тело спереди");
    // From the head down, and over to the person's left.
    for key in [Key::ArrowDown, Key::ArrowDown, Key::ArrowDown, Key::ArrowRight] {
        window.press(key);
    }
    window.press(Key::Enter);
    window.until("a mark", |window| window.shows("Отметка 1"));
    window.until("its fields", |window| window.shows("Вид травмы"));
    window.tab_to("Вид травмы");
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    window.wait(30.0);
    window.until("a revision", |window| window.shows("Сохранено"));
    window.wait(30.0);
    drop(window);
    let (arrest, injury) = (fields(&path, "arrest"), fields(&path, "injury"));
    assert!(arrest.contains("Схватили на улице") && arrest.contains(r#""person""#), "{arrest}");
    for part in [
        r#"{"code":"front"}"#,
        r#"{"code":"left"}"#,
        r#""x":"#,
        r#""diagram_version""#,
        r#""person""#,
    ] {
        assert!(injury.contains(part), "{part} {injury}");
    }
    let work = read(&path);
    let interview = work.list(&"interview".parse().unwrap()).unwrap()[0].id;
    for kind in ["arrest", "injury"] {
        let row = &work.list(&kind.parse().unwrap()).unwrap()[0];
        let page = work.page(&row.id).unwrap();
        let told = page.statements.values().flatten();
        assert!(told.clone().count() > 0);
        assert!(
            told.clone().all(|one| one.source == crate::history::Source::Known(interview)),
            "{kind}"
        );
    }
}

#[test]
fn photos_are_taken_in_where_the_mark_asks_for_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path(), true);
    let mut window = led(&path);
    window.tab_to_part("Ill-treatment, ");
    window.press(Key::Enter);
    window.until("the drawing", |window| window.shows("Nothing marked"));
    window.tab_to_part("Whole body, front");
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    window.until("its fields", |window| window.shows("Kind of injury"));
    // Nobody has agreed to that yet.
    let ways = |window: &Window| window.words().matches("Add files…").count();
    let without = ways(&window);
    assert!(window.shows("only once that is agreed to"));
    window.tab_to("To consent");
    window.press(Key::Enter);
    window.until("consent", |window| window.shows("Take photographs of injuries: Agreed"));
    window.tab_to("Take photographs of injuries: Agreed");
    window.press(Key::Space);
    window.tab_to_part("Ill-treatment, ");
    window.press(Key::Enter);
    window.until("the way for files", |window| ways(window) > without);
    let photos = ["near.png", "far.png"].map(|name| folder.path().join(name));
    for (photo, size) in photos.iter().zip([8, 9]) {
        image::RgbImage::new(size, size).save(photo).unwrap();
    }
    let missing = folder.path().join("gone.png");
    window.will_choose(&[&photos[0], &missing]);
    window.tab_to("Add files…");
    window.press(Key::Enter);
    window.until("why not", |window| window.shows("File 2 of 2 is not there."));
    assert!(!window.shows("Take out File"), "all of them or none");
    window.will_choose(&[&photos[0], &photos[1]]);
    window.tab_to("Add files…");
    window.press(Key::Enter);
    let is_named = |window: &Window| window.words().matches("Take out File").count() == 2;
    window.until("the photos", is_named);
    window.wait(30.0);
    window.until("a revision", |window| window.shows("Saved"));
    drop(window);
    let injury = fields(&path, "injury");
    let work = read(&path);
    let files = work.list(&"attachment".parse().unwrap()).unwrap();
    assert_eq!(files.len(), 2);
    assert!(files.iter().all(|file| injury.contains(&file.id.to_string())), "{injury}");
}

#[test]
fn a_consent_that_was_withdrawn_opens_nothing_whichever_interview_it_was_given_in() {
    for is_own in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        let path = vault(folder.path(), is_own);
        let mut work = read(&path);
        let person = work.list(&"person".parse().unwrap()).unwrap()[0].id.to_string();
        let consent = if is_own {
            work.list(&"consent".parse().unwrap()).unwrap()[0].id
        } else {
            let consent = add(&mut work, "consent", &[("person", &person)]);
            for scope in ["record", "store"] {
                let parent = consent.to_string();
                let told = [("parent", parent.as_str()), ("scope", scope), ("decision", "granted")];
                add(&mut work, "consent_grant", &told);
            }
            consent
        };
        let said = "2022-03-01T10:00:00+06:00";
        let withdrawn = work.read_answer("consent", "withdrawn_at", said).unwrap();
        work.edit(consent, None, [withdrawn].into()).unwrap();
        drop(work);
        let mut window = led(&path);
        window.tab_to("Ill-treatment, closed");
        window.press(Key::Enter);
        window.until("why", |window| window.shows("Consent was withdrawn."));
    }
}

#[test]
fn a_witness_hands_in_photos() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path(), true);
    let mut window = led(&path);
    window.tab_to_part("As a witness, ");
    window.press(Key::Enter);
    window.until("the question", |window| window.shows("Do you have photos or videos?"));
    let photo = folder.path().join("square.png");
    image::RgbImage::new(8, 8).save(&photo).unwrap();
    window.will_choose(&[&photo]);
    window.tab_to("Add files…");
    window.press(Key::Enter);
    window.until("what is asked of it", |window| window.shows("Captured on"));
    window.tab_to("Device");
    window.type_text("telephone");
    window.wait(30.0);
    window.until("a revision", |window| window.shows("Saved"));
    drop(window);
    let work = read(&path);
    let interview = work.list(&"interview".parse().unwrap()).unwrap()[0].id.to_string();
    let files = work.list(&"attachment".parse().unwrap()).unwrap();
    let [file] = files.as_slice() else { panic!("{}", files.len()) };
    let told = file.fields.to_string();
    assert!(told.contains("telephone") && told.contains(&interview), "{told}");
}

#[test]
fn urgent_risk_opens_the_account_once_the_interview_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path(), false);
    let mut window = led(&path);
    window.tab_to("Ill-treatment, closed");
    window.press(Key::Enter);
    window.until("why", |window| window.shows("Is a life or health in danger now?"));
    assert!(!window.shows("Please tell me what was done to you"));
    window.tab_to("Security note");
    window.type_text("He is bleeding");
    window.tab_to("Go on without consent");
    window.press(Key::Enter);
    window.until("the account", |window| window.shows("Please tell me what was done to you"));
    window.wait(30.0);
    window.until("a revision", |window| window.shows("Saved"));
    drop(window);
    assert!(fields(&path, "interview").contains("He is bleeding"));
    let work = read(&path);
    let interview = work.list(&"interview".parse().unwrap()).unwrap()[0].id;
    let log = work.log(100).unwrap();
    let noted: Vec<_> = log.iter().filter(|one| one.action == "go on without consent").collect();
    assert_eq!(noted.len(), 1);
    assert_eq!(noted[0].record, Some(interview));
    // It is told after what says why.
    assert!(log.iter().any(|one| one.record == Some(interview) && one.seq < noted[0].seq));
}

#[test]
fn talking_again_asks_anew_what_was_agreed_to_and_a_new_decision_names_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path(), false);
    let mut work = read(&path);
    let person = work.list(&"person".parse().unwrap()).unwrap()[0].id.to_string();
    let consent = add(&mut work, "consent", &[("person", &person)]).to_string();
    for scope in ["record", "store"] {
        let told = [("parent", consent.as_str()), ("scope", scope), ("decision", "granted")];
        add(&mut work, "consent_grant", &told);
    }
    drop(work);
    let mut window = led(&path);
    // What was agreed to the last time opens the account until something else is said.
    window.tab_to_part("Since the last time, ");
    window.press(Key::Enter);
    window.until("what was said", |window| window.shows("Last time: Agreed"));
    window.tab_to("Store it in the protected database: Withdrawn");
    window.press(Key::Space);
    window.until("it closes", |window| window.shows("Consent was withdrawn."));
    window.until("it is said", |window| window.shows("Typing…"));
    window.wait(30.0);
    window.until("a revision", |window| window.shows("Saved"));
    drop(window);
    let work = read(&path);
    let grants = work.list(&"consent_grant".parse().unwrap()).unwrap();
    let told = |code: &str| {
        let code = format!(r#"{{"code":"{code}"}}"#);
        let of = grants.iter().filter(|row| row.fields.to_string().contains(&code));
        of.map(|row| (row.id, row.fields.to_string())).collect::<Vec<_>>()
    };
    let (store, withdrawn) = (told("store"), told("withdrawn"));
    let [(new, said)] = withdrawn.as_slice() else { panic!("{withdrawn:?}") };
    assert_eq!(store.len(), 2, "the decision before stays");
    let old = store.iter().map(|(id, _)| id).find(|id| *id != new).unwrap();
    assert!(said.contains("replaces") && said.contains(&old.to_string()), "{said}");
}

#[test]
fn a_sentence_is_asked_for_once_there_is_a_conviction_and_a_reason_where_nobody_complained() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path(), true);
    let mut work = read(&path);
    let person = work.list(&"person".parse().unwrap()).unwrap()[0].id.to_string();
    let case = add(&mut work, "case", &[("title", "Notes")]).to_string();
    let interview = work.list(&"interview".parse().unwrap()).unwrap()[0].id;
    let filed = work.read_answer("interview", "cases", &case).unwrap();
    work.edit(interview, None, [filed].into()).unwrap();
    add(&mut work, "proceeding", &[("persons", &person), ("side", "against_person")]);
    drop(work);
    let mut window = led(&path);
    window.tab_to_part("Cases and courts, ");
    window.press(Key::Enter);
    window.until("the charges", |window| window.shows("Which articles and parts"));
    assert!(!window.shows("What was the sentence?"));
    assert!(window.shows("Why was no complaint made?"));
    // It is put where the case is one against the person.
    assert!(window.shows("What was said there of how you were treated?"));
    window.tab_to("Outcome");
    window.type_text("Convicted");
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    window.until("the sentence", |window| window.shows("What was the sentence?"));
    window.tab_to("Against the person, or about the violation");
    window.press_with(Modifiers::COMMAND, Key::A);
    window.type_text("about the violation");
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    window.until("what applies", |window| {
        !window.shows("What was said there of how you were treated?")
            && !window.shows("Why was no complaint made?")
    });
    let add_row = "Add: Sentence";
    window.until("its rows", |window| window.shows(add_row));
    window.tab_to(add_row);
    window.press(Key::Enter);
    window.until("a row", |window| window.shows("Months"));
    window.tab_to("Months");
    window.type_text("18");
    window.wait(30.0);
    window.until("a revision", |window| window.shows("Saved"));
    window.wait(30.0);
    drop(window);
    assert!(fields(&path, "sentence").contains("18"));
}

#[test]
fn a_rest_hides_the_account_and_keeps_what_was_typed() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path(), true);
    let mut window = led(&path);
    window.tab_to("Was the talk private?: No");
    window.press(Key::Space);
    window.until("a warning", |window| window.shows("Others may hear, or officials are near"));
    window.press(Key::F6);
    window.until("a rest", |window| window.shows("Pause. All is kept."));
    assert!(!window.shows("Who else is in the room or can hear?"));
    window.press(Key::F6);
    window.until("it goes on", |window| window.shows("Who else is in the room or can hear?"));
    window.press(Key::F6);
    window.tab_to("Stop here");
    window.press(Key::Enter);
    window.until("the end", |window| window.shows("Which help would you like?"));
    drop(window);
    assert!(fields(&path, "interview").contains(r#""private""#));
}

#[test]
fn sexual_violence_is_asked_about_only_where_nobody_else_can_hear() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path(), true);
    let mut window = led(&path);
    let to_ill_treatment = |window: &mut Window| {
        window.tab_to_part("Ill-treatment, ");
        window.press(Key::Enter);
        window.until("the acts", |window| window.shows("What happened to your body then?"));
    };
    to_ill_treatment(&mut window);
    assert!(!window.shows("things that are hard to say"), "privacy is not said");
    assert!(!window.shows("Drawing: Perineum (only in private)"));
    let say_private = |window: &mut Window, answer: &str| {
        window.tab_to_part("Before you begin, ");
        window.press(Key::Enter);
        window.until("the first step", |window| window.shows("Was the talk private?"));
        window.tab_to(answer);
        window.press(Key::Space);
        to_ill_treatment(window);
    };
    say_private(&mut window, "Was the talk private?: Yes");
    window.until("the question", |window| window.shows("things that are hard to say"));
    let restricted = "Drawing: Perineum (only in private)";
    window.tab_to(restricted);
    window.press(Key::Space);
    assert!(window.shows("Perineum (restricted)"));
    // Somebody comes in: that drawing goes, and another is there instead.
    say_private(&mut window, "Was the talk private?: No");
    assert!(!window.shows("things that are hard to say") && !window.shows(restricted));
    assert!(window.shows("Foot, sole"));
}
