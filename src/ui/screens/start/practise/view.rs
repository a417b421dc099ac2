//! How the page to learn on looks.

use eframe::egui::{Id, Key, Modifiers, Ui};

use super::{Action, PractisePage};
use crate::casework::PRACTICE_PASSPHRASE;
use crate::ui::icons;
use crate::ui::screens::start::frame::{FileField, bar, refusal, with_foot};
use crate::ui::shell::Choices;
use crate::ui::text::Text;
use crate::ui::theme::{self, Scale, space};
use crate::ui::widgets::secret::label;
use crate::ui::widgets::{Button, Tone, card, notice, progress};

/// The widest that the page is.
const WIDEST: f32 = 720.0;

fn folder_id() -> Id {
    Id::unique("practice folder")
}

fn make_id() -> Id {
    Id::unique("practice make")
}

impl PractisePage {
    /// Draws it.
    pub(in crate::ui::screens::start) fn show(
        &mut self,
        ui: &mut Ui,
        text: &Text,
        choices: &mut Choices,
    ) {
        if self.making.is_some()
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
        {
            self.actions.push(Action::Stop);
        }
        if bar(ui, text, choices, &text.say("start-back"), &text.say("practise-title"), true) {
            self.actions.push(Action::Back);
        }
        with_foot(ui, self, |ui, page| page.body(ui, text), |ui, page| page.foot(ui, text));
        if std::mem::take(&mut self.is_new) {
            ui.memory_mut(|memory| memory.request_focus(make_id()));
        }
    }

    fn body(&mut self, ui: &mut Ui, text: &Text) {
        ui.set_max_width(ui.available_width().min(WIDEST));
        ui.label(Scale::Title.text(text.say("practise-head")));
        ui.label(Scale::Body.text(text.say("practise-more")));
        ui.add_space(space::M);
        label(ui, text.say("practise-folder"));
        let field = FileField {
            id: folder_id(),
            name: text.say("practise-folder"),
            hint: text.say("practise-folder-hint"),
            line: &mut self.folder,
            place: None,
            is_folder: true,
        };
        let (choose, enter) =
            ui.add_enabled_ui(self.making.is_none(), |ui| field.show(ui, text)).inner;
        if choose {
            self.actions.push(Action::Choose);
        }
        if enter && !self.folder.is_empty() {
            self.actions.push(Action::Make);
        }
        let p = theme::palette(ui);
        ui.label(Scale::Small.text(text.say("practise-folder-more")).color(p.text2));
        if self.has_no_dialog {
            let (what, more) = (text.say("no-dialog"), text.say("practise-type-folder"));
            notice(ui, Tone::Contested, icons::WARNING, &what, &more);
        }
        ui.add_space(space::S);
        card(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.label(Scale::Strong.text(text.say("practise-passphrase")));
            ui.label(Scale::Body.text(PRACTICE_PASSPHRASE));
        });
        refusal(ui, text, self.refused.as_ref());
        self.progress(ui, text);
    }

    fn progress(&self, ui: &mut Ui, text: &Text) {
        let Some(making) = &self.making else { return };
        ui.add_space(space::M);
        let step = making.step().filter(|step| step.total > 0);
        let words = match step {
            None => text.say("practise-making"),
            Some(step) => text.with(
                "practise-making-step",
                &[("n", step.done.into()), ("of", step.total.into())],
            ),
        };
        ui.label(Scale::Strong.text(&words));
        progress(ui, &words, step.map(|step| (step.done as f64 / step.total as f64) as f32));
    }

    fn foot(&mut self, ui: &mut Ui, text: &Text) {
        if self.making.is_some() {
            if ui.add(Button::plain(text.say("practise-stop")).large().id(make_id())).clicked() {
                self.actions.push(Action::Stop);
            }
            return;
        }
        let can = !self.folder.is_empty();
        let button = Button::primary(text.say("practise-make")).large().id(make_id()).enabled(can);
        if ui.add(button).clicked() {
            self.actions.push(Action::Make);
        }
    }
}
