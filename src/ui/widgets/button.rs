//! Buttons: what they do in words, perhaps an icon before and a key behind them.

use std::sync::Arc;

use eframe::egui::{
    Align2, Color32, Galley, Id, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, Widget,
    WidgetInfo,
};

use super::{CORNER, focus_ring};
use crate::ui::theme::{Palette, Scale, palette, size, space};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rank {
    Primary,
    Plain,
    Quiet,
    Dangerous,
}

/// A button. At most one on a screen is [`Button::primary`].
#[must_use]
pub(in crate::ui) struct Button {
    words: String,
    rank: Rank,
    icon: Option<&'static str>,
    key: Option<String>,
    height: f32,
    enabled: bool,
    name: Option<String>,
    id: Option<Id>,
}

impl Button {
    fn new(rank: Rank, words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            rank,
            icon: None,
            key: None,
            height: size::CONTROL,
            enabled: true,
            name: None,
            id: None,
        }
    }

    /// The next step.
    pub(in crate::ui) fn primary(words: impl Into<String>) -> Self {
        Self::new(Rank::Primary, words)
    }

    /// Any other step.
    pub(in crate::ui) fn plain(words: impl Into<String>) -> Self {
        Self::new(Rank::Plain, words)
    }

    /// A step aside: words alone.
    pub(in crate::ui) fn quiet(words: impl Into<String>) -> Self {
        Self::new(Rank::Quiet, words)
    }

    /// What cannot be undone.
    pub(in crate::ui) fn dangerous(words: impl Into<String>) -> Self {
        Self::new(Rank::Dangerous, words)
    }

    /// With an icon before the words.
    pub(in crate::ui) fn icon(mut self, icon: &'static str) -> Self {
        self.icon = Some(icon);
        self
    }

    /// With the key that does the same.
    pub(in crate::ui) fn key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// Low, for dense places.
    pub(in crate::ui) fn small(mut self) -> Self {
        self.height = size::SMALL;
        self
    }

    /// High, for start pages and final steps.
    pub(in crate::ui) fn large(mut self) -> Self {
        self.height = size::LARGE;
        self
    }

    /// Whether it can be pressed; if not, the reason stands beside it.
    pub(in crate::ui) fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// What it is called where its words alone do not tell.
    pub(in crate::ui) fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Its id, to ask for the focus by.
    pub(in crate::ui) fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// How wide it is, in points.
    pub(in crate::ui) fn width(&self, ui: &Ui) -> f32 {
        self.outer_width(inner_width(&self.parts(ui)))
    }

    fn outer_width(&self, inner: f32) -> f32 {
        let margin = if self.words.is_empty() { 7.0 } else { space::M };
        (inner + 2.0 * margin).max(self.height)
    }

    /// Icon, words and key, laid out.
    fn parts(&self, ui: &Ui) -> Vec<Arc<Galley>> {
        let lay = |words: &str, scale: Scale| {
            ui.painter().layout_no_wrap(words.to_owned(), scale.font(), Color32::PLACEHOLDER)
        };
        let icon = self.icon.map(|icon| lay(icon, Scale::Heading));
        let words = Some(lay(&self.words, self.scale())).filter(|words| !words.is_empty());
        let key = self.key.as_deref().map(|key| lay(key, Scale::Small));
        [icon, words, key].into_iter().flatten().collect()
    }

    fn scale(&self) -> Scale {
        match (self.rank, self.height < size::CONTROL) {
            (Rank::Primary, false) => Scale::Strong,
            (Rank::Primary, true) => Scale::SmallStrong,
            (_, true) => Scale::Small,
            _ => Scale::Body,
        }
    }

    fn colours(&self, palette: &Palette, response: &Response) -> (Color32, Stroke, Color32) {
        if !self.enabled {
            let edge = Stroke::new(1.0, palette.line);
            let edge = if self.rank == Rank::Quiet { Stroke::NONE } else { edge };
            return (Color32::TRANSPARENT, edge, palette.text2);
        }
        let pressed = response.is_pointer_button_down_on();
        let step = if pressed { 2 } else { usize::from(response.hovered()) };
        let ground = [Color32::TRANSPARENT, palette.neutral, palette.rail];
        let fill = *ground.get(step).unwrap_or(&ground[0]);
        let on_panel = if step == 0 { palette.panel } else { fill };
        match self.rank {
            Rank::Primary => {
                let [hover, press] = palette.accent_steps;
                let fills = [palette.accent, hover, press];
                let fill = *fills.get(step).unwrap_or(&palette.accent);
                (fill, Stroke::NONE, palette.on_accent)
            }
            Rank::Plain => (on_panel, Stroke::new(1.0, palette.edge), palette.text),
            Rank::Quiet => (fill, Stroke::NONE, palette.accent),
            Rank::Dangerous => (on_panel, Stroke::new(1.0, palette.refused), palette.refused),
        }
    }
}

/// Parts side by side.
fn inner_width(parts: &[Arc<Galley>]) -> f32 {
    let gaps = space::S * parts.len().saturating_sub(1) as f32;
    parts.iter().map(|part| part.size().x).sum::<f32>() + gaps
}

impl Widget for Button {
    fn ui(self, ui: &mut Ui) -> Response {
        let palette = palette(ui);
        let parts = self.parts(ui);
        let inner = inner_width(&parts);
        let width = self.outer_width(inner);
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let wanted = Vec2::new(width, self.height);
        let (rect, response) = match self.id {
            None => ui.allocate_exact_size(wanted, sense),
            Some(id) => {
                let (rect, _) = ui.allocate_exact_size(wanted, Sense::hover());
                (rect, ui.interact(rect, id, sense))
            }
        };
        let name = self.name.as_ref().unwrap_or(&self.words);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, self.enabled, name));
        if ui.is_rect_visible(rect) {
            let (fill, edge, colour) = self.colours(palette, &response);
            ui.painter().rect(rect, CORNER, fill, edge, StrokeKind::Inside);
            let mut at = rect.center() - Vec2::new(inner / 2.0, 0.0);
            for part in parts {
                let place = Align2::LEFT_CENTER.anchor_size(at, part.size());
                at.x += part.size().x + space::S;
                ui.painter().galley(place.min, part, colour);
            }
            focus_ring(ui, &response, size::CORNER);
        }
        response
    }
}

/// A button of an icon alone, with its name for those who do not see it, and on hovering.
pub(in crate::ui) fn icon_button(ui: &mut Ui, icon: &'static str, name: &str) -> Response {
    let button = Button::quiet("").icon(icon).name(name);
    ui.add(button).on_hover_text(name)
}
