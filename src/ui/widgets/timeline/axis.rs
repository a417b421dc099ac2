//! The axis of time: which days are in view, where each lies, and where the marks of years,
//! months and days stand. Nothing is drawn here.

use crate::record::Day;

/// Days are counted from here.
const ORIGIN: Day = Day { year: 2000, month: 1, day: 1 };

/// The least and the most days that are in view.
const LEAST_DAYS: f64 = 7.0;
const MOST_DAYS: f64 = 100_000.0;
/// Such a part of all is left free at either end.
const MARGIN: f64 = 0.04;

/// The number of a day.
pub(super) fn number(day: Day) -> f64 {
    f64::from(ORIGIN.days_until(day))
}

/// The day of a number.
#[expect(clippy::cast_possible_truncation, reason = "out of range it saturates")]
fn day(number: f64) -> Day {
    ORIGIN.plus_days(number.floor() as i32)
}

/// What is in view, in days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::ui) struct View {
    start: f64,
    days: f64,
}

/// A view of nothing in particular.
impl Default for View {
    fn default() -> Self {
        Self::of(ORIGIN, ORIGIN)
    }
}

impl View {
    /// A view of all from one day to another, with some room around.
    pub(in crate::ui) fn of(first: Day, last: Day) -> Self {
        let (start, end) = (number(first), number(last) + 1.0);
        let days = (end - start).max(1.0) / (1.0 - 2.0 * MARGIN);
        let days = days.clamp(LEAST_DAYS, MOST_DAYS);
        Self { start: f64::midpoint(start, end) - days / 2.0, days }
    }

    /// Nearer or farther, about a point of the view (0 at its left, 1 at its right).
    #[must_use]
    pub(in crate::ui) fn zoomed(self, times: f64, about: f64) -> Self {
        let days = (self.days / times).clamp(LEAST_DAYS, MOST_DAYS);
        Self { start: self.start + (self.days - days) * about, days }
    }

    /// Later, or earlier, by a part of what is in view.
    #[must_use]
    pub(in crate::ui) fn moved(self, part: f64) -> Self {
        let most = f64::from(i32::MAX) / 1e3;
        Self { start: (self.start + part * self.days).clamp(-most, most), ..self }
    }

    /// Moved no more than it takes to show these days, or as many of them as fit.
    #[must_use]
    pub(in crate::ui) fn showing(self, first: Day, last: Day) -> Self {
        let (first, end) = (number(first), number(last) + 1.0);
        let room = MARGIN * self.days;
        let (left, right) = (first - room, end + room - self.days);
        let is_wider = left < right;
        let is_in_view = first >= self.start && end <= self.start + self.days;
        let is_filled = is_wider && first <= self.start && end >= self.start + self.days;
        if is_in_view || is_filled {
            return self;
        }
        let start = if is_wider { left } else { self.start.clamp(right, left) };
        Self { start, ..self }
    }

    /// Moved so that its middle lies at a point of another view.
    pub(super) fn centred(self, of: &Self, part: f64) -> Self {
        Self { start: of.start + part * of.days - self.days / 2.0, ..self }
    }

    /// Where its ends lie within another view, and no farther out.
    pub(super) fn ends_within(&self, of: &Self) -> (f64, f64) {
        let [left, right] = [self.start, self.start + self.days].map(|day| of.part(day));
        (left.clamp(0.0, 1.0), right.clamp(0.0, 1.0))
    }

    /// Where a day begins: 0 at the left of the view, 1 at its right.
    pub(super) fn part(&self, day: f64) -> f64 {
        (day - self.start) / self.days
    }

    /// How wide a day is, in points, if the view is so wide.
    pub(super) fn per_day(&self, width: f32) -> f64 {
        f64::from(width) / self.days
    }

    fn first(&self) -> Day {
        day(self.start)
    }

    fn last(&self) -> Day {
        day(self.start + self.days)
    }
}

/// A mark on the axis, at the beginning of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) day: Day,
    pub(super) label: Label,
}

