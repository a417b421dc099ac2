//! Tables as people have them.

use std::collections::BTreeMap;

use super::*;
use crate::form::builtin_form;
use crate::record::Value;

fn one(bytes: &[u8]) -> RawTable {
    let mut tables = tables_from_bytes(bytes.to_vec()).unwrap();
    assert_eq!(tables.len(), 1);
    tables.swap_remove(0)
}

#[test]
fn every_encoding_and_separator_gives_the_same_cells() {
    let wanted = one("имя,день\r\n\"Асан, Бек\",05.01.2022\r\n".as_bytes());
    assert_eq!(wanted.header, ["имя", "день"]);
    assert_eq!(wanted.rows, [(2, vec!["Асан, Бек".to_owned(), "05.01.2022".to_owned()])]);
    let text = "имя;день\n\"Асан, Бек\";05.01.2022\n";
    let utf16 = |mark: &[u8], swap: bool| {
        let units = text
            .encode_utf16()
            .flat_map(|unit| if swap { unit.to_be_bytes() } else { unit.to_le_bytes() });
        mark.iter().copied().chain(units).collect::<Vec<u8>>()
    };
    let cp1251 = encoding_rs::WINDOWS_1251.encode(text).0.into_owned();
    for bytes in [
        text.as_bytes().to_vec(),
        format!("\u{feff}{text}").into_bytes(),
        format!("sep=;\n{text}").into_bytes(),
        text.replace(';', "\t").into_bytes(),
        utf16(&[0xff, 0xfe], false),
        utf16(&[0xfe, 0xff], true),
        utf16(&[], false),
        cp1251,
    ] {
        let found = one(&bytes);
        assert_eq!(found.header, wanted.header);
        let cells: Vec<_> = found.rows.iter().map(|(_, cells)| cells.clone()).collect();
        assert_eq!(cells, [wanted.rows[0].1.clone()]);
    }
}

#[test]
fn what_is_no_table_is_refused() {
    let error = |bytes: &[u8]| tables_from_bytes(bytes.to_vec()).unwrap_err();
    assert_eq!(error(b""), TableError::Empty);
    assert_eq!(error(b"\n\n  \n"), TableError::Empty);
    assert_eq!(error(&[0x89, b'P', b'N', b'G', 0, 1, 2, 3, 0x98]), TableError::NotText);
    assert!(matches!(error(b"PK\x03\x04 no more"), TableError::Workbook(_)));
    assert_eq!(error(&b"a\n".repeat(600_000)), TableError::TooManyRows);
    assert_eq!(error(&b",".repeat(5_000)), TableError::TooManyColumns(1));
    let open = [b"a,b\n1,\"".as_slice(), &vec![b'x'; 2 << 20]].concat();
    assert_eq!(error(&open), TableError::TooLong(2));
}

fn cell(kind: &str, field: &str, text: &str) -> Result<String, CellProblem> {
    cell_in(kind, field, text, DateOrder::DayFirst)
}

fn cell_in(kind: &str, field: &str, text: &str, order: DateOrder) -> Result<String, CellProblem> {
    let form = builtin_form(kind).unwrap();
    let value = value_of(form.field(field).unwrap(), text, order)?;
    Ok(value.map_or_else(String::new, |value| String::from_utf8(value.canonical()).unwrap()))
}

