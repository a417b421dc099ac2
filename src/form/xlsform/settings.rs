//! The sheet `settings`: what the form is called, its version and language.

use super::table::language_of;
use super::{Origin, Row, Table, is_built_in};
use crate::crypto::sha256;
use crate::form::expr::Expr;
use crate::form::labels::Labels;
use crate::form::model::Form;
use crate::form::problem::{Note, Problem, SheetError, SheetNote};
use crate::record::{Kind, Language};

/// Letters of a form's id: its rows' kinds stand behind it, 64 in all.
const MAX_ID: usize = 40;
const MAX_VERSION: usize = 32;

/// The settings.
pub(super) struct Head {
    pub(super) id: Kind,
    pub(super) parent: Option<Kind>,
    pub(super) title: Labels,
    pub(super) title_rule: Option<Expr>,
    /// None: there is none, it comes of what the form holds.
    pub(super) version: Option<String>,
}

/// The language of columns that name none.
pub(super) fn own_language(settings: &Table) -> Option<Language> {
    settings.rows().next().and_then(|row| language_of(row.get("default_language")))
}

/// Whether a list may have a code twice, as cascading lists do.
pub(super) fn allows_doubles(settings: &Table) -> bool {
    let row = settings.rows().next();
    row.is_some_and(|row| {
        matches!(
            row.get("allow_choice_duplicates").to_lowercase().as_str(),
            "yes" | "true" | "true()"
        )
    })
}

/// A version that comes of what forms hold: other questions, another version.
pub(in crate::form) fn version_of(forms: &[Form]) -> String {
    let bytes: Vec<u8> = forms.iter().flat_map(Form::canonical_json).collect();
    sha256(&bytes).to_string().chars().take(12).collect()
}

struct Reader<'a> {
    errors: &'a mut Vec<SheetError>,
    notes: &'a mut Vec<SheetNote>,
    row: usize,
}

impl Reader<'_> {
    fn complain(&mut self, column: &str, problem: Problem) {
        let (sheet, row, column) = ("settings", self.row, column.to_owned());
        self.errors.push(SheetError { sheet, row, column, problem });
    }

    /// Tells if something is spelled otherwise than written.
    fn spelled(&mut self, column: &str, from: &str, to: &str) {
        if from != to {
            let note = Note::Spelled { from: from.to_owned(), to: to.to_owned() };
            let (sheet, row, column) = ("settings", self.row, column.to_owned());
            self.notes.push(SheetNote { sheet, row, column, note });
        }
    }

    fn kind(&mut self, column: &str, text: &str) -> Option<Kind> {
        Kind::new(text).map_err(|error| self.complain(column, error.into())).ok()
    }

    fn brought_id(&mut self, written: &str, file: &str) -> Option<Kind> {
        let written = if written.is_empty() { file } else { written };
        let spelled = spell(written, MAX_ID);
        self.spelled("form_id", written, &spelled);
        let kind = self.kind("form_id", &spelled)?;
        if is_built_in(&kind) {
            self.complain("form_id", Problem::BuiltIn(kind.to_string()));
        }
        Some(kind)
    }
}

/// In small letters of ASCII, digits, `_`, `.` and `-`, the first a letter.
fn spell(text: &str, most: usize) -> String {
    let letters = text.to_lowercase();
    let fits =
        |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-' | '.');
    let spelled: String = letters.chars().map(|c| if fits(c) { c } else { '_' }).collect();
    let begins = spelled.starts_with(|c: char| c.is_ascii_lowercase());
    let spelled = if begins { spelled } else { format!("form_{spelled}") };
    spelled.chars().take(most).collect()
}

impl Head {
    /// Reads the first row. A workbook may do without: then the file's name is the id.
    pub(super) fn read(
        settings: &Table,
        origin: Origin<'_>,
        errors: &mut Vec<SheetError>,
        notes: &mut Vec<SheetNote>,
    ) -> Option<Self> {
        let row = settings.rows().next();
        let number = row.map_or(2, |row| row.number);
        let mut reader = Reader { errors, notes, row: number };
        let cell = |column: &str| row.map_or("", |row| row.get(column));
        let mut title = row.map(|row: Row<'_>| row.labels("form_title")).unwrap_or_default();
        let id = match origin {
            Origin::BuiltIn => {
                let own = row.map(|row| row.labels("dala_title")).unwrap_or_default();
                title = Labels { ru: own.ru, kk: own.kk, ..title };
                reader.kind("form_id", cell("form_id"))?
            }
            Origin::Brought(file) => reader.brought_id(cell("form_id"), file)?,
        };
        if title.is_empty() {
            title = Labels::unnamed(if cell("form_id").is_empty() {
                id.as_str()
            } else {
                cell("form_id")
            });
        }
        let parent = match (origin, cell("dala_parent")) {
            (_, "") => None,
            (Origin::BuiltIn, kind) => Some(reader.kind("dala_parent", kind)?),
            // A row without what it belongs to cannot be added.
            (Origin::Brought(_), kind) => {
                Some(reader.kind("dala_parent", kind)?).filter(is_built_in)
            }
        };
        let title_rule = match cell("instance_name") {
            "" => None,
            text => Expr::parse(text)
                .map_err(|error| reader.complain("instance_name", error.into()))
                .ok(),
        };
        let version = Some(cell("version")).filter(|version| !version.is_empty()).map(|written| {
            let spelled = spell(written, MAX_VERSION + 5);
            let spelled = spelled
                .strip_prefix("form_")
                .filter(|_| !written.starts_with("form_"))
                .unwrap_or(&spelled);
            let spelled: String = spelled.chars().take(MAX_VERSION).collect();
            reader.spelled("version", written, &spelled);
            spelled
        });
        Some(Self { id, parent, title, title_rule, version })
    }
}
