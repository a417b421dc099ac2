//! Makes a form of the three sheets of an XLSForm. Columns that begin with `dala_` say
//! what XLSForm has no word for; other programs pass them over. All errors are told at
//! once, each with its place.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::expr::Expr;
use super::labels::Labels;
use super::lists::{List, builtin_lists, lists_from_table};
use super::model::{About, Field, FieldType, Form, Group, Need, Sensitivity};
use super::problem::{Problem, SheetError};
use super::table::{Row, Table};
use crate::record::{FieldName, Kind, Language};

/// Reads a form.
///
/// # Errors
/// All errors of all three sheets.
pub fn form_from_sheets(
    survey: &Table,
    choices: &Table,
    settings: &Table,
) -> Result<Form, Vec<SheetError>> {
    let mut errors = Vec::new();
    let lists = lists_from_table(choices).unwrap_or_else(|found| {
        errors.extend(found);
        BTreeMap::new()
    });
    let mut reader = Reader { lists, rows: BTreeMap::new(), errors };
    for column in ["type", "name"] {
        if !survey.has(column) {
            reader.missing(survey, column);
        }
    }
    let groups = reader.groups(survey);
    let form = reader.settings(settings, groups);
    let Reader { rows, mut errors, .. } = reader;
    let Some(form) = form.filter(|_| errors.is_empty()) else { return Err(errors) };
    for (about, problem) in form.problems() {
        let (sheet, row, column) = match &about {
            About::Setting(column) => (settings.sheet(), 2, *column),
            About::Group(name, column) => (survey.sheet(), place(&rows, name), *column),
            About::Field(name, column) => (survey.sheet(), place(&rows, name.as_str()), *column),
        };
        errors.push(SheetError { sheet, row, column: column.to_owned(), problem });
    }
    if errors.is_empty() { Ok(form) } else { Err(errors) }
}

fn place(rows: &BTreeMap<String, usize>, name: &str) -> usize {
    rows.get(name).copied().unwrap_or(1)
}

struct Reader {
    lists: BTreeMap<String, Arc<List>>,
    /// In which row of the survey a name stands (the last, if doubled).
    rows: BTreeMap<String, usize>,
    errors: Vec<SheetError>,
}

impl Reader {
    fn complain(&mut self, row: &Row<'_>, column: &str, problem: impl Into<Problem>) {
        self.errors.push(row.error(column, problem));
    }

    fn missing(&mut self, table: &Table, column: &'static str) {
        let problem = Problem::MissingColumn(column);
        let column = column.to_owned();
        self.errors.push(SheetError { sheet: table.sheet(), row: 1, column, problem });
    }

    fn settings(&mut self, table: &Table, groups: Vec<Group>) -> Option<Form> {
        let Some(row) = table.rows().next() else {
            self.missing(table, "form_id");
            return None;
        };
        let id = self.kind(&row, "form_id", row.get("form_id"));
        let parent = row.get("dala_parent");
        let parent = if parent.is_empty() { None } else { self.kind(&row, "dala_parent", parent) };
        let mut title = row.labels("dala_title");
        row.get("form_title").clone_into(title.slot(Language::En));
        let title_rule = self.rule(&row, "instance_name");
        let version = row.get("version").to_owned();
        Some(Form { id: id?, version, title, parent, title_rule, groups })
    }

    fn kind(&mut self, row: &Row<'_>, column: &str, text: &str) -> Option<Kind> {
        let problem = match Kind::new(text) {
            Ok(kind) => return Some(kind),
            Err(_) if text.is_empty() => Problem::Empty,
            Err(_) if text.contains(char::is_whitespace) => Problem::Blank(text.to_owned()),
            Err(error) => error.into(),
        };
        self.complain(row, column, problem);
        None
    }

    fn groups(&mut self, survey: &Table) -> Vec<Group> {
        let bare = || Group {
            name: String::new(),
            labels: Labels::default(),
            relevant: None,
            fields: Vec::new(),
        };
        let mut done = Vec::new();
        let mut open = bare();
        let mut begun: Option<Row<'_>> = None;
        for row in survey.rows() {
            match row.get("type").replace('_', " ").as_str() {
                "begin group" if begun.is_some() => {
                    self.complain(&row, "type", Problem::NestedGroup);
                }
                "begin group" => {
                    done.push(std::mem::replace(&mut open, self.group(&row)));
                    begun = Some(row);
                }
                "end group" if begun.is_none() => {
                    self.complain(&row, "type", Problem::NoGroupBegin);
                }
                "end group" => {
                    done.push(std::mem::replace(&mut open, bare()));
                    begun = None;
                }
                _ => open.fields.extend(self.field(&row)),
            }
        }
        if let Some(row) = begun {
            self.complain(&row, "type", Problem::NoGroupEnd);
        }
        done.push(open);
        done.retain(|group| !group.fields.is_empty());
        done
    }

