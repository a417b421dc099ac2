//! The words of refusals, findings and kinds in all languages: the same keys, no letters
//! of another alphabet, no words that blame or beg. Reads and formats them for the tests
//! beside this file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

use crate::record::Language;

/// The files that are held here.
const FILES: [&str; 3] = ["failures", "findings", "kinds"];

/// Words of other alphabets that all languages write so.
const NAMES: [&str; 8] = ["Dala", "dala", "dalacard", "age", "Caps", "Lock", "SHA", "FAT"];

/// What no message says, in lower case: beginnings of words.
const UNWANTED: [(Language, &[&str]); 3] = [
    (Language::En, &["error", "invalid", "sorry", "please"]),
    (Language::Ru, &["ошибк", "ошибоч", "недопустим", "извин", "пожалуйста"]),
    (Language::Kk, &["қате", "кешір", "өтін"]),
];

/// One file of one language.
pub(super) struct Locale {
    text: String,
    bundle: FluentBundle<FluentResource>,
}

impl Locale {
    pub(super) fn of(language: Language, file: &str) -> Self {
        let path = format!("assets/locales/{}/{file}.ftl", language.code());
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        let text = std::fs::read_to_string(path).unwrap();
        let resource = FluentResource::try_new(text.clone()).unwrap_or_else(|(_, errors)| {
            panic!("{language:?} {file}: {errors:?}");
        });
        let mut bundle = FluentBundle::new(vec![language.code().parse().unwrap()]);
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).unwrap();
        Self { text, bundle }
    }

    /// The keys of the messages, each with its attributes.
    pub(super) fn keys(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let (mut keys, mut last) = (BTreeMap::<_, BTreeSet<_>>::new(), "");
        for line in self.text.lines() {
            let Some((name, _)) = line.split_once('=') else { continue };
            if let Some(attribute) = name.trim().strip_prefix('.') {
                keys.get_mut(last).unwrap().insert(attribute);
            } else if line.starts_with(|first: char| first.is_ascii_lowercase()) {
                last = name.trim();
                keys.insert(last, BTreeSet::new());
            }
        }
        keys
    }

    /// A message or its attribute. Fails if it is not there, or if something is not put in
    /// that it names.
    pub(super) fn say(&self, key: &str, part: Option<&str>, args: &[(&str, Value)]) -> String {
        let message = self.bundle.get_message(key).unwrap_or_else(|| panic!("no {key}"));
        let pattern = match part {
            None => message.value(),
            Some(part) => message.get_attribute(part).map(|attribute| attribute.value()),
        };
        let pattern = pattern.unwrap_or_else(|| panic!("{key} has no {part:?}"));
        let args: FluentArgs<'_> = args.iter().cloned().collect();
        let mut missing = Vec::new();
        let said = self.bundle.format_pattern(pattern, Some(&args), &mut missing);
        assert!(missing.is_empty(), "{key}: {missing:?}");
        said.into_owned()
    }

    /// What is put in, all over a message.
    pub(super) fn args_of(&self, key: &str) -> BTreeSet<&str> {
        let begins = |line: &&str| line.split_once('=').is_some_and(|(name, _)| name.trim() == key);
        let mut lines = self.text.lines().skip_while(|line| !begins(line));
        let first = lines.next();
        let rest = lines.take_while(|line| line.starts_with([' ', '}', '.']));
        let word = |rest: &'_ str| rest.find(|letter: char| !letter.is_ascii_alphanumeric());
        first
            .into_iter()
            .chain(rest)
            .flat_map(|line| line.split('$').skip(1))
            .map(|rest| rest.get(..word(rest).unwrap_or(rest.len())).unwrap())
            .collect()
    }

    /// The words alone, message by message: no names, numbers of plural forms, comments.
    fn prose(&self) -> impl Iterator<Item = String> + '_ {
        self.text.lines().filter(|line| !line.starts_with('#')).map(|line| {
            let is_named = line.trim_start().starts_with('.')
                || line.starts_with(|first: char| first.is_ascii_lowercase());
            let words = if is_named { line.split_once('=').unwrap().1 } else { line };
            let (mut said, mut word) = (String::new(), String::new());
            for letter in words.chars().chain([' ']) {
                if letter.is_alphanumeric() || "$[-".contains(letter) {
                    word.push(letter);
                    continue;
                }
                if !word.starts_with(['$', '[']) {
                    said.push_str(&word);
                }
                said.push(letter);
                word.clear();
            }
            said
        })
    }
}

pub(super) type Value = FluentValue<'static>;

/// The letters that are not of the language, but for words that all languages write so.
fn foreign_words(text: &str, language: Language) -> Vec<&str> {
    const RUSSIAN: &str = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
    let is_own = |letter: char| match language {
        Language::En => letter.is_ascii(),
        Language::Ru => RUSSIAN.contains(letter),
        Language::Kk => RUSSIAN.contains(letter) || "әғқңөұүһі".contains(letter),
    };
    text.split(|letter: char| !letter.is_alphabetic())
        .filter(|word| !NAMES.contains(word))
        .filter(|word| !word.to_lowercase().chars().all(is_own))
        .collect()
}

#[test]
fn all_languages_say_the_same_things() {
    for file in FILES {
        let english = Locale::of(Language::En, file);
        for language in [Language::Ru, Language::Kk] {
            let other = Locale::of(language, file);
            assert_eq!(english.keys(), other.keys(), "{language:?} {file}");
            for key in english.keys().into_keys() {
                assert_eq!(english.args_of(key), other.args_of(key), "{language:?} {key}");
            }
        }
    }
}

#[test]
fn words_have_the_letters_of_their_language() {
    for file in FILES {
        for language in Language::ALL {
            for line in Locale::of(language, file).prose() {
                let foreign = foreign_words(&line, language);
                assert!(foreign.is_empty(), "{language:?} {file}: {foreign:?} in {line}");
            }
        }
    }
    assert_eq!(foreign_words("Дeло", Language::Ru), ["Дeло"], "a Latin e");
    assert_eq!(foreign_words("Открыть Dala", Language::Ru), [""; 0]);
    assert_eq!(foreign_words("Іс қоймада", Language::Ru), ["Іс", "қоймада"]);
}

#[test]
fn kazakh_is_kazakh_and_not_russian() {
    for file in FILES {
        let (russian, kazakh) = (Locale::of(Language::Ru, file), Locale::of(Language::Kk, file));
        for (russian, kazakh) in russian.prose().zip(kazakh.prose()) {
            let own = kazakh.to_lowercase().chars().any(|letter| "әғқңөұүһі".contains(letter));
            let letters = kazakh.chars().filter(|letter| letter.is_alphabetic()).count();
            assert!(own || letters < 25, "{kazakh}");
            assert!(letters < 10 || russian != kazakh, "{kazakh}");
        }
    }
}

#[test]
fn no_message_blames_or_begs() {
    for (language, unwanted) in UNWANTED {
        for file in FILES {
            for line in Locale::of(language, file).prose() {
                let words = line.to_lowercase();
                let mut words = words.split(|letter: char| !letter.is_alphabetic());
                let bad = words.find(|word| unwanted.iter().any(|start| word.starts_with(start)));
                assert_eq!(bad, None, "{language:?} {file}: {line}");
            }
        }
    }
}
