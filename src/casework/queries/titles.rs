//! Titles as they are shown: what a record refers to is called by its own title. Looked
//! up when something is shown, never stored: a stored one would go stale with every
//! change of the record that is referred to, and knows one language alone.

use std::collections::BTreeMap;

use crate::form::{Field, Form, Values, Wording, title};
use crate::record::{AnswerState, Json, Kind, Language, RecordId, Value};
use crate::vault::{Forms, Heading, ReadTx, RecordRow, VaultError};

/// Gives records their titles, each referred record looked up once.
pub(super) struct Titles<'a, 'v> {
    tx: &'a ReadTx<'v>,
    forms: &'a Forms,
    wording: Wording,
    /// By how much deeper is looked: the names of what is referred to.
    known: BTreeMap<(u8, RecordId), Option<String>>,
    /// By kind: the form and the fields of its rule, if a title is to be worked out.
    rules: BTreeMap<String, Option<(&'a Form, Vec<&'a Field>)>>,
}

impl<'a, 'v> Titles<'a, 'v> {
    /// Titles as other programs get them.
    pub(super) fn new(tx: &'a ReadTx<'v>, forms: &'a Forms) -> Self {
        Self::worded(tx, forms, Wording::Stored)
    }

    pub(super) fn worded(tx: &'a ReadTx<'v>, forms: &'a Forms, wording: Wording) -> Self {
        Self { tx, forms, wording, known: BTreeMap::new(), rules: BTreeMap::new() }
    }

    pub(super) fn put_all(&mut self, rows: &mut [RecordRow]) -> Result<(), VaultError> {
        rows.iter_mut().try_for_each(|row| self.put(row))
    }

    /// Gives a record its title. What it refers to goes by the title that is stored; in
    /// words, by its own in words, in which what that one refers to is called so again.
    pub(super) fn put(&mut self, row: &mut RecordRow) -> Result<(), VaultError> {
        self.put_within(row, MOST_LEVELS)
    }

    fn put_within(&mut self, row: &mut RecordRow, levels: u8) -> Result<(), VaultError> {
        if let Some(title) = self.worked_out(row, levels)? {
            row.title = title;
        }
        Ok(())
    }

    /// The title of a record at hand.
    pub(super) fn title_of(&mut self, row: &RecordRow) -> Result<String, VaultError> {
        Ok(self.worked_out(row, MOST_LEVELS)?.unwrap_or_else(|| row.title.clone()))
    }

    /// None where the title that is stored is the one to show.
    fn worked_out(&mut self, row: &RecordRow, levels: u8) -> Result<Option<String>, VaultError> {
        let (forms, wording) = (self.forms, self.wording);
        if !self.rules.contains_key(&row.kind) {
            self.rules.insert(row.kind.clone(), rule(forms, &row.kind, wording));
        }
        let Some(Some((form, fields))) = self.rules.get(&row.kind) else { return Ok(None) };
        let value = |field: &&Field| Some((field.name.clone(), shown(&row.fields, field)?));
        let (form, values): (_, Values) = (*form, fields.iter().filter_map(value).collect());
        let mut found = wording != Wording::Stored;
        for id in values.values().flat_map(Value::references) {
            found |= self.name(&id, levels)?.is_some();
        }
        // A row whose rule refers to nothing that is here keeps the title that is stored.
        let name = |id: &RecordId| self.known.get(&(levels, *id)).cloned().flatten();
        Ok(found.then(|| title(form, &values, wording, &name)))
    }

    /// The heading of a record, with its title as it is shown.
    pub(super) fn heading(&mut self, id: &RecordId) -> Result<Option<Heading>, VaultError> {
        let Some(mut row) = self.tx.record(id)? else { return Ok(None) };
        self.put(&mut row)?;
        let RecordRow { id, kind, title, deleted, .. } = row;
        Ok(Some(Heading { id, kind, title, deleted }))
    }

    /// What a record that is referred to is called, if it is here.
    pub(super) fn name_of(&mut self, id: &RecordId) -> Result<Option<String>, VaultError> {
        self.name(id, MOST_LEVELS).cloned()
    }

    fn name(&mut self, id: &RecordId, levels: u8) -> Result<&Option<String>, VaultError> {
        let key = (levels, *id);
        if !self.known.contains_key(&key) {
            let name = match (self.wording, levels.checked_sub(1)) {
                (Wording::Words(_), Some(levels)) => match self.tx.record(id)? {
                    Some(mut row) => {
                        self.put_within(&mut row, levels)?;
                        Some(row.title)
                    }
                    None => None,
                },
                _ => self.tx.heading(id)?.map(|heading| heading.title),
            };
            self.known.insert(key, name);
        }
        Ok(self.known.get(&key).unwrap_or(&None))
    }

    pub(super) fn language(&self) -> Language {
        self.wording.language()
    }
}

/// How deep the names of what is referred to are looked up.
const MOST_LEVELS: u8 = 2;

/// A title as it is stored needs nothing if its rule refers to no records.
fn rule<'a>(forms: &'a Forms, kind: &str, wording: Wording) -> Option<(&'a Form, Vec<&'a Field>)> {
    let form = forms.get(&Kind::new(kind).ok()?)?;
    let names = form.title_rule.as_ref().map(crate::form::Expr::fields).unwrap_or_default();
    let fields: Vec<_> = names.into_iter().filter_map(|name| form.field(name)).collect();
    let refers = fields.iter().any(|field| field.kind.targets().is_some());
    (refers || wording != Wording::Stored).then_some((form, fields))
}

/// The value that a field of a row goes by: of a contested one the first, as in the title
/// that is stored.
pub(super) fn shown(fields: &Json, field: &Field) -> Option<Value> {
    all_shown(fields, field.name.as_str()).into_iter().next()
}

/// All values that a field of a row may have: several where it is contested.
pub(super) fn all_shown(fields: &Json, field: &str) -> Vec<Value> {
    let Some(field) = fields.get(field) else { return Vec::new() };
    let claims = field.get("values").and_then(Json::as_array).into_iter().flatten();
    let values = field.get("value").into_iter().chain(claims.filter_map(|c| c.get("value")));
    let values = values.map(Value::from_json);
    values.filter(|value| value.state() != Some(AnswerState::Retracted)).collect()
}
