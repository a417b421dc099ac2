//! One cell as a value of a field, and back. What stands in a cell is what people type: codes
//! or labels in any language, dates in words or figures.

use unicode_normalization::UnicodeNormalization;

use crate::form::lists::{List, is_code};
use crate::form::model::{Field, FieldType};
use crate::form::parse_value::parse_value;
use crate::record::{AnswerState, DateProblem, Language, PartialDate, Understood, Value};

/// Which of two numbers of a date is the day where both may be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DateOrder {
    /// `5/1/22` is 5 January.
    #[default]
    DayFirst,
    /// `5/1/22` is 1 May.
    MonthFirst,
}

/// Why a cell is no value of a field. What stands in it is not repeated.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CellProblem {
    /// A code or label that the list does not have.
    #[error("not in the list {0}")]
    NotInList(String),
    /// A date that there is not, or not the whole of one.
    #[error("{}", .0.in_words(Language::En).trim_end_matches('.'))]
    Date(DateProblem),
    /// Not of the type of the field.
    #[error("not {0}")]
    Type(&'static str),
    /// The name of a file that is not in the media folder.
    #[error("the file that is named is not in the media folder")]
    NoFile,
    /// A row that is not there.
    #[error("the row that it belongs to is not there")]
    NoParent,
    /// The id of a record that is neither in the vault nor made by a row before.
    #[error("the record that it names is not here")]
    NoRecord,
    /// The id of a record of a kind to which the field cannot refer.
    #[error("the record that it names is of another kind")]
    OtherKind,
}

/// How a table says what a field holds that no cell can say; read again it says nothing.
const UNSAID: [&str; 4] = ["{contested}", "{withheld}", "{erased}", "{retracted}"];

/// The value of a cell; none if nothing is written there, or what a table of Dala's says of a
/// field that no cell can say (contested, withheld, erased, retracted). `{unknown}`,
/// `{refused}` and `{not_applicable}` are the states that [`cell_of`] writes.
///
/// # Errors
/// [`CellProblem`].
pub fn value_of(field: &Field, cell: &str, order: DateOrder) -> Result<Option<Value>, CellProblem> {
    let text = unguarded(cell.trim());
    if text.is_empty() || UNSAID.iter().any(|unsaid| text.starts_with(unsaid)) {
        return Ok(None);
    }
    if let Some(state) = text.strip_prefix('{').and_then(|text| text.strip_suffix('}')) {
        return AnswerState::from_code(state)
            .map(|state| Some(Value::State(state)))
            .ok_or(CellProblem::Type("an answer"));
    }
    let plain = |what: &'static str| parse_value(field, text).map_err(|_| CellProblem::Type(what));
    let value = match &field.kind {
        FieldType::Text | FieldType::Long => Value::text(text),
        FieldType::YesNo => yes_no(text)?,
        FieldType::One(list) => Value::Code(code(list, text)?),
        FieldType::Many(list) => Value::Codes(codes(list, text)?),
        FieldType::Date => date(text, order)?,
        FieldType::Int => {
            let whole = text.strip_suffix(".0").unwrap_or(text).replace([' ', '\u{a0}'], "");
            parse_value(field, &whole).map_err(|_| CellProblem::Type("a whole number"))?
        }
        FieldType::Decimal => {
            let number = text.replace([' ', '\u{a0}'], "").replace(',', ".");
            parse_value(field, &number).map_err(|_| CellProblem::Type("a number"))?
        }
        FieldType::Time => {
            // Survey programs write seconds and offset: 14:30:00.000+06:00.
            let clock = text.get(..5).filter(|_| text.len() > 8).unwrap_or(text);
            parse_value(field, clock).map_err(|_| CellProblem::Type("a time"))?
        }
        FieldType::Moment => moment(field, text)?,
        FieldType::Geo => geo(field, text)?,
        FieldType::Ref(_) | FieldType::Refs(_) => plain("the id of a record")?,
        FieldType::File => plain("a SHA-256")?,
        FieldType::Fields => plain("names of fields")?,
        FieldType::Rank(_) => plain("all codes of the list in their order")?,
        FieldType::Note | FieldType::Rows(_) => return Ok(None),
    };
    Ok(Some(value))
}

/// A text cell of ours that would have been a formula is written with an apostrophe.
fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(text)
}

/// Whether a spreadsheet would take a text for a formula.
pub(super) fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

fn yes_no(text: &str) -> Result<Value, CellProblem> {
    match text.to_lowercase().as_str() {
        "yes" | "да" | "иә" | "ия" | "true" | "1" | "y" => Ok(Value::code("yes")),
        "no" | "нет" | "жоқ" | "жок" | "false" | "0" | "n" => Ok(Value::code("no")),
        "unknown" | "не знает" | "білмейді" => {
            Ok(Value::State(AnswerState::Unknown))
        }
        "refused" | "отказ" | "бас тартты" => Ok(Value::State(AnswerState::Refused)),
        _ => Err(CellProblem::Type("yes or no")),
    }
}

