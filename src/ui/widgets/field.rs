//! A line or a block of text to type in, in each of its states.

use eframe::egui::text_edit::TextEditState;
use eframe::egui::{
    Align2, Color32, Frame, Id, Key, Margin, Response, RichText, Shape, Stroke, StrokeKind,
    TextEdit, Ui, Vec2, epaint::RectShape,
};

use super::{CORNER, focus_ring};
use crate::ui::theme::{Scale, palette, size, space};

/// The state in which a field shows itself while nobody types in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::ui) enum Ground {
    /// A value.
    #[default]
    Plain,
    /// Nothing was asked.
    NotAsked,
    /// A value that cannot be so.
    Problem,
    /// Values that differ.
    Contested,
}

/// Something to type in.
#[must_use]
pub(in crate::ui) struct Entry<'t> {
    text: &'t mut String,
    name: String,
    id: Option<Id>,
    hint: String,
    icon: Option<&'static str>,
    secret: Option<bool>,
    rows: usize,
    height: f32,
    width: f32,
    ground: Ground,
    limit: usize,
    room: f32,
    note: Option<RichText>,
}

/// No field takes more; what a form takes is less.
const LIMIT: usize = 65_536;

impl<'t> Entry<'t> {
    /// A line, called `name` for those who do not see its label.
    pub(in crate::ui) fn new(text: &'t mut String, name: impl Into<String>) -> Self {
        Self {
            text,
            name: name.into(),
            id: None,
            hint: String::new(),
            icon: None,
            secret: None,
            rows: 1,
            height: size::CONTROL,
            width: f32::INFINITY,
            ground: Ground::Plain,
            limit: LIMIT,
            room: 0.0,
            note: None,
        }
    }

    /// Its id, to ask for the focus by.
    pub(in crate::ui) fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// Shown while it is empty.
    pub(in crate::ui) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// With an icon before the text.
    pub(in crate::ui) fn icon(mut self, icon: &'static str) -> Self {
        self.icon = Some(icon);
        self
    }

    /// For a secret: nothing of it is kept for undoing, and dots stand for it unless it
    /// `is_shown`.
    pub(in crate::ui) fn secret(mut self, is_shown: bool) -> Self {
        self.secret = Some(is_shown);
        self
    }

    /// A block of so many lines at least.
    pub(in crate::ui) fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// High, for start pages.
    pub(in crate::ui) fn large(mut self) -> Self {
        self.height = size::LARGE;
        self
    }

    /// So wide at most, in points.
    pub(in crate::ui) fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Its state.
    pub(in crate::ui) fn ground(mut self, ground: Ground) -> Self {
        self.ground = ground;
        self
    }

    /// So many letters at most.
    pub(in crate::ui) fn limit(mut self, letters: usize) -> Self {
        self.limit = letters;
        self
    }

    /// With so many points left free at its right end, for what stands there.
    pub(in crate::ui) fn room(mut self, points: f32) -> Self {
        self.room = points;
        self
    }

    /// With a few words at its right end.
    pub(in crate::ui) fn note(mut self, note: RichText) -> Self {
        self.note = Some(note);
        self
    }

    /// Draws it. The response is that of the text itself.
    pub(in crate::ui) fn show(self, ui: &mut Ui) -> Response {
        let palette = palette(ui);
        let width = ui.available_width().min(self.width);
        let lines = self.rows.saturating_sub(1) as f32 * Scale::Body.measure().1;
        let behind = ui.painter().add(Shape::Noop);
        let top = ((self.height - Scale::Body.measure().1) / 2.0 - 1.0) as i8;
        let mut margin = Margin::symmetric(space::M as i8, top);
        margin.right = margin.right.saturating_add(self.room.min(100.0) as i8);
        let least = Vec2::new(width, self.height + lines);
        let edit = if self.rows > 1 {
            TextEdit::multiline(self.text).desired_rows(self.rows)
        } else {
            TextEdit::singleline(self.text)
        };
        let mut edit = edit
            .password(self.secret == Some(false))
            .char_limit(self.limit)
            .hint_text(RichText::new(self.hint).color(palette.text2))
            .frame(Frame::NONE.inner_margin(margin))
            .font(Scale::Body.font())
            .text_color(palette.text)
            .align(if self.rows > 1 { Align2::LEFT_TOP } else { Align2::LEFT_CENTER })
            .desired_width(width)
            .min_size(least);
        if let Some(icon) = self.icon {
            edit = edit.prefix(Scale::Heading.text(icon).color(palette.text2));
        }
        if let Some(note) = self.note {
            edit = edit.suffix(note);
        }
        if let Some(id) = self.id {
            edit = edit.id(id);
        }
        let response = ui.add_sized(least, edit);
        let id = response.id;
        if self.secret.is_some()
            && let Some(mut state) = TextEditState::load(ui.ctx(), id)
        {
            state.clear_undoer();
            state.store(ui.ctx(), id);
        }
        ui.ctx().accesskit_node_builder(id, |node| node.set_label(self.name));
        let (fill, edge) = match self.ground {
            Ground::Plain => (palette.panel, palette.edge),
            Ground::NotAsked => (palette.panel, Color32::TRANSPARENT),
            Ground::Problem => (palette.panel, palette.refused),
            Ground::Contested => (palette.panel, palette.contested_edge),
        };
        let edge = if response.has_focus() { palette.accent } else { edge };
        let body =
            RectShape::new(response.rect, CORNER, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
        ui.painter().set(behind, body);
        if self.ground == Ground::NotAsked && !response.has_focus() {
            dashes(ui, &response, palette.edge);
        }
        focus_ring(ui, &response, size::CORNER);
        response
    }
}

/// Whether Enter was pressed in a field, which gives the keys away then.
pub(in crate::ui) fn entered(ui: &Ui, response: &Response) -> bool {
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// A dashed edge: nothing was asked.
fn dashes(ui: &Ui, response: &Response, colour: Color32) {
    let r = response.rect.shrink(0.5);
    let corners = [r.left_top(), r.right_top(), r.right_bottom(), r.left_bottom(), r.left_top()];
    ui.painter().extend(Shape::dashed_line(&corners, Stroke::new(1.0, colour), 4.0, 3.0));
}
