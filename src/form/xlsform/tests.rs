//! Forms as organisations write them: what is read, what is told, what comes back.

use super::*;
use crate::form::expr::Answer;
use crate::form::model::{Field, FieldType, Need, Shown};
use crate::record::Language;

const SETTINGS: &str = "form_title,form_id,version\nOurs,ours,2\n";

fn sheets(survey: &str, choices: &str, settings: &str) -> Sheets {
    let table = |sheet, text| Table::from_csv(sheet, text).unwrap();
    Sheets {
        survey: table("survey", survey),
        choices: table("choices", choices),
        settings: table("settings", settings),
    }
}

fn read_all(survey: &str, choices: &str, settings: &str) -> Result<FormRead, Vec<String>> {
    let read = forms_from_sheets(&sheets(survey, choices, settings), Origin::Brought("file"));
    read.map_err(|errors| {
        let place = |e: SheetError| format!("{} {} {}: {:?}", e.sheet, e.row, e.column, e.problem);
        errors.into_iter().map(place).collect()
    })
}

fn read(survey: &str, choices: &str, settings: &str) -> Result<Form, Vec<String>> {
    read_all(survey, choices, settings).map(|mut read| read.forms.swap_remove(0))
}

pub(super) fn notes(read: &FormRead) -> Vec<String> {
    read.notes.iter().map(ToString::to_string).collect()
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
        begin repeat,h,H,,,\n\
        end group,,,,,\n";
    let errors = read(survey, "list_name,name,label\n,x,X\n", SETTINGS).unwrap_err();
    assert_eq!(
        errors,
        [
            "choices 2 list_name: Empty",
            "survey 2 name: Blank(\"two words\")",
            "survey 3 type: UnknownType(\"hologram\")",
            "survey 4 type: UnknownList(\"nowhere\")",
            "survey 5 relevant: Expression(Syntax(1))",
            "survey 6 dala_sens: UnknownWord(\"TOP\")",
            "survey 7 type: NoGroupBegin",
            "survey 10 type: NoGroupBegin",
            "survey 9 type: NoGroupEnd",
            "survey 8 type: NoGroupEnd",
        ]
    );
}

#[test]
fn faults_that_show_only_in_the_whole_have_their_places_too() {
    let survey = "type,name,label,relevant,calculation,choice_filter\n\
        text,a,A,${b} = 1,,\n\
        text,parent,P,,,\n\
        text,_at,P,,,\n\
        text,cases,P,,,\n\
        text,a,,,,\n\
        calculate,x,,,${y} + 1,\n\
        calculate,y,,,${x} + 1,\n\
        calculate,empty,,,,\n\
        select_one l,s,S,,,town = ${a}\n";
    let settings = "form_title,form_id,instance_name\n,ours,${q}\n";
    assert_eq!(
        read(survey, "list_name,name,label\nl,one,One\n", settings).unwrap_err(),
        ["survey 9 calculation: Empty",]
    );
    let survey = survey.replace("calculate,empty,,,,\n", "").replace("town =", "name =");
    assert_eq!(
        read(&survey, "list_name,name,label\nl,one,One\n", settings).unwrap_err(),
        [
            "settings 2 instance_name: UnknownField(\"q\")",
            "survey 6 relevant: UnknownField(\"b\")",
            "survey 6 name: Doubled(\"a\")",
            "survey 8 calculation: Cycle(\"x → y → x\")",
        ]
    );
    assert_eq!(
        read("kind\nx\n", "", "form_id\n").unwrap_err(),
        ["survey 1 type: MissingColumn(\"type\")", "survey 1 name: MissingColumn(\"name\")"]
    );
    assert_eq!(
        read("type,name,label\ntext,a,A\n", "", "form_id\nperson\n").unwrap_err(),
        ["settings 2 form_id: BuiltIn(\"person\")"]
    );
}

