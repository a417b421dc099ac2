//! Every type of value reads as words in each language.

use super::*;
use crate::form::builtin_form;
use crate::record::parse_strict;

const ID: &str = "0b7e6f3c-2f5d-4a0e-9c1b-3a4d5e6f7081";

fn told(language: Language, kind: &str, field: &str, json: &str) -> String {
    let form = builtin_form(kind).unwrap();
    let value = Value::from_json(&parse_strict(json.as_bytes()).unwrap());
    assert!(!matches!(value, Value::Other(_)), "{json}");
    let titles = Titles::from([(ID.parse().unwrap(), "Әлі Дана".to_owned())]);
    value_in_words(&Text::of(language), form.field(field), &value, &titles_of(&titles))
}

#[test]
fn values_of_each_type_read_in_the_language_of_the_window() {
    for (kind, field, json, en, ru, kk) in [
        ("person", "family_name", r#"{"text":"Әлі"}"#, "Әлі", "Әлі", "Әлі"),
        ("person", "age_stated", r#"{"int":34}"#, "34", "34", "34"),
        ("person", "sex", r#"{"code":"female"}"#, "Female", "Женский", "Әйел"),
        ("person", "sex", r#"{"code":"x_own"}"#, "x_own", "x_own", "x_own"),
        ("person", "is_deceased", r#"{"code":"no"}"#, "No", "Нет", "Жоқ"),
        (
            "person",
            "is_deceased",
            r#"{"state":"unknown"}"#,
            "Asked, does not know",
            "Спрошено, не знает",
            "Сұралды, білмейді",
        ),
        (
            "arrest",
            "arrested_on",
            r#"{"date":"2022-01-06","said":"после комендантского"}"#,
            "6 January 2022 (“после комендантского”)",
            "6 января 2022 года («после комендантского»)",
            "2022 жылғы 6 қаңтар («после комендантского»)",
        ),
        (
            "interview",
            "started_at",
            r#"{"moment":"2022-01-06T14:30:00+06:00"}"#,
            "6 January 2022, 14:30",
            "6 января 2022 года, 14:30",
            "2022 жылғы 6 қаңтар, 14:30",
        ),
        (
            "interview",
            "about_persons",
            &format!(r#"{{"refs":["{ID}"]}}"#),
            "Әлі Дана",
            "Әлі Дана",
            "Әлі Дана",
        ),
        (
            "place",
            "geo",
            r#"{"geo":["43.2","-76.8"],"m":1500}"#,
            "43.2; −76.8, within 1,500 m",
            "43,2; −76,8, в пределах 1\u{a0}500 м",
            "43,2; −76,8, 1\u{a0}500 м шегінде",
        ),
    ] {
        let found = Language::ALL.map(|language| told(language, kind, field, json));
        let wanted = [(Language::En, en), (Language::Ru, ru), (Language::Kk, kk)];
        for (language, words) in wanted {
            let at = Language::ALL.iter().position(|one| *one == language).unwrap();
            assert_eq!(found[at], words, "{field} {json}");
        }
    }
}

#[test]
fn several_codes_stand_in_the_order_of_their_list() {
    let list = builtin_form("person").unwrap().field("citizenship").unwrap().kind.list().unwrap();
    let [first, second] = [0, 1].map(|at| &list.choices[at]);
    let mut codes =
        [&first.code, &second.code, &"x_own".to_owned()].map(|code| format!("{code:?}"));
    codes.sort();
    let json = format!(r#"{{"codes":[{}]}}"#, codes.join(","));
    let words = told(Language::En, "person", "citizenship", &json);
    assert_eq!(words, format!("{}, {}, x_own", first.labels.en, second.labels.en));
}

#[test]
fn names_of_fields_read_as_their_labels() {
    let json = r#"{"codes":["person.family_name","person.iin"]}"#;
    let words = told(Language::Ru, "consent_grant", "excluded_fields", json);
    let person = builtin_form("person").unwrap();
    let label = |name| format!("{}: {}", person.title.ru, person.field(name).unwrap().labels.ru);
    assert_eq!(words, format!("{}, {}", label("family_name"), label("iin")));
}

#[test]
fn what_is_not_here_says_so() {
    let value = Value::Ref(ID.parse().unwrap());
    let words = value_in_words(&Text::of(Language::En), None, &value, &|_| None);
    assert_eq!(words, "comes with another bundle");
}

#[test]
fn labels_are_those_of_the_form_and_own_fields_have_words_too() {
    let (text, forms) = (Text::of(Language::Ru), Forms::default());
    let label = |kind, name: &str| field_label(&text, &forms, kind, &name.parse().unwrap());
    assert_eq!(label("arrest", "deleted"), "Удалена");
    assert_ne!(label("arrest", "arrested_on"), "arrested_on");
    assert_eq!(label("nothing", "their_own"), "their_own");
    assert_eq!(kind_label(&text, &forms, "case"), "Дело");
    assert_eq!(kind_label(&text, &forms, "nothing"), "nothing");
    assert_eq!(kinds_label(&text, &forms, "case_person"), text.say("kind-case-person-many"));
    assert_eq!(kinds_label(&text, &forms, "nothing"), "nothing");
}

#[test]
fn a_signer_without_a_name_goes_by_his_key_and_who_is_not_trusted_is_told_so() {
    let text = Text::of(Language::En);
    let key = SignerKey::from_slice(&[0xab; 32]).unwrap();
    let words = |name, trust| signer_in_words(&text, &key, name, trust);
    assert_eq!(words(Some("Tulpar"), Trust::Trusted), "Tulpar");
    assert_eq!(words(None, Trust::Unknown), "key abababab…, not trusted here");
    assert_eq!(words(Some("Tulpar"), Trust::Rejected), "Tulpar, rejected here");
}
