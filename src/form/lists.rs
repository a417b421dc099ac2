//! Code lists: stable codes with labels. A dot in a code leads to its parent
//! (`beating.kicks` is a `beating`). Order is display order.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::labels::Labels;
use super::problem::{Problem, SheetError};
use super::xlsform::{ALWAYS, Table, picture_of};
use crate::record::Language;

/// One choice of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The code, as stored.
    pub code: String,
    /// What people read.
    pub labels: Labels,
    /// The name of the picture beside it; empty if there is none.
    pub picture: String,
    /// What further columns of the form say of it, for `choice_filter` to ask.
    pub extras: BTreeMap<String, String>,
}

impl Choice {
    /// A choice of which nothing is said but what it is called.
    pub(super) fn plain(code: &str, labels: Labels) -> Self {
        Self { code: code.to_owned(), labels, picture: String::new(), extras: BTreeMap::new() }
    }

    /// What a further column says of it; empty if nothing.
    pub fn extra(&self, column: &str) -> &str {
        self.extras.get(column).map_or("", String::as_str)
    }
}

/// A code list.
///
/// ```
/// use dala::form::builtin_lists;
/// use dala::record::Language;
/// let methods = &builtin_lists()["torture_method"];
/// assert_eq!(methods.label("beating.kicks", Language::Ru), "Ногами");
/// assert_eq!(methods.label("x_local", Language::Ru), "x_local");
/// assert_eq!(methods.parent("beating.kicks"), Some("beating"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// The name of the list.
    pub name: String,
    /// The choices, in the order in which they are shown.
    pub choices: Vec<Choice>,
}

impl List {
    /// The choice with this code.
    pub fn choice(&self, code: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.code == code)
    }

    /// The label of a code; a code that the list does not know is shown raw.
    pub fn label<'a>(&'a self, code: &'a str, language: Language) -> &'a str {
        self.choice(code)
            .map(|choice| choice.labels.get(language))
            .filter(|label| !label.is_empty())
            .unwrap_or(code)
    }

    /// The nearest code above this one that is in the list.
    pub fn parent<'a>(&self, code: &'a str) -> Option<&'a str> {
        let mut above = code;
        while let Some((parent, _)) = above.rsplit_once('.') {
            if self.choice(parent).is_some() {
                return Some(parent);
            }
            above = parent;
        }
        None
    }
}

/// Whether a text can be a code: 1 to 64 of `[A-Za-z0-9_.-]`, the first no `.` or `-`.
pub(super) fn is_code(text: &str) -> bool {
    text.len() <= 64
        && text.bytes().next().is_some_and(|b| b.is_ascii_alphanumeric() || b == b'_')
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-'))
}

/// Reads lists from a table with the columns `list_name`, `name` and
/// `label::Language (code)`, as in the sheet `choices` of an XLSForm.
///
/// # Errors
/// All errors at once: empty cells, codes that are none, doubled codes (unless `doubles`
/// allows them, as cascading lists need, or they are rows of a file), no label.
pub fn lists_from_table(
    table: &Table,
    doubles: bool,
) -> Result<BTreeMap<String, Arc<List>>, Vec<SheetError>> {
    let mut lists: BTreeMap<String, List> = BTreeMap::new();
    let mut errors = Vec::new();
    for row in table.rows() {
        let (name, code) = (row.get("list_name"), row.either("name", "value"));
        if name.is_empty() && code.is_empty() {
            continue;
        }
        let labels = row.labels("label");
        let problem = if name.is_empty() {
            Some(("list_name", Problem::Empty))
        } else if !is_code(name) {
            Some(("list_name", Problem::BadCode(name.to_owned())))
        } else if code.is_empty() {
            Some(("name", Problem::Empty))
        } else if code.contains(char::is_whitespace) {
            Some(("name", Problem::Blank(code.to_owned())))
        } else if !is_code(code) {
            Some(("name", Problem::BadCode(code.to_owned())))
        } else if !doubles
            && row.get(ALWAYS).is_empty()
            && lists.get(name).is_some_and(|list| list.choice(code).is_some())
        {
            Some(("name", Problem::Doubled(code.to_owned())))
        } else {
            None
        };
        if let Some((column, problem)) = problem {
            errors.push(row.error(column, problem));
            continue;
        }
        let labels = if labels.is_empty() { Labels::unnamed(code) } else { labels };
        let new = || List { name: name.to_owned(), choices: Vec::new() };
        let list = lists.entry(name.to_owned()).or_insert_with(new);
        let picture = picture_of(&row).get(Language::En).to_owned();
        let (code, extras) = (code.to_owned(), row.extras());
        list.choices.push(Choice { code, labels, picture, extras });
    }
    if errors.is_empty() {
        Ok(lists.into_iter().map(|(name, list)| (name, Arc::new(list))).collect())
    } else {
        Err(errors)
    }
}