/// What stands at a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// The year.
    Year,
    /// Month and year.
    MonthOfYear,
    /// The month.
    Month,
    /// The day of the month.
    Day,
    /// Nothing.
    Plain,
}

impl Label {
    /// Whether it divides the whole chart, and not only its head.
    pub(super) const fn divides(self) -> bool {
        matches!(self, Self::Year | Self::MonthOfYear | Self::Month)
    }
}

/// Points between two labels of days, and of years.
const DAY_ROOM: f64 = 24.0;
const YEAR_ROOM: f64 = 52.0;
/// Points between two marks without label.
const PLAIN_ROOM: f64 = 5.0;
/// The shortest month and the year, in days.
const MONTH: f64 = 28.0;
const YEAR: f64 = 365.0;

/// The marks of a view whose days are so wide, in order of time. The first may lie before
/// the view. `widest_month` is the width of the longest name of a month, in points.
pub(super) fn marks(view: &View, per_day: f64, widest_month: f32) -> Vec<Mark> {
    let (first, last) = (view.first(), view.last());
    if MONTH * per_day >= f64::from(widest_month) + 10.0 {
        months(first, last, per_day)
    } else {
        years(first, last, per_day)
    }
}

fn months(first: Day, last: Day, per_day: f64) -> Vec<Mark> {
    let between = [1, 2, 5, 10].into_iter().find(|days| f64::from(*days) * per_day >= DAY_ROOM);
    let (mut marks, mut at, mut is_first) = (Vec::new(), Day { day: 1, ..first }, true);
    while at <= last {
        let label = if at.month == 1 || is_first { Label::MonthOfYear } else { Label::Month };
        marks.push(Mark { day: at, label });
        is_first = false;
        if let Some(between) = between {
            let days = (1..31).filter(|day| *day > 1 && day % between == 0);
            // The label of the next month needs its room.
            let days = days.filter(|day| between == 1 || *day < 29);
            let days = days.filter_map(|day| Day::new(at.year, at.month, day));
            marks.extend(days.map(|day| Mark { day, label: Label::Day }));
        }
        let Some(next) = next_month(at) else { break };
        at = next;
    }
    marks
}

fn years(first: Day, last: Day, per_day: f64) -> Vec<Mark> {
    let steps = [1, 2, 5, 10, 25, 50, 100, 250];
    let step = steps.into_iter().find(|years| f64::from(*years) * YEAR * per_day >= YEAR_ROOM);
    let step = step.unwrap_or(1000);
    let has_months = step == 1 && MONTH * per_day >= PLAIN_ROOM;
    let mut marks = Vec::new();
    let mut year = first.year - first.year.rem_euclid(step);
    while let Some(day) = Day::new(year, 1, 1).filter(|day| *day <= last) {
        marks.push(Mark { day, label: Label::Year });
        if has_months {
            let months = (2..=12).filter_map(|month| Day::new(year, month, 1));
            marks.extend(months.map(|day| Mark { day, label: Label::Plain }));
        }
        year += step;
    }
    marks
}

