//! One date as far as it was told: which of its numbers is the day, which the year. What
//! was left out is not filled in here.

use std::collections::BTreeSet;

use super::items::{Figures, Item, Told};
use super::lexicon::{Lost, Noun, Portion, Suffix, Word};
use super::{ReadingNote, Turn};
use crate::record::Language;
use crate::record::typed::Number;

/// What was told of one date. Numbers are not checked: there may be a month 13.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    pub year: Option<u16>,
    pub month: Option<u16>,
    pub day: Option<u16>,
    /// 1 to 4, from spring.
    pub season: Option<u8>,
    /// The year is the first of ten.
    pub is_decade: bool,
    pub portion: Option<Portion>,
    pub lost: Option<Lost>,
    pub weekday: Option<u8>,
    pub mark: Mark,
    pub nouns: BTreeSet<Noun>,
    pub notes: BTreeSet<ReadingNote>,
}

/// "About" and "perhaps".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Mark {
    pub is_about: bool,
    pub is_unsure: bool,
}

impl Mark {
    /// What either says.
    pub(super) const fn or(self, other: Self) -> Self {
        Self {
            is_about: self.is_about || other.is_about,
            is_unsure: self.is_unsure || other.is_unsure,
        }
    }

    /// The qualifier in EDTF.
    pub(super) const fn edtf(self) -> &'static str {
        match (self.is_unsure, self.is_about) {
            (true, true) => "%",
            (true, false) => "?",
            (false, true) => "~",
            (false, false) => "",
        }
    }
}

impl Draft {
    /// Nothing but "about", "perhaps" and fillers.
    pub(super) fn is_only_marks(&self) -> bool {
        let Self { year, month, day, season, portion, lost, weekday, nouns, notes, .. } = self;
        let numbers = [year, month, day].into_iter().all(Option::is_none);
        numbers
            && season.is_none()
            && portion.is_none()
            && lost.is_none()
            && weekday.is_none()
            && nouns.is_empty()
            && notes.is_empty()
    }

    pub(super) fn says(&self, noun: Noun) -> bool {
        self.nouns.contains(&noun)
    }

    pub(super) fn is_year_alone(&self) -> bool {
        let within = self.month.is_none() && self.day.is_none() && self.season.is_none();
        self.year.is_some() && within && self.portion.is_none() && !self.is_decade
    }

    pub(super) fn is_day_alone(&self) -> bool {
        self.day.is_some() && self.month.is_none() && self.year.is_none() && self.season.is_none()
    }

    fn set_year(&mut self, year: Number) -> Option<()> {
        let full = match year.width {
            4 => year.value,
            2 => {
                self.notes.insert(ReadingNote::AssumedCentury);
                full_year(year.value)
            }
            _ => return None,
        };
        self.year.replace(full).is_none().then_some(())
    }
}

/// Two digits are a year of this century up to 39, of the last one from 40.
const fn full_year(two_digits: u16) -> u16 {
    if two_digits < 40 { 2000 + two_digits } else { 1900 + two_digits }
}

/// Numbers that may be days or years, each with whether a month was told before it.
type Numbers = Vec<(Told, bool)>;

/// Reads one date; none if its parts do not make one.
pub(super) fn draft(items: &[Item], turn: Turn) -> Option<Draft> {
    let mut draft = Draft::default();
    let mut numbers = Numbers::new();
    let mut month_language = None;
    for (at, item) in items.iter().enumerate() {
        match *item {
            Item::Figures(figures) => take_figures(&mut draft, figures, turn)?,
            Item::Number(told) => {
                let is_year =
                    matches!(items.get(at + 1), Some(Item::Word(Word::Noun(Noun::Year), _)));
                if is_year || told.number.width == 4 || told.is_short_year {
                    take_year(&mut draft, told)?;
                } else if is_decade(told, items) {
                    draft.is_decade = true;
                    draft.set_year(told.number)?;
                } else {
                    numbers.push((told, draft.month.is_some()));
                }
            }
            Item::Word(Word::Month(month), language) => {
                month_language = Some(language);
                once(&mut draft.month, month.into())?;
            }
            Item::Word(word, _) => take_word(&mut draft, word)?,
        }
    }
    take_numbers(&mut draft, &numbers, month_language, turn)?;
    // "The year" and "the month" want a number or a part of them, "the 5th day" a day.
    let year_is_told = draft.year.is_some() || draft.portion.is_some();
    let month_is_told = draft.month.is_some() || draft.portion.is_some();
    let is_whole = (!draft.says(Noun::Year) || year_is_told)
        && (!draft.says(Noun::Month) || month_is_told)
        && (!draft.says(Noun::Day) || draft.day.is_some());
    is_whole.then_some(draft)
}

fn once<T>(place: &mut Option<T>, value: T) -> Option<()> {
    place.replace(value).is_none().then_some(())
}

