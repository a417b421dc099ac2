//! Why words do not give a key. A word is named by its place alone, never by itself.

/// Why words do not give a key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RecoveryError {
    /// More text than all parts of a sheet have.
    #[error("this is longer than a recovery sheet with all its parts")]
    TooLong,
    /// Nothing was typed.
    #[error("there are no words here")]
    NoWords,
    /// A word of no sheet.
    #[error("word {position} is not in the list of words")]
    Unknown {
        /// Which, from 1.
        position: usize,
    },
    /// Too few or too many words.
    #[error("the words here number {found}; a sheet has 24, a part 28")]
    Count {
        /// How many there are.
        found: usize,
    },
    /// Words of the list that are not those of a sheet.
    #[error("the words do not fit together: one is wrong, or two have changed places")]
    Checksum,
    /// A later format.
    #[error("the words were made by a newer version")]
    Newer,
    /// What is wrong with one of several parts.
    #[error("part {which} of the {of} given: {error}")]
    OfPart {
        /// Which, from 1, as they were given.
        which: usize,
        /// How many were given.
        of: usize,
        /// What is wrong.
        error: Box<RecoveryError>,
    },
    /// Not enough parts.
    #[error("the parts here number {given}, and {needed} are needed")]
    TooFew {
        /// How many there are.
        given: usize,
        /// How many open the vault.
        needed: u8,
    },
    /// Parts that do not belong together.
    #[error("part {which} of those given is of another sheet than the first one")]
    OfAnother {
        /// Which, from 1, as they were given.
        which: usize,
    },
    /// One part, given as two.
    #[error("part {number} of the sheet is given twice")]
    Twice {
        /// Its number on the sheet.
        number: u8,
    },
    /// A whole sheet, and something else.
    #[error("there is a whole sheet here, and something beside it")]
    Mixed,
    /// Parts that belong together by what they say, and give another key.
    #[error("the parts together do not give the key of their sheet")]
    Unfitting,
}

impl RecoveryError {
    /// With the place of the part, where several were given.
    pub(super) fn of_part(self, which: usize, of: usize) -> Self {
        if of > 1 { Self::OfPart { which, of, error: Box::new(self) } } else { self }
    }
}
