//! From what was told of one date to the days that it means: what was left out comes from
//! the context, what the calendar does not have is a problem.

use super::draft::Draft;
use super::lexicon::{Lost, Noun, Portion};
use super::{DateProblem, Failure, ReadingNote, Turn};
use crate::record::{Day, PartialDate, Precision};

const WINTER: u8 = 4;

/// A date in EDTF, without qualifiers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    /// As it is written alone; none if only two dates say it, as with "early January".
    pub one: Option<String>,
    /// As the beginning of a range.
    pub start: String,
    /// As the end of a range.
    pub end: String,
}

impl Span {
    fn one(text: String) -> Self {
        Self { start: text.clone(), end: text.clone(), one: Some(text) }
    }

    fn two(start: String, end: String) -> Self {
        if start == end { Self::one(start) } else { Self { one: None, start, end } }
    }

    /// What EDTF takes alone, but not at the end of a range.
    fn alone(text: String, start: String, end: String) -> Self {
        Self { one: Some(text), start, end }
    }
}

/// Fills in year and month from another date of the record.
pub(super) fn fill(
    draft: &mut Draft,
    context: Option<&PartialDate>,
    turn: Turn,
) -> Result<(), Failure> {
    check(draft)?;
    let wants_month = draft.is_day_alone() || draft.says(Noun::Month) && draft.season.is_none();
    if wants_month && draft.month.is_none() && draft.year.is_none() {
        let (first, last) = context.and_then(ends).ok_or(DateProblem::NoMonth)?;
        if (first.year, first.month) != (last.year, last.month) {
            return Err(DateProblem::NoMonth.into());
        }
        draft.month = Some(first.month.into());
        draft.notes.insert(ReadingNote::AssumedMonth);
    }
    let wants_year = draft.month.is_some() || draft.season.is_some() || draft.says(Noun::Year);
    if draft.year.is_none() && wants_year {
        let (first, last) = context.and_then(ends).ok_or(DateProblem::NoYear)?;
        let year = assumed_year(draft, first, last, turn).ok_or(DateProblem::NoYear)?;
        draft.year = u16::try_from(year).ok();
        draft.notes.insert(ReadingNote::AssumedYear);
    }
    if draft.day.is_some() && draft.month.is_none() && draft.season.is_none() {
        return Err(DateProblem::NoMonth.into());
    }
    check(draft)
}

fn ends(context: &PartialDate) -> Option<(Day, Day)> {
    let first = context.earliest().or(context.latest())?;
    Some((first, context.latest().unwrap_or(first)))
}

/// The year of the context, or its neighbour if the turn is for that and the neighbour
/// brings the month nearer.
fn assumed_year(draft: &Draft, first: Day, last: Day, turn: Turn) -> Option<i32> {
    if last.year - first.year > 1 {
        return None;
    }
    let neighbour = || {
        let months = i32::from(draft.month?) - i32::from(first.month);
        let years = i32::from(months < -6) - i32::from(months > 6);
        Some(first.year + years)
    };
    match turn {
        Turn::OtherYear if last.year > first.year => Some(last.year),
        Turn::OtherYear => neighbour().or(Some(first.year)),
        _ => Some(first.year),
    }
}

/// Days and months that no year has need no year to be refused.
fn check(draft: &Draft) -> Result<(), Failure> {
    let Some(month) = draft.month else { return Ok(()) };
    let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month));
    let month = month.ok_or(DateProblem::NoSuchMonth)?;
    let Some(day) = draft.day else { return Ok(()) };
    let exists =
        |year: u16| u8::try_from(day).is_ok_and(|day| Day::new(year.into(), month, day).is_some());
    let year = draft.year.filter(|_| exists(LEAP_YEAR));
    if exists(year.unwrap_or(LEAP_YEAR)) {
        return Ok(());
    }
    Err(DateProblem::NoSuchDay { day, month, year }.into())
}

/// A year that has every day.
const LEAP_YEAR: u16 = 2024;

/// The days that a filled draft means.
pub(super) fn span(draft: &mut Draft, turn: Turn) -> Result<Span, Failure> {
    let year = draft.year.ok_or(Failure::NotUnderstood)?;
    let span = match (draft.season, draft.month, draft.day) {
        (Some(WINTER), month, None) => {
            let is_second_year = |month: u16| month == (year + 1) % 100;
            match month {
                None => winter(draft, year, turn),
                Some(month) if is_second_year(month) => Some(winter_from(year)),
                Some(_) => None,
            }
        }
        (Some(season), None, None) => other_season(year, season, draft.portion),
        (None, Some(month), Some(day)) => Some(one_day(draft, year, month, day)),
        (None, Some(month), None) => in_month(year, month, draft),
        (None, None, None) if draft.is_decade => Some(in_decade(year / 10 * 10, draft.portion)),
        (None, None, None) => Some(in_year(year, draft)),
        _ => None,
    };
    span.ok_or(Failure::NotUnderstood)
}

