//! A form that was read: what it would make, what of it is read otherwise than written, or
//! all that is wrong with it.

use eframe::egui::{Label, Ui};

use super::faults::{note_in_words, problem_in_words};
use crate::form::{FieldType, Form, FormRead, SheetError, SheetNote};
use crate::ui::icons;
use crate::ui::text::Text;
use crate::ui::theme::{Scale, palette, space};
use crate::ui::widgets::{Tone, card, notice};

/// Lines that show at most; all of them are told by `dala form check`.
const MOST: usize = 500;

/// A form that can be added.
pub(super) fn show(ui: &mut Ui, text: &Text, read: &FormRead) {
    let p = palette(ui);
    let Some(main) = read.forms.first() else { return };
    let fields = read.forms.iter().flat_map(Form::fields);
    let questions = fields.filter(|field| FieldType::holds_value(&field.kind)).count() as u64;
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(Scale::Heading.text(main.title.get(text.language())));
        let version = format!("{}@{}", main.id, main.version);
        ui.label(Scale::Small.text(version).color(p.text2));
        let mut parts = vec![text.count("tables-form-questions", questions)];
        let repeats = read.forms.len().saturating_sub(1) as u64;
        if repeats > 0 {
            parts.push(text.count("tables-form-repeats", repeats));
        }
        ui.label(Scale::Body.text(parts.join(" · ")));
        ui.label(Scale::Body.text(text.say("tables-form-more")).color(p.text2));
    });
    if read.notes.is_empty() {
        return;
    }
    ui.add_space(space::S);
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(Scale::Heading.text(text.say("tables-form-notes")));
        let line = |note: &SheetNote| {
            at(text, (note.sheet, note.row, &note.column), &note_in_words(text, &note.note))
        };
        lines(ui, text, read.notes.iter().map(line), read.notes.len());
    });
}

/// All that is wrong with a form.
pub(super) fn faults(ui: &mut Ui, text: &Text, errors: &[SheetError]) {
    let what = text.count("tables-form-faults", errors.len() as u64);
    notice(ui, Tone::Refused, icons::WARNING, &what, &text.say("tables-form-faults-more"));
    ui.add_space(space::S);
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        let line = |error: &SheetError| {
            at(
                text,
                (error.sheet, error.row, &error.column),
                &problem_in_words(text, &error.problem),
            )
        };
        lines(ui, text, errors.iter().map(line), errors.len());
    });
}

/// A remark with its place in the workbook.
fn at(text: &Text, (sheet, row, column): (&str, usize, &str), why: &str) -> String {
    // What is wrong with a whole row or sheet.
    let all = text.say("tables-all-columns");
    let column = if column == "all" { all.as_str() } else { column };
    let args = [
        ("sheet", sheet.into()),
        ("row", text.number(row as u64).into()),
        ("column", column.into()),
        ("why", why.into()),
    ];
    text.with("tables-at-sheet", &args)
}

fn lines(ui: &mut Ui, text: &Text, all: impl Iterator<Item = String>, count: usize) {
    for line in all.take(MOST) {
        ui.add(Label::new(Scale::Body.text(line)).wrap());
    }
    if count > MOST {
        let more = text.count("tables-more-lines", (count - MOST) as u64);
        ui.label(Scale::Small.text(more).color(palette(ui).text2));
    }
}
