//! A value of one's own: neither of those that stand against each other. Typed as the
//! field takes it, and told back as it was understood.

use std::collections::{BTreeMap, BTreeSet};

use crate::casework::ListRow;
use crate::form::{Field, FieldType, List as CodeList};
use crate::record::{Language, RecordId, Value};
use crate::ui::desk::{Asked, Desk};
use crate::ui::screens::records::editor::read;

/// A value being written.
#[derive(Default)]
pub(super) struct Third {
    /// What was typed: the value itself, or what is looked for among codes and records.
    pub(super) typed: String,
    /// The codes that are chosen.
    pub(super) codes: BTreeSet<String>,
    /// The records that are chosen, by what they are called.
    pub(super) records: BTreeMap<RecordId, String>,
    /// The records that were found.
    pub(super) found: Vec<ListRow>,
    /// The row that the keys are at.
    pub(super) row: Option<usize>,
    asked: Option<Asked<Vec<ListRow>>>,
    looked_for: Option<String>,
}

impl std::fmt::Debug for Third {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Third(…)")
    }
}

/// As many records are found at most.
const MOST: usize = 50;

/// How a field is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// A line of text.
    Line,
    /// Text of any length.
    Block,
    /// One or several of a list.
    Codes,
    /// One or several records.
    Records,
}

/// How a field of this type is written.
pub(super) fn way(field: &Field) -> Way {
    match &field.kind {
        FieldType::Long => Way::Block,
        FieldType::YesNo | FieldType::One(_) | FieldType::Many(_) => Way::Codes,
        FieldType::Ref(_) | FieldType::Refs(_) => Way::Records,
        FieldType::Text
        | FieldType::Date
        | FieldType::Time
        | FieldType::Moment
        | FieldType::Int
        | FieldType::Decimal
        | FieldType::Geo
        | FieldType::File
        | FieldType::Fields
        | FieldType::Rank(_)
        | FieldType::Note
        | FieldType::Rows(_) => Way::Line,
    }
}

impl Third {
    /// The value, once it is one.
    pub(super) fn value(&self, field: &Field, language: Language) -> Option<Value> {
        match way(field) {
            Way::Line | Way::Block => read::value(field, &self.typed, None, language, None).ok(),
            Way::Codes if field.kind.is_many() => {
                (!self.codes.is_empty()).then(|| Value::Codes(self.codes.clone()))
            }
            Way::Codes => self.codes.first().map(|code| Value::code(code.as_str())),
            Way::Records if field.kind.is_many() => {
                let ids: BTreeSet<RecordId> = self.records.keys().copied().collect();
                (!ids.is_empty()).then_some(Value::Refs(ids))
            }
            Way::Records => self.records.keys().next().map(|id| Value::Ref(*id)),
        }
    }

    /// Chooses a code, or no longer.
    pub(super) fn toggle_code(&mut self, field: &Field, code: &str) {
        if !self.codes.remove(code) {
            if !field.kind.is_many() {
                self.codes.clear();
            }
            self.codes.insert(code.to_owned());
        }
    }

    /// Chooses a record, or no longer.
    pub(super) fn toggle_record(&mut self, field: &Field, record: RecordId, title: &str) {
        if self.records.remove(&record).is_none() {
            if !field.kind.is_many() {
                self.records.clear();
            }
            self.records.insert(record, title.to_owned());
        }
    }

    /// Looks for records of the field's kinds, once what is typed is another.
    pub(super) fn look_for(&mut self, desk: &Desk, field: &Field, language: Language) {
        let Some(targets) = field.kind.targets() else { return };
        if let Some(found) = self.asked.as_mut().and_then(Asked::done) {
            self.asked = None;
            // A search that fails finds nothing; the claims can still be chosen.
            self.found = found.unwrap_or_default();
        }
        if self.looked_for.as_ref() != Some(&self.typed) {
            self.looked_for = Some(self.typed.clone());
            let (typed, targets) = (self.typed.clone(), targets.to_vec());
            self.asked =
                Some(desk.ask(move |work, _| work.offer(&targets, &typed, MOST, language)));
        }
    }
}

/// The codes that fit what is typed, by any of their labels.
pub(super) fn fitting(list: &CodeList, typed: &str) -> Vec<String> {
    let typed = typed.trim().to_lowercase();
    let fits = |choice: &&crate::form::Choice| {
        choice.code.to_lowercase().contains(&typed)
            || Language::ALL
                .iter()
                .any(|language| choice.labels.exact(*language).to_lowercase().contains(&typed))
    };
    list.choices.iter().filter(fits).map(|choice| choice.code.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::builtin_form;

    fn field(kind: &str, name: &str) -> Field {
        builtin_form(kind).unwrap().field(name).unwrap().clone()
    }

    #[test]
    fn a_line_is_a_value_once_it_is_understood() {
        let date = field("arrest", "arrested_on");
        let mut third = Third { typed: "the day before".to_owned(), ..Third::default() };
        assert!(third.value(&date, Language::En).is_none());
        third.typed = "8 January 2022".to_owned();
        assert_eq!(
            third.value(&date, Language::En).unwrap().canonical(),
            br#"{"date":"2022-01-08"}"#
        );
    }

    #[test]
    fn one_code_replaces_another_and_several_stand_together() {
        let (sex, languages) = (field("person", "sex"), field("person", "languages"));
        let mut third = Third::default();
        third.toggle_code(&sex, "male");
        third.toggle_code(&sex, "female");
        assert_eq!(third.value(&sex, Language::En), Some(Value::code("female")));
        third.toggle_code(&sex, "female");
        assert_eq!(third.value(&sex, Language::En), None);
        third.toggle_code(&languages, "ru");
        third.toggle_code(&languages, "kk");
        assert_eq!(
            third.value(&languages, Language::En).unwrap().canonical(),
            br#"{"codes":["kk","ru"]}"#
        );
    }

    #[test]
    fn codes_are_found_in_any_language() {
        let sex = field("person", "sex");
        let list = sex.kind.list().unwrap();
        assert_eq!(fitting(list, "жен"), ["female"]);
        assert_eq!(fitting(list, "әйел"), ["female"]);
        assert_eq!(fitting(list, " MALE"), ["male", "female"]);
        assert!(fitting(list, "nothing").is_empty());
        assert_eq!(fitting(list, "").len(), list.choices.len());
    }
}
