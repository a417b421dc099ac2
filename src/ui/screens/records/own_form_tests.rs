//! A form of an organisation, filled in by keyboard in the window.

use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::casework::{Casework, Surroundings};
use crate::form::{Origin, Sheets, Table, forms_from_sheets};
use crate::record::{Kind, Language};
use crate::ui::shell::Choices;
use crate::ui::testing::{PASSPHRASE, Window};

const SURVEY: &str = "type,name,label::Русский (ru),label::English (en),relevant,constraint,constraint_message::English (en),calculation,default,choice_filter,required,required_message::English (en)\n\
    text,called,Как вас называть?,What shall we call you?,,,,,,,yes,Any name will do\n\
    note,hello,\"Спасибо, ${called}\",\"Thank you, ${called}\",${called} != '',,,,,\n\
    integer,age,Сколько лет ${called}?,How old is ${called}?,,. < 120,Nobody is so old,,,\n\
    text,school,В какой школе?,Which school?,${age} < 18,,,,,\n\
    select_one region,region,Область,Region,,,,,north,\n\
    select_one town,town,Город,Town,,,,,,region = ${region}\n\
    text,twice,,Twice the age,${age} != '',,,${age} * 2,,\n\
    begin repeat,mate,Сокамерник,Cellmate,,,,,,\n\
    text,who,Кто?,Who was there?,,,,,,\n\
    end repeat,,,,,,,,,\n";
const CHOICES: &str = "list_name,name,label::English (en),region\n\
    region,north,North,\nregion,south,South,\n\
    town,a,Aqsu,north\ntown,b,Burabay,south\ntown,c,Qarasu,north\n\
    town,d,Dala,north\ntown,e,Esil,north\ntown,f,Foros,north\n";

fn vault(folder: &Path) -> PathBuf {
    vault_of(folder, SURVEY, CHOICES)
}

fn vault_of(folder: &Path, survey: &str, choices: &str) -> PathBuf {
    let path = folder.join("notes.dala");
    let unlock = Casework::passphrase(PASSPHRASE);
    let mut work = Casework::create(&path, unlock, "Ular", Surroundings::system()).unwrap();
    let table = |sheet, text| Table::from_csv(sheet, text).unwrap();
    let settings = "form_title::English (en),form_title::Russian (ru),form_id,version,instance_name\n\
        School questionnaire,Школьная анкета,anketa,1,${called}\n";
    let sheets = Sheets {
        survey: table("survey", survey),
        choices: table("choices", choices),
        settings: table("settings", settings),
    };
    let read = forms_from_sheets(&sheets, Origin::Brought("anketa")).unwrap();
    work.add_form(&read).unwrap();
    path
}

fn fields(path: &Path, kind: &str) -> Vec<String> {
    let unlock = Casework::passphrase(PASSPHRASE);
    let work = Casework::open(path, unlock, Surroundings::system()).unwrap();
    let kind: Kind = kind.parse().unwrap();
    work.list(&kind).unwrap().into_iter().map(|row| row.fields.to_string()).collect()
}

