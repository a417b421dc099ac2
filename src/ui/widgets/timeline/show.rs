//! The timeline as a widget: keys and pointer, lanes drawn one below the other, and what was
//! done to it.

use std::collections::BTreeSet;

use eframe::egui::{
    EventFilter, Id, Key, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::axis::{View, number};
use super::head::{Whole, axis};
use super::keys::{Step, step};
use super::lay::{LaidLane, lay};
use super::{Arranged, At, AxisWords, Lane, item, lane};
use crate::record::Day;
use crate::ui::theme::{Scale, palette, size, space};
use crate::ui::widgets::ring;

/// What was done to a timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum TimelineEvent {
    /// Another item is selected.
    Selected(At),
    /// An item is to be opened: Enter, or a click on the selected one.
    Opened(At),
}

/// A timeline, called `name`.
#[must_use]
pub(in crate::ui) struct Timeline<'a> {
    /// By which it is told apart.
    pub(in crate::ui) id: Id,
    /// What it is called.
    pub(in crate::ui) name: &'a str,
    /// Its lanes, from above.
    pub(in crate::ui) lanes: &'a [Lane],
    /// Its words.
    pub(in crate::ui) words: &'a AxisWords,
    /// The first and the last day of all, if any is known.
    pub(in crate::ui) whole: Option<(Day, Day)>,
    /// The item that is selected.
    pub(in crate::ui) selected: Option<At>,
}

/// The heights of the head of the axis and of the strip that shows all.
const HEAD: f32 = 36.0;
const WHOLE: f32 = 44.0;
/// How much nearer a press of a key brings.
const ZOOM: f64 = 1.5;

