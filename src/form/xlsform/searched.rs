//! Lists that a question searches in a file beside the workbook (`search('places',
//! 'matches', 'region', ${region})` in the column `appearance`, as ODK documents it): they
//! are taken in as lists of the form, and the search becomes a `choice_filter`. A search that
//! cannot be followed stays as it is written, and is told.

use std::collections::BTreeSet;

use super::beside::{Rows, has_list, place, put};
use crate::form::expr::column_in_file;
use crate::form::lists::is_code;
use crate::form::tabular::{RawTable, tables_from_bytes};

/// The column that marks choices that are offered whatever is searched for.
const ALWAYS: &str = "csv_always";

/// What a question searches.
struct Search {
    /// The file, without its ending.
    file: String,
    /// Each condition: how it compares, in which columns, with what.
    tests: Vec<(String, Vec<String>, String)>,
}

impl Search {
    /// Reads an appearance, and gives what of it is not the search.
    fn read(appearance: &str) -> Option<(Self, String)> {
        let (before, call) = appearance.split_once("search(")?;
        let (arguments, rest) = arguments(call)?;
        let text = |at: usize| arguments.get(at).and_then(|text| literal(text));
        let columns = |at: usize| {
            let names = text(at)?;
            Some(names.split(',').map(|name| name.trim().to_owned()).collect::<Vec<_>>())
        };
        let mut tests = Vec::new();
        if arguments.len() >= 4 {
            tests.push((text(1)?.to_lowercase(), columns(2)?, arguments.get(3)?.clone()));
        }
        if arguments.len() == 6 {
            tests.push(("matches".to_owned(), columns(4)?, arguments.get(5)?.clone()));
        }
        let file = text(0)?;
        let file = file.strip_suffix(".csv").unwrap_or(file).to_owned();
        // Nothing leads out of the folder of the workbook.
        let is_known = matches!(arguments.len(), 1 | 4 | 6) && is_code(&file);
        let rest = format!("{before}{rest}").trim().to_owned();
        (is_known && !file.starts_with('.')).then_some((Self { file, tests }, rest))
    }

    /// The columns that it looks at.
    fn columns(&self) -> BTreeSet<&str> {
        self.tests.iter().flat_map(|(_, columns, _)| columns).map(String::as_str).collect()
    }

    /// The search as a filter of choices.
    fn filter(&self) -> Option<String> {
        let test = |(how, columns, value): &(String, Vec<String>, String)| {
            let one = |column: &String| {
                let column = column_in_file(column);
                let is_name = column.chars().all(|c| c.is_alphanumeric() || "_-.".contains(c));
                match how.as_str() {
                    _ if !is_name => None,
                    "matches" => Some(format!("{column} = {value}")),
                    "contains" => Some(format!("contains({column}, {value})")),
                    "startswith" => Some(format!("starts-with({column}, {value})")),
                    "endswith" => Some(format!("ends-with({column}, {value})")),
                    _ => None,
                }
            };
            let tests: Vec<String> = columns.iter().map(one).collect::<Option<_>>()?;
            Some(format!("({})", tests.join(" or ")))
        };
        let tests: Vec<String> = self.tests.iter().map(test).collect::<Option<_>>()?;
        Some(tests.join(" and "))
    }
}

/// The arguments of a call whose parenthesis is open, and what stands behind it.
fn arguments(call: &str) -> Option<(Vec<String>, &str)> {
    let (mut depth, mut quote, mut from) = (0_usize, None, 0);
    let mut found = Vec::new();
    for (at, sign) in call.char_indices() {
        match (quote, sign) {
            (Some(open), sign) if sign == open => quote = None,
            (None, '\'' | '"') => quote = Some(sign),
            (None, '(') => depth += 1,
            (None, ')') if depth > 0 => depth -= 1,
            (None, ')' | ',') if depth == 0 => {
                found.push(call.get(from..at)?.trim().to_owned());
                from = at + 1;
                if sign == ')' {
                    return Some((found, call.get(from..)?));
                }
            }
            _ => {}
        }
    }
    None
}

/// A text in quotation marks.
fn literal(text: &str) -> Option<&str> {
    let inner = |sign| text.strip_prefix(sign)?.strip_suffix(sign);
    inner('\'').or_else(|| inner('"')).map(str::trim)
}

fn cell(row: &[String], at: usize) -> &str {
    row.get(at).map_or("", |cell| cell.trim())
}

