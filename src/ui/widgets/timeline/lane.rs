//! How a lane is drawn: its name, its items with their labels, what lies outside of view.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{Align2, CornerRadius, Galley, Painter, Pos2, Rect, Shape, Stroke, Ui, Vec2};

use super::draw::{self, BAR, NARROW};
use super::lay::{Laid, LaidLane, PADDING, ROW, middle};
use super::rows::{Bar, Beside, GAP};
use super::{Arranged, Item, Lane};
use crate::ui::icons;
use crate::ui::theme::{Scale, palette, space};

fn lay_name(ui: &Ui, lane: &Lane, width: f32) -> Arc<Galley> {
    let font = Scale::Strong.font();
    ui.painter().layout(lane.name.clone(), font, palette(ui).text, width - space::S)
}

/// How high a lane must be for its name.
pub(super) fn name_height(ui: &Ui, lane: &Lane, width: f32) -> f32 {
    lay_name(ui, lane, width).size().y + 2.0 * PADDING
}

/// Draws the name of a lane left of the chart.
pub(super) fn name(ui: &Ui, lane: &Lane, at: Pos2, width: f32) {
    let galley = lay_name(ui, lane, width);
    ui.painter().galley(at + Vec2::new(space::XS, PADDING + 1.0), galley, palette(ui).text);
}

/// Tells how many items of a lane lie before and after what is in view.
pub(super) fn outside(ui: &Ui, (before, after): (usize, usize), chart: Rect, top: f32) {
    let p = palette(ui);
    let y = top + PADDING + ROW / 2.0;
    let say = |at: Pos2, align: Align2, words: String| {
        ui.painter().text(at, align, words, Scale::Small.font(), p.text2);
    };
    if before > 0 {
        let at = Pos2::new(chart.left() + space::XS, y);
        say(at, Align2::LEFT_CENTER, format!("{} {before}", icons::ARROW_LEFT));
    }
    if after > 0 {
        let at = Pos2::new(chart.right() - space::XS, y);
        say(at, Align2::RIGHT_CENTER, format!("{after} {}", icons::ARROW_RIGHT));
    }
}

/// Draws the days between items of which nobody tells, as a thin line of dots.
pub(super) fn gaps(ui: &Ui, lane: &Lane, laid: &LaidLane, chart: Rect, top: f32) {
    let place = |item: usize| laid.items.iter().find(|one| one.item == item);
    for (before, after) in &lane.gaps {
        let Some((before, after)) = place(*before).zip(place(*after)) else { continue };
        let y = middle(lane, before.placed.row, top);
        let ends = [before.bar.right, after.bar.left];
        let [from, to] = ends.map(|x| Pos2::new(x.clamp(chart.left(), chart.right()), y));
        let stroke = Stroke::new(1.5, palette(ui).text2);
        ui.painter().extend(Shape::dashed_line(&[from, to], stroke, 2.0, 3.0));
    }
}

/// Draws an item with its label; gives the bounds of its bar. `room` is where the next one of
/// its row begins.
pub(super) fn draw_item(
    ui: &Ui,
    (lane, item): (&Lane, &Item),
    laid: &Laid,
    chart: Rect,
    top: f32,
    room: f32,
) -> Rect {
    let p = palette(ui);
    let painter = ui.painter();
    let y = middle(lane, laid.placed.row, top);
    let colour = if item.is_contested { p.contested } else { p.text };
    let Bar { left, right, .. } = laid.bar;
    if lane.arranged == Arranged::Undated {
        let size = laid.label.size();
        let at = Pos2::new(left, y - size.y / 2.0);
        painter.galley(at, Arc::clone(&laid.label), p.text);
        return Rect::from_min_size(at, size);
    }
    let rows = y - BAR / 2.0..=y + BAR / 2.0;
    let whole = Rect::from_x_y_ranges(left..=right, rows);
    let is_point = right - left <= NARROW && !(item.lasts && item.span.is_day());
    if is_point {
        draw::point(painter, p, whole.center(), &item.span);
    } else {
        let clip = Rect::from_x_y_ranges(chart.x_range(), whole.y_range());
        draw::bar(painter, p, clip.expand2(Vec2::new(0.0, 2.0)), y, &laid.pieces);
        if lane.arranged == Arranged::Strip && left > chart.left() {
            // A seam, so that stays that touch are still told apart.
            painter.vline(left, whole.y_range(), Stroke::new(2.0, p.panel));
        }
    }
    let label = Labelled { laid, item, colour, chart, y };
    match lane.arranged {
        Arranged::Strip => label.below(painter, room),
        _ => label.beside(ui),
    }
    whole
}

