//! How the main screen is laid out, by the points that are there: three columns, two with
//! the sections folded into a heading, or one at a time.

use eframe::egui::{Align, Frame, Id, Layout, Margin, Panel, Popup, ScrollArea, Ui};

use super::{Action, Records, list, sections};
use crate::casework::SortBy;
use crate::record::Kind;
use crate::ui::icons;
use crate::ui::route::Section;
use crate::ui::shell::failure;
use crate::ui::text::{OfKind, Text};
use crate::ui::theme::{Scale, palette, size, space};
use crate::ui::widgets::{Button, Chip, Entry, List, ListEvent, Tone, check, notice, segments};

/// Below this width the sections fold away.
const NO_SECTIONS: f32 = 1120.0;
/// Below this width one column shows at a time.
const ONE_COLUMN: f32 = 748.0;

/// Draws the screen.
pub(super) fn show(screen: &mut Records, ui: &mut Ui, text: &Text, now: f64) {
    let p = palette(ui);
    let width = ui.available_width();
    let frame = Frame::new().fill(p.bg).inner_margin(Margin::symmetric(8, 10));
    if width >= NO_SECTIONS {
        let needed = sections::width(ui, text, screen.sections.get()) + 2.0 * space::S;
        let panel = Panel::left("sections").default_size(204.0);
        panel.size_range(needed.clamp(160.0, 320.0)..=320.0).frame(frame).show(ui, |ui| {
            ScrollArea::vertical().auto_shrink([false; 2]).show(ui, |ui| {
                let all = screen.sections.get();
                sections::show(ui, text, all, &screen.section, &mut screen.actions);
            });
        });
    }
    let frame = Frame::new().fill(p.bg);
    if width < ONE_COLUMN {
        if screen.is_record && screen.editor.is_some() {
            record(screen, ui, text, now, true);
        } else {
            frame.show(ui, |ui| middle(screen, ui, text, true));
        }
        return;
    }
    Panel::left("list").default_size(348.0).size_range(240.0..=560.0).frame(frame).show(ui, |ui| {
        middle(screen, ui, text, width < NO_SECTIONS);
    });
    record(screen, ui, text, now, false);
}

fn record(screen: &mut Records, ui: &mut Ui, text: &Text, now: f64, is_alone: bool) {
    let p = palette(ui);
    if is_alone {
        let words = text.say("record-to-list");
        if ui.add(Button::quiet(words).icon(icons::ARROW_LEFT)).clicked() {
            screen.is_record = false;
        }
    }
    Frame::new().fill(p.panel).show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        match &mut screen.editor {
            Some(editor) => {
                context_of(
                    ui,
                    text,
                    editor.record(),
                    editor.kind(),
                    &screen.context,
                    &mut screen.actions,
                );
                editor.show(ui, text, now);
            }
            None => {
                ui.centered_and_justified(|ui| {
                    ui.label(Scale::Body.text(text.say("record-none")).color(p.text2));
                });
            }
        }
    });
}

/// What a record can be for those that come after it: their case, or their source.
fn context_of(
    ui: &mut Ui,
    text: &Text,
    record: crate::record::RecordId,
    kind: &Kind,
    context: &super::Context,
    actions: &mut Vec<Action>,
) {
    let is_source = matches!(kind.as_str(), "interview" | "attachment");
    let frame = Frame::new().inner_margin(Margin { left: 20, right: 20, top: 8, bottom: 0 });
    if is_source && context.source != Some(record) {
        frame.show(ui, |ui| {
            let words = text.say("record-as-source");
            if ui.add(Button::plain(words).icon(icons::CHAT_CENTERED_TEXT).small()).clicked() {
                actions.push(Action::Source(Some(record)));
            }
        });
    } else if kind.as_str() == "case" {
        frame.show(ui, |ui| {
            ui.horizontal(|ui| {
                if context.case != Some(record) {
                    let words = text.say("record-in-case");
                    if ui.add(Button::plain(words).icon(icons::FOLDER_OPEN).small()).clicked() {
                        actions.push(Action::Case(Some(record)));
                    }
                }
                let words = text.say("record-open-case");
                if ui.add(Button::plain(words).icon(icons::ARROW_RIGHT).small()).clicked() {
                    actions.push(Action::OpenCase(record));
                }
            });
        });
    }
}

fn middle(screen: &mut Records, ui: &mut Ui, text: &Text, has_sections: bool) {
    let frame = Frame::new().inner_margin(Margin { left: 12, right: 12, top: 10, bottom: 6 });
    frame.show(ui, |ui| {
        head(screen, ui, text, has_sections);
        context(screen, ui, text);
        filter(screen, ui, text);
    });
    rows(screen, ui, text);
}

fn head(screen: &mut Records, ui: &mut Ui, text: &Text, has_sections: bool) {
    let (icon, words) = sections::name(&screen.section, text);
    ui.horizontal(|ui| {
        if has_sections {
            let response =
                ui.add(Button::quiet(format!("{words}  {}", icons::CARET_DOWN)).icon(icon));
            let frame = Frame::popup(ui.style());
            Popup::menu(&response).frame(frame).width(240.0).show(|ui| {
                let all = screen.sections.get();
                sections::show(ui, text, all, &screen.section, &mut screen.actions);
            });
        } else {
            ui.label(Scale::Heading.text(words));
        }
        let shown = text.number(screen.list.entries().len() as u64);
        let of = text.number(screen.list.all());
        let words = if shown == of {
            of
        } else {
            text.with("list-shown", &[("shown", shown.into()), ("of", of.into())])
        };
        ui.label(Scale::Small.text(words).color(palette(ui).text2));
        let Section::Kind(kind) = &screen.section else { return };
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let name = text.of_kind(kind.as_str(), OfKind::New);
            let button = Button::plain(text.say("list-new")).icon(icons::PLUS).name(name);
            if ui.add(button).clicked() {
                screen.actions.push(Action::New(kind.clone()));
            }
        });
    });
}

