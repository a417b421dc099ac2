//! What is wrong or missing in a record's values: each field by itself here, fields
//! against each other in `across`. Nothing ever blocks saving but a value of the wrong
//! type.

mod across;
mod needed;
mod order;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use across::{Around, CustodyLimit, check_around};
pub use needed::{Needed, needed};

use super::expr::{Answer, World};
use super::model::{Field, FieldType, Form, Need};
use crate::record::{AnswerState, FieldName, Language, Value};

/// The values of one record, one for each field that has any.
pub type Values = BTreeMap<FieldName, Value>;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Blocks marking the record complete, never saving it.
    Incomplete,
    /// Worth a second look.
    Warn,
    /// Cannot be saved.
    Refuse,
}

/// What a finding speaks of beside its own field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Beside {
    /// Nothing.
    #[default]
    Nothing,
    /// The field of the same record that it contradicts.
    Field(FieldName),
    /// A limit, in hours.
    Hours(u16),
    /// Two rows of the record, by their number from 1.
    Rows(usize, usize),
}

/// One thing that a check found. Messages name fields, never what they hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How much it matters.
    pub level: Level,
    /// The field that it is about.
    pub field: Option<FieldName>,
    /// What kind of finding, for programs and for translation.
    pub code: &'static str,
    /// What it speaks of beside the field.
    pub beside: Beside,
    /// In English words.
    pub message: String,
}

impl Finding {
    /// A finding that speaks of its field alone.
    pub fn new(
        level: Level,
        field: Option<FieldName>,
        code: &'static str,
        message: impl Into<String>,
    ) -> Self {
        Self { level, field, code, beside: Beside::Nothing, message: message.into() }
    }

    fn of(level: Level, field: &Field, code: &'static str, message: String) -> Self {
        Self::new(level, Some(field.name.clone()), code, message)
    }

    fn beside(self, beside: Beside) -> Self {
        Self { beside, ..self }
    }
}

/// What a field holds, if it is an answer and not a state.
fn answer<'a>(values: &'a Values, field: &str) -> Option<&'a Value> {
    values.get(field).filter(|value| value.state().is_none())
}

/// Whether a field applies, as its form's rules go.
pub fn applies(form: &Form, field: &Field, values: &Values) -> bool {
    let lookup = |name: &str| values.get(name);
    let group = form.groups.iter().find(|group| group.fields.iter().any(|f| f.name == field.name));
    let groups = group.into_iter().flat_map(|group| form.around(group));
    let mut rules = groups.filter_map(|group| group.relevant.as_ref()).chain(&field.relevant);
    rules.all(|rule| rule.is_true(lookup, None))
}

/// Checks one record by itself.
pub fn check(form: &Form, values: &Values) -> Vec<Finding> {
    let mut findings = Vec::new();
    for field in form.fields() {
        let applies = applies(form, field, values);
        match values.get(&field.name) {
            None | Some(Value::State(AnswerState::Retracted)) => {
                if applies && is_required(field, values) {
                    let said = field.required_message.get(Language::En);
                    let said = if said.is_empty() { "not filled in" } else { said };
                    let message = format!("{}: {said}", label(field));
                    findings.push(Finding::of(Level::Incomplete, field, "required", message));
                }
            }
            Some(Value::State(_)) => {}
            Some(value) => {
                check_value(field, value, values, &mut findings);
                if !applies {
                    let message = format!("{}: filled in though it does not apply", label(field));
                    findings.push(Finding::of(Level::Warn, field, "not_relevant", message));
                }
            }
        }
    }
    let own = [FieldName::DELETED, FieldName::PARENT, FieldName::ORDER, FieldName::CASES];
    for name in values.keys() {
        let known = form.field(name.as_str()).is_some();
        if !known && !name.is_internal() && !own.contains(&name.as_str()) {
            let message = format!("{name}: the form has no such field; it is kept");
            let field = Some(name.clone());
            findings.push(Finding::new(Level::Warn, field, "unknown_field", message));
        }
    }
    across::check_within(form, values, &mut findings);
    findings
}