/// An item that gets its label.
struct Labelled<'a> {
    laid: &'a Laid,
    item: &'a Item,
    colour: eframe::egui::Color32,
    chart: Rect,
    /// The middle of its bar.
    y: f32,
}

impl Labelled<'_> {
    fn at(&self, painter: &Painter, left: f32, y: f32) {
        painter.galley(Pos2::new(left, y), Arc::clone(&self.laid.label), self.colour);
    }

    fn seen_from(&self) -> f32 {
        self.laid.bar.left.max(self.chart.left())
    }

    /// Below the bar, as far as the next one leaves room; else the short one, or none.
    fn below(&self, painter: &Painter, room: f32) {
        let (left, top) = (self.seen_from(), self.y + BAR / 2.0 + 2.0);
        let size = self.laid.label.size();
        if left + size.x + space::XS <= room.max(left) {
            self.at(painter, left, top);
            return;
        }
        let short = self.item.short.clone();
        let short = painter.layout_no_wrap(short, Scale::Small.font(), self.colour);
        if left + short.size().x <= room {
            painter.galley(Pos2::new(left, top), short, self.colour);
        }
    }

    /// Where a label on the bar begins: on its widest piece, so that what is less certain
    /// stays in sight; and not at its very beginning.
    fn inside(&self, label: f32) -> f32 {
        let seen =
            self.laid.pieces.iter().map(|(_, left, right)| {
                (left.max(self.chart.left()), right.min(self.chart.right()))
            });
        let widest = seen.max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)));
        match widest {
            Some((left, right)) if right - left >= label + 4.0 * GAP => left + 3.0 * GAP,
            _ => self.seen_from() + GAP,
        }
    }

    /// The label, cut to the room that there is.
    fn cut_to(&self, painter: &Painter, room: f32) -> Arc<Galley> {
        if self.laid.label.size().x <= room {
            return Arc::clone(&self.laid.label);
        }
        let words = self.laid.label.text().to_owned();
        let mut job = LayoutJob::simple_singleline(words, Scale::Small.font(), self.colour);
        job.wrap = TextWrapping::truncate_at_width(room.max(0.0));
        painter.layout_job(job)
    }

    fn beside(&self, ui: &Ui) {
        let (p, painter, chart) = (palette(ui), ui.painter(), self.chart);
        let Bar { left, right, .. } = self.laid.bar;
        let top = self.y - self.laid.label.size().y / 2.0;
        match self.laid.placed.beside {
            Beside::Right => {
                let label = self.cut_to(painter, chart.right() - right - GAP);
                painter.galley(Pos2::new(right + GAP, top), label, self.colour);
            }
            Beside::Left => {
                let label = self.cut_to(painter, left - GAP - chart.left());
                let at = Pos2::new(left - GAP - label.size().x, top);
                painter.galley(at, label, self.colour);
            }
            Beside::Inside => {
                let label =
                    self.cut_to(painter, right.min(chart.right()) - self.seen_from() - 2.0 * GAP);
                let at = Pos2::new(self.inside(label.size().x), top);
                let ground = Rect::from_min_size(at, label.size()).expand2(Vec2::new(4.0, 0.0));
                painter.rect_filled(ground, CornerRadius::same(3), p.panel);
                painter.galley(at, label, self.colour);
            }
            Beside::Stack(number) if number > 1 => {
                let at = Pos2::new(right + GAP, self.y);
                draw::words(painter, at, &format!("×{number}"), p.text2);
            }
            Beside::Stack(_) => {}
        }
    }
}
