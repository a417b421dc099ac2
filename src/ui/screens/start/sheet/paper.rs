//! A paper with recovery words: a whole sheet, or one part. It names neither the program,
//! nor the vault, nor anybody; what is printed can be read back as it is.

use zeroize::Zeroizing;

use crate::casework::{Casework, CaseworkError, Surroundings};
use crate::crypto::{Part, Sheet, Split, VaultKey, Words};
use crate::ui::text::Text;

/// Words in a printed line.
const IN_A_LINE: usize = 4;
/// The longest word, its number, and the blanks beside them.
const WIDEST: usize = 14;

/// One sheet, or one in parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui::screens::start) enum Kind {
    /// One sheet opens the vault.
    Whole,
    /// So many of so many parts open it.
    Parts {
        /// How many are needed.
        needed: u8,
        /// How many there are.
        parts: u8,
    },
}

/// A paper.
pub(in crate::ui::screens::start) struct Paper {
    /// What tells it from papers of other sheets.
    pub(super) code: String,
    /// The day it was made.
    pub(super) day: String,
    /// Its number, how many there are, and how many are needed; none for a whole sheet.
    pub(super) part: Option<[u8; 3]>,
    words: Words,
}

impl Paper {
    fn whole(sheet: &Sheet, day: &str) -> Self {
        let (code, words) = (sheet.code().to_string(), sheet.words().clone());
        Self { code, day: day.to_owned(), part: None, words }
    }

    fn part(part: &Part, needed: u8, parts: u8, day: &str) -> Self {
        let (code, number) = (part.code().to_string(), part.number());
        let part_of = Some([number, parts, needed]);
        Self { code, day: day.to_owned(), part: part_of, words: part.words() }
    }

    /// How many words it has.
    pub(super) fn count(&self) -> usize {
        self.words.iter().count()
    }

    /// The words, in order.
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> {
        self.words.iter()
    }

    /// A word, from 0.
    pub(super) fn word(&self, at: usize) -> Option<&'static str> {
        self.words.iter().nth(at)
    }

    /// What stands above its words.
    fn head(&self, text: &Text) -> String {
        let day = self.day.clone();
        let (code, words) = (self.code.clone(), self.count());
        match self.part {
            None => text.with(
                "paper-head",
                &[("code", code.into()), ("day", day.into()), ("words", words.into())],
            ),
            Some([number, parts, needed]) => text.with(
                "paper-head-part",
                &[
                    ("code", code.into()),
                    ("day", day.into()),
                    ("words", words.into()),
                    ("number", number.into()),
                    ("of", parts.into()),
                    ("needed", needed.into()),
                ],
            ),
        }
    }

    /// The paper as plain text. Lines that begin with `#` are remarks where words are read.
    pub(super) fn to_print(&self, text: &Text) -> Zeroizing<String> {
        let head = self.head(text);
        // Reserved ahead, so that growing leaves no unwiped copy behind.
        let mut page =
            Zeroizing::new(String::with_capacity(head.len() + 8 + self.count() * WIDEST));
        page.push_str("# ");
        page.push_str(&head);
        page.push_str("\n\n");
        for (at, word) in self.words().enumerate() {
            let number = (at + 1).to_string();
            page.extend(std::iter::repeat_n(' ', 2_usize.saturating_sub(number.len())));
            page.push_str(&number);
            page.push(' ');
            page.push_str(word);
            if (at + 1).is_multiple_of(IN_A_LINE) {
                page.push('\n');
            } else {
                page.extend(std::iter::repeat_n(' ', 10_usize.saturating_sub(word.len())));
            }
        }
        page
    }
}

/// The papers of a vault that is still to be made with this key.
///
/// # Errors
/// No randomness for parts.
pub(in crate::ui::screens::start) fn papers_of_key(
    key: &VaultKey,
    kind: Kind,
    around: &mut Surroundings,
) -> Result<Vec<Paper>, CaseworkError> {
    let now = around.clock.now();
    match as_split(kind) {
        None => Ok(vec![Paper::whole(&Sheet::of(key), now.day())]),
        Some((split, needed, parts)) => {
            let dealt = split.split(key, around.randomness.as_mut())?;
            Ok(dealt.iter().map(|part| Paper::part(part, needed, parts, now.day())).collect())
        }
    }
}

/// The papers of an open vault.
///
/// # Errors
/// As [`Casework::recovery_sheet`] and [`Casework::recovery_parts`].
pub(in crate::ui::screens::start) fn papers_of_vault(
    casework: &mut Casework,
    kind: Kind,
) -> Result<Vec<Paper>, CaseworkError> {
    let day = casework.today();
    match as_split(kind) {
        None => Ok(vec![Paper::whole(&casework.recovery_sheet()?, &day)]),
        Some((split, needed, parts)) => {
            let dealt = casework.recovery_parts(split)?;
            Ok(dealt.iter().map(|part| Paper::part(part, needed, parts, &day)).collect())
        }
    }
}

/// How a key goes into parts. What is impossible is not offered.
fn as_split(kind: Kind) -> Option<(Split, u8, u8)> {
    match kind {
        Kind::Whole => None,
        Kind::Parts { needed, parts } => Some((Split::new(needed, parts)?, needed, parts)),
    }
}