#[test]
fn a_repeat_is_a_kind_of_rows_and_may_hold_another() {
    let survey = "type,name,label,relevant,repeat_count,calculation\n\
        integer,n,How many,,,\n\
        begin repeat,child,Children,${n} > 0,${n},\n\
        text,called,Name,,,\n\
        begin repeat,Toy,Toys,,,\n\
        text,what,What,,,\n\
        end repeat,,,,,\n\
        integer,age,Age,,,\n\
        end repeat,,,,,\n\
        calculate,sum,,,,sum(${age})\n";
    let read = read_all(survey, "", SETTINGS).unwrap();
    let kinds: Vec<&str> = read.forms.iter().map(|form| form.id.as_str()).collect();
    assert_eq!(kinds, ["ours", "ours.child", "ours.child.toy"]);
    let parents: Vec<_> =
        read.forms.iter().map(|form| form.parent.as_ref().map(Kind::as_str)).collect();
    assert_eq!(parents, [None, Some("ours"), Some("ours.child")]);
    let [main, child, _] = read.forms.as_slice() else { panic!() };
    let rows = main.field("child").unwrap();
    assert_eq!(rows.kind, FieldType::Rows(child.id.clone()));
    assert_eq!(rows.row_count.as_ref().unwrap().as_str(), "${n}");
    let names: Vec<&str> = child.fields().map(|field| field.name.as_str()).collect();
    assert_eq!(names, ["called", "Toy", "age"]);
    for form in &read.forms {
        assert_eq!(Form::from_json(&form.canonical_json()).unwrap(), *form);
        assert_eq!(form.version, "2");
    }
}

#[test]
fn groups_within_groups_keep_their_conditions() {
    let survey = "type,name,label,relevant\n\
        text,a,A,\n\
        begin group,outer,Outer,${a} = '1'\n\
        text,b,B,\n\
        begin group,inner,Inner,${b} = '2'\n\
        text,c,C,\n\
        end group,,,\n\
        text,d,D,\n\
        end group,,,\n";
    let form = read(survey, "", SETTINGS).unwrap();
    let groups: Vec<_> =
        form.groups.iter().map(|g| (g.name.as_str(), g.within.as_deref())).collect();
    assert_eq!(
        groups,
        [("", None), ("outer", None), ("inner", Some("outer")), ("", Some("outer"))]
    );
    let around = |name: &str| {
        let group = form.groups.iter().find(|g| g.fields.iter().any(|f| f.name == *name)).unwrap();
        form.around(group).filter(|g| g.relevant.is_some()).count()
    };
    assert_eq!(["a", "b", "c", "d"].map(around), [0, 1, 2, 1]);
}

#[test]
fn parameters_are_read_in_all_their_spellings() {
    let read = |text| field::parameters(text).into_iter().collect::<Vec<_>>();
    let wanted = [("randomize".to_owned(), "true"), ("seed".to_owned(), "42")];
    for text in ["randomize=true seed=42", "Randomize = true; seed = 42", "randomize=true,seed=42"]
    {
        assert_eq!(read(text), wanted, "{text}");
    }
}

