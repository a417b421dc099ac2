//! The derived tables, from revisions that are added here.

use std::collections::BTreeSet;

use super::super::testing::{Counting, new_vault};
use super::super::{KnownSigner, Vault, VaultError};
use crate::crypto::{Secret, Signer, sha256};
use crate::history::{Compose, Entry, FormRef, Status, Trust, read_line, write_line};
use crate::record::{AnswerState, RecordId, RevisionId, Value, parse_strict};

fn id(n: u8) -> RecordId {
    RecordId::from_random([n; 16])
}

fn signer(n: u8) -> Signer {
    Signer::from_seed(&Secret::new([n; 32]))
}

/// A revision by the signer of this number.
fn by(
    author: u8,
    record: RecordId,
    kind: &str,
    parents: &[RevisionId],
    fields: &[(&str, Value)],
) -> Entry {
    compose(record, kind, parents, fields, false)
        .sign(&signer(author), &mut Counting(author))
        .unwrap()
}

fn judged_by(
    author: u8,
    record: RecordId,
    kind: &str,
    parents: &[RevisionId],
    fields: &[(&str, Value)],
) -> Entry {
    compose(record, kind, parents, fields, true)
        .sign(&signer(author), &mut Counting(author))
        .unwrap()
}

fn compose(
    record: RecordId,
    kind: &str,
    parents: &[RevisionId],
    fields: &[(&str, Value)],
    judges: bool,
) -> Compose {
    let fields = fields.iter().map(|(name, value)| (name.parse().unwrap(), value.clone()));
    let form = FormRef { id: kind.parse().unwrap(), version: "1".into(), sha256: sha256(b"{}") };
    Compose {
        record,
        form,
        parents: parents.iter().copied().collect(),
        judges,
        source: None,
        erases: BTreeSet::new(),
        fields: fields.collect(),
        at: "2022-01-06T14:30:00+06:00".parse().unwrap(),
    }
}

/// Trusts a signer.
fn trust(vault: &mut Vault, n: u8) {
    let signer = KnownSigner {
        key: signer(n).key(),
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

    let deeper = [("x", nested(Value::MAX_DEPTH + 1, "a"))];
    let deeper = compose(id(1), "person", &[], &deeper, false);
    assert!(deeper.sign(&signer(1), &mut Counting(1)).is_err(), "no reader would take it");
}

/// What is found, by the number of the record.
fn found(vault: &Vault, typed: &str) -> Vec<u8> {
    let prefixes = crate::linkage::search_prefixes(typed);
    let ids = vault.read(|tx| tx.search(&prefixes, 50)).unwrap();
    ids.iter().map(|id| id.as_bytes()[0]).collect()
}

#[test]
fn what_was_written_with_any_mark_is_found_as_it_was_written_and_where_it_stands_is_not_told() {
    let (_folder, _path, mut vault) = new_vault();
    trust(&mut vault, 1);
    let names =
        ["Са‘дулла", "Са\u{ad}дулла", "Са´дулла", "Са`дулла", "Са\u{200b}дулла", "Саʻдулла"];
    for (n, name) in (1..).zip(names) {
        let fields = [("order", Value::text("0000")), ("family", Value::text(name))];
        add(&mut vault, &[by(1, id(n), "person_name", &[], &fields)]);
    }
    for name in names {
        assert_eq!(found(&vault, name).len(), names.len(), "{name}");
    }
    assert_eq!(found(&vault, "са'д").len(), names.len());
    assert!(found(&vault, "0000").is_empty());
}

#[test]
fn rows_of_a_deleted_record_are_neither_found_nor_listed() {
    let (_folder, _path, mut vault) = new_vault();
    trust(&mut vault, 1);
    let named =
        |parent: u8, name| [("parent", Value::Ref(id(parent))), ("family", Value::text(name))];
    let person = by(1, id(1), "person", &[], &[("family_name", Value::text("Асан"))]);
    let gone =
        judged_by(1, id(1), "person", &[person.signed.id()], &[("deleted", Value::code("yes"))]);
    add(
        &mut vault,
        &[
            person,
            by(1, id(2), "person_name", &[], &named(1, "Асан")),
            by(1, id(3), "person_name", &[], &named(2, "Асан")),
            by(1, id(4), "person_name", &[], &named(9, "Асан")),
        ],
    );
    let listed = |vault: &Vault| {
        let rows = vault.read(|tx| tx.list(&"person_name".parse().unwrap())).unwrap();
        rows.iter().map(|row| row.id.as_bytes()[0]).collect::<Vec<_>>()
    };
    assert_eq!((found(&vault, "асан"), listed(&vault)), (vec![1, 2, 3, 4], vec![2, 3, 4]));
    add(&mut vault, &[gone]);
    assert_eq!((found(&vault, "асан"), listed(&vault)), (vec![4], vec![4]));
}

#[test]
fn a_judgement_that_says_nothing_does_not_hide_what_stands_against_each_other() {
    let (_folder, _path, mut vault) = new_vault();
    trust(&mut vault, 1);
    trust(&mut vault, 2);
    let one = by(1, id(1), "person", &[], &[("sex", Value::text("a"))]);
    let two = by(2, id(1), "person", &[], &[("sex", Value::text("b"))]);
    let retracted = [("sex", Value::State(AnswerState::Retracted))];
    let nothing = judged_by(1, id(1), "person", &[one.signed.id()], &retracted);
    let third = judged_by(2, id(1), "person", &[], &[("sex", Value::text("c"))]);
    add(&mut vault, &[one, two, nothing]);
    let standing = |vault: &Vault| {
        let (_, folded) = vault.read(|tx| tx.fold_record(&id(1))).unwrap();
        let field = &folded.fields["sex"];
        let said = super::super::standing(field).into_iter().map(|claim| claim.said.clone());
        (field.status.clone(), said.collect::<Vec<_>>())
    };
    let (status, said) = standing(&vault);
    assert_eq!((status, said.len()), (Status::Contested, 2));
    add(&mut vault, &[third]);
    assert_eq!(standing(&vault).0, Status::Settled(Value::text("c")));
}
