//! A place into which files are dropped.

use eframe::egui::{CornerRadius, Frame, Shape, Stroke, Ui, Vec2};

use crate::ui::theme::{palette, size};

/// A place with a dashed edge, so high at least, in points. It stands out while files are
/// held over the window: they may be let go anywhere.
pub(in crate::ui) fn drop_area(ui: &mut Ui, height: f32, add: impl FnOnce(&mut Ui)) {
    let p = palette(ui);
    let hovered = ui.input(|input| !input.raw.hovered_files.is_empty());
    let fill = if hovered { p.selected } else { p.panel };
    let frame = Frame::new().fill(fill).corner_radius(CornerRadius::same(size::CARD_CORNER));
    let drawn = frame.show(ui, |ui| {
        ui.set_min_size(Vec2::new(ui.available_width(), height));
        add(ui);
    });
    let r = drawn.response.rect.shrink(0.5);
    let corners = [r.left_top(), r.right_top(), r.right_bottom(), r.left_bottom(), r.left_top()];
    let colour = if hovered { p.accent } else { p.edge };
    ui.painter().extend(Shape::dashed_line(&corners, Stroke::new(1.0, colour), 4.0, 3.0));
}
