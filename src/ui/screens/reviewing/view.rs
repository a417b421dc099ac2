//! How the review screen looks: records with something open at the left, the open fields of
//! one at the right, values side by side.

use eframe::egui::{Align, Frame, Id, Label, Layout, Margin, Panel, ScrollArea, Ui};

use super::state::{Choice, OpenRecord, Restored, State, choices, taken_together, why_key};
use super::third_view;
use super::{Action, Judgement};
use crate::casework::{CaseworkError, Conflict, Open, Statement};
use crate::form::Field;
use crate::history::Source;
use crate::record::Kind;
use crate::ui::icons;
use crate::ui::route::Route;
use crate::ui::shell::failure;
use crate::ui::text::Text;
use crate::ui::theme::{self, Scale, size, space};
use crate::ui::widgets::{
    Button, Claim, Entry, List, ListEvent, Rows, Tone, claims, notice, number_pressed,
};
use crate::ui::words::{
    author_in_words, field_label, kind_label, source_in_words, titles_of, value_in_words,
};
use crate::vault::Forms;

/// Why nothing can be shown.
pub(super) fn refused(ui: &mut Ui, text: &Text, error: &CaseworkError) {
    Frame::new().inner_margin(Margin::same(24)).show(ui, |ui| {
        let (what, more) = failure(text, error);
        notice(ui, Tone::Refused, icons::WARNING, &what, &more);
    });
}

/// Draws it.
pub(super) fn show(
    ui: &mut Ui,
    text: &Text,
    forms: &Forms,
    state: &mut State,
    actions: &mut Vec<Action>,
) {
    if state.records.is_empty() {
        empty(ui, text, state, actions);
        return;
    }
    let p = theme::palette(ui);
    let side = Frame::new().fill(p.bg).inner_margin(Margin::symmetric(0, 12));
    let width = if ui.available_width() < 900.0 { 200.0 } else { 260.0 };
    Panel::left("review records").exact_size(width).resizable(false).frame(side).show(ui, |ui| {
        records(ui, text, forms, state);
    });
    Frame::new().inner_margin(Margin::symmetric(24, 16)).show(ui, |ui| {
        ScrollArea::vertical().id_salt("review page").auto_shrink([false; 2]).show(ui, |ui| {
            page(ui, text, forms, state, actions);
            ui.add_space(space::XXL);
        });
    });
}

fn empty(ui: &mut Ui, text: &Text, state: &State, actions: &mut Vec<Action>) {
    Frame::new().inner_margin(Margin::same(24)).show(ui, |ui| {
        ui.label(Scale::Title.text(text.say("review-title")));
        restored(ui, text, state);
        ui.add_space(space::M);
        let p = theme::palette(ui);
        ui.horizontal(|ui| {
            ui.label(Scale::Title.text(icons::CHECK_CIRCLE).color(p.done));
            ui.label(Scale::Heading.text(text.say("review-empty")));
        });
        ui.label(Scale::Body.text(text.say("review-empty-more")).color(p.text2));
        ui.add_space(space::S);
        if ui.add(Button::plain(text.say("review-merge")).icon(icons::DOWNLOAD_SIMPLE)).clicked() {
            actions.push(Action::Merge);
        }
    });
}

/// What taking a judgement back came to, where that is not simply as before.
fn restored(ui: &mut Ui, text: &Text, state: &State) {
    let Some(restored) = state.restored else { return };
    let (what, more) = match restored {
        Restored::Contested => ("review-undone-contested", "review-undone-contested-more"),
        Restored::Weighed => ("review-undone-weighed", "review-undone-weighed-more"),
        Restored::Not => ("review-undone-not", "review-undone-not-more"),
    };
    notice(ui, Tone::Contested, icons::INFO, &text.say(what), &text.say(more));
}

fn records(ui: &mut Ui, text: &Text, forms: &Forms, state: &mut State) {
    Frame::new().inner_margin(Margin::symmetric(12, 0)).show(ui, |ui| {
        ui.label(Scale::Heading.text(text.count("review-open", state.open() as u64)));
    });
    ui.add_space(space::XS);
    let rows = RecordRows { text, forms, records: &state.records };
    let (id, name) = (Id::unique("review list"), text.say("review-list"));
    let reveal = std::mem::take(&mut state.reveal);
    let list = List::new(id, &name, size::ROW3).selected(Some(state.row)).reveal(reveal);
    if let Some(ListEvent::Selected(row)) = list.show(ui, &rows).event {
        state.show_row(row);
    }
}

