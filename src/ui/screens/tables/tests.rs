//! Tables and forms by keyboard, on real vaults and real files.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers};

use crate::casework::{Casework, Surroundings, write_form};
use crate::form::builtin_form;
use crate::record::Language;
use crate::ui::shell::Choices;
use crate::ui::testing::{PASSPHRASE, Window};

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

const LIST: &str = "Фамилия;Аты;Пол;Дата рождения;Задержан;Ескерту
Байтас;Нұрлан;мужской;1991;05.01.2022;1
Қоскелді;Айгүл;женский;3/4/88;январь 2022;2
Сериков;Ерлан;мужской;1979;31.02.2022;3
";

fn vault(folder: &Path) -> PathBuf {
    let path = folder.join("ours.dala");
    let unlock = Casework::passphrase(PASSPHRASE);
    let mut work = Casework::create(&path, unlock, "Ular", Surroundings::system()).unwrap();
    let code = work.read_answer("case", "case_code", "K-1").unwrap();
    work.add(&"case".parse().unwrap(), None, None, [code].into()).unwrap();
    path
}

fn put(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    std::fs::File::create(&path).unwrap().write_all(bytes).unwrap();
    path
}

/// The workbook of a form with these questions.
fn survey(path: &Path, questions: &[[&str; 3]]) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("survey").unwrap();
    let head = [["type", "name", "label"]];
    for (row, cells) in (0..).zip(head.iter().chain(questions)) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, *cell).unwrap();
        }
    }
    book.save(path).unwrap();
}

/// The screen with a file in hand.
fn look(path: &Path, file: &Path) -> Window {
    let mut window = Window::open(path, Choices::default());
    window.press_with(CTRL_SHIFT, Key::T);
    window.until("the screen", |window| window.shows("Drop a table or a form here"));
    window.will_choose(&[file]);
    window.tab_to("Choose a file…");
    window.press(Key::Enter);
    window.until("it is looked at", |window| window.shows("Not now"));
    window
}

/// Chooses in a line what is typed.
fn pick(window: &mut Window, name: &str, typed: &str) {
    window.tab_to(name);
    window.press_with(Modifiers::COMMAND, Key::A);
    window.type_text(typed);
    window.press(Key::Enter);
}

/// Whether what was told is what would be done, and nothing is looked at any more.
fn can_take_in(window: &Window, button: &str) -> bool {
    window.shows(button) && window.shows("The file stays as it is")
}

fn titles(path: &Path, kind: &str) -> Vec<String> {
    let work =
        Casework::open(path, Casework::passphrase(PASSPHRASE), Surroundings::system()).unwrap();
    let rows = work.list(&kind.parse().unwrap()).unwrap();
    rows.into_iter().map(|row| row.title).collect()
}

#[test]
fn a_list_of_ones_own_is_matched_told_and_taken_in_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path());
    let file = put(folder.path(), "list.csv", LIST.as_bytes());
    let mut window = look(&path, &file);
    window.until("what it would bring", |window| window.shows("What taking it in would bring"));
    assert!(window.shows("list.csv") && window.shows("3 rows"), "{}", window.words());
    // The rest that is not called as its field is: said by hand.
    pick(&mut window, "And also of", "arrest");
    window.until("of arrests too", |window| window.shows("No longer: Arrest"));
    pick(&mut window, "Answers “Задержан”", "arrested_on");
    pick(&mut window, "Answers “Аты”", "given_name");
    window.until("a date that is none", |window| {
        window.shows("1 row will not go in") && window.shows("Arrests: 2")
    });
    assert!(window.shows("Row 4, Задержан"), "{}", window.words());
    assert!(window.shows("Ескерту") && window.shows("Columns that are left out"));
    window.press_with(Modifiers::COMMAND, Key::Enter);
    window.run();
    assert!(!window.shows("Another file"), "not while a row is faulty");
    window.tab_to("Leave these rows out");
    window.press(Key::Space);
    pick(&mut window, "File all under this case", "k-1");
    window.until("it can be taken in", |window| can_take_in(window, "Take in 4 records"));
    window.press_with(Modifiers::COMMAND, Key::Enter);
    window.until("it is taken in", |window| window.shows("Another file"));
    assert!(window.shows("People: 2") && window.shows("left out: 1 row"), "{}", window.words());
    window.tab_to("Show: People");
    window.press(Key::Enter);
    window.until("they are there", |window| window.shows("Байтас Нұрлан"));
    drop(window);
    assert_eq!(titles(&path, "arrest").len(), 2);
    // The same file brings nothing the second time.
    let mut window = look(&path, &file);
    pick(&mut window, "And also of", "arrest");
    pick(&mut window, "Answers “Задержан”", "arrested_on");
    pick(&mut window, "Answers “Аты”", "given_name");
    window.until("all is here", |window| window.shows("4 records are here already"));
    assert!(window.shows("Nothing new"));
    drop(window);
    assert_eq!(titles(&path, "person").len(), 2);
}

