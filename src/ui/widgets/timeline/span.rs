//! Which days are certain, which are possible, and which are contested: the pieces that a
//! bar is drawn of, from dates as far as they are known. Nothing is drawn here.

use crate::record::{Bound, Day, PartialDate};

/// How far it is known that something was, on some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::ui) enum Sure {
    /// It was: from the latest start to the earliest end.
    Certain,
    /// It may have been: some time within.
    Within,
    /// What is said of it differs.
    Contested,
    /// It is known to go on.
    GoesOn,
}

/// Some days, both ends included. An end that is missing lies beyond all that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::ui) struct Piece {
    /// The first day.
    pub(in crate::ui) first: Option<Day>,
    /// The last day.
    pub(in crate::ui) last: Option<Day>,
    /// What is known of these days.
    pub(in crate::ui) sure: Sure,
}

/// When something was: its pieces in order of time, without overlap; none without a date.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(in crate::ui) struct Span {
    /// The pieces.
    pub(in crate::ui) pieces: Vec<Piece>,
    /// Whether the end lies before the start, so that one of both cannot be true.
    pub(in crate::ui) is_impossible: bool,
}

/// A start or an end: between which days it lies.
#[derive(Debug, Clone, Copy)]
struct Edge {
    first: Option<Day>,
    last: Option<Day>,
    is_contested: bool,
    /// "About" or "perhaps": the days that are named are not certain themselves.
    is_vague: bool,
    goes_on: bool,
}

impl Edge {
    /// The edge of one date, or of several that stand against each other.
    fn of(dates: &[PartialDate]) -> Option<Self> {
        let firsts: Option<Vec<Day>> = dates.iter().map(PartialDate::earliest).collect();
        let lasts: Option<Vec<Day>> = dates.iter().map(PartialDate::latest).collect();
        let is_vague = |date: &PartialDate| date.is_uncertain() || date.is_approximate();
        (!dates.is_empty()).then(|| Self {
            first: firsts.and_then(|days| days.into_iter().min()),
            last: lasts.and_then(|days| days.into_iter().max()),
            is_contested: dates.len() > 1,
            is_vague: dates.iter().any(is_vague),
            goes_on: matches!(dates, [one] if one.last() == Bound::Open),
        })
    }

    /// An edge of which nothing is said.
    const UNSAID: Self =
        Self { first: None, last: None, is_contested: false, is_vague: false, goes_on: false };

    const fn sure(self) -> Sure {
        if self.is_contested { Sure::Contested } else { Sure::Within }
    }
}

/// When something was. Of several dates each is said by somebody. `lasts` tells apart what
/// has a length, and so an end even if none is said, from what happened at one moment.
pub(in crate::ui) fn span(from: &[PartialDate], to: &[PartialDate], lasts: bool) -> Span {
    let (begin, end) = (Edge::of(from), Edge::of(to));
    match (begin, end) {
        (None, None) => Span::default(),
        (Some(begin), None) if begin.goes_on => pieces([piece(begin.first, None, Sure::GoesOn)]),
        (Some(at), None) if !lasts => pieces([moment(at)]),
        (begin, end) => between(begin.unwrap_or(Edge::UNSAID), end.unwrap_or(Edge::UNSAID)),
    }
}

fn moment(at: Edge) -> Option<Piece> {
    let is_known = at.first.is_some() && at.first == at.last && !at.is_vague && !at.is_contested;
    piece(at.first, at.last, if is_known { Sure::Certain } else { at.sure() })
}

fn between(begin: Edge, end: Edge) -> Span {
    if let (Some(earliest), Some(latest)) = (begin.first, end.last)
        && earliest > latest
    {
        let from = end.first.unwrap_or(latest);
        let all = pieces([piece(Some(from), begin.last.or(begin.first), Sure::Contested)]);
        return Span { is_impossible: true, ..all };
    }
    // It had begun by its last possible day at the latest, and cannot end before it begins.
    let latest_start = least(begin.last, end.last);
    let earliest_end = greatest(end.first, begin.first);
    let certain_from = latest_start.map(|day| day.plus_days(i32::from(begin.is_vague)));
    let certain_to = earliest_end.map(|day| day.plus_days(-i32::from(end.is_vague)));
    match (certain_from, certain_to) {
        (Some(from), Some(to)) if from <= to => pieces([
            piece(begin.first, Some(from.plus_days(-1)), begin.sure()),
            piece(Some(from), Some(to), Sure::Certain),
            after(end, to),
        ]),
        _ if end.goes_on && begin.last.is_some() => pieces([
            piece(begin.first, begin.last, begin.sure()),
            begin.last.and_then(|last| after(end, last)),
        ]),
        _ => {
            let is_contested = begin.is_contested || end.is_contested;
            let sure = if is_contested { Sure::Contested } else { Sure::Within };
            pieces([piece(begin.first, end.last, sure)])
        }
    }
}