struct RecordRows<'a> {
    text: &'a Text,
    forms: &'a Forms,
    records: &'a [OpenRecord],
}

impl RecordRows<'_> {
    fn fields(&self, one: &OpenRecord) -> String {
        let labels = one
            .fields
            .iter()
            .map(|conflict| field_label(self.text, self.forms, &conflict.kind, &conflict.field));
        labels.collect::<Vec<_>>().join(", ")
    }
}

impl Rows for RecordRows<'_> {
    fn len(&self) -> usize {
        self.records.len()
    }

    fn name(&self, row: usize) -> String {
        let Some(one) = self.records.get(row) else { return String::new() };
        let kind = kind_label(self.text, self.forms, &one.kind);
        format!("{kind} {}: {}", one.title, self.fields(one))
    }

    fn draw(&self, ui: &mut Ui, row: usize, is_selected: bool) {
        let Some(one) = self.records.get(row) else { return };
        let p = theme::palette(ui);
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(6.0);
        let kind = kind_label(self.text, self.forms, &one.kind);
        ui.label(
            Scale::Small.text(format!("{}  {kind}", icons::of_kind(&one.kind))).color(p.text2),
        );
        let scale = if is_selected { Scale::Strong } else { Scale::Body };
        ui.add(Label::new(scale.text(&one.title)).truncate());
        let fields = Scale::Small.text(self.fields(one)).color(p.contested);
        ui.add(Label::new(fields).truncate());
    }
}

/// The open fields of the record that is shown.
fn page(ui: &mut Ui, text: &Text, forms: &Forms, state: &mut State, actions: &mut Vec<Action>) {
    let Some(record) = state.record().cloned() else { return };
    restored(ui, text, state);
    head(ui, text, forms, &record, actions);
    for (at, conflict) in record.fields.iter().enumerate() {
        if at == state.field {
            field(ui, text, forms, state, conflict, actions);
        } else {
            ui.add_space(space::S);
            let label = field_label(text, forms, &conflict.kind, &conflict.field);
            let n = choices(conflict).len() as u64;
            let args = [("field", label.into()), ("values", text.count("review-values", n).into())];
            let words = text.with("review-other-field", &args);
            let button = Button::quiet(words).icon(icons::GIT_FORK);
            if ui.add(button).clicked() {
                state.show_field(at);
            }
        }
    }
}

fn head(ui: &mut Ui, text: &Text, forms: &Forms, record: &OpenRecord, actions: &mut Vec<Action>) {
    let p = theme::palette(ui);
    ui.horizontal_top(|ui| {
        let open = text.say("review-open-record");
        let room = (ui.available_width() - 180.0).max(160.0);
        ui.vertical(|ui| {
            ui.set_width(room);
            let kind = kind_label(text, forms, &record.kind);
            ui.label(Scale::Title.text(format!("{kind} {}", record.title)));
        });
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            if ui.add(Button::plain(open).icon(icons::FILE_TEXT)).clicked() {
                let kind = Kind::new(record.kind.as_str()).ok();
                actions.extend(kind.map(|kind| Action::Open(Route::of(&kind, record.record))));
            }
        });
    });
    ui.label(Scale::Body.text(text.say("review-kept")).color(p.text2));
    ui.add_space(space::S);
}

/// The field that is looked at.
fn field(
    ui: &mut Ui,
    text: &Text,
    forms: &Forms,
    state: &mut State,
    conflict: &Conflict,
    actions: &mut Vec<Action>,
) {
    let kind = Kind::new(conflict.kind.as_str()).ok();
    let form = kind.as_ref().and_then(|kind| forms.get(kind));
    let definition = form.and_then(|form| form.field(conflict.field.as_str()));
    let label = field_label(text, forms, &conflict.kind, &conflict.field);
    ui.add_space(space::S);
    ui.label(Scale::Heading.text(label));
    let more = text.say(why_key(conflict.open));
    notice(ui, Tone::Contested, icons::GIT_FORK, &more, "");
    ui.add_space(space::XS);
    let found = choices(conflict);
    let shown: Vec<Claim> =
        found.iter().map(|choice| claim(text, definition, conflict, choice)).collect();
    let id = Id::unique(("claims", conflict.record, &conflict.field));
    if conflict.open == Open::AfterDeletion {
        claims(ui, id, None, &shown);
        deleted(ui, text, state, conflict, actions);
        return;
    }
    let choose = text.say("review-choose");
    let by_key = number_pressed(ui, found.len()).filter(|_| !state.settling);
    if let Some(at) = claims(ui, id, Some(&choose), &shown).or(by_key) {
        actions.push(judge(conflict, Judgement::Choose(at)));
    }
    reason(ui, text, state);
    ui.horizontal_wrapped(|ui| {
        let third = Button::plain(text.say("review-third")).icon(icons::PENCIL_SIMPLE);
        if definition.is_some() && ui.add(third).clicked() {
            actions.push(Action::WriteThird);
        }
        if taken_together(conflict).is_some()
            && ui.add(Button::plain(text.say("review-both")).icon(icons::PLUS)).clicked()
        {
            actions.push(judge(conflict, Judgement::TakeTogether));
        }
        let keys = crate::ui::menu::keys_of(crate::ui::menu::Command::NextOpen, text);
        if ui.add(Button::plain(text.say("review-leave")).key(keys)).clicked() {
            actions.push(Action::LeaveOpen);
        }
    });
    if let (Some(third), Some(definition)) = (&mut state.third, definition) {
        let settled = third_view::show(ui, text, definition, third);
        actions.extend(settled.map(|value| judge(conflict, Judgement::Third(value))));
    }
}

