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
        if !has_shape(text) {
            return Err(MomentError);
        }
        text.parse::<jiff::Timestamp>().map(|_| Self(text.to_owned())).map_err(|_| MomentError)
    }
}

/// `2022-01-06T14:30:00.5+06:00`, `Z` for `+00:00`: one spelling of each. RFC 3339 also
/// has small letters, a leap second and, as `-00:00`, an offset that is not known.
fn has_shape(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_like = |text: &str, like: &str| {
        text.len() == like.len()
            && text.bytes().zip(like.bytes()).all(|(byte, like)| match like {
                b'0' => byte.is_ascii_digit(),
                _ => byte == like,
            })
    };
    let Some((local, rest)) = text.split_at_checked(19).filter(|_| text.len() <= 40) else {
        return false;
    };
    let Some(start) = rest.find(['Z', '+', '-']) else { return false };
    let (fraction, offset) = rest.split_at(start);
    is_like(local, "0000-00-00T00:00:00")
        && !local.ends_with("60")
        && (fraction.is_empty() || fraction.strip_prefix('.').is_some_and(digits))
        && (offset == "Z" || is_like(offset, "+00:00") || is_like(offset, "-00:00"))
        && offset != "-00:00"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_has_one_spelling() {
        for good in ["T14:30:00Z", "T14:30:00+06:00", "T14:30:59.25-03:30", "T00:00:00+00:00"] {
            assert!(format!("2022-01-06{good}").parse::<Moment>().is_ok(), "{good}");
        }
        for bad in [
            "",
            "T14:30:00",
            "T14+06",
            "T14:30+06:00",
            "T1430+06:00",
            "T143000+06:00",
            "T14:30:00+0600",
            "T14:30:00+06",
            "T14:30:60Z",
            "T14:30:00,5Z",
            "T14:30:00.Z",
            "T14:30:00-00:00",
            "T14:30:00z",
            "t14:30:00Z",
            " 14:30:00Z",
            "T25:00:00Z",
            "T14:30:00+06:00[Asia/Almaty]",
            "T14:30:00+06:00:00",
            "T14:30:0éZ",
            "T14:30:00.0000000000000000000000000000Z",
        ] {
            assert!(format!("2022-01-06{bad}").parse::<Moment>().is_err(), "{bad}");
        }
        assert!("+002022-01-06T14:30:00Z".parse::<Moment>().is_err());
        assert!("2022-02-29T14:30:00Z".parse::<Moment>().is_err());
    }
}
