//! Rows are written as records: all of them in one change, or none.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Mutex;

use super::plan::Planned;
use super::signed::{Composing, Shared, ahead};
use super::{ImportOrder, ImportReport};
use crate::casework::commands::attach::{known_file, take_in_within};
use crate::casework::commands::record::{
    Parts, file_under, form_to_write, own_sources, part, place_among_siblings, present,
    put_in_case, save, says_already,
};
use crate::casework::commands::refuse::{check_case, check_fields, check_source, check_targets};
use crate::casework::jobs::{Step, Watch};
use crate::casework::pen::{Pen, form_ref};
use crate::casework::{Casework, CaseworkError, Outcome};
use crate::form::Form;
use crate::history::{Entry, FormRef, History};
use crate::record::{FieldName, RecordId, Value};
use crate::vault::{Decisions, Forms, WriteTx};

impl Casework {
    /// Writes all rows, or with a preview tells what that would do.
    pub(super) fn write_rows(
        &mut self,
        planned: &[Planned],
        forms: &[Form],
        order: &ImportOrder,
        report: &mut ImportReport,
        watch: &mut dyn Watch,
    ) -> Result<(), CaseworkError> {
        // Files stay where they are until all that names them is known to go in.
        let paths = planned.iter().flat_map(|one| &one.files);
        let sizes = paths.filter_map(|(_, path)| std::fs::metadata(path).ok());
        self.vault.check_room(sizes.map(|found| found.len()).sum())?;
        let Self { vault, forms: all, signer, clock, randomness, name: by, .. } = self;
        let (at, randomness) = (clock.now(), Mutex::new(randomness.as_mut()));
        let is_preview = order.is_preview;
        let done = vault.write("import a table", |tx| {
            check_case(tx, order.case)?;
            check_source(tx, order.source)?;
            let refs: Vec<FormRef> =
                forms.iter().map(|form| form_ref(tx, form)).collect::<Result<_, _>>()?;
            let is_ahead = can_be_ahead(tx, planned, forms)?;
            let (refs, is_ahead) = (refs.as_slice(), is_ahead.as_slice());
            let composing = Composing { forms, refs, order, signer, at: &at };
            std::thread::scope(|scope| {
                let signed = ahead(scope, composing, planned, is_ahead, &randomness)?;
                let mut shared = Shared(&randomness);
                let pen = Pen { signer, clock: clock.as_ref(), randomness: &mut shared };
                let decisions = tx.decisions()?;
                let outcome = Outcome::default();
                let mut writing =
                    Writing { tx, pen, forms, refs, all, by, order, decisions, report, outcome };
                let total = planned.len() as u64;
                for (done, (one, is_ahead)) in (0u64..).zip(planned.iter().zip(is_ahead)) {
                    if *is_ahead {
                        // Without the second thread nothing comes, and nothing is kept.
                        let entries = signed.recv().map_err(|_| CaseworkError::WorkerGone)?;
                        writing.add_signed(one, entries?)?;
                    } else {
                        writing.row(one)?;
                    }
                    watch.step(Step { done, total, stage: "importing" });
                    if watch.is_cancelled() {
                        return Err(CaseworkError::Cancelled);
                    }
                }
                writing.end()
            })?;
            // A preview is the same change, undone.
            if is_preview { Err(CaseworkError::Cancelled) } else { Ok(()) }
        });
        match done {
            Err(CaseworkError::Cancelled) if is_preview && !watch.is_cancelled() => Ok(()),
            done => done,
        }
    }
}

/// Which rows can be composed without the vault: those of records that are new, that name no
/// file, and that have no place among siblings.
fn can_be_ahead(
    tx: &WriteTx<'_>,
    planned: &[Planned],
    forms: &[Form],
) -> Result<Vec<bool>, CaseworkError> {
    let mut met = BTreeSet::new();
    let can = |one: &Planned| {
        let is_row = forms.get(one.form).is_none_or(|form| form.parent.is_some());
        Ok(met.insert(one.record)
            && !is_row
            && one.files.is_empty()
            && !tx.has_record(&one.record)?)
    };
    planned.iter().map(can).collect()
}

struct Writing<'a, 'tx, 'v> {
    tx: &'tx mut WriteTx<'v>,
    pen: Pen<'a>,
    forms: &'a [Form],
    refs: &'a [FormRef],
    all: &'a Forms,
    by: &'a str,
    order: &'a ImportOrder,
    decisions: Decisions,
    report: &'a mut ImportReport,
    outcome: Outcome,
}

