//! Captions: what a file shows, in words.

use std::collections::BTreeMap;

use super::record::field_name;
use crate::casework::{Casework, CaseworkError, Outcome};
use crate::record::{AnswerState, RecordId, Value};

/// The field of `attachment` that says what it shows.
const CAPTION: &str = "description";

impl Casework {
    /// Says what a file shows; of no words, takes back what one said oneself. What else is
    /// typed of the record and not yet saved stays as it is.
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
}
