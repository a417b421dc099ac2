//! What is derived of one record: a function of its history, of what that folds to and of
//! the forms. Storing it is not done here.

use std::collections::{BTreeMap, BTreeSet};

use super::forms::Forms;
use super::state::{standing, state_json};
use crate::history::{Claim, Field, Folded, History, Said, Trust};
use crate::record::{Digest, FieldName, RecordId, Value, canonical};

/// Everything that is derived of one record.
#[derive(PartialEq, Eq)]
pub(super) struct Derived {
    pub(super) kind: String,
    pub(super) title: String,
    pub(super) parent: Option<RecordId>,
    pub(super) order: Option<String>,
    pub(super) deleted: bool,
    /// Contested, unweighed, held back.
    pub(super) counts: [i64; 3],
    pub(super) state: String,
    /// What it refers to, by which field, and whether firmly.
    pub(super) refs: BTreeMap<(String, RecordId), bool>,
    pub(super) files: BTreeSet<Digest>,
    pub(super) words: String,
}

impl Derived {
    /// None for a record of which nothing counts. One of which all is held back is shown
    /// as something that is yet to come.
    pub(super) fn of(history: &History, folded: &Folded, forms: &Forms) -> Option<Self> {
        let first_held = || folded.held_back.first().and_then(|id| history.get(id));
        let held_kind = || first_held().map(|entry| entry.signed.revision().form.id.clone());
        let kind = folded.kind.clone().or_else(held_kind)?;
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let parent = match structural(folded, FieldName::PARENT) {
            Some(Value::Ref(parent)) => Some(*parent),
            _ => None,
        };
        let order = match structural(folded, FieldName::ORDER) {
            Some(Value::Text(order)) => Some(order.clone()),
            _ => None,
        };
        let files = folded.fields.values().flat_map(Field::open_values);
        let files = files.filter_map(|value| match value {
            Value::File(sha256) => Some(*sha256),
            _ => None,
        });
        Some(Self {
            title: forms.title(&kind, folded),
            kind: kind.to_string(),
            parent,
            order,
            deleted: folded.deleted,
            counts: [folded.contested(), folded.unweighed(), folded.held_back.len()].map(count),
            state: String::from_utf8_lossy(&canonical(&state_json(folded))).into_owned(),
            refs: references(folded),
            files: files.collect(),
            words: if folded.deleted { String::new() } else { words(folded) },
        })
    }
}

/// What a record refers to by any live value, and whether firmly: by the word of a trusted
/// signer, or in a record in which none says anything.
fn references(folded: &Folded) -> BTreeMap<(String, RecordId), bool> {
    let trusted = |claim: &Claim| claim.trust == Trust::Trusted;
    let among_strangers = !folded.fields.values().flat_map(Field::said).any(trusted);
    let mut refs = BTreeMap::new();
    for (name, field) in &folded.fields {
        for claim in field.said() {
            let Said::Value(value) = &claim.said else { continue };
            for id in value.references() {
                *refs.entry((name.to_string(), id)).or_default() |=
                    among_strangers || trusted(claim);
            }
        }
    }
    refs
}

/// Where a row belongs and stands: what the field says, or, where that is contested or
/// withheld, what trusted signers say of one accord. No stranger tears a row off.
fn structural<'a>(folded: &'a Folded, name: &str) -> Option<&'a Value> {
    let field = folded.fields.get(name)?;
    let trusted = |claim: &&Claim| claim.trust == Trust::Trusted;
    let of_one_accord = || {
        let said = standing(field).into_iter().filter(trusted);
        let mut values = said.filter_map(|claim| match &claim.said {
            Said::Value(value) => Some(value),
            Said::Withheld | Said::Erased => None,
        });
        let first = values.next()?;
        values.all(|value| value == first).then_some(first)
    };
    field.value().or_else(of_one_accord)
}

/// The fields that file a record, and say nothing of it.
const FILING: [&str; 4] =
    [FieldName::CASES, FieldName::DELETED, FieldName::ORDER, FieldName::PARENT];

/// The words that a record is found by: all live text, also where it is contested.
fn words(folded: &Folded) -> String {
    let mut words = String::new();
    let told = folded.fields.iter().filter(|(name, _)| !FILING.contains(&name.as_str()));
    for value in told.flat_map(|(_, field)| field.open_values()) {
        let text = match value {
            Value::Text(text) => text.as_str(),
            Value::Date { said: Some(said), .. } => said.as_str(),
            _ => continue,
        };
        words.push_str(&crate::linkage::search_fold(text));
        words.push(' ');
    }
    words
}
