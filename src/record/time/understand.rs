//! What people type for a time of day, understood, in English, Russian and Kazakh, as far
//! as a [`PartialTime`] can hold it: "before ten" it cannot.

mod lexicon;
#[cfg(test)]
mod tests;

use lexicon::{Word, find, is_ending_of_number};

use super::{Clock, DayPart, Known, PartialTime, offset};
use crate::record::Language;
use crate::record::typed::{Number, Token, is_ablative, tokens};

/// A range is told by its middle if it is no longer, in minutes.
const SHORT_RANGE: u16 = 120;
const DAY: u16 = 24 * 60;

impl PartialTime {
    /// Reads what a person typed for a time, in any of the languages: all readings, the
    /// likeliest first, none if nothing was understood. A text that [`PartialTime`] prints
    /// is always itself. An hour without "am", "pm" and the like may be either; a range of
    /// up to two hours becomes "about" its middle, or the part of the day that it lies in,
    /// as a longer one does. `preferred` decides where a word is of two languages.
    ///
    /// ```
    /// use dala::record::{Language, PartialTime};
    /// let read = |text| {
    ///     let times = PartialTime::understand(text, Language::Ru);
    ///     times.iter().map(ToString::to_string).collect::<Vec<_>>()
    /// };
    /// assert_eq!(read("около 10 вечера"), ["~22:00"]);
    /// assert_eq!(read("в 9"), ["09:00", "21:00"]);
    /// assert_eq!(read("между 22 и 23"), ["~22:30", "evening"]);
    /// assert!(read("когда стемнело").is_empty());
    /// ```
    pub fn understand(text: &str, preferred: Language) -> Vec<Self> {
        if let Ok(time) = text.parse() {
            return vec![time];
        }
        let (text, offset) = split_offset(text);
        let known = part_in_words(text)
            .map(|part| vec![Known::Part(part)])
            .or_else(|| told(&items(&tokens(text)?, preferred)?))
            .unwrap_or_default();
        let mut times: Vec<Self> = Vec::new();
        for known in known {
            let time = Self { known, offset };
            if !times.contains(&time) {
                times.push(time);
            }
        }
        times
    }
}

/// The end "(UTC+06:00)" of a time in words.
fn split_offset(text: &str) -> (&str, Option<i16>) {
    let text = text.trim();
    let split = || {
        let (told, end) = text.trim_end_matches(')').rsplit_once("UTC")?;
        Some((told.trim_end_matches([' ', '(']), offset(end)?))
    };
    split().map_or((text, None), |(told, minutes)| (told, Some(minutes)))
}

