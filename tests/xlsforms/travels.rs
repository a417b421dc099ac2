//! A form of an organisation: checked, added, filled in, sent in a bundle, merged elsewhere,
//! revised.

use std::path::{Path, PathBuf};

use dala::record::Json;
use rust_xlsxwriter::Workbook;

use super::cli::{arg, dala, dala_given, json, unlock};
use super::common::surroundings;

type Sheet<'a> = (&'a str, &'a [&'a [&'a str]]);

const SURVEY: &[&[&str]] = &[
    &["type", "name", "label::Русский (ru)", "relevant", "constraint", "calculation"],
    &["text", "called", "Как вас называть?", "", "", ""],
    &["select_one yes_no", "held", "Вас задерживали?", "", "", ""],
    &["begin group", "more", "Подробнее", "${held} = 'yes'", "", ""],
    &["date", "day", "Когда?", "", ". <= today()", ""],
    &["end group", "", "", "", "", ""],
    &["begin repeat", "cellmate", "Сокамерник", "", "", ""],
    &["text", "who", "Кто?", "", "", ""],
    &["end repeat", "", "", "", "", ""],
    &["calculate", "count", "", "", "", "count(${cellmate})"],
];
const CHOICES: &[&[&str]] = &[
    &["list_name", "name", "label::Русский (ru)"],
    &["yes_no", "yes", "Да"],
    &["yes_no", "no", "Нет"],
];

fn book(path: &Path, sheets: &[Sheet<'_>]) {
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

fn anketa(path: &Path, version: &str, more: &[&[&str]]) {
    let settings: &[&[&str]] = &[
        &["form_title", "form_id", "version", "instance_name"],
        &["Анкета", "anketa", version, "${called}"],
    ];
    let survey = [SURVEY, more].concat();
    book(path, &[("survey", &survey), ("choices", CHOICES), ("settings", settings)]);
}

struct Scene {
    folder: tempfile::TempDir,
}

impl Scene {
    fn new(vaults: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (number, name) in (1u64..).zip(vaults) {
            let path = folder.path().join(name);
            dala::casework::Casework::create(&path, unlock(), name, surroundings(number)).unwrap();
        }
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

fn id(args: &[&str]) -> String {
    json(args)["id"].as_str().unwrap().to_owned()
}

fn titles(list: &Json) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap()).collect()
}

#[test]
fn a_form_of_ones_own_is_added_filled_in_sent_and_revised() {
    let scene = Scene::new(&["a.dala", "b.dala"]);
    let (a, b, form) = (scene.path("a.dala"), scene.path("b.dala"), scene.path("anketa.xlsx"));
    anketa(&form, "3", &[]);
    let checked = dala_given("", &["form", "check", arg(&form)]);
    assert_eq!((checked.code, checked.err.as_str()), (0, ""), "{checked:?}");
    assert_eq!(checked.out, "anketa@3: 5 questions, 1 repeats. It can be added.\n");

    assert!(!json(&["form", "add", arg(&a), arg(&form)])["was_here"].as_bool().unwrap());
    assert!(json(&["form", "add", arg(&a), arg(&form)])["was_here"].as_bool().unwrap());
    let told = id(&[
        "add",
        arg(&a),
        "anketa",
        "--set",
        "called=Асан",
        "--set",
        "held=yes",
        "--set",
        "day=2022-01",
    ]);
    let parent = format!("parent={told}");
    id(&["add", arg(&a), "anketa.cellmate", "--set", &parent, "--set", "who=Бек"]);
    let refused = dala(&["add", arg(&a), "anketa", "--set", "held=maybe"]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("is not in the list yes_no; its codes: yes, no"), "{refused:?}");

    // With its records the form travels, that of the rows too.
    let out = scene.path("out");
    std::fs::create_dir(&out).unwrap();
    let card = scene.path("b.dalacard");
    let text = dala(&["card", arg(&b)]).out;
    std::io::Write::write_all(&mut std::fs::File::create(&card).unwrap(), text.as_bytes()).unwrap();
    let sent = json(&["export", arg(&a), arg(&out), "--to", arg(&card)]);
    let bundle = sent["bundles"][0].as_str().unwrap().to_owned();
    assert_eq!(json(&["merge", arg(&b), &bundle])["new"].as_u64(), Some(2), "{sent}");
    assert_eq!(titles(&json(&["list", arg(&b), "anketa"])), ["Асан"]);
    assert_eq!(json(&["list", arg(&b), "anketa.cellmate"]).as_array().unwrap().len(), 1);

    // The same version with another question is refused, another version shows old answers.
    let more: &[&[&str]] = &[&["text", "wish", "Что вы хотите?", "", "", ""]];
    anketa(&form, "3", more);
    let taken = dala(&["form", "add", arg(&a), arg(&form)]);
    assert_eq!(taken.code, 1);
    assert!(
        taken.err.contains("the form anketa@3 is here already and asks otherwise"),
        "{taken:?}"
    );
    anketa(&form, "10", more);
    json(&["form", "add", arg(&a), arg(&form)]);
    let shown = json(&["show", arg(&a), &told, "--history"]);
    assert_eq!(shown["fields"]["day"]["value"]["date"].as_str(), Some("2022-01"));
    json(&["edit", arg(&a), &told, "--set", "wish=Справедливости"]);
    let shown = json(&["show", arg(&a), &told, "--history"]);
    let versions: Vec<_> = shown["revisions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| r["form"]["version"].clone())
        .collect();
    assert!(versions.contains(&"3".into()) && versions.contains(&"10".into()), "{shown}");
    let listed = json(&["form", "list", arg(&a)]);
    let own: Vec<_> = listed
        .as_array()
        .unwrap()
        .iter()
        .filter(|form| form["id"] == "anketa")
        .map(|form| (form["version"].as_str().unwrap(), form["current"].as_bool().unwrap()))
        .collect();
    assert_eq!(own, [("10", true), ("3", false)]);

    // And goes out again as it came in.
    let again = scene.path("again.xlsx");
    json(&["form", "export", "anketa", arg(&again), "--vault", arg(&a)]);
    let checked = dala_given("", &["form", "check", arg(&again), "--json"]);
    assert!(
        checked.out.contains("\"version\":\"10\"") && checked.out.contains("\"notes\":[]"),
        "{checked:?}"
    );
}

#[test]
fn a_faulty_form_is_refused_with_all_its_faults_and_nothing_changes() {
    let scene = Scene::new(&["a.dala"]);
    let (a, form) = (scene.path("a.dala"), scene.path("bad.xlsx"));
    let survey: &[&[&str]] = &[
        &["type", "name", "label", "relevant", "calculation"],
        &["hologram", "a", "A", "", ""],
        &["text", "b", "B", "(${c} = 1", ""],
        &["calculate", "x", "", "", "shake(1)"],
        &["select_one none", "s", "S", "", ""],
        &["begin group", "g", "G", "", ""],
    ];
    book(&form, &[("survey", survey)]);
    let before = std::fs::read(&a).unwrap();
    let checked = dala_given("", &["form", "check", arg(&form)]);
    assert_eq!(checked.code, 1);
    let lines: Vec<&str> = checked.out.lines().collect();
    assert_eq!(
        lines,
        [
            "sheet survey, row 2, column type: \"hologram\" is not a type of question that Dala knows",
            "sheet survey, row 3, column relevant: the parenthesis at character 1 has no other half",
            "sheet survey, row 4, column calculation: the function shake is not known, at character 1",
            "sheet survey, row 5, column type: there is no list \"none\"",
            "sheet survey, row 6, column type: this group or repeat does not end",
        ]
    );
    assert!(
        checked.err.contains("5 things are wrong with this form; nothing was changed"),
        "{checked:?}"
    );
    let added = dala(&["form", "add", arg(&a), arg(&form)]);
    assert_eq!((added.code, added.out.as_str()), (1, ""));
    assert_eq!(std::fs::read(&a).unwrap(), before);
}

/// A picture that is larger than a form keeps.
fn photo(path: &Path, format: image::ImageFormat) {
    let picture = image::RgbImage::from_pixel(900, 600, image::Rgb([120, 60, 20]));
    picture.save_with_format(path, format).unwrap();
}

#[test]
fn pictures_beside_labels_travel_with_their_form() {
    let scene = Scene::new(&["a.dala", "b.dala"]);
    let (a, b, form) = (scene.path("a.dala"), scene.path("b.dala"), scene.path("things.xlsx"));
    let survey: &[&[&str]] = &[
        &["type", "name", "label", "media::image", "media::audio"],
        &["select_one thing", "with", "With what?", "things.png", "spoken.mp3"],
        &["text", "far", "Far", "../outside.jpg", ""],
    ];
    let choices: &[&[&str]] = &[
        &["list_name", "name", "label", "media::image"],
        &["thing", "iron", "Iron", "iron.jpg"],
        &["thing", "belt", "Belt", "gone.jpg"],
    ];
    let settings: &[&[&str]] = &[&["form_title", "form_id"], &["Things", "things"]];
    book(&form, &[("survey", survey), ("choices", choices), ("settings", settings)]);
    let before = dala_given("", &["form", "check", arg(&form), "--json"]).out;
    photo(&scene.path("things.png"), image::ImageFormat::Png);
    std::fs::create_dir(scene.path("things-media")).unwrap();
    photo(&scene.path("things-media").join("iron.jpg"), image::ImageFormat::Jpeg);
    let checked = dala_given("", &["form", "check", arg(&form), "--json"]).out;
    let version = |told: &str| -> String {
        let told: Json = serde_json::from_str(told).unwrap();
        told["version"].as_str().unwrap().to_owned()
    };
    assert_ne!(version(&before), version(&checked), "other pictures are another form");
    assert!(checked.contains("the picture gone.jpg is not beside the workbook"), "{checked}");
    assert!(checked.contains("the picture ../outside.jpg"), "{checked}");
    assert!(checked.contains("sound and video beside labels are left out"), "{checked}");

    json(&["form", "add", arg(&a), arg(&form)]);
    id(&["add", arg(&a), "things", "--set", "with=iron"]);
    let (out, card) = (scene.path("out"), scene.path("b.dalacard"));
    std::fs::create_dir(&out).unwrap();
    let text = dala(&["card", arg(&b)]).out;
    std::io::Write::write_all(&mut std::fs::File::create(&card).unwrap(), text.as_bytes()).unwrap();
    let sent = json(&["export", arg(&a), arg(&out), "--to", arg(&card)]);
    json(&["merge", arg(&b), sent["bundles"][0].as_str().unwrap()]);

    // Where it came to, it is written with its pictures, small ones.
    let again = scene.path("again.xlsx");
    json(&["form", "export", "things", arg(&again), "--vault", arg(&b)]);
    for name in ["things.png.jpg", "iron.jpg"] {
        let picture = image::open(scene.path("again-media").join(name)).unwrap();
        assert_eq!((picture.width(), picture.height()), (480, 320));
    }
    assert!(!scene.path("again-media").join("outside.jpg").exists());
    let checked = dala_given("", &["form", "check", arg(&again), "--json"]).out;
    assert!(!checked.contains("things.png"), "{checked}");
}
