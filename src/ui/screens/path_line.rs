//! A path that is typed, where one does not want the desktop's window for choosing files.

use std::path::PathBuf;

use eframe::egui::Ui;

use crate::ui::text::Text;
use crate::ui::widgets::{Button, Entry, entered};

/// A line for a path, with a button; gives the path once it is to be looked at, and empties
/// the line.
pub(super) fn path_line(ui: &mut Ui, text: &Text, typed: &mut String) -> Option<PathBuf> {
    ui.horizontal(|ui| {
        let name = text.say("merge-path");
        let look = Button::plain(text.say("merge-path-look"));
        let look = look.enabled(!typed.trim().is_empty());
        let width = (ui.available_width() - 110.0).clamp(90.0, 520.0);
        let entry = Entry::new(typed, name.clone()).hint(name).width(width).limit(4096);
        let response = entry.show(ui);
        let enter = entered(ui, &response);
        if !(ui.add(look).clicked() || enter) || typed.trim().is_empty() {
            return None;
        }
        Some(PathBuf::from(std::mem::take(typed).trim()))
    })
    .inner
}
