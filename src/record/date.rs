//! Partial dates: EDTF (ISO 8601-2:2019), levels 0 and 1, as people know them.
//! No times of day, no years beyond four digits. Words are in `date/words.rs`.

mod shape;
#[cfg(test)]
mod tests;
mod understand;
mod words;

use std::fmt;
use std::str::FromStr;

use edtf_core::Edtf;

use super::Day;
use shape::Shape;
pub use understand::{DateProblem, Reading, ReadingNote, Understood};

/// No canonical text is longer: `-2022-01-06%/-2022-01-07%`, with room for odd spellings.
const MAX_TEXT: usize = 64;
/// How far "about" reaches on either side when records are matched (an application
/// rule: EDTF says nothing on it).
const ABOUT_DAYS: i32 = 3;

/// Text that is not an EDTF date of level 0 or 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a date such as 2022-01-06, 2022-01, 2022-01-XX, 2022-01-06~ or 2022-01-05/2022-01-07")]
pub struct DateError;

/// What can be said of the order of two partial dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// Certainly so.
    Yes,
    /// Certainly not so.
    No,
    /// The ranges overlap, or an end that matters is open or not known.
    Maybe,
}

/// One end of the range of days that a date may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// This day, included.
    Day(Day),
    /// `..`: no end; an end that is open is known to go on.
    Open,
    /// Nothing after `/`: there is an end, nobody knows when.
    Unknown,
}

impl Bound {
    /// The day, if there is one.
    pub const fn day(self) -> Option<Day> {
        match self {
            Self::Day(day) => Some(day),
            Self::Open | Self::Unknown => None,
        }
    }

    fn plus_days(self, days: i32) -> Self {
        match self {
            Self::Day(day) => Self::Day(day.plus_days(days)),
            Self::Open | Self::Unknown => self,
        }
    }
}

/// How closely a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// `2022-01-06`.
    Day,
    /// `2022-01` and `2022-01-XX`.
    Month,
    /// `2022-21` (spring) to `2022-24` (winter).
    Season,
    /// `2022`, `2022-XX` and `2022-XX-XX`.
    Year,
    /// `199X`.
    Decade,
    /// `19XX`.
    Century,
    /// `2022-01-05/2022-01-07`, also with open or unknown ends.
    Range,
}

/// A date as far as it is known: one day, or the range of days that it may be. It keeps
/// its EDTF text as given, since the commitment covers the bytes; it compares and sorts
/// as text.
///
/// A range is one moment of uncertain date. What lasted has two dates.
///
/// ```
/// use dala::record::{Bound, Certainty, Day, Language, PartialDate};
/// let arrest: PartialDate = "2022-01-06~".parse().unwrap();
/// assert!(arrest.is_approximate());
/// assert_eq!(arrest.earliest(), Day::new(2022, 1, 6));
/// assert_eq!(arrest.in_words(Language::En), "about 6 January 2022");
///
/// let release: PartialDate = "2022-01/..".parse().unwrap();
/// assert_eq!(release.last(), Bound::Open);
/// assert_eq!(arrest.is_before(&release), Certainty::Maybe);
/// assert!("2022-01-06T10:00:00".parse::<PartialDate>().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    text: String,
    shape: Shape,
}

impl PartialDate {
    /// Reads what a person typed and brings it to the canonical spelling: blanks around
    /// it, `?2022-?01-?06` for `2022-01-06?`, and the local way of writing days and
    /// months, `06.01.2022` and `01.2022`.
    ///
    /// # Errors
    /// [`DateError`], as for parsing.
    pub fn from_typed(text: &str) -> Result<Self, DateError> {
        let text = text.trim();
        let dotted = text.rsplit('.').map(|part| format!("{part:0>2}")).collect::<Vec<_>>();
        let all_digits = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let edtf = match dotted.as_slice() {
            // EDTF's months 21 to 24 are seasons, which nobody writes with a dot.
            [year, month] | [year, month, _]
                if all_digits && year.len() == 4 && ("01"..="12").contains(&month.as_str()) =>
            {
                dotted.join("-")
            }
            _ => text.to_owned(),
        };
        let date = read(&edtf)?;
        date.to_string().parse()
    }

