//! How the settings look.

use eframe::egui::{Frame, Id, Margin, ScrollArea, Ui};

use super::{Action, Settings, Signer};
use crate::history::Trust;
use crate::record::Language;
use crate::ui::desk::KeyWork;
use crate::ui::icons;
use crate::ui::shell::{Choices, SIZES};
use crate::ui::text::{Text, own_name};
use crate::ui::theme::{Look, Scale, palette, size, space};
use crate::ui::widgets::secret::SecretField;
use crate::ui::widgets::{Button, card, segments};
use crate::ui::words::signer_in_words;

/// Minutes that are offered.
pub(in crate::ui) const MINUTES: [u16; 4] = [2, 5, 10, 30];

/// Draws the screen.
pub(super) fn show(screen: &mut Settings, ui: &mut Ui, text: &Text, choices: &mut Choices) {
    let frame = Frame::new().inner_margin(Margin::same(space::XL as i8));
    frame.show(ui, |ui| {
        ScrollArea::vertical().auto_shrink([false; 2]).show(ui, |ui| {
            ui.set_max_width(size::TEXT);
            ui.spacing_mut().item_spacing.y = space::M;
            ui.label(Scale::Title.text(text.say("menu-settings")));
            card(ui, |ui| window(ui, text, choices));
            card(ui, |ui| keys(screen, ui, text));
            card(ui, |ui| own_card(screen, ui, text));
            card(ui, |ui| signers(screen, ui, text));
        });
    });
}

/// A choice among some, with its name before it.
fn choose<T: Copy + PartialEq, W: AsRef<str>>(
    ui: &mut Ui,
    id: &str,
    name: &str,
    all: &[T],
    words: &[W],
    now: &mut T,
) {
    ui.label(Scale::Strong.text(name));
    let at = all.iter().position(|one| one == now);
    let (picked, _) = segments(ui, Id::unique(id), name, words, at, size::CONTROL);
    if let Some(one) = picked.and_then(|at| all.get(at)) {
        *now = *one;
    }
}

fn window(ui: &mut Ui, text: &Text, choices: &mut Choices) {
    let p = palette(ui);
    ui.set_width(ui.available_width());
    let names = Language::ALL.map(own_name);
    let name = text.say("choose-language");
    choose(ui, "settings language", &name, &Language::ALL, &names, &mut choices.language);
    let looks = Look::ALL.map(|look| text.say(&format!("look-{}", look.code())));
    let name = text.say("choose-look");
    choose(ui, "settings look", &name, &Look::ALL, &looks, &mut choices.look);
    let sizes = SIZES.map(|percent| format!("{percent} %"));
    let name = text.say("choose-size");
    choose(ui, "settings size", &name, &SIZES, &sizes, &mut choices.percent);
    let minutes = MINUTES.map(|n| text.with("settings-minutes", &[("n", n.into())]));
    let name = text.say("settings-idle");
    choose(ui, "settings idle", &name, &MINUTES, &minutes, &mut choices.idle_minutes);
    ui.label(Scale::Small.text(text.say("settings-kept")).color(p.text2));
}

/// A new passphrase or a sheet, for who knows the passphrase.
fn keys(screen: &mut Settings, ui: &mut Ui, text: &Text) {
    let p = palette(ui);
    ui.set_width(ui.available_width());
    ui.label(Scale::Heading.text(text.say("settings-keys")));
    ui.label(Scale::Body.text(text.say("settings-keys-more")).color(p.text2));
    let is_busy = screen.proving.is_some();
    let field = SecretField {
        id: Id::unique("settings passphrase"),
        name: text.say("settings-passphrase"),
        hint: text.say("settings-passphrase"),
        value: &mut screen.passphrase,
        is_shown: &mut screen.is_passphrase_shown,
        width: 420.0,
    };
    if field.show(ui, text).changed() {
        screen.is_passphrase_wrong = false;
    }
    if screen.is_passphrase_wrong {
        let words = format!("{}  {}", icons::WARNING, text.say("settings-passphrase-wrong"));
        ui.label(Scale::Small.text(words).color(p.contested));
    }
    let can = !screen.passphrase.is_empty() && !is_busy;
    ui.horizontal_wrapped(|ui| {
        for (key, icon, work) in [
            ("settings-new-passphrase", icons::KEY, KeyWork::Passphrase),
            ("settings-sheet", icons::FILE, KeyWork::Sheet),
        ] {
            if ui.add(Button::plain(text.say(key)).icon(icon).enabled(can)).clicked() {
                screen.actions.push(Action::Keys(work));
            }
        }
        if is_busy {
            ui.label(Scale::Small.text(text.say("settings-passphrase-trying")).color(p.text2));
        }
    });
}

fn own_card(screen: &mut Settings, ui: &mut Ui, text: &Text) {
    let p = palette(ui);
    ui.set_width(ui.available_width());
    ui.label(Scale::Heading.text(text.say("settings-card")));
    ui.label(Scale::Body.text(text.say("settings-card-more")).color(p.text2));
    if let Some(shown) = screen.shown.get() {
        ui.label(Scale::Strong.text(&shown.name));
        ui.label(Scale::Small.text(shown.fingerprint.to_string()));
    }
    let save = Button::plain(text.say("settings-card-save")).icon(icons::IDENTIFICATION_CARD);
    if ui.add(save).clicked() {
        screen.actions.push(Action::ChooseCard);
    }
}

fn signers(screen: &mut Settings, ui: &mut Ui, text: &Text) {
    let p = palette(ui);
    ui.set_width(ui.available_width());
    ui.label(Scale::Heading.text(text.say("settings-signers")));
    ui.label(Scale::Body.text(text.say("settings-signers-more")).color(p.text2));
    let Some(shown) = screen.shown.get() else { return };
    if shown.others.is_empty() {
        ui.label(Scale::Body.text(text.say("settings-signers-none")).color(p.text2));
    }
    let mut decided = None;
    for signer in &shown.others {
        if let Some(trust) = one_signer(ui, text, signer) {
            decided = Some(Action::Trust(signer.key, trust));
        }
    }
    screen.actions.extend(decided);
}

fn one_signer(ui: &mut Ui, text: &Text, signer: &Signer) -> Option<Trust> {
    let p = palette(ui);
    let name = signer_in_words(text, &signer.key, signer.name.as_deref(), Trust::Trusted);
    ui.label(Scale::Strong.text(&name));
    if let Some(fingerprint) = &signer.fingerprint {
        ui.label(Scale::Small.text(fingerprint.to_string()).color(p.text2));
    }
    let all = [Trust::Trusted, Trust::Unknown, Trust::Rejected];
    let words = ["trust-trusted", "trust-unknown", "trust-rejected"].map(|key| text.say(key));
    let at = all.iter().position(|trust| *trust == signer.trust);
    let id = Id::unique(("trust", signer.key.as_bytes()));
    let spoken = text.with("settings-trust", &[("who", name.into())]);
    let (picked, _) = segments(ui, id, &spoken, &words, at, size::SMALL);
    picked.and_then(|at| all.get(at)).copied().filter(|trust| *trust != signer.trust)
}
