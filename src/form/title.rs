//! What a record is called in lists: the form's title rule, worked out.

use super::check::Values;
use super::expr::{Env, value_text};
use super::lists::List;
use super::model::Form;
use crate::record::{Language, Moment, PartialDate, RecordId, Value};

/// How codes and dates read in a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wording {
    /// As titles are stored and given to other programs: labels in English, dates as EDTF.
    Stored,
    /// For people: labels and dates in words of their language.
    Words(Language),
}

impl Wording {
    /// The language of labels.
    pub fn language(self) -> Language {
        match self {
            Self::Stored => Language::En,
            Self::Words(language) => language,
        }
    }

    fn text(self, value: Option<&Value>) -> String {
        match (self, value) {
            (Self::Words(language), Some(Value::Date { date, .. })) => date.in_words(language),
            (Self::Words(language), Some(Value::Time(time))) => time.in_words(language),
            _ => value_text(value),
        }
    }

    /// What stands for the day of a moment.
    fn day(self, moment: &Moment) -> String {
        let day = moment.day();
        match (self, day.parse::<PartialDate>()) {
            (Self::Words(language), Ok(date)) => date.in_words(language),
            _ => day.to_owned(),
        }
    }
}

/// The title of a record. References read as what `resolve` says of them, or as the
/// beginning of their id. A record whose rule gives nothing is called by its form's name.
pub fn title(
    form: &Form,
    values: &Values,
    wording: Wording,
    resolve: &dyn Fn(&RecordId) -> Option<String>,
) -> String {
    let language = wording.language();
    let name_of =
        |id: &RecordId| resolve(id).unwrap_or_else(|| id.to_string().chars().take(8).collect());
    let answer = |field: &str| match values.get(field) {
        Some(value @ (Value::Ref(_) | Value::Refs(_))) => {
            value.references().iter().map(name_of).collect::<Vec<_>>().join(", ")
        }
        value => wording.text(value),
    };
    let day = |field: &str| match values.get(field) {
        Some(Value::Moment(moment)) => Some(wording.day(moment)),
        _ => None,
    };
    let label = |field: &str, code: &str| {
        let list = form.field(field).and_then(|field| field.kind.list());
        list.map_or(code, |list| List::label(list, code, language)).to_owned()
    };
    let env = Env { answer: &answer, label: &label, day: &day, current: "" };
    let title = form.title_rule.as_ref().map(|rule| rule.text(&env)).unwrap_or_default();
    if title.chars().any(char::is_alphanumeric) {
        title
    } else {
        form.title.get(language).to_owned()
    }
}
