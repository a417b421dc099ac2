//! The revisions of a bundle as they come, verified ([`Ahead`]): added, and each record
//! folded anew as soon as its lines have passed.

use std::collections::BTreeSet;
use std::collections::btree_map::Entry as MapEntry;

use super::ahead::Ahead;
use super::tally::Tally;
use crate::casework::CaseworkError;
use crate::casework::jobs::{Step, Watch};
use crate::history::{Entry, History};
use crate::record::{RecordId, SignerKey};
use crate::vault::{BundleSeq, Decisions, Forms, MAX_REVISIONS_OF_A_RECORD, WriteTx};

/// Bytes that one bundle may bring of one record: they are held until it is folded.
const BYTES_OF_A_RECORD: usize = 64 << 20;

/// Takes in the lines of one bundle.
pub(super) struct Arrivals<'a, 'v> {
    tx: &'a mut WriteTx<'v>,
    bundle: BundleSeq,
    forms: &'a Forms,
    watch: &'a mut dyn Watch,
    decisions: Decisions,
    total: u64,
    done: u64,
    ahead: Ahead,
    met: BTreeSet<SignerKey>,
    tally: Tally,
    group: Option<Group>,
    /// Records to be folded from what is stored, at the end.
    later: BTreeSet<RecordId>,
}

/// The revisions of one record that come one after the other.
struct Group {
    record: RecordId,
    was_here: bool,
    history: History,
    bytes: usize,
}

impl<'a, 'v> Arrivals<'a, 'v> {
    pub(super) fn new(
        tx: &'a mut WriteTx<'v>,
        bundle: BundleSeq,
        forms: &'a Forms,
        ((total, ahead), tally): ((u64, Ahead), Tally),
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
            ahead,
            met: BTreeSet::new(),
            tally,
            group: None,
            later: BTreeSet::new(),
        })
    }

    /// Takes the next line.
    pub(super) fn line(&mut self, line: &[u8], number: u64) -> Result<(), CaseworkError> {
        self.ahead.push(number, line);
        while let Some(verified) = self.ahead.full() {
            self.add_all(verified?)?;
        }
        Ok(())
    }

    /// Adds what is left and folds all that is not folded yet.
    pub(super) fn finish(mut self) -> Result<Tally, CaseworkError> {
        while let Some(verified) = self.ahead.rest() {
            self.add_all(verified?)?;
        }
        self.end_group()?;
        // Orders may have come, or the interviews whose authors gave them.
        let decisions = self.tx.decisions()?;
        self.later.extend(self.tx.hidden_otherwise(&self.decisions, &decisions)?);
        for record in &self.later {
            if self.watch.is_cancelled() {
                return Err(CaseworkError::Cancelled);
            }
            self.tx.refold(record, &decisions, self.forms)?;
        }
        Ok(self.tally)
    }

    fn add_all(&mut self, entries: Vec<(usize, Entry)>) -> Result<(), CaseworkError> {
        if self.watch.is_cancelled() {
            return Err(CaseworkError::Cancelled);
        }
        for (bytes, entry) in entries {
            self.add(bytes, entry)?;
            self.done += 1;
        }
        self.watch.step(Step { done: self.done, total: self.total, stage: "merging" });
        Ok(())
    }

    fn add(&mut self, bytes: usize, entry: Entry) -> Result<(), CaseworkError> {
        let revision = entry.signed.revision();
        let record = revision.record;
        if self.group.as_ref().is_none_or(|group| group.record != record) {
            self.end_group()?;
            let was_here = self.tx.has_record(&record)?;
            let history = History::new();
            self.group = Some(Group { record, was_here, history, bytes: 0 });
        }
        if self.met.insert(revision.author) {
            self.tx.meet_signer(&revision.author)?;
        }
        let added = self.tx.add_revision(&entry, Some(self.bundle))?;
        let Some(group) = &mut self.group else { return Ok(()) };
        self.tally.note(self.tx, &entry, group.was_here, &added)?;
        match group.history.entry(entry.signed.id()) {
            MapEntry::Vacant(place) => _ = place.insert(entry),
            // Twice in one bundle, and perhaps not with the same values.
            MapEntry::Occupied(mut here) => here.get_mut().opening.union(entry.opening),
        }
        group.bytes += bytes;
        if group.history.len() > MAX_REVISIONS_OF_A_RECORD || group.bytes > BYTES_OF_A_RECORD {
            return Err(CaseworkError::TooManyRevisions);
        }
        Ok(())
    }

    /// Folds the record whose lines have passed: from what passed, if all of it did.
    fn end_group(&mut self) -> Result<(), CaseworkError> {
        let Some(Group { record, was_here, history, .. }) = self.group.take() else {
            return Ok(());
        };
        if was_here || self.decisions.any_reverted() {
            self.later.insert(record);
            return Ok(());
        }
        Ok(self.tx.refold_history(&record, &history, &self.decisions, self.forms)?)
    }
}
