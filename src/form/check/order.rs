//! Order in time between two fields, said only where it is certain.

use super::{Values, answer};
use crate::record::{Certainty, Day, Moment, PartialDate, TimePrecision, Value};

const DAY_MINUTES: u32 = 24 * 60;

/// A field's date; the day of a moment counts as one.
pub(super) fn date(values: &Values, field: &str) -> Option<PartialDate> {
    match answer(values, field)? {
        Value::Date { date, .. } => Some(date.clone()),
        Value::Moment(moment) => moment.day().parse().ok(),
        _ => None,
    }
}

fn moment<'a>(values: &'a Values, field: &str) -> Option<&'a Moment> {
    match answer(values, field)? {
        Value::Moment(moment) => Some(moment),
        _ => None,
    }
}

/// An exact clock time, in minutes from midnight.
fn minutes(values: &Values, field: &str) -> Option<u32> {
    let Value::Time(time) = answer(values, field)? else { return None };
    let (hour, minute) =
        time.hour_and_minute().filter(|_| time.precision() == TimePrecision::Exact)?;
    Some(u32::from(hour) * 60 + u32::from(minute))
}

/// The field with the clock time that belongs to a date: `arrested_on`, `arrested_at`.
fn clock_of(field: &str) -> String {
    field.strip_suffix("_on").map(|stem| format!("{stem}_at")).unwrap_or_default()
}

/// Whether what is recorded in `later` certainly happened before what is in `earlier`.
pub(super) fn is_reversed(earlier: (&Values, &str), later: (&Values, &str)) -> bool {
    let moments = moment(earlier.0, earlier.1).zip(moment(later.0, later.1));
    if let Some((earlier, later)) = moments {
        let instant = |moment: &Moment| moment.as_str().parse::<jiff::Timestamp>().ok();
        return instant(later) < instant(earlier);
    }
    let (Some(first), Some(second)) = (date(earlier.0, earlier.1), date(later.0, later.1)) else {
        return false;
    };
    if second.is_before(&first) == Certainty::Yes {
        return true;
    }
    let one_day = |date: &PartialDate| date.earliest().filter(|day| date.latest() == Some(*day));
    let same_day = one_day(&first).is_some() && one_day(&first) == one_day(&second);
    let first = minutes(earlier.0, &clock_of(earlier.1));
    let second = minutes(later.0, &clock_of(later.1));
    same_day && first.zip(second).is_some_and(|(first, second)| second < first)
}

/// Whether certainly more than so many hours lie between two fields: from the last
/// moment that the first may mean to the first moment that the second may mean.
pub(super) fn is_over(values: &Values, from: &str, to: &str, hours: u16) -> bool {
    let start = date(values, from).and_then(|date| date.latest());
    let end = date(values, to).and_then(|date| date.earliest());
    let Some((start, end)) = start.zip(end) else { return false };
    let start_minute = minutes(values, &clock_of(from)).unwrap_or(DAY_MINUTES - 1);
    let end_minute = minutes(values, &clock_of(to)).unwrap_or(0);
    let limit = start_minute + u32::from(hours) * 60;
    let days = i32::try_from(limit / DAY_MINUTES).unwrap_or(i32::MAX);
    let last: (Day, u32) = (start.plus_days(days), limit % DAY_MINUTES);
    (end, end_minute) > last
}
