//! Keeping and saving what is typed. Within a second it is a draft in the vault; after a
//! pause, or when one leaves the record, a revision. What is no value yet stays a draft:
//! nothing that was typed is lost, and nothing is held up.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use super::{Answer, Editor, Filing, shown_value};
use crate::casework::{CaseworkError, Outcome, Typed as ToKeep};
use crate::record::{AnswerState, FieldName, Json, Moment, RecordId, Value, parse_strict};
use crate::ui::desk::{Asked, Desk};
use crate::vault::Draft;

/// Seconds after the last key until a draft is kept.
const KEEP_AFTER: f64 = 0.5;
/// Seconds after the last key until a revision is written.
const SAVE_AFTER: f64 = 20.0;

/// What was saved.
pub(in crate::ui) struct Saved {
    at: Moment,
    fields: BTreeSet<FieldName>,
    outcome: Option<Outcome>,
}

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

/// The state of keeping and saving.
pub(super) struct Saving {
    typed_at: Option<f64>,
    is_kept: bool,
    keeping: Option<Asked<Moment>>,
    writing: Option<(Asked<Saved>, BTreeMap<FieldName, Answer>)>,
    pub(super) told: Told,
}

impl Default for Saving {
    fn default() -> Self {
        Self { typed_at: None, is_kept: true, keeping: None, writing: None, told: Told::Nothing }
    }
}

impl Saving {
    /// Something was typed.
    pub(super) fn typed(&mut self, now: f64) {
        self.typed_at = Some(now);
        self.is_kept = false;
        self.told = Told::Typing;
    }
}

impl Editor {
    /// Takes in what was kept and saved, and keeps and saves what is due.
    pub(super) fn save(&mut self, desk: &mut Desk, now: f64) {
        self.take_in(desk);
        let Some(typed_at) = self.saving.typed_at else { return };
        let since = now - typed_at;
        if !self.saving.is_kept && self.saving.keeping.is_none() {
            if since >= KEEP_AFTER {
                self.keep(desk);
            } else {
                desk.wake_in(KEEP_AFTER - since);
            }
        }
        if self.saving.writing.is_none() && !self.touched.is_empty() {
            if since >= SAVE_AFTER {
                self.saving.typed_at = None;
                self.commit(desk);
            } else {
                desk.wake_in(SAVE_AFTER - since);
            }
        }
    }

    fn take_in(&mut self, desk: &mut Desk) {
        if let Some(result) = self.saving.keeping.as_mut().and_then(Asked::done) {
            self.saving.keeping = None;
            match result {
                Ok(at) if self.saving.is_kept => self.saving.told = Told::Kept(at),
                Ok(_) => {}
                Err(error) => {
                    self.saving.is_kept = false;
                    self.saving.told = Told::Refused(error);
                }
            }
        }
        let done = self.saving.writing.as_mut().and_then(|(asked, _)| asked.done());
        let Some(result) = done else { return };
        let Some((_, answers)) = self.saving.writing.take() else { return };
        match result {
            Ok(Saved { at, fields, outcome }) => {
                self.is_born |= self.is_new() && outcome.is_some();
                // What was typed on since then is another answer, and is saved later.
                let is_same = |name: &FieldName| self.answers.get(name) == answers.get(name);
                let same: Vec<_> = fields.iter().filter(|name| is_same(name)).cloned().collect();
                for name in same {
                    self.touched.remove(&name);
                }
                if self.saving.is_kept && !matches!(self.saving.told, Told::Typing) {
                    self.saving.told = Told::Saved(at);
                }
                if outcome.is_some() {
                    desk.changed();
                }
            }
            Err(error) => self.saving.told = Told::Refused(error),
        }
    }

    /// Keeps what is typed as a draft.
    fn keep(&mut self, desk: &Desk) {
        let draft = self.to_draft(&self.touched);
        self.saving.is_kept = true;
        self.saving.keeping = Some(desk.ask(move |work, _| {
            work.keep_draft(draft)?;
            Ok(work.now())
        }));
    }

    /// Keeps what is typed and not yet kept, and waits for it until then at most.
    pub(in crate::ui) fn keep_now(&mut self, desk: &Desk, until: Instant) {
        if !self.saving.is_kept {
            self.keep(desk);
        }
        if let Some(keeping) = &mut self.saving.keeping {
            // Where it could not be kept in this time there is nothing left to do.
            let _ = keeping.wait(until);
        }
        self.rows.values_mut().for_each(|row| row.keep_now(desk, until));
        if let Some((_, editor)) = &mut self.begun {
            editor.keep_now(desk, until);
        }
    }

