//! Calendar days: proleptic Gregorian, without time zone and without epoch.

use std::fmt;

use jiff::Span;
use jiff::civil::Date;

/// A calendar day. The fields are in the order in which days follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// Year; 0 is the year before 1.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, from 1.
    pub day: u8,
}

impl Day {
    /// A day, if the calendar has it. Years -9999 to 9999.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        Self { year, month, day }.civil().map(|_| Self { year, month, day })
    }

    fn civil(self) -> Option<Date> {
        let month = i8::try_from(self.month).ok()?;
        let day = i8::try_from(self.day).ok()?;
        Date::new(i16::try_from(self.year).ok()?, month, day).ok()
    }

    /// The day so many days later (earlier if negative); the day itself where that
    /// would leave the years -9999 to 9999.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        let moved = || {
            let date = self.civil()?.checked_add(Span::new().try_days(days).ok()?).ok()?;
            Some(Self {
                year: date.year().into(),
                month: date.month().unsigned_abs(),
                day: date.day().unsigned_abs(),
            })
        };
        moved().unwrap_or(self)
    }

    /// How many days later another day is; negative if it is earlier.
    pub fn days_until(self, other: Self) -> i32 {
        let days = || self.civil()?.until(other.civil()?).ok().map(|span| span.get_days());
        days().unwrap_or(0)
    }

    /// The day of the week, 1 to 7 from Monday.
    pub fn weekday(self) -> Option<u8> {
        Some(self.civil()?.weekday().to_monday_one_offset().unsigned_abs())
    }

    /// Full years from this day to another: an age. Someone born on 29 February turns a
    /// year older on 1 March of common years. Negative before this day.
    pub fn full_years_until(self, at: Self) -> i32 {
        let before_birthday = (at.month, at.day) < (self.month, self.day);
        at.year - self.year - i32::from(before_birthday)
    }
}

/// ISO 8601: `2022-01-06`. Sorts as text like the days themselves, years 0 to 9999.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.year < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}-{:02}-{:02}", self.year.unsigned_abs(), self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    fn day(year: i32, month: u8, day: u8) -> Day {
        Day::new(year, month, day).unwrap()
    }

    #[test]
    fn only_days_of_the_calendar_exist() {
        assert!(Day::new(2024, 2, 29).is_some());
        for (year, month, dom) in [(2022, 2, 29), (2022, 13, 1), (2022, 4, 31), (2022, 1, 0)] {
            assert_eq!(Day::new(year, month, dom), None);
        }
        assert_eq!(Day::new(10_000, 1, 1), None);
    }

    #[test]
    fn days_are_added_across_months_and_stay_within_the_calendar() {
        assert_eq!(day(2022, 1, 1).plus_days(-3), day(2021, 12, 29));
        assert_eq!(day(2024, 2, 27).plus_days(3), day(2024, 3, 1));
        assert_eq!(day(9999, 12, 31).plus_days(1), day(9999, 12, 31));
        assert_eq!(day(2022, 1, 1).plus_days(i32::MAX), day(2022, 1, 1));
    }

    #[test]
    fn days_are_counted_forth_and_back_over_leap_days() {
        assert_eq!(day(2024, 2, 28).days_until(day(2024, 3, 1)), 2);
        assert_eq!(day(2022, 3, 1).days_until(day(2022, 2, 28)), -1);
        assert_eq!(day(1900, 1, 1).days_until(day(2022, 1, 6)), 44_565);
        let far = day(-9999, 1, 1);
        assert_eq!(far.plus_days(far.days_until(day(9999, 12, 31))), day(9999, 12, 31));
    }

    #[test]
    fn weeks_begin_on_monday() {
        assert_eq!(day(2022, 1, 3).weekday(), Some(1));
        assert_eq!(day(2022, 1, 9).weekday(), Some(7));
    }

    #[test]
    fn an_age_changes_on_the_birthday() {
        let born = day(2000, 2, 29);
        assert_eq!(born.full_years_until(day(2018, 2, 28)), 17);
        assert_eq!(born.full_years_until(day(2018, 3, 1)), 18);
        assert_eq!(born.full_years_until(day(2020, 2, 29)), 20);
        assert_eq!(born.full_years_until(day(1999, 12, 31)), -1);
    }

    #[test]
    fn days_print_as_iso_8601() {
        assert_eq!(day(2022, 1, 6).to_string(), "2022-01-06");
        assert_eq!(day(-44, 3, 15).to_string(), "-0044-03-15");
    }
}
