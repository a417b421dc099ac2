//! What belongs to a record and what refers to it: its rows, each unfolded where it
//! stands, a record that is begun for a reference, and the way to all others.

use std::sync::Arc;

use eframe::egui::{Frame, Margin, Ui};

use super::view::line;
use super::{Action, Editor};
use crate::form::{Field, FieldType, Form};
use crate::record::{Kind, RecordId};
use crate::ui::icons;
use crate::ui::text::Text;
use crate::ui::theme::{Scale, space};
use crate::ui::widgets::{Button, card};

impl Editor {
    /// The record that was begun for a reference.
    pub(super) fn show_begun(&mut self, ui: &mut Ui, text: &Text, field: &Field, now: f64) {
        let Some((of, editor)) = &mut self.begun else { return };
        if *of != field.name {
            return;
        }
        let Some(form) = editor.form().cloned() else { return };
        let (mut is_done, mut is_dropped) = (false, false);
        let is_new = editor.is_new();
        card(ui, |ui| {
            let what = form.title.get(text.language());
            ui.label(Scale::Strong.text(text.with("editor-new", &[("what", what.into())])));
            editor.refusal(ui, text);
            editor.body(ui, text, &form, now);
            ui.horizontal(|ui| {
                is_done = ui.add(Button::plain(text.say("begun-done"))).clicked();
                let drop = Button::quiet(text.say("begun-drop"));
                is_dropped = is_new && ui.add(drop).clicked();
            });
        });
        if is_dropped {
            self.actions.push(Action::Drop);
        }
        if is_done {
            self.actions.push(Action::Done);
        }
    }

    /// The rows that belong to the record, each unfolded where it stands. Those that have a
    /// place among the fields stand there.
    pub(super) fn show_rows(&mut self, ui: &mut Ui, text: &Text, now: f64) {
        let Some(loaded) = self.loaded.get() else { return };
        let placed: Vec<&Kind> = loaded.form.iter().flat_map(|form| form.rows()).collect();
        let forms: Vec<Arc<Form>> =
            loaded.rows.iter().filter(|form| !placed.contains(&&form.id)).cloned().collect();
        self.show_rows_of(ui, text, forms, now);
    }

    /// The rows of one kind, where they have their place among the fields.
    pub(in crate::ui) fn show_rows_here(
        &mut self,
        ui: &mut Ui,
        text: &Text,
        kind: &Kind,
        now: f64,
    ) {
        let Some(loaded) = self.loaded.get() else { return };
        let forms = loaded.rows.iter().filter(|form| form.id == *kind).cloned().collect();
        self.show_rows_of(ui, text, forms, now);
    }

    fn show_rows_of(&mut self, ui: &mut Ui, text: &Text, forms: Vec<Arc<Form>>, now: f64) {
        for form in forms {
            let kind = form.id.clone();
            let rows: Vec<(RecordId, String)> = self
                .page()
                .map(|page| page.children.iter().filter(|row| kind == *row.kind && !row.deleted))
                .into_iter()
                .flatten()
                .map(|row| (row.id, row.title.clone()))
                .collect();
            let begun: Vec<RecordId> = self
                .rows
                .values()
                .filter(|row| row.kind == kind && !rows.iter().any(|(id, _)| *id == row.record))
                .map(|row| row.record)
                .collect();
            ui.add_space(space::S);
            ui.label(Scale::Heading.text(form.title.get(text.language())));
            for (at, (id, title)) in rows.iter().enumerate() {
                self.show_row(ui, text, at, *id, title, &kind, now);
            }
            for id in begun {
                let what = form.title.get(text.language());
                let title = text.with("editor-new", &[("what", what.into())]);
                self.show_row(ui, text, rows.len(), id, &title, &kind, now);
            }
            let here = rows.len() + self.rows.values().filter(|row| row.is_new_row(&kind)).count();
            let wanted = self.wanted_rows(&kind);
            if let Some(wanted) = wanted {
                let numbers = [("have", here.into()), ("wanted", wanted.into())];
                ui.label(Scale::Small.text(text.with("rows-wanted", &numbers)));
            }
            let words = text.with("row-add", &[("what", form.title.get(text.language()).into())]);
            let has_all = wanted.is_some_and(|wanted| here >= wanted);
            if !has_all && ui.add(Button::quiet(words).icon(icons::PLUS)).clicked() {
                self.actions.push(Action::OpenRow(kind, None));
            }
            line(ui);
        }
    }

    /// How many rows of a kind the form says there are (`repeat_count`).
    fn wanted_rows(&self, kind: &Kind) -> Option<usize> {
        let form = self.form()?;
        let of = |field: &&Field| matches!(&field.kind, FieldType::Rows(rows) if rows == kind);
        self.live.as_ref()?.row_count(form.fields().find(of)?)
    }

    /// Whether it is a row of this kind that is not in the vault yet.
    fn is_new_row(&self, kind: &Kind) -> bool {
        self.kind == *kind && self.is_new()
    }

    fn show_row(
        &mut self,
        ui: &mut Ui,
        text: &Text,
        at: usize,
        id: RecordId,
        title: &str,
        kind: &Kind,
        now: f64,
    ) {
        let is_open = self.rows.contains_key(&id);
        let name = format!("{}. {title}", at.saturating_add(1));
        let fold = if is_open { icons::CARET_DOWN } else { icons::CARET_RIGHT };
        let response = ui.add(Button::quiet(name).icon(fold));
        if response.clicked() {
            self.actions.push(if is_open {
                Action::CloseRow(id)
            } else {
                Action::OpenRow(kind.clone(), Some(id))
            });
        }
        let Some(row) = self.rows.get_mut(&id) else { return };
        let Some(form) = row.form().cloned() else { return };
        row.refusal(ui, text);
        let frame = Frame::new().inner_margin(Margin { left: 16, ..Margin::ZERO });
        frame.show(ui, |ui| row.body(ui, text, &form, now));
    }

    /// What else refers to the record: the way to it.
    pub(super) fn show_referring(&mut self, ui: &mut Ui, text: &Text) {
        let Some(page) = self.page() else { return };
        let referring: Vec<_> = page.referring.iter().map(|one| one.heading.clone()).collect();
        if referring.is_empty() {
            return;
        }
        ui.add_space(space::S);
        ui.label(Scale::Heading.text(text.say("editor-linked")));
        for heading in referring {
            let icon = icons::of_kind(&heading.kind);
            if ui.add(Button::quiet(heading.title.clone()).icon(icon).small()).clicked()
                && let Ok(kind) = Kind::new(heading.kind.as_str())
            {
                self.actions.push(Action::Go(kind, heading.id));
            }
        }
    }
}
