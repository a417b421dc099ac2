//! One line of `revisions.jsonl`: a revision with its openings inline.

use super::revision::{RevisionError, Signed};
use super::{Entry, Opened, Opening};
use crate::record::{FieldName, Json, Value, canonical, parse_strict_within};

/// Values of JSON in one line: twice what the most fields and references take.
const MAX_VALUES: usize = 65_536;

/// Reads a line, computes the id, and checks the openings against their commitments.
/// The signature is checked apart, with [`Signed::verify`].
///
/// # Errors
/// [`RevisionError`].
pub fn read_line(line: &[u8]) -> Result<Entry, RevisionError> {
    let json = parse_strict_within(line, MAX_VALUES);
    let mut json = json.map_err(|_| RevisionError::Shape("not strict JSON"))?;
    let opening = take_opening(&mut json)?;
    let signed = Signed::from_json(&json)?;
    opening.check(signed.revision()).map_err(|_| RevisionError::Opening)?;
    Ok(Entry { signed, opening })
}

/// Takes `source`, and `salt` and `value` of each field, out of the tree.
fn take_opening(json: &mut Json) -> Result<Opening, RevisionError> {
    let bad = RevisionError::Shape("opening");
    let object = json.as_object_mut().ok_or(RevisionError::Shape("not an object"))?;
    let mut opening = Opening::default();
    if let Some(source) = object.remove("source") {
        opening.source = Some(source.as_str().and_then(|id| id.parse().ok()).ok_or(bad)?);
    }
    let fields = object.get_mut("fields").and_then(Json::as_array_mut);
    for field in fields.into_iter().flatten() {
        let field = field.as_object_mut().ok_or(bad)?;
        let (salt, value) = match (field.remove("salt"), field.remove("value")) {
            (Some(salt), Some(value)) => (salt, value),
            (None, None) => continue,
            _ => return Err(bad),
        };
        let name = field.get("name").and_then(Json::as_str).and_then(|n| FieldName::new(n).ok());
        if Value::is_too_deep(&value) {
            return Err(RevisionError::Shape("a value nested too deep"));
        }
        let salt = salt.as_str().and_then(|salt| salt.parse().ok());
        let (Some(name), Some(salt)) = (name, salt) else { return Err(bad) };
        opening.fields.insert(name, Opened { salt, value: Value::from_json(&value) });
    }
    Ok(opening)
}

/// Writes a line, without its line end.
pub fn write_line(entry: &Entry) -> Vec<u8> {
    let mut json = entry.signed.to_json();
    if let (Some(object), Some(source)) = (json.as_object_mut(), entry.opening.source) {
        object.insert("source".to_owned(), source.to_string().into());
    }
    let fields = json.get_mut("fields").and_then(Json::as_array_mut);
    for field in fields.into_iter().flatten() {
        let Some(field) = field.as_object_mut() else { continue };
        let name = field.get("name").and_then(Json::as_str).unwrap_or_default();
        if let Some(opened) = entry.opening.fields.get(name) {
            let (salt, value) = (opened.salt.to_string(), opened.value.to_json());
            field.insert("salt".to_owned(), salt.into());
            field.insert("value".to_owned(), value);
        }
    }
    canonical(&json)
}
