//! The 2,048 English words of BIP-39: bits as words of that list and back, words that
//! somebody typed, and words drawn by chance. What the bits mean is not said here.

use std::fmt;

use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::random::{NoRandomness, Randomness};

/// One word a line, in alphabetical order. The first four letters tell each from all others.
const LIST: &str = include_str!("../../assets/words/english.txt");

/// Bits of a word.
const BITS: usize = 11;

/// Letters that are enough to tell a word.
const ENOUGH: usize = 4;

/// The longest word with the blank behind it.
const LONGEST: usize = 9;

/// Secret words of the list, in order.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Words(Vec<u16>);

impl Words {
    /// Draws words by chance, for a passphrase: 11 bits each, 66 bits for six.
    ///
    /// # Errors
    /// [`NoRandomness`] if the source fails.
    pub fn draw(count: usize, randomness: &mut dyn Randomness) -> Result<Self, NoRandomness> {
        let mut bytes = Zeroizing::new(vec![0; (count * BITS).div_ceil(8)]);
        randomness.fill(&mut bytes)?;
        Ok(Self::of_bits(&bytes, count))
    }

    /// The words, in order.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().filter_map(|place| LIST.lines().nth(usize::from(*place)))
    }

    /// The words in one line.
    pub fn to_text(&self) -> Zeroizing<String> {
        // Reserved ahead, so that growing leaves no unwiped copy behind.
        let mut text = Zeroizing::new(String::with_capacity(LONGEST * self.0.len()));
        for word in self.iter() {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        text
    }

    /// So many words for the first bits of some bytes.
    pub(super) fn of_bits(bytes: &[u8], count: usize) -> Self {
        let bit =
            |at: usize| bytes.get(at / 8).map_or(0, |byte| u16::from(byte >> (7 - at % 8)) & 1);
        let word =
            |at: usize| (at * BITS..(at + 1) * BITS).fold(0, |place, at| place << 1 | bit(at));
        Self((0..count).map(word).collect())
    }

    /// The bits of the words, and zeros to the end of the last byte.
    pub(super) fn bits(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(vec![0; (self.0.len() * BITS).div_ceil(8)]);
        for (at, place) in self.0.iter().enumerate() {
            for bit in 0..BITS {
                let to = at * BITS + bit;
                if let Some(byte) = bytes.get_mut(to / 8) {
                    *byte |= u8::from(place >> (BITS - 1 - bit) & 1 == 1) << (7 - to % 8);
                }
            }
        }
        bytes
    }

    /// Words as they were typed: in any case, whole or by four or more of their first letters.
    ///
    /// # Errors
    /// The position, from 1, of the first that is not in the list.
    pub(super) fn typed(words: &[&str]) -> Result<Self, usize> {
        let mut places = Self(Vec::with_capacity(words.len()));
        for (at, word) in words.iter().enumerate() {
            places.0.push(place(word).ok_or(at + 1)?);
        }
        Ok(places)
    }

    /// How many they are.
    pub(super) fn count(&self) -> usize {
        self.0.len()
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Words(…)")
    }
}

/// Where the list has this word, whole or shortened.
fn place(typed: &str) -> Option<u16> {
    let fits = |word: &str| {
        let begins = word.get(..typed.len()).is_some_and(|start| start.eq_ignore_ascii_case(typed));
        begins && (typed.len() >= ENOUGH || typed.len() == word.len())
    };
    u16::try_from(LIST.lines().position(fits)?).ok()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::random::SystemRandomness;
    use super::super::sha256;
    use super::*;

    #[test]
    fn the_list_is_that_of_bip_39() {
        let published = "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda";
        assert_eq!(sha256(LIST.as_bytes()).to_string(), published);
    }

    #[test]
    fn every_word_is_found_whole_and_by_four_letters_and_by_no_fewer() {
        for (at, word) in LIST.lines().enumerate() {
            let at = u16::try_from(at).unwrap();
            assert_eq!(place(word), Some(at));
            assert_eq!(place(&word.to_uppercase()), Some(at));
            assert_eq!(place(&word[..word.len().min(4)]), Some(at));
            let short = place(&word[..2]);
            assert_eq!(short, None, "{word}");
            assert_eq!(place(&format!("{word}s")).filter(|found| *found == at), None);
        }
        for no_word in ["", "abou", "aban\u{301}don", "пилот", "zzzz"] {
            let expected = (no_word == "abou").then_some(3);
            assert_eq!(place(no_word), expected, "{no_word}");
        }
    }

    #[test]
    fn drawn_words_are_of_the_whole_list_and_never_the_same() {
        let words = Words::draw(6, &mut SystemRandomness).unwrap();
        assert_eq!(words.to_text().split(' ').count(), 6);
        let many = Words::draw(40_000, &mut SystemRandomness).unwrap();
        // 20 draws a word: that one of 2,048 never comes has a chance of 1 in 150,000.
        assert_eq!(many.iter().collect::<BTreeSet<_>>().len(), 2_048);
        let again = Words::draw(6, &mut SystemRandomness).unwrap();
        assert_ne!(words.to_text(), again.to_text());
        assert_eq!(format!("{words:?}"), "Words(…)");
    }
}
