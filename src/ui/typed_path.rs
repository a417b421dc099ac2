//! Where the desktop has no window for choosing files, a line in this window takes the path.

use eframe::egui::{Align, Align2, Area, Context, Id, Key, Layout, Modifiers, Order, Ui, Vec2};

use super::dialogs::{Answer, Chosen, Wanted};
use super::icons;
use super::machine::Machine;
use super::text::Text;
use super::theme::{self, Scale, space};
use super::widgets::{Button, Entry, entered, floating};

/// A path that is being typed.
pub(super) struct TypedPath {
    wanted: Wanted,
    answer: Option<Answer>,
    typed: String,
    is_new: bool,
}

impl TypedPath {
    /// For something that is to be chosen.
    pub(super) fn new(wanted: Wanted, answer: Answer) -> Self {
        Self { wanted, answer: Some(answer), typed: String::new(), is_new: true }
    }

    /// What the line is called.
    fn name(&self, text: &Text) -> String {
        match &self.wanted {
            Wanted::Folder => text.say("path-folder"),
            Wanted::Save { name } => text.with("path-save", &[("what", name.as_str().into())]),
            Wanted::NewVault => text.say("path-vault"),
            Wanted::Bundles | Wanted::Files | Wanted::Table | Wanted::Card | Wanted::OpenVault => {
                text.say("path-file")
            }
        }
    }

    fn give(&mut self, chosen: Chosen) -> bool {
        if let Some(answer) = self.answer.take() {
            answer.give(chosen);
        }
        true
    }

    /// Draws it; gives whether it is over.
    pub(super) fn show(&mut self, ctx: &Context, text: &Text, machine: &Machine) -> bool {
        if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            return self.give(Chosen::Nothing);
        }
        let path = machine.path(&self.typed);
        let area = Area::new(Id::unique("typed path"))
            .order(Order::Foreground)
            .anchor(Align2::CENTER_TOP, Vec2::new(0.0, 96.0));
        let (take, leave) = area.show(ctx, |ui| self.draw(ui, text, path.is_some())).inner;
        self.is_new = false;
        match path {
            Some(path) if take => self.give(Chosen::Paths(vec![path])),
            _ if leave => self.give(Chosen::Nothing),
            _ => false,
        }
    }

    fn draw(&mut self, ui: &mut Ui, text: &Text, can: bool) -> (bool, bool) {
        let p = theme::palette(ui);
        let frame = floating(ui, 16);
        let (mut take, mut leave) = (false, false);
        frame.show(ui, |ui| {
            ui.set_width(ui.ctx().content_rect().width().min(560.0) - 48.0);
            let name = self.name(text);
            ui.label(Scale::Heading.text(&name));
            ui.label(Scale::Small.text(text.say("path-why")).color(p.text2));
            let entry = Entry::new(&mut self.typed, name).icon(icons::FILE).limit(4096);
            let response = entry.show(ui);
            if self.is_new {
                response.request_focus();
            }
            take = entered(ui, &response);
            ui.add_space(space::XS);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let ok = Button::primary(text.say("path-take")).enabled(can);
                take |= ui.add(ok).clicked();
                leave = ui.add(Button::plain(text.say("path-leave"))).clicked();
            });
        });
        (take && can, leave)
    }
}
