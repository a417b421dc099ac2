//! What was typed of a record on a screen, written as far as it can be. One field that is
//! refused holds up no other, and what is not written stays a draft: both in one change.

use std::collections::{BTreeMap, BTreeSet};

use super::drafts::Typed;
use super::record::{
    Part, Parts, field_name, file_under, finish, form_to_write, own_sources, part,
    place_among_siblings, present, put_in_case, save, says_already,
};
use super::refuse::{check_case, check_fields, check_source, check_targets};
use crate::casework::pen::{Pen, form_ref};
use crate::casework::{Casework, CaseworkError, Outcome};
use crate::form::Form;
use crate::history::Folded;
use crate::record::{AnswerState, FieldName, Kind, Moment, RecordId, SignerKey, Value};
use crate::vault::{Draft, WriteTx};

/// What was typed of a record.
#[derive(Clone, PartialEq, Eq)]
pub struct ToSay {
    /// The record, there already or yet to be.
    pub record: RecordId,
    /// Its kind.
    pub kind: Kind,
    /// The case that it is filed under if it is new, if its kind can be.
    pub case: Option<RecordId>,
    /// The record that it is a row of; it decides alone where a row belongs.
    pub parent: Option<RecordId>,
    /// The interview or document that says so, if its kind is told by anybody.
    pub source: Option<RecordId>,
    /// What each field says; none where nothing is said any more.
    pub fields: BTreeMap<FieldName, Option<Value>>,
    /// Whether the record is to be there even if nothing is said of it: its rows wait.
    pub is_wanted: bool,
}

/// What became of it.
#[derive(Debug)]
pub struct SaidSo {
    /// When, by this vault's clock.
    pub at: Moment,
    /// What was written.
    pub outcome: Outcome,
    /// Whether the record was not there before.
    pub is_new: bool,
    /// Fields that were not written, and why.
    pub refused: BTreeMap<FieldName, CaseworkError>,
}

/// Whether what a kind says is told by somebody: an interview is not its own source, and
/// how a case is led is nobody's account.
pub fn is_told(kind: &Kind) -> bool {
    let own = ["attachment", "case", "case_person", "consent", "consent_grant", "custody_event"];
    !own.contains(&kind.as_str()) && *kind != *"interview" && *kind != *"place"
}

impl Casework {
    /// Writes what was typed, and leaves as the record's draft what `leaves` gives for the
    /// fields that were refused.
    ///
    /// # Errors
    /// [`CaseworkError`] if none of it can be written; nothing is changed then, the draft
    /// included.
    pub fn say(
        &mut self,
        what: ToSay,
        leaves: impl FnOnce(&BTreeSet<FieldName>) -> Option<Typed>,
    ) -> Result<SaidSo, CaseworkError> {
        let Self { vault, forms, signer, clock, randomness, .. } = self;
        let (at, own) = (clock.now(), signer.key());
        let mut pen = Pen { signer, clock: clock.as_ref(), randomness: randomness.as_mut() };
        vault.write("say what was typed", |tx| {
            let ToSay { record, kind, case, parent, source, fields, is_wanted } = what;
            let form = forms
                .get(&kind)
                .ok_or_else(|| CaseworkError::unknown_kind(kind.as_str(), forms))?;
            let source = source.filter(|source| is_told(&kind) && *source != record);
            check_source(tx, source)?;
            let there = if tx.has_record(&record)? { Some(present(tx, &record)?) } else { None };
            let is_new = there.is_none();
            let folded = there.as_ref().map(|(folded, _)| folded);
            let Sorted { parts, refused } = sort(tx, form, folded, own, source, fields)?;
            let mut outcome = Outcome::default();
            match there {
                Some((folded, form_ref)) if !parts.is_empty() => {
                    let form_ref = form_to_write(tx, forms, &form_ref)?;
                    save(tx, &mut pen, record, &form_ref, folded.heads, parts, &mut outcome)?;
                    outcome = finish(tx, &mut pen, forms, "edit", record, outcome)?;
                }
                None if !parts.is_empty() || is_wanted => {
                    let new = New { record, kind: &kind, form, case, parent, source };
                    new.write(tx, &mut pen, parts, &mut outcome)?;
                    outcome = finish(tx, &mut pen, forms, "add", record, outcome)?;
                }
                _ => {}
            }
            let is_new = is_new && !outcome.is_empty();
            match leaves(&refused.keys().cloned().collect()) {
                Some(Typed { record, kind, filed, source, text }) => {
                    tx.put_draft(&Draft { record, kind, filed, source, text, at: at.clone() })?;
                }
                None => {
                    tx.remove_draft(&record)?;
                }
            }
            Ok(SaidSo { at, outcome, is_new, refused })
        })
    }
}

