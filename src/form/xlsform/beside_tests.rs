//! Files that lie beside a workbook: lists, tables that are looked into, what is searched.

use std::sync::Arc;

use super::tests::notes;
use super::*;
use crate::form::model::FieldType;
use crate::form::{Kin, Live, Values};
use crate::record::{Language, Value};

/// A workbook of these sheets.
fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(*cells) {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_list_in_a_file_beside_the_workbook_is_a_list_of_the_form() {
    let survey = [
        ["type", "name", "label", "choice_filter", "parameters"],
        ["select_one_from_file regions.csv", "region", "Region", "", ""],
        [
            "select_one_from_file towns.csv",
            "town",
            "Town",
            "region = ${region}",
            "value=code label=town",
        ],
        ["select_multiple_from_file towns.csv", "seen", "Seen", "", "value=code label=town"],
        ["select_one_from_file ../other.csv", "far", "Far", "", ""],
        ["select_one_from_file bad.csv", "bad", "Bad", "", ""],
    ];
    let survey: Vec<&[&str]> = survey.iter().map(|row| &row[..]).collect();
    let bytes = workbook(&[("survey", &survey), ("choices", &[&["list_name"]])]);
    let mut asked = Vec::new();
    let mut beside = |name: &str| {
        asked.push(name.to_owned());
        let text = match name {
            "regions.csv" => "name,label,label::Русский (ru)\nala,Almaty,Алматы\nabay,Abay,Абай\n",
            "towns.csv" => "code;town;region\nala1;Алматы;ala\nsem;Семей;abay\n",
            "bad.csv" => "name,label\nno code,X\n",
            _ => return None,
        };
        Some(text.as_bytes().to_vec())
    };
    let read = forms_from_workbook(bytes, "x", &mut beside).unwrap();
    assert_eq!(asked, ["regions.csv", "towns.csv", "bad.csv"], "nothing leads elsewhere");
    let [form] = read.forms.as_slice() else { panic!() };
    let region = form.field("region").unwrap().kind.list().unwrap();
    assert_eq!(region.choice("ala").unwrap().labels.ru, "Алматы");
    let town = form.field("town").unwrap().kind.list().unwrap();
    assert_eq!(town.choice("sem").unwrap().extras["region"], "abay");
    assert_eq!(town.label("sem", Language::Ru), "Семей");
    assert!(matches!(form.field("seen").unwrap().kind, FieldType::Many(_)));
    for name in ["far", "bad"] {
        assert_eq!(form.field(name).unwrap().kind, FieldType::Text);
    }
    assert_eq!(notes(&read).iter().filter(|note| note.contains("asked as text")).count(), 2);
}

#[test]
fn what_a_question_searches_in_a_file_beside_the_workbook_is_a_list_with_a_filter() {
    let survey = [
        ["type", "name", "label", "body::appearance"],
        ["select_one regions", "region", "Region", "minimal search('places')"],
        ["select_one towns", "town", "Town", "search('places', 'matches', 'region', ${region})"],
        ["text", "part", "Part", ""],
        [
            "select_one towns",
            "like",
            "Like",
            "search('places.csv','startswith','label',${part},'region','ala')",
        ],
        ["select_one towns", "far", "Far", "search('../places')"],
        ["select_one towns", "odd", "Odd", "search('places', 'sounds like', 'region', 'x')"],
    ];
    let choices = [
        ["list name", "name", "label", "label::Русский (ru)"],
        ["regions", "region", "region", "region"],
        ["towns", "code", "label, region", "label"],
        ["towns", "9", "Elsewhere", "В другом месте"],
    ];
    let survey: Vec<&[&str]> = survey.iter().map(|row| &row[..]).collect();
    let choices: Vec<&[&str]> = choices.iter().map(|row| &row[..]).collect();
    let bytes = workbook(&[("survey", &survey), ("choices", &choices)]);
    let mut asked = BTreeSet::new();
    let mut beside = |name: &str| {
        asked.insert(name.to_owned());
        let text = "code,label,region\nala1,Алматы,ala\nala2,Талғар,ala\nsem,Семей,abay\n\
            sem,Семей,east\n";
        Some(text.as_bytes().to_vec())
    };
    let read = forms_from_workbook(bytes, "x", &mut beside).unwrap();
    assert_eq!(asked.iter().map(String::as_str).collect::<Vec<_>>(), ["places.csv"]);
    // As it comes out of the vault again.
    let form = Arc::new(Form::from_json(&read.forms[0].canonical_json()).unwrap());
    let mut live = Live::new(Arc::clone(&form), Values::new(), Kin::default());
    let codes = |live: &Live, name: &str| {
        let field = form.field(name).unwrap();
        let choices = &field.kind.list().unwrap().choices;
        let places = live.offered(field).unwrap_or_else(|| (0..choices.len()).collect());
        places.iter().map(|at| choices[*at].code.clone()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(codes(&live, "region"), "ala abay east", "each once");
    live.set(&"region".parse().unwrap(), Some(Value::code("abay")));
    assert_eq!(codes(&live, "town"), "9 sem", "a choice with a number is always offered");
    live.set(&"part".parse().unwrap(), Some(Value::text("Тал")));
    assert_eq!(codes(&live, "like"), "9 ala2");
    live.set(&"region".parse().unwrap(), Some(Value::code("east")));
    assert_eq!(codes(&live, "town"), "9 sem", "a choice may stand there for several");
    let town = form.field("town").unwrap().kind.list().unwrap();
    assert_eq!(town.choice("sem").unwrap().labels.other, "Семей, abay");
    assert_eq!(town.choice("sem").unwrap().labels.ru, "Семей");
    for name in ["far", "odd"] {
        assert_eq!(form.field(name).unwrap().kind, FieldType::Text);
    }
    assert_eq!(notes(&read).iter().filter(|note| note.contains("search()")).count(), 2);
    assert!(notes(&read).iter().all(|note| !note.contains("csv_")), "{:?}", notes(&read));
}

#[test]
fn external_choices_are_lists_of_the_form() {
    let bytes = workbook(&[
        (
            "survey",
            &[
                &["type", "name", "label", "choice_filter"],
                &["select_one region", "region", "Region", ""],
                &["select_one_external town", "town", "Town", "region=${region}"],
            ],
        ),
        ("choices", &[&["list_name", "name", "label"], &["region", "ala", "Almaty"]]),
        (
            "external_choices",
            &[
                &["list_name", "name", "label", "region"],
                &["town", "ala1", "Алматы", "ala"],
                &["town", "sem", "Семей", "abay"],
            ],
        ),
    ]);
    let read = forms_from_workbook(bytes, "x", &mut |_| None).unwrap();
    let form = Arc::new(read.forms[0].clone());
    let mut live = Live::new(Arc::clone(&form), Values::new(), Kin::default());
    live.set(&"region".parse().unwrap(), Some(Value::code("ala")));
    assert_eq!(live.offered(form.field("town").unwrap()).unwrap(), [0]);
    assert!(notes(&read).iter().all(|note| note.contains("version")), "{:?}", notes(&read));
}

#[test]
fn a_searched_file_that_is_too_long_is_told_and_the_rest_is_read() {
    let bytes = workbook(&[
        (
            "survey",
            &[
                &["type", "name", "label", "appearance", "Choice Filter", "hint"],
                &["select_one long", "long", "Long", "search('long')", "", "for research(ers)"],
            ],
        ),
        ("choices", &[&["list_name", "name", "label"], &["long", "code", "code"]]),
    ]);
    let text = (0..30_000).map(|row| format!("c{row}")).collect::<Vec<_>>().join("\n");
    let mut long = |_: &str| Some(format!("code\n{text}").into_bytes());
    let read = forms_from_workbook(bytes, "x", &mut long).unwrap();
    assert_eq!(read.forms[0].field("long").unwrap().kind, FieldType::Text);
    assert!(notes(&read).iter().any(|note| note.contains("search()")));
}

/// A workbook of one question that pulls from a file.
fn pulling() -> Vec<u8> {
    workbook(&[(
        "survey",
        &[
            &["type", "name", "label", "calculation"],
            &["text", "code", "Code", ""],
            &["calculate", "chief", "", "pulldata('units.csv', 'name', 'key', ${code})"],
            &[
                "calculate",
                "town",
                "",
                "concat('in ', pulldata(\"units\", 'town', 'key', ${code}))",
            ],
        ],
    )])
}

#[test]
fn what_is_pulled_from_a_file_beside_the_workbook_is_looked_up_there() {
    let text = "key,name,town\nunit 7,Бек,Алматы\nunit 8,Асан,Семей\nunit 8,Ким,\n";
    let mut asked = Vec::new();
    let mut beside = |name: &str| {
        asked.push(name.to_owned());
        Some(text.as_bytes().to_vec())
    };
    let read = forms_from_workbook(pulling(), "x", &mut beside).unwrap();
    assert_eq!(asked, ["units.csv"]);
    // As it comes out of the vault again.
    let form = Form::from_json(&read.forms[0].canonical_json()).unwrap();
    let worked_out = |code: &str| {
        let mut live = Live::new(form.clone().into(), Values::new(), Kin::default());
        live.set(&"code".parse().unwrap(), Some(Value::text(code)));
        ["chief", "town"].map(|name| match live.values().get(name) {
            Some(Value::Text(text)) => text.clone(),
            _ => String::new(),
        })
    };
    assert_eq!(worked_out("unit 7"), ["Бек", "in Алматы"]);
    assert_eq!(worked_out("unit 8"), ["Асан", "in Семей"], "the first row counts");
    assert_eq!(worked_out("unit 9"), ["", "in"]);
    let missing = forms_from_workbook(pulling(), "x", &mut |_| None).unwrap_err().to_string();
    assert!(
        missing.contains("row 3, column calculation: there is no list \"units.csv\""),
        "{missing}"
    );
}
