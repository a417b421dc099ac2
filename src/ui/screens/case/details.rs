//! The right column: what a record says in a few lines, who said so, what was at the same
//! time.

use eframe::egui::{Align, Id, Label, Layout, Rect, Sense, Ui, UiBuilder, Vec2};

use super::arrange::{Row, Story, Words};
use super::read::{Details, SaidBy, SourceOf};
use super::walk::Walk;
use super::{Action, Chosen};
use crate::casework::{CasePage, TimelineEntry};
use crate::form::Field;
use crate::history::Status;
use crate::record::{AnswerState, Kind, RecordId, Value};
use crate::ui::icons;
use crate::ui::text::Text;
use crate::ui::theme::{Scale, palette, size, space};
use crate::ui::widgets::timeline::{Span, span};
use crate::ui::widgets::{Button, key_cap};
use crate::ui::words::{signer_in_words, titles_of, value_in_words};

/// Fields that are shown, and letters of each.
const MOST_FIELDS: usize = 9;
const MOST_LETTERS: usize = 140;
/// What was at the same time.
const MOST_MEETING: usize = 5;
/// Fields that go without saying here.
const UNSAID: [&str; 6] =
    ["person", "interviewee", "cases", "sensitivity", "verification_status", "sha256"];

/// What the column is about.
pub(super) struct Beside<'a> {
    /// The case.
    pub(super) page: &'a CasePage,
    /// Its time.
    pub(super) story: &'a Story,
    /// What is chosen.
    pub(super) chosen: Chosen,
    /// The record, as far as it has come.
    pub(super) details: Option<&'a Details>,
}

/// Draws it.
pub(super) fn show(ui: &mut Ui, text: &Text, beside: &Beside<'_>, actions: &mut Vec<Action>) {
    let entries = &beside.page.timeline.entries;
    match beside.chosen {
        Chosen::Entry(record) => {
            if let Some(entry) = entries.iter().find(|entry| entry.id == record) {
                about(ui, text, beside, entry, actions);
            }
        }
        Chosen::GapBefore(stay) => gap(ui, text, beside, stay, actions),
    }
}

/// Steps to the row before and after in order of time.
fn steps(ui: &mut Ui, text: &Text, beside: &Beside<'_>, kind: &str, actions: &mut Vec<Action>) {
    let p = palette(ui);
    let (entries, gaps) = (&beside.page.timeline.entries, &beside.page.timeline.gaps);
    let of = |row: &Row| match row {
        Row::Entry(at) => entries.get(*at).map(|entry| Chosen::Entry(entry.id)),
        Row::Gap(at) => gaps.get(*at).map(|gap| Chosen::GapBefore(gap.before)),
    };
    let rows: Vec<Chosen> = beside.story.rows.iter().filter_map(of).collect();
    let here = rows.iter().position(|one| *one == beside.chosen);
    ui.horizontal(|ui| {
        ui.label(Scale::Small.text(icons::of_kind(kind)).color(p.text2));
        let words = Words::of(beside.page, text).one(kind);
        let room = (ui.available_width() - 64.0).max(40.0);
        ui.scope(|ui| {
            ui.set_max_width(room);
            ui.add(Label::new(Scale::Small.text(words).color(p.text2)).truncate());
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let later = here.and_then(|at| rows.get(at.saturating_add(1)));
            let earlier = here.and_then(|at| at.checked_sub(1)).and_then(|at| rows.get(at));
            for (to, icon, key) in [
                (later, icons::CARET_RIGHT, "case-later"),
                (earlier, icons::CARET_LEFT, "case-earlier"),
            ] {
                let button = Button::quiet("").icon(icon).name(text.say(key)).small();
                if ui.add(button.enabled(to.is_some())).clicked() {
                    actions.extend(to.copied().map(Action::Choose));
                }
            }
        });
    });
}

fn about(
    ui: &mut Ui,
    text: &Text,
    beside: &Beside<'_>,
    entry: &TimelineEntry,
    actions: &mut Vec<Action>,
) {
    let p = palette(ui);
    let words = Words::of(beside.page, text);
    steps(ui, text, beside, &entry.kind, actions);
    let title = match (&entry.stay, &entry.place) {
        (Some(stay), Some(place)) => format!("{}. {place}", stay.number),
        _ => words.what(entry),
    };
    ui.add(Label::new(Scale::Heading.text(title)).wrap());
    ui.add(Label::new(Scale::Body.text(words.when(entry)).color(p.text2)).wrap());
    ui.add_space(space::S);
    let open = text.say("case-open-record");
    ui.horizontal(|ui| {
        if ui.add(Button::plain(open)).clicked() {
            let kind = Kind::new(entry.kind.as_str()).ok();
            actions.extend(kind.map(|kind| Action::Open(kind, entry.id)));
        }
        key_cap(ui, "Enter");
    });
    ui.add_space(space::S);
    // What belongs to another record is about to be replaced.
    if let Some(details) = beside.details.filter(|details| details.page.row.id == entry.id) {
        fields(ui, text, details);
        said_by(ui, text, details, actions);
    }
    at_the_same_time(ui, text, beside, entry, actions);
}

