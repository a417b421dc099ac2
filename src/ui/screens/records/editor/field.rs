//! One field: the widget of its type, or the state that stands in place of an answer.

use std::collections::BTreeSet;

use eframe::egui::{Id, Response, Role, Sense, TextureHandle, Ui, Vec2, WidgetInfo};

use super::rank::rank;
use super::reference::{reference, references};
use super::{Answer, Found, Typed};
use crate::form::{Field, FieldType, List, field_list};
use crate::record::{AnswerState, Kind, Language, RecordId};
use crate::ui::icons;
use crate::ui::text::Text;
use crate::ui::theme::{Scale, palette, size, space};
use crate::ui::widgets::{
    Chip, Choice, ChoiceEvent, Chooser, Entry, Ground, Options, Tone, focus_ring, segments,
};

/// What a field needs to know to be drawn.
pub(super) struct Surroundings<'a> {
    /// The words.
    pub(super) text: &'a Text,
    /// What the field is called.
    pub(super) label: &'a str,
    /// The choices of its list that are offered, in their order, by their place; none if it is
    /// all of them.
    pub(super) offered: Option<&'a [usize]>,
    /// What a record is called.
    pub(super) title_of: &'a dyn Fn(&RecordId) -> Option<String>,
    /// The small picture of a record that is one of a file.
    pub(super) picture_of: &'a dyn Fn(&RecordId) -> Option<TextureHandle>,
    /// The records that were found for a reference.
    pub(super) found: &'a Found,
    /// Whether what is typed is no value of the field.
    pub(super) is_problem: bool,
}

/// What was done in a field.
#[derive(Default)]
pub(super) struct Shown {
    /// It says something else now.
    pub(super) answer: Option<Answer>,
    /// It has the keys.
    pub(super) is_focused: bool,
    /// Records are to be looked up.
    pub(super) search: Option<String>,
    /// Another record is to be shown.
    pub(super) go: Option<RecordId>,
    /// A photo is to be looked at.
    pub(super) look: Option<RecordId>,
    /// A new record is to be made and taken in.
    pub(super) new: Option<Kind>,
    /// Files are to be chosen and taken in.
    pub(super) wants_files: bool,
}

/// So many choices stand side by side at most.
const SIDE_BY_SIDE: usize = 4;
/// So many of a list show at most; more are found by typing.
const MOST_CHOICES: usize = 200;

/// Draws a field. `id` is that of what gets the keys first.
pub(super) fn show(
    ui: &mut Ui,
    around: &Surroundings<'_>,
    field: &Field,
    answer: &Answer,
    id: Id,
) -> Shown {
    let mut shown = Shown::default();
    if let (Some(state), false) = (answer.state, field.kind == FieldType::YesNo) {
        state_box(ui, around, answer, state, id, &mut shown);
        return shown;
    }
    match (&field.kind, &answer.typed) {
        (FieldType::YesNo, _) => yes_no(ui, around, answer, id, &mut shown),
        (FieldType::One(list), Typed::Code(code)) => {
            one(ui, around, list, answer, code.as_deref(), id, &mut shown);
        }
        (FieldType::Many(list), Typed::Codes(codes)) => {
            many(ui, around, list, answer, codes, id, &mut shown);
        }
        (FieldType::Fields, Typed::Codes(codes)) => {
            many(ui, around, field_list(), answer, codes, id, &mut shown);
        }
        (FieldType::Ref(_), Typed::Ref(chosen)) => {
            reference(ui, around, field, answer, *chosen, id, &mut shown);
        }
        (FieldType::Refs(_), Typed::Refs(chosen)) => {
            references(ui, around, field, answer, chosen, id, &mut shown);
        }
        (FieldType::Rank(list), Typed::Text(typed)) => {
            rank(ui, around, list, answer, typed, id, &mut shown);
        }
        (_, Typed::Text(typed)) => line(ui, around, field, answer, typed, id, &mut shown),
        // A value of another shape is shown by what it came as.
        _ => {}
    }
    shown
}

pub(super) fn ground(around: &Surroundings<'_>, answer: &Answer) -> Ground {
    match (around.is_problem, answer.is_not_asked()) {
        (true, _) => Ground::Problem,
        (false, true) => Ground::NotAsked,
        (false, false) => Ground::Plain,
    }
}

pub(super) fn changed(shown: &mut Shown, answer: &Answer, typed: Typed) {
    shown.answer = Some(answer.saying(typed, None));
}

pub(super) fn note(shown: &mut Shown, response: &Response) {
    shown.is_focused |= response.has_focus();
}

/// The choices of a list that are offered.
pub(super) fn offered<'l>(
    around: &Surroundings<'_>,
    list: &'l List,
) -> Vec<&'l crate::form::Choice> {
    match around.offered {
        Some(places) => places.iter().filter_map(|at| list.choices.get(*at)).collect(),
        None => list.choices.iter().collect(),
    }
}

