//! Answers from elsewhere, through the real program: exports of survey programs, an
//! organisation's own list of detainees, and tables of ours on their way out and back.

#![expect(clippy::unwrap_used, reason = "a test fails by panic")]

#[path = "../common/cli.rs"]
mod cli;
#[path = "../common/mod.rs"]
mod common;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use cli::{arg, dala, json, unlock};
use common::surroundings;
use dala::record::Json;
use rust_xlsxwriter::Workbook;

struct Scene {
    folder: tempfile::TempDir,
    vault: PathBuf,
}

impl Scene {
    fn new() -> Self {
        Self::of(1)
    }

    /// The vault of somebody, whose keys follow from a number.
    fn of(whom: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let vault = folder.path().join("a.dala");
        dala::casework::Casework::create(&vault, unlock(), "a", surroundings(whom)).unwrap();
        Self { folder, vault }
    }

    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::File::create(&path).unwrap().write_all(bytes).unwrap();
        path
    }

    fn import(&self, file: &Path, more: &[&str]) -> Json {
        json(&[&["import", arg(&self.vault), arg(file)], more].concat())
    }

    fn list(&self, kind: &str) -> Vec<Json> {
        json(&["list", arg(&self.vault), kind]).as_array().unwrap().clone()
    }
}

fn book(path: &Path, sheets: &[(&str, &[&[&str]])]) {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0u32..).zip(*rows) {
            for (column, cell) in (0u16..).zip(*cells) {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    }
    book.save(path).unwrap();
}

const LIST: &str = "№;ФИО;Пол;Дата задержания;Статус;Примечание\r\n\
    1;Ахметов Асан;мужской;05.01.2022;Под стражей;взят на площади\r\n\
    2;Байтас Зейнеп;женский;5/1/22;;\r\n\
    3;Ким Олег;мужской;январь 2022;;=ошибка\r\n\
    4;Дала Бек;мужской;2022;;\r\n";

fn of_people() -> Vec<&'static str> {
    vec![
        "--form",
        "person",
        "--with",
        "detention",
        "--map",
        "ФИО=family_name",
        "--map",
        "Пол=sex",
        "--map",
        "Дата задержания=detention.started_on",
        "--map",
        "Примечание=remarks",
    ]
}

