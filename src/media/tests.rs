//! Tests of the whole of `media` on pictures made here: whole, turned, cut off, bombs and
//! noise.

use std::io::Cursor;

use ::exif::experimental::Writer;
use ::exif::{Field, In, Rational, Tag, Value as Entry};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use proptest::prelude::*;

use super::draw::{lay, with_exif};
use super::{
    FileKind, NoExif, NoPreview, PhotoTaken, Place, TagText, Thumbnail, draw_photo, file_kind,
    read_exif, thumbnail,
};
use crate::record::Value;

const RED: Rgb<u8> = Rgb([220, 30, 30]);
const GREY: Rgb<u8> = Rgb([120, 120, 120]);

fn taken() -> PhotoTaken {
    PhotoTaken {
        date_time: "2022:01:06 14:30:05".to_owned(),
        offset: Some("+06:00".to_owned()),
        make: "Example".to_owned(),
        model: "Phone 1".to_owned(),
        orientation: 1,
        place: Some(Place { lat_micro: 43_238_949, lon_micro: -76_889_709 }),
    }
}

/// Upright, twice as wide as high, its upper left corner red.
fn marked() -> RgbImage {
    RgbImage::from_fn(640, 320, |x, y| if x < 160 && y < 80 { RED } else { GREY })
}

fn encoded(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture.clone()).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn entries(values: Vec<(Tag, Entry)>) -> Vec<u8> {
    let fields: Vec<Field> =
        values.into_iter().map(|(tag, value)| Field { tag, ifd_num: In::PRIMARY, value }).collect();
    let mut writer = Writer::new();
    for field in &fields {
        writer.push_field(field);
    }
    let mut block = Cursor::new(Vec::new());
    writer.write(&mut block, false).unwrap();
    block.into_inner()
}

fn ascii(text: &str) -> Entry {
    Entry::Ascii(vec![text.as_bytes().to_vec()])
}

fn rationals(parts: [(u32, u32); 3]) -> Entry {
    Entry::Rational(parts.map(|(num, denom)| Rational { num, denom }).to_vec())
}

fn gps(lat: [(u32, u32); 3], north: &str, lon: [(u32, u32); 3], east: &str) -> Vec<u8> {
    entries(vec![
        (Tag::GPSLatitudeRef, ascii(north)),
        (Tag::GPSLatitude, rationals(lat)),
        (Tag::GPSLongitudeRef, ascii(east)),
        (Tag::GPSLongitude, rationals(lon)),
    ])
}

fn in_jpeg(block: &[u8]) -> Vec<u8> {
    with_exif(&encoded(&marked(), ImageFormat::Jpeg), block).unwrap()
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 * (crc & 1)))
    })
}

fn png_chunk(name: &[u8], body: &[u8]) -> Vec<u8> {
    let named = [name, body].concat();
    let length = u32::try_from(body.len()).unwrap().to_be_bytes();
    [&length[..], &named, &crc32(&named).to_be_bytes()].concat()
}

fn in_png(block: &[u8]) -> Vec<u8> {
    let png = encoded(&marked(), ImageFormat::Png);
    // Signature and IHDR are 33 bytes.
    [&png[..33], &png_chunk(b"eXIf", block), &png[33..]].concat()
}

fn in_webp(block: &[u8]) -> Vec<u8> {
    let simple = encoded(&marked(), ImageFormat::WebP);
    let mut extended = b"VP8X\x0a\0\0\0\x08\0\0\0\x7f\x02\0\x3f\x01\0".to_vec();
    extended.extend_from_slice(&simple[12..]);
    extended.extend_from_slice(b"EXIF");
    extended.extend_from_slice(&u32::try_from(block.len()).unwrap().to_le_bytes());
    extended.extend_from_slice(block);
    extended.resize(extended.len().next_multiple_of(2), 0);
    let size = u32::try_from(extended.len() + 4).unwrap().to_le_bytes();
    [b"RIFF", &size[..], b"WEBP", &extended].concat()
}

fn corner(thumb: &Thumbnail) -> [u8; 3] {
    image::load_from_memory(&thumb.jpeg).unwrap().to_rgb8().get_pixel(8, 8).0
}

fn is_red([r, g, b]: [u8; 3]) -> bool {
    r > 180 && g < 80 && b < 80
}

