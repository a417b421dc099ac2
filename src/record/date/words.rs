//! Dates in words: English, Russian, Kazakh, with the case that each phrase asks for.
//! Tables of words and how they are put together; nothing about calendars.

use super::PartialDate;
use super::shape::{End, Part, Shape, Within};
use crate::record::Language;

/// The place of a date in a phrase, by which Russian and Kazakh choose the case.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Alone.
    Plain,
    /// After "since": genitive in Russian, ablative in Kazakh.
    Since,
    /// After "until": genitive in Russian, dative in Kazakh.
    Until,
    /// After "between": instrumental in Russian.
    Between,
}

/// Spring to winter, then January to December.
const EN: [&str; 16] = [
    "spring",
    "summer",
    "autumn",
    "winter",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Nominative, genitive, instrumental.
const RU: [[&str; 3]; 16] = [
    ["весна", "весны", "весной"],
    ["лето", "лета", "летом"],
    ["осень", "осени", "осенью"],
    ["зима", "зимы", "зимой"],
    ["январь", "января", "январём"],
    ["февраль", "февраля", "февралём"],
    ["март", "марта", "мартом"],
    ["апрель", "апреля", "апрелем"],
    ["май", "мая", "маем"],
    ["июнь", "июня", "июнем"],
    ["июль", "июля", "июлем"],
    ["август", "августа", "августом"],
    ["сентябрь", "сентября", "сентябрём"],
    ["октябрь", "октября", "октябрём"],
    ["ноябрь", "ноября", "ноябрём"],
    ["декабрь", "декабря", "декабрём"],
];

/// Nominative, ablative, dative.
const KK: [[&str; 3]; 16] = [
    ["көктем", "көктемнен", "көктемге"],
    ["жаз", "жаздан", "жазға"],
    ["күз", "күзден", "күзге"],
    ["қыс", "қыстан", "қысқа"],
    ["қаңтар", "қаңтардан", "қаңтарға"],
    ["ақпан", "ақпаннан", "ақпанға"],
    ["наурыз", "наурыздан", "наурызға"],
    ["сәуір", "сәуірден", "сәуірге"],
    ["мамыр", "мамырдан", "мамырға"],
    ["маусым", "маусымнан", "маусымға"],
    ["шілде", "шілдеден", "шілдеге"],
    ["тамыз", "тамыздан", "тамызға"],
    ["қыркүйек", "қыркүйектен", "қыркүйекке"],
    ["қазан", "қазаннан", "қазанға"],
    ["қараша", "қарашадан", "қарашаға"],
    ["желтоқсан", "желтоқсаннан", "желтоқсанға"],
];

const RU_YEAR: [&str; 3] = ["год", "года", "годом"];
const KK_YEAR: [&str; 3] = ["жыл", "жылдан", "жылға"];

impl PartialDate {
    /// Whether words say no more than the date does: they are one of the ways to write it, and
    /// need not be kept beside it.
    pub fn is_all_of(&self, words: &str) -> bool {
        let plain = |words: &str| {
            let words = words.trim().to_lowercase();
            let year = [" г.", " г", " года", " год"];
            let bare = year.into_iter().find_map(|year| words.strip_suffix(year));
            bare.map_or_else(|| words.clone(), str::to_owned)
        };
        let said = plain(words);
        Self::from_typed(words).is_ok_and(|typed| typed == *self)
            || Language::ALL.into_iter().any(|language| plain(&self.in_words(language)) == said)
    }

    /// The date in words, as it stands in a sentence or a table.
    pub fn in_words(&self, language: Language) -> String {
        match self.shape {
            Shape::One(part) => in_role(language, Role::Plain, part),
            Shape::Range(End::Date(start), End::Date(end)) if start == end => {
                in_role(language, Role::Plain, start)
            }
            Shape::Range(End::Date(start), End::Date(end)) => between(language, start, end),
            Shape::Range(End::Date(start), End::Open) => since(language, start, true),
            Shape::Range(End::Date(start), _) => since(language, start, false),
            Shape::Range(End::Open, End::Date(end)) => until(language, end, true),
            Shape::Range(_, End::Date(end)) => until(language, end, false),
            // EDTF has no range without a date.
            Shape::Range(..) => self.text.clone(),
        }
    }
}

fn since(language: Language, part: Part, goes_on: bool) -> String {
    let date = in_role(language, Role::Since, part);
    match (language, goes_on) {
        (Language::En, true) => format!("since {date}, still going on"),
        (Language::En, false) => format!("since {date}, end not known"),
        (Language::Ru, goes_on) => {
            // "со второго", but "с двадцать второго" and "с две тысячи".
            let from = if date.starts_with("2 ") { "со" } else { "с" };
            let end = if goes_on {
                "продолжается"
            } else {
                "окончание неизвестно"
            };
            format!("{from} {date}, {end}")
        }
        (Language::Kk, true) => format!("{date} бері, жалғасуда"),
        (Language::Kk, false) => format!("{date} бастап, соңы белгісіз"),
    }
}

fn until(language: Language, part: Part, is_open: bool) -> String {
    let role = if is_open { Role::Since } else { Role::Until };
    let date = in_role(language, role, part);
    match (language, is_open) {
        (Language::En, true) => format!("no later than {date}"),
        (Language::En, false) => format!("until {date}, start not known"),
        (Language::Ru, true) => format!("не позднее {date}"),
        (Language::Ru, false) => format!("до {date}, начало неизвестно"),
        (Language::Kk, true) => format!("{date} кешіктірмей"),
        (Language::Kk, false) => format!("{date} дейін, басталуы белгісіз"),
    }
}

fn between(language: Language, start: Part, end: Part) -> String {
    if let Some(pair) = in_one_year(language, start, end) {
        return pair;
    }
    let start = in_role(language, Role::Between, start);
    let end = in_role(language, Role::Between, end);
    match language {
        Language::En => format!("between {start} and {end}"),
        Language::Ru => format!("между {start} и {end}"),
        Language::Kk => format!("{start} {} {end} аралығында", kk_and(&start)),
    }
}

/// Two plain dates that need year, or year and month, only once.
fn in_one_year(language: Language, start: Part, end: Part) -> Option<String> {
    let is_plain = |part: Part| !part.uncertain && !part.approximate;
    if !is_plain(start) || !is_plain(end) {
        return None;
    }
    let year = end.year;
    if start.within == Within::Year && end.within == Within::Year {
        let from = start.year;
        return Some(match language {
            Language::En => format!("between {from} and {year}"),
            Language::Ru => format!("между {from} и {year} годами"),
            Language::Kk => format!("{from}–{year} жылдар аралығында"),
        });
    }
    let (from, to) = match (start.within, end.within) {
        _ if start.year != year => return None,
        (Within::Day(month, day), Within::Day(end_month, _)) if month == end_month => {
            (day.to_string(), without_year(language, Role::Between, end.within)?)
        }
        (a, b) => {
            (without_year(language, Role::Between, a)?, without_year(language, Role::Between, b)?)
        }
    };
    Some(match language {
        Language::En => format!("between {from} and {to} {year}"),
        Language::Ru => format!("между {from} и {to} {year} года"),
        Language::Kk if from.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{year} жылғы {from}–{to} аралығында")
        }
        Language::Kk => format!("{year} жылғы {from} {} {to} аралығында", kk_and(&from)),
    })
}

