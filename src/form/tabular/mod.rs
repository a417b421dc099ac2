//! Tables of answers: read from the files that spreadsheets and survey programs write, and
//! written for them. Pure: bytes in, cells out. Which record a row becomes is not known here.

mod cells;
mod columns;
mod read;
mod write;

#[cfg(test)]
mod tests;

pub use cells::{CellProblem, DateOrder, cell_of, value_of};
pub use columns::{Columns, Target, columns_of};
pub use read::{RawTable, TableError, tables_from_bytes};
pub use write::{Sheet, csv_of, workbook_of_table};
