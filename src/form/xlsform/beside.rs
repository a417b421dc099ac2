//! Lists that lie in files beside the workbook (`select_one_from_file towns.csv`), and tables
//! in which `pulldata` looks something up: they are taken in as if they stood in the sheet of
//! choices. What cannot be taken in stays as it is written, and is told.

use std::collections::BTreeSet;

use super::table::Column;
use crate::form::expr::{column_in_file, list_of_file};
use crate::form::lists::is_code;
use crate::form::tabular::{RawTable, tables_from_bytes};

/// The cells of a sheet, the header first.
pub(super) type Rows = Vec<Vec<String>>;

/// Takes in all lists that questions name by their file. `give` gives the bytes of a file by
/// its name, which names no folder.
pub(super) fn take_in(
    survey: &mut Rows,
    choices: &mut Rows,
    give: &mut dyn FnMut(&str) -> Option<Vec<u8>>,
) {
    let Some((header, questions)) = survey.split_first_mut() else { return };
    let (Some(kind), parameters) = (column(header, "type"), column(header, "parameters")) else {
        return;
    };
    let mut taken = BTreeSet::new();
    for question in questions {
        let parameters = parameters.and_then(|at| question.get(at)).cloned().unwrap_or_default();
        let Some(cell) = question.get_mut(kind) else { continue };
        let Some((how, file, list)) = named(cell) else { continue };
        if !taken.contains(&list) {
            let table = give(&file).and_then(|bytes| tables_from_bytes(bytes).ok());
            let table = table.and_then(|tables| tables.into_iter().next());
            let is_added = table.is_some_and(|table| add(choices, &list, &table, &parameters));
            if !is_added {
                continue;
            }
        }
        *cell = format!("{how} {list}");
        taken.insert(list);
    }
}

/// Takes in the lists of the sheet `external_choices`, which `select_one_external` names.
pub(super) fn take_in_external(survey: &mut Rows, choices: &mut Rows, external: &Rows) {
    let Some((header, questions)) = survey.split_first_mut() else { return };
    let kind = column(header, "type");
    let Some(((heads, rows), kind)) = external.split_first().zip(kind) else { return };
    for cell in questions.iter_mut().filter_map(|question| question.get_mut(kind)) {
        let list = cell.trim().strip_prefix("select_one_external ").map(str::trim);
        if let Some(list) = list.filter(|list| has_list(external, list) && !list.contains('.')) {
            *cell = format!("select_one {list}");
        }
    }
    if choices.is_empty() {
        choices.push(Vec::new());
    }
    let places: Vec<usize> = heads.iter().map(|head| place(choices, head.trim())).collect();
    for cells in rows {
        let mut row = Vec::new();
        for (at, cell) in places.iter().zip(cells) {
            put(&mut row, *at, cell.clone());
        }
        choices.push(row);
    }
}

/// Where a column of a sheet stands; a column that is not there is added.
pub(super) fn place(rows: &mut Rows, name: &str) -> usize {
    if let Some(at) = find(rows, name) {
        return at;
    }
    let Some(header) = rows.first_mut() else { return 0 };
    header.push(name.to_owned());
    header.len() - 1
}

/// Where a column of a sheet stands, in whichever of its spellings.
pub(super) fn find(rows: &Rows, name: &str) -> Option<usize> {
    column(rows.first()?, name)
}

fn column(header: &[String], name: &str) -> Option<usize> {
    header.iter().position(|head| {
        let column = Column::read(head);
        column.language.is_none() && (column.name == name || head.trim() == name)
    })
}

/// Writes a cell.
pub(super) fn put(row: &mut Vec<String>, at: usize, text: String) {
    if row.len() <= at {
        row.resize(at + 1, String::new());
    }
    if let Some(cell) = row.get_mut(at) {
        *cell = text;
    }
}

