//! Keeping and saving what is typed. Within a second it is a draft in the vault; after a
//! pause, or when one leaves the record, a revision. What is no value yet, and what is
//! refused, stays a draft: nothing that was typed is lost, and nothing is held up.
//!
//! ```text
//! touched ──▶ in hand (being written) ──▶ saved
//!    ▲                  │ refused
//!    └──────────────────┘
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use super::{Action, Answer, Editor, Filing, shown_value};
use crate::casework::{CaseworkError, SaidSo, ToSay, Typed as ToKeep};
use crate::record::{FieldName, Json, Moment, Value, parse_strict};
use crate::ui::desk::{Asked, Desk};
use crate::vault::Draft;

/// Seconds after the last key until a draft is kept.
const KEEP_AFTER: f64 = 0.5;
/// Seconds after the last key until a revision is written.
const SAVE_AFTER: f64 = 20.0;
/// Seconds until what failed is tried again, at first and at most; each time twice as long.
const AGAIN: (f64, f64) = (2.0, 60.0);

/// What the editor says of its saving.
#[derive(Debug)]
pub(super) enum Told {
    /// Nothing was typed since it was opened.
    Nothing,
    /// Something was just typed.
    Typing,
    /// A draft is kept since then.
    Kept(Moment),
    /// All is saved since then.
    Saved(Moment),
    /// It could not be kept or saved.
    Refused(CaseworkError),
}

/// A writing under way, and what it writes.
struct Writing {
    asked: Asked<SaidSo>,
    answers: BTreeMap<FieldName, Answer>,
}

/// The state of keeping and saving.
pub(super) struct Saving {
    typed_at: Option<f64>,
    is_kept: bool,
    keeping: Option<Asked<Moment>>,
    writings: Vec<Writing>,
    /// Whether the record was asked to be there, so that its rows can be.
    pub(super) is_begun: bool,
    /// When what failed is tried again, and how long was waited for it.
    again: Option<(f64, f64)>,
    /// Why fields were not written.
    pub(super) refused: BTreeMap<FieldName, CaseworkError>,
    pub(super) told: Told,
}

impl Default for Saving {
    fn default() -> Self {
        Self {
            typed_at: None,
            is_kept: true,
            keeping: None,
            writings: Vec::new(),
            is_begun: false,
            again: None,
            refused: BTreeMap::new(),
            told: Told::Nothing,
        }
    }
}

impl Saving {
    /// Something was typed in a field.
    pub(super) fn typed(&mut self, name: &FieldName, now: f64) {
        self.typed_at = Some(now);
        self.is_kept = false;
        self.again = None;
        self.refused.remove(name);
        self.told = Told::Typing;
    }

    /// Whether a field is being written.
    pub(super) fn has_in_hand(&self, name: &FieldName) -> bool {
        self.writings.iter().any(|writing| writing.answers.contains_key(name.as_str()))
    }

    fn fails(&mut self, error: CaseworkError, now: f64) {
        let waited = self.again.map_or(AGAIN.0, |(_, waited)| (waited * 2.0).min(AGAIN.1));
        self.again = Some((now + waited, waited));
        self.told = Told::Refused(error);
    }
}

impl Editor {
    /// Takes in what was kept and saved, and keeps and saves what is due.
    pub(super) fn save(&mut self, desk: &mut Desk, now: f64) {
        self.take_in(desk, now);
        if let Some((at, _)) = self.saving.again
            && now < at
        {
            desk.wake_in(at - now);
            return;
        }
        let rows_wait = self.is_new()
            && !self.saving.is_begun
            && self.rows.values().any(|row| !row.touched.is_empty());
        if rows_wait {
            self.commit(desk, true);
        }
        let Some(typed_at) = self.saving.typed_at else { return };
        let since = now - typed_at;
        if !self.saving.is_kept && self.saving.keeping.is_none() {
            if since >= KEEP_AFTER {
                self.keep(desk);
            } else {
                desk.wake_in(KEEP_AFTER - since);
            }
        }
        if since >= SAVE_AFTER {
            self.commit(desk, false);
        } else {
            desk.wake_in(SAVE_AFTER - since);
        }
    }

    fn take_in(&mut self, desk: &mut Desk, now: f64) {
        if let Some(result) = self.saving.keeping.as_mut().and_then(Asked::done) {
            self.saving.keeping = None;
            match result {
                Ok(at) if self.saving.is_kept => {
                    self.saving.again = None;
                    self.saving.told = Told::Kept(at);
                }
                Ok(_) => {}
                Err(error) => {
                    self.saving.is_kept = false;
                    self.saving.fails(error, now);
                }
            }
        }
        for mut writing in std::mem::take(&mut self.saving.writings) {
            match writing.asked.done() {
                None => self.saving.writings.push(writing),
                Some(Ok(said)) => self.said(desk, said, &writing.answers),
                Some(Err(error)) => {
                    self.is_to_undo = false;
                    self.take_back(writing.answers.into_keys());
                    self.saving.is_begun = false;
                    self.saving.typed_at.get_or_insert(now);
                    self.saving.fails(error, now);
                }
            }
        }
    }

