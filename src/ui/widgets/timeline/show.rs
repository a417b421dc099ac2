//! The timeline as a widget: lays its lanes out, draws them, and tells what was done.

use std::sync::Arc;

use eframe::egui::{
    Align2, CornerRadius, EventFilter, Galley, Id, Key, Pos2, Rect, Role, Sense, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::axis::{Label, View, marks, number};
use super::draw::{self, BAR, NARROW};
use super::keys::{Step, step};
use super::rows::{Bar, Beside, GAP, Placed, follow, place};
use super::span::Piece;
use super::{Arranged, At, AxisWords, Item, Lane, item};
use crate::record::Day;
use crate::ui::icons;
use crate::ui::theme::{Palette, Scale, palette, size, space};
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
    /// The first and the last day of all.
    pub(in crate::ui) whole: (Day, Day),
    /// The item that is selected.
    pub(in crate::ui) selected: Option<At>,
}

const ROW: f32 = 24.0;
const STRIP: f32 = 40.0;
const PADDING: f32 = 6.0;
const HEAD: f32 = 36.0;
const WHOLE: f32 = 44.0;
/// Rows of a lane, beyond which bars are stacked; and of a strip.
const MOST_ROWS: usize = 4;
const MOST_STRIPS: usize = 3;
/// Points by which two stays may overlap and still follow each other, beside a day.
const TOUCHING: f32 = 2.0;

/// An item as it is laid out: its pieces with their ends, the bar around, and its label.
struct Laid {
    pieces: Vec<(Piece, f32, f32)>,
    bar: Bar,
    label: Arc<Galley>,
    item: usize,
}

struct LaidLane {
    items: Vec<Laid>,
    placed: Vec<Placed>,
    height: f32,
    /// How many items lie before and after what is in view.
    outside: (usize, usize),
}

/// Where the lanes and the chart are.
struct Frame {
    chart: Rect,
    left: f32,
}

