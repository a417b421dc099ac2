//! The middle column: the timeline, and the same in order of time as a list.

use eframe::egui::{
    Align, Frame, Id, Label, Layout, Margin, Popup, Rect, Sense, Ui, UiBuilder, Vec2,
};

use super::arrange::{Row, Words};
use super::{Action, CasePage, Chosen};
use crate::casework::TimelineEntry;
use crate::record::Kind;
use crate::ui::icons;
use crate::ui::text::Text;
use crate::ui::theme::{Scale, palette, size, space};
use crate::ui::widgets::timeline::{AxisWords, Timeline, TimelineEvent, View, legend};
use crate::ui::widgets::{Button, List, ListEvent, Rows, icon_button};

/// Rows of the list that show at once.
const MOST_ROWS: usize = 8;
const LIST_ROW: f32 = 32.0;
/// Below this width a row of the list has two lines.
const TWO_LINES: f32 = 640.0;
/// What one can add from here.
const TO_ADD: [&str; 5] = ["arrest", "detention", "event", "interview", "person"];
/// How much nearer or farther a press of a button brings.
const ZOOM: f64 = 1.5;

fn timeline_id() -> Id {
    Id::unique("case timeline")
}

/// The id by which the timeline is given the keys.
pub(super) fn focus_id() -> Id {
    Timeline::focus_id(timeline_id())
}

fn axis_words(text: &Text) -> AxisWords {
    let months = [
        "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8",
        "month-9", "month-10", "month-11", "month-12",
    ];
    AxisWords { months: months.map(|key| text.say(key)), whole: text.say("case-whole") }
}

/// Draws the timeline, or what to begin with.
pub(super) fn timeline(screen: &mut CasePage, ui: &mut Ui, text: &Text) {
    head(screen, ui, text);
    ui.add_space(space::XS);
    let CasePage { story, view, chosen, actions, .. } = screen;
    card(ui, |ui| {
        if story.lanes.is_empty() {
            return empty(ui, text, actions);
        }
        let mut of_nothing = View::default();
        let (view, whole) = (view.as_mut().unwrap_or(&mut of_nothing), story.whole);
        let words = axis_words(text);
        let name = text.say("case-timeline");
        let selected = match chosen {
            Some(Chosen::Entry(record)) => story.place_of(*record),
            _ => None,
        };
        let (id, lanes) = (timeline_id(), story.lanes.as_slice());
        let timeline = Timeline { id, name: &name, lanes, words: &words, whole, selected };
        let event = timeline.show(ui, view);
        let record = |at| story.record_at(at);
        match event {
            Some(TimelineEvent::Selected(at)) => {
                actions.extend(record(at).map(Chosen::Entry).map(Action::Choose));
            }
            Some(TimelineEvent::Opened(at)) => {
                let entries = screen.shown.get().map(|shown| &shown.page.timeline.entries);
                let entry =
                    record(at).and_then(|record| entries?.iter().find(|entry| entry.id == record));
                actions.extend(entry.and_then(open));
            }
            None => {}
        }
    });
}

fn open(entry: &TimelineEntry) -> Option<Action> {
    Some(Action::Open(Kind::new(entry.kind.as_str()).ok()?, entry.id))
}

fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let p = palette(ui);
    let frame = Frame::new()
        .fill(p.panel)
        .stroke((1.0, p.line))
        .corner_radius(size::CARD_CORNER)
        .inner_margin(Margin::symmetric(10, 8));
    frame
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        })
        .inner
}

/// The title, what the patterns mean, and the ways to look nearer.
fn head(screen: &mut CasePage, ui: &mut Ui, text: &Text) {
    let CasePage { view, actions, story, .. } = screen;
    ui.horizontal_wrapped(|ui| {
        ui.label(Scale::Heading.text(text.say("case-timeline")));
        if story.lanes.is_empty() {
            return;
        }
        add_button(ui, text, actions);
        let Some(view) = view.as_mut().filter(|_| story.whole.is_some()) else { return };
        ui.add_space(space::S);
        let meanings = ["case-certain", "case-within", "state-contested", "case-goes-on"];
        let meanings = meanings.map(|key| text.say(key).to_lowercase());
        let [certain, within, contested, goes_on] = &meanings;
        ui.spacing_mut().item_spacing.x = space::M;
        legend(ui, [certain, within, contested, goes_on]);
        ui.spacing_mut().item_spacing.x = space::XS;
        if icon_button(ui, icons::MAGNIFYING_GLASS_MINUS, &text.say("case-farther")).clicked() {
            *view = view.zoomed(1.0 / ZOOM, 0.5);
        }
        if icon_button(ui, icons::MAGNIFYING_GLASS_PLUS, &text.say("case-nearer")).clicked() {
            *view = view.zoomed(ZOOM, 0.5);
        }
    });
}

