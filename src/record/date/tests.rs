//! Dates: parsing, bounds, order and words.

use proptest::prelude::*;

use super::{Bound, Certainty, DateError, PartialDate, Precision};
use crate::record::{Day, Language};

fn date(text: &str) -> PartialDate {
    text.parse().unwrap_or_else(|_| panic!("{text} is a date"))
}

fn day(text: &str) -> Day {
    date(text).earliest().unwrap()
}

/// All days of the years that matter to a pattern, as text: slow and plain.
fn days_of(years: std::ops::RangeInclusive<i32>) -> impl Iterator<Item = Day> {
    years.flat_map(|year| {
        (1..=12).flat_map(move |month| (1..=31).filter_map(move |dom| Day::new(year, month, dom)))
    })
}

/// The reference: does a day fit a pattern such as `2022-01-XX`, `199X` or `2022-21`?
/// It compares texts; it knows nothing of how the program computes bounds.
fn fits(pattern: &str, day: Day) -> bool {
    let season = match pattern.get(5..7) {
        Some("21") => Some([3, 4, 5]),
        Some("22") => Some([6, 7, 8]),
        Some("23") => Some([9, 10, 11]),
        Some("24") => Some([12, 1, 2]),
        _ => None,
    };
    if let Some(months) = season {
        let year: i32 = pattern[..4].parse().unwrap();
        let years = match (pattern.get(5..7), day.month) {
            (Some("24"), 12) => year - 1..=year,
            (Some("24"), _) => year..=year + 1,
            _ => year..=year,
        };
        return months.contains(&day.month) && years.contains(&day.year);
    }
    let text = day.to_string();
    pattern.chars().zip(text.chars()).all(|(p, c)| p == 'X' || p == c)
}

fn reference_bounds(pattern: &str) -> (Option<Day>, Option<Day>) {
    let least: i32 = pattern[..4].replace('X', "0").parse().unwrap();
    let greatest: i32 = pattern[..4].replace('X', "9").parse().unwrap();
    let mut days = days_of(least - 1..=greatest + 1).filter(|day| fits(pattern, *day));
    let first = days.next();
    (first, days.last().or(first))
}

fn year() -> impl Strategy<Value = String> {
    (1i32..9999).prop_map(|year| format!("{year:04}"))
}

fn qualifier() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just(""), Just("?"), Just("~"), Just("%")]
}

/// A date without hidden digits: what may stand at the end of a range.
fn plain() -> impl Strategy<Value = String> {
    let full = (1i32..9999, 1u8..=12, 1u8..=31)
        .prop_filter_map("a day", |(y, m, d)| Day::new(y, m, d).map(|day| day.to_string()));
    let month = (year(), 1u8..=12).prop_map(|(y, m)| format!("{y}-{m:02}"));
    let season = (year(), 21u8..=24).prop_map(|(y, s)| format!("{y}-{s}"));
    prop_oneof![full, month, season, year()]
}

/// One date of level 0 or 1, without qualifier.
fn pattern() -> impl Strategy<Value = String> {
    let some_day = (year(), 1u8..=12).prop_map(|(y, m)| format!("{y}-{m:02}-XX"));
    prop_oneof![
        4 => plain(),
        1 => some_day,
        1 => year().prop_map(|y| format!("{y}-XX")),
        1 => year().prop_map(|y| format!("{y}-XX-XX")),
        1 => (0u16..1000).prop_map(|decade| format!("{decade:03}X")),
        1 => (0u8..100).prop_map(|century| format!("{century:02}XX")),
    ]
}

/// Every shape of level 0 and 1.
pub(super) fn any_date() -> impl Strategy<Value = String> {
    let one = (pattern(), qualifier()).prop_map(|(date, q)| format!("{date}{q}"));
    let end = || (plain(), qualifier()).prop_map(|(date, q)| format!("{date}{q}"));
    let range = (end(), end()).prop_filter_map("in order", |(a, b)| {
        let text = if date(&a).earliest() <= date(&b).latest() {
            format!("{a}/{b}")
        } else {
            format!("{b}/{a}")
        };
        text.parse::<PartialDate>().ok().map(|_| text)
    });
    let half = prop_oneof![Just(".."), Just("")];
    let open = (end(), half, any::<bool>()).prop_map(|(date, half, starts)| {
        if starts { format!("{date}/{half}") } else { format!("{half}/{date}") }
    });
    prop_oneof![3 => one, 2 => range, 2 => open]
}

proptest! {
    #[test]
    fn what_is_printed_reads_back_as_the_same_date(text in any_date()) {
        let parsed = date(&text);
        prop_assert_eq!(parsed.to_string(), text.clone());
        prop_assert_eq!(date(&parsed.to_string()), parsed.clone());
        // All generated spellings are canonical: typing them changes nothing.
        prop_assert_eq!(PartialDate::from_typed(&text), Ok(parsed));
    }

}

