//! What queries show, on real vaults, of records as users write them.

mod case_page;
mod index;
mod interview;
mod needed;
mod photos;
mod pictures;
mod rows;
mod sections;
mod titles;

use std::collections::BTreeMap;
use std::path::Path;

use crate::casework::{Casework, Clock, Surroundings};
use crate::crypto::SystemRandomness;
use crate::record::{Kind, Moment, RecordId};
use crate::vault::testing::key;
use crate::vault::{Draft, Unlock};

/// A clock that stands still.
struct Still;

impl Clock for Still {
    fn now(&self) -> Moment {
        "2022-03-01T10:00:00+06:00".parse().unwrap()
    }
}

fn create(folder: &Path, name: &str) -> Casework {
    let path = folder.join(format!("{name}.dala"));
    let surroundings =
        Surroundings { clock: Box::new(Still), randomness: Box::new(SystemRandomness) };
    Casework::create(&path, Unlock::Key(key()), name, surroundings).unwrap()
}

/// Adds a record as a user would, filed under a case if one is given.
fn add_to(
    work: &mut Casework,
    kind: &str,
    case: Option<RecordId>,
    pairs: &[(&str, &str)],
) -> RecordId {
    let fields: BTreeMap<_, _> =
        pairs.iter().map(|(name, text)| work.read_answer(kind, name, text).unwrap()).collect();
    work.add(&kind.parse::<Kind>().unwrap(), case, None, fields).unwrap().0
}

fn add(work: &mut Casework, kind: &str, pairs: &[(&str, &str)]) -> RecordId {
    add_to(work, kind, None, pairs)
}

fn edit(work: &mut Casework, kind: &str, id: RecordId, pairs: &[(&str, &str)]) {
    let fields: BTreeMap<_, _> =
        pairs.iter().map(|(name, text)| work.read_answer(kind, name, text).unwrap()).collect();
    work.edit(id, None, fields).unwrap();
}

/// A draft of a record that is here or not.
fn draft(work: &mut Casework, record: RecordId, kind: &str, case: Option<RecordId>) {
    let (kind, at) = (kind.parse().unwrap(), "2022-03-01T09:00:00+06:00".parse().unwrap());
    let draft = Draft { record, kind, filed: case, source: None, text: "half a".to_owned(), at };
    work.vault.write("type", |tx| tx.put_draft(&draft)).unwrap();
}

/// Two vaults that trust each other.
fn friends(folder: &Path) -> (Casework, Casework) {
    use crate::history::Trust::Trusted;
    let (mut a, mut b) = (create(folder, "A"), create(folder, "B"));
    a.trust(&b.card().unwrap(), Trusted).unwrap();
    b.trust(&a.card().unwrap(), Trusted).unwrap();
    (a, b)
}

/// Everything of one vault, merged into another.
fn hand_over(from: &mut Casework, to: &mut Casework, folder: &Path) {
    use crate::casework::{ExportOrder, SealFor};
    let seal = SealFor::Recipients(vec![to.card().unwrap().recipient().clone()]);
    let order = ExportOrder { cases: vec![], seal, purpose: "own".to_owned(), max_size: None };
    let bundles = from.export(&order, folder, &mut ()).unwrap().bundles;
    let paths: Vec<&Path> = bundles.iter().map(std::path::PathBuf::as_path).collect();
    let report = to.merge(&paths, None, false, &mut ()).unwrap();
    assert!(report.rejected.is_empty());
}
