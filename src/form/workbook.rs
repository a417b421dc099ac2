//! Workbooks of other programs (`.xlsx`, `.xls`) as rows of text. Everything a stranger's
//! file claims is bounded before memory is taken for it: entries and sizes of the zip are
//! counted by unpacking it once into nothing, cells are taken one by one.

use std::io::{Cursor, Read as _};

use calamine::{Data, DataRef, Reader as _, Xls, Xlsx};

use super::old_workbook::is_bounded;

/// Entries of a workbook's zip.
const MAX_ENTRIES: usize = 5_000;
/// Columns of a sheet, beyond those of any questionnaire or its export.
const MAX_COLUMNS: usize = 4_096;
/// Bytes of an old workbook: it is read whole.
const MAX_XLS_BYTES: usize = 8 << 20;

/// Why a file gives no rows. None of them has changed anything.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WorkbookError {
    /// Neither `.xlsx` nor `.xls`.
    #[error("this is not a workbook: neither .xlsx nor .xls")]
    NotAWorkbook,
    /// A zip, but without the parts of a workbook, or damaged.
    #[error("this file is damaged, or is not a workbook")]
    Damaged,
    /// Locked with a password.
    #[error("this workbook is locked with a password; save it without one")]
    Locked,
    /// Unpacked larger than allowed.
    #[error("this workbook is larger than {0} MiB when unpacked")]
    TooLarge(u64),
    /// More columns than allowed.
    #[error("sheet \"{0}\" has more than {MAX_COLUMNS} columns")]
    TooManyColumns(String),
}

/// A workbook that has been looked through.
pub struct Workbook {
    sheets: Kind,
}

enum Kind {
    Xlsx(Box<Xlsx<Cursor<Vec<u8>>>>),
    Xls(Box<Xls<Cursor<Vec<u8>>>>),
}

/// One row: its number from 1, and its cells; what is missing at the end is empty.
pub type SheetRow = (usize, Vec<String>);

impl Workbook {
    /// Opens a workbook of at most so many bytes when unpacked.
    ///
    /// # Errors
    /// [`WorkbookError`].
    pub fn open(bytes: Vec<u8>, most: u64) -> Result<Self, WorkbookError> {
        if bytes.starts_with(b"PK") {
            check_zip(&bytes, most)?;
            let book = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
                calamine::XlsxError::Password => WorkbookError::Locked,
                _ => WorkbookError::Damaged,
            })?;
            return Ok(Self { sheets: Kind::Xlsx(Box::new(book)) });
        }
        if !bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return Err(WorkbookError::NotAWorkbook);
        }
        if bytes.len() > MAX_XLS_BYTES {
            return Err(WorkbookError::TooLarge(MAX_XLS_BYTES as u64 >> 20));
        }
        if !is_bounded(&bytes) {
            return Err(WorkbookError::Damaged);
        }
        let book = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
            calamine::XlsError::Password => WorkbookError::Locked,
            _ => WorkbookError::Damaged,
        })?;
        Ok(Self { sheets: Kind::Xls(Box::new(book)) })
    }

    /// The names of its sheets, in their order.
    pub fn names(&self) -> Vec<String> {
        match &self.sheets {
            Kind::Xlsx(book) => book.sheet_names(),
            Kind::Xls(book) => book.sheet_names(),
        }
    }

    /// Hands over the rows of a sheet in which anything is written, in their order, until
    /// `visit` says `false`.
    ///
    /// # Errors
    /// [`WorkbookError`] if the sheet is damaged.
    pub fn rows(
        &mut self,
        sheet: &str,
        visit: &mut dyn FnMut(SheetRow) -> bool,
    ) -> Result<(), WorkbookError> {
        match &mut self.sheets {
            Kind::Xlsx(book) => xlsx_rows(book, sheet, visit),
            Kind::Xls(book) => xls_rows(book, sheet, visit),
        }
    }

    /// The cells of a sheet that are merged into one, such as `A3:C3`.
    pub fn merged(&mut self, sheet: &str) -> Vec<(usize, String)> {
        let found = match &mut self.sheets {
            Kind::Xlsx(book) => book.merge_cells_by_sheet_name(sheet).ok(),
            Kind::Xls(book) => book.merge_cells_by_sheet_name(sheet).ok(),
        };
        let found = found.unwrap_or_default();
        found
            .into_iter()
            .take(1_000)
            .map(|area| {
                let (row, ..) = area.start;
                let words = format!("{}:{}", cell_name(area.start), cell_name(area.end));
                (row as usize + 1, words)
            })
            .collect()
    }
}