    fn group(&mut self, row: &Row<'_>) -> Group {
        let name = self.name(row).map(|name| name.to_string()).unwrap_or_default();
        Group {
            name,
            labels: row.labels("label"),
            relevant: self.rule(row, "relevant"),
            fields: Vec::new(),
        }
    }

    fn name(&mut self, row: &Row<'_>) -> Option<FieldName> {
        let text = row.get("name");
        let problem = match FieldName::new(text) {
            Ok(name) => {
                self.rows.insert(text.to_owned(), row.number);
                return Some(name);
            }
            Err(_) if text.is_empty() => Problem::Empty,
            Err(_) if text.contains(char::is_whitespace) => Problem::Blank(text.to_owned()),
            Err(error) => error.into(),
        };
        self.complain(row, "name", problem);
        None
    }

    fn rule(&mut self, row: &Row<'_>, column: &str) -> Option<Expr> {
        let text = row.get(column);
        if text.is_empty() {
            return None;
        }
        Expr::parse(text).map_err(|error| self.complain(row, column, error)).ok()
    }

    fn field(&mut self, row: &Row<'_>) -> Option<Field> {
        let name = self.name(row);
        let kind = self.field_type(row);
        let mut need = match row.get("dala_need") {
            "R" => Need::Required,
            "r" => Need::Recommended,
            "" => Need::Optional,
            other => {
                self.complain(row, "dala_need", Problem::UnknownWord(other.to_owned()));
                Need::Optional
            }
        };
        let required_if = match row.get("required").to_lowercase().as_str() {
            "yes" | "true" | "true()" => {
                need = Need::Required;
                None
            }
            "" | "no" | "false" | "false()" => None,
            _ => self.rule(row, "required"),
        };
        let sensitivity = Sensitivity::from_words(row.get("dala_sens"));
        if sensitivity.is_none() {
            let problem = Problem::UnknownWord(row.get("dala_sens").to_owned());
            self.complain(row, "dala_sens", problem);
        }
        let judgement = match row.get("dala_judges") {
            "" | "no" => false,
            "yes" => true,
            other => {
                self.complain(row, "dala_judges", Problem::UnknownWord(other.to_owned()));
                false
            }
        };
        let relevant = self.rule(row, "relevant");
        let constraint = self.rule(row, "constraint");
        Some(Field {
            name: name?,
            kind: kind?,
            labels: row.labels("label"),
            hints: row.labels("hint"),
            need,
            required_if,
            sensitivity: sensitivity?,
            source: row.get("dala_source").to_owned(),
            relevant,
            constraint,
            constraint_message: row.labels("constraint_message"),
            judgement,
        })
    }

    fn field_type(&mut self, row: &Row<'_>) -> Option<FieldType> {
        let (text, own) = (row.get("type"), row.get("dala_type"));
        let (column, text) = if own.is_empty() { ("type", text) } else { ("dala_type", own) };
        let mut words = text.split_whitespace();
        let (first, second, third) = (words.next().unwrap_or_default(), words.next(), words.next());
        match (first, second, third) {
            ("", ..) => self.complain(row, column, Problem::Empty),
            ("select_one" | "select_multiple", Some(list), None) => {
                return self.choice(row, first == "select_one", list);
            }
            ("ref" | "refs", Some(target), None) => {
                let kinds = match target {
                    "any" => Vec::new(),
                    kind => vec![self.kind(row, column, kind)?],
                };
                return Some(match first {
                    "ref" => FieldType::Ref(kinds),
                    _ => FieldType::Refs(kinds),
                });
            }
            (word, None, _) => {
                let long = row.get("appearance").split_whitespace().any(|word| word == "multiline");
                if let Some(kind) = plain_type(word, long) {
                    return Some(kind);
                }
                self.complain(row, column, Problem::UnknownType(text.to_owned()));
            }
            _ => self.complain(row, column, Problem::UnknownType(text.to_owned())),
        }
        None
    }

    fn choice(&mut self, row: &Row<'_>, one: bool, name: &str) -> Option<FieldType> {
        if one && name == "yes_no_unknown_refused" {
            return Some(FieldType::YesNo);
        }
        let Some(list) = self.lists.get(name).or_else(|| builtin_lists().get(name)) else {
            self.complain(row, "type", Problem::UnknownList(name.to_owned()));
            return None;
        };
        let list = Arc::clone(list);
        Some(if one { FieldType::One(list) } else { FieldType::Many(list) })
    }
}

