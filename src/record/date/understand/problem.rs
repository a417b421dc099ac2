//! Why a date cannot be read although its words are understood, in words.

use crate::record::Language;
use crate::record::date::words::month_name;

/// What is wrong with a date that was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateProblem {
    /// The month has no such day.
    NoSuchDay {
        /// As it was told.
        day: u16,
        /// 1 to 12.
        month: u8,
        /// Only if the month has such a day in other years.
        year: Option<u16>,
    },
    /// Months are 1 to 12.
    NoSuchMonth,
    /// A month without year, and nothing to take the year from.
    NoYear,
    /// A day without month, and nothing to take the month from.
    NoMonth,
    /// The range ends before it begins.
    Backwards,
}

/// After "в".
const RU: [&str; 12] = [
    "январе",
    "феврале",
    "марте",
    "апреле",
    "мае",
    "июне",
    "июле",
    "августе",
    "сентябре",
    "октябре",
    "ноябре",
    "декабре",
];

impl DateProblem {
    /// A sentence for whoever typed it.
    pub fn in_words(self, language: Language) -> String {
        let fixed = match (self, language) {
            (Self::NoSuchDay { day, month, year }, _) => {
                return no_such_day(language, day, month, year);
            }
            (Self::NoSuchMonth, Language::En) => "Months go from 1 to 12.",
            (Self::NoSuchMonth, Language::Ru) => "Месяцев только двенадцать.",
            (Self::NoSuchMonth, Language::Kk) => "Жылда он екі ай ғана бар.",
            (Self::NoYear, Language::En) => "Which year is not said.",
            (Self::NoYear, Language::Ru) => "Не сказано, какой год.",
            (Self::NoYear, Language::Kk) => "Қай жыл екені айтылмаған.",
            (Self::NoMonth, Language::En) => "Which month is not said.",
            (Self::NoMonth, Language::Ru) => "Не сказано, какой месяц.",
            (Self::NoMonth, Language::Kk) => "Қай ай екені айтылмаған.",
            (Self::Backwards, Language::En) => "The end comes before the beginning.",
            (Self::Backwards, Language::Ru) => "Конец раньше начала.",
            (Self::Backwards, Language::Kk) => "Соңы басынан бұрын тұр.",
        };
        fixed.to_owned()
    }
}

fn no_such_day(language: Language, day: u16, month: u8, year: Option<u16>) -> String {
    let name = match language {
        Language::En | Language::Kk => month_name(language, month),
        Language::Ru => usize::from(month).checked_sub(1).and_then(|at| RU.get(at)).copied(),
    };
    let name = name.unwrap_or_default();
    match (language, year) {
        (Language::En, None) => format!("{name} has no {day}{}.", en_suffix(day)),
        (Language::En, Some(year)) => format!("{name} {year} has no {day}{}.", en_suffix(day)),
        (Language::Ru, None) => format!("В {name} нет {day}-го числа."),
        (Language::Ru, Some(year)) => format!("В {name} {year} года нет {day}-го числа."),
        (Language::Kk, None) => {
            let mut letters = name.chars();
            let first: String = letters.next().iter().flat_map(|c| c.to_uppercase()).collect();
            format!("{first}{} айында {day}-күн жоқ.", letters.as_str())
        }
        (Language::Kk, Some(year)) => format!("{year} жылғы {name} айында {day}-күн жоқ."),
    }
}

const fn en_suffix(day: u16) -> &'static str {
    match (day % 10, day % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}