impl Timeline<'_> {
    /// The id by which a timeline is given the focus.
    pub(in crate::ui) fn focus_id(id: Id) -> Id {
        id.with("keys")
    }

    /// Draws it as wide as there is room.
    pub(in crate::ui) fn show(mut self, ui: &mut Ui, view: &mut View) -> Option<TimelineEvent> {
        let mut event = self.keys(ui, view);
        if let Some(TimelineEvent::Selected(at)) = event {
            self.selected = Some(at);
        }
        let header = self.header_width(ui);
        let width = ui.available_width();
        let left = ui.cursor().left();
        let (from, to) = (left + header, left + width - space::S);
        let lanes: Vec<LaidLane> =
            self.lanes.iter().map(|lane| lay(ui, lane, view, from, to)).collect();
        let has_whole = !is_in_view(view, self.whole);
        let height = HEAD
            + lanes.iter().map(|lane| lane.height).sum::<f32>()
            + if has_whole { WHOLE } else { 0.0 };
        let (rect, _) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
        let chart = Rect::from_x_y_ranges(from..=to, rect.top()..=rect.top() + height);
        let frame = Frame { chart, left: rect.left() };
        let list = ui.interact(rect, Self::focus_id(self.id), Sense::FOCUSABLE);
        list.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, self.name));
        self.pointer(ui, view, chart);
        let lanes_below = rect.top() + HEAD;
        let bottom = lanes.iter().fold(lanes_below, |y, lane| y + lane.height);
        self.head(ui, view, &frame, bottom);
        let mut y = lanes_below;
        for (at, (lane, laid)) in self.lanes.iter().zip(&lanes).enumerate() {
            lane_name(ui, lane, &frame, y, header);
            let done = self.lane(ui, at, lane, laid, &frame, y);
            event = done.or(event);
            y += laid.height;
        }
        if has_whole {
            self.whole(ui, view, &frame, y);
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
            *view = self.nearer(*view, 1.5);
        }
        for _ in 0..pressed(Key::Minus) {
            *view = self.nearer(*view, 1.0 / 1.5);
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
            let about = f64::from((at.x - chart.left()) / chart.width());
            if (times - 1.0).abs() > f32::EPSILON {
                *view = view.zoomed(f64::from(times), about);
            }
        }
        if moved.abs() > f64::EPSILON {
            *view = view.moved(moved / f64::from(chart.width()));
        }
    }

    fn header_width(&self, ui: &Ui) -> f32 {
        let width = |lane: &Lane| {
            let name = lane.name.clone();
            let font = Scale::Strong.font();
            ui.painter().layout_no_wrap(name, font, palette(ui).text).size().x
        };
        let widest = self.lanes.iter().map(width).fold(0.0, f32::max);
        (widest + space::M).clamp(64.0, 120.0)
    }

    /// The marks of the axis, and what divides the chart.
    fn head(&self, ui: &Ui, view: &View, frame: &Frame, bottom: f32) {
        let p = palette(ui);
        let chart = frame.chart;
        let painter = ui.painter().with_clip_rect(chart.expand(1.0).intersect(ui.clip_rect()));
        let lay = |words: String, scale: Scale| painter.layout_no_wrap(words, scale.font(), p.text);
        let names = self.words.months.iter().map(|month| format!("{month} 0000"));
        let widest = names.map(|name| lay(name, Scale::SmallStrong).size().x).fold(0.0, f32::max);
        let marks = marks(view, view.per_day(chart.width()), widest);
        let mut ends = marks.iter().filter(|mark| mark.label.divides()).skip(1);
        for mark in &marks {
            let at = x(view, chart, number(mark.day));
            if mark.label.divides() {
                let end =
                    ends.next().map_or(chart.right(), |next| x(view, chart, number(next.day)));
                let words = lay(self.label(mark.day, mark.label), Scale::SmallStrong);
                painter.vline(at, chart.top()..=bottom, Stroke::new(1.0, p.line));
                // What begins before the view is named at its left.
                let left = at.max(chart.left()) + space::XS;
                if left + words.size().x < end {
                    painter.galley(Pos2::new(left, chart.top()), words, p.text);
                }
            } else {
                let tick = chart.top() + 20.0;
                painter.vline(at, tick..=tick + 6.0, Stroke::new(1.0, p.edge));
                if mark.label == Label::Day {
                    let words = lay(mark.day.day.to_string(), Scale::Small);
                    painter.galley(Pos2::new(at + 3.0, chart.top() + 17.0), words, p.text2);
                }
            }
        }
    }

    fn label(&self, day: Day, label: Label) -> String {
        let month = usize::from(day.month).checked_sub(1).and_then(|at| self.words.months.get(at));
        let month = month.map(String::as_str).unwrap_or_default();
        match label {
            Label::Year => day.year.to_string(),
            Label::MonthOfYear => format!("{month} {}", day.year),
            Label::Month => month.to_owned(),
            Label::Day | Label::Plain => String::new(),
        }
    }

    fn lane(
        &self,
        ui: &Ui,
        lane: usize,
        of: &Lane,
        laid: &LaidLane,
        frame: &Frame,
        top: f32,
    ) -> Option<TimelineEvent> {
        let p = palette(ui);
        let line = Rect::from_min_size(
            Pos2::new(frame.left, top),
            Vec2::new(frame.chart.right() - frame.left, 0.0),
        );
        ui.painter().hline(line.x_range(), top, Stroke::new(1.0, p.line));
        if laid.items.is_empty() {
            outside(ui, laid.outside, frame.chart, top + PADDING + ROW / 2.0);
        }
        gaps(ui, of, laid, frame.chart, top);
        let mut event = None;
        for (at, (one, placed)) in laid.items.iter().zip(&laid.placed).enumerate() {
            let at_item = At { lane, item: one.item };
            let Some(about) = of.items.get(one.item) else { continue };
            let is_selected = self.selected == Some(at_item);
            let next = laid.items.iter().zip(&laid.placed).skip(at + 1);
            let room = next.filter(|(_, next)| next.row == placed.row).map(|(one, _)| one.bar.left);
            let room = room.fold(frame.chart.right(), f32::min);
            let whole = self.draw_item(ui, of, (one, placed), about, frame.chart, top, room);
            let hit = whole.expand2(Vec2::new(2.0, 4.0)).intersect(frame.chart.expand(6.0));
            let response = ui.interact(hit, self.item_id(at_item), Sense::CLICK);
            response.widget_info(|| {
                WidgetInfo::selected(Role::ListBoxOption, true, is_selected, &about.name)
            });
            if is_selected {
                self.mark_selected(ui, whole.intersect(frame.chart.expand(4.0)));
            }
            if response.clicked() {
                ui.memory_mut(|memory| memory.request_focus(Self::focus_id(self.id)));
                event = Some(if is_selected {
                    TimelineEvent::Opened(at_item)
                } else {
                    TimelineEvent::Selected(at_item)
                });
            }
            if response.hovered() {
                response.on_hover_text(&about.name);
            }
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

    /// Draws an item with its label; gives the bounds of its bar.
    #[expect(clippy::too_many_arguments, reason = "where it is drawn, and between what")]
    fn draw_item(
        &self,
        ui: &Ui,
        lane: &Lane,
        (laid, placed): (&Laid, &Placed),
        item: &Item,
        chart: Rect,
        top: f32,
        room: f32,
    ) -> Rect {
        let p = palette(ui);
        let painter = ui.painter();
        let colour = if item.is_contested { p.contested } else { p.text };
        let pitch = if lane.arranged == Arranged::Strip { STRIP } else { ROW };
        let y = top + PADDING + placed.row as f32 * pitch + ROW / 2.0;
        let middle = laid.label.size().y / 2.0;
        if lane.arranged == Arranged::Undated {
            let at = Pos2::new(laid.bar.left, y - middle);
            painter.galley(at, Arc::clone(&laid.label), colour);
            return Rect::from_min_size(at, laid.label.size());
        }
        let Bar { left, right, .. } = laid.bar;
        let is_point = right - left < NARROW && !(item.lasts && item.span.is_day());
        let whole =
            Rect::from_x_y_ranges(left..=right.max(left + 4.0), y - BAR / 2.0..=y + BAR / 2.0);
        if is_point {
            draw::point(painter, p, whole.center(), &item.span);
        } else {
            let clip = Rect::from_x_y_ranges(chart.x_range(), whole.y_range())
                .expand2(Vec2::new(0.0, 2.0));
            draw::bar(painter, p, clip, y, &laid.pieces);
        }
        let label = |left: f32, y: f32| {
            painter.galley(Pos2::new(left, y), Arc::clone(&laid.label), colour);
        };
        let (seen_left, seen_right) = (left.max(chart.left()), right.min(chart.right()));
        if lane.arranged == Arranged::Strip {
            let below = y + BAR / 2.0 + 2.0;
            let next = if seen_left < room { room } else { chart.right() };
            if seen_left + laid.label.size().x + space::XS <= next {
                label(seen_left, below);
            } else {
                draw::words(painter, Pos2::new(seen_left, below + middle), &item.short, colour);
            }
            return whole;
        }
        match placed.beside {
            Beside::Right => label(right.max(left + 4.0) + GAP, y - middle),
            Beside::Left => label(left - GAP - laid.label.size().x, y - middle),
            Beside::Inside => {
                let at = Pos2::new(seen_left + GAP, y - middle);
                let ground =
                    Rect::from_min_size(at, laid.label.size()).expand2(Vec2::new(4.0, 0.0));
                painter.rect_filled(ground, CornerRadius::same(3), p.panel);
                label(at.x, at.y);
            }
            Beside::Stack(number) if number > 1 => {
                let at = Pos2::new(right + GAP, y);
                draw::words(painter, at, &format!("×{number}"), p.text2);
            }
            Beside::Stack(_) => {}
        }
        whole
    }

    /// The strip that shows all, and which part of it is in view.
    fn whole(&self, ui: &Ui, view: &mut View, frame: &Frame, top: f32) {
        let p = palette(ui);
        let all = View::of(self.whole.0, self.whole.1);
        let chart = frame.chart;
        let strip = Rect::from_x_y_ranges(chart.x_range(), top + 8.0..=top + 26.0);
        let ground = strip.with_min_x(frame.left);
        ui.painter().rect_filled(ground, 4.0, p.neutral);
        let at = Pos2::new(frame.left + space::S, strip.center().y);
        draw::words(ui.painter(), at, &self.words.whole, p.text2);
        let spans = self.lanes.iter().flat_map(|lane| &lane.items);
        for (first, _) in spans.filter_map(|item| item.span.named()) {
            let x = x(&all, strip, number(first));
            ui.painter().vline(x, strip.y_range().shrink(4.0), Stroke::new(2.0, p.accent));
        }
        for mark in marks(&all, all.per_day(strip.width()), f32::INFINITY) {
            if mark.label == Label::Year {
                let x = x(&all, strip, number(mark.day));
                if strip.x_range().contains(x) {
                    ui.painter().vline(x, strip.y_range(), Stroke::new(1.0, p.edge));
                    let at = Pos2::new(x + 3.0, strip.bottom() + 9.0);
                    draw::words(ui.painter(), at, &mark.day.year.to_string(), p.text2);
                }
            }
        }
        let (left, right) = view.ends_within(&all);
        let of = |part: f64| strip.left() + (part as f32) * strip.width();
        let window =
            Rect::from_x_y_ranges(of(left)..=of(right).max(of(left) + 6.0), strip.y_range());
        ui.painter().rect_stroke(window, 4.0, Stroke::new(2.0, p.accent), StrokeKind::Outside);
        let response = ui.interact(strip, self.id.with("whole"), Sense::CLICK | Sense::DRAG);
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &self.words.whole));
        if (response.clicked() || response.dragged())
            && let Some(at) = response.interact_pointer_pos()
        {
            let part = f64::from((at.x - strip.left()) / strip.width());
            *view = view.centred(&all, part);
        }
    }
}

