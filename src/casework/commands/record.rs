//! Adding and editing records: what a person says becomes claims, what an analyst holds
//! to be right becomes judgements.

use std::collections::{BTreeMap, BTreeSet};

use super::refuse::{check_case, check_fields, check_source, check_targets};
use crate::casework::pen::{Pen, Saying, form_ref};
use crate::casework::queries::findings::{findings, today};
use crate::casework::{Casework, CaseworkError, Outcome};
use crate::crypto::{Randomness, Signer};
use crate::form::{Form, Level, builtin_form, is_restricted_region, near};
use crate::history::{Entry, Folded, FormRef, Said, Source, Status};
use crate::record::{AnswerState, FieldName, Kind, Moment, RecordId, RevisionId, SignerKey, Value};
use crate::vault::{Forms, WriteTx};

/// The fields of one saving that share a source; judgements have none.
#[derive(PartialEq, Eq, PartialOrd, Ord, Clone, Copy)]
pub(super) enum Part {
    Claims(Option<RecordId>),
    Judgements,
}

pub(super) type Parts = BTreeMap<Part, BTreeMap<FieldName, Value>>;

pub(super) fn field_name(name: &'static str) -> Result<FieldName, CaseworkError> {
    FieldName::new(name).map_err(|_| unknown_field("", name, None))
}

fn unknown_field(kind: &str, field: &str, form: Option<&Form>) -> CaseworkError {
    let names = form.into_iter().flat_map(Form::fields).map(|field| field.name.as_str());
    let near = near(field, names);
    CaseworkError::UnknownField { kind: kind.to_owned(), field: field.to_owned(), near }
}

/// A place behind all siblings. Plain counting is enough where rows are only appended;
/// a row put between two others gets a longer text between theirs.
fn order_after(last: Option<&str>) -> String {
    let last = last.and_then(|last| last.split('.').next()?.parse::<u64>().ok()).unwrap_or(0);
    format!("{:06}", last + 10)
}

impl Casework {
    /// The form of a kind.
    ///
    /// # Errors
    /// [`CaseworkError::UnknownKind`].
    pub fn form(&self, kind: &str) -> Result<&Form, CaseworkError> {
        let unknown = || CaseworkError::unknown_kind(kind, &self.forms);
        let kind = Kind::new(kind).map_err(|_| unknown())?;
        self.forms.get(&kind).ok_or_else(unknown)
    }

    /// Reads what was typed for a field of a kind.
    ///
    /// # Errors
    /// [`CaseworkError::UnknownField`] or [`CaseworkError::BadValue`].
    pub fn read_answer(
        &self,
        kind: &str,
        field: &str,
        typed: &str,
    ) -> Result<(FieldName, Value), CaseworkError> {
        let form = self.form(kind)?;
        if field == FieldName::PARENT && form.parent.is_some() {
            let name = field_name(FieldName::PARENT)?;
            let reason = || crate::form::FieldError::Type("the id of a record");
            let id = typed.trim().parse();
            let id =
                id.map_err(|_| CaseworkError::BadValue { field: name.clone(), reason: reason() })?;
            return Ok((name, Value::Ref(id)));
        }
        let definition = form.field(field).ok_or_else(|| unknown_field(kind, field, Some(form)))?;
        let value = crate::form::parse_value(definition, typed)
            .map_err(|reason| CaseworkError::BadValue { field: definition.name.clone(), reason })?;
        Ok((definition.name.clone(), value))
    }

    /// Checks that a field exists and can take an answer state.
    ///
    /// # Errors
    /// [`CaseworkError::UnknownField`].
    pub fn read_state(
        &self,
        kind: &str,
        field: &str,
        state: AnswerState,
    ) -> Result<(FieldName, Value), CaseworkError> {
        let form = self.form(kind)?;
        let definition = form.field(field).ok_or_else(|| unknown_field(kind, field, Some(form)))?;
        Ok((definition.name.clone(), Value::State(state)))
    }

