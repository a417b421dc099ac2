//! What a photo says of itself: when, where and with what it was taken, and which way up.
//! Read, checked for sense, and handed on; nothing is made up and nothing is trusted:
//! whoever can edit a photo can edit this.

use std::fmt::Write as _;

use exif::{Field, In, Tag};
use unicode_normalization::UnicodeNormalization;

use super::container::exif_block;
use super::fields::{position, taken, when_gps};
use super::guard::guarded;
use super::tiff::{Entries, read_entries};
use super::{FileKind, file_kind};
use crate::record::{Json, Moment, PartialDate, PartialTime, Value};

/// Tags that are listed at most.
const MAX_TAGS: usize = 300;
/// Letters of a printed value at most.
const MAX_PRINTED: usize = 200;
/// Letters of a maker, model or program at most.
const MAX_NAME: usize = 100;

/// Why there is no EXIF to show. Neither is a reason to refuse a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoExif {
    /// None there, or not a format that carries it.
    #[error("this file carries no photo data (messengers remove it)")]
    Absent,
    /// There, but unreadable.
    #[error("the photo data in this file is damaged and cannot be read")]
    Broken,
}

/// When a photo was taken, as its camera's clock had it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Local day, `YYYY-MM-DD`.
    pub date: String,
    /// Local time, `HH:MM:SS`.
    pub time: String,
    /// Offset from UTC, `+HH:MM`, only if the camera wrote it. Never worked out.
    pub offset: Option<String>,
}

impl Taken {
    /// The exact moment, if the camera wrote its offset.
    pub fn moment(&self) -> Option<Moment> {
        let offset = self.offset.as_deref()?;
        format!("{}T{}{offset}", self.date, self.time).parse().ok()
    }
}

/// Where a photo was taken, WGS 84.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// Latitude in decimal degrees, six decimals, south negative.
    pub lat: String,
    /// Longitude in decimal degrees, six decimals, west negative.
    pub lon: String,
    /// Radius of uncertainty in metres, if the camera wrote it.
    pub metres: Option<i64>,
}

/// A tag as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagText {
    /// Name in the standard (`DateTimeOriginal`).
    pub name: String,
    /// The value, printed and cut to a bearable length.
    pub value: String,
}

/// What a photo says of itself. Absurd values (month 13, latitude 200, 0/0) are absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exif {
    /// When the picture was taken, by the camera's clock.
    pub taken: Option<Taken>,
    /// When, by the satellites' clock, in UTC.
    pub gps_time: Option<Moment>,
    /// Where.
    pub position: Option<Position>,
    /// Maker of the camera or phone.
    pub make: Option<String>,
    /// Model of the camera or phone.
    pub model: Option<String>,
    /// The program that wrote the file last.
    pub software: Option<String>,
    /// How the pixels must be turned to stand upright, 1 to 8 (EXIF 2.32, 4.6.4 A).
    /// Not to be used for HEIF, whose decoder turns by the file's own properties.
    pub orientation: Option<u8>,
    /// Width and height in pixels as the camera wrote them, before turning. An edited file may differ.
    pub size: Option<(u32, u32)>,
    /// All tags for showing.
    pub tags: Vec<TagText>,
    /// A part of the block was broken; what is here was readable all the same.
    pub damaged: bool,
}

impl Exif {
    /// Maker and model in one line, without saying the maker twice.
    pub fn device(&self) -> Option<String> {
        match (self.make.as_deref(), self.model.as_deref()) {
            (Some(make), Some(model)) => {
                let first = make.split(' ').next().unwrap_or(make).to_lowercase();
                let said = model.to_lowercase().starts_with(&first);
                Some(if said { model.to_owned() } else { format!("{make} {model}") })
            }
            (make, model) => model.or(make).map(str::to_owned),
        }
    }

    /// Values for the fields of an attachment that a person may take over: `captured_on`,
    /// `captured_at`, `device` and `geo`. Offers, never entered unasked.
    pub fn offered(&self) -> Vec<(&'static str, Value)> {
        let mut offers = Vec::new();
        if let Some(taken) = &self.taken {
            if let Ok(date) = taken.date.parse::<PartialDate>() {
                offers.push(("captured_on", Value::Date { date, said: None }));
            }
            if let Some(time) = clock(taken) {
                offers.push(("captured_at", Value::Time(time)));
            }
        }
        if let Some(device) = self.device() {
            offers.push(("device", Value::Text(device)));
        }
        let geo = self.position.as_ref().and_then(|at| Value::geo(&at.lat, &at.lon, at.metres));
        offers.extend(geo.map(|geo| ("geo", geo)));
        offers
    }
}

