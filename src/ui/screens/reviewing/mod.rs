//! Reviewing: fields in which values stand against each other, one after the other, until a
//! person says which is right. Nothing is chosen ahead, and nothing is overwritten.

mod state;
#[cfg(test)]
mod tests;
mod third;
mod third_view;
mod view;

use eframe::egui::Ui;

use self::state::{Judged, State, by_record, choices, taken_together};
use self::third::Third;
use crate::casework::{Conflict, Outcome, Restored, TakenBack, Verdict};
use crate::record::{FieldName, Kind, RecordId, Value};
use crate::ui::desk::{Asked, Desk, Model, Request};
use crate::ui::menu::Command;
use crate::ui::route::Route;
use crate::ui::text::Text;
use crate::ui::words::{field_label, value_in_words};
use crate::vault::Forms;

/// What the user wants.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Action {
    /// Holds one of the values to be right.
    Choose(usize),
    /// Takes all sets together.
    TakeTogether,
    /// Holds the value that was written to be right.
    SettleThird(Value),
    /// Writes a value of his own.
    WriteThird,
    /// Leaves the field open.
    LeaveOpen,
    /// Has a deleted record count again.
    BringBack,
    /// Has it stay deleted, with what came since.
    KeepDeleted,
    /// Opens the record.
    Open,
    /// Goes to merging.
    Merge,
    /// Takes the last judgement back.
    Undo,
}

/// A judgement under way: whose field, and what is told when it is done.
struct Settling {
    record: RecordId,
    field: FieldName,
    told: String,
    asked: Asked<Outcome>,
}

/// Taking a judgement back, under way.
struct Undoing {
    judged: Judged,
    asked: Asked<TakenBack>,
}

/// The review screen.
#[derive(Default)]
pub(in crate::ui) struct Reviewing {
    state: State,
    actions: Vec<Action>,
    conflicts: Model<(Vec<Conflict>, Forms)>,
    settling: Option<Settling>,
    undoing: Option<Undoing>,
    last: Option<Judged>,
    /// A field to go to once the list is renewed.
    go_to: Option<(RecordId, FieldName)>,
}

impl Reviewing {
    /// Takes in what is done, asks for what is stale, does what was asked for.
    pub(in crate::ui) fn logic(&mut self, desk: &mut Desk, is_here: bool, text: &Text) {
        if is_here {
            let is_new =
                self.conflicts.refresh(desk, |work, _| Ok((work.conflicts()?, work.forms().clone())));
            if is_new && let Some((conflicts, _)) = self.conflicts.get() {
                self.state.renew(by_record(conflicts.clone()));
                if let Some((record, field)) = self.go_to.take() {
                    self.state.go_to(record, &field);
                }
            }
        }
        self.take_settled(desk);
        self.take_undone(desk, text);
        for action in std::mem::take(&mut self.actions) {
            self.perform(desk, text, action);
        }
        if let (Some(third), Some((kind, name))) = (
            &mut self.state.third,
            self.state
                .records
                .get(self.state.row)
                .and_then(|record| record.fields.get(self.state.field))
                .map(|conflict| (conflict.kind.clone(), conflict.field.clone())),
        ) && let Some((_, forms)) = self.conflicts.get()
            && let Some(form) = Kind::new(kind).ok().and_then(|kind| forms.get(&kind))
            && let Some(field) = form.field(name.as_str())
        {
            third.look_for(desk, field);
        }
    }

    /// Does what is meant for this screen.
    pub(in crate::ui) fn carry_out(&mut self, command: Command) {
        match command {
            Command::NextOpen => self.actions.push(Action::LeaveOpen),
            Command::Undo => self.actions.push(Action::Undo),
            _ => {}
        }
    }

    fn take_settled(&mut self, desk: &mut Desk) {
        let Some(settling) = &mut self.settling else { return };
        let Some(done) = settling.asked.done() else { return };
        let Some(Settling { record, field, told, .. }) = self.settling.take() else { return };
        self.state.settling = false;
        match done {
            Ok(outcome) => {
                self.last = outcome.revisions.first().map(|rev| Judged { record, field, rev: *rev });
                desk.request(Request::DoneWithUndo(told));
            }
            Err(error) => desk.request(Request::Failed(error)),
        }
        desk.changed();
    }

