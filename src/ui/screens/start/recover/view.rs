//! How the page for who has forgotten the passphrase looks.

use eframe::egui::{Align, Id, Key, Layout, Modifiers, Ui};

use super::held::{Action as HeldAction, Held, Why};
use super::words::{MOST, Reading};
use super::{Action, RecoverPage, file_id, words_id};
use crate::ui::icons;
use crate::ui::screens::start::ViewAround;
use crate::ui::screens::start::frame::{FileField, bar, has_wide_foot, refusal, step, with_foot};
use crate::ui::screens::start::pair::{PairState, first_id};
use crate::ui::screens::start::sheet::{SheetAction, SheetState};
use crate::ui::shell::{Choices, failure};
use crate::ui::text::Text;
use crate::ui::theme::{self, Scale, size, space};
use crate::ui::widgets::secret::{label, pressed_show};
use crate::ui::widgets::{Button, Entry, Tone, notice, progress, segments};

/// The widest that the page is.
const WIDEST: f32 = 720.0;

impl RecoverPage {
    /// Draws it.
    pub(in crate::ui::screens::start) fn show(
        &mut self,
        ui: &mut Ui,
        text: &Text,
        choices: &mut Choices,
        around: ViewAround<'_>,
    ) {
        if let Some(held) = &mut self.held {
            held.show(ui, text, choices, around);
            return;
        }
        if self.opening.is_some()
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
        {
            self.actions.push(Action::Stop);
        }
        if bar(ui, text, choices, &text.say("start-back"), &text.say("recover-title"), true) {
            self.actions.push(Action::Back);
        }
        with_foot(ui, self, |ui, page| page.body(ui, text, around), |ui, page| page.foot(ui, text));
        if let Some(focus) = self.focus.take() {
            ui.memory_mut(|memory| memory.request_focus(focus));
        }
    }

    fn body(&mut self, ui: &mut Ui, text: &Text, around: ViewAround<'_>) {
        ui.set_max_width(ui.available_width().min(WIDEST));
        step(ui, 1, &text.say("recover-step-file"), "");
        let field = FileField {
            id: file_id(),
            name: text.say("start-file"),
            hint: text.say("start-file-hint"),
            line: &mut self.file,
            place: self.place.known(),
            is_folder: false,
        };
        let (choose, enter) = field.show(ui, text);
        if choose {
            self.actions.push(Action::Choose);
        }
        if enter {
            self.focus = Some(words_id());
        }
        let p = theme::palette(ui);
        if around.machine.takes_drops {
            ui.label(Scale::Small.text(text.say("start-drop")).color(p.text2));
        }
        if self.has_no_dialog {
            let (what, more) = (text.say("no-dialog"), text.say("no-dialog-more"));
            notice(ui, Tone::Contested, icons::WARNING, &what, &more);
        }
        ui.add_space(space::L);
        step(ui, 2, &text.say("recover-step-words"), &text.say("recover-words-more"));
        self.kind(ui, text);
        self.typed(ui, text);
        refusal(ui, text, self.refused.as_ref());
    }

    fn kind(&mut self, ui: &mut Ui, text: &Text) {
        if self.words.taken() > 0 {
            ui.horizontal_wrapped(|ui| {
                let p = theme::palette(ui);
                let words = text.count("recover-taken", self.words.taken() as u64);
                ui.label(Scale::Body.text(format!("{}  {words}", icons::CHECK)).color(p.done));
                if ui.add(Button::quiet(text.say("recover-drop")).small()).clicked() {
                    self.actions.push(Action::DropPart);
                }
            });
            return;
        }
        let words = [text.say("recover-whole"), text.say("recover-part")];
        let at = usize::from(self.words.are_parts);
        let (id, name) = (Id::unique("recover kind"), text.say("recover-kind"));
        if let (Some(at), _) = segments(ui, id, &name, &words, Some(at), size::CONTROL) {
            self.words.are_parts = at == 1;
            self.words.read();
            self.focus = Some(words_id());
        }
    }