/// The days after the last one on which it certainly still was.
fn after(end: Edge, certain: Day) -> Option<Piece> {
    let sure = if end.goes_on { Sure::GoesOn } else { end.sure() };
    piece(Some(certain.plus_days(1)), end.last, sure)
}

fn least(a: Option<Day>, b: Option<Day>) -> Option<Day> {
    a.into_iter().chain(b).min()
}

fn greatest(a: Option<Day>, b: Option<Day>) -> Option<Day> {
    a.into_iter().chain(b).max()
}

/// These days, if there are any.
fn piece(first: Option<Day>, last: Option<Day>, sure: Sure) -> Option<Piece> {
    let is_empty = first.zip(last).is_some_and(|(first, last)| first > last);
    (!is_empty).then_some(Piece { first, last, sure })
}

fn pieces(pieces: impl IntoIterator<Item = Option<Piece>>) -> Span {
    Span { pieces: pieces.into_iter().flatten().collect(), is_impossible: false }
}

impl Span {
    /// The first and the last day that are named, if any is.
    pub(in crate::ui) fn named(&self) -> Option<(Day, Day)> {
        let days = || self.pieces.iter().flat_map(|piece| [piece.first, piece.last]).flatten();
        days().min().zip(days().max())
    }

    /// Whether it is one certain day.
    pub(in crate::ui) fn is_day(&self) -> bool {
        matches!(self.pieces.as_slice(), [one] if one.first.is_some()
            && one.first == one.last && one.sure == Sure::Certain)
    }