#[test]
fn a_form_of_ones_own_is_filled_in_by_keyboard_as_it_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path());
    let mut window = Window::open(&path, Choices::default());
    window.go_to_section("School questionnaire: 0");
    window.until("the section", |window| window.shows("Nothing here yet: School questionnaire"));
    window.press_with(Modifiers::COMMAND, Key::N);
    window.until("the form", |window| window.shows("What shall we call you?"));
    assert!(!window.shows("Which school?") && !window.shows("Thank you"));
    assert!(window.shows("Any name will do"));
    window.tab_to("What shall we call you?");
    window.type_text("Асан");
    window.until("the words", |window| window.shows("Thank you, Асан"));
    assert!(!window.shows("Any name will do"));
    window.tab_to("How old is Асан?");
    window.type_text("150");
    window.until("the message", |window| window.shows("Nobody is so old"));
    window.press(Key::Backspace);
    window.until("what applies", |window| window.shows("Which school?"));
    window.until("what is worked out", |window| window.shows("30"));
    assert!(!window.shows("Nobody is so old"));
    // The default region leaves five towns to choose from.
    window.tab_to("Town");
    window.press(Key::ArrowDown);
    window.until("the towns", |window| window.shows("Qarasu"));
    assert!(!window.shows("Burabay"));
    window.type_text("qar");
    window.press(Key::Enter);
    // In another region there is no such town; it is not said any more.
    window.tab_to("Region: South");
    window.press(Key::Space);
    window.until("no town", |window| !window.shows("Qarasu"));
    window.tab_to("Region: North");
    window.press(Key::Space);
    window.tab_to("Town");
    window.type_text("qar");
    window.press(Key::Enter);
    window.tab_to("Add: Cellmate");
    window.press(Key::Enter);
    window.until("a row", |window| window.shows("Who was there?"));
    window.type_text("Бек");
    window.wait(30.0);
    window.until("a revision", |window| window.shows("Saved"));
    window.until("the list", |window| window.shows("School questionnaire: 1"));
    window.wait(30.0);
    drop(window);
    let told = fields(&path, "anketa").join("");
    for part in [
        r#""called":{"state":"agreed","value":{"text":"Асан"}}"#,
        r#""age":{"state":"agreed","value":{"int":15}}"#,
        r#""region":{"state":"agreed","value":{"code":"north"}}"#,
        r#""town":{"state":"agreed","value":{"code":"c"}}"#,
        r#""twice":{"state":"agreed","value":{"text":"30"}}"#,
    ] {
        assert!(told.contains(part), "{part} in {told}");
    }
    assert!(fields(&path, "anketa.mate").join("").contains(r#"{"text":"Бек"}"#));
}

#[test]
fn choices_are_put_in_an_order_by_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault_of(
        folder.path(),
        "type,name,label\nrank need,needs,What is needed most?\ntext,called,Name\n",
        "list_name,name,label\nneed,doctor,Doctor\nneed,lawyer,Lawyer\nneed,money,Money\n",
    );
    let mut window = Window::open(&path, Choices::default());
    window.go_to_section("School questionnaire: 0");
    window.press_with(Modifiers::COMMAND, Key::N);
    window.until("the form", |window| window.shows("What is needed most?"));
    for (place, words) in [("1. Money", "mon"), ("2. Doctor", "doc"), ("3. Lawyer", "law")] {
        window.tab_to("What is needed most?");
        window.type_text(words);
        window.press(Key::Enter);
        window.until("its place", |window| window.shows(place));
    }
    window.tab_to("Move up Lawyer");
    window.press(Key::Enter);
    window.until("another order", |window| window.shows("2. Lawyer"));
    window.wait(30.0);
    window.until("a revision", |window| window.shows("Saved"));
    drop(window);
    let told = fields(&path, "anketa").join("");
    assert!(told.contains(r#"{"text":"money lawyer doctor"}"#), "{told}");
}

#[test]
fn a_form_of_ones_own_speaks_the_language_of_the_window_as_far_as_it_does() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path());
    let choices = Choices { language: Language::Ru, ..Choices::default() };
    let mut window = Window::open(&path, choices);
    window.go_to_section("Школьная анкета: 0");
    window.press_with(Modifiers::COMMAND, Key::N);
    window.until("the form", |window| window.shows("Как вас называть?"));
    assert!(window.shows("Город"));
}

#[test]
fn pictures_beside_labels_and_choices_show_and_a_click_on_one_chooses() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.dala");
    let unlock = Casework::passphrase(PASSPHRASE);
    let mut work = Casework::create(&path, unlock, "Ular", Surroundings::system()).unwrap();
    let table = |sheet, text| Table::from_csv(sheet, text).unwrap();
    let sheets = Sheets {
        survey: table(
            "survey",
            "type,name,label,media::image\nselect_one thing,with,With what?,things.jpg\n",
        ),
        choices: table(
            "choices",
            "list_name,name,label,media::image\n\
             thing,iron,Iron,iron.png\nthing,belt,Belt,belt.png\nthing,other,Other,gone.png\n",
        ),
        settings: table("settings", "form_title,form_id,version\nThings,things,1\n"),
    };
    let mut read = forms_from_sheets(&sheets, Origin::Brought("things")).unwrap();
    read.take_in_pictures(&mut |name| {
        let mut png = std::io::Cursor::new(Vec::new());
        let picture = image::RgbImage::from_pixel(90, 60, image::Rgb([120, 60, 20]));
        picture.write_to(&mut png, image::ImageFormat::Png).unwrap();
        (!name.starts_with("gone"))
            .then(|| crate::media::thumbnail(png.get_ref(), 480).unwrap().jpeg)
    });
    work.add_form(&read).unwrap();
    drop(work);
    let mut window = Window::open(&path, Choices::default());
    window.go_to_section("Things: 0");
    window.press_with(Modifiers::COMMAND, Key::N);
    window.until("the form", |window| window.shows("With what?: Iron"));
    let pictures = |window: &Window| {
        let images = window.harness.query_all_by_role(Role::Image);
        images.filter_map(|node| node.accesskit_node().label()).collect::<Vec<_>>()
    };
    assert_eq!(pictures(&window), ["With what?", "Iron", "Belt"]);
    for is_chosen in [true, false, true] {
        window.harness.get_by_role_and_label(Role::Image, "Belt").click();
        window.run();
        assert_eq!(window.chosen("With what?: Belt"), Some(is_chosen));
    }
    window.wait(30.0);
    window.until("a revision", |window| window.shows("Saved"));
    drop(window);
    assert!(fields(&path, "things").join("").contains(r#"{"code":"belt"}"#));
}
