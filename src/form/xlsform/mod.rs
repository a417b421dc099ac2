//! Reading and writing XLSForm (xlsform.org): sheets to forms and back. Columns that begin
//! with `dala_` say what XLSForm has no word for; other programs pass them over. All errors
//! are told at once, each with its place, and so is all that is read otherwise than written.
//!
//! A repeat becomes a form of its own, whose records are rows: `anketa` with a repeat
//! `children` gives the kinds `anketa` and `anketa.children`.

mod beside;
mod book;
mod cycles;
mod field;
mod searched;
mod settings;
mod survey;
mod table;
mod types;
mod write;

#[cfg(test)]
mod beside_tests;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

pub use book::{FormError, forms_from_workbook};
pub(in crate::form) use field::picture_of;
pub(in crate::form) use searched::ALWAYS;
pub(in crate::form) use settings::version_of;
pub(in crate::form) use survey::renamed;
pub use table::Table;
pub(in crate::form) use table::{CHOICE_COLUMNS, Row};
pub use write::workbook_of;

use super::builtin::builtin_form;
use super::expr::list_of_file;
use super::lists::lists_from_table;
use super::model::{About, Form};
use super::pictures::picture_name;
use super::problem::{Note, Problem, SheetError, SheetNote};
use crate::record::Kind;
use survey::{Places, Read, Survey};

/// The three sheets of a form.
#[derive(Debug, Clone)]
pub struct Sheets {
    /// The questions.
    pub survey: Table,
    /// The lists of choices.
    pub choices: Table,
    /// Name, version, language.
    pub settings: Table,
}

/// Where sheets come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin<'a> {
    /// Dala's own.
    BuiltIn,
    /// A workbook that somebody brought, with the name of its file.
    Brought(&'a str),
}

/// What was read: the form, then the forms of its rows, each behind the one that it belongs
/// to; and what is read otherwise than it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormRead {
    /// The form and those of its repeats.
    pub forms: Vec<Form>,
    /// What happens instead.
    pub notes: Vec<SheetNote>,
}

/// Reads a form.
///
/// # Errors
/// All errors of all three sheets.
pub fn forms_from_sheets(sheets: &Sheets, origin: Origin<'_>) -> Result<FormRead, Vec<SheetError>> {
    let language = settings::own_language(&sheets.settings);
    let Sheets { survey, choices, settings } = sheets.clone();
    let (survey, choices) = (survey.speaking(language), choices.speaking(language));
    let mut errors = Vec::new();
    let lists = lists_from_table(&choices, settings::allows_doubles(&settings));
    let lists = lists.unwrap_or_else(|found| {
        errors.extend(found);
        BTreeMap::new()
    });
    let mut notes = unused(&survey, &choices);
    let head = settings::Head::read(&settings.speaking(language), origin, &mut errors, &mut notes);
    let read = Survey::read(&survey, &lists, head.as_ref(), origin, &mut errors, &mut notes);
    let Some(head) = head.filter(|_| errors.is_empty()) else { return Err(errors) };
    let Read { mut forms, places, ambiguous } = read;
    if let Some(main) = forms.first_mut() {
        main.title = head.title;
        main.title_rule = head.title_rule;
        main.parent = head.parent;
    }
    let version = head.version.unwrap_or_else(|| {
        let version = version_of(&forms);
        let (sheet, row, column) = ("settings", 1, "version".to_owned());
        notes.push(SheetNote { sheet, row, column, note: Note::Version(version.clone()) });
        version
    });
    for form in &mut forms {
        form.version.clone_from(&version);
    }
    errors.extend(problems(&forms, &places, &ambiguous));
    if errors.is_empty() { Ok(FormRead { forms, notes }) } else { Err(errors) }
}

/// What is wrong with the forms as a whole: each by itself, and all of them together.
fn problems(forms: &[Form], places: &Places, ambiguous: &BTreeSet<String>) -> Vec<SheetError> {
    let names: BTreeSet<&str> =
        forms.iter().flat_map(Form::fields).map(|field| field.name.as_str()).collect();
    let mut errors = Vec::new();
    for form in forms {
        let mut complain = |about: About, problem| {
            let (sheet, row, column) = match &about {
                About::Setting(column) => ("settings", 2, *column),
                About::Group(name, column) => ("survey", places.group(&form.id, name), *column),
                About::Field(name, column) => {
                    ("survey", places.field(&form.id, name.as_str()), *column)
                }
            };
            errors.push(SheetError { sheet, row, column: column.to_owned(), problem });
        };
        for (about, problem) in form.problems(Some(&names)) {
            complain(about, problem);
        }
        for field in form.fields() {
            for (rule, column) in field.rules() {
                let named = rule.fields().into_iter().find(|name| ambiguous.contains(*name));
                if let Some(name) = named {
                    let about = About::Field(field.name.clone(), column);
                    complain(about, Problem::Ambiguous(name.to_owned()));
                }
                // A file that something is pulled from lies beside the workbook, or it does not.
                let is_missing =
                    |list: &&str| *list == list_of_file(list) && form.list(list).is_none();
                if let Some(file) = rule.lists().into_iter().find(is_missing) {
                    let about = About::Field(field.name.clone(), column);
                    complain(about, Problem::UnknownList(file.to_owned()));
                }
            }
        }
        for (name, column, circle) in cycles::cycles(form) {
            complain(About::Field(name, column), Problem::Cycle(circle));
        }
    }
    errors
}

/// Columns that other programs use and Dala does not.
fn unused(survey: &Table, choices: &Table) -> Vec<SheetNote> {
    let mut notes = Vec::new();
    for table in [survey, choices] {
        let mut has_media = false;
        let mut others = BTreeSet::new();
        for row in table.rows() {
            let is_picture =
                |column: &table::Column| matches!(column.name.as_str(), "image" | "big_image");
            let pictures =
                row.cells().filter(|(column, cell)| is_picture(column) && !cell.is_empty());
            notes.extend(pictures.filter(|(_, cell)| picture_name(cell).is_none()).map(
                |(column, cell)| SheetNote {
                    sheet: table.sheet(),
                    row: row.number,
                    column: column.header.clone(),
                    note: Note::NoPicture(cell.to_owned()),
                },
            ));
        }
        for column in table.columns() {
            let is_filled = || {
                table
                    .rows()
                    .any(|row| row.cells().any(|(found, cell)| found == column && !cell.is_empty()))
            };
            let note = match column.name.as_str() {
                "audio" | "video" if !has_media && is_filled() => {
                    has_media = true;
                    Some(Note::Media)
                }
                "trigger" if is_filled() => Some(Note::EveryChange),
                "save_to" if is_filled() => Some(Note::NoEntities),
                "label" | "hint" => foreign(column.language.as_deref(), &mut others),
                _ => None,
            };
            if let Some(note) = note {
                let column = column.header.clone();
                notes.push(SheetNote { sheet: table.sheet(), row: 1, column, note });
            }
        }
    }
    notes
}

/// The second and every further language that is none of Dala's.
fn foreign<'a>(language: Option<&'a str>, others: &mut BTreeSet<&'a str>) -> Option<Note> {
    let language = language.filter(|name| table::language_of(name).is_none())?;
    let is_first = others.is_empty() || others.contains(language);
    others.insert(language);
    (!is_first).then(|| Note::Language(language.to_owned()))
}

/// Whether a kind is one of Dala's own forms.
fn is_built_in(kind: &Kind) -> bool {
    builtin_form(kind.as_str()).is_some()
}
