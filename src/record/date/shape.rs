//! The shapes that a date of level 0 or 1 can have, taken from the parsed EDTF, and the
//! days that they reach. No text, no words.

use edtf_core::{Date, DateField, Edtf, IntervalEndpoint, YearKind};

use super::{Bound, Precision};
use crate::record::Day;

/// A whole date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Shape {
    One(Part),
    Range(End, End),
}

/// One end of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum End {
    Date(Part),
    Open,
    Unknown,
}

/// One date, with its qualifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Part {
    /// With hidden digits as 0.
    pub year: i32,
    pub within: Within,
    pub uncertain: bool,
    pub approximate: bool,
    first: Day,
    last: Day,
}

/// What is known besides the year, or of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Within {
    /// `2022`
    Year,
    /// `199X`
    Decade,
    /// `19XX`
    Century,
    /// `2022-21` to `2022-24`: 1 to 4, from spring
    Season(u8),
    /// `2022-01`
    Month(u8),
    /// `2022-XX`
    SomeMonth,
    /// `2022-01-06`
    Day(u8, u8),
    /// `2022-01-XX`
    SomeDayOfMonth(u8),
    /// `2022-XX-XX`
    SomeDay,
}

impl Shape {
    /// The shape, if it is one of level 0 or 1 without time of day and with a year of
    /// four digits.
    pub(super) fn of(edtf: &Edtf) -> Option<Self> {
        if edtf.level() > 1 {
            return None;
        }
        match edtf {
            Edtf::Date(date) => Part::of(date).map(Self::One),
            Edtf::Interval(range) => {
                Some(Self::Range(End::of(&range.start)?, End::of(&range.end)?))
            }
            Edtf::DateTime(_) | Edtf::Set(_) => None,
        }
    }

    pub(super) fn parts(&self) -> impl Iterator<Item = Part> {
        let (a, b) = match *self {
            Self::One(part) => (Some(part), None),
            Self::Range(start, end) => (start.part(), end.part()),
        };
        a.into_iter().chain(b)
    }

    pub(super) fn first(&self) -> Bound {
        match *self {
            Self::One(part) => Bound::Day(part.first),
            Self::Range(start, _) => start.bound(|part| part.first),
        }
    }

    pub(super) fn last(&self) -> Bound {
        match *self {
            Self::One(part) => Bound::Day(part.last),
            Self::Range(_, end) => end.bound(|part| part.last),
        }
    }

    pub(super) fn approximate_ends(&self) -> (bool, bool) {
        let about = |end: End| end.part().is_some_and(|part| part.approximate);
        match *self {
            Self::One(part) => (part.approximate, part.approximate),
            Self::Range(start, end) => (about(start), about(end)),
        }
    }

    pub(super) fn precision(&self) -> Precision {
        let Self::One(part) = self else { return Precision::Range };
        match part.within {
            Within::Day(..) => Precision::Day,
            Within::Month(_) | Within::SomeDayOfMonth(_) => Precision::Month,
            Within::Season(_) => Precision::Season,
            Within::Year | Within::SomeMonth | Within::SomeDay => Precision::Year,
            Within::Decade => Precision::Decade,
            Within::Century => Precision::Century,
        }
    }
}

impl End {
    fn of(end: &IntervalEndpoint) -> Option<Self> {
        match end {
            IntervalEndpoint::Date(date) => Part::of(date).map(Self::Date),
            IntervalEndpoint::Open => Some(Self::Open),
            IntervalEndpoint::Unknown => Some(Self::Unknown),
            // `..2022-01` as one end of a range: level 2.
            IntervalEndpoint::OnOrBefore(_) | IntervalEndpoint::OnOrAfter(_) => None,
        }
    }

    fn part(self) -> Option<Part> {
        match self {
            Self::Date(part) => Some(part),
            Self::Open | Self::Unknown => None,
        }
    }

    fn bound(self, day: impl Fn(Part) -> Day) -> Bound {
        match self {
            Self::Date(part) => Bound::Day(day(part)),
            Self::Open => Bound::Open,
            Self::Unknown => Bound::Unknown,
        }
    }
}

impl Part {
    fn of(date: &Date) -> Option<Self> {
        let YearKind::Standard { negative, digits } = date.year.kind else { return None };
        let size = digits.iter().fold(0, |sum, digit| sum * 10 + i32::from(digit.unwrap_or(0)));
        let year = if negative { -size } else { size };
        let within = match (date.month.map(DateField::value), date.day.map(DateField::value)) {
            (None, None) => match digits {
                [Some(_), Some(_), Some(_), Some(_)] => Within::Year,
                [Some(_), Some(_), Some(_), None] => Within::Decade,
                _ => Within::Century,
            },
            (Some(Some(season @ 21..=24)), None) => Within::Season(season - 20),
            (Some(Some(month)), None) => Within::Month(month),
            (Some(Some(month)), Some(Some(day))) => Within::Day(month, day),
            (Some(Some(month)), Some(None)) => Within::SomeDayOfMonth(month),
            (Some(None), None) => Within::SomeMonth,
            (_, Some(_)) => Within::SomeDay,
        };
        let bounds = Edtf::Date(*date).bounds();
        let (mut first, last) = (to_day(bounds.earliest)?, to_day(bounds.latest)?);
        if within == Within::Season(4) {
            // edtf-core takes the winter that begins in the year. See `PartialDate::first`.
            first.year -= 1;
        }
        Some(Self {
            year,
            within,
            uncertain: date.is_uncertain(),
            approximate: date.is_approximate(),
            first,
            last,
        })
    }
}

fn to_day(bound: edtf_core::Bound) -> Option<Day> {
    match bound {
        edtf_core::Bound::Date(date) => {
            let year = i32::try_from(date.year).ok()?;
            Some(Day { year, month: date.month, day: date.day })
        }
        _ => None,
    }
}
