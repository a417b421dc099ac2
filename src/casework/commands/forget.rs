//! Forgetting a case: what is in no other case goes from this vault without a trace, with
//! its drafts, words, thumbnails and log entries, the bundles that brought nothing else
//! and the signers of whom nothing else is here. It never travels; merging its bundle
//! brings it back.

use std::collections::{BTreeMap, BTreeSet};

use crate::casework::jobs::{Step, Watch};
use crate::casework::{Casework, CaseworkError, own};
use crate::record::{Digest, FieldName, RecordId, Value};
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
        let Self { vault, forms, .. } = self;
        let report = vault.write("forget a case", |tx| {
            if tx.record(&case)?.is_none_or(|row| row.kind != "case") {
                return Err(CaseworkError::NoRecord(case));
            }
            let (goes, kept) = what_goes(tx, &case)?;
            let files = files_of(tx, &goes)?;
            let before = tx.decisions()?;
            forget_records(tx, &goes)?;
            // Orders to erase that they gave are gone with them.
            let decisions = tx.decisions()?;
            for record in tx.hidden_otherwise(&before, &decisions)? {
                tx.refold(&record, &decisions, forms)?;
            }
            let mut report = ForgetReport { records: goes.len() as u64, kept, attachments: 0 };
            for sha256 in files {
                if tx.records_with_file(&sha256)?.is_empty() && tx.remove_attachment(&sha256)? {
                    report.attachments += 1;
                }
            }
            tx.remove_incomplete_attachments()?;
            let bundles = tx.forget_empty_bundles()?;
            tx.forget_in_log(&goes, &bundles)?;
            tx.forget_met_signers()?;
            tx.follow_forms(forms)?;
            tx.set_own(own::FORGETTING, b"1")?;
            if watch.is_cancelled() {
                return Err(CaseworkError::Cancelled);
            }
            Ok::<_, CaseworkError>(report)
        })?;
        self.forms = self.vault.read(|tx| tx.forms())?;
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

/// The records that go, and how many of the case's own stay since others need them.
fn what_goes(tx: &ReadTx<'_>, case: &RecordId) -> Result<(BTreeSet<RecordId>, u64), VaultError> {
    let references = References::new(tx)?;
    let mut goes = BTreeSet::from([*case]);
    let mut own = goes.clone();
    let mut open = vec![*case];
    // All that may go: what is filed here and what that leads to.
    while let Some(record) = open.pop() {
        for (next, is_row) in references.near(&record)? {
            let is_new_own = is_row && own.contains(&record) && own.insert(next);
            let elsewhere = references.is_elsewhere(&next, case)?;
            if !elsewhere && tx.has_record(&next)? && goes.insert(next) || is_new_own {
                open.push(next);
            }
        }
    }
    // Of that, what something that stays needs stays, as long as that finds more.
    open.extend(&goes);
    while let Some(record) = open.pop() {
        if goes.contains(&record) && references.is_needed(&record, case, &goes)? {
            goes.remove(&record);
            open.extend(references.near(&record)?.into_iter().map(|(near, _)| near));
        }
    }
    let kept = own.difference(&goes).count() as u64;
    Ok((goes, kept))
}

/// What refers to what, also in records of which nothing counts, or not yet: what a
/// rejected signer filed under a case goes with it.
struct References<'a, 'v> {
    tx: &'a ReadTx<'v>,
    silent: BTreeMap<RecordId, (String, BTreeSet<(String, RecordId)>)>,
}

impl<'a, 'v> References<'a, 'v> {
    fn new(tx: &'a ReadTx<'v>) -> Result<Self, VaultError> {
        let mut silent = BTreeMap::new();
        for record in tx.records_of_which_nothing_counts()? {
            let (mut kind, mut refers) = (String::new(), BTreeSet::new());
            for entry in tx.history(&record)?.into_values() {
                kind = entry.signed.revision().form.id.to_string();
                for (name, opened) in entry.opening.fields {
                    let ids = opened.value.references().into_iter();
                    refers.extend(ids.map(|id| (name.to_string(), id)));
                }
            }
            silent.insert(record, (kind, refers));
        }
        Ok(Self { tx, silent })
    }