/// Takes in the rows of all files that `pulldata` looks something up in, each file a list.
pub(super) fn take_in_pulled(
    survey: &Rows,
    choices: &mut Rows,
    give: &mut dyn FnMut(&str) -> Option<Vec<u8>>,
) {
    let files: BTreeSet<String> =
        survey.iter().flatten().flat_map(|cell| pulled(cell)).map(list_of_file).collect();
    // Nothing leads out of the folder of the workbook.
    for file in files.iter().filter(|file| is_code(file) && !file.starts_with('.')) {
        let table = give(file).and_then(|bytes| tables_from_bytes(bytes).ok());
        if let Some(mut table) = table.and_then(|tables| tables.into_iter().next()) {
            let column = |cell: &String| column_in_file(cell.trim());
            table.header = table.header.iter().map(column).collect();
            table.header.extend(["name", "label"].map(str::to_owned));
            let width = table.header.len();
            for (number, cells) in &mut table.rows {
                cells.resize(width - 2, String::new());
                cells.extend([format!("row{number}"), format!("row{number}")]);
            }
            add(choices, file, &table, "");
        }
    }
}

/// The files that an expression pulls from, as it names them.
fn pulled(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("pulldata").filter_map(|(at, word)| {
        let rest = text.get(at + word.len()..)?.trim_start().strip_prefix('(')?.trim_start();
        let quote = rest.chars().next().filter(|sign| matches!(sign, '\'' | '"'))?;
        rest.get(1..)?.split(quote).next()
    })
}

/// How one chooses, the file, and what its list is called.
fn named(cell: &str) -> Option<(&'static str, String, String)> {
    let (word, file) = cell.trim().split_once(char::is_whitespace)?;
    let how = match word.to_lowercase().as_str() {
        "select_one_from_file" => "select_one",
        "select_multiple_from_file" => "select_multiple",
        _ => return None,
    };
    let file = file.trim();
    let stem = file.strip_suffix(".csv").or_else(|| file.strip_suffix(".CSV"))?;
    // Nothing leads out of the folder of the workbook.
    (is_code(stem) && !stem.starts_with('.')).then(|| (how, file.to_owned(), stem.to_owned()))
}

/// Whether the choices have a list of this name.
pub(super) fn has_list(choices: &Rows, list: &str) -> bool {
    let Some((heads, rows)) = choices.split_first() else { return false };
    let at = column(heads, "list_name");
    let is_of =
        |row: &Vec<String>| at.and_then(|at| row.get(at)).is_some_and(|cell| cell.trim() == list);
    rows.iter().any(is_of)
}

/// Adds a list to the choices; not if one of its name is there, or a code is none.
fn add(choices: &mut Rows, list: &str, table: &RawTable, parameters: &str) -> bool {
    if choices.is_empty() {
        choices.push(["list_name", "name", "label"].map(str::to_owned).to_vec());
    }
    let said = super::field::parameters(parameters);
    let value = said.get("value").copied().unwrap_or("name");
    let label = said.get("label").copied().unwrap_or("label");
    let known = |cell: &String| match cell.trim() {
        cell if cell == value => "name".to_owned(),
        cell if cell == label => "label".to_owned(),
        cell => cell.to_owned(),
    };
    let header: Vec<String> = table.header.iter().map(known).collect();
    let Some(name_at) = header.iter().position(|cell| cell == "name") else { return false };
    let mut codes = BTreeSet::new();
    let is_good = |(_, cells): &(usize, Vec<String>)| {
        let code = cells.get(name_at).map_or("", |cell| cell.trim());
        is_code(code) && codes.insert(code.to_owned())
    };
    if !table.rows.iter().all(is_good) {
        return false;
    }
    if has_list(choices, list) {
        return false;
    }
    let list_at = place(choices, "list_name");
    let places: Vec<usize> = header.iter().map(|name| place(choices, name)).collect();
    for (_, cells) in &table.rows {
        let mut row = Vec::new();
        for (at, cell) in places.iter().copied().zip(cells).chain([(list_at, &list.to_owned())]) {
            put(&mut row, at, cell.trim().to_owned());
        }
        choices.push(row);
    }
    true
}
