//! Where photos stand in their grid: rows of so many below the heading of their day, and
//! where the arrows lead. Numbers alone, so that ten thousand photos are laid in a moment.

use std::ops::Range;

use crate::casework::Photo;

/// A line of the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    /// The heading of a day, before its first photo.
    Day(usize),
    /// Photos side by side.
    Row(Range<usize>),
}

/// All lines, with where each begins.
#[derive(Debug, Default)]
pub(super) struct Laid {
    lines: Vec<Line>,
    tops: Vec<f32>,
    height: f32,
    columns: usize,
    heights: Option<Heights>,
}

/// Where the keys lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Towards {
    Left,
    Right,
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
}

/// How high headings and rows are, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Heights {
    /// Of a day's heading.
    pub(super) day: f32,
    /// Of a row.
    pub(super) row: f32,
}

impl Laid {
    /// Lays photos in so many columns.
    pub(super) fn of(photos: &[Photo], columns: usize, heights: Heights) -> Self {
        let columns = columns.max(1);
        let mut laid = Self { columns, heights: Some(heights), ..Self::default() };
        let mut from = 0;
        for day in photos.chunk_by(|a, b| a.day == b.day) {
            laid.put(Line::Day(from), heights.day);
            let end = from.saturating_add(day.len());
            while from < end {
                let to = from.saturating_add(columns).min(end);
                laid.put(Line::Row(from..to), heights.row);
                from = to;
            }
        }
        laid
    }

    fn put(&mut self, line: Line, height: f32) {
        self.lines.push(line);
        self.tops.push(self.height);
        self.height += height;
    }

    /// The height of all.
    pub(super) fn height(&self) -> f32 {
        self.height
    }

    /// Whether they stand in so many columns of these heights.
    pub(super) fn is_of(&self, columns: usize, heights: Heights) -> bool {
        self.columns == columns && self.heights == Some(heights)
    }

    /// The lines between two heights, each with its top.
    pub(super) fn between(&self, from: f32, to: f32) -> impl Iterator<Item = (f32, &Line)> {
        let first = self.tops.partition_point(|top| *top <= from).saturating_sub(1);
        let lines = self.tops.iter().copied().zip(&self.lines).skip(first);
        lines.take_while(move |(top, _)| *top < to)
    }

    /// The top of the row in which a photo stands.
    pub(super) fn top_of(&self, photo: usize) -> Option<f32> {
        self.tops.get(self.row_of(photo)?).copied()
    }

    fn row_of(&self, photo: usize) -> Option<usize> {
        let after = self.lines.partition_point(|line| match line {
            Line::Day(first) => *first <= photo,
            Line::Row(range) => range.start <= photo,
        });
        let at = after.checked_sub(1)?;
        matches!(self.lines.get(at), Some(Line::Row(range)) if range.contains(&photo)).then_some(at)
    }

    /// The photo that a key leads to; `page` is how many rows are in view.
    pub(super) fn step(&self, from: Option<usize>, towards: Towards, page: usize) -> Option<usize> {
        let last = self.lines.last().and_then(|line| match line {
            Line::Row(range) => range.end.checked_sub(1),
            Line::Day(_) => None,
        })?;
        let Some(from) = from else { return Some(0) };
        Some(match towards {
            Towards::Left => from.saturating_sub(1),
            Towards::Right => from.saturating_add(1).min(last),
            Towards::First => 0,
            Towards::Last => last,
            Towards::Up => self.rows_on(from, 1, false),
            Towards::Down => self.rows_on(from, 1, true),
            Towards::PageUp => self.rows_on(from, page, false),
            Towards::PageDown => self.rows_on(from, page, true),
        })
    }

    /// The photo in the same column, so many rows on, or as far as there are any.
    fn rows_on(&self, from: usize, rows: usize, down: bool) -> usize {
        let Some(here) = self.row_of(from) else { return from };
        let Some(Line::Row(range)) = self.lines.get(here) else { return from };
        let column = from.saturating_sub(range.start);
        let row = |line: &Line| match line {
            Line::Row(range) => Some(range.clone()),
            Line::Day(_) => None,
        };
        let there = if down {
            let after = self.lines.get(here..).unwrap_or_default().iter().filter_map(row);
            after.take(rows.saturating_add(1)).last()
        } else {
            let before = self.lines.get(..=here).unwrap_or_default().iter().rev().filter_map(row);
            before.take(rows.saturating_add(1)).last()
        };
        let Some(there) = there else { return from };
        there.start.saturating_add(column).min(there.end.saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casework::PhotoDay;
    use crate::record::RecordId;

    const HEIGHTS: Heights = Heights { day: 30.0, row: 100.0 };

    fn photos(days: &[usize]) -> Vec<Photo> {
        let day = |day: usize| PhotoDay::Taken(format!("2022-01-{:02}", day + 1).parse().unwrap());
        let all = days.iter().enumerate().flat_map(|(at, n)| std::iter::repeat_n(day(at), *n));
        all.map(|day| Photo {
            id: RecordId::from_random([1; 16]),
            sha256: None,
            label: String::new(),
            day,
            links: 0,
        })
        .collect()
    }

    #[test]
    fn photos_stand_in_rows_below_their_day() {
        let laid = Laid::of(&photos(&[4, 2]), 3, HEIGHTS);
        let lines: Vec<_> = laid.between(0.0, f32::MAX).collect();
        let expected = [
            (0.0, Line::Day(0)),
            (30.0, Line::Row(0..3)),
            (130.0, Line::Row(3..4)),
            (230.0, Line::Day(4)),
            (260.0, Line::Row(4..6)),
        ];
        assert_eq!(lines, expected.iter().map(|(top, line)| (*top, line)).collect::<Vec<_>>());
        assert!((laid.height() - 360.0).abs() < 1e-3);
        assert_eq!(laid.top_of(5), Some(260.0));
        assert_eq!(laid.top_of(6), None);
    }

    #[test]
    fn of_ten_thousand_only_those_in_view_are_given() {
        let laid = Laid::of(&photos(&[10_000]), 3, HEIGHTS);
        let seen: Vec<_> = laid.between(50_000.0, 50_600.0).collect();
        assert_eq!(seen.len(), 7);
        assert!(seen[0].0 <= 50_000.0 && seen[0].0 > 49_900.0);
    }

    #[test]
    fn arrows_lead_across_rows_and_days_and_stop_at_the_ends() {
        let laid = Laid::of(&photos(&[4, 2, 5]), 3, HEIGHTS);
        let step = |from, towards| laid.step(Some(from), towards, 2).unwrap();
        assert_eq!(step(1, Towards::Down), 3, "a shorter row: the last in it");
        assert_eq!(step(3, Towards::Down), 4, "over the heading of the next day");
        assert_eq!(step(5, Towards::Up), 3);
        assert_eq!(step(5, Towards::Down), 7);
        assert_eq!(step(1, Towards::Up), 1);
        assert_eq!(step(10, Towards::Down), 10);
        assert_eq!((step(3, Towards::Right), step(0, Towards::Left)), (4, 0));
        assert_eq!((step(10, Towards::Right), step(10, Towards::PageUp)), (10, 5));
        assert_eq!((step(0, Towards::PageDown), step(7, Towards::First)), (4, 0));
        assert_eq!(step(0, Towards::Last), 10);
        assert_eq!(laid.step(None, Towards::Down, 2), Some(0));
        assert_eq!(Laid::of(&[], 3, HEIGHTS).step(None, Towards::Down, 2), None);
    }
}
