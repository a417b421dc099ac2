//! A choice among few, folded up: what is chosen shows, the arrows go on to the next one at
//! once, and Enter or a click shows all.

use eframe::egui::{
    Align2, Area, Color32, EventFilter, Id, Key, Modifiers, Order, Response, Role, Sense, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::{CORNER, floating, focus_ring};
use crate::ui::icons;
use crate::ui::theme::{Scale, palette, size, space};

/// A choice among few; gives the index of the one that was just chosen. `name` is what the
/// choice is about.
pub(in crate::ui) fn pick<W: AsRef<str>>(
    ui: &mut Ui,
    id: Id,
    name: &str,
    words: &[W],
    chosen: usize,
) -> Option<usize> {
    let shown = words.get(chosen).map(AsRef::as_ref).unwrap_or_default();
    let response = folded(ui, id, name, shown);
    let mut is_open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or_default();
    let mut picked = None;
    if response.has_focus() {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
        let last = words.len().saturating_sub(1);
        let next = chosen.saturating_add(down).saturating_sub(up).min(last);
        picked = (next != chosen).then_some(next);
        if is_open && pressed(Key::Escape) > 0 {
            is_open = false;
        }
    }
    if response.clicked() {
        is_open = !is_open;
    } else if is_open {
        let (row, is_over) = unfolded(ui, &response, words, chosen);
        picked = row.or(picked);
        is_open = row.is_none() && (response.has_focus() || is_over);
    }
    ui.data_mut(|data| data.insert_temp(id, is_open));
    picked
}

fn folded(ui: &mut Ui, id: Id, name: &str, shown: &str) -> Response {
    let p = palette(ui);
    let lay = |words: &str| {
        ui.painter().layout_no_wrap(words.to_owned(), Scale::Small.font(), Color32::PLACEHOLDER)
    };
    let (words, caret) = (lay(shown), lay(icons::CARET_DOWN));
    let width = words.size().x + caret.size().x + 2.0 * space::M + space::S;
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, size::SMALL), Sense::hover());
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("{name}: {shown}")));
    let fill = if response.hovered() { p.neutral } else { p.panel };
    ui.painter().rect(rect, CORNER, fill, Stroke::new(1.0, p.edge), StrokeKind::Inside);
    let inner = rect.shrink2(Vec2::new(space::M, 0.0));
    let left = Align2::LEFT_CENTER.anchor_size(inner.left_center(), words.size());
    let right = Align2::RIGHT_CENTER.anchor_size(inner.right_center(), caret.size());
    ui.painter().galley(left.min, words, p.text);
    ui.painter().galley(right.min, caret, p.text2);
    focus_ring(ui, &response, size::CORNER);
    response
}

/// All that can be chosen; gives the one that was clicked, and whether the pointer does
/// something there.
fn unfolded<W: AsRef<str>>(
    ui: &Ui,
    response: &Response,
    words: &[W],
    chosen: usize,
) -> (Option<usize>, bool) {
    let p = palette(ui);
    let mut picked = None;
    let below = response.rect.left_bottom() + Vec2::new(0.0, space::XS);
    let area = Area::new(response.id.with("list")).order(Order::Foreground).fixed_pos(below);
    let shown = area.constrain(true).show(ui.ctx(), |ui| {
        let frame = floating(ui, 4);
        frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (at, words) in words.iter().enumerate() {
                let wanted = Vec2::new(response.rect.width() + 24.0, size::ROW);
                let (rect, row) = ui.allocate_exact_size(wanted, Sense::CLICK);
                let (words, is_here) = (words.as_ref(), at == chosen);
                row.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_here, words));
                if is_here || row.hovered() {
                    let fill = if is_here { p.selected } else { p.neutral };
                    ui.painter().rect_filled(rect, f32::from(size::CORNER), fill);
                }
                let at_left = rect.left_center() + Vec2::new(space::S, 0.0);
                let scale = if is_here { Scale::SmallStrong } else { Scale::Small };
                ui.painter().text(at_left, Align2::LEFT_CENTER, words, scale.font(), p.text);
                if row.clicked() {
                    picked = Some(at);
                }
            }
        });
    });
    let over = shown.response.contains_pointer()
        && ui.input(|input| input.pointer.any_down() || input.pointer.any_released());
    (picked, over)
}
