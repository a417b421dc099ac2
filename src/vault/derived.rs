//! What is derived of one record: a function of its history, of what that folds to and of
//! the forms. Storing it is not done here.

use std::collections::{BTreeMap, BTreeSet};

use super::forms::Forms;
use super::state::{standing, state_json};
use crate::form::{Need, Values, needed};
use crate::history::{Claim, Field, Folded, History, Said, Source, Status, Trust};
use crate::linkage::sort_key;
use crate::record::{Digest, FieldName, Kind, RecordId, Value, canonical};

/// Everything that is derived of one record.
#[derive(PartialEq, Eq)]
pub(super) struct Derived {
    pub(super) kind: String,
    pub(super) title: String,
    /// Where the title stands in a list.
    pub(super) sort: Vec<u8>,
    pub(super) parent: Option<RecordId>,
    pub(super) order: Option<String>,
    pub(super) deleted: bool,
    /// Contested, unweighed, held back.
    pub(super) counts: [i64; 3],
    /// Required fields that are not answered.
    pub(super) missing: i64,
    /// Sources that say something of it.
    pub(super) sources: i64,
    /// From which day it is to be followed up.
    pub(super) due: Option<String>,
    pub(super) state: String,
    /// Whether no trusted signer began it.
    pub(super) of_strangers: bool,
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
        let values = shown(folded);
        let title = forms.title(&kind, &values);
        let missing = if folded.deleted { 0 } else { missing(&kind, folded, &values, forms) };
        Some(Self {
            sort: sort_key(&title),
            title,
            missing: count(missing),
            sources: count(sources(folded)),
            due: follow_up(&kind, folded),
            kind: kind.to_string(),
            parent,
            order,
            deleted: folded.deleted,
            counts: [folded.contested(), folded.unweighed(), folded.held_back.len()].map(count),
            state: String::from_utf8_lossy(&canonical(&state_json(folded))).into_owned(),
            of_strangers: folded.is_of_strangers,
            refs: references(folded),
            files: files.collect(),
            words: if folded.deleted { String::new() } else { words(folded) },
        })
    }
}

/// The value that each field goes by: of a contested one that of the smallest revision id,
/// so that every copy shows the same.
fn shown(folded: &Folded) -> Values {
    let value = |field: &Field| field.value().or(field.open_values().first().copied()).cloned();
    let fields = folded.fields.iter();
    fields.filter_map(|(name, field)| Some((name.clone(), value(field)?))).collect()
}

fn missing(kind: &Kind, folded: &Folded, values: &Values, forms: &Forms) -> usize {
    let Some(form) = forms.get(kind) else { return 0 };
    let is_said =
        |name: &str| folded.fields.get(name).is_some_and(|field| field.status != Status::Retracted);
    needed(form, values, &is_said).iter().filter(|one| one.need == Need::Required).count()
}

/// How many sources speak of a record, named or not.
fn sources(folded: &Folded) -> usize {
    let claims = folded.fields.values().flat_map(|field| &field.claims);
    let sources = claims.map(|claim| claim.source).filter(|source| *source != Source::None);
    sources.collect::<BTreeSet<_>>().len()
}

/// The first day on which the next step in a case may be due, unless nothing more is to
/// be done there.
fn follow_up(kind: &Kind, folded: &Folded) -> Option<String> {
    const ENDED: [&str; 3] = ["closed", "withdrawn", "duplicate"];
    let ended =
        matches!(folded.value("status"), Some(Value::Code(code)) if ENDED.contains(&code.as_str()));
    if *kind != *"case" || folded.deleted || ended {
        return None;
    }
    let told = folded.fields.get("next_action_on").into_iter().flat_map(Field::open_values);
    let days = told.filter_map(|value| match value {
        Value::Date { date, .. } => date.earliest(),
        _ => None,
    });
    days.min().map(|day| day.to_string())
}

/// What a record refers to by any live value, and whether firmly ([`Folded::firm`]).
fn references(folded: &Folded) -> BTreeMap<(String, RecordId), bool> {
    let mut refs = BTreeMap::new();
    for (name, field) in &folded.fields {
        let claims = field.said().map(|claim| (claim, false));
        for (claim, is_firm) in claims.chain(folded.firm(field).map(|claim| (claim, true))) {
            let Said::Value(value) = &claim.said else { continue };
            for id in value.references() {
                *refs.entry((name.to_string(), id)).or_default() |= is_firm;
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
