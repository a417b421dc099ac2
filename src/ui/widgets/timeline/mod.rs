//! A timeline: lanes of bars over an axis of time, which says of each day whether it is
//! certain, possible or contested. Tab stops at it once; the arrows go from bar to bar.

mod axis;
mod draw;
mod head;
mod keys;
mod lane;
mod lay;
mod rows;
mod show;
mod span;

pub(in crate::ui) use axis::View;
pub(in crate::ui) use draw::legend;
pub(in crate::ui) use show::{Timeline, TimelineEvent};
pub(in crate::ui) use span::{Span, span};

/// Something on a timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) struct Item {
    /// What it is called by those who do not see it, dates included.
    pub(in crate::ui) name: String,
    /// What stands beside its bar.
    pub(in crate::ui) label: String,
    /// What stands there where there is no room for that; may be empty.
    pub(in crate::ui) short: String,
    /// When it was.
    pub(in crate::ui) span: Span,
    /// Whether it is of a kind that has a length, so that one day is a bar and no point.
    pub(in crate::ui) lasts: bool,
    /// Whether anything of it is contested.
    pub(in crate::ui) is_contested: bool,
}

/// How the items of a lane stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Arranged {
    /// Each with its label beside it, in as many rows as it takes.
    Rows,
    /// One after the other in a strip, their labels below.
    Strip,
    /// By their labels alone: nobody says when they were.
    Undated,
}

/// Items of one kind, in order of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) struct Lane {
    /// What it is called.
    pub(in crate::ui) name: String,
    /// How its items stand.
    pub(in crate::ui) arranged: Arranged,
    /// The items.
    pub(in crate::ui) items: Vec<Item>,
    /// Pairs of items between which there are days of which nobody tells.
    pub(in crate::ui) gaps: Vec<(usize, usize)>,
}

/// Which item of which lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::ui) struct At {
    /// The lane, from 0.
    pub(in crate::ui) lane: usize,
    /// The item in it, from 0.
    pub(in crate::ui) item: usize,
}

/// Words that a timeline needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) struct AxisWords {
    /// The months, by their names.
    pub(in crate::ui) months: [String; 12],
    /// What the strip below is called that shows all.
    pub(in crate::ui) whole: String,
}

/// The item of a place.
fn item(lanes: &[Lane], at: At) -> Option<&Item> {
    lanes.get(at.lane)?.items.get(at.item)
}
