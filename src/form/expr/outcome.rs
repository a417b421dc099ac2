//! What an expression comes to, and how one type turns into another: the rules of
//! XPath 1.0 (section 3.2 and 4) as ODK has them, where a day counts as the number of days
//! since 1970 (ODK `XForms` specification, "dates and times").

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;

use crate::record::{Day, RecordId, Value};

const DAY_SECONDS: f64 = 86_400.0;

/// One answer, as the expressions of a form see it.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::form) struct Answer {
    /// As it would stand in a submission; empty if there is no answer.
    pub(in crate::form) text: String,
    /// What it counts as; not a number if it is none.
    pub(super) number: f64,
    /// Whether it was given as a number.
    is_numeric: bool,
    /// For a moment: its day in the words of the reader.
    pub(super) day: Option<String>,
    /// For a date that is not one day: its first and last, as far as it has them.
    ends: Option<(f64, f64)>,
}

impl Answer {
    /// No answer.
    pub(in crate::form) fn none() -> Self {
        Self::text(String::new())
    }

    /// Text, maybe a number or a date.
    pub(in crate::form) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { number: number_of(&text), text, is_numeric: false, day: None, ends: None }
    }

    /// Words for people, which never count as anything; for a moment, those of its day.
    pub(in crate::form) fn words(text: String, day: Option<String>) -> Self {
        Self { text, number: f64::NAN, is_numeric: false, day, ends: None }
    }

    /// The answer that a value is. A state is none.
    pub(in crate::form) fn of(value: Option<&Value>) -> Self {
        let text = value_text(value);
        match value {
            Some(Value::Int(_) | Value::Dec(_)) => Self { is_numeric: true, ..Self::text(text) },
            // 2022 as a date is a year, not the number 2022: only whole days count.
            Some(Value::Date { date, .. }) => {
                let number = day_number(&text).unwrap_or(f64::NAN);
                let end = |day: Option<Day>, none: f64| day.and_then(day_of).unwrap_or(none);
                let ends =
                    (end(date.earliest(), f64::NEG_INFINITY), end(date.latest(), f64::INFINITY));
                let ends = Some(ends).filter(|_| number.is_nan());
                Self { text, number, is_numeric: false, day: None, ends }
            }
            _ => Self::text(text),
        }
    }

    /// Whether it is a date that is not one day.
    pub(super) fn is_vague(&self) -> bool {
        self.ends.is_some()
    }

    /// The same answer, a date that is not one day counted as its last or first one.
    pub(super) fn at_end(self, is_last: bool) -> Self {
        match self.ends {
            Some((first, last)) => Self { number: if is_last { last } else { first }, ..self },
            None => self,
        }
    }

    /// Whether the first of each were given as numbers, and so compare as such.
    pub(super) fn are_numbers(a: &[Self], b: &[Self]) -> bool {
        [a, b].into_iter().all(|nodes| nodes.first().is_some_and(|node| node.is_numeric))
    }

    fn truth(&self) -> bool {
        if self.is_numeric {
            self.number != 0.0 && !self.number.is_nan()
        } else {
            !self.text.is_empty()
        }
    }
}

/// A value as ODK would have it in its submission. States are no answer.
pub(in crate::form) fn value_text(value: Option<&Value>) -> String {
    let join = |ids: &mut dyn Iterator<Item = String>| ids.collect::<Vec<_>>().join(" ");
    match value {
        None | Some(Value::State(_) | Value::Other(_)) => String::new(),
        Some(Value::Text(text) | Value::Dec(text) | Value::Code(text)) => text.clone(),
        Some(Value::Int(int)) => int.to_string(),
        Some(Value::Codes(codes)) => join(&mut codes.iter().cloned()),
        Some(Value::Date { date, .. }) => date.to_string(),
        Some(Value::Time(time)) => time.to_string(),
        Some(Value::Moment(moment)) => moment.to_string(),
        Some(Value::Ref(id)) => id.to_string(),
        Some(Value::Refs(ids)) => join(&mut ids.iter().map(RecordId::to_string)),
        Some(Value::File(digest)) => digest.to_string(),
        Some(Value::Geo { lat, lon, .. }) => format!("{lat} {lon} 0 0"),
    }
}

/// What an expression comes to.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Outcome {
    Text(String),
    Number(f64),
    Truth(bool),
    /// The answers that a name stands for: one, or one for each row of a repeat.
    Nodes(Vec<Answer>),
}

