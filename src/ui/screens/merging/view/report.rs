//! What merging would bring, or has brought: four numbers, the same by kind, what waits
//! for somebody, and what would read otherwise.

use eframe::egui::{Align, Label, Layout, Sense, Stroke, Ui, UiBuilder, Vec2};

use super::super::Action;
use super::Scene;
use crate::casework::{Changes, FieldChange, How, MergeReport, Reading};
use crate::record::Kind;
use crate::ui::icons;
use crate::ui::text::Text;
use crate::ui::theme::{self, Scale, size, space};
use crate::ui::widgets::{Button, Table, TableRow, Tile, Tone, card, tiles};
use crate::ui::words::{
    Titles, field_label, kind_label, kind_order, kinds_label, titles_of, value_in_words,
};
use crate::vault::Forms;

/// Changes that show at first, and at most.
const FEW: usize = 8;
const MOST: usize = 200;

/// Draws a preview.
pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, report: &MergeReport, all: &mut bool) {
    numbers(ui, scene.text, report);
    ui.add_space(space::XS);
    let mut looked = Vec::new();
    beside(ui, |ui| by_kind(ui, scene, report), |ui| waiting(ui, scene, report, None, &mut looked));
    ui.add_space(space::XS);
    changes(ui, scene, &report.changes, all);
}

/// Two parts side by side where there is room, else one below the other.
pub(super) fn beside(ui: &mut Ui, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    let whole = ui.available_width();
    if whole < 860.0 {
        left(ui);
        ui.add_space(space::XS);
        right(ui);
        return;
    }
    let wide = (whole - space::L) * 0.62;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        ui.vertical(|ui| {
            ui.set_width(wide);
            left(ui);
        });
        ui.vertical(|ui| {
            ui.set_width(whole - space::L - wide);
            right(ui);
        });
    });
}

/// The four numbers.
pub(super) fn numbers(ui: &mut Ui, text: &Text, report: &MergeReport) {
    let of = |records: u64, files: u64| {
        let args = [
            ("records", text.count("count-records", records).into()),
            ("files", text.count("count-files", files).into()),
        ];
        text.with("count-both", &args)
    };
    let tile = |icon, words: &str, number, below, tone| {
        let (words, number) = (words.to_owned(), text.number(number));
        Tile { icon, words, number, below, tone }
    };
    let MergeReport { new, changed, opened, already_known, files_new, files_known, .. } = report;
    let contested = if report.contested > 0 { Tone::Contested } else { Tone::Neutral };
    tiles(
        ui,
        &[
            tile(
                icons::PLUS,
                &text.say("merge-new"),
                new + files_new,
                of(*new, *files_new),
                Tone::Neutral,
            ),
            tile(
                icons::PENCIL_SIMPLE,
                &text.say("merge-changed"),
                changed + opened,
                text.say("merge-changed-more"),
                Tone::Neutral,
            ),
            tile(
                icons::GIT_FORK,
                &text.say("merge-contested"),
                report.contested,
                text.say("merge-contested-more"),
                contested,
            ),
            tile(
                icons::CHECK,
                &text.say("merge-known"),
                already_known + files_known,
                text.say("merge-known-more"),
                Tone::Neutral,
            ),
        ],
    );
}

/// The numbers by kind.
pub(super) fn by_kind(ui: &mut Ui, scene: &Scene<'_>, report: &MergeReport) {
    let text = scene.text;
    let Some(forms) = scene.forms else { return };
    let mut kinds: Vec<_> = report.kinds.iter().collect();
    kinds.sort_by_key(|(kind, _)| kind_order(kind));
    let mut rows: Vec<TableRow> = kinds
        .into_iter()
        .map(|(kind, tally)| TableRow {
            icon: icons::of_kind(kind),
            words: kinds_label(text, forms, kind),
            figures: vec![tally.new, tally.changed, tally.contested, tally.already_known],
        })
        .collect();
    if report.files_new + report.files_known > 0 {
        rows.push(TableRow {
            icon: icons::PAPERCLIP,
            words: text.say("merge-files"),
            figures: vec![report.files_new, 0, 0, report.files_known],
        });
    }
    let heads = ["merge-new", "merge-changed", "merge-contested", "merge-known"];
    let table = Table {
        name: text.say("merge-records"),
        heads: heads.iter().map(|key| text.say(key)).collect(),
        marked: Some(2),
        number: &|n| text.number(n),
    };
    table.show(ui, &rows);
}

