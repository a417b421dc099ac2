//! The index of a list: which records, in which order.

use super::{add, add_to, create, draft, edit, friends, hand_over};
use crate::casework::{Casework, Filter, ListIndex, SortBy};
use crate::record::RecordId;

fn index(work: &Casework, kind: &str, filter: &Filter, sort: SortBy) -> ListIndex {
    work.index(&kind.parse().unwrap(), filter, sort).unwrap()
}

fn titles(index: &ListIndex) -> Vec<&str> {
    index.entries.iter().map(|one| one.title.as_str()).collect()
}

fn typed(text: &str) -> Filter {
    Filter { text: text.to_owned(), ..Filter::default() }
}

fn persons(work: &mut Casework, names: &[&str]) -> Vec<RecordId> {
    names.iter().map(|name| add(work, "person", &[("family_name", name)])).collect()
}

#[test]
fn a_list_stands_in_the_order_of_the_alphabet_and_what_is_deleted_is_not_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let ids = persons(&mut work, &["Zhan", "Қос", "Әлия", "Бек", "Аян", "Кос", "gone"]);
    work.delete(ids[6]).unwrap();
    let all = index(&work, "person", &Filter::default(), SortBy::Title);
    assert_eq!(titles(&all), ["Аян", "Әлия", "Бек", "Кос", "Қос", "Zhan"]);
    assert_eq!(all.of, 6);
    for code in ["К-10", "К-9"] {
        add(&mut work, "case", &[("case_code", code)]);
    }
    let cases = index(&work, "case", &Filter::default(), SortBy::Title);
    assert_eq!(titles(&cases), ["К-9", "К-10"]);
}

#[test]
fn what_was_changed_last_comes_first_also_by_merging() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = friends(folder.path());
    let ids = persons(&mut a, &["Аян", "Бек", "Вера"]);
    let order = |work: &Casework| {
        let index = index(work, "person", &Filter::default(), SortBy::Changed);
        index.entries.into_iter().map(|one| one.title).collect::<Vec<_>>()
    };
    assert_eq!(order(&a), ["Вера", "Бек", "Аян"]);
    edit(&mut a, "person", ids[1], &[("sex", "male")]);
    assert_eq!(order(&a), ["Бек", "Вера", "Аян"]);
    hand_over(&mut a, &mut b, folder.path());
    edit(&mut b, "person", ids[0], &[("sex", "male")]);
    hand_over(&mut b, &mut a, folder.path());
    assert_eq!(order(&a), ["Аян", "Бек", "Вера"]);
    a.rebuild(&mut ()).unwrap();
    assert_eq!(order(&a), ["Аян", "Бек", "Вера"]);
}

#[test]
fn what_has_most_to_settle_comes_first_and_can_be_shown_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = friends(folder.path());
    let names = ["Аян", "Бек", "Вера"];
    let ids = persons(&mut a, &names);
    for (id, fields) in [(1, &["sex"][..]), (2, &["sex", "occupation"])] {
        for field in fields {
            edit(&mut a, "person", ids[id], &[(field, "male")]);
        }
    }
    hand_over(&mut a, &mut b, folder.path());
    edit(&mut b, "person", ids[1], &[("sex", "female")]);
    edit(&mut b, "person", ids[2], &[("sex", "female"), ("occupation", "baker")]);
    hand_over(&mut b, &mut a, folder.path());
    let all = index(&a, "person", &Filter::default(), SortBy::Contested);
    let counts: Vec<_> = all.entries.iter().map(|one| (&*one.title, one.contested)).collect();
    assert_eq!(counts, [("Вера", 2), ("Бек", 1), ("Аян", 0)]);
    let open = Filter { to_review: true, ..Filter::default() };
    let open = index(&a, "person", &open, SortBy::Title);
    assert_eq!((titles(&open), open.of), (vec!["Бек", "Вера"], 3));
}

#[test]
fn typed_words_leave_records_of_the_kind_in_whichever_spelling() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    persons(&mut work, &["Нұрбаев", "Нурбаева", "Асанов"]);
    add(&mut work, "place", &[("name", "Нурбаев көшесі")]);
    let found = index(&work, "person", &typed("nurb"), SortBy::Title);
    assert_eq!((titles(&found), found.of), (vec!["Нурбаева", "Нұрбаев"], 3));
    assert_eq!(titles(&index(&work, "person", &typed("nurb as"), SortBy::Title)).len(), 0);
    assert_eq!(index(&work, "person", &typed(" - "), SortBy::Title).entries.len(), 3);
}

#[test]
fn a_list_can_be_of_one_case_and_shows_what_is_only_typed_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let case = add(&mut work, "case", &[("case_code", "K-1")]);
    let inside = add_to(&mut work, "person", Some(case), &[("family_name", "Асан")]);
    persons(&mut work, &["Бота"]);
    let (new, elsewhere) = (RecordId::from_random([5; 16]), RecordId::from_random([6; 16]));
    draft(&mut work, new, "person", Some(case));
    draft(&mut work, elsewhere, "person", None);
    draft(&mut work, inside, "person", None);
    let of_case = Filter { case: Some(case), ..Filter::default() };
    let list = index(&work, "person", &of_case, SortBy::Title);
    let shown: Vec<_> = list.entries.iter().map(|one| (one.id, one.draft, one.saved)).collect();
    assert_eq!(shown, [(new, true, false), (inside, true, true)]);
    assert_eq!(list.of, 4);
    let drafts = Filter { drafts: true, ..Filter::default() };
    let drafts = index(&work, "person", &drafts, SortBy::Title);
    assert!(drafts.entries.len() == 3 && drafts.entries.iter().all(|one| one.draft));
    let nowhere = Filter { case: Some(new), ..Filter::default() };
    assert!(work.index(&"person".parse().unwrap(), &nowhere, SortBy::Title).is_err());
}
