//! What the user asked the editor for, done: records that are begun for a reference, rows
//! that are unfolded, judgements, undoing.

use std::collections::BTreeMap;

use super::answer::Typed;
use super::{Action, Editor, Filing, Found, OFFERED};
use crate::casework::{Casework, Outcome, SaidSo};
use crate::record::{FieldName, Kind, RecordId};
use crate::ui::desk::{Asked, Desk, Request, Undoable};
use crate::ui::route::Route;
use crate::ui::text::Text;

impl Editor {
    /// Takes in what was looked up and judged, and does what was asked for since.
    pub(super) fn perform(&mut self, desk: &mut Desk, now: f64) {
        if let Some((field, typed, asked)) = &mut self.search
            && let Some(result) = asked.done()
        {
            // A search that fails offers nothing; what is typed stays.
            let found = Found { typed: typed.clone(), rows: result.unwrap_or_default() };
            self.found.insert(field.clone(), found);
            self.search = None;
        }
        self.take_in_judgements(desk);
        for action in std::mem::take(&mut self.actions) {
            match action {
                Action::Search(field, typed) => self.look_up(desk, field, typed),
                Action::Settle(field, verdict, seen) => {
                    let record = self.record;
                    let asked = desk.keep(move |work| {
                        let outcome = work.settle_seen(record, field, verdict, None, seen)?;
                        Ok(done_so(work, outcome))
                    });
                    self.judging.push(("settled", asked));
                }
                Action::Go(kind, id) => desk.go(Route::of(&kind, id)),
                Action::Lead => {
                    self.commit(desk, self.is_new());
                    desk.go(Route::Interview(self.record));
                }
                Action::Look(photo) => desk.go(Route::Photos(Some(photo))),
                Action::OpenRow(kind, id) => self.open_row(desk, kind, id),
                Action::CloseRow(id) => {
                    if let Some(mut row) = self.rows.remove(&id) {
                        self.left.extend(row.leave(desk, now));
                    }
                }
                Action::Files(field) => self.choose_files(desk, field),
                Action::New(field, kind) => self.begin(desk, field, kind, now),
                Action::Undo if self.touched.is_empty() => self.undo_now(desk),
                Action::Undo => {
                    self.is_to_undo = true;
                    self.commit(desk, false);
                }
                Action::UndoNow => self.undo_now(desk),
                Action::Drop => {
                    if let Some((field, editor)) = self.begun.take() {
                        let record = editor.record;
                        self.to_focus = Some(field);
                        self.left.push(desk.keep(move |work| {
                            work.drop_draft(&record)?;
                            Ok(done_so(work, Outcome::default()))
                        }));
                    }
                }
                Action::Done => {
                    let left = self.finish_begun(desk, now);
                    self.left.extend(left);
                }
            }
        }
    }

    fn undo_now(&mut self, desk: &Desk) {
        let record = self.record;
        let asked = desk.keep(move |work| {
            let outcome = work.undo(record)?.outcome;
            Ok(done_so(work, outcome))
        });
        self.judging.push(("undone", asked));
    }

    fn take_in_judgements(&mut self, desk: &mut Desk) {
        for (told, mut asked) in std::mem::take(&mut self.judging) {
            match asked.done() {
                None => self.judging.push((told, asked)),
                Some(Ok(_)) => {
                    desk.changed();
                    desk.request(Request::DoneWithUndo(told, Undoable::Record(self.record)));
                }
                Some(Err(error)) => desk.request(Request::Failed(error)),
            }
        }
    }

    /// Begins a record that a field is to name, below the field.
    fn begin(&mut self, desk: &mut Desk, field: FieldName, kind: Kind, now: f64) {
        let left = self.finish_begun(desk, now);
        self.left.extend(left);
        let Some(id) = desk.new_id() else { return };
        let mut editor = Self::new(id, kind, Filing { parent: None, ..self.filing });
        editor.focus_first();
        self.begun = Some((field, Box::new(editor)));
    }

    /// Writes the record that was begun, if anything can be written of it, and names it in
    /// the field: it is there before this record is written, since the worker keeps the order.
    pub(super) fn finish_begun(&mut self, desk: &Desk, now: f64) -> Vec<Asked<SaidSo>> {
        let Some((field, mut editor)) = self.begun.take() else { return Vec::new() };
        self.to_focus = Some(field.clone());
        if editor.says_something() {
            self.name_in(&field, editor.record, now);
        }
        editor.leave(desk, now)
    }

    /// Whether anything is typed that can be written.
    fn says_something(&self) -> bool {
        let Some(form) = self.form() else { return false };
        self.touched.iter().any(|name| {
            let said = form.field(name.as_str()).zip(self.answers.get(name));
            said.is_some_and(|(field, answer)| matches!(answer.said(field), Ok(Some(_))))
        })
    }

    /// Names a record in a field, unless another one was chosen there meanwhile.
    pub(super) fn name_in(&mut self, field: &FieldName, id: RecordId, now: f64) {
        let Some(answer) = self.answers.get(field) else { return };
        let typed = match &answer.typed {
            Typed::Refs(ids) => Typed::Refs(ids.iter().copied().chain([id]).collect()),
            Typed::Ref(Some(_)) => return,
            _ => Typed::Ref(Some(id)),
        };
        let answer = answer.saying(typed, None);
        self.answered(field, answer, now);
    }

    /// Once the record that was begun for a reference is there, the field names it.
    pub(super) fn take_in_begun(&mut self, desk: &mut Desk, now: f64, text: &Text) {
        let Some((field, editor)) = &mut self.begun else { return };
        editor.logic(desk, now, text);
        if std::mem::take(&mut editor.is_born) {
            let (field, id) = (field.clone(), editor.record);
            self.name_in(&field, id, now);
        }
    }

    fn look_up(&mut self, desk: &Desk, name: FieldName, typed: String) {
        let targets = self.form().and_then(|form| form.field(name.as_str())?.kind.targets());
        let targets: Vec<Kind> = targets.unwrap_or_default().to_vec();
        let (of, language) = (typed.clone(), self.language);
        // What was asked before is not waited for any more, and goes first.
        self.search = None;
        let asked = desk.ask(move |work, _| work.offer(&targets, &of, OFFERED, language));
        self.search = Some((name, typed, asked));
    }

    fn open_row(&mut self, desk: &mut Desk, kind: Kind, id: Option<RecordId>) {
        let Filing { case, source, .. } = self.filing;
        let filing = Filing { case, source, parent: Some(self.record) };
        let is_new = id.is_none();
        let Some(id) = id.or_else(|| desk.new_id()) else { return };
        let row = self.rows.entry(id).or_insert_with(|| Self::new(id, kind, filing));
        if is_new {
            row.focus_first();
        }
    }
}

/// What a command did, told as what was said.
fn done_so(work: &Casework, outcome: Outcome) -> SaidSo {
    SaidSo { at: work.now(), outcome, is_new: false, refused: BTreeMap::new() }
}