/// What waits for somebody. With `look` it is there already, and can be looked at.
pub(super) fn waiting(
    ui: &mut Ui,
    scene: &Scene<'_>,
    report: &MergeReport,
    look: Option<&str>,
    actions: &mut Vec<Action>,
) {
    let text = scene.text;
    let rows = waiting_rows(scene, report);
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        let p = theme::palette(ui);
        let heading = if look.is_some() { "merge-waits-now" } else { "merge-waits" };
        ui.label(Scale::Strong.text(text.say(heading)));
        let below = if rows.is_empty() { "merge-waits-nothing" } else { "merge-waits-more" };
        ui.label(Scale::Small.text(text.say(below)).color(p.text2));
        for row in &rows {
            ui.add_space(space::XS);
            let line = ui.cursor();
            let x = line.left()..=line.left() + ui.available_width();
            ui.painter().hline(x, line.top(), Stroke::new(1.0, p.line));
            ui.add_space(space::XS);
            ui.horizontal_top(|ui| {
                ui.label(Scale::Heading.text(row.icon).color(p.text2));
                // The button first, from the right: its words are longer in some languages.
                ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                    if let Some(look) = look.filter(|_| row.to_review) {
                        let name = format!("{look}: {}", row.what);
                        if ui.add(Button::plain(look).small().name(name)).clicked() {
                            actions.push(Action::Review);
                        }
                    }
                    ui.with_layout(Layout::top_down(Align::Min), |ui| {
                        ui.spacing_mut().item_spacing.y = 0.0;
                        ui.label(Scale::Strong.text(&row.what));
                        ui.label(Scale::Body.text(&row.more).color(p.text2));
                    });
                });
            });
        }
    });
}

/// One thing that waits.
struct Row {
    icon: &'static str,
    what: String,
    more: String,
    /// Whether it stands in Review.
    to_review: bool,
}

fn waiting_rows(scene: &Scene<'_>, report: &MergeReport) -> Vec<Row> {
    let text = scene.text;
    let contested = scene.forms.map(|forms| contested_words(text, forms, report));
    let all = [
        (icons::GIT_FORK, "merge-waits-contested", report.contested, contested, true),
        (icons::CLOCK_COUNTER_CLOCKWISE, "merge-waits-unweighed", report.unweighed, None, true),
        (icons::QUESTION, "merge-waits-untrusted", report.untrusted, None, false),
        (icons::CLOCK, "merge-waits-held-back", report.held_back, None, false),
        (icons::EYE_SLASH, "merge-waits-withheld", report.withheld, None, false),
        (icons::HANDSHAKE, "merge-waits-withdrawals", report.withdrawals, None, false),
        (icons::TRASH, "merge-waits-erasures", report.erasures, None, false),
    ];
    let row = |(icon, key, n, more, to_review): (&'static str, &str, u64, Option<String>, bool)| {
        let told = text.attribute(key, "more", &[]).unwrap_or_default();
        let more = more.filter(|more| !more.is_empty()).unwrap_or(told);
        Row { icon, what: text.count(key, n), more, to_review }
    };
    all.into_iter().filter(|(_, _, n, _, _)| *n > 0).map(row).collect()
}

/// The most frequent contested fields: "Held until 5, Family name 2, …".
fn contested_words(text: &Text, forms: &Forms, report: &MergeReport) -> String {
    let mut fields: Vec<_> = report.contested_fields.iter().collect();
    fields.sort_by_key(|(_, n)| std::cmp::Reverse(**n));
    let few = fields.iter().take(3).filter_map(|((kind, field), n)| {
        let field = field.parse().ok()?;
        Some(format!("{} {}", field_label(text, forms, kind, &field), text.number(**n)))
    });
    let mut words = few.collect::<Vec<_>>().join(", ");
    if fields.len() > 3 {
        words.push_str(", …");
    }
    words
}