fn line(
    ui: &mut Ui,
    around: &Surroundings<'_>,
    field: &Field,
    answer: &Answer,
    typed: &str,
    id: Id,
    shown: &mut Shown,
) {
    let mut buffer = typed.to_owned();
    let rows = if field.kind == FieldType::Long { 3 } else { 1 };
    let response = Entry::new(&mut buffer, around.label)
        .id(id)
        .rows(rows)
        .hint(around.text.say(hint(&field.kind)))
        .ground(ground(around, answer))
        .show(ui);
    note(shown, &response);
    if buffer != typed {
        changed(shown, answer, Typed::Text(buffer));
    }
}

/// What stands in an empty field of a type.
fn hint(kind: &FieldType) -> &'static str {
    match kind {
        FieldType::Date => "hint-date",
        FieldType::Time => "hint-time",
        FieldType::Moment => "hint-moment",
        FieldType::Int | FieldType::Decimal => "hint-number",
        FieldType::Geo => "hint-geo",
        _ => "hint-text",
    }
}

/// The words of what stands in place of an answer, and its icon.
pub(super) fn state_words(text: &Text, state: AnswerState) -> (&'static str, String) {
    match state {
        AnswerState::Unknown => (icons::QUESTION, text.say("state-unknown")),
        AnswerState::Refused => (icons::PROHIBIT, text.say("state-refused")),
        AnswerState::NotApplicable => (icons::MINUS_CIRCLE, text.say("state-not-applicable")),
        AnswerState::Retracted => (icons::CIRCLE_DASHED, text.say("state-not-asked")),
    }
}

fn state_box(
    ui: &mut Ui,
    around: &Surroundings<'_>,
    answer: &Answer,
    state: AnswerState,
    id: Id,
    shown: &mut Shown,
) {
    let p = palette(ui);
    let (icon, words) = state_words(around.text, state);
    let wanted = Vec2::new(ui.available_width(), size::CONTROL);
    let (rect, _) = ui.allocate_exact_size(wanted, Sense::hover());
    let response = ui.interact(rect, id, Sense::click());
    let again = around.text.say("state-answer");
    response.widget_info(|| {
        let spoken = format!("{}: {words}. {again}", around.label);
        WidgetInfo::labeled(Role::Button, true, spoken)
    });
    let inside = eframe::egui::StrokeKind::Inside;
    ui.painter().rect(rect, f32::from(size::CORNER), p.neutral, (1.0, p.line), inside);
    let left = rect.left_center() + Vec2::new(space::M, 0.0);
    let anchor = eframe::egui::Align2::LEFT_CENTER;
    ui.painter().text(left, anchor, format!("{icon}  {words}"), Scale::Body.font(), p.text2);
    let right = rect.right_center() - Vec2::new(space::M, 0.0);
    let anchor = eframe::egui::Align2::RIGHT_CENTER;
    ui.painter().text(right, anchor, again, Scale::Small.font(), p.accent);
    focus_ring(ui, &response, size::CORNER);
    note(shown, &response);
    if response.clicked() {
        shown.answer = Some(answer.in_state(None));
    }
}

/// Yes, no, does not know, declined; pressing the chosen one again takes it back.
fn yes_no(ui: &mut Ui, around: &Surroundings<'_>, answer: &Answer, id: Id, shown: &mut Shown) {
    let words = ["yes", "no", "does-not-know", "declined"]
        .map(|one| around.text.say(&format!("answer-{one}")));
    let chosen = match (&answer.typed, answer.state) {
        (_, Some(AnswerState::Unknown)) => Some(2),
        (_, Some(AnswerState::Refused)) => Some(3),
        (Typed::Code(Some(code)), None) if code == "yes" => Some(0),
        (Typed::Code(Some(code)), None) if code == "no" => Some(1),
        _ => None,
    };
    let (picked, is_focused) = segments(ui, id, around.label, &words, chosen, size::CONTROL);
    shown.is_focused |= is_focused;
    let Some(picked) = picked else { return };
    let code = |code: &str| (Typed::Code(Some(code.to_owned())), None);
    let (typed, state) = match picked {
        at if chosen == Some(at) => (Typed::Code(None), None),
        0 => code("yes"),
        1 => code("no"),
        2 => (Typed::Code(None), Some(AnswerState::Unknown)),
        _ => (Typed::Code(None), Some(AnswerState::Refused)),
    };
    shown.answer = Some(answer.saying(typed, state));
}