    /// Adds a record: `case` files it there, `source` is whoever or whatever says so.
    ///
    /// # Errors
    /// [`CaseworkError`]; nothing is changed then.
    pub fn add(
        &mut self,
        kind: &Kind,
        case: Option<RecordId>,
        source: Option<RecordId>,
        fields: BTreeMap<FieldName, Value>,
    ) -> Result<(RecordId, Outcome), CaseworkError> {
        let record = self.new_record_id()?;
        Ok((record, self.add_as(record, kind, case, source, fields)?))
    }

    /// An id for a record that is yet to be: of its draft, and then of itself.
    ///
    /// # Errors
    /// [`CaseworkError::Randomness`].
    pub fn new_record_id(&mut self) -> Result<RecordId, CaseworkError> {
        Ok(RecordId::from_random(self.randomness.bytes()?))
    }

    /// As [`Casework::add`], under an id that was chosen before. Its draft goes.
    ///
    /// # Errors
    /// [`CaseworkError::RecordExists`] and others; nothing is changed then.
    pub fn add_as(
        &mut self,
        record: RecordId,
        kind: &Kind,
        case: Option<RecordId>,
        source: Option<RecordId>,
        mut fields: BTreeMap<FieldName, Value>,
    ) -> Result<Outcome, CaseworkError> {
        let Self { vault, forms, signer, clock, randomness, .. } = self;
        let mut pen = Pen { signer, clock: clock.as_ref(), randomness: randomness.as_mut() };
        vault.write("add a record", |tx| {
            let form =
                forms.get(kind).ok_or_else(|| CaseworkError::unknown_kind(kind.as_str(), forms))?;
            if tx.has_record(&record)? {
                return Err(CaseworkError::RecordExists(record));
            }
            let mut outcome = Outcome::default();
            check_fields(form, &fields)?;
            check_case(tx, case)?;
            file_under(form, case, &mut fields)?;
            check_source(tx, source)?;
            check_targets(tx, form, &fields)?;
            place_among_siblings(tx, form, &mut fields)?;
            let parts = part(form, fields, |_| vec![source]);
            let form_ref = form_ref(tx, form)?;
            save(tx, &mut pen, record, &form_ref, BTreeSet::new(), parts, &mut outcome)?;
            if let (Some(case), "person") = (case, kind.as_str()) {
                put_in_case(tx, &mut pen, record, case, &mut outcome)?;
            }
            saved(tx, &mut pen, forms, "add", record, outcome)
        })
    }

    /// Changes a record. Without a `source`, a claim of one's own keeps the source that it
    /// has. What is there already is not said again.
    ///
    /// # Errors
    /// [`CaseworkError`]; nothing is changed then.
    pub fn edit(
        &mut self,
        record: RecordId,
        source: Option<RecordId>,
        fields: BTreeMap<FieldName, Value>,
    ) -> Result<Outcome, CaseworkError> {
        self.change(record, source, fields, true)
    }

    /// As [`Casework::edit`]; what is typed of the record stays a draft unless `drops_draft`.
    pub(super) fn change(
        &mut self,
        record: RecordId,
        source: Option<RecordId>,
        fields: BTreeMap<FieldName, Value>,
        drops_draft: bool,
    ) -> Result<Outcome, CaseworkError> {
        let Self { vault, forms, signer, clock, randomness, .. } = self;
        let mut pen = Pen { signer, clock: clock.as_ref(), randomness: randomness.as_mut() };
        vault.write("edit a record", |tx| {
            let (folded, form_ref) = present(tx, &record)?;
            let form = forms
                .get(&form_ref.id)
                .ok_or_else(|| CaseworkError::unknown_kind(form_ref.id.as_str(), forms))?;
            check_fields(form, &fields)?;
            check_source(tx, source)?;
            check_targets(tx, form, &fields)?;
            let own = signer.key();
            let news = |(name, value): &(FieldName, Value)| {
                value.state() == Some(AnswerState::Retracted)
                    || !says_already(&folded, &own, source, name, value)
            };
            let fields: BTreeMap<_, _> = fields.into_iter().filter(news).collect();
            if fields.is_empty() {
                return Err(CaseworkError::NothingToDo);
            }
            for (name, value) in &fields {
                let said = own_sources(&folded, &own, name);
                let nothing = source.map_or(said.is_empty(), |from| !said.contains(&Some(from)));
                if nothing && value.state() == Some(AnswerState::Retracted) {
                    return Err(CaseworkError::NothingToRetract(name.clone()));
                }
            }
            let parts = part(form, fields, |name| match source {
                Some(source) => vec![Some(source)],
                None => match own_sources(&folded, &own, name).as_slice() {
                    [] => vec![None],
                    sources => sources.to_vec(),
                },
            });
            let mut outcome = Outcome::default();
            let form_ref = form_to_write(tx, forms, &form_ref)?;
            save(tx, &mut pen, record, &form_ref, folded.heads, parts, &mut outcome)?;
            if drops_draft {
                saved(tx, &mut pen, forms, "edit", record, outcome)
            } else {
                finish(tx, &mut pen, forms, "edit", record, outcome)
            }
        })
    }
}

