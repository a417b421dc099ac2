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
        let folder = tempfile::tempdir().unwrap();
        let vault = folder.path().join("a.dala");
        dala::casework::Casework::create(&vault, unlock(), "a", surroundings(1)).unwrap();
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
    let nobody = "4e1b5a3c-9d0f-4c57-8a44-0a1b2c3d4e5f";
    let table = |person: &str| format!("autopsy,report_copy,person\ndone,paper.png,{person}\n");
    let file = scene.file("deaths.csv", table(nobody).as_bytes());
    let refused =
        dala(&["import", arg(&scene.vault), arg(&file), "--form", "death", "--media", arg(&media)]);
    assert!(refused.err.contains(nobody), "{refused:?}");
    assert_eq!((scene.list("attachment").len(), scene.list("death").len()), (0, 0));
    let person = json(&["add", arg(&scene.vault), "person", "--set", "family_name=Б"]);
    let file = scene.file("right.csv", table(person["id"].as_str().unwrap()).as_bytes());
    let report = scene.import(&file, &["--form", "death", "--media", arg(&media)]);
    assert_eq!(report["added"]["death"], 1, "{report}");
    assert_eq!(scene.list("attachment").len(), 1);
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
