//! From a statement to the date in EDTF: what two dates lend each other, their order, and
//! the ends that a range leaves open.

use std::collections::BTreeSet;

use super::draft::Draft;
use super::grammar::{Join, Reach, Statement, Told};
use super::lexicon::{Ending, Noun};
use super::resolve::{Span, after, before, fill, span};
use super::{DateProblem, Failure, Reading, ReadingNote, Turn};
use crate::record::PartialDate;

/// The reading of a statement.
pub(super) fn reading(
    told: Told,
    context: Option<&PartialDate>,
    turn: Turn,
) -> Result<Reading, Failure> {
    let Told { statement, ending } = told;
    let single = |draft: Draft| One::of(draft, context, turn);
    match statement {
        Statement::One(draft) => single(draft)?.alone(),
        Statement::From(draft, reach) => single(draft)?.from(reach, ending, turn),
        Statement::Until(draft, reach) => single(draft)?.until(reach, ending, turn),
        Statement::NightTo(draft) => single(draft)?.night(),
        Statement::Two(a, b, join) => two(a, b, join, context, turn),
    }
}

fn made(text: &str, notes: BTreeSet<ReadingNote>) -> Result<Reading, Failure> {
    let date = text.parse().map_err(|_| Failure::NotUnderstood)?;
    Ok(Reading { date, notes })
}

/// One date with its qualifier and its notes.
struct One {
    span: Span,
    mark: &'static str,
    notes: BTreeSet<ReadingNote>,
}

impl One {
    fn of(mut draft: Draft, context: Option<&PartialDate>, turn: Turn) -> Result<Self, Failure> {
        fill(&mut draft, context, turn)?;
        let is_round = draft.year.is_some_and(|year| year.is_multiple_of(10));
        let names_year_only =
            draft.month.is_none() && draft.day.is_none() && draft.season.is_none();
        draft.is_decade |= draft.says(Noun::Years) && names_year_only && is_round;
        Self::filled(draft, turn)
    }

    fn filled(mut draft: Draft, turn: Turn) -> Result<Self, Failure> {
        let span = span(&mut draft, turn)?;
        Ok(Self { span, mark: draft.mark.edtf(), notes: draft.notes })
    }

    fn alone(self) -> Result<Reading, Failure> {
        let Self { span: Span { one, start, end }, mark, notes } = self;
        let text = match one {
            Some(one) => format!("{one}{mark}"),
            None => format!("{start}{mark}/{end}{mark}"),
        };
        made(&text, notes)
    }

    /// Nobody says whether it goes on: then its end is taken to be unknown.
    fn from(self, reach: Reach, ending: Option<Ending>, turn: Turn) -> Result<Reading, Failure> {
        let Self { span, mark, notes } = self;
        let start = match reach {
            Reach::Excluding if mark.is_empty() => {
                after(&span.end).ok_or(Failure::NotUnderstood)?
            }
            _ => span.start,
        };
        let goes_on = match ending {
            Some(ending) => ending == Ending::GoesOn,
            None => turn == Turn::OtherEnd,
        };
        made(&format!("{start}{mark}/{}", if goes_on { ".." } else { "" }), notes)
    }

    fn until(self, reach: Reach, ending: Option<Ending>, turn: Turn) -> Result<Reading, Failure> {
        let Self { span, mark, notes } = self;
        let is_day = span.start.len() == "2022-01-06".len();
        let excludes = match reach {
            Reach::Including => false,
            Reach::Excluding => turn != Turn::OtherEnd,
            // "До 10 января" and "до конца января" mostly include; "до 2022 года" does not.
            Reach::EitherWay => (turn == Turn::OtherEnd) == (is_day || span.one.is_none()),
        };
        let end = if excludes && mark.is_empty() && ending.is_none() {
            before(&span.start).ok_or(Failure::NotUnderstood)?
        } else {
            span.end
        };
        let start = if ending == Some(Ending::StartUnknown) { "" } else { ".." };
        made(&format!("{start}/{end}{mark}"), notes)
    }

    fn night(self) -> Result<Reading, Failure> {
        let Self { span: Span { one, start, .. }, mark, notes } = self;
        let day = one.filter(|day| day.len() == "2022-01-06".len());
        let day = day.ok_or(Failure::NotUnderstood)?;
        let eve = before(&start).ok_or(Failure::NotUnderstood)?;
        made(&format!("{eve}{mark}/{day}{mark}"), notes)
    }
}