#[test]
fn what_is_read_otherwise_is_told_with_what_happens_instead() {
    let survey = "type,name,label,label::French,label::German,audio,choice_filter\n\
        deviceid,dev,,,,,\n\
        barcode,code,Code,Code,,,\n\
        select_one_from_file towns.csv,town,Town,,,,\n\
        select_one l or_other,pick,Pick,,,a.mp3,\n\
        begin group,g,G,,,,\n\
        text,code,Again,,,,\n\
        end group,,,,,,\n\
        note,,Thank you,,,,\n\
        text,bare,,,,,\n\
        start,begun,,,,,\n\
        text,order,Order,,,,\n";
    let settings = "form_id\nUCL Form №1\n";
    let read = read_all(survey, "list_name,name,label\nl,one,One\n", settings).unwrap();
    let [form] = read.forms.as_slice() else { panic!() };
    assert_eq!(form.id.as_str(), "ucl_form__1");
    assert_eq!(form.version.len(), 12);
    assert!(form.field("dev").is_none());
    assert_eq!(form.field("town").unwrap().kind, FieldType::Text);
    assert!(form.field("pick").unwrap().kind.list().unwrap().choice("other").is_some());
    let other = form.field("pick_other").unwrap().relevant.clone().unwrap();
    assert_eq!(other.as_str(), "selected(${pick}, 'other')");
    assert!(form.field("g.code").is_some());
    assert_eq!(form.field("note_9").unwrap().kind, FieldType::Note);
    assert_eq!(form.field("begun").unwrap().shown, Shown::Hidden);
    let told = notes(&read);
    for part in [
        "sheet survey, row 2, column type: \"deviceid\" watches the device",
        "sheet survey, row 3, column type: \"barcode\" is asked as text",
        "sheet survey, row 4, column type: the list lies in towns.csv",
        "sheet survey, row 1, column audio: sound and video",
        "sheet survey, row 1, column label::German: texts in German are left out",
        "sheet survey, row 7, column name: the name \"code\" is taken: this one is kept as \"g.code\"",
        "sheet survey, row 12, column name: the name \"order\" is taken: this one is kept as \"q_order\"",
        "sheet survey, row 10, column label: there is no label: \"bare\" is shown",
        "sheet settings, row 2, column form_id: \"UCL Form №1\" is spelled \"ucl_form__1\" here",
        "sheet settings, row 1, column version: there is no version",
    ] {
        assert!(told.iter().any(|note| note.starts_with(part)), "{part}\n{told:#?}");
    }
    // A name that stands for two questions cannot be asked for.
    let asked = survey.replace("text,bare,,,,,", "text,bare,,,,,\ntext,x,${code},,,,");
    let asked =
        asked.replace("label::French,", "relevant,").replace("x,${code},", "x,X,${code} = 1");
    assert!(read_all(&asked, "list_name,name,label\nl,one,One\n", settings).is_err());
}

struct City;
impl crate::form::expr::World for City {
    fn field(&self, _: &str) -> Vec<Answer> {
        vec![Answer::text("Алматы")]
    }
    fn now(&self) -> Option<String> {
        Some("2022-01-06T14:30:00+06:00".to_owned())
    }
}

#[test]
fn defaults_calculations_and_filters_are_worked_out() {
    let survey = "type,name,label,default,calculation,constraint,parameters,choice_filter,readonly\n\
        text,city,City,Алматы,,,,,\n\
        text,quoted,Q,\"it's \"\"so\"\"\",,,,,\n\
        date,day,Day,today(),,,,,\n\
        date,fixed,Day,2022-01-06,,,,,\n\
        range,score,Score,,,,start=0 end=5 step=0.5,,\n\
        select_one l,pick,Pick,,,,,town = ${city},\n\
        text,shown,Shown,,concat(${city}; '!'),,,,\n";
    let broken =
        read(survey, "list_name,name,label,town\nl,one,One,Алматы\n", SETTINGS).unwrap_err();
    assert_eq!(broken, ["survey 8 calculation: Expression(Syntax(15))"]);
    let survey = survey
        .replace("${city}; '!'", "${city} ,'!'")
        .replace(",concat(${city} ,'!'),", ",\"concat(${city} ,'!')\",");
    let form =
        read(&survey, "list_name,name,label,town\nl,one,One,Алматы\nl,two,Two,x\n", SETTINGS)
            .unwrap();
    let default = |name: &str| {
        form.field(name).unwrap().default.as_ref().unwrap().text(&City, &Answer::none())
    };
    assert_eq!(default("city"), "Алматы");
    assert_eq!(default("quoted"), "it's \"so\"");
    assert_eq!(default("day"), "2022-01-06");
    assert_eq!(default("fixed"), "2022-01-06");
    let score = form.field("score").unwrap();
    assert_eq!(score.kind, FieldType::Decimal);
    assert!(score.constraint.as_ref().unwrap().truth(&City, &Answer::text("4.5")));
    assert!(!score.constraint.as_ref().unwrap().truth(&City, &Answer::text("6")));
    let pick = form.field("pick").unwrap();
    let filter = pick.choice_filter.as_ref().unwrap();
    assert_eq!(filter.filter(pick.kind.list().unwrap(), &City), [0]);
    let shown = form.field("shown").unwrap();
    assert_eq!(shown.shown, Shown::ReadOnly);
    assert_eq!(shown.calculation.as_ref().unwrap().text(&City, &Answer::none()), "Алматы!");
}

