//! What was written is read, by whom it was sealed to and nobody else.

use std::io::{Cursor, Read as _};

use dala::bundle::{BundleError, Unverified};
use dala::crypto::{OpenKey, Passphrase, Recipient, SealTo, SealingKey};

use crate::{Memory, Open, export, go, read, signer};

fn lines(bundle: &mut Open) -> Vec<Vec<u8>> {
    let mut lines = Vec::new();
    bundle
        .for_each_line(|line, _| {
            lines.push(line.to_vec());
            Ok::<(), BundleError>(())
        })
        .unwrap();
    lines
}

fn check(file: &[u8], key: &OpenKey, source: &Memory) {
    let mut bundle = read(file, std::slice::from_ref(key)).unwrap();
    assert_eq!(bundle.signer(), signer().key());
    assert_eq!(bundle.revisions(), source.lines.len() as u64);
    assert_eq!(lines(&mut bundle), source.lines);
    let digests: Vec<_> = bundle.attachments().map(|one| one.sha256).collect();
    assert!(digests.iter().eq(source.files.keys()));
    for digest in digests.iter().take(100) {
        let mut bytes = Vec::new();
        bundle.read_attachment(digest).unwrap().unwrap().read_to_end(&mut bytes).unwrap();
        assert!(bytes == source.files[digest]);
    }
}

#[test]
fn each_recipient_and_the_check_key_read_it_and_a_stranger_does_not() {
    let large: Vec<u8> = (0..300_000_u32).map(|n| (n / 7).to_le_bytes()[0]).collect();
    let mut source = Memory::new(&["{\"a\":1}", "{\"b\":\"ж\"}"], &[b"x", &large, b""]);
    let keys: Vec<_> = (0..5).map(|_| SealingKey::generate()).collect();
    let recipients: Vec<Recipient> = keys.iter().map(SealingKey::recipient).collect();
    let (file, written) = export(&mut source, &SealTo::Recipients(&recipients));
    check(&file, written.check_key(), &source);
    for key in keys {
        let bundle = read(&file, &[OpenKey::Identity(key.clone())]).unwrap();
        assert_eq!(bundle.id(), written.id);
        check(&file, &OpenKey::Identity(key), &source);
    }
    let stranger = OpenKey::Identity(SealingKey::generate());
    assert!(matches!(read(&file, &[stranger]), Err(BundleError::NotForThisKey)));
}

#[test]
fn a_passphrase_bundle_opens_with_its_passphrase() {
    let mut source = Memory::new(&["{}"], &[]);
    let right = Passphrase::new("correct horse");
    let (file, written) = export(&mut source, &SealTo::Passphrase(&right));
    check(&file, written.check_key(), &source);
    let key = OpenKey::Identity(SealingKey::generate());
    assert!(matches!(read(&file, &[key]), Err(BundleError::NeedsPassphrase)));
    let wrong = OpenKey::Passphrase(Passphrase::new("wrong"));
    assert!(matches!(read(&file, &[wrong]), Err(BundleError::WrongPassphrase)));
}

#[test]
fn a_bundle_of_nothing_is_a_bundle_of_the_least_size() {
    let recipients = [SealingKey::generate().recipient()];
    let mut source = Memory::default();
    let (file, written) = export(&mut source, &SealTo::Recipients(&recipients));
    assert_eq!(file.len(), 65_536);
    check(&file, written.check_key(), &source);
}

#[test]
fn every_size_is_foretold_exactly_and_says_little() {
    let recipients = [SealingKey::generate().recipient()];
    let to = SealTo::Recipients(&recipients);
    for size in (0..400_000).step_by(4_999) {
        let mut source = Memory::new(&[], &[&vec![7; size]]);
        let (file, written) = export(&mut source, &to);
        assert!(is_a_padme_step(file.len()), "{} bytes", file.len());
        if size % 7 == 0 {
            check(&file, written.check_key(), &source);
        }
    }
}

/// Padmé (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and
/// Communication with PURBs", PoPETs 2019, section 4.3), after its words: of a length
/// whose exponent is E, all but the highest ⌊log2 E⌋ + 1 bits are zero.
fn is_a_padme_step(length: usize) -> bool {
    let exponent = usize::BITS - 1 - length.leading_zeros();
    let kept = u32::BITS - exponent.leading_zeros();
    length.trailing_zeros() >= exponent.saturating_sub(kept)
}

#[test]
fn seventy_thousand_attachments_go_through() {
    let files: Vec<Vec<u8>> = (0..70_000_u32).map(|n| n.to_le_bytes().to_vec()).collect();
    let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
    let mut source = Memory::new(&["{}"], &files);
    let recipients = [SealingKey::generate().recipient()];
    let (file, written) = export(&mut source, &SealTo::Recipients(&recipients));
    check(&file, written.check_key(), &source);
}

#[test]
fn a_cut_file_is_cut_short_and_not_merely_damaged() {
    let mut source = Memory::new(&["{}"], &[&[9; 200_000]]);
    let recipients = [SealingKey::generate().recipient()];
    let (file, written) = export(&mut source, &SealTo::Recipients(&recipients));
    let keys = [written.check_key().clone()];
    for end in (25..1_000).chain((1_000..file.len()).step_by(1_009)).chain([file.len() - 1]) {
        let cut = read(&file[..end], &keys);
        assert!(matches!(cut, Err(BundleError::CutShort)), "at {end}: {cut:?}");
    }
    assert!(matches!(read(&[], &keys), Err(BundleError::NotABundle)));
}

#[test]
fn an_altered_file_is_refused_wherever_it_is_altered() {
    let mut source = Memory::new(&["{}"], &[b"photo"]);
    let recipients = [SealingKey::generate().recipient()];
    let (file, written) = export(&mut source, &SealTo::Recipients(&recipients));
    let keys = [written.check_key().clone()];
    let refused = |places: std::ops::Range<usize>| {
        let mut altered = file.clone();
        for at in places {
            altered[at] ^= 0x10;
            assert!(read(&altered, &keys).is_err(), "byte {at}");
            altered[at] ^= 0x10;
        }
    };
    let middle = file.len() / 2;
    std::thread::scope(|scope| {
        scope.spawn(|| refused(0..middle));
        refused(middle..file.len());
    });
    assert!(read(&[&file[..], b"\0"].concat(), &keys).is_err());
}

#[test]
fn opening_gives_the_number_of_bytes_to_be_read() {
    let mut source = Memory::new(&["{}"], &[b"x"]);
    let recipients = [SealingKey::generate().recipient()];
    let (file, written) = export(&mut source, &SealTo::Recipients(&recipients));
    let keys = [written.check_key().clone()];
    let opened = Unverified::open(Cursor::new(file), &keys).unwrap();
    let (size, mut last) = (opened.size(), 0);
    let verified = opened.verify(&mut |done| {
        assert!(done >= last);
        last = done;
        go(done)
    });
    verified.unwrap();
    assert!(last <= size && last * 10 > size * 9, "{last} of {size}");
}