fn two(
    mut a: Draft,
    mut b: Draft,
    join: Join,
    context: Option<&PartialDate>,
    turn: Turn,
) -> Result<Reading, Failure> {
    let borrows = lend(&mut a, &mut b);
    let told_years = (a.year.is_some(), b.year.is_some());
    if borrows || join != Join::Between {
        // "About 4 to 6 January" is about both.
        a.mark = a.mark.or(b.mark);
        b.mark = a.mark;
    }
    if a.year.is_none() {
        a.year = b.year;
    } else if b.year.is_none() {
        b.year = a.year;
    }
    fill(&mut a, context, turn)?;
    fill(&mut b, context, turn)?;
    if join == Join::Dash
        && let Some(age) = whole_age(&a, &b)
    {
        return made(&format!("{age}{}", a.mark.edtf()), a.notes);
    }
    if let Some(winter) = winter_of_two_years(&a, &b) {
        return One::filled(winter, Turn::LaterWinter)?.alone();
    }
    let (mut start, mut end) = (One::filled(a.clone(), turn)?, One::filled(b.clone(), turn)?);
    if is_backwards(&start, &end) {
        let is_late = context.and_then(PartialDate::earliest).is_some_and(|day| day.month > 6);
        match told_years {
            (false, false) if is_late => b.year = b.year.map(|year| year + 1),
            (false, _) => a.year = a.year.and_then(|year| year.checked_sub(1)),
            (true, false) => b.year = b.year.map(|year| year + 1),
            (true, true) => return Err(DateProblem::Backwards.into()),
        }
        (start, end) = (One::filled(a, turn)?, One::filled(b, turn)?);
    }
    range(start, end, join)
}

fn range(start: One, end: One, join: Join) -> Result<Reading, Failure> {
    if is_backwards(&start, &end) {
        return Err(DateProblem::Backwards.into());
    }
    let mut notes: BTreeSet<_> = start.notes.into_iter().chain(end.notes).collect();
    let is_next = after(&start.span.end).as_ref() == Some(&end.span.start);
    match join {
        Join::Lasting => notes.insert(ReadingNote::Lasting),
        Join::Or if !is_next => notes.insert(ReadingNote::Wider),
        Join::Or | Join::Between | Join::Dash | Join::Overnight => false,
    };
    let (first, last) = (start.span.start, end.span.end);
    if first == last && start.mark == end.mark {
        return made(&format!("{first}{}", start.mark), notes);
    }
    made(&format!("{first}{}/{last}{}", start.mark, end.mark), notes)
}

fn is_backwards(start: &One, end: &One) -> bool {
    let first = start.span.start.parse::<PartialDate>().ok().and_then(|date| date.earliest());
    let last = end.span.end.parse::<PartialDate>().ok().and_then(|date| date.latest());
    first.zip(last).is_some_and(|(first, last)| first > last)
}

/// What one date leaves to the other, but for the year: "4–6 January", "January 4–6",
/// "the beginning or middle of January", "2021–22", "80–90-е". Tells whether the first one
/// leaves anything.
fn lend(a: &mut Draft, b: &mut Draft) -> bool {
    let names_years =
        a.says(Noun::Years) || b.says(Noun::Years) || a.is_year_alone() || a.season.is_some();
    if b.is_decade && a.is_day_alone() {
        if let Some(year) = b.year {
            a.year = a.day.take().map(|short| year / 100 * 100 + short % 100);
            a.is_decade = true;
        }
    } else if names_years
        && b.is_day_alone()
        && let (Some(year), Some(short)) = (a.year, b.day)
    {
        (b.year, b.day) = (Some(year / 100 * 100 + short % 100), None);
    }
    let is_part = |draft: &Draft| draft.day.is_some() || draft.portion.is_some();
    let wants = |draft: &Draft| {
        is_part(draft) && draft.month.is_none() && draft.season.is_none() && !draft.is_decade
    };
    let borrows = wants(a) && !wants(b);
    if borrows {
        (a.month, a.season, a.is_decade) = (b.month, b.season, b.is_decade);
    } else if wants(b) && !wants(a) {
        (b.month, b.season, b.is_decade) = (a.month, a.season, a.is_decade);
    }
    borrows
}

/// "The years 1900 to 1999" are a century, and "1900 to 1909" a decade: that is how they
/// are told, because "the 1900s" could be either.
fn whole_age(a: &Draft, b: &Draft) -> Option<String> {
    let (first, last) = (a.year?, b.year?);
    let says_years = a.says(Noun::Years) || b.says(Noun::Years);
    let is_age = says_years && a.is_year_alone() && b.is_year_alone() && first.is_multiple_of(100);
    match last.checked_sub(first).filter(|_| is_age)? {
        99 => Some(format!("{:02}XX", first / 100)),
        9 => Some(format!("{:03}X", first / 10)),
        _ => None,
    }
}

/// "Winter 2021–2022": the winter that begins in the first year.
fn winter_of_two_years(a: &Draft, b: &Draft) -> Option<Draft> {
    const WINTER: Option<u8> = Some(4);
    let (first, second) = (a.year?, b.year?);
    let is_one = a.season == WINTER && b.is_year_alone() || a.is_year_alone() && b.season == WINTER;
    (is_one && second == first + 1).then(|| Draft {
        season: WINTER,
        portion: a.portion.or(b.portion),
        ..a.clone()
    })
}
