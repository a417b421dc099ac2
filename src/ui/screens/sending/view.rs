//! How the send screen looks: what, to whom and where to at the left, what that comes to at
//! the right, the final step at the foot.

use eframe::egui::{
    Align, Frame, Id, Key, Label, Layout, Margin, Modifiers, Panel, ScrollArea, Ui, Vec2,
};

use super::Action;
use super::state::{Limit, Preview, State, To, What};
use super::told::{done, preview};
use crate::record::RecordId;
use crate::ui::icons;
use crate::ui::shell::failure;
use crate::ui::text::Text;
use crate::ui::theme::{self, Scale, size, space};
use crate::ui::widgets::{
    Button, Entry, List, ListEvent, Rows, Tone, card, check, entered, notice, segments, tick_row,
};
use crate::vault::{Forms, RecordRow};

/// Draws it.
pub(super) fn show(
    ui: &mut Ui,
    text: &Text,
    forms: Option<&Forms>,
    state: &mut State,
    actions: &mut Vec<Action>,
) {
    keys(ui, state, actions);
    let p = theme::palette(ui);
    let foot = Frame::new().fill(p.rail).inner_margin(Margin::symmetric(24, 12));
    Panel::bottom("send foot").exact_size(64.0).frame(foot).show(ui, |ui| {
        self::foot(ui, text, state, actions);
    });
    Frame::new().inner_margin(Margin::symmetric(24, 16)).show(ui, |ui| {
        if let Some(report) = &state.done {
            ScrollArea::vertical().id_salt("send done").auto_shrink([false; 2]).show(ui, |ui| {
                done(ui, text, forms, state, report);
            });
            return;
        }
        if ui.available_width() < 900.0 {
            ScrollArea::vertical().id_salt("send page").auto_shrink([false; 2]).show(ui, |ui| {
                form(ui, text, state, actions);
                preview(ui, text, forms, state, actions);
            });
            return;
        }
        let wide = (ui.available_width() * 0.5).min(640.0);
        let side = Frame::new().inner_margin(Margin { left: 24, ..Margin::ZERO });
        let rest = ui.available_width() - wide;
        Panel::right("send preview")
            .exact_size(rest)
            .resizable(false)
            .show_separator_line(false)
            .frame(side)
            .show(ui, |ui| {
                ScrollArea::vertical().id_salt("send told").auto_shrink([false; 2]).show(
                    ui,
                    |ui| {
                        preview(ui, text, forms, state, actions);
                    },
                );
            });
        ScrollArea::vertical().id_salt("send form").auto_shrink([false; 2]).show(ui, |ui| {
            let clear = Margin { right: 16, ..Margin::ZERO };
            Frame::new().inner_margin(clear).show(ui, |ui| form(ui, text, state, actions));
        });
    });
}

fn keys(ui: &Ui, state: &mut State, actions: &mut Vec<Action>) {
    let escape = ui.input(|input| !input.modifiers.any() && input.key_pressed(Key::Escape));
    if escape && state.exporting && !state.typing {
        actions.push(Action::Stop);
    }
    state.typing = ui.ctx().text_edit_focused();
}

/// What, for what, to whom, where to.
fn form(ui: &mut Ui, text: &Text, state: &mut State, actions: &mut Vec<Action>) {
    ui.label(Scale::Title.text(text.say("send-title")));
    let p = theme::palette(ui);
    ui.label(Scale::Body.text(text.say("send-title-more")).color(p.text2));
    ui.add_space(space::XS);
    ui.add_enabled_ui(!state.exporting, |ui| {
        part(ui, &text.say("send-what"), |ui| what(ui, text, state, actions));
        part(ui, &text.say("send-purpose"), |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.label(Scale::Body.text(icons::RADIO_BUTTON).color(p.accent));
                ui.label(Scale::Strong.text(text.say("send-purpose-own")));
            });
            ui.label(Scale::Small.text(text.say("send-purpose-more")).color(p.text2));
        });
        part(ui, &text.say("send-to"), |ui| to(ui, text, state, actions));
        part(ui, &text.say("send-where"), |ui| place(ui, text, state, actions));
    });
    ui.add_space(space::XL);
}

fn part(ui: &mut Ui, title: &str, add: impl FnOnce(&mut Ui)) {
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(Scale::Heading.text(title));
        add(ui);
    });
    ui.add_space(space::XS);
}