fn take_word(draft: &mut Draft, word: Word) -> Option<()> {
    match word {
        Word::Season(season) => once(&mut draft.season, season)?,
        Word::Portion(portion) => once(&mut draft.portion, portion)?,
        Word::Lost(lost) => once(&mut draft.lost, lost)?,
        Word::Weekday(day) => once(&mut draft.weekday, day)?,
        Word::Decade(year) => {
            draft.is_decade = true;
            draft.notes.insert(ReadingNote::AssumedCentury);
            once(&mut draft.year, year)?;
        }
        Word::Noun(noun) => {
            draft.nouns.insert(noun);
        }
        Word::About => draft.mark.is_about = true,
        Word::Unsure => draft.mark.is_unsure = true,
        Word::TimeOfDay => {
            draft.notes.insert(ReadingNote::TimeTold);
        }
        Word::Filler => {}
        // Numbers and months were taken before, the others divide dates.
        Word::Month(_) | Word::Ordinal(_) | Word::Tens(_) | Word::Ending(_) | Word::Frame(_) => {
            return None;
        }
    }
    Some(())
}

fn take_year(draft: &mut Draft, told: Told) -> Option<()> {
    if told.suffix == Some(Suffix::Decade) || is_round(told, Suffix::OrdinalOrDecade) {
        draft.is_decade = true;
    }
    draft.set_year(told.number)
}

fn is_round(told: Told, suffix: Suffix) -> bool {
    told.suffix == Some(suffix) && told.number.value.is_multiple_of(10)
}

/// "90s"; "90-е", but not "20-е" of a month; "90-жылдар".
fn is_decade(told: Told, items: &[Item]) -> bool {
    let has = |word: Word| items.iter().any(|item| matches!(item, Item::Word(w, _) if *w == word));
    let names_month = items.iter().any(|item| matches!(item, Item::Word(Word::Month(_), _)));
    let is_round = told.number.width == 2 && told.number.value.is_multiple_of(10);
    let says_so = match told.suffix {
        Some(Suffix::Decade) => true,
        Some(Suffix::OrdinalOrDecade) if told.number.value >= 40 => true,
        _ => has(Word::Noun(Noun::Years)),
    };
    is_round && says_so && !names_month
}

fn take_figures(draft: &mut Draft, figures: Figures, turn: Turn) -> Option<()> {
    match figures {
        Figures::YearMonth { year, month, day } => {
            draft.set_year(year)?;
            once(&mut draft.month, month.value)?;
            day.map_or(Some(()), |day| once(&mut draft.day, day.value))
        }
        Figures::DayMonth { first, second, year, is_dotted } => {
            if let Some(year) = year {
                draft.set_year(year)?;
            }
            take_day_and_month(draft, first.value, second.value, is_dotted, turn)
        }
    }
}

/// The day comes first here, unless the turn is for the month, or there is no other way.
pub(super) fn take_day_and_month(
    draft: &mut Draft,
    first: u16,
    second: u16,
    is_dotted: bool,
    turn: Turn,
) -> Option<()> {
    let month_first = second > 12 && first <= 12 || turn == Turn::MonthFirst && second <= 12;
    let (day, month) = if month_first && !is_dotted { (second, first) } else { (first, second) };
    if !is_dotted && first != second && first <= 12 {
        let note = if month_first { ReadingNote::MonthFirst } else { ReadingNote::DayFirst };
        draft.notes.insert(note);
    }
    once(&mut draft.month, month)?;
    once(&mut draft.day, day)
}

/// Which of the small numbers is the day, and which a year of two digits.
fn take_numbers(
    draft: &mut Draft,
    numbers: &Numbers,
    month_language: Option<Language>,
    turn: Turn,
) -> Option<()> {
    if numbers.iter().any(|(told, _)| told.number.width > 2) {
        return None;
    }
    match numbers.as_slice() {
        [] => Some(()),
        [(told, true)]
            if told.suffix.is_none()
                && told.number.width == 2
                && draft.year.is_none()
                && (month_language == Some(Language::Ru)) != (turn == Turn::LateNumber) =>
        {
            // "Январь 22"; "January 22" is a day, unless the turn is for the other.
            draft.set_year(told.number)
        }
        [(told, _)] => once(&mut draft.day, told.number.value),
        // "5 Jan 22".
        [(day, _), (year, true)] if year.suffix.is_none() => {
            draft.set_year(year.number)?;
            once(&mut draft.day, day.number.value)
        }
        // "05 01 2022".
        [(first, false), (second, false)]
            if draft.year.is_some() && draft.month.is_none() && draft.season.is_none() =>
        {
            let (first, second) = (first.number.value, second.number.value);
            take_day_and_month(draft, first, second, false, turn)
        }
        _ => None,
    }
}
