//! A text in the languages of Dala.

use crate::record::Language;

/// One text in three languages. An organisation's own form may lack some, and have its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Labels {
    /// English.
    pub en: String,
    /// Russian.
    pub ru: String,
    /// Kazakh.
    pub kk: String,
    /// In the form's own language, if it is another one or is not told.
    pub other: String,
}

impl Labels {
    /// The same text in whatever language.
    pub fn unnamed(text: impl Into<String>) -> Self {
        Self { other: text.into(), ..Self::default() }
    }

    /// The text in this language, else in the form's own, else in the first that has one.
    pub fn get(&self, language: Language) -> &str {
        [self.exact(language), &self.other, &self.en, &self.ru, &self.kk]
            .into_iter()
            .find(|text| !text.is_empty())
            .unwrap_or_default()
    }

    /// The text in this language alone, maybe empty.
    pub fn exact(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Ru => &self.ru,
            Language::Kk => &self.kk,
        }
    }

    /// The place of the text in this language.
    pub(super) fn slot(&mut self, language: Language) -> &mut String {
        match language {
            Language::En => &mut self.en,
            Language::Ru => &mut self.ru,
            Language::Kk => &mut self.kk,
        }
    }

    /// Whether there is no text in any language.
    pub fn is_empty(&self) -> bool {
        let Self { en, ru, kk, other } = self;
        [en, ru, kk, other].into_iter().all(String::is_empty)
    }
}
