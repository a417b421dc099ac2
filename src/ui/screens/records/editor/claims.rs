//! A contested field: what is said, numbered, with who says it, and the choice among it.

use eframe::egui::{Frame, Id, Key, Margin, Ui};

use super::view::line;
use super::{Action, Editor};
use crate::casework::{Statement, Verdict};
use crate::form::Field;
use crate::history::{Said, Source};
use crate::record::{RecordId, Value};
use crate::ui::icons;
use crate::ui::text::Text;
use crate::ui::theme::{Scale, palette, size};
use crate::ui::widgets::{Button, key_cap};
use crate::ui::words::{moment_in_words, value_in_words};

/// The keys of the claims, while one of them has the focus.
const DIGITS: [Key; 9] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

impl Editor {
    /// The claims behind a contested field, numbered, each with what says so.
    pub(super) fn contested(&mut self, ui: &mut Ui, text: &Text, field: &Field) {
        let p = palette(ui);
        let statements: Vec<Statement> = self
            .page()
            .and_then(|page| page.statements.get(&field.name))
            .cloned()
            .unwrap_or_default();
        let frame = Frame::new().stroke((1.0, p.contested_edge)).corner_radius(size::CORNER);
        let (mut chosen, mut is_focused) = (None, false);
        let mut first = Some(self.id_of(&field.name));
        frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let head = Frame::new().fill(p.contested_fill).inner_margin(Margin::symmetric(10, 4));
            head.show(ui, |ui| {
                ui.set_width(ui.available_width());
                let words = text.count("contested-head", statements.len() as u64);
                let words = format!("{}  {words}", icons::GIT_FORK);
                ui.label(Scale::SmallStrong.text(words).color(p.contested));
            });
            for (at, statement) in statements.iter().enumerate() {
                let Said::Value(value) = &statement.said else { continue };
                let words = self.in_words(text, field, value);
                let by = self.told_by(text, statement);
                let (is_chosen, has_keys) = claim(ui, text, at, &words, &by, field, first);
                first = None;
                is_focused |= has_keys;
                if is_chosen {
                    chosen = Some(Verdict::Claim(statement.rev));
                }
            }
            let foot = Frame::new().inner_margin(Margin::symmetric(10, 4));
            foot.show(ui, |ui| {
                ui.label(Scale::Small.text(text.say("contested-foot")).color(p.text2));
            });
        });
        if is_focused {
            self.focused = Some(field.name.clone());
            let digit = ui.input(|input| DIGITS.iter().position(|key| input.key_pressed(*key)));
            let numbered = digit.and_then(|at| statements.get(at));
            chosen = chosen.or(numbered.map(|statement| Verdict::Claim(statement.rev)));
        }
        if let Some(verdict) = chosen {
            let seen = self.page().map(|page| page.folded.heads.clone()).unwrap_or_default();
            self.actions.push(Action::Settle(field.name.clone(), verdict, seen));
        }
    }

    fn in_words(&self, text: &Text, field: &Field, value: &Value) -> String {
        let title_of = |id: &RecordId| self.title_of(id).map(str::to_owned);
        value_in_words(text, Some(field), value, &title_of)
    }

    /// Who says something, from where, and when.
    fn told_by(&self, text: &Text, statement: &Statement) -> String {
        let source = match statement.source {
            Source::Known(id) => self.title_of(&id).map(str::to_owned),
            Source::None => None,
            Source::Withheld(_) => Some(text.say("source-withheld")),
        };
        let source = source.unwrap_or_else(|| text.say("source-none"));
        let author = statement.author_name.clone().unwrap_or_else(|| text.say("author-unknown"));
        let at = statement.at.as_ref().map(|at| moment_in_words(text, at)).unwrap_or_default();
        format!("{source}\n{author} · {at}")
    }
}

/// A claim with its number; gives whether it was chosen, and whether it has the keys.
fn claim(
    ui: &mut Ui,
    text: &Text,
    at: usize,
    words: &str,
    by: &str,
    field: &Field,
    id: Option<Id>,
) -> (bool, bool) {
    let p = palette(ui);
    let (mut is_chosen, mut is_focused) = (false, false);
    let frame = Frame::new().inner_margin(Margin::symmetric(10, 6));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            key_cap(ui, &at.saturating_add(1).to_string());
            ui.vertical(|ui| {
                ui.set_width((ui.available_width() - 130.0).max(80.0));
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.label(Scale::Strong.text(words));
                ui.label(Scale::Small.text(by).color(p.text2));
            });
            let name = text.with(
                "claim-use-name",
                &[("field", field.labels.get(text.language()).into()), ("value", words.into())],
            );
            let mut button = Button::plain(text.say("claim-use")).small().name(name);
            if let Some(id) = id {
                button = button.id(id);
            }
            let response = ui.add(button);
            (is_chosen, is_focused) = (response.clicked(), response.has_focus());
        });
    });
    line(ui);
    (is_chosen, is_focused)
}
