//! What was typed as items of a date: numbers with their endings, dates in figures, words
//! with their meaning. Nothing yet says which number is a day and which a year.

use super::lexicon::{Frame, Suffix, Word, find, suffix};
use crate::record::Language;
use crate::record::typed::{Number, Token, is_ablative};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Item {
    Number(Told),
    Figures(Figures),
    /// A word, and the language that it is of.
    Word(Word, Language),
}

/// A number on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Told {
    pub number: Number,
    pub suffix: Option<Suffix>,
    /// "'22".
    pub is_short_year: bool,
}

/// A date in figures, as in `05.01.2022`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figures {
    /// `2022-01-05`, `2022-01`, `01.2022`: there is one way to read them.
    YearMonth { year: Number, month: Number, day: Option<Number> },
    /// `5/1/22`, `05.01`: day and month may be the other way round, if no dot parts them.
    DayMonth { first: Number, second: Number, year: Option<Number>, is_dotted: bool },
}

/// All items; none if something typed is not of a date.
pub(super) fn items(tokens: &[Token], preferred: Language) -> Option<Vec<Item>> {
    let mut items = Vec::new();
    let mut rest = tokens;
    while let Some((first, after)) = rest.split_first() {
        let length = if let Some((figures, length)) = figures(rest) {
            items.push(Item::Figures(figures));
            length
        } else if let Some(length) = clock(rest) {
            push_time_of_day(&mut items, preferred);
            length
        } else if let Some(number) = first.number() {
            told(number, after, false, &mut items)
        } else if let Some(number) = short_year(first, after) {
            1 + told(number, after.get(1..)?, true, &mut items)
        } else if says_nothing(first, items.last(), rest) {
            1
        } else if let Some(word) = sign(first) {
            items.push(Item::Word(word, preferred));
            1
        } else {
            words(rest, preferred, &mut items)?
        };
        rest = rest.get(length..)?;
    }
    Some(items)
}

fn says_nothing(sign: &Token, before: Option<&Item>, rest: &[Token]) -> bool {
    sign.is_sign('.') || sign.is_sign(',') || joins_month_and_year(before, rest)
}

fn sign(token: &Token) -> Option<Word> {
    match token {
        dash if dash.is_sign('-') => Some(Word::Frame(Frame::Dash)),
        slash if slash.is_sign('/') => Some(Word::Frame(Frame::Slash)),
        doubt if doubt.is_sign('?') => Some(Word::Unsure),
        about if about.is_sign('~') => Some(Word::About),
        _ => None,
    }
}

/// Three numbers with the same sign between them, or two.
fn figures(tokens: &[Token]) -> Option<(Figures, usize)> {
    let (first, sign, second) = pair(tokens)?;
    let third = pair(tokens.get(2..)?).filter(|(_, next, _)| *next == sign).map(|(.., n)| n);
    let is_dotted = sign == '.';
    let is_short = |number: Number| number.width <= 2;
    let figures = match (first, second, third) {
        (year, month, Some(day)) if year.width == 4 && is_short(month) && is_short(day) => {
            Figures::YearMonth { year, month, day: Some(day) }
        }
        (first, second, Some(year))
            if is_short(first) && is_short(second) && matches!(year.width, 2 | 4) =>
        {
            Figures::DayMonth { first, second, year: Some(year), is_dotted }
        }
        // A comma between two numbers is one of a sentence.
        _ if sign == ',' => return None,
        (month, year, None) if is_short(month) && year.width == 4 => {
            Figures::YearMonth { year, month, day: None }
        }
        // `2021-22` and `2021/22` are years.
        (year, month, None) if year.width == 4 && month.width == 2 && month.value <= 12 => {
            Figures::YearMonth { year, month, day: None }
        }
        (first, second, None) if is_dotted && is_short(first) && is_short(second) => {
            Figures::DayMonth { first, second, year: None, is_dotted }
        }
        _ => return None,
    };
    Some((figures, if third.is_some() { 5 } else { 3 }))
}

fn pair(tokens: &[Token]) -> Option<(Number, char, Number)> {
    let [first, sign, second, ..] = tokens else { return None };
    let sign_is = ['.', '-', '/', ','].into_iter().find(|typed| sign.is_sign(*typed))?;
    let is_tight = sign.is_tight && second.is_tight;
    is_tight.then_some((first.number()?, sign_is, second.number()?))
}