fn label(field: &Field) -> &str {
    field.labels.get(Language::En)
}

fn is_required(field: &Field, values: &Values) -> bool {
    let condition = field.required_if.as_ref();
    field.need == Need::Required
        || condition.is_some_and(|rule| rule.is_true(|name| values.get(name), None))
}

fn check_value(field: &Field, value: &Value, values: &Values, findings: &mut Vec<Finding>) {
    if !has_type(&field.kind, value) {
        let message = format!("{}: a value of another type", label(field));
        findings.push(Finding::of(Level::Refuse, field, "wrong_type", message));
        return;
    }
    if has_unknown_code(&field.kind, value) {
        let message = format!("{}: a code that the list does not have", label(field));
        findings.push(Finding::of(Level::Warn, field, "unknown_code", message));
    }
    // What asks the clock is checked where there is one.
    let constraint = field.constraint.as_ref().filter(|rule| !rule.asks_clock());
    let current = Answer::of(Some(value));
    let world = Record { values, now: None };
    if constraint.is_some_and(|rule| !rule.may_hold(&world, &current)) {
        findings.push(broken(field));
    }
}

/// What is said of a value that does not fulfil its constraint.
fn broken(field: &Field) -> Finding {
    let said = field.constraint_message.get(Language::En);
    let said = if said.is_empty() { "not as the form expects" } else { said };
    Finding::of(Level::Warn, field, "constraint", format!("{}: {said}", label(field)))
}

/// The constraints that ask what day it is.
fn check_by_clock(form: &Form, values: &Values, now: &str, findings: &mut Vec<Finding>) {
    let world = Record { values, now: Some(now) };
    for field in form.fields() {
        let rule = field.constraint.as_ref().filter(|rule| rule.asks_clock());
        let (Some(rule), Some(value)) = (rule, answer(values, field.name.as_str())) else {
            continue;
        };
        if !rule.may_hold(&world, &Answer::of(Some(value))) {
            findings.push(broken(field));
        }
    }
}

/// A record by itself, as expressions see it.
struct Record<'a> {
    values: &'a Values,
    now: Option<&'a str>,
}

impl World for Record<'_> {
    fn field(&self, name: &str) -> Vec<Answer> {
        vec![Answer::of(self.values.get(name))]
    }

    fn now(&self) -> Option<String> {
        self.now.map(str::to_owned)
    }
}

/// Whether a value that is no state is of the type of a field.
fn has_type(kind: &FieldType, value: &Value) -> bool {
    match kind {
        FieldType::Text | FieldType::Long | FieldType::Rank(_) => matches!(value, Value::Text(_)),
        FieldType::Note | FieldType::Rows(_) => false,
        FieldType::Date => matches!(value, Value::Date { .. }),
        FieldType::Time => matches!(value, Value::Time(_)),
        FieldType::Moment => matches!(value, Value::Moment(_)),
        FieldType::YesNo => matches!(value, Value::Code(code) if code == "yes" || code == "no"),
        FieldType::One(_) => matches!(value, Value::Code(_)),
        FieldType::Many(_) | FieldType::Fields => matches!(value, Value::Codes(_)),
        FieldType::Int => matches!(value, Value::Int(_)),
        FieldType::Decimal => matches!(value, Value::Dec(_)),
        FieldType::Ref(_) => matches!(value, Value::Ref(_)),
        FieldType::Refs(_) => matches!(value, Value::Refs(_)),
        FieldType::Geo => matches!(value, Value::Geo { .. }),
        FieldType::File => matches!(value, Value::File(_)),
    }
}

fn has_unknown_code(kind: &FieldType, value: &Value) -> bool {
    let Some(list) = kind.list() else { return false };
    let unknown = |code: &String| list.choice(code).is_none() && !code.starts_with("x_");
    match value {
        Value::Code(code) => unknown(code),
        Value::Codes(codes) => codes.iter().any(unknown),
        _ => false,
    }
}