/// The choices of a list that fit what is typed, each with its names in the other languages.
pub(super) fn choices(of: &[&crate::form::Choice], language: Language, typed: &str) -> Vec<Choice> {
    let fits = |choice: &&&crate::form::Choice| {
        let mut names = Language::ALL.into_iter().map(|language| choice.labels.exact(language));
        let has = |name: &str| name.to_lowercase().contains(typed);
        typed.is_empty() || names.any(has) || has(choice.labels.get(language))
    };
    let choice = |choice: &&crate::form::Choice| {
        let others = Language::ALL.into_iter().filter(|other| *other != language);
        let mut beside: Vec<&str> = others.map(|other| choice.labels.exact(other)).collect();
        beside.retain(|words| !words.is_empty());
        let depth = choice.code.matches('.').count();
        let words = format!("{}{}", "   ".repeat(depth), choice.labels.get(language));
        Choice { key: choice.code.clone(), words, beside: beside.join(" · "), icon: None }
    };
    of.iter().filter(fits).take(MOST_CHOICES).map(choice).collect()
}

fn one(
    ui: &mut Ui,
    around: &Surroundings<'_>,
    list: &List,
    answer: &Answer,
    code: Option<&str>,
    id: Id,
    shown: &mut Shown,
) {
    let language = around.text.language();
    let offered = offered(around, list);
    let is_known = code.is_none_or(|code| offered.iter().any(|choice| choice.code == code));
    let fits = offered.len() <= SIDE_BY_SIDE && is_known && {
        let letters: usize =
            offered.iter().map(|c| c.labels.get(language).chars().count() + 4).sum();
        letters as f32 * 8.0 < ui.available_width()
    };
    if fits {
        let words: Vec<&str> = offered.iter().map(|c| c.labels.get(language)).collect();
        let chosen = offered.iter().position(|choice| Some(choice.code.as_str()) == code);
        let (picked, is_focused) = segments(ui, id, around.label, &words, chosen, size::CONTROL);
        shown.is_focused |= is_focused;
        if let Some(at) = picked {
            let code = offered.get(at).map(|choice| choice.code.clone());
            changed(shown, answer, Typed::Code(code.filter(|_| chosen != Some(at))));
        }
        return;
    }
    let chosen = code.map(|code| list.label(code, language)).unwrap_or_default();
    let (response, event) = Chooser {
        id,
        name: around.label,
        chosen,
        hint: &around.text.say("hint-choice"),
        options: Options::Made(&|typed| choices(&offered, language, typed)),
        none: &around.text.say("choice-none"),
        ground: ground(around, answer),
    }
    .show(ui);
    note(shown, &response);
    match event {
        Some(ChoiceEvent::Chosen(code)) => changed(shown, answer, Typed::Code(Some(code))),
        Some(ChoiceEvent::Cleared) => changed(shown, answer, Typed::Code(None)),
        Some(ChoiceEvent::Typed(_)) | None => {}
    }
}

fn many(
    ui: &mut Ui,
    around: &Surroundings<'_>,
    list: &List,
    answer: &Answer,
    codes: &BTreeSet<String>,
    id: Id,
    shown: &mut Shown,
) {
    let language = around.text.language();
    let words: Vec<(String, String)> =
        codes.iter().map(|code| (code.clone(), list.label(code, language).to_owned())).collect();
    if let Some(code) = chips(ui, around.text, &words, None, shown) {
        let rest = codes.iter().filter(|one| **one != code).cloned().collect();
        changed(shown, answer, Typed::Codes(rest));
    }
    let mut offered = offered(around, list);
    offered.retain(|choice| !codes.contains(&choice.code));
    let (response, event) = Chooser {
        id,
        name: around.label,
        chosen: "",
        hint: &around.text.say(if codes.is_empty() { "hint-choice" } else { "hint-another" }),
        options: Options::Made(&|typed| choices(&offered, language, typed)),
        none: &around.text.say("choice-none"),
        ground: ground(around, answer),
    }
    .show(ui);
    note(shown, &response);
    if let Some(ChoiceEvent::Chosen(code)) = event {
        let all = codes.iter().cloned().chain([code]).collect();
        changed(shown, answer, Typed::Codes(all));
    }
}

/// What is chosen, each to be taken out again; gives the one that is to go.
pub(super) fn chips(
    ui: &mut Ui,
    text: &Text,
    words: &[(String, String)],
    first: Option<Id>,
    shown: &mut Shown,
) -> Option<String> {
    if words.is_empty() {
        return None;
    }
    let mut out = None;
    ui.horizontal_wrapped(|ui| {
        for (at, (key, words)) in words.iter().enumerate() {
            let name = text.with("take-out", &[("what", words.as_str().into())]);
            let mut chip = Chip::new(Tone::Accent, words.trim()).after(icons::X).pressable(name);
            if let (0, Some(id)) = (at, first) {
                chip = chip.id(id);
            }
            let response = ui.add(chip);
            note(shown, &response);
            if response.clicked() {
                out = Some(key.clone());
            }
        }
    });
    out
}
