//! The revisions of a bundle as they come: verified on two threads in batches, added,
//! and each record folded anew as soon as its lines have passed.

use std::collections::BTreeSet;
use std::thread::Builder;

use super::merge::Tally;
use crate::casework::CaseworkError;
use crate::casework::jobs::{Step, Watch};
use crate::history::{Entry, History, read_line};
use crate::record::RecordId;
use crate::vault::{BundleSeq, Decisions, Forms, MAX_REVISIONS_OF_A_RECORD, WriteTx};

/// Lines and bytes that are verified at once: enough for two threads to be worth it, and
/// little enough to hold.
const BATCH_LINES: usize = 1_024;
const BATCH_BYTES: usize = 8 << 20;

/// Takes in the lines of one bundle.
pub(super) struct Arrivals<'a, 'v> {
    tx: &'a mut WriteTx<'v>,
    bundle: BundleSeq,
    forms: &'a Forms,
    watch: &'a mut dyn Watch,
    decisions: Decisions,
    total: u64,
    done: u64,
    lines: Vec<(u64, Vec<u8>)>,
    bytes: usize,
    tally: Tally,
    group: Option<Group>,
    /// Records to be folded from what is stored, at the end.
    later: BTreeSet<RecordId>,
    erases: bool,
}

/// The revisions of one record that come one after the other.
struct Group {
    record: RecordId,
    was_here: bool,
    history: History,
}

impl<'a, 'v> Arrivals<'a, 'v> {
    pub(super) fn new(
        tx: &'a mut WriteTx<'v>,
        bundle: BundleSeq,
        forms: &'a Forms,
        total: u64,
        watch: &'a mut dyn Watch,
    ) -> Result<Self, CaseworkError> {
        let decisions = tx.decisions()?;
        Ok(Self {
            tx,
            bundle,
            forms,
            watch,
            decisions,
            total,
            done: 0,
            lines: Vec::new(),
            bytes: 0,
            tally: Tally::default(),
            group: None,
            later: BTreeSet::new(),
            erases: false,
        })
    }

    /// Takes the next line.
    pub(super) fn line(&mut self, line: &[u8], number: u64) -> Result<(), CaseworkError> {
        self.bytes += line.len();
        self.lines.push((number, line.to_vec()));
        if self.lines.len() >= BATCH_LINES || self.bytes >= BATCH_BYTES {
            self.batch()?;
        }
        Ok(())
    }

    /// Adds what is left and folds all that is not folded yet.
    pub(super) fn finish(mut self) -> Result<Tally, CaseworkError> {
        self.batch()?;
        self.end_group()?;
        if self.erases {
            self.decisions = self.tx.decisions()?;
            let hit = self.tx.records_hit_by_orders()?;
            self.later.extend(hit);
        }
        for record in &self.later {
            self.tx.refold(record, &self.decisions, self.forms)?;
        }
        Ok(self.tally)
    }

    fn batch(&mut self) -> Result<(), CaseworkError> {
        if self.watch.is_cancelled() {
            return Err(CaseworkError::Cancelled);
        }
        self.bytes = 0;
        for entry in verify(std::mem::take(&mut self.lines))? {
            self.add(entry)?;
            self.done += 1;
        }
        self.watch.step(Step { done: self.done, total: self.total, stage: "merging" });
        Ok(())
    }

    fn add(&mut self, entry: Entry) -> Result<(), CaseworkError> {
        let revision = entry.signed.revision();
        let record = revision.record;
        if self.group.as_ref().is_none_or(|group| group.record != record) {
            self.end_group()?;
            let was_here = self.tx.has_record(&record)?;
            let history = History::new();
            self.group = Some(Group { record, was_here, history });
        }
        self.erases |= !revision.erases.is_empty();
        self.tx.meet_signer(&revision.author)?;
        let added = self.tx.add_revision(&entry, Some(self.bundle))?;
        let Some(group) = &mut self.group else { return Ok(()) };
        self.tally.note(record, group.was_here, added);
        group.history.insert(entry.signed.id(), entry);
        if group.history.len() > MAX_REVISIONS_OF_A_RECORD {
            return Err(CaseworkError::TooManyRevisions);
        }
        Ok(())
    }

    /// Folds the record whose lines have passed: from what passed, if all of it did.
    fn end_group(&mut self) -> Result<(), CaseworkError> {
        let Some(Group { record, was_here, history }) = self.group.take() else {
            return Ok(());
        };
        if was_here {
            if self.tx.history(&record)?.len() > MAX_REVISIONS_OF_A_RECORD {
                return Err(CaseworkError::TooManyRevisions);
            }
            self.later.insert(record);
            return Ok(());
        }
        Ok(self.tx.refold_history(&record, &history, &self.decisions, self.forms)?)
    }
}

fn verify_half(lines: Vec<(u64, Vec<u8>)>) -> Result<Vec<Entry>, CaseworkError> {
    let check = |(line, bytes): (u64, Vec<u8>)| {
        let entry = read_line(&bytes).and_then(|entry| entry.signed.verify().map(|()| entry));
        entry.map_err(|error| CaseworkError::BundleRevision { line, error })
    };
    lines.into_iter().map(check).collect()
}

/// Parses and verifies lines, half of them on a second thread.
fn verify(mut lines: Vec<(u64, Vec<u8>)>) -> Result<Vec<Entry>, CaseworkError> {
    let second = lines.split_off(lines.len() / 2);
    std::thread::scope(|scope| {
        let helper = Builder::new()
            .name("verify".to_owned())
            .spawn_scoped(scope, move || verify_half(second))
            .map_err(|_| CaseworkError::WorkerGone)?;
        let first = verify_half(lines);
        let second = helper.join().map_err(|_| CaseworkError::WorkerGone)?;
        let mut entries = first?;
        entries.extend(second?);
        Ok(entries)
    })
}