    fn kind(&self, record: &RecordId) -> Result<String, VaultError> {
        let silent = || self.silent.get(record).map(|(kind, _)| kind.clone()).unwrap_or_default();
        Ok(self.tx.record(record)?.map_or_else(silent, |row| row.kind))
    }

    fn from(&self, record: &RecordId) -> Result<BTreeSet<(String, RecordId)>, VaultError> {
        let mut refers: BTreeSet<_> = self.tx.refers_to(record)?.into_iter().collect();
        refers.extend(self.silent.get(record).into_iter().flat_map(|(_, refers)| refers).cloned());
        Ok(refers)
    }

    fn targets(&self, record: &RecordId, field: &str) -> Result<Vec<RecordId>, VaultError> {
        let refers = self.from(record)?.into_iter();
        Ok(refers.filter(|(name, _)| name == field).map(|(_, id)| id).collect())
    }

    /// Who refers to a record, by which field.
    fn to(&self, record: &RecordId) -> Result<BTreeSet<(RecordId, String)>, VaultError> {
        let mut refer: BTreeSet<_> = self.tx.referring_to(record)?.into_iter().collect();
        for (from, (_, refers)) in &self.silent {
            let here = refers.iter().filter(|(_, id)| id == record);
            refer.extend(here.map(|(field, _)| (*from, field.clone())));
        }
        Ok(refer)
    }

    /// What a record refers to and what hangs on it; whether it is filed under it or its row.
    fn near(&self, record: &RecordId) -> Result<Vec<(RecordId, bool)>, VaultError> {
        let mut near: Vec<_> = self.from(record)?.into_iter().map(|(_, id)| (id, false)).collect();
        for (from, field) in self.to(record)? {
            match field.as_str() {
                FieldName::PARENT | FieldName::CASES => near.push((from, true)),
                "linked" => near.push((from, false)),
                "person" if self.kind(&from)? == "consent" => near.push((from, false)),
                _ => {}
            }
        }
        Ok(near)
    }

    /// Whether a record is another case or filed under one that is here.
    fn is_elsewhere(&self, record: &RecordId, case: &RecordId) -> Result<bool, VaultError> {
        for filed in self.targets(record, FieldName::CASES)? {
            if filed != *case && self.tx.has_record(&filed)? {
                return Ok(true);
            }
        }
        Ok(record != case && self.kind(record)? == "case")
    }

    /// Whether something that stays needs a record. A row goes with what it is a row of, a
    /// consent with its person, a file with all that it belongs to; anything else as soon
    /// as nothing refers to it any more.
    fn is_needed(
        &self,
        record: &RecordId,
        case: &RecordId,
        goes: &BTreeSet<RecordId>,
    ) -> Result<bool, VaultError> {
        if record == case || self.targets(record, FieldName::CASES)?.contains(case) {
            return Ok(false);
        }
        let hangs_on = |field| self.targets(record, field);
        let stays = |ids: &[RecordId]| ids.iter().any(|id| !goes.contains(id));
        // Where it is decided what it is a row of, nobody else can claim it.
        let parents = match self.tx.record(record)?.and_then(|row| row.parent) {
            Some(parent) => vec![parent],
            None => hangs_on(FieldName::PARENT)?,
        };
        if !parents.is_empty() {
            return Ok(stays(&parents));
        }
        let held = match self.kind(record)?.as_str() {
            "consent" => stays(&hangs_on("person")?),
            "attachment" => stays(&hangs_on("linked")?),
            _ => false,
        };
        Ok(held || self.to(record)?.iter().any(|(from, _)| !goes.contains(from)))
    }
}

fn files_of(tx: &ReadTx<'_>, records: &BTreeSet<RecordId>) -> Result<BTreeSet<Digest>, VaultError> {
    let mut files = BTreeSet::new();
    for record in records {
        files.extend(tx.files_of(record)?);
        for entry in tx.history(record)?.into_values() {
            let values = entry.opening.fields.into_values();
            files.extend(values.filter_map(|opened| match opened.value {
                Value::File(sha256) => Some(sha256),
                _ => None,
            }));
        }
    }
    Ok(files)
}

fn forget_records(tx: &mut WriteTx<'_>, records: &BTreeSet<RecordId>) -> Result<(), VaultError> {
    for record in records {
        tx.forget_record(record)?;
        tx.remove_drafts_of(record)?;
        tx.forget_in_settings(record)?;
    }
    Ok(())
}