#[test]
fn each_orientation_comes_out_upright() {
    for turn in 1..=8_u8 {
        let jpeg = encoded(&lay(marked(), turn), ImageFormat::Jpeg);
        let block = entries(vec![(Tag::Orientation, Entry::Short(vec![turn.into()]))]);
        let photo = with_exif(&jpeg, &block).unwrap();
        assert_eq!(read_exif(&photo).unwrap().orientation, Some(turn));
        let thumb = thumbnail(&photo, 320).unwrap();
        assert_eq!((thumb.width, thumb.height), (320, 160), "orientation {turn}");
        assert_eq!(thumb.original, (640, 320), "orientation {turn}");
        assert!(is_red(corner(&thumb)), "orientation {turn}: {:?}", corner(&thumb));
        let pixels = image::load_from_memory(&thumb.jpeg).unwrap().to_rgb8();
        for (x, y) in [(311, 8), (8, 151), (311, 151)] {
            assert!(!is_red(pixels.get_pixel(x, y).0), "orientation {turn} at {x}, {y}");
        }
    }
}

#[test]
fn every_common_format_gives_kind_and_thumbnail() {
    for (format, kind) in [
        (ImageFormat::Jpeg, FileKind::JPEG),
        (ImageFormat::Png, FileKind::PNG),
        (ImageFormat::WebP, FileKind::WEBP),
        (ImageFormat::Tiff, FileKind::TIFF),
        (ImageFormat::Gif, FileKind::GIF),
    ] {
        let bytes = encoded(&marked(), format);
        assert_eq!(file_kind(&bytes), kind);
        let thumb = thumbnail(&bytes, 200).unwrap();
        assert_eq!((thumb.width, thumb.height), (200, 100), "{format:?}");
        assert!(is_red(corner(&thumb)), "{format:?}: {:?}", corner(&thumb));
        assert!(thumb.jpeg.len() < 20_000, "{format:?}");
    }
}

#[test]
fn small_pictures_are_not_blown_up_and_extreme_ones_keep_a_pixel() {
    let small = encoded(&RgbImage::from_pixel(10, 6, RED), ImageFormat::Png);
    let thumb = thumbnail(&small, 320).unwrap();
    assert_eq!((thumb.width, thumb.height), (10, 6));
    let strip = encoded(&RgbImage::from_pixel(20_000, 1, RED), ImageFormat::Png);
    let thumb = thumbnail(&strip, 320).unwrap();
    assert_eq!((thumb.width, thumb.height), (320, 1));
}

#[test]
fn what_is_transparent_shows_white() {
    let clear = image::RgbaImage::from_pixel(40, 40, image::Rgba([200, 0, 0, 0]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgba8(clear).write_to(&mut bytes, ImageFormat::Png).unwrap();
    let thumb = thumbnail(&bytes.into_inner(), 320).unwrap();
    assert!(corner(&thumb).iter().all(|&part| part > 250));
}

#[test]
fn a_small_file_that_claims_a_huge_picture_is_refused() {
    let header = [&60_000_u32.to_be_bytes()[..], &60_000_u32.to_be_bytes(), b"\x08\x02\0\0\0"];
    let png = [
        &b"\x89PNG\r\n\x1a\n"[..],
        &png_chunk(b"IHDR", &header.concat()),
        &png_chunk(b"IDAT", b"\x78\x9c\x03\0\0\0\0\x01"),
        &png_chunk(b"IEND", b""),
    ]
    .concat();
    assert_eq!(thumbnail(&png, 320), Err(NoPreview::TooLarge));

    let mut gif = encoded(&RgbImage::from_pixel(8, 8, RED), ImageFormat::Gif);
    gif[6..10].copy_from_slice(b"\xff\xff\xff\xff");
    assert_eq!(thumbnail(&gif, 320), Err(NoPreview::TooLarge));

    let mut jpeg = encoded(&marked(), ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xea, 0x60, 0xea, 0x60]);
    assert_eq!(thumbnail(&jpeg, 320), Err(NoPreview::TooLarge));

    let wide = entries(vec![
        (Tag::ImageWidth, Entry::Long(vec![60_000])),
        (Tag::ImageLength, Entry::Long(vec![60_000])),
        (Tag::BitsPerSample, Entry::Short(vec![8])),
        (Tag::PhotometricInterpretation, Entry::Short(vec![1])),
        (Tag::RowsPerStrip, Entry::Long(vec![60_000])),
    ]);
    assert!(thumbnail(&wide, 320).is_err());
}

#[test]
fn a_file_that_is_cut_off_gives_an_error_and_never_a_grey_picture() {
    let formats = [
        ImageFormat::Jpeg,
        ImageFormat::Png,
        ImageFormat::WebP,
        ImageFormat::Tiff,
        ImageFormat::Gif,
    ];
    let drawn = scene_without_exif();
    for format in formats {
        let whole = encoded(&drawn, format);
        for part in 1..16 {
            let cut = &whole[..whole.len() * part / 16];
            let result = thumbnail(cut, 320);
            assert_eq!(result, Err(NoPreview::Broken), "{format:?} {part}/16");
            let _ = read_exif(cut);
        }
    }
}

fn scene_without_exif() -> RgbImage {
    image::load_from_memory(&draw_photo(3, &taken())).unwrap().to_rgb8()
}

#[test]
fn what_cannot_be_decoded_says_so() {
    assert_eq!(thumbnail(b"%PDF-1.7", 320), Err(NoPreview::Unsupported));
    assert_eq!(thumbnail(b"", 320), Err(NoPreview::Unsupported));
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
    assert_eq!(thumbnail(heic, 320), Err(NoPreview::Broken));
    assert_eq!(read_exif(heic), Err(NoExif::Broken));
    assert_eq!(read_exif(b"some text"), Err(NoExif::Absent));
    assert_eq!(read_exif(&encoded(&marked(), ImageFormat::Jpeg)), Err(NoExif::Absent));
    assert_eq!(read_exif(&in_jpeg(b"no tiff at all")), Err(NoExif::Broken));
}

#[test]
fn a_drawn_photo_tells_what_it_was_given() {
    let photo = draw_photo(7, &taken());
    assert_eq!(file_kind(&photo), FileKind::JPEG);
    let exif = read_exif(&photo).unwrap();
    assert!(!exif.damaged);
    assert_eq!(
        exif.taken.as_ref().unwrap().moment().unwrap().as_str(),
        "2022-01-06T14:30:05+06:00"
    );
    assert_eq!(exif.device().as_deref(), Some("Example Phone 1"));
    assert_eq!((exif.orientation, exif.size), (Some(1), Some((800, 600))));
    let position = exif.position.as_ref().unwrap();
    assert_eq!((position.lat.as_str(), position.lon.as_str()), ("43.238949", "-76.889709"));
    let offered = exif.offered();
    let names: Vec<_> = offered.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["captured_on", "captured_at", "device", "geo"]);
    assert!(offered.iter().all(|(_, value)| !matches!(value, Value::Other(_))));
    let model = TagText { name: "Model".to_owned(), value: "\"Phone 1\"".to_owned() };
    assert!(exif.tags.contains(&model));
    for (_, value) in offered {
        assert_eq!(Value::from_json(&value.to_json()), value);
    }
}