fn cell_name((row, column): (u32, u32)) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("{letters}{}", u64::from(row) + 1)
}

/// Unpacks every entry once into nothing, so that what a zip claims is not believed.
fn check_zip(bytes: &[u8], most: u64) -> Result<(), WorkbookError> {
    let mut archive =
        zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| WorkbookError::Damaged)?;
    if archive.len() > MAX_ENTRIES {
        return Err(WorkbookError::TooLarge(most >> 20));
    }
    let mut left = most;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|_| WorkbookError::Damaged)?;
        let size = std::io::copy(&mut entry.take(left + 1), &mut std::io::sink())
            .map_err(|_| WorkbookError::Damaged)?;
        left = left.checked_sub(size).ok_or(WorkbookError::TooLarge(most >> 20))?;
    }
    Ok(())
}

/// Gathers cells that come one by one into rows.
struct Gather<'a> {
    sheet: &'a str,
    row: u32,
    cells: Vec<String>,
    visit: &'a mut dyn FnMut(SheetRow) -> bool,
    goes_on: bool,
}

impl Gather<'_> {
    fn cell(&mut self, (row, column): (u32, u32), text: String) -> Result<(), WorkbookError> {
        if row != self.row {
            self.flush();
            self.row = row;
        }
        let column = column as usize;
        if column >= MAX_COLUMNS {
            return Err(WorkbookError::TooManyColumns(self.sheet.to_owned()));
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        if let Some(cell) = self.cells.get_mut(column) {
            *cell = text;
        }
        Ok(())
    }

    fn flush(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        if !cells.is_empty() && self.goes_on {
            self.goes_on = (self.visit)((self.row as usize + 1, cells));
        }
    }
}

fn xlsx_rows(
    book: &mut Xlsx<Cursor<Vec<u8>>>,
    sheet: &str,
    visit: &mut dyn FnMut(SheetRow) -> bool,
) -> Result<(), WorkbookError> {
    let mut gather = Gather { sheet, row: 0, cells: Vec::new(), visit, goes_on: true };
    let mut cells = book.worksheet_cells_reader(sheet).map_err(|_| WorkbookError::Damaged)?;
    while let Some(cell) = cells.next_cell().map_err(|_| WorkbookError::Damaged)? {
        let text = data_text(&Data::from(DataRef::clone(cell.get_value())));
        if !text.is_empty() {
            gather.cell(cell.get_position(), text)?;
        }
        if !gather.goes_on {
            return Ok(());
        }
    }
    gather.flush();
    Ok(())
}

fn xls_rows(
    book: &mut Xls<Cursor<Vec<u8>>>,
    sheet: &str,
    visit: &mut dyn FnMut(SheetRow) -> bool,
) -> Result<(), WorkbookError> {
    let mut gather = Gather { sheet, row: 0, cells: Vec::new(), visit, goes_on: true };
    let range = book.worksheet_range(sheet).map_err(|_| WorkbookError::Damaged)?;
    let (top, left) = range.start().unwrap_or_default();
    for (row, column, data) in range.used_cells() {
        let place = u32::try_from(row).ok().zip(u32::try_from(column).ok());
        let (row, column) = place.ok_or(WorkbookError::Damaged)?;
        let text = data_text(data);
        if !text.is_empty() {
            gather.cell((top + row, left + column), text)?;
        }
        if !gather.goes_on {
            return Ok(());
        }
    }
    gather.flush();
    Ok(())
}

/// A cell in words: whole numbers without `.0`, dates as ISO 8601.
fn data_text(data: &Data) -> String {
    match data {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(int) => int.to_string(),
        Data::Float(float) => float.to_string(),
        Data::Bool(truth) => if *truth { "TRUE" } else { "FALSE" }.to_owned(),
        Data::DateTime(moment) => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            let clock = format!("{hour:02}:{minute:02}:{second:02}");
            match moment.as_f64() {
                days if days < 1.0 => clock,
                days if days.fract() == 0.0 => format!("{year:04}-{month:02}-{day:02}"),
                _ => format!("{year:04}-{month:02}-{day:02}T{clock}"),
            }
        }
        Data::Error(error) => error.to_string(),
    }
}

/// Whether a cell is a formula's error, such as `#REF!`.
pub fn is_formula_error(text: &str) -> bool {
    ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"].contains(&text)
}
