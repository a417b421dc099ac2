//! A choice among many: a line to type in, and below it what fits, in whichever language
//! one types. Whoever shows it gives the options; long lists and searches alike.

use eframe::egui::{
    Align, Area, EventFilter, Id, Key, Layout, Modifiers, Order, Response, Role, Sense, Ui,
    UiBuilder, Vec2, WidgetInfo,
};

use super::{Entry, Ground, floating, floating_rows};
use crate::ui::icons;
use crate::ui::theme::{Scale, palette, size, space};

/// One that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) struct Choice {
    /// By which it is told apart.
    pub(in crate::ui) key: String,
    /// What it is called.
    pub(in crate::ui) words: String,
    /// What stands beside it: its names in other languages, a date.
    pub(in crate::ui) beside: String,
    /// Its icon.
    pub(in crate::ui) icon: Option<&'static str>,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) enum ChoiceEvent {
    /// This key was chosen.
    Chosen(String),
    /// Nothing is chosen any more.
    Cleared,
    /// Something else is typed: options that depend on it are to be looked up.
    Typed(String),
}

/// What one is in the middle of.
#[derive(Debug, Clone, Default)]
struct Editing {
    typed: String,
    at: usize,
    is_open: bool,
}

/// What can be chosen.
#[derive(Clone, Copy)]
pub(in crate::ui) enum Options<'a> {
    /// What was looked up for what was typed then.
    Found {
        /// All of it.
        choices: &'a [Choice],
        /// What was typed.
        typed: &'a str,
    },
    /// What fits something typed, in small letters; all of it if nothing is. Asked for only
    /// while the list shows, so that a long one costs nothing otherwise.
    Made(&'a dyn Fn(&str) -> Vec<Choice>),
}

/// A field to choose in.
#[must_use]
pub(in crate::ui) struct Chooser<'a> {
    /// The id of its line.
    pub(in crate::ui) id: Id,
    /// What it is called.
    pub(in crate::ui) name: &'a str,
    /// What is chosen, in words; empty if nothing is.
    pub(in crate::ui) chosen: &'a str,
    /// Shown while nothing is chosen.
    pub(in crate::ui) hint: &'a str,
    /// What can be chosen.
    pub(in crate::ui) options: Options<'a>,
    /// Said when nothing fits.
    pub(in crate::ui) none: &'a str,
    /// How the line looks while nobody types in it.
    pub(in crate::ui) ground: Ground,
}

/// As many options show at most; more are found by typing.
const MOST: usize = 200;

