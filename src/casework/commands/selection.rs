//! What an export of a case takes: the case, what is filed under it, the rows of all
//! that, the persons, places and events that those refer to, and what hangs on them; each
//! record with all its revisions or not at all. Nothing of it tells of another case:
//! revisions made for other cases go as skeletons, and a value that names what does not
//! go is withheld.

use std::collections::BTreeSet;

use super::membership::{cases_of, filed_under};
use crate::casework::CaseworkError;
use crate::history::{Entry, ancestors_first};
use crate::record::{FieldName, RecordId};
use crate::vault::{Decisions, ReadTx, VaultError};

/// Kinds that cases share: they go with whatever refers to them. Files only if they are
/// filed under no other case.
const SHARED: [&str; 4] = ["person", "place", "event", "attachment"];
/// Names the cases that a case has to do with; it takes none of them along.
const RELATED: &str = "related_case_ids";
/// What leaves of the consents that are not filed under the case, so that its receiver
/// knows what he may pass on.
const DECISION: [&str; 12] = [
    "person",
    "withdrawn_at",
    "scope",
    "decision",
    "recipient",
    "identity_mode",
    "excluded_fields",
    "valid_until",
    "replaces",
    FieldName::PARENT,
    FieldName::ORDER,
    FieldName::DELETED,
];

/// The records of an export.
pub(in crate::casework) struct Selection {
    records: BTreeSet<RecordId>,
    /// Those of which only the decision leaves.
    decisions_of: BTreeSet<RecordId>,
    whole: bool,
    decisions: Decisions,
}

/// A record as it leaves.
pub(super) struct Leaving {
    /// Its revisions.
    pub(super) entries: Vec<Entry>,
    /// Values that are here, and stay: they would tell of another case.
    pub(super) staying: u64,
}

/// Selects the records of these cases; of none, everything.
pub(in crate::casework) fn select(
    tx: &ReadTx<'_>,
    cases: &[RecordId],
) -> Result<Selection, CaseworkError> {
    let (mut records, decisions_of) = (BTreeSet::new(), BTreeSet::new());
    let decisions = tx.decisions()?;
    if cases.is_empty() {
        return Ok(Selection {
            records: tx.all_record_ids()?,
            decisions_of,
            whole: true,
            decisions,
        });
    }
    for case in cases {
        if tx.record(case)?.is_none_or(|row| row.kind != "case") {
            return Err(CaseworkError::NoRecord(*case));
        }
        records.extend(own_records(tx, case)?);
    }
    let mut open: Vec<RecordId> = records.iter().copied().collect();
    let mut selection = Selection { records, decisions_of, whole: false, decisions };
    while !open.is_empty() {
        while let Some(record) = open.pop() {
            open.extend(selection.take_along(tx, &record, cases)?);
        }
        open = selection.take_hanging(tx)?;
    }
    Ok(selection)
}

