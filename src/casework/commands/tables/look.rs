//! A table is looked at before it is taken in: its sheets and columns, the kinds that it seems
//! to tell of, and what taking it in would do. Nothing is changed.

use std::collections::BTreeMap;
use std::path::Path;

use super::plan::Plan;
use super::{ImportOrder, ImportReport, read_tables};
use crate::casework::jobs::Watch;
use crate::casework::{Casework, CaseworkError};
use crate::form::{Columns, Form, RawTable, Target, columns_of};
use crate::record::Kind;

/// Cells of a column that are shown, and how much of each.
const SAMPLES: usize = 3;
const SAMPLE_CHARS: usize = 60;

/// A column of the first sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnLook {
    /// What stands above it.
    pub header: String,
    /// What stands in its first cells, cut.
    pub samples: Vec<String>,
    /// What it answers.
    pub target: Target,
}

/// A sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetLook {
    /// Its name; that of a CSV file is empty.
    pub name: String,
    /// Its rows below the header.
    pub rows: u64,
    /// The kind of its rows; none if nothing takes them.
    pub kind: Option<Kind>,
}

/// A table before it is taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableLook {
    /// Its kinds: those of the order, or else those that fit best.
    pub kinds: Vec<String>,
    /// Its sheets.
    pub sheets: Vec<SheetLook>,
    /// The columns of the first one.
    pub columns: Vec<ColumnLook>,
    /// What taking it in would do.
    pub report: ImportReport,
}

impl Casework {
    /// Looks at a table, and says what taking it in by this order would do. An order without
    /// kinds gets those whose fields its columns name.
    ///
    /// # Errors
    /// As [`Casework::import_table`], but for faulty rows: they are told in the report.
    pub fn look_at_table(
        &mut self,
        file: &Path,
        order: &ImportOrder,
        watch: &mut dyn Watch,
    ) -> Result<TableLook, CaseworkError> {
        let tables = read_tables(file)?;
        let mut order = ImportOrder { is_preview: true, ..order.clone() };
        let header = tables.first().map_or(&[][..], |table| table.header.as_slice());
        if order.kinds.is_empty() {
            order.kinds = self.fitting_kinds(header);
        }
        let report = self.take_tables(&tables, &order, watch)?;
        let forms = self.import_forms(&order)?;
        let plan = Plan::new(&forms, &order, [0; 32]);
        let kind = |at: usize| forms.get(at).map(|form| form.id.clone());
        let sheet = |(number, table): (usize, &RawTable)| SheetLook {
            name: table.sheet.clone(),
            rows: table.rows.len() as u64,
            kind: plan.form_of(number, table).and_then(kind),
        };
        let sheets = tables.iter().enumerate().map(sheet).collect();
        let main: Vec<&Form> = forms.iter().take(order.kinds.len()).collect();
        let Columns { targets, .. } = columns_of(header, &main, &order.columns);
        let columns = header.iter().zip(targets).enumerate();
        let columns = columns.map(|(at, (header, target))| ColumnLook {
            header: header.trim().to_owned(),
            samples: tables.first().map(|table| samples(table, at)).unwrap_or_default(),
            target,
        });
        Ok(TableLook { columns: columns.collect(), kinds: order.kinds, sheets, report })
    }

    /// The kind whose fields most columns name, and the kinds that refer to it and take
    /// columns that it leaves.
    fn fitting_kinds(&self, header: &[String]) -> Vec<String> {
        let none = BTreeMap::new();
        let taken = |forms: &[&Form]| {
            let Columns { targets, .. } = columns_of(header, forms, &none);
            let is_taken = |one: &&Target| matches!(one, Target::Field(..) | Target::Choice(..));
            targets.iter().filter(is_taken).count()
        };
        let tops: Vec<&Form> = self.forms().all().filter(|form| form.parent.is_none()).collect();
        let fits = |form: &&Form| (taken(&[*form]), form.id == *"person");
        let Some(main) = tops.iter().copied().max_by_key(fits) else { return Vec::new() };
        let mut kinds = vec![main];
        let refers = |form: &&&Form| {
            form.id != main.id
                && form.fields().any(|field| {
                    field.kind.targets().is_some_and(|of| of.len() == 1 && of.contains(&main.id))
                })
        };
        for other in tops.iter().filter(refers) {
            let more = [kinds.as_slice(), &[*other]].concat();
            // One column alone may have such a name by chance.
            if taken(&more) > taken(&kinds) + 1 {
                kinds = more;
            }
        }
        kinds.iter().map(|form| form.id.to_string()).collect()
    }
}

fn samples(table: &RawTable, column: usize) -> Vec<String> {
    let cells = table.rows.iter().take(1_000).filter_map(|(_, cells)| cells.get(column));
    let filled = cells.map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    filled.take(SAMPLES).map(|cell| cell.chars().take(SAMPLE_CHARS).collect()).collect()
}
