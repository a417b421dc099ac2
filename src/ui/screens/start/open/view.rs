//! How the page that opens a vault looks.

use eframe::egui::{
    Align, CornerRadius, Frame, Id, Key, Layout, Margin, Modifiers, Rect, Role, ScrollArea, Sense,
    Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::{Action, Focus, OpenPage, passphrase_id};
use crate::ui::icons;
use crate::ui::screens::start::ViewAround;
use crate::ui::screens::start::Way;
use crate::ui::screens::start::frame::{FileField, choices_of_window, refusal};
use crate::ui::shell::Choices;
use crate::ui::text::Text;
use crate::ui::theme::{self, Scale, size, space};
use crate::ui::widgets::secret::{SecretField, label, label_with_keyboard, pressed_show};
use crate::ui::widgets::{Button, Tone, check, entered, notice, ring};

/// The widest that the card is.
const WIDEST: f32 = 912.0;
/// Below this width the ways to other pages stand below.
const BESIDE: f32 = 720.0;
/// The share of the card in which one opens.
const SHARE: f32 = 0.58;

impl OpenPage {
    /// Draws it.
    pub(in crate::ui::screens::start) fn show(
        &mut self,
        ui: &mut Ui,
        text: &Text,
        choices: &mut Choices,
        around: ViewAround<'_>,
    ) {
        self.keys(ui);
        ui.add_space(space::L);
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                ui.add_space(20.0 - space::S);
                choices_of_window(ui, text, choices);
            });
        });
        ScrollArea::vertical().auto_shrink([false; 2]).show(ui, |ui| {
            let width = (ui.available_width() - 2.0 * space::XL).min(WIDEST);
            let side = (ui.available_width() - width) / 2.0;
            ui.add_space(((ui.available_height() - 560.0) / 2.0).clamp(space::S, 130.0));
            let margin = Margin { left: side as i8, ..Margin::ZERO };
            ui.horizontal(|ui| {
                ui.add_space(side.max(0.0) - f32::from(margin.top));
                ui.vertical(|ui| {
                    ui.set_width(width);
                    self.page(ui, text, around, width);
                });
            });
        });
        self.set_focus(ui);
    }

    fn page(&mut self, ui: &mut Ui, text: &Text, around: ViewAround<'_>, width: f32) {
        let p = theme::palette(ui);
        ui.horizontal(|ui| {
            mark(ui);
            ui.add_space(space::XS);
            ui.label(Scale::Display.text("Dala"));
        });
        ui.add_space(space::S);
        let (left, right) = (Margin::same(32), Margin::symmetric(32, 28));
        if width < BESIDE {
            panel(ui, p.panel, Margin::same(24), |ui| self.form(ui, text, around));
            panel(ui, p.bg, Margin::same(24), |ui| self.ways(ui, text));
        } else {
            let frame = Frame::new()
                .stroke(Stroke::new(1.0, p.line))
                .corner_radius(CornerRadius::same(size::CARD_CORNER));
            frame.show(ui, |ui| {
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = 0.0;
                    let inner = width - 2.0;
                    let behind = ui.painter().add(eframe::egui::Shape::Noop);
                    let form = part(ui, inner * SHARE, left, |ui| self.form(ui, text, around));
                    let ways = part(ui, inner * (1.0 - SHARE), right, |ui| self.ways(ui, text));
                    let high = form.height().max(ways.height());
                    let ground = Rect::from_min_size(form.min, Vec2::new(form.width(), high));
                    let nw = size::CARD_CORNER;
                    let corner = CornerRadius { nw, sw: nw, ne: 0, se: 0 };
                    let fill = eframe::egui::epaint::RectShape::filled(ground, corner, p.panel);
                    ui.painter().set(behind, fill);
                    let edge = Stroke::new(1.0, p.line);
                    ui.painter().vline(ground.right(), ground.y_range(), edge);
                });
            });
        }
        ui.add_space(space::XS);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            let version = text.with("start-version", &[("n", env!("CARGO_PKG_VERSION").into())]);
            for words in [text.say("start-foot-network"), text.say("start-foot-forgotten"), version]
            {
                ui.label(Scale::Small.text(words).color(p.text2));
            }
        });
        ui.add_space(space::L);
    }

    fn form(&mut self, ui: &mut Ui, text: &Text, around: ViewAround<'_>) {
        ui.label(Scale::Title.text(text.say("start-open")));
        ui.add_space(space::S);
        label(ui, text.say("start-file"));
        let field = FileField {
            id: Id::unique("start file"),
            name: text.say("start-file"),
            hint: text.say("start-file-hint"),
            line: &mut self.file,
            place: self.place.known(),
            is_folder: false,
        };
        let (choose, enter) = field.show(ui, text);
        if choose {
            self.actions.push(Action::Choose);
        }
        if enter && !self.file.is_empty() {
            self.focus = Some(Focus::Passphrase);
        }
        let p = theme::palette(ui);
        if around.machine.takes_drops {
            let is_over = ui.input(|input| !input.raw.hovered_files.is_empty());
            let colour = if is_over { p.accent } else { p.text2 };
            ui.label(Scale::Small.text(text.say("start-drop")).color(colour));
        }
        if self.has_no_dialog {
            let (what, more) = (text.say("no-dialog"), text.say("no-dialog-more"));
            notice(ui, Tone::Contested, icons::WARNING, &what, &more);
        }
        ui.add_space(space::S);
        let name = text.say("start-passphrase");
        label_with_keyboard(ui, text, name, passphrase_id(), around.keyboard);
        self.passphrase_row(ui, text);
        refusal(ui, text, self.refused.as_ref());
        if self.remembered.file().is_some() {
            ui.add_space(space::S);
            self.remember(ui, text, around);
        }
    }

    fn passphrase_row(&mut self, ui: &mut Ui, text: &Text) {
        let (is_busy, has_file) = (self.is_busy(), !self.file.is_empty());
        let can = has_file && !is_busy && !self.passphrase.is_empty();
        let open = if is_busy {
            Button::primary(text.say("start-opening"))
        } else {
            Button::primary(text.say("start-open-now")).key(text.say("key-enter"))
        };
        let open = open.large().enabled(can);
        let stop = is_busy.then(|| Button::quiet(text.say("start-stop")).large());
        let mut beside = open.width(ui) + space::S;
        if let Some(stop) = &stop {
            beside += stop.width(ui) + space::S;
        }
        let hint = if has_file { String::new() } else { text.say("start-file-first") };
        ui.horizontal(|ui| {
            let field = SecretField {
                id: passphrase_id(),
                name: text.say("start-passphrase"),
                hint,
                value: &mut self.passphrase,
                is_shown: &mut self.is_shown,
                width: ui.available_width() - beside,
            };
            let response = ui.add_enabled_ui(has_file, |ui| field.show(ui, text)).inner;
            let enter = entered(ui, &response);
            let is_pressed = ui.add(open).clicked();
            if can && (is_pressed || enter) {
                self.actions.push(Action::Open);
            }
            if stop.is_some_and(|stop| ui.add(stop).clicked()) {
                self.actions.push(Action::Stop);
            }
        });
    }

    fn remember(&mut self, ui: &mut Ui, text: &Text, around: ViewAround<'_>) {
        let mut is_on = self.remembered.is_on;
        if check(ui, &mut is_on, &text.say("start-remember")).changed() {
            self.actions.push(Action::Remember(is_on));
        }
        let kept =
            self.remembered.file().map(|file| around.machine.in_words(file)).unwrap_or_default();
        let words = if is_on {
            text.with("start-remember-on", &[("file", kept.into())])
        } else {
            text.say("start-remember-off")
        };
        ui.add_space(-space::S);
        ui.horizontal_top(|ui| {
            ui.add_space(26.0);
            let p = theme::palette(ui);
            ui.vertical(|ui| ui.label(Scale::Small.text(words).color(p.text2)));
        });
    }

    fn ways(&mut self, ui: &mut Ui, text: &Text) {
        let p = theme::palette(ui);
        ui.label(Scale::SmallStrong.text(text.say("start-or")).color(p.text2));
        ui.add_space(space::S);
        for (icon, words, more, action) in [
            (icons::PLUS, text.say("start-new"), text.say("start-new-more"), Action::Go(Way::New)),
            (
                icons::KEY,
                text.say("start-recover"),
                text.say("start-recover-more"),
                Action::Go(Way::Recover),
            ),
            (
                icons::BOOK_OPEN,
                text.say("start-practise"),
                text.say("start-practise-more"),
                Action::Go(Way::Practise),
            ),
            (icons::QUESTION, text.say("start-guide"), text.say("start-guide-more"), Action::Guide),
        ] {
            if way(ui, icon, &words, &more) {
                self.actions.push(action);
            }
        }
    }

    /// What keys and drops want, wherever the focus is.
    fn keys(&mut self, ui: &mut Ui) {
        if pressed_show(ui) {
            self.is_shown = !self.is_shown;
        }
        let escape =
            |ui: &Ui| ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if self.is_busy() && escape(ui) {
            self.actions.push(Action::Stop);
        }
        let dropped =
            ui.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
        if let Some(path) = dropped {
            self.actions.push(Action::Dropped(path));
        }
    }

    fn set_focus(&mut self, ui: &Ui) {
        let Some(focus) = self.focus.take() else { return };
        let id = match focus {
            Focus::File => Id::unique("start file"),
            Focus::Passphrase => passphrase_id(),
        };
        ui.memory_mut(|memory| memory.request_focus(id));
    }
}

