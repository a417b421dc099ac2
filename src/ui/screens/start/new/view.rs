//! How the page that makes a vault looks: two columns where there is room, and a foot that
//! says what is missing.

use eframe::egui::{Align, CornerRadius, Frame, Id, Layout, Margin, Stroke, Ui};

use super::{Action, Missing, NewPage, file_id, name_id};
use crate::ui::icons;
use crate::ui::screens::settings::MINUTES;
use crate::ui::screens::start::ViewAround;
use crate::ui::screens::start::frame::{
    FileField, ONE_COLUMN, bar, has_wide_foot, refusal, step, with_foot,
};
use crate::ui::screens::start::pair::{PairState, first_id};
use crate::ui::screens::start::sheet::{SheetAction, SheetState};
use crate::ui::shell::Choices;
use crate::ui::text::Text;
use crate::ui::theme::{self, Scale, size, space};
use crate::ui::widgets::secret::{label, pressed_show};
use crate::ui::widgets::{Button, Entry, Tone, entered, notice, segments};

fn make_id() -> Id {
    Id::unique("make the vault")
}

impl NewPage {
    /// Draws it.
    pub(in crate::ui::screens::start) fn show(
        &mut self,
        ui: &mut Ui,
        text: &Text,
        choices: &mut Choices,
        around: ViewAround<'_>,
    ) {
        if pressed_show(ui) {
            self.pair.toggle();
        }
        // Words that were written down are not lost by a key that is pressed by chance.
        let escapes = !self.is_busy() && self.key.is_none();
        if bar(ui, text, choices, &text.say("start-back"), &text.say("new-title"), escapes) {
            self.actions.push(Action::Back);
        }
        with_foot(
            ui,
            self,
            |ui, page| {
                ui.add_enabled_ui(!page.is_busy(), |ui| page.body(ui, text, around));
            },
            |ui, page| page.foot(ui, text, *choices),
        );
        if let Some(focus) = self.focus.take() {
            ui.memory_mut(|memory| memory.request_focus(focus));
        }
    }

