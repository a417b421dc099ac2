//! A table as a file that spreadsheets open: CSV in UTF-8 with a byte order mark, for Excel,
//! or a workbook. No cell of it is ever run as a formula.

use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::cells::is_formula;

/// A sheet that is to be written.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its header.
    pub header: Vec<String>,
    /// Whether a column holds numbers, which are not guarded: `-5` is no formula.
    pub is_number: Vec<bool>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

/// Writes a sheet as CSV.
pub fn csv_of(sheet: &Sheet) -> Vec<u8> {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new();
    let mut writer = writer.terminator(csv::Terminator::CRLF).from_writer(&mut bytes);
    let guarded = |(column, cell): (usize, &String)| {
        let is_number = sheet.is_number.get(column).copied().unwrap_or(false);
        if is_formula(cell) && !is_number { format!("'{cell}") } else { cell.clone() }
    };
    // Writing to memory does not fail.
    let _ = writer.write_record(&sheet.header);
    for row in &sheet.rows {
        let _ = writer.write_record(row.iter().enumerate().map(guarded));
    }
    let _ = writer.flush();
    drop(writer);
    bytes
}

/// Writes a sheet as a workbook: texts as texts, whatever they begin with.
///
/// # Errors
/// [`XlsxError`] if it is larger than a workbook can be.
pub fn workbook_of_table(sheet: &Sheet) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    let name: String = sheet.name.chars().filter(|c| !"[]:*?/\\".contains(*c)).take(31).collect();
    page.set_name(name)?;
    let bold = Format::new().set_bold();
    for (column, name) in (0u16..).zip(&sheet.header) {
        page.write_string_with_format(0, column, name, &bold)?;
    }
    for (row, cells) in (1u32..).zip(&sheet.rows) {
        for (column, cell) in (0u16..).zip(cells) {
            let is_number = sheet.is_number.get(usize::from(column)).copied().unwrap_or(false);
            match cell.parse::<f64>().ok().filter(|_| is_number) {
                Some(number) => page.write_number(row, column, number)?,
                None if cell.is_empty() => continue,
                None => page.write_string(row, column, cell)?,
            };
        }
    }
    page.set_freeze_panes(1, 0)?;
    book.save_to_buffer()
}
