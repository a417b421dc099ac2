//! A sheet as rows of cells, bounded before anything is made of it.

use super::labels::Labels;
use super::problem::{Problem, SheetError};
use crate::record::Language;

const MAX_ROWS: usize = 20_000;
const MAX_COLUMNS: usize = 200;
const MAX_CELL_CHARS: usize = 4_000;

/// One sheet: a header and rows. Cells that are not there read as empty.
#[derive(Debug, Clone)]
pub struct Table {
    sheet: &'static str,
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// One row of a table with its number, as a spreadsheet counts.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    table: &'a Table,
    cells: &'a [String],
    /// From 1, the header being row 1.
    pub(super) number: usize,
}

impl Table {
    /// Takes cells, trimmed. The first row is the header.
    ///
    /// # Errors
    /// Too many rows or columns, or too long a cell, each with its place.
    pub fn new(sheet: &'static str, rows: Vec<Vec<String>>) -> Result<Self, Vec<SheetError>> {
        let mut errors = Vec::new();
        let mut complain = |row: usize, column: &str, problem: Problem| {
            errors.push(SheetError { sheet, row, column: column.to_owned(), problem });
        };
        if rows.len() > MAX_ROWS {
            complain(MAX_ROWS + 1, "all", Problem::TooManyRows(MAX_ROWS));
        }
        let mut rows = rows
            .into_iter()
            .take(MAX_ROWS)
            .map(|cells| cells.into_iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>());
        let header = rows.next().unwrap_or_default();
        let rows: Vec<_> = rows.collect();
        for (number, cells) in std::iter::once(&header).chain(&rows).enumerate() {
            if cells.len() > MAX_COLUMNS {
                complain(number + 1, "all", Problem::TooManyColumns(MAX_COLUMNS));
            }
            for (index, cell) in cells.iter().enumerate() {
                if cell.len() > MAX_CELL_CHARS && cell.chars().count() > MAX_CELL_CHARS {
                    let column = header.get(index).filter(|name| name.len() < 100);
                    let column = column.map_or("without header", String::as_str);
                    complain(number + 1, column, Problem::TooLong(MAX_CELL_CHARS));
                }
            }
        }
        if errors.is_empty() { Ok(Self { sheet, header, rows }) } else { Err(errors) }
    }

    /// Reads comma-separated values in UTF-8.
    ///
    /// # Errors
    /// As [`Table::new`], or what is not such a table.
    pub fn from_csv(sheet: &'static str, text: &str) -> Result<Self, Vec<SheetError>> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut rows = Vec::new();
        for (index, record) in reader.records().take(MAX_ROWS + 1).enumerate() {
            let Ok(record) = record else {
                let column = "all".to_owned();
                let problem = Problem::NotATable;
                return Err(vec![SheetError { sheet, row: index + 1, column, problem }]);
            };
            rows.push(record.iter().map(str::to_owned).collect());
        }
        Self::new(sheet, rows)
    }

    /// The name of the sheet.
    pub(super) fn sheet(&self) -> &'static str {
        self.sheet
    }

    /// Whether there is a column of this name.
    pub(super) fn has(&self, column: &str) -> bool {
        self.header.iter().any(|name| name == column)
    }

    /// The rows in which anything is written.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows
            .iter()
            .enumerate()
            .filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()))
            .map(|(index, cells)| Row { table: self, cells, number: index + 2 })
    }
}

impl<'a> Row<'a> {
    /// The cell in this column, empty if there is none.
    pub(super) fn get(&self, column: &str) -> &'a str {
        let index = self.table.header.iter().position(|name| name == column);
        index.and_then(|index| self.cells.get(index)).map_or("", String::as_str)
    }

    /// The text in all languages: columns `BASE::Name (code)`. A column `BASE` alone
    /// counts as English where there is no English one.
    pub(super) fn labels(&self, base: &str) -> Labels {
        let mut labels = Labels::default();
        for (name, cell) in self.table.header.iter().zip(self.cells) {
            let language = name
                .strip_prefix(base)
                .and_then(|rest| rest.strip_prefix("::"))
                .and_then(|name| name.strip_suffix(')'))
                .and_then(|name| name.rsplit_once('('))
                .and_then(|(_, code)| Language::from_code(code));
            if let Some(language) = language {
                labels.slot(language).clone_from(cell);
            }
        }
        if labels.en.is_empty() {
            self.get(base).clone_into(&mut labels.en);
        }
        labels
    }

    /// An error at this row.
    pub(super) fn error(&self, column: &str, problem: impl Into<Problem>) -> SheetError {
        SheetError {
            sheet: self.table.sheet,
            row: self.number,
            column: column.to_owned(),
            problem: problem.into(),
        }
    }
}
