//! Attachments: in and out as streams, from files and ahead of merges.

use std::io::{self, Read, Seek, SeekFrom};

use super::super::testing::{new_vault, noise, quiet};
use super::super::{FileKind, Promised, Stored, Vault, VaultError};
use super::damage::jpeg;
use crate::crypto::sha256;
use crate::record::Digest;

fn store(vault: &mut Vault, bytes: &[u8]) -> Stored {
    let mut reader = bytes;
    vault.write("attach", |tx| tx.store_attachment(&mut reader, &jpeg, &mut |_| {})).unwrap()
}

fn load(vault: &Vault, sha256: &Digest) -> Option<Vec<u8>> {
    vault
        .read(|tx| {
            let Some(mut reader) = tx.read_attachment(sha256)? else { return Ok(None) };
            let mut bytes = Vec::new();
            reader.read_to_end(&mut bytes).unwrap();
            Ok::<_, VaultError>(Some(bytes))
        })
        .unwrap()
}

fn promised(bytes: &[u8]) -> Promised {
    Promised { sha256: sha256(bytes), size: bytes.len() as u64, kind: jpeg(&[]) }
}

fn chunks(vault: &Vault) -> i64 {
    vault.conn.query_row("SELECT count(*) FROM attachment_chunks", [], |row| row.get(0)).unwrap()
}

#[test]
fn bytes_come_out_as_they_went_in_whatever_their_length() {
    let (_folder, _path, mut vault) = new_vault();
    for size in [0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 2 << 20, 2_500_000] {
        let bytes = noise(size, 9);
        let stored = store(&mut vault, &bytes);
        assert_eq!(stored.sha256, sha256(&bytes), "{size}");
        assert_eq!(stored.crc32, crc32fast::hash(&bytes), "{size}");
        assert_eq!((stored.size, stored.already_known), (size as u64, false));
        assert_eq!(load(&vault, &stored.sha256).unwrap(), bytes, "{size}");
    }
    assert_eq!(vault.check(&mut quiet).unwrap(), []);
    assert_eq!(vault.read(|tx| tx.attachments()).unwrap().len(), 7);
}

#[test]
fn the_same_file_twice_is_stored_once() {
    let (_folder, _path, mut vault) = new_vault();
    let bytes = noise(1_500_000, 2);
    assert!(!store(&mut vault, &bytes).already_known);
    let before = chunks(&vault);
    assert!(store(&mut vault, &bytes).already_known);
    assert_eq!(chunks(&vault), before);
}

#[test]
fn the_kind_is_told_from_the_first_4096_bytes() {
    let (_folder, _path, mut vault) = new_vault();
    let bytes = noise(10_000, 4);
    let kind = |start: &[u8]| {
        assert_eq!(start, &bytes[..4_096]);
        FileKind { mime: "image/png".to_owned(), extension: "png".to_owned() }
    };
    let mut reader = &bytes[..];
    vault.write("attach", |tx| tx.store_attachment(&mut reader, &kind, &mut |_| {})).unwrap();
    let info = vault.read(|tx| tx.attachment(&sha256(&bytes))).unwrap().unwrap();
    assert_eq!((info.mime.as_str(), info.extension.as_str()), ("image/png", "png"));
}

#[test]
fn a_reader_seeks_across_chunks() {
    let (_folder, _path, mut vault) = new_vault();
    let bytes = noise(2_500_000, 5);
    let stored = store(&mut vault, &bytes);
    vault
        .read(|tx| {
            let mut reader = tx.read_attachment(&stored.sha256)?.unwrap();
            for at in [2_499_990, 0, (1 << 20) - 3, 2_000_000] {
                let mut some = [0; 6];
                reader.seek(SeekFrom::Start(at)).unwrap();
                reader.read_exact(&mut some).unwrap();
                let at = usize::try_from(at).unwrap();
                assert_eq!(some, bytes[at..at + 6]);
            }
            assert_eq!(reader.seek(SeekFrom::End(-1)).unwrap(), 2_499_999);
            assert!(reader.seek(SeekFrom::Current(-2_500_000)).is_err());
            reader.seek(SeekFrom::Start(5_000_000)).unwrap();
            assert_eq!(reader.read(&mut [0; 4]).unwrap(), 0);
            Ok::<_, VaultError>(())
        })
        .unwrap();
}

/// Breaks off after some bytes.
struct Breaking<'b>(&'b [u8]);

impl Read for Breaking<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0.read(buffer)? {
            0 => Err(io::ErrorKind::ConnectionReset.into()),
            some => Ok(some),
        }
    }
}

#[test]
fn a_file_that_breaks_off_leaves_nothing_and_the_others_of_the_change_stay() {
    let (_folder, _path, mut vault) = new_vault();
    let (good, bad) = (noise(100_000, 6), noise(1_300_000, 7));
    vault
        .write("attach two", |tx| {
            let broken = tx.store_attachment(&mut Breaking(&bad), &jpeg, &mut |_| {});
            assert!(matches!(broken, Err(VaultError::Io { .. })));
            tx.store_attachment(&mut &good[..], &jpeg, &mut |_| {})
        })
        .unwrap();
    assert_eq!(chunks(&vault), 1);
    assert_eq!(load(&vault, &sha256(&good)).unwrap(), good);
}