impl Timeline<'_> {
    /// The id by which a timeline is given the focus.
    pub(in crate::ui) fn focus_id(id: Id) -> Id {
        id.with("keys")
    }

    /// Draws it as wide as there is room.
    pub(in crate::ui) fn show(mut self, ui: &mut Ui, view: &mut View) -> Option<TimelineEvent> {
        let mut event = self.keys(ui, view);
        let moved_to = match event {
            Some(TimelineEvent::Selected(at)) => Some(at),
            _ => None,
        };
        self.selected = moved_to.or(self.selected);
        let (names, width, left) = (self.names_width(ui), ui.available_width(), ui.cursor().left());
        let (from, to) = (left + names, left + width - space::S);
        let lay = |of: &Lane| {
            let laid = lay(ui, of, view, from, to);
            LaidLane { height: laid.height.max(lane::name_height(ui, of, names)), ..laid }
        };
        let laid: Vec<LaidLane> = self.lanes.iter().map(lay).collect();
        let head = if self.whole.is_some() { HEAD } else { 0.0 };
        let lanes = laid.iter().map(|lane| lane.height).sum::<f32>();
        let outside = self.whole.filter(|whole| !is_in_view(view, *whole));
        let height = head + lanes + if outside.is_some() { WHOLE } else { 0.0 };
        let (rect, _) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
        let chart = rect.with_min_x(from).with_max_x(to);
        let list = ui.interact(rect, Self::focus_id(self.id), Sense::FOCUSABLE);
        list.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, self.name));
        self.pointer(ui, view, chart);
        let mut y = rect.top() + head;
        if self.whole.is_some() {
            axis(ui, self.words, view, chart, y + lanes);
        }
        for (number, (of, laid)) in self.lanes.iter().zip(&laid).enumerate() {
            let row = Rect::from_x_y_ranges(rect.x_range(), y..=y + laid.height);
            let is_selected = self.selected.is_some_and(|at| at.lane == number);
            if is_selected && moved_to.is_some() {
                ui.scroll_to_rect(row, None);
            }
            // What nobody sees is not drawn, save what those hear who have the keys there.
            if is_selected || ui.is_rect_visible(row) {
                ui.painter().hline(rect.left()..=to, y, Stroke::new(1.0, palette(ui).line));
                lane::name(ui, of, Pos2::new(rect.left(), y), names);
                event = self.lane(ui, number, of, laid, chart, y).or(event);
            }
            y += laid.height;
        }
        if let Some(days) = outside {
            let strip = Rect::from_min_max(Pos2::new(from, y + 8.0), Pos2::new(to, y + 26.0));
            let Self { id, lanes, words, .. } = self;
            Whole { id, lanes, words, days, strip, left: rect.left() }.show(ui, view);
        }
        if list.has_focus() {
            self.tell_focus(ui);
            if self.selected.is_none() {
                ring(ui, rect.shrink(1.0), size::CORNER);
            }
        }
        event
    }

    /// Whoever hears the window hears the selected item while the timeline has the keys.
    fn tell_focus(&self, ui: &Ui) {
        if let Some(at) = self.selected.filter(|at| item(self.lanes, *at).is_some()) {
            let item = self.item_id(at);
            if ui.ctx().has_accesskit_node(item) {
                ui.ctx().accesskit_node_builder(Self::focus_id(self.id), |node| {
                    node.set_active_descendant(item.accesskit_id());
                });
            }
        }
    }

    fn item_id(&self, at: At) -> Id {
        self.id.with((at.lane, at.item))
    }

    /// The keys, while the timeline has the focus.
    fn keys(&self, ui: &Ui, view: &mut View) -> Option<TimelineEvent> {
        let focus = Self::focus_id(self.id);
        if !ui.memory(|memory| memory.has_focus(focus)) {
            return None;
        }
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(focus, filter));
        let pressed = |key| ui.input(|input| input.num_presses(key));
        for _ in 0..pressed(Key::Plus) + pressed(Key::Equals) {
            *view = self.nearer(*view, ZOOM);
        }
        for _ in 0..pressed(Key::Minus) {
            *view = self.nearer(*view, 1.0 / ZOOM);
        }
        let steps = [
            (Key::ArrowLeft, Step::Earlier),
            (Key::ArrowRight, Step::Later),
            (Key::ArrowUp, Step::Up),
            (Key::ArrowDown, Step::Down),
            (Key::Home, Step::First),
            (Key::End, Step::Last),
        ];
        let mut at = self.selected;
        for (key, to) in steps {
            for _ in 0..pressed(key) {
                at = step(self.lanes, at, to);
            }
        }
        if at != self.selected {
            let at = at?;
            if let Some((first, last)) = item(self.lanes, at).and_then(|one| one.span.named()) {
                *view = view.showing(first, last);
            }
            return Some(TimelineEvent::Selected(at));
        }
        (pressed(Key::Enter) > 0).then(|| self.selected.map(TimelineEvent::Opened)).flatten()
    }

    /// Zooms about what is selected, if it is in view, and else about the middle.
    fn nearer(&self, view: View, times: f64) -> View {
        let selected = self.selected.and_then(|at| item(self.lanes, at)?.span.named());
        let at = selected.map(|(first, last)| {
            f64::midpoint(view.part(number(first)), view.part(number(last) + 1.0))
        });
        view.zoomed(times, at.filter(|at| (0.0..=1.0).contains(at)).unwrap_or(0.5))
    }

    /// Dragging and turning the wheel sideways move along time; pinching zooms.
    fn pointer(&self, ui: &Ui, view: &mut View, chart: Rect) {
        let response = ui.interact(chart, self.id.with("chart"), Sense::DRAG);
        let mut moved = f64::from(-response.drag_delta().x);
        if response.contains_pointer() {
            moved -= f64::from(ui.input(|input| input.smooth_scroll_delta().x));
            let times = ui.input(|input| input.zoom_delta());
            let at = ui.input(|input| input.pointer.hover_pos()).unwrap_or(chart.center());
            if (times - 1.0).abs() > f32::EPSILON {
                let about = f64::from((at.x - chart.left()) / chart.width());
                *view = view.zoomed(f64::from(times), about);
            }
        }
        if moved.abs() > f64::EPSILON {
            *view = view.moved(moved / f64::from(chart.width()));
        }
    }

    /// How wide the names of the lanes are.
    fn names_width(&self, ui: &Ui) -> f32 {
        let width = |lane: &Lane| {
            let (name, font) = (lane.name.clone(), Scale::Strong.font());
            ui.painter().layout_no_wrap(name, font, palette(ui).text).size().x
        };
        let widest = self.lanes.iter().map(width).fold(0.0, f32::max);
        (widest + space::M).clamp(64.0, 120.0)
    }

    fn lane(
        &self,
        ui: &Ui,
        number: usize,
        of: &Lane,
        laid: &LaidLane,
        chart: Rect,
        top: f32,
    ) -> Option<TimelineEvent> {
        if laid.items.is_empty() {
            lane::outside(ui, laid.outside, chart, top);
        }
        lane::gaps(ui, of, laid, chart, top);
        let (mut event, mut covered) = (None, BTreeSet::new());
        for (order, one) in laid.items.iter().enumerate() {
            let at = At { lane: number, item: one.item };
            let Some(about) = item(self.lanes, at) else { continue };
            // In a large case hundreds lie on the same days. One that lies under its like is
            // neither seen nor hit; the keys and the list in order of time lead to it.
            let ends = [one.bar.left, one.bar.right].map(|x| x.round() as i64);
            let is_free = of.arranged == Arranged::Undated
                || covered.insert((one.placed.row, ends, about.is_contested));
            if !is_free && self.selected != Some(at) {
                continue;
            }
            let room = laid.room_after(order).unwrap_or(chart.right());
            let bar = lane::draw_item(ui, (of, about), one, chart, top, room);
            let hit = bar.expand2(Vec2::new(2.0, 4.0)).intersect(chart.expand(6.0));
            let response = ui.interact(hit, self.item_id(at), Sense::CLICK);
            let is_selected = self.selected == Some(at);
            response.widget_info(|| {
                WidgetInfo::selected(Role::ListBoxOption, true, is_selected, &about.name)
            });
            if is_selected {
                self.mark_selected(ui, bar.intersect(chart.expand(4.0)));
            }
            if response.clicked() {
                ui.memory_mut(|memory| memory.request_focus(Self::focus_id(self.id)));
                let done =
                    if is_selected { TimelineEvent::Opened } else { TimelineEvent::Selected };
                event = Some(done(at));
            }
            response.on_hover_text(&about.name);
        }
        event
    }

    fn mark_selected(&self, ui: &Ui, rect: Rect) {
        if ui.memory(|memory| memory.has_focus(Self::focus_id(self.id))) {
            ring(ui, rect.expand(1.0), 4);
        } else {
            let stroke = Stroke::new(1.5, palette(ui).accent);
            ui.painter().rect_stroke(rect.expand(2.0), 4.0, stroke, StrokeKind::Outside);
        }
    }
}

fn is_in_view(view: &View, (first, last): (Day, Day)) -> bool {
    view.part(number(first)) >= 0.0 && view.part(number(last) + 1.0) <= 1.0
}
