//! Upright thumbnails. Every decoder runs within limits that are checked before it
//! allocates, on input of bounded size, and a panic in it ends as [`NoPreview::Broken`].

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::error::{ImageError, LimitError, LimitErrorKind};
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage};

use super::container::Segments;
use super::exif::orientation;
use super::guard::guarded;
use super::pixels::{Region, is_swapped};
use super::{FileKind, file_kind};

/// Largest file that is decoded, in bytes.
pub const MAX_FILE_BYTES: usize = 256 << 20;
/// Most pixels that are decoded: phones with 108 megapixels exist.
pub const MAX_PIXELS: u64 = 110_000_000;
/// Longest side in pixels.
const MAX_SIDE: u32 = 65_500;
/// Bytes for the decoded picture and the decoder's own buffers. A progressive JPEG needs
/// about twice as much again for its coefficients, which [`MAX_PIXELS`] bounds.
const MAX_ALLOC: u64 = 512 << 20;
/// Most pixels of an HEIC picture: phones write 48 megapixels; the decoder keeps its
/// planes and the result side by side.
const MAX_HEIC_PIXELS: u64 = 64_000_000;
/// Of the thumbnail: below, edges of text smear; above, the file grows for nothing.
const QUALITY: u8 = 82;

/// Why there is no thumbnail. The file itself is kept and exported all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoPreview {
    /// More bytes, pixels or memory than the limits allow.
    #[error("the picture is too large for a preview; the file itself is kept unchanged")]
    TooLarge,
    /// Truncated or damaged.
    #[error(
        "the picture is damaged or incomplete, so there is no preview; the file itself is kept unchanged"
    )]
    Broken,
    /// Not a picture, or one of a kind that cannot be decoded here.
    #[error("there is no preview for this kind of file; the file itself is kept unchanged")]
    Unsupported,
}

/// A thumbnail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thumbnail {
    /// JPEG, upright, without metadata.
    pub jpeg: Vec<u8>,
    /// Width of the thumbnail in pixels.
    pub width: u32,
    /// Height of the thumbnail in pixels.
    pub height: u32,
    /// Width and height of the picture itself, upright.
    pub original: (u32, u32),
}

/// An upright thumbnail whose longest side is at most `longest_side` pixels (16 to 4096);
/// small pictures are not blown up.
///
/// # Errors
/// [`NoPreview`] says why there is none.
pub fn thumbnail(bytes: &[u8], longest_side: u32) -> Result<Thumbnail, NoPreview> {
    let Upright { pixels, original } = upright(bytes, None, longest_side)?;
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY)
        .encode_image(&pixels)
        .map_err(|error| reason(&error))?;
    Ok(Thumbnail { jpeg, width: pixels.width(), height: pixels.height(), original })
}

/// The pixels, and how they must still be turned.
fn decode(bytes: &[u8]) -> Result<(DynamicImage, Orientation), NoPreview> {
    let kind = file_kind(bytes);
    let format = match kind {
        FileKind::JPEG if !has_end(bytes) => return Err(NoPreview::Broken),
        FileKind::JPEG => ImageFormat::Jpeg,
        FileKind::PNG => ImageFormat::Png,
        FileKind::WEBP => ImageFormat::WebP,
        FileKind::TIFF => ImageFormat::Tiff,
        FileKind::GIF => ImageFormat::Gif,
        // HEIF is turned by its own properties, and the EXIF then repeats it.
        FileKind::HEIC | FileKind::HEIF => {
            return heic(bytes).map(|picture| (picture, Orientation::NoTransforms));
        }
        _ => return Err(NoPreview::Unsupported),
    };
    let turned = Orientation::from_exif(orientation(bytes, kind));
    let picture = common(bytes, format).map_err(|error| reason(&error))?;
    Ok((picture, turned.unwrap_or(Orientation::NoTransforms)))
}

/// The decoder fills in grey for what is missing of a JPEG and says nothing. A whole one
/// has an end marker after its first scan; within a scan that byte pair cannot occur.
fn has_end(bytes: &[u8]) -> bool {
    let scan = Segments::new(bytes).find(|segment| segment.marker == 0xda);
    let pixels = scan.and_then(|scan| bytes.get(scan.end..)).unwrap_or_default();
    pixels.windows(2).rev().any(|pair| pair == [0xff, 0xd9])
}