/// A choice among few, called `name`.
fn pick<T: Copy + PartialEq, const N: usize>(
    ui: &mut Ui,
    name: &str,
    words: &[String; N],
    all: [T; N],
    chosen: &mut T,
) {
    let at = all.iter().position(|one| one == chosen);
    let (picked, _) = segments(ui, Id::unique(("send", name)), name, words, at, size::CONTROL);
    if let Some(one) = picked.and_then(|at| all.get(at)) {
        *chosen = *one;
    }
}

fn what(ui: &mut Ui, text: &Text, state: &mut State, actions: &mut Vec<Action>) {
    let words = [text.say("send-all"), text.say("send-cases")];
    pick(ui, &text.say("send-what"), &words, [What::All, What::Cases], &mut state.what);
    let p = theme::palette(ui);
    if state.what == What::All {
        ui.label(Scale::Small.text(text.say("send-all-more")).color(p.text2));
        return;
    }
    ui.label(Scale::Small.text(text.say("send-cases-more")).color(p.text2));
    if state.cases.len() > 8 {
        let name = text.say("send-find-case");
        Entry::new(&mut state.filter, name.clone())
            .icon(icons::MAGNIFYING_GLASS)
            .hint(name)
            .limit(200)
            .show(ui);
    }
    let rows = CaseRows { text, cases: state.fitting(), chosen: &state.chosen };
    if rows.len() == 0 {
        ui.label(Scale::Body.text(text.say("send-no-case")).color(p.text2));
        return;
    }
    let height = (rows.len() as f32 * size::ROW).clamp(size::ROW, 6.0 * size::ROW);
    let (id, name) = (Id::unique("send cases"), text.say("send-case-list"));
    let mut row = state.row;
    ui.allocate_ui(Vec2::new(ui.available_width(), height), |ui| {
        ui.set_height(height);
        match List::new(id, &name, size::ROW).selected(row).ticks().show(ui, &rows).event {
            Some(ListEvent::Selected(at)) => row = Some(at),
            Some(ListEvent::Opened(at)) => {
                row = Some(at);
                actions.extend(rows.cases.get(at).map(|case| Action::Toggle(case.id)));
            }
            None => {}
        }
    });
    state.row = row;
    let chosen = text.count("send-chosen", state.chosen.len() as u64);
    ui.label(Scale::Small.text(chosen).color(p.text2));
}

struct CaseRows<'a> {
    text: &'a Text,
    cases: Vec<&'a RecordRow>,
    chosen: &'a std::collections::BTreeSet<RecordId>,
}

impl Rows for CaseRows<'_> {
    fn len(&self) -> usize {
        self.cases.len()
    }

    fn name(&self, row: usize) -> String {
        match self.cases.get(row) {
            Some(case) if self.chosen.contains(&case.id) => {
                self.text.with("ticked", &[("what", case.title.as_str().into())])
            }
            Some(case) => case.title.clone(),
            None => String::new(),
        }
    }

    fn draw(&self, ui: &mut Ui, row: usize, _: bool) {
        if let Some(case) = self.cases.get(row) {
            tick_row(ui, &case.title, self.chosen.contains(&case.id));
        }
    }
}

fn to(ui: &mut Ui, text: &Text, state: &mut State, actions: &mut Vec<Action>) {
    let words = [text.say("send-to-people"), text.say("send-to-passphrase")];
    pick(ui, &text.say("send-to"), &words, [To::People, To::Passphrase], &mut state.to);
    match state.to {
        To::People => people(ui, text, state, actions),
        To::Passphrase => passphrase(ui, text, state),
    }
}

