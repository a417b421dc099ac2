//! What an export of a case takes: the case, what is filed under it, the rows of all
//! that, and the persons, places and events that those refer to, each record with all
//! its revisions or not at all. Revisions made for other cases go as skeletons.

use std::collections::BTreeSet;

use crate::casework::CaseworkError;
use crate::history::{Entry, ancestors_first};
use crate::record::{FieldName, RecordId, Value};
use crate::vault::{ReadTx, VaultError};

/// Kinds that cases share: they go with whatever refers to them.
const SHARED: [&str; 5] = ["person", "place", "event", "agency", "attachment"];
/// Names the cases that a case has to do with; it goes only with all of them.
const RELATED: &str = "related_case_ids";

/// The records of an export.
pub(in crate::casework) struct Selection {
    records: BTreeSet<RecordId>,
    whole: bool,
}

/// Selects the records of these cases; of none, everything.
pub(in crate::casework) fn select(
    tx: &ReadTx<'_>,
    cases: &[RecordId],
) -> Result<Selection, CaseworkError> {
    if cases.is_empty() {
        return Ok(Selection { records: tx.all_record_ids()?, whole: true });
    }
    let mut records = BTreeSet::new();
    for case in cases {
        if !tx.record(case)?.is_some_and(|row| row.kind == "case") {
            return Err(CaseworkError::NoRecord(*case));
        }
        records.extend(own_records(tx, case)?);
    }
    let mut open: Vec<RecordId> = records.iter().copied().collect();
    while let Some(record) = open.pop() {
        for next in goes_with(tx, &record)? {
            if records.insert(next) {
                open.push(next);
            }
        }
    }
    Ok(Selection { records, whole: false })
}

/// A case, what is filed under it, and the rows of all that.
pub(super) fn own_records(
    tx: &ReadTx<'_>,
    case: &RecordId,
) -> Result<BTreeSet<RecordId>, VaultError> {
    let mut records = BTreeSet::from([*case]);
    for (record, field) in tx.referring_to(case)? {
        if field == FieldName::CASES {
            records.insert(record);
        }
    }
    let mut open: Vec<RecordId> = records.iter().copied().collect();
    while let Some(record) = open.pop() {
        for row in tx.children(&record)? {
            if records.insert(row.id) {
                open.push(row.id);
            }
        }
    }
    Ok(records)
}

/// What one record takes along: its rows, what it refers to among the shared kinds, and a
/// person's consents.
fn goes_with(tx: &ReadTx<'_>, record: &RecordId) -> Result<Vec<RecordId>, VaultError> {
    let mut next: Vec<RecordId> = tx.children(record)?.into_iter().map(|row| row.id).collect();
    for (field, target) in tx.refers_to(record)? {
        let shared = tx.record(&target)?.is_some_and(|row| SHARED.contains(&row.kind.as_str()));
        if shared && field != RELATED {
            next.push(target);
        }
    }
    let of_person = tx.record(record)?.is_some_and(|row| row.kind == "person");
    if of_person {
        for (from, field) in tx.referring_to(record)? {
            let consent = tx.record(&from)?.is_some_and(|row| row.kind == "consent");
            if consent && field == "person" {
                next.push(from);
            }
        }
    }
    Ok(next)
}

impl Selection {
    pub(super) fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.records.len()
    }

    pub(in crate::casework) fn ids(&self) -> impl Iterator<Item = &RecordId> {
        self.records.iter()
    }

    /// A record's revisions as they leave, ancestors first, held-back ones last.
    pub(super) fn entries(
        &self,
        tx: &ReadTx<'_>,
        record: &RecordId,
    ) -> Result<Vec<Entry>, VaultError> {
        let mut history = tx.history(record)?;
        let order = ancestors_first(&history);
        let mut entries: Vec<Entry> = order.iter().filter_map(|id| history.remove(id)).collect();
        entries.extend(history.into_values());
        if !self.whole {
            entries.iter_mut().try_for_each(|entry| self.withhold(tx, entry))?;
        }
        Ok(entries)
    }

    fn withhold(&self, tx: &ReadTx<'_>, entry: &mut Entry) -> Result<(), VaultError> {
        if let Some(source) = entry.opening.source
            && !self.records.contains(&source)
            && !cases_of(tx, &source)?.is_empty()
        {
            entry.opening.source = None;
            entry.opening.fields.clear();
            return Ok(());
        }
        let goes = |value: &Value| value.references().iter().all(|id| self.records.contains(id));
        entry.opening.fields.retain(|name, opened| *name != RELATED || goes(&opened.value));
        Ok(())
    }
}

fn cases_of(tx: &ReadTx<'_>, record: &RecordId) -> Result<Vec<RecordId>, VaultError> {
    let refers = tx.refers_to(record)?.into_iter();
    Ok(refers.filter(|(field, _)| field == FieldName::CASES).map(|(_, case)| case).collect())
}
