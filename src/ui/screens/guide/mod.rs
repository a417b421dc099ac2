//! How it all works, on one page: what a vault, a bundle, consent and locking are, what the
//! program protects and where that ends. It is drawn over everything by F1.

use eframe::egui::{Align, Key, Layout, Modifiers, ScrollArea, Ui, Vec2};

use crate::ui::screens::start::bar;
use crate::ui::shell::Choices;
use crate::ui::text::Text;
use crate::ui::theme::{self, Scale, space};

/// The widest that a line of it is.
const WIDEST: f32 = 680.0;
/// Points that an arrow key scrolls.
const LINE: f32 = 60.0;

/// Draws it; gives whether it was left.
pub(in crate::ui) fn show(ui: &mut Ui, text: &Text, choices: &mut Choices) -> bool {
    let is_left = bar(ui, text, choices, &text.say("guide-back"), &text.say("guide-title"), true);
    let page = ui.available_height() - LINE;
    ScrollArea::vertical().id_salt("guide").auto_shrink([false; 2]).show(ui, |ui| {
        ui.scroll_with_delta(Vec2::new(0.0, -scrolled(ui, page)));
        let side = ((ui.available_width() - WIDEST) / 2.0).max(space::XL);
        ui.horizontal(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(ui.available_width() - side);
                ui.with_layout(Layout::top_down(Align::Min), |ui| body(ui, text));
            });
        });
    });
    is_left
}

/// How far the keys scroll, downwards, in points. Only keys that nothing else has.
fn scrolled(ui: &Ui, page: f32) -> f32 {
    if ui.memory(|memory| memory.focused().is_some()) {
        return 0.0;
    }
    let steps = [
        (Key::ArrowDown, LINE),
        (Key::ArrowUp, -LINE),
        (Key::PageDown, page),
        (Key::Space, page),
        (Key::PageUp, -page),
        (Key::End, f32::from(u16::MAX)),
        (Key::Home, -f32::from(u16::MAX)),
    ];
    let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    steps.into_iter().map(|(key, far)| pressed(key) as f32 * far).sum()
}

fn body(ui: &mut Ui, text: &Text) {
    let p = theme::palette(ui);
    ui.add_space(space::XL);
    for (head, more) in parts(text) {
        ui.label(Scale::Title.text(head));
        ui.spacing_mut().item_spacing.y = space::S;
        for paragraph in more.split('\n').filter(|words| !words.trim().is_empty()) {
            ui.label(Scale::Body.text(paragraph.trim()).color(p.text));
        }
        ui.add_space(space::L);
    }
    ui.add_space(space::XXL);
}

fn parts(text: &Text) -> [(String, String); 9] {
    [
        (text.say("guide-vault"), text.say("guide-vault-more")),
        (text.say("guide-lock"), text.say("guide-lock-more")),
        (text.say("guide-forgotten"), text.say("guide-forgotten-more")),
        (text.say("guide-record"), text.say("guide-record-more")),
        (text.say("guide-consent"), text.say("guide-consent-more")),
        (text.say("guide-bundle"), text.say("guide-bundle-more")),
        (text.say("guide-protects"), text.say("guide-protects-more")),
        (text.say("guide-ends"), text.say("guide-ends-more")),
        (text.say("guide-force"), text.say("guide-force-more")),
    ]
}
