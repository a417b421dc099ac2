//! A line for a secret: room enough from the start, so that growing leaves no copy behind,
//! dots unless it is to show, and nothing of it kept for undoing once it is used.

use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Align, Context, Event, Id, Key, Layout, Response, Ui, UiBuilder, Vec2};
use zeroize::Zeroizing;

use crate::ui::icons;
use crate::ui::text::Text;
use crate::ui::theme::{Scale, space};
use crate::ui::widgets::{Button, Entry};

/// Letters that a passphrase may have.
const MOST: usize = 1024;

/// An empty line for a secret.
pub(super) fn secret_line() -> Zeroizing<String> {
    // No letter takes more than four bytes.
    Zeroizing::new(String::with_capacity(4 * MOST))
}

/// Forgets what was typed in a field, so that it cannot be undone either.
pub(super) fn forget_field(ctx: &Context, id: Id) {
    TextEditState::default().store(ctx, id);
}

/// A passphrase field, called `name`, with the button that shows what is typed.
pub(super) struct SecretField<'a> {
    pub(super) id: Id,
    pub(super) name: String,
    pub(super) hint: String,
    pub(super) value: &'a mut Zeroizing<String>,
    pub(super) is_shown: &'a mut bool,
    pub(super) width: f32,
}

impl SecretField<'_> {
    /// Draws it.
    pub(super) fn show(self, ui: &mut Ui, text: &Text) -> Response {
        let words = text.say(if *self.is_shown { "start-hide" } else { "start-show" });
        let icon = if *self.is_shown { icons::EYE_SLASH } else { icons::EYE };
        let button = Button::quiet(words).icon(icon).small();
        let room = button.width(ui) + space::XS;
        let entry = Entry::new(self.value, self.name)
            .id(self.id)
            .hint(self.hint)
            .password(!*self.is_shown)
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
pub(super) fn pressed_show(ui: &Ui) -> bool {
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

/// Whether Enter was pressed in a field, which gives the keys away then.
pub(super) fn entered(ui: &Ui, response: &Response) -> bool {
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// The label of a field, in bold.
pub(super) fn label(ui: &mut Ui, words: String) {
    ui.label(Scale::Strong.text(words));
}
