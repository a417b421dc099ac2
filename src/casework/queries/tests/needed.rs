//! What a record still needs, and what may be meant by what is typed.

use super::{add, create, edit, friends, hand_over};
use crate::casework::{Casework, CaseworkError};
use crate::form::Need;
use crate::record::{AnswerState, Kind, Language, RecordId};

fn needs(work: &Casework, record: RecordId, field: &str) -> Option<Need> {
    let needed = work.needed(&record).unwrap();
    needed.iter().find(|one| one.field == *field).map(|one| one.need)
}

#[test]
fn what_is_answered_contested_or_declined_is_not_needed_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = friends(folder.path());
    let arrest = add(&mut a, "arrest", &[]);
    assert_eq!(needs(&a, arrest, "arrested_on"), Some(Need::Required));
    assert_eq!(needs(&a, arrest, "victim_activity"), Some(Need::Recommended));
    assert_eq!(needs(&a, arrest, "remarks"), None);
    let first = &a.needed(&arrest).unwrap()[0];
    assert_eq!((first.group.as_str(), first.field.as_str()), ("what_happened", "person"));

    let refused = a.read_state("arrest", "circumstances", AnswerState::Refused).unwrap();
    a.edit(arrest, None, [refused].into()).unwrap();
    edit(&mut a, "arrest", arrest, &[("arrested_on", "2022-01-06")]);
    hand_over(&mut a, &mut b, folder.path());
    edit(&mut b, "arrest", arrest, &[("arrested_on", "2022-01-07")]);
    hand_over(&mut b, &mut a, folder.path());
    assert_eq!(a.page(&arrest).unwrap().row.contested, 1);
    assert_eq!(
        (needs(&a, arrest, "arrested_on"), needs(&a, arrest, "circumstances")),
        (None, None)
    );
    a.delete(arrest).unwrap();
    assert_eq!(a.needed(&arrest).unwrap(), []);
    let nobody = RecordId::from_random([9; 16]);
    assert!(matches!(a.needed(&nobody), Err(CaseworkError::NoRecord(_))));
}

#[test]
fn what_may_be_meant_is_of_the_kinds_asked_for_and_of_nothing_typed_the_latest() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let ids: Vec<_> = ["Асан", "Асанова", "Бек"]
        .iter()
        .map(|name| add(&mut work, "person", &[("family_name", name)]))
        .collect();
    let street = add(&mut work, "place", &[("name", "Асан көшесі")]);
    let [person, place] = ["person", "place"].map(|kind| kind.parse::<Kind>().unwrap());
    let offered = |kinds: &[Kind], typed: &str, limit| {
        let rows = work.offer(kinds, typed, limit, Language::En).unwrap();
        rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
    };
    let persons = [person.clone()];
    assert_eq!(offered(&persons, "asan", 9), ids[..2]);
    assert_eq!(offered(&persons, "asan", 1), ids[..1]);
    assert_eq!(offered(&persons, "", 2), [ids[2], ids[1]]);
    let both = [person, place];
    assert_eq!(offered(&both, "asan", 2), [ids[0], street], "each kind has its turn");
    assert_eq!(offered(&both, "asan", 9), [ids[0], street, ids[1]]);
    let mut any = offered(&[], "asan", 9);
    any.sort();
    let mut all = vec![ids[0], ids[1], street];
    all.sort();
    assert_eq!(any, all, "a field that names no kind takes any");
}

#[test]
fn a_page_and_what_is_to_settle_are_in_words_where_that_is_asked() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = friends(folder.path());
    let arrest = add(&mut a, "arrest", &[("arrested_on", "2022-01-06")]);
    hand_over(&mut a, &mut b, folder.path());
    edit(&mut b, "arrest", arrest, &[("arrested_on", "2022-01-07")]);
    hand_over(&mut b, &mut a, folder.path());
    let day = ["2022-01-06", "2022-01-07"];
    let in_words = ["6 января 2022 года", "7 января 2022 года"];
    let place = day.iter().position(|day| *day == a.page(&arrest).unwrap().row.title).unwrap();
    assert_eq!(a.page_in(&arrest, Language::Ru).unwrap().row.title, in_words[place]);
    assert_eq!(a.conflicts().unwrap()[0].title, day[place]);
    assert_eq!(a.conflicts_in(Language::Ru).unwrap()[0].title, in_words[place]);
}
