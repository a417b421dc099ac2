//! Every field of every built-in kind is entered, found, exported and merged: what one vault
//! says of it, another says after one bundle.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panic")]

mod common;

use std::collections::BTreeMap;
use std::path::Path;

use common::{add, create, export, merge, typed};
use dala::casework::{Casework, TakeIn};
use dala::form::{Field, FieldType, Form, builtin_forms};
use dala::history::Trust;
use dala::record::{Kind, RecordId};

/// What only the bytes of a file say: it is entered with them.
const OF_BYTES: [&str; 3] = ["sha256", "size_bytes", "mime"];

/// What is typed for a field, in words that stand nowhere else.
fn said(field: &Field, number: usize, ids: &BTreeMap<Kind, RecordId>) -> String {
    let first = |list: &dala::form::List| list.choices[0].code.clone();
    match &field.kind {
        FieldType::Text | FieldType::Long => format!("сөз{number}ақ"),
        FieldType::Date => "2022-01-05".to_owned(),
        FieldType::Time => "14:30".to_owned(),
        FieldType::Moment => "2022-01-05T14:30:00+06:00".to_owned(),
        FieldType::YesNo => "yes".to_owned(),
        FieldType::One(list) | FieldType::Many(list) | FieldType::Rank(list) => first(list),
        FieldType::Int => number.to_string(),
        FieldType::Decimal => format!("{number}.50"),
        FieldType::Ref(kinds) | FieldType::Refs(kinds) => {
            let kind = kinds.first().cloned().unwrap_or_else(|| "person".parse().unwrap());
            ids[&kind].to_string()
        }
        FieldType::Geo => "43.2,76.9".to_owned(),
        FieldType::File => "ab".repeat(32),
        FieldType::Fields => "person.iin".to_owned(),
        FieldType::Note | FieldType::Rows(_) => String::new(),
    }
}

/// A record of each kind, rows below the record that they are rows of.
fn records(work: &mut Casework, file: &Path) -> BTreeMap<Kind, RecordId> {
    let mut ids: BTreeMap<Kind, RecordId> = BTreeMap::new();
    let (tops, rows): (Vec<&Form>, Vec<&Form>) =
        builtin_forms().values().partition(|form| form.parent.is_none());
    for form in tops.into_iter().chain(rows) {
        let parent = form.parent.as_ref().map(|kind| ids[kind].to_string());
        let told: Vec<(&str, &str)> = parent.iter().map(|id| ("parent", id.as_str())).collect();
        let id = if form.id == *"attachment" {
            work.take_in(file, TakeIn::default(), &mut ()).unwrap().0.record
        } else {
            add(work, form.id.as_str(), None, None, &told)
        };
        ids.insert(form.id.clone(), id);
    }
    ids
}

#[test]
fn every_field_is_entered_found_exported_and_merged() {
    let folder = tempfile::tempdir().unwrap();
    let mut ours = create(&folder.path().join("ours.dala"), "ours", 1);
    let mut theirs = create(&folder.path().join("theirs.dala"), "theirs", 2);
    theirs.trust(&ours.card().unwrap(), Trust::Trusted).unwrap();
    let file = folder.path().join("scene.png");
    image::RgbImage::new(8, 8).save(&file).unwrap();
    let ids = records(&mut ours, &file);
    let (mut number, mut words) = (0, Vec::new());
    for form in builtin_forms().values() {
        let id = ids[&form.id];
        let is_typed =
            |field: &&Field| field.kind.holds_value() && !OF_BYTES.contains(&field.name.as_str());
        for field in form.fields().filter(is_typed) {
            number += 1;
            let text = said(field, number, &ids);
            let fields = typed(&ours, form.id.as_str(), &[(field.name.as_str(), &text)]);
            ours.edit(id, None, fields).unwrap();
            if matches!(field.kind, FieldType::Text | FieldType::Long) {
                words.push((text, id, form.id.clone(), field.name.clone()));
            }
        }
        let row = ours.list(&form.id).unwrap().into_iter().find(|row| row.id == id).unwrap();
        for field in form.fields().filter(|field| field.kind.holds_value()) {
            let is_there = row.fields.get(field.name.as_str()).is_some();
            assert!(is_there, "{}.{} is not entered", form.id, field.name);
        }
    }
    let out = folder.path().join("out");
    std::fs::create_dir(&out).unwrap();
    let bundles = export(&mut ours, &theirs, &out);
    merge(&mut theirs, &bundles);
    for form in builtin_forms().values() {
        let fields = |work: &Casework| -> Vec<_> {
            let rows = work.list(&form.id).unwrap();
            rows.into_iter().map(|row| (row.id, row.fields.to_string())).collect()
        };
        assert_eq!(fields(&ours), fields(&theirs), "{}", form.id);
    }
    for (word, id, kind, field) in words {
        let found = theirs.search(&word, 10).unwrap();
        assert!(found.iter().any(|row| row.id == id), "{kind}.{field} is not found");
    }
}