/// What an "acknowledge" is answered with.
pub(super) fn acknowledge() -> List {
    let labels = Labels {
        en: "Agreed".to_owned(),
        ru: "Принято".to_owned(),
        kk: "Қабылданды".to_owned(),
        other: String::new(),
    };
    let choice = Choice::plain("OK", labels);
    List { name: "acknowledge".to_owned(), choices: vec![choice] }
}

/// A list with the choice "other" at its end (`or_other`).
pub(super) fn with_other(list: &List) -> List {
    let mut list = list.clone();
    if list.choice("other").is_none() {
        let labels = Labels {
            en: "Other".to_owned(),
            ru: "Другое".to_owned(),
            kk: "Басқа".to_owned(),
            other: String::new(),
        };
        list.choices.push(Choice::plain("other", labels));
        list.name = format!("{}.or_other", list.name);
    }
    list
}

/// The built-in lists by name.
pub fn builtin_lists() -> &'static BTreeMap<String, Arc<List>> {
    static LISTS: OnceLock<BTreeMap<String, Arc<List>>> = OnceLock::new();
    // A fault in the compiled-in table fails a test; it cannot come up later.
    LISTS.get_or_init(|| read_builtin().unwrap_or_default())
}

fn read_builtin() -> Result<BTreeMap<String, Arc<List>>, Vec<SheetError>> {
    let csv = include_str!("../../assets/lists/lists.csv");
    // The file names its columns in short: list,code,en,ru,kk.
    let rows = csv.split_once('\n').map_or("", |(_, rows)| rows);
    let header = "list_name,name,label::English (en),label::Russian (ru),label::Kazakh (kk)";
    lists_from_table(&Table::from_csv("lists", &format!("{header}\n{rows}"))?, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts that need letters of another alphabet, by list: Roman numerals of the Working
    /// Group, official spellings of two regions.
    fn may_hold_foreign_letters(list: &str, code: &str) -> bool {
        list == "wgad_category"
            || (list, code) == ("region", "KZ-33")
            || (list, code) == ("region", "KZ-62")
    }

    #[test]
    fn the_built_in_lists_read_without_an_error() {
        let lists = read_builtin().unwrap();
        let choices: usize = lists.values().map(|list| list.choices.len()).sum();
        assert_eq!((lists.len(), choices), (88, 949));
    }

    #[test]
    fn every_choice_has_a_label_in_each_language() {
        for list in builtin_lists().values() {
            for choice in &list.choices {
                for language in Language::ALL {
                    let label = choice.labels.exact(language);
                    assert!(!label.is_empty(), "{} {} {language:?}", list.name, choice.code);
                }
            }
        }
    }

    #[test]
    fn labels_use_the_letters_of_their_language() {
        for list in builtin_lists().values() {
            for Choice { code, labels, .. } in &list.choices {
                if may_hold_foreign_letters(&list.name, code) {
                    continue;
                }
                for (language, text) in [(Language::Ru, &labels.ru), (Language::Kk, &labels.kk)] {
                    let foreign = super::super::tests::foreign_letters(text, language);
                    assert_eq!(foreign, "", "{} {code} {language:?}", list.name);
                }
            }
        }
    }

    #[test]
    fn every_parent_of_a_code_is_in_its_list() {
        for list in builtin_lists().values() {
            for choice in &list.choices {
                let parent = choice.code.rsplit_once('.').map(|(parent, _)| parent);
                assert_eq!(list.parent(&choice.code), parent, "{} {}", list.name, choice.code);
            }
        }
    }

    #[test]
    fn faults_of_a_choices_sheet_are_told_all_at_once_with_their_places() {
        let csv = "list_name,name,label\na,one,One\na,one,Again\na,two words,x\n,z,x\na,three,\n";
        let table = Table::from_csv("choices", csv).unwrap();
        let errors = lists_from_table(&table, false).unwrap_err();
        let told: Vec<_> = errors.iter().map(|e| (e.row, e.column.as_str())).collect();
        assert_eq!(told, [(3, "name"), (4, "name"), (5, "list_name")]);
        assert_eq!(
            errors[1].to_string(),
            "sheet choices, row 4, column name: \"two words\" has a blank in it; names have none"
        );
        let codes = "list_name,name,label,town\na,one,One,x\na,one,One,y\nb,other,,\n";
        let lists = lists_from_table(&Table::from_csv("choices", codes).unwrap(), true).unwrap();
        assert_eq!(lists["a"].choices[1].extra("town"), "y");
        // A choice without a label is shown by its code.
        assert_eq!(lists["b"].label("other", Language::Kk), "other");
    }
}
