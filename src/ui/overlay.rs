//! What floats above the window: every command by its words, and search in everything.

use eframe::egui::{
    Align, Align2, Area, Context, Id, Key, Label, Layout, Modifiers, Order, Role, Sense, Ui,
    UiBuilder, Vec2, WidgetInfo,
};

use super::desk::{Asked, Desk};
use super::icons;
use super::menu::{self, Command, ENTRIES};
use super::route::Route;
use super::text::{OfKind, Text};
use super::theme::{self, Scale, size, space};
use super::widgets::{Entry, floating, floating_rows, key_cap, ring};
use crate::casework::ListRow;
use crate::record::{Kind, Language};

/// What was picked.
pub(super) enum Picked {
    /// Put away.
    Nothing,
    /// A command.
    Command(Command),
    /// A record.
    Record(Route),
}

enum Finds {
    Commands,
    Records(Search),
}

/// A search in all records.
#[derive(Default)]
struct Search {
    asked: Option<Asked<Vec<ListRow>>>,
    found: Vec<ListRow>,
    /// What it was asked for.
    of: String,
    /// Whether Enter was pressed before the records had come.
    is_entered: bool,
}

/// An overlay: a line to type in, and what fits it.
pub(super) struct Overlay {
    typed: String,
    at: usize,
    finds: Finds,
    is_new: bool,
}

/// One that can be picked.
struct Choice {
    icon: &'static str,
    words: String,
    beside: String,
}

/// How high the list becomes, in points.
const HIGHEST: f32 = 380.0;
/// As many are found at most.
const MOST: u32 = 50;

impl Overlay {
    fn new(finds: Finds) -> Self {
        Self { typed: String::new(), at: 0, finds, is_new: true }
    }

    /// All commands.
    pub(super) fn commands() -> Self {
        Self::new(Finds::Commands)
    }

    /// All records.
    pub(super) fn search() -> Self {
        Self::new(Finds::Records(Search::default()))
    }

    fn entries(&self, text: &Text, is_open: bool) -> Vec<&'static menu::Entry> {
        let typed = self.typed.to_lowercase();
        let words: Vec<&str> = typed.split_whitespace().collect();
        let fits = |entry: &&menu::Entry| {
            let name = text.say(entry.key).to_lowercase();
            (is_open || entry.always)
                && entry.command != Command::Palette
                && words.iter().all(|word| name.contains(word))
        };
        ENTRIES.iter().filter(fits).collect()
    }

    /// Draws it; gives what was picked.
    pub(super) fn show(
        &mut self,
        ctx: &Context,
        text: &Text,
        desk: Option<&Desk>,
    ) -> Option<Picked> {
        if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            return Some(Picked::Nothing);
        }
        self.search_now(desk, text.language());
        let entries = match &self.finds {
            Finds::Commands => self.entries(text, desk.is_some()),
            Finds::Records(_) => Vec::new(),
        };
        let choices: Vec<Choice> = match &self.finds {
            Finds::Commands => entries.iter().map(|entry| command_choice(entry, text)).collect(),
            Finds::Records(search) => {
                search.found.iter().map(|row| record_choice(row, text)).collect()
            }
        };
        let pressed =
            |key| ctx.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
        let last = choices.len().saturating_sub(1);
        self.at = self.at.saturating_add(down).saturating_sub(up).min(last);
        let enter = self.is_entered(pressed(Key::Enter) > 0);
        let shown = Area::new(Id::unique("overlay"))
            .order(Order::Foreground)
            .anchor(Align2::CENTER_TOP, Vec2::new(0.0, 80.0))
            .show(ctx, |ui| self.draw(ui, text, &choices));
        let mut picked = shown.inner.or_else(|| (enter && !choices.is_empty()).then_some(self.at));
        let elsewhere = ctx.input(|input| input.pointer.any_click())
            && !ctx.input(|input| {
                input.pointer.interact_pos().is_some_and(|at| shown.response.rect.contains(at))
            });
        if elsewhere && !self.is_new {
            return Some(Picked::Nothing);
        }
        self.is_new = false;
        let at = picked.take()?;
        match &self.finds {
            Finds::Commands => entries.get(at).map(|entry| Picked::Command(entry.command)),
            Finds::Records(search) => {
                let row = search.found.get(at)?;
                let kind = Kind::new(row.kind.as_str()).ok()?;
                Some(Picked::Record(Route::of(&kind, row.id)))
            }
        }
    }

    /// Whether what is at hand is to be opened. Enter waits for the records that are being
    /// searched for: those that show were found for other words.
    fn is_entered(&mut self, pressed: bool) -> bool {
        let Finds::Records(search) = &mut self.finds else { return pressed };
        search.is_entered |= pressed;
        let is_there = search.asked.is_none() && search.of == self.typed;
        is_there && std::mem::take(&mut search.is_entered)
    }

    /// Searches for what is typed, once it is another.
    fn search_now(&mut self, desk: Option<&Desk>, language: Language) {
        let Finds::Records(search) = &mut self.finds else { return };
        if let Some(result) = search.asked.as_mut().and_then(Asked::done) {
            search.asked = None;
            // A search that fails finds nothing; the list of the section still works.
            search.found = result.unwrap_or_default();
            self.at = 0;
        }
        if search.of != self.typed
            && let Some(desk) = desk
        {
            search.of.clone_from(&self.typed);
            search.is_entered = false;
            let typed = self.typed.clone();
            search.asked = Some(desk.ask(move |work, _| work.find(&typed, MOST, language)));
        }
    }

    fn draw(&mut self, ui: &mut Ui, text: &Text, choices: &[Choice]) -> Option<usize> {
        let p = theme::palette(ui);
        let frame = floating(ui, 8);
        let mut picked = None;
        frame.show(ui, |ui| {
            ui.set_width(ui.ctx().content_rect().width().min(560.0) - 32.0);
            let (name, icon) = match self.finds {
                Finds::Commands => (text.say("menu-palette"), icons::LIST),
                Finds::Records(_) => (text.say("menu-search"), icons::MAGNIFYING_GLASS),
            };
            let entry = Entry::new(&mut self.typed, name.clone()).icon(icon).hint(name).limit(200);
            let response = entry.show(ui);
            if self.is_new || !response.has_focus() {
                response.request_focus();
            }
            if response.changed() {
                self.at = 0;
            }
            ui.add_space(space::XS);
            ui.spacing_mut().item_spacing.y = 2.0;
            floating_rows(choices.len(), size::CONTROL + 2.0, HIGHEST).show(ui, |ui| {
                for (row, choice) in choices.iter().enumerate() {
                    if draw_choice(ui, choice, row == self.at, row) {
                        picked = Some(row);
                    }
                }
                if choices.is_empty() && !self.typed.is_empty() {
                    ui.label(Scale::Body.text(text.say("overlay-nothing")).color(p.text2));
                }
            });
        });
        picked
    }
}