    fn said(&mut self, desk: &mut Desk, said: SaidSo, answers: &BTreeMap<FieldName, Answer>) {
        let SaidSo { at, outcome, is_new, refused } = said;
        self.is_born |= is_new;
        self.saving.again = None;
        if std::mem::take(&mut self.is_to_undo) && !outcome.is_empty() && refused.is_empty() {
            self.actions.push(Action::UndoNow);
        }
        for (name, error) in refused {
            // Another's word is not taken back by emptying its field: it stands there again.
            let is_emptied = answers.get(name.as_str()).is_some_and(Answer::is_not_asked);
            if !is_emptied {
                self.take_back([name.clone()]);
            }
            self.saving.refused.insert(name, error);
        }
        let is_quiet = self.touched.is_empty() && self.saving.writings.is_empty();
        if is_quiet && self.saving.is_kept {
            self.saving.told = Told::Saved(at);
        }
        if outcome.is_empty() {
            self.take_over();
        } else {
            desk.changed();
        }
    }

    /// What was not written is typed still, unless it was typed anew.
    fn take_back(&mut self, names: impl IntoIterator<Item = FieldName>) {
        self.touched.extend(names);
    }

    /// What is typed and not yet written, also what is being written.
    fn unsaved(&self) -> BTreeSet<FieldName> {
        let in_hand = self.saving.writings.iter().flat_map(|writing| writing.answers.keys());
        self.touched.iter().chain(in_hand).cloned().collect()
    }

    /// Keeps what is typed as a draft.
    fn keep(&mut self, desk: &Desk) {
        let draft = self.to_draft(&self.unsaved());
        self.saving.is_kept = true;
        self.saving.keeping = Some(desk.keep(move |work| {
            work.keep_draft(draft)?;
            Ok(work.now())
        }));
    }

    /// Has everything kept that is typed and not yet kept. Waits for nothing.
    pub(in crate::ui) fn keep_now(&mut self, desk: &Desk) {
        if !self.saving.is_kept {
            self.keep(desk);
        }
        self.rows.values_mut().for_each(|row| row.keep_now(desk));
        if let Some((_, editor)) = &mut self.begun {
            editor.keep_now(desk);
        }
    }

    /// Waits until then for what is being kept and written.
    pub(in crate::ui) fn wait(&mut self, until: Instant) {
        // What could not be kept in this time can be kept by nobody.
        if let Some(keeping) = &mut self.saving.keeping {
            let _ = keeping.wait(until);
        }
        for writing in &mut self.saving.writings {
            let _ = writing.asked.wait(until);
        }
        for asked in &mut self.left {
            let _ = asked.wait(until);
        }
        self.rows.values_mut().for_each(|row| row.wait(until));
        if let Some((_, editor)) = &mut self.begun {
            editor.wait(until);
        }
    }

    /// Has all that can be read written now: others are about to read the record.
    pub(in crate::ui) fn commit_now(&mut self, desk: &Desk) {
        let is_wanted = self.is_new() && self.rows.values().any(|row| !row.touched.is_empty());
        if is_wanted || !self.touched.is_empty() {
            self.commit(desk, is_wanted);
        }
        self.rows.values_mut().for_each(|row| row.commit_now(desk));
    }

    /// Has all that can be read written as a revision, and the rest kept as a draft.
    pub(super) fn commit(&mut self, desk: &Desk, is_wanted: bool) {
        self.saving.typed_at = None;
        self.saving.is_kept = true;
        let fields = self.due();
        let answers: BTreeMap<FieldName, Answer> = fields
            .keys()
            .filter_map(|name| Some((name.clone(), self.answers.get(name)?.clone())))
            .collect();
        self.touched.retain(|name| !fields.contains_key(name.as_str()));
        let asked = self.written(desk, fields, is_wanted);
        self.saving.is_begun |= is_wanted || !answers.is_empty();
        self.saving.writings.push(Writing { asked, answers });
    }

    /// Leaves the record: what is typed is written, whatever becomes of the editor. First
    /// what it names, then itself, then its rows: each needs those before it.
    pub(in crate::ui) fn leave(&mut self, desk: &Desk, now: f64) -> Vec<Asked<SaidSo>> {
        let mut left = std::mem::take(&mut self.left);
        left.extend(self.finish_begun(desk, now));
        let is_wanted = self.is_new() && self.rows.values().any(|row| !row.touched.is_empty());
        if is_wanted || !self.touched.is_empty() {
            self.commit(desk, is_wanted);
        }
        left.extend(self.saving.writings.drain(..).map(|writing| writing.asked));
        for mut row in std::mem::take(&mut self.rows).into_values() {
            left.extend(row.leave(desk, now));
        }
        left
    }

