//! Finds the EXIF block (a small TIFF) within JPEG, PNG, WebP, TIFF and HEIF. Slices only:
//! nothing is copied, nothing is decoded.

use super::FileKind;
use super::guard::guarded;
use super::heif::is_bounded;

/// JPEG and WebP put this before the TIFF header; PNG should not, but some do.
const PREFIX: &[u8] = b"Exif\0\0";

/// Where a container stops making sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BadContainer;

/// The EXIF block of a file, if it has one.
pub(super) fn exif_block(bytes: &[u8], kind: FileKind) -> Result<Option<&[u8]>, BadContainer> {
    match kind {
        FileKind::JPEG => Ok(jpeg_exif(bytes)),
        FileKind::PNG => Ok(chunk(bytes, 8, true, *b"eXIf").map(strip)),
        FileKind::WEBP => Ok(chunk(bytes, 12, false, *b"EXIF").map(strip)),
        FileKind::TIFF => Ok(Some(bytes)),
        FileKind::HEIC | FileKind::HEIF | FileKind::AVIF => heif(bytes),
        _ => Ok(None),
    }
}

fn strip(block: &[u8]) -> &[u8] {
    block.strip_prefix(PREFIX).unwrap_or(block)
}

fn jpeg_exif(bytes: &[u8]) -> Option<&[u8]> {
    Segments::new(bytes)
        .filter(|segment| segment.marker == 0xe1)
        .find_map(|segment| segment.body.strip_prefix(PREFIX))
}

/// One marker segment of a JPEG before its pixels.
pub(super) struct Segment<'a> {
    /// The byte after 0xFF.
    pub marker: u8,
    /// What follows the length.
    pub body: &'a [u8],
    /// Where the segment ends in the file.
    pub end: usize,
}

/// The segments of a JPEG, up to and with the first start of scan (ITU-T T.81, B.1.1).
pub(super) struct Segments<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Segments<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 2 }
    }
}

impl<'a> Iterator for Segments<'a> {
    type Item = Segment<'a>;

    fn next(&mut self) -> Option<Segment<'a>> {
        loop {
            let (&0xff, &marker) = (self.bytes.get(self.at)?, self.bytes.get(self.at + 1)?) else {
                return None;
            };
            match marker {
                // Fill bytes, and markers that stand alone.
                0xff => self.at += 1,
                0x01 | 0xd0..=0xd8 => self.at += 2,
                _ => {
                    let length: [u8; 2] =
                        self.bytes.get(self.at + 2..self.at + 4)?.try_into().ok()?;
                    let end = self.at + 2 + usize::from(u16::from_be_bytes(length));
                    let body = self.bytes.get(self.at + 4..end)?;
                    // Nothing but pixels follows a start of scan.
                    self.at = if marker == 0xda { usize::MAX - 1 } else { end };
                    return Some(Segment { marker, body, end });
                }
            }
        }
    }
}

fn four(bytes: &[u8], at: usize) -> Option<[u8; 4]> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok()
}

/// The first chunk of a name: PNG has length before name and a checksum behind, RIFF has
/// name before length and even sizes.
fn chunk(bytes: &[u8], start: usize, png: bool, wanted: [u8; 4]) -> Option<&[u8]> {
    let mut at = start;
    loop {
        let (first, second) = (four(bytes, at)?, four(bytes, at + 4)?);
        let (name, length) = if png {
            (second, u32::from_be_bytes(first) as usize)
        } else {
            (first, u32::from_le_bytes(second) as usize)
        };
        let from = at + 8;
        let to = from.checked_add(length)?;
        if name == wanted {
            return bytes.get(from..to);
        }
        at = to.checked_add(if png { 4 } else { length % 2 })?;
    }
}

fn heif(bytes: &[u8]) -> Result<Option<&[u8]>, BadContainer> {
    if !is_bounded(bytes) {
        return Err(BadContainer);
    }
    guarded(|| {
        let file = heic_rs::context::Context::open(bytes).map_err(|_| BadContainer)?;
        file.exif(file.meta.primary).map_err(|_| BadContainer)
    })
    .unwrap_or(Err(BadContainer))
}
