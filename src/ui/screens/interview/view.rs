//! How the guided interview looks: the steps at the left, the questions in the middle, what
//! the monitor sees and hears at the right, the way on at the foot.

use eframe::egui::{Align, Frame, Id, Key, Layout, Margin, Modifiers, Panel, ScrollArea, Ui};

use super::{Action, Interview, name};
use crate::form::GuideStep;
use crate::record::Language;
use crate::ui::icons;
use crate::ui::text::{Text, own_name};
use crate::ui::theme::{Scale, palette, space};
use crate::ui::widgets::{Button, Tone, key_cap, notice};

/// The width of the steps, and of the monitor's own notes.
const STEPS: f32 = 264.0;
const NOTES: f32 = 240.0;
/// The keys for what is no answer show where there is so much room.
const KEYS: f32 = 460.0;
/// Below this width the notes stand under the questions.
const WIDE: f32 = 1_000.0;

impl Interview {
    /// Draws it.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, text: &Text, now: f64) {
        let p = palette(ui);
        for editor in self.editors.values_mut() {
            editor.begin_frame(ui, now);
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F6)) {
            self.actions.push(if self.is_paused { Action::GoOn } else { Action::Pause });
        }
        let is_wide = ui.available_width() >= WIDE;
        let head = Frame::new().fill(p.panel).inner_margin(Margin::symmetric(20, 8));
        Panel::top("interview head")
            .resizable(false)
            .frame(head)
            .show_separator_line(true)
            .show(ui, |ui| self.head(ui, text, now));
        let foot = Frame::new().fill(p.rail).inner_margin(Margin::symmetric(16, 11));
        Panel::bottom("interview foot").exact_size(64.0).resizable(false).frame(foot).show(
            ui,
            |ui| {
                self.foot(ui, text);
            },
        );
        let side = Frame::new().fill(p.bg).inner_margin(Margin::symmetric(8, 12));
        Panel::left("interview steps").exact_size(STEPS).resizable(false).frame(side).show(
            ui,
            |ui| {
                ScrollArea::vertical().id_salt("steps").show(ui, |ui| self.steps_list(ui, text));
            },
        );
        if is_wide {
            let notes = Frame::new().fill(p.bg).inner_margin(Margin::symmetric(12, 12));
            Panel::right("interview notes").exact_size(NOTES).resizable(false).frame(notes).show(
                ui,
                |ui| {
                    ScrollArea::vertical()
                        .id_salt("notes")
                        .show(ui, |ui| self.notes(ui, text, now));
                },
            );
        }
        let middle = Frame::new().fill(p.panel).inner_margin(Margin::symmetric(24, 12));
        middle.show(ui, |ui| {
            if self.is_paused {
                self.pause(ui, text);
                return;
            }
            let area =
                ScrollArea::vertical().id_salt(("interview", self.step)).auto_shrink([false; 2]);
            area.show(ui, |ui| {
                self.step_here(ui, text, now);
                if !is_wide {
                    self.notes(ui, text, now);
                }
                ui.add_space(space::XXL);
            });
        });
        self.to_first = false;
    }

    fn head(&mut self, ui: &mut Ui, text: &Text, now: f64) {
        let p = palette(ui);
        let language = self.language(text);
        ui.horizontal(|ui| {
            let back = Button::quiet("").icon(icons::ARROW_LEFT).name(text.say("interview-leave"));
            if ui.add(back).clicked() {
                self.actions.push(Action::Leave);
            }
            let person = self.page.get().map(|page| page.name.clone()).unwrap_or_default();
            ui.label(Scale::Heading.text(text.of_kind("interview", crate::ui::text::OfKind::One)));
            ui.label(Scale::Body.text(person).color(p.text2));
            let minutes = self.since.map_or(0.0, |since| (now - since).max(0.0) / 60.0);
            let clock = text.number(minutes as u64);
            let words = text.with("interview-minutes", &[("n", clock.into())]);
            ui.label(Scale::Small.text(format!("{}  {words}", icons::CLOCK)).color(p.text2));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let names = Language::ALL.map(own_name);
                let chosen = Language::ALL.iter().position(|one| *one == language);
                let id = eframe::egui::Id::unique("interview language");
                let label = text.say("interview-language");
                let (picked, _) =
                    crate::ui::widgets::segments(ui, id, &label, &names, chosen, 26.0);
                if let Some(language) = picked.and_then(|at| Language::ALL.get(at)) {
                    self.actions.push(Action::Speak(*language));
                }
                let editors = self.editors.values();
                if let Some(editor) = editors.max_by_key(|editor| editor.told_rank()) {
                    editor.told(ui, text);
                }
            });
        });
    }

    fn steps_list(&mut self, ui: &mut Ui, text: &Text) {
        let p = palette(ui);
        ui.spacing_mut().item_spacing.y = 2.0;
        for (at, step) in Self::steps().iter().enumerate() {
            let (open, is_closed) = (self.open(step), self.is_closed(step));
            let title = step.title.get(text.language());
            let count = match open {
                0 => icons::CHECK.to_owned(),
                open => text.number(open as u64),
            };
            let spoken = if is_closed {
                format!("{title}, {}", text.say("interview-closed-short"))
            } else {
                format!("{title}, {}", text.count("interview-open", open as u64))
            };
            let words = format!("{}. {title}", at + 1);
            let button = if at == self.step { Button::plain(words) } else { Button::quiet(words) };
            ui.horizontal(|ui| {
                let mark = if is_closed { icons::LOCK_SIMPLE.to_owned() } else { count };
                ui.allocate_ui(eframe::egui::Vec2::new(24.0, 32.0), |ui| {
                    ui.set_width(24.0);
                    ui.label(Scale::Small.text(mark).color(p.text2));
                });
                if ui.add(button.name(spoken)).clicked() {
                    self.actions.push(Action::Step(at));
                }
            });
        }
        ui.add_space(space::L);
        ui.set_max_width(STEPS - 24.0);
        ui.label(Scale::Small.text(text.say("interview-any-order")).color(p.text2));
    }

    fn step_here(&mut self, ui: &mut Ui, text: &Text, now: f64) {
        let Some(step) = self.here() else { return };
        let language = self.language(text);
        ui.label(Scale::Title.text(step.title.get(language)));
        let note = step.note.get(language);
        if !note.is_empty() {
            ui.label(Scale::Body.text(note).color(palette(ui).text2));
        }
        ui.add_space(space::M);
        if self.page.get().is_none() {
            return;
        }
        if self.is_overheard() && step.id != "close" {
            let (what, more) = ("interview-not-private", "interview-not-private-more");
            notice(ui, Tone::Contested, icons::WARNING, &text.say(what), &text.say(more));
            ui.add_space(space::M);
        }
        if self.is_closed(step) {
            self.closed(ui, text, now);
            return;
        }
        if step.id == "before" {
            self.who(ui, text, now);
        }
        self.questions(ui, text, step, now);
    }

    /// Why a step is closed, and the way to what opens it.
    fn closed(&mut self, ui: &mut Ui, text: &Text, now: f64) {
        let what = if self.is_taken_back() { "interview-withdrawn" } else { "interview-closed" };
        // A consent that was withdrawn as a whole is not given again: another one is.
        let is_ended = self.page.get().is_some_and(|page| page.is_withdrawn);
        let more = if is_ended { "interview-withdrawn-more" } else { "interview-closed-more" };
        notice(ui, Tone::Contested, icons::WARNING, &text.say(what), &text.say(more));
        ui.add_space(space::S);
        self.way_to_consent(ui, text);
        ui.add_space(space::XL);
        ui.label(Scale::Heading.text(text.say("interview-urgent")));
        ui.label(Scale::Body.text(text.say("interview-urgent-more")).color(palette(ui).text2));
        let Some(why) = name("security_note") else { return };
        let Some(editor) = self.record.and_then(|record| self.editors.get_mut(&record)) else {
            return;
        };
        editor.show_fields(ui, text, std::slice::from_ref(&why), now);
        let go_on = Button::plain(text.say("interview-urgent-go-on")).enabled(editor.has(&why));
        if ui.add(go_on).clicked() {
            self.actions.push(Action::Urgent);
        }
    }

    /// The way to the step in which consent is asked for.
    pub(super) fn way_to_consent(&mut self, ui: &mut Ui, text: &Text) {
        if ui.add(Button::plain(text.say("interview-to-consent"))).clicked() {
            let at = Self::steps().iter().position(|step| step.id == "consent");
            self.actions.extend(at.map(Action::Step));
        }
    }

    /// A rest: nothing of the account shows.
    fn pause(&mut self, ui: &mut Ui, text: &Text) {
        let (what, more) = ("interview-paused", "interview-paused-more");
        notice(ui, Tone::Neutral, icons::HANDSHAKE, &text.say(what), &text.say(more));
        ui.add_space(space::M);
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::primary(text.say("interview-go-on")).key("F6").large()).clicked() {
                self.actions.push(Action::GoOn);
            }
            if ui.add(Button::plain(text.say("interview-stop-here")).large()).clicked() {
                let close = Self::steps().len().saturating_sub(1);
                self.actions.extend([Action::GoOn, Action::Step(close)]);
            }
        });
    }

    /// Who speaks, of whom, in which case: what all else hangs on.
    fn who(&mut self, ui: &mut Ui, text: &Text, now: f64) {
        let fields: Vec<_> =
            ["interviewee", "about_persons", "cases"].into_iter().filter_map(name).collect();
        let to_first = self.to_first;
        if let Some(editor) = self.record.and_then(|record| self.editors.get_mut(&record)) {
            if to_first {
                editor.focus_first();
            }
            editor.refusal(ui, text);
            editor.show_fields(ui, text, &fields, now);
        }
        if self.page.get().is_some_and(|page| page.interviewee.is_none()) {
            notice(ui, Tone::Contested, icons::USER, &text.say("interview-nobody"), "");
        }
        ui.add_space(space::M);
    }

    /// What the monitor sees and hears, apart from what the person said.
    fn notes(&mut self, ui: &mut Ui, text: &Text, now: f64) {
        ui.label(Scale::Heading.text(text.say("interview-notes")));
        ui.label(Scale::Small.text(text.say("interview-notes-hint")).color(palette(ui).text2));
        let fields: Vec<_> = ["demeanour_note"].into_iter().filter_map(name).collect();
        if let Some(editor) = self.record.and_then(|record| self.editors.get_mut(&record)) {
            editor.show_fields(ui, text, &fields, now);
        }
        ui.add_space(space::M);
        ui.label(Scale::Heading.text(text.say("interview-still-open")));
        let language = text.language();
        for (at, step) in Self::steps().iter().enumerate() {
            let open = self.open(step);
            if open == 0 || self.is_closed(step) {
                continue;
            }
            let title = step.title.get(language);
            let words = format!("{title}: {}", text.number(open as u64));
            // Its place among what is drawn changes with what is said above it; its name does
            // not, so that the keys stay with it.
            let id = Id::unique(("interview open", at));
            if ui.add(Button::quiet(words).small().id(id)).clicked() {
                self.actions.push(Action::Step(at));
            }
        }
    }

    fn foot(&mut self, ui: &mut Ui, text: &Text) {
        let p = palette(ui);
        ui.horizontal_centered(|ui| {
            if self.step > 0
                && ui
                    .add(Button::plain(text.say("interview-back")).icon(icons::ARROW_LEFT))
                    .clicked()
            {
                self.actions.push(Action::Step(self.step - 1));
            }
            let pause = Button::quiet(text.say("interview-pause")).key("F6");
            if ui.add(pause.enabled(!self.is_paused)).clicked() {
                self.actions.push(Action::Pause);
            }
            key_cap(ui, "F8");
            ui.label(Scale::Small.text(text.say("foot-next")).color(p.text2));
            let next = Self::steps().get(self.step + 1);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                match next {
                    Some(next) => self.on(ui, text, next),
                    None => {
                        if ui.add(Button::primary(text.say("interview-done"))).clicked() {
                            self.actions.push(Action::Leave);
                        }
                    }
                }
                ui.add_space(space::M);
                let here = self.editors.values().find(|editor| editor.has_focus());
                if let Some(editor) = here.filter(|_| ui.available_width() >= KEYS) {
                    editor.answer_keys(ui, text);
                }
            });
        });
    }

    fn on(&mut self, ui: &mut Ui, text: &Text, next: &GuideStep) {
        let title = next.title.get(text.language());
        let words = text.with("interview-next", &[("what", title.into())]);
        if ui.add(Button::primary(words)).clicked() {
            self.next();
        }
        ui.add_space(space::S);
        key_cap(ui, &format!("{}+Enter", text.say("key-ctrl")));
    }
}
