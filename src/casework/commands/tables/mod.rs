//! Answers from elsewhere: rows of a table become records, and records a table. The same row
//! becomes the same record, however often it comes; all of a file goes in, or nothing.

mod export;
mod look;
mod plan;

pub use look::{ColumnLook, SheetLook, TableLook};

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::attach::take_in_within;
use super::merge::open_file;
use super::record::{
    file_under, form_to_write, own_sources, part, place_among_siblings, present, put_in_case, save,
    says_already,
};
use super::refuse::{check_case, check_fields, check_source, check_targets};
use crate::casework::jobs::{Step, Watch};
use crate::casework::pen::{Pen, form_ref};
use crate::casework::{Casework, CaseworkError, Outcome};
use crate::form::{CellProblem, DateOrder, Form, RawTable, TableError, tables_from_bytes};
use crate::history::FormRef;
use crate::record::{FieldName, RecordId, Value};
use crate::vault::{Forms, WriteTx};
use plan::{Plan, Planned};

/// Bytes of a file of answers as it lies on the disk.
const MAX_BYTES: u64 = 256 << 20;
/// Where a vault keeps the secret that makes ids of rows: nobody else can tell from an id
/// what the row said.
const SALT: &str = "import-salt";
/// Rows that are told of one by one.
const MAX_TOLD: usize = 1_000;

/// What is to be taken in, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportOrder {
    /// The kind of the rows; then kinds of which each row has a record too, that refers to it.
    pub kinds: Vec<String>,
    /// From a header to a field, as a person said.
    pub columns: BTreeMap<String, String>,
    /// The case under which the records are filed.
    pub case: Option<RecordId>,
    /// Who or what says so.
    pub source: Option<RecordId>,
    /// Where the files lie that cells name.
    pub media: Option<PathBuf>,
    /// Which of two figures of a date is the day.
    pub dates: DateOrder,
    /// Leaves out rows with faults instead of refusing the file.
    pub leaves_faulty: bool,
    /// Takes over what a row says otherwise than when it came first.
    pub updates: bool,
    /// Only says what would happen.
    pub is_preview: bool,
}

/// A row that does not go in, or only in part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowProblem {
    /// The sheet.
    pub sheet: String,
    /// The row, as a spreadsheet counts.
    pub row: usize,
    /// The header of the column.
    pub column: String,
    /// Why.
    pub problem: CellProblem,
}

/// What became of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// Records that are new, by kind.
    pub added: BTreeMap<String, u64>,
    /// Rows that are here already and say nothing else.
    pub known: u64,
    /// Records that took over what a row says now.
    pub updated: u64,
    /// Records that say otherwise than their row, and were left.
    pub differing: u64,
    /// Rows that were left out for their faults.
    pub left_out: u64,
    /// The faults, the first thousand.
    pub problems: Vec<RowProblem>,
    /// Columns that nothing takes.
    pub unused: Vec<String>,
}

impl Casework {
    /// Takes the rows of a table in.
    ///
    /// # Errors
    /// [`CaseworkError::Table`], [`CaseworkError::FaultyRows`] and others; nothing is changed
    /// then.
    pub fn import_table(
        &mut self,
        file: &Path,
        order: &ImportOrder,
        watch: &mut dyn Watch,
    ) -> Result<ImportReport, CaseworkError> {
        let tables = read_tables(file)?;
        self.take_tables(&tables, order, watch)
    }

    fn take_tables(
        &mut self,
        tables: &[RawTable],
        order: &ImportOrder,
        watch: &mut dyn Watch,
    ) -> Result<ImportReport, CaseworkError> {
        let salt = self.import_salt(order.is_preview)?;
        let forms = self.import_forms(order)?;
        let mut plan = Plan::new(&forms, order, salt);
        plan.read(tables, watch)?;
        let Plan { planned, mut report, .. } = plan;
        if report.left_out > 0 && !order.leaves_faulty && !order.is_preview {
            return Err(CaseworkError::FaultyRows {
                count: report.left_out,
                problems: report.problems,
            });
        }
        self.write_rows(planned, &forms, order, &mut report, watch)?;
        Ok(report)
    }

    /// The forms of an order, with those of their repeats.
    fn import_forms(&self, order: &ImportOrder) -> Result<Vec<Form>, CaseworkError> {
        let mut forms: Vec<Form> = Vec::new();
        for kind in &order.kinds {
            forms.push(self.form(kind)?.clone());
        }
        for kind in &order.kinds {
            for form in self.form_family(kind)? {
                if !forms.iter().any(|one| one.id == form.id) {
                    forms.push(form.clone());
                }
            }
        }
        Ok(forms)
    }

    fn import_salt(&mut self, is_preview: bool) -> Result<[u8; 32], CaseworkError> {
        if let Some(salt) = self.vault.read(|tx| tx.own(SALT))?
            && let Ok(salt) = salt.as_slice().try_into()
        {
            return Ok(salt);
        }
        let salt: [u8; 32] = self.randomness.bytes()?;
        if !is_preview {
            self.vault.write("make a secret for imports", |tx| tx.set_own(SALT, &salt))?;
        }
        Ok(salt)
    }

