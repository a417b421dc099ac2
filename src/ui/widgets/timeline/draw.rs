//! How bars, points and the head of the axis are drawn. Where they lie is decided elsewhere.

use eframe::egui::{
    Align2, Color32, CornerRadius, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui,
    Vec2, WidgetInfo,
};

use super::span::{Piece, Span, Sure};
use crate::ui::icons;
use crate::ui::theme::{Palette, Scale, palette, space};

/// The height of a bar.
pub(super) const BAR: f32 = 14.0;
/// The radius of a point.
const POINT: f32 = 5.0;
/// Bars that are narrower are drawn as points: their pattern could not be told apart.
pub(super) const NARROW: f32 = 10.0;
/// Points between two lines of a hatching.
const HATCH: f32 = 6.0;

/// Draws a bar of pieces, each given with its left and right end; `clip` is the chart.
pub(super) fn bar(
    painter: &Painter,
    p: &Palette,
    clip: Rect,
    y: f32,
    pieces: &[(Piece, f32, f32)],
) {
    let painter = painter.with_clip_rect(clip.intersect(painter.clip_rect()));
    let corner = |is_end: bool| if is_end { 3 } else { 0 };
    let last = pieces.len().saturating_sub(1);
    for (at, (piece, left, right)) in pieces.iter().enumerate() {
        let rect = Rect::from_min_max(
            Pos2::new(*left, y - BAR / 2.0),
            Pos2::new(right.max(left + 1.0), y + BAR / 2.0),
        );
        let (west, east) = (corner(at == 0), corner(at == last));
        let corners = CornerRadius { nw: west, sw: west, ne: east, se: east };
        match piece.sure {
            Sure::Certain => {
                painter.rect_filled(rect, corners, p.accent);
            }
            Sure::Within => hatched(&painter, p, rect, corners),
            Sure::Contested => contested(&painter, p, rect),
            Sure::GoesOn => arrow(&painter, p, rect),
        }
    }
}

fn hatched(painter: &Painter, p: &Palette, rect: Rect, corners: CornerRadius) {
    let edge = Stroke::new(1.0, p.accent);
    painter.rect(rect, corners, p.panel, edge, StrokeKind::Inside);
    let inner = painter.with_clip_rect(rect.shrink(1.0).intersect(painter.clip_rect()));
    let seen = inner.clip_rect();
    // The lines stand where they would without the clip, so that they do not swim.
    let mut x = rect.left() + ((seen.left() - rect.left()) / HATCH).floor() * HATCH - BAR;
    while x < seen.right() {
        let line = [Pos2::new(x, rect.bottom()), Pos2::new(x + BAR, rect.top())];
        inner.line_segment(line, Stroke::new(1.4, p.accent));
        x += HATCH;
    }
}

fn contested(painter: &Painter, p: &Palette, rect: Rect) {
    painter.rect_filled(rect, CornerRadius::ZERO, p.contested_fill);
    // Dashes of a bar that is far wider than the window are not drawn one by one.
    let rect = rect.intersect(painter.clip_rect().expand(8.0));
    let rect = rect.shrink(0.75);
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
        rect.left_top(),
    ];
    let edge = Stroke::new(1.5, p.contested_edge);
    painter.extend(Shape::dashed_line(&corners, edge, 3.0, 2.5));
}

/// A bar that ends in an arrow where the chart ends.
fn arrow(painter: &Painter, p: &Palette, rect: Rect) {
    let tip = rect.right().min(painter.clip_rect().right());
    let neck = (tip - 9.0).max(rect.left());
    let shaft = Rect::from_min_max(
        Pos2::new(rect.left(), rect.top() + 2.0),
        Pos2::new(neck, rect.bottom() - 2.0),
    );
    painter.rect_filled(shaft, CornerRadius::ZERO, p.edge);
    let middle = rect.center().y;
    let head = vec![
        Pos2::new(neck, rect.top() - 1.0),
        Pos2::new(tip, middle),
        Pos2::new(neck, rect.bottom() + 1.0),
    ];
    painter.add(Shape::convex_polygon(head, p.edge, Stroke::NONE));
}

/// Draws a point: filled if it is certain, empty if it may have been then, dashed if it is
/// contested.
pub(super) fn point(painter: &Painter, p: &Palette, at: Pos2, span: &Span) {
    let has = |sure| span.pieces.iter().any(|piece| piece.sure == sure);
    if has(Sure::Contested) {
        let rect = Rect::from_center_size(at, Vec2::new(12.0, BAR));
        contested(painter, p, rect);
    } else if span.pieces.iter().all(|piece| piece.sure == Sure::Certain) {
        painter.circle_filled(at, POINT, p.accent);
    } else {
        painter.circle(at, POINT - 0.8, p.panel, Stroke::new(1.6, p.accent));
    }
}

/// Draws words right of a place; gives where they end.
pub(super) fn words(painter: &Painter, at: Pos2, words: &str, colour: Color32) -> f32 {
    painter.text(at, Align2::LEFT_CENTER, words, Scale::Small.font(), colour).right()
}

/// What the patterns mean, in these words: certain, some time within, contested, goes on.
pub(in crate::ui) fn legend(ui: &mut Ui, meanings: [&str; 4]) {
    let p = palette(ui);
    let all = [Sure::Certain, Sure::Within, Sure::Contested, Sure::GoesOn];
    for (sure, meaning) in all.into_iter().zip(meanings) {
        let galley = ui.painter().layout_no_wrap(meaning.to_owned(), Scale::Small.font(), p.text2);
        let wanted = Vec2::new(22.0 + space::XS + galley.size().x, 20.0);
        let (rect, response) = ui.allocate_exact_size(wanted, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, meaning));
        let piece = Piece { first: None, last: None, sure };
        let (left, y) = (rect.left(), rect.center().y);
        bar(ui.painter(), p, rect.with_max_x(left + 22.0), y, &[(piece, left, left + 20.0)]);
        let at = Pos2::new(left + 22.0 + space::XS, y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, p.text2);
    }
}

/// The icon that goes with what is contested.
pub(super) fn label_of(label: &str, is_contested: bool) -> String {
    if is_contested { format!("{} {label}", icons::GIT_FORK) } else { label.to_owned() }
}