    fn commit(&mut self, desk: &Desk) {
        let asked = self.written(desk);
        let answers = self.answers.clone();
        self.saving.writing = Some((asked, answers));
    }

    /// Leaves the record: what is typed is written, whatever becomes of the editor.
    pub(in crate::ui) fn leave(&mut self, desk: &Desk, now: f64) -> Vec<Asked<Saved>> {
        let mut left = std::mem::take(&mut self.left);
        left.extend(self.finish_begun(desk, now));
        for mut row in std::mem::take(&mut self.rows).into_values() {
            left.extend(row.leave(desk, now));
        }
        if !self.touched.is_empty() {
            left.push(self.written(desk));
        }
        left
    }

    /// Has all that can be read written as a revision, and the rest kept as a draft.
    pub(super) fn written(&self, desk: &Desk) -> Asked<Saved> {
        let (fields, done, rest) = self.due();
        let (record, kind) = (self.record, self.kind.clone());
        let Filing { case, parent, source } = self.filing;
        let is_new = self.is_new();
        let rest = (!rest.is_empty()).then(|| self.to_draft(&rest));
        desk.ask(move |work, _| {
            let mut fields = fields;
            let outcome = if fields.is_empty() {
                None
            } else if is_new {
                if let Some(parent) = parent {
                    fields.insert(parent_field()?, Value::Ref(parent));
                }
                Some(work.add_as(record, &kind, case, source, fields)?)
            } else {
                Some(work.edit(record, source, fields)?)
            };
            match rest {
                Some(draft) => {
                    work.keep_draft(draft)?;
                }
                None => {
                    work.drop_draft(&record)?;
                }
            }
            Ok(Saved { at: work.now(), fields: done, outcome })
        })
    }

    /// What is to be written, the fields that are done with it, and those that cannot be
    /// read yet.
    fn due(&self) -> (BTreeMap<FieldName, Value>, BTreeSet<FieldName>, BTreeSet<FieldName>) {
        let (mut fields, mut done, mut rest) = (BTreeMap::new(), BTreeSet::new(), BTreeSet::new());
        let Some(form) = self.form() else { return (fields, done, self.touched.clone()) };
        for name in &self.touched {
            let Some(field) = form.field(name.as_str()) else { continue };
            let said = self.answers.get(name).map(|answer| answer.said(field));
            let there = shown_value(self.page(), name);
            match said {
                Some(Ok(value)) if value.as_ref() == there => {
                    done.insert(name.clone());
                }
                Some(Ok(Some(value))) => {
                    fields.insert(name.clone(), value);
                    done.insert(name.clone());
                }
                Some(Ok(None)) => {
                    if self.is_own_word(name) {
                        fields.insert(name.clone(), Value::State(AnswerState::Retracted));
                    }
                    done.insert(name.clone());
                }
                Some(Err(_)) => {
                    rest.insert(name.clone());
                }
                None => {}
            }
        }
        (fields, done, rest)
    }

    fn to_draft(&self, names: &BTreeSet<FieldName>) -> ToKeep {
        let typed = |name: &FieldName| Some((name.to_string(), self.answers.get(name)?.to_json()));
        let fields: serde_json::Map<String, Json> = names.iter().filter_map(typed).collect();
        let mut text = serde_json::json!({ "fields": fields });
        if let (Some(parent), Some(object)) = (self.filing.parent, text.as_object_mut()) {
            object.insert("parent".to_owned(), parent.to_string().into());
        }
        let Filing { case, source, .. } = self.filing;
        ToKeep {
            record: self.record,
            kind: self.kind.clone(),
            case,
            source,
            text: text.to_string(),
        }
    }
}

/// The record that a drafted row belongs to.
pub(super) fn drafted_parent(draft: &Draft) -> Option<RecordId> {
    parse_strict(draft.text.as_bytes()).ok()?.get("parent")?.as_str()?.parse().ok()
}

/// The fields that a draft kept.
pub(super) fn drafted(draft: Option<&Draft>) -> Option<Vec<(FieldName, Json)>> {
    let json = parse_strict(draft?.text.as_bytes()).ok()?;
    let fields = json.get("fields")?.as_object()?.clone();
    Some(fields.into_iter().filter_map(|(name, json)| Some((name.parse().ok()?, json))).collect())
}

fn parent_field() -> Result<FieldName, CaseworkError> {
    FieldName::new(FieldName::PARENT).map_err(|_| CaseworkError::KeysMissing)
}
