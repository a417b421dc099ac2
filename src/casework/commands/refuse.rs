//! What is refused of what was typed, before any of it is written.

use std::collections::BTreeMap;

use super::record::field_name;
use crate::casework::CaseworkError;
use crate::form::{FieldError, Form, Level, check};
use crate::record::{FieldName, RecordId, Value};
use crate::vault::{ReadTx, WriteTx};

/// The fields of `attachment` that attaching alone fills in.
const OF_BYTES: [&str; 3] = ["sha256", "size_bytes", "mime"];

pub(super) fn check_case(tx: &ReadTx<'_>, case: Option<RecordId>) -> Result<(), CaseworkError> {
    let Some(case) = case else { return Ok(()) };
    let found = tx.record(&case)?.ok_or(CaseworkError::NoRecord(case))?.kind;
    let field = field_name(FieldName::CASES)?;
    if found == "case" { Ok(()) } else { Err(CaseworkError::WrongTarget { field, found }) }
}

/// No value is of another type than its field. What a file is, its bytes say; a person's
/// word for it would be none.
pub(super) fn check_fields(
    form: &Form,
    fields: &BTreeMap<FieldName, Value>,
) -> Result<(), CaseworkError> {
    let of_bytes = |name: &&FieldName| OF_BYTES.contains(&name.as_str());
    match fields.keys().find(of_bytes) {
        Some(name) if form.id == *"attachment" => return Err(CaseworkError::OfBytes(name.clone())),
        _ => {}
    }
    let refused = check(form, fields).into_iter().find(|found| found.level == Level::Refuse);
    match refused.and_then(|found| found.field) {
        Some(field) => {
            Err(CaseworkError::BadValue { field, reason: FieldError::Type("of its type") })
        }
        None => Ok(()),
    }
}

pub(super) fn check_source(
    tx: &WriteTx<'_>,
    source: Option<RecordId>,
) -> Result<(), CaseworkError> {
    match source {
        Some(source) if tx.record(&source)?.is_none() => Err(CaseworkError::NoRecord(source)),
        _ => Ok(()),
    }
}

/// Everything that is referred to is here and of a kind that the field takes.
pub(super) fn check_targets(
    tx: &WriteTx<'_>,
    form: &Form,
    fields: &BTreeMap<FieldName, Value>,
) -> Result<(), CaseworkError> {
    for (name, value) in fields {
        let targets = form.field(name.as_str()).and_then(|field| field.kind.targets());
        let allowed = match (name.as_str(), &form.parent) {
            (FieldName::PARENT, Some(parent)) => std::slice::from_ref(parent),
            _ => targets.unwrap_or_default(),
        };
        for target in value.references() {
            let found = tx.record(&target)?.ok_or(CaseworkError::NoRecord(target))?.kind;
            if !allowed.is_empty() && !allowed.iter().any(|kind| *kind == *found) {
                return Err(CaseworkError::WrongTarget { field: name.clone(), found });
            }
        }
    }
    Ok(())
}
