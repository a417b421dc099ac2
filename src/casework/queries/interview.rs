//! An interview as it is led: who speaks, of whom, what was agreed to, and the records that
//! tell of it so far.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::findings::{today, values};
use crate::casework::{Casework, CaseworkError};
use crate::form::Values;
use crate::record::{Day, FieldName, Kind, Language, RecordId, Value};
use crate::vault::{ReadTx, RecordRow, VaultError};

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
    /// Whether the day is past until which it is valid.
    pub is_over: bool,
    /// The code of how the person may be named, if that is decided.
    pub identity: Option<String>,
}

/// What was decided on one use before this interview, and nobody has replaced since.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Before {
    /// The records of the decisions, which a new one replaces.
    pub records: Vec<RecordId>,
    /// The code of the most restrictive of them, which is the one that counts.
    pub decision: Option<String>,
    /// Whether the day is past until which one of them is valid: none counts then.
    pub is_over: bool,
}

/// The decisions, the most restrictive first (`consent.md` of the domain).
const RESTRICTIVE: [&str; 6] =
    ["withdrawn", "refused", "undecided", "not_asked", "granted_conditions", "granted"];

/// How restrictive a decision is: the less, the more. What is not known is no grant.
fn rank(decision: Option<&str>) -> usize {
    decision.and_then(|code| RESTRICTIVE.iter().position(|one| *one == code)).unwrap_or(0)
}

/// An interview with what belongs to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InterviewPage {
    /// Who speaks.
    pub interviewee: Option<RecordId>,
    /// Of whom: the first of those it is about, else who speaks.
    pub person: Option<RecordId>,
    /// All of whom it is about; who speaks, if nobody else is named.
    pub persons: Vec<RecordId>,
    /// Whether it is said of whom it is about.
    pub is_about_named: bool,
    /// What that person is called.
    pub name: String,
    /// The case that it is filed under.
    pub case: Option<RecordId>,
    /// The language in which it is led.
    pub language: Option<Language>,
    /// The consent of who speaks.
    pub consent: Option<RecordId>,
    /// Whether that consent was withdrawn as a whole.
    pub is_withdrawn: bool,
    /// Whether there are signs that it was given under pressure.
    pub is_pressed: bool,
    /// What was decided, by use.
    pub grants: BTreeMap<String, Grant>,
    /// What was decided in earlier interviews with who speaks, by use.
    pub before: BTreeMap<String, Before>,
    /// The records of that person, and the files of the interview, by kind, in their order.
    pub told: BTreeMap<Kind, Vec<RecordId>>,
    /// All fields that hold something, of the interview, its persons and these records.
    pub answered: BTreeSet<(RecordId, FieldName)>,
}

/// Whether a decision allows the use.
pub fn is_granted(decision: Option<&str>) -> bool {
    matches!(decision, Some("granted" | "granted_conditions"))
}

/// The field of a kind that names the person it is about.
pub fn person_field(kind: &str) -> Option<&'static str> {
    TOLD.iter().find(|(of, _)| *of == kind).map(|(_, field)| *field)
}

fn references(values: &Values, field: &str) -> Vec<RecordId> {
    match values.get(field) {
        Some(Value::Ref(id)) => vec![*id],
        Some(Value::Refs(ids)) => ids.iter().copied().collect(),
        _ => Vec::new(),
    }
}

fn reference(values: &Values, field: &str) -> Option<RecordId> {
    references(values, field).first().copied()
}

fn code(values: &Values, field: &str) -> Option<String> {
    match values.get(field)? {
        Value::Code(code) => Some(code.clone()),
        _ => None,
    }
}

/// The code on which all agree; what is contested is no grant (`consent.md` of the domain).
fn agreed(row: &RecordRow, field: &str) -> Option<String> {
    let value = row.fields.get(field)?.get("value")?;
    match Value::from_json(value) {
        Value::Code(code) => Some(code),
        _ => None,
    }
}

/// Whether a consent was withdrawn as a whole.
fn is_withdrawn(consent: &Values) -> bool {
    consent.get("withdrawn_at").is_some_and(|value| value.state().is_none())
}

/// Whether the day is past until which a decision is valid. A day on which not all agree, or
/// which is withheld, is past (`consent.md` of the domain).
fn is_over(grant: &RecordRow, today: Option<Day>) -> bool {
    let Some(said) = grant.fields.get("valid_until") else { return false };
    match said.get("value").map(Value::from_json) {
        Some(Value::Date { date, .. }) => {
            date.latest().zip(today).is_some_and(|(until, today)| until < today)
        }
        Some(Value::State(_)) => false,
        _ => true,
    }
}

/// The decisions that others replace.
fn replaced(grants: impl Iterator<Item = Values>) -> BTreeSet<RecordId> {
    let named = grants.filter_map(|mut values| match values.remove("replaces") {
        Some(Value::Refs(ids)) => Some(ids),
        _ => None,
    });
    named.flatten().collect()
}

