//! The rows of a list: what tells records apart, what is the matter with them.

use super::{add, add_to, create, draft, edit};
use crate::casework::{Casework, Detail, ListRow};
use crate::record::{AnswerState, Language, RecordId};

fn row(work: &Casework, id: RecordId) -> ListRow {
    work.rows(&[id], Language::En).unwrap().remove(0)
}

fn words(text: &str) -> Detail {
    Detail::Words(text.to_owned())
}

fn span(from: &str, to: &str) -> Detail {
    let dates = |text: &str| text.split(' ').filter_map(|date| date.parse().ok()).collect();
    Detail::Span { from: dates(from), to: dates(to) }
}

#[test]
fn rows_come_in_the_order_asked_and_what_is_not_here_is_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let ids: Vec<_> =
        ["Б", "А"].iter().map(|name| add(&mut work, "person", &[("family_name", name)])).collect();
    let nobody = RecordId::from_random([9; 16]);
    let rows = work.rows(&[ids[1], nobody, ids[0]], Language::Ru).unwrap();
    assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), [ids[1], ids[0]]);
}

#[test]
fn each_kind_shows_what_tells_its_records_apart() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let case = add(&mut work, "case", &[("case_code", "K-1"), ("status", "urgent")]);
    let person = [("family_name", "Асан"), ("person_code", "P-7"), ("birth_date", "1991-XX-XX")];
    let person = add_to(&mut work, "person", Some(case), &person);
    let who = person.to_string();
    let square = add(&mut work, "place", &[("name", "Площадь"), ("place_type", "street")]);
    let square = square.to_string();
    let arrest = [("person", &*who), ("arrested_on", "2022-01-06"), ("place", &square)];
    let arrest = add(&mut work, "arrest", &arrest);
    let held = [("person", &*who), ("started_on", "2022-01-06"), ("ended_on", "2022-03-22/..")];
    let held = add(&mut work, "detention", &held);
    for place in [("facility", &*square), ("facility", &*square), ("facility_type", "ivs")] {
        add(&mut work, "stay", &[("parent", &*held.to_string()), place]);
    }
    let file = work.attach_bytes(case, "a.jpg", b"ID3\x04\0\0\0", false, &mut ()).unwrap().0.record;

    let shown = |id| row(&work, id).lines;
    assert_eq!(shown(case)[0], [words("Urgent: person at risk now"), Detail::Persons(1)]);
    assert_eq!(shown(person), [[words("1991"), words("P-7")]]);
    assert_eq!(shown(arrest), [[span("2022-01-06", "")], [words("Площадь")]]);
    let lines = shown(held);
    assert_eq!(lines[0], [span("2022-01-06", "2022-03-22/..")]);
    assert_eq!(
        (lines[1].len(), &lines[1][0], &lines[1][2]),
        (3, &words("Площадь"), &Detail::Stays(3))
    );
    assert_eq!(shown(file)[0], [Detail::Bytes(7)], "the title says that it is sound");
    assert_eq!(shown(file)[1], [words("a.jpg")]);
    assert_eq!(row(&work, held).subject.as_deref(), Some("Асан"));
    assert_eq!(row(&work, case).subject, None);
}

#[test]
fn chips_tell_what_is_the_matter() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let person = add(&mut work, "person", &[("person_code", "P-1")]);
    let chips = row(&work, person).chips;
    let open = work.findings(&person).unwrap().iter().filter(|f| f.code == "required").count();
    assert!(open > 1 && chips.missing == u32::try_from(open).unwrap());
    assert!(chips.saved && !chips.draft && !chips.name_declined && !chips.deleted);
    edit(&mut work, "person", person, &[("sex", "male")]);
    assert_eq!(row(&work, person).chips.missing, chips.missing - 1);

    let arrest = add(&mut work, "arrest", &[("person", &*person.to_string())]);
    let refused = work.read_state("person", "family_name", AnswerState::Refused).unwrap();
    work.edit(person, None, [refused].into()).unwrap();
    assert!(row(&work, person).chips.name_declined && row(&work, arrest).chips.name_declined);

    draft(&mut work, person, "person", None);
    work.delete(person).unwrap();
    let chips = row(&work, person).chips;
    assert!(chips.draft && chips.deleted && chips.missing == 0);
    let new = RecordId::from_random([7; 16]);
    draft(&mut work, new, "interview", None);
    let rows = work.rows(&[new], Language::Kk).unwrap();
    assert_eq!(rows[0].title, "Сұхбат");
    assert!(rows[0].chips.draft && !rows[0].chips.saved);
}

#[test]
fn a_search_gives_rows() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let person = add(&mut work, "person", &[("family_name", "Асанова")]);
    let found = work.find("asan", 9, Language::Kk).unwrap();
    assert_eq!(found.iter().map(|row| row.id).collect::<Vec<_>>(), [person]);
}
