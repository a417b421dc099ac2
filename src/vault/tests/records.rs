//! The derived tables, from revisions that are added here.

use std::collections::{BTreeMap, BTreeSet};

use super::super::testing::{Counting, new_vault};
use super::super::{KnownSigner, Vault, VaultError};
use crate::crypto::{Secret, Signer, sha256};
use crate::history::{Compose, Entry, FormRef, Trust, read_line, write_line};
use crate::record::{RecordId, RevisionId, Value, parse_strict};

fn id(n: u8) -> RecordId {
    RecordId::from_random([n; 16])
}

/// A revision by the signer of this number.
fn by(
    signer: u8,
    record: RecordId,
    kind: &str,
    parents: &[RevisionId],
    fields: &[(&str, Value)],
) -> Entry {
    let fields = fields.iter().map(|(name, value)| (name.parse().unwrap(), value.clone()));
    let form = FormRef { id: kind.parse().unwrap(), version: "1".into(), sha256: sha256(b"{}") };
    let compose = Compose {
        record,
        form,
        parents: BTreeSet::from_iter(parents.iter().copied()),
        judges: false,
        source: None,
        erases: BTreeSet::new(),
        fields: BTreeMap::from_iter(fields),
        at: "2022-01-06T14:30:00+06:00".parse().unwrap(),
    };
    compose.sign(&Signer::from_seed(&Secret::new([signer; 32])), &mut Counting(signer)).unwrap()
}

/// Trusts a signer.
fn trust(vault: &mut Vault, signer: u8) {
    let signer = KnownSigner {
        key: Signer::from_seed(&Secret::new([signer; 32])).key(),
        name: None,
        recipient: None,
        trust: Trust::Trusted,
        may_erase: false,
    };
    vault.write("trust", |tx| tx.set_signer(&signer)).unwrap();
}

/// Adds revisions and folds their records.
fn add(vault: &mut Vault, entries: &[Entry]) {
    vault
        .write("add", |tx| {
            for entry in entries {
                tx.add_revision(entry, None)?;
            }
            let (decisions, forms) = (tx.decisions()?, tx.forms()?);
            for entry in entries {
                tx.refold(&entry.signed.revision().record, &decisions, &forms)?;
            }
            Ok::<_, VaultError>(())
        })
        .unwrap();
}

fn nested(levels: usize, inside: &str) -> Value {
    let text = format!("{}\"{inside}\"{}", "[".repeat(levels), "]".repeat(levels));
    Value::from_json(&parse_strict(text.as_bytes()).unwrap())
}

#[test]
fn the_deepest_value_that_is_taken_can_be_listed_where_it_is_contested() {
    let (_folder, _path, mut vault) = new_vault();
    trust(&mut vault, 1);
    let deep = |inside| [("x", nested(Value::MAX_DEPTH, inside))];
    let one = by(1, id(1), "person", &[], &deep("a"));
    let two = by(1, id(1), "person", &[], &deep("b"));
    let lines: Vec<Entry> =
        [one, two].iter().map(|entry| read_line(&write_line(entry)).unwrap()).collect();
    add(&mut vault, &lines);
    let rows = vault.read(|tx| tx.list(&"person".parse().unwrap())).unwrap();
    assert_eq!((rows.len(), rows[0].contested), (1, 1));

    let deeper = by(1, id(1), "person", &[], &[("x", nested(Value::MAX_DEPTH + 1, "a"))]);
    assert!(read_line(&write_line(&deeper)).is_err());
}
