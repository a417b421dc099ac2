//! What the worker reads for the page of a case: owned values, in the language of the
//! window. Nothing here is drawn.

use std::collections::{BTreeMap, BTreeSet};

use crate::casework::{CasePage, Casework, CaseworkError, RecordPage, ToDo};
use crate::form::{Form, List};
use crate::history::{Source, Trust};
use crate::record::{AnswerState, Json, Kind, Language, PartialDate, RecordId, SignerKey, Value};

/// A case, as its page shows it.
pub(super) struct Shown {
    /// All that belongs to it.
    pub(super) page: CasePage,
    /// What stands above.
    pub(super) head: Head,
    /// Interviews in it for which no consent is decided.
    pub(super) without_consent: BTreeSet<RecordId>,
}

/// What stands above a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// Its code.
    pub(super) code: String,
    /// Its title, without names.
    pub(super) title: String,
    /// How it stands.
    pub(super) status: String,
    /// How much is at risk.
    pub(super) risk: String,
    /// Whether that is much.
    pub(super) is_at_risk: bool,
    /// What is to be done next.
    pub(super) next: String,
    /// By when.
    pub(super) next_on: Vec<PartialDate>,
    /// Whether that may be due.
    pub(super) is_due: bool,
    /// Who is responsible.
    pub(super) lead: String,
}

/// Reads the page of a case.
pub(super) fn shown(
    work: &Casework,
    case: RecordId,
    language: Language,
) -> Result<Shown, CaseworkError> {
    let page = work.case_page(&case, language)?;
    let waiting: BTreeSet<RecordId> = work.to_do(ToDo::ConsentMissing)?.into_iter().collect();
    let entries = page.timeline.entries.iter();
    let without_consent = entries.map(|entry| entry.id).filter(|id| waiting.contains(id)).collect();
    let form = work.form("case")?;
    let head = Head {
        is_due: work.to_do(ToDo::FollowUpDue)?.contains(&case),
        ..head(&page.fields, form, language)
    };
    Ok(Shown { page, head, without_consent })
}

fn head(fields: &Json, form: &Form, language: Language) -> Head {
    let text = |name: &str| match first(fields, name) {
        Some(Value::Text(text)) => text,
        _ => String::new(),
    };
    let code = |name: &str| match first(fields, name) {
        Some(Value::Code(code)) => code,
        _ => String::new(),
    };
    let label = |name: &str, code: &str| {
        let list = form.field(name).and_then(|field| field.kind.list());
        list.map_or(code, |list| List::label(list, code, language)).to_owned()
    };
    let risk = code("risk_level");
    let dates = said(fields, "next_action_on").into_iter();
    Head {
        code: text("case_code"),
        title: text("title"),
        status: label("status", &code("status")),
        is_at_risk: matches!(risk.as_str(), "high" | "immediate"),
        risk: label("risk_level", &risk),
        next: text("next_action"),
        next_on: dates
            .filter_map(|value| match value {
                Value::Date { date, .. } => Some(date),
                _ => None,
            })
            .collect(),
        is_due: false,
        lead: text("lead_staff"),
    }
}

/// All that a field of a row may say: several values where it is contested.
fn said(fields: &Json, name: &str) -> Vec<Value> {
    let Some(field) = fields.get(name) else { return Vec::new() };
    let claims = field.get("values").and_then(Json::as_array).into_iter().flatten();
    let values = field.get("value").into_iter().chain(claims.filter_map(|one| one.get("value")));
    let values = values.map(Value::from_json);
    values.filter(|value| value.state() != Some(AnswerState::Retracted)).collect()
}

fn first(fields: &Json, name: &str) -> Option<Value> {
    said(fields, name).into_iter().next()
}

/// A record, as it is shown beside the timeline.
pub(super) struct Details {
    /// The record with all that is said of it.
    pub(super) page: RecordPage,
    /// Its form, if there is one.
    pub(super) form: Option<Form>,
    /// Who said so.
    pub(super) sources: Vec<SaidBy>,
}

/// An interview or document, and those who wrote down what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SaidBy {
    /// The interview or document; none if it was withheld from this copy, or none was named.
    pub(super) source: SourceOf,
    /// How it knows, in words.
    pub(super) knows: Option<String>,
    /// Who wrote it down: the key, the name if it is known here, and how far he is believed.
    pub(super) authors: BTreeSet<(SignerKey, Option<String>, Trust)>,
}

/// From where something is known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum SourceOf {
    /// A record: its id, kind and title, if it is here.
    Record(RecordId, Option<(Kind, String)>),
    /// A source that this copy does not name.
    Withheld,
    /// None was named.
    None,
}

/// Reads what is shown of a record.
pub(super) fn details(
    work: &Casework,
    record: RecordId,
    language: Language,
) -> Result<Details, CaseworkError> {
    let page = work.page_in(&record, language)?;
    let form = Kind::new(page.row.kind.as_str()).ok().and_then(|kind| work.forms().get(&kind));
    let mut authors: BTreeMap<Source, BTreeSet<_>> = BTreeMap::new();
    for said in page.statements.values().flatten().filter(|said| !said.judges) {
        let author = (said.author, said.author_name.clone(), said.trust);
        authors.entry(said.source).or_default().insert(author);
    }
    let sources = authors.into_iter().map(|(source, authors)| {
        let (source, knows) = source_of(work, &page, source, language)?;
        Ok(SaidBy { source, knows, authors })
    });
    let sources = sources.collect::<Result<_, CaseworkError>>()?;
    Ok(Details { form: form.cloned(), page, sources })
}

fn source_of(
    work: &Casework,
    page: &RecordPage,
    source: Source,
    language: Language,
) -> Result<(SourceOf, Option<String>), CaseworkError> {
    let id = match source {
        Source::Known(id) => id,
        Source::Withheld(_) => return Ok((SourceOf::Withheld, None)),
        Source::None => return Ok((SourceOf::None, None)),
    };
    let row = work.vault().read(|tx| tx.record(&id))?;
    let kind = row.as_ref().and_then(|row| Kind::new(row.kind.as_str()).ok());
    let known = kind.zip(page.titles.get(&id).cloned());
    let knows = match row.as_ref().and_then(|row| first(&row.fields, "source_connection")) {
        Some(Value::Code(code)) => {
            let form = work.form("interview")?;
            let list = form.field("source_connection").and_then(|field| field.kind.list());
            Some(list.map_or(code.as_str(), |list| list.label(&code, language)).to_owned())
        }
        _ => None,
    };
    Ok((SourceOf::Record(id, known), knows))
}
