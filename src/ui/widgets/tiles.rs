//! Few large numbers side by side, each with its word and a remark.

use eframe::egui::{Frame, Margin, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};

use super::Tone;
use crate::ui::theme::{Scale, palette, size, space};

/// One number.
#[derive(Debug, Clone)]
pub(in crate::ui) struct Tile {
    /// Its icon.
    pub(in crate::ui) icon: &'static str,
    /// What is counted.
    pub(in crate::ui) words: String,
    /// The number, as the language writes it.
    pub(in crate::ui) number: String,
    /// What it means, or consists of.
    pub(in crate::ui) below: String,
    /// Its colour, for its word and number.
    pub(in crate::ui) tone: Tone,
}

/// The least width of a tile, in points.
const LEAST: f32 = 200.0;
const HEIGHT: f32 = 112.0;

/// Draws numbers in one card, in as many rows as it takes.
pub(in crate::ui) fn tiles(ui: &mut Ui, tiles: &[Tile]) {
    let p = palette(ui);
    let whole = ui.available_width();
    let fit = (whole / LEAST).floor().max(1.0) as usize;
    // Four stand as two and two rather than as three and one.
    let beside = if fit < tiles.len() { fit.min(tiles.len().div_ceil(2)) } else { tiles.len() };
    let beside = beside.max(1);
    let frame = Frame::new()
        .fill(p.panel)
        .stroke(Stroke::new(1.0, p.line))
        .corner_radius(size::CARD_CORNER)
        .inner_margin(Margin::ZERO);
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        let width = (whole - 2.0) / beside as f32;
        for row in tiles.chunks(beside) {
            let (_, area) = ui.allocate_space(Vec2::new(whole - 2.0, HEIGHT));
            for (at, tile) in row.iter().enumerate() {
                let left = area.min + Vec2::new(width * at as f32, 0.0);
                let rect = Rect::from_min_size(left, Vec2::new(width, HEIGHT));
                if at > 0 {
                    ui.painter().vline(rect.left(), rect.y_range(), Stroke::new(1.0, p.line));
                }
                draw(ui, rect, tile);
            }
        }
    });
}

fn draw(ui: &mut Ui, rect: Rect, tile: &Tile) {
    let p = palette(ui);
    let colour = match tile.tone {
        Tone::Neutral => p.text,
        tone => tone.colours(ui).2,
    };
    let inside = rect.shrink2(Vec2::new(space::L, space::M));
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let lay = |words: String, scale: Scale, colour| {
        painter.layout(words, scale.font(), colour, inside.width())
    };
    let heading = lay(format!("{}  {}", tile.icon, tile.words), Scale::Strong, colour);
    let number = lay(tile.number.clone(), Scale::Display, colour);
    let below = lay(tile.below.clone(), Scale::Small, p.text2);
    let mut at = inside.min;
    for (galley, scale) in
        [(heading, Scale::Strong), (number, Scale::Display), (below, Scale::Small)]
    {
        painter.galley(at, galley, colour);
        at.y += scale.measure().1;
    }
    let spoken = format!("{}: {}, {}", tile.words, tile.number, tile.below);
    let id = ui.scope_id().with(("tile", &tile.words));
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
}
