//! Names of kinds and fields: short, ASCII, safe in file names, SQL and JSON.

use std::fmt;
use std::str::FromStr;

/// A name that cannot be a kind or a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Kinds: 1 to 64 of `[a-z0-9_.-]`, the first a letter.
    #[error("a kind is 1 to 64 lower-case letters, digits, _ . or -, beginning with a letter")]
    Kind,
    /// Fields: 1 to 64 of `[A-Za-z0-9_.-]`, the first a letter or `_`.
    #[error("a field name is 1 to 64 letters, digits, _ . or -, beginning with a letter or _")]
    Field,
}

fn is_name(text: &str, first: fn(u8) -> bool, rest: fn(u8) -> bool) -> bool {
    let bytes = text.as_bytes();
    bytes.len() <= 64 && bytes.first().is_some_and(|&b| first(b)) && bytes.iter().all(|&b| rest(b))
}

fn is_separator(byte: u8) -> bool {
    matches!(byte, b'_' | b'.' | b'-')
}

/// What a record is (`person`, `interview`, an NGO's own form): the id of its form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kind(String);

/// The name of a field within a record. Those that begin with `_` belong to the
/// revision itself (`_at`) and are never shown as answers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldName(String);

impl FieldName {
    /// The moment of saving, a field of every revision.
    pub const AT: &'static str = "_at";
    /// The judgement that a record is deleted (`{"code":"yes"}`) or is not (`{"code":"no"}`).
    pub const DELETED: &'static str = "deleted";
    /// The record that a row belongs to.
    pub const PARENT: &'static str = "parent";
    /// Where among its siblings a row stands: a fractional index.
    pub const ORDER: &'static str = "order";
    /// The cases that a record belongs to.
    pub const CASES: &'static str = "cases";

    /// Whether the field belongs to the revision and not to the record.
    pub fn is_internal(&self) -> bool {
        self.0.starts_with('_')
    }
}

macro_rules! text_name {
    ($name:ident, $error:expr, $first:expr, $rest:expr) => {
        impl $name {
            /// The name as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Checks and takes the text.
            ///
            /// # Errors
            /// [`NameError`] says which letters are allowed.
            pub fn new(text: impl Into<String>) -> Result<Self, NameError> {
                let text = text.into();
                if is_name(&text, $first, $rest) { Ok(Self(text)) } else { Err($error) }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = NameError;

            fn from_str(text: &str) -> Result<Self, NameError> {
                Self::new(text)
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}

text_name!(Kind, NameError::Kind, |b| b.is_ascii_lowercase(), |b| b.is_ascii_lowercase()
    || b.is_ascii_digit()
    || is_separator(b));
text_name!(FieldName, NameError::Field, |b| b.is_ascii_alphabetic() || b == b'_', |b| b
    .is_ascii_alphanumeric()
    || is_separator(b));