    fn typed(&mut self, ui: &mut Ui, text: &Text) {
        let name = if self.words.are_parts {
            text.with("recover-words-of-part", &[("number", (self.words.taken() + 1).into())])
        } else {
            text.say("recover-words")
        };
        label(ui, name.clone());
        let entry = Entry::new(&mut self.words.typed, name).id(words_id()).rows(4).limit(MOST);
        if entry.show(ui).changed() {
            self.words.read();
            self.refused = None;
        }
        let p = theme::palette(ui);
        match self.words.reading() {
            Reading::Empty => {
                ui.label(Scale::Small.text(text.say("recover-how")).color(p.text2));
            }
            Reading::Typing { words, of } => {
                let words =
                    text.with("recover-typed", &[("n", (*words).into()), ("of", (*of).into())]);
                ui.label(Scale::Small.text(words).color(p.text2));
            }
            Reading::Wrong(error) => {
                let (what, more) = failure(text, error);
                notice(ui, Tone::Contested, icons::WARNING, &what, &more);
            }
            Reading::Part { given, needed } => {
                let args = [("given", (*given).into()), ("needed", (*needed).into())];
                let words = text.with("recover-parts-so-far", &args);
                ui.label(Scale::Body.text(format!("{}  {words}", icons::CHECK)).color(p.done));
                if *given > self.words.taken() {
                    let button = Button::plain(text.say("recover-next-part")).large();
                    if ui.add(button).clicked() {
                        self.actions.push(Action::TakePart);
                    }
                }
            }
            Reading::Complete => {
                let words = text.say("recover-complete");
                ui.label(Scale::Body.text(format!("{}  {words}", icons::CHECK)).color(p.done));
            }
        }
    }

    fn foot(&mut self, ui: &mut Ui, text: &Text) {
        let p = theme::palette(ui);
        let is_busy = self.opening.is_some();
        let words = text.say(if is_busy { "start-opening" } else { "recover-open" });
        if ui.add(Button::primary(words).large().enabled(self.can_open())).clicked() {
            self.actions.push(Action::Open);
        }
        if is_busy {
            if ui.add(Button::quiet(text.say("start-stop")).large()).clicked() {
                self.actions.push(Action::Stop);
            }
        } else if !self.can_open() {
            let words = if self.file.is_empty() {
                text.say("missing-file")
            } else {
                text.say("missing-recovery-words")
            };
            let words = format!("{}  {words}", icons::CIRCLE_DASHED);
            ui.label(Scale::Small.text(words).color(p.text2));
        }
    }
}

impl Held {
    fn show(&mut self, ui: &mut Ui, text: &Text, choices: &mut Choices, around: ViewAround<'_>) {
        if pressed_show(ui) {
            self.pair.toggle();
        }
        let title = if self.is_at_sheet() { "held-sheet-title" } else { "held-title" };
        let without = text.say("held-not-now");
        if bar(ui, text, choices, &without, &text.say(title), false) && !self.is_busy() {
            self.actions.push(HeldAction::Open);
        }
        with_foot(
            ui,
            self,
            |ui, held| {
                ui.set_max_width(ui.available_width().min(WIDEST));
                if held.is_at_sheet() {
                    held.sheet_step(ui, text, around);
                } else {
                    held.passphrase_step(ui, text, around);
                }
                refusal(ui, text, held.refused.as_ref());
            },
            |ui, held| held.foot(ui, text),
        );
        // Only now: the Enter that ended the last word would else press the button too.
        if std::mem::take(&mut self.is_proved) {
            ui.memory_mut(|memory| memory.request_focus(final_id()));
        }
        if std::mem::take(&mut self.is_new) && !self.is_at_sheet() {
            ui.memory_mut(|memory| memory.request_focus(first_id()));
        }
    }