fn command_choice(entry: &menu::Entry, text: &Text) -> Choice {
    let beside = menu::keys_of(entry.command, text);
    Choice { icon: entry.icon, words: text.say(entry.key), beside }
}

fn record_choice(row: &ListRow, text: &Text) -> Choice {
    Choice {
        icon: icons::of_kind(&row.kind),
        words: row.title.clone(),
        beside: text.of_kind(&row.kind, OfKind::One),
    }
}

fn draw_choice(ui: &mut Ui, choice: &Choice, is_here: bool, row: usize) -> bool {
    let p = theme::palette(ui);
    let wanted = Vec2::new(ui.available_width(), size::CONTROL);
    let (rect, _) = ui.allocate_exact_size(wanted, Sense::hover());
    let response = ui.interact(rect, ui.scope_id().with(("choice", row)), Sense::CLICK);
    response
        .widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_here, &choice.words));
    if is_here {
        ui.painter().rect_filled(rect, f32::from(size::CORNER), p.selected);
        response.scroll_to_me(None);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, f32::from(size::CORNER), p.neutral);
    }
    let mut child = ui.new_child(
        UiBuilder::new()
            .max_rect(rect.shrink2(Vec2::new(8.0, 0.0)))
            .layout(Layout::left_to_right(Align::Center)),
    );
    child.label(Scale::Heading.text(choice.icon).color(p.text2));
    let scale = if is_here { Scale::Strong } else { Scale::Body };
    child.add(Label::new(scale.text(&choice.words)).truncate());
    let right = Layout::right_to_left(Align::Center);
    child.with_layout(right, |ui| {
        if !choice.beside.is_empty() {
            key_cap(ui, &choice.beside);
        }
    });
    if is_here {
        ring(ui, rect.shrink(2.0), size::CORNER);
    }
    response.clicked()
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use eframe::egui::{Event, PointerButton};
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::*;
    use crate::casework::{Casework, Surroundings};
    use crate::ui::shell::Choices;
    use crate::ui::testing::{PASSPHRASE, Window};

    const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

    fn vault(folder: &Path) -> PathBuf {
        let path = folder.join("notes.dala");
        let unlock = Casework::passphrase(PASSPHRASE);
        let mut work = Casework::create(&path, unlock, "Ular", Surroundings::system()).unwrap();
        for name in ["Байтас", "Байсал"] {
            let fields = [work.read_answer("person", "family_name", name).unwrap()].into();
            work.add(&"person".parse().unwrap(), None, None, fields).unwrap();
        }
        path
    }

    #[test]
    fn a_command_far_down_the_list_can_be_clicked() {
        let folder = tempfile::tempdir().unwrap();
        let mut window = Window::open(&vault(folder.path()), Choices::default());
        // A search that shows nothing yet is small, and floats at the same place.
        window.press_with(Modifiers::COMMAND, Key::K);
        window.press(Key::Escape);
        window.press_with(CTRL_SHIFT, Key::P);
        let rows: Vec<_> = window.harness.query_all_by_role(Role::ListBoxOption).collect();
        let merge = rows.iter().position(|row| {
            row.accesskit_node().label().is_some_and(|name| name.starts_with("Merge"))
        });
        assert!(merge > Some(4), "{}", window.words());
        let pos = rows[merge.unwrap()].rect().center();
        drop(rows);
        window.harness.event(Event::PointerMoved(pos));
        for pressed in [true, false] {
            let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
            window.harness.event(Event::PointerButton { pos, button, pressed, modifiers });
            window.run();
        }
        assert!(window.shows("Drop bundles or a folder here"), "{}", window.words());
    }

    #[test]
    fn enter_waits_for_what_is_typed() {
        let folder = tempfile::tempdir().unwrap();
        let mut window = Window::open(&vault(folder.path()), Choices::default());
        window.press_with(Modifiers::COMMAND, Key::K);
        window.type_text("Бай");
        window.until("both", |window| window.shows("Байсал"));
        // In one frame, as a fast typist and a slow machine have it.
        window.harness.event(Event::Text("тас".to_owned()));
        window.press(Key::Enter);
        window.until("the record", |window| window.shows("Given name"));
        let field = window.harness.query_all_by_label("Family name").last().unwrap();
        assert_eq!(field.accesskit_node().value().as_deref(), Some("Байтас"));
    }
}
