//! How the screen of tables and forms looks: what is in hand at the left, what would become
//! of it at the right, the final step at the foot.

mod faults;
mod form;
mod table;

use eframe::egui::{
    Align, Frame, Id, Key, Label, Layout, Margin, Modifiers, Panel, ScrollArea, Ui,
};

use super::state::{Content, Done, State, takes_something, would_do};
use super::{Action, Offered};
use crate::casework::ImportReport;
use crate::form::Form;
use crate::ui::icons;
use crate::ui::menu::in_words;
use crate::ui::screens::path_line::path_line;
use crate::ui::shell::failure;
use crate::ui::text::Text;
use crate::ui::theme::{Scale, palette, size, space};
use crate::ui::widgets::{
    Button, Choice, ChoiceEvent, Chooser, Ground, Options, Progress, Tone, card, drop_area, notice,
    progress_card,
};
use crate::ui::words::{kind_label, kind_order, kinds_label, stage_in_words};

/// Draws it.
pub(super) fn show(
    ui: &mut Ui,
    text: &Text,
    offered: &Offered,
    state: &mut State,
    actions: &mut Vec<Action>,
) {
    keys(ui, state, actions);
    if state.file.is_none() {
        let frame = Frame::new().inner_margin(Margin::same(24));
        frame.show(ui, |ui| empty(ui, text, offered, state, actions));
        return;
    }
    let p = palette(ui);
    let foot = Frame::new().fill(p.rail).inner_margin(Margin::symmetric(24, 12));
    Panel::bottom("tables foot").exact_size(64.0).frame(foot).show(ui, |ui| {
        self::foot(ui, text, state, actions);
    });
    Frame::new().inner_margin(Margin::symmetric(24, 16)).show(ui, |ui| {
        ScrollArea::vertical().id_salt("tables page").auto_shrink([false; 2]).show(ui, |ui| {
            let clear = Margin { right: 16, ..Margin::ZERO };
            Frame::new().inner_margin(clear).show(ui, |ui| page(ui, text, offered, state, actions));
            ui.add_space(space::XL);
        });
    });
}

fn keys(ui: &Ui, state: &mut State, actions: &mut Vec<Action>) {
    let escape = ui.input(|input| !input.modifiers.any() && input.key_pressed(Key::Escape));
    if escape && !state.is_typing {
        let is_at_work = state.is_busy || state.is_looking;
        actions.push(if is_at_work { Action::Stop } else { Action::NotNow });
    }
    state.is_typing = ui.ctx().text_edit_focused();
}

/// Nothing in hand yet.
fn empty(
    ui: &mut Ui,
    text: &Text,
    offered: &Offered,
    state: &mut State,
    actions: &mut Vec<Action>,
) {
    let p = palette(ui);
    ui.label(Scale::Title.text(text.say("tables-title")));
    ui.label(Scale::Body.text(text.say("tables-more")).color(p.text2));
    ui.add_space(space::M);
    let height = (ui.available_height() - 330.0).clamp(96.0, 260.0);
    drop_area(ui, height, |ui| {
        ui.vertical_centered(|ui| {
            ui.add_space((height - 96.0).max(0.0) / 2.0);
            ui.label(Scale::Display.text(icons::GRID_NINE).color(p.text2));
            let hovered = ui.input(|input| !input.raw.hovered_files.is_empty());
            let words = text.say(if hovered { "tables-drop-now" } else { "tables-drop" });
            ui.label(Scale::Heading.text(words));
        });
    });
    ui.add_space(space::M);
    let choose = Button::primary(text.say("tables-choose")).icon(icons::FILE);
    if ui.add(choose).clicked() {
        actions.push(Action::Choose);
    }
    if let Some(path) = path_line(ui, text, &mut state.path) {
        actions.push(Action::Look(path));
    }
    ui.add_space(space::M);
    card(ui, |ui| write(ui, text, offered, state, actions));
}