// The reference walks through every day: fewer cases.
proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn bounds_are_the_first_and_last_day_that_fit(text in pattern(), q in qualifier()) {
        let parsed = date(&format!("{text}{q}"));
        prop_assert_eq!((parsed.earliest(), parsed.latest()), reference_bounds(&text));
        prop_assert_eq!(parsed.is_uncertain(), q == "?" || q == "%");
        prop_assert_eq!(parsed.is_approximate(), q == "~" || q == "%");
    }

    #[test]
    fn order_is_certain_exactly_if_every_choice_of_days_agrees(a in pattern(), b in pattern()) {
        let ends = |text: &str| {
            let (first, last) = reference_bounds(text);
            [first.unwrap(), last.unwrap()]
        };
        let (ends_a, ends_b) = (ends(&a), ends(&b));
        let answers: Vec<bool> =
            ends_a.iter().flat_map(|x| ends_b.iter().map(move |y| x < y)).collect();
        let expected = if answers.iter().all(|before| *before) {
            Certainty::Yes
        } else if answers.iter().any(|before| *before) {
            Certainty::Maybe
        } else {
            Certainty::No
        };
        prop_assert_eq!(date(&a).is_before(&date(&b)), expected);
    }

}

proptest! {
    #[test]
    fn two_dates_are_never_certainly_before_each_other(a in any_date(), b in any_date()) {
        let (a, b) = (date(&a), date(&b));
        if a.is_before(&b) == Certainty::Yes {
            prop_assert_eq!(b.is_before(&a), Certainty::No);
        }
        prop_assert_eq!(a.may_be_same(&b), b.may_be_same(&a));
        prop_assert!(a.may_be_same(&a));
    }

    #[test]
    fn every_date_has_words_in_each_language(text in any_date()) {
        for language in Language::ALL {
            let words = date(&text).in_words(language);
            prop_assert!(!words.contains("  ") && words.trim() == words && !words.is_empty());
            prop_assert!(!words.contains('X') && !words.contains('/'), "{}", words);
        }
    }

    #[test]
    fn no_text_breaks_the_reader(text in "[0-9XTYSE?~%/.:{}\\[\\],Z+ -]{0,24}|\\PC{0,80}") {
        if let Ok(parsed) = text.parse::<PartialDate>() {
            prop_assert_eq!(parsed.as_str(), &text);
        }
        if let Ok(typed) = PartialDate::from_typed(&text) {
            prop_assert_eq!(PartialDate::from_typed(typed.as_str()), Ok(typed));
        }
    }
}

#[test]
fn what_is_beyond_level_1_or_beyond_a_day_is_refused() {
    let refused = [
        "",
        "2022-01-06T10:00:00",
        "2022-01-06T10:00:00Z",
        "Y17000",
        "Y-17000",
        "12022",
        "2022S2",
        "2022-1X",
        "XXXX",
        "1XX5",
        "2022-XX-06",
        "2022-25",
        "2022-00",
        "2022-13",
        "2022-02-30",
        "2022?-01",
        "[2021,2022]",
        "{2021,2022}",
        "2022-01-XX/2022-02",
        "../..",
        "/",
        "../",
        "/..",
        "2022-01-07/2022-01-05",
        "..2022-01/2022-02",
        " 2022",
        "06.01.2022",
        "2022-1-6",
        "２０２２",
    ];
    for text in refused {
        assert_eq!(text.parse::<PartialDate>(), Err(DateError), "{text}");
    }
    assert!(format!("2022-01-06{}", "?".repeat(100)).parse::<PartialDate>().is_err());
}

#[test]
fn stored_text_is_kept_and_typed_text_is_made_canonical() {
    assert_eq!(date("?2022-?01-?06").as_str(), "?2022-?01-?06");
    for (typed, kept) in [
        ("?2022-?01-?06", "2022-01-06?"),
        (" 2022-01 ", "2022-01"),
        ("06.01.2022", "2022-01-06"),
        ("6.1.2022", "2022-01-06"),
        ("01.2022", "2022-01"),
        ("2022-01-06/", "2022-01-06/"),
    ] {
        assert_eq!(PartialDate::from_typed(typed).unwrap().as_str(), kept, "{typed}");
    }
    for typed in [
        "6.1.22",
        "24.2022",
        "13.2022",
        "1.24.2022",
        "1..2022",
        "32.01.2022",
        "2022.01.06",
        "Y17E7",
        "yesterday",
        "",
    ] {
        assert_eq!(PartialDate::from_typed(typed), Err(DateError), "{typed}");
    }
}

