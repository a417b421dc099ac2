//! How the start page looks.

use eframe::egui::{Align, Id, Key, Layout, Ui};

use super::{Action, State};
use crate::record::Language;
use crate::ui::icons;
use crate::ui::keyboard;
use crate::ui::shell::{Choices, SIZES, failure};
use crate::ui::text::{Text, own_name};
use crate::ui::theme::{self, Look, Scale, size, space};
use crate::ui::widgets::{Button, Entry, Tone, card, notice, segments};

/// Draws it.
pub(super) fn show(
    ui: &mut Ui,
    text: &Text,
    choices: &mut Choices,
    state: &mut State,
    is_busy: bool,
    actions: &mut Vec<Action>,
) {
    ui.add_space(space::L);
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        ui.add_space(space::XL);
        choices_of_window(ui, text, choices);
    });
    let width = ui.available_width().min(560.0) - 2.0 * space::XL;
    ui.add_space((ui.available_height() * 0.16).max(space::L));
    ui.vertical_centered(|ui| {
        ui.set_max_width(width);
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.label(Scale::Display.text("Dala"));
            ui.add_space(space::M);
            card(ui, |ui| form(ui, text, state, is_busy, actions));
            ui.add_space(space::S);
            let p = theme::palette(ui);
            ui.label(Scale::Small.text(text.say("start-foot")).color(p.text2));
        });
    });
}

/// Language, size of text and colours.
fn choices_of_window(ui: &mut Ui, text: &Text, choices: &mut Choices) {
    let looks = Look::ALL.map(|look| text.say(&format!("look-{}", look.code())));
    let at = Look::ALL.iter().position(|look| *look == choices.look);
    if let Some(look) =
        segments(ui, Id::unique("looks"), &text.say("choose-look"), &looks, at, size::SMALL)
            .0
            .and_then(|at| Look::ALL.get(at))
    {
        choices.look = *look;
    }
    let sizes = SIZES.map(|percent| format!("{percent} %"));
    let at = SIZES.iter().position(|percent| *percent == choices.percent);
    if ui.available_width() > 760.0
        && let Some(percent) =
            segments(ui, Id::unique("sizes"), &text.say("choose-size"), &sizes, at, size::SMALL)
                .0
                .and_then(|at| SIZES.get(at))
    {
        choices.percent = *percent;
    }
    let at = Language::ALL.iter().position(|language| *language == choices.language);
    let names = Language::ALL.map(own_name);
    if let Some(language) =
        segments(ui, Id::unique("languages"), &text.say("choose-language"), &names, at, size::SMALL)
            .0
            .and_then(|at| Language::ALL.get(at))
    {
        choices.language = *language;
    }
}

fn form(ui: &mut Ui, text: &Text, state: &mut State, is_busy: bool, actions: &mut Vec<Action>) {
    ui.set_width(ui.available_width());
    ui.label(Scale::Title.text(text.say("start-open")));
    ui.add_space(space::S);
    ui.label(Scale::Strong.text(text.say("start-file")));
    let (file, passphrase) = (Id::unique("start file"), Id::unique("start passphrase"));
    ui.horizontal(|ui| {
        let choose = text.say("start-choose");
        let width = ui.available_width() - 130.0;
        Entry::new(&mut state.path, text.say("start-file"))
            .id(file)
            .icon(icons::FILE)
            .hint(text.say("start-file-hint"))
            .large()
            .width(width)
            .limit(4096)
            .show(ui);
        if ui.add(Button::plain(choose).large().enabled(!is_busy)).clicked() {
            actions.push(Action::Choose);
        }
    });
    if state.no_dialog {
        notice(
            ui,
            Tone::Contested,
            icons::WARNING,
            &text.say("no-dialog"),
            &text.say("no-dialog-more"),
        );
    }
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        ui.label(Scale::Strong.text(text.say("start-passphrase")));
        if let Some(stands) = &state.keyboard {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                keyboard::show(ui, text, stands);
            });
        }
    });
    ui.horizontal(|ui| {
        let width = ui.available_width() - 220.0;
        let entry = Entry::new(&mut state.passphrase, text.say("start-passphrase"))
            .id(passphrase)
            .password(!state.is_shown)
            .large()
            .width(width)
            .limit(1024);
        let response = entry.show(ui);
        let is_typing = response.has_focus();
        state.keyboard = is_typing.then(|| state.keyboard.take().unwrap_or_default());
        let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let show = text.say(if state.is_shown { "start-hide" } else { "start-show" });
        let icon = if state.is_shown { icons::EYE_SLASH } else { icons::EYE };
        if ui.add(Button::quiet(show).icon(icon).large()).clicked() {
            state.is_shown = !state.is_shown;
        }
        let can = !is_busy && !state.path.trim().is_empty() && !state.passphrase.is_empty();
        let words = text.say(if is_busy { "start-opening" } else { "start-open-now" });
        let open = ui.add(Button::primary(words).large().enabled(can));
        if can && (open.clicked() || enter) {
            actions.push(Action::Open);
        }
    });
    if let Some(error) = &state.refused {
        ui.add_space(space::S);
        let (what, more) = failure(text, error);
        notice(ui, Tone::Contested, icons::WARNING, &what, &more);
    }
    if state.is_new {
        state.is_new = false;
        let first = if state.path.is_empty() { file } else { passphrase };
        ui.memory_mut(|memory| memory.request_focus(first));
    }
}
