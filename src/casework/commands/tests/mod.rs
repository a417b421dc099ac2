//! Commands on real vaults, looked at from the inside.

mod cancel;
mod cases;
mod checks;
mod drafts;
mod previews;
mod records;
mod recovery;
mod say;
mod settings;
mod settle;
mod sizes;
mod undo;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::casework::{Attached, Casework, ExportOrder, SealFor, Surroundings};
use crate::record::{FieldName, Kind, RecordId, Value};
use crate::vault::Unlock;
use crate::vault::testing::{key, pages};

fn create(folder: &Path, name: &str) -> Casework {
    let path = folder.join(format!("{name}.dala"));
    Casework::create(&path, Unlock::Key(key()), name, Surroundings::system()).unwrap()
}

fn typed(work: &Casework, kind: &str, pairs: &[(&str, &str)]) -> BTreeMap<FieldName, Value> {
    pairs.iter().map(|(name, text)| work.read_answer(kind, name, text).unwrap()).collect()
}

fn add(
    work: &mut Casework,
    kind: &str,
    case: Option<RecordId>,
    pairs: &[(&str, &str)],
) -> RecordId {
    let fields = typed(work, kind, pairs);
    work.add(&kind.parse::<Kind>().unwrap(), case, None, fields).unwrap().0
}

fn edit(work: &mut Casework, kind: &str, record: RecordId, pairs: &[(&str, &str)]) {
    let fields = typed(work, kind, pairs);
    work.edit(record, None, fields).unwrap();
}

fn attach(work: &mut Casework, to: RecordId, bytes: &[u8]) -> Attached {
    work.attach_bytes(to, "a.bin", bytes, false, &mut ()).unwrap().0
}

fn order(to: &[&Casework], cases: &[RecordId]) -> ExportOrder {
    let recipients = to.iter().map(|c| c.card().unwrap().recipient().clone()).collect();
    let (cases, seal) = (cases.to_vec(), SealFor::Recipients(recipients));
    ExportOrder { cases, seal, purpose: "own".to_owned(), max_size: None }
}

fn hand_over(from: &mut Casework, to: &mut Casework, cases: &[RecordId], folder: &Path) {
    let bundles = from.export(&order(&[to], cases), folder, &mut ()).unwrap().bundles;
    merge(to, &bundles);
}

fn merge(into: &mut Casework, bundles: &[PathBuf]) {
    let paths: Vec<&Path> = bundles.iter().map(PathBuf::as_path).collect();
    let report = into.merge(&paths, None, false, &mut ()).unwrap();
    assert!(report.rejected.is_empty(), "{:?}", report.rejected);
}

fn holds(work: &mut Casework, needle: &[u8]) -> bool {
    pages(&mut work.vault).windows(needle.len()).any(|window| window == needle)
}

fn has(work: &Casework, record: RecordId) -> bool {
    work.vault.read(|tx| tx.has_record(&record)).unwrap()
}
