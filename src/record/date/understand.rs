//! What people type for a date, understood: in English, Russian and Kazakh, with all the
//! ways in which it can be read. The words themselves are kept by the caller.
//!
//! A text is cut into items (`items`), the items make a statement of one or two dates
//! (`grammar`, `draft`), and the statement is brought to EDTF (`resolve`, `combine`). Where
//! a text can be read in several ways, it is read again with one turn at a time.
//! What is not understood whole is not understood: "the day after 6 January" is no date.

mod combine;
mod draft;
mod grammar;
mod items;
mod lexicon;
mod problem;
mod resolve;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

pub use problem::DateProblem;

use super::PartialDate;
use crate::record::Language;
use crate::record::typed::tokens;

/// What could be made of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Understood {
    /// It is a date.
    As {
        /// What it says most likely.
        best: Reading,
        /// What else it may say, the likelier first.
        others: Vec<Reading>,
    },
    /// It tells a date that there is not, or not the whole of one.
    Problem(DateProblem),
    /// Nothing was understood. No fault: not all words of people are a date.
    Nothing,
}

/// One way to read a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The date.
    pub date: PartialDate,
    /// What was assumed or left out on the way.
    pub notes: BTreeSet<ReadingNote>,
}

/// How a reading was reached, as far as whoever typed it should see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReadingNote {
    /// The year is that of the context.
    AssumedYear,
    /// The month is that of the context.
    AssumedMonth,
    /// The year was told in two digits.
    AssumedCentury,
    /// `5/1` was taken as day and month.
    DayFirst,
    /// `5/1` was taken as month and day.
    MonthFirst,
    /// "Winter 2022" may be that of 2021 or that of 2022.
    EitherWinter,
    /// The range has days that were not told: "5 or 8 January".
    Wider,
    /// It was told of something that lasted. A range is one moment of uncertain date; what
    /// lasted has two dates.
    Lasting,
    /// Another day of the week was told.
    OtherWeekday,
    /// A time of day was told too, which a date does not hold.
    TimeTold,
}

/// In what a reading departs from the first one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    No,
    /// `5/1` is 1 May.
    MonthFirst,
    /// "January 22" is a month of 2022, "январь 22" a day.
    LateNumber,
    EarlierWinter,
    LaterWinter,
    /// "Before 10 January" includes it; what began goes on.
    OtherEnd,
    /// The year before or after that of the context.
    OtherYear,
}

const TURNS: [Turn; 7] = [
    Turn::No,
    Turn::MonthFirst,
    Turn::LateNumber,
    Turn::EarlierWinter,
    Turn::LaterWinter,
    Turn::OtherEnd,
    Turn::OtherYear,
];

/// Why a turn led to no reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Failure {
    NotUnderstood,
    Problem(DateProblem),
}

impl From<DateProblem> for Failure {
    fn from(problem: DateProblem) -> Self {
        Self::Problem(problem)
    }
}

impl PartialDate {
    /// Reads what a person typed for a date, in any of the languages and also in several at
    /// once. An EDTF text is always itself. `preferred` decides where a word is of two
    /// languages; a year or month that was left out is that of `context`, the date of
    /// something near, if that is given.
    ///
    /// Winter 2022 stays undecided ([`ReadingNote::EitherWinter`]) with both winters as
    /// further readings. "Since" and "after" have an end that is not known, unless the text
    /// says that it goes on.
    ///
    /// ```
    /// use dala::record::{Language, PartialDate, ReadingNote, Understood};
    /// let near: PartialDate = "2022-01".parse().unwrap();
    /// let understood = PartialDate::understand("между 4 и 6 января", Language::Ru, Some(&near));
    /// let Understood::As { best, others } = understood else { panic!() };
    /// assert_eq!(best.date.as_str(), "2022-01-04/2022-01-06");
    /// assert!(best.notes.contains(&ReadingNote::AssumedYear) && others.is_empty());
    ///
    /// let Understood::As { best, others } =
    ///     PartialDate::understand("5/1/22", Language::En, None) else { panic!() };
    /// assert_eq!(best.date.in_words(Language::En), "5 January 2022");
    /// assert_eq!(others[0].date.in_words(Language::En), "1 May 2022");
    ///
    /// let Understood::Problem(problem) =
    ///     PartialDate::understand("31 ақпан 2022", Language::Kk, None) else { panic!() };
    /// assert_eq!(problem.in_words(Language::En), "February has no 31st.");
    /// ```
    pub fn understand(text: &str, preferred: Language, context: Option<&Self>) -> Understood {
        if let Ok(date) = Self::from_typed(text) {
            let best = Reading { date, notes: BTreeSet::new() };
            return Understood::As { best, others: Vec::new() };
        }
        let items = tokens(text).and_then(|tokens| items::items(&tokens, preferred));
        let Some(items) = items else { return Understood::Nothing };
        let mut readings: Vec<Reading> = Vec::new();
        let mut problem = None;
        for turn in TURNS {
            let told = grammar::told(&items, turn).ok_or(Failure::NotUnderstood);
            match told.and_then(|told| combine::reading(told, context, turn)) {
                Ok(reading) if readings.iter().all(|known| known.date != reading.date) => {
                    readings.push(reading);
                }
                Ok(_) | Err(Failure::NotUnderstood) => {}
                Err(Failure::Problem(first)) => problem = problem.or(Some(first)),
            }
        }
        let mut readings = readings.into_iter();
        match (readings.next(), problem) {
            (Some(best), _) => Understood::As { best, others: readings.collect() },
            (None, Some(problem)) => Understood::Problem(problem),
            (None, None) => Understood::Nothing,
        }
    }
}
