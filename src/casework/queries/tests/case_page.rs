//! The page of a case: who, what in order of time, what is open.

use super::{add, add_to, create, edit, friends, hand_over};
use crate::casework::{CasePage, Casework, CaseworkError, StayOf, TimelineEntry};
use crate::record::{Language, PartialDate, RecordId};

fn page(work: &Casework, case: RecordId) -> CasePage {
    work.case_page(&case, Language::En).unwrap()
}

fn entry(page: &CasePage, id: RecordId) -> &TimelineEntry {
    page.timeline.entries.iter().find(|one| one.id == id).unwrap()
}

fn dates(texts: &[&str]) -> Vec<PartialDate> {
    texts.iter().map(|text| text.parse().unwrap()).collect()
}

fn person(work: &mut Casework, case: RecordId, name: &str) -> RecordId {
    add_to(work, "person", Some(case), &[("family_name", name)])
}

#[test]
fn persons_stand_with_their_roles_the_main_one_first_and_one_who_is_not_here_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let case = add(&mut work, "case", &[("case_code", "K-1")]);
    let first = person(&mut work, case, "Асан");
    let second = person(&mut work, case, "Бота");
    let links = page(&work, case).persons;
    assert_eq!(links.iter().map(|one| one.person).collect::<Vec<_>>(), [Some(first), Some(second)]);
    edit(&mut work, "case_person", links[1].link, &[("roles", "victim, witness")]);
    edit(&mut work, "case", case, &[("main_person", &*second.to_string())]);
    let row = [("parent", &*case.to_string()), ("roles", "lawyer")];
    let unnamed = add(&mut work, "case_person", &row);
    let russian = work.case_page(&case, Language::Ru).unwrap();
    let told: Vec<_> = russian
        .persons
        .iter()
        .map(|one| (one.is_main, one.row.as_ref().map(|row| &*row.title), one.roles.join(", ")))
        .collect();
    let expected = [
        (true, Some("Бота"), "Пострадавший, Свидетель".to_owned()),
        (false, Some("Асан"), String::new()),
        (false, None, "Адвокат".to_owned()),
    ];
    assert_eq!(told, expected);
    assert_eq!(russian.persons[2].link, unnamed);
    assert_eq!(russian.linked, [], "persons are not filed, they are shared");
    let nobody = work.case_page(&first, Language::En).unwrap_err();
    assert!(matches!(nobody, CaseworkError::NoRecord(id) if id == first), "{nobody}");
}

#[test]
fn what_happened_stands_in_order_of_time_and_what_has_no_date_comes_last() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let case = add(&mut work, "case", &[("case_code", "K-1")]);
    let who = person(&mut work, case, "Асан").to_string();
    let mut file = |kind: &str, pairs: &[(&str, &str)]| add_to(&mut work, kind, Some(case), pairs);
    let talk = file("interview", &[("started_at", "2023-02-14T10:00:00+06:00")]);
    let undated = file("arrest", &[("person", &*who)]);
    let held = file("detention", &[("started_on", "2022-01-06"), ("ended_on", "2022-03-22")]);
    let arrest = file("arrest", &[("arrested_on", "2022-01-XX"), ("place_type", "street")]);
    let until = file("event", &[("ended_on", "2021-12-31")]);
    let deleted = file("arrest", &[("arrested_on", "2020")]);
    work.delete(deleted).unwrap();
    let elsewhere = add(&mut work, "arrest", &[("arrested_on", "2022-01-06")]);
    let page = page(&work, case);
    let order: Vec<_> = page.timeline.entries.iter().map(|one| one.id).collect();
    assert_eq!(order, [until, arrest, held, talk, undated]);
    assert!(!order.contains(&elsewhere));
    let (held, arrest, talk) = (entry(&page, held), entry(&page, arrest), entry(&page, talk));
    assert_eq!((&held.from, &held.to), (&dates(&["2022-01-06"]), &dates(&["2022-03-22"])));
    assert_eq!((held.lasts, arrest.lasts, talk.lasts), (true, false, false));
    assert_eq!(arrest.place.as_deref(), Some("Street or square"));
    assert_eq!((&talk.from, talk.subject.as_deref()), (&dates(&["2023-02-14"]), None));
    assert_eq!(entry(&page, undated).subject.as_deref(), Some("Асан"));
    assert!(!entry(&page, undated).is_dated());
    let linked: Vec<_> = page.linked.iter().map(|one| (&*one.kind, one.records)).collect();
    assert_eq!(linked, [("interview", 1), ("arrest", 2), ("detention", 1), ("event", 1)]);
}

