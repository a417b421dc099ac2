//! Hostile bundles, each breaking one thing: `tests/fixtures/hostile/NAME.zip` is the zip
//! inside, `EXPECTED.txt` says how each is refused. `DALA_WRITE_FIXTURES=1 cargo test`
//! writes them anew.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use dala::bundle::BundleError;
use dala::crypto::{OpenKey, SealingKey, sha256};

use crate::builder::{Bag, PHOTO, Part, photo_name, zip};
use crate::{read, seal};

fn with_bag(change: impl FnOnce(&mut Bag)) -> Vec<u8> {
    let mut bag = Bag::sound();
    change(&mut bag);
    bag.zip()
}

fn with_parts(change: impl FnOnce(&mut Vec<Part>)) -> Vec<u8> {
    let mut parts = Bag::sound().parts();
    change(&mut parts);
    zip(&parts, b"")
}

fn with_part(name: &str, change: impl FnOnce(&mut Part)) -> Vec<u8> {
    with_parts(|parts| change(parts.iter_mut().find(|part| part.name == name).unwrap()))
}

const README: &str = "data/README.txt";
const REVISIONS: &str = "data/revisions.jsonl";
const FORM: &str = "data/forms/person@1.json";

/// A file of another name in the payload, sound otherwise: listed, counted and signed.
fn with_name(name: &'static str) -> Vec<u8> {
    with_bag(|bag| bag.payload.insert(2, (name.to_owned(), b"x".to_vec())))
}

fn names() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("name-parent-folder", with_name("data/forms/../../../.bashrc")),
        ("name-absolute", with_name("/etc/passwd")),
        ("name-backslash", with_name("data\\forms\\x@1.json")),
        ("name-drive", with_name("C:x@1.json")),
        ("name-nul", with_name("data/forms/x@1.json\0.exe")),
        ("name-folder", with_name("data/forms/")),
        ("name-upper-case", with_name("data/forms/Person@1.json")),
        ("name-other-folder", with_name("data/other.txt")),
        ("name-too-long", {
            let long = format!("data/forms/{}@1.json", "a".repeat(300));
            with_bag(|bag| bag.payload.insert(2, (long, b"x".to_vec())))
        }),
        (
            "fetch-txt",
            with_parts(|parts| {
                parts.insert(2, Part::new("fetch.txt", b"http://example.org/ 1 data/x\n"));
            }),
        ),
        (
            "second-manifest",
            with_parts(|parts| {
                parts.insert(3, Part::new("manifest-sha512.txt", b""));
            }),
        ),
        ("extension-too-long", with_bag(|bag| bag.payload[3].0 += "xxx")),
        ("attachment-not-its-name", with_bag(|bag| bag.payload[3].1 = b"another".to_vec())),
        (
            "attachment-two-endings",
            with_bag(|bag| {
                bag.payload.push((photo_name().replace("jpg", "png"), PHOTO.to_vec()));
            }),
        ),
        ("doubled-name", with_parts(|parts| parts.insert(8, parts[7].clone()))),
        ("doubled-name-far", with_parts(|parts| parts.push(parts[5].clone()))),
        (
            "doubled-name-other-case",
            with_parts(|parts| {
                parts.push(Part::new("PADDING", &[0; 16]));
            }),
        ),
        ("out-of-order", with_parts(|parts| parts.swap(6, 7))),
        ("readme-missing", with_bag(|bag| drop(bag.payload.remove(0)))),
        ("revisions-missing", with_bag(|bag| drop(bag.payload.remove(1)))),
        ("signature-missing", with_parts(|parts| drop(parts.remove(4)))),
        ("padding-missing", with_parts(|parts| drop(parts.pop()))),
    ]
}

