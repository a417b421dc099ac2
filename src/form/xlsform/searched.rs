//! Lists that a question searches in a file beside the workbook (`search('places',
//! 'matches', 'region', ${region})` in the column `appearance`, as ODK documents it): they
//! are taken in as lists of the form, and the search becomes a `choice_filter`. A search that
//! cannot be followed stays as it is written, and is told.

use std::collections::{BTreeMap, BTreeSet};

use super::beside::{Rows, find, has_list, place, put};
use super::table::{Column, MAX_ROWS};
use crate::form::expr::column_in_file;
use crate::form::lists::is_code;
use crate::form::tabular::{RawTable, tables_from_bytes};

/// The column that tells choices that are offered whatever is searched for from those of a
/// file, whose codes may stand there more than once.
pub(in crate::form) const ALWAYS: &str = "csv_always";
/// So many questions may search.
const MAX_SEARCHES: usize = 200;

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
                let is_name = is_name(&column);
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

/// Whether a column can be named in an expression.
fn is_name(column: &str) -> bool {
    let is_letter = |c: char| c.is_alphabetic() || c == '_';
    column.starts_with(is_letter)
        && column.chars().all(|c| c.is_alphanumeric() || "_-.".contains(c))
        && !["or", "and", "div", "mod"].contains(&column)
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
    let (Some(kind), Some(name), Some(appearance)) =
        (find(survey, "type"), find(survey, "name"), find(survey, "appearance"))
    else {
        return;
    };
    let is_searching = |row: &Vec<String>| cell(row, appearance).contains("search(");
    let searching: Vec<usize> =
        survey.iter().enumerate().filter(|(_, row)| is_searching(row)).map(|(at, _)| at).collect();
    let mut files: BTreeMap<String, Option<RawTable>> = BTreeMap::new();
    for at in searching.into_iter().take(MAX_SEARCHES) {
        let Some(question) = survey.get(at).cloned() else { continue };
        let Some((search, rest)) = Search::read(cell(&question, appearance)) else { continue };
        let mut words = cell(&question, kind).split_whitespace();
        let (Some(how), Some(list)) = (words.next(), words.next()) else { continue };
        let table = files.entry(search.file.clone()).or_insert_with(|| {
            let bytes = give(&format!("{}.csv", search.file))?;
            tables_from_bytes(bytes).ok()?.into_iter().next()
        });
        let (Some(table), Some(filters)) = (table, search.filter()) else { continue };
        let own = own_name(choices, &format!("{list}_{}", cell(&question, name)));
        let Some(has_always) = add(choices, (list, &own), table, &search.columns()) else {
            continue;
        };
        let kind_now: Vec<&str> = [how, &own].into_iter().chain(words).collect();
        let kind_now = kind_now.join(" ");
        let filter = place(survey, "choice_filter");
        let written = cell(&question, filter);
        let all = [written, &filters].into_iter().filter(|text| !text.is_empty());
        let all: Vec<String> = all.map(|text| format!("({text})")).collect();
        let filters = match all.join(" and ") {
            all if all.is_empty() || !has_always => all,
            all => format!("{ALWAYS} = 'yes' or {all}"),
        };
        if let Some(question) = survey.get_mut(at) {
            put(question, kind, kind_now);
            put(question, appearance, rest);
            put(question, filter, filters);
        }
    }
}

/// The name of a list that there is none of yet.
fn own_name(choices: &Rows, wanted: &str) -> String {
    let more = (2..).map(|number| format!("{wanted}_{number}"));
    let mut names = std::iter::once(wanted.to_owned()).chain(more);
    names.find(|name| !has_list(choices, name)).unwrap_or_default()
}

/// Adds a list made of the rows of a file, as the row of a list says which columns are its
/// names and labels; rows whose name is none of the file's columns are choices themselves.
/// Gives whether there are such; none if the rows make no list, or there is no room for it.
fn add(
    choices: &mut Rows,
    (list, own): (&str, &str),
    table: &RawTable,
    looked_at: &BTreeSet<&str>,
) -> Option<bool> {
    let room = MAX_ROWS.checked_sub(choices.len())?;
    let (list_at, name_at) = (place(choices, "list_name"), place(choices, "name"));
    let column = |name: &str| table.header.iter().position(|cell| cell.trim() == name.trim());
    let extras: Vec<(usize, usize)> = looked_at
        .iter()
        .map(|name| Some((column(name)?, place(choices, &column_in_file(name)))))
        .collect::<Option<_>>()?;
    let always_at = place(choices, ALWAYS);
    let of_list = choices.iter().skip(1).filter(|row| cell(row, list_at) == list);
    let (patterns, plain): (Vec<&Vec<String>>, Vec<&Vec<String>>) =
        of_list.partition(|row| column(cell(row, name_at)).is_some());
    let [pattern] = patterns.as_slice() else { return None };
    // What the pattern says in each column, as columns of the file.
    let parts: Vec<(usize, Vec<usize>)> = choices
        .first()?
        .iter()
        .enumerate()
        .filter(|(at, head)| *at == name_at || is_copied(head))
        .map(|(at, _)| (at, cell(pattern, at).split(',').filter_map(column).collect()))
        .collect();
    let mut made: Rows = Vec::new();
    for row in &plain {
        let mut row = (*row).clone();
        put(&mut row, list_at, own.to_owned());
        put(&mut row, always_at, "yes".to_owned());
        made.push(row);
    }
    let mut seen = BTreeSet::new();
    for (_, cells) in &table.rows {
        let mut row = Vec::new();
        put(&mut row, list_at, own.to_owned());
        put(&mut row, always_at, "no".to_owned());
        for (at, columns) in &parts {
            let said = columns.iter().map(|column| cell(cells, *column));
            let said: Vec<&str> = said.filter(|part| !part.is_empty()).collect();
            put(&mut row, *at, said.join(", "));
        }
        for (from, to) in &extras {
            put(&mut row, *to, cell(cells, *from).to_owned());
        }
        // The same choice in several rows is one.
        let asked: Vec<&str> = extras.iter().map(|(_, to)| cell(&row, *to)).collect();
        if !is_code(cell(&row, name_at)) {
            return None;
        }
        if seen.insert((cell(&row, name_at).to_owned(), asked.join("\n"))) {
            made.push(row);
        }
        if made.len() > room {
            return None;
        }
    }
    let has_always = !plain.is_empty();
    choices.extend(made);
    Some(has_always)
}

/// Whether a column of choices says of each what it is called or looks like.
fn is_copied(head: &str) -> bool {
    matches!(Column::read(head).name.as_str(), "label" | "image" | "big_image")
}
