//! What merging came to: what is here now, what waits, what was refused and why.

use eframe::egui::Ui;

use super::super::Action;
use super::super::state::{Bundle, Done, Fate, Found};
use super::report::{beside, by_kind, numbers, waiting};
use super::{Scene, name_and_size};
use crate::ui::icons;
use crate::ui::shell::failure;
use crate::ui::theme::{Scale, space};
use crate::ui::widgets::{Tone, notice};

/// Draws it.
pub(super) fn show(
    ui: &mut Ui,
    scene: &Scene<'_>,
    bundles: &[Bundle],
    done: &Done,
    actions: &mut Vec<Action>,
) {
    let (text, report) = (scene.text, &done.report);
    ui.label(Scale::Title.text(text.count("merge-merged", report.merged)));
    if let Some(error) = &report.stopped {
        let left = bundles.iter().filter(|one| matches!(one.fate, Some(Fate::NotTried))).count();
        let (why, next) = failure(text, error);
        let more = format!("{} {next}", text.count("merge-stopped-more", left as u64));
        let cancelled = error.code() == "cancelled";
        let what = if cancelled { text.say("merge-stopped") } else { why };
        notice(ui, Tone::Contested, icons::INFO, &what, &more);
    }
    for bundle in bundles {
        if let (Some(Fate::Refused(error)), _) | (None, Found::Refused(error)) =
            (&bundle.fate, &bundle.found)
        {
            let (what, more) = failure(text, error);
            let name = text.with("merge-refused", &[("name", name_and_size(text, bundle).into())]);
            notice(ui, Tone::Refused, icons::WARNING, &name, &format!("{what} {more}"));
        }
    }
    if !done.pictures {
        let more = text.say("merge-pictures-more");
        notice(ui, Tone::Contested, icons::IMAGE, &text.say("merge-pictures"), &more);
    }
    if report.merged == 0 {
        return;
    }
    ui.add_space(space::XS);
    numbers(ui, text, report);
    ui.add_space(space::XS);
    let look = text.say("merge-look");
    beside(
        ui,
        |ui| by_kind(ui, scene, report),
        |ui| waiting(ui, scene, report, Some(&look), actions),
    );
}
