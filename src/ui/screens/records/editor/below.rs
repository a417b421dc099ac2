//! What stands below a field: how words for a date were understood, how old somebody is, what
//! is wrong, what it hints at.

use eframe::egui::Ui;

use super::read::readings;
use super::{Editor, Typed};
use crate::form::{Field, FieldError, FieldType, Level};
use crate::record::{PartialDate, ReadingNote, Value};
use crate::ui::icons;
use crate::ui::shell::failure;
use crate::ui::text::Text;
use crate::ui::theme::{Scale, palette};
use crate::ui::widgets::{Chip, Tone};
use crate::ui::words::finding_in_words;

impl Editor {
    /// How the words for a date were understood, and what else they may mean.
    pub(super) fn understood(&mut self, ui: &mut Ui, text: &Text, field: &Field, now: f64) {
        let p = palette(ui);
        let Some(answer) = self.answers.get(&field.name) else { return };
        let Typed::Text(typed) = &answer.typed else { return };
        let is_here = self.was_focused.as_ref() == Some(&field.name);
        if field.kind != FieldType::Date || !(is_here || self.touched.contains(&field.name)) {
            return;
        }
        let readings = readings(typed, text.language(), answer.context.as_ref());
        let Some(best) = readings.first() else { return };
        let chosen = readings
            .iter()
            .find(|reading| Some(reading.date.as_str()) == answer.picked.as_deref())
            .unwrap_or(best);
        let mut picked = None;
        ui.horizontal_wrapped(|ui| {
            let words = chosen.date.in_words(text.language());
            let words = text.with("date-understood", &[("date", words.into())]);
            ui.label(Scale::Small.text(format!("{}  {words}", icons::CHECK)));
            for note in &chosen.notes {
                let words = text.say(note_key(*note));
                ui.label(Scale::Small.text(words).color(p.contested));
            }
            for reading in readings.iter().filter(|reading| reading.date != chosen.date) {
                let words = reading.date.in_words(text.language());
                let name = text.with("date-reading", &[("date", words.as_str().into())]);
                if ui.add(Chip::new(Tone::Outline, words).pressable(name)).clicked() {
                    picked = Some(reading.date.as_str().to_owned());
                }
            }
        });
        if picked.is_some() {
            let answer = answer.read_as(picked);
            self.answered(&field.name.clone(), answer, now);
        }
    }

    /// How old who was born on the date in this field is today, as far as that is certain.
    fn age(&self, text: &Text, field: &Field) -> Option<String> {
        if field.name != *"birth_date" {
            return None;
        }
        let Value::Date { date, .. } = self.live.as_ref()?.values().get(&field.name)? else {
            return None;
        };
        let today = self.loaded.get()?.kin.now.as_ref()?.day().parse().ok()?;
        let (least, greatest) = PartialDate::years_between(date, &today)?;
        let (least, greatest) = (u64::from(least), u64::from(greatest));
        Some(if least == greatest {
            text.count("age-today", least)
        } else {
            let args = [
                ("least", text.number(least).into()),
                ("n", greatest.into()),
                ("shown", text.number(greatest).into()),
            ];
            text.with("age-between", &args)
        })
    }

    /// What is said of what stands in a field: what is wrong with it.
    pub(super) fn below(
        &self,
        ui: &mut Ui,
        text: &Text,
        field: &Field,
        problem: Option<&FieldError>,
    ) {
        let p = palette(ui);
        let is_here = self.was_focused.as_ref() == Some(&field.name);
        if let Some(problem) = problem {
            let words = match problem {
                FieldError::Date(problem) => {
                    let problem = problem.in_words(text.language());
                    text.with("problem-of-date", &[("problem", problem.into())])
                }
                _ => text.say(problem_key(&field.kind)),
            };
            ui.label(Scale::Small.text(format!("{}  {words}", icons::WARNING)).color(p.contested));
            return;
        }
        if let Some(error) = self.saving.refused.get(field.name.as_str()) {
            let (what, more) = failure(text, error);
            let words = format!("{}  {what} {more}", icons::WARNING);
            ui.label(Scale::Small.text(words).color(p.contested));
            return;
        }
        let hint = field.hints.get(text.language());
        if is_here && !hint.is_empty() {
            ui.label(Scale::Small.text(hint).color(p.text2));
        }
        if self.is_unsaved(&field.name)
            && self.live.as_ref().is_some_and(|live| !live.fulfils(field))
        {
            let said = field.constraint_message.get(text.language());
            let words =
                if said.is_empty() { text.say("problem-constraint") } else { said.to_owned() };
            ui.label(Scale::Small.text(format!("{}  {words}", icons::WARNING)).color(p.contested));
        }
        if let Some(words) = self.age(text, field) {
            ui.label(Scale::Small.text(words).color(p.text2));
        }
        let Some(loaded) = self.loaded.get() else { return };
        let Some(form) = &loaded.form else { return };
        let about = |finding: &&crate::form::Finding| {
            finding.field.as_ref() == Some(&field.name) && finding.code != "required"
        };
        if self.is_unsaved(&field.name) {
            return;
        }
        for finding in loaded.findings.iter().filter(about) {
            let colour = if finding.level == Level::Incomplete { p.text2 } else { p.contested };
            let words = format!("{}  {}", icons::WARNING, finding_in_words(text, finding, form));
            ui.label(Scale::Small.text(words).color(colour));
        }
    }
}

/// What was assumed where words were understood.
const fn note_key(note: ReadingNote) -> &'static str {
    match note {
        ReadingNote::AssumedYear => "note-assumed-year",
        ReadingNote::AssumedMonth => "note-assumed-month",
        ReadingNote::AssumedCentury => "note-assumed-century",
        ReadingNote::DayFirst => "note-day-first",
        ReadingNote::MonthFirst => "note-month-first",
        ReadingNote::EitherWinter => "note-either-winter",
        ReadingNote::Wider => "note-wider",
        ReadingNote::Lasting => "note-lasting",
        ReadingNote::OtherWeekday => "note-other-weekday",
        ReadingNote::TimeTold => "note-time-told",
    }
}

/// Why what is typed is no value of a type, in words.
fn problem_key(kind: &FieldType) -> &'static str {
    match kind {
        FieldType::Date => "problem-date",
        FieldType::Time => "problem-time",
        FieldType::Moment => "problem-moment",
        FieldType::Int | FieldType::Decimal => "problem-number",
        FieldType::Geo => "problem-geo",
        _ => "problem-text",
    }
}
