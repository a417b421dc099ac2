//! A block of things to open: Tab stops at it once, the arrows go through it, Enter opens
//! the one that is marked, and so does a click on any.

use eframe::egui::{EventFilter, Id, Key, Rect, Role, Sense, Ui, WidgetInfo};

use crate::ui::theme::size;
use crate::ui::widgets::ring;

/// A block in the course of being drawn.
pub(super) struct Walk {
    id: Id,
    at: usize,
    has_keys: bool,
    has_moved: bool,
    opened: Option<usize>,
    bounds: Option<Rect>,
}

impl Walk {
    /// Begins a block of so many, one below the other or side by side.
    pub(super) fn begin(ui: &Ui, id: Id, count: usize, is_across: bool) -> Self {
        let last = count.saturating_sub(1);
        let before = ui.data(|data| data.get_temp::<usize>(id)).unwrap_or(0).min(last);
        let has_keys = ui.memory(|memory| memory.has_focus(id));
        let (mut at, mut opened) = (before, None);
        if has_keys {
            let filter = EventFilter {
                horizontal_arrows: is_across,
                vertical_arrows: !is_across,
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
            let pressed = |key| ui.input(|input| input.num_presses(key));
            let (back, on) = if is_across {
                (Key::ArrowLeft, Key::ArrowRight)
            } else {
                (Key::ArrowUp, Key::ArrowDown)
            };
            at = at.saturating_add(pressed(on)).saturating_sub(pressed(back)).min(last);
            if pressed(Key::Home) > 0 {
                at = 0;
            }
            if pressed(Key::End) > 0 {
                at = last;
            }
            opened = (pressed(Key::Enter) > 0).then_some(at);
        }
        ui.data_mut(|data| data.insert_temp(id, at));
        Self { id, at, has_keys, has_moved: at != before, opened, bounds: None }
    }

    /// One of the block, called `name`, in these bounds; gives whether the pointer is on it.
    pub(super) fn one(&mut self, ui: &Ui, number: usize, rect: Rect, name: &str) -> bool {
        let response = ui.interact(rect, self.id.with(number), Sense::CLICK);
        let is_here = self.at == number;
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_here, name));
        self.bounds = Some(self.bounds.map_or(rect, |bounds| bounds.union(rect)));
        if response.clicked() {
            self.opened = Some(number);
            self.at = number;
            ui.data_mut(|data| data.insert_temp(self.id, number));
        }
        if is_here && self.has_keys {
            ring(ui, rect.shrink(2.0), size::CORNER);
            if self.has_moved {
                response.scroll_to_me(None);
            }
        }
        response.on_hover_text(name).hovered()
    }

    /// Ends the block, which is called `name`; gives which one is to be opened.
    pub(super) fn end(self, ui: &Ui, name: &str) -> Option<usize> {
        let bounds = self.bounds?;
        let response = ui.interact(bounds, self.id, Sense::FOCUSABLE);
        response.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, name));
        let here = self.id.with(self.at);
        if self.has_keys && ui.ctx().has_accesskit_node(here) {
            ui.ctx().accesskit_node_builder(self.id, |node| {
                node.set_active_descendant(here.accesskit_id());
            });
        }
        self.opened
    }
}
