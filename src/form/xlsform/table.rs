//! A sheet as cells of text, with its bounds. Where the cells come from (a CSV file, a
//! workbook) is not its matter. Headers are read in all the spellings that other programs
//! take: `label::Русский (ru)`, `label:ru`, `Constraint Message`, `bind::relevant`.

use std::collections::BTreeMap;

use crate::form::labels::Labels;
use crate::form::problem::{Problem, SheetError};
use crate::record::Language;

/// Rows of a sheet: 20,000 choices and room beside.
pub(super) const MAX_ROWS: usize = 26_000;
const MAX_COLUMNS: usize = 200;
const MAX_CELL_CHARS: usize = 4_000;

/// The columns of choices that say something to every program.
pub(in crate::form) const CHOICE_COLUMNS: [&str; 8] =
    ["list_name", "name", "value", "label", "image", "audio", "video", "big_image"];

/// A sheet.
#[derive(Debug, Clone)]
pub struct Table {
    sheet: &'static str,
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
    /// The language of columns that name none.
    own_language: Option<Language>,
}

/// The header of a column, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    /// As it is written.
    pub(super) header: String,
    /// The name by which XLSForm's documentation calls it.
    pub(super) name: String,
    /// The language, as it is written.
    pub(super) language: Option<String>,
}

/// One row of a table with its number, as a spreadsheet counts.
#[derive(Clone, Copy)]
pub(in crate::form) struct Row<'a> {
    table: &'a Table,
    cells: &'a [String],
    /// From 1, the header being row 1.
    pub(in crate::form) number: usize,
}

impl Column {
    /// Reads a header.
    pub(super) fn read(header: &str) -> Self {
        let plain = header.trim().to_lowercase();
        let (base, language) = match header.split_once("::").or_else(|| translated(header)) {
            // `bind::relevant`, `body::appearance` name where it stands in an XForm.
            Some((place, rest))
                if matches!(place.trim(), "bind" | "body" | "control" | "instance") =>
            {
                return Self { header: header.to_owned(), ..Self::read(rest) };
            }
            Some((place, rest)) if place.trim().eq_ignore_ascii_case("media") => {
                match rest.split_once("::").or_else(|| rest.split_once(':')) {
                    Some((base, language)) => (base.to_owned(), Some(language)),
                    None => (rest.to_owned(), None),
                }
            }
            Some((base, language)) => (base.to_owned(), Some(language)),
            None => (plain, None),
        };
        let base = base.trim().to_lowercase().replace([' ', '-'], "_");
        let name = match base.as_str() {
            "caption" => "label",
            "relevance" => "relevant",
            "calculate" => "calculation",
            "constraint_msg" | "jr:constraintmsg" => "constraint_message",
            "required_msg" | "jr:requiredmsg" => "required_message",
            "repeat" | "jr:count" => "repeat_count",
            "id_string" => "form_id",
            "title" => "form_title",
            "read_only" => "readonly",
            other => other,
        };
        let language = language.map(|language| language.trim().to_owned());
        let language = language.filter(|language| !language.is_empty());
        Self { header: header.to_owned(), name: name.to_owned(), language }
    }
}

/// `label:English`, as older forms have it; other colons are part of a name.
fn translated(header: &str) -> Option<(&str, &str)> {
    let (base, language) = header.split_once(':')?;
    let known =
        ["label", "hint", "caption", "constraint_message", "constraint message", "media", "bind"];
    known.contains(&base.trim().to_lowercase().as_str()).then_some((base, language))
}

/// The language that a header names: by its code, alone or in parentheses, or by its name.
pub(super) fn language_of(text: &str) -> Option<Language> {
    let lower = text.trim().to_lowercase();
    let code =
        lower.strip_suffix(')').and_then(|text| text.rsplit_once('(')).map(|(_, code)| code.trim());
    if let Some(language) = code.or(Some(&lower)).and_then(Language::from_code) {
        return Some(language);
    }
    let name = lower.split('(').next().unwrap_or_default().trim();
    match name {
        "english" | "английский" | "ағылшын" | "ағылшынша" => {
            Some(Language::En)
        }
        "russian" | "русский" | "русский язык" | "рус" | "орыс" | "орысша" => {
            Some(Language::Ru)
        }
        "kazakh" | "қазақша" | "қазақ" | "қазақ тілі" | "казахский" | "каз" | "қаз" => {
            Some(Language::Kk)
        }
        _ => None,
    }
}

