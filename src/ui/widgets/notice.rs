//! Blocks of words: cards, notices in a colour, caps of keys.

use eframe::egui::{
    Align2, CornerRadius, Frame, InnerResponse, Margin, Response, Role, Sense, Stroke, StrokeKind,
    Ui, Vec2, WidgetInfo,
};

use super::Tone;
use crate::ui::theme::{Scale, palette, size, space};

/// A card: a panel with an edge.
pub(in crate::ui) fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let p = palette(ui);
    Frame::new()
        .fill(p.panel)
        .stroke(Stroke::new(1.0, p.line))
        .corner_radius(CornerRadius::same(size::CARD_CORNER))
        .inner_margin(Margin::same(space::L as i8))
        .show(ui, add)
}

/// A notice: what happened in bold, and below it what was kept and what to do.
pub(in crate::ui) fn notice(
    ui: &mut Ui,
    tone: Tone,
    icon: &str,
    what: &str,
    more: &str,
) -> Response {
    let (fill, edge, colour) = tone.colours(ui);
    let shown = Frame::new()
        .fill(fill)
        .stroke(edge)
        .corner_radius(CornerRadius::same(size::CARD_CORNER))
        .inner_margin(Margin::symmetric(space::M as i8, 10))
        .show(ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.label(Scale::Heading.text(icon).color(colour));
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    ui.set_width(ui.available_width());
                    ui.label(Scale::Strong.text(what).color(colour));
                    if !more.is_empty() {
                        ui.label(Scale::Body.text(more));
                    }
                });
            });
        });
    let response = shown.response;
    response.widget_info(|| WidgetInfo::labeled(Role::Alert, true, format!("{what} {more}")));
    response
}

/// The cap of a key.
pub(in crate::ui) fn key_cap(ui: &mut Ui, key: &str) -> Response {
    let p = palette(ui);
    let galley = ui.painter().layout_no_wrap(key.to_owned(), Scale::Small.font(), p.text2);
    let wanted = Vec2::new(galley.size().x + 12.0, 20.0);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::hover());
    let corner = CornerRadius::same(4);
    ui.painter().rect(rect, corner, p.panel, Stroke::new(1.0, p.line), StrokeKind::Inside);
    let place = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size());
    ui.painter().galley(place.min, galley, p.text2);
    response
}
