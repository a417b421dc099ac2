//! Whole bundles from within: the zip inside, byte by byte. What goes through the public
//! door alone is in `tests/bundles`.

use std::io::{self, Cursor, Read};
use std::ops::ControlFlow;

use super::zip::Zip64From;
use super::*;
use crate::crypto::{Secret, Signer, sha256};
use crate::record::{Day, Digest, Kind};

/// The id of `tests/fixtures/golden/bundle.zip`: the SHA-256 of its tag manifest.
const GOLDEN_ID: &str = "04855394006e7ca9c5cd3f30d8b5dcb5957a45203832d672ce96fc86e1c010ad";

/// Lines and attachments in memory, to be altered between the passes.
#[derive(Clone, Default)]
struct Memory {
    lines: Vec<Vec<u8>>,
    files: Vec<Vec<u8>>,
    second: Option<Vec<Vec<u8>>>,
}

impl Source for Memory {
    fn revisions(&mut self, line: &mut dyn FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
        for bytes in &self.lines {
            line(bytes)?;
        }
        if let Some(second) = self.second.take() {
            self.lines = second;
        }
        Ok(())
    }

    fn attachment(&mut self, sha256: &Digest) -> io::Result<Box<dyn Read + '_>> {
        let found = self.files.iter().find(|file| crate::crypto::sha256(file) == *sha256);
        Ok(Box::new(found.map_or(&[][..], Vec::as_slice)))
    }
}

fn signer() -> Signer {
    Signer::from_seed(&Secret::new([1; 32]))
}

fn attachment(bytes: &[u8]) -> Attachment {
    Attachment {
        sha256: sha256(bytes),
        size: bytes.len() as u64,
        crc32: crc32fast::hash(bytes),
        extension: "bin".parse().unwrap(),
    }
}

fn contents(source: &Memory) -> Contents {
    Contents {
        day: Day { year: 2026, month: 11, day: 25 },
        class: Class::Evidence,
        purpose: "own".parse().unwrap(),
        software: "dala 0.1.0".parse().unwrap(),
        forms: vec![Form {
            name: FormName::new(Kind::new("person").unwrap(), "1").unwrap(),
            bytes: b"{\"id\":\"person\"}".to_vec(),
        }],
        attachments: source.files.iter().map(|file| attachment(file)).collect(),
    }
}

fn small() -> Memory {
    Memory {
        lines: vec![b"{\"v\":1}".to_vec(), b"{\"v\":1,\"x\":\"\xd0\xb6\"}".to_vec()],
        files: vec![b"one".to_vec(), b"another".to_vec()],
        second: None,
    }
}

