//! Which sentence tells of a finding: its key in `findings.ftl`, and what is put into it.
//! Fields are named as their form names them; what they hold is never said.

use crate::form::{Beside, Finding, Form};
use crate::record::{FieldName, Language};

/// What is put into a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Put {
    /// A number.
    Number(u64),
    /// Words of the form, in the language of the reader.
    Words(String),
}

/// What to say of a finding, below its field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The key of the message.
    pub key: String,
    /// What is put into it, by name.
    pub args: Vec<(&'static str, Put)>,
}

impl Sentence {
    /// What to say of a finding in a record of this form.
    pub fn of(finding: &Finding, form: &Form, language: Language) -> Self {
        let field = |name: &FieldName| form.field(name.as_str());
        let expected = finding.field.as_ref().and_then(field).map(|it| &it.constraint_message);
        if let Some(expected) = expected.filter(|said| !said.is_empty())
            && finding.code == "constraint"
        {
            let args = vec![("said", Put::Words(expected.get(language).to_owned()))];
            return Self { key: "finding-constraint-said".to_owned(), args };
        }
        let number = |number: usize| Put::Number(number as u64);
        let args = match &finding.beside {
            Beside::Nothing => Vec::new(),
            Beside::Field(name) => {
                let label = field(name).map(|field| field.labels.get(language));
                vec![("other", Put::Words(label.unwrap_or(name.as_str()).to_owned()))]
            }
            Beside::Hours(hours) => vec![("hours", Put::Number((*hours).into()))],
            Beside::Rows(first, second) => {
                vec![("first", number(*first)), ("second", number(*second))]
            }
        };
        Self { key: format!("finding-{}", finding.code.replace('_', "-")), args }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;
    use crate::form::{Around, Values, builtin_form, check, check_around, parse_value};
    use crate::record::Kind;
    use crate::ui::locale_tests::{Locale, Value};

    fn source(path: &str) -> String {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        std::fs::read_to_string(path).unwrap()
    }

    /// The codes that the checks of forms give: the third argument of whatever makes a
    /// finding, after its level and its field.
    fn codes_of_forms() -> Vec<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/form/check");
        let mut codes = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if name == "tests.rs" {
                continue;
            }
            for made in source(&format!("src/form/check/{name}")).split("Level::").skip(1) {
                let third = made.split(',').nth(2).unwrap().trim();
                let code = third.strip_prefix('"').and_then(|code| code.strip_suffix('"'));
                codes.push(code.unwrap_or_else(|| panic!("{name}: {third} is no code")).to_owned());
            }
        }
        codes
    }

    /// The codes that the check of the IIN gives: one for each kind of warning.
    fn codes_of_iin() -> Vec<String> {
        let source = source("src/casework/queries/findings.rs");
        let arms = source.split("IinWarning::").filter_map(|arm| arm.split_once(" => (\""));
        arms.map(|(_, rest)| rest.split('"').next().unwrap().to_owned()).collect()
    }

    fn codes() -> BTreeSet<String> {
        let (forms, iin) = (codes_of_forms(), codes_of_iin());
        assert!(forms.len() >= 19 && iin.len() == 7, "{forms:?} {iin:?}");
        forms.into_iter().chain(iin).collect()
    }

    #[test]
    fn every_finding_has_a_sentence_and_no_sentence_is_left_over() {
        let mut keys: BTreeSet<String> =
            codes().iter().map(|code| format!("finding-{}", code.replace('_', "-"))).collect();
        keys.insert("finding-constraint-said".to_owned());
        for language in Language::ALL {
            let locale = Locale::of(language, "findings");
            let there: BTreeSet<String> = locale.keys().into_keys().map(str::to_owned).collect();
            assert_eq!(there, keys, "{language:?}");
        }
    }

    fn typed(kind: &str, pairs: &[(&str, &str)]) -> Values {
        let form = builtin_form(kind).unwrap();
        let value = |(name, text): &(&str, &str)| {
            let field = form.field(name).unwrap();
            (field.name.clone(), parse_value(field, text).unwrap())
        };
        pairs.iter().map(value).collect()
    }

    /// Findings of each kind that has something put into it, and of one that has nothing.
    fn findings() -> Vec<(&'static str, Finding)> {
        let late = [("arrested_on", "2022-01-06"), ("judge_first_on", "2022-02-06")];
        let late = typed("arrest", &late);
        let early = [("started_on", "2022-01-06"), ("ended_on", "2022-01-05")];
        let stay = |from, to| {
            let kind = Kind::new("stay").unwrap();
            (kind, typed("stay", &[("from_on", from), ("to_on", to)]))
        };
        let rows =
            [stay("2022-02", "2022-04"), stay("2022-03", "2022-03"), stay("2022-01", "2022")];
        let around = Around { rows: &rows, ..Around::default() };
        let form = |kind| builtin_form(kind).unwrap();
        let mut all = Vec::new();
        let mut add = |kind, found: Vec<Finding>| {
            all.extend(found.into_iter().map(|finding| (kind, finding)));
        };
        add("arrest", check(form("arrest"), &late));
        add("arrest", check_around(form("arrest"), &late, &Around::default()));
        add("detention", check(form("detention"), &typed("detention", &early)));
        add("detention", check_around(form("detention"), &Values::new(), &around));
        add("person", check(form("person"), &typed("person", &[("age_stated", "121")])));
        all
    }

    #[test]
    fn each_sentence_names_all_that_is_put_into_it() {
        let mut put_in = BTreeSet::new();
        for language in Language::ALL {
            let locale = Locale::of(language, "findings");
            for (kind, finding) in findings() {
                let form = builtin_form(kind).unwrap();
                let Sentence { key, args } = Sentence::of(&finding, form, language);
                let named: BTreeSet<&str> = args.iter().map(|(name, _)| *name).collect();
                assert_eq!(named, locale.args_of(&key), "{language:?} {key}");
                put_in.extend(named);
                let values: Vec<(&str, Value)> = args
                    .iter()
                    .map(|(name, put)| match put {
                        Put::Number(number) => (*name, (*number).into()),
                        Put::Words(words) => (*name, words.clone().into()),
                    })
                    .collect();
                let said = locale.say(&key, None, &values);
                assert!(said.ends_with(['.', '?']), "{language:?} {key}: {said}");
            }
        }
        assert_eq!(put_in, BTreeSet::from(["first", "hours", "other", "said", "second"]));
    }

    #[test]
    fn all_other_sentences_need_nothing() {
        for language in Language::ALL {
            let locale = Locale::of(language, "findings");
            for key in locale.keys().into_keys().filter(|key| locale.args_of(key).is_empty()) {
                let said = locale.say(key, None, &[]);
                let is_level = key.starts_with("finding-level-");
                assert_eq!(said.ends_with(['.', '?']), !is_level, "{language:?} {key}: {said}");
            }
        }
    }

    #[test]
    fn a_contradiction_names_both_fields_as_the_reader_knows_them() {
        let values =
            typed("detention", &[("started_on", "2022-01-06"), ("ended_on", "2022-01-05")]);
        let form = builtin_form("detention").unwrap();
        let order = check(form, &values).into_iter().find(|found| found.code == "order").unwrap();
        assert_eq!(order.field.as_ref().unwrap().as_str(), "ended_on");
        let of = |language| Sentence::of(&order, form, language).args;
        assert_eq!(of(Language::En), [("other", Put::Words("Began on".to_owned()))]);
        assert_eq!(of(Language::Kk), [("other", Put::Words("Басталған күні".to_owned()))]);
    }

    #[test]
    fn what_a_form_expects_is_said_in_its_own_words() {
        let form = builtin_form("person").unwrap();
        let found = check(form, &typed("person", &[("age_stated", "121")]));
        let odd = found.iter().find(|found| found.code == "constraint").unwrap();
        let sentence = Sentence::of(odd, form, Language::Ru);
        assert_eq!(sentence.key, "finding-constraint-said");
        assert_eq!(sentence.args, [("said", Put::Words("От 0 до 120".to_owned()))]);
        let mut silent = form.clone();
        for field in silent.groups.iter_mut().flat_map(|group| &mut group.fields) {
            field.constraint_message = crate::form::Labels::default();
        }
        let sentence = Sentence::of(odd, &silent, Language::Ru);
        assert_eq!((sentence.key.as_str(), sentence.args), ("finding-constraint", Vec::new()));
    }
}
