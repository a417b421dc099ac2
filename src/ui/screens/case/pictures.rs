//! The strip of photos and files of a case: previews as far as they are made, and what each
//! shows.

use eframe::egui::{
    Align2, Id, Image, Label, Rect, Sense, StrokeKind, TextureHandle, Ui, UiBuilder, Vec2,
};

use super::Action;
use super::walk::Walk;
use crate::casework::CaseFile;
use crate::ui::desk::Desk;
use crate::ui::icons;
use crate::ui::screens::previews::{Previews, middle_of};
use crate::ui::text::Text;
use crate::ui::theme::{Scale, palette, size, space};
use crate::ui::widgets::Button;

/// The size of a preview, and the height of the words below.
const PREVIEW: Vec2 = Vec2::new(112.0, 84.0);
const CAPTION: f32 = 20.0;
/// As many are shown at most.
const MOST: usize = 12;

/// The previews of a case.
#[derive(Default)]
pub(super) struct Pictures(Previews);

impl Pictures {
    /// Asks anew: other files may have come.
    pub(super) fn stale(&mut self) {
        self.0.again();
    }

    /// Takes in what has come, and asks for what is missing.
    pub(super) fn logic(&mut self, desk: &Desk, files: &[CaseFile]) {
        self.0.logic(desk, files.iter().take(MOST).map(|file| file.record));
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
        self.0.load(ui.ctx());
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
                preview(ui, &mut walk, number, file, self.0.get(&file.record));
            }
        });
        let opened = walk.end(ui, &name).and_then(|number| files.get(number));
        actions.extend(opened.map(|file| Action::Photos(Some(file.record))));
    }
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
    if let Some(texture) = texture {
        let image = Image::from_texture(texture).corner_radius(size::CORNER);
        image.uv(middle_of(texture.size_vec2(), PREVIEW)).paint_at(ui, picture);
    } else {
        let (icon, font) = (icons::of_kind("attachment"), Scale::Title.font());
        ui.painter().text(picture.center(), Align2::CENTER_CENTER, icon, font, p.text2);
    }
    let edge = if walk.one(ui, number, rect, name) { p.accent } else { p.line };
    let inside = StrokeKind::Inside;
    ui.painter().rect_stroke(picture, f32::from(size::CORNER), (1.0, edge), inside);
    let below = Rect::from_min_max(picture.left_bottom() + Vec2::new(0.0, 3.0), rect.max);
    let mut child = ui.new_child(UiBuilder::new().max_rect(below).id_salt(("caption", number)));
    child.add(Label::new(Scale::Small.text(name)).truncate());
}
