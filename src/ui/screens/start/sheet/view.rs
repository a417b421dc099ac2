//! How the recovery sheet looks. While words are typed back, those above are not drawn at
//! all: covered to the eye and to whoever reads the screen aloud.

use eframe::egui::{
    Align, Align2, CornerRadius, Id, Layout, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo,
};

use super::{Kind, Paper, Printed, Sheet, SheetState, proof_id};
use crate::crypto::MOST_PARTS;
use crate::ui::icons;
use crate::ui::machine::Machine;
use crate::ui::text::Text;
use crate::ui::theme::{self, Scale, size, space};
use crate::ui::widgets::entered;
use crate::ui::widgets::{Button, Entry, Tone, card, notice, pick, segments};

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui::screens::start) enum SheetAction {
    /// The words are to be made.
    Make,
    /// Whole or in parts.
    Choose(Kind),
    /// All papers are to be printed.
    Print,
    /// It is left out, or taken in again.
    Skip(bool),
    /// The last word was typed back.
    Finished,
}

/// Whether words can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui::screens::start) enum SheetOffer {
    /// They can.
    Open,
    /// There is no passphrase yet.
    NoPassphrase,
    /// They are being made.
    Making,
}

/// Five parts of which three open: what is proposed.
const PROPOSED: Kind = Kind::Parts { needed: 3, parts: 5 };
/// The least width of a word with its number.
const WORD: f32 = 112.0;
/// The height of a row of words.
const ROW: f32 = 34.0;

impl Sheet {
    /// Draws it.
    pub(in crate::ui::screens::start) fn show(
        &mut self,
        ui: &mut Ui,
        text: &Text,
        machine: &Machine,
        offer: SheetOffer,
    ) -> Option<SheetAction> {
        if self.state() == SheetState::Skipped {
            return skipped(ui, text);
        }
        let mut action = self.choose_kind(ui, text);
        let is_covered =
            (0..self.proofs.len()).any(|at| ui.memory(|memory| memory.has_focus(proof_id(at))));
        card(ui, |ui| {
            ui.set_width(ui.available_width());
            match self.papers.get(self.at) {
                Some(paper) => show_paper(ui, text, paper, is_covered),
                None => action = action.or(self.offer(ui, text, offer)),
            }
        });
        if !self.papers.is_empty() {
            self.choose_paper(ui, text);
            action = action.or(self.printing(ui, text, machine));
            ui.add_space(space::S);
            action = action.or(self.proof(ui, text));
            // Only now: the Enter that pressed the button would else leave the field again.
            if std::mem::take(&mut self.is_to_prove) {
                ui.memory_mut(|memory| memory.request_focus(proof_id(0)));
            }
        }
        action
    }

    fn choose_kind(&self, ui: &mut Ui, text: &Text) -> Option<SheetAction> {
        let mut chosen = None;
        ui.horizontal_wrapped(|ui| {
            let words = [text.say("sheet-whole"), text.say("sheet-parts")];
            let at = usize::from(self.kind != Kind::Whole);
            let (id, name) = (Id::unique("sheet kind"), text.say("sheet-kind"));
            if let (Some(at), _) = segments(ui, id, &name, &words, Some(at), size::CONTROL) {
                chosen = Some(if at == 0 { Kind::Whole } else { PROPOSED });
            }
            if let Kind::Parts { needed, parts } = self.kind {
                chosen = chosen.or(counts(ui, text, needed, parts));
            }
        });
        let p = theme::palette(ui);
        let more = match self.kind {
            Kind::Whole => text.say("sheet-whole-more"),
            Kind::Parts { needed, parts } => {
                text.with("sheet-parts-more", &[("needed", needed.into()), ("parts", parts.into())])
            }
        };
        ui.label(Scale::Small.text(more).color(p.text2));
        chosen.filter(|kind| *kind != self.kind).map(SheetAction::Choose)
    }

    fn offer(&self, ui: &mut Ui, text: &Text, offer: SheetOffer) -> Option<SheetAction> {
        let p = theme::palette(ui);
        ui.label(Scale::Strong.text(text.say("sheet-none")));
        if self.is_outdated {
            let (what, more) = (text.say("sheet-outdated"), text.say("sheet-outdated-more"));
            notice(ui, Tone::Contested, icons::WARNING, &what, &more);
        } else {
            ui.label(Scale::Body.text(text.say("sheet-none-more")).color(p.text2));
        }
        let words = match offer {
            SheetOffer::Making => text.say("sheet-making"),
            _ => text.say("sheet-make"),
        };
        let mut is_pressed = false;
        ui.horizontal_wrapped(|ui| {
            let button = Button::plain(words).icon(icons::KEY).large();
            is_pressed = ui.add(button.enabled(offer == SheetOffer::Open)).clicked();
            if offer == SheetOffer::NoPassphrase {
                ui.label(Scale::Small.text(text.say("sheet-after-passphrase")).color(p.text2));
            }
        });
        is_pressed.then_some(SheetAction::Make)
    }

