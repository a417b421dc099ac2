//! A monitor's desk: answers typed into forms, one record after the other, by the same
//! commands that a user has.

use std::collections::BTreeMap;

use crate::casework::jobs::{Step, Watch};
use crate::casework::{Casework, CaseworkError};
use crate::record::{AnswerState, FieldName, Kind, RecordId, Value};
use crate::vault::Forms;

/// What is filled in of one record.
pub(super) struct Sheet {
    kind: &'static str,
    typed: Vec<(&'static str, String)>,
    states: Vec<(&'static str, AnswerState)>,
}

impl Sheet {
    pub(super) const fn of(kind: &'static str) -> Self {
        Self { kind, typed: Vec::new(), states: Vec::new() }
    }

    /// Fills a field in; empty text leaves it empty.
    pub(super) fn set(mut self, field: &'static str, typed: &str) -> Self {
        if !typed.is_empty() {
            self.typed.push((field, typed.to_owned()));
        }
        self
    }

    pub(super) fn refer(self, field: &'static str, to: RecordId) -> Self {
        self.set(field, &to.to_string())
    }

    pub(super) fn state(mut self, field: &'static str, state: AnswerState) -> Self {
        self.states.push((field, state));
        self
    }

    fn read(&self, casework: &Casework) -> Result<BTreeMap<FieldName, Value>, CaseworkError> {
        let typed = self.typed.iter();
        let typed = typed.map(|(field, text)| casework.read_answer(self.kind, field, text));
        let states = self.states.iter();
        let states = states.map(|(field, state)| casework.read_state(self.kind, field, *state));
        typed.chain(states).collect()
    }
}

/// How far the demo is. The commands within report nothing of their own.
pub(super) struct Pace<'w> {
    watch: &'w mut dyn Watch,
    done: u64,
    total: u64,
}

impl<'w> Pace<'w> {
    pub(super) fn new(watch: &'w mut dyn Watch, total: u64) -> Self {
        Self { watch, done: 0, total }
    }

    /// One more part is done.
    pub(super) fn advance(&mut self) {
        self.done += 1;
        self.watch.step(Step { done: self.done, total: self.total, stage: "making the demo" });
    }
}

impl Watch for Pace<'_> {
    fn step(&mut self, _: Step) {}

    fn is_cancelled(&self) -> bool {
        self.watch.is_cancelled()
    }
}

/// An open vault and who watches.
pub(super) struct Desk<'a, 'w> {
    pub(super) casework: &'a mut Casework,
    pub(super) pace: &'a mut Pace<'w>,
}

impl Desk<'_, '_> {
    /// Adds a record under a case, or under none.
    pub(super) fn add(
        &mut self,
        sheet: &Sheet,
        case: Option<RecordId>,
        source: Option<RecordId>,
    ) -> Result<RecordId, CaseworkError> {
        self.go_on()?;
        let unknown = |_| CaseworkError::unknown_kind(sheet.kind, &Forms::default());
        let kind = Kind::new(sheet.kind).map_err(unknown)?;
        let fields = sheet.read(self.casework)?;
        Ok(self.casework.add(&kind, case, source, fields)?.0)
    }

    /// Does many things as one change: quicker, and nobody looks on.
    pub(super) fn at_once<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, CaseworkError>,
    ) -> Result<T, CaseworkError> {
        self.casework.vault.begin()?;
        let done = work(self);
        self.casework.vault.end(done.is_ok())?;
        done
    }

    /// Adds to a record what a source says.
    pub(super) fn edit(
        &mut self,
        record: RecordId,
        source: Option<RecordId>,
        sheet: &Sheet,
    ) -> Result<(), CaseworkError> {
        self.go_on()?;
        let fields = sheet.read(self.casework)?;
        self.casework.edit(record, source, fields)?;
        Ok(())
    }

    pub(super) fn go_on(&self) -> Result<(), CaseworkError> {
        if self.pace.is_cancelled() { Err(CaseworkError::Cancelled) } else { Ok(()) }
    }
}
