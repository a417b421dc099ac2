//! Pictures to be looked at: the pixels of a whole picture or of a part of it, upright and
//! no more than the eye can see. Bytes in, pixels out; the limits are those of thumbnails.

use image::metadata::Orientation;

use super::NoPreview;
use super::thumb::{Upright, jpeg_size, upright};

/// Pixels of a picture, upright.
#[derive(Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Red, green and blue, row by row: three bytes a pixel.
    pub rgb: Vec<u8>,
    /// Width and height of the picture itself, upright.
    pub original: (u32, u32),
}

/// A part of a picture, in pixels of the picture itself as it stands upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// From the left edge.
    pub left: u32,
    /// From the upper edge.
    pub top: u32,
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

/// The pixels of a picture, or of a part of it, of which the longest side is at most
/// `longest_side` pixels (16 to 4096); nothing is blown up. Needs as much memory as a
/// thumbnail: a picture is decoded whole in any case.
///
/// # Errors
/// [`NoPreview`] says why there are none.
pub fn pixels(bytes: &[u8], part: Option<Region>, longest_side: u32) -> Result<Pixels, NoPreview> {
    let Upright { pixels, original } = upright(bytes, part, longest_side)?;
    let (width, height) = pixels.dimensions();
    Ok(Pixels { width, height, rgb: pixels.into_raw(), original })
}

/// The pixels of a JPEG that is small to begin with. One of which a side is longer than
/// `longest_side` pixels is refused before anything of it is decoded.
///
/// # Errors
/// [`NoPreview`] says why there are none.
pub fn small_pixels(jpeg: &[u8], longest_side: u32) -> Result<Pixels, NoPreview> {
    let (width, height) = jpeg_size(jpeg)?;
    if width.max(height) > longest_side {
        return Err(NoPreview::TooLarge);
    }
    pixels(jpeg, None, longest_side)
}

impl Region {
    /// What of it lies within a picture of this size; a pixel at least.
    pub(super) fn within(self, (width, height): (u32, u32)) -> Self {
        let left = self.left.min(width.saturating_sub(1));
        let top = self.top.min(height.saturating_sub(1));
        Self {
            left,
            top,
            width: self.width.clamp(1, width.saturating_sub(left).max(1)),
            height: self.height.clamp(1, height.saturating_sub(top).max(1)),
        }
    }

    /// Where it lies in pixels that are still to be turned, of a picture of this size as it
    /// is laid down.
    pub(super) fn laid(self, turned: Orientation, (width, height): (u32, u32)) -> Self {
        let lies = if is_swapped(turned) {
            Self { left: self.top, top: self.left, width: self.height, height: self.width }
        } else {
            self
        };
        let from_right = matches!(
            turned,
            Orientation::FlipHorizontal
                | Orientation::Rotate180
                | Orientation::Rotate270
                | Orientation::Rotate270FlipH
        );
        let from_below = matches!(
            turned,
            Orientation::FlipVertical
                | Orientation::Rotate180
                | Orientation::Rotate90
                | Orientation::Rotate270FlipH
        );
        let other_end =
            |whole: u32, from: u32, size: u32| whole.saturating_sub(from.saturating_add(size));
        Self {
            left: if from_right { other_end(width, lies.left, lies.width) } else { lies.left },
            top: if from_below { other_end(height, lies.top, lies.height) } else { lies.top },
            ..lies
        }
    }
}

/// Whether turning makes the width of a picture its height.
pub(super) fn is_swapped(turned: Orientation) -> bool {
    matches!(
        turned,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

#[cfg(test)]
mod tests {
    use super::super::{PhotoTaken, draw_photo};
    use super::*;

    #[test]
    fn a_small_picture_is_refused_if_it_is_a_large_one() {
        let small = super::super::thumbnail(&photo(1), 64).unwrap();
        let found = small_pixels(&small.jpeg, 64).unwrap();
        assert_eq!((found.width, found.height), (small.width, small.height));
        assert_eq!(small_pixels(&small.jpeg, 63).err(), Some(NoPreview::TooLarge));
        // It says that it is as large as can be, and is a few bytes.
        let mut giant = small.jpeg.clone();
        let at = giant.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
        giant[at + 5..at + 9].copy_from_slice(&[0x3f, 0xff, 0x3f, 0xff]);
        assert_eq!(small_pixels(&giant, 640).err(), Some(NoPreview::TooLarge));
        assert_eq!(small_pixels(b"GIF89a", 640).err(), Some(NoPreview::Broken));
    }

    fn photo(orientation: u8) -> Vec<u8> {
        let taken = PhotoTaken {
            date_time: "2022:01:06 14:30:05".to_owned(),
            offset: None,
            make: "Example".to_owned(),
            model: "Phone 1".to_owned(),
            orientation,
            place: None,
        };
        draw_photo(3, &taken)
    }

    fn cut(whole: &Pixels, part: Region) -> Vec<u8> {
        let rows = (part.top..part.top + part.height).map(|y| {
            let from = (y * whole.width + part.left) as usize * 3;
            whole.rgb[from..from + part.width as usize * 3].to_vec()
        });
        rows.collect::<Vec<_>>().concat()
    }

    #[test]
    fn a_part_is_what_lies_there_in_the_upright_picture_however_it_was_laid_down() {
        let part = Region { left: 130, top: 40, width: 90, height: 210 };
        for orientation in 1..=8 {
            let photo = photo(orientation);
            let whole = pixels(&photo, None, 4096).ok().unwrap();
            assert_eq!((whole.width, whole.height), (800, 600), "upright");
            let seen = pixels(&photo, Some(part), 4096).ok().unwrap();
            assert_eq!((seen.width, seen.height, seen.original), (90, 210, (800, 600)));
            assert!(seen.rgb == cut(&whole, part), "orientation {orientation}");
        }
    }

    #[test]
    fn no_more_is_given_than_the_eye_can_see_and_nothing_beyond_the_edge() {
        let photo = photo(6);
        let small = pixels(&photo, None, 100).ok().unwrap();
        assert_eq!((small.width, small.height), (100, 75));
        assert_eq!(small.rgb.len(), 100 * 75 * 3);
        let beyond = Region { left: 790, top: 4_000_000, width: u32::MAX, height: u32::MAX };
        let corner = pixels(&photo, Some(beyond), 4096).ok().unwrap();
        assert_eq!((corner.width, corner.height), (10, 1));
        assert_eq!(pixels(b"text", None, 100).err(), Some(NoPreview::Unsupported));
    }
}
