//! Claims about everything that a built-in form or list shows to people, in all three
//! languages at once.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use unicode_normalization::is_nfc;

use super::*;
use crate::record::Language;

/// All that is shown, with the place where it stands.
fn shown() -> Vec<(String, &'static Labels)> {
    let mut shown: Vec<(String, &Labels)> = Vec::new();
    for (kind, form) in builtin_forms() {
        shown.push((format!("{kind}: title"), &form.title));
        for group in &form.groups {
            shown.push((format!("{kind}: group {}", group.name), &group.labels));
        }
        for field in form.fields() {
            let all = [&field.labels, &field.hints, &field.constraint_message];
            shown.extend(all.map(|labels| (format!("{kind}: {}", field.name), labels)));
        }
    }
    for list in lists().values() {
        let choices = list.choices.iter();
        shown.extend(choices.map(|one| (format!("{} {}", list.name, one.code), &one.labels)));
    }
    shown.retain(|(_, labels)| !labels.is_empty());
    shown
}

/// The lists of all forms and those that no form uses yet.
fn lists() -> BTreeMap<&'static str, &'static Arc<List>> {
    let of_forms = builtin_forms().values().flat_map(Form::fields);
    let of_forms = of_forms.filter_map(|field| field.kind.list());
    let all = of_forms.chain(builtin_lists().values());
    all.map(|list| (list.name.as_str(), list)).collect()
}

#[test]
fn every_form_of_the_assets_is_built_in() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/forms");
    let names = std::fs::read_dir(folder).unwrap();
    let there: BTreeSet<String> =
        names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let known: BTreeSet<String> = builtin_forms().keys().map(ToString::to_string).collect();
    assert_eq!(there, known);
}

#[test]
fn what_is_shown_is_there_in_each_language_and_tidy() {
    let shown = shown();
    assert!(shown.len() > 1_500, "{} texts", shown.len());
    for (place, labels) in shown {
        for language in Language::ALL {
            let text = labels.exact(language);
            assert!(!text.is_empty(), "{place} lacks {language:?}");
            let is_tidy = text.trim() == text && !text.contains("  ") && is_nfc(text);
            assert!(is_tidy, "{place} {language:?}: {text:?}");
        }
    }
}

#[test]
fn no_word_mixes_letters_that_look_alike() {
    let is_cyrillic = |letter: char| ('\u{400}'..='\u{52f}').contains(&letter);
    for (place, labels) in shown() {
        for language in Language::ALL {
            let text = labels.exact(language);
            for word in text.split(|letter: char| !letter.is_alphabetic()) {
                let cyrillic = word.chars().filter(|letter| is_cyrillic(*letter)).count();
                let is_pure = cyrillic == 0 || cyrillic == word.chars().count();
                assert!(is_pure, "{place} {language:?}: {word}");
                assert!(cyrillic == 0 || language != Language::En, "{place}: {word}");
            }
        }
    }
}

#[test]
fn lists_of_a_forms_own_have_the_letters_of_their_language() {
    let own = lists().into_values().filter(|list| !builtin_lists().contains_key(&list.name));
    let own: Vec<_> = own.collect();
    assert_eq!(
        own.iter().map(|list| list.name.as_str()).collect::<Vec<_>>(),
        ["country", "script"]
    );
    for list in own {
        for choice in &list.choices {
            for language in Language::ALL {
                let foreign = tests::foreign_letters(choice.labels.exact(language), language);
                assert_eq!(foreign, "", "{} {} {language:?}", list.name, choice.code);
            }
        }
    }
}

#[test]
fn a_kazakh_text_is_a_russian_one_only_where_both_languages_have_the_word() {
    let shared: BTreeSet<&str> = [
        "Адвокат",
        "Автомат",
        "Апелляция",
        "Аудио",
        "Кассация",
        "Кириллица",
        "ЛГБТ",
        "Орган",
        "Паспорт",
        "Прокуратура",
        "Телефон",
        "Файл",
    ]
    .into();
    let same = shown().into_iter().filter(|(place, labels)| {
        labels.ru == labels.kk
            && labels.kk.chars().any(char::is_alphabetic)
            && !place.starts_with("country ")
    });
    let same: BTreeSet<&str> = same.map(|(_, labels)| labels.kk.as_str()).collect();
    assert_eq!(same, shared);
}

#[test]
fn no_two_choices_of_a_list_read_alike() {
    for list in lists().into_values() {
        for language in Language::ALL {
            let labels = list.choices.iter().map(|choice| choice.labels.exact(language));
            let different: BTreeSet<&str> = labels.collect();
            assert_eq!(different.len(), list.choices.len(), "{} {language:?}", list.name);
        }
    }
}

#[test]
fn no_label_names_a_field_or_a_list_by_its_technical_name() {
    for (place, labels) in shown() {
        for language in Language::ALL {
            let text = labels.exact(language);
            assert!(!text.contains('_'), "{place} {language:?}: {text}");
        }
    }
}