/// A menu of what one can add to the case.
fn add_button(ui: &mut Ui, text: &Text, actions: &mut Vec<Action>) {
    let response = ui.add(Button::quiet(text.say("case-add-known")).icon(icons::PLUS).small());
    Popup::menu(&response).width(220.0).show(|ui| {
        for kind in TO_ADD {
            let words = text.say(&format!("kind-{kind}-new"));
            if ui.add(Button::quiet(words).icon(icons::of_kind(kind)).small()).clicked() {
                actions.extend(Kind::new(kind).ok().map(Action::Begin));
            }
        }
    });
}

/// Lanes in which nothing stands yet.
fn empty(ui: &mut Ui, text: &Text, actions: &mut Vec<Action>) {
    let p = palette(ui);
    let nothing = text.say("case-nothing");
    ui.label(Scale::Body.text(nothing).color(p.text2));
    ui.add_space(space::XS);
    for kind in TO_ADD.into_iter().filter(|kind| *kind != "person") {
        let (line, _) =
            ui.allocate_exact_size(Vec2::new(ui.available_width(), 1.0), Sense::hover());
        ui.painter().hline(line.x_range(), line.top(), (1.0, p.line));
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(Vec2::new(150.0, size::CONTROL), Sense::hover());
            let mut name = ui.new_child(
                UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)),
            );
            name.label(Scale::Strong.text(text.say(&format!("kind-{kind}-many"))));
            let known = text.say("case-add-known");
            let button = Button::quiet(known).icon(icons::PLUS);
            if ui.add(button.name(text.say(&format!("kind-{kind}-new")))).clicked() {
                actions.extend(Kind::new(kind).ok().map(Action::Begin));
            }
        });
    }
}

/// Draws the list.
pub(super) fn list(screen: &mut CasePage, ui: &mut Ui, text: &Text) {
    let CasePage { shown, story, chosen, actions, reveal, .. } = screen;
    let Some(shown) = shown.get() else { return };
    let (entries, gaps) = (&shown.page.timeline.entries, &shown.page.timeline.gaps);
    let p = palette(ui);
    ui.horizontal(|ui| {
        ui.label(Scale::Heading.text(text.say("case-in-order")));
        let number = text.count("list-count", story.rows.len() as u64);
        ui.label(Scale::Small.text(number).color(p.text2));
        if shown.page.is_cut {
            ui.label(Scale::Small.text(text.say("case-cut")).color(p.contested));
        }
    });
    ui.add_space(space::XS);
    let of = |row: &Row| match row {
        Row::Entry(at) => entries.get(*at).map(|entry| Chosen::Entry(entry.id)),
        Row::Gap(at) => gaps.get(*at).map(|gap| Chosen::GapBefore(gap.before)),
    };
    let selected = story.rows.iter().position(|row| of(row).is_some() && of(row) == *chosen);
    let words = Words::of(&shown.page, text);
    let is_narrow = ui.available_width() < TWO_LINES;
    let rows = Told { rows: &story.rows, entries, gaps, words, text, is_narrow };
    let height = if is_narrow { size::ROW2 } else { LIST_ROW };
    let name = text.say("case-in-order");
    let done = card(ui, |ui| {
        let visible = story.rows.len().min(MOST_ROWS) as f32 * height;
        let wanted = Vec2::new(ui.available_width(), visible);
        let (rect, _) = ui.allocate_exact_size(wanted, Sense::hover());
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
        let list = List::new(Id::unique("case list"), &name, height).selected(selected);
        list.reveal(*reveal).show(&mut child, &rows).event
    });
    *reveal = false;
    match done {
        Some(ListEvent::Selected(row)) => {
            actions.extend(story.rows.get(row).and_then(of).map(Action::Choose));
        }
        Some(ListEvent::Opened(row)) => actions.extend(match story.rows.get(row) {
            Some(Row::Entry(at)) => entries.get(*at).and_then(open),
            Some(Row::Gap(at)) => gaps.get(*at).and_then(|gap| {
                let stay = entries.iter().find(|entry| entry.id == gap.before)?.stay?;
                Some(Action::Open(Kind::new("detention").ok()?, stay.detention))
            }),
            None => None,
        }),
        None => {}
    }
}