/// Where a day begins.
fn x(view: &View, chart: Rect, day: f64) -> f32 {
    // Bars that end far outside are cut near the chart: floats of the screen are short.
    let part = view.part(day).clamp(-4.0, 5.0);
    chart.left() + part as f32 * chart.width()
}

fn is_in_view(view: &View, (first, last): (Day, Day)) -> bool {
    view.part(number(first)) >= 0.0 && view.part(number(last) + 1.0) <= 1.0
}

fn lay(ui: &Ui, lane: &Lane, view: &View, from: f32, to: f32) -> LaidLane {
    let chart = Rect::from_x_y_ranges(from..=to, 0.0..=1.0);
    let mut outside = (0, 0);
    let mut items = Vec::new();
    for (at, one) in lane.items.iter().enumerate() {
        let laid = lay_item(ui, lane, one, at, view, chart);
        if lane.arranged == Arranged::Undated {
            items.push(laid);
        } else if laid.bar.right < from {
            outside.0 += 1;
        } else if laid.bar.left > to {
            outside.1 += 1;
        } else {
            items.push(laid);
        }
    }
    if lane.arranged == Arranged::Undated {
        return lay_undated(items, from, to);
    }
    items.sort_by(|a, b| a.bar.left.total_cmp(&b.bar.left).then(a.item.cmp(&b.item)));
    let bars: Vec<Bar> = items.iter().map(|laid| laid.bar).collect();
    let (placed, pitch) = if lane.arranged == Arranged::Strip {
        let overlap = view.per_day(chart.width()) as f32 + TOUCHING;
        let rows = follow(&bars, overlap, MOST_STRIPS);
        let placed = rows.into_iter().map(|row| Placed { row, beside: Beside::Right });
        (placed.collect(), STRIP)
    } else {
        (place(&bars, from, to, MOST_ROWS), ROW)
    };
    let rows = placed.iter().map(|one: &Placed| one.row.saturating_add(1)).max().unwrap_or(1);
    LaidLane { items, placed, height: rows as f32 * pitch + 2.0 * PADDING, outside }
}

