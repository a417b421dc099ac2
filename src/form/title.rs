//! What a record is called in lists: the form's title rule, worked out.

use super::check::Values;
use super::expr::{Env, value_text};
use super::lists::List;
use super::model::Form;
use crate::record::{Language, RecordId, Value};

/// The title of a record. References read as what `resolve` says of them, or as the
/// beginning of their id. A record whose rule gives nothing is called by its form's name.
pub fn title(
    form: &Form,
    values: &Values,
    language: Language,
    resolve: &dyn Fn(&RecordId) -> Option<String>,
) -> String {
    let name_of =
        |id: &RecordId| resolve(id).unwrap_or_else(|| id.to_string().chars().take(8).collect());
    let answer = |field: &str| match values.get(field) {
        Some(value @ (Value::Ref(_) | Value::Refs(_))) => {
            value.references().iter().map(name_of).collect::<Vec<_>>().join(", ")
        }
        value => value_text(value),
    };
    let label = |field: &str, code: &str| {
        let list = form.field(field).and_then(|field| field.kind.list());
        list.map_or(code, |list| List::label(list, code, language)).to_owned()
    };
    let env = Env { answer: &answer, label: &label, current: "" };
    let title = form.title_rule.as_ref().map(|rule| rule.text(&env)).unwrap_or_default();
    if title.chars().any(char::is_alphanumeric) {
        title
    } else {
        form.title.get(language).to_owned()
    }
}
