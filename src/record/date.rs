//! Partial dates: EDTF (ISO 8601-2:2019), levels 0 and 1, as people know them.

use std::fmt;
use std::str::FromStr;

use edtf_core::Edtf;

/// Text that is not an EDTF date of level 0 or 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a date such as 2022-01-06, 2022-01, 2022-01-XX, 2022-01-06~ or 2022-01-05/2022-01-07")]
pub struct DateError;

/// A calendar day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// Year.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, from 1.
    pub day: u8,
}

/// What can be said of the order of two partial dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// Certainly so.
    Yes,
    /// Certainly not so.
    No,
    /// The ranges overlap.
    Maybe,
}

/// A date as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate(String);

impl PartialDate {
    /// The EDTF text, as given.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        match Edtf::parse(text) {
            Ok(date) if date.level() <= 1 => Ok(Self(text.to_owned())),
            _ => Err(DateError),
        }
    }
}
