//! A list of any length: only the rows in view are drawn. One row has the keys; the arrows,
//! Page Up and Down, Home and End go through all, so Tab stops at the list once.

use std::ops::Range;

use eframe::egui::{
    CornerRadius, EventFilter, Id, Key, Label, Pos2, Rect, Response, Role, ScrollArea, Sense, Ui,
    UiBuilder, Vec2, WidgetInfo,
};

use super::ring;
use crate::ui::icons;
use crate::ui::theme::{Scale, palette, size};

/// What scrolls within something that floats, as high as its rows, or so many points: what
/// floats fits its content, and a plain one would stay as small as it was at first.
pub(in crate::ui) fn floating_rows(rows: usize, row_height: f32, most: f32) -> ScrollArea {
    let height = (rows as f32 * row_height).min(most);
    ScrollArea::vertical().max_height(height.max(row_height)).min_scrolled_height(height)
}

/// What a list shows.
pub(in crate::ui) trait Rows {
    /// How many there are.
    fn len(&self) -> usize;

    /// What a row is called.
    fn name(&self, row: usize) -> String;

    /// Draws a row within its bounds.
    fn draw(&self, ui: &mut Ui, row: usize, is_selected: bool);
}

/// What was done to a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum ListEvent {
    /// Another row is selected.
    Selected(usize),
    /// A row is to be opened: Enter, or a click on the selected one.
    Opened(usize),
}

/// A list, called `name`.
#[must_use]
pub(in crate::ui) struct List<'a> {
    id: Id,
    name: &'a str,
    row_height: f32,
    selected: Option<usize>,
    reveal: bool,
    ticks: bool,
}

/// What a list tells besides.
pub(in crate::ui) struct Shown {
    /// What was done.
    pub(in crate::ui) event: Option<ListEvent>,
    /// The rows in view.
    pub(in crate::ui) in_view: Range<usize>,
}

impl<'a> List<'a> {
    /// A list of rows of one height, in points.
    pub(in crate::ui) fn new(id: Id, name: &'a str, row_height: f32) -> Self {
        Self { id, name, row_height, selected: None, reveal: false, ticks: false }
    }

    /// The selected row.
    pub(in crate::ui) fn selected(mut self, row: Option<usize>) -> Self {
        self.selected = row;
        self
    }

    /// Scrolls to the selected row.
    pub(in crate::ui) fn reveal(mut self, reveal: bool) -> Self {
        self.reveal = reveal;
        self
    }

    /// Its rows are ticked: one click opens a row, and so does the space bar.
    pub(in crate::ui) fn ticks(mut self) -> Self {
        self.ticks = true;
        self
    }

    /// The id by which the list is given the focus.
    pub(in crate::ui) fn focus_id(list: Id) -> Id {
        list.with("keys")
    }