impl Chooser<'_> {
    /// Draws it.
    pub(in crate::ui) fn show(self, ui: &mut Ui) -> (Response, Option<ChoiceEvent>) {
        let memory = self.id.with("editing");
        let kept: Option<Editing> = ui.data(|data| data.get_temp(memory));
        let mut editing = kept
            .clone()
            .unwrap_or_else(|| Editing { typed: self.chosen.to_owned(), ..Editing::default() });
        let mut event = None;
        let is_focused = ui.memory(|memory| memory.has_focus(self.id));
        if is_focused {
            event = self.keys(ui, &mut editing);
        }
        let before = editing.typed.clone();
        let entry = Entry::new(&mut editing.typed, self.name)
            .id(self.id)
            .hint(self.hint)
            .ground(self.ground)
            .limit(200);
        let response = entry.show(ui);
        if editing.is_open && response.has_focus() {
            // Escape puts the list away, and leaves the line its keys.
            let filter = EventFilter {
                escape: true,
                horizontal_arrows: true,
                vertical_arrows: true,
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(self.id, filter));
        }
        let caret = response.rect.right_center() - Vec2::new(16.0, 0.0);
        let (icon, p) = (icons::CARET_DOWN, palette(ui));
        let middle = eframe::egui::Align2::CENTER_CENTER;
        ui.painter().text(caret, middle, icon, Scale::Small.font(), p.text2);
        if response.clicked() {
            editing.is_open = true;
        }
        if editing.typed != before {
            (editing.is_open, editing.at) = (true, 0);
            event = Some(ChoiceEvent::Typed(editing.typed.clone()));
        }
        let mut is_over_list = false;
        if editing.is_open && event.as_ref().is_none_or(|e| matches!(e, ChoiceEvent::Typed(_))) {
            let fitting = self.fitting(&editing);
            let (picked, over) = self.list(ui, &response, &editing, &fitting);
            is_over_list = over;
            event = picked.map(ChoiceEvent::Chosen).or(event);
        }
        let is_left = !response.has_focus() && !is_over_list;
        if is_left && editing.typed.trim().is_empty() && !self.chosen.is_empty() && kept.is_some() {
            event = Some(ChoiceEvent::Cleared);
        }
        let is_done = matches!(event, Some(ChoiceEvent::Chosen(_) | ChoiceEvent::Cleared));
        ui.data_mut(|data| {
            if is_done || is_left {
                data.remove::<Editing>(memory);
            } else {
                data.insert_temp(memory, editing);
            }
        });
        (response, event)
    }

    /// The options that fit what is typed; all of them as long as nothing was typed.
    fn fitting(&self, editing: &Editing) -> Vec<Choice> {
        match self.options {
            // What was found for other words is no answer to these.
            Options::Found { choices, typed } => {
                let is_of_this = typed == editing.typed;
                choices.iter().filter(|_| is_of_this).take(MOST).cloned().collect()
            }
            Options::Made(make) => {
                let typed = editing.typed.trim().to_lowercase();
                let all = editing.typed == self.chosen;
                let mut made = make(if all { "" } else { &typed });
                made.truncate(MOST);
                made
            }
        }
    }

    fn keys(&self, ui: &Ui, editing: &mut Editing) -> Option<ChoiceEvent> {
        let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
        if down + up > 0 && !editing.is_open {
            editing.is_open = true;
            return None;
        }
        if !editing.is_open {
            return None;
        }
        if down + up > 0 {
            let last = self.fitting(editing).len().saturating_sub(1);
            editing.at = editing.at.saturating_add(down).saturating_sub(up).min(last);
        }
        if pressed(Key::Escape) > 0 {
            editing.is_open = false;
            self.chosen.clone_into(&mut editing.typed);
        } else if pressed(Key::Enter) > 0 {
            editing.is_open = false;
            let fitting = self.fitting(editing);
            return fitting.get(editing.at).map(|choice| ChoiceEvent::Chosen(choice.key.clone()));
        }
        None
    }

    fn list(
        &self,
        ui: &Ui,
        response: &Response,
        editing: &Editing,
        fitting: &[Choice],
    ) -> (Option<String>, bool) {
        let p = palette(ui);
        let mut picked = None;
        let below = response.rect.left_bottom() + Vec2::new(0.0, space::XS);
        let area = Area::new(self.id.with("list")).order(Order::Foreground).fixed_pos(below);
        let shown = area.constrain(true).show(ui.ctx(), |ui| {
            let frame = floating(ui, 4);
            frame.show(ui, |ui| {
                ui.set_width(response.rect.width() - 8.0);
                ui.spacing_mut().item_spacing.y = 0.0;
                let rows = floating_rows(fitting.len(), size::CONTROL, 8.0 * size::CONTROL);
                rows.show(ui, |ui| {
                    for (row, choice) in fitting.iter().enumerate() {
                        if self.row(ui, choice, row, row == editing.at) {
                            picked = Some(choice.key.clone());
                        }
                    }
                    if fitting.is_empty() {
                        ui.label(Scale::Body.text(self.none).color(p.text2));
                    }
                });
            });
        });
        let over = shown.response.contains_pointer()
            && ui.input(|input| input.pointer.any_down() || input.pointer.any_released());
        (picked, over)
    }

    fn row(&self, ui: &mut Ui, choice: &Choice, row: usize, is_here: bool) -> bool {
        let p = palette(ui);
        let wanted = Vec2::new(ui.available_width(), size::CONTROL);
        let (rect, _) = ui.allocate_exact_size(wanted, Sense::hover());
        let response = ui.interact(rect, self.id.with(("row", row)), Sense::CLICK);
        response.widget_info(|| {
            WidgetInfo::selected(Role::ListBoxOption, true, is_here, &choice.words)
        });
        if is_here {
            ui.painter().rect_filled(rect, f32::from(size::CORNER), p.selected);
            response.scroll_to_me(None);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, f32::from(size::CORNER), p.neutral);
        }
        let inner = rect.shrink2(Vec2::new(space::S, 0.0));
        let layout = Layout::left_to_right(Align::Center);
        let mut child = ui.new_child(UiBuilder::new().max_rect(inner).layout(layout));
        if let Some(icon) = choice.icon {
            child.label(Scale::Heading.text(icon).color(p.text2));
        }
        let scale = if is_here { Scale::Strong } else { Scale::Body };
        child.add(eframe::egui::Label::new(scale.text(&choice.words)).truncate());
        child.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let beside = Scale::Small.text(&choice.beside).color(p.text2);
            ui.add(eframe::egui::Label::new(beside).truncate());
        });
        response.clicked()
    }
}