/// The types that are one word, of XLSForm and of the column `dala_type`.
fn plain_type(word: &str, long: bool) -> Option<FieldType> {
    Some(match word {
        "text" | "string" if long => FieldType::Long,
        "text" | "string" => FieldType::Text,
        "date" | "pdate" => FieldType::Date,
        "time" | "ptime" => FieldType::Time,
        "dateTime" | "datetime" => FieldType::Moment,
        "integer" | "int" => FieldType::Int,
        "decimal" => FieldType::Decimal,
        "geopoint" => FieldType::Geo,
        "file" | "image" | "audio" | "video" => FieldType::File,
        "fields" => FieldType::Fields,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTINGS: &str = "form_title,form_id,version\nOurs,ours,2\n";

    fn read(survey: &str, choices: &str, settings: &str) -> Result<Form, Vec<String>> {
        let table = |sheet, text| Table::from_csv(sheet, text).unwrap();
        let (survey, choices) = (table("survey", survey), table("choices", choices));
        let form = form_from_sheets(&survey, &choices, &table("settings", settings));
        form.map_err(|errors| {
            let place =
                |e: SheetError| format!("{} {} {}: {:?}", e.sheet, e.row, e.column, e.problem);
            errors.into_iter().map(place).collect()
        })
    }

    #[test]
    fn a_plain_xlsform_of_an_organisation_is_read() {
        let survey = "type,name,label,label::Kazakh (kk),required,relevant\n\
            select_one colour,c,Colour,Түс,yes,\n\
            begin_group,g,More,,,\n\
            date,d,Day,,,${c} = 'red'\n\
            end_group,,,,,\n";
        let form = read(survey, "list_name,name,label\ncolour,red,Red\n", SETTINGS).unwrap();
        let colour = form.field("c").unwrap();
        assert_eq!((colour.need, colour.labels.get(Language::Kk)), (Need::Required, "Түс"));
        assert_eq!(colour.labels.get(Language::Ru), "Colour");
        assert_eq!(form.field("d").unwrap().kind, FieldType::Date);
        assert_eq!(form.groups.len(), 2);
        assert_eq!((form.id.as_str(), form.version.as_str()), ("ours", "2"));
        assert_eq!(Form::from_json(&form.canonical_json()).unwrap(), form);
    }

    #[test]
    fn all_faults_are_told_at_once_with_sheet_row_and_column() {
        let survey = "type,name,label,relevant,dala_sens,dala_need\n\
            text,two words,A,,,\n\
            hologram,a,A,,,\n\
            select_one nowhere,b,B,,,\n\
            text,c,C,${a =,,\n\
            text,d,D,,TOP,X\n\
            end group,,,,,\n\
            begin group,g,G,,,\n\
            begin group,h,H,,,\n";
        let errors = read(survey, "list_name,name,label\n,x,X\n", SETTINGS).unwrap_err();
        assert_eq!(
            errors,
            [
                "choices 2 list_name: Empty",
                "survey 2 name: Blank(\"two words\")",
                "survey 3 type: UnknownType(\"hologram\")",
                "survey 4 type: UnknownList(\"nowhere\")",
                "survey 5 relevant: Expression(Syntax(1))",
                "survey 6 dala_need: UnknownWord(\"X\")",
                "survey 6 dala_sens: UnknownWord(\"TOP\")",
                "survey 7 type: NoGroupBegin",
                "survey 9 type: NestedGroup",
                "survey 8 type: NoGroupEnd",
            ]
        );
    }

    #[test]
    fn faults_that_show_only_in_the_whole_have_their_places_too() {
        let survey = "type,name,label,relevant\n\
            text,a,A,${b} = 1\n\
            text,parent,P,\n\
            text,_at,P,\n\
            text,cases,P,\n\
            text,a,,\n";
        let settings = "form_title,form_id,version,instance_name\n,ours,V 2,${q}\n";
        assert_eq!(
            read(survey, "list_name,name,label\n", settings).unwrap_err(),
            [
                "settings 2 version: UnknownWord(\"V 2\")",
                "settings 2 form_title: NoLabel",
                "settings 2 instance_name: UnknownField(\"q\")",
                "survey 6 relevant: UnknownField(\"b\")",
                "survey 3 name: Reserved(\"parent\")",
                "survey 4 name: Reserved(\"_at\")",
                "survey 5 name: Reserved(\"cases\")",
                "survey 6 name: Doubled(\"a\")",
                "survey 6 label: NoLabel",
            ]
        );
        assert_eq!(
            read("kind\nx\n", "", "form_id\n").unwrap_err().first().map(String::as_str),
            Some("survey 1 type: MissingColumn(\"type\")")
        );
    }

    #[test]
    fn sheets_beyond_all_measure_are_refused() {
        let long = format!("type,name\ntext,{}\n", "a".repeat(5_000));
        assert_eq!(
            Table::from_csv("survey", &long).unwrap_err()[0].problem,
            Problem::TooLong(4_000)
        );
        let many = "a\n".repeat(30_000);
        assert_eq!(
            Table::from_csv("survey", &many).unwrap_err()[0].problem,
            Problem::TooManyRows(20_000)
        );
        let wide = ",".repeat(300);
        assert_eq!(
            Table::from_csv("survey", &wide).unwrap_err()[0].problem,
            Problem::TooManyColumns(200)
        );
    }
}
