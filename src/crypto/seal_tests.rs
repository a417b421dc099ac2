//! Sealing and opening, together.

use std::io::{Cursor, Read as _, Seek as _, SeekFrom, Write as _};

use super::super::random::SystemRandomness;
use super::super::seal::{Recipient, SealError, SealTo};
use super::*;

fn sealed(to: &SealTo<'_>, plain: &[u8]) -> (Vec<u8>, OpenKey) {
    let mut file = Vec::new();
    let (mut writer, checker) = to.seal(&mut file, &mut SystemRandomness).unwrap();
    assert!(to.header_sizes().unwrap().contains(&writer.header_size()));
    writer.write_all(plain).unwrap();
    let size = writer.finish().unwrap();
    assert_eq!(size, file.len() as u64);
    (file, checker.key().clone())
}

fn read_back(file: &[u8], key: &OpenKey) -> Vec<u8> {
    let mut opened = open(Cursor::new(file), std::slice::from_ref(key)).unwrap();
    let mut plain = Vec::new();
    opened.read_to_end(&mut plain).unwrap();
    assert_eq!(opened.size(), plain.len() as u64);
    plain
}

fn stanzas(file: &[u8]) -> usize {
    file.windows(10).filter(|window| window == b"-> X25519 ").count()
}

#[test]
fn every_recipient_and_the_checker_read_what_was_sealed() {
    let keys: Vec<SealingKey> = (0..4).map(|_| SealingKey::generate()).collect();
    let recipients: Vec<Recipient> = keys.iter().map(SealingKey::recipient).collect();
    for (given, stanzas_seen) in [(1, 4), (2, 4), (3, 4), (4, 8)] {
        let (file, checker) = sealed(&SealTo::Recipients(&recipients[..given]), b"words");
        assert_eq!(stanzas(&file), stanzas_seen);
        assert_eq!(read_back(&file, &checker), b"words");
        for key in &keys[..given] {
            assert_eq!(read_back(&file, &OpenKey::Identity(key.clone())), b"words");
        }
        let stranger = [OpenKey::Identity(SealingKey::generate())];
        assert!(matches!(open(Cursor::new(&file), &stranger), Err(OpenError::NotForThisKey)));
    }
}

#[test]
fn a_recipient_given_twice_is_sealed_to_once() {
    let recipient = SealingKey::generate().recipient();
    let (file, _) = sealed(&SealTo::Recipients(&vec![recipient; 9]), b"");
    assert_eq!(stanzas(&file), 4);
}

#[test]
fn where_a_recipient_stands_says_nothing() {
    // Whether the recipient's stanza comes first can only be told with its key: the
    // shuffle is looked at itself.
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..200 {
        let mut items = [0, 1, 2, 3];
        super::super::seal::shuffle(&mut items, &mut SystemRandomness).unwrap();
        seen.insert(items);
    }
    assert!(seen.len() > 20, "{} of 24 orders in 200 draws", seen.len());
}

#[test]
fn a_passphrase_opens_and_another_does_not() {
    let right = Passphrase::new("дала ұлы ғасыр");
    let (file, checker) = sealed(&SealTo::Passphrase(&right), b"words");
    assert_eq!(read_back(&file, &checker), b"words");
    let wrong = [OpenKey::Passphrase(Passphrase::new("other"))];
    assert!(matches!(open(Cursor::new(&file), &wrong), Err(OpenError::WrongPassphrase)));
    let key = [OpenKey::Identity(SealingKey::generate())];
    assert!(matches!(open(Cursor::new(&file), &key), Err(OpenError::NeedsPassphrase)));
    let dear = String::from_utf8_lossy(&file[..100]).replace(" 18\n", " 40\n").into_bytes();
    let dear = [&dear, &file[100..]].concat();
    assert!(matches!(open(Cursor::new(&dear), &wrong), Err(OpenError::TooCostly)));
}

#[test]
fn nothing_is_sealed_to_nobody() {
    let empty = Passphrase::new("");
    assert!(matches!(SealTo::Recipients(&[]).header_sizes(), Err(SealError::NoRecipient)));
    assert!(matches!(SealTo::Passphrase(&empty).header_sizes(), Err(SealError::EmptyPassphrase)));
    let many: Vec<_> = (0..128).map(|_| SealingKey::generate().recipient()).collect();
    assert!(matches!(SealTo::Recipients(&many).header_sizes(), Err(SealError::TooManyRecipients)));
}

