//! What people type for dates, in a table of cases (`cases.txt`), and the laws that hold
//! for all texts and all dates.

use proptest::prelude::*;

use super::{Reading, ReadingNote, Understood};
use crate::record::date::tests::any_date;
use crate::record::{Language, PartialDate};

fn note(name: &str) -> ReadingNote {
    match name {
        "year" => ReadingNote::AssumedYear,
        "month" => ReadingNote::AssumedMonth,
        "century" => ReadingNote::AssumedCentury,
        "dayfirst" => ReadingNote::DayFirst,
        "monthfirst" => ReadingNote::MonthFirst,
        "winter" => ReadingNote::EitherWinter,
        "wider" => ReadingNote::Wider,
        "lasting" => ReadingNote::Lasting,
        "weekday" => ReadingNote::OtherWeekday,
        "time" => ReadingNote::TimeTold,
        other => panic!("no such note: {other}"),
    }
}

/// One line of the table: preferred language, context, text, expected readings, notes of
/// the first one.
fn row(line: &str) -> Result<(), String> {
    let columns: Vec<_> = line.split('|').map(str::trim).collect();
    let [language, context, text, expected, notes] = columns.as_slice() else {
        panic!("five columns: {line}")
    };
    let language = Language::from_code(language).unwrap();
    let context = (*context != "-").then(|| context.parse::<PartialDate>().unwrap());
    let (dates, found_notes) = match PartialDate::understand(text, language, context.as_ref()) {
        Understood::As { best, others } => {
            let others = others.into_iter().map(|reading| reading.date);
            let dates = std::iter::once(best.date).chain(others);
            (dates.map(|date| date.to_string()).collect::<Vec<_>>().join(" "), best.notes)
        }
        Understood::Problem(problem) => (problem.in_words(Language::En), [].into()),
        Understood::Nothing => ("nothing".to_owned(), [].into()),
    };
    let notes = notes.split_whitespace().map(note).collect();
    if (dates.as_str(), &found_notes) == (*expected, &notes) {
        Ok(())
    } else {
        Err(format!("{text}: {dates} {found_notes:?}, expected {expected} {notes:?}"))
    }
}