    fn take_undone(&mut self, desk: &mut Desk, text: &Text) {
        let Some(undoing) = &mut self.undoing else { return };
        let Some(done) = undoing.asked.done() else { return };
        let Some(Undoing { judged, .. }) = self.undoing.take() else { return };
        self.state.settling = false;
        match done {
            Ok(TakenBack { restored: Some(Restored::AsBefore), .. }) => {
                desk.request(Request::Done(text.say("review-undone")));
            }
            Ok(TakenBack { restored, .. }) => self.state.restored = Some(restored),
            Err(error) => desk.request(Request::Failed(error)),
        }
        self.go_to = Some((judged.record, judged.field));
        desk.changed();
    }

    fn perform(&mut self, desk: &mut Desk, text: &Text, action: Action) {
        match action {
            Action::LeaveOpen => self.state.next(),
            Action::WriteThird => {
                let third = if self.state.third.is_some() { None } else { Some(Third::default()) };
                self.state.third = third;
            }
            Action::Open => {
                if let Some(one) = self.state.record()
                    && let Ok(kind) = Kind::new(one.kind.as_str())
                {
                    desk.go(Route::of(&kind, one.record));
                }
            }
            Action::Merge => desk.go(Route::Merge),
            Action::Undo => self.undo(desk),
            other => self.settle(desk, text, other),
        }
    }

    fn settle(&mut self, desk: &Desk, text: &Text, action: Action) {
        let Some((_, forms)) = self.conflicts.get() else { return };
        let Some(conflict) = self.state.conflict().filter(|_| !self.state.settling) else {
            return;
        };
        let form = Kind::new(conflict.kind.as_str()).ok();
        let form = form.as_ref().and_then(|kind| forms.get(kind));
        let definition = form.and_then(|form| form.field(conflict.field.as_str()));
        let in_words = |value: &Value| value_in_words(text, definition, value, &conflict.titles);
        let chosen = choices(conflict);
        let (verdict, value) = match action {
            Action::Choose(at) => {
                let Some(choice) = chosen.get(at) else { return };
                let Some(first) = choice.statements.first() else { return };
                (Some(Verdict::Claim(first.rev)), in_words(choice.value))
            }
            Action::TakeTogether => {
                let Some(all) = taken_together(conflict) else { return };
                let words = in_words(&all);
                (Some(Verdict::Value(all)), words)
            }
            Action::SettleThird(value) => {
                let words = self.state.third.as_ref().map(|third| match &value {
                    Value::Ref(_) | Value::Refs(_) => {
                        value_in_words(text, definition, &value, &third.records)
                    }
                    other => in_words(other),
                });
                (Some(Verdict::Value(value)), words.unwrap_or_default())
            }
            Action::BringBack => (None, text.say("review-brought-back")),
            Action::KeepDeleted => (None, text.say("review-kept-deleted")),
            _ => return,
        };
        let (record, mut field) = (conflict.record, conflict.field.clone());
        let label = field_label(text, forms, &conflict.kind, &field);
        let reason = Some(self.state.reason.trim().to_owned()).filter(|reason| !reason.is_empty());
        let (told, asked) = match (verdict, action) {
            (Some(verdict), _) => {
                let args = [("field", label.into()), ("value", value.into())];
                let told = text.with("review-settled", &args);
                let name = field.clone();
                let settle = move |work: &mut crate::casework::Casework,
                                   _: &mut dyn crate::casework::Watch| {
                    work.settle(record, name, verdict, reason.as_deref())
                };
                (told, desk.ask(settle))
            }
            (None, action) => {
                let deleted = FieldName::new(FieldName::DELETED);
                field = deleted.unwrap_or(field);
                let back = matches!(action, Action::BringBack);
                let judge = move |work: &mut crate::casework::Casework,
                                  _: &mut dyn crate::casework::Watch| {
                    if back { work.undelete(record) } else { work.delete(record) }
                };
                (value, desk.ask(judge))
            }
        };
        self.state.settling = true;
        self.state.restored = None;
        self.settling = Some(Settling { record, field, told, asked });
    }

    fn undo(&mut self, desk: &Desk) {
        if self.state.settling {
            return;
        }
        let Some(judged) = self.last.take() else { return };
        self.state.settling = true;
        let Judged { record, field, rev } = judged.clone();
        let asked = desk.ask(move |work, _| work.take_back(record, &field, rev));
        self.undoing = Some(Undoing { judged, asked });
    }

    /// Draws it.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, text: &Text) {
        match (self.conflicts.get(), self.conflicts.refused()) {
            (_, Some(error)) => view::refused(ui, text, error),
            (Some((_, forms)), None) => {
                view::show(ui, text, forms, &mut self.state, &mut self.actions);
            }
            (None, None) => {}
        }
    }
}
