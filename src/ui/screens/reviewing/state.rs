//! What the review screen knows: records with something open, which field is looked at,
//! what can be chosen in it. What decides is here, and draws nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::third::Third;
use crate::casework::{Conflict, Open, Statement};
use crate::history::Said;
use crate::record::{FieldName, RecordId, RevisionId, Value};
use crate::ui::words::kind_order;

/// A record with fields that somebody has to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OpenRecord {
    /// The record.
    pub(super) record: RecordId,
    /// Its kind.
    pub(super) kind: String,
    /// What it is called.
    pub(super) title: String,
    /// Its open fields.
    pub(super) fields: Vec<Conflict>,
}

/// Groups fields by record, in the order in which kinds are told, then by title.
pub(super) fn by_record(conflicts: Vec<Conflict>) -> Vec<OpenRecord> {
    let mut records: Vec<OpenRecord> = Vec::new();
    for conflict in conflicts {
        match records.last_mut() {
            Some(last) if last.record == conflict.record => last.fields.push(conflict),
            _ => records.push(OpenRecord {
                record: conflict.record,
                kind: conflict.kind.clone(),
                title: conflict.title.clone(),
                fields: vec![conflict],
            }),
        }
    }
    records.sort_by(|a, b| {
        let key = |one: &'_ OpenRecord| (one.title.to_lowercase(), one.record);
        kind_order(&a.kind).cmp(&kind_order(&b.kind)).then_with(|| key(a).cmp(&key(b)))
    });
    records
}

/// A value with all those who say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice<'c> {
    /// The value.
    pub(super) value: &'c Value,
    /// Who says it, judgements first.
    pub(super) statements: Vec<&'c Statement>,
    /// Whether it is what stands at present.
    pub(super) stands: bool,
}

/// What can be chosen in a field: each value once, in an order that is the same in every
/// copy; of a settled field what stands comes first.
pub(super) fn choices(conflict: &Conflict) -> Vec<Choice<'_>> {
    let mut choices: Vec<Choice<'_>> = Vec::new();
    let standing = conflict.stands.iter().map(|one| (one, true));
    for (one, stands) in standing.chain(conflict.values.iter().map(|one| (one, false))) {
        let Said::Value(value) = &one.said else { continue };
        match choices.iter_mut().find(|choice| choice.value == value) {
            Some(choice) => choice.statements.push(one),
            None => choices.push(Choice { value, statements: vec![one], stands }),
        }
    }
    choices
}

/// All of several sets together, where each choice is a set and there is one to gain.
pub(super) fn taken_together(conflict: &Conflict) -> Option<Value> {
    let choices = choices(conflict);
    let union = match choices.first()?.value {
        Value::Codes(_) => {
            let sets = choices.iter().map(|choice| match choice.value {
                Value::Codes(codes) => Some(codes.clone()),
                _ => None,
            });
            Value::Codes(
                sets.collect::<Option<Vec<BTreeSet<_>>>>()?.into_iter().flatten().collect(),
            )
        }
        Value::Refs(_) => {
            let sets = choices.iter().map(|choice| match choice.value {
                Value::Refs(ids) => Some(ids.clone()),
                _ => None,
            });
            Value::Refs(sets.collect::<Option<Vec<BTreeSet<_>>>>()?.into_iter().flatten().collect())
        }
        _ => return None,
    };
    choices.iter().all(|choice| *choice.value != union).then_some(union)
}

/// A judgement that was just made, and can be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Judged {
    /// The record.
    pub(super) record: RecordId,
    /// The field.
    pub(super) field: FieldName,
    /// The revision that judges.
    pub(super) rev: RevisionId,
    /// Why the field was open.
    pub(super) was: Open,
}

/// What taking a judgement back came to, where that is not simply as before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Restored {
    /// The field is contested; a judgement made before stands no longer.
    Contested,
    /// The value of before stands again, and what had come since counts as weighed.
    Weighed,
    /// Nothing was changed.
    Not,
}

/// What is to be told of a judgement that was taken back: `open` is why the field is open
/// now, if it is.
pub(super) fn restored(was: Open, open: Option<Open>) -> Option<Restored> {
    match (was, open) {
        (Open::Unweighed, Some(Open::Contested)) => Some(Restored::Contested),
        (Open::Unweighed | Open::AfterDeletion, None) => Some(Restored::Weighed),
        _ => None,
    }
}

/// A field of a record.
type FieldKey = (RecordId, FieldName);

/// The state of the screen.
#[derive(Debug, Default)]
pub(super) struct State {
    /// Records with something open.
    pub(super) records: Vec<OpenRecord>,
    /// The row of the one that is shown.
    pub(super) row: usize,
    /// Which of its fields is looked at.
    pub(super) field: usize,
    /// Why, as typed.
    pub(super) reason: String,
    /// A value of one's own that is being written.
    pub(super) third: Option<Third>,
    /// What was typed for other fields, and is there again when they are looked at.
    typed: BTreeMap<FieldKey, (String, Option<Third>)>,
    /// Whether a judgement is being written.
    pub(super) settling: bool,
    /// What taking a judgement back came to, where that is not simply as before.
    pub(super) restored: Option<Restored>,
    /// Whether the list is to scroll to the chosen row.
    pub(super) reveal: bool,
}

