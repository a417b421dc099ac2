//! A table that was looked at: of what its rows are, which column answers which field, and
//! what taking it in would do.

use eframe::egui::{Id, Label, Ui};

use super::super::state::{LEFT_OUT, State, is_taken};
use super::super::{Action, Offered};
use super::{Content, GAP, choose, in_numbers, kind_name, kinds};
use crate::casework::{ColumnLook, ImportReport, RowProblem, TableLook};
use crate::form::{CellProblem, DateOrder, Form, Target};
use crate::record::Kind;
use crate::ui::icons;
use crate::ui::text::Text;
use crate::ui::theme::{Scale, palette, size, space};
use crate::ui::widgets::{Button, Choice, ChoiceEvent, Tone, card, check, notice, segments};
use crate::vault::RecordRow;

/// Columns and faults that show at most.
const MOST: usize = 300;

/// Draws it.
pub(super) fn show(
    ui: &mut Ui,
    text: &Text,
    offered: &Offered,
    state: &mut State,
    actions: &mut Vec<Action>,
) {
    let content = std::mem::take(&mut state.content);
    if let Content::Table(look) = &content {
        let whole = ui.available_width();
        if whole < 900.0 {
            left(ui, text, offered, state, look, actions);
            ui.add_space(GAP);
            right(ui, text, offered, state, look);
        } else {
            let wide = (whole - space::L) * 0.56;
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::L;
                ui.vertical(|ui| {
                    ui.set_width(wide);
                    left(ui, text, offered, state, look, actions);
                });
                ui.vertical(|ui| {
                    ui.set_width(whole - space::L - wide);
                    right(ui, text, offered, state, look);
                });
            });
        }
    }
    state.content = content;
}

fn left(
    ui: &mut Ui,
    text: &Text,
    offered: &Offered,
    state: &mut State,
    look: &TableLook,
    actions: &mut Vec<Action>,
) {
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        of_what(ui, text, offered, state);
    });
    ui.add_space(GAP);
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        columns(ui, text, offered, state, look);
    });
    ui.add_space(GAP);
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        how(ui, text, offered, state, actions);
    });
}

/// Of what the rows are.
fn of_what(ui: &mut Ui, text: &Text, offered: &Offered, state: &mut State) {
    let p = palette(ui);
    let name = text.say("tables-kind");
    ui.label(Scale::Heading.text(&name));
    let main = state.order.kinds.first().cloned().unwrap_or_default();
    let shown = kind_name(text, offered, &main);
    let make = |typed: &str| kinds(text, offered, typed, &|form| form.parent.is_none());
    let event = choose(ui, text, Id::unique("table kind"), &name, &shown, &make, 420.0);
    if let Some(ChoiceEvent::Chosen(kind)) = event {
        state.choose_kind(kind);
        return;
    }
    let refers =
        |form: &Form| form.parent.is_none() && form.id.as_str() != main && refers_to(form, &main);
    if !offered.forms.all().any(&refers) {
        return;
    }
    ui.label(Scale::Small.text(text.say("tables-with-more")).color(p.text2));
    for kind in state.order.kinds.get(1..).unwrap_or_default().to_vec() {
        ui.horizontal(|ui| {
            let words = kind_name(text, offered, &kind);
            ui.label(Scale::Strong.text(format!("{}  {words}", icons::of_kind(&kind))));
            let name = text.with("tables-without", &[("what", words.into())]);
            let button = Button::quiet("").icon(icons::X).name(name).small();
            if ui.add(button).clicked() {
                state.toggle_with(&kind);
            }
        });
    }
    let name = text.say("tables-with");
    let chosen = state.order.kinds.clone();
    let make = |typed: &str| {
        kinds(text, offered, typed, &|form| {
            refers(form) && !chosen.iter().any(|kind| form.id == *kind.as_str())
        })
    };
    if let Some(ChoiceEvent::Chosen(kind)) =
        choose(ui, text, Id::unique("table with"), &name, "", &make, 420.0)
    {
        state.toggle_with(&kind);
    }
}

fn refers_to(form: &Form, kind: &str) -> bool {
    let is_of = |of: &[Kind]| of.iter().any(|one| *one == *kind);
    form.fields().any(|field| field.kind.targets().is_some_and(is_of))
}

/// Which column answers which field.
fn columns(ui: &mut Ui, text: &Text, offered: &Offered, state: &mut State, look: &TableLook) {
    let p = palette(ui);
    ui.label(Scale::Heading.text(text.say("tables-columns")));
    ui.label(Scale::Small.text(text.say("tables-columns-more")).color(p.text2));
    let named = look.columns.iter().filter(|column| !column.header.is_empty());
    for (at, column) in named.take(MOST).enumerate() {
        ui.add_space(space::S);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let half = (ui.available_width() - space::M) / 2.0;
            ui.vertical(|ui| {
                ui.set_width(half);
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add(Label::new(Scale::Strong.text(&column.header)).truncate());
                let samples = column.samples.join(" · ");
                ui.add(Label::new(Scale::Small.text(samples).color(p.text2)).truncate());
            });
            self::column(ui, text, offered, state, (at, column), half);
        });
    }
    let count = look.columns.len();
    if count > MOST {
        let more = text.count("tables-more-lines", (count - MOST) as u64);
        ui.label(Scale::Small.text(more).color(p.text2));
    }
    let further = look.sheets.get(1..).unwrap_or_default();
    for sheet in further {
        let kind = sheet.kind.as_ref().map(|kind| kind_name(text, offered, kind.as_str()));
        let args = [
            ("sheet", sheet.name.as_str().into()),
            ("rows", text.count("tables-rows", sheet.rows).into()),
            ("what", kind.clone().unwrap_or_default().into()),
        ];
        let key = if kind.is_some() { "tables-sheet" } else { "tables-sheet-unused" };
        ui.label(Scale::Small.text(text.with(key, &args)));
    }
}