/// A case, what is filed under it, and the rows of all that.
fn own_records(tx: &ReadTx<'_>, case: &RecordId) -> Result<BTreeSet<RecordId>, VaultError> {
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

impl Selection {
    /// Takes what one record takes along: its rows, what it refers to among the shared
    /// kinds, and a person's consents. Returns what is new.
    fn take_along(
        &mut self,
        tx: &ReadTx<'_>,
        record: &RecordId,
        cases: &[RecordId],
    ) -> Result<Vec<RecordId>, VaultError> {
        let mut next: Vec<RecordId> = tx.children(record)?.into_iter().map(|row| row.id).collect();
        if self.decisions_of.contains(record) {
            next.retain(|row| self.records.insert(*row));
            self.decisions_of.extend(&next);
            return Ok(next);
        }
        for (field, target) in tx.refers_to(record)? {
            let Some(row) = tx.record(&target)? else { continue };
            let mut shared = field != RELATED && SHARED.contains(&row.kind.as_str());
            if shared && row.kind == "attachment" {
                let filed = filed_under(tx, &target)?;
                shared = filed.is_empty() || filed.iter().any(|case| cases.contains(case));
            }
            if shared {
                next.push(target);
            }
        }
        if tx.record(record)?.is_some_and(|row| row.kind == "person") {
            for (from, field) in tx.referring_to(record)? {
                let consent = tx.record(&from)?.is_some_and(|row| row.kind == "consent");
                if consent && field == "person" && !self.records.contains(&from) {
                    self.decisions_of.insert(from);
                    next.push(from);
                }
            }
        }
        next.retain(|record| self.records.insert(*record));
        Ok(next)
    }

    /// Takes the files in no case that belong to what goes, and to nothing else.
    fn take_hanging(&mut self, tx: &ReadTx<'_>) -> Result<Vec<RecordId>, VaultError> {
        let mut hanging = BTreeSet::new();
        for record in &self.records {
            for (from, field) in tx.referring_to(record)? {
                if field == "linked"
                    && !self.records.contains(&from)
                    && filed_under(tx, &from)?.is_empty()
                    && linked(tx, &from)?.is_subset(&self.records)
                {
                    hanging.insert(from);
                }
            }
        }
        self.records.extend(&hanging);
        Ok(hanging.into_iter().collect())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.records.len()
    }

    pub(in crate::casework) fn ids(&self) -> impl Iterator<Item = &RecordId> {
        self.records.iter()
    }

    /// A record's revisions as they leave, ancestors first, held-back ones last. What is
    /// hidden here does not leave.
    pub(super) fn entries(
        &self,
        tx: &ReadTx<'_>,
        record: &RecordId,
    ) -> Result<Vec<Entry>, VaultError> {
        Ok(self.leaving(tx, record)?.entries)
    }

    /// As [`Selection::entries`], with how much of them stays.
    pub(super) fn leaving(
        &self,
        tx: &ReadTx<'_>,
        record: &RecordId,
    ) -> Result<Leaving, VaultError> {
        let mut history = tx.history_shown(record, &self.decisions)?;
        let order = ancestors_first(&history);
        let mut entries: Vec<Entry> = order.iter().filter_map(|id| history.remove(id)).collect();
        entries.extend(history.into_values());
        let open = |entries: &[Entry]| entries.iter().map(|one| one.opening.fields.len()).sum();
        let before: usize = open(&entries);
        if !self.whole {
            entries.iter_mut().try_for_each(|entry| self.withhold(tx, entry))?;
        }
        let staying = before.saturating_sub(open(&entries)) as u64;
        Ok(Leaving { entries, staying })
    }

    fn withhold(&self, tx: &ReadTx<'_>, entry: &mut Entry) -> Result<(), VaultError> {
        if self.decisions_of.contains(&entry.signed.revision().record) {
            entry.opening.source = None;
            entry.opening.fields.retain(|name, _| DECISION.contains(&name.as_str()));
        }
        if let Some(source) = entry.opening.source
            && self.tells(tx, &source)?
        {
            entry.opening.source = None;
            entry.opening.fields.clear();
        }
        entry.opening.fields.retain(|_, opened| {
            opened.value.references().iter().all(|id| self.records.contains(id))
        });
        Ok(())
    }

    /// Whether a source is of another case, or may be: one that is not here may be of a
    /// case that was forgotten.
    fn tells(&self, tx: &ReadTx<'_>, source: &RecordId) -> Result<bool, VaultError> {
        if self.records.contains(source) {
            return Ok(false);
        }
        Ok(tx.record(source)?.is_none() || !cases_of(tx, source)?.is_empty())
    }
}

fn linked(tx: &ReadTx<'_>, file: &RecordId) -> Result<BTreeSet<RecordId>, VaultError> {
    let refers = tx.refers_to(file)?.into_iter();
    Ok(refers.filter(|(field, _)| field == "linked").map(|(_, id)| id).collect())
}