/// The record as it stands, with the form of its kind.
pub(super) fn present(
    tx: &WriteTx<'_>,
    record: &RecordId,
) -> Result<(Folded, FormRef), CaseworkError> {
    let (history, folded) = tx.fold_record(record)?;
    let kind = folded.kind.clone().ok_or(CaseworkError::NoRecord(*record))?;
    // The heads may all be of another kind.
    let local = tx.local(&tx.decisions()?, record)?;
    let counts = |id: &RevisionId, entry: &Entry| local.counts(id, entry.signed.revision());
    let heads = folded.heads.iter().filter_map(|id| history.get(id));
    let others = history.iter().filter(|(id, entry)| counts(id, entry)).map(|(_, entry)| entry);
    let mut forms = heads.chain(others).map(|entry| &entry.signed.revision().form);
    if let Some(form) = forms.find(|form| form.id == kind).cloned() {
        return Ok((folded, form));
    }
    if let Some(form) = builtin_form(kind.as_str()) {
        let sha256 = crate::crypto::sha256(&form.canonical_json());
        return Ok((folded, FormRef { id: kind, version: form.version.clone(), sha256 }));
    }
    let stored = tx.stored_forms()?.into_iter().rfind(|form| form.id == kind.as_str());
    let unknown = || CaseworkError::unknown_kind(kind.as_str(), &Forms::default());
    let stored = stored.ok_or_else(unknown)?;
    Ok((folded, FormRef { id: kind, version: stored.version, sha256: stored.sha256 }))
}

/// A record is written with the form by which its kind is shown today: that is the one that
/// was filled in. One of a kind that has no form here keeps the one that it names.
pub(super) fn form_to_write(
    tx: &mut WriteTx<'_>,
    forms: &Forms,
    present: &FormRef,
) -> Result<FormRef, CaseworkError> {
    match forms.get(&present.id) {
        Some(form) => form_ref(tx, form),
        None => Ok(present.clone()),
    }
}

/// The sources from which an author says something in a field at present.
pub(super) fn own_sources(
    folded: &Folded,
    own: &SignerKey,
    name: &FieldName,
) -> Vec<Option<RecordId>> {
    let claims = folded.fields.get(name.as_str()).into_iter().flat_map(|field| &field.claims);
    let retracted = Said::Value(Value::State(AnswerState::Retracted));
    let mine = claims.filter(|claim| claim.author == *own && claim.said != retracted);
    let sources = mine.filter_map(|claim| match claim.source {
        Source::None => Some(None),
        Source::Known(source) => Some(Some(source)),
        Source::Withheld(_) => None,
    });
    sources.collect::<BTreeSet<_>>().into_iter().collect()
}

/// Whether one need not say it again. What was settled otherwise since is not said: to say
/// it again has the field wait to be weighed.
pub(super) fn says_already(
    folded: &Folded,
    own: &SignerKey,
    source: Option<RecordId>,
    name: &FieldName,
    value: &Value,
) -> bool {
    let Some(field) = folded.fields.get(name.as_str()) else { return false };
    let same = |said: &Said| *said == Said::Value(value.clone());
    if let [judgement] = field.judgements.as_slice()
        && same(&judgement.said)
    {
        return true;
    }
    if matches!(&field.status, Status::Settled(settled) if settled != value) {
        return false;
    }
    let mut mine = field.claims.iter().filter(|claim| claim.author == *own);
    mine.any(|claim| {
        same(&claim.said) && source.is_none_or(|source| claim.source == Source::Known(source))
    })
}