#[test]
fn open_and_unknown_ends_are_told_apart() {
    let ends = |text| (date(text).first(), date(text).last());
    let sixth = Bound::Day(day("2022-01-06"));
    assert_eq!(ends("2022-01-06/.."), (sixth, Bound::Open));
    assert_eq!(ends("2022-01-06/"), (sixth, Bound::Unknown));
    assert_eq!(ends("../2022-01-06"), (Bound::Open, sixth));
    assert_eq!(ends("/2022-01-06"), (Bound::Unknown, sixth));
    assert_eq!(date("2022-01-06/..").latest(), None);
    assert_eq!(date("2022-01-06/").latest(), None);
    assert_ne!(date("2022-01-06/.."), date("2022-01-06/"));
}

#[test]
fn precision_says_how_closely_a_date_is_known() {
    for (text, precision) in [
        ("2022-01-06?", Precision::Day),
        ("2022-01", Precision::Month),
        ("2022-01-XX", Precision::Month),
        ("2022-24", Precision::Season),
        ("2022-XX", Precision::Year),
        ("2022-XX-XX", Precision::Year),
        ("-0044", Precision::Year),
        ("199X", Precision::Decade),
        ("19XX", Precision::Century),
        ("2022-01-05/2022-01-07", Precision::Range),
    ] {
        assert_eq!(date(text).precision(), precision, "{text}");
    }
}

#[test]
fn order_with_open_ends_is_certain_only_where_a_day_decides() {
    let cases = [
        ("2022-01-05", "2022-01-06", Certainty::Yes),
        ("2022-01-06", "2022-01-06", Certainty::No),
        ("2022-01-06", "2022-01", Certainty::Maybe),
        ("2022-01-31", "2022-01", Certainty::No),
        ("2021", "2022-01/..", Certainty::Yes),
        ("2022-01/..", "2021", Certainty::No),
        ("2022-01/..", "2023", Certainty::Maybe),
        ("2022-01/", "2023", Certainty::Maybe),
        ("/2022-01", "2023", Certainty::Yes),
        ("2023", "../2022-01", Certainty::No),
        // "Winter 2022" may be the one that began in December 2021.
        ("2022-01-06", "2022-24", Certainty::Maybe),
    ];
    for (a, b, expected) in cases {
        assert_eq!(date(a).is_before(&date(b)), expected, "{a} {b}");
    }
}

#[test]
fn about_reaches_three_days_further_for_matching_alone() {
    let about = date("2022-01-06~");
    assert_eq!(
        about.widened_for_matching(),
        (Bound::Day(day("2022-01-03")), Bound::Day(day("2022-01-09")))
    );
    assert_eq!(about.latest(), Some(day("2022-01-06")));
    assert!(about.may_be_same(&date("2022-01-09")));
    assert!(!about.may_be_same(&date("2022-01-10")));
    assert!(!date("2022-01-06?").may_be_same(&date("2022-01-07")));
    assert!(date("2022-01-06/").may_be_same(&date("2030")));
    assert!(!date("2022-01-06/").may_be_same(&date("2021")));
    let one_end = date("2022-01-05/2022-01-07~");
    assert_eq!(
        one_end.widened_for_matching(),
        (Bound::Day(day("2022-01-05")), Bound::Day(day("2022-01-10")))
    );
}

#[test]
fn ages_are_a_range_from_the_least_to_the_greatest() {
    let ages = |birth, at| PartialDate::years_between(&date(birth), &date(at));
    assert_eq!(ages("2004-01-06", "2022-01-05"), Some((17, 17)));
    assert_eq!(ages("2004-01-06", "2022-01-06"), Some((18, 18)));
    assert_eq!(ages("2004", "2022-01"), Some((17, 18)));
    assert_eq!(ages("199X", "2022"), Some((22, 32)));
    assert_eq!(ages("2022", "2022-01-06"), Some((0, 0)));
    assert_eq!(ages("2023", "2022-01-06"), None);
    assert_eq!(ages("2004/", "2022"), None);
}

#[test]
fn dates_have_words_in_three_languages() {
    let table = include_str!("words.txt");
    let mut rows = 0;
    for line in table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let columns: Vec<_> = line.split('|').map(str::trim).collect();
        let [text, en, ru, kk] = columns.as_slice() else { panic!("four columns: {line}") };
        let told = |language| date(text).in_words(language);
        assert_eq!(
            [told(Language::En), told(Language::Ru), told(Language::Kk)],
            [*en, *ru, *kk],
            "{text}"
        );
        rows += 1;
    }
    assert!(rows > 30);
}
