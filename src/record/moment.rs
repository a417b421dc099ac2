//! A machine-made moment: RFC 3339 with its offset, kept as it was written.

use std::fmt;
use std::str::FromStr;

/// Text that is not an RFC 3339 moment with an offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a moment such as 2022-01-06T14:30:00+06:00")]
pub struct MomentError;

/// An exact moment with the offset of the place where it was taken. Never converted:
/// Kazakhstan had two offsets until 2024, and today's rule is wrong for 2022.
///
/// ```
/// use dala::record::Moment;
/// let at: Moment = "2022-01-06T14:30:00+06:00".parse().unwrap();
/// assert_eq!(at.as_str(), "2022-01-06T14:30:00+06:00");
/// assert!("2022-01-06T14:30:00".parse::<Moment>().is_err());
/// assert!("2022-02-30T14:30:00Z".parse::<Moment>().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(String);

impl Moment {
    /// The moment that a clock without battery shows: what a broken clock is taken for.
    pub fn epoch() -> Self {
        Self("1970-01-01T00:00:00+00:00".to_owned())
    }

    /// The text, as given.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The local calendar day, `YYYY-MM-DD`.
    pub fn day(&self) -> &str {
        self.0.get(..10).unwrap_or_default()
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Moment {
    type Err = MomentError;

    fn from_str(text: &str) -> Result<Self, MomentError> {
        let shape = text.len() <= 40
            && text.is_ascii()
            && text.as_bytes().get(10) == Some(&b'T')
            && !text.contains(['[', 'z', 't', ' ']);
        if !shape {
            return Err(MomentError);
        }
        text.parse::<jiff::Timestamp>().map(|_| Self(text.to_owned())).map_err(|_| MomentError)
    }
}
