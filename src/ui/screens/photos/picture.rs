//! The picture that is looked at: read from the vault, drawn on a thread of its own, at the
//! size of the screen; and, when one comes nearer, the part in view as sharp as it is. At
//! most one picture is drawn at a time, whatever is leafed through.

use std::sync::Arc;

use eframe::egui::{Context, TextureHandle};

use crate::casework::CaseworkError;
use crate::media::{MAX_FILE_BYTES, NoPreview, Pixels, Region, pixels};
use crate::record::Digest;
use crate::ui::desk::{Asked, Desk};
use crate::ui::screens::previews::texture;

/// Seconds that a view must be at rest before it is drawn sharp.
const REST: f64 = 0.12;
/// Sides of pictures go up in steps, so that a window that is drawn wider does not have it
/// drawn anew each time.
const STEP: u32 = 256;
/// The longest side of what is drawn, in pixels.
const LONGEST: u32 = 4096;

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Drawing {
    of: Digest,
    part: Option<Region>,
    side: u32,
}

/// How much of a picture is to be seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Wanted {
    /// The longest side of the view, in pixels of the screen.
    pub(super) side: u32,
    /// The part in view, where the whole at that size is not sharp enough.
    pub(super) part: Option<Region>,
}

/// Why a picture cannot be shown.
#[derive(Debug)]
pub(super) enum NotShown {
    /// It cannot be drawn.
    Undrawn(NoPreview),
    /// It cannot be read.
    Unread(CaseworkError),
}

/// The picture that is looked at.
#[derive(Default)]
pub(super) struct Picture {
    of: Option<Digest>,
    bytes: Option<Arc<Vec<u8>>>,
    reading: Option<Asked<Vec<u8>>>,
    drawing: Option<(Drawing, Asked<Result<Pixels, NoPreview>>)>,
    arrived: Option<(Drawing, Pixels)>,
    whole: Option<(u32, TextureHandle)>,
    part: Option<(Region, TextureHandle)>,
    original: Option<(u32, u32)>,
    not_shown: Option<NotShown>,
    wanted: Option<(Wanted, f64)>,
}

impl Picture {
    /// Looks at another file, or at none.
    pub(super) fn show(&mut self, of: Option<Digest>) {
        if self.of != of {
            // What is being drawn is waited for: two at a time may be too much for the memory.
            *self = Self { of, drawing: self.drawing.take(), ..Self::default() };
        }
    }

    /// The whole picture.
    pub(super) fn whole(&self) -> Option<&TextureHandle> {
        self.whole.as_ref().map(|(_, texture)| texture)
    }

    /// A part of it that is sharper.
    pub(super) fn part(&self) -> Option<&(Region, TextureHandle)> {
        self.part.as_ref()
    }

    /// Width and height of the picture itself, upright, in pixels.
    pub(super) fn original(&self) -> Option<(u32, u32)> {
        self.original
    }

    /// Why it cannot be shown.
    pub(super) fn not_shown(&self) -> Option<&NotShown> {
        self.not_shown.as_ref()
    }

    /// Says how much is to be seen.
    pub(super) fn want(&mut self, wanted: Wanted, now: f64) {
        let side = wanted.side.clamp(STEP, LONGEST).next_multiple_of(STEP);
        let wanted = Wanted { side, ..wanted };
        if self.wanted.is_none_or(|(was, _)| was != wanted) {
            self.wanted = Some((wanted, now));
        }
    }

    /// Takes in what is done, and asks for what is missing.
    pub(super) fn logic(&mut self, desk: &mut Desk, now: f64) {
        self.take_in();
        let (Some(of), Some((wanted, since))) = (self.of, self.wanted) else { return };
        if self.not_shown.is_some() || self.reading.is_some() {
            return;
        }
        let Some(bytes) = &self.bytes else {
            let most = MAX_FILE_BYTES as u64;
            self.reading = Some(desk.ask(move |work, _| work.original(&of, most)));
            return;
        };
        if self.drawing.is_some() {
            return;
        }
        let drawing = match (&self.whole, wanted.part) {
            (None, _) => Drawing { of, part: None, side: wanted.side },
            (Some((side, _)), None) if *side < wanted.side => {
                Drawing { of, part: None, side: wanted.side }
            }
            (_, Some(part)) if self.part.as_ref().is_none_or(|(was, _)| *was != part) => {
                if now - since < REST {
                    desk.wake_in(REST);
                    return;
                }
                Drawing { of, part: Some(part), side: wanted.side }
            }
            _ => return,
        };
        let bytes = Arc::clone(bytes);
        let drawn = desk.aside(move |_| Ok(pixels(&bytes, drawing.part, drawing.side)));
        match drawn {
            Ok(asked) => self.drawing = Some((drawing, asked)),
            Err(error) => self.not_shown = Some(NotShown::Unread(error)),
        }
    }

    fn take_in(&mut self) {
        if let Some(result) = self.reading.as_mut().and_then(Asked::done) {
            self.reading = None;
            match result {
                Ok(bytes) => self.bytes = Some(Arc::new(bytes)),
                Err(error) => self.not_shown = Some(NotShown::Unread(error)),
            }
        }
        let Some((_, asked)) = &mut self.drawing else { return };
        let Some(result) = asked.done() else { return };
        let Some((drawing, _)) = self.drawing.take() else { return };
        if Some(drawing.of) != self.of {
            return;
        }
        match result {
            Ok(Ok(pixels)) => self.arrived = Some((drawing, pixels)),
            Ok(Err(why)) => self.not_shown = Some(NotShown::Undrawn(why)),
            Err(error) => self.not_shown = Some(NotShown::Unread(error)),
        }
    }

    /// Hands what was drawn to the screen.
    pub(super) fn upload(&mut self, ctx: &Context) {
        let Some((drawing, pixels)) = self.arrived.take() else { return };
        self.original = Some(pixels.original);
        let drawn = texture(ctx, "photo", &pixels);
        match drawing.part {
            None => self.whole = Some((drawing.side, drawn)),
            Some(part) => self.part = Some((part, drawn)),
        }
    }
}
