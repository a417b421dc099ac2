//! What a person typed, cut into numbers, words and signs, and found again in tables of
//! words in three languages. No meaning: what the words say is for whoever brings tables.

#[cfg(test)]
mod tests;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Nobody tells a date or a time in more.
const MAX_CHARS: usize = 200;
/// A number of more digits is a number of something else.
const MAX_DIGITS: usize = 4;

/// One thing typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Number(Number),
    /// As [`folded`].
    Word(String),
    /// Dashes of all kinds as `-`, apostrophes as `'`, "almost equal" as `~`.
    Sign(char),
}

/// A number of at most four digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    pub value: u16,
    /// How many digits were typed.
    pub width: usize,
}

/// A piece, and whether it stands right behind the one before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub piece: Piece,
    pub is_tight: bool,
}

impl Token {
    pub(super) fn number(&self) -> Option<Number> {
        if let Piece::Number(number) = self.piece { Some(number) } else { None }
    }

    pub(super) fn word(&self) -> Option<&str> {
        if let Piece::Word(word) = &self.piece { Some(word) } else { None }
    }

    pub(super) fn is_sign(&self, sign: char) -> bool {
        self.piece == Piece::Sign(sign)
    }
}

/// Cuts a text; none if it is too long, or a number in it is.
pub(super) fn tokens(text: &str) -> Option<Vec<Token>> {
    if text.chars().nth(MAX_CHARS).is_some() {
        return None;
    }
    let stressless: String = text.nfd().filter(|c| !matches!(c, '\u{300}' | '\u{301}')).collect();
    let letters: Vec<char> = stressless.nfc().collect();
    let mut tokens = Vec::new();
    let mut is_tight = false;
    let groups = letters.chunk_by(|a, b| group(*a) == group(*b) && group(*a) != Group::Sign);
    for letters in groups {
        let first = letters.first().copied().unwrap_or(' ');
        let piece = match group(first) {
            Group::Blank => {
                is_tight = false;
                continue;
            }
            Group::Digit => Piece::Number(number(letters)?),
            Group::Letter => Piece::Word(word(letters)),
            Group::Sign => Piece::Sign(sign(first)),
        };
        tokens.push(Token { piece, is_tight });
        is_tight = true;
    }
    Some(tokens)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Blank,
    Digit,
    Letter,
    Sign,
}

/// Brackets and semicolons part what they stand between, as blanks do.
fn group(c: char) -> Group {
    match c {
        '(' | ')' | ';' => Group::Blank,
        c if c.is_whitespace() => Group::Blank,
        '0'..='9' => Group::Digit,
        c if c.is_alphabetic() || is_combining_mark(c) => Group::Letter,
        _ => Group::Sign,
    }
}

fn sign(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '−' => '-',
        '’' | 'ʼ' | '`' => '\'',
        '≈' => '~',
        c => c,
    }
}

fn number(digits: &[char]) -> Option<Number> {
    let value = digits.iter().try_fold(0u16, |sum, digit| {
        let digit = u16::try_from(digit.to_digit(10)?).ok()?;
        sum.checked_mul(10)?.checked_add(digit)
    })?;
    (digits.len() <= MAX_DIGITS).then_some(Number { value, width: digits.len() })
}

fn word(letters: &[char]) -> String {
    let lower: Vec<char> = letters.iter().flat_map(|c| c.to_lowercase()).collect();
    in_one_script(&lower).into_iter().map(folded).collect()
}

/// Letters that look alike, Latin and Cyrillic, as they are typed for each other.
const ALIKE: [(char, char); 13] = [
    ('a', 'а'),
    ('b', 'в'),
    ('c', 'с'),
    ('e', 'е'),
    ('h', 'н'),
    ('i', 'і'),
    ('k', 'к'),
    ('m', 'м'),
    ('o', 'о'),
    ('p', 'р'),
    ('t', 'т'),
    ('x', 'х'),
    ('y', 'у'),
];