fn column(
    ui: &mut Ui,
    text: &Text,
    offered: &Offered,
    state: &mut State,
    (at, column): (usize, &ColumnLook),
    width: f32,
) {
    // What was just said shows at once, before the table is looked at anew.
    let shown = match state.order.columns.get(&column.header).map(String::as_str) {
        Some(LEFT_OUT) => text.say("tables-column-nothing"),
        Some(said) => match said.split_once('.') {
            Some((kind, name)) => field_in_words(text, offered, state, kind, name),
            None => said.to_owned(),
        },
        None => target_in_words(text, offered, state, &column.target),
    };
    let main: Vec<String> = state.order.kinds.clone();
    let make = |typed: &str| fields(text, offered, &main, typed);
    let name = text.with("tables-column", &[("column", column.header.as_str().into())]);
    let id = Id::unique(("table column", at));
    if let Some(ChoiceEvent::Chosen(field)) = choose(ui, text, id, &name, &shown, &make, width) {
        state.say_column(&column.header, field);
    }
}

/// A field, with its kind where that is not the one of the rows.
fn field_in_words(text: &Text, offered: &Offered, state: &State, kind: &str, name: &str) -> String {
    let form = Kind::new(kind).ok().and_then(|kind| offered.forms.get(&kind));
    let field = form.and_then(|form| form.field(name));
    let label = field.map_or(name, |field| field.labels.get(text.language()));
    let is_main = state.order.kinds.first().is_some_and(|main| main == kind);
    if is_main { label.to_owned() } else { format!("{}: {label}", kind_name(text, offered, kind)) }
}

fn target_in_words(text: &Text, offered: &Offered, state: &State, target: &Target) -> String {
    let of = |kind: &Kind, name: &str| field_in_words(text, offered, state, kind.as_str(), name);
    match target {
        Target::Field(kind, name) => of(kind, name.as_str()),
        Target::Choice(kind, name, code) => {
            let form = offered.forms.get(kind);
            let list = form.and_then(|form| form.field(name.as_str())?.kind.list());
            let choice = list.and_then(|list| list.choice(code));
            let label = choice.map_or(code.as_str(), |one| one.labels.get(text.language()));
            format!("{} = {label}", of(kind, name.as_str()))
        }
        Target::Instance | Target::Index | Target::ParentIndex | Target::Submission => {
            text.say("tables-column-key")
        }
        Target::Nothing => text.say("tables-column-nothing"),
    }
}

/// The fields that a column may answer, and that it is left out.
fn fields(text: &Text, offered: &Offered, kinds: &[String], typed: &str) -> Vec<Choice> {
    let nothing = Choice {
        key: LEFT_OUT.to_owned(),
        words: text.say("tables-column-nothing"),
        beside: String::new(),
        icon: Some(icons::PROHIBIT),
    };
    let mut choices = Vec::new();
    for form in kinds.iter().filter_map(|kind| offered.forms.get(&Kind::new(kind).ok()?)) {
        for field in form.fields().filter(|field| field.kind.holds_value()) {
            choices.push(Choice {
                key: format!("{}.{}", form.id, field.name),
                words: field.labels.get(text.language()).to_owned(),
                beside: field.name.to_string(),
                icon: Some(icons::of_kind(form.id.as_str())),
            });
        }
    }
    let fits = |choice: &Choice| {
        choice.words.to_lowercase().contains(typed) || choice.beside.contains(typed)
    };
    let fitting = choices.into_iter().filter(fits);
    if typed.is_empty() {
        std::iter::once(nothing).chain(fitting).collect()
    } else {
        fitting.chain(std::iter::once(nothing)).collect()
    }
}

