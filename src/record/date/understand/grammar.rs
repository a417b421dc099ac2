//! How dates and the words around them make one statement: "between A and B", "A пен B
//! аралығында", "until B". Prepositions and postpositions are read alike.

use super::Turn;
use super::draft::{Draft, Mark, draft, take_day_and_month};
use super::items::Item;
use super::lexicon::{Ending, Frame, Word};

/// What a text says, its dates as far as they were told.
#[derive(Debug, Clone)]
pub(super) enum Statement {
    One(Draft),
    Two(Draft, Draft, Join),
    From(Draft, Reach),
    Until(Draft, Reach),
    /// In the night to this day.
    NightTo(Draft),
}

/// How two dates belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    /// "Between 4 and 6".
    Between,
    /// "4–6".
    Dash,
    /// "4 or 6".
    Or,
    /// "From 4 to 6", "4 and 6": more than one moment.
    Lasting,
    /// "С 4 на 5".
    Overnight,
}

/// Whether an end includes the date that was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    Including,
    Excluding,
    /// "До": mostly including a day, mostly excluding a month or a year.
    EitherWay,
}

/// A statement, and what is said of the end that has no date.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub statement: Statement,
    pub ending: Option<Ending>,
}

enum Bit {
    Date(Draft),
    Frame(Frame),
}

/// Reads all items; none if they make no statement.
pub(super) fn told(items: &[Item], turn: Turn) -> Option<Told> {
    let Bits { all: mut bits, ending, mark } = bits(items, turn)?;
    if ending == Some(Ending::GoesOn) {
        let is_left_over = |bit: &Bit| match bit {
            Bit::Frame(frame) => {
                matches!(frame, Frame::Dash | Frame::And | Frame::To | Frame::UpTo)
            }
            Bit::Date(_) => false,
        };
        bits.pop_if(|bit| is_left_over(bit));
    }
    for bit in &mut bits {
        if let Bit::Date(date) = bit {
            date.mark = date.mark.or(mark);
        }
    }
    let statement = statement(&bits, ending, turn)?;
    let ends_fit = match statement {
        Statement::From(..) => ending != Some(Ending::StartUnknown),
        Statement::Until(..) => matches!(ending, None | Some(Ending::StartUnknown)),
        _ => ending.is_none(),
    };
    ends_fit.then_some(Told { statement, ending })
}

struct Bits {
    all: Vec<Bit>,
    ending: Option<Ending>,
    /// "About" and "perhaps" that stand apart from any date hold for all.
    mark: Mark,
}

fn bits(items: &[Item], turn: Turn) -> Option<Bits> {
    let divides = |item: &Item| matches!(item, Item::Word(Word::Frame(_) | Word::Ending(_), _));
    let mut bits = Bits { all: Vec::new(), ending: None, mark: Mark::default() };
    for group in items.chunk_by(|a, b| !divides(a) && !divides(b)) {
        match group {
            [Item::Word(Word::Frame(frame), _)] => {
                if binds_ablative(*frame) {
                    bits.all.pop_if(|bit| matches!(bit, Bit::Frame(Frame::Ablative)));
                }
                bits.all.push(Bit::Frame(*frame));
            }
            [Item::Word(Word::Ending(ending), _)] => {
                if bits.ending.replace(*ending).is_some() {
                    return None;
                }
            }
            group => match draft(group, turn)? {
                date if date.is_only_marks() => {
                    bits.mark = bits.mark.or(date.mark);
                }
                date => bits.all.push(Bit::Date(date)),
            },
        }
    }
    Some(bits)
}

/// "Қаңтардан бері": the ending says nothing that the word behind it does not say.
const fn binds_ablative(frame: Frame) -> bool {
    matches!(
        frame,
        Frame::From | Frame::After | Frame::Before | Frame::NotLater | Frame::NotEarlier
    )
}

fn statement(bits: &[Bit], ending: Option<Ending>, turn: Turn) -> Option<Statement> {
    match bits {
        [Bit::Date(a)] if ending == Some(Ending::StartUnknown) => {
            Some(Statement::Until(a.clone(), Reach::Including))
        }
        [Bit::Date(a)] if ending.is_some() => Some(Statement::From(a.clone(), Reach::Including)),
        [Bit::Date(a)] => Some(Statement::One(a.clone())),
        [Bit::Date(a), Bit::Frame(frame)] | [Bit::Frame(frame), Bit::Date(a)] => {
            with_one_date(*frame, a.clone())
        }
        [Bit::Date(a), Bit::Frame(Frame::Slash), Bit::Date(b)]
            if a.is_day_alone() && b.is_day_alone() =>
        {
            in_figures(a, b, turn).map(Statement::One)
        }
        _ => {
            let (a, b, join) = with_two_dates(bits)?;
            Some(Statement::Two(a.clone(), b.clone(), join))
        }
    }
}

fn with_one_date(frame: Frame, date: Draft) -> Option<Statement> {
    let until = |reach| Statement::Until(date.clone(), reach);
    let from = |reach| Statement::From(date.clone(), reach);
    Some(match frame {
        Frame::From | Frame::Ablative | Frame::NotEarlier => from(Reach::Including),
        Frame::After => from(Reach::Excluding),
        Frame::To | Frame::NotLater => until(Reach::Including),
        Frame::UpTo => until(Reach::EitherWay),
        Frame::Before => until(Reach::Excluding),
        Frame::NightTo | Frame::Overnight => Statement::NightTo(date),
        Frame::Between | Frame::And | Frame::Or | Frame::Dash | Frame::Slash => return None,
    })
}

fn with_two_dates(bits: &[Bit]) -> Option<(&Draft, &Draft, Join)> {
    use Bit::{Date, Frame as F};
    use Frame::{Ablative, And, Between, Dash, From, Or, Overnight, Slash, To, UpTo};
    Some(match bits {
        [F(Between), Date(a), F(And | Dash | To), Date(b)]
        | [Date(a), F(And | Dash), Date(b), F(Between)]
        | [Date(a), F(Ablative), Date(b), F(UpTo), F(Between)] => (a, b, Join::Between),
        [Date(a), F(Dash | To), Date(b)] => (a, b, Join::Dash),
        [Date(a), F(Or | Slash), Date(b)] => (a, b, Join::Or),
        [F(From), Date(a), F(To | UpTo | Dash), Date(b)]
        | [Date(a), F(Ablative | From), Date(b), F(UpTo)]
        | [Date(a), F(And), Date(b)] => (a, b, Join::Lasting),
        [F(From), Date(a), F(Overnight), Date(b)]
        | [Date(a), F(Ablative), Date(b), F(Overnight)] => (a, b, Join::Overnight),
        _ => return None,
    })
}

/// `5/1`, without a year.
fn in_figures(a: &Draft, b: &Draft, turn: Turn) -> Option<Draft> {
    let mut date = Draft { mark: a.mark.or(b.mark), ..Draft::default() };
    take_day_and_month(&mut date, a.day?, b.day?, false, turn)?;
    Some(date)
}