fn people(ui: &mut Ui, text: &Text, state: &mut State, actions: &mut Vec<Action>) {
    let p = theme::palette(ui);
    if state.people.is_empty() {
        ui.label(Scale::Body.text(text.say("send-nobody")).color(p.text2));
    }
    for person in &mut state.people {
        let name = person.name.clone().unwrap_or_else(|| {
            let age: String = person.recipient.to_string().chars().take(14).collect();
            format!("{age}…")
        });
        check(ui, &mut person.chosen, &name);
        let fingerprint = person.fingerprint.map(|fingerprint| fingerprint.to_string());
        let below = match (fingerprint, person.trusted) {
            (Some(fingerprint), true) => fingerprint,
            (Some(fingerprint), false) => {
                text.with("send-compare", &[("fingerprint", fingerprint.into())])
            }
            (None, _) => text.say("send-no-card"),
        };
        ui.horizontal(|ui| {
            ui.add_space(26.0);
            ui.add(Label::new(Scale::Small.text(below).color(p.text2)).wrap());
        });
    }
    if let Some(error) = &state.card_refused {
        let (what, more) = failure(text, error);
        notice(ui, Tone::Refused, icons::WARNING, &what, &more);
    }
    let add = Button::plain(text.say("send-card")).icon(icons::IDENTIFICATION_CARD);
    if ui.add(add).clicked() {
        actions.push(Action::Card);
    }
    ui.horizontal(|ui| {
        let name = text.say("send-age");
        let width = (ui.available_width() - 120.0).max(120.0);
        let entry = Entry::new(&mut state.age, name.clone()).hint(name).width(width).limit(200);
        let response = entry.show(ui);
        let enter = entered(ui, &response);
        let can = !state.age.trim().is_empty();
        let add = Button::plain(text.say("send-age-add")).enabled(can);
        if (ui.add(add).clicked() || enter) && can {
            actions.push(Action::AddAge);
        }
    });
    if state.age_refused {
        let more = text.say("send-age-refused-more");
        notice(ui, Tone::Contested, icons::WARNING, &text.say("send-age-refused"), &more);
    }
}

fn passphrase(ui: &mut Ui, text: &Text, state: &mut State) {
    let p = theme::palette(ui);
    ui.label(Scale::Small.text(text.say("send-passphrase-more")).color(p.text2));
    let is_shown = state.is_shown;
    Entry::new(&mut state.passphrase, text.say("send-passphrase"))
        .hint(text.say("send-passphrase"))
        .secret(is_shown)
        .width(420.0)
        .limit(1024)
        .show(ui);
    Entry::new(&mut state.again, text.say("send-again"))
        .hint(text.say("send-again"))
        .secret(is_shown)
        .width(420.0)
        .limit(1024)
        .show(ui);
    if !state.again.is_empty() && *state.again != *state.passphrase {
        ui.label(Scale::Small.text(text.say("send-missing-again")).color(p.contested));
    }
    check(ui, &mut state.is_shown, &text.say("send-show"));
}

fn place(ui: &mut Ui, text: &Text, state: &mut State, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        let choose = Button::plain(text.say("send-folder-choose")).icon(icons::FOLDER_OPEN);
        let width = (ui.available_width() - 170.0).max(120.0);
        let name = text.say("send-folder");
        Entry::new(&mut state.folder, name.clone()).hint(name).width(width).limit(4096).show(ui);
        if ui.add(choose).clicked() {
            actions.push(Action::Folder);
        }
    });
    ui.add_space(space::XS);
    ui.label(Scale::Strong.text(text.say("send-size")));
    let words = [text.say("send-size-none"), text.say("send-size-fat"), text.say("send-size-own")];
    let all = [Limit::None, Limit::Fat32, Limit::Own];
    pick(ui, &text.say("send-size"), &words, all, &mut state.limit);
    if state.limit == Limit::Own {
        ui.horizontal(|ui| {
            let name = text.say("send-size-megabytes");
            Entry::new(&mut state.megabytes, name.clone()).width(120.0).limit(12).show(ui);
            ui.label(Scale::Body.text(name));
        });
    }
    let p = theme::palette(ui);
    ui.label(Scale::Small.text(text.say("send-size-more")).color(p.text2));
}

/// The foot: the final step, or why it cannot be taken yet.
fn foot(ui: &mut Ui, text: &Text, state: &State, actions: &mut Vec<Action>) {
    let p = theme::palette(ui);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if state.done.is_some() {
            if ui.add(Button::plain(text.say("send-again-other")).large()).clicked() {
                actions.push(Action::Again);
            }
            return;
        }
        let missing = state.order().err();
        let bundles = match &state.preview {
            Preview::Ready(told) => told.bundles,
            _ => 1,
        };
        let keys = crate::ui::menu::in_words(Modifiers::COMMAND, Key::Enter, text);
        let can = missing.is_none() && !state.exporting;
        let write = Button::primary(text.count("send-write", bundles)).key(keys).large();
        if ui.add(write.enabled(can)).clicked() {
            actions.push(Action::Export);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let words = match missing {
                _ if state.exporting => String::new(),
                Some(missing) => text.say(missing.key()),
                None => text.say("send-foot"),
            };
            ui.add(Label::new(Scale::Small.text(words).color(p.text2)).wrap());
        });
    });
}