#[test]
fn stays_are_numbered_in_the_order_told_and_what_lies_between_them_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let case = add(&mut work, "case", &[("case_code", "K-1")]);
    let held = add_to(&mut work, "detention", Some(case), &[]);
    let other = add_to(&mut work, "detention", Some(case), &[]).to_string();
    let station = add(&mut work, "place", &[("name", "Station")]).to_string();
    let parent = held.to_string();
    let mut stay = |parent: &str, from: &str, to: &str| {
        let pairs = [("parent", parent), ("from_on", from), ("to_on", to), ("facility", &station)];
        let told = pairs.into_iter().filter(|(_, text)| !text.is_empty());
        add(&mut work, "stay", &told.collect::<Vec<_>>())
    };
    let first = stay(&parent, "2022-01-XX", "2022-01-10/2022-01-12");
    let second = stay(&parent, "2022-01-14", "2022-01-20");
    let third = stay(&parent, "2022-01-20", "2022-01-25");
    let fourth = stay(&parent, "2022-01-26", "");
    let last = stay(&parent, "2022-03", "");
    let alone = stay(&other, "2022-02-01", "2022-02-02");
    let page = page(&work, case);
    let of = |id, number, of| {
        let stay = entry(&page, id).stay;
        assert_eq!(stay, Some(StayOf { detention: held, number, of }), "{number}");
    };
    for (number, id) in (1..).zip([first, second, third, fourth, last]) {
        of(id, number, 5);
    }
    assert_eq!(entry(&page, alone).stay.unwrap().of, 1);
    assert_eq!(entry(&page, second).place.as_deref(), Some("Station"));
    let gaps = page.timeline.gaps.iter();
    let gaps: Vec<_> = gaps.map(|g| (g.after, g.before, g.least_days, g.most_days)).collect();
    assert_eq!(gaps, [(first, second, 1, 3)], "one day to the next is no gap");
    let order: Vec<_> = page.timeline.entries.iter().map(|one| one.id).take(3).collect();
    assert_eq!(order, [first, second, third]);
}

#[test]
fn a_contested_day_has_all_its_values_and_waits_to_be_settled() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = friends(folder.path());
    let case = add(&mut a, "case", &[("case_code", "K-1")]);
    let talk = add_to(&mut a, "interview", Some(case), &[]);
    let fields = a.read_answer("detention", "ended_on", "2022-03-22").unwrap();
    let kind = "detention".parse().unwrap();
    let held = a.add(&kind, Some(case), Some(talk), [fields].into()).unwrap().0;
    let who = person(&mut a, case, "Асан");
    hand_over(&mut a, &mut b, folder.path());
    edit(&mut b, "detention", held, &[("ended_on", "2022-03-25")]);
    edit(&mut b, "person", who, &[("family_name", "Хасан")]);
    hand_over(&mut b, &mut a, folder.path());
    let page = page(&a, case);
    let entry = entry(&page, held);
    assert_eq!(entry.to, dates(&["2022-03-22", "2022-03-25"]));
    assert_eq!((entry.contested, entry.sources), (1, 1));
    let mut open: Vec<_> =
        page.to_settle.iter().map(|one| (one.record, one.label.as_str())).collect();
    open.sort_by_key(|(_, label)| *label);
    assert_eq!(open, [(held, "Ended on"), (who, "Family name")]);
    assert!(page.to_settle.iter().all(|one| one.is_contested));
    let asked = page.to_answer.iter().find(|one| one.record == held).unwrap();
    let needed = a.needed(&held).unwrap();
    let required = needed.iter().filter(|one| one.need == crate::form::Need::Required).count();
    assert!(required > 0 && asked.missing == u32::try_from(required).unwrap());
    assert!(page.to_answer.iter().any(|one| one.record == who), "its persons too");
}

#[test]
fn files_and_related_cases_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let other = add(&mut work, "case", &[("case_code", "K-2")]);
    let related = other.to_string();
    let case = add(&mut work, "case", &[("case_code", "K-1"), ("related_case_ids", &related)]);
    let (file, _) = work.attach_bytes(case, "a.bin", b"bytes", false, &mut ()).unwrap();
    edit(&mut work, "attachment", file.record, &[("description", "Coat, sleeve")]);
    let page = page(&work, case);
    assert_eq!(page.files.len(), 1);
    assert_eq!((page.files[0].record, page.files[0].sha256), (file.record, Some(file.sha256)));
    assert_eq!(page.files[0].description.as_deref(), Some("Coat, sleeve"));
    assert_eq!(page.related.iter().map(|one| one.title.as_str()).collect::<Vec<_>>(), ["K-2"]);
    assert_eq!(page.row.title, "K-1");
    assert!(!page.is_cut);
}
