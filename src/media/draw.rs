//! Draws the photos of the demo: plain streets and rooms of coloured shapes, no people,
//! no harm, another for each seed, with EXIF as a phone writes it.

use std::io::Cursor;

use exif::experimental::Writer;
use exif::{Field, In, Rational, Tag, Value};
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};

const WIDTH: u32 = 800;
const HEIGHT: u32 = 600;
const QUALITY: u8 = 85;

/// A place on earth, in millionths of a degree, north and east positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Latitude.
    pub lat_micro: i32,
    /// Longitude.
    pub lon_micro: i32,
}

/// What the EXIF of a drawn photo says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhotoTaken {
    /// Local time as EXIF writes it, `YYYY:MM:DD HH:MM:SS`.
    pub date_time: String,
    /// Offset from UTC, `+HH:MM`, if the phone writes it.
    pub offset: Option<String>,
    /// Maker of the phone.
    pub make: String,
    /// Its model.
    pub model: String,
    /// 1 to 8: the pixels are laid so that turning them as said stands them upright.
    pub orientation: u8,
    /// Where.
    pub place: Option<Place>,
}

/// A JPEG of 800 x 600 pixels (upright), drawn from the seed, with EXIF. The same seed
/// and data give the same bytes. Empty if the JPEG or EXIF cannot be written, which only
/// texts of more than 60 KiB bring about.
pub fn draw_photo(seed: u64, taken: &PhotoTaken) -> Vec<u8> {
    let laid = lay(scene(seed), taken.orientation);
    let mut jpeg = Vec::new();
    let encoded = JpegEncoder::new_with_quality(&mut jpeg, QUALITY).encode_image(&laid);
    match (encoded, exif_block(taken, laid.dimensions())) {
        (Ok(()), Some(block)) => with_exif(&jpeg, &block).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// Small numbers from a seed (`SplitMix64`, Steele et al. 2014).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, from: u32, to: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let span = u64::from(to.saturating_sub(from)) + 1;
        from + u32::try_from((z ^ (z >> 31)) % span).unwrap_or(0)
    }

    fn shade(&mut self, base: [u8; 3], spread: u8) -> Rgb<u8> {
        Rgb(base.map(|part| {
            let step = self.roll(0, u32::from(spread));
            part.saturating_add(u8::try_from(step).unwrap_or(0))
        }))
    }
}

fn fill(picture: &mut RgbImage, left: u32, top: u32, size: (u32, u32), colour: Rgb<u8>) {
    for y in top..top.saturating_add(size.1).min(picture.height()) {
        for x in left..left.saturating_add(size.0).min(picture.width()) {
            picture.put_pixel(x, y, colour);
        }
    }
}

fn scene(seed: u64) -> RgbImage {
    let mut dice = Dice(seed);
    let mut picture = if dice.roll(0, 1) == 0 { street(&mut dice) } else { room(&mut dice) };
    // Film grain: without it the JPEG would be far smaller than a real photo.
    for pixel in picture.pixels_mut() {
        let grain = dice.roll(0, 10);
        pixel.0 = pixel.0.map(|part| part.saturating_sub(u8::try_from(grain).unwrap_or(0)));
    }
    picture
}

fn street(dice: &mut Dice) -> RgbImage {
    let mut picture = RgbImage::from_pixel(WIDTH, HEIGHT, dice.shade([150, 175, 200], 50));
    let ground = dice.roll(400, 470);
    let mut left = 0;
    while left < WIDTH {
        let (wide, high) = (dice.roll(90, 190), dice.roll(150, 360));
        let wall = dice.shade([110, 95, 85], 90);
        let glass = dice.shade([60, 70, 90], 60);
        let top = ground.saturating_sub(high);
        fill(&mut picture, left, top, (wide - 6, high), wall);
        for row in 0..high / 55 {
            for column in 0..wide / 45 {
                let at = (left + 14 + column * 45, top + 14 + row * 55);
                fill(&mut picture, at.0, at.1, (20, 30), glass);
            }
        }
        left += wide;
    }
    let road = dice.shade([80, 80, 85], 40);
    fill(&mut picture, 0, ground, (WIDTH, HEIGHT), road);
    for mark in 0..8 {
        fill(&mut picture, mark * 110 + dice.roll(0, 20), ground + 80, (60, 8), Rgb([220; 3]));
    }
    picture
}

