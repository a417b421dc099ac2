//! Functions of dates and times. A day is a number of days since 1970; the fraction is a
//! moment of the world's clock.

use jiff::civil::DateTime;
use jiff::fmt::temporal::Pieces;
use jiff::tz::Offset;

use super::{Function, function, number, text};
use crate::form::expr::Node;
use crate::form::expr::eval::Eval;
use crate::form::expr::outcome::{Outcome, local};

pub(super) const TABLE: &[Function] = &[
    function("now", 0, 0, |e, _| Outcome::Text(e.world.now().unwrap_or_default())),
    function("today", 0, 0, |e, _| {
        let now = e.world.now().unwrap_or_default();
        Outcome::Text(now.get(..10).unwrap_or_default().to_owned())
    }),
    function("date", 1, 1, |e, a| {
        Outcome::Text(moment(e, a).map(|moment| moment.date().to_string()).unwrap_or_default())
    }),
    function("date-time", 1, 1, |e, a| {
        Outcome::Text(moment(e, a).map(|moment| written(moment, offset(e))).unwrap_or_default())
    }),
    function("decimal-date-time", 1, 1, |e, a| Outcome::Number(number(e, a, 0))),
    function("decimal-time", 1, 1, decimal_time),
    function("format-date", 2, 2, formatted),
    function("format-date-time", 2, 2, formatted),
];

/// The offset of the place where the form is filled in.
fn offset(eval: &Eval<'_>) -> Offset {
    let now = eval.world.now().unwrap_or_default();
    let offset = Pieces::parse(&now).ok().and_then(|pieces| pieces.to_numeric_offset());
    offset.unwrap_or(Offset::UTC)
}

fn moment(eval: &Eval<'_>, arguments: &[Node]) -> Option<DateTime> {
    local(&eval.eval(arguments.first()?), offset(eval))
}

/// As ODK writes a moment: milliseconds and offset.
fn written(moment: DateTime, offset: Offset) -> String {
    let offset = offset.seconds() / 60;
    let sign = if offset < 0 { '-' } else { '+' };
    let (hours, minutes) = (offset.abs() / 60, offset.abs() % 60);
    format!("{}{sign}{hours:02}:{minutes:02}", moment.strftime("%Y-%m-%dT%H:%M:%S.%3f"))
}

/// The part of a day that has passed at a time such as `14:30:00.000+06:00`.
fn decimal_time(eval: &Eval<'_>, arguments: &[Node]) -> Outcome {
    let text = text(eval, arguments, 0);
    let clock = text.split_once('T').map_or(text.as_str(), |(_, clock)| clock);
    let clock = clock.split(['+', 'Z']).next().unwrap_or_default();
    let clock = clock.rfind('-').map_or(clock, |at| clock.get(..at).unwrap_or_default());
    let time = clock.parse::<jiff::civil::Time>();
    Outcome::Number(time.map_or(f64::NAN, |time| {
        let seconds = i32::from(time.hour()) * 3_600
            + i32::from(time.minute()) * 60
            + i32::from(time.second());
        (f64::from(seconds) + f64::from(time.millisecond()) / 1_000.0) / 86_400.0
    }))
}

fn formatted(eval: &Eval<'_>, arguments: &[Node]) -> Outcome {
    let moment = moment(eval, arguments);
    let pattern = text(eval, arguments, 1);
    Outcome::Text(moment.map(|moment| format(moment, &pattern)).unwrap_or_default())
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// The signs that ODK documents for `format-date` and `format-date-time`.
fn format(moment: DateTime, pattern: &str) -> String {
    let mut words = String::new();
    let mut letters = pattern.chars();
    while let Some(letter) = letters.next() {
        if letter != '%' {
            words.push(letter);
            continue;
        }
        let month = usize::from(moment.month().unsigned_abs());
        let weekday = usize::from(moment.weekday().to_monday_zero_offset().unsigned_abs());
        let part = match letters.next() {
            Some('Y') => format!("{:04}", moment.year()),
            Some('y') => format!("{:02}", moment.year().rem_euclid(100)),
            Some('m') => format!("{month:02}"),
            Some('n') => month.to_string(),
            Some('b') => {
                MONTHS.get(month.saturating_sub(1)).copied().unwrap_or_default().to_owned()
            }
            Some('d') => format!("{:02}", moment.day()),
            Some('e') => moment.day().to_string(),
            Some('H') => format!("{:02}", moment.hour()),
            Some('h') => moment.hour().to_string(),
            Some('M') => format!("{:02}", moment.minute()),
            Some('S') => format!("{:02}", moment.second()),
            Some('3') => format!("{:03}", moment.millisecond()),
            Some('a') => DAYS.get(weekday).copied().unwrap_or_default().to_owned(),
            Some('W') => moment.date().iso_week_date().week().to_string(),
            Some('%') | None => "%".to_owned(),
            Some(other) => format!("%{other}"),
        };
        words.push_str(&part);
    }
    words
}
