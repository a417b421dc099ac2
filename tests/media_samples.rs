//! Real photos against `exiftool`: kind, time, place, device and orientation as it says,
//! and thumbnails without a panic. The samples are not part of the sources; without them,
//! or without exiftool, the tests say so loudly and check what they can.

#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

use std::path::{Path, PathBuf};
use std::process::Command;

use dala::media::{
    Exif, FileKind, NoPreview, PhotoTaken, Place, draw_photo, file_kind, read_exif, thumbnail,
};
use serde_json::Value as Json;

fn photos() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let places = std::env::var_os("DALA_SAMPLES")
        .map(PathBuf::from)
        .into_iter()
        .chain([root.join("../shared/samples"), root.join("../../shared/samples")]);
    let Some(folder) = places.map(|place| place.join("photos")).find(|place| place.is_dir()) else {
        say("ABSENT: the sample photos (set DALA_SAMPLES); nothing was checked on real photos");
        return Vec::new();
    };
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() > 30, "the samples are incomplete: {}", files.len());
    files
}

#[expect(clippy::print_stderr, reason = "a test that checks less than it could must say so")]
fn say(text: &str) {
    eprintln!("\n*** {text} ***\n");
}

/// What exiftool reads from the EXIF blocks alone (not XMP or maker notes), as numbers.
fn exiftool(file: &Path) -> Option<Json> {
    let output = Command::new("exiftool")
        .args(["-json", "-n", "-MIMEType", "-EXIF:DateTimeOriginal", "-EXIF:CreateDate"])
        .args(["-EXIF:OffsetTimeOriginal", "-EXIF:Make", "-EXIF:Model", "-EXIF:Orientation"])
        .args(["-EXIF:Software", "-EXIF:GPSLatitude", "-EXIF:GPSLatitudeRef"])
        .args(["-EXIF:GPSLongitude", "-EXIF:GPSLongitudeRef", "-ImageWidth", "-ImageHeight"])
        .arg(file)
        .output();
    let Ok(output) = output else {
        say("ABSENT: exiftool (apt-get install libimage-exiftool-perl); no comparison was made");
        return None;
    };
    let list: Json = serde_json::from_slice(&output.stdout).ok()?;
    list.get(0).cloned()
}

fn compare(name: &str, ours: &Exif, theirs: &Json) {
    let text = |key: &str| {
        match &theirs[key] {
            Json::String(text) => Some(text.split_whitespace().collect::<Vec<_>>().join(" ")),
            Json::Number(number) => Some(number.to_string()),
            _ => None,
        }
        .filter(|text| !text.is_empty())
    };
    assert_eq!(ours.make, text("Make"), "{name}: make");
    assert_eq!(ours.model, text("Model"), "{name}: model");
    assert_eq!(ours.software, text("Software"), "{name}: software");
    assert_eq!(
        ours.orientation.map(u64::from),
        theirs["Orientation"].as_u64().filter(|turn| (1..=8).contains(turn)),
        "{name}: orientation"
    );
    let time =
        ours.taken.as_ref().map(|taken| format!("{} {}", taken.date.replace('-', ":"), taken.time));
    let said = text("DateTimeOriginal").or_else(|| text("CreateDate"));
    let said = said.map(|said| said.chars().take(19).collect::<String>());
    assert_eq!(time, said, "{name}: time");
    let offset = ours.taken.as_ref().and_then(|taken| taken.offset.clone());
    assert_eq!(offset, text("OffsetTimeOriginal"), "{name}: offset");
    let signed = |key: &str, negative: &str| {
        let degrees = theirs[key].as_f64()?;
        let side = theirs[format!("{key}Ref")].as_str()?;
        Some(if side == negative { -degrees.abs() } else { degrees })
    };
    let position = signed("GPSLatitude", "S").zip(signed("GPSLongitude", "W"));
    assert_eq!(ours.position.is_some(), position.is_some(), "{name}: position");
    if let (Some(ours), Some((lat, lon))) = (&ours.position, position) {
        assert!((ours.lat.parse::<f64>().unwrap() - lat).abs() < 1e-6, "{name}: latitude");
        assert!((ours.lon.parse::<f64>().unwrap() - lon).abs() < 1e-6, "{name}: longitude");
    }
}

#[test]
fn real_photos_read_as_exiftool_reads_them() {
    let mut compared = 0;
    for file in photos() {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&file).unwrap();
        let Some(theirs) = exiftool(&file) else { return };
        assert_eq!(theirs["MIMEType"], file_kind(&bytes).mime, "{name}: kind");
        let ours = read_exif(&bytes).unwrap_or_default();
        compare(&name, &ours, &theirs);
        compared += 1;
    }
    say(&format!("compared {compared} photos with exiftool"));
}

#[test]
fn every_real_photo_gives_an_upright_thumbnail_or_a_reason() {
    let mut refused = Vec::new();
    let mut decoded = 0;
    for file in photos() {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&file).unwrap();
        match thumbnail(&bytes, 320) {
            Ok(thumb) => {
                assert_eq!(
                    thumb.width.max(thumb.height),
                    320.min(thumb.original.0.max(thumb.original.1))
                );
                assert_eq!(file_kind(&thumb.jpeg), FileKind::JPEG);
                if name.contains("landscape") {
                    assert!(thumb.width > thumb.height, "{name} lies on its side");
                }
                if name.contains("portrait") {
                    assert!(thumb.width < thumb.height, "{name} lies on its side");
                }
                decoded += 1;
            }
            Err(reason) => refused.push((name, reason)),
        }
    }
    say(&format!("{decoded} thumbnails; refused: {refused:?}"));
    let damaged = |name: &str| name.starts_with("invalid_") || name == "corrupted.jpg";
    for (name, reason) in refused {
        assert!(damaged(&name), "{name}: {reason:?}");
        assert_eq!(reason, NoPreview::Broken, "{name}");
    }
}

#[test]
fn exiftool_reads_what_is_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("drawn.jpg");
    let taken = PhotoTaken {
        date_time: "2022:01:06 14:30:05".to_owned(),
        offset: Some("+06:00".to_owned()),
        make: "Example".to_owned(),
        model: "Phone 1".to_owned(),
        orientation: 6,
        place: Some(Place { lat_micro: 43_238_949, lon_micro: -76_889_709 }),
    };
    let photo = draw_photo(1, &taken);
    std::io::Write::write_all(&mut std::fs::File::create(&file).unwrap(), &photo).unwrap();
    let Some(theirs) = exiftool(&file) else { return };
    assert_eq!(theirs["DateTimeOriginal"], "2022:01:06 14:30:05");
    assert_eq!(theirs["OffsetTimeOriginal"], "+06:00");
    assert_eq!(theirs["Make"], "Example");
    assert_eq!(
        (theirs["ImageWidth"].as_u64(), theirs["ImageHeight"].as_u64()),
        (Some(600), Some(800))
    );
    compare("drawn", &read_exif(&photo).unwrap(), &theirs);
}
