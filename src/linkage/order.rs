//! The order of lists: Kazakh alphabet, with the Russian letters in it, then Latin; numbers
//! by their size. A key to compare, never shown to anyone.

use super::letters::plain_letters;

/// Bytes of a key. What begins alike so far stands together, in whatever order.
const MOST_BYTES: usize = 64;
/// Letters of a text that are looked at.
const MOST_LETTERS: usize = 4 * MOST_BYTES;

/// Between words. Numbers come before letters.
const GAP: u8 = 1;
const NUMBER: u8 = 2;
const FIRST_LETTER: u8 = 0x20;
/// Letters of other writing, by their code points.
const OTHER: u8 = 0xf0;

/// The letters in their order; those of one group stand alike. ъ and ь are left out before.
const LETTERS: &[&[char]] = &[
    &['а'],
    &['ә'],
    &['б'],
    &['в'],
    &['г', 'ґ'],
    &['ғ'],
    &['д'],
    &['е', 'ё', 'є'],
    &['ж', 'җ'],
    &['з'],
    &['и', 'ї'],
    &['й'],
    &['к'],
    &['қ'],
    &['л'],
    &['м'],
    &['н'],
    &['ң'],
    &['о'],
    &['ө', 'ɵ'],
    &['п'],
    &['р'],
    &['с'],
    &['т'],
    &['у'],
    &['ұ'],
    &['ү'],
    &['ф'],
    &['х', 'ҳ'],
    &['һ'],
    &['ц'],
    &['ч', 'ҷ'],
    &['ш'],
    &['щ'],
    &['ы'],
    &['і'],
    &['э'],
    &['ю'],
    &['я'],
    &['a', 'ə', 'æ'],
    &['b'],
    &['c'],
    &['d', 'ð', 'đ'],
    &['e'],
    &['f'],
    &['g'],
    &['h', 'ħ'],
    &['i', 'ı'],
    &['j'],
    &['k'],
    &['l', 'ł'],
    &['m'],
    &['n', 'ŋ'],
    &['o', 'œ', 'ø'],
    &['p'],
    &['q'],
    &['r'],
    &['s'],
    &['t', 'þ'],
    &['u'],
    &['v'],
    &['w'],
    &['x'],
    &['y'],
    &['z'],
];

/// By code point, the weight of each letter; 0 for what is none of them.
const WEIGHTS: [u8; 0x500] = weights();

#[expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "worked out when this is compiled"
)]
const fn weights() -> [u8; 0x500] {
    let mut weights = [0; 0x500];
    let mut group = 0;
    while group < LETTERS.len() {
        let mut letter = 0;
        while letter < LETTERS[group].len() {
            weights[LETTERS[group][letter] as usize] = FIRST_LETTER + group as u8;
            letter += 1;
        }
        group += 1;
    }
    weights
}

fn weight(letter: char) -> Option<u8> {
    let code = usize::try_from(u32::from(letter)).ok()?;
    WEIGHTS.get(code).copied().filter(|weight| *weight > 0)
}

/// The key by which a text stands in a list.
///
/// ```
/// use dala::linkage::sort_key;
/// let mut names = ["Ә-2", "Zhan", "Бек", "К-10", "К-9", "Қос", "әли", "Аян"];
/// names.sort_by_key(|name| sort_key(name));
/// assert_eq!(names, ["Аян", "Ә-2", "әли", "Бек", "К-9", "К-10", "Қос", "Zhan"]);
/// ```
pub fn sort_key(text: &str) -> Vec<u8> {
    let end = text.char_indices().nth(MOST_LETTERS).map_or(text.len(), |(end, _)| end);
    let letters = plain_letters(text.get(..end).unwrap_or_default());
    let mut key = Vec::new();
    let mut rest = letters.as_slice();
    while let [first, after @ ..] = rest {
        if key.len() >= MOST_BYTES {
            break;
        }
        rest = after;
        if first.is_ascii_digit() {
            rest = number(*first, after, &mut key);
        } else if let Some(weight) = weight(*first) {
            key.push(weight);
        } else if first.is_alphanumeric() {
            key.push(OTHER);
            key.extend(u32::from(*first).to_be_bytes());
        } else if !key.is_empty() && key.last() != Some(&GAP) {
            key.push(GAP);
        }
    }
    key.truncate(MOST_BYTES);
    if key.last() == Some(&GAP) {
        key.pop();
    }
    key
}

/// Adds a number, so that it stands by its size; what comes after it.
fn number<'a>(first: char, after: &'a [char], key: &mut Vec<u8>) -> &'a [char] {
    let more = after.iter().take_while(|c| c.is_ascii_digit()).count();
    let (digits, rest) = after.split_at(more);
    let digits = std::iter::once(first).chain(digits.iter().copied());
    let digits: Vec<u8> =
        digits.skip_while(|c| *c == '0').filter_map(|c| u8::try_from(c).ok()).collect();
    key.push(NUMBER);
    key.push(u8::try_from(digits.len()).unwrap_or(u8::MAX));
    key.extend(digits);
    rest
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{MOST_BYTES, sort_key};

    fn in_order(texts: &[&str]) {
        for pair in texts.windows(2) {
            assert!(sort_key(pair[0]) < sort_key(pair[1]), "{pair:?}");
        }
    }

    #[test]
    fn letters_stand_as_in_the_kazakh_alphabet_and_latin_after_them() {
        let alphabet = "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщыіэюя";
        let letters: Vec<String> = alphabet.chars().map(String::from).collect();
        in_order(&letters.iter().map(String::as_str).collect::<Vec<_>>());
        in_order(&["Аян", "Әлия", "Бота", "Ғани", "Ёлкин", "Ерлан", "Қос", "Яна", "Aian", "Zoe"]);
    }

    #[test]
    fn case_marks_and_signs_change_nothing() {
        for (one, other) in [
            ("ӘЛИЯ", "әлия"),
            ("Ёлкин", "Елкин"),
            ("  Асан   Ұлы ", "асан ұлы"),
            ("Игорь", "Игор"),
            ("Ñur", "nur"),
            ("«К-07»", "К 7"),
        ] {
            assert_eq!(sort_key(one), sort_key(other), "{one} {other}");
        }
    }

    #[test]
    fn numbers_stand_by_their_size_and_before_letters() {
        in_order(&["К-2", "К-9", "К-10", "К-100", "К-а"]);
        in_order(&["2021-12-31", "2022", "2022-01", "2022-01-06", "2022-01-10", "2022-02-01"]);
        in_order(&["Асан", "Асан Б", "Асана"]);
    }

    proptest! {
        #[test]
        fn a_key_is_short_whatever_the_text(text in "\\PC{0,300}") {
            prop_assert!(sort_key(&text).len() <= MOST_BYTES);
        }
    }
}