    /// Whether both may have been on one day.
    pub(in crate::ui) fn meets(&self, other: &Self) -> bool {
        let ends = |span: &Self| {
            let (first, last) = (span.pieces.first()?, span.pieces.last()?);
            Some((first.first, last.last))
        };
        let is_before = |last: Option<Day>, first: Option<Day>| {
            last.zip(first).is_some_and(|(last, first)| last < first)
        };
        match (ends(self), ends(other)) {
            (Some((a_first, a_last)), Some((b_first, b_last))) => {
                !is_before(a_last, b_first) && !is_before(b_last, a_first)
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(texts: &str) -> Vec<PartialDate> {
        texts.split_whitespace().map(|text| text.parse().unwrap()).collect()
    }

    fn of(from: &str, to: &str, lasts: bool) -> Span {
        span(&dates(from), &dates(to), lasts)
    }

    /// The pieces as they are read: `=` certain, `/` within, `?` contested, `>` goes on.
    fn drawn(span: &Span) -> String {
        let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let piece = |piece: &Piece| {
            let mark = match piece.sure {
                Sure::Certain => '=',
                Sure::Within => '/',
                Sure::Contested => '?',
                Sure::GoesOn => '>',
            };
            format!("{mark}{}..{}", day(piece.first), day(piece.last)).replace("2022-", "")
        };
        span.pieces.iter().map(piece).collect::<Vec<_>>().join(" ")
    }

    fn moment_of(from: &str) -> String {
        drawn(&of(from, "", false))
    }

    fn lasting(from: &str, to: &str) -> String {
        drawn(&of(from, to, true))
    }

    #[test]
    fn a_moment_is_certain_only_on_a_day_that_is_known() {
        for (from, pieces) in [
            ("2022-01-06", "=01-06..01-06"),
            ("2022-01", "/01-01..01-31"),
            ("2022-01-XX", "/01-01..01-31"),
            ("2022-01-01/2022-01-10", "/01-01..01-10"),
            ("2022-01-06~", "/01-06..01-06"),
            ("2022-01-06?", "/01-06..01-06"),
            ("2022-01-06/", "/01-06.."),
            ("../2022-01-06", "/..01-06"),
            ("/2022-01-06", "/..01-06"),
            ("2022-01-06/..", ">01-06.."),
            ("2022-01-06 2022-01-08", "?01-06..01-08"),
            ("2022-01-06 2022-01", "?01-01..01-31"),
            ("", ""),
        ] {
            assert_eq!(moment_of(from), pieces, "{from}");
        }
        assert!(of("2022-01-06", "", false).is_day());
        assert!(!of("2022-01-06~", "", false).is_day());
    }

    #[test]
    fn what_lasts_is_certain_from_the_latest_start_to_the_earliest_end() {
        for (from, to, pieces) in [
            ("2022-01-06", "2022-01-20", "=01-06..01-20"),
            ("2022-01-06", "2022-01-06", "=01-06..01-06"),
            ("2022-01-01/2022-01-10", "2022-03-22", "/01-01..01-09 =01-10..03-22"),
            ("2022-01-06", "2022-03", "=01-06..03-01 /03-02..03-31"),
            ("2022-01", "2022-03", "/01-01..01-30 =01-31..03-01 /03-02..03-31"),
            ("2022-01-06~", "2022-03-22", "/01-06..01-06 =01-07..03-22"),
            ("2022-01-06", "2022-03-22?", "=01-06..03-21 /03-22..03-22"),
        ] {
            assert_eq!(lasting(from, to), pieces, "{from} to {to}");
        }
    }

    #[test]
    fn nothing_is_certain_where_start_and_end_leave_no_day() {
        assert_eq!(lasting("2022-01", "2022-01"), "/01-01..01-31");
        assert_eq!(lasting("2022-01", "2022-01-10"), "/01-01..01-09 =01-10..01-10");
        assert_eq!(lasting("2022-01-06", "2022-01"), "=01-06..01-06 /01-07..01-31");
        assert_eq!(lasting("2022-01-06~", "2022-01-06~"), "/01-06..01-06");
    }

    #[test]
    fn an_end_that_is_not_said_may_be_any_day_and_one_that_is_open_goes_on() {
        assert_eq!(lasting("2022-01-06", ""), "=01-06..01-06 /01-07..");
        assert_eq!(lasting("2022-01", ""), "/01-01..");
        assert_eq!(lasting("", "2022-03-22"), "/..03-21 =03-22..03-22");
        assert_eq!(lasting("2022-01-06", "2022-03-22/"), "=01-06..03-22 /03-23..");
        assert_eq!(lasting("2022-01-06", "2022-03-22/.."), "=01-06..03-22 >03-23..");
        assert_eq!(lasting("2022-01-18/..", ""), ">01-18..");
        assert_eq!(lasting("2022-01", "2022-01/.."), "/01-01..01-31 >02-01..");
        assert_eq!(lasting("2022-01-06", "../2022-03-22"), "=01-06..01-06 /01-07..03-22");
        assert_eq!(lasting("2022-01-06/..", "2022-03-22"), "/01-06..03-21 =03-22..03-22");
    }

    #[test]
    fn what_is_contested_is_no_more_certain_than_all_that_is_said() {
        for (from, to, pieces) in [
            ("2022-01-06", "2022-03-22 2022-03-25", "=01-06..03-22 ?03-23..03-25"),
            ("2022-01-05 2022-01-07", "2022-03-22", "?01-05..01-06 =01-07..03-22"),
            ("2022-01 2022-02", "2022-01-20 2022-02-03", "?01-01..02-03"),
            ("2022-01-06", "2022-01-20 2022-02/..", "=01-06..01-20 ?01-21.."),
        ] {
            assert_eq!(lasting(from, to), pieces, "{from} to {to}");
        }
    }

    #[test]
    fn an_end_before_the_start_is_told_and_not_drawn_as_certain() {
        let span = of("2022-01-10", "2022-01-05", true);
        assert_eq!(drawn(&span), "?01-05..01-10");
        assert!(span.is_impossible);
        assert!(!of("2022-01-10", "2022-01", true).is_impossible, "it may have been later");
    }

    #[test]
    fn pieces_follow_each_other_without_overlap_whatever_is_said() {
        let said = [
            "",
            "2022-01-06",
            "2022-01",
            "2022",
            "2022-01-06~",
            "2022-01-06/",
            "2022-02/..",
            "../2022-01-31",
            "/2022-02",
            "2022-01-06 2022-03",
            "2021 2023-01-01/..",
        ];
        for (from, to) in said.iter().flat_map(|from| said.iter().map(move |to| (from, to))) {
            let span = of(from, to, true);
            let pairs = span.pieces.windows(2);
            let all_follow = pairs
                .clone()
                .all(|pair| pair[0].last.unwrap().plus_days(1) == pair[1].first.unwrap());
            assert!(all_follow, "{from} to {to}: {}", drawn(&span));
            assert_eq!(span.pieces.is_empty(), from.is_empty() && to.is_empty());
            let is_certain = span.pieces.iter().any(|one| one.sure == Sure::Certain);
            assert!(!(is_certain && span.is_impossible), "{from} to {to}");
        }
    }

    #[test]
    fn two_meet_if_they_may_have_been_on_one_day() {
        let meets = |a: (&str, &str), b: (&str, &str)| {
            let (a, b) = (of(a.0, a.1, true), of(b.0, b.1, true));
            assert_eq!(a.meets(&b), b.meets(&a));
            a.meets(&b)
        };
        let held = ("2022-01-06", "2022-01-20");
        assert!(meets(held, ("2022-01-20", "2022-02-01")));
        assert!(!meets(held, ("2022-01-21", "2022-02-01")));
        assert!(meets(held, ("2022-01", "2022-01")) && meets(held, ("", "2022-02")));
        assert!(!meets(held, ("", "")) && !meets(held, ("", "2022-01-05")));
    }
}
