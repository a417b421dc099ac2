//! A form of an organisation's own with 1,000 questions and 20,000 choices, in the window:
//! how long it takes until it stands open, and what a key pressed in it costs.

use std::path::Path;
use std::time::Instant;

use dala::casework::{Casework, read_form};
use eframe::egui::{Event, Key, Modifiers};
use rust_xlsxwriter::{Workbook, Worksheet};

use crate::made::create_with;
use crate::people::{Dice, word};
use crate::window::{PASSPHRASE, Window, scroll};
use crate::{Fallible, Goal};

const QUESTIONS: u32 = 1_000;
const GROUP: u32 = 50;
/// A list of places, each in one of a hundred districts; and ten other lists.
const PLACES: u32 = 10_000;
const LISTS: u32 = 10;
const OPENED: usize = 20;

struct Sheet<'a> {
    sheet: &'a mut Worksheet,
    row: u32,
}

impl Sheet<'_> {
    fn add(&mut self, cells: &[&str]) -> Fallible<()> {
        for (column, cell) in (0..).zip(cells) {
            self.sheet.write_string(self.row, column, *cell)?;
        }
        self.row += 1;
        Ok(())
    }
}

/// A question and what it hangs on, as a long questionnaire has them.
fn question(sheet: &mut Sheet<'_>, n: u32) -> Fallible<()> {
    let name = format!("q{n}");
    let label = format!("Question {n}: what happened then?");
    let before = n.saturating_sub(1);
    match n % 10 {
        0 => sheet.add(&["select_one district", &name, &label]),
        1 => {
            let filter = format!("district = ${{q{before}}}");
            sheet.add(&["select_one place", &name, &label, "", "", "", &filter])
        }
        2 => sheet.add(&[&format!("select_one list{}", n / 10 % LISTS), &name, &label]),
        3 => sheet.add(&["integer", &name, &label, &format!("${{q{before}}} = 'c7'")]),
        4 => {
            let sum = format!("coalesce(${{q{before}}}, 0) + 1");
            sheet.add(&["calculate", &name, "", "", &sum])
        }
        5 => sheet.add(&["date", &name, &label, "", "", ". <= today()"]),
        6 => sheet.add(&[&format!("select_multiple list{}", n / 10 % LISTS), &name, &label]),
        7 => sheet.add(&["text", &name, &label, &format!("count-selected(${{q{before}}}) > 0")]),
        _ => sheet.add(&["text", &name, &label]),
    }
}

fn write(path: &Path) -> Fallible<()> {
    let mut book = Workbook::new();
    let mut survey = Sheet { sheet: book.add_worksheet().set_name("survey")?, row: 0 };
    let heads = ["type", "name", "label", "relevant", "calculation", "constraint", "choice_filter"];
    survey.add(&heads)?;
    survey.add(&["text", "code", "Code"])?;
    for n in 0..QUESTIONS {
        if n % GROUP == 0 {
            let (name, label) = (format!("g{n}"), format!("Part {}", n / GROUP + 1));
            survey.add(&["begin group", &name, &label])?;
        }
        question(&mut survey, n)?;
        if n % GROUP == GROUP - 1 {
            survey.add(&["end group"])?;
        }
    }
    let mut choices = Sheet { sheet: book.add_worksheet().set_name("choices")?, row: 0 };
    choices.add(&["list_name", "name", "label", "district"])?;
    let mut dice = Dice::new(7);
    for n in 0..100 {
        choices.add(&["district", &format!("d{n}"), &word(&mut dice)])?;
    }
    for n in 0..PLACES {
        let district = format!("d{}", n % 100);
        choices.add(&["place", &format!("p{n}"), &word(&mut dice), &district])?;
    }
    for list in 0..LISTS {
        for n in 0..1_000 {
            choices.add(&[&format!("list{list}"), &format!("c{n}"), &word(&mut dice)])?;
        }
    }
    let mut settings = Sheet { sheet: book.add_worksheet().set_name("settings")?, row: 0 };
    settings.add(&["form_title", "form_id", "version"])?;
    settings.add(&["Questionnaire", "questionnaire", "1"])?;
    book.save(path)?;
    Ok(())
}

fn fill(vault: &Path, folder: &Path) -> Fallible<String> {
    let workbook = folder.join("questionnaire.xlsx");
    write(&workbook)?;
    let begin = Instant::now();
    let read = read_form(&workbook)?;
    let reading = begin.elapsed();
    let mut casework = create_with(vault, Casework::passphrase(PASSPHRASE), "NGO")?;
    casework.add_form(&read)?;
    let kind = "questionnaire".parse()?;
    for n in 0..=OPENED {
        let code = casework.read_answer("questionnaire", "code", &format!("Q-{n:03}"))?;
        casework.add(&kind, None, None, [code].into())?;
    }
    drop(casework);
    Ok(format!("its workbook is read in {:.0} ms", reading.as_secs_f64() * 1e3))
}

fn open_each(window: &mut Window) -> Fallible<Vec<f64>> {
    let code = |window: &Window| window.value("Code");
    let mut times = Vec::new();
    for _ in 0..OPENED {
        let before = code(window);
        let begin = Instant::now();
        window.key(Key::ArrowDown);
        window.until("the next record", |window| {
            let now = code(window);
            now.is_some() && now != before
        })?;
        times.push(begin.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    Ok(times)
}

/// From open question to open question by key, with a letter in each and some of the choices.
fn fill_in(window: &mut Window) {
    window.press(Modifiers::COMMAND, Key::Num3);
    for n in 0..80 {
        window.press(Modifiers::NONE, Key::F8);
        window.event(Event::Text("а".to_owned()));
        window.settle();
        if n % 4 == 0 {
            window.press(Modifiers::NONE, Key::ArrowDown);
            window.press(Modifiers::NONE, Key::Enter);
        }
    }
    scroll(window);
}

pub fn run(folder: &Path) -> Fallible<Vec<Goal>> {
    let vault = folder.join("vault.dala");
    let reading = fill(&vault, folder)?;
    let mut window = Window::open_at(&vault, "Questionnaire: ")?;
    window.click("Questionnaire: ")?;
    window.press(Modifiers::COMMAND, Key::Num2);
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.until("a record", |window| window.value("Code").is_some())?;
    let times = open_each(&mut window)?;
    let detail =
        format!("the longest of {OPENED}; half under {:.1} ms; {reading}", times[OPENED / 2]);
    let open = Goal { name: "form", measured: times[OPENED - 1], limit: 100.0, unit: "ms", detail };
    window.take();
    fill_in(&mut window);
    let (under, longest, frames) = window.take();
    let detail = format!("99 of 100 frames of {frames}; the longest {longest:.1} ms");
    Ok(vec![open, Goal { name: "form-key", measured: under, limit: 8.0, unit: "ms", detail }])
}