    /// Has fields written, with what whoever began the record knew, before what the vault has
    /// of it was read: nobody will read it here any more.
    pub(in crate::ui) fn say_unread(
        &mut self,
        desk: &Desk,
        fields: BTreeMap<FieldName, Option<Value>>,
    ) {
        if self.is_ready() {
            return;
        }
        let given = self.given.clone().into_iter().map(|(name, value)| (name, Some(value)));
        let fields = given.chain(fields).collect();
        let Filing { case, parent, source } = self.filing;
        let (record, kind, is_wanted) = (self.record, self.kind.clone(), true);
        let what = ToSay { record, kind, case, parent, source, fields, is_wanted };
        self.left.push(desk.keep(move |work| work.say(what, |_| None)));
    }

    /// Has fields written. What cannot be read yet stays a draft, and so does all of it if
    /// nothing can be written.
    fn written(
        &self,
        desk: &Desk,
        fields: BTreeMap<FieldName, Option<Value>>,
        is_wanted: bool,
    ) -> Asked<SaidSo> {
        let Filing { case, parent, source } = self.filing;
        let (record, kind) = (self.record, self.kind.clone());
        let what = ToSay { record, kind, case, parent, source, fields, is_wanted };
        let unreadable = self.unsaved();
        let whole = self.to_draft(&unreadable.iter().chain(what.fields.keys()).cloned().collect());
        let of = self.draft_of();
        desk.keep(move |work| {
            let leaves = |refused: &BTreeSet<FieldName>| {
                let names = unreadable.iter().chain(refused).cloned().collect();
                of(&names)
            };
            work.say(what, leaves).inspect_err(|_| {
                // The refusal is what is told; that it is kept too is the most there is.
                let _ = work.keep_draft(whole);
            })
        })
    }

    /// What is to be written, as far as it can be read. What is as it was is not written.
    fn due(&mut self) -> BTreeMap<FieldName, Option<Value>> {
        let mut due = BTreeMap::new();
        let Some(form) = self.form().cloned() else { return due };
        for name in std::mem::take(&mut self.touched) {
            let said = form.field(name.as_str()).zip(self.answers.get(&name));
            match said.map(|(field, answer)| answer.said(field)) {
                Some(Ok(value)) if value.as_ref() == shown_value(self.page(), &name) => {}
                Some(Ok(value)) => {
                    due.insert(name, value);
                }
                Some(Err(_)) | None => {
                    self.touched.insert(name);
                }
            }
        }
        due
    }

    fn to_draft(&self, names: &BTreeSet<FieldName>) -> ToKeep {
        let of = self.draft_of();
        of(names).unwrap_or_else(|| self.drafted(&serde_json::Map::new()))
    }

    /// Makes the draft of some of the fields, as they stand now; none of no fields.
    fn draft_of(&self) -> impl Fn(&BTreeSet<FieldName>) -> Option<ToKeep> + Send + 'static {
        let answers: BTreeMap<FieldName, Json> =
            self.answers.iter().map(|(name, answer)| (name.clone(), answer.to_json())).collect();
        let empty = self.drafted(&serde_json::Map::new());
        move |names| {
            let typed = |name: &FieldName| Some((name.to_string(), answers.get(name)?.clone()));
            let fields: serde_json::Map<String, Json> = names.iter().filter_map(typed).collect();
            (!fields.is_empty()).then(|| ToKeep { text: draft_text(&fields), ..empty.clone() })
        }
    }

    fn drafted(&self, fields: &serde_json::Map<String, Json>) -> ToKeep {
        let Filing { case, parent, source } = self.filing;
        ToKeep {
            record: self.record,
            kind: self.kind.clone(),
            // Where a record is that is there already, the case in hand does not decide.
            filed: parent.or(case).filter(|_| self.is_new()),
            source,
            text: draft_text(fields),
        }
    }
}

fn draft_text(fields: &serde_json::Map<String, Json>) -> String {
    serde_json::json!({ "fields": fields }).to_string()
}

/// The fields that a draft kept.
pub(super) fn drafted(draft: Option<&Draft>) -> Option<Vec<(FieldName, Json)>> {
    let json = parse_strict(draft?.text.as_bytes()).ok()?;
    let fields = json.get("fields")?.as_object()?.clone();
    Some(fields.into_iter().filter_map(|(name, json)| Some((name.parse().ok()?, json))).collect())
}