#[test]
fn drawn_photos_differ_by_seed_and_repeat_by_seed() {
    let photos: Vec<_> = (0..12).map(|seed| draw_photo(seed, &taken())).collect();
    assert_eq!(photos[5], draw_photo(5, &taken()));
    for (index, photo) in photos.iter().enumerate() {
        assert!(photo.len() > 10_000);
        assert!(photos[..index].iter().all(|other| other != photo));
    }
    let turned = PhotoTaken { orientation: 6, ..taken() };
    let thumb = thumbnail(&draw_photo(5, &turned), 320).unwrap();
    assert_eq!((thumb.width, thumb.height, thumb.original), (320, 240, (800, 600)));
}

#[test]
fn exif_is_found_in_each_container() {
    let block = entries(vec![
        (Tag::Model, ascii("Camera")),
        (Tag::Orientation, Entry::Short(vec![3])),
        (Tag::DateTimeOriginal, ascii("2022:01:06 09:00:00")),
    ]);
    for file in [in_jpeg(&block), in_png(&block), in_webp(&block), block.clone()] {
        let kind = file_kind(&file);
        let exif = read_exif(&file).unwrap();
        assert_eq!(exif.model.as_deref(), Some("Camera"), "{kind:?}");
        let taken = exif.taken.unwrap();
        assert_eq!((taken.time.as_str(), &taken.offset), ("09:00:00", &None), "{kind:?}");
        assert_eq!(taken.moment(), None, "no offset is made up");
        if kind != FileKind::TIFF {
            let thumb = thumbnail(&file, 320).unwrap();
            assert!(!is_red(corner(&thumb)), "{kind:?} is turned by its EXIF");
        }
    }
}

#[test]
fn a_time_of_changing_the_file_is_no_time_of_taking() {
    let block = entries(vec![(Tag::DateTime, ascii("2022:01:06 09:00:00"))]);
    assert_eq!(read_exif(&in_jpeg(&block)).unwrap().taken, None);
}

