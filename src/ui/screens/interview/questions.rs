//! The questions of a step: the words as they are spoken, and below them the fields that
//! they fill, for each record that the step tells of.

use eframe::egui::Ui;

use super::{Action, Interview, name};
use crate::casework::person_field;
use crate::form::{Ask, GuideQuestion, GuideStep, Values};
use crate::record::{Kind, RecordId};
use crate::ui::icons;
use crate::ui::text::{OfKind, Text};
use crate::ui::theme::{Scale, palette, space};
use crate::ui::widgets::{Button, card};

impl Interview {
    /// All questions of a step, kind by kind.
    pub(super) fn questions(&mut self, ui: &mut Ui, text: &Text, step: &GuideStep, now: f64) {
        let mut done: Vec<&Kind> = Vec::new();
        for run in step.questions.chunk_by(|one, next| one.kind == next.kind) {
            let Some(question) = run.first() else { continue };
            let kind = &question.kind;
            if *kind == *"consent_grant" {
                spoken(ui, text, question, question.words.get(self.language(text)));
                if question.fields.iter().any(|field| *field == *"decision") {
                    self.decisions(ui, text, now);
                } else {
                    self.left_out(ui, text, &question.fields, now);
                }
                continue;
            }
            // What there is one of is asked for as it comes; all else record by record.
            let is_single = matches!(kind.as_str(), "interview" | "person" | "consent" | "case");
            if question.row_of().is_some() || (done.contains(&kind) && !is_single) {
                continue;
            }
            done.push(kind);
            if question.ask == Ask::Map {
                self.marks(ui, text, step, question, now);
                continue;
            }
            let all = if is_single { run } else { &step.questions };
            let of = all.iter().filter(|question| question.kind == *kind);
            let of: Vec<_> = of.collect();
            let told = self.told(kind);
            for (at, record) in told.iter().enumerate() {
                if is_single {
                    self.of_record(ui, text, &of, *record, now);
                    continue;
                }
                card(ui, |ui| {
                    let words = format!("{} {}", text.of_kind(kind.as_str(), OfKind::One), at + 1);
                    ui.label(Scale::Strong.text(words));
                    self.person_of(ui, text, step, (kind, *record), now);
                    self.of_record(ui, text, &of, *record, now);
                    self.rows(ui, text, step, (kind, *record), now);
                });
                ui.add_space(space::S);
            }
            if *kind == *"attachment" {
                self.add_files(ui, text, question);
            } else if !is_single {
                let add = Button::quiet(text.of_kind(kind.as_str(), OfKind::New)).icon(icons::PLUS);
                if ui.add(add).clicked() {
                    self.actions.push(Action::Begin(kind.clone(), Values::new()));
                }
                ui.add_space(space::M);
            }
        }
    }

    /// The way for files into the interview; where there are none yet, the question.
    fn add_files(&mut self, ui: &mut Ui, text: &Text, question: &GuideQuestion) {
        if self.told(&question.kind).is_empty() {
            spoken(ui, text, question, question.words.get(self.language(text)));
        }
        if let Some(files) = &self.files {
            files.show(ui, text);
        } else {
            let add = Button::quiet(text.say("reference-files")).icon(icons::IMAGE);
            if ui.add(add).clicked() {
                self.actions.push(Action::Files);
            }
        }
        ui.add_space(space::M);
    }

    fn of_record(
        &mut self,
        ui: &mut Ui,
        text: &Text,
        questions: &[&GuideQuestion],
        record: RecordId,
        now: f64,
    ) {
        let language = self.language(text);
        if let Some(editor) = self.editors.get(&record) {
            editor.refusal(ui, text);
        }
        for question in questions {
            let applies =
                self.editors.get(&record).is_none_or(|editor| editor.puts(&question.fields));
            if !applies || !self.is_put(question, Some(record)) {
                continue;
            }
            spoken(ui, text, question, question.words.get(language));
            let to_first = std::mem::take(&mut self.to_first);
            if let Some(editor) = self.editors.get_mut(&record) {
                if to_first {
                    editor.focus_first();
                }
                editor.show_fields(ui, text, &question.fields, now);
            }
            ui.add_space(space::M);
        }
    }

    /// To whom it happened, where that may be somebody else than whoever speaks.
    fn person_of(
        &mut self,
        ui: &mut Ui,
        text: &Text,
        step: &GuideStep,
        (kind, record): (&Kind, RecordId),
        now: f64,
    ) {
        let several = self.page.get().is_some_and(|page| page.persons.len() > 1);
        let mut of_kind = step.questions.iter().filter(|question| question.kind == *kind);
        let field = person_field(kind.as_str()).and_then(name);
        let field = field.filter(|field| !of_kind.any(|one| one.fields.contains(field)));
        if let Some(field) = field.filter(|_| several || self.is_witness())
            && let Some(editor) = self.editors.get_mut(&record)
        {
            editor.show_fields(ui, text, std::slice::from_ref(&field), now);
        }
    }

    /// The rows of a record that the step asks for: the places of a detention one after the
    /// other, the charges and the sentence of a proceeding.
    fn rows(
        &mut self,
        ui: &mut Ui,
        text: &Text,
        step: &GuideStep,
        (kind, record): (&Kind, RecordId),
        now: f64,
    ) {
        let language = self.language(text);
        let of = step.questions.iter().filter(|question| question.row_of() == Some(kind));
        let of: Vec<_> = of.filter(|question| self.is_put(question, Some(record))).collect();
        for rows in of.chunk_by(|one, next| one.kind == next.kind) {
            for question in rows {
                spoken(ui, text, question, question.words.get(language));
            }
            let (Some(first), Some(editor)) = (rows.first(), self.editors.get_mut(&record)) else {
                continue;
            };
            editor.show_rows_here(ui, text, &first.kind, now);
        }
    }
}

/// The words of a question; what the monitor fills in alone is told apart.
pub(super) fn spoken(ui: &mut Ui, text: &Text, question: &GuideQuestion, words: &str) {
    let p = palette(ui);
    ui.label(Scale::Heading.text(words));
    let key = match question.ask {
        Ask::Own => "interview-own",
        Ask::Open | Ask::Map => "interview-open-question",
        Ask::Closed => return,
    };
    ui.label(Scale::Small.text(text.say(key)).color(p.text2));
}
