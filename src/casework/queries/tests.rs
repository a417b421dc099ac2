//! What queries show of records as users write them.

use std::collections::BTreeMap;
use std::path::Path;

use crate::casework::{Casework, Surroundings};
use crate::record::{Kind, RecordId};
use crate::vault::Unlock;
use crate::vault::testing::key;

fn work(folder: &Path) -> Casework {
    let path = folder.join("work.dala");
    Casework::create(&path, Unlock::Key(key()), "Work", Surroundings::system()).unwrap()
}

fn add(work: &mut Casework, kind: &str, pairs: &[(&str, &str)]) -> RecordId {
    let fields: BTreeMap<_, _> =
        pairs.iter().map(|(name, text)| work.read_answer(kind, name, text).unwrap()).collect();
    work.add(&kind.parse::<Kind>().unwrap(), None, None, fields).unwrap().0
}

fn edit(work: &mut Casework, kind: &str, id: RecordId, pairs: &[(&str, &str)]) {
    let fields: BTreeMap<_, _> =
        pairs.iter().map(|(name, text)| work.read_answer(kind, name, text).unwrap()).collect();
    work.edit(id, None, fields).unwrap();
}

fn titles(work: &Casework, kind: &str) -> Vec<String> {
    work.list(&kind.parse().unwrap()).unwrap().into_iter().map(|row| row.title).collect()
}

#[test]
fn a_title_names_whom_it_refers_to_as_he_is_called_at_present() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = work(folder.path());
    let case = add(&mut work, "case", &[("case_code", "K-1")]);
    let person = add(&mut work, "person", &[("family_name", "Ахметова"), ("given_name", "Айгүл")]);
    let id = person.to_string();
    let arrest =
        add(&mut work, "arrest", &[("arrested_on", "2022-01-06"), ("person", id.as_str())]);
    let row = [("parent", &*case.to_string()), ("person", id.as_str()), ("roles", "victim")];
    add(&mut work, "case_person", &row);
    assert_eq!(titles(&work, "arrest"), ["2022-01-06 Ахметова Айгүл"]);
    assert_eq!(titles(&work, "case_person"), ["Ахметова Айгүл (Victim)"]);
    assert_eq!(work.page(&case).unwrap().children[0].title, "Ахметова Айгүл (Victim)");

    edit(
        &mut work,
        "person",
        person,
        &[("person_code", "P-1"), ("display_name_mode", "anonymous")],
    );
    assert_eq!(work.page(&arrest).unwrap().row.title, "2022-01-06 P-1", "nobody is named any more");
    assert_eq!(titles(&work, "arrest"), ["2022-01-06 P-1"]);
}
