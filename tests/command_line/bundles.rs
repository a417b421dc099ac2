//! Bundles that are cut, altered, sealed to others, or hostile.

use std::fs;
use std::path::Path;

use dala::crypto::SealingKey;

use crate::builder::Bag;
use crate::cli::{arg, dala};
use crate::common::{create, export};
use crate::scene::{Scene, refused};

/// A bundle that a monitor sent to the vault.
fn sent(scene: &Scene) -> String {
    let mut monitor = create(&scene.path("monitor.dala"), "Monitor", 5);
    crate::common::add(&mut monitor, "case", None, None, &[("case_code", "M-1")]);
    let bundles = export(&mut monitor, &scene.open(), &scene.path(""));
    arg(&bundles[0]).to_owned()
}

#[test]
fn a_bundle_that_is_not_as_it_was_sent_changes_nothing() {
    let scene = Scene::new();
    let bundle = sent(&scene);
    let whole = fs::read(&bundle).unwrap();
    let put = |name: &str, bytes: &[u8]| scene.put(name, bytes);
    let cut = put("half.age", &whole[..whole.len() / 2]);
    let words = ["the bundle is", "the vault was left as it is", "Copy it again"];
    scene.refuses(&["merge", &scene.vault, &cut], &[&words[..], &["cut short"]].concat());
    scene.refuses(&["inspect", &cut, "--with", &scene.vault], &words);
    scene.refuses(&["merge", &scene.vault, &put("head.age", &whole[..90])], &words);
    for (name, at) in
        [("early.age", 40), ("later.age", whole.len() / 2), ("last.age", whole.len() - 1)]
    {
        let mut altered = whole.clone();
        altered[at] ^= 1;
        let altered = put(name, &altered);
        scene.refuses(&["merge", &scene.vault, &altered], &["the vault was left as it is"]);
    }
    let other = put("other.age", b"Dear friend");
    let words = ["not a bundle", "the vault was left as it is", "ends in .age"];
    scene.refuses(&["merge", &scene.vault, &other], &words);
    let gone = scene.file("gone.age");
    scene.refuses(&["merge", &scene.vault, &gone], &["could not be read", "nothing was changed"]);
    // Of several, the good ones are merged, and the line says so.
    let answer = dala(&["merge", &scene.vault, &cut, &bundle, &other]);
    refused(&answer, &["2 of 3 bundles were refused whole, the others are merged"]);
    assert_eq!(scene.records().len(), Scene::new().records().len() + 1);
}

#[test]
fn a_bundle_for_somebody_else_stays_shut() {
    let scene = Scene::new();
    let to = [SealingKey::generate().recipient()];
    let other = scene.seal_to(&to, "other.age", &Bag::sound().zip());
    let words = ["sealed to someone else", "the vault was left as it is", "dala card VAULT"];
    scene.refuses(&["merge", &scene.vault, &other], &words);

    let words = scene.put("words.txt", b"four words of mine\n");
    let out = scene.path("out");
    fs::create_dir(&out).unwrap();
    let sealed = ["--to", "passphrase", "--bundle-passphrase-file", &words];
    let answer = dala(&[&["export", &scene.vault, arg(&out)], &sealed[..]].concat());
    assert_eq!(answer.code, 0, "{answer:?}");
    let bundle = answer.out.lines().next().unwrap();
    let merge = ["merge", &scene.vault, bundle];
    scene.refuses(&merge, &["needs a passphrase", "left as it is", "--bundle-passphrase-file"]);
    let wrong = scene.put("wrong.txt", b"four other words\n");
    let merge = [&merge[..], &["--bundle-passphrase-file", &wrong]].concat();
    scene.refuses(&merge, &["passphrase does not open the bundle", "left as it is", "again"]);
}

#[test]
fn a_folder_that_is_not_there_and_a_damaged_card_are_named() {
    let scene = Scene::new();
    let card = scene.put("a.dalacard", b"dala-card-v1\nname: A\n");
    let gone = scene.file("gone");
    let words = ["nothing was changed", "card"];
    scene.refuses(&["export", &scene.vault, &scene.file(""), "--to", &card], &words);
    scene.refuses(&["trust", &scene.vault, &card], &words);
    let own = scene.put("own.dalacard", scene.open().card().unwrap().to_text().as_bytes());
    let words = ["no folder of this name", "nothing was written", "Make it first"];
    scene.refuses(&["export", &scene.vault, &gone, "--to", &own], &words);
}

/// Every named hostile file, sealed to the vault, in one call: each is refused for the
/// fault that the bundle layer finds in it.
#[test]
fn hostile_bundles_are_refused_by_name() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/hostile"));
    let expected = fs::read_to_string(folder.join("EXPECTED.txt")).unwrap();
    let scene = Scene::new();
    let recipient = [scene.open().card().unwrap().recipient().clone()];
    let bundles: Vec<(String, &str)> = expected
        .lines()
        .map(|line| {
            let (name, reason) = line.split_once(": ").unwrap();
            let zip = fs::read(folder.join(format!("{name}.zip"))).unwrap();
            (scene.seal_to(&recipient, &format!("{name}.age"), &zip), reason)
        })
        .collect();
    let before = fs::read(&scene.vault).unwrap();
    let files = bundles.iter().map(|(file, _)| file.as_str());
    let args: Vec<&str> = ["merge", &scene.vault, "--json"].into_iter().chain(files).collect();
    let answer = dala(&args);
    refused(&answer, &[&format!("none of the {} bundles was merged", bundles.len())]);
    let report = dala::record::parse_strict(answer.out.as_bytes()).unwrap();
    let rejected = report["rejected"].as_array().unwrap();
    assert_eq!(rejected.len(), bundles.len());
    for ((file, reason), refusal) in bundles.iter().zip(rejected) {
        assert_eq!(refusal["bundle"], file.as_str());
        let text = format!("{reason}; the vault was left as it is");
        assert_eq!(refusal["reason"], text.as_str(), "{file}");
    }
    assert!(fs::read(&scene.vault).unwrap() == before);
    // And some by themselves, as they would come.
    for name in ["name-parent-folder", "claims-10-gb"] {
        let file = scene.file(&format!("{name}.age"));
        scene.refuses(&["merge", &scene.vault, &file], &["the bundle is not sound", "tampering"]);
    }
}