#[test]
fn the_most_recipients_fit_the_header_that_is_read() {
    let many: Vec<_> = (0..127).map(|_| SealingKey::generate().recipient()).collect();
    let (file, checker) = sealed(&SealTo::Recipients(&many), b"words");
    assert_eq!(read_back(&file, &checker), b"words");
}

#[test]
fn seeking_reads_the_same_bytes_also_at_the_edges_of_chunks() {
    let plain: Vec<u8> = (0..3 * 65536_u32).map(|n| (n % 251) as u8).collect();
    let key = SealingKey::generate();
    for size in [0, 1, 65535, 65536, 65537, 2 * 65536, 3 * 65536] {
        let plain = &plain[..size];
        let (file, checker) = sealed(&SealTo::Recipients(&[key.recipient()]), plain);
        let mut opened = open(Cursor::new(&file), &[checker]).unwrap();
        for at in [0, 5, 65536, 131_071, size, 65535, size / 2, 131_072, 0] {
            let at = at.min(size);
            opened.seek(SeekFrom::Start(at as u64)).unwrap();
            let mut rest = Vec::new();
            opened.read_to_end(&mut rest).unwrap();
            assert!(rest == plain[at..], "size {size}, from {at}");
        }
        assert!(opened.seek(SeekFrom::Start(size as u64 + 1)).is_err());
        assert!(opened.seek(SeekFrom::Current(-i64::try_from(size + 1).unwrap())).is_err());
    }
}

#[test]
fn every_altered_byte_and_every_cut_is_noticed() {
    let (file, key) = sealed(&SealTo::Recipients(&[SealingKey::generate().recipient()]), b"words");
    let keys = [key];
    let reads = |file: &[u8]| {
        open(Cursor::new(file), &keys)
            .and_then(|mut opened| Ok(opened.read_to_end(&mut Vec::new())?))
            .is_ok()
    };
    assert!(reads(&file));
    for at in 0..file.len() {
        for flip in [1, 0x20, 0x80] {
            let mut altered = file.clone();
            altered[at] ^= flip;
            assert!(!reads(&altered), "byte {at} altered by {flip:#x}");
        }
        assert!(!reads(&file[..at]), "cut at {at}");
    }
    assert!(!reads(&[&file[..], b"\0"].concat()));
}

#[test]
fn damage_behind_the_first_chunk_is_met_where_it_is() {
    let (mut file, key) =
        sealed(&SealTo::Recipients(&[SealingKey::generate().recipient()]), &[7; 200_000]);
    let end = file.len();
    file[end - 100_000] ^= 1;
    let mut opened = open(Cursor::new(&file), &[key]).unwrap();
    let mut plain = Vec::new();
    let error = opened.read_to_end(&mut plain).unwrap_err();
    assert!(error.get_ref().unwrap().is::<SealBroken>());
    assert!(opened.rewind().is_err(), "a broken stream stays broken");
    assert!(plain.iter().all(|&byte| byte == 7));
}

#[test]
fn other_files_are_told_apart() {
    let keys = [OpenKey::Identity(SealingKey::generate())];
    let outcome = |file: &[u8]| open(Cursor::new(file), &keys).unwrap_err();
    assert!(matches!(outcome(b""), OpenError::Empty));
    assert!(matches!(outcome(b"PK\x03\x04"), OpenError::NotSealed));
    assert!(matches!(outcome(b"age-encr"), OpenError::CutShort));
    assert!(matches!(outcome(b"age-encryption.org/v2\nhello"), OpenError::NewerEnvelope));
    assert!(matches!(outcome(b"age-encryption.org/v1\n-> X25519 abc"), OpenError::CutShort));
    let endless = [b"age-encryption.org/v1\n".as_slice(), &b"-> a\n\n".repeat(1 << 20)].concat();
    assert!(matches!(outcome(&endless), OpenError::Damaged));
}

#[test]
fn points_of_small_order_are_no_recipients() {
    for text in include_str!("small_order.txt").lines() {
        // A valid age recipient all the same, or this test would prove nothing.
        assert!(text.parse::<age::x25519::Recipient>().is_ok(), "{text}");
        assert!(text.parse::<Recipient>().is_err(), "{text}");
    }
}

#[test]
fn a_sealing_key_comes_back_from_its_text_and_never_prints() {
    let key = SealingKey::generate();
    let text = key.to_secret_text();
    assert_eq!(SealingKey::from_secret_text(&text).unwrap().recipient(), key.recipient());
    assert_eq!(format!("{key:?}"), "SealingKey(…)");
    assert!(SealingKey::from_secret_text("AGE-SECRET-KEY-1").is_err());
}
