//! Revisions, openings and erasures as they are stored.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::params;

use super::super::testing::{Counting, new_vault, pages};
use super::super::{Added, BundleSeq, Forms, KnownSigner, Vault, VaultError, WriteTx};
use super::tables::holds;
use crate::crypto::{Secret, Signer, sha256};
use crate::history::{Compose, Entry, Erase, FormRef, Opening, Status, Trust};
use crate::record::{FieldName, RecordId, RevisionId, Value, canonical};

fn signer(n: u8) -> Signer {
    Signer::from_seed(&Secret::new([n; 32]))
}

fn id(n: u8) -> RecordId {
    RecordId::from_random([n; 16])
}

fn name(text: &str) -> FieldName {
    text.parse().unwrap()
}

fn saying(record: u8, parents: &[&Entry], fields: &[(&str, &str)]) -> Compose {
    Compose {
        record: id(record),
        form: FormRef {
            id: "person".parse().unwrap(),
            version: "1".to_owned(),
            sha256: sha256(b"{}"),
        },
        parents: parents.iter().map(|entry| entry.signed.id()).collect(),
        judges: false,
        source: None,
        erases: BTreeSet::new(),
        fields: fields.iter().map(|(field, text)| (name(field), Value::text(text))).collect(),
        at: "2022-01-06T14:30:00+06:00".parse().unwrap(),
    }
}

struct Desk {
    vault: Vault,
    randomness: Counting,
    _folder: tempfile::TempDir,
}

impl Desk {
    /// A vault that trusts signers 1 and 2.
    fn new() -> Self {
        let (folder, _, mut vault) = new_vault();
        vault
            .write("trust", |tx| {
                for n in [1, 2] {
                    let (key, trust) = (signer(n).key(), Trust::Trusted);
                    let (name, recipient, may_erase) = (None, None, false);
                    tx.set_signer(&KnownSigner { key, name, recipient, trust, may_erase })?;
                }
                Ok::<_, VaultError>(())
            })
            .unwrap();
        Self { vault, randomness: Counting(0), _folder: folder }
    }

    fn sign(&mut self, by: u8, compose: Compose) -> Entry {
        compose.sign(&signer(by), &mut self.randomness).unwrap()
    }

