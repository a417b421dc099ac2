//! The strip of photos and files of a case: previews as far as they are made, and what each
//! shows.

use std::collections::BTreeMap;

use eframe::egui::{
    Align2, ColorImage, Context, Id, Image, Label, Pos2, Rect, Sense, StrokeKind, TextureHandle,
    TextureOptions, Ui, UiBuilder, Vec2,
};

use super::Action;
use super::walk::Walk;
use crate::casework::{CaseFile, Casework, CaseworkError, Thumbnail};
use crate::media::{Pixels, pixels};
use crate::record::Digest;
use crate::ui::desk::{Desk, Model};
use crate::ui::icons;
use crate::ui::text::Text;
use crate::ui::theme::{Scale, palette, size, space};
use crate::ui::widgets::Button;

/// The size of a preview, and the height of the words below.
const PREVIEW: Vec2 = Vec2::new(112.0, 84.0);
const CAPTION: f32 = 20.0;
/// As many are shown at most, and as many pixels on their longest side.
const MOST: usize = 12;
const PIXELS: u32 = 320;

/// The previews of a case.
#[derive(Default)]
pub(super) struct Pictures {
    come: Model<Vec<(Digest, Pixels)>>,
    /// Whether something has come that is not yet drawn.
    is_fresh: bool,
    drawn: BTreeMap<Digest, TextureHandle>,
}

impl Pictures {
    /// Asks anew: other files may have come.
    pub(super) fn stale(&mut self) {
        self.come.stale();
    }

    /// Takes in what has come, and asks for what is missing.
    pub(super) fn logic(&mut self, desk: &Desk, files: &[CaseFile]) {
        let wanted = files.iter().take(MOST).filter_map(|file| file.sha256);
        let wanted: Vec<Digest> = wanted.filter(|of| !self.drawn.contains_key(of)).collect();
        if self.come.refresh(desk, move |work, _| read(work, &wanted)) {
            self.is_fresh = true;
        }
    }

    fn load(&mut self, ctx: &Context) {
        if !std::mem::take(&mut self.is_fresh) {
            return;
        }
        for (of, Pixels { width, height, rgb, .. }) in self.come.get().into_iter().flatten() {
            let image = ColorImage::from_rgb([*width as usize, *height as usize], rgb);
            let texture = ctx.load_texture("preview", image, TextureOptions::LINEAR);
            self.drawn.insert(*of, texture);
        }
    }

    /// Draws as many as there is room for.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        text: &Text,
        files: &[CaseFile],
        actions: &mut Vec<Action>,
    ) {
        if files.is_empty() {
            return;
        }
        let p = palette(ui);
        let fit = ((ui.available_width() + space::M) / (PREVIEW.x + space::M)).floor().max(1.0);
        let shown = (fit as usize).min(files.len()).min(MOST);
        self.load(ui.ctx());
        let name = text.say("kind-attachment-many");
        ui.horizontal(|ui| {
            ui.label(Scale::Heading.text(&name));
            let (some, all) = (text.number(shown as u64), text.number(files.len() as u64));
            let args = [("shown", some.into()), ("of", all.into())];
            ui.label(Scale::Small.text(text.with("list-shown", &args)).color(p.text2));
            let words = text.say("case-all-files");
            if ui.add(Button::quiet(words).small()).clicked() {
                actions.push(Action::Photos(None));
            }
        });
        ui.add_space(space::XS);
        let mut walk = Walk::begin(ui, Id::unique("case files"), shown, true);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            for (number, file) in files.iter().take(shown).enumerate() {
                let texture = file.sha256.and_then(|of| self.drawn.get(&of));
                preview(ui, &mut walk, number, file, texture);
            }
        });
        let opened = walk.end(ui, &name).and_then(|number| files.get(number));
        actions.extend(opened.map(|file| Action::Photos(Some(file.record))));
    }
}

/// The previews that are made.
fn read(work: &Casework, wanted: &[Digest]) -> Result<Vec<(Digest, Pixels)>, CaseworkError> {
    let mut found = Vec::new();
    for of in wanted {
        if let Thumbnail::Ready(jpeg) = work.thumbnail(of)?
            && let Ok(pixels) = pixels(&jpeg, None, PIXELS)
        {
            found.push((*of, pixels));
        }
    }
    Ok(found)
}

fn preview(
    ui: &mut Ui,
    walk: &mut Walk,
    number: usize,
    file: &CaseFile,
    texture: Option<&TextureHandle>,
) {
    let p = palette(ui);
    let (rect, _) = ui.allocate_exact_size(PREVIEW + Vec2::new(0.0, CAPTION), Sense::hover());
    let name = file.description.as_deref().unwrap_or(&file.title);
    let picture = Rect::from_min_size(rect.min, PREVIEW);
    ui.painter().rect_filled(picture, f32::from(size::CORNER), p.neutral);
    match texture {
        Some(texture) => {
            let image = Image::from_texture(texture).corner_radius(size::CORNER);
            image.uv(middle_of(texture.size_vec2())).paint_at(ui, picture);
        }
        None => {
            let (icon, font) = (icons::of_kind("attachment"), Scale::Title.font());
            ui.painter().text(picture.center(), Align2::CENTER_CENTER, icon, font, p.text2);
        }
    }
    let edge = if walk.one(ui, number, rect, name) { p.accent } else { p.line };
    let inside = StrokeKind::Inside;
    ui.painter().rect_stroke(picture, f32::from(size::CORNER), (1.0, edge), inside);
    let below = Rect::from_min_max(picture.left_bottom() + Vec2::new(0.0, 3.0), rect.max);
    let mut child = ui.new_child(UiBuilder::new().max_rect(below).id_salt(("caption", number)));
    child.add(Label::new(Scale::Small.text(name)).truncate());
}

/// The middle of a picture that fills a preview, in parts of the picture.
fn middle_of(picture: Vec2) -> Rect {
    let wide = (PREVIEW.x / PREVIEW.y) / (picture.x / picture.y.max(1.0)).max(0.01);
    let part = if wide < 1.0 { Vec2::new(wide, 1.0) } else { Vec2::new(1.0, 1.0 / wide) };
    Rect::from_center_size(Pos2::new(0.5, 0.5), part)
}