/// A word in which both scripts are mixed is brought to Cyrillic if that is possible, else
/// to Latin.
fn in_one_script(word: &[char]) -> Vec<char> {
    let is_mixed = word.iter().any(char::is_ascii_alphabetic) && !word.iter().all(char::is_ascii);
    if !is_mixed {
        return word.to_vec();
    }
    let find = |letter: char, pick: fn(&(char, char)) -> (char, char)| {
        ALIKE.iter().map(pick).find(|(from, _)| *from == letter).map_or(letter, |(_, to)| to)
    };
    let cyrillic: Vec<char> =
        word.iter().map(|letter| find(*letter, |(latin, like)| (*latin, *like))).collect();
    if cyrillic.iter().any(char::is_ascii_alphabetic) {
        word.iter().map(|letter| find(*letter, |(latin, like)| (*like, *latin))).collect()
    } else {
        cyrillic
    }
}

/// Kazakh letters as those of a Russian keyboard, on which people often type Kazakh.
fn folded(letter: char) -> char {
    match letter {
        'ё' => 'е',
        'қ' => 'к',
        'ғ' => 'г',
        'ң' => 'н',
        'ү' | 'ұ' => 'у',
        'ө' => 'о',
        'ә' => 'а',
        'і' => 'и',
        'һ' => 'х',
        letter => letter,
    }
}

/// The words of one language, each with the phrases that say it.
///
/// Phrases stand in a row with ", " between. They are written with their own letters, in
/// small ones; a blank parts the words and also the signs. A word that ends in `*` is a stem,
/// behind which one of `endings` may stand, with blanks between, or none.
pub(super) struct Lexicon<W: 'static> {
    pub phrases: &'static [(W, &'static str)],
    pub endings: &'static str,
}

/// What was found in a lexicon.
pub(super) struct Found<'t, W> {
    pub word: W,
    /// How many tokens say it.
    pub length: usize,
    /// What stood behind the stem of the last word.
    pub ending: &'t str,
    /// In which lexicon.
    pub lexicon: usize,
}

/// The longest phrase at the beginning of some tokens; among equals the first one.
pub(super) fn longest<'t, W: Copy>(
    lexicons: &[&Lexicon<W>],
    tokens: &'t [Token],
) -> Option<Found<'t, W>> {
    let mut best: Option<Found<'t, W>> = None;
    for (lexicon, Lexicon { phrases, endings }) in lexicons.iter().enumerate() {
        let phrases = phrases.iter();
        for (word, phrase) in phrases.flat_map(|(w, row)| row.split(", ").map(move |p| (w, p))) {
            let length = phrase.split(' ').count();
            if best.as_ref().is_some_and(|best| best.length >= length) {
                continue;
            }
            if let Some(ending) = beginning(tokens, phrase, endings) {
                best = Some(Found { word: *word, length, ending, lexicon });
            }
        }
    }
    best
}

/// The ending of the last word, if the tokens begin with the phrase.
fn beginning<'t>(tokens: &'t [Token], phrase: &str, endings: &str) -> Option<&'t str> {
    let mut tokens = tokens.iter();
    let mut ending = "";
    for part in phrase.split(' ') {
        ending = match &tokens.next()?.piece {
            Piece::Sign(sign) if part.chars().eq([*sign]) => "",
            Piece::Word(word) => match part.strip_suffix('*') {
                Some(stem) => {
                    let rest = after_stem(word, stem)?;
                    (rest.is_empty() || is_ending(rest, endings)).then_some(rest)?
                }
                None => is_same(word, part).then_some("")?,
            },
            Piece::Sign(_) | Piece::Number(_) => return None,
        };
    }
    Some(ending)
}

fn after_stem<'w>(word: &'w str, stem: &str) -> Option<&'w str> {
    let length = stem.chars().count();
    let at = word.char_indices().nth(length).map_or(word.len(), |(at, _)| at);
    let (head, rest) = word.split_at_checked(at)?;
    is_same(head, stem).then_some(rest)
}

/// Whether letters are one of some endings, with blanks between.
pub(super) fn is_ending(letters: &str, endings: &str) -> bool {
    endings.split(' ').any(|ending| is_same(letters, ending))
}

/// Whether a Kazakh ending means "from".
pub(super) fn is_ablative(ending: &str) -> bool {
    ["дан", "ден", "тан", "тен", "нан", "нен"].iter().any(|case| ending.ends_with(case))
}

/// Whether a typed word, folded already, is a word of a table.
fn is_same(typed: &str, word: &str) -> bool {
    typed.chars().eq(word.chars().map(folded))
}