fn containers() -> Vec<(&'static str, Vec<u8>)> {
    let sound = Bag::sound().zip();
    let mut claims = vec![
        (
            "claims-10-gb",
            with_part(REVISIONS, |part| {
                let size = [10_u64 << 30; 2].map(u64::to_le_bytes).concat();
                part.both(|header| {
                    (header.size, header.packed, header.version) = (u32::MAX, u32::MAX, 45);
                    header.extra = [&[1, 0, 16, 0][..], &size].concat();
                });
            }),
        ),
        (
            "claims-3-gb",
            with_part(REVISIONS, |part| {
                part.both(|header| (header.size, header.packed) = (3 << 30, 3 << 30));
            }),
        ),
        (
            "large-signature",
            with_part("signature.sshsig", |part| {
                *part = Part::new("signature.sshsig", &[b'x'; 2000]);
            }),
        ),
        (
            "zip64-not-needed",
            with_part(FORM, |part| {
                part.both(|header| {
                    header.extra =
                        [&[1, 0, 16, 0][..], &[2, 0, 0, 0, 0, 0, 0, 0].repeat(2)].concat();
                });
            }),
        ),
        ("count-of-60000", {
            let mut file = sound.clone();
            let end = file.len() - 22;
            file[end + 8..end + 12].copy_from_slice(&[0x60, 0xea, 0x60, 0xea]);
            file
        }),
        ("count-of-zip64", {
            let mut file = sound.clone();
            let end = file.len() - 22;
            let mut end64 =
                [b"PK\x06\x06".as_slice(), &44_u64.to_le_bytes(), &[45, 0, 45, 0]].concat();
            end64.extend([0; 8]);
            end64.extend(u64::MAX.to_le_bytes().repeat(4));
            end64.extend([b"PK\x06\x07".as_slice(), &[0; 16]].concat());
            file[end + 8..end + 20].fill(0xff);
            file.splice(end..end, end64);
            file
        }),
    ];
    claims.extend([
        ("symlink", with_part(FORM, |part| part.attributes = 0o120_777 << 16)),
        ("encrypted-flag", with_part(FORM, |part| part.both(|header| header.flags = 1))),
        (
            "data-descriptor",
            with_part(FORM, |part| {
                part.both(|header| header.flags = 8);
                part.after = vec![0; 16];
            }),
        ),
        ("deflated", with_part(FORM, |part| part.both(|header| header.method = 8))),
        ("packed-size-differs", with_part(FORM, |part| part.both(|header| header.packed = 1))),
        ("other-time", with_part(FORM, |part| part.both(|header| header.time = 1))),
        (
            "extra-field",
            with_part(FORM, |part| {
                part.both(|header| header.extra = b"UT\x05\0\x01\0\0\0\0".to_vec());
            }),
        ),
        (
            "extra-field-local-only",
            with_part(FORM, |part| {
                part.local.extra = b"UT\x05\0\x01\0\0\0\0".to_vec();
            }),
        ),
        ("entry-comment", with_part(FORM, |part| part.comment = b"hello".to_vec())),
        (
            "local-name-differs",
            with_part(FORM, |part| {
                "data/forms/qerson@1.json".clone_into(&mut part.local.name);
            }),
        ),
        ("local-size-differs", with_part(FORM, |part| part.local.size = 1)),
        ("local-crc-differs", with_part(FORM, |part| part.local.crc32 = 1)),
        ("gap", with_part(FORM, |part| part.gap = b"hidden".to_vec())),
        ("gap-before-directory", with_part("padding", |part| part.after = b"hidden".to_vec())),
        ("overlap", with_part(FORM, |part| part.shift = -9)),
        ("entry-not-in-directory", with_part(FORM, |part| part.listed = false)),
        ("trailing-bytes", [&sound[..], b"more"].concat()),
        ("leading-bytes", [b"MZ", &sound[..]].concat()),
        ("comment", zip(&Bag::sound().parts(), b"hello")),
        ("two-zips", [&sound[..], &sound].concat()),
        ("nothing", Vec::new()),
        ("not-a-zip", b"hello".repeat(100)),
        ("no-entries", zip(&[], b"")),
    ]);
    claims
}

/// A right signature under another algorithm's name.
fn other_algorithm(tags: &str) -> String {
    sshsig(b"ssh-ed25519", b"ssh-ed448..", "dala-bundle", tags)
}

