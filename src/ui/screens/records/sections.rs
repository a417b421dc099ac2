//! The sections: what waits for somebody, and what there is, with numbers.

use eframe::egui::{Id, Role, Sense, Ui, Vec2, WidgetInfo};

use super::Action;
use crate::casework::{Sections, ToDo};
use crate::ui::icons;
use crate::ui::route::Section;
use crate::ui::text::{OfKind, Text};
use crate::ui::theme::{Scale, palette, size, space};
use crate::ui::widgets::focus_ring;

/// The points that an icon takes before a name.
const ICON: f32 = 24.0;

/// The id of the section that shows, to give it the keys.
pub(super) fn focus_id() -> Id {
    Id::unique("section here")
}

/// What a section is called, and its icon.
pub(super) fn name(section: &Section, text: &Text) -> (&'static str, String) {
    match section {
        Section::Kind(kind) => {
            (icons::of_kind(kind.as_str()), text.of_kind(kind.as_str(), OfKind::Many))
        }
        Section::Drafts => (icons::PENCIL_SIMPLE, text.say("todo-drafts")),
        Section::ConsentMissing => (icons::WARNING, text.say("todo-consent")),
        Section::Contested => (icons::GIT_FORK, text.say("todo-review")),
        Section::FollowUpDue => (icons::FLAG, text.say("todo-follow-up")),
    }
}

/// The section of what waits.
pub(super) const fn of_to_do(what: ToDo) -> Section {
    match what {
        ToDo::Drafts => Section::Drafts,
        ToDo::ConsentMissing => Section::ConsentMissing,
        ToDo::ToReview => Section::Contested,
        ToDo::FollowUpDue => Section::FollowUpDue,
    }
}

fn all(sections: &Sections) -> [(&'static str, Vec<(Section, u64)>); 2] {
    let to_do = sections.to_do.iter().map(|(what, count)| (of_to_do(*what), *count));
    let kinds = sections.kinds.iter().map(|one| (Section::Kind(one.kind.clone()), one.records));
    [("sections-to-do", to_do.collect()), ("sections-records", kinds.collect())]
}

/// The points that a number takes beside a name.
fn beside(shown: &str) -> f32 {
    12.0 + 8.0 * shown.chars().count() as f32
}

/// How wide the sections must be for their names to be read whole, in any language.
pub(super) fn width(ui: &Ui, text: &Text, sections: Option<&Sections>) -> f32 {
    let rows = sections.into_iter().flat_map(all).flat_map(|(_, rows)| rows);
    let wide = rows.map(|(section, count)| {
        let (font, colour) = (Scale::Strong.font(), palette(ui).text);
        let galley = ui.painter().layout_no_wrap(name(&section, text).1, font, colour);
        2.0 * space::S + ICON + galley.size().x + beside(&text.number(count))
    });
    wide.fold(0.0, f32::max).ceil()
}

/// Draws all sections.
pub(super) fn show(
    ui: &mut Ui,
    text: &Text,
    sections: Option<&Sections>,
    here: &Section,
    actions: &mut Vec<Action>,
) {
    let p = palette(ui);
    let Some(sections) = sections else { return };
    ui.spacing_mut().item_spacing.y = 1.0;
    for (heading, rows) in all(sections) {
        ui.label(Scale::SmallStrong.text(text.say(heading)).color(p.text2));
        ui.add_space(space::XS);
        for (section, count) in rows {
            if row(ui, text, &section, count, *here == section) {
                actions.push(Action::Section(section));
            }
        }
        ui.add_space(space::M);
    }
}

fn row(ui: &mut Ui, text: &Text, section: &Section, count: u64, is_here: bool) -> bool {
    let p = palette(ui);
    let (icon, words) = name(section, text);
    let wanted = Vec2::new(ui.available_width(), size::ROW);
    let (rect, _) = ui.allocate_exact_size(wanted, Sense::hover());
    let id = if is_here { focus_id() } else { Id::unique(("section", format!("{section:?}"))) };
    let response = ui.interact(rect, id, Sense::click());
    let shown = text.number(count);
    response.widget_info(|| {
        WidgetInfo::selected(Role::Button, true, is_here, format!("{words}: {shown}"))
    });
    if is_here {
        ui.painter().rect_filled(rect, f32::from(size::CORNER), p.selected);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, f32::from(size::CORNER), p.neutral);
    }
    let (scale, colour) = if is_here { (Scale::Strong, p.accent) } else { (Scale::Body, p.text) };
    let left = rect.left_center() + Vec2::new(space::S, 0.0);
    let anchor = eframe::egui::Align2::LEFT_CENTER;
    ui.painter().text(
        left,
        anchor,
        icon,
        Scale::Heading.font(),
        if is_here { p.accent } else { p.text2 },
    );
    let at = left + Vec2::new(ICON, 0.0);
    let galley = ui.painter().layout_no_wrap(words, scale.font(), colour);
    let beside = if count > 0 { beside(&shown) } else { 0.0 };
    let room = Vec2::new(rect.width() - space::S - beside, rect.height());
    let clip = eframe::egui::Rect::from_min_size(rect.min, room);
    let place = anchor.anchor_size(at, galley.size());
    ui.painter().with_clip_rect(clip.intersect(ui.clip_rect())).galley(place.min, galley, colour);
    if count > 0 {
        let right = rect.right_center() - Vec2::new(space::S, 0.0);
        let anchor = eframe::egui::Align2::RIGHT_CENTER;
        ui.painter().text(
            right,
            anchor,
            shown,
            Scale::Small.font(),
            if is_here { p.accent } else { p.text2 },
        );
    }
    focus_ring(ui, &response, size::CORNER);
    response.clicked()
}