#[test]
fn what_people_type_is_understood() {
    let lines = include_str!("cases.txt").lines();
    let rows: Vec<_> =
        lines.filter(|line| !line.starts_with('#') && !line.is_empty()).map(row).collect();
    assert!(rows.len() >= 250, "{}", rows.len());
    let faults: Vec<_> = rows.into_iter().filter_map(Result::err).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

fn best(text: &str, language: Language) -> Option<Reading> {
    match PartialDate::understand(text, language, None) {
        Understood::As { best, .. } => Some(best),
        Understood::Problem(_) | Understood::Nothing => None,
    }
}

#[test]
fn the_words_of_the_table_of_words_are_understood() {
    for line in include_str!("../words.txt").lines().filter(|line| !line.starts_with('#')) {
        let text = line.split('|').next().unwrap().trim();
        // A range from a day to the same day is told as that day.
        let date: PartialDate =
            text.replace("2022-01-05/2022-01-05", "2022-01-05").parse().unwrap();
        for language in Language::ALL {
            let words = date.in_words(language);
            assert_eq!(best(&words, language).map(|best| best.date), Some(date.clone()), "{words}");
        }
    }
}

proptest! {
    #[test]
    fn a_date_in_words_is_understood_as_itself(text in any_date()) {
        let date: PartialDate = text.parse().unwrap();
        // Years below 1000 are told in fewer than four digits, and a range of one date
        // as that date.
        let years_are_long = text.split('/').all(|end| !end.starts_with('0'));
        let ends: Vec<_> = text.split('/').collect();
        prop_assume!(years_are_long && (ends.len() == 1 || ends[0] != ends[1]));
        for language in Language::ALL {
            let words = date.in_words(language);
            let best = best(&words, language);
            prop_assert_eq!(best.map(|best| best.date), Some(date.clone()), "{}", words);
        }
    }

    #[test]
    fn an_edtf_text_is_itself_and_nothing_else(text in any_date()) {
        let date: PartialDate = text.parse().unwrap();
        for language in Language::ALL {
            let best = Reading { date: date.clone(), notes: [].into() };
            let itself = Understood::As { best, others: Vec::new() };
            prop_assert_eq!(PartialDate::understand(&text, language, None), itself);
        }
    }

    #[test]
    fn no_text_breaks_the_reader(text in "\\PC{0,220}") {
        for language in Language::ALL {
            let _ = PartialDate::understand(&text, language, None);
        }
    }

    #[test]
    fn no_order_of_words_breaks_the_reader(
        words in proptest::collection::vec(proptest::sample::select(WORDS), 0..12),
        context in proptest::option::of(any_date()),
    ) {
        let context = context.map(|text| text.parse::<PartialDate>().unwrap());
        let text = words.concat();
        for language in Language::ALL {
            let told = PartialDate::understand(&text, language, context.as_ref());
            if let Understood::As { best, others } = told {
                // No reading twice, and each one a date that can be typed again.
                for (at, reading) in others.iter().enumerate() {
                    prop_assert!(reading.date != best.date);
                    prop_assert!(others[..at].iter().all(|other| other.date != reading.date));
                }
                let typed = best.date.to_string();
                prop_assert_eq!(PartialDate::from_typed(&typed), Ok(best.date));
            }
        }
    }
}

/// Pieces of dates in all languages, with the blanks that they may have or not.
const WORDS: &[&str] = &[
    " ",
    "-",
    "/",
    ".",
    "?",
    "~",
    "'",
    "5",
    "31 ",
    "12",
    "2022",
    " 2022 ",
    "22",
    "0",
    "99",
    "9999 ",
    "0001",
    "-го ",
    "th ",
    "s ",
    "-е ",
    "-нен ",
    "January ",
    "february ",
    "января ",
    "май ",
    "қаңтардың ",
    "қаңтардан ",
    "ақпан ",
    "winter ",
    "зимы ",
    "қыс ",
    "beginning of ",
    "конец ",
    "ортасы ",
    "first half of ",
    "some day in ",
    "бір күні ",
    "1990s ",
    "90-е ",
    "year ",
    "года ",
    "жылғы ",
    "годы ",
    "жылдар ",
    "айының ",
    "числа ",
    "about ",
    "шамамен ",
    "perhaps ",
    "нақты емес ",
    "четверг ",
    "ночью ",
    "12:30",
    "between ",
    "and ",
    "или ",
    "с ",
    "по ",
    "до ",
    "дейін ",
    "after ",
    "бұрын ",
    "не позднее ",
    "на ",
    "в ночь на ",
    "аралығында ",
    "from ",
    "to ",
    "still going on",
    "соңы белгісіз",
    "начало неизвестно",
    "twenty ",
    "first ",
    "бірінші ",
];

#[test]
fn a_problem_is_told_in_each_language() {
    let told = |text: &str| {
        let Understood::Problem(problem) = PartialDate::understand(text, Language::En, None) else {
            panic!("{text} is a problem")
        };
        Language::ALL.map(|language| problem.in_words(language))
    };
    assert_eq!(
        told("31 February"),
        ["February has no 31st.", "В феврале нет 31-го числа.", "Ақпан айында 31-күн жоқ."]
    );
    assert_eq!(
        told("29.02.2022"),
        [
            "February 2022 has no 29th.",
            "В феврале 2022 года нет 29-го числа.",
            "2022 жылғы ақпан айында 29-күн жоқ."
        ]
    );
    assert_eq!(told("42 мая")[0], "May has no 42nd.");
    for text in ["13/13/2022", "January", "the 5th", "between 2022 and 2021"] {
        assert!(told(text).iter().all(|sentence| sentence.ends_with('.')), "{text}");
    }
}