/// An SSHSIG blob, made by hand and wrapped as OpenSSH wraps it.
fn sshsig(key_type: &[u8], signature_type: &[u8], namespace: &str, tags: &str) -> String {
    let field =
        |bytes: &[u8]| [&u32::try_from(bytes.len()).unwrap().to_be_bytes()[..], bytes].concat();
    let signer = crate::signer();
    let hash = sha256(tags.as_bytes());
    let tail = [field(b""), field(b"sha256")].concat();
    let signed =
        [b"SSHSIG".to_vec(), field(namespace.as_bytes()), tail.clone(), field(&hash.0)].concat();
    let key = [field(key_type), field(&signer.key().0)].concat();
    let signature = [field(signature_type), field(&signer.sign(&signed).0)].concat();
    let head = [&b"SSHSIG"[..], &1_u32.to_be_bytes()].concat();
    let blob = [head, field(&key), field(namespace.as_bytes()), tail, field(&signature)].concat();
    let text = base64(&blob);
    let lines: Vec<&str> =
        text.as_bytes().chunks(70).map(|line| std::str::from_utf8(line).unwrap()).collect();
    format!("-----BEGIN SSH SIGNATURE-----\n{}\n-----END SSH SIGNATURE-----\n", lines.join("\n"))
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let at = |index: usize| u32::from(*three.get(index).unwrap_or(&0));
        let number = at(0) << 16 | at(1) << 8 | at(2);
        for place in 0..4 {
            let letter = LETTERS[(number >> (18 - 6 * place) & 63) as usize];
            text.push(if place > three.len() { '=' } else { letter as char });
        }
    }
    text
}

fn bags() -> Vec<(&'static str, Vec<u8>)> {
    fn sign(make: impl Fn(&str) -> String + 'static) -> Vec<u8> {
        with_bag(|bag| bag.sign = Box::new(make))
    }
    fn info(edit: impl Fn(String) -> String + 'static) -> Vec<u8> {
        with_bag(|bag| bag.info = Box::new(edit))
    }
    fn manifest(edit: impl Fn(String) -> String + 'static) -> Vec<u8> {
        with_bag(|bag| bag.manifest = Box::new(edit))
    }
    fn without(text: &str, needle: &str) -> String {
        text.lines()
            .filter(|line| !line.contains(needle))
            .fold(String::new(), |sum, line| sum + line + "\n")
    }
    vec![
        ("altered-readme", with_part(README, |part| *part = Part::new(README, b"Read it.\n"))),
        ("wrong-crc", with_part(README, |part| part.both(|header| header.crc32 ^= 1))),
        ("signature-wrong", sign(|_| sshsig(b"ssh-ed25519", b"ssh-ed25519", "dala-bundle", "x"))),
        (
            "signature-other-namespace",
            sign(|tags| sshsig(b"ssh-ed25519", b"ssh-ed25519", "file", tags)),
        ),
        ("signature-other-algorithm", sign(other_algorithm)),
        (
            "signature-other-key-type",
            sign(|tags| sshsig(b"ssh-ed448..", b"ssh-ed25519", "dala-bundle", tags)),
        ),
        ("signature-no-armour", sign(|_| "hello".to_owned())),
        (
            "manifest-lists-twice",
            manifest(|text| {
                let line = text.lines().next().unwrap().to_owned() + "\n";
                line + &text
            }),
        ),
        ("manifest-unlisted-entry", manifest(|text| without(&text, "person"))),
        (
            "manifest-absent-entry",
            manifest(|text| {
                text + &"a".repeat(64) + "  data/attachments/" + &"f".repeat(64) + ".jpg\n"
            }),
        ),
        (
            "manifest-wrong-digest",
            manifest(|text| {
                let digest = sha256(b"{}").to_string();
                text.replace(&digest, &sha256(b"[]").to_string())
            }),
        ),
        ("manifest-path-outside", manifest(|text| text.replace(FORM, "data/../../x"))),
        (
            "manifest-upper-case-digest",
            manifest(|text| {
                let (digest, rest) = text.split_at(64);
                digest.to_uppercase() + rest
            }),
        ),
        (
            "tag-manifest-without-manifest",
            with_bag(|bag| {
                bag.tags = Box::new(|text| without(&text, "manifest-sha256.txt"));
            }),
        ),
        (
            "tag-manifest-with-more",
            with_bag(|bag| {
                bag.tags = Box::new(|text| text + &"a".repeat(64) + "  signature.sshsig\n");
            }),
        ),
        (
            "tag-manifest-wrong-padding",
            with_bag(|bag| {
                bag.tags = Box::new(|text| {
                    text.replace(&sha256(&[0; 16]).to_string(), &sha256(b"").to_string())
                });
            }),
        ),
        ("oxum-wrong-size", info(|text| text.replace("Oxum: ", "Oxum: 1"))),
        ("oxum-wrong-count", info(|text| text.replace(".4\n", ".5\n"))),
        ("info-extra-key", info(|text| text + "Contact-Name: someone\n")),
        ("info-key-twice", info(|text| text + "Dala-Purpose: own\n")),
        ("info-unknown-class", info(|text| text.replace("evidence", "hologram"))),
        ("info-no-such-day", info(|text| text.replace("2026-11-25", "2026-02-30"))),
        ("bagit-newer", with_bag(|bag| bag.bagit = bag.bagit.replace("1.0", "1.1"))),
        ("bagit-latin", with_bag(|bag| bag.bagit = bag.bagit.replace("UTF-8", "ISO-8859-1"))),
        ("padding-not-zeros", with_bag(|bag| bag.padding = b"secret message !".to_vec())),
        ("line-without-end", with_bag(|bag| bag.payload[1].1 = b"{}\n{}".to_vec())),
        ("line-empty", with_bag(|bag| bag.payload[1].1 = b"{}\n\n{}\n".to_vec())),
    ]
}

