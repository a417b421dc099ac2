//! Every kind of record has its words: its section, one of it, a button, what to do where
//! there is none yet, and a count.

use std::collections::BTreeSet;

use super::locale_tests::Locale;
use crate::form::builtin_forms;
use crate::record::{Kind, Language};

const PARTS: [&str; 5] = ["many", "one", "new", "empty", "count"];

fn key(kind: &Kind, part: &str) -> String {
    format!("kind-{}-{part}", kind.as_str().replace('_', "-"))
}

fn locales() -> [(Language, Locale); 3] {
    Language::ALL.map(|language| (language, Locale::of(language, "kinds")))
}

fn count(locale: &Locale, key: &str, n: u64) -> String {
    locale.say(key, None, &[("n", n.into()), ("shown", format!("<{n}>").into())])
}

#[test]
fn every_kind_has_all_its_words_and_no_other_kind_has_any() {
    let parts = |kind| PARTS.map(|part| key(kind, part));
    let wanted: BTreeSet<String> = builtin_forms().keys().flat_map(parts).collect();
    for (language, locale) in locales() {
        let there: BTreeSet<String> = locale.keys().into_keys().map(str::to_owned).collect();
        assert_eq!(there, wanted, "{language:?}");
    }
}

#[test]
fn one_of_a_kind_is_called_as_its_form_is_titled() {
    for (language, locale) in locales() {
        for (kind, form) in builtin_forms() {
            let one = locale.say(&key(kind, "one"), None, &[]);
            assert_eq!(one, form.title.exact(language), "{language:?}");
        }
    }
}

#[test]
fn an_empty_section_says_so_and_what_to_do() {
    for (language, locale) in locales() {
        for kind in builtin_forms().keys() {
            let empty = locale.say(&key(kind, "empty"), None, &[]);
            assert!(empty.ends_with('.') && empty.contains(". "), "{language:?}: {empty}");
            let new = locale.say(&key(kind, "new"), None, &[]);
            assert!(new.ends_with('…'), "{language:?}: {new}");
            let many = locale.say(&key(kind, "many"), None, &[]);
            assert!(many.starts_with(char::is_uppercase) && !many.ends_with('.'), "{many}");
        }
    }
}

#[test]
fn every_count_shows_its_number() {
    for (language, locale) in locales() {
        for kind in builtin_forms().keys() {
            for n in [0, 1, 2, 5, 11, 21, 22, 100, 1_204] {
                let said = count(&locale, &key(kind, "count"), n);
                assert!(said.contains(&format!("<{n}>")), "{language:?}: {said}");
            }
        }
    }
}

#[test]
fn counts_take_the_plural_form_of_their_language() {
    let [(_, english), (_, russian), (_, kazakh)] = locales();
    let cases = |locale: &Locale, n| count(locale, "kind-case-count", n);
    assert_eq!(cases(&english, 1), "<1> case");
    assert_eq!(cases(&english, 0), "<0> cases");
    let said = [0, 1, 2, 4, 5, 11, 12, 21, 22, 25, 101, 111].map(|n| cases(&russian, n));
    let wanted = [
        "<0> дел",
        "<1> дело",
        "<2> дела",
        "<4> дела",
        "<5> дел",
        "<11> дел",
        "<12> дел",
        "<21> дело",
        "<22> дела",
        "<25> дел",
        "<101> дело",
        "<111> дел",
    ];
    assert_eq!(said, wanted);
    assert_eq!([1, 2, 5].map(|n| cases(&kazakh, n)), ["<1> іс", "<2> іс", "<5> іс"]);
}