#[test]
fn a_list_of_detainees_becomes_people_and_detentions_once() {
    let scene = Scene::new();
    let cp1251 = encoding_rs::WINDOWS_1251.encode(LIST).0.into_owned();
    let file = scene.file("list.csv", &cp1251);
    let before = std::fs::read(&scene.vault).unwrap();
    let preview = scene.import(&file, &[of_people(), vec!["--preview"]].concat());
    assert_eq!(preview["added"]["person"].as_u64(), Some(4), "{preview}");
    assert_eq!(std::fs::read(&scene.vault).unwrap(), before);
    let report = scene.import(&file, &of_people());
    assert_eq!(
        (report["added"]["person"].as_u64(), report["added"]["detention"].as_u64()),
        (Some(4), Some(4))
    );
    let unused: Vec<_> =
        report["unused"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
    assert_eq!(unused, ["№", "Статус"]);
    let detentions = scene.list("detention");
    let mut days: Vec<_> = detentions
        .iter()
        .map(|one| one["fields"]["started_on"]["value"]["date"].as_str().unwrap())
        .collect();
    days.sort_unstable();
    assert_eq!(days, ["2022", "2022-01", "2022-01-05", "2022-01-05"]);
    let people: Vec<_> =
        scene.list("person").iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect();
    assert!(detentions.iter().all(|one| {
        people.contains(&one["fields"]["person"]["value"]["ref"].as_str().unwrap().to_owned())
    }));

    // The same file again, in another encoding and as a workbook, adds nothing.
    let utf8 = scene.file("list2.csv", LIST.as_bytes());
    let again = scene.import(&utf8, &of_people());
    assert_eq!(
        (again["added"].as_object().unwrap().len(), again["known"].as_u64()),
        (0, Some(8)),
        "{again}"
    );
    assert_eq!(scene.list("person").len(), 4);
    json(&["check", arg(&scene.vault)]);
}

#[test]
fn rows_with_faults_are_named_and_nothing_is_half_taken_in() {
    let scene = Scene::new();
    let text = "family_name,sex,birth_date\nАхметов,male,1990\nКим,зелёный,31.02.1990\nДала,female,1991-05\n";
    let file = scene.file("bad.csv", text.as_bytes());
    let before = std::fs::read(&scene.vault).unwrap();
    let refused = dala(&["import", arg(&scene.vault), arg(&file), "--form", "person"]);
    assert_eq!((refused.code, refused.out.as_str()), (1, ""));
    for part in [
        "row 3, column sex: not in the list sex",
        "row 3, column birth_date: ",
        "1 rows have faults; nothing was changed",
    ] {
        assert!(refused.err.contains(part), "{part}: {refused:?}");
    }
    // The secret for ids may be there already; of the rows nothing is.
    assert!(scene.list("person").is_empty() || std::fs::read(&scene.vault).unwrap() == before);
    let report = scene.import(&file, &["--form", "person", "--skip-bad"]);
    assert_eq!(
        (report["added"]["person"].as_u64(), report["left_out"].as_u64()),
        (Some(2), Some(1))
    );
    // Mended, the row is a new one; the others are known.
    let file = scene.file("good.csv", text.replace("зелёный,31.02", "male,28.02").as_bytes());
    let report = scene.import(&file, &["--form", "person"]);
    assert_eq!((report["added"]["person"].as_u64(), report["known"].as_u64()), (Some(1), Some(2)));
}

fn anketa(path: &Path) {
    book(
        path,
        &[
            (
                "survey",
                &[
                    &["type", "name", "label"],
                    &["text", "called", "Name"],
                    &["begin group", "more", "More"],
                    &["select_multiple lang", "speaks", "Languages"],
                    &["date", "day", "Day"],
                    &["image", "face", "Photo"],
                    &["end group", "", ""],
                    &["begin repeat", "mate", "Cellmate"],
                    &["text", "who", "Who"],
                    &["end repeat", "", ""],
                ],
            ),
            (
                "choices",
                &[
                    &["list_name", "name", "label"],
                    &["lang", "kk", "Kazakh"],
                    &["lang", "ru", "Russian"],
                ],
            ),
            ("settings", &[&["form_id", "version"], &["anketa", "1"]]),
        ],
    );
}

#[test]
fn an_export_of_kobotoolbox_comes_in_with_its_repeats_and_photos() {
    let scene = Scene::new();
    let form = scene.folder.path().join("anketa.xlsx");
    anketa(&form);
    json(&["form", "add", arg(&scene.vault), arg(&form)]);
    let media = scene.folder.path().join("media");
    std::fs::create_dir(&media).unwrap();
    image::RgbImage::new(8, 8).save(media.join("face1.png")).unwrap();
    let export = scene.folder.path().join("kobo.xlsx");
    let kobo = |path: &Path, name: &str| {
        book(
            path,
            &[
                (
                    "anketa",
                    &[
                        &[
                            "called",
                            "more/speaks",
                            "more/speaks/kk",
                            "more/speaks/ru",
                            "more/day",
                            "more/face",
                            "_id",
                            "_uuid",
                            "_submission_time",
                            "_index",
                        ],
                        &[
                            name,
                            "kk ru",
                            "1",
                            "1",
                            "2022-01-05",
                            "face1.png",
                            "7",
                            "aaaa-1",
                            "2022-02-01T10:00:00",
                            "1",
                        ],
                        &["Бек", "", "0", "1", "", "", "8", "aaaa-2", "2022-02-01T11:00:00", "2"],
                    ],
                ),
                (
                    "mate",
                    &[
                        &["who", "_index", "_parent_table_name", "_parent_index"],
                        &["Ерлан", "1", "anketa", "1"],
                        &["Данияр", "2", "anketa", "1"],
                    ],
                ),
            ],
        );
    };
    kobo(&export, "Асан");
    let missing = dala(&["import", arg(&scene.vault), arg(&export), "--form", "anketa"]);
    assert!(
        missing
            .err
            .contains("row 2, column more/face: the file that is named is not in the media folder"),
        "{missing:?}"
    );
    let report = scene.import(&export, &["--form", "anketa", "--media", arg(&media)]);
    assert_eq!(
        (report["added"]["anketa"].as_u64(), report["added"]["anketa.mate"].as_u64()),
        (Some(2), Some(2)),
        "{report}"
    );
    assert_eq!(report["unused"].as_array().unwrap().len(), 0, "{report}");
    let told = scene.list("anketa");
    let asan = told.iter().find(|one| one["fields"]["called"]["value"]["text"] == "Асан").unwrap();
    assert_eq!(asan["fields"]["speaks"]["value"].to_string(), r#"{"codes":["kk","ru"]}"#);
    assert!(asan["fields"]["face"]["value"]["ref"].is_string(), "{asan}");
    let mates = scene.list("anketa.mate");
    assert!(mates.iter().all(|mate| mate["parent"] == asan["id"]), "{mates:?}");
    assert_eq!(scene.list("attachment").len(), 1);

    // Again: nothing. Corrected at the source: told, and taken over only if one says so.
    let again = scene.import(&export, &["--form", "anketa", "--media", arg(&media)]);
    assert_eq!(
        (again["added"].as_object().unwrap().len(), again["known"].as_u64()),
        (0, Some(4)),
        "{again}"
    );
    kobo(&export, "Асан Ахметов");
    let other = scene.import(&export, &["--form", "anketa", "--media", arg(&media)]);
    assert_eq!(
        (other["differing"].as_u64(), other["updated"].as_u64()),
        (Some(1), Some(0)),
        "{other}"
    );
    let other = scene.import(&export, &["--form", "anketa", "--media", arg(&media), "--update"]);
    assert_eq!(other["updated"].as_u64(), Some(1), "{other}");
}

#[test]
fn an_export_of_odk_central_comes_in_sheet_by_sheet() {
    let scene = Scene::new();
    let form = scene.folder.path().join("anketa.xlsx");
    anketa(&form);
    json(&["form", "add", arg(&scene.vault), arg(&form)]);
    let text = "SubmissionDate,called,more-speaks,more-day,more-face,meta-instanceID,KEY,SubmitterID\n\
        2022-02-01T10:00:00Z,Асан,kk ru,2022-01-05,,uuid:1,uuid:1,3\n";
    let file = scene.file("anketa.csv", text.as_bytes());
    let report = scene.import(&file, &["--form", "anketa"]);
    assert_eq!(report["added"]["anketa"].as_u64(), Some(1), "{report}");
    assert_eq!(report["unused"].as_array().unwrap().len(), 0, "{report}");
}

#[test]
fn a_table_goes_out_and_comes_back_as_it_was() {
    let scene = Scene::new();
    let id = |args: &[&str]| json(args)["id"].as_str().unwrap().to_owned();
    let vault = arg(&scene.vault);
    id(&[
        "add",
        vault,
        "person",
        "--set",
        "family_name==SUM(A1)",
        "--set",
        "languages=kk,ru",
        "--set",
        "birth_date=1990-05~ \"весной\"",
        "--state",
        "sex=refused",
        "--set",
        "dependants_count=2",
    ]);
    for name in ["people.csv", "people.xlsx"] {
        let out = scene.folder.path().join(name);
        assert_eq!(json(&["export-table", vault, "person", arg(&out)])["rows"].as_u64(), Some(1));
        let back = scene.import(&out, &["--form", "person"]);
        assert_eq!(
            (back["known"].as_u64(), back["added"].as_object().unwrap().len()),
            (Some(1), 0),
            "{name} {back}"
        );
        let other = Scene::new();
        let report = other.import(&out, &["--form", "person"]);
        assert_eq!(report["added"]["person"].as_u64(), Some(1), "{report}");
        let fields = |scene: &Scene| scene.list("person")[0]["fields"].to_string();
        assert_eq!(fields(&other), fields(&scene));
    }
    let csv = std::fs::read_to_string(scene.folder.path().join("people.csv")).unwrap();
    assert!(csv.starts_with('\u{feff}') && csv.contains("'=SUM(A1)") && csv.contains("{refused}"));
}

#[test]
fn files_that_rows_name_come_in_with_all_rows_or_not_at_all() {
    let scene = Scene::new();
    let media = scene.folder.path().join("media");
    std::fs::create_dir(&media).unwrap();
    image::RgbImage::new(8, 8).save(media.join("paper.png")).unwrap();
    let person = json(&["add", arg(&scene.vault), "person", "--set", "family_name=Б"]);
    let person = person["id"].as_str().unwrap();
    let table = |row: &str| {
        format!("dala_id,autopsy,report_copy,person\n,done,paper.png,{person}\n{row}\n")
    };
    // The second row has the id of the person.
    let file = scene.file("deaths.csv", table(&format!("{person},done,,{person}")).as_bytes());
    let order = ["--form", "death", "--media", arg(&media)];
    let refused = dala(&[&["import", arg(&scene.vault), arg(&file)], &order[..]].concat());
    assert!(refused.err.contains("already"), "{refused:?}");
    assert_eq!((scene.list("attachment").len(), scene.list("death").len()), (0, 0));
    let file = scene.file("right.csv", table("").as_bytes());
    let report = scene.import(&file, &order);
    assert_eq!(report["added"]["death"], 1, "{report}");
    assert_eq!(scene.list("attachment").len(), 1);

    // A row that names another file now says otherwise, and is left: so is the file.
    let death = scene.list("death")[0]["id"].as_str().unwrap().to_owned();
    image::RgbImage::new(9, 9).save(media.join("other.png")).unwrap();
    let text = format!("dala_id,report_copy\n{death},other.png\n");
    let file = scene.file("again.csv", text.as_bytes());
    let report = scene.import(&file, &order);
    assert_eq!((report["differing"].as_u64(), scene.list("attachment").len()), (Some(1), 1));
    let report = scene.import(&file, &[&order[..], &["--update"]].concat());
    assert_eq!((report["updated"].as_u64(), scene.list("attachment").len()), (Some(1), 2));
}

#[test]
fn a_row_that_names_a_record_that_is_not_here_is_a_fault_of_its_own() {
    let scene = Scene::new();
    let nobody = "4e1b5a3c-9d0f-4c57-8a44-0a1b2c3d4e5f";
    let add = |kind: &str, said: &str| {
        let added = json(&["add", arg(&scene.vault), kind, "--set", said]);
        added["id"].as_str().unwrap().to_owned()
    };
    let (person, place) = (add("person", "family_name=Б"), add("place", "name=Алматы"));
    let text = format!("autopsy,person\ndone,{person}\ndone,{nobody}\ndone,{place}\n");
    let file = scene.file("deaths.csv", text.as_bytes());
    let refused = dala(&["--json", "import", arg(&scene.vault), arg(&file), "--form", "death"]);
    assert_eq!(refused.code, 1);
    let told: Json = serde_json::from_str(&refused.out).unwrap();
    assert_eq!((told["refused"].as_bool(), told["left_out"].as_u64()), (Some(true), Some(2)));
    let problems: Vec<String> = told["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| format!("{} {} {}", one["row"], one["column"], one["problem"]))
        .collect();
    assert!(problems[0].contains("3 ") && problems[0].contains("is not here"), "{problems:?}");
    assert!(problems[1].contains("4 ") && problems[1].contains("of another kind"), "{problems:?}");
    let report = scene.import(&file, &["--form", "death", "--skip-bad"]);
    assert_eq!(report["added"]["death"], 1, "{report}");
}

#[test]
fn a_sheet_of_repeats_alone_finds_the_records_that_came_before() {
    let scene = Scene::new();
    let form = scene.folder.path().join("anketa.xlsx");
    anketa(&form);
    json(&["form", "add", arg(&scene.vault), arg(&form)]);
    let uuid = "0e6f7f50-1a2b-4c3d-8e4f-5a6b7c8d9e0f";
    // Central writes the UUID behind a word, KoBoToolbox bare.
    let central = format!("called,KEY\nАсан,uuid:{uuid}\nБек,uuid:2\n");
    let file = scene.file("anketa.csv", central.as_bytes());
    scene.import(&file, &["--form", "anketa"]);
    let said = scene.list("anketa");
    let of = |name: &str| {
        let found = said.iter().find(|one| one["fields"]["called"]["value"]["text"] == name);
        found.unwrap()["id"].as_str().unwrap().to_owned()
    };
    assert_eq!(of("Асан"), uuid);
    let repeats = format!(
        "who,PARENT_KEY,KEY\nЕрлан,uuid:{uuid},uuid:{uuid}/mate[1]\nДанияр,uuid:2,uuid:2/mate[1]\n"
    );
    let file = scene.file("anketa-mate.csv", repeats.as_bytes());
    let report = scene.import(&file, &["--form", "anketa.mate"]);
    assert_eq!(report["added"]["anketa.mate"], 2, "{report}");
    let kobo = format!("who,_index,_parent_index,_submission__uuid\nОлжас,1,1,{uuid}\n");
    let file = scene.file("kobo.csv", kobo.as_bytes());
    scene.import(&file, &["--form", "anketa.mate"]);
    let parent = |who: &str| {
        let rows = scene.list("anketa.mate");
        let found = rows.iter().find(|one| one["fields"]["who"]["value"]["text"] == who);
        found.unwrap()["parent"].as_str().unwrap().to_owned()
    };
    assert_eq!(["Ерлан", "Данияр", "Олжас"].map(parent), [of("Асан"), of("Бек"), of("Асан")]);
    let lost = scene.file("lost.csv", "who,PARENT_KEY\nКим,uuid:3\n".as_bytes());
    let refused = dala(&["import", arg(&scene.vault), arg(&lost), "--form", "anketa.mate"]);
    assert!(
        refused.err.contains("row 2, column parent: the row that it belongs to"),
        "{refused:?}"
    );
}

#[test]
fn records_of_ones_own_form_and_rows_of_a_case_are_filed_under_it() {
    let scene = Scene::new();
    let vault = arg(&scene.vault);
    let form = scene.folder.path().join("anketa.xlsx");
    anketa(&form);
    json(&["form", "add", vault, arg(&form)]);
    let case = json(&["add", vault, "case", "--set", "title=A"])["id"].as_str().unwrap().to_owned();
    let person = json(&["add", vault, "person", "--set", "family_name=Б"]);
    let file = scene.file("anketa.csv", "called\nАсан\n".as_bytes());
    scene.import(&file, &["--form", "anketa", "--case", &case]);
    let text = format!("person,case_roles\n{},victim\n", person["id"].as_str().unwrap());
    let file = scene.file("people.csv", text.as_bytes());
    scene.import(&file, &["--form", "case_person", "--case", &case]);
    assert_eq!(scene.list("case_person")[0]["parent"], case.as_str());
    // What an export of the case would take.
    let filed = json(&["list", vault, "anketa", "--case", &case]);
    assert_eq!(filed.as_array().unwrap().len(), 1, "{filed}");
    let added = json(&["add", vault, "anketa", "--case", &case, "--set", "called=Бек"]);
    assert!(added["id"].is_string(), "{added}");
    // The form goes out as a workbook, in which that is known for what it is.
    let out = scene.folder.path().join("out.xlsx");
    json(&["form", "export", "anketa", arg(&out), "--vault", vault]);
    let checked = json(&["form", "check", arg(&out)]);
    assert_eq!(checked["questions"].as_u64(), Some(6), "{checked}");
    assert!(!checked["notes"].to_string().contains("cases"), "{checked}");
}

#[test]
fn a_question_called_as_something_of_ours_is_found_in_its_exports() {
    let scene = Scene::new();
    let form = scene.folder.path().join("kin.xlsx");
    book(
        &form,
        &[
            (
                "survey",
                &[
                    &["type", "name", "label"],
                    &["text", "parent", "Mother or father"],
                    &["text", "cases", "Number of cases"],
                ],
            ),
            ("settings", &[&["form_id", "version"], &["kin", "1"]]),
        ],
    );
    json(&["form", "add", arg(&scene.vault), arg(&form)]);
    let file = scene.file("kin.csv", "parent,cases,KEY\nСауле,two,uuid:1\n".as_bytes());
    let report = scene.import(&file, &["--form", "kin"]);
    assert_eq!(
        (report["added"]["kin"].as_u64(), report["unused"].as_array().unwrap().len()),
        (Some(1), 0)
    );
    let fields = scene.list("kin")[0]["fields"].to_string();
    assert!(fields.contains("Сауле") && fields.contains("two"), "{fields}");
    let out = scene.folder.path().join("kin-out.csv");
    json(&["export-table", arg(&scene.vault), "kin", arg(&out)]);
    assert_eq!(scene.import(&out, &["--form", "kin"])["known"].as_u64(), Some(1));
}

#[test]
fn what_others_said_comes_back_as_known_and_what_is_contested_says_nothing() {
    let scene = Scene::new();
    let other = Scene::of(2);
    let id = json(&["add", arg(&other.vault), "person", "--set", "family_name=Ахметов"]);
    let id = id["id"].as_str().unwrap();
    let card = dala(&["card", arg(&scene.vault)]).out;
    let to = scene.file("own.dalacard", card.as_bytes());
    let out = other.folder.path().join("out");
    std::fs::create_dir(&out).unwrap();
    let bundle = || {
        let written = json(&["export", arg(&other.vault), arg(&out), "--to", arg(&to)]);
        json(
            &[
                &["merge", arg(&scene.vault)][..],
                &[written["bundles"][0].as_str().unwrap_or_else(|| panic!("{written}"))],
            ]
            .concat(),
        )
    };
    bundle();
    let table = scene.folder.path().join("people.csv");
    json(&["export-table", arg(&scene.vault), "person", arg(&table)]);
    let back = scene.import(&table, &["--form", "person"]);
    assert_eq!((back["known"].as_u64(), back["differing"].as_u64()), (Some(1), Some(0)), "{back}");
    // Both say otherwise now.
    json(&["edit", arg(&scene.vault), id, "--set", "family_name=Ахмедов"]);
    let table = scene.folder.path().join("contested.csv");
    json(&["export-table", arg(&scene.vault), "person", arg(&table)]);
    let written = std::fs::read_to_string(&table).unwrap();
    assert!(written.contains("{contested} "), "{written}");
    let back = scene.import(&table, &["--form", "person", "--update"]);
    assert_eq!((back["known"].as_u64(), back["updated"].as_u64()), (Some(1), Some(0)), "{back}");
}

#[test]
fn what_was_done_is_told_the_latest_first() {
    let scene = Scene::new();
    let person = json(&["add", arg(&scene.vault), "person", "--set", "family_name=Б"]);
    let log = json(&["log", arg(&scene.vault)]);
    let latest = &log.as_array().unwrap()[0];
    assert_eq!((&latest["action"], &latest["record"]), (&Json::from("add"), &person["id"]));
    let last = json(&["log", arg(&scene.vault), "--last", "1"]);
    assert_eq!(last.as_array().unwrap().len(), 1);
    let lines = dala(&["log", arg(&scene.vault)]).out;
    assert!(lines.lines().next().unwrap().contains("add") && !lines.contains('Б'), "{lines}");
}

#[test]
fn a_row_with_the_id_of_a_record_of_another_kind_changes_nothing() {
    let scene = Scene::new();
    let person = json(&["add", arg(&scene.vault), "person", "--set", "family_name=Б"]);
    let id = person["id"].as_str().unwrap();
    let file = scene.file("events.csv", format!("dala_id,title\n{id},Июль\n").as_bytes());
    let order = ["import", arg(&scene.vault), arg(&file), "--form", "event", "--update"];
    let refused = dala(&order);
    assert!(refused.err.contains(id), "{refused:?}");
    assert!(!scene.list("person")[0]["fields"].to_string().contains("Июль"));
}