fn cases() -> Vec<(&'static str, Vec<u8>)> {
    names().into_iter().chain(containers()).chain(bags()).collect()
}

fn fixtures() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/hostile"))
}

fn write(name: &str, bytes: &[u8]) {
    fs::File::create(fixtures().join(name)).unwrap().write_all(bytes).unwrap();
}

/// How a zip is refused when it comes sealed to one's own key.
fn refusal(zip: &[u8]) -> String {
    let key = SealingKey::generate();
    let file = seal(zip, &key);
    match read(&file, &[OpenKey::Identity(key)]) {
        Ok(_) => "ACCEPTED".to_owned(),
        Err(error) => format!("{error}"),
    }
}

#[test]
fn the_bag_that_the_hostile_ones_come_from_is_sound() {
    let key = SealingKey::generate();
    let file = seal(&Bag::sound().zip(), &key);
    let bundle = read(&file, &[OpenKey::Identity(key)]).unwrap();
    assert_eq!((bundle.revisions(), bundle.forms().count()), (2, 1));
    // So is one signed by the test's own hand, or its wrong signatures would prove little.
    let by_hand = with_bag(|bag| {
        let sign = |tags: &str| sshsig(b"ssh-ed25519", b"ssh-ed25519", "dala-bundle", tags);
        bag.sign = Box::new(sign);
    });
    assert_eq!(refusal(&by_hand), "ACCEPTED");
}

#[test]
fn every_hostile_bundle_is_refused_for_its_own_fault() {
    let writing = std::env::var_os("DALA_WRITE_FIXTURES").is_some();
    let mut report = String::new();
    for (name, zip) in cases() {
        let file = format!("{name}.zip");
        if writing {
            write(&file, &zip);
        }
        let stored = fs::read(fixtures().join(&file)).unwrap();
        assert!(stored == zip, "{file} is not what the builder makes");
        let _ = writeln!(report, "{name}: {}", refusal(&stored));
    }
    assert!(!report.contains("ACCEPTED"), "{report}");
    if writing {
        write("EXPECTED.txt", report.as_bytes());
    }
    let expected = fs::read_to_string(fixtures().join("EXPECTED.txt")).unwrap();
    for (got, expected) in report.lines().zip(expected.lines()) {
        assert_eq!(got, expected);
    }
    assert_eq!(report.lines().count(), expected.lines().count());
    let stored = fs::read_dir(fixtures()).unwrap().count();
    assert_eq!(stored, cases().len() + 1, "a fixture without a case");
}

#[test]
fn what_is_not_sealed_is_no_bundle() {
    let keys = [OpenKey::Identity(SealingKey::generate())];
    for file in [&b""[..], b"hello", &Bag::sound().zip()] {
        assert!(matches!(read(file, &keys), Err(BundleError::NotABundle)));
    }
}

#[test]
fn errors_tell_no_content() {
    // Names that a hostile exporter chose never reach a message.
    let expected = fs::read_to_string(fixtures().join("EXPECTED.txt")).unwrap();
    for word in ["bashrc", "passwd", "other.txt", "hidden", "Contact", "hologram", "secret"] {
        assert!(!expected.contains(word), "{word}");
    }
}
