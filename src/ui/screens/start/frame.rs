//! What the pages of the start screen have in common: the bar above, the choices of the
//! window, a foot with the final step.

use eframe::egui::{
    Align, CornerRadius, Frame, Id, Key, Layout, Margin, Modifiers, Panel, Pos2, Rect, ScrollArea,
    Sense, Stroke, Ui, UiBuilder, Vec2,
};

use super::file_line::FileLine;
use super::place::Place;
use crate::casework::CaseworkError;
use crate::record::Language;
use crate::ui::icons;
use crate::ui::shell::{Choices, SIZES, failure};
use crate::ui::text::{Text, own_name};
use crate::ui::theme::{self, Look, Scale, size, space};
use crate::ui::widgets::{Button, Entry, Tone, notice, pick, segments};

/// Below this width there is one column.
pub(super) const ONE_COLUMN: f32 = 1000.0;
/// The height of a foot.
const FOOT: f32 = 64.0;

/// Language, size of text and colours, from the right.
pub(super) fn choices_of_window(ui: &mut Ui, text: &Text, choices: &mut Choices) {
    let looks = Look::ALL.map(|look| text.say(&format!("look-{}", look.code())));
    let at = Look::ALL.iter().position(|look| *look == choices.look).unwrap_or(0);
    let look = pick(ui, Id::unique("looks"), &text.say("choose-look"), &looks, at);
    if let Some(look) = look.and_then(|at| Look::ALL.get(at)) {
        choices.look = *look;
    }
    let name = text.say("choose-size");
    let is_wide = ui.available_width() > 480.0;
    let sizes =
        SIZES.map(
            |percent| {
                if is_wide { format!("{name} {percent} %") } else { format!("{percent} %") }
            },
        );
    let at = SIZES.iter().position(|percent| *percent == choices.percent).unwrap_or(1);
    let size = pick(ui, Id::unique("sizes"), &name, &sizes, at);
    if let Some(percent) = size.and_then(|at| SIZES.get(at)) {
        choices.percent = *percent;
    }
    let at = Language::ALL.iter().position(|language| *language == choices.language);
    let (id, name) = (Id::unique("languages"), text.say("choose-language"));
    let names = Language::ALL.map(own_name);
    let language = if ui.available_width() > 270.0 {
        segments(ui, id, &name, &names, at, size::SMALL).0
    } else {
        pick(ui, id, &name, &names, at.unwrap_or(0))
    };
    if let Some(language) = language.and_then(|at| Language::ALL.get(at)) {
        choices.language = *language;
    }
}

/// The bar above a page that leads back; gives whether it was left. Escape leaves it
/// too, if it may.
pub(in crate::ui) fn bar(
    ui: &mut Ui,
    text: &Text,
    choices: &mut Choices,
    back: &str,
    title: &str,
    escapes: bool,
) -> bool {
    let p = theme::palette(ui);
    let mut is_left = false;
    let frame = Frame::new().fill(p.rail).inner_margin(Margin::symmetric(20, 8));
    Panel::top("start bar").exact_size(48.0).frame(frame).show_separator_line(true).show(
        ui,
        |ui| {
            ui.horizontal_centered(|ui| {
                is_left = ui.add(Button::quiet(back).icon(icons::ARROW_LEFT)).clicked();
                ui.label(Scale::Heading.text(title));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    choices_of_window(ui, text, choices);
                });
            });
        },
    );
    is_left || (escapes && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)))
}