/// "With" in Kazakh follows the last sound of the word before it.
fn kk_and(word: &str) -> &'static str {
    match word.chars().last() {
        Some('п' | 'к' | 'қ' | 'т' | 'с' | 'ш') => "пен",
        Some('з' | 'ж') => "бен",
        Some(')') => "және",
        _ => "мен",
    }
}

/// A date with its qualifiers.
fn in_role(language: Language, role: Role, part: Part) -> String {
    let date = unqualified(language, role, part);
    let (about, unsure) = match language {
        Language::En => ("about ", " (not sure)"),
        Language::Ru => ("примерно ", " (под вопросом)"),
        Language::Kk => ("шамамен ", " (нақты емес)"),
    };
    let about = if part.approximate { about } else { "" };
    let unsure = if part.uncertain { unsure } else { "" };
    format!("{about}{date}{unsure}")
}

fn unqualified(language: Language, role: Role, part: Part) -> String {
    let year = part.year;
    if let Some(date) = without_year(language, role, part.within) {
        return match language {
            Language::En => format!("{date} {year}"),
            Language::Ru => format!("{date} {year} года"),
            Language::Kk => format!("{year} жылғы {date}"),
        };
    }
    match (part.within, language) {
        (Within::Decade, _) if year % 100 == 0 => years(language, year, year + 9),
        (Within::Decade, Language::En) => format!("the {year}s"),
        (Within::Decade, Language::Ru) => format!("{year}-е годы"),
        (Within::Decade, Language::Kk) => format!("{year}-жылдар"),
        (Within::Century, _) => years(language, year, year + 99),
        (Within::SomeMonth, Language::En) => format!("some month in {year}"),
        (Within::SomeMonth, Language::Ru) => format!("какой-то месяц {year} года"),
        (Within::SomeMonth, Language::Kk) => format!("{year} жылдың бір айы"),
        (Within::SomeDay, Language::En) => format!("some day in {year}"),
        (Within::SomeDay, Language::Ru) => format!("какой-то день {year} года"),
        (Within::SomeDay, Language::Kk) => format!("{year} жылдың бір күні"),
        (_, Language::En) => year.to_string(),
        (_, Language::Ru) => format!("{year} {}", form(&RU_YEAR, ru_case(role))),
        (_, Language::Kk) => format!("{year} {}", form(&KK_YEAR, kk_case(role))),
    }
}