    fn body(&mut self, ui: &mut Ui, text: &Text, around: ViewAround<'_>) {
        let whole = ui.available_width();
        if whole < ONE_COLUMN {
            self.steps(ui, text, around);
            ui.add_space(space::XL);
            self.sheet_step(ui, text, around);
        } else {
            let left = whole * 0.425;
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.vertical(|ui| {
                    ui.set_width(left);
                    ui.spacing_mut().item_spacing.x = space::S;
                    self.steps(ui, text, around);
                });
                ui.add_space(56.0);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.x = space::S;
                    ui.set_width(ui.available_width());
                    self.sheet_step(ui, text, around);
                });
            });
        }
        if self.refused.is_some() {
            let shown = ui.scope(|ui| refusal(ui, text, self.refused.as_ref()));
            if std::mem::take(&mut self.is_refused_now) {
                shown.response.scroll_to_me(Some(Align::Max));
            }
        }
    }

    /// Name, place and passphrase.
    fn steps(&mut self, ui: &mut Ui, text: &Text, around: ViewAround<'_>) {
        step(ui, 1, &text.say("new-step-place"), "");
        label(ui, text.say("new-name"));
        let name = Entry::new(&mut self.name, text.say("new-name"))
            .id(name_id())
            .hint(text.say("new-name-hint"))
            .large()
            .limit(80)
            .show(ui);
        if name.changed() {
            self.measure();
        }
        if entered(ui, &name) {
            self.focus = Some(file_id());
        }
        ui.add_space(space::XS);
        label(ui, text.say("start-file"));
        let before = self.file.typed.clone();
        let field = FileField {
            id: file_id(),
            name: text.say("start-file"),
            hint: text.say("new-file-hint"),
            line: &mut self.file,
            place: self.place.known(),
            is_folder: false,
        };
        let (choose, enter) = field.show(ui, text);
        if before != self.file.typed {
            self.measure();
        }
        if choose {
            self.actions.push(Action::Choose);
        }
        if enter {
            self.focus = Some(first_id());
        }
        if self.has_no_dialog {
            let (what, more) = (text.say("no-dialog"), text.say("no-dialog-more"));
            notice(ui, Tone::Contested, icons::WARNING, &what, &more);
        }
        ui.add_space(space::L);
        step(ui, 2, &text.say("start-passphrase"), &text.say("new-passphrase-more"));
        self.passphrase(ui, text, around);
        ui.add_space(space::M);
        if_forgotten(ui, text);
        ui.add_space(space::M);
        self.idle(ui, text);
    }

    fn measure(&mut self) {
        let known = self.known();
        self.pair.measure(&known.each_ref().map(String::as_str));
    }

    fn passphrase(&mut self, ui: &mut Ui, text: &Text, around: ViewAround<'_>) {
        let known = self.known();
        let shown =
            self.pair.show(ui, text, &known.each_ref().map(String::as_str), around.keyboard);
        if shown.is_changed {
            self.actions.push(Action::Changed);
        }
        if shown.draw {
            self.actions.push(Action::Draw);
        }
        if shown.is_entered && self.pair.state() == PairState::Ready && self.key.is_none() {
            self.actions.push(Action::MakeSheet);
        }
    }

    fn idle(&mut self, ui: &mut Ui, text: &Text) {
        label(ui, text.say("new-idle"));
        let p = theme::palette(ui);
        ui.horizontal_wrapped(|ui| {
            let words = MINUTES.map(|minutes| text.count("new-minutes", minutes.into()));
            let at = MINUTES.iter().position(|minutes| *minutes == self.idle);
            let (id, name) = (Id::unique("new idle"), text.say("new-idle"));
            let chosen = segments(ui, id, &name, &words, at, size::CONTROL).0;
            if let Some(minutes) = chosen.and_then(|at| MINUTES.get(at)) {
                self.idle = *minutes;
            }
            ui.label(Scale::Small.text(text.say("new-idle-more")).color(p.text2));
        });
    }

    fn sheet_step(&mut self, ui: &mut Ui, text: &Text, around: ViewAround<'_>) {
        step(ui, 3, &text.say("sheet-step"), &text.say("sheet-step-more"));
        let offer = self.offer();
        match self.sheet.show(ui, text, around.machine, offer) {
            None => {}
            Some(SheetAction::Make) => self.actions.push(Action::MakeSheet),
            Some(SheetAction::Choose(kind)) => self.actions.push(Action::Kind(kind)),
            Some(SheetAction::Print) => self.actions.push(Action::Print),
            Some(SheetAction::Skip(is_skipped)) => self.actions.push(Action::Skip(is_skipped)),
            Some(SheetAction::Finished) => self.focus = Some(make_id()),
        }
        if !has_wide_foot(ui) {
            self.skip(ui, text);
        }
    }

    /// From the right: the final step, what is missing for it, and at the left the way
    /// without a sheet.
    fn foot(&mut self, ui: &mut Ui, text: &Text, choices: Choices) {
        let p = theme::palette(ui);
        let missing = self.missing();
        let can = missing.is_none() && !self.is_busy();
        let words = text.say(if self.is_busy() { "new-making" } else { "new-make" });
        let button = Button::primary(words).large().id(make_id()).enabled(can);
        if ui.add(button).clicked() {
            self.actions.push(Action::Make(choices));
        }
        if let Some(missing) = missing {
            let words = format!("{}  {}", icons::CIRCLE_DASHED, missing_in_words(text, missing));
            ui.label(Scale::Small.text(words).color(p.text2));
        }
        if has_wide_foot(ui) {
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| self.skip(ui, text));
        }
    }

    /// The way without a sheet, as long as there is none.
    fn skip(&mut self, ui: &mut Ui, text: &Text) {
        if matches!(self.sheet.state(), SheetState::NotMade | SheetState::ToProve(_)) {
            let skip = Button::quiet(text.say("sheet-skip")).enabled(!self.is_busy());
            if ui.add(skip).clicked() {
                self.actions.push(Action::Skip(true));
            }
        }
    }
}

fn missing_in_words(text: &Text, missing: Missing) -> String {
    match missing {
        Missing::Name => text.say("missing-name"),
        Missing::File => text.say("missing-file"),
        Missing::Taken => text.say("missing-taken"),
        Missing::Folder => text.say("missing-folder"),
        Missing::Passphrase(PairState::Empty | PairState::Ready) => text.say("missing-passphrase"),
        Missing::Passphrase(PairState::TooWeak) => text.say("missing-too-weak"),
        Missing::Passphrase(PairState::Once) => text.say("missing-again"),
        Missing::Passphrase(PairState::Differs) => text.say("missing-differs"),
        Missing::Sheet => text.say("missing-sheet"),
        Missing::Words(left) => text.count("missing-words", left as u64),
    }
}

/// What it means to forget the passphrase.
fn if_forgotten(ui: &mut Ui, text: &Text) {
    let p = theme::palette(ui);
    let frame = Frame::new()
        .stroke(Stroke::new(1.0, p.line))
        .corner_radius(CornerRadius::same(size::CARD_CORNER))
        .inner_margin(Margin::same(12));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            ui.label(Scale::Heading.text(icons::KEY).color(p.text2));
            ui.vertical(|ui| {
                ui.label(Scale::Strong.text(text.say("new-forgotten")));
                ui.label(Scale::Body.text(text.say("new-forgotten-more")).color(p.text2));
            });
        });
    });
}