impl Writing<'_, '_, '_> {
    /// A record whose revisions are composed already.
    fn add_signed(&mut self, one: &Planned, entries: Vec<Entry>) -> Result<(), CaseworkError> {
        let Some(form) = self.forms.get(one.form) else { return Ok(()) };
        check_targets(self.tx, form, &one.fields)?;
        for entry in &entries {
            self.tx.add_revision(entry, None)?;
        }
        let history: History =
            entries.into_iter().map(|entry| (entry.signed.id(), entry)).collect();
        self.tx.refold_history(&one.record, &history, &self.decisions, self.all)?;
        self.added(form, one.record)
    }

    fn added(&mut self, form: &Form, record: RecordId) -> Result<(), CaseworkError> {
        if let (Some(case), "person") = (self.order.case, form.id.as_str()) {
            put_in_case(self.tx, &mut self.pen, record, case, &mut self.outcome)?;
            self.refold()?;
        }
        *self.report.added.entry(form.id.to_string()).or_default() += 1;
        Ok(())
    }

    /// What refers to a record needs it to be there.
    fn refold(&mut self) -> Result<(), CaseworkError> {
        for changed in std::mem::take(&mut self.outcome.records) {
            self.tx.refold(&changed, &self.decisions, self.all)?;
        }
        Ok(())
    }

    fn row(&mut self, one: &Planned) -> Result<(), CaseworkError> {
        let (Some(form), Some(form_ref)) = (self.forms.get(one.form), self.refs.get(one.form))
        else {
            return Ok(());
        };
        let mut fields = one.fields.clone();
        let is_there = self.tx.has_record(&one.record)?;
        let is_left = is_there && !self.order.updates;
        for (name, path) in &one.files {
            if is_left {
                // What is left as it is takes no file in.
                let Some(file) = known_file(self.tx, path)? else {
                    self.report.differing += 1;
                    return Ok(());
                };
                fields.insert(name.clone(), Value::Ref(file));
            } else if !self.order.is_preview {
                fields.insert(name.clone(), Value::Ref(self.take_in(path)?));
            }
        }
        if is_there {
            self.again(form, one.record, fields)
        } else {
            self.first(form, form_ref, one.record, fields)
        }
    }

    fn take_in(&mut self, path: &Path) -> Result<RecordId, CaseworkError> {
        let (case, outcome) = (self.order.case, &mut self.outcome);
        let file = take_in_within(self.tx, &mut self.pen, self.by, path, case, outcome)?;
        self.refold()?;
        Ok(file)
    }

    /// A record that is new.
    fn first(
        &mut self,
        form: &Form,
        form_ref: &FormRef,
        record: RecordId,
        mut fields: BTreeMap<FieldName, Value>,
    ) -> Result<(), CaseworkError> {
        check_targets(self.tx, form, &fields)?;
        place_among_siblings(self.tx, form, &mut fields)?;
        let parts = parts_of_new(form, fields, self.order)?;
        let none = BTreeSet::new();
        save(self.tx, &mut self.pen, record, form_ref, none, parts, &mut self.outcome)?;
        self.refold()?;
        self.added(form, record)
    }

    /// A record that came with an earlier file.
    fn again(
        &mut self,
        form: &Form,
        record: RecordId,
        mut fields: BTreeMap<FieldName, Value>,
    ) -> Result<(), CaseworkError> {
        let (folded, form_ref) = present(self.tx, &record)?;
        if form_ref.id != form.id {
            // Its id is that of a record of another kind, which is left alone.
            return Err(CaseworkError::RecordExists(record));
        }
        let (own, source) = (self.pen.signer.key(), self.order.source);
        // Where no source is named, a row says nothing that the record does not say already.
        let holds = |name: &FieldName, value: &Value| {
            let field = folded.fields.get(name.as_str());
            source.is_none() && field.is_some_and(|field| field.value() == Some(value))
        };
        fields.retain(|name, value| {
            !says_already(&folded, &own, source, name, value) && !holds(name, value)
        });
        if fields.is_empty() {
            self.report.known += 1;
            return Ok(());
        }
        if !self.order.updates {
            self.report.differing += 1;
            return Ok(());
        }
        check_fields(form, &fields)?;
        check_targets(self.tx, form, &fields)?;
        let parts = part(form, fields, |name| match source {
            Some(source) => vec![Some(source)],
            None => match own_sources(&folded, &own, name).as_slice() {
                [] => vec![None],
                sources => sources.to_vec(),
            },
        });
        let form_ref = form_to_write(self.tx, self.all, &form_ref)?;
        let (pen, outcome) = (&mut self.pen, &mut self.outcome);
        save(self.tx, pen, record, &form_ref, folded.heads, parts, outcome)?;
        self.refold()?;
        self.report.updated += 1;
        Ok(())
    }

    fn end(self) -> Result<(), CaseworkError> {
        if !self.report.added.is_empty() || self.report.updated > 0 {
            self.tx.append_log(&self.pen.clock.now(), "import", None, "")?;
        }
        Ok(())
    }
}

/// What a new record says, by where it comes from.
pub(super) fn parts_of_new(
    form: &Form,
    mut fields: BTreeMap<FieldName, Value>,
    order: &ImportOrder,
) -> Result<Parts, CaseworkError> {
    check_fields(form, &fields)?;
    let takes_case = form.field(FieldName::CASES).is_some() || form.id == *"person";
    file_under(form, order.case.filter(|_| takes_case), &mut fields)?;
    Ok(part(form, fields, |_| vec![order.source]))
}