#[test]
fn absurd_positions_give_nothing() {
    let whole = |degrees| [(degrees, 1), (0, 1), (0, 1)];
    for block in [
        gps(whole(200), "N", whole(76), "E"),
        gps(whole(43), "N", whole(181), "E"),
        gps([(0, 0), (0, 0), (0, 0)], "N", whole(76), "E"),
        gps([(43, 1), (61, 1), (0, 1)], "N", whole(76), "E"),
        gps([(43, 0), (0, 1), (0, 1)], "N", whole(76), "E"),
        gps(whole(43), "X", whole(76), "E"),
        gps(whole(43), "", whole(76), "E"),
        gps(whole(0), "N", whole(0), "E"),
    ] {
        let exif = read_exif(&in_jpeg(&block)).unwrap();
        assert_eq!(exif.position, None);
        assert!(exif.offered().is_empty());
    }
    let south = read_exif(&in_jpeg(&gps(whole(43), "S", whole(76), "W"))).unwrap();
    assert_eq!(south.position.unwrap().lat, "-43.000000");
}

#[test]
fn names_are_cleaned_and_cut() {
    let block = entries(vec![
        (Tag::Make, Entry::Ascii(vec![b"  Canon\x07\n ".to_vec()])),
        (Tag::Model, ascii(&format!("Canon {}", "x".repeat(5000)))),
        (Tag::Software, Entry::Ascii(vec![b"\xff\xfe".to_vec()])),
    ]);
    let exif = read_exif(&in_jpeg(&block)).unwrap();
    assert_eq!(exif.make.as_deref(), Some("Canon"));
    let device = exif.device().unwrap();
    assert!(device.starts_with("Canon xxx") && device.len() == 100);
    assert!(exif.tags.iter().all(|tag| tag.value.chars().count() <= 201));
}

#[test]
fn directories_that_overlap_cost_nothing() {
    // Every entry is a pointer to a directory that begins two bytes after the last one.
    let mut block = b"MM\0*\0\0\0\x08".to_vec();
    block.extend_from_slice(&5000_u16.to_be_bytes());
    for index in 0..5000_u32 {
        block.extend_from_slice(&[0x87, 0x69, 0, 4, 0, 0, 0, 1]);
        block.extend_from_slice(&(10 + index * 2).to_be_bytes());
    }
    let exif = read_exif(&block).unwrap();
    assert!(exif.damaged && exif.tags.len() <= 300);
    // A directory that names itself.
    let itself = b"MM\0*\0\0\0\x08\0\x01\x87\x69\0\x04\0\0\0\x01\0\0\0\x08\0\0\0\x08";
    assert!(read_exif(itself).unwrap().damaged);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn noise_never_panics(
        magic in prop::sample::select(vec![
            &b""[..], b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*", b"GIF89a",
            b"RIFF\0\x10\0\0WEBPVP8 ", b"RIFF\0\x10\0\0WEBPVP8L", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
        ]),
        noise in prop::collection::vec(any::<u8>(), 0..2000),
    ) {
        let bytes = [magic, &noise].concat();
        check(&bytes);
    }

    #[test]
    fn a_hostile_exif_block_is_read_within_bounds(
        little in any::<bool>(),
        noise in prop::collection::vec(prop::sample::select(
            vec![0u8, 0, 0, 1, 2, 3, 4, 5, 7, 8, 12, 0x69, 0x87, 0x25, 0x88, 0x10, 0xff]), 0..3000),
    ) {
        let header: &[u8] = if little { b"II*\0\x08\0\0\0" } else { b"MM\0*\0\0\0\x08" };
        let block = [header, &noise].concat();
        for file in [in_jpeg(&block), block] {
            check(&file);
        }
    }

    #[test]
    fn a_damaged_photo_never_panics(
        seed in 0u32..4, hits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        format in prop::sample::select(vec![
            ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Tiff, ImageFormat::Gif]),
    ) {
        let picture = RgbImage::from_fn(48, 32, |x, y| Rgb([x * 5 % 256, y * 7 % 256, seed].map(|part| u8::try_from(part).unwrap())));
        let mut bytes = encoded(&picture, format);
        for (index, byte) in hits {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        check(&bytes);
    }
}

/// Decoders are caught; what is ours must not even need that.
fn check(bytes: &[u8]) {
    let kind = file_kind(bytes);
    assert!((1..=5).contains(&kind.extension.len()));
    if let Ok(exif) = read_exif(bytes) {
        assert!(exif.tags.len() <= 300);
        assert!(exif.tags.iter().all(|tag| tag.value.chars().count() <= 201));
        for (_, value) in exif.offered() {
            assert_eq!(Value::from_json(&value.to_json()), value);
        }
    }
    if let Ok(thumb) = thumbnail(bytes, 64) {
        assert!(thumb.width <= 64 && thumb.height <= 64 && !thumb.jpeg.is_empty());
    }
}
