//! What screens are made of. Widgets know colours and words, and nothing of vaults,
//! records or files: they draw what they are given and tell what was done to them.

mod button;
mod chip;
mod choice;
mod claims;
mod drop_area;
mod field;
mod list;
mod notice;
mod pick;
mod progress;
pub(super) mod secret;
mod segments;
mod table;
mod tiles;
pub(super) mod timeline;

pub(super) use button::{Button, icon_button};
pub(super) use chip::{Chip, Tone};
pub(super) use choice::{Choice, ChoiceEvent, Chooser, Options};
pub(super) use claims::{Claim, claims, number_pressed};
pub(super) use drop_area::drop_area;
pub(super) use field::{Entry, Ground, entered};
pub(super) use list::{List, ListEvent, Rows, floating_rows, tick_row};
pub(super) use notice::{card, key_cap, notice};
pub(super) use pick::pick;
pub(super) use progress::{Progress, progress, progress_card};
pub(super) use segments::{check, segments};
pub(super) use table::{Table, TableRow};
pub(super) use tiles::{Tile, tiles};

use eframe::egui::{CornerRadius, Frame, Margin, Rect, Response, Stroke, StrokeKind, Ui};

use super::theme::{palette, shadow, size};

/// The ring around what takes the keys: 2 points wide, 1 point away.
pub(super) fn focus_ring(ui: &Ui, response: &Response, corner: u8) {
    if response.has_focus() {
        ring(ui, response.rect, corner);
    }
}

/// As [`focus_ring`], around anything.
pub(super) fn ring(ui: &Ui, rect: Rect, corner: u8) {
    let stroke = Stroke::new(2.0, palette(ui).accent);
    let corner = CornerRadius::same(corner.saturating_add(1));
    ui.painter().rect_stroke(rect.expand(1.0), corner, stroke, StrokeKind::Outside);
}

/// The frame of what floats above the window, with so much room inside.
pub(super) fn floating(ui: &Ui, room: i8) -> Frame {
    let p = palette(ui);
    Frame::new()
        .fill(p.panel)
        .stroke((1.0, p.line))
        .shadow(shadow(p))
        .corner_radius(size::CARD_CORNER)
        .inner_margin(Margin::same(room))
}

/// The corner of a control.
const CORNER: CornerRadius = CornerRadius::same(size::CORNER);
