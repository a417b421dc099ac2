//! An interview as it is led: who speaks, of whom, what was agreed to, and the records that
//! tell of it so far.

use std::collections::{BTreeMap, BTreeSet};

use super::findings::values;
use crate::casework::{Casework, CaseworkError};
use crate::form::Values;
use crate::record::{FieldName, Kind, Language, RecordId, Value};
use crate::vault::{RecordRow, VaultError};

/// The kinds that an interview tells of, each with the field that names the person.
const TOLD: [(&str, &str); 7] = [
    ("arrest", "person"),
    ("detention", "person"),
    ("act", "victim"),
    ("injury", "person"),
    ("medical_exam", "person"),
    ("death", "person"),
    ("proceeding", "persons"),
];

/// What was decided on one use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// The record of the decision.
    pub record: RecordId,
    /// The decision's code, if there is one.
    pub decision: Option<String>,
    /// The code of how the person may be named, if that is decided.
    pub identity: Option<String>,
}

/// An interview with what belongs to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InterviewPage {
    /// Who speaks.
    pub interviewee: Option<RecordId>,
    /// Of whom: the first of those it is about, else who speaks.
    pub person: Option<RecordId>,
    /// What that person is called.
    pub name: String,
    /// The case that it is filed under.
    pub case: Option<RecordId>,
    /// The language in which it is led.
    pub language: Option<Language>,
    /// The consent of who speaks.
    pub consent: Option<RecordId>,
    /// What was decided, by use.
    pub grants: BTreeMap<String, Grant>,
    /// The records of that person, by kind, in their order.
    pub told: BTreeMap<Kind, Vec<RecordId>>,
    /// All fields that hold something, of the interview, its persons and these records.
    pub answered: BTreeSet<(RecordId, FieldName)>,
}

impl InterviewPage {
    /// Whether the account may be written down and kept: both were agreed to.
    pub fn may_record(&self) -> bool {
        ["record", "store"].into_iter().all(|scope| {
            let decision = self.grants.get(scope).and_then(|grant| grant.decision.as_deref());
            matches!(decision, Some("granted" | "granted_conditions"))
        })
    }
}

/// The field of a kind that names the person it is about.
pub fn person_field(kind: &str) -> Option<&'static str> {
    TOLD.iter().find(|(of, _)| *of == kind).map(|(_, field)| *field)
}

fn reference(values: &Values, field: &str) -> Option<RecordId> {
    match values.get(field)? {
        Value::Ref(id) => Some(*id),
        Value::Refs(ids) => ids.first().copied(),
        _ => None,
    }
}

fn code(values: &Values, field: &str) -> Option<String> {
    match values.get(field)? {
        Value::Code(code) => Some(code.clone()),
        _ => None,
    }
}

impl Casework {
    /// An interview as it is led. One that is yet to be is empty.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn interview_page(
        &self,
        interview: &RecordId,
        language: Language,
    ) -> Result<InterviewPage, CaseworkError> {
        let mut page = self.vault.read(|tx| {
            let mut page = InterviewPage::default();
            let Some(row) = tx.record(interview)? else { return Ok(page) };
            let own = values(&row);
            let answered = |id: RecordId, of: &Values| {
                of.keys().map(|name| (id, name.clone())).collect::<Vec<_>>()
            };
            page.answered.extend(answered(*interview, &own));
            page.interviewee = reference(&own, "interviewee");
            page.person = reference(&own, "about_persons").or(page.interviewee);
            page.case = reference(&own, FieldName::CASES);
            page.language = code(&own, "language").and_then(|code| Language::from_code(&code));
            for (id, field) in tx.referring_to(interview)? {
                let is_consent = |row: &RecordRow| row.kind == "consent" && !row.deleted;
                if field == "interview" && tx.record(&id)?.as_ref().is_some_and(is_consent) {
                    page.consent = page.consent.or(Some(id));
                }
            }
            if let Some(consent) = page.consent {
                if let Some(row) = tx.record(&consent)? {
                    page.answered.extend(answered(consent, &values(&row)));
                }
                for row in tx.children(&consent)?.into_iter().filter(|row| !row.deleted) {
                    let values = values(&row);
                    if let Some(scope) = code(&values, "scope") {
                        let (decision, identity) =
                            (code(&values, "decision"), code(&values, "identity_mode"));
                        page.grants.insert(scope, Grant { record: row.id, decision, identity });
                    }
                }
            }
            let Some(person) = page.person else { return Ok(page) };
            for id in [Some(person), page.interviewee].into_iter().flatten() {
                if let Some(row) = tx.record(&id)? {
                    page.answered.extend(answered(id, &values(&row)));
                }
            }
            for (id, field) in tx.referring_to(&person)? {
                let Some(row) = tx.record(&id)?.filter(|row| !row.deleted) else { continue };
                if person_field(&row.kind) != Some(field.as_str()) {
                    continue;
                }
                page.answered.extend(answered(id, &values(&row)));
                if let Ok(kind) = Kind::new(row.kind.as_str()) {
                    page.told.entry(kind).or_default().push(id);
                }
            }
            // Who did it is told of what was done.
            let done = |kind: &str| Kind::new(kind).ok().and_then(|kind| page.told.get(&kind));
            let done: Vec<RecordId> = ["arrest", "act", "death"]
                .into_iter()
                .filter_map(done)
                .flatten()
                .copied()
                .collect();
            for target in done {
                for (id, field) in tx.referring_to(&target)? {
                    let Some(row) = tx.record(&id)?.filter(|row| !row.deleted) else { continue };
                    if let ("involvement", "target", Ok(kind)) =
                        (row.kind.as_str(), field.as_str(), Kind::new(row.kind.as_str()))
                    {
                        page.answered.extend(answered(id, &values(&row)));
                        page.told.entry(kind).or_default().push(id);
                    }
                }
            }
            Ok::<_, VaultError>(page)
        })?;
        if let Some(person) = page.person {
            let titles = self.titles(&[person].into(), language)?;
            page.name = titles.into_values().next().unwrap_or_default();
        }
        Ok(page)
    }
}