impl Table {
    /// Takes cells, trimmed. The first row in which anything is written is the header.
    ///
    /// # Errors
    /// Too many rows or columns, too long a cell, a column twice, each with its place.
    pub fn new(sheet: &'static str, rows: Vec<Vec<String>>) -> Result<Self, Vec<SheetError>> {
        let mut errors = Vec::new();
        let mut complain = |row: usize, column: &str, problem: Problem| {
            errors.push(SheetError { sheet, row, column: column.to_owned(), problem });
        };
        if rows.len() > MAX_ROWS {
            complain(MAX_ROWS + 1, "all", Problem::TooManyRows(MAX_ROWS));
        }
        let mut rows = rows
            .into_iter()
            .take(MAX_ROWS)
            .map(|cells| cells.into_iter().map(|cell| tidy(&cell)).collect::<Vec<_>>());
        let header = rows.next().unwrap_or_default();
        let rows: Vec<_> = rows.collect();
        for (number, cells) in std::iter::once(&header).chain(&rows).enumerate() {
            if cells.len() > MAX_COLUMNS {
                complain(number + 1, "all", Problem::TooManyColumns(MAX_COLUMNS));
            }
            for (index, cell) in cells.iter().enumerate() {
                if cell.len() > MAX_CELL_CHARS && cell.chars().count() > MAX_CELL_CHARS {
                    let column = header.get(index).filter(|name| name.len() < 100);
                    let column = column.map_or("without header", String::as_str);
                    complain(number + 1, column, Problem::TooLong(MAX_CELL_CHARS));
                }
            }
        }
        let columns: Vec<Column> = header.iter().map(|header| Column::read(header)).collect();
        for (at, column) in columns.iter().enumerate() {
            let is_same = |other: &&Column| {
                (&other.name, &other.language) == (&column.name, &column.language)
            };
            if !column.name.is_empty() && columns.iter().take(at).any(|other| is_same(&other)) {
                complain(1, &column.header, Problem::DoubledColumn(column.header.clone()));
            }
        }
        if errors.is_empty() {
            Ok(Self { sheet, columns, rows, own_language: None })
        } else {
            Err(errors)
        }
    }

    /// Reads comma-separated values in UTF-8.
    ///
    /// # Errors
    /// As [`Table::new`], or what is not such a table.
    pub fn from_csv(sheet: &'static str, text: &str) -> Result<Self, Vec<SheetError>> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut rows = Vec::new();
        for (index, record) in reader.records().take(MAX_ROWS + 1).enumerate() {
            let Ok(record) = record else {
                let column = "all".to_owned();
                let problem = Problem::NotATable;
                return Err(vec![SheetError { sheet, row: index + 1, column, problem }]);
            };
            rows.push(record.iter().map(str::to_owned).collect());
        }
        Self::new(sheet, rows)
    }

    /// A sheet in which nothing is written.
    pub(super) fn empty(sheet: &'static str) -> Self {
        Self { sheet, columns: Vec::new(), rows: Vec::new(), own_language: None }
    }

    /// The same sheet, with the language of columns that name none.
    pub(super) fn speaking(self, own_language: Option<Language>) -> Self {
        Self { own_language, ..self }
    }

    /// The name of the sheet.
    pub(in crate::form) fn sheet(&self) -> &'static str {
        self.sheet
    }

    /// Its columns.
    pub(super) fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Whether there is a column of this name.
    pub(super) fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|found| found.name == column)
    }

    /// The rows in which anything is written.
    pub(in crate::form) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows
            .iter()
            .enumerate()
            .filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()))
            .map(|(index, cells)| Row { table: self, cells, number: index + 2 })
    }
}

/// Without blanks around it, also those that spreadsheets bring from web pages.
fn tidy(cell: &str) -> String {
    cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'))
        .to_owned()
}

impl<'a> Row<'a> {
    /// The cell in this column, empty if there is none.
    pub(in crate::form) fn get(&self, column: &str) -> &'a str {
        let index = self
            .table
            .columns
            .iter()
            .position(|found| found.name == column && found.language.is_none());
        index.and_then(|index| self.cells.get(index)).map_or("", String::as_str)
    }

    /// The cell in the first of two columns that has one.
    pub(in crate::form) fn either(&self, first: &str, second: &str) -> &'a str {
        match self.get(first) {
            "" => self.get(second),
            cell => cell,
        }
    }

    /// The filled cells of columns that XLSForm does not know, by name: of a choice what a
    /// `choice_filter` may ask.
    pub(in crate::form) fn extras(&self) -> BTreeMap<String, String> {
        let known = CHOICE_COLUMNS;
        self.cells()
            .filter(|(column, cell)| !cell.is_empty() && !known.contains(&column.name.as_str()))
            .filter(|(column, _)| column.language.is_none() && !column.name.is_empty())
            .map(|(column, cell)| (column.header.trim().to_owned(), cell.to_owned()))
            .collect()
    }

    /// The cells with their columns.
    pub(super) fn cells(&self) -> impl Iterator<Item = (&'a Column, &'a str)> {
        self.table.columns.iter().zip(self.cells).map(|(column, cell)| (column, cell.as_str()))
    }

    /// The text in all languages: columns `BASE::Name (code)`. A language that is none of
    /// Dala's, or is not told, is the form's own; of several the first.
    pub(in crate::form) fn labels(&self, base: &str) -> Labels {
        let mut labels = Labels::default();
        for (column, cell) in
            self.cells().filter(|(column, cell)| column.name == base && !cell.is_empty())
        {
            let language = match &column.language {
                Some(name) => language_of(name),
                None => self.table.own_language,
            };
            let slot = match language {
                Some(language) => labels.slot(language),
                None => &mut labels.other,
            };
            if slot.is_empty() {
                cell.clone_into(slot);
            }
        }
        labels
    }

    /// An error at this row.
    pub(in crate::form) fn error(&self, column: &str, problem: impl Into<Problem>) -> SheetError {
        SheetError {
            sheet: self.table.sheet,
            row: self.number,
            column: column.to_owned(),
            problem: problem.into(),
        }
    }
}