    /// The EDTF text, as given.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Where the range begins.
    ///
    /// Winter is December to February of either year, because people call both by the
    /// year's number; whoever enters it asks which, and stores a range of months.
    pub fn first(&self) -> Bound {
        self.shape.first()
    }

    /// Where the range ends.
    pub fn last(&self) -> Bound {
        self.shape.last()
    }

    /// The first day that it may be; none if that end is open or unknown
    /// ([`PartialDate::first`] tells which). Qualifiers move nothing.
    pub fn earliest(&self) -> Option<Day> {
        self.first().day()
    }

    /// The last day that it may be.
    pub fn latest(&self) -> Option<Day> {
        self.last().day()
    }

    /// Doubtful: `?` or `%` anywhere.
    pub fn is_uncertain(&self) -> bool {
        self.shape.parts().any(|part| part.uncertain)
    }

    /// An estimate: `~` or `%` anywhere.
    pub fn is_approximate(&self) -> bool {
        self.shape.parts().any(|part| part.approximate)
    }

    /// How closely the date is known.
    pub fn precision(&self) -> Precision {
        self.shape.precision()
    }

    /// Whether this date lies before another. `Yes` only if the last day of this one
    /// comes before the first day of the other; `No` only if no choice of days allows it.
    pub fn is_before(&self, other: &Self) -> Certainty {
        let certain_if = |a: Option<Day>, b: Option<Day>, test: fn(&Day, &Day) -> bool| {
            a.zip(b).is_some_and(|(a, b)| test(&a, &b))
        };
        if certain_if(self.latest(), other.earliest(), Day::lt) {
            Certainty::Yes
        } else if certain_if(self.earliest(), other.latest(), Day::ge) {
            Certainty::No
        } else {
            Certainty::Maybe
        }
    }

    /// The range for matching records: as [`PartialDate::first`] and
    /// [`PartialDate::last`], but three days wider at an end that is approximate.
    /// Never for order, figures or the screen.
    pub fn widened_for_matching(&self) -> (Bound, Bound) {
        let (first_is_about, last_is_about) = self.shape.approximate_ends();
        (
            self.first().plus_days(if first_is_about { -ABOUT_DAYS } else { 0 }),
            self.last().plus_days(if last_is_about { ABOUT_DAYS } else { 0 }),
        )
    }

    /// Whether two dates may mean the same day, for matching: their widened ranges share
    /// one. An open or unknown end excludes nothing.
    pub fn may_be_same(&self, other: &Self) -> bool {
        let (first, last) = self.widened_for_matching();
        let (other_first, other_last) = other.widened_for_matching();
        let apart = |last: Bound, first: Bound| {
            last.day().zip(first.day()).is_some_and(|(last, first)| last < first)
        };
        !apart(last, other_first) && !apart(other_last, first)
    }

    /// The least and the greatest age, in full years, of someone born on `birth`, on the
    /// date `at`. None if an end is open or unknown, or if `at` lies before the birth.
    pub fn years_between(birth: &Self, at: &Self) -> Option<(u32, u32)> {
        let least = birth.latest()?.full_years_until(at.earliest()?);
        let greatest = birth.earliest()?.full_years_until(at.latest()?);
        Some((u32::try_from(least.max(0)).ok()?, u32::try_from(greatest).ok()?))
    }
}

fn read(text: &str) -> Result<Edtf, DateError> {
    if text.len() > MAX_TEXT {
        return Err(DateError);
    }
    Edtf::parse(text).map_err(|_| DateError)
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    /// Keeps the text as given: for what is stored. For what is typed there is
    /// [`PartialDate::from_typed`].
    fn from_str(text: &str) -> Result<Self, DateError> {
        let shape = Shape::of(&read(text)?).ok_or(DateError)?;
        Ok(Self { text: text.to_owned(), shape })
    }
}