/// A page with a foot that stays while the rest scrolls. The foot is drawn last, so that
/// Tab comes to it last.
pub(super) fn with_foot<S>(
    ui: &mut Ui,
    state: &mut S,
    body: impl FnOnce(&mut Ui, &mut S),
    foot: impl FnOnce(&mut Ui, &mut S),
) {
    let p = theme::palette(ui);
    let whole = ui.available_rect_before_wrap();
    let line = (whole.bottom() - FOOT).max(whole.top());
    let above = Rect::from_min_max(whole.min, Pos2::new(whole.right(), line));
    let below = Rect::from_min_max(Pos2::new(whole.left(), line), whole.max);
    let mut upper = ui.new_child(UiBuilder::new().max_rect(above).layout(*ui.layout()));
    scrolled(&mut upper, |ui| body(ui, state));
    ui.painter().rect_filled(below, CornerRadius::ZERO, p.rail);
    ui.painter().hline(below.x_range(), below.top(), Stroke::new(1.0, p.line));
    let inside = below.shrink2(Vec2::new(side(below.width()), space::M));
    let layout = Layout::right_to_left(Align::Center);
    let mut lower = ui.new_child(UiBuilder::new().max_rect(inside).layout(layout));
    foot(&mut lower, state);
    ui.advance_cursor_after_rect(whole);
}

/// What scrolls, with room at its sides.
pub(super) fn scrolled(ui: &mut Ui, body: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().auto_shrink([false; 2]).show(ui, |ui| {
        let room = side(ui.available_width());
        let margin = Margin { left: room as i8, right: room as i8, top: 24, bottom: 24 };
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.set_width(ui.available_width());
            body(ui);
        });
    });
}

/// The room at the sides of a page so wide.
fn side(width: f32) -> f32 {
    if width < ONE_COLUMN { space::XL } else { 62.0 }
}

/// Whether the window is wide enough for a foot that holds more than the final step.
pub(super) fn has_wide_foot(ui: &Ui) -> bool {
    ui.ctx().content_rect().width() >= ONE_COLUMN
}

/// The heading of a step, with its number.
pub(super) fn step(ui: &mut Ui, number: u8, words: &str, more: &str) {
    let p = theme::palette(ui);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(24.0), Sense::hover());
        ui.painter().circle_filled(rect.center(), 12.0, p.selected);
        let (font, middle) = (Scale::SmallStrong.font(), eframe::egui::Align2::CENTER_CENTER);
        ui.painter().text(rect.center(), middle, number.to_string(), font, p.accent);
        ui.label(Scale::Title.text(words));
    });
    if !more.is_empty() {
        ui.label(Scale::Body.text(more).color(p.text2));
    }
    ui.add_space(space::XS);
}

/// A refusal of the core, in amber: nothing is lost by it.
pub(super) fn refusal(ui: &mut Ui, text: &Text, refused: Option<&CaseworkError>) {
    if let Some(error) = refused {
        ui.add_space(space::XS);
        let (what, more) = failure(text, error);
        notice(ui, Tone::Contested, icons::WARNING, &what, &more);
    }
}

/// A line for a file with the button that has one chosen.
pub(super) struct FileField<'a> {
    pub(super) id: Id,
    pub(super) name: String,
    pub(super) hint: String,
    pub(super) line: &'a mut FileLine,
    pub(super) place: Option<Place>,
    pub(super) is_folder: bool,
}

impl FileField<'_> {
    /// Draws it; gives whether a file is to be chosen, and whether Enter was pressed.
    pub(super) fn show(self, ui: &mut Ui, text: &Text) -> (bool, bool) {
        let p = theme::palette(ui);
        let (mut choose, mut enter) = (false, false);
        ui.horizontal(|ui| {
            let button = Button::plain(text.say("start-choose")).large();
            let width = ui.available_width() - button.width(ui) - space::S;
            let is_removable = self.place.is_some_and(|place| place.is_removable);
            let icon = match (self.is_folder, is_removable) {
                (true, _) => icons::FOLDER,
                (false, true) => icons::USB,
                (false, false) => icons::FILE,
            };
            let mut entry = Entry::new(&mut self.line.typed, self.name)
                .id(self.id)
                .icon(icon)
                .hint(self.hint)
                .large()
                .width(width)
                .limit(4096);
            if is_removable && width > 300.0 {
                let words = text.say("start-removable");
                entry = entry.note(Scale::Small.text(words).color(p.text2));
            }
            let response = entry.show(ui);
            enter = crate::ui::widgets::entered(ui, &response);
            choose = ui.add(button).clicked();
        });
        (choose, enter)
    }
}