impl State {
    /// The record that is shown.
    pub(super) fn record(&self) -> Option<&OpenRecord> {
        self.records.get(self.row)
    }

    /// The field that is looked at.
    pub(super) fn conflict(&self) -> Option<&Conflict> {
        self.record()?.fields.get(self.field)
    }

    /// The reason that was typed for a field, if it is the one that is looked at.
    pub(super) fn reason_for(&self, field: &Conflict) -> String {
        let is_it = self.here() == Some((field.record, field.field.clone()));
        if is_it { self.reason.trim().to_owned() } else { String::new() }
    }

    fn here(&self) -> Option<FieldKey> {
        self.conflict().map(|conflict| (conflict.record, conflict.field.clone()))
    }

    /// Looks at another row.
    pub(super) fn show_row(&mut self, row: usize) {
        self.show(row, 0);
    }

    /// Looks at another field of the record.
    pub(super) fn show_field(&mut self, field: usize) {
        self.show(self.row, field);
    }

    fn show(&mut self, row: usize, field: usize) {
        self.put_away();
        (self.row, self.field) = (row, field);
        self.take_up();
    }

    /// Puts away what is typed for the field that is looked at.
    fn put_away(&mut self) {
        let typed = (std::mem::take(&mut self.reason), self.third.take());
        if let Some(here) = self.here()
            && (!typed.0.is_empty() || typed.1.is_some())
        {
            self.typed.insert(here, typed);
        }
    }

    /// Takes up what was typed before for the field that is looked at.
    fn take_up(&mut self) {
        let typed = self.here().and_then(|here| self.typed.remove(&here));
        (self.reason, self.third) = typed.unwrap_or_default();
    }

    /// Forgets what was typed for a field: it is judged.
    pub(super) fn forget_typed(&mut self, record: RecordId, field: &FieldName) {
        self.put_away();
        self.typed.remove(&(record, field.clone()));
        self.take_up();
    }

    /// Leaves the field open and goes on to the next one: of this record, then of the next.
    pub(super) fn next(&mut self) {
        let Some(record) = self.record() else { return };
        if self.field + 1 < record.fields.len() {
            self.show_field(self.field + 1);
            return;
        }
        let next = (self.row + 1) % self.records.len().max(1);
        self.show_row(next);
        self.reveal = true;
    }

    /// Takes in what is open now, and stays where one was as far as that is there.
    pub(super) fn renew(&mut self, records: Vec<OpenRecord>) {
        let here = self.here();
        self.put_away();
        self.records = records;
        let place = here.and_then(|(record, field)| self.place_of(record, &field));
        let last = self.records.len().saturating_sub(1);
        // Where the record is gone, the next one has moved up to where it was.
        (self.row, self.field) = place.unwrap_or((self.row.min(last), 0));
        self.take_up();
    }

    /// The row of a record, and its field: the nearest one, where that one is open no more.
    fn place_of(&self, record: RecordId, field: &FieldName) -> Option<(usize, usize)> {
        let row = self.records.iter().position(|one| one.record == record)?;
        let fields = &self.records.get(row)?.fields;
        let at = fields.iter().position(|one| one.field == *field);
        Some((row, at.unwrap_or_else(|| self.field.min(fields.len().saturating_sub(1)))))
    }

    /// Shows a field, if it is open.
    pub(super) fn go_to(&mut self, record: RecordId, field: &FieldName) {
        if let Some((row, at)) = self.place_of(record, field) {
            self.show(row, at);
            self.reveal = true;
        }
    }

    /// How many fields are open in all.
    pub(super) fn open(&self) -> usize {
        self.records.iter().map(|one| one.fields.len()).sum()
    }
}

