//! What would read otherwise in records that are here: field by field, before and after.

use std::collections::BTreeMap;

use super::titles::Titles;
use crate::form::Wording;
use crate::history::{Field, Said};
use crate::record::{FieldName, Json, RecordId, Value};
use crate::vault::{Forms, ReadTx, VaultError};

/// What a field reads as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// Nothing was said.
    NotAsked,
    /// One value or answer state.
    Value(Value),
    /// These stand against each other.
    Contested(Vec<Value>),
    /// Something was said that is not here.
    Withheld,
    /// What was said is gone.
    Erased,
}

/// How a field came to read otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// It said nothing, or nothing that was here.
    TakenOver,
    /// Who said the one says the other now.
    Replaced,
    /// A trusted signer judged it.
    Judged,
    /// Both are kept, and stand against each other.
    BothKept,
    /// What is settled stays; what came waits to be weighed.
    Waits,
    /// What was said cannot be read here, or no longer.
    Covered,
}

/// A field that would read otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// The record.
    pub record: RecordId,
    /// Its kind.
    pub kind: String,
    /// What it is called in lists.
    pub title: String,
    /// The field.
    pub field: FieldName,
    /// How it reads now.
    pub before: Reading,
    /// How it would read, or what would wait beside what is settled.
    pub after: Reading,
    /// How that comes.
    pub how: How,
}

/// All that would read otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// The fields, contested ones first, then by kind and title.
    pub fields: Vec<FieldChange>,
    /// What the records that values name are called.
    pub titles: BTreeMap<RecordId, String>,
    /// Records that would change beside these.
    pub more_records: u64,
}

/// What reads otherwise in these records than before.
pub(in crate::casework) fn changes(
    tx: &ReadTx<'_>,
    forms: &Forms,
    wording: Wording,
    (before, more_records): (BTreeMap<RecordId, Json>, u64),
) -> Result<Changes, VaultError> {
    let mut titles = Titles::worded(tx, forms, wording);
    let mut changes = Changes { more_records, ..Changes::default() };
    for (record, before) in before {
        let Some(mut row) = tx.record(&record)? else { continue };
        titles.put(&mut row)?;
        for (name, after) in row.fields.as_object().into_iter().flatten() {
            let Ok(field) = name.parse::<FieldName>() else { continue };
            let old = before.get(name);
            let Some((how, mut after)) = told(old, after) else { continue };
            if how == How::Waits {
                let (_, folded) = tx.fold_record(&record)?;
                after = folded.fields.get(name.as_str()).map_or(Reading::NotAsked, unweighed);
            }
            let (kind, title) = (row.kind.clone(), row.title.clone());
            let before = reading(old);
            changes.fields.push(FieldChange { record, kind, title, field, before, after, how });
        }
    }
    let rank = |one: &FieldChange| (one.how != How::BothKept, one.kind.clone(), one.title.clone());
    changes.fields.sort_by_cached_key(rank);
    let values =
        changes.fields.iter().flat_map(|one| one.before.values().chain(one.after.values()));
    for id in values.flat_map(Value::references) {
        if !changes.titles.contains_key(&id)
            && let Some(heading) = titles.heading(&id)?
        {
            changes.titles.insert(id, heading.title);
        }
    }
    Ok(changes)
}

/// How a field reads otherwise, if it does.
fn told(before: Option<&Json>, after: &Json) -> Option<(How, Reading)> {
    let (old, new) = (reading(before), reading(Some(after)));
    if old == new {
        let waits = after.get("unweighed").is_some()
            && after.get("unweighed") != before.and_then(|before| before.get("unweighed"));
        return waits.then_some((How::Waits, new));
    }
    let how = match (&old, &new) {
        (_, Reading::Contested(_)) => How::BothKept,
        (_, Reading::Withheld | Reading::Erased) => How::Covered,
        (_, Reading::Value(_)) if after["state"] == "settled" => How::Judged,
        (Reading::Value(_) | Reading::Contested(_), _) => How::Replaced,
        _ => How::TakenOver,
    };
    Some((how, new))
}

fn reading(field: Option<&Json>) -> Reading {
    let Some(field) = field else { return Reading::NotAsked };
    match field["state"].as_str() {
        Some("contested") => {
            let claims = field["values"].as_array().into_iter().flatten();
            let mut values = Vec::new();
            for value in claims.filter_map(|claim| claim.get("value")).map(Value::from_json) {
                if !values.contains(&value) {
                    values.push(value);
                }
            }
            Reading::Contested(values)
        }
        Some("withheld") => Reading::Withheld,
        Some("erased") => Reading::Erased,
        _ => field.get("value").map_or(Reading::NotAsked, |v| Reading::Value(Value::from_json(v))),
    }
}

/// What came since a field was settled.
fn unweighed(field: &Field) -> Reading {
    let claims = field.claims.iter().filter(|claim| field.unweighed.contains(&claim.rev));
    let values = claims.filter_map(|claim| match &claim.said {
        Said::Value(value) => Some(value.clone()),
        Said::Withheld | Said::Erased => None,
    });
    Reading::Contested(values.collect())
}

impl Reading {
    /// The values in it.
    pub fn values(&self) -> impl Iterator<Item = &Value> {
        match self {
            Self::Value(value) => std::slice::from_ref(value),
            Self::Contested(values) => values.as_slice(),
            Self::NotAsked | Self::Withheld | Self::Erased => &[],
        }
        .iter()
    }
}
