//! A choice among few, side by side, and a box to tick.

use eframe::egui::{
    Align2, Color32, CornerRadius, EventFilter, Id, Key, Pos2, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::{focus_ring, ring};
use crate::ui::icons;
use crate::ui::theme::{Scale, palette, size, space};

/// A choice among few: gives the index of the one that was just chosen, and whether it has
/// the keys. Each can be reached by Tab, and the arrows go from one to the next. `id` is that
/// of the first, `name` what the choice is about.
pub(in crate::ui) fn segments<W: AsRef<str>>(
    ui: &mut Ui,
    id: Id,
    name: &str,
    words: &[W],
    chosen: Option<usize>,
    height: f32,
) -> (Option<usize>, bool) {
    let scale = |is_chosen| match (height < size::CONTROL, is_chosen) {
        (true, false) => Scale::Small,
        (true, true) => Scale::SmallStrong,
        (false, false) => Scale::Body,
        (false, true) => Scale::Strong,
    };
    let mut picked = None;
    let parts: Vec<_> = words
        .iter()
        .enumerate()
        .map(|(at, words)| {
            let is_chosen = chosen == Some(at);
            let tick = if is_chosen { format!("{} ", icons::CHECK) } else { String::new() };
            let words = format!("{tick}{}", words.as_ref());
            ui.painter().layout_no_wrap(words, scale(is_chosen).font(), Color32::PLACEHOLDER)
        })
        .collect();
    let whole: f32 = parts.iter().map(|part| part.size().x + 2.0 * space::M).sum();
    let (rect, _) = ui.allocate_exact_size(Vec2::new(whole, height), Sense::hover());
    let p = palette(ui);
    let corner = CornerRadius::same(size::CORNER);
    ui.painter().rect(rect, corner, p.panel, Stroke::NONE, StrokeKind::Inside);
    let mut left = rect.left();
    let mut focused = None;
    let last = parts.len().saturating_sub(1);
    let ids: Vec<Id> = (0..parts.len()).map(|at| if at == 0 { id } else { id.with(at) }).collect();
    for (at, part) in parts.into_iter().enumerate() {
        let width = part.size().x + 2.0 * space::M;
        let cell = Rect::from_min_size(Pos2::new(left, rect.top()), Vec2::new(width, height));
        left += width;
        let Some(id) = ids.get(at) else { continue };
        let response = ui.interact(cell, *id, Sense::click());
        let is_chosen = chosen == Some(at);
        let spoken = words.get(at).map(AsRef::as_ref).unwrap_or_default();
        response.widget_info(|| {
            WidgetInfo::selected(Role::RadioButton, true, is_chosen, format!("{name}: {spoken}"))
        });
        let (nw, ne) = (at == 0, at == last);
        let round = |yes: bool| if yes { size::CORNER } else { 0 };
        let corner = CornerRadius { nw: round(nw), sw: round(nw), ne: round(ne), se: round(ne) };
        let fill = match (is_chosen, response.hovered()) {
            (true, _) => p.accent,
            (false, true) => p.neutral,
            (false, false) => Color32::TRANSPARENT,
        };
        ui.painter().rect(cell, corner, fill, Stroke::NONE, StrokeKind::Inside);
        if at > 0 && !is_chosen && chosen != Some(at - 1) {
            ui.painter().vline(cell.left(), cell.y_range(), Stroke::new(1.0, p.line));
        }
        let colour = if is_chosen { p.on_accent } else { p.text };
        let place = Align2::CENTER_CENTER.anchor_size(cell.center(), part.size());
        ui.painter().galley(place.min, part, colour);
        if response.clicked() {
            picked = Some(at);
        }
        if response.has_focus() {
            focused = Some((at, cell));
        }
    }
    ui.painter().rect_stroke(rect, corner, Stroke::new(1.0, p.edge), StrokeKind::Inside);
    if let Some((at, cell)) = focused {
        ring(ui, cell, size::CORNER);
        if let Some(id) = ids.get(at) {
            // Else the arrows would lead on by their own rules as well, two steps at once.
            let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(*id, filter));
        }
        let step = |key| ui.input(|input| input.key_pressed(key));
        let next = if step(Key::ArrowRight) {
            at.saturating_add(1).min(last)
        } else if step(Key::ArrowLeft) {
            at.saturating_sub(1)
        } else {
            at
        };
        if next != at
            && let Some(id) = ids.get(next)
        {
            ui.memory_mut(|memory| memory.request_focus(*id));
        }
    }
    (picked, focused.is_some())
}

/// A box to tick, with its words; gives whether it was just changed.
pub(in crate::ui) fn check(ui: &mut Ui, ticked: &mut bool, words: &str) -> Response {
    let p = palette(ui);
    let galley = ui.painter().layout(
        words.to_owned(),
        Scale::Body.font(),
        p.text,
        (ui.available_width() - 26.0).max(40.0),
    );
    let height = galley.size().y.max(size::SMALL);
    let width = galley.size().x + 26.0;
    let (rect, mut response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::click());
    if response.clicked() {
        *ticked = !*ticked;
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, *ticked, words));
    let square = Rect::from_center_size(
        Pos2::new(rect.left() + 9.0, rect.top() + size::SMALL / 2.0),
        Vec2::splat(18.0),
    );
    let (fill, edge) = if *ticked { (p.accent, p.accent) } else { (p.panel, p.edge) };
    let corner = CornerRadius::same(4);
    ui.painter().rect(square, corner, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    if *ticked {
        let (font, colour) = (Scale::Body.font(), p.on_accent);
        ui.painter().text(square.center(), Align2::CENTER_CENTER, icons::CHECK, font, colour);
    }
    let place = Pos2::new(rect.left() + 26.0, rect.top() + (height - galley.size().y) / 2.0);
    ui.painter().galley(place, galley, p.text);
    focus_ring(ui, &response, size::CORNER);
    response
}
