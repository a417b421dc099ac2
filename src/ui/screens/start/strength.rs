//! How long a passphrase would hold: an estimate that rather says too little than too much.
//!
//! The crate zxcvbn counts patterns: English words and names, common passwords, dates, keys
//! side by side, repetitions. It knows no Kazakh or Russian word, and takes one for a row of
//! letters by chance. So the smaller of two figures counts: zxcvbn's, and one that takes
//! each word of any language for one of 2,048 that the guesser tries too.

use zxcvbn::Match;
use zxcvbn::matching::patterns::MatchPattern;

use crate::crypto::Passphrase;

/// The logarithm (base 10) of 2,048: what a word adds, whether drawn by chance or made up.
const WORD: f64 = 3.311;
/// What a word adds that was there before.
const AGAIN: f64 = 0.3;
/// What a letter, digit or mark adds.
const SIGN: f64 = 1.0;

/// Guesses a second of one computer with the dearest graphics card: Argon2id at 256 MiB and
/// 3 passes moves 2 GiB of memory a guess, and such cards move 1 to 3 TB a second. Measured
/// on an H100, at 16 MiB: 20,000 a second, which is 1,250 at 256 MiB.
const GUESSES: f64 = 1_250.0;
/// So many computers guess.
const COMPUTERS: f64 = 1_000.0;

const HOUR: f64 = 3_600.0;
const DAY: f64 = 24.0 * HOUR;
const YEAR: f64 = 365.25 * DAY;

/// How long a passphrase holds, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// Found while one waits.
    TooWeak,
    /// Found within weeks.
    Weak,
    /// Found within years.
    Fair,
    /// Holds for a lifetime.
    Good,
    /// Holds for longer than anybody needs.
    Strong,
}

/// How long it takes to guess, rounded down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Time {
    /// Less than an hour.
    Moments,
    /// Hours.
    Hours(u64),
    /// Days.
    Days(u64),
    /// Years.
    Years(u64),
    /// A million years and more: nothing can be told so far ahead.
    Ages,
}

/// What a guesser would try early.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Pattern {
    /// A date or a year.
    Date,
    /// Keys that lie side by side.
    Keys,
    /// The same again and again.
    Repeat,
    /// A row, as `abc` or `123`.
    Row,
    /// The name of the vault, or of its file.
    Name,
}

/// An estimate.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Strength {
    /// The logarithm (base 10) of the guesses that it takes.
    guesses: f64,
    /// How many words there are.
    pub(super) words: usize,
    /// What a guesser would try early.
    pub(super) patterns: Vec<Pattern>,
}

impl Strength {
    /// Of what somebody made up. `known` are words that a guesser tries first, such as the
    /// name of the vault.
    pub(super) fn of(typed: &str, known: &[&str]) -> Self {
        let passphrase = Passphrase::new(typed);
        let text = std::str::from_utf8(passphrase.as_bytes()).unwrap_or_default();
        let known: Vec<String> = known
            .iter()
            .map(|word| word.trim().to_lowercase())
            .filter(|word| word.chars().count() > 2)
            .collect();
        let counted = zxcvbn::zxcvbn(text, &known.iter().map(String::as_str).collect::<Vec<_>>());
        let mut patterns: Vec<Pattern> = counted.sequence().iter().filter_map(pattern).collect();
        let lower = text.to_lowercase();
        if known.iter().any(|word| lower.contains(word.as_str())) {
            patterns.push(Pattern::Name);
        }
        patterns.sort_unstable();
        patterns.dedup();
        let (by_words, words) = by_words(&lower);
        Self { guesses: counted.guesses_log10().min(by_words).max(0.0), words, patterns }
    }

    /// Of words that were drawn by chance from the list of 2,048.
    pub(super) fn of_drawn(words: usize) -> Self {
        Self { guesses: WORD * words as f64, words, patterns: Vec::new() }
    }

    /// Seconds until a thousand computers have most likely found it: half of the guesses.
    fn seconds(&self) -> f64 {
        10_f64.powf(self.guesses) / 2.0 / (GUESSES * COMPUTERS)
    }

    /// How long it holds.
    pub(super) fn level(&self) -> Level {
        let seconds = self.seconds();
        let bounds = [
            (HOUR, Level::TooWeak),
            (60.0 * DAY, Level::Weak),
            (100.0 * YEAR, Level::Fair),
            (100_000.0 * YEAR, Level::Good),
        ];
        bounds.into_iter().find(|(most, _)| seconds < *most).map_or(Level::Strong, |(_, l)| l)
    }

    /// How long it takes to guess.
    pub(super) fn time(&self) -> Time {
        let seconds = self.seconds();
        let whole = |unit: f64| rounded_down((seconds / unit) as u64);
        match seconds {
            s if s < HOUR => Time::Moments,
            s if s < 2.0 * DAY => Time::Hours(whole(HOUR)),
            s if s < 2.0 * YEAR => Time::Days(whole(DAY)),
            s if s < 1_000_000.0 * YEAR => Time::Years(whole(YEAR)),
            _ => Time::Ages,
        }
    }
}