    fn choose_paper(&mut self, ui: &mut Ui, text: &Text) {
        if self.papers.len() < 2 {
            return;
        }
        ui.horizontal_wrapped(|ui| {
            let numbers: Vec<String> = (1..=self.papers.len()).map(|n| n.to_string()).collect();
            let (id, name) = (Id::unique("sheet part"), text.say("sheet-part"));
            ui.label(Scale::Strong.text(name.clone()));
            if let (Some(at), _) = segments(ui, id, &name, &numbers, Some(self.at), size::CONTROL) {
                self.at = at;
            }
        });
    }

    fn printing(&mut self, ui: &mut Ui, text: &Text, machine: &Machine) -> Option<SheetAction> {
        let p = theme::palette(ui);
        let mut action = None;
        ui.horizontal_wrapped(|ui| {
            if machine.printer.is_some() {
                let count = self.papers.len() as u64;
                let words = if self.printing.is_some() {
                    text.say("sheet-printing")
                } else {
                    text.count("sheet-print", count)
                };
                let print = Button::plain(words).icon(icons::PRINTER).large();
                if ui.add(print.enabled(self.printing.is_none())).clicked() {
                    action = Some(SheetAction::Print);
                }
            }
            let by_hand = Button::plain(text.say("sheet-by-hand")).icon(icons::PENCIL_SIMPLE);
            if ui.add(by_hand.large()).clicked() {
                self.is_to_prove = true;
            }
        });
        if machine.printer.is_some() {
            let words = format!("{}  {}", icons::WARNING, text.say("sheet-printers-keep"));
            ui.label(Scale::Small.text(words).color(p.contested));
        }
        match self.printed {
            None => {}
            Some(Printed::Taken) => {
                let words = format!("{}  {}", icons::CHECK, text.say("sheet-printed"));
                ui.label(Scale::Small.text(words).color(p.done));
            }
            Some(Printed::Refused) => {
                let (what, more) = (text.say("sheet-not-printed"), text.say("sheet-by-hand-now"));
                notice(ui, Tone::Contested, icons::PRINTER, &what, &more);
            }
        }
        action
    }

    fn proof(&mut self, ui: &mut Ui, text: &Text) -> Option<SheetAction> {
        let p = theme::palette(ui);
        ui.horizontal_wrapped(|ui| {
            ui.label(Scale::Strong.text(text.say("sheet-prove")));
            ui.label(Scale::Small.text(text.say("sheet-covered")).color(p.text2));
        });
        let mut entered_at = None;
        ui.horizontal_wrapped(|ui| {
            for at in 0..self.proofs.len() {
                if self.one_proof(ui, text, at) {
                    entered_at = Some(at);
                }
            }
        });
        let entered_at = entered_at?;
        let others = (entered_at + 1..self.proofs.len()).chain(0..entered_at);
        let next = others
            .into_iter()
            .find(|at| self.proofs.get(*at).is_some_and(|proof| !self.is_right(proof)));
        if let Some(next) = next {
            ui.memory_mut(|memory| memory.request_focus(proof_id(next)));
            return None;
        }
        (self.state() == SheetState::Proved).then_some(SheetAction::Finished)
    }

    /// One word to type back; gives whether Enter was pressed.
    fn one_proof(&mut self, ui: &mut Ui, text: &Text, at: usize) -> bool {
        let is_right = self.proofs.get(at).is_some_and(|proof| self.is_right(proof));
        let of_part = self.papers.len() > 1;
        let Some(proof) = self.proofs.get_mut(at) else { return false };
        let (word, part) = (proof.word + 1, proof.paper + 1);
        let name = if of_part {
            text.with("sheet-word-of-part", &[("word", word.into()), ("part", part.into())])
        } else {
            text.with("sheet-word", &[("word", word.into())])
        };
        let p = theme::palette(ui);
        let mut entry = Entry::new(&mut proof.typed, name.clone())
            .id(proof_id(at))
            .hint(text.say("sheet-type-it"))
            .width(136.0)
            .limit(16);
        if is_right {
            entry = entry.note(Scale::Body.text(icons::CHECK).color(p.done));
        }
        let shown = ui.vertical(|ui| {
            ui.label(Scale::Small.text(name).color(p.text2));
            entry.show(ui)
        });
        entered(ui, &shown.inner)
    }
}

