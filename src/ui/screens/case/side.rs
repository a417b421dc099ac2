//! The left column: who is in the case, what is linked to it, what is open in it.

use eframe::egui::{Align, Color32, Id, Label, Layout, Rect, Sense, Ui, UiBuilder, Vec2};

use super::Action;
use super::arrange::Words;
use super::read::Shown;
use super::walk::Walk;
use crate::casework::{CasePage, CasePerson};
use crate::record::{Kind, RecordId};
use crate::ui::icons;
use crate::ui::text::Text;
use crate::ui::theme::{Scale, palette, size, space};
use crate::ui::widgets::Button;

/// A row of two lines here.
const ROW2: f32 = 44.0;
/// As many open matters are named one by one.
const MOST_OPEN: usize = 12;

/// A row, and what it does.
struct Line {
    icon: &'static str,
    words: String,
    below: String,
    beside: String,
    ink: Ink,
    action: Option<Action>,
}

/// How a row is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ink {
    Plain,
    Strong,
    Grey,
    Contested,
}

impl Line {
    fn new(icon: &'static str, words: impl Into<String>, action: Option<Action>) -> Self {
        let (below, beside) = (String::new(), String::new());
        Self { icon, words: words.into(), below, beside, ink: Ink::Plain, action }
    }

    fn ink(mut self, ink: Ink) -> Self {
        self.ink = ink;
        self
    }

    fn name(&self) -> String {
        let parts = [self.words.as_str(), &self.beside, &self.below];
        let said = parts.into_iter().filter(|part| !part.is_empty());
        said.collect::<Vec<_>>().join(", ")
    }
}

fn open(kind: &str, record: RecordId) -> Option<Action> {
    Some(Action::Open(Kind::new(kind).ok()?, record))
}

/// Draws it.
pub(super) fn show(ui: &mut Ui, text: &Text, shown: &Shown, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = 1.0;
    let line = Vec2::new(ui.available_width(), size::SMALL);
    ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
        let name = text.say("kind-person-new");
        let button = Button::quiet(text.say("case-add")).icon(icons::PLUS).name(name).small();
        if ui.add(button).clicked() {
            actions.extend(Kind::new("person").ok().map(Action::Begin));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(Label::new(Scale::Strong.text(text.say("case-persons"))).truncate());
        });
    });
    let persons = shown.page.persons.iter().map(|one| person(text, one)).collect();
    block(ui, "persons", &text.say("case-persons"), persons, actions);
    if shown.page.persons.is_empty() {
        let p = palette(ui);
        ui.label(Scale::Body.text(text.say("case-nobody")).color(p.text2));
    }
    let linked = linked(text, &shown.page);
    if !linked.is_empty() {
        heading(ui, &text.say("case-linked"));
        block(ui, "linked", &text.say("case-linked"), linked, actions);
    }
    let open = open_matters(text, shown);
    if !open.is_empty() {
        heading(ui, &text.say("case-open"));
        block(ui, "open", &text.say("case-open"), open, actions);
    }
}

fn heading(ui: &mut Ui, words: &str) {
    let p = palette(ui);
    ui.add_space(space::M);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, (1.0, p.line));
    ui.add_space(space::S);
    ui.label(Scale::Strong.text(words));
    ui.add_space(2.0);
}

/// A person in the case. One who is not here is told in grey.
fn person(text: &Text, one: &CasePerson) -> Line {
    let roles = one.roles.join(" · ");
    let below = if roles.is_empty() { text.say("case-no-role") } else { roles };
    let line = match (&one.row, one.person) {
        (Some(row), Some(person)) => {
            let ink = if one.is_main { Ink::Strong } else { Ink::Plain };
            Line::new(icons::USER, &row.title, open("person", person)).ink(ink)
        }
        (None, Some(_)) => {
            Line::new(icons::USER, text.say("case-person-missing"), None).ink(Ink::Grey)
        }
        (_, None) => {
            let action = open("case_person", one.link);
            Line::new(icons::USER, text.say("case-person-unnamed"), action).ink(Ink::Grey)
        }
    };
    Line { below, ..line }
}

fn linked(text: &Text, page: &CasePage) -> Vec<Line> {
    let words = Words::of(page, text);
    let kinds = page.linked.iter().map(|one| {
        let action = Kind::new(one.kind.as_str()).ok().map(Action::List);
        let line = Line::new(icons::of_kind(&one.kind), words.many(&one.kind), action);
        Line { beside: text.number(one.records), ..line }
    });
    let related = page.related.iter().map(|case| {
        let words = text.with("case-related", &[("what", case.title.as_str().into())]);
        Line::new(icons::FOLDER, words, open("case", case.id))
    });
    kinds.chain(related).collect()
}

