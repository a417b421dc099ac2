//! Recovery sheets and parts as they are printed, and read again; a new passphrase.

use crate::cli::{Answer, PASSPHRASE, dala, dala_given, dala_with, json};
use crate::scene::Scene;

/// What the program answers with these recovery words on standard input.
fn with_words(words: &str, args: &[&str]) -> Answer {
    dala_given(words, &[args, &["--recovery-file", "-"]].concat())
}

#[track_caller]
fn opens(scene: &Scene, answer: &Answer) {
    assert_eq!((answer.code, answer.err.as_str()), (0, ""), "{answer:?}");
    assert!(answer.out.contains(&scene.person), "{answer:?}");
}

fn printed(args: &[&str]) -> String {
    let answer = dala(args);
    assert_eq!(answer.code, 0, "{answer:?}");
    assert!(answer.err.contains("Whoever has these words opens the vault"), "{answer:?}");
    answer.out
}

#[test]
fn a_printed_sheet_opens_the_vault_and_names_nobody() {
    let scene = Scene::new();
    let sheet = printed(&["recovery", &scene.vault]);
    assert_eq!(sheet.lines().count(), 7, "{sheet}");
    for name in ["dala", "vault", "work", "passphrase"] {
        assert!(!sheet.to_lowercase().contains(name), "{name} in {sheet}");
    }
    let list = ["list", &scene.vault, "person"];
    opens(&scene, &with_words(&sheet, &list));
    let file = scene.put("words.txt", sheet.as_bytes());
    opens(&scene, &dala_given("", &[&list[..], &["--recovery-file", &file]].concat()));
    let again = json(&["recovery", &scene.vault]);
    let words: Vec<&str> =
        again["words"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
    assert_eq!(words.len(), 24);
    assert!(sheet.starts_with(&format!("# Sheet {}, ", again["sheet"].as_str().unwrap())));
    opens(&scene, &with_words(&words.join(" "), &list));
}

#[test]
fn enough_printed_parts_open_the_vault() {
    let scene = Scene::new();
    let paper = printed(&["recovery", &scene.vault, "--parts", "5", "--needed", "3"]);
    let parts: Vec<&str> = paper.split("\n\n").collect();
    assert_eq!(parts.len(), 5, "{paper}");
    assert!(parts[4].contains("Part 5 of 5: 28 words") && parts[4].contains("Any 3 of"));
    let list = ["list", &scene.vault, "person"];
    opens(&scene, &with_words(&[parts[4], parts[0], parts[2]].join("\n"), &list));
    let few = [parts[4], parts[0]].join("\n");
    let args = [&list[..], &["--recovery-file", "-"]].concat();
    let words = ["parts here number 2, and 3 are needed", "nothing was changed", "further parts"];
    scene.refuses_given(&few, &args, &words);
    let split = json(&["recovery", &scene.vault, "--parts", "2", "--needed", "2"]);
    assert_eq!((&split["needed"], &split["parts"][1]["number"]), (&2.into(), &2.into()));
    assert_eq!(split["parts"][0]["words"].as_array().unwrap().len(), 28);
}

#[test]
fn words_that_do_not_open_the_vault_are_refused_by_their_place_and_change_nothing() {
    let scene = Scene::new();
    let args = ["edit", &scene.vault, &scene.person, "--set", "sex=male", "--recovery-file", "-"];
    let other = format!("{}art", "abandon ".repeat(23));
    for (words, says) in [
        (other.clone(), ["these words do not open this file", "left as it is"]),
        (other.replace("art", "ars"), ["word 24 is not in the list", "Compare this word"]),
        (other.replace("art", "zoo"), ["do not fit together", "each word and its place"]),
        (String::new(), ["no words here", "Type the words"]),
        ("zoo ".repeat(5_000), ["longer than a recovery sheet", "one sheet alone"]),
    ] {
        scene.refuses_given(&words, &args, &says);
    }
    let says = ["the recovery words could not be read", "nothing was changed"];
    for file in [scene.file("gone.txt"), scene.put("latin.txt", b"caf\xe9"), scene.file("")] {
        scene.refuses_given("", &[&args[..6], &[&file]].concat(), &says);
    }
    assert_eq!(dala(&["list", &scene.vault, "person"]).code, 0);
}

#[test]
fn a_new_passphrase_makes_old_passphrases_and_sheets_useless() {
    let scene = Scene::new();
    let sheet = printed(&["recovery", &scene.vault]);
    let list = ["list", &scene.vault, "person"];
    let both = format!("{PASSPHRASE}\nсөз жаңа");
    let change = ["passphrase", &scene.vault, "--new-passphrase-file", "-"];
    let answer = dala_with(&both, &change);
    assert_eq!(answer.code, 0, "{answer:?}");
    assert!(answer.out.contains("made before do not open this vault any more"), "{answer:?}");
    scene.refuses(&list, &["wrong passphrase"]);
    let args = [&list[..], &["--recovery-file", "-"]].concat();
    scene.refuses_given(&sheet, &args, &["these words do not open this file", "older than"]);
    opens(&scene, &dala_with("сөз жаңа", &list));

    // Forgotten: the sheet opens it, and gives it another.
    let sheet = dala_with("сөз жаңа", &["recovery", &scene.vault]).out;
    let file = scene.put("new.txt", PASSPHRASE.as_bytes());
    let change = ["passphrase", &scene.vault, "--new-passphrase-file", &file, "--json"];
    assert_eq!(with_words(&sheet, &change).out, "{\"changed\":true}\n");
    opens(&scene, &dala(&list));
}

#[test]
fn an_empty_new_passphrase_changes_nothing() {
    let scene = Scene::new();
    let change = ["passphrase", &scene.vault, "--new-passphrase-file", "-"];
    scene.refuses(&change, &["the passphrase is empty", "nothing was changed", "several words"]);
    opens(&scene, &dala(&["list", &scene.vault, "person"]));
}

#[test]
fn options_that_contradict_each_other_are_wrong_usage() {
    let scene = Scene::new();
    let (vault, new) = (scene.vault.as_str(), scene.file("new.dala"));
    let words = ["--recovery-file", "-"];
    for args in [
        &["list", vault, "person", "--passphrase-file", "-"][..],
        &["passphrase", vault, "--new-passphrase-file", "-"],
        &["merge", vault, "x.age", "--bundle-passphrase-file", "-"],
        &["new", &new, "--name", "A"],
    ] {
        let answer = dala_given("", &[args, &words].concat());
        assert_eq!((answer.code, answer.out.as_str()), (2, ""), "{answer:?}");
    }
    for split in [
        &["--parts", "5"][..],
        &["--needed", "2"],
        &["--parts", "2", "--needed", "3"],
        &["--parts", "17", "--needed", "3"],
        &["--parts", "3", "--needed", "1"],
        &["--parts", "300", "--needed", "3"],
    ] {
        let answer = dala(&[&["recovery", vault], split].concat());
        assert_eq!((answer.code, answer.out.as_str()), (2, ""), "{answer:?}");
    }
}
