//! Reviewing: fields in which values stand against each other, one after the other, until a
//! person says which is right. Nothing is chosen ahead, and nothing is overwritten.

mod state;
#[cfg(test)]
mod tests;
mod third;
mod third_view;
mod view;

use eframe::egui::Ui;

use self::state::{Judged, Restored, State, by_record, choices, restored, taken_together};
use self::third::Third;
use crate::casework::{Casework, CaseworkError, Conflict, Open, Outcome, Undone, Verdict};
use crate::record::{FieldName, Kind, Language, RecordId, Value};
use crate::ui::desk::{Asked, Desk, Model, Request, Undoable};
use crate::ui::menu::Command;
use crate::ui::route::Route;
use crate::ui::text::Text;
use crate::vault::Forms;

/// What the user wants.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Action {
    /// Judges the field that was shown when it was asked for, whatever is shown by now.
    Judge(Box<Conflict>, Judgement),
    /// Writes a value of his own.
    WriteThird,
    /// Leaves the field open.
    LeaveOpen,
    /// Opens a record.
    Open(Route),
    /// Goes to merging.
    Merge,
    /// Takes the last judgement back.
    Undo,
}

/// How a field is judged.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Judgement {
    /// One of the values is right.
    Choose(usize),
    /// All sets are right together.
    TakeTogether,
    /// The value that was written is right.
    Third(Value),
    /// A deleted record counts again.
    BringBack,
    /// It stays deleted, with what came since.
    KeepDeleted,
}

/// What is told of a record that stays deleted. Nothing was said otherwise than before, so
/// there is nothing to undo.
const KEPT_DELETED: &str = "review-kept-deleted";

/// A judgement under way: whose field, and what is told when it is done.
struct Settling {
    record: RecordId,
    field: FieldName,
    was: Open,
    told: &'static str,
    asked: Asked<Outcome>,
}

/// Taking a judgement back, under way.
struct Undoing {
    judged: Judged,
    asked: Asked<Undone>,
}

/// The review screen.
#[derive(Default)]
pub(in crate::ui) struct Reviewing {
    state: State,
    actions: Vec<Action>,
    conflicts: Model<(Vec<Conflict>, Forms)>,
    settling: Option<Settling>,
    undoing: Option<Undoing>,
    language: Option<Language>,
    last: Option<Judged>,
    /// What was taken back, to go to once the list is renewed.
    taken_back: Option<Judged>,
}

impl Reviewing {
    /// Takes in what is done, asks for what is stale, does what was asked for.
    pub(in crate::ui) fn logic(&mut self, desk: &mut Desk, is_here: bool, language: Language) {
        // Before the list is renewed: what was asked for is meant for what was shown.
        for action in std::mem::take(&mut self.actions) {
            self.perform(desk, action);
        }
        if is_here {
            if self.language.replace(language) != Some(language) {
                self.conflicts.stale();
            }
            let is_new = self.conflicts.refresh(desk, move |work, _| {
                Ok((work.conflicts_in(language)?, work.forms().clone()))
            });
            if is_new && let Some((conflicts, _)) = self.conflicts.get() {
                self.state.renew(by_record(conflicts.clone()));
                if let Some(judged) = self.taken_back.take() {
                    self.go_back_to(&judged, desk);
                }
            }
        }
        self.take_settled(desk);
        self.take_undone(desk);
        self.look_for(desk, language);
    }

    /// Looks for the records of which one may be chosen in place of a claim.
    fn look_for(&mut self, desk: &Desk, language: Language) {
        let Some(conflict) = self.state.conflict() else { return };
        let (kind, name) = (Kind::new(conflict.kind.as_str()), conflict.field.clone());
        let form = kind.ok().and_then(|kind| self.conflicts.get()?.1.get(&kind));
        if let Some(third) = &mut self.state.third
            && let Some(field) = form.and_then(|form| form.field(name.as_str()))
        {
            third.look_for(desk, field, language);
        }
    }

