//! Builders for tests: vaults with a key that costs nothing, a clock that stands still,
//! and random numbers that repeat.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "each test file takes what it needs, and fails by panic"
)]

pub mod program;
pub mod screen;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use dala::casework::{Casework, Clock, ExportOrder, SealFor, Surroundings};
use dala::crypto::{NoRandomness, Randomness, Secret, VaultKey, sha256};
use dala::record::{FieldName, Kind, Moment, RecordId, Value};
use dala::vault::Unlock;

/// A clock that stands still.
pub struct Still(pub &'static str);

impl Clock for Still {
    fn now(&self) -> Moment {
        self.0.parse().unwrap()
    }
}

/// A counter, hashed.
pub struct Counter(pub u64);

impl Randomness for Counter {
    fn fill(&mut self, buffer: &mut [u8]) -> Result<(), NoRandomness> {
        for chunk in buffer.chunks_mut(32) {
            self.0 += 1;
            chunk.copy_from_slice(&sha256(&self.0.to_le_bytes()).0[..chunk.len()]);
        }
        Ok(())
    }
}

/// The key of all vaults in tests.
pub fn unlock() -> Unlock {
    Unlock::Key(VaultKey::new(Secret::new([7; 32]), [9; 16]))
}

/// Repeatable surroundings; `seed` keeps vaults apart.
pub fn surroundings(seed: u64) -> Surroundings {
    Surroundings {
        clock: Box::new(Still("2022-03-01T10:00:00+06:00")),
        randomness: Box::new(Counter(seed << 32)),
    }
}

/// A new vault.
pub fn create(path: &Path, name: &str, seed: u64) -> Casework {
    Casework::create(path, unlock(), name, surroundings(seed)).unwrap()
}

/// Opens it again.
pub fn open(path: &Path, seed: u64) -> Casework {
    Casework::open(path, unlock(), surroundings(seed)).unwrap()
}

/// Fields, as a user types them.
pub fn typed(
    casework: &Casework,
    kind: &str,
    pairs: &[(&str, &str)],
) -> BTreeMap<FieldName, Value> {
    pairs.iter().map(|(name, text)| casework.read_answer(kind, name, text).unwrap()).collect()
}

/// Adds a record as a user would.
pub fn add(
    casework: &mut Casework,
    kind: &str,
    case: Option<RecordId>,
    source: Option<RecordId>,
    pairs: &[(&str, &str)],
) -> RecordId {
    let fields = typed(casework, kind, pairs);
    let kind: Kind = kind.parse().unwrap();
    casework.add(&kind, case, source, fields).unwrap().0
}

/// An order to export to these vaults' cards.
pub fn order(to: &[&Casework], cases: &[RecordId]) -> ExportOrder {
    let recipients = to.iter().map(|c| c.card().unwrap().recipient().clone()).collect();
    ExportOrder {
        cases: cases.to_vec(),
        seal: SealFor::Recipients(recipients),
        purpose: "own".to_owned(),
        max_size: None,
    }
}

/// Exports to a folder; the bundles.
pub fn export(from: &mut Casework, to: &Casework, folder: &Path) -> Vec<PathBuf> {
    from.export(&order(&[to], &[]), folder, &mut ()).unwrap().bundles
}

/// Merges bundles, none of which may be refused.
pub fn merge(into: &mut Casework, bundles: &[PathBuf]) -> dala::casework::MergeReport {
    let paths: Vec<&Path> = bundles.iter().map(PathBuf::as_path).collect();
    let report = into.merge(&paths, None, false, &mut ()).unwrap();
    assert!(report.rejected.is_empty(), "{:?}", report.rejected);
    report
}
