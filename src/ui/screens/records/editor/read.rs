//! Reads what is typed in a field of text.

use crate::form::{Field, FieldError, parse_value};
use crate::record::Value;

/// The value of what is typed. `picked` is the reading of a date that was chosen among
/// several, as EDTF.
///
/// # Errors
/// [`FieldError`] if it is no value of the field.
pub(super) fn value(field: &Field, text: &str, picked: Option<&str>) -> Result<Value, FieldError> {
    let _ = picked;
    parse_value(field, text)
}
