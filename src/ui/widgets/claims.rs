//! What is said of a field, side by side and numbered, for somebody to choose from. No
//! claim is chosen ahead, none stands out, and no key but its number chooses it at once.

use eframe::egui::{Event, Id, Key, Label, Modifiers, Ui, Vec2};

use super::{Button, Chip, Tone, card, key_cap};
use crate::ui::theme::{Scale, palette, space};

/// One claim, in words.
#[derive(Debug, Clone, Default)]
pub(in crate::ui) struct Claim {
    /// The value.
    pub(in crate::ui) value: String,
    /// What differs about it: that it stands at present, that it is new.
    pub(in crate::ui) mark: Option<(&'static str, String)>,
    /// Source, author, moment, reason: each with its icon.
    pub(in crate::ui) lines: Vec<(&'static str, String)>,
}

/// As many can be chosen by a key.
const NUMBERED: usize = 9;
/// The least width of a claim, in points.
const LEAST: f32 = 230.0;

/// Draws claims; gives the one that was chosen. `choose` says what choosing does; without it
/// they are only to be read.
pub(in crate::ui) fn claims(
    ui: &mut Ui,
    id: Id,
    choose: Option<&str>,
    claims: &[Claim],
) -> Option<usize> {
    let fit = (ui.available_width() / LEAST).floor().max(1.0) as usize;
    let beside = claims.len().clamp(1, fit.min(3));
    let mut chosen = None;
    for (row, some) in claims.chunks(beside).enumerate() {
        let tallest = id.with(("tallest", row));
        let wanted: f32 = ui.data(|data| data.get_temp(tallest)).unwrap_or(0.0);
        let mut height: f32 = 0.0;
        ui.columns(beside, |columns| {
            for ((at, claim), ui) in some.iter().enumerate().zip(columns) {
                let at = row * beside + at;
                let drawn = ui.push_id((id, at), |ui| draw(ui, choose, claim, at, wanted));
                height = height.max(drawn.inner.0);
                if drawn.inner.1 {
                    chosen = Some(at);
                }
            }
        });
        ui.data_mut(|data| data.insert_temp(tallest, height));
        if (height - wanted).abs() > 0.5 {
            ui.ctx().request_repaint();
        }
        ui.add_space(space::XS);
    }
    chosen
}

/// Draws one; gives the height of its words, and whether it was chosen.
fn draw(ui: &mut Ui, choose: Option<&str>, claim: &Claim, at: usize, wanted: f32) -> (f32, bool) {
    let drawn = card(ui, |ui| {
        ui.set_width(ui.available_width());
        let top = ui.cursor().top();
        words(ui, claim, at);
        let height = ui.cursor().top() - top;
        ui.add_space((wanted - height).max(0.0) + space::XS);
        let Some(choose) = choose else { return (height, false) };
        let number = at + 1;
        let name = format!("{choose}: {number}, {}", claim.value);
        let mut button = Button::plain(choose).name(name);
        if at < NUMBERED {
            button = button.key(number.to_string());
        }
        (height, ui.add(button).clicked())
    });
    drawn.inner
}

fn words(ui: &mut Ui, claim: &Claim, at: usize) {
    let p = palette(ui);
    ui.horizontal_wrapped(|ui| {
        key_cap(ui, &(at + 1).to_string());
        if let Some((icon, mark)) = &claim.mark {
            ui.add(Chip::new(Tone::Neutral, mark.as_str()).icon(icon));
        }
    });
    ui.label(Scale::Heading.text(&claim.value));
    ui.spacing_mut().item_spacing = Vec2::new(space::S, space::XS);
    for (icon, line) in &claim.lines {
        ui.horizontal_top(|ui| {
            ui.label(Scale::Body.text(*icon).color(p.text2));
            ui.add(Label::new(Scale::Body.text(line).color(p.text2)).wrap());
        });
    }
}

/// The claim whose number was just pressed, if nobody is typing. Keys count by where they
/// lie.
pub(in crate::ui) fn number_pressed(ui: &Ui, claims: usize) -> Option<usize> {
    const NUMBERS: [Key; NUMBERED] = [
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
        Key::Num9,
    ];
    if ui.ctx().text_edit_focused() {
        return None;
    }
    ui.input(|input| {
        input.events.iter().find_map(|event| match event {
            Event::Key { key, physical_key, pressed: true, repeat: false, modifiers }
                if *modifiers == Modifiers::NONE =>
            {
                let is_it = |number: &Key| number == key || Some(*number) == *physical_key;
                NUMBERS.iter().take(claims).position(is_it)
            }
            _ => None,
        })
    })
}
