//! To which cases a record belongs: by its own field, a row by what it is a row of, a
//! person by the cases that name him.

use std::collections::BTreeSet;

use crate::record::{FieldName, RecordId};
use crate::vault::{ReadTx, VaultError};

/// Rows nest a few levels at most; a hostile chain of parents may have no end.
const MOST_LEVELS: usize = 8;

/// The cases of a record; none for what belongs to none.
pub(super) fn cases_of(
    tx: &ReadTx<'_>,
    record: &RecordId,
) -> Result<BTreeSet<RecordId>, VaultError> {
    let mut at = *record;
    for _ in 0..MOST_LEVELS {
        let Some(row) = tx.record(&at)? else { break };
        if row.kind == "case" {
            return Ok(BTreeSet::from([at]));
        }
        let filed = filed_under(tx, &at)?;
        if !filed.is_empty() {
            return Ok(filed);
        }
        match row.parent {
            Some(parent) => at = parent,
            None if row.kind == "person" => return cases_that_name(tx, &at),
            None => break,
        }
    }
    Ok(BTreeSet::new())
}

/// What a record's own field says.
pub(super) fn filed_under(
    tx: &ReadTx<'_>,
    record: &RecordId,
) -> Result<BTreeSet<RecordId>, VaultError> {
    let refers = tx.refers_to(record)?.into_iter();
    Ok(refers.filter(|(field, _)| field == FieldName::CASES).map(|(_, case)| case).collect())
}

fn cases_that_name(tx: &ReadTx<'_>, person: &RecordId) -> Result<BTreeSet<RecordId>, VaultError> {
    let mut cases = BTreeSet::new();
    for (from, field) in tx.referring_to(person)? {
        let row = tx.record(&from)?.filter(|row| row.kind == "case_person" && !row.deleted);
        cases.extend(row.filter(|_| field == "person").and_then(|row| row.parent));
    }
    Ok(cases)
}
