//! The head of the editor: what the record is, what is open in it, and how far what was
//! typed is saved.

use eframe::egui::{Align, Layout, Ui};

use super::save::Told;
use super::{Action, Editor};
use crate::casework::is_told;
use crate::form::{Form, Need};
use crate::ui::icons;
use crate::ui::shell::failure;
use crate::ui::text::Text;
use crate::ui::theme::{Scale, palette};
use crate::ui::widgets::{Button, Chip, Tone, notice};

impl Editor {
    pub(super) fn head(&mut self, ui: &mut Ui, text: &Text, form: &Form) {
        let mut is_led = false;
        let p = palette(ui);
        let language = text.language();
        ui.horizontal(|ui| {
            let kind = form.title.get(language).to_owned();
            ui.label(
                Scale::Small
                    .text(format!("{}  {kind}", icons::of_kind(form.id.as_str())))
                    .color(p.text2),
            );
            if form.id == *"interview" {
                let lead = Button::quiet(text.say("interview-lead"));
                is_led = ui.add(lead.icon(icons::CHAT_CENTERED_TEXT).small()).clicked();
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| self.told(ui, text));
        });
        let title = match self.page() {
            Some(page) => self.title_of(&self.record).unwrap_or(&page.row.title).to_owned(),
            None => text.with("editor-new", &[("what", form.title.get(language).into())]),
        };
        ui.label(Scale::Title.text(title));
        let chips = self.chips(text, form);
        if !chips.is_empty() {
            ui.horizontal_wrapped(|ui| {
                for chip in chips {
                    ui.add(chip);
                }
            });
        }
        self.refusal(ui, text);
        if is_led {
            self.actions.push(Action::Lead);
        }
    }

    /// Why what was typed could not be kept or written.
    pub(in crate::ui) fn refusal(&self, ui: &mut Ui, text: &Text) {
        if let Told::Refused(error) = &self.saving.told {
            let (what, more) = failure(text, error);
            notice(ui, Tone::Refused, icons::WARNING, &what, &more);
        }
    }

    /// Of several editors, the one that is least far says how far all is saved.
    pub(in crate::ui) fn told_rank(&self) -> u8 {
        match &self.saving.told {
            Told::Nothing | Told::Refused(_) => 0,
            Told::Saved(_) => 1,
            Told::Kept(_) => 2,
            Told::Typing => 3,
        }
    }

    /// How far what was typed is saved.
    pub(in crate::ui) fn told(&self, ui: &mut Ui, text: &Text) {
        let p = palette(ui);
        let at = |moment: &crate::record::Moment| {
            moment.as_str().get(11..16).unwrap_or_default().to_owned()
        };
        let (icon, words, colour) = match &self.saving.told {
            Told::Nothing | Told::Refused(_) => return,
            Told::Typing => (icons::PENCIL_SIMPLE, text.say("told-typing"), p.text2),
            Told::Kept(moment) => (
                icons::PENCIL_SIMPLE,
                text.with("told-kept", &[("at", at(moment).into())]),
                p.text2,
            ),
            Told::Saved(moment) => {
                (icons::CHECK_CIRCLE, text.with("told-saved", &[("at", at(moment).into())]), p.done)
            }
        };
        ui.label(Scale::Small.text(format!("{icon}  {words}")).color(colour));
    }

    /// What is the matter with the record.
    fn chips(&self, text: &Text, form: &Form) -> Vec<Chip> {
        let mut chips = Vec::new();
        let contested = self.page().map_or(0, |page| page.row.contested);
        if contested > 0 {
            let words = text.count("chip-contested", contested.into());
            chips.push(Chip::new(Tone::Contested, words).icon(icons::GIT_FORK));
        }
        let missing = self.missing(form);
        if missing > 0 {
            let words = text.count("chip-required", missing);
            chips.push(Chip::new(Tone::Outline, words).icon(icons::CIRCLE_DASHED));
        }
        if self.page().is_some_and(|page| page.row.deleted) {
            let words = text.say("chip-deleted");
            chips.push(Chip::new(Tone::Refused, words).icon(icons::TRASH));
        }
        if self.filing.source.is_none() && self.is_new() && is_told(&form.id) {
            let words = text.say("chip-no-source");
            chips.push(Chip::new(Tone::Outline, words).icon(icons::CHAT_CENTERED_TEXT));
        }
        chips
    }

    /// How many fields that a complete record has were not asked.
    fn missing(&self, form: &Form) -> u64 {
        let applying = self.applying(form);
        let fields = applying.iter().flat_map(|(_, fields)| fields);
        fields.filter(|field| field.need == Need::Required && !self.is_answered(field)).count()
            as u64
    }
}