fn room(dice: &mut Dice) -> RgbImage {
    let mut picture = RgbImage::from_pixel(WIDTH, HEIGHT, dice.shade([170, 165, 150], 60));
    let floor = dice.roll(420, 500);
    let boards = dice.shade([100, 75, 55], 50);
    fill(&mut picture, 0, floor, (WIDTH, HEIGHT), boards);
    let (left, top) = (dice.roll(80, 300), dice.roll(60, 120));
    fill(&mut picture, left, top, (200, 190), Rgb([235; 3]));
    fill(&mut picture, left + 12, top + 12, (176, 166), dice.shade([120, 160, 200], 50));
    fill(&mut picture, left + 94, top, (12, 190), Rgb([235; 3]));
    let door = dice.roll(560, 640);
    let wood = dice.shade([90, 60, 40], 60);
    fill(&mut picture, door, floor.saturating_sub(300), (130, 300), wood);
    let table = dice.roll(60, 330);
    let plank = dice.shade([130, 100, 70], 60);
    fill(&mut picture, table, floor.saturating_sub(90), (220, 16), plank);
    fill(&mut picture, table + 10, floor.saturating_sub(74), (14, 110), plank);
    fill(&mut picture, table + 196, floor.saturating_sub(74), (14, 110), plank);
    picture
}

/// Lays upright pixels so that turning them by the EXIF orientation undoes it.
pub(super) fn lay(upright: RgbImage, orientation: u8) -> RgbImage {
    use image::imageops::{flip_horizontal, flip_vertical, rotate90, rotate180, rotate270};
    match orientation {
        2 => flip_horizontal(&upright),
        3 => rotate180(&upright),
        4 => flip_vertical(&upright),
        5 => flip_horizontal(&rotate90(&upright)),
        6 => rotate270(&upright),
        7 => flip_horizontal(&rotate270(&upright)),
        8 => rotate90(&upright),
        _ => upright,
    }
}

fn exif_block(taken: &PhotoTaken, (width, height): (u32, u32)) -> Option<Vec<u8>> {
    let text = |text: &str| Value::Ascii(vec![text.as_bytes().to_vec()]);
    let mut values = vec![
        (Tag::Make, text(&taken.make)),
        (Tag::Model, text(&taken.model)),
        (Tag::Orientation, Value::Short(vec![u16::from(taken.orientation)])),
        (Tag::ExifVersion, Value::Undefined(b"0232".to_vec(), 0)),
        (Tag::DateTimeOriginal, text(&taken.date_time)),
        (Tag::PixelXDimension, Value::Long(vec![width])),
        (Tag::PixelYDimension, Value::Long(vec![height])),
    ];
    if let Some(offset) = &taken.offset {
        values.push((Tag::OffsetTimeOriginal, text(offset)));
    }
    if let Some(place) = taken.place {
        let side = |micro: i32, [positive, negative]: [&str; 2]| {
            text(if micro < 0 { negative } else { positive })
        };
        values.push((Tag::GPSVersionID, Value::Byte(vec![2, 3, 0, 0])));
        values.push((Tag::GPSLatitudeRef, side(place.lat_micro, ["N", "S"])));
        values.push((Tag::GPSLatitude, angle(place.lat_micro)));
        values.push((Tag::GPSLongitudeRef, side(place.lon_micro, ["E", "W"])));
        values.push((Tag::GPSLongitude, angle(place.lon_micro)));
    }
    let fields: Vec<Field> =
        values.into_iter().map(|(tag, value)| Field { tag, ifd_num: In::PRIMARY, value }).collect();
    let mut writer = Writer::new();
    for field in &fields {
        writer.push_field(field);
    }
    let mut block = Cursor::new(Vec::new());
    writer.write(&mut block, true).ok()?;
    Some(block.into_inner())
}

/// Degrees, minutes and ten-thousandths of a second.
fn angle(micro: i32) -> Value {
    let micro = micro.unsigned_abs();
    let rest = micro % 1_000_000 * 60;
    let seconds = rest % 1_000_000 * 60 / 100;
    Value::Rational(vec![
        Rational { num: micro / 1_000_000, denom: 1 },
        Rational { num: rest / 1_000_000, denom: 1 },
        Rational { num: seconds, denom: 10_000 },
    ])
}

/// Puts the block behind the start marker, as an APP1 segment (EXIF 2.32, 4.7.2).
pub(super) fn with_exif(jpeg: &[u8], block: &[u8]) -> Option<Vec<u8>> {
    let length = u16::try_from(block.len() + 8).ok()?;
    let pixels = jpeg.strip_prefix(b"\xff\xd8")?;
    Some([b"\xff\xd8\xff\xe1", &length.to_be_bytes()[..], b"Exif\0\0", block, pixels].concat())
}