/// `22:00`.
fn clock(tokens: &[Token]) -> Option<usize> {
    let [hour, colon, minute, ..] = tokens else { return None };
    let is_clock = colon.is_sign(':')
        && hour.number().is_some_and(|hour| hour.value < 24)
        && minute.number().is_some_and(|minute| minute.value < 60 && minute.width == 2);
    is_clock.then_some(3)
}

fn short_year(first: &Token, after: &[Token]) -> Option<Number> {
    let next = after.first().filter(|next| next.is_tight && first.is_sign('\''))?;
    next.number().filter(|number| number.width == 2)
}

/// A number with its ending, or with the hyphen before the word that it belongs to:
/// "5-го", "5th", "5-қаңтар", "1990's". Tells how many tokens it takes.
fn told(number: Number, after: &[Token], is_short_year: bool, items: &mut Vec<Item>) -> usize {
    let ending_at = |at: usize| {
        let token = after.get(at).filter(|token| token.is_tight)?;
        suffix(token.word()?)
    };
    let joined = after
        .first()
        .is_some_and(|sign| sign.is_tight && (sign.is_sign('-') || sign.is_sign('\'')));
    let joins_word =
        joined && after.get(1).is_some_and(|next| next.is_tight && next.word().is_some());
    let (suffix, length) = match (ending_at(0), joins_word) {
        (Some(suffix), _) => (Some(suffix), 2),
        (None, true) => (ending_at(1), if ending_at(1).is_some() { 3 } else { 2 }),
        (None, false) => (None, 1),
    };
    items.push(Item::Number(Told { number, suffix, is_short_year }));
    if suffix == Some(Suffix::Ablative) {
        items.push(Item::Word(Word::Frame(Frame::Ablative), Language::Kk));
    }
    length
}

/// The hyphen of "Jan-2022" and of "05-Jan-22", but not that of "5 Jan-7 Feb".
fn joins_month_and_year(before: Option<&Item>, tokens: &[Token]) -> bool {
    let (Some(Item::Word(Word::Month(_), _)), [dash, year, rest @ ..]) = (before, tokens) else {
        return false;
    };
    let width = year.number().map_or(0, |number| number.width);
    dash.is_sign('-')
        && dash.is_tight
        && year.is_tight
        && (width == 4 || width == 2 && rest.is_empty())
}

/// A word or phrase. Tells how many tokens it takes; none if it is unknown.
fn words(tokens: &[Token], preferred: Language, items: &mut Vec<Item>) -> Option<usize> {
    let (found, language) = find(tokens, preferred)?;
    if let Word::Tens(tens) = found.word {
        return compound(tens, tokens, preferred, items);
    }
    match found.word {
        Word::Ordinal(value) => items.push(ordinal(value)),
        Word::TimeOfDay => push_time_of_day(items, language),
        word => items.push(Item::Word(word, language)),
    }
    if language == Language::Kk && is_ablative(found.ending) {
        items.push(Item::Word(Word::Frame(Frame::Ablative), language));
    }
    Some(found.length)
}

/// "About 22:00" is about the time and not about the date.
fn push_time_of_day(items: &mut Vec<Item>, language: Language) {
    items.pop_if(|item| matches!(item, Item::Word(Word::About, _)));
    items.push(Item::Word(Word::TimeOfDay, language));
}

/// "Twenty-first", "двадцать первого", "жиырма бірінші".
fn compound(
    tens: u8,
    tokens: &[Token],
    preferred: Language,
    items: &mut Vec<Item>,
) -> Option<usize> {
    let dashes = usize::from(tokens.get(1)?.is_sign('-'));
    let (found, _) = find(tokens.get(1 + dashes..)?, preferred)?;
    let Word::Ordinal(ones @ 1..=9) = found.word else { return None };
    items.push(ordinal(tens.checked_add(ones)?));
    if is_ablative(found.ending) {
        items.push(Item::Word(Word::Frame(Frame::Ablative), Language::Kk));
    }
    Some(1 + dashes + found.length)
}

fn ordinal(value: u8) -> Item {
    let number = Number { value: value.into(), width: 2 };
    Item::Number(Told { number, suffix: Some(Suffix::Ordinal), is_short_year: false })
}