fn lay_item(ui: &Ui, lane: &Lane, one: &Item, at: usize, view: &View, chart: Rect) -> Laid {
    let p = palette(ui);
    let end = |day: Option<Day>, after: f64, open: f32| {
        day.map_or(open, |day| x(view, chart, number(day) + after))
    };
    let piece = |piece: &Piece| {
        let left = end(piece.first, 0.0, chart.left());
        let right = end(piece.last, 1.0, chart.right());
        (*piece, left, right.max(left))
    };
    let pieces: Vec<_> = one.span.pieces.iter().map(piece).collect();
    let left = pieces.first().map_or(chart.left(), |(_, left, _)| *left);
    let right = pieces.last().map_or(left, |(.., right)| *right);
    let words = draw::label_of(&one.label, one.is_contested);
    let words = if lane.arranged == Arranged::Undated { format!("{words}   ") } else { words };
    let label = ui.painter().layout_no_wrap(words, Scale::Small.font(), p.text);
    // Points are as wide as they are drawn.
    let middle = f32::midpoint(left, right);
    let is_narrow = right - left < NARROW;
    let (left, right) = if is_narrow { (middle - 5.0, middle + 5.0) } else { (left, right) };
    Laid { bar: Bar { left, right, label: label.size().x }, pieces, label, item: at }
}