/// The rows as they are drawn.
struct Told<'a> {
    rows: &'a [Row],
    entries: &'a [TimelineEntry],
    gaps: &'a [crate::casework::Gap],
    words: Words<'a>,
    text: &'a Text,
    is_narrow: bool,
}

impl Rows for Told<'_> {
    fn len(&self) -> usize {
        self.rows.len()
    }

    fn name(&self, row: usize) -> String {
        match self.rows.get(row) {
            Some(Row::Entry(at)) => {
                let Some(entry) = self.entries.get(*at) else { return String::new() };
                let place = entry.place.clone().unwrap_or_default();
                let said = [self.words.when(entry), self.words.what(entry), place];
                let said = said.into_iter().filter(|one| !one.is_empty());
                said.collect::<Vec<_>>().join(", ")
            }
            Some(Row::Gap(at)) => {
                self.gaps.get(*at).map(|gap| self.words.gap(gap)).unwrap_or_default()
            }
            None => String::new(),
        }
    }

    fn draw(&self, ui: &mut Ui, row: usize, is_selected: bool) {
        let p = palette(ui);
        let entry = match self.rows.get(row) {
            Some(Row::Entry(at)) => self.entries.get(*at),
            _ => None,
        };
        let Some(entry) = entry else {
            ui.horizontal_centered(|ui| {
                ui.add_space(26.0);
                let words = Scale::Body.text(self.name(row)).color(p.text2).italics();
                ui.add(Label::new(words).truncate());
            });
            return;
        };
        let scale = if is_selected { Scale::Strong } else { Scale::Body };
        let place = entry.place.clone().unwrap_or_default();
        let sources = self.text.count("state-sources", entry.sources.into());
        let fork = if entry.contested > 0 { icons::GIT_FORK } else { "" };
        let (what, when) = (self.words.what(entry), self.words.when(entry));
        let whole = ui.max_rect();
        let mut cell = |from: f32, to: f32, lower: bool, words: &str, scale: Scale, colour| {
            let (top, bottom) = match (self.is_narrow, lower) {
                (false, _) => (whole.top(), whole.bottom()),
                (true, false) => (whole.top(), whole.center().y),
                (true, true) => (whole.center().y, whole.bottom()),
            };
            let x = whole.left() + from..=whole.left() + to;
            let rect = Rect::from_x_y_ranges(x, top..=bottom);
            let layout = Layout::left_to_right(Align::Center);
            let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
            child.add(Label::new(scale.text(words).color(colour)).truncate());
        };
        let width = whole.width();
        cell(0.0, 24.0, false, icons::of_kind(&entry.kind), Scale::Heading, p.text2);
        if self.is_narrow {
            cell(26.0, width - 100.0, false, &what, scale, p.text);
            cell(width - 96.0, width - 76.0, false, fork, Scale::Body, p.contested);
            cell(width - 76.0, width, false, &sources, Scale::Small, p.text2);
            let below = [when, place].into_iter().filter(|one| !one.is_empty());
            let below = below.collect::<Vec<_>>().join(" · ");
            cell(26.0, width, true, &below, Scale::Small, p.text2);
            return;
        }
        let rest = width - 26.0 - 100.0;
        let (a, b) = (26.0 + rest * 0.40, 26.0 + rest * 0.74);
        cell(26.0, a - 8.0, false, &when, scale, p.text);
        cell(a, b - 8.0, false, &what, scale, p.text);
        cell(b, 26.0 + rest - 8.0, false, &place, Scale::Body, p.text2);
        cell(width - 100.0, width - 80.0, false, fork, Scale::Body, p.contested);
        cell(width - 78.0, width, false, &sources, Scale::Small, p.text2);
    }
}
