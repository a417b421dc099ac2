//! What may be done with the account, use by use. Each is asked apart, nothing is chosen
//! beforehand, and a use without an answer counts as no.

use eframe::egui::{Id, Ui};

use super::{Action, Interview, name};
use crate::casework::is_granted;
use crate::form::{Choice, builtin_lists};
use crate::record::{FieldName, RecordId};
use crate::ui::icons;
use crate::ui::text::Text;
use crate::ui::theme::{Scale, palette, space};
use crate::ui::widgets::{Tone, notice, segments};

/// The decisions that are offered.
const DECISIONS: [&str; 4] = ["granted", "granted_conditions", "refused", "undecided"];
/// The same, where something was agreed to before.
const AGAIN: [&str; 5] = ["granted", "granted_conditions", "refused", "undecided", "withdrawn"];
/// The width of the words of a use.
const WORDS: f32 = 240.0;

fn choices(list: &str, codes: Option<&[&str]>) -> Vec<&'static Choice> {
    let all = builtin_lists().get(list).into_iter().flat_map(|list| &list.choices);
    all.filter(|choice| codes.is_none_or(|codes| codes.contains(&choice.code.as_str()))).collect()
}

/// The codes of all uses.
pub(super) fn uses() -> impl Iterator<Item = &'static str> {
    choices("consent_scope", None).into_iter().map(|choice| choice.code.as_str())
}

impl Interview {
    /// A line for each use.
    pub(super) fn decisions(&mut self, ui: &mut Ui, text: &Text, now: f64) {
        if self.consent().is_none() {
            notice(ui, Tone::Contested, icons::USER, &text.say("interview-nobody"), "");
            return;
        }
        let is_pressed = self.is_pressed();
        if is_pressed {
            let words = text.say("interview-pressure");
            notice(ui, Tone::Contested, icons::WARNING, &words, "");
        }
        if std::mem::take(&mut self.to_first) {
            ui.memory_mut(|memory| memory.request_focus(Id::unique(("decision", 0_usize))));
        }
        for (at, scope) in choices("consent_scope", None).into_iter().enumerate() {
            let is_open = !is_pressed || matches!(scope.code.as_str(), "record" | "store");
            if is_open {
                self.decision(ui, text, at, scope, now);
            }
        }
        ui.add_space(space::M);
    }

    /// What is to be left out, use by use, of all that was agreed to.
    pub(super) fn left_out(&mut self, ui: &mut Ui, text: &Text, fields: &[FieldName], now: f64) {
        let language = self.language(text);
        for scope in choices("consent_scope", None) {
            let Some(page) = self.page.get() else { return };
            let record = self.grant(page, &scope.code);
            let is_granted = is_granted(self.decision_on(page, &scope.code));
            let editor = record.filter(|_| is_granted).and_then(|id| self.editors.get_mut(&id));
            if let Some(editor) = editor {
                ui.label(Scale::Body.text(scope.labels.get(language)));
                editor.show_fields(ui, text, fields, now);
            }
        }
        ui.add_space(space::M);
    }

    fn decision(&mut self, ui: &mut Ui, text: &Text, at: usize, scope: &Choice, now: f64) {
        let language = self.language(text);
        let Some(page) = self.page.get() else { return };
        let record = self.grant(page, &scope.code);
        let words = scope.labels.get(language).to_owned();
        let is_over = page.grants.get(&scope.code).is_some_and(|grant| grant.is_over);
        let before = page.before.get(&scope.code).cloned().unwrap_or_default();
        let is_again = is_granted(before.decision.as_deref());
        let offered: &[&str] = if is_again { &AGAIN } else { &DECISIONS };
        let decisions = choices("consent_decision", Some(offered));
        let said: Vec<&str> = decisions.iter().map(|one| one.labels.get(language)).collect();
        let code = self.decided_here(page, &scope.code).map(str::to_owned);
        let chosen = decisions.iter().position(|one| Some(&one.code) == code.as_ref());
        let id = Id::unique(("decision", at));
        let mut picked = None;
        ui.horizontal_wrapped(|ui| {
            ui.allocate_ui(eframe::egui::Vec2::new(WORDS, 26.0), |ui| {
                ui.set_width(WORDS);
                ui.label(Scale::Body.text(&words));
            });
            let (choice, is_focused) = segments(ui, id, &words, &said, chosen, 26.0);
            picked = choice;
            if is_focused {
                self.row = at;
            }
            if is_over && is_granted(code.as_deref()) {
                let words = format!("{} {}", icons::WARNING, text.say("interview-grant-over"));
                ui.label(Scale::Small.text(words).color(palette(ui).contested));
            }
            if chosen.is_none() {
                let words = format!("{} {}", icons::CIRCLE_DASHED, text.say("state-not-asked"));
                ui.label(Scale::Small.text(words).color(palette(ui).text2));
            }
        });
        let decided = before.decision.and_then(|code| {
            choices("consent_decision", None).into_iter().find(|choice| choice.code == code)
        });
        if let Some(decided) = decided {
            let what = decided.labels.get(language);
            let key =
                if before.is_over { "interview-decided-over" } else { "interview-decided-before" };
            let words = text.with(key, &[("what", what.into())]);
            ui.label(Scale::Small.text(words).color(palette(ui).text2));
        }
        if let Some(choice) = picked.and_then(|at| decisions.get(at)) {
            self.pick(record, &scope.code, &choice.code, code.as_deref(), now);
        }
        if let Some(record) = record {
            self.details(ui, text, record, &scope.code, code.as_deref(), now);
        }
        ui.separator();
    }

    fn pick(
        &mut self,
        record: Option<RecordId>,
        scope: &str,
        choice: &str,
        present: Option<&str>,
        now: f64,
    ) {
        // Chosen again it is taken back: not asked.
        let code = Some(choice.to_owned()).filter(|_| present != Some(choice));
        let decide = |decision| Action::Decide { scope: scope.to_owned(), decision };
        match (record, code) {
            (Some(record), code) => {
                self.to_say.insert(record, code);
                self.say_due(now);
            }
            (None, code) => self.actions.extend(code.map(decide)),
        }
    }

    fn has_last_day(&self, record: RecordId) -> bool {
        let editor = self.editors.get(&record);
        editor.zip(name("valid_until")).is_some_and(|(editor, field)| editor.has(&field))
    }

    /// How the person may be named, to whom, under which conditions: what applies.
    fn details(
        &mut self,
        ui: &mut Ui,
        text: &Text,
        record: RecordId,
        scope: &str,
        code: Option<&str>,
        now: f64,
    ) {
        if !is_granted(code) {
            return;
        }
        let is_shared = scope.starts_with("share_");
        let fields = [
            ("identity_mode", true),
            ("recipient", is_shared),
            ("conditions", code == Some("granted_conditions")),
            ("valid_until", is_shared || self.has_last_day(record)),
        ];
        let fields = fields.into_iter().filter(|(_, applies)| *applies);
        let fields: Vec<_> = fields.filter_map(|(field, _)| name(field)).collect();
        if let Some(editor) = self.editors.get_mut(&record) {
            editor.refusal(ui, text);
            ui.indent(("details", record), |ui| editor.show_fields(ui, text, &fields, now));
        }
    }
}
