//! Old workbooks (`.xls`) are looked through before they are read: the reader makes room for
//! all that lies between the first cell and the last, and a few bytes can claim that this is
//! more than any memory (MS-XLS, 2.1.4: records of the stream `Workbook`).

use std::io::{Cursor, Read as _};

/// Cells of a sheet, with what lies between them.
const MAX_CELLS: u64 = 4_000_000;

/// Records that hold a cell, or a row of them, by their number.
const CELLS: [u16; 13] = [
    0x0006, 0x00bd, 0x00be, 0x00d6, 0x00fd, 0x0201, 0x0203, 0x0204, 0x0205, 0x0206, 0x027e, 0x0406,
    0x0207,
];
const DIMENSIONS: [u16; 2] = [0x0000, 0x0200];
/// The record that says where a sheet begins.
const SHEET: u64 = 0x0085;
const MAX_SHEETS: usize = 255;

/// Whether an old workbook claims no more cells than are read.
pub(super) fn is_bounded(bytes: &[u8]) -> bool {
    let Ok(mut file) = cfb::CompoundFile::open(Cursor::new(bytes)) else { return false };
    let mut has_any = false;
    for name in ["/Workbook", "/Book"] {
        let Ok(mut stream) = file.open_stream(name) else { continue };
        let mut records = Vec::new();
        let most = bytes.len() as u64;
        if stream.by_ref().take(most).read_to_end(&mut records).is_err() || !holds(&records) {
            return false;
        }
        has_any = true;
    }
    has_any
}

fn number(bytes: &[u8], at: usize) -> u64 {
    let byte = |at: usize| bytes.get(at).copied().map_or(0, u64::from);
    byte(at) | byte(at + 1) << 8
}

/// Whether no record of a stream claims a cell too far away: from its beginning, and from
/// each place at which it says that a sheet begins.
fn holds(stream: &[u8]) -> bool {
    let mut sheets = Vec::new();
    if !holds_from(stream, &mut sheets) || sheets.len() > MAX_SHEETS {
        return false;
    }
    sheets.into_iter().all(|at| {
        let rest = usize::try_from(at).ok().and_then(|at| stream.get(at..));
        holds_from(rest.unwrap_or_default(), &mut Vec::new())
    })
}

fn holds_from(mut stream: &[u8], sheets: &mut Vec<u64>) -> bool {
    let (mut rows, mut columns) = (0, 0);
    while let Some((head, rest)) = stream.split_at_checked(4) {
        let kind = number(head, 0);
        let length = usize::try_from(number(head, 2)).unwrap_or(usize::MAX);
        let (record, rest) = rest.split_at(length.min(rest.len()));
        let is_one_of = |kinds: &[u16]| kinds.iter().any(|one| u64::from(*one) == kind);
        if is_one_of(&CELLS) {
            // A row of cells ends with the column of its last one.
            let is_row = is_one_of(&[0x00bd, 0x00be]);
            let last = number(record, record.len().saturating_sub(2));
            rows = rows.max(number(record, 0));
            columns = columns.max(number(record, 2)).max(if is_row { last } else { 0 });
        } else if is_one_of(&DIMENSIONS) {
            let is_old = record.len() < 14;
            let last_row = number(record, 4) | number(record, 6) << 16;
            rows = rows.max(if is_old { number(record, 2) } else { last_row });
            columns = columns.max(number(record, if is_old { 6 } else { 10 }));
        } else if kind == SHEET {
            sheets.push(number(record, 0) | number(record, 2) << 16);
        }
        if (rows + 1) * (columns + 1) > MAX_CELLS {
            return false;
        }
        stream = rest;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, body: &[u8]) -> Vec<u8> {
        let length = u16::try_from(body.len()).unwrap();
        [&kind.to_le_bytes(), &length.to_le_bytes(), body].concat()
    }

    fn cell(row: u16, column: u16) -> Vec<u8> {
        let body = [row.to_le_bytes(), column.to_le_bytes(), [0; 2]].concat();
        record(0x0203, &[body, vec![0; 8]].concat())
    }

    #[test]
    fn a_cell_far_away_and_a_claim_of_many_are_refused() {
        assert!(holds(&[cell(0, 0), cell(65_000, 40)].concat()));
        assert!(!holds(&[cell(0, 0), cell(65_535, 65_535)].concat()));
        let claim = |rows: u32, columns: u16| {
            let body = [&[0; 4][..], &rows.to_le_bytes(), &[0; 2], &columns.to_le_bytes(), &[0; 2]];
            record(0x0200, &body.concat())
        };
        assert!(holds(&claim(1_000, 30)));
        assert!(!holds(&claim(u32::MAX, 3)));
        assert!(!holds(&claim(65_536, 65_535)));
        let row =
            record(0x00bd, &[[9, 0, 0, 0].as_slice(), &[0; 6], &u16::MAX.to_le_bytes()].concat());
        assert!(!holds(&[cell(65_535, 0), row].concat()));
    }

    #[test]
    fn what_is_hidden_within_a_record_is_found_where_a_sheet_begins() {
        let hidden = record(0x00fc, &cell(65_535, 65_535));
        assert!(holds(&hidden), "nothing begins there");
        let sheet = record(0x0085, &[&18_u32.to_le_bytes()[..], &[0; 6]].concat());
        assert_eq!(sheet.len() + 4, 18);
        assert!(!holds(&[sheet, hidden].concat()));
    }

    #[test]
    fn what_is_no_old_workbook_is_not_read() {
        assert!(!is_bounded(b""));
        assert!(!is_bounded(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]));
    }
}