/// "The 1900s" could be ten years or a hundred.
fn years(language: Language, from: i32, to: i32) -> String {
    match language {
        Language::En => format!("the years {from} to {to}"),
        Language::Ru => format!("{from}–{to} годы"),
        Language::Kk => format!("{from}–{to} жылдар"),
    }
}

/// The part of the date that stands beside the year, if it has one.
fn without_year(language: Language, role: Role, within: Within) -> Option<String> {
    let season = |season: u8| named(language, role, usize::from(season).checked_sub(1)?);
    let month = |role: Role, month: u8| named(language, role, usize::from(month).checked_add(3)?);
    match within {
        Within::Season(number) => season(number).map(str::to_owned),
        Within::Month(number) => month(role, number).map(str::to_owned),
        // Russian days always take the month in the genitive.
        Within::Day(number, day) if language == Language::Ru => {
            month(Role::Since, number).map(|name| format!("{day} {name}"))
        }
        Within::Day(number, day) => month(role, number).map(|name| format!("{day} {name}")),
        Within::SomeDayOfMonth(number) => match language {
            Language::En => month(role, number).map(|name| format!("some day in {name}")),
            Language::Ru => month(Role::Since, number).map(|name| format!("какой-то день {name}")),
            Language::Kk => month(role, number).map(|name| format!("{name} айының бір күні")),
        },
        _ => None,
    }
}

/// The name of a month, 1 to 12, as it stands alone.
pub(super) fn month_name(language: Language, month: u8) -> Option<&'static str> {
    named(language, Role::Plain, usize::from(month).checked_add(3)?)
}

fn named(language: Language, role: Role, index: usize) -> Option<&'static str> {
    match language {
        Language::En => EN.get(index).copied(),
        Language::Ru => RU.get(index).map(|forms| form(forms, ru_case(role))),
        Language::Kk => KK.get(index).map(|forms| form(forms, kk_case(role))),
    }
}

const fn ru_case(role: Role) -> usize {
    match role {
        Role::Plain => 0,
        Role::Since | Role::Until => 1,
        Role::Between => 2,
    }
}

const fn kk_case(role: Role) -> usize {
    match role {
        Role::Plain | Role::Between => 0,
        Role::Since => 1,
        Role::Until => 2,
    }
}

fn form(forms: &[&'static str; 3], case: usize) -> &'static str {
    forms.get(case).copied().unwrap_or_default()
}
