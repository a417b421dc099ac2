//! What a record is called in lists: the form's title rule, worked out.

use super::check::Values;
use super::expr::{Answer, World, value_text};
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

/// A record as its title's rule sees it.
struct Reader<'a> {
    form: &'a Form,
    values: &'a Values,
    wording: Wording,
    resolve: &'a dyn Fn(&RecordId) -> Option<String>,
}

impl World for Reader<'_> {
    fn field(&self, name: &str) -> Vec<Answer> {
        let name_of = |id: &RecordId| {
            let short = || id.to_string().chars().take(8).collect();
            (self.resolve)(id).unwrap_or_else(short)
        };
        let value = self.values.get(name);
        let text = match value {
            Some(value @ (Value::Ref(_) | Value::Refs(_))) => {
                value.references().iter().map(name_of).collect::<Vec<_>>().join(", ")
            }
            value => self.wording.text(value),
        };
        let day = match value {
            Some(Value::Moment(moment)) => Some(self.wording.day(moment)),
            _ => None,
        };
        vec![Answer::words(text, day)]
    }

    fn label(&self, field: &str, code: &str) -> String {
        let list = self.form.field(field).and_then(|field| field.kind.list());
        list.map_or(code, |list| List::label(list, code, self.wording.language())).to_owned()
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
    let reader = Reader { form, values, wording, resolve };
    let rule = form.title_rule.as_ref();
    let title = rule.map(|rule| rule.text(&reader, &Answer::none())).unwrap_or_default();
    if title.chars().any(char::is_alphanumeric) {
        title
    } else {
        form.title.get(wording.language()).to_owned()
    }
}