fn common(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, ImageError> {
    let too_large =
        || ImageError::Limits(LimitError::from_kind(LimitErrorKind::InsufficientMemory));
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_ALLOC);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(too_large());
    }
    limits.reserve(decoder.total_bytes())?;
    decoder.set_limits(limits)?;
    DynamicImage::from_decoder(decoder)
}

/// Width and height that a JPEG says it has, in pixels.
pub(super) fn jpeg_size(bytes: &[u8]) -> Result<(u32, u32), NoPreview> {
    let read = || ImageReader::with_format(Cursor::new(bytes), ImageFormat::Jpeg).into_dimensions();
    let size = guarded(read).ok_or(NoPreview::Broken)?;
    size.map_err(|error| reason(&error))
}

fn reason(error: &ImageError) -> NoPreview {
    match error {
        ImageError::Limits(_) => NoPreview::TooLarge,
        ImageError::Unsupported(_) => NoPreview::Unsupported,
        _ => NoPreview::Broken,
    }
}

fn heic(bytes: &[u8]) -> Result<DynamicImage, NoPreview> {
    if !super::heif::is_bounded(bytes) {
        return Err(NoPreview::TooLarge);
    }
    let options = heic_rs::DecodeOptions {
        max_pixels: Some(MAX_HEIC_PIXELS),
        threads: Some(1),
        ..heic_rs::DecodeOptions::default()
    };
    let picture = heic_rs::decode(bytes, &options).map_err(|error| match error {
        heic_rs::Error::PixelLimit { .. } => NoPreview::TooLarge,
        heic_rs::Error::Unsupported(_) => NoPreview::Unsupported,
        _ => NoPreview::Broken,
    })?;
    let pixels = RgbImage::from_raw(picture.width, picture.height, picture.data);
    pixels.map(DynamicImage::ImageRgb8).ok_or(NoPreview::Broken)
}

/// A picture that stands upright and is small enough.
pub(super) struct Upright {
    pub(super) pixels: RgbImage,
    /// Width and height of the picture itself, upright.
    pub(super) original: (u32, u32),
}

/// Decodes a picture, or a part of one, and makes it so small that its longest side is at
/// most `side` pixels; small ones are not blown up.
pub(super) fn upright(bytes: &[u8], part: Option<Region>, side: u32) -> Result<Upright, NoPreview> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(NoPreview::TooLarge);
    }
    let work = || {
        let (picture, turned) = decode(bytes)?;
        shrink(picture, turned, part, side.clamp(16, 4096))
    };
    guarded(work).unwrap_or(Err(NoPreview::Broken))
}

/// Small first, then turned: turning a large picture would need it twice in memory.
fn shrink(
    picture: DynamicImage,
    turned: Orientation,
    part: Option<Region>,
    side: u32,
) -> Result<Upright, NoPreview> {
    let laid = (picture.width(), picture.height());
    if laid.0 == 0 || laid.1 == 0 {
        return Err(NoPreview::Broken);
    }
    let original = if is_swapped(turned) { (laid.1, laid.0) } else { laid };
    let mut small = match part {
        Some(part) => {
            let Region { left, top, width, height } = part.within(original).laid(turned, laid);
            picture.crop_imm(left, top, width, height)
        }
        None => picture,
    };
    let longest = small.width().max(small.height());
    if longest > side {
        // Averaging first is fast; the filter then works on few pixels.
        if longest > side * 4 {
            small = small.thumbnail(side * 2, side * 2);
        }
        small = small.resize(side, side, FilterType::CatmullRom);
    }
    small.apply_orientation(turned);
    Ok(Upright { pixels: on_white(&small), original })
}

/// JPEG has no transparency: what shows through is paper.
fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let source = picture.to_rgba8();
    let mut flat = RgbImage::new(source.width(), source.height());
    for (to, from) in flat.pixels_mut().zip(source.pixels()) {
        let [r, g, b, alpha] = from.0;
        let mix = |part: u8| {
            let sum = u16::from(part) * u16::from(alpha) + 255 * (255 - u16::from(alpha));
            u8::try_from(sum / 255).unwrap_or(u8::MAX)
        };
        to.0 = [mix(r), mix(g), mix(b)];
    }
    flat
}