/// A judgement on what is shown.
fn judge(conflict: &Conflict, judgement: Judgement) -> Action {
    Action::Judge(Box::new(conflict.clone()), judgement)
}

/// A deleted record of which more is said.
fn deleted(
    ui: &mut Ui,
    text: &Text,
    state: &State,
    conflict: &Conflict,
    actions: &mut Vec<Action>,
) {
    ui.horizontal_wrapped(|ui| {
        let can = !state.settling;
        let back = Button::plain(text.say("review-bring-back")).icon(icons::ARROW_U_UP_LEFT);
        if ui.add(back.enabled(can)).clicked() {
            actions.push(judge(conflict, Judgement::BringBack));
        }
        let keep = Button::plain(text.say("review-keep-deleted")).icon(icons::TRASH);
        if ui.add(keep.enabled(can)).clicked() {
            actions.push(judge(conflict, Judgement::KeepDeleted));
        }
        if ui.add(Button::plain(text.say("review-leave"))).clicked() {
            actions.push(Action::LeaveOpen);
        }
    });
}

fn reason(ui: &mut Ui, text: &Text, state: &mut State) {
    let p = theme::palette(ui);
    ui.horizontal(|ui| {
        ui.label(Scale::Strong.text(text.say("review-reason")));
        ui.label(Scale::Small.text(text.say("review-reason-more")).color(p.text2));
    });
    Entry::new(&mut state.reason, text.say("review-reason"))
        .hint(text.say("review-reason-hint"))
        .width(size::TEXT)
        .limit(4_000)
        .show(ui);
    ui.add_space(space::XS);
}

/// As many are told who say the same.
const VOICES: usize = 4;

fn claim(
    text: &Text,
    definition: Option<&Field>,
    conflict: &Conflict,
    choice: &Choice<'_>,
) -> Claim {
    let value = value_in_words(text, definition, choice.value, &titles_of(&conflict.titles));
    let mut lines = Vec::new();
    for one in choice.statements.iter().take(VOICES) {
        lines.extend(voice(text, conflict, one));
    }
    let more = choice.statements.len().saturating_sub(VOICES) as u64;
    if more > 0 {
        lines.push((icons::USERS, text.count("review-more-voices", more)));
    }
    let mark = match (conflict.open, choice.stands) {
        (Open::Unweighed, true) => Some((icons::GAVEL, text.say("review-stands"))),
        (Open::Unweighed, false) => Some((icons::PLUS, text.say("review-since"))),
        _ => None,
    };
    Claim { value, mark, lines }
}

/// Where a statement comes from, who wrote it and when, and why.
fn voice(text: &Text, conflict: &Conflict, one: &Statement) -> Vec<(&'static str, String)> {
    let mut lines = Vec::new();
    if let Some(mut source) = source_in_words(text, one, &conflict.titles) {
        if let Source::Known(id) = one.source
            && let Some(how) = conflict.knows.get(&id)
        {
            let interview = crate::form::builtin_form("interview");
            let field = interview.and_then(|form| form.field("source_connection"));
            let how = value_in_words(text, field, how, &titles_of(&conflict.titles));
            source =
                text.with("review-source-knows", &[("source", source.into()), ("how", how.into())]);
        }
        lines.push((icons::CHAT_CENTERED_TEXT, source));
    }
    lines.push((icons::USER, author_in_words(text, one)));
    if let Some(reason) = &one.reason {
        let reason = text.with("review-because", &[("reason", reason.as_str().into())]);
        lines.push((icons::NOTE, reason));
    }
    lines
}