    fn write<T>(&mut self, job: impl FnOnce(&mut WriteTx<'_>) -> Result<T, VaultError>) -> T {
        self.vault.write("test", job).unwrap()
    }

    /// Adds what a bundle brings, or what is made here, and folds its record.
    fn add(&mut self, bundle: Option<u8>, entry: &Entry) -> Added {
        self.write(|tx| {
            let bundle = bundle.map(|n| note_bundle(tx, n)).transpose()?;
            tx.meet_signer(&entry.signed.revision().author)?;
            let added = tx.add_revision(entry, bundle)?;
            refold(tx, &entry.signed.revision().record)?;
            Ok(added)
        })
    }

    fn revert(&mut self, bundle: u8, reverted: bool) {
        self.write(|tx| {
            let seq = note_bundle(tx, bundle)?;
            tx.run("UPDATE bundles SET reverted = ?2 WHERE seq = ?1", params![seq.0, reverted])?;
            let all = tx.all_record_ids()?;
            all.iter().try_for_each(|record| refold(tx, record))
        });
    }

    fn status(&self, record: u8, field: &str) -> Status {
        let (_, folded) = self.vault.read(|tx| tx.fold_record(&id(record))).unwrap();
        folded.fields[field].status.clone()
    }

    /// The fields of a revision whose values may be shown.
    fn shown(&self, entry: &Entry) -> Vec<String> {
        let shown = self
            .vault
            .read(|tx| tx.history_shown(&entry.signed.revision().record, &tx.decisions()?));
        let shown: Result<_, VaultError> = shown;
        let fields = &shown.unwrap()[&entry.signed.id()].opening.fields;
        fields.keys().filter(|name| !name.is_internal()).map(FieldName::to_string).collect()
    }
}

fn note_bundle(tx: &mut WriteTx<'_>, n: u8) -> Result<BundleSeq, VaultError> {
    let at = "2022-01-06T14:30:00+06:00".parse().unwrap();
    tx.add_bundle(&sha256(&[n]), &signer(9).key(), "2022-01-06", &at)
}

fn refold(tx: &mut WriteTx<'_>, record: &RecordId) -> Result<(), VaultError> {
    let decisions = tx.decisions()?;
    tx.refold(record, &decisions, &Forms::default())
}

fn text(text: &str) -> Status {
    Status::Agreed(Value::text(text))
}

fn without_values(entry: &Entry) -> Entry {
    Entry { signed: entry.signed.clone(), opening: Opening::default() }
}

fn only(entry: &Entry, field: &str) -> Entry {
    let mut entry = entry.clone();
    entry.opening.fields.retain(|name, _| name.as_str() == field);
    entry
}

#[test]
fn what_only_a_reverted_bundle_opened_is_withheld_again() {
    let mut desk = Desk::new();
    let saying = saying(7, &[], &[("family_name", "a"), ("given_name", "b")]);
    let entry = desk.sign(1, Compose { source: Some(id(8)), ..saying });
    desk.add(Some(1), &without_values(&entry));
    assert_eq!(desk.status(7, "family_name"), Status::Withheld);
    assert_eq!(desk.add(Some(2), &entry), Added::Opened(4));
    assert_eq!(desk.status(7, "family_name"), text("a"));
    desk.revert(2, true);
    assert_eq!(desk.status(7, "family_name"), Status::Withheld);
    let history = desk.vault.read(|tx| tx.history(&id(7))).unwrap();
    assert_eq!(history[&entry.signed.id()].opening, Opening::default());
    // A later bundle opens one of them, in two goes.
    desk.add(Some(3), &only(&entry, "_at"));
    desk.add(Some(3), &only(&entry, "given_name"));
    assert_eq!(desk.status(7, "family_name"), Status::Withheld);
    assert_eq!(desk.status(7, "given_name"), text("b"));
    desk.revert(2, false);
    assert_eq!(desk.status(7, "family_name"), text("a"));
}

#[test]
fn what_was_made_here_stays_open_whatever_is_reverted() {
    let mut desk = Desk::new();
    let saying = saying(7, &[], &[("family_name", "a")]);
    let entry = desk.sign(1, saying);
    desk.add(None, &entry);
    assert_eq!(desk.add(Some(1), &entry), Added::Known);
    desk.revert(1, true);
    assert_eq!(desk.status(7, "family_name"), text("a"));
}

#[test]
fn what_an_erasure_carried_out_reaches_stays_out_and_takes_what_came_before_it_along() {
    let mut desk = Desk::new();
    let first = desk.sign(1, saying(7, &[], &[("family_name", "kanareika")]));
    let second = desk.sign(1, saying(7, &[&first], &[("family_name", "b"), ("sex", "c")]));
    desk.add(None, &first);
    desk.add(None, &second);
    assert!(holds(&pages(&mut desk.vault), "kanareika"), "else this test proves nothing");
    let target = Erase::Assignment { name: name("family_name"), rev: second.signed.id() };
    let target = String::from_utf8(canonical(&target.to_json())).unwrap();
    desk.write(|tx| {
        let sql = "INSERT INTO erasures (target, at) VALUES (?1, '2022-01-06')";
        tx.run(sql, [target])?;
        refold(tx, &id(7))
    });
    assert!(!holds(&pages(&mut desk.vault), "kanareika"));
    for _ in 0..2 {
        assert_eq!(desk.add(Some(1), &first), Added::Known);
        assert_eq!(desk.add(Some(1), &second), Added::Known);
        assert!(!holds(&pages(&mut desk.vault), "kanareika"));
    }
    assert_eq!(desk.status(7, "family_name"), Status::Erased);
    assert_eq!(desk.status(7, "sex"), text("c"));
}

/// An interview 8 by signer 1, a person of whom it says the name, by signer 2, and an
/// order of signer 1 to erase the interview.
fn told(desk: &mut Desk) -> Entry {
    let interview = desk.sign(1, saying(8, &[], &[]));
    let said = Compose { source: Some(id(8)), ..saying(7, &[], &[("family_name", "a")]) };
    let said = desk.sign(2, said);
    let erases = BTreeSet::from([Erase::Source(id(8))]);
    let order = Compose { erases, ..saying(8, &[&interview], &[]) };
    let order = desk.sign(1, order);
    for entry in [&interview, &said, &order] {
        desk.add(None, entry);
    }
    said
}

#[test]
fn roots_that_others_add_take_nothing_from_the_author_of_an_interview() {
    let mut desk = Desk::new();
    let said = told(&mut desk);
    assert_eq!(desk.status(7, "family_name"), Status::Erased);
    assert!(desk.shown(&said).is_empty());
    for (bundle, by) in [(1, 3), (2, 2)] {
        let root = desk.sign(by, saying(8, &[], &[]));
        desk.add(Some(bundle), &root);
        assert_eq!(desk.status(7, "family_name"), Status::Erased);
    }
}

#[test]
fn a_root_gives_no_authority_to_a_stranger_nor_by_a_reverted_bundle() {
    let mut desk = Desk::new();
    let interview = desk.sign(1, saying(8, &[], &[]));
    let said = Compose { source: Some(id(8)), ..saying(7, &[], &[("family_name", "a")]) };
    let said = desk.sign(1, said);
    desk.add(None, &interview);
    desk.add(None, &said);
    for (bundle, by) in [(1, 3), (2, 2)] {
        let erases = BTreeSet::from([Erase::Source(id(8))]);
        let root = desk.sign(by, saying(8, &[], &[]));
        let order = desk.sign(by, Compose { erases, ..saying(8, &[&interview], &[]) });
        desk.add(Some(bundle), &root);
        desk.add(Some(bundle + 10), &order);
    }
    desk.revert(2, true);
    assert_eq!(desk.shown(&said), ["family_name"]);
    desk.revert(2, false);
    assert!(desk.shown(&said).is_empty(), "signer 2 is trusted, and his root stands");
}

#[test]
fn a_withheld_source_is_found_when_what_it_says_is_hidden() {
    let mut desk = Desk::new();
    let before = desk.vault.read(|tx| tx.decisions()).unwrap();
    let said = told(&mut desk);
    let skeleton = Compose { source: Some(id(8)), ..saying(6, &[], &[("family_name", "a")]) };
    let skeleton = without_values(&desk.sign(1, skeleton));
    desk.add(Some(1), &skeleton);
    let other = desk.sign(1, saying(5, &[], &[("family_name", "a")]));
    desk.add(Some(1), &other);
    let hit: Result<_, VaultError> =
        desk.vault.read(|tx| tx.hidden_otherwise(&before, &tx.decisions()?));
    let expected = BTreeSet::from([said.signed.revision().record, id(6)]);
    assert_eq!(hit.unwrap(), expected);
}

#[test]
fn what_is_hidden_is_hidden_with_what_came_before_it() {
    let mut desk = Desk::new();
    let first = desk.sign(1, saying(7, &[], &[("family_name", "a"), ("sex", "c")]));
    let other = desk.sign(2, saying(7, &[&first], &[("family_name", "x")]));
    let second = desk.sign(1, saying(7, &[&other], &[("family_name", "b")]));
    let rev: RevisionId = second.signed.id();
    let erases = BTreeSet::from([Erase::Assignment { name: name("family_name"), rev }]);
    let order = desk.sign(1, Compose { erases, ..saying(7, &[&second], &[]) });
    for entry in [&first, &other, &second, &order] {
        desk.add(None, entry);
    }
    let shown: BTreeMap<_, _> =
        [("first", &first), ("other", &other), ("second", &second)].into_iter().collect();
    let shown: Vec<_> = shown.into_values().map(|entry| desk.shown(entry)).collect();
    assert_eq!(shown, [vec!["sex"], vec!["family_name"], vec![]]);
}
