//! Answers from elsewhere: rows of a table become records, and records a table. The same row
//! becomes the same record, however often it comes; all of a file goes in, or nothing.

mod export;
mod look;
mod plan;
mod signed;
mod targets;
mod write;

pub use look::{ColumnLook, SheetLook, TableLook};

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::merge::open_file;
use crate::casework::jobs::Watch;
use crate::casework::{Casework, CaseworkError};
use crate::form::{CellProblem, DateOrder, Form, RawTable, TableError, tables_from_bytes};
use crate::record::RecordId;
use plan::Plan;

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
        self.vault.read(|tx| plan.check_targets(tx, tables))?;
        let Plan { planned, mut report, .. } = plan;
        if report.left_out > 0 && !order.leaves_faulty && !order.is_preview {
            return Err(CaseworkError::FaultyRows {
                count: report.left_out,
                problems: report.problems,
            });
        }
        self.write_rows(&planned, &forms, order, &mut report, watch)?;
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
}

fn read_tables(file: &Path) -> Result<Vec<RawTable>, CaseworkError> {
    let mut bytes = Vec::new();
    open_file(file)?.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(CaseworkError::Read)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(CaseworkError::Table(TableError::TooManyRows));
    }
    Ok(tables_from_bytes(bytes)?)
}
