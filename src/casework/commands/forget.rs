//! Forgetting a case: what is in no other case goes from this vault without a trace, with
//! its drafts, words, thumbnails and log entries. It never travels; merging its bundle
//! brings it back.

use std::collections::BTreeSet;

use super::selection::own_records;
use crate::casework::jobs::{Step, Watch};
use crate::casework::{Casework, CaseworkError, own};
use crate::record::{Digest, FieldName, RecordId};
use crate::vault::{ReadTx, Vault, VaultError, WriteTx};

/// What was forgotten.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ForgetReport {
    /// Records.
    pub records: u64,
    /// Files.
    pub attachments: u64,
    /// Records that other cases share and that stay.
    pub kept: u64,
}

impl Casework {
    /// Forgets a case.
    ///
    /// # Errors
    /// [`CaseworkError::TracesRemain`] if only the last step failed; else nothing is changed.
    pub fn forget(&mut self, case: RecordId) -> Result<ForgetReport, CaseworkError> {
        self.forget_watched(case, &mut ())
    }

    /// As [`Casework::forget`]. Once the case is gone, it is too late to cancel.
    ///
    /// # Errors
    /// As [`Casework::forget`].
    pub fn forget_watched(
        &mut self,
        case: RecordId,
        watch: &mut dyn Watch,
    ) -> Result<ForgetReport, CaseworkError> {
        // Writing the file anew must not fail for want of room, once the case is gone.
        self.vault.check_room(self.vault.size()?)?;
        let report = self.vault.write("forget a case", |tx| {
            if !tx.record(&case)?.is_some_and(|row| row.kind == "case") {
                return Err(CaseworkError::NoRecord(case));
            }
            let (goes, kept) = what_goes(tx, &case)?;
            let files = files_of(tx, &goes)?;
            forget_records(tx, &goes)?;
            let mut report = ForgetReport { records: goes.len() as u64, kept, attachments: 0 };
            for sha256 in files {
                if tx.records_with_file(&sha256)?.is_empty() && tx.remove_attachment(&sha256)? {
                    report.attachments += 1;
                }
            }
            tx.remove_incomplete_attachments()?;
            tx.forget_empty_bundles()?;
            tx.set_own(own::FORGETTING, b"1")?;
            if watch.is_cancelled() {
                return Err(CaseworkError::Cancelled);
            }
            Ok::<_, CaseworkError>(report)
        })?;
        write_anew(&mut self.vault, watch).map_err(CaseworkError::TracesRemain)?;
        Ok(report)
    }
}

/// The last step. Deleted rows leave copies in the gaps of split pages: only a file written
/// anew has no trace of them. If it is interrupted, the next opening takes it again.
pub(in crate::casework) fn write_anew(
    vault: &mut Vault,
    watch: &mut dyn Watch,
) -> Result<(), VaultError> {
    vault.compact(&mut |progress| {
        let (done, total) = (progress.done, progress.total);
        watch.step(Step { done, total, stage: "removing traces" });
    })?;
    vault.write("finish forgetting", |tx| tx.remove_own(own::FORGETTING).map(drop))
}

/// The records that go, and how many stay because something else needs them.
fn what_goes(tx: &ReadTx<'_>, case: &RecordId) -> Result<(BTreeSet<RecordId>, u64), VaultError> {
    let mut goes = BTreeSet::new();
    let mut kept = 0;
    for record in own_records(tx, case)? {
        let refers = tx.refers_to(&record)?;
        let elsewhere = refers.iter().any(|(field, id)| field == FieldName::CASES && id != case);
        if elsewhere {
            kept += 1;
        } else {
            goes.insert(record);
        }
    }
    // A row whose parent stays, stays with it.
    let rows: Vec<RecordId> = goes.iter().copied().collect();
    for row in rows {
        let parent = tx.record(&row)?.and_then(|row| row.parent);
        if parent.is_some_and(|parent| !goes.contains(&parent)) {
            goes.remove(&row);
            kept += 1;
        }
    }
    // What only they referred to goes too, as long as that finds more.
    let mut open: Vec<RecordId> = goes.iter().copied().collect();
    while let Some(record) = open.pop() {
        let mut near: Vec<RecordId> =
            tx.refers_to(&record)?.into_iter().map(|(_, target)| target).collect();
        near.extend(tx.children(&record)?.into_iter().map(|row| row.id));
        near.extend(consents_of(tx, &record)?);
        for next in near {
            if !goes.contains(&next) && tx.has_record(&next)? && !needed(tx, &next, &goes)? {
                goes.insert(next);
                open.push(next);
            }
        }
    }
    Ok((goes, kept))
}

fn consents_of(tx: &ReadTx<'_>, record: &RecordId) -> Result<Vec<RecordId>, VaultError> {
    let mut consents = Vec::new();
    for (from, field) in tx.referring_to(record)? {
        let is_consent = tx.record(&from)?.is_some_and(|row| row.kind == "consent");
        if is_consent && field == "person" {
            consents.push(from);
        }
    }
    Ok(consents)
}

/// Whether something that stays refers to a record: another case and what is filed under
/// it. A consent and a row of a record do not hold what they hang on; they go with it.
fn needed(
    tx: &ReadTx<'_>,
    record: &RecordId,
    goes: &BTreeSet<RecordId>,
) -> Result<bool, VaultError> {
    let Some(row) = tx.record(record)? else { return Ok(false) };
    if row.kind == "case" {
        return Ok(true);
    }
    if let Some(parent) = row.parent {
        return Ok(!goes.contains(&parent));
    }
    if row.kind == "consent" {
        let refers = tx.refers_to(record)?;
        return Ok(refers.iter().any(|(field, id)| field == "person" && !goes.contains(id)));
    }
    let filed = tx.refers_to(record)?;
    if filed.iter().any(|(field, id)| field == FieldName::CASES && !goes.contains(id)) {
        return Ok(true);
    }
    for (from, _) in tx.referring_to(record)? {
        let hangs_on = tx.record(&from)?.is_some_and(|from| {
            from.parent == Some(*record) || from.kind == "consent" && row.kind == "person"
        });
        if !goes.contains(&from) && !hangs_on {
            return Ok(true);
        }
    }
    Ok(false)
}

fn files_of(tx: &ReadTx<'_>, records: &BTreeSet<RecordId>) -> Result<BTreeSet<Digest>, VaultError> {
    let mut files = BTreeSet::new();
    for record in records {
        files.extend(tx.files_of(record)?);
    }
    Ok(files)
}

fn forget_records(tx: &mut WriteTx<'_>, records: &BTreeSet<RecordId>) -> Result<(), VaultError> {
    for record in records {
        tx.forget_record(record)?;
        tx.remove_draft(record)?;
    }
    let all: Vec<RecordId> = records.iter().copied().collect();
    tx.forget_in_log(&all)
}