/// The rest of what is to be said before.
fn how(ui: &mut Ui, text: &Text, offered: &Offered, state: &mut State, actions: &mut Vec<Action>) {
    let p = palette(ui);
    let name = text.say("tables-dates");
    ui.label(Scale::Strong.text(&name));
    let words = [text.say("tables-dates-day"), text.say("tables-dates-month")];
    let at = usize::from(state.order.dates == DateOrder::MonthFirst);
    let id = Id::unique("table dates");
    match segments(ui, id, &name, &words, Some(at), size::CONTROL).0 {
        Some(0) => state.order.dates = DateOrder::DayFirst,
        Some(_) => state.order.dates = DateOrder::MonthFirst,
        None => {}
    }
    ui.add_space(space::S);
    let name = text.say("tables-case");
    ui.label(Scale::Strong.text(&name));
    let title = |case: &&RecordRow| Some(case.id) == state.order.case;
    let shown = offered.cases.iter().find(title).map(|case| case.title.clone());
    let make = |typed: &str| {
        let fits = |case: &&RecordRow| case.title.to_lowercase().contains(typed);
        let choice = |case: &RecordRow| Choice {
            key: case.id.to_string(),
            words: case.title.clone(),
            beside: String::new(),
            icon: Some(icons::of_kind("case")),
        };
        offered.cases.iter().filter(fits).map(choice).collect()
    };
    let shown = shown.unwrap_or_default();
    match choose(ui, text, Id::unique("table case"), &name, &shown, &make, 420.0) {
        Some(ChoiceEvent::Chosen(key)) => state.order.case = key.parse().ok(),
        Some(ChoiceEvent::Cleared) => state.order.case = None,
        Some(ChoiceEvent::Typed(_)) | None => {}
    }
    ui.add_space(space::S);
    ui.label(Scale::Strong.text(text.say("tables-media")));
    ui.label(Scale::Small.text(text.say("tables-media-more")).color(p.text2));
    ui.horizontal(|ui| {
        let button = Button::plain(text.say("merge-choose-folder")).icon(icons::FOLDER_OPEN);
        if ui.add(button).clicked() {
            actions.push(Action::Media);
        }
        if let Some(folder) = &state.order.media {
            let folder = folder.to_string_lossy().into_owned();
            ui.add(Label::new(Scale::Small.text(folder)).truncate());
        }
    });
    ui.add_space(space::S);
    check(ui, &mut state.order.updates, &text.say("tables-update"));
}

/// What taking it in would do.
fn right(ui: &mut Ui, text: &Text, offered: &Offered, state: &mut State, look: &TableLook) {
    let p = palette(ui);
    let TableLook { report, sheets, columns, .. } = look;
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(Scale::Heading.text(text.say("tables-would")));
        if state.is_looking {
            ui.label(Scale::Small.text(text.say("tables-looking")).color(p.text2));
        }
        let rows = sheets.first().map_or(0, |sheet| sheet.rows);
        ui.label(Scale::Body.text(text.count("tables-rows", rows)));
        let only_new = ImportReport { left_out: 0, ..report.clone() };
        ui.label(Scale::Strong.text(in_numbers(text, offered, &only_new)));
        for (key, n) in [("tables-known", report.known), ("tables-differing", report.differing)] {
            if n > 0 {
                ui.label(Scale::Body.text(text.count(key, n)));
            }
        }
    });
    if report.left_out > 0 {
        ui.add_space(GAP);
        faults(ui, text, state, report);
    }
    let unused: Vec<&str> = columns
        .iter()
        .filter(|column| !is_taken(&column.target) && column.target == Target::Nothing)
        .map(|column| column.header.as_str())
        .filter(|header| !header.is_empty())
        .collect();
    if !unused.is_empty() {
        ui.add_space(GAP);
        card(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.label(Scale::Heading.text(text.say("tables-unused")));
            ui.add(Label::new(Scale::Small.text(unused.join(", ")).color(p.text2)).wrap());
        });
    }
}

/// The rows that do not go in, and why.
fn faults(ui: &mut Ui, text: &Text, state: &mut State, report: &ImportReport) {
    let what = text.count("tables-faulty", report.left_out);
    notice(ui, Tone::Contested, icons::WARNING, &what, &text.say("tables-faulty-more"));
    check(ui, &mut state.order.leaves_faulty, &text.say("tables-leave-out"));
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        for problem in report.problems.iter().take(MOST) {
            let RowProblem { sheet, row, column, problem } = problem;
            let place = if sheet.is_empty() { "tables-at-row" } else { "tables-at-sheet" };
            let args = [
                ("sheet", sheet.as_str().into()),
                ("row", text.number(*row as u64).into()),
                ("column", column.as_str().into()),
                ("why", problem_in_words(text, problem).into()),
            ];
            ui.add(Label::new(Scale::Body.text(text.with(place, &args))).wrap());
        }
        let shown = report.problems.len().min(MOST);
        let rest = report.left_out.saturating_sub(shown as u64);
        if report.problems.len() > MOST || rest > 0 && report.problems.len() >= 1_000 {
            ui.label(Scale::Small.text(text.count("tables-more-lines", rest)));
        }
    });
}

fn problem_in_words(text: &Text, problem: &CellProblem) -> String {
    match problem {
        CellProblem::NotInList(_) => text.say("tables-not-in-list"),
        CellProblem::Date(problem) => problem.in_words(text.language()),
        CellProblem::Type(what) => {
            let key = format!("tables-not-{}", what.split(' ').next_back().unwrap_or_default());
            if text.has(&key) { text.say(&key) } else { text.say("tables-not-type") }
        }
        CellProblem::NoFile => text.say("tables-no-file"),
        CellProblem::NoParent => text.say("tables-no-parent"),
        CellProblem::NoRecord => text.say("tables-no-record"),
        CellProblem::OtherKind => text.say("tables-other-kind"),
    }
}