#[test]
fn what_is_stored_ahead_is_invisible_until_the_merge_completes_it() {
    let (_folder, _path, mut vault) = new_vault();
    let bytes = noise(2_500_000, 8);
    let told = promised(&bytes);
    let stored = vault.store_ahead(&told, &mut &bytes[..], &mut quiet).unwrap();
    assert_eq!(stored.crc32, crc32fast::hash(&bytes));
    assert_eq!(load(&vault, &told.sha256), None);
    assert_eq!(vault.read(|tx| tx.attachments()).unwrap(), []);
    vault.write("merge", |tx| tx.complete_attachment(&told.sha256)).unwrap();
    assert_eq!(load(&vault, &told.sha256).unwrap(), bytes);
    assert_eq!(vault.check(&mut quiet).unwrap(), []);
    assert!(vault.store_ahead(&told, &mut io::empty(), &mut quiet).unwrap().already_known);
}

#[test]
fn storing_ahead_resumes_and_trusts_nothing_that_is_there() {
    let (_folder, _path, mut vault) = new_vault();
    let bytes = noise(70 << 20, 10);
    let told = promised(&bytes);
    // An earlier bundle named the same hash, brought other bytes, and broke off.
    let mut other = bytes.clone();
    other[100] ^= 1;
    let broken = vault.store_ahead(&told, &mut Breaking(&other[..65 << 20]), &mut quiet);
    assert!(matches!(broken, Err(VaultError::Io { .. })));
    assert_eq!(chunks(&vault), 64, "one step was committed");
    let refused = vault.write("merge", |tx| tx.complete_attachment(&told.sha256));
    assert!(matches!(refused, Err(VaultError::Corrupt(_))));
    vault.store_ahead(&told, &mut &bytes[..], &mut quiet).unwrap();
    vault.write("merge", |tx| tx.complete_attachment(&told.sha256)).unwrap();
    assert_eq!(vault.check(&mut quiet).unwrap(), []);
}

#[test]
fn bytes_that_were_not_promised_are_not_kept() {
    let (_folder, _path, mut vault) = new_vault();
    let bytes = noise(1_200_000, 11);
    let told = promised(&bytes);
    let longer = [&bytes[..], b"more"].concat();
    for wrong in [&bytes[..bytes.len() - 1], &longer[..], &noise(1_200_000, 12)[..]] {
        let stored = vault.store_ahead(&told, &mut &wrong[..], &mut quiet);
        assert!(matches!(stored, Err(VaultError::WrongContent)), "{stored:?}");
        assert_eq!(chunks(&vault), 0);
    }
}

#[test]
fn stumps_and_attachments_go_when_asked() {
    let (_folder, _path, mut vault) = new_vault();
    let (kept, ahead) = (noise(1_100_000, 2), noise(20, 3));
    let kept = store(&mut vault, &kept).sha256;
    vault.store_ahead(&promised(&ahead), &mut &ahead[..], &mut quiet).unwrap();
    assert_eq!(chunks(&vault), 3);
    assert_eq!(vault.write("tidy", |tx| tx.remove_incomplete_attachments()).unwrap(), 1);
    assert_eq!(chunks(&vault), 2);
    assert!(vault.write("remove", |tx| tx.remove_attachment(&kept)).unwrap());
    assert!(!vault.write("remove", |tx| tx.remove_attachment(&kept)).unwrap());
    assert_eq!((load(&vault, &kept), chunks(&vault)), (None, 0));
}

#[test]
fn a_thumbnail_or_the_reason_for_none_is_kept() {
    let (_folder, _path, mut vault) = new_vault();
    let one = store(&mut vault, b"one").sha256;
    let two = store(&mut vault, b"two").sha256;
    assert_eq!(vault.read(|tx| tx.attachments_without_preview(9)).unwrap(), [one, two]);
    vault
        .write("previews", |tx| {
            tx.set_thumbnail(&one, b"small")?;
            tx.set_no_preview(&two, "unknown_format")
        })
        .unwrap();
    assert_eq!(vault.read(|tx| tx.thumbnail(&one)).unwrap().as_deref(), Some(&b"small"[..]));
    assert_eq!(vault.read(|tx| tx.thumbnail(&two)).unwrap(), None);
    assert_eq!(vault.read(|tx| tx.attachments_without_preview(9)).unwrap(), []);
    let info = vault.read(|tx| tx.attachment(&two)).unwrap().unwrap();
    assert_eq!(info.no_preview.as_deref(), Some("unknown_format"));
}

/// Run by hand: `cargo test --release --lib -- --ignored two_gibibytes`.
#[cfg(target_os = "linux")]
#[test]
#[ignore = "writes 2 GiB"]
fn two_gibibytes_in_one_transaction_stay_out_of_memory() {
    let (_folder, _path, mut vault) = new_vault();
    let mut zeros = io::repeat(0).take(2 << 30);
    vault.write("attach", |tx| tx.store_attachment(&mut zeros, &jpeg, &mut |_| {})).unwrap();
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let peak = status.lines().find(|line| line.starts_with("VmHWM")).unwrap();
    let kib: u64 = peak.split_whitespace().nth(1).unwrap().parse().unwrap();
    assert!(kib < 256 * 1024, "{peak}");
}