/// A record that is to be.
struct New<'a> {
    record: RecordId,
    kind: &'a Kind,
    form: &'a Form,
    case: Option<RecordId>,
    parent: Option<RecordId>,
    source: Option<RecordId>,
}

impl New<'_> {
    fn write(
        self,
        tx: &mut WriteTx<'_>,
        pen: &mut Pen<'_>,
        mut parts: Parts,
        outcome: &mut Outcome,
    ) -> Result<(), CaseworkError> {
        let Self { record, kind, form, case, parent, source } = self;
        let takes_case = form.field(FieldName::CASES).is_some() || *kind == *"person";
        let case = case.filter(|_| parent.is_none() && takes_case);
        check_case(tx, case)?;
        let mut place = BTreeMap::new();
        if let Some(parent) = parent {
            place.insert(field_name(FieldName::PARENT)?, Value::Ref(parent));
        }
        if let Some(Value::Refs(cases)) = said(&parts, FieldName::CASES) {
            place.insert(field_name(FieldName::CASES)?, Value::Refs(cases.clone()));
        }
        file_under(form, case, &mut place)?;
        check_targets(tx, form, &place)?;
        place_among_siblings(tx, form, &mut place)?;
        parts.entry(Part::Claims(source)).or_default().extend(place);
        let form_ref = form_ref(tx, form)?;
        save(tx, pen, record, &form_ref, BTreeSet::new(), parts, outcome)?;
        if let (Some(case), "person") = (case, kind.as_str()) {
            put_in_case(tx, pen, record, case, outcome)?;
        }
        Ok(())
    }
}

fn said<'p>(parts: &'p Parts, name: &str) -> Option<&'p Value> {
    parts.values().find_map(|fields| fields.get(name))
}

struct Sorted {
    parts: Parts,
    refused: BTreeMap<FieldName, CaseworkError>,
}

/// What is to be written, by source, and what is refused. What is there already is neither.
fn sort(
    tx: &WriteTx<'_>,
    form: &Form,
    folded: Option<&Folded>,
    own: SignerKey,
    source: Option<RecordId>,
    fields: BTreeMap<FieldName, Option<Value>>,
) -> Result<Sorted, CaseworkError> {
    let (mut said, mut taken_back) = (BTreeMap::new(), BTreeMap::new());
    let mut refused = BTreeMap::new();
    for (name, value) in fields {
        let Some(value) = value else {
            let Some(folded) = folded else { continue };
            if says_something(form, folded, &own, &name) {
                taken_back.insert(name, Value::State(AnswerState::Retracted));
            } else if folded.fields.contains_key(name.as_str()) {
                refused.insert(name.clone(), CaseworkError::NothingToRetract(name));
            }
            continue;
        };
        if folded.is_some_and(|folded| says_already(folded, &own, source, &name, &value)) {
            continue;
        }
        let one = BTreeMap::from([(name, value)]);
        match check_fields(form, &one).and_then(|()| check_targets(tx, form, &one)) {
            Ok(()) => said.extend(one),
            // That the vault cannot be read is no fault of the field.
            Err(error @ CaseworkError::Vault(_)) => return Err(error),
            Err(error) => {
                if let Some(name) = one.into_keys().next() {
                    refused.insert(name, error);
                }
            }
        }
    }
    let sources = |name: &FieldName| folded.map(|folded| own_sources(folded, &own, name));
    let mut parts = part(form, said, |name| match (source, sources(name).unwrap_or_default()) {
        (Some(source), _) => vec![Some(source)],
        (None, sources) if sources.is_empty() => vec![None],
        (None, sources) => sources,
    });
    for (of, fields) in part(form, taken_back, |name| sources(name).unwrap_or_default()) {
        parts.entry(of).or_default().extend(fields);
    }
    Ok(Sorted { parts, refused })
}

/// Whether one says anything in a field oneself that can be taken back.
fn says_something(form: &Form, folded: &Folded, own: &SignerKey, name: &FieldName) -> bool {
    let judges = form.field(name.as_str()).is_some_and(|field| field.judgement);
    let judged = || {
        let field = folded.fields.get(name.as_str());
        field.into_iter().flat_map(|field| &field.judgements).any(|one| one.author == *own)
    };
    if judges { judged() } else { !own_sources(folded, own, name).is_empty() }
}
