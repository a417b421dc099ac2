//! The kinds of records, their fields and code lists, in words: for `dala help add` and
//! for the tables in `docs/cli.md`.

use std::collections::BTreeMap;

use crate::form::{Field, FieldType, Form, List, Need, builtin_forms};
use crate::record::{Kind, Language};

/// What a field holds, in a few words.
fn holds(field: &Field) -> String {
    let kinds = |kinds: &[Kind]| match kinds {
        [] => "record".to_owned(),
        kinds => kinds.iter().map(Kind::as_str).collect::<Vec<_>>().join(" or "),
    };
    match &field.kind {
        FieldType::Text => "text".to_owned(),
        FieldType::Long => "long text".to_owned(),
        FieldType::Date => "date".to_owned(),
        FieldType::Time => "time".to_owned(),
        FieldType::Moment => "moment".to_owned(),
        FieldType::YesNo => "yes or no".to_owned(),
        FieldType::One(list) => format!("one of {}", list.name),
        FieldType::Many(list) => format!("several of {}", list.name),
        FieldType::Int => "whole number".to_owned(),
        FieldType::Decimal => "number".to_owned(),
        FieldType::Ref(of) => format!("id: {}", kinds(of)),
        FieldType::Refs(of) => format!("ids: {}", kinds(of)),
        FieldType::Geo => "LAT,LON or LAT,LON,METRES".to_owned(),
        FieldType::File => "SHA-256".to_owned(),
        FieldType::Fields => "names of fields".to_owned(),
        FieldType::Rank(list) => format!("all of {} in an order", list.name),
        FieldType::Note => "words to be read".to_owned(),
        FieldType::Rows(kind) => format!("rows of {kind}"),
    }
}

/// Name with a star if a complete record has it, what it holds, label.
fn rows(form: &Form) -> Vec<[String; 3]> {
    let parent = form.parent.iter().map(|kind| {
        ["parent*".to_owned(), format!("id: {kind}"), "What it is a row of".to_owned()]
    });
    let fields = form.fields().map(|field| {
        let star = if field.need == Need::Required { "*" } else { "" };
        let label = field.labels.get(Language::En).to_owned();
        [format!("{}{star}", field.name), holds(field), label]
    });
    parent.chain(fields).collect()
}

/// The code lists that the forms use, by name.
fn lists() -> BTreeMap<&'static str, &'static List> {
    let fields = builtin_forms().values().flat_map(|form| form.fields());
    let lists = fields.filter_map(|field| field.kind.list());
    lists.map(|list| (list.name.as_str(), list.as_ref())).collect()
}

fn codes(list: &List) -> String {
    list.choices.iter().map(|choice| choice.code.as_str()).collect::<Vec<_>>().join(", ")
}

/// All of it for a terminal.
pub(super) fn in_words() -> String {
    let mut lines = vec!["Kinds and their fields (* a complete record has it):".to_owned()];
    for form in builtin_forms().values() {
        lines.push(format!("\n{}: {}", form.id, form.title.get(Language::En)));
        let row = |[name, holds, label]: [String; 3]| format!("  {name:24} {holds:30} {label}");
        lines.extend(rows(form).into_iter().map(row));
    }
    lines.push("\nCodes (codes of your own begin with x_):".to_owned());
    lines.extend(lists().into_iter().map(|(name, list)| format!("  {name}: {}", codes(list))));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    const BEGIN: &str = "<!-- made from assets/forms and assets/lists -->\n";

    fn tables() -> String {
        let mut text = String::new();
        for form in builtin_forms().values() {
            let title = form.title.get(Language::En);
            text.push_str(&format!(
                "### `{}`: {title}\n\n| field | holds | |\n|---|---|---|\n",
                form.id
            ));
            for [name, holds, label] in rows(form) {
                text.push_str(&format!("| `{name}` | {holds} | {label} |\n"));
            }
            text.push('\n');
        }
        text.push_str("### Codes\n\n| list | codes |\n|---|---|\n");
        for (name, list) in lists() {
            text.push_str(&format!("| {name} | {} |\n", codes(list)));
        }
        text
    }

    /// To write them anew: `DALA_WRITE_DOCS=1 cargo test --lib the_tables_of_fields`.
    #[test]
    fn the_tables_of_fields_in_the_docs_are_those_of_the_forms() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/cli.md");
        let docs = std::fs::read_to_string(path).unwrap();
        let (before, after) = docs.split_once(BEGIN).unwrap();
        if std::env::var_os("DALA_WRITE_DOCS").is_some() {
            let text = format!("{before}{BEGIN}{}", tables());
            std::fs::File::create(path).unwrap().write_all(text.as_bytes()).unwrap();
        } else {
            assert!(after == tables(), "write them anew with DALA_WRITE_DOCS=1");
        }
    }

    #[test]
    fn the_help_of_add_names_every_kind_its_fields_and_their_codes() {
        let text = in_words();
        for part in ["arrest: Arrest", "  person* ", "id: person", "  sex: male, female"] {
            assert!(text.contains(part), "{part}");
        }
    }
}
