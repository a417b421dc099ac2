//! Checking a vault whole: the file, every revision, every opening, and that the derived
//! tables are what the revisions give. Rebuilding mends the derived ones.

use crate::casework::jobs::{Step, Watch};
use crate::casework::{Casework, CaseworkError};
use crate::record::RecordId;
use crate::vault::{Finding, ReadTx, VaultError};

/// Something that does not fit. None of it holds what a record says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Of the file, its structure, an attachment or the log.
    File(Finding),
    /// A revision of this record has a wrong id, signature or opening.
    Revision(RecordId),
    /// The derived rows of this record are not what its revisions give.
    Derived(RecordId),
    /// The orders to erase are not those that revisions give.
    Orders,
    /// Reading had to stop.
    Unreadable,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(Finding::Page { number }) => write!(f, "page {number} is damaged"),
            Self::File(Finding::Structure { message }) => write!(f, "structure: {message}"),
            Self::File(Finding::Reference { table, .. }) => {
                write!(f, "a row of {table} refers to one that is not there")
            }
            Self::File(Finding::Attachment { sha256 }) => {
                write!(f, "the bytes of attachment {sha256} are not those of its hash")
            }
            Self::File(Finding::Form { sha256 }) => {
                write!(f, "the form {sha256} is not the one of its hash")
            }
            Self::File(Finding::Log { seq }) => write!(f, "the log is broken at entry {seq}"),
            Self::Revision(record) => {
                write!(f, "a revision of {record} does not fit its id, signature or values")
            }
            Self::Derived(record) => {
                write!(f, "the present state of {record} is not what its revisions give")
            }
            Self::Orders => f.write_str("the orders to erase are not those that revisions give"),
            Self::Unreadable => f.write_str("the vault cannot be read any further"),
        }
    }
}

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// Records looked at.
    pub records: u64,
    /// What does not fit.
    pub faults: Vec<Fault>,
    /// Whether derived tables were built anew.
    pub rebuilt: bool,
}

impl Casework {
    /// Checks everything; with `rebuild`, first builds the derived tables anew.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be checked at all.
    pub fn check(
        &mut self,
        rebuild: bool,
        watch: &mut dyn Watch,
    ) -> Result<CheckReport, CaseworkError> {
        let cancel = self.vault.cancel_flag();
        let findings = self.vault.check(&mut |progress| {
            let (done, total) = (progress.done, progress.total);
            watch.step(Step { done, total, stage: "checking the file" });
            if watch.is_cancelled() {
                cancel.cancel();
            }
        })?;
        let mut report = CheckReport {
            faults: findings.into_iter().map(Fault::File).collect(),
            ..CheckReport::default()
        };
        if report.faults.iter().any(|f| matches!(f, Fault::File(Finding::Page { .. }))) {
            return Ok(report);
        }
        if rebuild {
            self.rebuild(watch)?;
            report.rebuilt = true;
        }
        match self.check_records(&mut report, watch) {
            Err(CaseworkError::Vault(VaultError::Damaged { .. } | VaultError::Corrupt(_))) => {
                report.faults.push(Fault::Unreadable);
            }
            other => other?,
        }
        Ok(report)
    }

    fn check_records(
        &self,
        report: &mut CheckReport,
        watch: &mut dyn Watch,
    ) -> Result<(), CaseworkError> {
        let forms = &self.forms;
        self.vault.read(|tx| {
            if !tx.orders_fit()? {
                report.faults.push(Fault::Orders);
            }
            let decisions = tx.decisions()?;
            let all = tx.all_record_ids()?;
            let total = all.len() as u64;
            for record in &all {
                if watch.is_cancelled() {
                    return Err(CaseworkError::Cancelled);
                }
                // Of what cannot be trusted or read nothing can be derived to compare.
                if !readable(revisions_fit(tx, record))?.unwrap_or(false) {
                    report.faults.push(Fault::Revision(*record));
                } else if !tx.derived_fits(record, &decisions, forms)? {
                    report.faults.push(Fault::Derived(*record));
                }
                report.records += 1;
                watch.step(Step { done: report.records, total, stage: "checking records" });
            }
            let strays = tx.records_without_revisions()?;
            report.faults.extend(strays.into_iter().map(Fault::Derived));
            Ok(())
        })
    }

    /// Builds the derived tables anew.
    pub(in crate::casework) fn rebuild(
        &mut self,
        watch: &mut dyn Watch,
    ) -> Result<(), CaseworkError> {
        let Self { vault, forms, .. } = self;
        *forms = vault.write("build the derived tables anew", |tx| {
            tx.clear_derived()?;
            let decisions = tx.decisions()?;
            let all = tx.all_record_ids()?;
            let total = all.len() as u64;
            for (done, record) in all.iter().enumerate() {
                if watch.is_cancelled() {
                    return Err(CaseworkError::Cancelled);
                }
                // One that cannot be read has no state; checking lists it.
                readable(tx.refold(record, &decisions, forms))?;
                watch.step(Step { done: done as u64, total, stage: "rebuilding" });
            }
            tx.derived_is_now_current()?;
            Ok::<_, CaseworkError>(tx.follow_forms(forms)?)
        })?;
        Ok(())
    }
}

/// Nothing, if what was read does not fit together: a fault of one record, not of all.
fn readable<T>(read: Result<T, VaultError>) -> Result<Option<T>, VaultError> {
    match read {
        Err(VaultError::Corrupt(_)) => Ok(None),
        read => read.map(Some),
    }
}

/// Whether ids, signatures and openings of a record hold. The id is computed from what is
/// stored; that it is the one under which the row is filed, the vault compares.
fn revisions_fit(tx: &ReadTx<'_>, record: &RecordId) -> Result<bool, VaultError> {
    if !tx.revision_ids_fit(record)? {
        return Ok(false);
    }
    let history = tx.history(record)?;
    Ok(history.values().all(|entry| {
        entry.signed.verify().is_ok() && entry.opening.check(entry.signed.revision()).is_ok()
    }))
}
