//! The built-in forms, compiled in and read once.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::labels::Labels;
use super::lists::{Choice, List};
use super::model::{Field, Form};
use super::problem::SheetError;
use super::xlsform::{Origin, Sheets, Table, forms_from_sheets};
use crate::record::{Kind, Language};

macro_rules! sheets {
    ($($kind:literal)*) => {
        [$((
            include_str!(concat!("../../assets/forms/", $kind, "/survey.csv")),
            include_str!(concat!("../../assets/forms/", $kind, "/choices.csv")),
            include_str!(concat!("../../assets/forms/", $kind, "/settings.csv")),
        )),*]
    };
}

/// Survey, choices and settings of each kind, in the order of menus.
const SHEETS: [(&str, &str, &str); 24] = sheets! {
    "case" "case_person" "intervention" "event" "person" "person_name" "person_relation"
    "interview" "consent" "consent_grant" "arrest" "detention" "stay" "act" "involvement"
    "injury" "medical_exam" "death" "proceeding" "charge" "sentence" "place" "attachment"
    "custody_event"
};

/// The built-in forms by kind.
///
/// ```
/// use dala::form::{FieldType, builtin_form};
/// let person = builtin_form("person").unwrap();
/// let born = person.field("birth_date").unwrap();
/// assert_eq!(born.kind, FieldType::Date);
/// assert!(born.sensitivity.identifies);
/// ```
pub fn builtin_forms() -> &'static BTreeMap<Kind, Form> {
    static FORMS: OnceLock<BTreeMap<Kind, Form>> = OnceLock::new();
    FORMS.get_or_init(|| {
        let forms = SHEETS.iter().map(|sheets| read(*sheets));
        // A fault in the compiled-in sheets fails a test; it cannot come up later.
        forms.flatten().map(|form| (form.id.clone(), form)).collect()
    })
}

/// The built-in form of a kind.
pub fn builtin_form(kind: &str) -> Option<&'static Form> {
    builtin_forms().get(kind)
}

/// All fields that hold an answer, as a list to choose from: the code is `kind.field`, the
/// label says of what it is a field.
pub fn field_list() -> &'static List {
    static LIST: OnceLock<List> = OnceLock::new();
    LIST.get_or_init(|| {
        let choice = |form: &Form, field: &Field| {
            let words = |language| {
                format!("{}: {}", form.title.exact(language), field.labels.exact(language))
            };
            let [en, ru, kk] = Language::ALL.map(words);
            let labels = Labels { en, ru, kk, other: String::new() };
            Choice::plain(&format!("{}.{}", form.id, field.name), labels)
        };
        let of = |form: &'static Form| {
            let fields = form.fields().filter(|field| field.kind.holds_value());
            fields.map(move |field| choice(form, field))
        };
        let choices = builtin_forms().values().flat_map(of).collect();
        List { name: "fields".to_owned(), choices }
    })
}

fn read((survey, choices, settings): (&str, &str, &str)) -> Result<Form, Vec<SheetError>> {
    let sheets = Sheets {
        survey: Table::from_csv("survey", survey)?,
        choices: Table::from_csv("choices", choices)?,
        settings: Table::from_csv("settings", settings)?,
    };
    let mut read = forms_from_sheets(&sheets, Origin::BuiltIn)?;
    Ok(read.forms.swap_remove(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_form_reads_without_an_error() {
        for (number, sheets) in SHEETS.into_iter().enumerate() {
            let form = read(sheets).unwrap_or_else(|errors| {
                let errors: Vec<_> = errors.iter().map(ToString::to_string).collect();
                panic!("form {number}: {}", errors.join("\n"))
            });
            assert_eq!(Some(&form), builtin_form(form.id.as_str()));
        }
        assert_eq!(builtin_forms().len(), SHEETS.len());
    }
}