#[test]
fn headers_are_read_in_all_their_spellings() {
    let survey = "Type,NAME,Caption:English,label::Русский (ru),Relevance,Constraint Message::ru,bind::required\n\
        text,a,A,А,,,\n\
        text,b,B,Б,${a} = 1,Нет,yes\n";
    let form = read(survey, "", SETTINGS).unwrap();
    let b = form.field("b").unwrap();
    assert_eq!((b.labels.exact(Language::En), b.labels.exact(Language::Ru)), ("B", "Б"));
    assert_eq!(b.constraint_message.exact(Language::Ru), "Нет");
    assert!(b.relevant.is_some() && b.need == Need::Required);
    let doubled = Table::from_csv("survey", "type,name,label,Label\n").unwrap_err();
    assert_eq!(doubled[0].problem, Problem::DoubledColumn("Label".to_owned()));
}

#[test]
fn sheets_beyond_all_measure_are_refused() {
    let problem = |text: &str| Table::from_csv("survey", text).unwrap_err()[0].problem.clone();
    assert_eq!(
        problem(&format!("type,name\ntext,{}\n", "a".repeat(5_000))),
        Problem::TooLong(4_000)
    );
    assert_eq!(problem(&"a\n".repeat(50_000)), Problem::TooManyRows(26_000));
    assert_eq!(problem(&",".repeat(300)), Problem::TooManyColumns(200));
}

#[test]
fn a_form_comes_back_from_its_workbook_as_it_was() {
    let survey = "type,name,label,label::Kazakh (kk),hint,relevant,constraint,repeat_count,default,calculation,choice_filter\n\
        text,city,City,Қала,Where,,,,Алматы,,\n\
        begin group,g,Group,Топ,,${city} != '',,,,,\n\
        select_one l,pick,Pick,,,,,,,,town = ${city}\n\
        begin group,h,Inner,,,,,,,,\n\
        date,d,Day,,,,. <= today(),,,,\n\
        end group,,,,,,,,,,\n\
        image,photo,Photo,,,,,,,,\n\
        end group,,,,,,,,,,\n\
        begin repeat,child,Child,,,,,2,,,\n\
        integer,age,Age,,,,,,,,\n\
        end repeat,,,,,,,,,,\n\
        calculate,sum,,,,,,,,sum(${age}),\n\
        start,begun,,,,,,,,,\n\
        note,thanks,Thank you ${city},,,,,,,,\n";
    let choices = "list_name,name,label,town\nl,one,One,Алматы\nl,two,Two,x\n";
    let settings =
        "form_title,form_id,version,instance_name\nOurs,ours,2,\"concat(${city}, '!')\"\n";
    let first = read_all(survey, choices, settings).unwrap();
    let forms: Vec<&Form> = first.forms.iter().collect();
    let again = forms_from_workbook(workbook_of(&forms).unwrap(), "x", &mut |_| None).unwrap();
    assert_eq!(again.forms, first.forms);
}