/// The way back: records as a table.
fn write(
    ui: &mut Ui,
    text: &Text,
    offered: &Offered,
    state: &mut State,
    actions: &mut Vec<Action>,
) {
    let p = palette(ui);
    ui.set_width(ui.available_width());
    ui.label(Scale::Heading.text(text.say("tables-write")));
    ui.label(Scale::Small.text(text.say("tables-write-more")).color(p.text2));
    ui.horizontal(|ui| {
        let make = |typed: &str| kinds(text, offered, typed, &|_| true);
        let shown = match state.kind_to_write.as_str() {
            "" => String::new(),
            kind => kinds_label(text, &offered.forms, kind),
        };
        let name = text.say("tables-write-kind");
        let event = choose(ui, text, Id::unique("table to write"), &name, &shown, &make, 320.0);
        match event {
            Some(ChoiceEvent::Chosen(kind)) => state.kind_to_write = kind,
            Some(ChoiceEvent::Cleared) => state.kind_to_write.clear(),
            Some(ChoiceEvent::Typed(_)) | None => {}
        }
        let save = Button::plain(text.say("tables-write-save")).icon(icons::EXPORT);
        if ui.add(save.enabled(!state.kind_to_write.is_empty())).clicked() {
            actions.push(Action::Write(state.kind_to_write.clone()));
        }
    });
    if let Some(rows) = state.written {
        let what = text.count("tables-written", rows);
        notice(ui, Tone::Contested, icons::WARNING, &what, &text.say("tables-written-more"));
    }
    if let Some(error) = &state.failed {
        let (what, more) = failure(text, error);
        notice(ui, Tone::Refused, icons::WARNING, &what, &more);
    }
}

/// A line to choose one of many in.
fn choose(
    ui: &mut Ui,
    text: &Text,
    id: Id,
    name: &str,
    chosen: &str,
    make: &dyn Fn(&str) -> Vec<Choice>,
    width: f32,
) -> Option<ChoiceEvent> {
    let chooser = Chooser {
        id,
        name,
        chosen,
        hint: name,
        options: Options::Made(make),
        none: &text.say("choice-none"),
        ground: Ground::Plain,
    };
    ui.scope(|ui| {
        ui.set_max_width(width);
        chooser.show(ui).1
    })
    .inner
}

/// The kinds that fit what is typed, those that people ask for first.
fn kinds(
    text: &Text,
    offered: &Offered,
    typed: &str,
    is_wanted: &dyn Fn(&Form) -> bool,
) -> Vec<Choice> {
    let mut forms: Vec<&Form> = offered.forms.all().filter(|form| is_wanted(form)).collect();
    forms.sort_by_cached_key(|form| kind_order(form.id.as_str()));
    let choice = |form: &Form| Choice {
        key: form.id.to_string(),
        words: kinds_label(text, &offered.forms, form.id.as_str()),
        beside: form.id.to_string(),
        icon: Some(icons::of_kind(form.id.as_str())),
    };
    let fits = |choice: &Choice| {
        typed.is_empty()
            || choice.words.to_lowercase().contains(typed)
            || choice.key.contains(typed)
    };
    forms.into_iter().map(choice).filter(fits).collect()
}

fn page(ui: &mut Ui, text: &Text, offered: &Offered, state: &mut State, actions: &mut Vec<Action>) {
    let p = palette(ui);
    let name = state.file.as_ref().and_then(|file| file.file_name());
    let name = name.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    ui.label(Scale::Title.text(name));
    if let Some(done) = &state.done {
        self::done(ui, text, offered, done, actions);
        return;
    }
    let below = if state.is_busy { "tables-under-way" } else { "merge-only-looked" };
    ui.label(Scale::Body.text(text.say(below)).color(p.text2));
    ui.add_space(space::XS);
    if let Some(error) = &state.failed {
        let (what, more) = failure(text, error);
        notice(ui, Tone::Refused, icons::WARNING, &what, &more);
    }
    if state.is_busy || state.is_looking && matches!(state.content, Content::Nothing) {
        at_work(ui, text, state, actions);
        return;
    }
    match &state.content {
        Content::Nothing => {}
        Content::Form(read) => form::show(ui, text, read),
        Content::FaultyForm(errors) => form::faults(ui, text, errors),
        Content::Table(_) => table::show(ui, text, offered, state, actions),
        Content::Refused(error) => {
            let (what, more) = failure(text, error);
            notice(ui, Tone::Contested, icons::WARNING, &what, &more);
            if ui.add(Button::plain(text.say("merge-look-again"))).clicked() {
                actions.push(Action::LookAgain);
            }
        }
    }
}

fn at_work(ui: &mut Ui, text: &Text, state: &State, actions: &mut Vec<Action>) {
    let stage = match (state.is_stopping, state.step) {
        (true, _) => text.say("stage-stopping"),
        (false, Some(step)) => stage_in_words(text, step.stage),
        (false, None) => String::new(),
    };
    let step = state.step.filter(|step| step.total > 0);
    let stop = text.say("merge-stop");
    let what = if state.is_busy { "tables-taking" } else { "tables-looking" };
    let shown = Progress {
        what: &text.say(what),
        stage: &stage,
        share: step.map(|step| (step.done as f32 / step.total as f32).min(1.0)),
        remark: &text.say("tables-stop-more"),
        stop: (!state.is_stopping).then_some(stop.as_str()),
    };
    if progress_card(ui, &shown) {
        actions.push(Action::Stop);
    }
}

