//! What happened in a case, in order of time: each record that can say when, the stays of a
//! detention one by one, and what lies between them.

use std::collections::BTreeMap;

use super::details::span;
use super::rows::{Named, Rows, dates};
use crate::record::{Bound, Day, Kind, PartialDate, RecordId};
use crate::vault::{Forms, RecordRow, VaultError};

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineEntry {
    /// The record that tells of it.
    pub id: RecordId,
    /// Its kind.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// What the person that it is about is called.
    pub subject: Option<String>,
    /// When it was or began; several dates where that is contested, none where nothing is
    /// said.
    pub from: Vec<PartialDate>,
    /// When it ended, as above; always none of what has no length.
    pub to: Vec<PartialDate>,
    /// Whether it is of a kind that lasts: with no `to`, its end is not said.
    pub lasts: bool,
    /// Of what type it is, where records of its kind are of several.
    pub of_type: Option<String>,
    /// Where it was, or in what kind of place.
    pub place: Option<String>,
    /// How many sources speak of it.
    pub sources: u32,
    /// How many of its fields are contested.
    pub contested: u32,
    /// Of a stay: which it is of its detention.
    pub stay: Option<StayOf>,
}

impl TimelineEntry {
    /// Whether anything is said of when it was.
    pub fn is_dated(&self) -> bool {
        !self.from.is_empty() || !self.to.is_empty()
    }

    /// The first day that it may have been; before all days where that is open.
    fn first_day(&self) -> Option<Day> {
        let begins = if self.from.is_empty() { &self.to } else { &self.from };
        begins.iter().map(first_day).min().flatten()
    }

    fn last_day(&self) -> Option<Day> {
        self.from.iter().chain(&self.to).filter_map(PartialDate::latest).max()
    }
}

/// Of a date of which only the end is known, that end.
fn first_day(date: &PartialDate) -> Option<Day> {
    date.earliest().or_else(|| date.latest())
}

/// Which stay of which detention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StayOf {
    /// The detention.
    pub detention: RecordId,
    /// Which, from 1, in the order told.
    pub number: u32,
    /// Of how many.
    pub of: u32,
}

/// Days between two stays of a detention of which nobody says where they were spent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The stay before.
    pub after: RecordId,
    /// The stay after.
    pub before: RecordId,
    /// Whole days between them at least.
    pub least_days: u32,
    /// At most; 1 or more.
    pub most_days: u32,
}

/// The time of a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Timeline {
    /// In order of the first day that each may have been; what has no date comes last.
    pub entries: Vec<TimelineEntry>,
    /// What lies between the stays of each detention, in their order.
    pub gaps: Vec<Gap>,
}

/// The timeline of these records, each with its place among its siblings.
pub(super) fn timeline(
    records: &[(RecordRow, Option<String>)],
    forms: &Forms,
    rows: &mut Rows<'_, '_>,
) -> Result<Timeline, VaultError> {
    let numbers = stays(records);
    let mut entries = Vec::new();
    for (row, _) in records {
        let form = Kind::new(row.kind.as_str()).ok().and_then(|kind| forms.get(&kind));
        let Some((from, to)) = form.and_then(span) else { continue };
        let Named { title, subject } = rows.named(row)?;
        entries.push(TimelineEntry {
            id: row.id,
            kind: row.kind.clone(),
            title,
            subject,
            from: dates(&row.fields, from),
            to: to.map(|to| dates(&row.fields, to)).unwrap_or_default(),
            lasts: to.is_some(),
            of_type: rows.type_of(row)?,
            place: rows.place_of(row)?,
            sources: row.sources,
            contested: row.contested,
            stay: numbers.get(&row.id).copied(),
        });
    }
    entries.sort_by_cached_key(|entry| {
        let place = entry.stay.map(|stay| (stay.detention, stay.number));
        (!entry.is_dated(), entry.first_day(), entry.last_day(), place, entry.id)
    });
    let gaps = gaps(&entries);
    Ok(Timeline { entries, gaps })
}

/// Which stay each is.
fn stays(records: &[(RecordRow, Option<String>)]) -> BTreeMap<RecordId, StayOf> {
    let mut by_detention: BTreeMap<RecordId, Vec<(&Option<String>, RecordId)>> = BTreeMap::new();
    for (row, order) in records.iter().filter(|(row, _)| row.kind == "stay") {
        if let Some(detention) = row.parent {
            by_detention.entry(detention).or_default().push((order, row.id));
        }
    }
    let mut numbers = BTreeMap::new();
    for (detention, mut stays) in by_detention {
        stays.sort();
        let of = u32::try_from(stays.len()).unwrap_or(u32::MAX);
        for ((_, id), number) in stays.into_iter().zip(1..) {
            numbers.insert(id, StayOf { detention, number, of });
        }
    }
    numbers
}

/// What may lie between each stay and the next. Said only of dates that are known and not
/// contested; a stay that may begin the day after the one before leaves no certain gap.
fn gaps(entries: &[TimelineEntry]) -> Vec<Gap> {
    let mut stays: Vec<(StayOf, &TimelineEntry)> =
        entries.iter().filter_map(|entry| Some((entry.stay?, entry))).collect();
    stays.sort_by_key(|(stay, _)| (stay.detention, stay.number));
    let between = |pair: &[(StayOf, &TimelineEntry)]| {
        let [(first, before), (second, after)] = pair else { return None };
        let ([left], [came]) = (before.to.as_slice(), after.from.as_slice()) else { return None };
        let same = first.detention == second.detention;
        let days = |from: Bound, to: Bound| Some(whole_days_between(from.day()?, to.day()?));
        let least_days = days(left.last(), came.first())?;
        let most_days = days(left.first(), came.last())?;
        let gap = Gap { after: before.id, before: after.id, least_days, most_days };
        (same && most_days > 0).then_some(gap)
    };
    stays.windows(2).filter_map(between).collect()
}

/// The whole days that lie between two days; none if the second is not later.
fn whole_days_between(first: Day, second: Day) -> u32 {
    let between = days_of(second).saturating_sub(days_of(first)).saturating_sub(1);
    u32::try_from(between).unwrap_or(0)
}

/// Days since 1 March of the year 0, of the calendar that is reckoned backwards too.
fn days_of(day: Day) -> i64 {
    let Day { year, month, day } = day;
    let year = i64::from(year) - i64::from(month < 3);
    let month = (i64::from(month) + 9) % 12;
    let leap = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    365 * year + leap + (153 * month + 2) / 5 + i64::from(day) - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(first: &str, second: &str) -> u32 {
        let day = |text: &str| text.parse::<PartialDate>().unwrap().earliest().unwrap();
        whole_days_between(day(first), day(second))
    }

    #[test]
    fn whole_days_are_counted_across_months_and_leap_years() {
        for (first, second, days) in [
            ("2022-01-06", "2022-01-07", 0),
            ("2022-01-06", "2022-01-08", 1),
            ("2022-01-06", "2022-01-06", 0),
            ("2022-01-08", "2022-01-06", 0),
            ("2022-02-28", "2022-03-02", 1),
            ("2024-02-28", "2024-03-01", 1),
            ("1900-02-28", "1900-03-01", 0),
            ("2021-12-31", "2023-01-01", 365),
        ] {
            assert_eq!(between(first, second), days, "{first} {second}");
        }
    }
}
