//! Each documented rule of the language as a line of a table (`cases.txt`), and the bounds.

use std::collections::BTreeMap;

use super::*;

/// The world of a line: answers of the form, those of the rows of repeats, the own row.
#[derive(Default)]
struct Given {
    answers: BTreeMap<String, String>,
    rows: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    current: String,
    at: usize,
}

impl Given {
    fn repeat_of(&self, name: &str) -> Option<&Vec<String>> {
        self.rows.values().find_map(|fields| fields.get(name))
    }
}

impl World for Given {
    fn field(&self, name: &str) -> Vec<Answer> {
        if let Some(fields) = self.rows.get(name) {
            let rows = fields.values().map(Vec::len).max().unwrap_or(0);
            return vec![Answer::none(); rows];
        }
        match self.repeat_of(name) {
            Some(values) if self.at > 0 => {
                values.get(self.at - 1).map(Answer::text).into_iter().collect()
            }
            Some(values) => values.iter().map(Answer::text).collect(),
            None => vec![Answer::text(self.answers.get(name).cloned().unwrap_or_default())],
        }
    }

    fn indexed(&self, name: &str, rows: &[(&str, usize)]) -> Vec<Answer> {
        let Some((_, index)) = rows.first() else { return Vec::new() };
        let found = self.repeat_of(name).and_then(|values| values.get(index.checked_sub(1)?));
        found.map(Answer::text).into_iter().collect()
    }

    fn position(&self, _up: usize) -> usize {
        self.at
    }

    fn now(&self) -> Option<String> {
        Some("2022-01-06T14:30:00.000+06:00".to_owned())
    }

    fn chance(&self) -> Option<[u8; 16]> {
        Some([0x5a; 16])
    }
}

fn outcome(given: &Given, text: &str) -> String {
    match Expr::parse(text) {
        Ok(expr) => expr.text(given, &Answer::text(given.current.clone())),
        Err(_) => "ERROR".to_owned(),
    }
}

#[test]
fn every_case_of_the_table_comes_out_as_documented() {
    let (mut given, mut faults, mut count) = (Given::default(), Vec::new(), 0);
    for (number, line) in include_str!("cases.txt").lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if line == "reset" {
            given = Given::default();
        } else if let Some(at) = line.strip_prefix("at ") {
            given.at = at.parse().unwrap();
        } else if let Some((name, value)) =
            line.strip_prefix("given ").and_then(|rest| rest.split_once(" ="))
        {
            let value = value.strip_prefix(' ').unwrap_or(value);
            match name.split_once('.') {
                Some(("", "")) => value.clone_into(&mut given.current),
                Some((repeat, field)) => {
                    let values = value.split('|').map(|v| v.trim().to_owned()).collect();
                    given
                        .rows
                        .entry(repeat.to_owned())
                        .or_default()
                        .insert(field.to_owned(), values);
                }
                None => {
                    given.answers.insert(name.to_owned(), value.to_owned());
                }
            }
        } else {
            let (text, wanted) = line.rsplit_once("=>").unwrap_or_else(|| panic!("{line}"));
            let wanted = wanted.trim();
            let wanted =
                wanted.strip_prefix('"').and_then(|w| w.strip_suffix('"')).unwrap_or(wanted);
            let found = outcome(&given, text.trim_end());
            count += 1;
            if found != wanted {
                faults.push(format!(
                    "{}: {} => {found:?}, not {wanted:?}",
                    number + 1,
                    text.trim()
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{} of {count}:\n{}", faults.len(), faults.join("\n"));
    assert!(count >= 200, "{count}");
}

#[test]
fn what_cannot_be_read_is_told_with_its_place() {
    let error = |text: &str| Expr::parse(text).unwrap_err().to_string();
    assert_eq!(error("(1 + 2"), "the parenthesis at character 1 has no other half");
    assert_eq!(error("1 + 2)"), "the parenthesis at character 6 has no other half");
    assert_eq!(error("'a"), "the text that begins at character 1 does not end");
    assert_eq!(error("1 + hologram(2)"), "the function hologram is not known, at character 5");
    assert_eq!(
        error("selected(${a})"),
        "the function selected takes another number of arguments, at character 1"
    );
    assert_eq!(error("regex(., '(a')"), "the pattern at character 1 is not one that Dala matches");
    assert_eq!(error("${a}[1]"), "the path at character 1 is of a kind that Dala does not follow");
    assert_eq!(error("1 + "), "the expression cannot be read at character 5");
}

#[test]
fn what_is_beyond_all_measure_is_refused_or_given_up() {
    let deep = format!("{}1{}", "(".repeat(1_000), ")".repeat(1_000));
    assert_eq!(Expr::parse(&deep).unwrap_err(), ExprError::TooLarge);
    let long = "1+".repeat(5_000) + "1";
    assert_eq!(Expr::parse(&long).unwrap_err(), ExprError::TooLarge);
    let signs = format!("{}1", "-".repeat(3_999));
    assert!(Expr::parse(&signs).is_ok());
    let calls = "not(".repeat(1_000) + "1" + &")".repeat(1_000);
    assert_eq!(Expr::parse(&calls).unwrap_err(), ExprError::TooLarge);
    // A pattern that would take a backtracking matcher for ever.
    let given = Given { current: "a".repeat(200), ..Given::default() };
    assert_eq!(outcome(&given, "regex(., '(a+)+b')"), "false");
}

#[test]
fn a_partial_date_counts_as_no_day() {
    let year = Value::Date { date: "2022".parse().unwrap(), said: None };
    let day = Value::Date { date: "2022-01-05".parse().unwrap(), said: None };
    let before = Expr::parse("${on} < 1000000").unwrap();
    assert!(!before.is_true(|_| Some(&year), None));
    assert!(before.is_true(|_| Some(&day), None));
    let after = Expr::parse("${on} > date('2022-01-04')").unwrap();
    assert!(after.is_true(|_| Some(&day), None));
}