    fn passphrase_step(&mut self, ui: &mut Ui, text: &Text, around: ViewAround<'_>) {
        let (what, more) = match self.why {
            Why::Recovered => ("held-open", "held-open-more"),
            Why::Asked(_) => ("held-asked", "held-asked-more"),
        };
        ui.label(Scale::Title.text(text.say(what)));
        let p = theme::palette(ui);
        ui.label(Scale::Body.text(text.say(more)).color(p.text2));
        ui.add_space(space::M);
        ui.add_enabled_ui(!self.is_busy(), |ui| {
            let shown = self.pair.show(ui, text, &[], around.keyboard);
            if shown.draw {
                self.actions.push(HeldAction::Draw);
            }
            if shown.is_entered && self.pair.state() == PairState::Ready {
                self.actions.push(HeldAction::Change);
            }
        });
        if let Some(step) = self.step() {
            ui.add_space(space::M);
            let share = step
                .filter(|step| step.total > 0)
                .map(|step| (step.done as f64 / step.total as f64) as f32);
            ui.label(Scale::Strong.text(text.say("held-changing")));
            progress(ui, &text.say("held-changing"), share);
        }
    }

    fn sheet_step(&mut self, ui: &mut Ui, text: &Text, around: ViewAround<'_>) {
        if self.is_changed {
            let (what, more) = (text.say("held-changed"), text.say("held-changed-more"));
            notice(ui, Tone::Done, icons::CHECK_CIRCLE, &what, &more);
            ui.add_space(space::M);
        }
        ui.label(Scale::Title.text(text.say("sheet-step")));
        let p = theme::palette(ui);
        ui.label(Scale::Body.text(text.say("sheet-step-more")).color(p.text2));
        let offer = self.offer();
        match self.sheet.show(ui, text, around.machine, offer) {
            None => {}
            Some(SheetAction::Make) => self.actions.push(HeldAction::MakeSheet),
            Some(SheetAction::Choose(kind)) => self.actions.push(HeldAction::Kind(kind)),
            Some(SheetAction::Print) => self.actions.push(HeldAction::Print),
            Some(SheetAction::Skip(is_skipped)) => self.actions.push(HeldAction::Skip(is_skipped)),
            Some(SheetAction::Finished) => {
                self.is_proved = true;
            }
        }
        if !has_wide_foot(ui) {
            self.skip(ui, text);
        }
    }

    /// The way without a sheet, as long as there is none.
    fn skip(&mut self, ui: &mut Ui, text: &Text) {
        if self.needs_sheet() && ui.add(Button::quiet(text.say("sheet-skip"))).clicked() {
            self.actions.push(HeldAction::Skip(true));
        }
    }

    fn foot(&mut self, ui: &mut Ui, text: &Text) {
        let p = theme::palette(ui);
        if !self.is_at_sheet() {
            let can = self.pair.state() == PairState::Ready && !self.is_busy();
            let words = text.say("held-change");
            let button = Button::primary(words).large().id(final_id()).enabled(can);
            if ui.add(button).clicked() {
                self.actions.push(HeldAction::Change);
            }
            if self.step().is_some()
                && ui.add(Button::quiet(text.say("start-stop")).large()).clicked()
            {
                self.actions.push(HeldAction::Stop);
            }
            return;
        }
        let can = self.can_open();
        let button = Button::primary(text.say("held-show")).large().id(final_id()).enabled(can);
        if ui.add(button).clicked() {
            self.actions.push(HeldAction::Open);
        }
        let missing = match self.sheet.state() {
            SheetState::NotMade => self.needs_sheet().then(|| text.say("missing-sheet")),
            SheetState::ToProve(left) => Some(text.count("missing-words", left as u64)),
            SheetState::Proved | SheetState::Skipped => None,
        };
        if let Some(words) = missing {
            let words = format!("{}  {words}", icons::CIRCLE_DASHED);
            ui.label(Scale::Small.text(words).color(p.text2));
            if has_wide_foot(ui) {
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| self.skip(ui, text));
            }
        }
    }
}

fn final_id() -> Id {
    Id::unique("held final")
}