fn gap(ui: &mut Ui, text: &Text, beside: &Beside<'_>, stay: RecordId, actions: &mut Vec<Action>) {
    let words = Words::of(beside.page, text);
    let timeline = &beside.page.timeline;
    let Some(gap) = timeline.gaps.iter().find(|gap| gap.before == stay) else { return };
    steps(ui, text, beside, "stay", actions);
    ui.add(Label::new(Scale::Heading.text(words.gap(gap))).wrap());
    ui.add(Label::new(Scale::Body.text(text.say("case-gap-more"))).wrap());
    ui.add_space(space::S);
    let stay = timeline.entries.iter().find(|entry| entry.id == stay);
    if let Some(stay) = stay.and_then(|entry| entry.stay)
        && ui.add(Button::plain(text.say("case-open-detention"))).clicked()
    {
        let kind = Kind::new("detention").ok();
        actions.extend(kind.map(|kind| Action::Open(kind, stay.detention)));
    }
}

/// A field as it is shown.
struct Said {
    label: String,
    words: String,
    look: Look,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Plain,
    NoAnswer,
    Contested,
}

/// What a record says, in the order of its form.
fn said(text: &Text, details: &Details) -> Vec<Said> {
    let Some(form) = &details.form else { return Vec::new() };
    let title_of = titles_of(&details.page.titles);
    let shown = |field: &Field| {
        let folded = details.page.folded.fields.get(&field.name)?;
        let words = |value: &Value| value_in_words(text, Some(field), value, &title_of);
        let (words, look) = match &folded.status {
            Status::Settled(Value::State(AnswerState::NotApplicable | AnswerState::Retracted))
            | Status::Agreed(Value::State(AnswerState::NotApplicable | AnswerState::Retracted))
            | Status::Retracted => return None,
            Status::Settled(value) | Status::Agreed(value) => {
                let look = if value.state().is_some() { Look::NoAnswer } else { Look::Plain };
                (words(value), look)
            }
            Status::Contested => {
                let or = format!(" {} ", text.say("words-or"));
                let values: Vec<_> = folded.open_values().into_iter().map(words).collect();
                (values.join(&or), Look::Contested)
            }
            Status::Withheld => (text.say("state-withheld"), Look::NoAnswer),
            Status::Erased => (text.say("state-erased"), Look::NoAnswer),
        };
        let label = field.labels.get(text.language()).to_owned();
        Some(Said { label, words: cut(&words), look })
    };
    let fields = form.fields().filter(|field| !UNSAID.contains(&field.name.as_str()));
    fields.filter_map(shown).take(MOST_FIELDS).collect()
}

fn cut(words: &str) -> String {
    match words.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default().trim_end()),
        None => words.to_owned(),
    }
}

fn fields(ui: &mut Ui, text: &Text, details: &Details) {
    let p = palette(ui);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for said in said(text, details) {
            ui.add(Label::new(Scale::Small.text(said.label).color(p.text2)).wrap());
            let (icon, colour) = match said.look {
                Look::Plain => ("", p.text),
                Look::NoAnswer => (icons::QUESTION, p.text2),
                Look::Contested => (icons::GIT_FORK, p.contested),
            };
            let words = if icon.is_empty() { said.words } else { format!("{icon} {}", said.words) };
            ui.add(Label::new(Scale::Body.text(words).color(colour)).wrap());
            ui.add_space(space::XS);
        }
    });
}

