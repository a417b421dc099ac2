//! Answers that no form takes, and ids that are none.

use crate::cli::{dala, dala_with, json};
use crate::scene::Scene;

const NOBODY: &str = "4e1b5a3c-9d0f-4c57-8a44-0a1b2c3d4e5f";

#[test]
fn what_no_form_has_is_refused_and_what_was_meant_is_offered() {
    let scene = Scene::new();
    let Scene { vault, person, case, .. } = &scene;
    let edit = |set: &'static str| ["edit", vault, person, "--set", set];
    let unchanged = "nothing was changed";
    scene.refuses(&edit("family_nam=Б"), &["no field \"family_nam\"", "family_name", unchanged]);
    scene.refuses(&edit("sex=femal"), &["sex", "female", unchanged, "Correct it"]);
    scene.refuses(&edit("birth_date=2022-13-45"), &["birth_date", unchanged, "Correct it"]);
    scene.refuses(
        &["add", vault, "persn"],
        &["no form for the kind \"persn\"", "person", unchanged],
    );
    scene.refuses(&["list", vault, "persn"], &["no form for the kind \"persn\"", unchanged]);
    let row = ["add", vault, "person_name", "--set", "family=Б"];
    scene.refuses(&row, &["belongs to a person", unchanged, "--set parent=ID"]);
    let wrong = format!("person={case}");
    let arrest = ["add", vault, "arrest", "--set", &wrong];
    scene.refuses(&arrest, &["cannot refer to a case", unchanged, "right kind"]);
    scene.refuses(
        &["edit", vault, person, "--set", "sex=female"],
        &["not there already", unchanged],
    );
}

#[test]
fn a_record_that_is_not_here_is_named() {
    let scene = Scene::new();
    let Scene { vault, person, .. } = &scene;
    let words = [NOBODY, "no record", "nothing was changed", "dala list"];
    scene.refuses(&["show", vault, NOBODY], &words);
    scene.refuses(&["delete", vault, NOBODY], &words);
    scene.refuses(&["forget", vault, "--case", NOBODY], &words);
    scene.refuses(&["edit", vault, person, "--set", "sex=male", "--source", NOBODY], &words);
    let file = scene.put("a.txt", b"text");
    scene.refuses(&["attach", vault, NOBODY, &file], &words);
    let gone = scene.file("gone.jpg");
    let words = ["could not be read", "nothing was changed", "Check that the file is there"];
    scene.refuses(&["attach", vault, person, &gone], &words);
}

#[test]
fn wrong_usage_has_an_exit_code_of_its_own() {
    let scene = Scene::new();
    let Scene { vault, person, .. } = &scene;
    for args in [
        &["show", vault, "17"][..],
        &["edit", vault, person, "--set", "sex"],
        &["edit", vault, person, "--state", "sex=perhaps"],
        &["edit", vault, person, "--set", "sex=male", "--set", "sex=female"],
        &["list", vault, "Person!"],
        &["extract", vault, "17", "out"],
        &["settle", vault, person, "sex"],
        &["export", vault, ".", "--to", "age1nobody"],
        &["nonsense", vault],
        &["new", vault],
    ] {
        let answer = dala(args);
        assert_eq!((answer.code, answer.out.as_str()), (2, ""), "{args:?} {answer:?}");
        assert!(!answer.err.is_empty());
    }
    // Ids and the rest of the line are read before a passphrase is asked for.
    assert_eq!(dala_with("wrong", &["show", vault, "17"]).code, 2);
}

#[test]
fn what_looks_wrong_is_saved_all_the_same_and_told_beside_the_answer() {
    let scene = Scene::new();
    let Scene { vault, person, .. } = &scene;
    let edited = dala(&["edit", vault, person, "--set", "iin=991399300009"]);
    assert_eq!(edited.code, 0, "{edited:?}");
    assert!(edited.err.contains("warning: the last digit of the IIN does not fit"), "{edited:?}");
    assert!(!edited.err.contains("open:") && !edited.err.contains("991399300009"));
    let shown = dala(&["show", vault, person]);
    assert!(shown.out.contains("warning: the last digit of the IIN does not fit"), "{shown:?}");
    assert!(shown.out.contains("open: Person code: not filled in"), "{shown:?}");
    let shown = json(&["show", vault, person]);
    let codes: Vec<_> =
        shown["findings"].as_array().unwrap().iter().map(|found| &found["code"]).collect();
    assert!(codes.iter().any(|code| *code == "iin_checksum"), "{codes:?}");
    let added = json(&["add", vault, "arrest", "--set", "arrested_on=9999-01-01"]);
    assert_eq!(added["findings"][0]["code"], "future");
}