#[test]
fn a_form_of_ones_own_is_read_and_added_and_its_answers_come_by_table() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path());
    let form = folder.path().join("anketa.xlsx");
    survey(&form, &[["text", "who", "Кто"], ["integer", "age", "Возраст"]]);
    let mut window = look(&path, &form);
    window.until("the form", |window| window.shows("2 questions"));
    window.press_with(Modifiers::COMMAND, Key::Enter);
    window.until("it is added", |window| window.shows("The form is added"));
    let answers = put(folder.path(), "answers.csv", "who,age\nАйгүл,31\nЕрлан,сорок\n".as_bytes());
    window.drop_files(&[&answers]);
    window.until("its answers are known", |window| {
        window.shows("anketa: 1") && window.shows("Row 3, age: this is no number")
    });
    window.tab_to("Leave these rows out");
    window.press(Key::Space);
    window.until("one can be taken in", |window| can_take_in(window, "Take in 1 record"));
    window.press_with(Modifiers::COMMAND, Key::Enter);
    window.until("it is taken in", |window| window.shows("Another file"));
    drop(window);
    assert_eq!(titles(&path, "anketa").len(), 1);
}

#[test]
fn what_is_wrong_with_a_form_is_told_line_by_line_and_nothing_is_added() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path());
    let file = folder.path().join("faulty.xlsx");
    survey(&file, &[["text", "a", "A"], ["no_such", "b", "B"]]);
    let mut window = look(&path, &file);
    window.until("the faults", |window| window.shows("wrong with this form"));
    assert!(window.shows("row 3"), "{}", window.words());
    window.press_with(Modifiers::COMMAND, Key::Enter);
    window.press(Key::Escape);
    window.until("it is put away", |window| window.shows("Drop a table or a form here"));
}

#[test]
fn what_is_no_table_is_refused_by_name_in_each_language() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path());
    let file = put(folder.path(), "noise.csv", &[0, 255, 3, 0, 254, 0, 0, 1, 2]);
    for (language, words) in
        [(Language::En, "Not now"), (Language::Ru, "Не сейчас"), (Language::Kk, "Қазір емес")]
    {
        let mut window = Window::open(&path, Choices { language, ..Choices::default() });
        window.drop_files(&[&file]);
        window.until("it is refused", |window| window.shows(words) && window.shows("noise.csv"));
        window.press(Key::Escape);
        window.until("it is put away", |window| !window.shows("noise.csv"));
    }
}

#[test]
fn records_are_written_as_a_table_that_comes_back_as_what_is_here() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path());
    let out = folder.path().join("cases.xlsx");
    let mut window = Window::open(&path, Choices::default());
    window.press_with(CTRL_SHIFT, Key::T);
    pick(&mut window, "Which records", "cases");
    window.will_choose(&[&out]);
    window.tab_to("Save as…");
    window.press(Key::Enter);
    window.until("it is written", |window| window.shows("1 row is written"));
    assert!(out.exists());
    // A file that is there is never written over.
    window.will_choose(&[&out]);
    window.tab_to("Save as…");
    window.press(Key::Enter);
    window.until("it is refused", |window| window.shows("Choose another name"));
    window.drop_files(&[&out]);
    window.until("all of it is here", |window| window.shows("1 record is here already"));
    let builtin = folder.path().join("case-form.xlsx");
    write_form(&[builtin_form("case").unwrap()], &builtin).unwrap();
    window.press(Key::Escape);
    window.drop_files(&[&builtin]);
    window.until("a built-in form is no new one", |window| window.shows("case-form.xlsx"));
}
