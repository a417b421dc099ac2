//! The head of the axis with its marks, and the strip below that shows all.

use eframe::egui::{Id, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

use super::axis::{Label, View, marks, number};
use super::draw;
use super::lay::x;
use super::{AxisWords, Lane};
use crate::record::Day;
use crate::ui::theme::{Scale, palette, space};

/// Draws the marks of the axis, and the lines that divide the chart down to `bottom`.
pub(super) fn axis(ui: &Ui, words: &AxisWords, view: &View, chart: Rect, bottom: f32) {
    let p = palette(ui);
    let painter = ui.painter().with_clip_rect(chart.expand(1.0).intersect(ui.clip_rect()));
    let lay = |words: String, scale: Scale| painter.layout_no_wrap(words, scale.font(), p.text);
    let names = words.months.iter().map(|month| format!("{month} 0000"));
    let widest = names.map(|name| lay(name, Scale::SmallStrong).size().x).fold(0.0, f32::max);
    let marks = marks(view, view.per_day(chart.width()), widest);
    let mut ends = marks.iter().filter(|mark| mark.label.divides()).skip(1);
    for mark in &marks {
        let at = x(view, chart, number(mark.day));
        if mark.label.divides() {
            let end = ends.next().map_or(chart.right(), |next| x(view, chart, number(next.day)));
            let words = lay(label(words, mark.day, mark.label), Scale::SmallStrong);
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

fn label(words: &AxisWords, day: Day, label: Label) -> String {
    let month = usize::from(day.month).checked_sub(1).and_then(|at| words.months.get(at));
    let month = month.map(String::as_str).unwrap_or_default();
    match label {
        Label::Year => day.year.to_string(),
        Label::MonthOfYear => format!("{month} {}", day.year),
        Label::Month => month.to_owned(),
        Label::Day | Label::Plain => String::new(),
    }
}

/// The strip that shows all.
pub(super) struct Whole<'a> {
    pub(super) id: Id,
    pub(super) lanes: &'a [Lane],
    pub(super) words: &'a AxisWords,
    /// The first and the last day of all.
    pub(super) days: (Day, Day),
    /// Where it is drawn, and where its name begins.
    pub(super) strip: Rect,
    pub(super) left: f32,
}

impl Whole<'_> {
    /// Draws it, with the part that is in view; a click or a drag moves that part.
    pub(super) fn show(&self, ui: &Ui, view: &mut View) {
        let p = palette(ui);
        let strip = self.strip;
        let all = View::of(self.days.0, self.days.1);
        ui.painter().rect_filled(strip.with_min_x(self.left), 4.0, p.neutral);
        let at = Pos2::new(self.left + space::XS, strip.center().y);
        draw::words(ui.painter(), at, &self.words.whole, p.text2);
        let items = self.lanes.iter().flat_map(|lane| &lane.items);
        for (first, _) in items.filter_map(|item| item.span.named()) {
            let at = x(&all, strip, number(first));
            ui.painter().vline(at, strip.y_range().shrink(4.0), Stroke::new(2.0, p.accent));
        }
        self.years(ui, &all);
        let (left, right) = view.ends_within(&all);
        let of = |part: f64| strip.left() + part as f32 * strip.width();
        let seen = of(left)..=of(right).max(of(left) + 6.0);
        let seen = Rect::from_x_y_ranges(seen, strip.y_range());
        ui.painter().rect_stroke(seen, 4.0, Stroke::new(2.0, p.accent), StrokeKind::Outside);
        let response = ui.interact(strip, self.id.with("whole"), Sense::CLICK | Sense::DRAG);
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &self.words.whole));
        if (response.clicked() || response.dragged())
            && let Some(at) = response.interact_pointer_pos()
        {
            let part = f64::from((at.x - strip.left()) / strip.width());
            *view = view.centred(&all, part);
        }
    }

    fn years(&self, ui: &Ui, all: &View) {
        let p = palette(ui);
        let marks = marks(all, all.per_day(self.strip.width()), f32::INFINITY);
        for mark in marks.iter().filter(|mark| mark.label == Label::Year) {
            let at = x(all, self.strip, number(mark.day));
            if self.strip.x_range().contains(at) {
                ui.painter().vline(at, self.strip.y_range(), Stroke::new(1.0, p.edge));
                let below = Pos2::new(at + 3.0, self.strip.bottom() + 9.0);
                draw::words(ui.painter(), below, &mark.day.year.to_string(), p.text2);
            }
        }
    }
}
