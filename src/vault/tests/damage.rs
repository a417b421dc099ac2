//! Damage: flipped bytes, cut files, and what opening and checking say of them.

use std::fs::{self, File};
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use super::super::testing::{new_vault, noise, open, quiet};
use super::super::{FileKind, Finding, Vault, VaultError};
use crate::crypto::PAGE_SIZE;

fn flip(path: &Path, at: u64) {
    let byte = fs::read(path).unwrap()[usize::try_from(at).unwrap()];
    let mut file = File::options().write(true).open(path).unwrap();
    file.seek(SeekFrom::Start(at)).unwrap();
    file.write_all(&[byte ^ 0x10]).unwrap();
}

pub(super) fn jpeg(_: &[u8]) -> FileKind {
    FileKind { mime: "image/jpeg".to_owned(), extension: "jpg".to_owned() }
}

fn filled() -> (tempfile::TempDir, std::path::PathBuf) {
    let (folder, path, mut vault) = new_vault();
    let bytes = noise(3_000_000, 1);
    vault.write("attach", |tx| tx.store_attachment(&mut &bytes[..], &jpeg, &mut |_| {})).unwrap();
    drop(vault);
    (folder, path)
}

#[test]
fn a_damaged_first_page_is_told_from_a_wrong_passphrase() {
    let (_folder, path) = filled();
    flip(&path, 20_000);
    let opened = open(&path);
    assert!(matches!(opened, Err(VaultError::Damaged { page: Some(1) })), "{opened:?}");
}

#[test]
fn damaged_first_bytes_are_told_where_the_key_has_its_salt_and_else_not() {
    let (_folder, path) = filled();
    flip(&path, 3);
    let opened = open(&path);
    assert!(matches!(opened, Err(VaultError::Damaged { page: Some(1) })), "{opened:?}");
}

#[test]
fn a_vault_cut_short_is_damaged_and_says_so() {
    let (_folder, path) = filled();
    let size = fs::metadata(&path).unwrap().len();
    let file = File::options().write(true).open(&path).unwrap();
    file.set_len(size - 1_000).unwrap();
    let opened = open(&path);
    assert!(matches!(opened, Err(VaultError::Damaged { page: Some(_) })), "{opened:?}");
    file.set_len(size - PAGE_SIZE as u64).unwrap();
    let opened = open(&path);
    assert!(matches!(opened, Err(VaultError::Damaged { .. })), "{opened:?}");
}

#[test]
fn a_flipped_byte_anywhere_is_found_by_opening_or_by_checking() {
    let (_folder, path) = filled();
    let size = fs::metadata(&path).unwrap().len();
    // 2,000 places by chance, the same each time; and both ends.
    let places = noise(2_000 * 8, 7);
    let places = places.chunks_exact(8).map(|bytes| u64::from_le_bytes(bytes.try_into().unwrap()));
    for at in places.map(|place| place % size).chain([0, size - 1]) {
        flip(&path, at);
        match open(&path) {
            Err(VaultError::Damaged { page }) => {
                assert!(at < PAGE_SIZE as u64, "byte {at}: {page:?}");
            }
            Err(error) => panic!("byte {at}: {error:?}"),
            Ok(vault) => {
                let number = u32::try_from(at / PAGE_SIZE as u64).unwrap() + 1;
                let found = vault.check(&mut quiet).unwrap();
                assert_eq!(found, [Finding::Page { number }], "byte {at}");
            }
        }
        flip(&path, at);
    }
    assert_eq!(open(&path).unwrap().check(&mut quiet).unwrap(), []);
}

fn sabotage(sql: &str) -> Vec<Finding> {
    let (_folder, path) = filled();
    let mut vault = open(&path).unwrap();
    vault
        .write("log", |tx| {
            for day in 1..4 {
                tx.append_log(
                    &format!("2026-01-0{day}T10:00:00Z").parse().unwrap(),
                    "merge",
                    None,
                    "",
                )?;
            }
            Ok::<_, VaultError>(())
        })
        .unwrap();
    vault.conn.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    vault.conn.execute_batch(sql).unwrap();
    Vault::check(&vault, &mut quiet).unwrap()
}

#[test]
fn each_kind_of_fault_below_the_seals_is_found() {
    assert_eq!(sabotage("SELECT 1"), []);
    for sql in [
        "UPDATE attachment_chunks SET bytes = zeroblob(1048576) WHERE n = 1",
        "DELETE FROM attachment_chunks WHERE n = 2",
        "UPDATE attachments SET size = size + 1",
        "UPDATE attachments SET crc32 = 5",
    ] {
        let found = sabotage(sql);
        assert!(matches!(found[..], [Finding::Attachment { .. }]), "{sql}: {found:?}");
    }
    assert_eq!(
        sabotage("UPDATE log SET action = 'export' WHERE seq = 2"),
        [Finding::Log { seq: 2 }]
    );
    assert_eq!(sabotage("DELETE FROM log WHERE seq = 2"), [Finding::Log { seq: 3 }]);
    let found = sabotage("UPDATE attachment_chunks SET attachment = 77 WHERE n = 0");
    assert!(
        found
            .iter()
            .any(|f| matches!(f, Finding::Reference { table, .. } if table == "attachment_chunks")),
        "{found:?}"
    );
    let found = sabotage(
        "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'log_by_record'; PRAGMA writable_schema = RESET;",
    );
    assert!(matches!(found[..], [Finding::Structure { .. }, ..]), "{found:?}");
}
