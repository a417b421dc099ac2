//! The small pictures of the photos in view. As many are held as the eye may come back to,
//! and all are let go when one leaves the screen.

use std::collections::BTreeMap;

use eframe::egui::{Context, TextureHandle};

use crate::casework::{Casework, CaseworkError, NoThumbnail, Thumbnail, Watch};
use crate::media::{Pixels, pixels};
use crate::record::Digest;
use crate::ui::desk::{Asked, Desk};
use crate::ui::screens::previews::texture;

/// As many are held: some 300 KB each.
const MOST: usize = 150;
/// As many are asked for at once, so that the first show soon.
const BATCH: usize = 12;
/// The longest side of the previews that the vault keeps.
const SIDE: u32 = 320;

/// What there is of a photo in small.
pub(super) enum Thumb {
    /// Its preview.
    Ready(TextureHandle),
    /// It is still to be made.
    ToCome,
    /// There is none.
    None(NoThumbnail),
    /// The bytes are not in this vault.
    NotHere,
}

enum Read {
    Ready(Box<Pixels>),
    ToCome,
    None(NoThumbnail),
    NotHere,
}

/// Small pictures, by the hash of their files.
#[derive(Default)]
pub(super) struct Thumbs {
    held: BTreeMap<Digest, Held>,
    arrived: Vec<(Digest, Read)>,
    wanted: Vec<Digest>,
    asked: Option<Asked<Vec<(Digest, Read)>>>,
    turn: u64,
}

struct Held {
    thumb: Thumb,
    /// When it was last wanted.
    turn: u64,
}

impl Thumbs {
    /// What there is of a file, if that is known yet.
    pub(super) fn get(&self, sha256: &Digest) -> Option<&Thumb> {
        self.held.get(sha256).map(|held| &held.thumb)
    }

    /// Those that are in view and have no preview yet.
    pub(super) fn to_come(&self) -> Vec<Digest> {
        let is_to_come = |sha256: &&Digest| matches!(self.get(sha256), Some(Thumb::ToCome));
        self.wanted.iter().filter(is_to_come).copied().collect()
    }

    /// Notes which are in view, and lets go of those that were long not.
    pub(super) fn want(&mut self, wanted: Vec<Digest>) {
        self.turn += 1;
        for sha256 in &wanted {
            if let Some(held) = self.held.get_mut(sha256) {
                held.turn = self.turn;
            }
        }
        self.wanted = wanted;
        while self.held.len() > MOST.max(self.wanted.len()) {
            let oldest = self.held.iter().min_by_key(|(_, held)| held.turn);
            let Some(oldest) = oldest.map(|(sha256, _)| *sha256) else { break };
            self.held.remove(&oldest);
        }
    }

    /// Reads one anew: its preview was made.
    pub(super) fn is_made(&mut self, sha256: &Digest) {
        self.held.remove(sha256);
    }

    /// Reads anew those of which nothing could be shown: their bytes may have come.
    pub(super) fn look_again(&mut self) {
        self.held.retain(|_, held| matches!(held.thumb, Thumb::Ready(_)));
    }

    /// Lets go of all.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// How many pictures are held.
    #[cfg(test)]
    pub(super) fn held(&self) -> usize {
        self.held.len()
    }

    /// Takes in what was read, and asks for what is in view and not there.
    pub(super) fn logic(&mut self, desk: &Desk) {
        if let Some(result) = self.asked.as_mut().and_then(Asked::done) {
            self.asked = None;
            // What cannot be read now is asked for again when it comes into view again.
            self.arrived.extend(result.unwrap_or_default());
        }
        if self.asked.is_some() {
            return;
        }
        let missing = |sha256: &&Digest| {
            !self.held.contains_key(*sha256) && !self.arrived.iter().any(|(of, _)| of == *sha256)
        };
        let batch: Vec<Digest> = self.wanted.iter().filter(missing).copied().take(BATCH).collect();
        if !batch.is_empty() {
            self.asked = Some(desk.ask(move |work, watch| read(work, &batch, watch)));
        }
    }

    /// Hands what was read to the screen.
    pub(super) fn upload(&mut self, ctx: &Context) {
        for (sha256, read) in std::mem::take(&mut self.arrived) {
            let thumb = match read {
                Read::Ready(pixels) => Thumb::Ready(texture(ctx, "small photo", &pixels)),
                Read::ToCome => Thumb::ToCome,
                Read::None(why) => Thumb::None(why),
                Read::NotHere => Thumb::NotHere,
            };
            self.held.insert(sha256, Held { thumb, turn: self.turn });
        }
    }
}

fn read(
    work: &mut Casework,
    files: &[Digest],
    watch: &mut dyn Watch,
) -> Result<Vec<(Digest, Read)>, CaseworkError> {
    let mut found = Vec::new();
    for sha256 in files {
        if watch.is_cancelled() {
            break;
        }
        let read = match work.thumbnail(sha256)? {
            Thumbnail::Ready(jpeg) => match pixels(&jpeg, None, SIDE) {
                Ok(pixels) => Read::Ready(Box::new(pixels)),
                Err(_) => Read::None(NoThumbnail::Broken),
            },
            Thumbnail::ToCome => Read::ToCome,
            Thumbnail::None(why) => Read::None(why),
            Thumbnail::NotHere => Read::NotHere,
        };
        found.push((*sha256, read));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_pictures_are_held_than_the_bound_and_the_oldest_go_first() {
        let ctx = Context::default();
        let textures = || ctx.tex_manager().read().num_allocated();
        let before = textures();
        let pixels = Pixels { width: 1, height: 1, rgb: vec![1, 2, 3], original: (1, 1) };
        let mut thumbs = Thumbs::default();
        let digest = |n: usize| {
            let mut bytes = [0; 32];
            bytes[..8].copy_from_slice(&n.to_be_bytes());
            Digest(bytes)
        };
        for n in 0..1000 {
            thumbs.arrived.push((digest(n), Read::Ready(Box::new(pixels.clone()))));
            thumbs.upload(&ctx);
            thumbs.want(vec![digest(0), digest(n)]);
        }
        assert_eq!((thumbs.held(), textures() - before), (MOST, MOST));
        assert!(thumbs.get(&digest(0)).is_some(), "what is in view stays");
        assert!(thumbs.get(&digest(999)).is_some() && thumbs.get(&digest(1)).is_none());
        thumbs.clear();
        assert_eq!((thumbs.held(), textures()), (0, before));
    }
}