/// The case one works in and the source one writes down.
fn context(screen: &mut Records, ui: &mut Ui, text: &Text) {
    let super::Context { case, source } = screen.context;
    if case.is_none() && source.is_none() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if let Some(case) = case {
            let title = screen.title_of(case);
            let words = text.with("context-case", &[("what", title.as_str().into())]);
            let name = text.with("context-clear-case", &[("what", title.as_str().into())]);
            if ui
                .add(
                    Chip::new(Tone::Accent, words)
                        .icon(icons::FOLDER)
                        .after(icons::X)
                        .pressable(name),
                )
                .clicked()
            {
                screen.actions.push(Action::Case(None));
            }
        }
        if let Some(source) = source {
            let title = screen.title_of(source);
            let words = text.with("context-source", &[("what", title.as_str().into())]);
            let name = text.say("context-clear-source");
            let chip =
                Chip::new(Tone::Accent, words).icon(icons::CHAT_CENTERED_TEXT).after(icons::X);
            if ui.add(chip.pressable(name)).clicked() {
                screen.actions.push(Action::Source(None));
            }
        }
    });
}

fn filter(screen: &mut Records, ui: &mut Ui, text: &Text) {
    let p = palette(ui);
    if !matches!(screen.section, Section::Kind(_)) {
        let shown = text.count("list-count", screen.list.all());
        ui.label(Scale::Small.text(shown).color(p.text2));
        return;
    }
    let entry = Entry::new(&mut screen.list.typed, text.say("menu-filter"))
        .id(list::filter_id())
        .icon(icons::MAGNIFYING_GLASS)
        .hint(text.say("list-filter"))
        .limit(200);
    let response = entry.show(ui);
    if response.has_focus() && ui.input(|input| input.key_pressed(eframe::egui::Key::ArrowDown)) {
        ui.memory_mut(|memory| memory.request_focus(list::focus_id()));
    }
    if screen.context.case.is_some() {
        check(ui, &mut screen.list.only_case, &text.say("list-only-case"));
    }
    ui.horizontal_wrapped(|ui| {
        let sorts = [SortBy::Title, SortBy::Changed, SortBy::Contested];
        let words = ["sort-title", "sort-changed", "sort-contested"].map(|key| text.say(key));
        let at = sorts.iter().position(|sort| *sort == screen.sort());
        let id = Id::unique("records sort");
        let (picked, _) = segments(ui, id, &text.say("list-sort"), &words, at, size::SMALL);
        if let Some(sort) = picked.and_then(|at| sorts.get(at)) {
            screen.list.sort_by(*sort);
        }
    });
}

fn rows(screen: &mut Records, ui: &mut Ui, text: &Text) {
    if let Some(error) = screen.list.refused() {
        let (what, more) = failure(text, error);
        notice(ui, Tone::Refused, icons::WARNING, &what, &more);
        return;
    }
    if screen.list.is_there() && screen.list.entries().is_empty() {
        empty(screen, ui, text);
        return;
    }
    let selected = screen.editor.as_ref().and_then(|editor| screen.list.place_of(editor.record()));
    let (_, name) = sections::name(&screen.section, text);
    let shown = {
        let rows = screen.list.rows(text);
        List::new(list::list_id(), &name, size::ROW3)
            .selected(selected)
            .reveal(screen.list.reveal && selected.is_some())
            .show(ui, &rows)
    };
    if selected.is_some() {
        screen.list.reveal = false;
    }
    screen.list.seen(shown.in_view);
    if let Some((id, kind)) = screen.list.unread.and_then(|id| Some((id, screen.list.kind_of(id)?)))
    {
        screen.list.unread = None;
        screen.actions.push(Action::Select(id, kind));
    }
    let (row, is_opened) = match shown.event {
        Some(ListEvent::Selected(row)) => (row, false),
        Some(ListEvent::Opened(row)) => (row, true),
        None => return,
    };
    let Some(entry) = screen.list.entries().get(row) else { return };
    let id = entry.id;
    let kind = match &screen.section {
        Section::Kind(kind) => Some(kind.clone()),
        _ => screen.list.kind_of(id),
    };
    match (kind, is_opened) {
        (Some(kind), false) => screen.actions.push(Action::Select(id, kind)),
        (Some(_), true) => {
            screen.is_record = true;
            if let Some(editor) = &mut screen.editor {
                editor.focus_first();
            }
        }
        (None, _) => screen.list.unread = Some(id),
    }
}

fn empty(screen: &Records, ui: &mut Ui, text: &Text) {
    let p = palette(ui);
    let words = match &screen.section {
        _ if !screen.list.typed.trim().is_empty() => text.say("list-nothing"),
        Section::Kind(kind) => text.of_kind(kind.as_str(), OfKind::Empty),
        _ => text.say("list-empty-todo"),
    };
    let frame = Frame::new().inner_margin(Margin::same(space::XL as i8));
    frame.show(ui, |ui| {
        ui.label(Scale::Body.text(words).color(p.text2));
    });
}