#[test]
fn cells_are_read_as_people_write_them() {
    let ok = |field: &str, text: &str, json: &str| {
        let kind = if builtin_form("person").unwrap().field(field).is_some() {
            "person"
        } else {
            "arrest"
        };
        assert_eq!(cell(kind, field, text).as_deref(), Ok(json), "{field} {text}");
    };
    ok("family_name", " Ахметов ", r#"{"text":"Ахметов"}"#);
    ok("family_name", "", "");
    ok("family_name", "'=SUM(A1)", r#"{"text":"=SUM(A1)"}"#);
    ok("sex", "Мужской", r#"{"code":"male"}"#);
    ok("sex", "FEMALE", r#"{"code":"female"}"#);
    ok("sex", "{unknown}", r#"{"state":"unknown"}"#);
    ok("languages", "kk ru", r#"{"codes":["kk","ru"]}"#);
    ok("is_deceased", "да", r#"{"code":"yes"}"#);
    ok("is_deceased", "жоқ", r#"{"code":"no"}"#);
    ok("is_deceased", "0", r#"{"code":"no"}"#);
    ok("age_stated", "34.0", r#"{"int":34}"#);
    ok("arrested_on", "2022-01-05", r#"{"date":"2022-01-05"}"#);
    ok("arrested_on", "2022-01-05T00:00:00", r#"{"date":"2022-01-05"}"#);
    ok("arrested_on", "05.01.2022", r#"{"date":"2022-01-05"}"#);
    ok("arrested_on", "5/1/22", r#"{"date":"2022-01-05","said":"5/1/22"}"#);
    ok("arrested_on", "January 2022", r#"{"date":"2022-01"}"#);
    ok("arrested_on", "январь 2022", r#"{"date":"2022-01"}"#);
    ok("arrested_on", "2022", r#"{"date":"2022"}"#);
    ok("arrested_at", "22:15:00.000+06:00", r#"{"precision":"exact","time":"22:15"}"#);
    let month_first = cell_in("arrest", "arrested_on", "5/1/22", DateOrder::MonthFirst);
    assert_eq!(month_first.as_deref(), Ok(r#"{"date":"2022-05-01","said":"5/1/22"}"#));
    let geo = cell("place", "geo", "43.238949 76.889709 0 12.5");
    assert_eq!(geo.as_deref(), Ok(r#"{"geo":["43.238949","76.889709"],"m":12}"#));
}

#[test]
fn cells_that_are_no_value_say_why() {
    assert_eq!(cell("person", "sex", "Ахметов"), Err(CellProblem::NotInList("sex".to_owned())));
    assert!(matches!(cell("arrest", "arrested_on", "31.02.2022"), Err(CellProblem::Date(_))));
    assert_eq!(cell("arrest", "arrested_on", "когда-то"), Err(CellProblem::Type("a date")));
    assert_eq!(cell("person", "age_stated", "много"), Err(CellProblem::Type("a whole number")));
    assert_eq!(cell("person", "is_deceased", "может быть"), Err(CellProblem::Type("yes or no")));
}

#[test]
fn columns_find_their_fields_by_name_by_path_by_label_and_as_told() {
    let (person, detention) = (builtin_form("person").unwrap(), builtin_form("detention").unwrap());
    let header = [
        "family_name",
        "group/given_name",
        "about-sex",
        "Дата рождения",
        "languages/kk",
        "languages/ru",
        "detention.started_on",
        "ФИО отца",
        "_uuid",
        "_index",
        "_submission_time",
        "Extra",
        "",
    ];
    let header: Vec<String> = header.into_iter().map(str::to_owned).collect();
    let said = BTreeMap::from([("ФИО отца".to_owned(), "patronymic".to_owned())]);
    let columns = columns_of(&header, &[person, detention], &said);
    let field =
        |kind: &str, name: &str| Target::Field(kind.parse().unwrap(), name.parse().unwrap());
    let choice = |code: &str| {
        Target::Choice("person".parse().unwrap(), "languages".parse().unwrap(), code.to_owned())
    };
    assert_eq!(
        columns.targets,
        [
            field("person", "family_name"),
            field("person", "given_name"),
            field("person", "sex"),
            field("person", "birth_date"),
            choice("kk"),
            choice("ru"),
            field("detention", "started_on"),
            field("person", "patronymic"),
            Target::Instance,
            Target::Index,
            Target::Nothing,
            Target::Nothing,
            Target::Nothing,
        ]
    );
    assert_eq!(columns.unused, ["Extra"]);
}

#[test]
fn tables_that_are_written_read_back_and_run_nothing() {
    let sheet = Sheet {
        name: "person".to_owned(),
        header: vec!["name".to_owned(), "n".to_owned()],
        is_number: vec![false, true],
        rows: vec![
            vec!["=cmd|' /C calc'!A0".to_owned(), "-5".to_owned()],
            vec!["@x, \"y\"\nz".to_owned(), String::new()],
        ],
    };
    let bytes = csv_of(&sheet);
    assert!(bytes.starts_with("\u{feff}name,n\r\n'=cmd".as_bytes()));
    assert!(String::from_utf8_lossy(&bytes).contains(",-5\r\n"));
    let form = builtin_form("person").unwrap();
    for bytes in [bytes, workbook_of_table(&sheet).unwrap()] {
        let table = one(&bytes);
        for ((_, cells), row) in table.rows.iter().zip(&sheet.rows) {
            let name =
                value_of(form.field("remarks").unwrap(), &cells[0], DateOrder::DayFirst).unwrap();
            assert_eq!(name, Some(Value::text(&row[0])));
        }
        assert_eq!(table.rows[0].1[1], "-5");
    }
}
