//! The words as they are typed, sheet or part, and how they read so far. A word that is in
//! no list is told at once, by its place; that words are missing is not told as a fault.

use eframe::egui::{Context, Id};
use zeroize::Zeroizing;

use crate::casework::CaseworkError;
use crate::crypto::{LONGEST_RECOVERY, RecoveryError, recover};
use crate::ui::widgets::secret::forget_field;

/// Words of a sheet, and of a part of one.
const WORDS: [usize; 2] = [24, 28];

/// Letters that one field takes; a part has far fewer.
pub(super) const MOST: usize = 1024;

/// How words read so far.
#[derive(Debug)]
pub(super) enum Reading {
    /// Nothing is typed.
    Empty,
    /// So many of so many words, and nothing wrong with them.
    Typing {
        /// Words that are there.
        words: usize,
        /// Words that a whole one has.
        of: usize,
    },
    /// Something is wrong with them.
    Wrong(CaseworkError),
    /// They are parts of a sheet, and more are needed.
    Part {
        /// Parts that are there.
        given: usize,
        /// Parts that open the vault.
        needed: u8,
    },
    /// They are a key.
    Complete,
}

/// The words as they are typed.
pub(super) struct TypedWords {
    /// Whether they are those of parts.
    pub(super) are_parts: bool,
    /// The parts before.
    parts: Vec<Zeroizing<String>>,
    /// What is being typed.
    pub(super) typed: Zeroizing<String>,
    reading: Reading,
}

impl Default for TypedWords {
    fn default() -> Self {
        let reading = Reading::Empty;
        Self { are_parts: false, parts: Vec::new(), typed: line(), reading }
    }
}

fn line() -> Zeroizing<String> {
    // Reserved ahead, so that growing leaves no unwiped copy behind.
    Zeroizing::new(String::with_capacity(4 * MOST))
}

impl TypedWords {
    /// How they read.
    pub(super) fn reading(&self) -> &Reading {
        &self.reading
    }

    /// How many parts were typed before.
    pub(super) fn taken(&self) -> usize {
        self.parts.len()
    }

    /// All that is typed, as the core reads it: a remark stands before each part.
    pub(super) fn all(&self) -> Zeroizing<String> {
        let mut all = Zeroizing::new(String::with_capacity(LONGEST_RECOVERY));
        for part in self.parts.iter().chain([&self.typed]).filter(|part| has_words(part)) {
            all.push_str("#\n");
            // A remark in what is typed would end the part.
            all.extend(part.chars().map(|sign| if sign == '#' { ' ' } else { sign }));
            all.push('\n');
        }
        all
    }

    /// Reads anew, after something else was typed.
    pub(super) fn read(&mut self) {
        self.reading = self.read_now();
    }

    fn read_now(&self) -> Reading {
        let words = count(&self.typed);
        if words == 0 && self.parts.is_empty() {
            return Reading::Empty;
        }
        let [sheet, part] = WORDS;
        let of = if self.are_parts { part } else { sheet };
        let Err(error) = recover(&self.all()) else { return Reading::Complete };
        let of_it = match &error {
            RecoveryError::OfPart { error, .. } => error,
            other => other,
        };
        match of_it {
            RecoveryError::TooFew { given, needed } => {
                Reading::Part { given: *given, needed: *needed }
            }
            RecoveryError::Unknown { position } => {
                let is_at_it = self.typed.ends_with(char::is_alphabetic) && *position == words;
                if is_at_it { Reading::Typing { words, of } } else { Reading::Wrong(error.into()) }
            }
            RecoveryError::Count { .. } | RecoveryError::Checksum | RecoveryError::Mixed
                if words < of =>
            {
                Reading::Typing { words, of }
            }
            _ => Reading::Wrong(error.into()),
        }
    }

    /// Puts what is typed to the parts before, and begins the next.
    pub(super) fn take_part(&mut self, ctx: &Context, id: Id) {
        if !has_words(&self.typed) {
            return;
        }
        self.are_parts = true;
        self.parts.push(std::mem::replace(&mut self.typed, line()));
        forget_field(ctx, id);
        self.read();
    }

