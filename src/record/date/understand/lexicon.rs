//! What the words of a told date can mean, and the tables of each language. No grammar.

mod en;
mod kk;
mod ru;

use crate::record::Language;
use crate::record::typed::{Found, Lexicon, Token, is_ablative, is_ending, longest};

/// The meaning of a word or phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// 1 to 12.
    Month(u8),
    /// 1 to 4, from spring.
    Season(u8),
    Portion(Portion),
    Lost(Lost),
    /// "The nineties": 1990.
    Decade(u16),
    /// "Fifth".
    Ordinal(u8),
    /// "Twenty-", before an ordinal below ten.
    Tens(u8),
    Noun(Noun),
    About,
    Unsure,
    /// 1 to 7, from Monday.
    Weekday(u8),
    /// "In the evening": nothing that a date could hold.
    TimeOfDay,
    Ending(Ending),
    Frame(Frame),
    Filler,
}

/// A third or a half of a month, a season, a year, a decade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Portion {
    Beginning,
    Middle,
    End,
    FirstHalf,
    SecondHalf,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Noun {
    /// Behind its number; its number may be left out: "the beginning of the year".
    Year,
    /// Two of them, or a decade.
    Years,
    /// Beside its name; its name may be left out.
    Month,
    /// Behind its number.
    Day,
}

/// What was known once: "some day in January".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lost {
    Day,
    Month,
}

/// What is said of the other end of a range that has one date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    GoesOn,
    EndUnknown,
    StartUnknown,
}

/// What stands before, between or behind dates and says how they are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    Between,
    And,
    Or,
    /// Also "since".
    From,
    /// Up to a day and including it.
    To,
    /// "До", "дейін": up to a day, but before a month or a year.
    UpTo,
    Before,
    After,
    NotLater,
    NotEarlier,
    /// "С 5 на 6", "5-інен 6-сына қараған түні".
    Overnight,
    /// "В ночь на 6 января": from the day before.
    NightTo,
    Dash,
    Slash,
    /// A Kazakh "from" without a word of its own: "қаңтардан".
    Ablative,
}

/// How a number may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Suffix {
    /// "5th", "5-го", "5-інде".
    Ordinal,
    /// "5-нен": [`Frame::Ablative`] follows.
    Ablative,
    /// "1990s", "90-х".
    Decade,
    /// "6-е января", "90-е годы".
    OrdinalOrDecade,
}

/// Language by language, the preferred one first: it has the word if two have it.
pub(super) fn find(tokens: &[Token], preferred: Language) -> Option<(Found<'_, Word>, Language)> {
    let mut languages = Language::ALL;
    languages.sort_by_key(|language| *language != preferred);
    let lexicons = languages.map(lexicon);
    let found = longest(&lexicons, tokens)?;
    let language = languages.get(found.lexicon).copied().unwrap_or(preferred);
    Some((found, language))
}

const fn lexicon(language: Language) -> &'static Lexicon<Word> {
    match language {
        Language::En => &en::LEXICON,
        Language::Ru => &ru::LEXICON,
        Language::Kk => &kk::LEXICON,
    }
}

/// What the letters right behind a number say, if they are an ending.
pub(super) fn suffix(letters: &str) -> Option<Suffix> {
    let is_in = |endings: &str| is_ending(letters, endings);
    if is_in("s х ых ые ым") {
        Some(Suffix::Decade)
    } else if is_in("е") {
        Some(Suffix::OrdinalOrDecade)
    } else if is_ablative(letters) && is_in(kk::ENDINGS) {
        Some(Suffix::Ablative)
    } else if is_in(en::ORDINALS)
        || is_in(ru::ORDINALS)
        || is_in(kk::ORDINALS)
        || is_in(kk::ENDINGS)
    {
        Some(Suffix::Ordinal)
    } else {
        None
    }
}