fn next_month(day: Day) -> Option<Day> {
    match day.month {
        12 => Day::new(day.year + 1, 1, 1),
        month => Day::new(day.year, month + 1, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day_of(text: &str) -> Day {
        text.parse::<crate::record::PartialDate>().unwrap().earliest().unwrap()
    }

    fn view(first: &str, last: &str) -> View {
        View::of(day_of(first), day_of(last))
    }

    fn labels(view: &View, width: f32) -> Vec<(String, Label)> {
        let marks = marks(view, view.per_day(width), 70.0);
        marks.into_iter().map(|mark| (mark.day.to_string(), mark.label)).collect()
    }

    #[test]
    fn a_view_has_all_its_days_and_room_around() {
        for (first, last) in [("2022-01-06", "2022-03-25"), ("2022-01-06", "2022-01-06")] {
            let view = view(first, last);
            assert!(view.part(number(day_of(first))) > 0.03);
            assert!(view.part(number(day_of(last)) + 1.0) < 0.97);
        }
        let (left, right) = (day_of("2022-01-06"), day_of("2022-03-25"));
        let days = [left, right].map(|day| View::of(left, right).part(number(day)));
        assert!(days[0] < 0.05 && days[1] > 0.9, "no more room than it takes: {days:?}");
    }

    #[test]
    fn zooming_keeps_the_point_it_is_about_and_has_bounds() {
        let view = view("2022-01-01", "2022-12-31");
        let at = view.start + 0.3 * view.days;
        let near = view.zoomed(2.0, 0.3);
        assert!((near.part(at) - 0.3).abs() < 1e-9 && near.days < view.days);
        assert!(view.zoomed(1e9, 0.5).days >= LEAST_DAYS);
        assert!(view.zoomed(1e-9, 0.5).days <= MOST_DAYS);
    }

    #[test]
    fn what_is_out_of_view_is_brought_in_and_what_is_in_view_moves_nothing() {
        let view = view("2022-01-01", "2022-01-31");
        let inside = (day_of("2022-01-10"), day_of("2022-01-12"));
        assert_eq!(view.showing(inside.0, inside.1), view);
        for (first, last) in [("2022-03-01", "2022-03-03"), ("2021-06-01", "2021-06-01")] {
            let moved = view.showing(day_of(first), day_of(last));
            assert!(moved.part(number(day_of(first))) > 0.0, "{first}");
            assert!(moved.part(number(day_of(last)) + 1.0) < 1.0, "{last}");
            assert!((moved.days - view.days).abs() < 1e-9);
        }
        let long = view.showing(day_of("2022-02-10"), day_of("2023-01-01"));
        assert!(long.part(number(day_of("2022-02-10"))) > 0.0, "its beginning, if not all fits");
        let around = (day_of("2021-01-01"), day_of("2023-01-01"));
        assert_eq!(view.showing(around.0, around.1), view, "it fills the view already");
    }

    #[test]
    fn marks_are_as_dense_as_they_can_be_read() {
        let quarter = view("2022-01-01", "2022-03-31");
        let wide = labels(&quarter, 1000.0);
        assert_eq!(wide[0].1, Label::MonthOfYear);
        assert!(wide.contains(&("2022-02-01".to_owned(), Label::Month)), "{wide:?}");
        assert!(wide.contains(&("2022-02-10".to_owned(), Label::Day)));
        let narrow = labels(&quarter, 240.0);
        let is_coarse = |label| matches!(label, Label::Year | Label::Plain);
        assert!(narrow.iter().all(|(_, label)| is_coarse(*label)), "{narrow:?}");
        let years = labels(&view("2019-03-01", "2024-05-01"), 600.0);
        let named: Vec<_> = years.iter().filter(|(_, label)| *label == Label::Year).collect();
        for year in 2019..=2024 {
            let day = format!("{year}-01-01");
            assert!(named.iter().any(|(named, _)| *named == day), "{day}: {named:?}");
        }
        assert!(years.contains(&("2020-06-01".to_owned(), Label::Plain)));
        let ages = labels(&view("1950-01-01", "2022-01-01"), 600.0);
        assert!(
            ages.len() < 12 && ages.iter().all(|(day, _)| day.ends_with("0-01-01")),
            "{ages:?}"
        );
        let week = labels(&view("2022-01-31", "2022-02-02"), 1000.0);
        assert!(week.contains(&("2022-02-02".to_owned(), Label::Day)), "{week:?}");
    }

    #[test]
    fn no_view_has_more_marks_than_points() {
        let (first, last) =
            (Day { year: -9999, month: 1, day: 1 }, Day::new(9999, 12, 31).unwrap());
        let mut view = View::of(first, last);
        for _ in 0..40 {
            assert!(marks(&view, view.per_day(800.0), 70.0).len() < 800);
            view = view.zoomed(1.6, 0.5);
        }
    }
}