/// The code that is written, or whose label is, in whichever language.
fn code(list: &List, text: &str) -> Result<String, CellProblem> {
    let typed: String = text.nfc().collect();
    if list.choice(&typed).is_some() || typed.starts_with("x_") && is_code(&typed) {
        return Ok(typed);
    }
    let lower = typed.to_lowercase();
    let is_called = |label: &str| !label.is_empty() && label.to_lowercase() == lower;
    let mut found = list.choices.iter().filter(|choice| {
        let mut labels = Language::ALL.into_iter().map(|language| choice.labels.exact(language));
        labels.any(is_called)
            || is_called(&choice.labels.other)
            || choice.code.to_lowercase() == lower
    });
    match (found.next(), found.next()) {
        (Some(choice), None) => Ok(choice.code.clone()),
        _ => Err(CellProblem::NotInList(list.name.clone())),
    }
}

/// Several codes with blanks between, as survey programs write them, or labels with commas
/// or semicolons between.
fn codes(list: &List, text: &str) -> Result<std::collections::BTreeSet<String>, CellProblem> {
    let by_blank: Result<_, _> = text.split_whitespace().map(|one| code(list, one)).collect();
    let by_comma = || text.split([',', ';', '\n']).map(str::trim).filter(|one| !one.is_empty());
    by_blank.or_else(|_| by_comma().map(|one| code(list, one)).collect())
}

fn date(text: &str, order: DateOrder) -> Result<Value, CellProblem> {
    let (text, told) = match text.split_once(" \"") {
        Some((date, told)) => (date, told.strip_suffix('"')),
        None => (text, None),
    };
    let said = |said: &str| Some(said.nfc().collect::<String>());
    if let Ok(date) = PartialDate::from_typed(text) {
        return Ok(Value::Date { date, said: told.and_then(said) });
    }
    let day = text.get(..10).filter(|_| text.len() > 10 && text.as_bytes().get(10) == Some(&b'T'));
    if let Some(Ok(date)) = day.map(PartialDate::from_typed) {
        return Ok(Value::Date { date, said: None });
    }
    for language in [Language::Ru, Language::En, Language::Kk] {
        match PartialDate::understand(text, language, None) {
            Understood::As { best, others } => {
                let swapped = others.first().filter(|_| is_figures(text));
                let date = match (order, swapped) {
                    (DateOrder::MonthFirst, Some(other)) => other.date.clone(),
                    _ => best.date,
                };
                let said = said(text).filter(|_| !date.is_all_of(text));
                return Ok(Value::Date { date, said });
            }
            Understood::Problem(problem) => return Err(CellProblem::Date(problem)),
            Understood::Nothing => {}
        }
    }
    Err(CellProblem::Type("a date"))
}

/// `5/1/22` and its like, which may be read in two ways.
fn is_figures(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'/' | b'.' | b'-' | b' '))
}

fn moment(field: &Field, text: &str) -> Result<Value, CellProblem> {
    let with_zone = if text.len() == 19 { format!("{text}Z") } else { text.to_owned() };
    let tidy = with_zone.replacen(' ', "T", 1);
    // An offset such as +06 or +0600.
    let sign = tidy.rfind(['+', '-']).filter(|at| *at > 18);
    let tidy = match sign.map(|at| tidy.split_at(at)) {
        Some((clock, offset)) if offset.len() == 3 => format!("{clock}{offset}:00"),
        Some((clock, offset)) if offset.len() == 5 => {
            let (hours, minutes) = offset.split_at(3);
            format!("{clock}{hours}:{minutes}")
        }
        _ => tidy,
    };
    parse_value(field, &tidy).map_err(|_| CellProblem::Type("a moment"))
}

/// `LAT LON ALTITUDE ACCURACY`, as survey programs write it, or `LAT,LON`.
fn geo(field: &Field, text: &str) -> Result<Value, CellProblem> {
    let parts: Vec<&str> = text.split_whitespace().map(|part| part.trim_end_matches(',')).collect();
    let typed = match parts.as_slice() {
        [lat, lon, _, accuracy] => match accuracy.parse::<f64>() {
            Ok(metres) if metres >= 1.0 => format!("{lat},{lon},{metres:.0}"),
            _ => format!("{lat},{lon}"),
        },
        [lat, lon, ..] => format!("{lat},{lon}"),
        _ => text.to_owned(),
    };
    parse_value(field, &typed).map_err(|_| CellProblem::Type("a point"))
}

/// A value as a cell that [`value_of`] reads again. States stand in braces: no state is ever
/// an empty cell, and none reads as another.
pub fn cell_of(value: &Value) -> String {
    match value {
        Value::State(AnswerState::Retracted) => String::new(),
        Value::State(state) => format!("{{{}}}", state.code()),
        Value::Date { date, said: Some(said) } => format!("{date} \"{said}\""),
        Value::Geo { lat, lon, m } => {
            let near = m.map(|m| format!(",{m}")).unwrap_or_default();
            format!("{lat},{lon}{near}")
        }
        Value::Other(json) => json.to_string(),
        value => crate::form::expr::value_text(Some(value)),
    }
}
