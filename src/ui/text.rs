//! The words of the window, from Fluent files in three languages. Nothing visible is
//! written anywhere else.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::form::{Labels, builtin_form};
use crate::record::{Kind, Language};

/// Takes in the files of each name, in each language.
macro_rules! files {
    ($($name:literal),* $(,)?) => {
        const FILES: [(Language, &[(&str, &str)]); 3] = [
            (Language::En, &[$(files!(@ "en", $name)),*]),
            (Language::Ru, &[$(files!(@ "ru", $name)),*]),
            (Language::Kk, &[$(files!(@ "kk", $name)),*]),
        ];
    };
    (@ $language:literal, $name:literal) => {
        ($name, include_str!(concat!("../../assets/locales/", $language, "/", $name, ".ftl")))
    };
}

files![
    "settings",
    "tables",
    "frame",
    "widgets",
    "words",
    "kinds",
    "failures",
    "findings",
    "start",
    "guide",
    "keyboard",
    "records",
    "case",
    "interview",
    "merging",
    "photos",
    "reviewing",
    "sending",
];

/// What a language calls itself.
pub const fn own_name(language: Language) -> &'static str {
    match language {
        Language::En => "English",
        Language::Ru => "Русский",
        Language::Kk => "Қазақша",
    }
}

/// The words of one language.
pub struct Text {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    /// What the records of an organisation's own forms are called, by kind.
    own: RefCell<BTreeMap<String, String>>,
}

/// What of a kind of record is to be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfKind {
    /// One of it.
    One,
    /// Many of it.
    Many,
    /// The button for a new one.
    New,
    /// That there is none yet, and what to do.
    Empty,
}

impl Text {
    /// The words of a language.
    pub fn of(language: Language) -> Self {
        let code: LanguageIdentifier = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![code]);
        // No marks of direction around what is put in: all three languages run one way.
        bundle.set_use_isolating(false);
        let files = FILES.iter().filter(|(of, _)| *of == language).flat_map(|(_, files)| *files);
        for (_, file) in files {
            // A faulty line is left out by the parser; a test parses all files strictly.
            let (Ok(resource) | Err((resource, _))) = FluentResource::try_new((*file).to_owned());
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle, own: RefCell::default() }
    }

    /// Takes in what the records of an organisation's own forms are called, by kind.
    pub fn learn<'k>(&self, kinds: impl Iterator<Item = (&'k Kind, &'k Labels)>) {
        let own = kinds.filter(|(kind, _)| builtin_form(kind.as_str()).is_none());
        let own =
            own.map(|(kind, labels)| (kind.to_string(), labels.get(self.language).to_owned()));
        *self.own.borrow_mut() = own.collect();
    }

    /// The words of a kind: Dala's own, or those of its form.
    pub fn of_kind(&self, kind: &str, what: OfKind) -> String {
        let part = match what {
            OfKind::One => "one",
            OfKind::Many => "many",
            OfKind::New => "new",
            OfKind::Empty => "empty",
        };
        let key = format!("kind-{}-{part}", kind.replace('_', "-"));
        if self.has(&key) {
            return self.say(&key);
        }
        let title = self.own.borrow().get(kind).cloned().unwrap_or_else(|| kind.to_owned());
        match what {
            OfKind::One | OfKind::Many => title,
            OfKind::New => self.with("own-kind-new", &[("what", title.into())]),
            OfKind::Empty => self.with("own-kind-empty", &[("what", title.into())]),
        }
    }

    /// The language.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The words of a key.
    pub fn say(&self, key: &str) -> String {
        self.format(key, None, None)
    }

    /// The words of a key, with things put in.
    pub fn with<'a>(&self, key: &str, args: &[(&'a str, FluentValue<'a>)]) -> String {
        let args: FluentArgs<'_> =
            args.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.format(key, None, Some(&args))
    }

    /// The words of a key that tell a number, in the plural form that fits it.
    pub fn count(&self, key: &str, n: u64) -> String {
        self.with(key, &[("n", n.into()), ("shown", self.number(n).into())])
    }

    /// An attribute of a key, if it has it.
    pub fn attribute<'a>(
        &self,
        key: &str,
        attribute: &str,
        args: &[(&'a str, FluentValue<'a>)],
    ) -> Option<String> {
        self.bundle.get_message(key)?.get_attribute(attribute)?;
        let args: FluentArgs<'_> =
            args.iter().map(|(name, value)| (*name, value.clone())).collect();
        Some(self.format(key, Some(attribute), Some(&args)))
    }

    /// Whether there are words for a key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// A number as the language writes it: `1,204` or `1 204`.
    pub fn number(&self, n: u64) -> String {
        let between = match self.language {
            Language::En => ',',
            Language::Ru | Language::Kk => '\u{a0}',
        };
        let digits = n.to_string();
        let mut shown = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                shown.push(between);
            }
            shown.push(digit);
        }
        shown
    }

    /// A size in bytes as people read it.
    pub fn bytes(&self, bytes: u64) -> String {
        let steps = [("size-gb", 1_000_000_000), ("size-mb", 1_000_000), ("size-kb", 1_000)];
        let (key, unit) =
            steps.into_iter().find(|(_, unit)| bytes >= *unit).unwrap_or(("size-kb", 1_000));
        let tenths = bytes.saturating_mul(10).div_ceil(unit);
        let point = if self.language == Language::En { '.' } else { ',' };
        let shown = if tenths >= 100 || tenths.is_multiple_of(10) {
            self.number(tenths / 10)
        } else {
            format!("{}{point}{}", tenths / 10, tenths % 10)
        };
        self.with(key, &[("n", shown.into())])
    }

    fn format(&self, key: &str, attribute: Option<&str>, args: Option<&FluentArgs<'_>>) -> String {
        let message = self.bundle.get_message(key);
        let pattern = match attribute {
            Some(name) => message.and_then(|m| m.get_attribute(name)).map(|a| a.value()),
            None => message.and_then(|m| m.value()),
        };
        // A key without words shows itself: ugly, and whoever uses it can still go on.
        let Some(pattern) = pattern else { return key.to_owned() };
        self.bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned()
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Text").field("language", &self.language).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