/// Labels one after the other, in lines.
fn lay_undated(mut items: Vec<Laid>, from: f32, to: f32) -> LaidLane {
    let (mut at, mut row) = (from, 0);
    let mut placed = Vec::new();
    for laid in &mut items {
        let width = laid.label.size().x;
        if at + width > to && at > from {
            (at, row) = (from, row + 1);
        }
        laid.bar.left = at;
        at += width + space::M;
        placed.push(Placed { row, beside: Beside::Right });
    }
    LaidLane { items, placed, height: (row + 1) as f32 * ROW + 2.0 * PADDING, outside: (0, 0) }
}

/// The name of a lane, in two lines at most.
fn lane_name(ui: &Ui, lane: &Lane, frame: &Frame, top: f32, header: f32) {
    let p = palette(ui);
    let font = Scale::Strong.font();
    let galley = ui.painter().layout(lane.name.clone(), font, p.text, header - space::S);
    let clip = Rect::from_min_size(Pos2::new(frame.left, top), Vec2::new(header, 2.0 * ROW));
    let painter = ui.painter().with_clip_rect(clip.intersect(ui.clip_rect()));
    painter.galley(Pos2::new(frame.left + space::XS, top + PADDING + 2.0), galley, p.text);
}

/// How many items of a lane lie before and after what is in view, if none is in view.
fn outside(ui: &Ui, (before, after): (usize, usize), chart: Rect, y: f32) {
    let p = palette(ui);
    let say = |at: Pos2, align: Align2, words: String| {
        ui.painter().text(at, align, words, Scale::Small.font(), p.text2);
    };
    if before > 0 {
        let at = Pos2::new(chart.left() + space::XS, y);
        say(at, Align2::LEFT_CENTER, format!("{} {before}", icons::ARROW_LEFT));
    }
    if after > 0 {
        let at = Pos2::new(chart.right() - space::XS, y);
        say(at, Align2::RIGHT_CENTER, format!("{after} {}", icons::ARROW_RIGHT));
    }
}

/// The days between stays of which nobody tells: a thin line of dots.
fn gaps(ui: &Ui, lane: &Lane, laid: &LaidLane, chart: Rect, top: f32) {
    let p: &Palette = palette(ui);
    let place = |item: usize| laid.items.iter().position(|one| one.item == item);
    for (before, after) in &lane.gaps {
        let Some((before, after)) = place(*before).zip(place(*after)) else { continue };
        let (Some(left), Some(right)) = (laid.items.get(before), laid.items.get(after)) else {
            continue;
        };
        let row = laid.placed.get(before).map_or(0, |placed| placed.row);
        let y = top + PADDING + row as f32 * STRIP + ROW / 2.0;
        let ends = [left.bar.right, right.bar.left].map(|x| x.clamp(chart.left(), chart.right()));
        let [from, to] = ends.map(|x| Pos2::new(x, y));
        let stroke = Stroke::new(1.5, p.text2);
        ui.painter().extend(eframe::egui::Shape::dashed_line(&[from, to], stroke, 2.0, 3.0));
    }
}
