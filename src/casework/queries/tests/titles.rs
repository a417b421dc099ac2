//! Titles name whom they refer to, in words for people.

use super::{add, create, edit};
use crate::casework::Casework;
use crate::record::Language;

fn titles(work: &Casework, kind: &str) -> Vec<String> {
    work.list(&kind.parse().unwrap()).unwrap().into_iter().map(|row| row.title).collect()
}

#[test]
fn a_title_names_whom_it_refers_to_as_he_is_called_at_present() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
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

#[test]
fn titles_are_in_words_of_the_reader_also_of_what_is_referred_to() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let person = add(&mut work, "person", &[("family_name", "Асанова")]).to_string();
    let place = add(&mut work, "place", &[("place_type", "street")]).to_string();
    let talk = [("started_at", "2022-02-14T10:00:00+06:00"), ("interviewee", person.as_str())];
    let talk = add(&mut work, "interview", &talk);
    let arrest = [("arrested_on", "2022-01"), ("person", person.as_str()), ("place", &place)];
    let arrest = add(&mut work, "arrest", &arrest);
    let detention = add(&mut work, "detention", &[("person", person.as_str())]).to_string();
    let stay = [("parent", &*detention), ("from_on", "2022-01-07"), ("facility", &*place)];
    let stay = add(&mut work, "stay", &stay);
    let nobody = add(&mut work, "person", &[]);
    for (language, expected) in [
        (
            Language::En,
            [
                "14 February 2022 Асанова",
                "January 2022 Асанова",
                "7 January 2022 Street or square",
                "Person",
            ],
        ),
        (
            Language::Ru,
            [
                "14 февраля 2022 года Асанова",
                "январь 2022 года Асанова",
                "7 января 2022 года Улица или площадь",
                "Человек",
            ],
        ),
        (
            Language::Kk,
            [
                "2022 жылғы 14 ақпан Асанова",
                "2022 жылғы қаңтар Асанова",
                "2022 жылғы 7 қаңтар Көше немесе алаң",
                "Адам",
            ],
        ),
    ] {
        let rows = work.rows(&[talk, arrest, stay, nobody], language).unwrap();
        let titles: Vec<_> = rows.iter().map(|row| row.title.as_str()).collect();
        assert_eq!(titles, expected);
    }
    assert_eq!(titles(&work, "interview"), ["2022-02-14 Асанова"], "programs get EDTF");
    assert_eq!(titles(&work, "stay"), ["2022-01-07 Street or square"], "and English");
}
