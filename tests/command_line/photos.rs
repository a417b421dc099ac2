//! Pictures that cannot be shown are kept as evidence, and the answer says so.

use std::fs;

use dala::media::{PhotoTaken, draw_photo};

use crate::cli::{dala, json};
use crate::scene::Scene;

/// A PNG of a few bytes that claims 60,000 by 60,000 pixels.
fn bomb() -> Vec<u8> {
    let chunk = |kind: &[u8], data: &[u8]| {
        let named = [kind, data].concat();
        let size = u32::try_from(data.len()).unwrap().to_be_bytes();
        [&size[..], &named, &crc32fast::hash(&named).to_be_bytes()].concat()
    };
    let side = 60_000_u32.to_be_bytes();
    let header = [&side[..], &side, &[8, 2, 0, 0, 0]].concat();
    let parts = [chunk(b"IHDR", &header), chunk(b"IDAT", &[0x78, 0x9c, 3, 0, 0, 0, 0, 1])];
    [&b"\x89PNG\r\n\x1a\n"[..], &parts.concat(), &chunk(b"IEND", b"")].concat()
}

fn cut_photo() -> Vec<u8> {
    let taken = PhotoTaken {
        date_time: "2022:01:06 14:30:00".to_owned(),
        offset: None,
        make: "Phone".to_owned(),
        model: "P1".to_owned(),
        orientation: 1,
        place: None,
    };
    let whole = draw_photo(1, &taken);
    whole[..whole.len() / 2].to_vec()
}

#[test]
fn a_bomb_and_a_cut_photo_are_kept_without_a_preview() {
    let scene = Scene::new();
    for (name, bytes, why) in [
        ("bomb.png", bomb(), "too large for a preview"),
        ("cut.jpg", cut_photo(), "damaged or incomplete, so there is no preview"),
    ] {
        let file = scene.put(name, &bytes);
        let answer = dala(&["attach", &scene.vault, &scene.case, &file]);
        assert_eq!((answer.code, answer.err.as_str()), (0, ""), "{name}");
        let said = answer.out.lines().find(|line| line.contains(why)).unwrap_or_default();
        assert!(said.contains("the file itself is kept unchanged"), "{name}: {}", answer.out);
        let again = json(&["attach", &scene.vault, &scene.case, &file]);
        assert_eq!(again[0]["already_known"], true);
        assert!(again[0]["no_preview"].as_str().unwrap().contains(why), "{again}");
        let sha256 = again[0]["sha256"].as_str().unwrap();
        let out = scene.file("out");
        json(&["extract", &scene.vault, sha256, &out]);
        assert!(fs::read(&out).unwrap() == bytes, "{name}");
        fs::remove_file(out).unwrap();
    }
    assert!(scene.open().check(false, &mut ()).unwrap().faults.is_empty());
}