/// Takes in all lists that questions search. `give` gives the bytes of a file by its name,
/// which names no folder.
pub(super) fn take_in(
    survey: &mut Rows,
    choices: &mut Rows,
    give: &mut dyn FnMut(&str) -> Option<Vec<u8>>,
) {
    let is_searched = |row: &Vec<String>| row.iter().any(|cell| cell.contains("search("));
    if !survey.iter().any(is_searched) || choices.is_empty() {
        return;
    }
    let [kind, name, appearance, filter] =
        ["type", "name", "appearance", "choice_filter"].map(|column| place(survey, column));
    for question in survey.iter_mut().skip(1) {
        let Some((search, rest)) = Search::read(cell(question, appearance)) else { continue };
        let mut words = cell(question, kind).split_whitespace();
        let (Some(how), Some(list)) = (words.next(), words.next()) else { continue };
        let own = format!("{list}_{}", cell(question, name));
        let table = give(&format!("{}.csv", search.file));
        let table = table.and_then(|bytes| tables_from_bytes(bytes).ok());
        let Some(table) = table.and_then(|tables| tables.into_iter().next()) else { continue };
        let Some(filters) = search.filter() else { continue };
        if !add(choices, (list, &own), &table, &search.columns()) {
            continue;
        }
        let kind_now: Vec<&str> = [how, &own].into_iter().chain(words).collect();
        let kind_now = kind_now.join(" ");
        let written = cell(question, filter);
        let all = [written, &filters].into_iter().filter(|text| !text.is_empty());
        let all: Vec<String> = all.map(|text| format!("({text})")).collect();
        let filters = match all.join(" and ").as_str() {
            "" => String::new(),
            all => format!("{ALWAYS} = 'yes' or {all}"),
        };
        put(question, kind, kind_now);
        put(question, appearance, rest);
        put(question, filter, filters);
    }
}

/// Adds a list made of the rows of a file, as the row of a list says which columns are its
/// names and labels; rows whose name is none of the file's columns are choices themselves.
fn add(
    choices: &mut Rows,
    (list, own): (&str, &str),
    table: &RawTable,
    looked_at: &BTreeSet<&str>,
) -> bool {
    if has_list(choices, own) {
        return false;
    }
    let (list_at, name_at) = (place(choices, "list_name"), place(choices, "name"));
    let column = |name: &str| table.header.iter().position(|cell| cell.trim() == name.trim());
    let extras: Option<Vec<(usize, usize)>> = looked_at
        .iter()
        .map(|name| Some((column(name)?, place(choices, &column_in_file(name)))))
        .collect();
    let Some(extras) = extras else { return false };
    let always_at = place(choices, ALWAYS);
    let header = choices.first().cloned().unwrap_or_default();
    let of_list = choices.iter().skip(1).filter(|row| cell(row, list_at) == list);
    let (patterns, plain): (Vec<&Vec<String>>, Vec<&Vec<String>>) =
        of_list.partition(|row| column(cell(row, name_at)).is_some());
    let [pattern] = patterns.as_slice() else { return false };
    let mut made: Rows = Vec::new();
    for row in plain {
        let mut row = row.clone();
        put(&mut row, list_at, own.to_owned());
        put(&mut row, always_at, "yes".to_owned());
        made.push(row);
    }
    let mut seen = BTreeSet::new();
    for (_, cells) in &table.rows {
        let said = |name: &str| column(name).map(|at| cell(cells, at)).unwrap_or_default();
        let mut row = Vec::new();
        put(&mut row, list_at, own.to_owned());
        for (at, head) in header.iter().enumerate().filter(|(at, _)| *at != list_at) {
            let head = head.trim().to_lowercase();
            let text = match head.as_str() {
                _ if at == name_at => said(cell(pattern, at)).to_owned(),
                _ if head.starts_with("label") => {
                    let parts = cell(pattern, at).split(',').map(said);
                    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
                }
                _ => continue,
            };
            put(&mut row, at, text);
        }
        for (from, to) in &extras {
            put(&mut row, *to, cell(cells, *from).to_owned());
        }
        // The same choice in several rows is one.
        if seen.insert((cell(&row, name_at).to_owned(), extras_of(&row, &extras))) {
            made.push(row);
        }
    }
    let codes: Vec<&str> = made.iter().map(|row| cell(row, name_at)).collect();
    let distinct: BTreeSet<&&str> = codes.iter().collect();
    if distinct.len() != codes.len() || !codes.iter().all(|code| is_code(code)) {
        return false;
    }
    choices.extend(made);
    true
}

fn extras_of(row: &[String], extras: &[(usize, usize)]) -> Vec<String> {
    extras.iter().map(|(_, to)| cell(row, *to).to_owned()).collect()
}
