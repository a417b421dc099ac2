//! What an order to send comes to, how far it is, and what was written.

use std::path::Path;

use eframe::egui::{Label, Ui};

use super::Action;
use super::state::{Preview, State, To};
use crate::casework::{ExportPreview, ExportReport};
use crate::ui::icons;
use crate::ui::shell::failure;
use crate::ui::text::Text;
use crate::ui::theme::{self, Scale, space};
use crate::ui::widgets::{
    Progress, Table, TableRow, Tile, Tone, card, notice, progress, progress_card, tiles,
};
use crate::ui::words::{kind_order, kinds_label, stage_in_words};
use crate::vault::Forms;

/// What it comes to.
pub(super) fn preview(
    ui: &mut Ui,
    text: &Text,
    forms: Option<&Forms>,
    state: &State,
    actions: &mut Vec<Action>,
) {
    if let Some(error) = &state.failed {
        let (what, more) = match error.code() {
            "cancelled" => (text.say("send-stopped"), text.say("send-stopped-more")),
            _ => failure(text, error),
        };
        notice(ui, Tone::Refused, icons::WARNING, &what, &more);
        ui.add_space(space::XS);
    }
    if state.exporting {
        under_way(ui, text, state, actions);
        return;
    }
    let p = theme::palette(ui);
    ui.label(Scale::Heading.text(text.say("send-would")));
    match &state.preview {
        Preview::Nothing => {
            let key = state.order().err().map_or("send-missing-cases", |missing| missing.key());
            ui.label(Scale::Body.text(text.say(key)).color(p.text2));
        }
        Preview::Looking => {
            let words = text.say("send-looking");
            ui.label(Scale::Body.text(&words).color(p.text2));
            progress(ui, &words, share(state));
        }
        Preview::Failed(error) => {
            let (what, more) = failure(text, error);
            notice(ui, Tone::Contested, icons::WARNING, &what, &more);
        }
        Preview::Ready(told) => {
            numbers(ui, text, told);
            let bundles = text.count("send-bundles", told.bundles);
            let size = text.bytes(told.report.size);
            let args = [("bundles", bundles.into()), ("size", size.into())];
            ui.label(Scale::Body.text(text.with("send-comes-to", &args)));
            remarks(ui, text, &told.report);
            by_kind(ui, text, forms, &told.report);
        }
    }
}

/// The four numbers.
fn numbers(ui: &mut Ui, text: &Text, told: &ExportPreview) {
    let report = &told.report;
    let whole = report.records.saturating_sub(report.in_part);
    let files = text.count("count-files", report.attachments);
    let part = if report.in_part > 0 {
        text.count("send-in-part-more", report.staying)
    } else {
        text.say("send-in-part-none")
    };
    let stays = if told.stays > 0 { "send-stays-more" } else { "send-stays-none" };
    let tile = |icon, key, number, below| Tile {
        icon,
        words: text.say(key),
        number: text.number(number),
        below,
        tone: Tone::Neutral,
    };
    tiles(
        ui,
        &[
            tile(
                icons::EXPORT,
                "send-goes",
                whole,
                text.with("send-goes-more", &[("files", files.into())]),
            ),
            tile(icons::EYE_SLASH, "send-in-part", report.in_part, part),
            tile(icons::PROHIBIT, "send-held-back", 0, text.say("send-held-back-more")),
            tile(icons::LOCK_SIMPLE, "send-stays", told.stays, text.say(stays)),
        ],
    );
    ui.add_space(space::XS);
}

fn remarks(ui: &mut Ui, text: &Text, report: &ExportReport) {
    let p = theme::palette(ui);
    for (n, key) in [
        (report.left_out, "send-files-not-here"),
        (report.withheld.saturating_sub(report.staying), "send-values-not-here"),
    ] {
        if n > 0 {
            ui.label(Scale::Small.text(text.count(key, n)).color(p.text2));
        }
    }
}

fn by_kind(ui: &mut Ui, text: &Text, forms: Option<&Forms>, report: &ExportReport) {
    let Some(forms) = forms else { return };
    let mut kinds: Vec<_> = report.kinds.iter().collect();
    kinds.sort_by_key(|(kind, _)| kind_order(kind));
    let mut rows: Vec<TableRow> = kinds
        .into_iter()
        .map(|(kind, n)| TableRow {
            icon: icons::of_kind(kind),
            words: kinds_label(text, forms, kind),
            figures: vec![*n],
        })
        .collect();
    if report.attachments > 0 {
        rows.push(TableRow {
            icon: icons::PAPERCLIP,
            words: text.say("merge-files"),
            figures: vec![report.attachments],
        });
    }
    ui.add_space(space::XS);
    let table = Table {
        name: text.say("merge-records"),
        heads: vec![text.say("send-goes")],
        marked: None,
        number: &|n| text.number(n),
    };
    table.show(ui, &rows);
    ui.add_space(space::XL);
}

/// How far what is under way is.
fn share(state: &State) -> Option<f32> {
    let step = state.step.filter(|step| step.total > 0)?;
    Some((step.done as f32 / step.total as f32).min(1.0))
}

fn under_way(ui: &mut Ui, text: &Text, state: &State, actions: &mut Vec<Action>) {
    let stage = match (state.stopping, state.step) {
        (true, _) => text.say("stage-stopping"),
        (false, Some(step)) => stage_in_words(text, step.stage),
        (false, None) => String::new(),
    };
    let stop = text.say("merge-stop");
    let shown = Progress {
        what: &text.say("send-writing"),
        stage: &stage,
        share: share(state),
        remark: &text.say("send-writing-more"),
        stop: (!state.stopping).then_some(stop.as_str()),
    };
    if progress_card(ui, &shown) {
        actions.push(Action::Stop);
    }
}

/// What was written.
pub(super) fn done(
    ui: &mut Ui,
    text: &Text,
    forms: Option<&Forms>,
    state: &State,
    report: &ExportReport,
) {
    let p = theme::palette(ui);
    ui.horizontal(|ui| {
        ui.label(Scale::Title.text(icons::CHECK_CIRCLE).color(p.done));
        let n = report.bundles.len() as u64;
        ui.label(Scale::Title.text(text.count("send-written", n)));
    });
    ui.label(Scale::Body.text(text.say("send-written-more")).color(p.text2));
    ui.add_space(space::XS);
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        let folder = report.bundles.first().and_then(|path| path.parent());
        let folder = folder.unwrap_or(Path::new("")).to_string_lossy();
        ui.label(Scale::Small.text(text.say("send-folder")).color(p.text2));
        ui.add(Label::new(Scale::Strong.text(folder)).wrap());
        for path in &report.bundles {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
            ui.label(Scale::Body.text(format!("{}  {name}", icons::FILE)));
        }
        let args = [
            ("records", text.count("count-records", report.records).into()),
            ("files", text.count("count-files", report.attachments).into()),
        ];
        let size = text.bytes(report.size);
        let holds = format!("{} · {size}", text.with("count-both", &args));
        ui.label(Scale::Body.text(holds).color(p.text2));
    });
    remarks(ui, text, report);
    ui.add_space(space::XS);
    let next = match state.to {
        To::People => "send-next-people",
        To::Passphrase => "send-next-passphrase",
    };
    notice(ui, Tone::Neutral, icons::INFO, &text.say("send-next"), &text.say(next));
    by_kind(ui, text, forms, report);
}