impl Outcome {
    pub(super) fn into_text(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Number(number) => number_text(number),
            Self::Truth(truth) => truth.to_string(),
            Self::Nodes(nodes) => nodes.into_iter().next().map(|n| n.text).unwrap_or_default(),
        }
    }

    pub(super) fn number(&self) -> f64 {
        match self {
            Self::Text(text) => number_of(text),
            Self::Number(number) => *number,
            Self::Truth(truth) => f64::from(u8::from(*truth)),
            Self::Nodes(nodes) => nodes.first().map_or(f64::NAN, |node| node.number),
        }
    }

    pub(super) fn truth(&self) -> bool {
        match self {
            Self::Text(text) => !text.is_empty(),
            Self::Number(number) => *number != 0.0 && !number.is_nan(),
            Self::Truth(truth) => *truth,
            Self::Nodes(nodes) => nodes.first().is_some_and(Answer::truth),
        }
    }
}

/// A number as XPath writes it: no exponent, no `.0`, `NaN`, `Infinity`.
pub(super) fn number_text(number: f64) -> String {
    match number {
        n if n.is_nan() => "NaN".to_owned(),
        n if n.is_infinite() => if n > 0.0 { "Infinity" } else { "-Infinity" }.to_owned(),
        0.0 => "0".to_owned(),
        n => n.to_string(),
    }
}

/// What a text counts as: a number, or the days of a date or moment.
pub(super) fn number_of(text: &str) -> f64 {
    let text = text.trim();
    let is_plain =
        text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'e' | b'E' | b'+'));
    if text.is_empty() {
        return f64::NAN;
    }
    let number = if is_plain { text.parse().ok() } else { None };
    number.or_else(|| day_number(text)).unwrap_or(f64::NAN)
}

/// Days since 1970-01-01 of a date or a moment; none for anything else.
pub(super) fn day_number(text: &str) -> Option<f64> {
    if text.len() == 10 {
        return civil_days(text.parse().ok()?);
    }
    let (day, _) = text.split_once('T').filter(|(day, _)| day.len() == 10)?;
    day.parse::<Date>().ok()?;
    let seconds = if let Ok(moment) = text.parse::<Timestamp>() {
        moment.as_millisecond()
    } else {
        let local = text.parse::<DateTime>().ok()?;
        Offset::UTC.to_timestamp(local).ok()?.as_millisecond()
    };
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of all years are below 2^53")]
    Some(seconds as f64 / 1_000.0 / DAY_SECONDS)
}

fn day_of(day: Day) -> Option<f64> {
    Day::new(1970, 1, 1).map(|start| f64::from(start.days_until(day)))
}

fn civil_days(date: Date) -> Option<f64> {
    let since = Date::new(1970, 1, 1).ok()?.until(date).ok()?;
    Some(f64::from(since.get_days()))
}

/// The date of a number of days since 1970.
pub(super) fn date_of(days: f64) -> Option<Date> {
    let days = days.floor();
    if !(-3_000_000.0..3_000_000.0).contains(&days) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "checked to be within the years there are")]
    let span = jiff::Span::new().try_days(days as i64).ok()?;
    Date::new(1970, 1, 1).ok()?.checked_add(span).ok()
}

/// The local date and time that a text or number of days tells, at an offset.
pub(super) fn local(outcome: &Outcome, offset: Offset) -> Option<DateTime> {
    let text = match outcome {
        Outcome::Text(text) => Some(text.as_str()),
        Outcome::Nodes(nodes) => nodes.first().map(|node| node.text.as_str()),
        Outcome::Number(_) | Outcome::Truth(_) => None,
    };
    if let Some(text) = text.map(str::trim) {
        if text.len() == 10
            && let Ok(date) = text.parse::<Date>()
        {
            return Some(date.at(0, 0, 0, 0));
        }
        if let Ok(moment) = text.parse::<Timestamp>() {
            return Some(offset.to_datetime(moment));
        }
        if text.contains('T')
            && let Ok(moment) = text.parse::<DateTime>()
        {
            return Some(moment);
        }
    }
    let days = outcome.number();
    let date = date_of(days)?.at(0, 0, 0, 0);
    let seconds = ((days - days.floor()) * DAY_SECONDS).round();
    if seconds == 0.0 {
        return Some(date);
    }
    // A fraction of a day is a moment of the world's clock; whole days are local days.
    #[expect(clippy::cast_possible_truncation, reason = "less than the seconds of a day")]
    let time = jiff::Span::new().seconds(seconds as i64);
    let utc = Offset::UTC.to_timestamp(date.checked_add(time).ok()?).ok()?;
    Some(offset.to_datetime(utc))
}