    /// Takes the last part back, to be typed again.
    pub(super) fn drop_part(&mut self) {
        self.parts.pop();
        self.read();
    }

    /// Forgets all of it.
    pub(super) fn forget(&mut self, ctx: &Context, id: Id) {
        *self = Self::default();
        forget_field(ctx, id);
    }
}

fn count(typed: &str) -> usize {
    typed.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty()).count()
}

fn has_words(typed: &str) -> bool {
    count(typed) > 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::{Secret, Sheet, Split, SystemRandomness, VaultKey};

    fn key() -> VaultKey {
        VaultKey::new(Secret::new([9; 32]), [1; 16])
    }

    fn typed(text: &str, are_parts: bool) -> TypedWords {
        let mut words = TypedWords { are_parts, ..TypedWords::default() };
        words.typed.push_str(text);
        words.read();
        words
    }

    #[test]
    fn a_sheet_being_typed_has_nothing_wrong_until_a_word_is() {
        let sheet = Sheet::of(&key());
        let whole = sheet.words().to_text();
        for end in 1..whole.len() {
            let words = typed(&whole[..end], false);
            let fine =
                matches!(words.reading(), Reading::Typing { of: 24, .. } | Reading::Complete);
            assert!(fine, "after {end} letters: {:?}", words.reading());
        }
        assert!(matches!(typed(&whole, false).reading(), Reading::Complete));
        let wrong = typed("abandon abilty able", false);
        let Reading::Wrong(CaseworkError::Recovery(error)) = wrong.reading() else { panic!() };
        assert_eq!(*error, RecoveryError::Unknown { position: 2 });
        let mut turned: Vec<&str> = whole.split(' ').collect();
        turned.swap(3, 4);
        assert!(matches!(typed(&turned.join(" "), false).reading(), Reading::Wrong(_)));
    }

    #[test]
    fn parts_are_taken_one_after_the_other_until_they_are_enough() {
        let ctx = Context::default();
        let id = Id::unique("x");
        let parts = Split::new(3, 5).unwrap().split(&key(), &mut SystemRandomness).unwrap();
        let mut words = TypedWords { are_parts: true, ..TypedWords::default() };
        for (at, part) in [4, 0, 2].into_iter().enumerate() {
            let text = parts[part].words().to_text();
            for end in 1..text.len() {
                words.typed = Zeroizing::new(text[..end].to_owned());
                words.read();
                let fine = matches!(words.reading(), Reading::Typing { of: 28, .. });
                assert!(fine || end + 5 > text.len(), "{at} {end}: {:?}", words.reading());
            }
            words.typed = text;
            words.read();
            match words.reading() {
                Reading::Part { given, needed: 3 } if at < 2 => assert_eq!(*given, at + 1),
                Reading::Complete if at == 2 => {}
                other => panic!("{other:?}"),
            }
            if at < 2 {
                words.take_part(&ctx, id);
                assert!(matches!(words.reading(), Reading::Part { .. }));
            }
        }
        words.drop_part();
        assert!(matches!(words.reading(), Reading::Part { given: 2, .. }));
        words.typed = parts[4].words().to_text();
        words.read();
        let Reading::Wrong(CaseworkError::Recovery(error)) = words.reading() else { panic!() };
        assert_eq!(*error, RecoveryError::Twice { number: 5 });
    }

    #[test]
    fn what_was_printed_can_be_typed_with_its_numbers() {
        let sheet = Sheet::of(&key());
        let lines: Vec<String> = sheet
            .words()
            .iter()
            .enumerate()
            .map(|(at, word)| format!("{}. {word}", at + 1))
            .collect();
        assert!(matches!(typed(&lines.join("\n"), false).reading(), Reading::Complete));
        assert!(matches!(typed("", false).reading(), Reading::Empty));
        assert!(matches!(typed(" 1 ", false).reading(), Reading::Empty));
    }
}