fn go(_: u64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn plain_with(mut source: Memory, padding: u64, from: Zip64From) -> Vec<u8> {
    let plan = Plan::with_zip64_from(contents(&source), &mut source, from).unwrap();
    let mut out = Vec::new();
    plan.write_plain(&mut source, &mut out, padding, &signer(), &mut go).unwrap();
    out
}

fn plain(source: Memory, padding: u64) -> Vec<u8> {
    plain_with(source, padding, Zip64From::STANDARD)
}

fn verify(plain: &[u8]) -> Result<Verified<Cursor<Vec<u8>>>, BundleError> {
    Unverified::from_plain(Cursor::new(plain.to_vec()))?.verify(&mut go)
}

fn lines<P: Read + io::Seek>(bundle: &mut Verified<P>) -> Result<Vec<Vec<u8>>, BundleError> {
    let mut lines = Vec::new();
    bundle.for_each_line(|line, number| {
        assert_eq!(number, lines.len() as u64 + 1);
        lines.push(line.to_vec());
        Ok::<(), BundleError>(())
    })?;
    Ok(lines)
}

#[test]
fn the_bytes_of_a_bundle_are_pinned() {
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/golden/bundle.zip");
    let made = plain(small(), 100);
    if std::env::var_os("DALA_WRITE_FIXTURES").is_some() {
        let mut file = std::fs::File::create(golden).unwrap();
        io::Write::write_all(&mut file, &made).unwrap();
    }
    let stored = std::fs::read(golden).unwrap();
    assert!(stored == made, "the bytes of a bundle differ from tests/fixtures/golden/bundle.zip");
    let bundle = verify(&stored).unwrap();
    assert_eq!(bundle.id().to_string(), GOLDEN_ID);
}

#[test]
fn what_was_written_is_read() {
    let source = small();
    let mut bundle = verify(&plain(source.clone(), 5)).unwrap();
    assert_eq!(bundle.signer(), signer().key());
    assert_eq!(bundle.day(), Day { year: 2026, month: 11, day: 25 });
    assert_eq!(bundle.class(), Class::Evidence);
    assert_eq!(bundle.purpose().as_str(), "own");
    assert_eq!(bundle.software().as_str(), "dala 0.1.0");
    assert_eq!(bundle.revisions(), 2);
    assert_eq!(lines(&mut bundle).unwrap(), source.lines);
    let expected = contents(&source);
    let form = &expected.forms[0];
    assert_eq!(bundle.forms().collect::<Vec<_>>(), [(&form.name, sha256(&form.bytes))]);
    assert_eq!(bundle.read_form(&form.name).unwrap().unwrap(), form.bytes);
    let other = FormName::new(Kind::new("person").unwrap(), "2").unwrap();
    assert!(bundle.read_form(&other).unwrap().is_none());
    let mut attachments = expected.attachments.clone();
    attachments.sort_by_key(|one| one.sha256);
    assert_eq!(bundle.attachments().collect::<Vec<_>>(), attachments);
    for file in &source.files {
        let mut bytes = Vec::new();
        let mut reading = bundle.read_attachment(&sha256(file)).unwrap().unwrap();
        reading.read_to_end(&mut bytes).unwrap();
        assert_eq!(bytes, *file);
    }
    assert!(bundle.read_attachment(&Digest([0; 32])).unwrap().is_none());
}

#[test]
fn every_altered_byte_is_refused() {
    let sound = plain(small(), 40);
    assert!(verify(&sound).is_ok());
    for at in 0..sound.len() {
        for flip in [1, 0x80] {
            let mut altered = sound.clone();
            altered[at] ^= flip;
            assert!(verify(&altered).is_err(), "byte {at} of {} by {flip:#x}", sound.len());
        }
    }
}

#[test]
fn every_cut_and_every_addition_is_refused() {
    let sound = plain(small(), 3);
    for end in 0..sound.len() {
        assert!(verify(&sound[..end]).is_err(), "cut at {end}");
        assert!(verify(&sound[end + 1..]).is_err(), "begun at {}", end + 1);
    }
    assert!(verify(&[&sound[..], b"\0"].concat()).is_err());
    assert!(verify(&[b"\0", &sound[..]].concat()).is_err());
}

#[test]
fn zip64_is_written_where_needed_and_read_back() {
    // The thresholds lowered: sizes and offsets from 2,000 bytes on, counts from 9.
    for from in [
        Zip64From { bytes: 2_000, entries: 0xffff },
        Zip64From { bytes: 0xffff_ffff, entries: 9 },
        Zip64From { bytes: 1, entries: 1 },
    ] {
        for padding in [0, 1, 1_999, 2_000, 70_000] {
            let mut source = small();
            let made = plain_with(source.clone(), padding, from);
            let plan = Plan::with_zip64_from(contents(&source), &mut source, from).unwrap();
            assert_eq!(plan.padding_for(made.len() as u64), Some(padding), "{from:?}");
            let opened = Unverified::with_zip64_from(Cursor::new(made.clone()), from).unwrap();
            assert_eq!(opened.verify(&mut go).unwrap().revisions(), 2);
            // A reader of the standard sees Zip64 where it is not needed.
            assert!(Unverified::from_plain(Cursor::new(made)).is_err(), "{from:?}");
        }
    }
}

#[test]
fn headers_of_more_than_four_gib_are_as_the_standard_has_them() {
    let from = Zip64From::STANDARD;
    let record = zip::Record { name: "padding", size: 5 << 30, crc32: 7, offset: 6 << 30 };
    let local = record.local(from);
    assert_eq!(local.len() as u64, zip::local_size(7, 5 << 30, from));
    assert_eq!(local[4..6], 45_u16.to_le_bytes());
    assert_eq!(local[18..26], [0xff; 8]);
    let sizes = [(5_u64 << 30).to_le_bytes(), (5_u64 << 30).to_le_bytes()].concat();
    assert_eq!(local[37..], [&[1, 0, 16, 0][..], &sizes].concat());
    let central = record.central(from);
    assert_eq!(central.len() as u64, zip::central_size(7, 5 << 30, 6 << 30, from));
    let offset = (6_u64 << 30).to_le_bytes();
    assert_eq!(central[53..], [&[1, 0, 24, 0][..], &sizes, &offset].concat());
    let small = zip::Record { name: "padding", size: 0xffff_fffe, crc32: 7, offset: 0 };
    assert_eq!(small.local(from).len(), 37);
}

#[test]
fn a_source_that_changes_between_the_passes_is_an_error() {
    for second in [vec![], vec![b"{\"v\":2}".to_vec(); 2], vec![b"{\"v\":1}".to_vec(); 9]] {
        let mut source = small();
        source.second = Some(second);
        let plan = Plan::new(contents(&source), &mut source).unwrap();
        let written = plan.write_plain(&mut source, &mut io::sink(), 0, &signer(), &mut go);
        assert!(matches!(written, Err(WriteError::RevisionsChanged)), "{written:?}");
    }
}

#[test]
fn a_damaged_attachment_is_never_exported() {
    for damaged in [&b"onE"[..], b"on", b"onee", b""] {
        let mut source = small();
        let mut contents = contents(&source);
        source.files[0] = damaged.to_vec();
        contents.attachments[0] = Attachment { sha256: sha256(damaged), ..attachment(b"one") };
        let plan = Plan::new(contents, &mut source).unwrap();
        let written = plan.write_plain(&mut source, &mut io::sink(), 0, &signer(), &mut go);
        assert!(matches!(written, Err(WriteError::AttachmentDamaged(_))), "{written:?}");
    }
}

#[test]
fn what_no_reader_would_take_is_not_planned() {
    let plan = |source: Memory, change: fn(&mut Contents)| {
        let mut contents = contents(&source);
        change(&mut contents);
        Plan::new(contents, &mut source.clone()).map(|_| ())
    };
    for line in [&b""[..], b"a\nb", &vec![b'x'; limits::LINE_MOST]] {
        let refused = plan(Memory { lines: vec![line.to_vec()], ..small() }, |_| ());
        assert!(matches!(refused, Err(WriteError::Line)));
    }
    let doubled = plan(small(), |contents| contents.forms.push(contents.forms[0].clone()));
    assert!(matches!(doubled, Err(WriteError::Doubled(EntryName::Form(_)))));
    let doubled = plan(small(), |contents| {
        let extension = "jpg".parse().unwrap();
        contents.attachments.push(Attachment { extension, ..contents.attachments[0] });
    });
    assert!(matches!(doubled, Err(WriteError::Doubled(EntryName::Attachment(..)))));
    let large = plan(small(), |contents| {
        contents.forms[0].bytes = vec![b' '; 1 + usize::try_from(limits::FORM_MOST).unwrap()];
    });
    assert!(matches!(large, Err(WriteError::Form)));
    let huge = plan(small(), |contents| contents.attachments[0].size = u64::MAX);
    assert!(matches!(huge, Err(WriteError::TooLarge)));
}

#[test]
fn both_directions_can_be_stopped() {
    let mut source = small();
    let plan = Plan::new(contents(&source), &mut source).unwrap();
    let mut stop = |done: u64| {
        if done > 3_000 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let written = plan.write_plain(&mut source, &mut io::sink(), 9_999, &signer(), &mut stop);
    assert!(matches!(written, Err(WriteError::Cancelled)));
    let whole = Unverified::from_plain(Cursor::new(plain(small(), 9))).unwrap();
    assert!(matches!(whole.verify(&mut stop), Err(BundleError::Cancelled)));
}

/// Bytes that another hand can change while they are read.
#[derive(Clone)]
struct Shared(std::rc::Rc<std::cell::RefCell<Vec<u8>>>, u64);

impl Read for Shared {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let bytes = self.0.borrow();
        let taken = bytes.get(usize::try_from(self.1).unwrap()..).unwrap_or(&[]).read(buffer)?;
        self.1 += taken as u64;
        Ok(taken)
    }
}

impl io::Seek for Shared {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        let mut cursor = Cursor::new(vec![0; self.0.borrow().len()]);
        cursor.set_position(self.1);
        self.1 = cursor.seek(to)?;
        Ok(self.1)
    }
}

