//! The questions of a step: the words as they are spoken, and below them the fields that
//! they fill, for each record that the step tells of.

use eframe::egui::Ui;

use super::{Action, Interview};
use crate::form::{Ask, GuideQuestion, GuideStep, Values};
use crate::record::{Kind, RecordId};
use crate::ui::icons;
use crate::ui::text::{OfKind, Text};
use crate::ui::theme::{Scale, palette, space};
use crate::ui::widgets::{Button, card};

/// What is put only where nobody else can hear it: whether there was sexual violence.
const ONLY_IN_PRIVATE: &str = "c16";

impl Interview {
    /// All questions of a step, kind by kind.
    pub(super) fn questions(&mut self, ui: &mut Ui, text: &Text, step: &GuideStep, now: f64) {
        let mut done: Vec<&Kind> = Vec::new();
        for question in &step.questions {
            let kind = &question.kind;
            if done.contains(&kind) || *kind == *"stay" {
                continue;
            }
            done.push(kind);
            let is_private = self.said("private") == Some("yes");
            let of: Vec<&GuideQuestion> = step
                .questions
                .iter()
                .filter(|question| question.kind == *kind)
                .filter(|question| is_private || question.id != ONLY_IN_PRIVATE)
                .collect();
            if question.ask == Ask::Map {
                self.marks(ui, text, question, now);
                continue;
            }
            let told = self.told(kind);
            let is_single = matches!(kind.as_str(), "interview" | "person" | "consent");
            for (at, record) in told.iter().enumerate() {
                if is_single {
                    self.of_record(ui, text, &of, *record, now);
                    continue;
                }
                card(ui, |ui| {
                    let words = format!("{} {}", text.of_kind(kind.as_str(), OfKind::One), at + 1);
                    ui.label(Scale::Strong.text(words));
                    self.of_record(ui, text, &of, *record, now);
                    if *kind == *"detention" {
                        self.stays(ui, text, step, *record, now);
                    }
                });
                ui.add_space(space::S);
            }
            if !is_single {
                let add = Button::quiet(text.of_kind(kind.as_str(), OfKind::New)).icon(icons::PLUS);
                if ui.add(add).clicked() {
                    self.actions.push(Action::Begin(kind.clone(), Values::new()));
                }
                ui.add_space(space::M);
            }
        }
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

    /// The places one after the other, as rows of the detention.
    fn stays(&mut self, ui: &mut Ui, text: &Text, step: &GuideStep, detention: RecordId, now: f64) {
        let language = self.language(text);
        let Some(first) = step.questions.iter().find(|question| question.kind == *"stay") else {
            return;
        };
        spoken(ui, text, first, first.words.get(language));
        if let Some(editor) = self.editors.get_mut(&detention) {
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
