//! Chips: a state in a word, with its icon.

use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{
    Align2, Color32, CornerRadius, Id, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, Widget,
    WidgetInfo,
};

use super::focus_ring;
use crate::ui::theme::{Scale, palette, space};

/// What a chip, notice or state tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Tone {
    /// A fact.
    Neutral,
    /// An edge alone: something not there or not done.
    Outline,
    /// Chosen.
    Accent,
    /// Contested, caution.
    Contested,
    /// Refused, failed.
    Refused,
    /// Done, verified.
    Done,
}

impl Tone {
    /// Ground, edge and words.
    pub(in crate::ui) fn colours(self, ui: &Ui) -> (Color32, Stroke, Color32) {
        let p = palette(ui);
        let edge = |colour| Stroke::new(1.0, colour);
        match self {
            Self::Neutral => (p.neutral, Stroke::NONE, p.text),
            Self::Outline => (Color32::TRANSPARENT, edge(p.edge), p.text),
            Self::Accent => (p.selected, Stroke::NONE, p.accent),
            Self::Contested => (p.contested_fill, Stroke::NONE, p.contested),
            Self::Refused => (p.refused_fill, Stroke::NONE, p.refused),
            Self::Done => (p.done_fill, Stroke::NONE, p.done),
        }
    }
}

/// A chip; with [`Chip::pressable`] it is a button too.
#[must_use]
pub(in crate::ui) struct Chip {
    words: String,
    tone: Tone,
    icon: Option<&'static str>,
    after: Option<&'static str>,
    name: Option<String>,
    id: Option<Id>,
}

impl Chip {
    /// A chip of some words.
    pub(in crate::ui) fn new(tone: Tone, words: impl Into<String>) -> Self {
        Self { words: words.into(), tone, icon: None, after: None, name: None, id: None }
    }

    /// With an icon before the words.
    pub(in crate::ui) fn icon(mut self, icon: &'static str) -> Self {
        self.icon = Some(icon);
        self
    }

    /// One can press it; it is called so.
    pub(in crate::ui) fn pressable(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Its id, to ask for the focus by.
    pub(in crate::ui) fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// With an icon behind the words that tells what pressing does.
    pub(in crate::ui) fn after(mut self, icon: &'static str) -> Self {
        self.after = Some(icon);
        self
    }
}

impl Widget for Chip {
    fn ui(self, ui: &mut Ui) -> Response {
        let (fill, edge, colour) = self.tone.colours(ui);
        let lay = |words: &str| {
            ui.painter().layout_no_wrap(words.to_owned(), Scale::Small.font(), colour)
        };
        let (before, after) = (self.icon.map(lay), self.after.map(lay));
        let icons = [&before, &after].into_iter().flatten();
        let taken: f32 = icons.map(|icon| icon.size().x + space::XS).sum();
        // Never wider than what it stands in: long words are cut.
        let mut words =
            LayoutJob::simple_singleline(self.words.clone(), Scale::Small.font(), colour);
        let room = ui.max_rect().width() - taken - 20.0;
        words.wrap = TextWrapping::truncate_at_width(room.max(0.0));
        let words = ui.painter().layout_job(words);
        let parts: Vec<_> = before.into_iter().chain([words]).chain(after).collect();
        let gaps = space::XS * parts.len().saturating_sub(1) as f32;
        let inner = parts.iter().map(|part| part.size().x).sum::<f32>() + gaps;
        let height = if self.name.is_some() { 26.0 } else { 22.0 };
        let sense = if self.name.is_some() { Sense::click() } else { Sense::hover() };
        let outer = if self.id.is_some() { Sense::hover() } else { sense };
        let (rect, response) = ui.allocate_exact_size(Vec2::new(inner + 20.0, height), outer);
        let response = match self.id {
            Some(id) => ui.interact(rect, id, sense),
            None => response,
        };
        match &self.name {
            Some(name) => {
                response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
            }
            None => response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &self.words)),
        }
        let body = rect.shrink2(Vec2::new(0.0, (height - 22.0) / 2.0));
        let corner = CornerRadius::same(11);
        ui.painter().rect(body, corner, fill, edge, StrokeKind::Inside);
        let mut at = body.left_center() + Vec2::new(10.0, 0.0);
        for part in parts {
            let place = Align2::LEFT_CENTER.anchor_size(at, part.size());
            at.x += part.size().x + space::XS;
            ui.painter().galley(place.min, part, colour);
        }
        focus_ring(ui, &response, 11);
        response
    }
}