fn skipped(ui: &mut Ui, text: &Text) -> Option<SheetAction> {
    let (what, more) = (text.say("sheet-skipped"), text.say("sheet-skipped-more"));
    notice(ui, Tone::Contested, icons::WARNING, &what, &more);
    let button = Button::plain(text.say("sheet-after-all")).large();
    ui.add(button).clicked().then_some(SheetAction::Skip(false))
}

/// How many parts there are, and how many open.
fn counts(ui: &mut Ui, text: &Text, needed: u8, parts: u8) -> Option<Kind> {
    let all: Vec<u8> = (2..=MOST_PARTS).collect();
    let words = |n: &u8| text.count("sheet-parts-count", u64::from(*n));
    let at = all.iter().position(|n| *n == parts).unwrap_or_default();
    let names: Vec<String> = all.iter().map(words).collect();
    let (id, name) = (Id::unique("sheet parts"), text.say("sheet-how-many"));
    let chosen = pick(ui, id, &name, &names, at).and_then(|at| all.get(at));
    if let Some(parts) = chosen {
        return Some(Kind::Parts { needed: needed.min(*parts), parts: *parts });
    }
    let fewer: Vec<u8> = (2..=parts).collect();
    let words = |n: &u8| text.count("sheet-needed-count", u64::from(*n));
    let at = fewer.iter().position(|n| *n == needed).unwrap_or_default();
    let names: Vec<String> = fewer.iter().map(words).collect();
    let (id, name) = (Id::unique("sheet needed"), text.say("sheet-how-many-open"));
    let chosen = pick(ui, id, &name, &names, at).and_then(|at| fewer.get(at));
    chosen.map(|needed| Kind::Parts { needed: *needed, parts })
}

fn show_paper(ui: &mut Ui, text: &Text, paper: &Paper, is_covered: bool) {
    let p = theme::palette(ui);
    let day = text.with(
        "sheet-code",
        &[("code", paper.code.clone().into()), ("day", paper.day.clone().into())],
    );
    ui.horizontal_wrapped(|ui| {
        let count = paper.count() as u64;
        let title = match paper.part {
            None => text.count("sheet-title", count),
            Some([number, of, _]) => text.with(
                "sheet-title-part",
                &[("number", number.into()), ("of", of.into()), ("n", count.into())],
            ),
        };
        ui.label(Scale::Strong.text(title));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(Scale::Small.text(day).color(p.text2));
        });
    });
    words(ui, text, paper, is_covered);
    ui.label(Scale::Small.text(text.say("sheet-names-nobody")).color(p.text2));
}

/// The words in columns, each to be read from top to bottom.
fn words(ui: &mut Ui, text: &Text, paper: &Paper, is_covered: bool) {
    let p = theme::palette(ui);
    let count = paper.count();
    let width = ui.available_width();
    let columns = ((width / WORD) as usize).clamp(1, 4);
    let rows = count.div_ceil(columns);
    let wanted = Vec2::new(width, rows as f32 * ROW + space::S);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::hover());
    if is_covered {
        let name = text.say("sheet-is-covered");
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    }
    let column = (width + space::M) / columns as f32;
    for (at, word) in paper.words().enumerate() {
        let place = Vec2::new((at / rows) as f32 * column, (at % rows) as f32 * ROW);
        let cell = Rect::from_min_size(rect.min + place, Vec2::new(column - space::M, ROW));
        let (number, painter) = ((at + 1).to_string(), ui.painter());
        let at_number = cell.left_center() + Vec2::new(18.0, 0.0);
        painter.text(at_number, Align2::RIGHT_CENTER, &number, Scale::Small.font(), p.text2);
        painter.hline(cell.x_range(), cell.bottom(), Stroke::new(1.0, p.line));
        let from = cell.left_center() + Vec2::new(26.0, 0.0);
        if is_covered {
            // Of one width, so that they do not tell the words.
            let block = Rect::from_min_size(from - Vec2::new(0.0, 7.0), Vec2::new(64.0, 14.0));
            painter.rect_filled(block, CornerRadius::same(3), p.neutral);
            continue;
        }
        let font = eframe::egui::FontId::new(16.0, eframe::egui::FontFamily::Proportional);
        painter.text(from, Align2::LEFT_CENTER, word, font, p.text);
        let response = ui.interact(cell, ui.scope_id().with(("word", at)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{number} {word}")));
    }
}
