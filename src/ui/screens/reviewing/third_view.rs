//! How a value of one's own is written: a line or block with what was understood below it,
//! or a list of codes or records to choose from.

use eframe::egui::{Id, Ui};

use super::third::{Third, Way, fitting, way};
use crate::form::{Field, FieldType};
use crate::record::Value;
use crate::ui::icons;
use crate::ui::text::Text;
use crate::ui::theme::{self, Scale, size, space};
use crate::ui::widgets::{Button, Entry, List, ListEvent, Rows, card, segments};
use crate::ui::words::{titles_of, value_in_words};

/// The height of a list of choices, in points.
const LIST: f32 = 200.0;

/// Draws it; gives the value once it is held to be right.
pub(super) fn show(ui: &mut Ui, text: &Text, field: &Field, third: &mut Third) -> Option<Value> {
    let mut settled = None;
    ui.add_space(space::XS);
    card(ui, |ui| {
        ui.set_width(ui.available_width().min(size::TEXT));
        ui.label(Scale::Strong.text(text.say("review-third-title")));
        match way(field) {
            Way::Line | Way::Block => line(ui, text, field, third),
            Way::Codes => codes(ui, text, field, third),
            Way::Records => records(ui, text, field, third),
        }
        let value = third.value(field, text.language());
        let p = theme::palette(ui);
        let told = value.as_ref().map(|value| {
            let value = value_in_words(text, Some(field), value, &titles_of(&third.records));
            text.with("review-understood", &[("value", value.into())])
        });
        let told = told.unwrap_or_else(|| text.say(not_yet(field)));
        ui.label(Scale::Body.text(told).color(p.text2));
        let settle = Button::plain(text.say("review-choose-third")).icon(icons::CHECK);
        if ui.add(settle.enabled(value.is_some())).clicked() {
            settled = value;
        }
    });
    settled
}

/// What is asked for while there is no value yet.
fn not_yet(field: &Field) -> &'static str {
    match &field.kind {
        FieldType::Date => "review-not-yet-date",
        FieldType::Time => "review-not-yet-time",
        FieldType::Moment => "review-not-yet-moment",
        FieldType::Int | FieldType::Decimal => "review-not-yet-number",
        FieldType::Geo => "review-not-yet-geo",
        FieldType::YesNo | FieldType::One(_) | FieldType::Many(_) => "review-not-yet-choice",
        FieldType::Ref(_) | FieldType::Refs(_) => "review-not-yet-record",
        FieldType::Text
        | FieldType::Long
        | FieldType::File
        | FieldType::Fields
        | FieldType::Rank(_)
        | FieldType::Note
        | FieldType::Rows(_) => "review-not-yet-text",
    }
}

fn line(ui: &mut Ui, text: &Text, field: &Field, third: &mut Third) {
    let rows = if way(field) == Way::Block { 5 } else { 1 };
    Entry::new(&mut third.typed, text.say("review-third-title")).rows(rows).show(ui);
}

fn codes(ui: &mut Ui, text: &Text, field: &Field, third: &mut Third) {
    let Some(list) = field.kind.list() else {
        let words = [text.say("answer-yes"), text.say("answer-no")];
        let all = ["yes", "no"];
        let at = all.iter().position(|code| third.codes.contains(*code));
        let (id, name) = (Id::unique("third yes or no"), text.say("review-third-title"));
        let (picked, _) = segments(ui, id, &name, &words, at, size::CONTROL);
        if let Some(code) = picked.and_then(|at| all.get(at)) {
            third.toggle_code(field, code);
        }
        return;
    };
    let name = text.say("review-third-find");
    Entry::new(&mut third.typed, name.clone()).icon(icons::MAGNIFYING_GLASS).hint(name).show(ui);
    let found = fitting(list, &third.typed);
    let language = text.language();
    let choices = found
        .iter()
        .map(|code| (list.label(code, language).to_owned(), third.codes.contains(code)))
        .collect();
    if let Some(at) = choose(ui, text, choices, &mut third.row)
        && let Some(code) = found.get(at)
    {
        third.toggle_code(field, code);
    }
}

fn records(ui: &mut Ui, text: &Text, field: &Field, third: &mut Third) {
    let name = text.say("review-third-find");
    Entry::new(&mut third.typed, name.clone()).icon(icons::MAGNIFYING_GLASS).hint(name).show(ui);
    let found = third.found.iter();
    let choices = found.map(|row| (row.title.clone(), third.records.contains_key(&row.id)));
    let choices = choices.collect();
    if let Some(at) = choose(ui, text, choices, &mut third.row)
        && let Some(row) = third.found.get(at).cloned()
    {
        third.toggle_record(field, row.id, &row.title);
    }
}

/// Choices with a tick each; gives the one that was just ticked, or no longer.
fn choose(
    ui: &mut Ui,
    text: &Text,
    choices: Vec<(String, bool)>,
    row: &mut Option<usize>,
) -> Option<usize> {
    let rows = Ticks { text, choices };
    let height = (rows.len() as f32 * size::ROW).clamp(size::ROW, LIST);
    let (id, name) = (Id::unique("third choices"), text.say("review-third-title"));
    let mut ticked = None;
    ui.allocate_ui(eframe::egui::Vec2::new(ui.available_width(), height), |ui| {
        ui.set_height(height);
        let list = List::new(id, &name, size::ROW).selected(*row).ticks();
        match list.show(ui, &rows).event {
            Some(ListEvent::Selected(at)) => *row = Some(at),
            Some(ListEvent::Opened(at)) => (*row, ticked) = (Some(at), Some(at)),
            None => {}
        }
    });
    ticked
}

struct Ticks<'a> {
    text: &'a Text,
    choices: Vec<(String, bool)>,
}

impl Rows for Ticks<'_> {
    fn len(&self) -> usize {
        self.choices.len()
    }

    fn name(&self, row: usize) -> String {
        match self.choices.get(row) {
            Some((words, true)) => self.text.with("ticked", &[("what", words.as_str().into())]),
            Some((words, false)) => words.clone(),
            None => String::new(),
        }
    }

    fn draw(&self, ui: &mut Ui, row: usize, _: bool) {
        let Some((words, is_ticked)) = self.choices.get(row) else { return };
        crate::ui::widgets::tick_row(ui, words, *is_ticked);
    }
}
