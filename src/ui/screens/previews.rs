//! Small pictures of files that a page names, asked for once each. They never hold up what
//! the page says.

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::{ColorImage, Context, Pos2, Rect, TextureHandle, TextureOptions, Vec2};

use crate::casework::{Casework, CaseworkError, Thumbnail, Watch};
use crate::media::{Pixels, pixels};
use crate::record::RecordId;
use crate::ui::desk::{Asked, Desk};

/// As many are asked for at once, and as many pixels on their longest side.
const MOST: usize = 12;
const PIXELS: u32 = 320;

/// What was read, by the records of the files.
type Read = Vec<(RecordId, Pixels)>;

/// Small pictures, by the records of their files.
#[derive(Default)]
pub(super) struct Previews {
    asked: Option<Asked<Read>>,
    /// What was asked for, whether there was a picture or not.
    tried: BTreeSet<RecordId>,
    arrived: Read,
    drawn: BTreeMap<RecordId, TextureHandle>,
}

impl Previews {
    /// Asks anew for those that had none: it may be made by now.
    pub(super) fn again(&mut self) {
        self.tried = self.drawn.keys().copied().collect();
    }

    /// Takes in what has come, and asks for what is missing.
    pub(super) fn logic(&mut self, desk: &Desk, files: impl IntoIterator<Item = RecordId>) {
        if let Some(done) = self.asked.as_mut().and_then(Asked::done) {
            self.asked = None;
            // Without its picture a file is still named.
            self.arrived.extend(done.unwrap_or_default());
        }
        if self.asked.is_some() {
            return;
        }
        let missing = files.into_iter().filter(|of| !self.tried.contains(of)).take(MOST);
        let missing: Vec<RecordId> = missing.collect();
        if !missing.is_empty() {
            self.tried.extend(&missing);
            self.asked = Some(desk.ask(move |work, watch| read(work, &missing, watch)));
        }
    }

    /// Hands what has come to the window.
    pub(super) fn load(&mut self, ctx: &Context) {
        for (of, pixels) in std::mem::take(&mut self.arrived) {
            self.drawn.insert(of, texture(ctx, "preview", &pixels));
        }
    }

    /// The picture of a file, if it is there.
    pub(super) fn get(&self, of: &RecordId) -> Option<&TextureHandle> {
        self.drawn.get(of)
    }
}

/// The pictures that are made.
fn read(
    work: &mut Casework,
    files: &[RecordId],
    watch: &mut dyn Watch,
) -> Result<Read, CaseworkError> {
    let mut found = Vec::new();
    for of in files {
        if watch.is_cancelled() {
            return Err(CaseworkError::Cancelled);
        }
        if let Some(sha256) = work.file_of(of)?
            && let Thumbnail::Ready(jpeg) = work.thumbnail(&sha256)?
            && let Ok(pixels) = pixels(&jpeg, None, PIXELS)
        {
            found.push((*of, pixels));
        }
    }
    Ok(found)
}

/// Pixels as the window draws them.
pub(super) fn texture(ctx: &Context, name: &str, pixels: &Pixels) -> TextureHandle {
    let size = [pixels.width as usize, pixels.height as usize];
    let image = ColorImage::from_rgb(size, &pixels.rgb);
    ctx.load_texture(name, image, TextureOptions::LINEAR)
}

/// The middle of a picture that fills a place, in parts of the picture.
pub(super) fn middle_of(picture: Vec2, place: Vec2) -> Rect {
    let wide = (place.x / place.y) / (picture.x / picture.y.max(1.0)).max(0.01);
    let part = if wide < 1.0 { Vec2::new(wide, 1.0) } else { Vec2::new(1.0, 1.0 / wide) };
    Rect::from_center_size(Pos2::new(0.5, 0.5), part)
}