/// To its first digit: more is not known.
fn rounded_down(n: u64) -> u64 {
    let unit = 10_u64.pow(n.checked_ilog10().unwrap_or_default());
    n / unit * unit
}

/// What a guesser would try early. Two letters alike, or side by side, stand in any word.
fn pattern(found: &Match) -> Option<Pattern> {
    if found.token.chars().count() < 4 {
        return None;
    }
    match found.pattern {
        MatchPattern::Date(_) | MatchPattern::Regex(_) => Some(Pattern::Date),
        MatchPattern::Spatial(_) => Some(Pattern::Keys),
        MatchPattern::Repeat(_) => Some(Pattern::Repeat),
        MatchPattern::Sequence(_) => Some(Pattern::Row),
        MatchPattern::Dictionary(_) | MatchPattern::BruteForce => None,
    }
}

/// The guesses that it takes whoever knows that it is made of words and signs, and how many
/// words there are. Blanks and capitals add nothing: most choose them alike.
fn by_words(lower: &str) -> (f64, usize) {
    let mut guesses = 0.0;
    let mut seen: Vec<&str> = Vec::new();
    for word in lower.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty()) {
        let whole = (word.chars().count() as f64 * SIGN).min(WORD);
        guesses += if seen.contains(&word) { AGAIN } else { whole };
        seen.push(word);
    }
    let signs = lower.chars().filter(|sign| !sign.is_alphabetic() && !sign.is_whitespace());
    (guesses + SIGN * signs.count() as f64, seen.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(typed: &str) -> Level {
        Strength::of(typed, &[]).level()
    }

    #[test]
    fn a_word_of_any_language_is_found_at_once() {
        for typed in
            ["", "a", "password", "пароль", "құпиясөз", "велосипед", "Достопримечательность"]
        {
            let strength = Strength::of(typed, &[]);
            assert_eq!((strength.level(), strength.time()), (Level::TooWeak, Time::Moments));
        }
        for typed in ["123456789", "қазақстан2022", "07.01.2022", "йцукенйцукен", "қыз қыз қыз қыз"]
        {
            assert_eq!(level(typed), Level::TooWeak, "{typed}");
        }
    }

    #[test]
    fn more_words_hold_longer_in_every_language() {
        let texts = [
            ["harbour seven", "harbour seven bicycle", "harbour seven bicycle window lantern"],
            ["қоңыр терезе", "қоңыр терезе алма", "қоңыр терезе алма бұлт көпір"],
            ["синий автобус", "синий автобус ложка", "синий автобус ложка облако мост"],
        ];
        for [two, three, five] in texts {
            assert_eq!(level(two), Level::TooWeak, "{two}");
            assert!(level(three) <= Level::Weak, "{three}");
            assert_eq!(level(five), Level::Good, "{five}");
        }
        let mixed = Strength::of("қоңыр терезе seven harbour велосипед", &[]);
        assert_eq!((mixed.time(), mixed.words), (Time::Years(400), 5));
        assert!(mixed.patterns.is_empty());
    }

    #[test]
    fn words_of_no_dictionary_are_told_no_stronger_than_drawn_ones() {
        for words in 1..8 {
            let drawn = Strength::of_drawn(words);
            let texts = ["барбарысқан", "гжещщкщлрпа", "zkwqvxhrtp"];
            for text in texts {
                let many: Vec<String> = (0..words)
                    .map(|at| format!("{text}{}", ["а", "б", "в", "г", "д", "е", "ж"][at]))
                    .collect();
                let made_up = Strength::of(&many.join(" "), &[]);
                assert!(made_up.guesses <= drawn.guesses + 0.001, "{many:?}");
            }
        }
        assert_eq!(Strength::of_drawn(6).time(), Time::Years(900_000));
        assert_eq!(Strength::of_drawn(6).level(), Level::Strong);
    }

    #[test]
    fn what_comes_out_of_a_generator_is_not_taken_for_words() {
        assert_eq!(level("kJ8s-Pw2Q-x0Zr-7tLm"), Level::Strong);
    }

    #[test]
    fn what_a_guesser_tries_early_is_named() {
        let patterns = |typed: &str| Strength::of(typed, &["Ular", "notes"]).patterns;
        assert_eq!(patterns("harbour 7.1.2022 lantern"), [Pattern::Date]);
        assert!(patterns("fghjklkjhgf lantern").contains(&Pattern::Keys));
        assert!(patterns("aaaaaaaa lantern").contains(&Pattern::Repeat));
        assert_eq!(patterns("ULAR lantern harbour"), [Pattern::Name]);
        let strong = "bicycle lantern harbour window";
        assert!(
            Strength::of("ular lantern harbour window", &["Ular"]).guesses
                <= Strength::of(strong, &["Ular"]).guesses
        );
    }

    #[test]
    fn the_same_words_in_another_unicode_form_are_as_strong() {
        let composed = Strength::of("йод ёж айна", &[]);
        let decomposed = Strength::of("и\u{306}од е\u{308}ж аи\u{306}на", &[]);
        assert_eq!(composed, decomposed);
    }
}
