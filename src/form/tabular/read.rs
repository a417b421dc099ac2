//! A file as tables of text: CSV in whatever encoding and with whatever separator, or a
//! workbook. Bounded in rows, columns and bytes before anything is kept.

use crate::form::workbook::{Workbook, WorkbookError};

/// Rows of a file, all its sheets together.
const MAX_ROWS: usize = 500_000;
const MAX_COLUMNS: usize = 4_096;
const MAX_CELL_BYTES: usize = 1 << 20;
/// Bytes of a workbook when it is unpacked.
const MAX_UNPACKED: u64 = 1 << 30;

/// One sheet of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawTable {
    /// The name of the sheet; of a CSV file none.
    pub sheet: String,
    /// The first row.
    pub header: Vec<String>,
    /// The others in which anything is written, each with its number as a spreadsheet counts.
    pub rows: Vec<(usize, Vec<String>)>,
}

/// Why a file gives no tables.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// A workbook that cannot be read.
    #[error(transparent)]
    Workbook(#[from] WorkbookError),
    /// Nothing in it.
    #[error("there is no row in this file")]
    Empty,
    /// More rows than are taken at once.
    #[error("more than {MAX_ROWS} rows: divide the file")]
    TooManyRows,
    /// More columns than any form needs.
    #[error("row {0} has more than {MAX_COLUMNS} columns")]
    TooManyColumns(usize),
    /// A cell longer than any answer.
    #[error("row {0} has a cell longer than 1 MiB; perhaps a quotation mark is missing")]
    TooLong(usize),
    /// Bytes that are no text.
    #[error("this is not a table: neither a workbook nor text")]
    NotText,
}

/// Reads a file.
///
/// # Errors
/// [`TableError`].
pub fn tables_from_bytes(bytes: Vec<u8>) -> Result<Vec<RawTable>, TableError> {
    let is_book = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]);
    let tables = if is_book { from_workbook(bytes)? } else { vec![from_text(&decoded(&bytes)?)?] };
    let tables: Vec<_> = tables.into_iter().filter(|table| !table.header.is_empty()).collect();
    if tables.is_empty() { Err(TableError::Empty) } else { Ok(tables) }
}

fn from_workbook(bytes: Vec<u8>) -> Result<Vec<RawTable>, TableError> {
    let mut book = Workbook::open(bytes, MAX_UNPACKED)?;
    let (mut tables, mut count) = (Vec::new(), 0);
    for sheet in book.names() {
        let mut table = RawTable { sheet: sheet.clone(), header: Vec::new(), rows: Vec::new() };
        let mut error = None;
        book.rows(&sheet, &mut |(number, cells)| {
            count += 1;
            if count > MAX_ROWS {
                error = Some(TableError::TooManyRows);
            } else if cells.iter().any(|cell| cell.len() > MAX_CELL_BYTES) {
                error = Some(TableError::TooLong(number));
            } else if table.header.is_empty() {
                table.header = cells;
            } else {
                table.rows.push((number, cells));
            }
            error.is_none()
        })?;
        if let Some(error) = error {
            return Err(error);
        }
        tables.push(table);
    }
    Ok(tables)
}

/// UTF-8 or UTF-16 by its mark or by its looks; else Windows-1251, in which old programs of
/// the region write.
fn decoded(bytes: &[u8]) -> Result<String, TableError> {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, _, is_broken) = encoding.decode(bytes);
        return if is_broken { Err(TableError::NotText) } else { Ok(text.into_owned()) };
    }
    let start = bytes.get(..bytes.len().min(4_096)).unwrap_or_default();
    let zeros = |odd: usize| {
        let half = start.iter().enumerate().filter(|(at, _)| at % 2 == odd);
        half.filter(|(_, byte)| **byte == 0).count()
    };
    // ASCII signs in UTF-16 have a zero byte each.
    let encoding = match (zeros(0), zeros(1)) {
        (0, 0) => None,
        (even, odd) if odd > even => Some(encoding_rs::UTF_16LE),
        _ => Some(encoding_rs::UTF_16BE),
    };
    if let Some(encoding) = encoding {
        let (text, _, is_broken) = encoding.decode(bytes);
        let is_text = !is_broken && !text.contains('\0');
        return if is_text { Ok(text.into_owned()) } else { Err(TableError::NotText) };
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        Ok(text.to_owned())
    } else {
        let (text, _, is_broken) = encoding_rs::WINDOWS_1251.decode(bytes);
        let is_text = !is_broken && !text.chars().any(|c| c.is_control() && !"\t\r\n".contains(c));
        if is_text { Ok(text.into_owned()) } else { Err(TableError::NotText) }
    }
}

/// The separator that parts the first line into most cells.
fn separator(text: &str) -> u8 {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    // Excel writes it into the first line of its own accord.
    if let Some(told) = line.strip_prefix("sep=").and_then(|rest| rest.bytes().next()) {
        return told;
    }
    let count = |separator: u8| {
        let mut is_quoted = false;
        line.bytes()
            .filter(|byte| {
                is_quoted ^= *byte == b'"';
                *byte == separator && !is_quoted
            })
            .count()
    };
    [b',', b';', b'\t', b'|'].into_iter().rev().max_by_key(|one| count(*one)).unwrap_or(b',')
}

fn from_text(text: &str) -> Result<RawTable, TableError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let separator = separator(text);
    let text = match text.strip_prefix("sep=") {
        Some(rest) => rest.split_once('\n').map_or("", |(_, rest)| rest),
        None => text,
    };
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true).delimiter(separator);
    let mut table = RawTable { sheet: String::new(), header: Vec::new(), rows: Vec::new() };
    for (at, record) in reader.from_reader(text.as_bytes()).records().enumerate() {
        let record = record.map_err(|_| TableError::NotText)?;
        // As a spreadsheet counts: a cell may run over several lines.
        let number = at + 1;
        if table.rows.len() >= MAX_ROWS {
            return Err(TableError::TooManyRows);
        }
        if record.len() > MAX_COLUMNS {
            return Err(TableError::TooManyColumns(number));
        }
        if record.iter().any(|cell| cell.len() > MAX_CELL_BYTES) {
            return Err(TableError::TooLong(number));
        }
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        if table.header.is_empty() {
            table.header = cells;
        } else {
            table.rows.push((number, cells));
        }
    }
    Ok(table)
}