    fn write_rows(
        &mut self,
        mut planned: Vec<Planned>,
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
        let now = clock.now();
        let mut pen = Pen { signer, clock: clock.as_ref(), randomness: randomness.as_mut() };
        let mut has_new = false;
        let mut work = |tx: &mut WriteTx<'_>| {
            check_case(tx, order.case)?;
            check_source(tx, order.source)?;
            let refs: Vec<FormRef> =
                forms.iter().map(|form| form_ref(tx, form)).collect::<Result<_, _>>()?;
            let total = planned.len() as u64;
            let decisions = tx.decisions()?;
            let mut outcome = Outcome::default();
            for (done, one) in (0u64..).zip(&mut planned) {
                let (Some(form), Some(form_ref)) = (forms.get(one.form), refs.get(one.form)) else {
                    continue;
                };
                let files = std::mem::take(&mut one.files);
                for (name, path) in files.into_iter().filter(|_| !order.is_preview) {
                    let file = take_in_within(tx, &mut pen, by, &path, order.case, &mut outcome)?;
                    for changed in std::mem::take(&mut outcome.records) {
                        tx.refold(&changed, &decisions, all)?;
                    }
                    one.fields.insert(name, Value::Ref(file));
                }
                if tx.has_record(&one.record)? {
                    again(tx, &mut pen, all, form, one, order, report, &mut outcome)?;
                } else {
                    first(tx, &mut pen, form, form_ref, one, order, &mut outcome)?;
                    // Rows of it, and what refers to it, need it to be there.
                    for changed in std::mem::take(&mut outcome.records) {
                        tx.refold(&changed, &decisions, all)?;
                    }
                    has_new = true;
                    *report.added.entry(form.id.to_string()).or_default() += 1;
                }
                watch.step(Step { done, total, stage: "importing" });
                if watch.is_cancelled() {
                    return Err(CaseworkError::Cancelled);
                }
            }
            if has_new || !outcome.is_empty() {
                for changed in &outcome.records {
                    tx.refold(changed, &decisions, all)?;
                }
                tx.append_log(&now, "import", None, "")?;
            }
            Ok(())
        };
        let is_preview = order.is_preview;
        let done = vault.write("import a table", |tx| {
            work(tx)?;
            // A preview is the same change, undone.
            if is_preview { Err(CaseworkError::Cancelled) } else { Ok(()) }
        });
        match done {
            Err(CaseworkError::Cancelled) if is_preview && !watch.is_cancelled() => Ok(()),
            done => done,
        }
    }
}

fn read_tables(file: &Path) -> Result<Vec<RawTable>, CaseworkError> {
    let mut bytes = Vec::new();
    open_file(file)?.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(CaseworkError::Read)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(CaseworkError::Table(TableError::TooManyRows));
    }
    Ok(tables_from_bytes(bytes)?)
}

/// A record that is new.
fn first(
    tx: &mut WriteTx<'_>,
    pen: &mut Pen<'_>,
    form: &Form,
    form_ref: &FormRef,
    one: &Planned,
    order: &ImportOrder,
    outcome: &mut Outcome,
) -> Result<(), CaseworkError> {
    let mut fields = one.fields.clone();
    check_fields(form, &fields)?;
    let takes_case = form.field(FieldName::CASES).is_some() || form.id == *"person";
    file_under(form, order.case.filter(|_| takes_case), &mut fields)?;
    check_targets(tx, form, &fields)?;
    place_among_siblings(tx, form, &mut fields)?;
    let parts = part(form, fields, |_| vec![order.source]);
    save(tx, pen, one.record, form_ref, BTreeSet::new(), parts, outcome)?;
    if let (Some(case), "person") = (order.case, form.id.as_str()) {
        put_in_case(tx, pen, one.record, case, outcome)?;
    }
    Ok(())
}

/// A record that came with an earlier file.
fn again(
    tx: &mut WriteTx<'_>,
    pen: &mut Pen<'_>,
    forms: &Forms,
    form: &Form,
    one: &Planned,
    order: &ImportOrder,
    report: &mut ImportReport,
    outcome: &mut Outcome,
) -> Result<(), CaseworkError> {
    let (folded, form_ref) = present(tx, &one.record)?;
    let own = pen.signer.key();
    let mut fields = one.fields.clone();
    fields.retain(|name, value| !says_already(&folded, &own, order.source, name, value));
    if fields.is_empty() {
        report.known += 1;
        return Ok(());
    }
    if !order.updates {
        report.differing += 1;
        return Ok(());
    }
    check_fields(form, &fields)?;
    check_targets(tx, form, &fields)?;
    let parts = part(form, fields, |name| match order.source {
        Some(source) => vec![Some(source)],
        None => match own_sources(&folded, &own, name).as_slice() {
            [] => vec![None],
            sources => sources.to_vec(),
        },
    });
    let form_ref = form_to_write(tx, forms, &form_ref)?;
    save(tx, pen, one.record, &form_ref, folded.heads, parts, outcome)?;
    report.updated += 1;
    Ok(())
}