/// What was done, and where to go on.
fn done(ui: &mut Ui, text: &Text, offered: &Offered, done: &Done, actions: &mut Vec<Action>) {
    let kinds: Vec<String> = match done {
        Done::Form(added) => {
            let args = [("version", added.version.as_str().into())];
            let key = if added.was_here { "tables-form-was-here" } else { "tables-form-added" };
            let more = text.say("tables-form-added-more");
            notice(ui, Tone::Done, icons::CHECK, &text.with(key, &args), &more);
            added.kinds.iter().take(1).map(ToString::to_string).collect()
        }
        Done::Table(report) => {
            let words = in_numbers(text, offered, report);
            let more = text.say("tables-done-more");
            notice(ui, Tone::Done, icons::CHECK, &words, &more);
            report.added.keys().cloned().collect()
        }
    };
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        for kind in kinds {
            let words = kinds_label(text, &offered.forms, &kind);
            let show = text.with("tables-show", &[("what", words.into())]);
            let button = Button::primary(show).icon(icons::of_kind(&kind));
            if ui.add(button).clicked() {
                actions.push(Action::Show(kind));
            }
        }
    });
}

/// What is new, kind by kind.
fn in_numbers(text: &Text, offered: &Offered, report: &ImportReport) -> String {
    let mut kinds: Vec<_> = report.added.iter().collect();
    kinds.sort_by_key(|(kind, _)| kind_order(kind));
    let part = |(kind, n): (&String, &u64)| {
        format!("{}: {}", kinds_label(text, &offered.forms, kind), text.number(*n))
    };
    let mut parts: Vec<String> = kinds.into_iter().map(part).collect();
    if report.updated > 0 {
        parts.push(text.count("tables-updated", report.updated));
    }
    if report.left_out > 0 {
        parts.push(text.count("tables-were-left-out", report.left_out));
    }
    if parts.is_empty() {
        parts.push(text.say("tables-nothing-new"));
    }
    parts.join(" · ")
}

/// The foot: the final step, or why it cannot be taken yet.
fn foot(ui: &mut Ui, text: &Text, state: &State, actions: &mut Vec<Action>) {
    let p = palette(ui);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if state.done.is_some() {
            if ui.add(Button::plain(text.say("tables-others")).large()).clicked() {
                actions.push(Action::NotNow);
            }
            return;
        }
        let keys = in_words(Modifiers::COMMAND, Key::Enter, text);
        let words = match &state.content {
            Content::Table(look) => {
                text.count("tables-take-in", would_do(look, state.order.updates))
            }
            Content::Form(_) | Content::FaultyForm(_) => text.say("tables-form-add"),
            Content::Nothing | Content::Refused(_) => text.say("tables-take-in-none"),
        };
        let finish = Button::primary(words).key(keys).large().enabled(state.can_finish());
        if ui.add(finish).clicked() {
            actions.push(Action::Finish);
        }
        let not_now = Button::plain(text.say("merge-not-now")).large().enabled(!state.is_busy);
        if ui.add(not_now).clicked() {
            actions.push(Action::NotNow);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let words = text.say(why_not(state));
            ui.add(Label::new(Scale::Small.text(words).color(p.text2)).wrap());
        });
    });
}

/// Why the final step cannot be taken, or what it leaves as it is.
fn why_not(state: &State) -> &'static str {
    match &state.content {
        _ if state.is_busy || state.is_looking => "tables-foot-looking",
        Content::FaultyForm(_) => "tables-foot-faulty-form",
        Content::Table(look) if !takes_something(look) => "tables-foot-no-column",
        Content::Table(look) if look.report.left_out > 0 && !state.order.leaves_faulty => {
            "tables-foot-faulty"
        }
        Content::Table(look) if would_do(look, state.order.updates) == 0 => "tables-foot-nothing",
        _ => "tables-foot",
    }
}

/// The name of a kind, as one of it is called.
fn kind_name(text: &Text, offered: &Offered, kind: &str) -> String {
    kind_label(text, &offered.forms, kind)
}

/// Room between the parts.
const GAP: f32 = size::ROW / 2.0;
