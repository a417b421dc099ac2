//! Where the items of a lane lie on the screen: pieces with their ends, rows, labels. Nothing
//! is drawn here.

use std::sync::Arc;

use eframe::egui::{Color32, Galley, Pos2, Rect, Ui};

use super::axis::{View, number};
use super::draw::{NARROW, label_of};
use super::rows::{Bar, Beside, Placed, follow, place};
use super::span::Piece;
use super::{Arranged, Item, Lane};
use crate::record::Day;
use crate::ui::theme::{Scale, space};

/// The height of a row, and of a row of a strip, which has its labels below.
pub(super) const ROW: f32 = 24.0;
const STRIP: f32 = 40.0;
/// Free above and below the rows of a lane.
pub(super) const PADDING: f32 = 6.0;
/// Rows of a lane, beyond which bars are stacked; and of a strip.
const MOST_ROWS: usize = 4;
const MOST_STRIPS: usize = 3;
/// Points by which two stays may overlap and still follow each other, beside a day.
const TOUCHING: f32 = 2.0;
/// Half the width of a point.
const HALF: f32 = 5.0;

/// An item: its pieces with their ends, the bar around, and its label.
pub(super) struct Laid {
    pub(super) pieces: Vec<(Piece, f32, f32)>,
    pub(super) bar: Bar,
    pub(super) label: Arc<Galley>,
    /// Its number in the lane.
    pub(super) item: usize,
    /// Its row, and where its label stands.
    pub(super) placed: Placed,
}

/// A lane.
pub(super) struct LaidLane {
    /// The items that are in view, from the left.
    pub(super) items: Vec<Laid>,
    pub(super) height: f32,
    /// How many items lie before and after what is in view.
    pub(super) outside: (usize, usize),
}

impl LaidLane {
    /// Where the next item of the same row begins.
    pub(super) fn room_after(&self, order: usize) -> Option<f32> {
        let row = self.items.get(order)?.placed.row;
        let mut later = self.items.iter().skip(order.saturating_add(1));
        later.find(|next| next.placed.row == row).map(|next| next.bar.left)
    }
}

/// The middle of a row of a lane that begins at `top`.
pub(super) fn middle(lane: &Lane, row: usize, top: f32) -> f32 {
    top + PADDING + row as f32 * pitch(lane) + ROW / 2.0
}

fn pitch(lane: &Lane) -> f32 {
    if lane.arranged == Arranged::Strip { STRIP } else { ROW }
}

/// Where a day begins.
pub(super) fn x(view: &View, chart: Rect, day: f64) -> f32 {
    // What lies far outside is cut near the chart: coordinates of the screen are short.
    let part = view.part(day).clamp(-4.0, 5.0);
    chart.left() + part as f32 * chart.width()
}

/// Lays a lane out between two ends of the chart.
pub(super) fn lay(ui: &Ui, lane: &Lane, view: &View, from: f32, to: f32) -> LaidLane {
    let chart = Rect::from_min_max(Pos2::new(from, 0.0), Pos2::new(to, 1.0));
    let items = lane.items.iter().enumerate();
    let items = items.map(|(at, one)| lay_item(ui, lane, one, at, view, chart));
    let (items, outside) = if lane.arranged == Arranged::Undated {
        (in_lines(items.collect(), from, to), (0, 0))
    } else {
        let all: Vec<Laid> = items.collect();
        let before = all.iter().filter(|laid| laid.bar.right < from).count();
        let after = all.iter().filter(|laid| laid.bar.left > to).count();
        let seen = all.into_iter().filter(|laid| laid.bar.right >= from && laid.bar.left <= to);
        (in_rows(lane, seen.collect(), view, chart), (before, after))
    };
    let rows = items.iter().map(|laid| laid.placed.row.saturating_add(1)).max().unwrap_or(1);
    LaidLane { items, height: rows as f32 * pitch(lane) + 2.0 * PADDING, outside }
}

fn in_rows(lane: &Lane, mut items: Vec<Laid>, view: &View, chart: Rect) -> Vec<Laid> {
    items.sort_by(|a, b| a.bar.left.total_cmp(&b.bar.left).then(a.item.cmp(&b.item)));
    let bars: Vec<Bar> = items.iter().map(|laid| laid.bar).collect();
    let placed: Vec<Placed> = if lane.arranged == Arranged::Strip {
        let overlap = view.per_day(chart.width()) as f32 + TOUCHING;
        let rows = follow(&bars, overlap, MOST_STRIPS).into_iter();
        rows.map(|row| Placed { row, beside: Beside::Right }).collect()
    } else {
        place(&bars, chart.left(), chart.right(), MOST_ROWS)
    };
    for (laid, placed) in items.iter_mut().zip(placed) {
        laid.placed = placed;
    }
    items
}

/// Labels one after the other, in lines.
fn in_lines(mut items: Vec<Laid>, from: f32, to: f32) -> Vec<Laid> {
    let (mut at, mut row) = (from, 0_usize);
    for laid in &mut items {
        let width = laid.label.size().x;
        if at + width > to && at > from {
            (at, row) = (from, row.saturating_add(1));
        }
        (laid.bar.left, laid.bar.right) = (at, at + width);
        laid.placed.row = row;
        at += width + space::L;
    }
    items
}

fn lay_item(ui: &Ui, lane: &Lane, one: &Item, item: usize, view: &View, chart: Rect) -> Laid {
    let end = |day: Option<Day>, after: f64, open: f32| {
        day.map_or(open, |day| x(view, chart, number(day) + after))
    };
    let piece = |piece: &Piece| {
        let left = end(piece.first, 0.0, chart.left());
        let right = end(piece.last, 1.0, chart.right());
        (*piece, left, right.max(left))
    };
    let pieces: Vec<_> = one.span.pieces.iter().map(piece).collect();
    let left = pieces.first().map_or(chart.left(), |(_, left, _)| *left);
    let right = pieces.last().map_or(left, |(.., right)| *right);
    let words = match lane.arranged {
        Arranged::Undated => one.label.clone(),
        _ => label_of(&one.label, one.is_contested),
    };
    // Its colour is chosen when it is drawn.
    let label = ui.painter().layout_no_wrap(words, Scale::Small.font(), Color32::PLACEHOLDER);
    // Points are as wide as they are drawn.
    let centre = f32::midpoint(left, right);
    let is_narrow = right - left < NARROW;
    let (left, right) = if is_narrow { (centre - HALF, centre + HALF) } else { (left, right) };
    let bar = Bar { left, right, label: label.size().x };
    Laid { pieces, bar, label, item, placed: Placed { row: 0, beside: Beside::Right } }
}
