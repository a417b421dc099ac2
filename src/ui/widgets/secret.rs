//! A line for a secret: room enough from the start, so that growing leaves no copy behind,
//! dots unless it is to show, and nothing of it kept for undoing once it is used.

use std::fmt;
use std::ops::{Deref, DerefMut};

use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Align, Context, Event, Id, Key, Layout, Response, Ui, UiBuilder, Vec2};
use zeroize::Zeroizing;

use super::{Button, Entry};
use crate::ui::icons;
use crate::ui::keyboard::{self, KeyboardState};
use crate::ui::text::Text;
use crate::ui::theme::{Scale, space};

/// Letters that a passphrase may have.
const MOST: usize = 1024;

/// A line for a secret, wiped when it is dropped.
pub(in crate::ui) struct SecretLine(Zeroizing<String>);

impl Default for SecretLine {
    fn default() -> Self {
        // No letter takes more than four bytes.
        Self(Zeroizing::new(String::with_capacity(4 * MOST)))
    }
}

impl Deref for SecretLine {
    type Target = String;

    fn deref(&self) -> &String {
        &self.0
    }
}

impl DerefMut for SecretLine {
    fn deref_mut(&mut self) -> &mut String {
        &mut self.0
    }
}

impl fmt::Debug for SecretLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretLine")
    }
}

/// Forgets what was typed in a field, so that it cannot be undone either.
pub(in crate::ui) fn forget_field(ctx: &Context, id: Id) {
    TextEditState::default().store(ctx, id);
}

/// A passphrase field, called `name`, with the button that shows what is typed.
pub(in crate::ui) struct SecretField<'a> {
    pub(in crate::ui) id: Id,
    pub(in crate::ui) name: String,
    pub(in crate::ui) hint: String,
    pub(in crate::ui) value: &'a mut SecretLine,
    pub(in crate::ui) is_shown: &'a mut bool,
    pub(in crate::ui) width: f32,
}

impl SecretField<'_> {
    /// Draws it.
    pub(in crate::ui) fn show(self, ui: &mut Ui, text: &Text) -> Response {
        let words = text.say(if *self.is_shown { "start-hide" } else { "start-show" });
        let icon = if *self.is_shown { icons::EYE_SLASH } else { icons::EYE };
        let button = Button::quiet(words).icon(icon).small();
        let room = button.width(ui) + space::XS;
        let entry = Entry::new(self.value, self.name)
            .id(self.id)
            .hint(self.hint)
            .secret(*self.is_shown)
            .large()
            .width(self.width)
            .limit(MOST)
            .room(room);
        let response = entry.show(ui);
        let inside = response.rect.shrink2(Vec2::new(space::S, 0.0));
        let layout = Layout::right_to_left(Align::Center);
        let mut right = ui.new_child(UiBuilder::new().max_rect(inside).layout(layout));
        if right.add(button).on_hover_text(text.say("start-show-key")).clicked() {
            *self.is_shown = !*self.is_shown;
        }
        response
    }
}

/// Whether Alt+S was pressed, by where it lies; taken out of the input with its letter.
pub(in crate::ui) fn pressed_show(ui: &Ui) -> bool {
    ui.input_mut(|input| {
        let is_it = |event: &Event| {
            matches!(event, Event::Key { key, physical_key, pressed: true, modifiers, .. }
                if modifiers.alt && !modifiers.command
                    && (*key == Key::S || *physical_key == Some(Key::S)))
        };
        let pressed = input.events.iter().any(is_it);
        if pressed {
            input.events.retain(|event| !is_it(event) && !matches!(event, Event::Text(_)));
        }
        pressed
    })
}

/// The label of a field, in bold.
pub(in crate::ui) fn label(ui: &mut Ui, words: String) {
    ui.label(Scale::Strong.text(words));
}

/// As [`label`], above a passphrase: at the right, how the keyboard stands while it is typed.
pub(in crate::ui) fn label_with_keyboard(
    ui: &mut Ui,
    text: &Text,
    words: String,
    field: Id,
    keyboard: Option<&KeyboardState>,
) {
    let is_typed = ui.memory(|memory| memory.has_focus(field));
    ui.horizontal(|ui| {
        label(ui, words);
        if let Some(stands) = keyboard.filter(|_| is_typed) {
            let layout = Layout::right_to_left(Align::Center);
            ui.with_layout(layout, |ui| keyboard::show(ui, text, stands));
        }
    });
}
