//! Form definitions, expressions, checks, reading XLSForm sheets. Pure: no file, clock
//! or randomness; the built-in forms are compiled in.
//!
//! A form says what a record of its kind may hold. It is read from the sheets of an
//! XLSForm ([`form_from_sheets`]), travels in bundles as canonical JSON
//! ([`Form::canonical_json`]) and is the one source for editor, checks and titles.

mod builtin;
mod check;
mod expr;
mod json;
mod labels;
mod lists;
mod model;
mod near;
mod parse_value;
mod problem;
mod sheet;
mod table;
mod title;

#[cfg(test)]
mod label_tests;
#[cfg(test)]
mod tests;

pub use builtin::{builtin_form, builtin_forms};
pub use check::{
    Around, Beside, CustodyLimit, Finding, Level, Needed, Values, applies, check, check_around,
    needed,
};
pub use expr::{Expr, ExprError};
pub use json::FormJsonError;
pub use labels::Labels;
pub use lists::{Choice, List, builtin_lists, lists_from_table};
pub use model::{Field, FieldType, Form, Group, Need, Sensitivity};
pub use near::near;
pub use parse_value::{FieldError, parse_value};
pub use problem::{Problem, SheetError};
pub use sheet::form_from_sheets;
pub use table::Table;
pub use title::{Wording, title};