    /// Whether there is a judgement to take back.
    pub(in crate::ui) fn has_judgement(&self) -> bool {
        self.last.is_some()
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
        let Some(Settling { record, field, was, told, .. }) = self.settling.take() else { return };
        self.state.settling = false;
        match done {
            Ok(outcome) => {
                self.state.forget_typed(record, &field);
                let rev = outcome.revisions.first().filter(|_| told != KEPT_DELETED);
                self.last = rev.map(|rev| Judged { record, field, rev: *rev, was });
                desk.request(if self.last.is_some() {
                    Request::DoneWithUndo(told, Undoable::Judgement)
                } else {
                    Request::Done(told)
                });
            }
            Err(error) => desk.request(Request::Failed(error)),
        }
        desk.changed();
    }

    fn take_undone(&mut self, desk: &mut Desk) {
        let Some(undoing) = &mut self.undoing else { return };
        let Some(done) = undoing.asked.done() else { return };
        let Some(Undoing { judged, .. }) = self.undoing.take() else { return };
        self.state.settling = false;
        match done {
            Ok(Undone { left, .. }) if left.contains(&judged.field) => {
                self.state.restored = Some(Restored::Not);
            }
            Ok(_) => self.taken_back = Some(judged),
            // Nothing else was said before it, or what was cannot be said again.
            Err(CaseworkError::NothingToUndo) => self.state.restored = Some(Restored::Not),
            Err(error) => desk.request(Request::Failed(error)),
        }
        desk.changed();
    }

    /// Shows the field again whose judgement was taken back, and tells how it stands.
    fn go_back_to(&mut self, judged: &Judged, desk: &mut Desk) {
        let Judged { record, field, was, .. } = judged;
        self.state.go_to(*record, field);
        let is_it = |one: &&Conflict| one.record == *record && one.field == *field;
        let open = self.state.conflict().filter(is_it).map(|conflict| conflict.open);
        self.state.restored = restored(*was, open);
        if self.state.restored.is_none() {
            desk.request(Request::Done("review-undone"));
        }
    }

    fn perform(&mut self, desk: &mut Desk, action: Action) {
        match action {
            Action::LeaveOpen => self.state.next(),
            Action::WriteThird => {
                let third = if self.state.third.is_some() { None } else { Some(Third::default()) };
                self.state.third = third;
            }
            Action::Open(route) => desk.go(route),
            Action::Merge => desk.go(Route::Merge),
            Action::Undo => self.undo(desk),
            Action::Judge(conflict, judgement) => self.settle(desk, &conflict, &judgement),
        }
    }

    fn settle(&mut self, desk: &Desk, conflict: &Conflict, judgement: &Judgement) {
        if self.state.settling {
            return;
        }
        let (record, was, seen) = (conflict.record, conflict.open, conflict.heads.clone());
        let verdict = match judgement {
            Judgement::Choose(at) => {
                let chosen = choices(conflict);
                let first = chosen.get(*at).and_then(|choice| choice.statements.first());
                first.map(|first| Verdict::Claim(first.rev))
            }
            Judgement::TakeTogether => taken_together(conflict).map(Verdict::Value),
            Judgement::Third(value) => Some(Verdict::Value(value.clone())),
            Judgement::BringBack | Judgement::KeepDeleted => {
                let back = *judgement == Judgement::BringBack;
                let Ok(field) = FieldName::new(FieldName::DELETED) else { return };
                let judge = move |work: &mut Casework| work.judge_deleted_seen(record, !back, seen);
                let told = if back { "review-brought-back" } else { KEPT_DELETED };
                let asked = desk.keep(judge);
                return self.wait_for(Settling { record, field, was, told, asked });
            }
        };
        let Some(verdict) = verdict else { return };
        let reason = Some(self.state.reason_for(conflict)).filter(|reason| !reason.is_empty());
        let (field, name) = (conflict.field.clone(), conflict.field.clone());
        let asked =
            desk.keep(move |work| work.settle_seen(record, name, verdict, reason.as_deref(), seen));
        self.wait_for(Settling { record, field, was, told: "review-settled", asked });
    }

    fn wait_for(&mut self, settling: Settling) {
        self.state.settling = true;
        self.state.restored = None;
        self.settling = Some(settling);
    }

    fn undo(&mut self, desk: &Desk) {
        if self.state.settling {
            return;
        }
        let Some(judged) = self.last.take() else { return };
        self.state.settling = true;
        let (record, rev) = (judged.record, judged.rev);
        let asked = desk.keep(move |work| {
            // Something else may have been said there since.
            if work.can_undo(record, rev)? {
                work.undo(record)
            } else {
                Err(CaseworkError::NothingToUndo)
            }
        });
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
