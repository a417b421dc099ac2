//! Pictures beside labels and choices, as the form brings them. They are a stranger's: each is
//! decoded within bounds, once, when it is first drawn. What they show is never all there is:
//! each choice has its words, and the list of choices has the keys.

use eframe::egui::{
    Align, Context, Image, Layout, Sense, Stroke, StrokeKind, TextureHandle, Ui, Vec2,
};

use super::{Answer, Editor, Typed};
use crate::form::{Field, FieldType};
use crate::media::small_pixels;
use crate::ui::screens::previews::texture;
use crate::ui::theme::{Scale, palette, size, space};

/// The longest side of a picture beside a label, and of one beside a choice, in points.
const LABEL_SIDE: f32 = 320.0;
const CHOICE_SIDE: f32 = 120.0;
/// The longest side of a picture that is decoded, in pixels.
const PIXELS: u32 = 640;
/// As many choices show their pictures.
const MOST: usize = 60;

impl Editor {
    fn picture(&mut self, ctx: &Context, name: &str) -> Option<TextureHandle> {
        if let Some(drawn) = self.pictures.get(name) {
            return drawn.clone();
        }
        let decoded = small_pixels(self.form()?.pictures.get(name)?.jpeg(), PIXELS);
        let drawn = decoded.ok().map(|pixels| texture(ctx, "form picture", &pixels));
        self.pictures.insert(name.to_owned(), drawn.clone());
        drawn
    }

    /// The picture beside the label of a field.
    pub(super) fn show_picture(&mut self, ui: &mut Ui, field: &Field) {
        let name = field.picture.get(self.language);
        let Some(picture) = self.picture(ui.ctx(), name) else { return };
        let most = Vec2::splat(LABEL_SIDE.min(ui.available_width()));
        let image = Image::from_texture(&picture).fit_to_original_size(1.0).max_size(most);
        ui.add(image.corner_radius(size::CORNER).alt_text(self.name_of(field)));
        ui.add_space(space::S);
    }

    /// The pictures of the choices that are offered; a click chooses one, or takes it back.
    pub(super) fn show_choice_pictures(
        &mut self,
        ui: &mut Ui,
        field: &Field,
        offered: Option<&[usize]>,
        now: f64,
    ) {
        let Some(list) = field.kind.list() else { return };
        if list.choices.iter().all(|choice| choice.picture.is_empty()) {
            return;
        }
        let all: Vec<usize> = (0..list.choices.len()).collect();
        let mut clicked = None;
        ui.horizontal_wrapped(|ui| {
            let choices = offered.unwrap_or(&all).iter().filter_map(|at| list.choices.get(*at));
            for choice in choices.filter(|choice| !choice.picture.is_empty()).take(MOST) {
                let Some(picture) = self.picture(ui.ctx(), &choice.picture) else { continue };
                let words = choice.labels.get(self.language);
                let is_chosen = self.has_chosen(field, &choice.code);
                let place = Vec2::new(CHOICE_SIDE, CHOICE_SIDE);
                ui.allocate_ui_with_layout(place, Layout::top_down(Align::Min), |ui| {
                    ui.set_width(CHOICE_SIDE);
                    let image = Image::from_texture(&picture)
                        .fit_to_original_size(1.0)
                        .max_size(Vec2::splat(CHOICE_SIDE))
                        .corner_radius(size::CORNER)
                        .alt_text(words);
                    let response = ui.add(image.sense(Sense::CLICK));
                    if is_chosen {
                        let stroke = Stroke::new(3.0, palette(ui).accent);
                        let kind = StrokeKind::Inside;
                        ui.painter().rect_stroke(response.rect, size::CORNER, stroke, kind);
                    }
                    if response.clicked() {
                        clicked = Some(choice.code.clone());
                    }
                    let scale = if is_chosen { Scale::SmallStrong } else { Scale::Small };
                    ui.label(scale.text(words));
                });
            }
        });
        if let Some(answer) = clicked.and_then(|code| self.toggled(field, code)) {
            self.answered(&field.name, answer, now);
        }
    }

    fn has_chosen(&self, field: &Field, code: &str) -> bool {
        match self.answers.get(&field.name).map(|answer| &answer.typed) {
            Some(Typed::Code(chosen)) => chosen.as_deref() == Some(code),
            Some(Typed::Codes(chosen)) => chosen.contains(code),
            _ => false,
        }
    }

    /// The answer with a choice added or taken out.
    fn toggled(&self, field: &Field, code: String) -> Option<Answer> {
        let answer = self.answers.get(&field.name)?;
        let typed = match (&field.kind, &answer.typed) {
            (FieldType::One(_), Typed::Code(chosen)) => {
                Typed::Code(Some(code).filter(|code| chosen.as_ref() != Some(code)))
            }
            (FieldType::Many(_), Typed::Codes(chosen)) => {
                let mut chosen = chosen.clone();
                if !chosen.remove(&code) {
                    chosen.insert(code);
                }
                Typed::Codes(chosen)
            }
            _ => return None,
        };
        Some(answer.saying(typed, None))
    }
}
