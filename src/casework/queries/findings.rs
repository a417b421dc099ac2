//! What is wrong or missing in a record: by its form, against the records around it, and
//! in its IIN.

use crate::casework::{Casework, CaseworkError};
use crate::form::{Around, Beside, Finding, Level, Values, check, check_around};
use crate::linkage::{IinWarning, Sex, check_iin};
use crate::record::{
    AnswerState, Day, FieldName, Json, Kind, Moment, PartialDate, RecordId, Value,
};
use crate::vault::{Forms, ReadTx, RecordRow, VaultError};

impl Casework {
    /// What the checks find in a record.
    ///
    /// # Errors
    /// [`CaseworkError::NoRecord`], or the vault cannot be read.
    pub fn findings(&self, record: &RecordId) -> Result<Vec<Finding>, CaseworkError> {
        let today = today(&self.clock.now());
        self.vault.read(|tx| {
            let row = tx.record(record)?.ok_or(CaseworkError::NoRecord(*record))?;
            Ok(findings(tx, &self.forms, &row, today)?)
        })
    }
}

/// The day of a moment, as the one whose clock it was would say.
pub(in crate::casework) fn today(now: &Moment) -> Option<Day> {
    now.day().parse::<PartialDate>().ok()?.earliest()
}

/// As [`Casework::findings`], of a row at hand.
pub(in crate::casework) fn findings(
    tx: &ReadTx<'_>,
    forms: &Forms,
    row: &RecordRow,
    today: Option<Day>,
) -> Result<Vec<Finding>, VaultError> {
    let form = Kind::new(row.kind.as_str()).ok().and_then(|kind| forms.get(&kind));
    let Some(form) = form.filter(|_| !row.deleted) else { return Ok(Vec::new()) };
    let values = values(row);
    let mut findings = check(form, &values);
    // What is said, and not here or not decided, is not missing.
    findings.retain(|found| {
        let is_said = |name: &FieldName| {
            row.fields.get(name.as_str()).is_some_and(|field| field["state"] != "retracted")
        };
        found.code != "required" || !found.field.as_ref().is_some_and(is_said)
    });
    let referred = |field: &str| match values.get(field) {
        Some(Value::Ref(id)) => tx.record(id).map(|row| row.map(|row| self::values(&row))),
        _ => Ok(None),
    };
    let person = match row.kind.as_str() {
        "interview" => "interviewee",
        "act" => "victim",
        _ => "person",
    };
    let (person, arrest, stay) = (referred(person)?, referred("arrest")?, referred("stay")?);
    let mut rows = Vec::new();
    for row in tx.children(&row.id)?.into_iter().filter(|row| !row.deleted) {
        if let Ok(kind) = Kind::new(row.kind.as_str()) {
            rows.push((kind, self::values(&row)));
        }
    }
    let others = others(tx, row, &values)?;
    let (person, arrest, stay) = (person.as_ref(), arrest.as_ref(), stay.as_ref());
    let (rows, others) = (rows.as_slice(), others.as_slice());
    let around = Around { today, person, arrest, stay, rows, others, ..Around::default() };
    findings.extend(check_around(form, &values, &around));
    if row.kind == "person" {
        findings.extend(iin(&values));
    }
    Ok(findings)
}

/// Other records of the same person against which a record is checked.
fn others(tx: &ReadTx<'_>, row: &RecordRow, values: &Values) -> Result<Vec<Values>, VaultError> {
    let (person, kind) = match row.kind.as_str() {
        "detention" => (values.get("person"), "detention"),
        "act" => (values.get("victim"), "death"),
        _ => return Ok(Vec::new()),
    };
    let Some(Value::Ref(person)) = person else { return Ok(Vec::new()) };
    let mut others = Vec::new();
    for (id, field) in tx.referring_to(person)? {
        if field != "person" || id == row.id {
            continue;
        }
        let found = tx.record(&id)?.filter(|found| found.kind == kind && !found.deleted);
        others.extend(found.map(|found| self::values(&found)));
    }
    Ok(others)
}

/// What a row says; of a contested field the first value, as in its title.
pub(super) fn values(row: &RecordRow) -> Values {
    let fields = row.fields.as_object().into_iter().flatten();
    let first = |field: &Json| {
        let value = field.get("value").or_else(|| field.get("values")?.get(0)?.get("value"))?;
        Some(Value::from_json(value)).filter(|value| value.state() != Some(AnswerState::Retracted))
    };
    fields.filter_map(|(name, field)| Some((name.parse().ok()?, first(field)?))).collect()
}

fn iin(values: &Values) -> Vec<Finding> {
    let Some(Value::Text(number)) = values.get("iin") else { return Vec::new() };
    let birth = match values.get("birth_date") {
        Some(Value::Date { date, .. }) => Some(date),
        _ => None,
    };
    let sex = match values.get("sex") {
        Some(Value::Code(code)) => Sex::from_code(code),
        _ => None,
    };
    let finding = |warning: IinWarning| {
        let (code, message) = match warning {
            IinWarning::Length => ("iin_length", "an IIN has 12 digits"),
            IinWarning::NonDigit => ("iin_digits", "an IIN has nothing but digits"),
            IinWarning::Checksum => ("iin_checksum", "the last digit of the IIN does not fit"),
            IinWarning::ImpossibleDate => ("iin_date", "the IIN begins with no day there is"),
            IinWarning::NoCentury => ("iin_century", "the IIN's seventh digit tells no century"),
            IinWarning::OtherBirthDate => ("iin_birth_date", "the IIN tells another birth date"),
            IinWarning::OtherSex => ("iin_sex", "the IIN tells another sex"),
        };
        let (field, message) = (FieldName::new("iin").ok(), message.to_owned());
        Finding { level: Level::Warn, field, code, message, beside: Beside::Nothing }
    };
    check_iin(number, birth, sex).into_iter().map(finding).collect()
}
