//! What somebody typed, back to the key: a whole sheet, or parts of one.

use super::error::RecoveryError;
use super::parts::{PART_WORDS, Part, join};
use super::sheet::{SHEET_WORDS, key_of};
use crate::crypto::secret::Secret;
use crate::crypto::words::Words;

/// Bytes that a text with recovery words may have: all parts, and remarks.
pub const LONGEST_RECOVERY: usize = 16 * 1024;

/// The key that a text gives: a whole sheet, or enough parts of one.
///
/// Words may be in any case, or shortened to four letters; blanks, line breaks, numbers and
/// marks between them do not matter. A line that begins with `#` is a remark. It ends a
/// part; without remarks, a part ends after 28 words.
///
/// # Errors
/// [`RecoveryError`], which names what is wrong by its place.
pub fn recover(text: &str) -> Result<Secret<32>, RecoveryError> {
    if text.len() > LONGEST_RECOVERY {
        return Err(RecoveryError::TooLong);
    }
    let groups = groups(text);
    // Reserved ahead, so that growing leaves no unwiped copy behind.
    let mut keys = Vec::with_capacity(groups.len());
    let mut parts = Vec::with_capacity(groups.len());
    for (at, group) in groups.iter().enumerate() {
        match read(group).map_err(|error| error.of_part(at + 1, groups.len()))? {
            Typed::Sheet(key) => keys.push(key),
            Typed::Part(part) => parts.push(part),
        }
    }
    match keys.pop() {
        None => join(&parts),
        Some(key) if keys.is_empty() && parts.is_empty() => Ok(key),
        Some(_) => Err(RecoveryError::Mixed),
    }
}

enum Typed {
    Sheet(Secret<32>),
    Part(Part),
}

fn read(group: &[&str]) -> Result<Typed, RecoveryError> {
    let words = Words::typed(group).map_err(|position| RecoveryError::Unknown { position })?;
    match words.count() {
        SHEET_WORDS => key_of(&words).map(Typed::Sheet),
        PART_WORDS => Part::of(&words).map(Typed::Part),
        found => Err(RecoveryError::Count { found }),
    }
}

/// The words of each sheet or part.
fn groups(text: &str) -> Vec<Vec<&str>> {
    let mut sections = vec![Vec::new()];
    for line in text.trim_start_matches('\u{feff}').split(['\n', '\r']) {
        if line.trim_start().starts_with('#') {
            sections.push(Vec::new());
        } else if let Some(section) = sections.last_mut() {
            section
                .extend(line.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()));
        }
    }
    let mut groups = Vec::new();
    for section in sections.into_iter().filter(|section| !section.is_empty()) {
        if section.len().is_multiple_of(PART_WORDS) {
            groups.extend(section.chunks(PART_WORDS).map(<[&str]>::to_vec));
        } else {
            groups.push(section);
        }
    }
    groups
}
