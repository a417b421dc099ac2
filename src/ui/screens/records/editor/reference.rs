//! Fields that name other records: what is named, the line in which records are looked up,
//! and the way to a new one.

use std::collections::BTreeSet;

use eframe::egui::{Id, Image, Role, Sense, Ui, Vec2, WidgetInfo};

use super::field::{Shown, Surroundings, changed, chips, ground, note};
use super::{Answer, Typed};
use crate::casework::ListRow;
use crate::form::Field;
use crate::record::{Kind, RecordId};
use crate::ui::icons;
use crate::ui::screens::previews::middle_of;
use crate::ui::text::OfKind;
use crate::ui::theme::{size, space};
use crate::ui::widgets::{Button, Choice, ChoiceEvent, Chooser, Options, focus_ring, icon_button};

/// The size of the small picture of a file, in points.
const PICTURE: Vec2 = Vec2::new(112.0, 84.0);
/// The least room for a line in which records are looked up, in points.
const NARROWEST: f32 = 160.0;

/// The records that were found, as choices.
fn found(around: &Surroundings<'_>) -> Vec<Choice> {
    let choice = |row: &ListRow| Choice {
        key: row.id.to_string(),
        words: row.title.clone(),
        beside: around.text.of_kind(&row.kind, OfKind::One),
        icon: Some(icons::of_kind(&row.kind)),
    };
    around.found.rows.iter().map(choice).collect()
}

/// What a reference can begin.
enum New {
    Record(Kind),
    Files,
}

/// What is new: a record, and where it is one of a file, the file itself.
fn buttons(around: &Surroundings<'_>, target: Option<&Kind>) -> Vec<(Button, New)> {
    let Some(kind) = target else { return Vec::new() };
    let words = around.text.of_kind(kind.as_str(), OfKind::New);
    let record = (Button::quiet(words).icon(icons::PLUS), New::Record(kind.clone()));
    let files = (*kind == *"attachment").then(|| {
        let words = around.text.say("reference-files");
        (Button::quiet(words).icon(icons::IMAGE), New::Files)
    });
    files.into_iter().chain([record]).collect()
}

/// The line in which records are looked up, and buttons for what is new.
fn lookup(
    ui: &mut Ui,
    around: &Surroundings<'_>,
    field: &Field,
    answer: &Answer,
    chosen: &str,
    id: Id,
    shown: &mut Shown,
) -> Option<ChoiceEvent> {
    let target = field.kind.targets().and_then(|kinds| kinds.first());
    let mut event = None;
    let buttons = buttons(around, target);
    let widths = buttons.iter().map(|(button, _)| button.width(ui) + space::M);
    let room: f32 = widths.sum();
    // Buttons that leave the line too little room stand below it.
    let is_beside = ui.available_width() - room >= NARROWEST;
    let row = |ui: &mut Ui| {
        ui.scope(|ui| {
            let taken = if is_beside { room } else { 0.0 };
            ui.set_max_width(ui.available_width() - taken);
            let (response, done) = Chooser {
                id,
                name: around.label,
                chosen,
                hint: &around.text.say("hint-search"),
                options: Options::Found { choices: &found(around), typed: &around.found.typed },
                none: &around.text.say("choice-none"),
                ground: ground(around, answer),
            }
            .show(ui);
            note(shown, &response);
            event = done;
        });
        for (button, wanted) in buttons {
            let response = ui.add(button);
            note(shown, &response);
            if response.clicked() {
                match wanted {
                    New::Record(kind) => shown.new = Some(kind),
                    New::Files => shown.wants_files = true,
                }
            }
        }
    };
    if is_beside {
        ui.horizontal(row);
    } else {
        ui.vertical(row);
    }
    if let Some(ChoiceEvent::Typed(typed)) = &event {
        shown.search = Some(typed.clone());
    }
    event
}

/// The pictures of the files that are chosen, each a way to its record.
fn pictures(ui: &mut Ui, around: &Surroundings<'_>, chosen: &[RecordId], shown: &mut Shown) {
    let drawn: Vec<_> =
        chosen.iter().filter_map(|id| Some((*id, (around.picture_of)(id)?))).collect();
    if drawn.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for (of, texture) in drawn {
            let (rect, response) = ui.allocate_exact_size(PICTURE, Sense::click());
            let uv = middle_of(texture.size_vec2(), PICTURE);
            let image = Image::from_texture(&texture).corner_radius(size::CORNER).uv(uv);
            image.paint_at(ui, rect);
            let what = (around.title_of)(&of).unwrap_or_default();
            let name = around.text.with("reference-picture", &[("what", what.into())]);
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            focus_ring(ui, &response, size::CORNER);
            note(shown, &response);
            if response.clicked() {
                shown.look = Some(of);
            }
        }
    });
}

/// A field that names one record.
pub(super) fn reference(
    ui: &mut Ui,
    around: &Surroundings<'_>,
    field: &Field,
    answer: &Answer,
    chosen: Option<RecordId>,
    id: Id,
    shown: &mut Shown,
) {
    let title = |id: &RecordId| {
        (around.title_of)(id).unwrap_or_else(|| around.text.say("reference-missing"))
    };
    if let Some(of) = chosen {
        pictures(ui, around, &[of], shown);
        ui.horizontal(|ui| {
            let words = vec![(of.to_string(), title(&of))];
            let room = ui.available_width() - size::CONTROL - 2.0 * space::S;
            let out = ui.scope(|ui| {
                ui.set_max_width(room);
                chips(ui, around.text, &words, Some(id), shown)
            });
            if out.inner.is_some() {
                changed(shown, answer, Typed::Ref(None));
            }
            let open = icon_button(ui, icons::ARROW_RIGHT, &around.text.say("reference-open"));
            note(shown, &open);
            if open.clicked() {
                shown.go = Some(of);
            }
        });
        return;
    }
    if let Some(ChoiceEvent::Chosen(key)) = lookup(ui, around, field, answer, "", id, shown) {
        changed(shown, answer, Typed::Ref(key.parse().ok()));
    }
}

/// A field that names several.
pub(super) fn references(
    ui: &mut Ui,
    around: &Surroundings<'_>,
    field: &Field,
    answer: &Answer,
    chosen: &BTreeSet<RecordId>,
    id: Id,
    shown: &mut Shown,
) {
    let title = |id: &RecordId| {
        (around.title_of)(id).unwrap_or_else(|| around.text.say("reference-missing"))
    };
    let words: Vec<_> = chosen.iter().map(|id| (id.to_string(), title(id))).collect();
    pictures(ui, around, &chosen.iter().copied().collect::<Vec<_>>(), shown);
    if let Some(out) = chips(ui, around.text, &words, None, shown) {
        let rest = chosen.iter().filter(|one| one.to_string() != out).copied().collect();
        changed(shown, answer, Typed::Refs(rest));
    }
    if let Some(ChoiceEvent::Chosen(key)) = lookup(ui, around, field, answer, "", id, shown)
        && let Ok(id) = key.parse()
    {
        let all = chosen.iter().copied().chain([id]).collect();
        changed(shown, answer, Typed::Refs(all));
    }
}
