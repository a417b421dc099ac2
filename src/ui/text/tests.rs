//! Every language has the same words, and the program asks for no others.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_bundle::FluentResource;

use super::{FILES, Text};
use crate::record::Language;

/// The keys of a file with its attributes and the names of what is put in.
fn keys(file: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut last = String::new();
    for line in file.lines() {
        let name = |rest: &str| rest.split('=').next().unwrap_or_default().trim().to_owned();
        if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            last = name(line);
            assert!(keys.insert(last.clone(), BTreeSet::new()).is_none(), "{last} is there twice");
        } else if let Some(rest) = line.trim_start().strip_prefix('.') {
            let attribute = format!(".{}", name(rest));
            keys.entry(last.clone()).or_default().insert(attribute);
        }
        for rest in line.split('$').skip(1) {
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(rest.len());
            let argument = format!("${}", rest.get(..end).unwrap_or_default());
            // The number itself chooses the form; some languages show it in no other way.
            if argument != "$n" && argument != "$shown" {
                keys.entry(last.clone()).or_default().insert(argument);
            }
        }
    }
    keys
}

fn file(language: Language, name: &str) -> &'static str {
    let (_, files) = FILES.iter().find(|(of, _)| *of == language).unwrap();
    files.iter().find(|(of, _)| *of == name).unwrap().1
}

#[test]
fn all_files_are_sound_and_no_key_is_in_two() {
    for (language, files) in FILES {
        let mut all = BTreeSet::new();
        for (name, file) in files {
            let parsed = FluentResource::try_new((*file).to_owned());
            assert!(parsed.is_ok(), "{language:?} {name}: {:?}", parsed.err().map(|e| e.1));
            for key in keys(file).into_keys() {
                assert!(
                    all.insert(key.clone()),
                    "{language:?} {name}: {key} is in another file too"
                );
            }
        }
    }
}

#[test]
fn all_languages_have_the_same_keys() {
    for (name, english) in FILES[0].1 {
        let english = keys(english);
        for language in [Language::Ru, Language::Kk] {
            let other = keys(file(language, name));
            for key in english.keys() {
                assert_eq!(english.get(key), other.get(key), "{language:?} {name} {key}");
            }
            for key in other.keys() {
                assert!(english.contains_key(key), "{language:?} {name}: {key} is in no English");
            }
        }
    }
}

/// Sources of the window, tests of screens left out.
fn sources(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ext| ext == "rs")
            && !path.file_stem().unwrap().to_string_lossy().contains("tests")
        {
            found.push(std::fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn all_words_that_the_program_asks_for_are_there() {
    let mut found = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui"), &mut found);
    let text = Text::of(Language::En);
    let mut asked = 0;
    for source in &found {
        for call in
            ["text.say(\"", "text.with(\"", "text.count(\"", "key: \"", "Done(\"", "WithUndo(\""]
        {
            for rest in source.split(call).skip(1) {
                let key = rest.split('"').next().unwrap();
                if key.contains('-') && !key.ends_with('-') {
                    assert!(text.has(key), "{key} has no words");
                    asked += 1;
                }
            }
        }
    }
    assert!(asked > 20, "the search for keys finds nothing");
}

#[test]
fn numbers_and_sizes_read_as_the_language_writes_them() {
    let (en, ru) = (Text::of(Language::En), Text::of(Language::Ru));
    assert_eq!(
        (en.number(1_204).as_str(), ru.number(1_234_567).as_str()),
        ("1,204", "1\u{a0}234\u{a0}567")
    );
    assert_eq!(en.number(999), "999");
    assert_eq!(en.bytes(1), "0.1 KB", "nothing is told smaller than it is");
    assert_eq!((en.bytes(3_100_000), ru.bytes(3_100_000)), ("3.1 MB".into(), "3,1 МБ".into()));
    assert_eq!(en.bytes(214_000_000), "214 MB");
}
