//! What stands around the record that is filled in: the records it is a row of, the rows
//! that belong to it, clock and chance.

use std::cell::Cell;
use std::sync::Arc;

use super::Live;
use crate::crypto::sha256;
use crate::form::check::Values;
use crate::form::expr::{Answer, World};
use crate::form::labels::Labels;
use crate::form::lists::{Choice, List, builtin_lists};
use crate::form::model::{FieldType, Form};
use crate::record::{Kind, Language, Moment, Value};

/// A row with what it says.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its kind.
    pub kind: Kind,
    /// Its answers.
    pub values: Values,
}

/// What stands around a record.
#[derive(Debug, Clone, Default)]
pub struct Kin {
    /// The record that it is a row of, and so on upwards, each with its form.
    pub above: Vec<(Arc<Form>, Values)>,
    /// The number of the row among its siblings, from 1; then that of the record above.
    pub positions: Vec<usize>,
    /// The rows below it, in their order.
    pub rows: Vec<Row>,
    /// Now, as this machine has it.
    pub now: Option<Moment>,
    /// Chance that is fresh for this record.
    pub seed: [u8; 16],
    /// How often chance was asked for.
    pub drawn: Cell<u32>,
}

/// The world of a form's expressions.
pub(super) struct Seen<'a> {
    pub(super) live: &'a Live,
    pub(super) kin: &'a Kin,
}

impl Seen<'_> {
    fn own(&self, name: &str) -> Option<Answer> {
        let field = self.live.index.get(name)?;
        let applies = self.live.fields_apply.get(*field).copied().unwrap_or(true);
        // What does not apply reads as unanswered, as in ODK.
        Some(Answer::of(self.live.values.get(name).filter(|_| applies)))
    }

    /// How an answer reads within a label.
    pub(super) fn words(&self, name: &str, language: Language) -> String {
        let value = self.live.values.get(name);
        let field = self.live.form.field(name);
        let list = field.and_then(|field| field.kind.list());
        match (value, list) {
            (Some(Value::Code(code)), Some(list)) => list.label(code, language).to_owned(),
            (Some(Value::Codes(codes)), Some(list)) => {
                codes.iter().map(|code| list.label(code, language)).collect::<Vec<_>>().join(", ")
            }
            (Some(Value::Date { date, .. }), _) => date.in_words(language),
            (Some(Value::Time(time)), _) => time.in_words(language),
            _ => self.field(name).into_iter().next().map(|answer| answer.text).unwrap_or_default(),
        }
    }
}

impl World for Seen<'_> {
    fn field(&self, name: &str) -> Vec<Answer> {
        let rows = self.live.form.field(name).and_then(|field| match &field.kind {
            FieldType::Rows(kind) => Some(kind),
            _ => None,
        });
        if let Some(kind) = rows {
            let rows = self.kin.rows.iter().filter(|row| row.kind == *kind);
            return rows.map(|_| Answer::none()).collect();
        }
        if let Some(answer) = self.own(name) {
            return vec![answer];
        }
        let above = self.kin.above.iter().find(|(form, _)| form.field(name).is_some());
        if let Some((_, values)) = above {
            return vec![Answer::of(values.get(name))];
        }
        let rows = self.kin.rows.iter().filter_map(|row| row.values.get(name));
        let found: Vec<Answer> = rows.map(|value| Answer::of(Some(value))).collect();
        if found.is_empty() { vec![Answer::none()] } else { found }
    }

    fn indexed(&self, name: &str, rows: &[(&str, usize)]) -> Vec<Answer> {
        let Some((repeat, index)) = rows.last() else { return Vec::new() };
        let is_of = |kind: &Kind| {
            kind.as_str().rsplit('.').next().is_some_and(|last| last.eq_ignore_ascii_case(repeat))
        };
        let mut rows = self.kin.rows.iter().filter(|row| is_of(&row.kind));
        let row = index.checked_sub(1).and_then(|at| rows.nth(at));
        row.map(|row| Answer::of(row.values.get(name))).into_iter().collect()
    }

    fn position(&self, up: usize) -> usize {
        self.kin.positions.get(up).copied().unwrap_or(0)
    }

    fn label(&self, field: &str, code: &str) -> String {
        let list = self.live.form.field(field).and_then(|field| field.kind.list());
        list.map_or(code, |list| list.label(code, Language::En)).to_owned()
    }

    fn list(&self, name: &str) -> Option<Arc<List>> {
        self.live.form.list(name).or_else(|| builtin_lists().get(name)).cloned()
    }

    fn choice_label(&self, choice: &Choice) -> String {
        Labels::get(&choice.labels, Language::En).to_owned()
    }

    fn now(&self) -> Option<String> {
        self.kin.now.as_ref().map(Moment::to_string)
    }

    fn chance(&self) -> Option<[u8; 16]> {
        let drawn = self.kin.drawn.get().wrapping_add(1);
        self.kin.drawn.set(drawn);
        let bytes = [self.kin.seed.as_slice(), &drawn.to_be_bytes()].concat();
        sha256(&bytes).0.first_chunk().copied()
    }
}
