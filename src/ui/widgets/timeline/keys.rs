//! Where the arrows lead: along time within a lane, and from lane to lane to what was
//! nearest in time. Nothing is drawn here.

use super::axis::number;
use super::{At, Item, Lane, item};

/// A step by key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The item before, in its lane.
    Earlier,
    /// The next item in its lane.
    Later,
    /// The lane above.
    Up,
    /// The lane below.
    Down,
    /// The first item of its lane.
    First,
    /// The last item of its lane.
    Last,
}

/// Where a step leads: to the item itself where it leads nowhere; from nothing, to the first
/// item of all. None if there are no items.
pub(super) fn step(lanes: &[Lane], from: Option<At>, step: Step) -> Option<At> {
    let Some(from) = from.filter(|at| item(lanes, *at).is_some()) else {
        let lane = lanes.iter().position(|lane| !lane.items.is_empty())?;
        return Some(At { lane, item: 0 });
    };
    let last = lanes.get(from.lane)?.items.len().saturating_sub(1);
    let in_lane = |item: usize| Some(At { item: item.min(last), ..from });
    let filled = |lane: &usize| lanes.get(*lane).is_some_and(|lane| !lane.items.is_empty());
    match step {
        Step::Earlier => in_lane(from.item.saturating_sub(1)),
        Step::Later => in_lane(from.item.saturating_add(1)),
        Step::First => in_lane(0),
        Step::Last => in_lane(last),
        Step::Up => to_lane(lanes, from, (0..from.lane).rev().find(filled)),
        Step::Down => to_lane(lanes, from, (from.lane.saturating_add(1)..lanes.len()).find(filled)),
    }
}

/// The item of a lane that is nearest in time.
fn to_lane(lanes: &[Lane], from: At, lane: Option<usize>) -> Option<At> {
    let Some(lane) = lane else { return Some(from) };
    let here = item(lanes, from).and_then(middle);
    let distance = |one: &Item| match (here, middle(one)) {
        (Some(here), Some(there)) => (here - there).abs(),
        _ => f64::INFINITY,
    };
    let items = lanes.get(lane)?.items.iter().enumerate();
    let nearest = items.min_by(|(_, a), (_, b)| distance(a).total_cmp(&distance(b)));
    nearest.map(|(item, _)| At { lane, item })
}

fn middle(one: &Item) -> Option<f64> {
    one.span.named().map(|(first, last)| f64::midpoint(number(first), number(last)))
}

#[cfg(test)]
mod tests {
    use super::super::{Arranged, span};
    use super::*;

    fn lane(days: &[&str]) -> Lane {
        let item = |day: &&str| Item {
            name: String::new(),
            label: String::new(),
            short: String::new(),
            span: span(&day.parse().into_iter().collect::<Vec<_>>(), &[], false),
            lasts: false,
            is_contested: false,
        };
        let items = days.iter().map(item).collect();
        Lane { name: String::new(), arranged: Arranged::Rows, items, gaps: Vec::new() }
    }

    fn at(lane: usize, item: usize) -> At {
        At { lane, item }
    }

    #[test]
    fn arrows_go_along_time_and_to_what_is_nearest_in_the_next_lane_that_has_something() {
        let lanes = [
            lane(&["2022-01-06"]),
            lane(&[]),
            lane(&["2021-01-01", "2022-01-05", "2022-03"]),
            lane(&["", ""]),
        ];
        let go = |from, to| step(&lanes, Some(from), to).unwrap();
        assert_eq!(step(&lanes, None, Step::Later), Some(at(0, 0)));
        assert_eq!(go(at(0, 0), Step::Down), at(2, 1));
        assert_eq!(go(at(2, 1), Step::Later), at(2, 2));
        assert_eq!(go(at(2, 2), Step::Later), at(2, 2), "there it ends");
        assert_eq!(go(at(2, 2), Step::First), at(2, 0));
        assert_eq!(go(at(2, 0), Step::Up), at(0, 0));
        assert_eq!(go(at(0, 0), Step::Up), at(0, 0));
        assert_eq!(go(at(2, 2), Step::Down), at(3, 0), "what has no date is reached too");
        assert_eq!(go(at(3, 0), Step::Last), at(3, 1));
        assert_eq!(step(&lanes, Some(at(9, 9)), Step::Up), Some(at(0, 0)), "that is gone");
        assert_eq!(step(&[], None, Step::Down), None);
    }
}
