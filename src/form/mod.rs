//! Form definitions, expressions, checks, reading XLSForm sheets. Pure: no file, clock
//! or randomness; the built-in forms are compiled in.
//!
//! A form says what a record of its kind may hold. It is read from the sheets of an
//! XLSForm ([`forms_from_sheets`]), travels in bundles as canonical JSON
//! ([`Form::canonical_json`]) and is the one source for editor, checks and titles.

mod body;
mod builtin;
mod check;
mod expr;
mod guide;
mod json;
mod labels;
mod lists;
mod live;
mod model;
mod near;
mod old_workbook;
mod parse_value;
mod pictures;
mod problem;
mod tabular;
mod title;
mod workbook;
mod xlsform;

#[cfg(test)]
mod label_tests;
#[cfg(test)]
mod tests;

pub use body::{
    BodyRegion, BodyView, DIAGRAM_VERSION, Spot, Toward, body_view, body_views,
    is_restricted_region,
};
pub use builtin::{builtin_form, builtin_forms, field_list};
pub use check::{
    Around, Beside, CustodyLimit, Finding, Level, Needed, Values, applies, check, check_around,
    needed,
};
pub use expr::{Expr, ExprError};
pub use guide::{Ask, GuideQuestion, GuideStep, Only, interview_guide};
pub use json::FormJsonError;
pub use labels::Labels;
pub use lists::{Choice, List, builtin_lists, lists_from_table};
pub use live::{Kin, Live, Row};
pub use model::{ChoiceOrder, Field, FieldType, Form, Group, Need, Sensitivity, Shown};
pub use near::near;
pub use parse_value::{FieldError, parse_value};
pub use pictures::Picture;
pub use problem::{Note, Problem, SheetError, SheetNote};
pub use tabular::{
    CellProblem, Columns, DateOrder, RawTable, Sheet, TableError, Target, cell_of, columns_of,
    csv_of, tables_from_bytes, value_of, workbook_of_table,
};
pub use title::{Wording, title};
pub use workbook::{SheetRow, Workbook, WorkbookError};
pub use xlsform::{
    FormError, FormRead, Origin, Sheets, Table, forms_from_sheets, forms_from_workbook, workbook_of,
};