/// What would read otherwise in records that are here.
fn changes(ui: &mut Ui, scene: &Scene<'_>, changes: &Changes, all: &mut bool) {
    let text = scene.text;
    let Some(forms) = scene.forms else { return };
    let p = theme::palette(ui);
    let total = changes.fields.len();
    ui.horizontal(|ui| {
        ui.label(Scale::Heading.text(text.say("merge-would-change")));
        let fields = text.count("merge-fields", total as u64);
        ui.label(Scale::Small.text(fields).color(p.text2));
        if total > FEW {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let words = text.say(if *all { "merge-show-few" } else { "merge-show-all" });
                if ui.add(Button::quiet(words).small()).clicked() {
                    *all = !*all;
                }
            });
        }
    });
    if total == 0 {
        ui.label(Scale::Body.text(text.say("merge-changes-nothing")).color(p.text2));
        return;
    }
    let shown = if *all { MOST } else { FEW };
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for one in changes.fields.iter().take(shown) {
            change(ui, text, forms, one, &changes.titles);
        }
    });
    let hidden = if *all { total.saturating_sub(MOST) as u64 } else { 0 };
    if hidden + changes.more_records > 0 {
        let words = text.count("merge-more-changes", hidden + changes.more_records);
        ui.label(Scale::Small.text(words).color(p.text2));
    }
}

fn change(ui: &mut Ui, text: &Text, forms: &Forms, one: &FieldChange, titles: &Titles) {
    let p = theme::palette(ui);
    let (icon, key) = match one.how {
        How::BothKept => (icons::GIT_FORK, "merge-how-both"),
        How::TakenOver => (icons::PENCIL_SIMPLE, "merge-how-taken-over"),
        How::Replaced => (icons::PENCIL_SIMPLE, "merge-how-replaced"),
        How::Judged => (icons::GAVEL, "merge-how-judged"),
        How::Waits => (icons::CLOCK_COUNTER_CLOCKWISE, "merge-how-waits"),
        How::Covered => (icons::EYE_SLASH, "merge-how-covered"),
    };
    let colour = if one.how == How::BothKept { p.contested } else { p.text2 };
    let record = format!("{} {}", kind_label(text, forms, &one.kind), one.title);
    let field = field_label(text, forms, &one.kind, &one.field);
    let before = reading(text, forms, one, &one.before, titles);
    let after = reading(text, forms, one, &one.after, titles);
    let how = text.say(key);
    let whole = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(Vec2::new(whole, size::CONTROL), Sense::hover());
    let spoken = format!("{record}, {field}: {before}, {after}, {how}");
    response.widget_info(|| {
        eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Label, true, &spoken)
    });
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, p.line));
    let parts = [
        (0.0, 0.03, icon.to_owned(), colour),
        (0.03, 0.22, record, p.text),
        (0.25, 0.17, field, p.text2),
        (0.42, 0.19, before, p.text),
        (0.61, 0.03, icons::ARROW_RIGHT.to_owned(), p.text2),
        (0.64, 0.22, after, p.text),
        (0.86, 0.14, how, p.text2),
    ];
    for (from, share, words, colour) in parts {
        let mut cell = rect;
        cell.set_left(rect.left() + whole * from);
        cell.set_width((whole * share - space::S).max(16.0));
        let layout = Layout::left_to_right(Align::Center);
        let mut ui = ui.new_child(UiBuilder::new().max_rect(cell).layout(layout));
        ui.add(Label::new(Scale::Body.text(words).color(colour)).truncate());
    }
    response.on_hover_text(spoken);
}

fn reading(
    text: &Text,
    forms: &Forms,
    of: &FieldChange,
    reading: &Reading,
    titles: &Titles,
) -> String {
    let kind = Kind::new(of.kind.as_str()).ok();
    let form = kind.as_ref().and_then(|kind| forms.get(kind));
    let field = form.and_then(|form| form.field(of.field.as_str()));
    match reading {
        Reading::NotAsked => text.say("state-not-asked"),
        Reading::Withheld => text.say("state-withheld"),
        Reading::Erased => text.say("state-erased"),
        Reading::Value(value) => value_in_words(text, field, value, &titles_of(titles)),
        Reading::Contested(values) => {
            let words =
                values.iter().map(|value| value_in_words(text, field, value, &titles_of(titles)));
            words.collect::<Vec<_>>().join(" / ")
        }
    }
}