/// Whether a record tells of sexual violence.
fn is_sexual(kind: &Kind, fields: &BTreeMap<FieldName, Value>) -> bool {
    let code = |field: &str, is_it: fn(&str) -> bool| match fields.get(field) {
        Some(Value::Code(code)) => is_it(code),
        Some(Value::Codes(codes)) => codes.iter().any(|code| is_it(code)),
        _ => false,
    };
    match kind.as_str() {
        "act" => {
            code("act_type", |code| code.starts_with("sexual_violence"))
                || code("methods", |code| code == "sexual")
        }
        "injury" => code("region", is_restricted_region),
        _ => false,
    }
}

/// Parts the fields by what they are: an analyst's own are judgements, all others claims
/// of their sources. What tells of sexual violence is restricted with the same words, unless
/// they say how it is to be handled (`model.md` of the domain).
pub(super) fn part(
    form: &Form,
    mut fields: BTreeMap<FieldName, Value>,
    sources: impl Fn(&FieldName) -> Vec<Option<RecordId>>,
) -> Parts {
    if let (true, Ok(handling)) = (is_sexual(&form.id, &fields), FieldName::new("sensitivity")) {
        fields.entry(handling).or_insert_with(|| Value::code("restricted"));
    }
    let mut parts = Parts::new();
    for (name, value) in fields {
        let judgement = form.field(name.as_str()).is_some_and(|field| field.judgement);
        let of = if judgement {
            vec![Part::Judgements]
        } else {
            sources(&name).into_iter().map(Part::Claims).collect()
        };
        for part in of {
            parts.entry(part).or_default().insert(name.clone(), value.clone());
        }
    }
    parts
}

/// Each part as a signed revision, each the parent of the next.
pub(super) fn compose(
    record: RecordId,
    form: &FormRef,
    mut parents: BTreeSet<RevisionId>,
    mut parts: Parts,
    signer: &Signer,
    at: &Moment,
    randomness: &mut dyn Randomness,
) -> Result<Vec<Entry>, CaseworkError> {
    if parts.is_empty() {
        parts.insert(Part::Claims(None), BTreeMap::new());
    }
    let mut entries = Vec::new();
    for (part, fields) in parts {
        let (judges, source) = match part {
            Part::Claims(source) => (false, source),
            Part::Judgements => (true, None),
        };
        let saying = Saying { record, form: form.clone(), parents, judges, source, fields };
        entries.extend(saying.sign(signer, at, randomness)?);
        parents = entries.last().map(|entry: &Entry| entry.signed.id()).into_iter().collect();
    }
    Ok(entries)
}

/// Writes each part as a revision, each the parent of the next.
pub(super) fn save(
    tx: &mut WriteTx<'_>,
    pen: &mut Pen<'_>,
    record: RecordId,
    form: &FormRef,
    parents: BTreeSet<RevisionId>,
    parts: Parts,
    outcome: &mut Outcome,
) -> Result<(), CaseworkError> {
    let Pen { signer, clock, randomness } = pen;
    for entry in compose(record, form, parents, parts, signer, &clock.now(), *randomness)? {
        tx.add_revision(&entry, None)?;
        outcome.revisions.push(entry.signed.id());
    }
    outcome.records.insert(record);
    Ok(())
}

/// As [`finish`], for what somebody typed: its draft goes, and it is looked at again.
fn saved(
    tx: &mut WriteTx<'_>,
    pen: &mut Pen<'_>,
    forms: &Forms,
    action: &str,
    record: RecordId,
    outcome: Outcome,
) -> Result<Outcome, CaseworkError> {
    tx.remove_draft(&record)?;
    let mut outcome = finish(tx, pen, forms, action, record, outcome)?;
    if let Some(row) = tx.record(&record)? {
        outcome.findings = findings(tx, forms, &row, today(&pen.clock.now()))?;
        outcome.findings.retain(|found| found.level >= Level::Warn);
    }
    Ok(outcome)
}