/// What who speaks decided in earlier interviews. What a later decision there replaces does
/// not count any more.
fn before(
    tx: &ReadTx<'_>,
    page: &InterviewPage,
    today: Option<Day>,
) -> Result<BTreeMap<String, Before>, VaultError> {
    let Some(interviewee) = page.interviewee else { return Ok(BTreeMap::new()) };
    let mut grants = Vec::new();
    for (id, field) in tx.referring_to(&interviewee)? {
        let is_other = field == "person" && page.consent != Some(id);
        let is_consent = |row: &RecordRow| row.kind == "consent" && !row.deleted;
        let Some(consent) = tx.record(&id)?.filter(|row| is_other && is_consent(row)) else {
            continue;
        };
        let is_withdrawn = is_withdrawn(&values(&consent));
        for row in tx.children(&id)?.into_iter().filter(|row| !row.deleted) {
            let decision = agreed(&row, "decision").filter(|_| !is_withdrawn);
            let decision = decision.or_else(|| is_withdrawn.then(|| "withdrawn".to_owned()));
            let is_over = is_granted(decision.as_deref()) && is_over(&row, today);
            grants.push((row.id, values(&row), decision, is_over));
        }
    }
    let replaced = replaced(grants.iter().map(|(_, values, ..)| values.clone()));
    let mut before = BTreeMap::<String, Before>::new();
    for (id, values, decision, is_over) in
        grants.into_iter().filter(|(id, ..)| !replaced.contains(id))
    {
        let Some(scope) = code(&values, "scope") else { continue };
        let of = before.entry(scope).or_default();
        if of.records.is_empty() || rank(decision.as_deref()) < rank(of.decision.as_deref()) {
            of.decision = decision;
        }
        of.is_over |= is_over;
        of.records.push(id);
    }
    Ok(before)
}

/// The fields of a record that hold something.
fn answered(id: RecordId, of: &Values) -> Vec<(RecordId, FieldName)> {
    of.keys().map(|name| (id, name.clone())).collect()
}

/// What was decided in the interview itself.
fn own_consent(
    tx: &ReadTx<'_>,
    page: &mut InterviewPage,
    today: Option<Day>,
) -> Result<(), VaultError> {
    let Some(consent) = page.consent else { return Ok(()) };
    if let Some(row) = tx.record(&consent)? {
        let values = values(&row);
        page.is_withdrawn = is_withdrawn(&values);
        page.is_pressed = code(&values, "pressure_doubt").as_deref() == Some("yes");
        page.answered.extend(answered(consent, &values));
    }
    let rows: Vec<RecordRow> =
        tx.children(&consent)?.into_iter().filter(|row| !row.deleted).collect();
    let replaced = replaced(rows.iter().map(values));
    for row in rows.iter().filter(|row| !replaced.contains(&row.id)) {
        let values = values(row);
        if let Some(scope) = code(&values, "scope") {
            page.answered.extend(answered(row.id, &values));
            let grant = Grant {
                record: row.id,
                decision: agreed(row, "decision"),
                is_over: is_over(row, today),
                identity: code(&values, "identity_mode"),
            };
            // Of several the most restrictive counts.
            let rank_of = |grant: &Grant| rank(grant.decision.as_deref());
            match page.grants.entry(scope) {
                Entry::Occupied(there) if rank_of(there.get()) <= rank_of(&grant) => {}
                Entry::Occupied(mut there) => drop(there.insert(grant)),
                Entry::Vacant(place) => drop(place.insert(grant)),
            }
        }
    }
    Ok(())
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
        let today = today(&self.clock.now());
        let mut page = self.vault.read(|tx| {
            let mut page = InterviewPage::default();
            let Some(row) = tx.record(interview)? else { return Ok(page) };
            let own = values(&row);
            page.answered.extend(answered(*interview, &own));
            page.interviewee = reference(&own, "interviewee");
            page.persons = references(&own, "about_persons");
            page.is_about_named = !page.persons.is_empty();
            if page.persons.is_empty() {
                page.persons.extend(page.interviewee);
            }
            page.person = page.persons.first().copied();
            page.case = reference(&own, FieldName::CASES);
            page.language = code(&own, "language").and_then(|code| Language::from_code(&code));
            for (id, field) in tx.referring_to(interview)? {
                let Some(row) = tx.record(&id)?.filter(|row| !row.deleted) else { continue };
                match (row.kind.as_str(), field.as_str()) {
                    ("consent", "interview") => page.consent = page.consent.or(Some(id)),
                    ("attachment", "linked") => {
                        page.answered.extend(answered(id, &values(&row)));
                        if let Ok(kind) = Kind::new(row.kind.as_str()) {
                            page.told.entry(kind).or_default().push(id);
                        }
                    }
                    _ => {}
                }
            }
            own_consent(tx, &mut page, today)?;
            page.before = before(tx, &page, today)?;
            let all = [page.interviewee, page.case].into_iter().flatten();
            for id in all.chain(page.persons.clone()) {
                if let Some(row) = tx.record(&id)? {
                    page.answered.extend(answered(id, &values(&row)));
                }
            }
            for person in page.persons.clone() {
                for (id, field) in tx.referring_to(&person)? {
                    let Some(row) = tx.record(&id)?.filter(|row| !row.deleted) else { continue };
                    if person_field(&row.kind) != Some(field.as_str()) {
                        continue;
                    }
                    page.answered.extend(answered(id, &values(&row)));
                    let Ok(kind) = Kind::new(row.kind.as_str()) else { continue };
                    let told = page.told.entry(kind).or_default();
                    if !told.contains(&id) {
                        told.push(id);
                    }
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