fn heading(ui: &mut Ui, words: &str) {
    let p = palette(ui);
    ui.add_space(space::S);
    let (line, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(line.x_range(), line.top(), (1.0, p.line));
    ui.add_space(space::XS);
    ui.label(Scale::Strong.text(words));
}

/// A row that may be opened: an icon, words, and words below.
struct Opening {
    icon: &'static str,
    words: String,
    below: String,
    action: Option<Action>,
}

fn openings(ui: &mut Ui, id: &str, name: &str, rows: Vec<Opening>, actions: &mut Vec<Action>) {
    let p = palette(ui);
    let mut walk = Walk::begin(ui, Id::unique(("case details", id)), rows.len(), false);
    for (number, row) in rows.iter().enumerate() {
        let height = if row.below.is_empty() { size::ROW } else { 42.0 };
        let wanted = Vec2::new(ui.available_width(), height);
        let (rect, _) = ui.allocate_exact_size(wanted, Sense::hover());
        let said = if row.below.is_empty() {
            row.words.clone()
        } else {
            format!("{}, {}", row.words, row.below)
        };
        if walk.one(ui, number, rect, &said) {
            ui.painter().rect_filled(rect, f32::from(size::CORNER), p.neutral);
        }
        let inner = rect.shrink2(Vec2::new(2.0, 2.0));
        let mut icon = ui.new_child(UiBuilder::new().max_rect(inner).id_salt(("icon", number)));
        icon.label(Scale::Heading.text(row.icon).color(p.text2));
        let words = Rect::from_min_max(inner.min + Vec2::new(24.0, 1.0), inner.max);
        let mut child = ui.new_child(UiBuilder::new().max_rect(words).id_salt(("words", number)));
        child.spacing_mut().item_spacing.y = 0.0;
        let colour = if row.action.is_some() { p.text } else { p.text2 };
        child.add(Label::new(Scale::Body.text(&row.words).color(colour)).truncate());
        if !row.below.is_empty() {
            child.add(Label::new(Scale::Small.text(&row.below).color(p.text2)).truncate());
        }
    }
    let opened = walk.end(ui, name);
    actions.extend(opened.and_then(|number| rows.into_iter().nth(number)?.action));
}

fn said_by(ui: &mut Ui, text: &Text, details: &Details, actions: &mut Vec<Action>) {
    if details.sources.is_empty() {
        return;
    }
    let row = |said: &SaidBy| {
        let (icon, words, action) = match &said.source {
            SourceOf::Record(id, Some((kind, title))) => {
                let action = Some(Action::Open(kind.clone(), *id));
                (icons::of_kind(kind.as_str()), title.clone(), action)
            }
            SourceOf::Record(_, None) => {
                (icons::CHAT_CENTERED_TEXT, text.say("reference-missing"), None)
            }
            SourceOf::Withheld => (icons::EYE_SLASH, text.say("source-withheld"), None),
            SourceOf::None => (icons::QUESTION, text.say("source-none"), None),
        };
        let authors = said.authors.iter();
        let authors =
            authors.map(|(key, name, trust)| signer_in_words(text, key, name.as_deref(), *trust));
        let below = said.knows.iter().cloned().chain(authors).collect::<Vec<_>>().join(" · ");
        Opening { icon, words, below, action }
    };
    let name = text.say("case-said-by");
    heading(ui, &name);
    openings(ui, "said by", &name, details.sources.iter().map(row).collect(), actions);
}

fn span_of(entry: &TimelineEntry) -> Span {
    span(&entry.from, &entry.to, entry.lasts)
}

/// What may have been on the same days: the shortest first, for it tells most.
fn meeting<'a>(page: &'a CasePage, entry: &TimelineEntry) -> Vec<&'a TimelineEntry> {
    let here = span_of(entry);
    let is_own = |other: &TimelineEntry| {
        let of = |a: &TimelineEntry, b: &TimelineEntry| {
            a.stay.is_some_and(|stay| stay.detention == b.id)
        };
        other.id == entry.id || of(other, entry) || of(entry, other)
    };
    let entries = page.timeline.entries.iter();
    let mut found: Vec<_> = entries
        .filter(|other| !is_own(other) && other.kind != "consent" && other.kind != "attachment")
        .map(|other| (span_of(other), other))
        .filter(|(span, _)| span.meets(&here))
        .collect();
    found.sort_by_key(|(span, other)| {
        let days = span.named().map_or(i32::MAX, |(first, last)| first.days_until(last));
        let is_open = span.pieces.iter().any(|one| one.first.is_none() || one.last.is_none());
        (is_open, days, other.id)
    });
    found.into_iter().take(MOST_MEETING).map(|(_, other)| other).collect()
}

fn at_the_same_time(
    ui: &mut Ui,
    text: &Text,
    beside: &Beside<'_>,
    entry: &TimelineEntry,
    actions: &mut Vec<Action>,
) {
    let words = Words::of(beside.page, text);
    let found = meeting(beside.page, entry);
    if found.is_empty() {
        return;
    }
    let row = |other: &&TimelineEntry| Opening {
        icon: icons::of_kind(&other.kind),
        words: words.what(other),
        below: words.when(other),
        action: Some(Action::Choose(Chosen::Entry(other.id))),
    };
    let name = text.say("case-same-time");
    heading(ui, &name);
    openings(ui, "same time", &name, found.iter().map(row).collect(), actions);
}
