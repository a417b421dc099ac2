//! Photos and other files: kind by content, EXIF, thumbnails. Bytes in, values or bytes
//! out; the original bytes are never changed. Nothing here knows a path or a clock, and
//! no input, however hostile, takes more than a bounded amount of memory.

mod container;
mod draw;
mod exif;
mod fields;
mod guard;
mod heif;
mod kind;
mod pixels;
mod thumb;
mod tiff;

#[cfg(test)]
mod tests;

pub use draw::{PhotoTaken, Place, draw_photo};
pub use exif::{Exif, NoExif, Position, TagText, Taken, read_exif};
pub use kind::{FileKind, HEAD_BYTES, file_kind};
pub use pixels::{Pixels, Region, pixels, small_pixels};
pub use thumb::{MAX_FILE_BYTES, MAX_PIXELS, NoPreview, Thumbnail, thumbnail};
