//! What somebody says of a file while looking at it: its caption, and what the file's own
//! data offer. What else is typed of its record and not yet saved stays as it is.

use std::collections::BTreeMap;

use super::record::field_name;
use crate::casework::{Casework, CaseworkError, Outcome};
use crate::record::{AnswerState, Digest, FieldName, RecordId, Value};

/// The field of `attachment` that says what it shows.
const CAPTION: &str = "description";

impl Casework {
    /// Says what a file shows; of no words, takes back what one said oneself.
    ///
    /// # Errors
    /// [`CaseworkError::NothingToDo`] if it says so already,
    /// [`CaseworkError::NothingToRetract`] if others said what is there, or others; nothing
    /// is changed then.
    pub fn set_caption(&mut self, file: RecordId, words: &str) -> Result<Outcome, CaseworkError> {
        let words = words.trim();
        let value = if words.is_empty() {
            Value::State(AnswerState::Retracted)
        } else {
            Value::text(words)
        };
        self.change(file, None, BTreeMap::from([(field_name(CAPTION)?, value)]), false)
    }

    /// Takes over what the bytes of a file say for some fields of its record: a person has
    /// seen it and holds it to be so.
    ///
    /// # Errors
    /// [`CaseworkError::NothingToDo`] if they say nothing there, or the record says so
    /// already, or others; nothing is changed then.
    pub fn take_offers(
        &mut self,
        file: RecordId,
        sha256: &Digest,
        fields: &[FieldName],
    ) -> Result<Outcome, CaseworkError> {
        let offered = self.exif(sha256)?.map(|exif| exif.offered()).unwrap_or_default();
        let mut taken = BTreeMap::new();
        for (name, value) in offered {
            if fields.iter().any(|field| *field == *name) {
                taken.insert(field_name(name)?, value);
            }
        }
        if taken.is_empty() {
            return Err(CaseworkError::NothingToDo);
        }
        self.change(file, None, taken, false)
    }
}
