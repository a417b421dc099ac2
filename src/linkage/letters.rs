//! The table of letters: what each letter of Kazakh, Russian and Latin writing becomes.
//! Nothing here knows words.
//!
//! All spellings are brought to one Latin spelling, not to one Cyrillic one, because then
//! a half-typed `s` is a prefix of `sh`, `k` of `kh`, `z` of `zh`, `c` of `ch`, and the
//! search can answer while one types. The classes are those of the folding rules for
//! names: қ=к=q=k, ғ=г=gh=ğ=g, ж=zh=j=дж, ш=sh=ş, ч=ch=ç, х=һ=kh=h, ң=н=ñ=ng,
//! ы=и=і=й=y=i, ә=а, ө=о, ұ=ү=у=w=u, э=ё=е=ye, ц=тс=ts, я=ya, ю=yu, no ъ and ь.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

/// Apostrophes, soft signs and invisible marks that stand inside a word and say nothing.
/// (´ and its like come apart into a blank and a mark: see [`plain_letters`].)
fn is_silent(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '‛' | '′' | '`' | 'ъ' | 'ь' | 'ʹ'..='ʿ')
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{feff}')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}')
}

/// Two letters that are one sound. Cyrillic pairs are here where Latin ones are.
const PAIRS: &[(char, char, &str)] = &[
    ('z', 'h', "zh"),
    ('s', 'h', "sh"),
    ('c', 'h', "ch"),
    ('k', 'h', "kh"),
    ('g', 'h', "g"),
    ('y', 'e', "e"),
    ('й', 'е', "e"),
];

/// Letters with a mark that is part of the letter (after decomposition).
const MARKED: &[(char, char, &str)] = &[
    ('s', '\u{327}', "sh"),
    ('s', '\u{30c}', "sh"),
    ('c', '\u{327}', "ch"),
    ('c', '\u{30c}', "ch"),
    ('z', '\u{30c}', "zh"),
];

/// The sounds of a single letter: Latin, Russian, Kazakh, and the neighbours' (Ukrainian,
/// Tatar, Tajik, Uzbek). The letters in which all spellings meet stand for themselves.
fn single(letter: char) -> Option<&'static [&'static str]> {
    Some(match letter {
        'h' | 'ħ' | 'х' | 'һ' | 'ҳ' => &["kh"],
        'j' | 'ж' | 'җ' | 'ҷ' => &["zh"],
        'q' | 'к' | 'қ' => &["k"],
        'w' | 'у' | 'ұ' | 'ү' => &["u"],
        'x' => &["k", "s"],
        'y' | 'и' | 'й' | 'ы' | 'і' => &["i"],
        'æ' => &["a", "e"],
        'ð' | 'đ' | 'д' => &["d"],
        'ł' | 'л' => &["l"],
        'ŋ' | 'н' | 'ң' => &["n"],
        'œ' => &["o", "e"],
        'ø' | 'ɵ' | 'о' | 'ө' => &["o"],
        'þ' => &["t", "kh"],
        'ə' | 'а' | 'ә' => &["a"],
        'б' => &["b"],
        'в' => &["v"],
        'г' | 'ғ' | 'ґ' => &["g"],
        'е' | 'э' | 'є' => &["e"],
        'з' => &["z"],
        'м' => &["m"],
        'п' => &["p"],
        'р' => &["r"],
        'с' => &["s"],
        'т' => &["t"],
        'ф' => &["f"],
        'ц' => &["t", "s"],
        'ч' => &["ch"],
        'ш' => &["sh"],
        'щ' => &["sh", "ch"],
        'ю' => &["i", "u"],
        'я' => &["i", "a"],
        _ => return None,
    })
}

/// Kana voicing marks combine, but tell one syllable from another.
const KANA_VOICING: u8 = 8;

/// Lower case without marks that only vary a letter and without silent signs: what the tables are written in.
/// Letters whose mark makes another letter keep it. й is kept apart from и for `йе`.
pub(super) fn plain_letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = Vec::new();
    let mut take = |c| {
        match letters.last_mut() {
            Some(last @ 'и') if c == '\u{306}' => *last = 'й',
            Some(last) if MARKED.iter().any(|(base, mark, _)| (base, mark) == (last, &c)) => {
                letters.push(c);
            }
            _ if is_silent(c) => {}
            // A mark on a blank is a sign of its own, an apostrophe to whoever typed it.
            Some(' ') if is_mark(c) => drop(letters.pop()),
            _ if is_mark(c) => {}
            _ => letters.push(c),
        }
    };
    for c in text.nfkd() {
        match c {
            // What nearly all letters are, without the way by upper case.
            '\0'..='\x7f' => take(c.to_ascii_lowercase()),
            'а'..='я' => take(c),
            _ => fold_case(c).for_each(&mut take),
        }
    }
    letters
}

/// A mark that only varies its letter.
fn is_mark(c: char) -> bool {
    !matches!(canonical_combining_class(c), 0 | KANA_VOICING)
}

/// Full case folding: by way of upper case, so that ß meets ss and ς meets σ.
fn fold_case(c: char) -> impl Iterator<Item = char> {
    c.to_lowercase().flat_map(char::to_uppercase).flat_map(char::to_lowercase)
}

/// Letters and digits; a combining mark that is still here is part of its letter.
pub(super) fn belongs_to_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Splits one word of plain letters into sounds, each written as in the tables; other
/// letters and digits stand for themselves. Nothing is joined or doubled sounds dropped:
/// see [`join`].
pub(super) fn sounds(word: &[char]) -> Vec<Cow<'static, str>> {
    let mut sounds = Vec::new();
    let mut rest = word;
    while let [first, after @ ..] = rest {
        let two = after.first().and_then(|second| {
            let is_these = |(a, b, _): &&(char, char, &str)| (a, b) == (first, second);
            PAIRS.iter().chain(MARKED).find(is_these)
        });
        rest = if let Some((_, _, sound)) = two {
            sounds.push(Cow::Borrowed(*sound));
            after.get(1..).unwrap_or_default()
        } else {
            match single(*first) {
                Some(several) => sounds.extend(several.iter().copied().map(Cow::Borrowed)),
                None => sounds.push(Cow::Owned(first.to_string())),
            }
            after
        };
    }
    sounds
}

/// Writes sounds as one word: a doubled one once, `ng` as `n`, `dzh` as `zh`. Digits and
/// letters outside the tables stay doubled.
pub(super) fn join(sounds: &[Cow<'static, str>]) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for sound in sounds {
        if sound == "zh" && kept.last() == Some(&"d") {
            kept.pop();
        }
        let last = kept.last().copied().unwrap_or_default();
        let is_double = last == sound && sound.bytes().all(|byte| byte.is_ascii_lowercase());
        if !is_double && (last, sound.as_ref()) != ("n", "g") {
            kept.push(sound);
        }
    }
    kept.concat()
}