/// Folds what was written and notes it in the log.
pub(super) fn finish(
    tx: &mut WriteTx<'_>,
    pen: &mut Pen<'_>,
    forms: &Forms,
    action: &str,
    record: RecordId,
    outcome: Outcome,
) -> Result<Outcome, CaseworkError> {
    let decisions = tx.decisions()?;
    for changed in &outcome.records {
        tx.refold(changed, &decisions, forms)?;
    }
    tx.append_log(&pen.clock.now(), action, Some(&record), "")?;
    Ok(outcome)
}

/// Files a new record under a case: by its field `cases`, or as a row of the case.
pub(super) fn file_under(
    form: &Form,
    case: Option<RecordId>,
    fields: &mut BTreeMap<FieldName, Value>,
) -> Result<(), CaseworkError> {
    let Some(case) = case else { return Ok(()) };
    if form.parent.as_ref().is_some_and(|parent| *parent == "case") {
        // A row goes where it is said to belong, whatever case is in hand.
        fields.entry(field_name(FieldName::PARENT)?).or_insert(Value::Ref(case));
    } else if form.field(FieldName::CASES).is_some() {
        let mut cases = BTreeSet::from([case]);
        if let Some(Value::Refs(more)) = fields.get(FieldName::CASES) {
            cases.extend(more);
        }
        fields.insert(field_name(FieldName::CASES)?, Value::Refs(cases));
    } else if form.id != "person" {
        return Err(CaseworkError::NotInACase { kind: form.id.to_string() });
    }
    Ok(())
}

/// Persons are shared between cases: a row of the case names the person.
pub(super) fn put_in_case(
    tx: &mut WriteTx<'_>,
    pen: &mut Pen<'_>,
    person: RecordId,
    case: RecordId,
    outcome: &mut Outcome,
) -> Result<(), CaseworkError> {
    let fields = BTreeMap::from([
        (field_name(FieldName::PARENT)?, Value::Ref(case)),
        (field_name("person")?, Value::Ref(person)),
    ]);
    AddRecord { kind: "case_person", fields }.write(tx, pen, outcome)?;
    Ok(())
}

/// A record of a built-in kind that a command writes of itself.
pub(super) struct AddRecord {
    pub(super) kind: &'static str,
    pub(super) fields: BTreeMap<FieldName, Value>,
}

impl AddRecord {
    pub(super) fn write(
        self,
        tx: &mut WriteTx<'_>,
        pen: &mut Pen<'_>,
        outcome: &mut Outcome,
    ) -> Result<RecordId, CaseworkError> {
        let Self { kind, mut fields } = self;
        let unknown = || CaseworkError::unknown_kind(kind, &Forms::default());
        let form = builtin_form(kind).ok_or_else(unknown)?;
        let record = RecordId::from_random(pen.randomness.bytes()?);
        place_among_siblings(tx, form, &mut fields)?;
        let form_ref = form_ref(tx, form)?;
        let parts = BTreeMap::from([(Part::Claims(None), fields)]);
        save(tx, pen, record, &form_ref, BTreeSet::new(), parts, outcome)?;
        Ok(record)
    }
}

/// A row needs its parent, and stands behind its siblings.
pub(super) fn place_among_siblings(
    tx: &WriteTx<'_>,
    form: &Form,
    fields: &mut BTreeMap<FieldName, Value>,
) -> Result<(), CaseworkError> {
    let Some(parent_kind) = &form.parent else { return Ok(()) };
    let Some(Value::Ref(parent)) = fields.get(FieldName::PARENT) else {
        let (kind, parent) = (form.id.to_string(), parent_kind.to_string());
        return Err(CaseworkError::NoParent { kind, parent });
    };
    let last = tx.last_order(parent, &form.id)?;
    fields.insert(field_name(FieldName::ORDER)?, Value::text(&order_after(last.as_deref())));
    Ok(())
}
