//! A workbook as the three sheets of a form.

use std::collections::BTreeMap;

use super::beside::{take_in, take_in_external, take_in_pulled};
use super::searched;
use super::{FormRead, Origin, Sheets, Table, forms_from_sheets};
use crate::form::problem::{Note, Problem, SheetError, SheetNote};
use crate::form::workbook::{Workbook, WorkbookError, is_formula_error};

/// Bytes of a form's workbook when it is unpacked.
const MAX_UNPACKED: u64 = 128 << 20;
/// Rows that are handed on: one more than a sheet may have.
const MAX_ROWS: usize = 26_001;

/// Why a workbook is no form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    /// Not a workbook that can be read.
    #[error(transparent)]
    Workbook(#[from] WorkbookError),
    /// Faults in its sheets, all of them.
    #[error("{}", lines(.0))]
    Sheets(Vec<SheetError>),
}

fn lines(errors: &[SheetError]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// Reads a form from a workbook. `file` is the name of its file without ending: the id of a
/// form that gives none; `beside` gives the bytes of files that lie beside it, by their names.
///
/// # Errors
/// [`FormError`], with all faults at once.
pub fn forms_from_workbook(
    bytes: Vec<u8>,
    file: &str,
    beside: &mut dyn FnMut(&str) -> Option<Vec<u8>>,
) -> Result<FormRead, FormError> {
    let mut book = Workbook::open(bytes, MAX_UNPACKED)?;
    let mut notes = Vec::new();
    let mut sheets: BTreeMap<&'static str, Vec<Vec<String>>> = BTreeMap::new();
    let mut errors = Vec::new();
    let names = book.names();
    for name in &names {
        // A workbook of one sheet is a survey, whatever the sheet is called.
        let sheet = if names.len() == 1 { Some("survey") } else { known(name) };
        let Some(sheet) = sheet else {
            if !is_remark(name) {
                let note = Note::Sheet(name.clone());
                notes.push(SheetNote { sheet: "survey", row: 1, column: "all".to_owned(), note });
            }
            continue;
        };
        let rows = rows_of(&mut book, name)?;
        for (row, area) in book.merged(name) {
            let column = "all".to_owned();
            notes.push(SheetNote { sheet, row, column, note: Note::Merged(area) });
        }
        errors.extend(formula_errors(sheet, &rows));
        sheets.insert(sheet, rows);
    }
    let mut choices = sheets.remove("choices").unwrap_or_default();
    let external = sheets.remove("external_choices").unwrap_or_default();
    if let Some(survey) = sheets.get_mut("survey") {
        take_in_external(survey, &mut choices, &external);
        take_in(survey, &mut choices, beside);
        searched::take_in(survey, &mut choices, beside);
        take_in_pulled(survey, &mut choices, beside);
    }
    if !choices.is_empty() {
        sheets.insert("choices", choices);
    }
    let mut tables: BTreeMap<&'static str, Table> = BTreeMap::new();
    for (sheet, rows) in sheets {
        match Table::new(sheet, rows) {
            Ok(table) => drop(tables.insert(sheet, table)),
            Err(found) => errors.extend(found),
        }
    }
    let missing =
        !tables.contains_key("survey") && errors.iter().all(|error| error.sheet != "survey");
    if missing {
        let (sheet, row, column) = ("survey", 1, "all".to_owned());
        errors.push(SheetError { sheet, row, column, problem: Problem::MissingSheet("survey") });
    }
    if !errors.is_empty() {
        return Err(FormError::Sheets(errors));
    }
    let mut table = |sheet| tables.remove(sheet).unwrap_or_else(|| Table::empty(sheet));
    let sheets =
        Sheets { survey: table("survey"), choices: table("choices"), settings: table("settings") };
    let mut read = forms_from_sheets(&sheets, Origin::Brought(file)).map_err(FormError::Sheets)?;
    notes.append(&mut read.notes);
    Ok(FormRead { notes, ..read })
}

fn known(name: &str) -> Option<&'static str> {
    match name.trim().to_lowercase().as_str() {
        "survey" => Some("survey"),
        "choices" => Some("choices"),
        "settings" => Some("settings"),
        "external_choices" => Some("external_choices"),
        _ => None,
    }
}

/// Sheets that form makers keep for themselves.
fn is_remark(name: &str) -> bool {
    name.starts_with('_') || name.to_lowercase().starts_with("sheet")
}

/// All rows as a spreadsheet counts them, empty ones too.
fn rows_of(book: &mut Workbook, name: &str) -> Result<Vec<Vec<String>>, WorkbookError> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    book.rows(name, &mut |(number, cells)| {
        let number = number.min(MAX_ROWS);
        rows.resize(number, Vec::new());
        if let Some(row) = rows.get_mut(number - 1) {
            *row = cells;
        }
        number < MAX_ROWS
    })?;
    Ok(rows)
}

fn formula_errors(sheet: &'static str, rows: &[Vec<String>]) -> Vec<SheetError> {
    let header = rows.first();
    let mut found = Vec::new();
    for (row, cells) in rows.iter().enumerate() {
        for (at, _) in cells.iter().enumerate().filter(|(_, cell)| is_formula_error(cell)) {
            let column = header.and_then(|header| header.get(at)).filter(|name| !name.is_empty());
            let column = column.cloned().unwrap_or_else(|| format!("{}", at + 1));
            found.push(SheetError { sheet, row: row + 1, column, problem: Problem::FormulaError });
        }
    }
    found
}