/// A part of the day as the program itself writes it, with its hours.
fn part_in_words(text: &str) -> Option<DayPart> {
    let is_part = |part: &DayPart| Language::ALL.iter().any(|l| part.in_words(*l) == text);
    DayPart::ALL.into_iter().find(is_part)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Item {
    /// Hour and minute, and whether the minute was told.
    Clock(Clock, bool),
    Word(Word),
}

fn items(tokens: &[Token], preferred: Language) -> Option<Vec<Item>> {
    let mut items = Vec::new();
    let mut rest = tokens;
    while let Some((first, after)) = rest.split_first() {
        let length = if let Some(hour) = first.number() {
            let (item, length) = clock(hour, after, preferred)?;
            items.push(item);
            length + ending(rest.get(length..)?, &mut items)
        } else if first.is_sign('.') || first.is_sign(',') {
            1
        } else if let Some(word) = sign(first) {
            items.push(Item::Word(word));
            1
        } else {
            let found = find(rest, preferred)?;
            items.push(match (found.word, items.last()) {
                (Word::OneOrHours, Some(Item::Clock(..))) => Item::Word(Word::HourNoun),
                (Word::OneOrHours, _) => Item::Clock(Clock { hour: 1, minute: 0 }, false),
                (Word::Hour(hour), _) => Item::Clock(Clock { hour, minute: 0 }, false),
                (word, _) => Item::Word(word),
            });
            if is_ablative(found.ending) {
                items.push(Item::Word(Word::To));
            }
            found.length
        };
        rest = rest.get(length..)?;
    }
    Some(items)
}

fn sign(token: &Token) -> Option<Word> {
    if token.is_sign('-') {
        Some(Word::To)
    } else if token.is_sign('~') || token.is_sign('?') {
        Some(Word::About)
    } else {
        None
    }
}

/// `22:00`, `22.00`, `22-00`, `2200`, "22 ч 30 мин", "22"; how many tokens it takes.
fn clock(hour: Number, after: &[Token], preferred: Language) -> Option<(Item, usize)> {
    if hour.width == 4 {
        return Some((Item::Clock(valid(hour.value / 100, hour.value % 100)?, true), 1));
    }
    if let [sign, minute, ..] = after
        && let Some(minute) = minute.number().filter(|minute| minute.width == 2)
        && [':', '.', '-'].into_iter().any(|typed| sign.is_sign(typed))
        && sign.is_tight
        && !is_range(sign, hour, minute)
    {
        return Some((Item::Clock(valid(hour.value, minute.value)?, true), 3));
    }
    let noun = find(after, preferred)
        .filter(|found| matches!(found.word, Word::HourNoun | Word::OneOrHours));
    if let Some(noun) = noun
        && let Some(minute) = after.get(noun.length).and_then(Token::number)
    {
        let unit = find(after.get(noun.length + 1..)?, preferred);
        let unit = unit.filter(|found| found.word == Word::MinuteNoun);
        let length = 2 + noun.length + unit.map_or(0, |found| found.length);
        return Some((Item::Clock(valid(hour.value, minute.value)?, true), length));
    }
    Some((Item::Clock(valid(hour.value, 0)?, false), 1))
}

/// The ending of a number, "22-де", and how many tokens it takes. "From" begins a range.
fn ending(after: &[Token], items: &mut Vec<Item>) -> usize {
    let [dash, letters, ..] = after else { return 0 };
    let is_joined = dash.is_sign('-') && dash.is_tight && letters.is_tight;
    match letters.word().filter(|_| is_joined) {
        Some(letters) if is_ending_of_number(letters) => {
            if is_ablative(letters) {
                items.push(Item::Word(Word::To));
            }
            2
        }
        _ => 0,
    }
}

/// "22-23" are two hours, "22-30" is one time.
fn is_range(sign: &Token, hour: Number, second: Number) -> bool {
    sign.is_sign('-') && (1..=3).contains(&(i32::from(second.value) - i32::from(hour.value)))
}

fn valid(hour: u16, minute: u16) -> Option<Clock> {
    let clock = Clock { hour: u8::try_from(hour).ok()?, minute: u8::try_from(minute).ok()? };
    (clock.hour < 24 && clock.minute < 60).then_some(clock)
}

/// What was told of one time.
#[derive(Debug, Clone, Copy, Default)]
struct Told {
    clock: Option<(Clock, bool)>,
    /// "Am", "pm", "in the evening".
    half: Option<Word>,
    part: Option<Word>,
    about: bool,
}

fn told(items: &[Item]) -> Option<Vec<Known>> {
    let is_link = |item: &Item| matches!(item, Item::Word(Word::And | Word::To));
    let is_frame = |item: &Item| matches!(item, Item::Word(Word::Between | Word::UpTo));
    let bare: Vec<Item> = items.iter().copied().filter(|item| !is_frame(item)).collect();
    let ends: Vec<Told> = bare.split(is_link).map(one).collect::<Option<_>>()?;
    match ends.as_slice() {
        // "Since ten" and "until ten" are no time.
        [told] if bare.len() == items.len() => readings(*told),
        [first, second] => range(*first, *second),
        _ => None,
    }
}

fn one(items: &[Item]) -> Option<Told> {
    let mut told = Told::default();
    for item in items {
        let is_first = match *item {
            Item::Clock(clock, minute_is_told) => {
                told.clock.replace((clock, minute_is_told)).is_none()
            }
            Item::Word(Word::About) => {
                told.about = true;
                true
            }
            Item::Word(half @ (Word::Am | Word::Pm | Word::Of(_))) => {
                told.half.replace(half).is_none()
            }
            Item::Word(
                part @ (Word::Part(_) | Word::Night | Word::Dawn | Word::Noon | Word::Midnight),
            ) => told.part.replace(part).is_none(),
            Item::Word(Word::Filler | Word::HourNoun) => true,
            Item::Word(_) => false,
        };
        if !is_first {
            return None;
        }
    }
    Some(told)
}

fn readings(told: Told) -> Option<Vec<Known>> {
    match (told.clock, told.part, told.half) {
        (Some((clock, minute_is_told)), part, half) => {
            // "At 10 in the evening", "кешке сағат 10-да".
            let half = half.or(match part {
                Some(Word::Part(part)) => Some(Word::Of(part)),
                Some(Word::Night) => Some(Word::Of(DayPart::Night)),
                Some(_) => return None,
                None => None,
            });
            let hours = hours(clock.hour, half, minute_is_told)?;
            let known = |hour| {
                let clock = Clock { hour, minute: clock.minute };
                if told.about { Known::About(clock) } else { Known::Exact(clock) }
            };
            Some(hours.into_iter().map(known).collect())
        }
        (None, Some(part), None) => parts(part),
        (None, None, Some(Word::Of(part))) => Some(vec![Known::Part(part)]),
        _ => None,
    }
}

/// Noon and midnight are told loosely. People call night also what the list calls evening.
fn parts(part: Word) -> Option<Vec<Known>> {
    let about = |hour| Known::About(Clock { hour, minute: 0 });
    Some(match part {
        Word::Part(part) => vec![Known::Part(part)],
        Word::Night => vec![Known::Part(DayPart::Night), Known::Part(DayPart::Evening)],
        Word::Dawn => vec![Known::Part(DayPart::Morning), Known::Part(DayPart::Night)],
        Word::Noon => vec![about(12)],
        Word::Midnight => vec![about(0)],
        _ => return None,
    })
}

/// The hours of 24 that an hour may be, the likelier first; none if it does not go with
/// what was told of the day.
fn hours(hour: u8, half: Option<Word>, minute_is_told: bool) -> Option<Vec<u8>> {
    let (morning, evening) = (hour % 12, hour % 12 + 12);
    let is_of_twelve = (1..=12).contains(&hour);
    let hours = match half {
        None if !is_of_twelve || minute_is_told => vec![hour],
        None if hour == 12 => vec![12, 0],
        None => vec![morning, evening],
        Some(Word::Am) if is_of_twelve => vec![morning],
        Some(Word::Pm) if is_of_twelve => vec![evening],
        Some(Word::Of(part)) => vec![hour_of(part, hour)?],
        Some(_) => return None,
    };
    Some(hours)
}

fn hour_of(part: DayPart, hour: u8) -> Option<u8> {
    match (part, hour) {
        (DayPart::Night, 12) => Some(0),
        (DayPart::Night, 9..12) | (DayPart::Evening, 4..12) | (DayPart::Afternoon, 1..7) => {
            Some(hour + 12)
        }
        (DayPart::Night, 0..7 | 21..24)
        | (DayPart::Morning, 3..12)
        | (DayPart::Afternoon, 11..19)
        | (DayPart::Evening, 16..24) => Some(hour),
        _ => None,
    }
}

fn range(first: Told, mut second: Told) -> Option<Vec<Known>> {
    second.half = second.half.or(first.half);
    let first = Told { half: first.half.or(second.half), ..first };
    let (from, to) = (readings(first)?, readings(second)?);
    let mut known = Vec::new();
    for (from, to) in from.into_iter().zip(to) {
        let (Known::Exact(from) | Known::About(from), Known::Exact(to) | Known::About(to)) =
            (from, to)
        else {
            continue;
        };
        known.extend(between(from, to));
    }
    Some(known)
}

/// About the middle of a short range, and the part of the day if both ends lie in one.
fn between(from: Clock, to: Clock) -> impl Iterator<Item = Known> {
    let minutes = |clock: Clock| u16::from(clock.hour) * 60 + u16::from(clock.minute);
    let length = (minutes(to) + DAY - minutes(from)) % DAY;
    let middle = (minutes(from) + length / 2) % DAY;
    let about = valid(middle / 60, middle % 60).filter(|_| length <= SHORT_RANGE);
    let part = |clock: Clock| PartialTime { known: Known::Exact(clock), offset: None }.day_part();
    // "Until midnight" is still evening.
    let last = if to.minute == 0 { Clock { hour: (to.hour + 23) % 24, minute: 59 } } else { to };
    let same = (part(from) == part(last) && length <= DAY / 4).then(|| Known::Part(part(from)));
    about.map(Known::About).into_iter().chain(same)
}
