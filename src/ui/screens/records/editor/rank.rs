//! A field that puts all choices of a list in an order: those that have their place stand one
//! below the other, and each can go up or out again; the rest are chosen one by one.

use eframe::egui::{Id, Ui};

use super::field::{Shown, Surroundings, changed, choices, ground, note, offered};
use super::{Answer, Typed};
use crate::form::List;
use crate::ui::icons;
use crate::ui::theme::Scale;
use crate::ui::widgets::{ChoiceEvent, Chooser, Options, icon_button};

/// Draws it. What is typed are the codes in their order, with blanks between.
pub(super) fn rank(
    ui: &mut Ui,
    around: &Surroundings<'_>,
    list: &List,
    answer: &Answer,
    typed: &str,
    id: Id,
    shown: &mut Shown,
) {
    let language = around.text.language();
    let ranked: Vec<&str> = typed.split_whitespace().collect();
    let mut now = ranked.clone();
    for (at, code) in ranked.iter().enumerate() {
        let label = list.label(code, language);
        ui.horizontal(|ui| {
            ui.label(Scale::Body.text(format!("{}. {label}", at + 1)));
            let mut button = |icon, key| {
                let name = around.text.with(key, &[("what", label.into())]);
                let response = icon_button(ui, icon, &name);
                note(shown, &response);
                response.clicked()
            };
            if at > 0 && button(icons::ARROW_UP, "rank-up") {
                now.swap(at - 1, at);
            } else if button(icons::X, "take-out") {
                now.remove(at);
            }
        });
    }
    let mut rest = offered(around, list);
    rest.retain(|choice| !ranked.contains(&choice.code.as_str()));
    let mut picked = None;
    if !rest.is_empty() {
        let (response, event) = Chooser {
            id,
            name: around.label,
            chosen: "",
            hint: &around.text.say(if ranked.is_empty() { "hint-rank" } else { "hint-rank-next" }),
            options: Options::Made(&|typed| choices(&rest, language, typed)),
            none: &around.text.say("choice-none"),
            ground: ground(around, answer),
        }
        .show(ui);
        note(shown, &response);
        if let Some(ChoiceEvent::Chosen(code)) = event {
            picked = Some(code);
        }
    }
    now.extend(picked.as_deref());
    if now != ranked {
        changed(shown, answer, Typed::Text(now.join(" ")));
    }
}