/// The words for why a field is open.
pub(super) fn why_key(open: Open) -> &'static str {
    match open {
        Open::Contested => "review-why-contested",
        Open::Unweighed => "review-why-unweighed",
        Open::AfterDeletion => "review-why-deleted",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::{Source, Trust};
    use crate::record::SignerKey;

    fn statement(n: u8, value: &Value, judges: bool) -> Statement {
        Statement {
            said: Said::Value(value.clone()),
            rev: RevisionId::from_slice(&[n; 32]).unwrap(),
            author: SignerKey::from_slice(&[1; 32]).unwrap(),
            author_name: None,
            trust: Trust::Trusted,
            at: None,
            source: Source::None,
            judges,
            reason: None,
            unweighed: false,
        }
    }

    fn conflict(record: u8, kind: &str, field: &str, values: &[Value]) -> Conflict {
        let says = |(n, value)| statement(n, value, false);
        Conflict {
            record: RecordId::from_random([record; 16]),
            kind: kind.to_owned(),
            title: format!("title {record}"),
            field: field.parse().unwrap(),
            open: Open::Contested,
            heads: BTreeSet::new(),
            values: (1..).zip(values).map(says).collect(),
            stands: Vec::new(),
            knows: BTreeMap::new(),
            titles: BTreeMap::new(),
        }
    }

    fn text(words: &str) -> Value {
        Value::text(words)
    }

    fn codes(codes: &[&str]) -> Value {
        Value::Codes(codes.iter().map(|code| (*code).to_owned()).collect())
    }

    #[test]
    fn a_value_that_several_say_is_one_choice_and_what_stands_comes_first() {
        let mut open = conflict(1, "arrest", "vehicle_note", &[text("a"), text("b"), text("a")]);
        let found = choices(&open);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].statements.len(), found[1].statements.len()), (2, 1));
        open.open = Open::Unweighed;
        open.stands = vec![statement(9, &text("b"), true)];
        let found = choices(&open);
        assert!(found[0].stands && *found[0].value == text("b") && found[0].statements.len() == 2);
        assert!(!found[1].stands);
    }

    #[test]
    fn sets_can_be_taken_together_if_that_is_more_than_either() {
        let both = |values: &[Value]| taken_together(&conflict(1, "person", "languages", values));
        assert_eq!(both(&[codes(&["kk"]), codes(&["ru"])]), Some(codes(&["kk", "ru"])));
        assert_eq!(both(&[codes(&["kk", "ru"]), codes(&["ru"])]), None, "it is one of them");
        assert_eq!(both(&[codes(&["kk"]), text("ru")]), None);
        assert_eq!(both(&[text("a"), text("b")]), None);
    }

    fn state() -> State {
        let two = [text("a"), text("b")];
        let records = by_record(vec![
            conflict(3, "stay", "place", &two),
            conflict(1, "arrest", "arrested_on", &two),
            conflict(1, "arrest", "place_type", &two),
            conflict(2, "person", "family_name", &two),
        ]);
        State { records, ..State::default() }
    }

    fn here(state: &State) -> (String, String) {
        let conflict = state.conflict().unwrap();
        (conflict.kind.clone(), conflict.field.to_string())
    }

    #[test]
    fn records_come_by_kind_and_next_goes_through_all_fields() {
        let mut state = state();
        let mut seen = Vec::new();
        for n in 0..5 {
            seen.push(here(&state).1);
            assert_eq!(state.reason, if n < 4 { "" } else { "reason 0" }, "of this field alone");
            state.reason = format!("reason {n}");
            state.next();
        }
        assert_eq!(seen, ["family_name", "arrested_on", "place_type", "place", "family_name"]);
        assert_eq!(state.open(), 4);
    }

    #[test]
    fn after_a_judgement_the_next_open_field_is_looked_at() {
        let mut state = state();
        state.show_row(1);
        let mut left = state.records.clone();
        left[1].fields.remove(0);
        state.renew(left.clone());
        assert_eq!(here(&state).1, "place_type");
        left.remove(1);
        state.renew(left.clone());
        assert_eq!(here(&state).1, "place");
        left.pop();
        state.renew(left);
        assert_eq!(here(&state).1, "family_name", "there is none after it");
        state.renew(Vec::new());
        assert!(state.conflict().is_none());
        state.next();
    }

    #[test]
    fn what_is_not_simply_as_before_is_told() {
        let told = |was, open| restored(was, open);
        assert_eq!(told(Open::Contested, Some(Open::Contested)), None);
        assert_eq!(told(Open::Unweighed, Some(Open::Contested)), Some(Restored::Contested));
        assert_eq!(told(Open::Unweighed, None), Some(Restored::Weighed));
        assert_eq!(told(Open::AfterDeletion, Some(Open::AfterDeletion)), None);
        assert_eq!(told(Open::AfterDeletion, None), Some(Restored::Weighed));
    }

    #[test]
    fn what_is_typed_stays_while_the_same_field_is_open() {
        let mut state = state();
        state.show_row(1);
        state.reason = "half a reason".to_owned();
        let again = state.records.clone();
        state.renew(again);
        assert_eq!(state.reason, "half a reason");
        let shown = state.conflict().unwrap().clone();
        assert_eq!(state.reason_for(&shown), "half a reason");
        let other = state.records[2].fields[0].clone();
        assert_eq!(state.reason_for(&other), "", "a reason is not given for another field");
        state.go_to(RecordId::from_random([3; 16]), &"place".parse().unwrap());
        assert_eq!(here(&state).0, "stay");
        assert!(state.reason.is_empty());

        let all = state.records.clone();
        let (record, field) = (shown.record, shown.field);
        state.renew(all.iter().filter(|one| one.record != record).cloned().collect());
        state.renew(all);
        state.go_to(record, &field);
        assert_eq!(state.reason, "half a reason", "it was open no more, and is open again");
        state.forget_typed(record, &field);
        assert!(state.reason.is_empty());
    }
}
