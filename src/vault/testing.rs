//! For tests of this folder: vaults in a folder of their own, with a key that costs nothing.

use std::path::{Path, PathBuf};

use super::{Progress, Unlock, Vault};
use crate::crypto::{NoRandomness, Randomness, Secret, VaultKey};
use crate::record::RecordId;

/// Randomness that repeats.
pub struct Counting(pub u8);

impl Randomness for Counting {
    fn fill(&mut self, buffer: &mut [u8]) -> Result<(), NoRandomness> {
        for byte in buffer {
            self.0 = self.0.wrapping_add(1);
            *byte = self.0;
        }
        Ok(())
    }
}

/// The key of the tests' vaults.
pub fn key() -> VaultKey {
    VaultKey::new(Secret::new([7; 32]), [9; 16])
}

/// Another key with the same salt.
pub fn other_key() -> VaultKey {
    VaultKey::new(Secret::new([8; 32]), [9; 16])
}

/// A new vault in its own folder.
pub fn new_vault() -> (tempfile::TempDir, PathBuf, Vault) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.dala");
    let vault = Vault::create(&path, Unlock::Key(key()), &mut Counting(0)).unwrap();
    (folder, path, vault)
}

/// Opens it again.
pub fn open(path: &Path) -> Result<Vault, super::VaultError> {
    Vault::open(path, Unlock::Key(key()))
}

/// All pages, decrypted, those that are free included.
pub fn pages(vault: &mut Vault) -> Vec<u8> {
    vault.conn.serialize(rusqlite::MAIN_DB).unwrap().to_vec()
}

/// Runs a statement about a record, past all that keeps a vault whole.
pub fn run(vault: &mut Vault, sql: &str, record: &RecordId) {
    vault.conn.execute(sql, [record.as_bytes()]).unwrap();
}

/// Takes no notice of progress.
pub fn quiet(_: Progress) {}

/// The names in a folder.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Bytes that do not repeat, to fill pages with.
pub fn noise(size: usize, seed: u32) -> Vec<u8> {
    let mut state = u64::from(seed) | 1 << 40;
    let mut bytes = Vec::with_capacity(size + 8);
    while bytes.len() < size {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        bytes.extend((state >> 16).to_le_bytes().into_iter().take(6));
    }
    bytes.truncate(size);
    bytes
}
