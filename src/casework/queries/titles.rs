//! Titles as they are shown: what a record refers to is called by its own title. Looked
//! up when something is shown, never stored: a stored one would go stale with every
//! change of the record that is referred to.

use std::collections::BTreeMap;

use crate::form::{Field, Form, Values, title};
use crate::record::{AnswerState, Json, Kind, Language, RecordId, Value};
use crate::vault::{Forms, Heading, ReadTx, RecordRow, VaultError};

/// Gives records their titles, each referred record looked up once.
pub(super) struct Titles<'a, 'v> {
    tx: &'a ReadTx<'v>,
    forms: &'a Forms,
    known: BTreeMap<RecordId, Option<String>>,
    /// By kind: the form and the fields of its rule, if that refers to records.
    rules: BTreeMap<String, Option<(&'a Form, Vec<&'a Field>)>>,
}

impl<'a, 'v> Titles<'a, 'v> {
    pub(super) fn new(tx: &'a ReadTx<'v>, forms: &'a Forms) -> Self {
        Self { tx, forms, known: BTreeMap::new(), rules: BTreeMap::new() }
    }

    pub(super) fn put_all(&mut self, rows: &mut [RecordRow]) -> Result<(), VaultError> {
        rows.iter_mut().try_for_each(|row| self.put(row))
    }

    /// Gives a record its title. One level deep: what it refers to goes by the title that
    /// is stored. A row whose rule refers to nothing, or to nothing here, keeps its own.
    pub(super) fn put(&mut self, row: &mut RecordRow) -> Result<(), VaultError> {
        if !self.rules.contains_key(&row.kind) {
            let rule = rule(self.forms, &row.kind);
            self.rules.insert(row.kind.clone(), rule);
        }
        let Some(Some((form, fields))) = self.rules.get(&row.kind) else { return Ok(()) };
        let value = |field: &&Field| Some((field.name.clone(), shown(&row.fields, field)?));
        let (form, values): (_, Values) = (*form, fields.iter().filter_map(value).collect());
        let mut found = false;
        for id in values.values().flat_map(Value::references) {
            found |= self.stored(&id)?.is_some();
        }
        if found {
            let name = |id: &RecordId| self.known.get(id).cloned().flatten();
            row.title = title(form, &values, Language::En, &name);
        }
        Ok(())
    }

    /// The heading of a record, with its title as it is shown.
    pub(super) fn heading(&mut self, id: &RecordId) -> Result<Option<Heading>, VaultError> {
        let Some(mut row) = self.tx.record(id)? else { return Ok(None) };
        self.put(&mut row)?;
        let RecordRow { id, kind, title, deleted, .. } = row;
        Ok(Some(Heading { id, kind, title, deleted }))
    }

    fn stored(&mut self, id: &RecordId) -> Result<&Option<String>, VaultError> {
        if !self.known.contains_key(id) {
            let title = self.tx.heading(id)?.map(|heading| heading.title);
            self.known.insert(*id, title);
        }
        Ok(self.known.get(id).unwrap_or(&None))
    }
}

fn rule<'a>(forms: &'a Forms, kind: &str) -> Option<(&'a Form, Vec<&'a Field>)> {
    let form = forms.get(&Kind::new(kind).ok()?)?;
    let names = form.title_rule.as_ref()?.fields();
    let fields: Vec<_> = names.into_iter().filter_map(|name| form.field(name)).collect();
    fields.iter().any(|field| field.kind.targets().is_some()).then_some((form, fields))
}

/// The value that a field of a row goes by: of a contested one the first, as in the title
/// that is stored.
fn shown(fields: &Json, field: &Field) -> Option<Value> {
    let field = fields.get(field.name.as_str())?;
    let claims = field.get("values").and_then(Json::as_array).into_iter().flatten();
    let values = field.get("value").into_iter().chain(claims.filter_map(|c| c.get("value")));
    let mut values = values.map(Value::from_json);
    values.find(|value| value.state() != Some(AnswerState::Retracted))
}