fn clock(taken: &Taken) -> Option<PartialTime> {
    let mut json = serde_json::Map::new();
    json.insert("time".to_owned(), taken.time.get(..5)?.into());
    json.insert("precision".to_owned(), "exact".into());
    if let Some(offset) = &taken.offset {
        json.insert("offset".to_owned(), offset.as_str().into());
    }
    PartialTime::from_json(&Json::Object(json))
}

/// Reads the EXIF of a JPEG, PNG, WebP, TIFF or HEIF file. Takes the whole file, reads
/// only what it needs, and holds at most some MiB however hostile the file is.
///
/// # Errors
/// [`NoExif`]: there is none, or nothing of it can be read.
pub fn read_exif(bytes: &[u8]) -> Result<Exif, NoExif> {
    let kind = file_kind(bytes);
    let block = exif_block(bytes, kind).map_err(|_| NoExif::Broken)?.ok_or(NoExif::Absent)?;
    let read = || read_entries(block).map(|entries| summary(&entries, kind));
    guarded(read).flatten().ok_or(NoExif::Broken)
}

/// Which way up the pixels of a file are, 1 if it does not say.
pub(super) fn orientation(bytes: &[u8], kind: FileKind) -> u8 {
    let block = exif_block(bytes, kind).ok().flatten();
    let entries = guarded(|| block.and_then(read_entries)).flatten();
    entries.and_then(|entries| turn(&entries.fields)).unwrap_or(1)
}

fn summary(entries: &Entries, kind: FileKind) -> Exif {
    let fields = &entries.fields;
    Exif {
        taken: taken(fields),
        gps_time: when_gps(fields),
        position: position(fields),
        make: name(fields, Tag::Make),
        model: name(fields, Tag::Model),
        software: name(fields, Tag::Software),
        orientation: turn(fields),
        size: size(fields, kind),
        tags: fields.iter().take(MAX_TAGS).map(shown).collect(),
        damaged: entries.damaged,
    }
}

/// The field of the main picture.
pub(super) fn find(fields: &[Field], tag: Tag) -> Option<&Field> {
    fields.iter().find(|field| field.tag == tag && field.ifd_num == In::PRIMARY)
}

fn turn(fields: &[Field]) -> Option<u8> {
    let code = find(fields, Tag::Orientation)?.value.get_uint(0)?;
    u8::try_from(code).ok().filter(|code| (1..=8).contains(code))
}

fn size(fields: &[Field], kind: FileKind) -> Option<(u32, u32)> {
    let pair = |wide, high| {
        let number = |tag| find(fields, tag)?.value.get_uint(0).filter(|&pixels| pixels > 0);
        Some((number(wide)?, number(high)?))
    };
    let written = || pair(Tag::PixelXDimension, Tag::PixelYDimension);
    let own = || pair(Tag::ImageWidth, Tag::ImageLength);
    // The directory of a TIFF describes its own pixels.
    if kind == FileKind::TIFF { own().or_else(written) } else { written().or_else(own) }
}

/// The text of a field, if it has one.
pub(super) fn text(fields: &[Field], tag: Tag) -> Option<&[u8]> {
    match &find(fields, tag)?.value {
        exif::Value::Ascii(texts) => texts.first().map(Vec::as_slice),
        _ => None,
    }
}

fn name(fields: &[Field], tag: Tag) -> Option<String> {
    let lossy = String::from_utf8_lossy(text(fields, tag)?);
    let words: Vec<&str> = lossy.split(|c: char| c.is_control() || c.is_whitespace()).collect();
    let clean = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let clean: String = clean.nfc().take(MAX_NAME).collect();
    // Cutting can leave a space at the end, never a text that is no longer NFC.
    let clean = clean.trim().to_owned();
    (!clean.is_empty()).then_some(clean)
}

fn shown(field: &Field) -> TagText {
    let Tag(_, number) = field.tag;
    let mut name = match field.tag.description() {
        Some(_) => field.tag.to_string(),
        None => format!("0x{number:04x}"),
    };
    if field.ifd_num != In::PRIMARY {
        name.push_str(" (thumbnail)");
    }
    let mut printed = Bounded { text: String::new(), left: MAX_PRINTED };
    if write!(printed, "{}", field.display_value()).is_err() {
        printed.text.push('…');
    }
    TagText { name, value: printed.text }
}

/// Takes so many letters and then stops the printing.
struct Bounded {
    text: String,
    left: usize,
}

impl std::fmt::Write for Bounded {
    fn write_str(&mut self, part: &str) -> std::fmt::Result {
        for c in part.chars() {
            self.left = self.left.checked_sub(1).ok_or(std::fmt::Error)?;
            self.text.push(if c.is_control() { ' ' } else { c });
        }
        Ok(())
    }
}