fn one_day(draft: &mut Draft, year: u16, month: u16, day: u16) -> Span {
    if draft.portion.take().is_some() {
        // "Late on 5 January".
        draft.notes.insert(ReadingNote::TimeTold);
    }
    let text = format!("{year:04}-{month:02}-{day:02}");
    let weekday = text.parse::<PartialDate>().ok().and_then(|date| date.earliest()?.weekday());
    if draft.weekday.is_some() && draft.weekday != weekday {
        draft.notes.insert(ReadingNote::OtherWeekday);
    }
    Span::one(text)
}

fn in_month(year: u16, month: u16, draft: &Draft) -> Option<Span> {
    let text = format!("{year:04}-{month:02}");
    let days = |from: u8, to: u8| Span::two(format!("{text}-{from:02}"), format!("{text}-{to:02}"));
    let last = || text.parse::<PartialDate>().ok()?.latest().map(|day| day.day);
    match (draft.portion, draft.lost) {
        (Some(Portion::Beginning), None) => Some(days(1, 10)),
        (Some(Portion::Middle), None) => Some(days(11, 20)),
        (Some(Portion::End), None) => Some(days(21, last()?)),
        (Some(Portion::FirstHalf), None) => Some(days(1, 15)),
        (Some(Portion::SecondHalf), None) => Some(days(16, last()?)),
        (None, Some(Lost::Day)) => Some(Span::alone(format!("{text}-XX"), text.clone(), text)),
        (None, None) => Some(Span::one(text)),
        _ => None,
    }
}

fn in_year(year: u16, draft: &Draft) -> Span {
    let text = format!("{year:04}");
    let months =
        |from: u8, to: u8| Span::two(format!("{text}-{from:02}"), format!("{text}-{to:02}"));
    let hidden = |hidden: &str| Span::alone(format!("{text}{hidden}"), text.clone(), text.clone());
    match (draft.portion, draft.lost) {
        (Some(Portion::Beginning), _) => months(1, 4),
        (Some(Portion::Middle), _) => months(5, 8),
        (Some(Portion::End), _) => months(9, 12),
        (Some(Portion::FirstHalf), _) => months(1, 6),
        (Some(Portion::SecondHalf), _) => months(7, 12),
        (None, Some(Lost::Month)) => hidden("-XX"),
        (None, Some(Lost::Day)) => hidden("-XX-XX"),
        (None, None) => Span::one(text),
    }
}

fn in_decade(first: u16, portion: Option<Portion>) -> Span {
    let years = |from: u16, to: u16| {
        Span::two(format!("{:04}", first + from), format!("{:04}", first + to))
    };
    match portion {
        Some(Portion::Beginning) => years(0, 3),
        Some(Portion::Middle) => years(4, 6),
        Some(Portion::End) => years(7, 9),
        Some(Portion::FirstHalf) => years(0, 4),
        Some(Portion::SecondHalf) => years(5, 9),
        None => {
            let Span { start, end, .. } = years(0, 9);
            Span::alone(format!("{:03}X", first / 10), start, end)
        }
    }
}

/// Its months are its thirds; nobody halves a season.
fn third(portion: Portion) -> Option<u8> {
    match portion {
        Portion::Beginning => Some(0),
        Portion::Middle => Some(1),
        Portion::End => Some(2),
        Portion::FirstHalf | Portion::SecondHalf => None,
    }
}

fn other_season(year: u16, season: u8, portion: Option<Portion>) -> Option<Span> {
    let Some(portion) = portion else { return Some(Span::one(format!("{year:04}-2{season}"))) };
    let month = season * 3 + third(portion)?;
    Some(Span::one(format!("{year:04}-{month:02}")))
}

/// Winter 2022 began in 2021 or in 2022: undecided as long as nobody says which.
fn winter(draft: &mut Draft, year: u16, turn: Turn) -> Option<Span> {
    let first_year = if turn == Turn::LaterWinter { year } else { year.checked_sub(1)? };
    if !matches!(turn, Turn::EarlierWinter | Turn::LaterWinter) {
        draft.notes.insert(ReadingNote::EitherWinter);
    }
    match draft.portion.map(third) {
        Some(None) => None,
        Some(Some(0)) => Some(Span::one(format!("{first_year:04}-12"))),
        Some(Some(month)) => Some(Span::one(format!("{:04}-{month:02}", first_year + 1))),
        None if draft.notes.contains(&ReadingNote::EitherWinter) => {
            Some(Span::one(format!("{year:04}-24")))
        }
        None => Some(winter_from(first_year)),
    }
}

/// The winter that begins in December of a year.
fn winter_from(year: u16) -> Span {
    Span::two(format!("{year:04}-12"), format!("{:04}-02", year + 1))
}

/// What comes right before a date, as closely as it was told: the month before a month.
pub(super) fn before(start: &str) -> Option<String> {
    let date: PartialDate = start.parse().ok()?;
    Some(as_closely(date.precision(), date.earliest()?.plus_days(-1)))
}

/// What comes right after a date.
pub(super) fn after(end: &str) -> Option<String> {
    let date: PartialDate = end.parse().ok()?;
    Some(as_closely(date.precision(), date.latest()?.plus_days(1)))
}

fn as_closely(precision: Precision, day: Day) -> String {
    match precision {
        Precision::Year => format!("{:04}", day.year),
        Precision::Month => format!("{:04}-{:02}", day.year, day.month),
        _ => day.to_string(),
    }
}