#[test]
fn a_file_that_changes_after_it_was_verified_is_noticed() {
    let bytes = plain(small(), 0);
    let place = |needle: &[u8]| bytes.windows(needle.len()).position(|w| w == needle).unwrap();
    let (revision, file) = (place(b"{\"v\":1}\n"), place(b"another"));
    let shared = Shared(std::rc::Rc::new(std::cell::RefCell::new(bytes.clone())), 0);
    let mut bundle = Unverified::from_plain(shared.clone()).unwrap().verify(&mut go).unwrap();
    assert!(lines(&mut bundle).is_ok());
    shared.0.borrow_mut()[revision + 5] = b'2';
    assert!(matches!(lines(&mut bundle), Err(BundleError::Changed)));
    shared.0.borrow_mut()[file] ^= 1;
    let mut reading = bundle.read_attachment(&sha256(b"another")).unwrap().unwrap();
    let error = reading.read_to_end(&mut Vec::new()).unwrap_err();
    assert!(matches!(BundleError::from(error), BundleError::Changed));
    shared.0.borrow_mut().truncate(file + 2);
    let mut reading = bundle.read_attachment(&sha256(b"another")).unwrap().unwrap();
    let error = reading.read_to_end(&mut Vec::new()).unwrap_err();
    assert!(matches!(BundleError::from(error), BundleError::Changed));
}