/// What waits for somebody: what is contested first, then consent, then what was not asked.
fn open_matters(text: &Text, shown: &Shown) -> Vec<Line> {
    let page = &shown.page;
    let words = Words::of(page, text);
    let to_settle = page.to_settle.iter().map(|one| {
        let key = if one.is_contested { "case-open-contested" } else { "case-open-unweighed" };
        let said = text.with(key, &[("field", one.label.as_str().into())]);
        let line = Line::new(icons::GIT_FORK, said, open(&one.kind, one.record));
        Line { below: one.title.clone(), ..line.ink(Ink::Contested) }
    });
    let talks = page.timeline.entries.iter();
    let talks = talks.filter(|entry| shown.without_consent.contains(&entry.id));
    let all = page.to_settle.len() + talks.clone().count() + page.to_answer.len();
    let talks = talks.map(|entry| {
        let line =
            Line::new(icons::WARNING, text.say("case-open-consent"), open(&entry.kind, entry.id));
        Line { below: words.what(entry), ..line.ink(Ink::Contested) }
    });
    let to_answer = page.to_answer.iter().map(|one| {
        let said = text.count("chip-required", one.missing.into());
        let line = Line::new(icons::CIRCLE_DASHED, said, open(&one.kind, one.record));
        Line { below: one.title.clone(), ..line.ink(Ink::Grey) }
    });
    // No words for those that are not named: there may be thousands.
    let mut lines: Vec<Line> = to_settle.chain(talks).chain(to_answer).take(MOST_OPEN).collect();
    let more = all.saturating_sub(MOST_OPEN);
    if more > 0 {
        lines.push(
            Line::new(icons::DOTS_THREE, text.count("case-open-more", more as u64), None)
                .ink(Ink::Grey),
        );
    }
    lines
}

fn block(ui: &mut Ui, id: &str, name: &str, lines: Vec<Line>, actions: &mut Vec<Action>) {
    let mut walk = Walk::begin(ui, Id::unique(("case block", id)), lines.len(), false);
    for (number, line) in lines.iter().enumerate() {
        row(ui, &mut walk, number, line);
    }
    let opened = walk.end(ui, name);
    actions.extend(opened.and_then(|number| lines.into_iter().nth(number)?.action));
}

fn row(ui: &mut Ui, walk: &mut Walk, number: usize, line: &Line) {
    let p = palette(ui);
    let height = if line.below.is_empty() { size::ROW } else { ROW2 };
    let wanted = Vec2::new(ui.available_width(), height);
    let (rect, _) = ui.allocate_exact_size(wanted, Sense::hover());
    if walk.one(ui, number, rect, &line.name()) {
        ui.painter().rect_filled(rect, f32::from(size::CORNER), p.neutral);
    }
    if !ui.is_rect_visible(rect) {
        return;
    }
    let (scale, colour): (Scale, Color32) = match line.ink {
        Ink::Plain => (Scale::Body, p.text),
        Ink::Strong => (Scale::Strong, p.text),
        Ink::Grey => (Scale::Body, p.text2),
        Ink::Contested => (Scale::Body, p.contested),
    };
    let icon = if line.ink == Ink::Contested { p.contested } else { p.text2 };
    let inner = rect.shrink2(Vec2::new(space::XS, 3.0));
    let mut left = ui.new_child(UiBuilder::new().max_rect(inner).id_salt(("icon", number)));
    left.label(Scale::Heading.text(line.icon).color(icon));
    let words = Rect::from_min_max(inner.min + Vec2::new(26.0, 0.0), inner.max);
    let mut child = ui.new_child(UiBuilder::new().max_rect(words).id_salt(("row", number)));
    child.spacing_mut().item_spacing.y = 0.0;
    child.horizontal(|ui| {
        if line.beside.is_empty() {
            ui.add(Label::new(scale.text(&line.words).color(colour)).truncate());
            return;
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(Scale::Small.text(&line.beside).color(p.text2));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(scale.text(&line.words).color(colour)).truncate());
            });
        });
    });
    if !line.below.is_empty() {
        child.add(Label::new(Scale::Small.text(&line.below).color(p.text2)).truncate());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Language;

    #[test]
    fn a_person_who_is_referred_to_and_not_here_is_told_in_grey_and_opens_nothing() {
        let text = Text::of(Language::En);
        let [link, who] = [1, 2].map(|byte| RecordId::from_random([byte; 16]));
        let roles = vec!["Witness".to_owned()];
        let one = CasePerson { link, person: Some(who), row: None, roles, is_main: true };
        let line = person(&text, &one);
        assert_eq!(line.name(), "A person who comes with another bundle, Witness");
        assert!(line.ink == Ink::Grey && line.action.is_none());
        let unnamed = person(&text, &CasePerson { person: None, ..one });
        assert_eq!(unnamed.action, open("case_person", link), "its row can be filled in");
    }
}