    /// Draws it.
    pub(in crate::ui) fn show(self, ui: &mut Ui, rows: &dyn Rows) -> Shown {
        let total = rows.len();
        let (mut event, moved) = self.keys(ui, total);
        let selected = match event {
            Some(ListEvent::Selected(row)) => Some(row),
            _ => self.selected,
        };
        ui.spacing_mut().item_spacing.y = 0.0;
        let view = ui.available_height();
        let mut area = ScrollArea::vertical().id_salt(self.id).auto_shrink([false; 2]);
        if (moved || self.reveal)
            && let Some(row) = selected
        {
            area = area.vertical_scroll_offset(self.offset(ui, row, view));
        }
        let output = area.show_rows(ui, self.row_height, total, |ui, range| {
            for row in range.clone() {
                if let Some(done) = self.row(ui, rows, row, selected == Some(row)) {
                    event = Some(done);
                }
            }
            range
        });
        let offset = output.state.clamped_offset().y;
        ui.data_mut(|data| data.insert_temp(self.id.with("offset"), offset));
        let bounds = output.inner_rect;
        let list = ui.interact(bounds, Self::focus_id(self.id), Sense::FOCUSABLE);
        list.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, self.name));
        if list.has_focus() && selected.is_none() {
            ring(ui, bounds.shrink(2.0), size::CORNER);
        }
        Shown { event, in_view: output.inner }
    }

    /// Where to scroll so that a row is in view, moving no more than it takes.
    fn offset(&self, ui: &Ui, row: usize, view: f32) -> f32 {
        let now: f32 = ui.data(|data| data.get_temp(self.id.with("offset"))).unwrap_or(0.0);
        let (top, bottom) =
            (row as f32 * self.row_height, (row.saturating_add(1)) as f32 * self.row_height);
        now.min(top).max(bottom - view)
    }

    /// The keys, while the list has the focus.
    fn keys(&self, ui: &Ui, total: usize) -> (Option<ListEvent>, bool) {
        let focus = Self::focus_id(self.id);
        let before = self.pressed_before(ui, total);
        if total == 0 || !ui.memory(|memory| memory.has_focus(focus)) {
            return (None, false);
        }
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(focus, filter));
        let pressed =
            |key| ui.input(|input| input.num_presses(key)) + usize::from(before == Some(key));
        let page = (ui.available_height() / self.row_height).max(1.0) as usize;
        let last = total.saturating_sub(1);
        let step = |row: Option<usize>| {
            let down = pressed(Key::ArrowDown) + page * pressed(Key::PageDown);
            let up = pressed(Key::ArrowUp) + page * pressed(Key::PageUp);
            if pressed(Key::Home) > 0 {
                Some(0)
            } else if pressed(Key::End) > 0 {
                Some(last)
            } else if down + up > 0 {
                Some(row.map_or(0, |row| row.saturating_add(down).saturating_sub(up).min(last)))
            } else {
                row
            }
        };
        let next = step(self.selected);
        if next != self.selected {
            (next.map(ListEvent::Selected), true)
        } else if pressed(Key::Enter) > 0 || self.ticks && pressed(Key::Space) > 0 {
            (self.selected.map(ListEvent::Opened), false)
        } else {
            (None, false)
        }
    }

    /// The key by which one went into the list before it had any rows.
    fn pressed_before(&self, ui: &Ui, total: usize) -> Option<Key> {
        let id = self.id.with("before");
        let has_focus = ui.memory(|memory| memory.has_focus(Self::focus_id(self.id)));
        if total > 0 || !has_focus {
            let before = ui.data_mut(|data| data.remove_temp::<Option<Key>>(id)).flatten();
            return before.filter(|_| has_focus);
        }
        let ways = [Key::ArrowDown, Key::ArrowUp, Key::Home, Key::End];
        if let Some(key) = ways.into_iter().find(|key| ui.input(|input| input.key_pressed(*key))) {
            ui.data_mut(|data| data.insert_temp(id, Some(key)));
        }
        None
    }

    fn row(
        &self,
        ui: &mut Ui,
        rows: &dyn Rows,
        row: usize,
        is_selected: bool,
    ) -> Option<ListEvent> {
        let p = palette(ui);
        let wanted = Vec2::new(ui.available_width(), self.row_height);
        let (rect, _) = ui.allocate_exact_size(wanted, Sense::hover());
        // Tab stops at the list, not at each row.
        let response: Response = ui.interact(rect, self.id.with(row), Sense::CLICK);
        response.widget_info(|| {
            WidgetInfo::selected(Role::ListBoxOption, true, is_selected, rows.name(row))
        });
        if is_selected {
            ui.painter().rect_filled(rect, CornerRadius::ZERO, p.selected);
            let bar = Rect::from_min_size(rect.min, Vec2::new(3.0, rect.height()));
            ui.painter().rect_filled(bar, CornerRadius::ZERO, p.accent);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, CornerRadius::ZERO, p.neutral);
        }
        let inner =
            Rect::from_min_max(rect.min + Vec2::new(12.0, 0.0), rect.max - Vec2::new(12.0, 0.0));
        let mut child = ui.new_child(UiBuilder::new().max_rect(inner).id_salt(row));
        child.set_clip_rect(rect.intersect(ui.clip_rect()));
        rows.draw(&mut child, row, is_selected);
        let from = Pos2::new(rect.left(), rect.bottom() - 0.5);
        let line = [from, Pos2::new(rect.right(), from.y)];
        ui.painter().line_segment(line, (1.0, p.line));
        if is_selected && ui.memory(|memory| memory.has_focus(Self::focus_id(self.id))) {
            ring(ui, rect.shrink(3.0), size::CORNER);
        }
        if !response.clicked() {
            return None;
        }
        ui.memory_mut(|memory| memory.request_focus(Self::focus_id(self.id)));
        Some(if is_selected || self.ticks {
            ListEvent::Opened(row)
        } else {
            ListEvent::Selected(row)
        })
    }
}

/// A row that is ticked or not, for lists with [`List::ticks`].
pub(in crate::ui) fn tick_row(ui: &mut Ui, words: &str, is_ticked: bool) {
    let p = palette(ui);
    ui.horizontal_centered(|ui| {
        let (icon, colour) =
            if is_ticked { (icons::CHECK_SQUARE, p.accent) } else { (icons::SQUARE, p.text2) };
        ui.label(Scale::Heading.text(icon).color(colour));
        let scale = if is_ticked { Scale::Strong } else { Scale::Body };
        ui.add(Label::new(scale.text(words)).truncate());
    });
}