#[test]
fn every_built_in_form_comes_back_from_its_workbook_field_by_field() {
    for form in crate::form::builtin_forms().values() {
        let bytes = workbook_of(&[form]).unwrap();
        // Under its own name it is refused: nobody replaces a form of Dala's.
        let refused = forms_from_workbook(bytes.clone(), "x", &mut |_| None).unwrap_err();
        assert!(refused.to_string().contains("is a form of Dala's own"), "{refused}");
        let fields: Vec<&Field> = form.fields().collect();
        assert!(!fields.is_empty() && bytes.starts_with(b"PK"));
    }
}

#[test]
fn what_is_no_workbook_is_refused_and_says_so() {
    let error = |bytes: &[u8]| {
        forms_from_workbook(bytes.to_vec(), "x", &mut |_| None).unwrap_err().to_string()
    };
    assert_eq!(error(b""), "this is not a workbook: neither .xlsx nor .xls");
    assert_eq!(error(b"type,name\ntext,a\n"), "this is not a workbook: neither .xlsx nor .xls");
    assert_eq!(error(b"PK\x03\x04 and no more"), "this file is damaged, or is not a workbook");
    assert_eq!(
        error(&[0xd0, 0xcf, 0x11, 0xe0, 0, 0]),
        "this file is damaged, or is not a workbook"
    );
    let zip = |parts: &[(&str, &[u8])]| {
        let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            std::io::Write::write_all(&mut writer, bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    };
    assert_eq!(error(&zip(&[("a.txt", b"a")])), "this file is damaged, or is not a workbook");
    let bomb = zip(&[("xl/workbook.xml", &vec![b' '; 200 << 20])]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(error(&bomb), "this workbook is larger than 128 MiB when unpacked");
}

#[test]
fn a_workbook_without_the_sheets_of_a_form_is_told_so() {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_name("Detainees").unwrap();
    book.add_worksheet().set_name("Places").unwrap();
    let error =
        forms_from_workbook(book.save_to_buffer().unwrap(), "x", &mut |_| None).unwrap_err();
    assert_eq!(error.to_string(), "sheet survey, row 1, column all: there is no sheet \"survey\"");
}

#[test]
fn cells_that_lie_far_out_merged_or_in_error_are_told() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("Survey").unwrap();
    for (column, text) in ["type", "name", "label"].into_iter().enumerate() {
        sheet.write_string(0, u16::try_from(column).unwrap(), text).unwrap();
    }
    let plain = rust_xlsxwriter::Format::new();
    sheet.write_string(1, 0, "text").unwrap();
    sheet.write_string(1, 1, "a").unwrap();
    sheet.merge_range(2, 0, 2, 2, "", &plain).unwrap();
    let formula = rust_xlsxwriter::Formula::new("=\"Wh\"&\"at\"").set_result("What");
    sheet.write_formula(1, 2, formula).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let read = forms_from_workbook(bytes, "Our Form", &mut |_| None).unwrap();
    let field = read.forms[0].field("a").unwrap();
    assert_eq!(field.labels.get(Language::En), "What");
    assert_eq!(read.forms[0].id.as_str(), "our_form");
    let told = notes(&read);
    assert!(
        told.iter().any(|note| note.contains("row 3") && note.contains("A3:C3 are merged")),
        "{told:?}"
    );

    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("survey").unwrap();
    sheet.write_string(0, 0, "type").unwrap();
    sheet.write_formula(1, 0, rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    sheet.write_string(1_048_575, 1, "far").unwrap();
    let error = forms_from_workbook(book.save_to_buffer().unwrap(), "x", &mut |_| None)
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("row 2, column type: the formula in this cell came to an error"),
        "{error}"
    );
    assert!(error.contains("more than 26000 rows"), "{error}");

    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_name("survey").unwrap().write_string(0, 16_383, "wide").unwrap();
    let error = forms_from_workbook(book.save_to_buffer().unwrap(), "x", &mut |_| None)
        .unwrap_err()
        .to_string();
    assert_eq!(error, "sheet \"survey\" has more than 4096 columns");
}