fn panel(ui: &mut Ui, fill: eframe::egui::Color32, margin: Margin, add: impl FnOnce(&mut Ui)) {
    let p = theme::palette(ui);
    let frame = Frame::new()
        .fill(fill)
        .stroke(Stroke::new(1.0, p.line))
        .corner_radius(CornerRadius::same(size::CARD_CORNER))
        .inner_margin(margin);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        add(ui);
    });
}

/// One of two parts side by side; gives where it is.
fn part(ui: &mut Ui, width: f32, margin: Margin, add: impl FnOnce(&mut Ui)) -> Rect {
    let shown = Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            ui.set_width(width - margin.sum().x);
            add(ui);
        });
    });
    shown.response.rect
}

/// A way to another page: an icon, what it is, and a few words on it.
fn way(ui: &mut Ui, icon: &str, words: &str, more: &str) -> bool {
    let p = theme::palette(ui);
    let width = ui.available_width();
    let inner = width - 30.0;
    let painter = ui.painter();
    let title = painter.layout(words.to_owned(), Scale::Strong.font(), p.accent, inner);
    let rest = painter.layout(more.to_owned(), Scale::Small.font(), p.text2, inner);
    let height = title.size().y + rest.size().y + 2.0 * space::S;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    if response.hovered() {
        let fill = p.neutral;
        let around = rect.expand2(Vec2::new(space::S, 0.0));
        ui.painter().rect(around, size::CORNER, fill, Stroke::NONE, StrokeKind::Inside);
    }
    let at = rect.min + Vec2::new(0.0, space::S);
    let colour = p.accent;
    let top = eframe::egui::Align2::LEFT_TOP;
    ui.painter().text(at, top, icon, Scale::Heading.font(), colour);
    let at = at + Vec2::new(30.0, 0.0);
    let below = at + Vec2::new(0.0, title.size().y);
    ui.painter().galley(at, title, p.accent);
    ui.painter().galley(below, rest, p.text2);
    if response.has_focus() {
        ring(ui, rect.expand2(Vec2::new(space::S, 0.0)), size::CORNER);
    }
    response.clicked()
}

/// The mark of the program: the steppe and the sun above it.
fn mark(ui: &mut Ui) {
    let p = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(40.0), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(8), p.accent);
    let line = Stroke::new(2.0, p.on_accent);
    let at = |x: f32, y: f32| rect.min + Vec2::new(x, y);
    ui.painter().circle_stroke(at(20.0, 15.0), 4.5, line);
    ui.painter().line_segment([at(7.0, 25.5), at(33.0, 25.5)], line);
    ui.painter().line_segment([at(12.5, 31.0), at(27.5, 31.0)], line);
}
