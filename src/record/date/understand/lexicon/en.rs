//! The English words of told dates.

use super::{Ending, Frame, Lost, Noun, Portion, Word};
use crate::record::typed::Lexicon;

pub(super) const ORDINALS: &str = "st nd rd th i";

pub(super) const LEXICON: Lexicon<Word> = Lexicon { phrases: WORDS, endings: "" };

const WORDS: &[(Word, &str)] = &[
    (Word::Month(1), "january, jan, i"),
    (Word::Month(2), "february, feb, febr, ii"),
    (Word::Month(3), "march, mar, iii"),
    (Word::Month(4), "april, apr, iv"),
    (Word::Month(5), "may, v"),
    (Word::Month(6), "june, jun, vi"),
    (Word::Month(7), "july, jul, vii"),
    (Word::Month(8), "august, aug, viii"),
    (Word::Month(9), "september, sept, sep, ix"),
    (Word::Month(10), "october, oct, x"),
    (Word::Month(11), "november, nov, xi"),
    (Word::Month(12), "december, dec, xii"),
    (Word::Season(1), "spring"),
    (Word::Season(2), "summer, summertime"),
    (Word::Season(3), "autumn, fall"),
    (Word::Season(4), "winter, wintertime"),
    (
        Word::Portion(Portion::Beginning),
        "beginning, start, early, early -, first days, early days, at the start",
    ),
    (Word::Portion(Portion::Middle), "middle, mid, mid -"),
    (Word::Portion(Portion::End), "end, late, late -, last days, at the end"),
    (Word::Portion(Portion::FirstHalf), "first half"),
    (Word::Portion(Portion::SecondHalf), "second half, last half"),
    (Word::Lost(Lost::Day), "some day, someday, one day, on some day, an unknown day"),
    (Word::Lost(Lost::Month), "some month, one month, an unknown month"),
    (Word::Decade(1960), "sixties"),
    (Word::Decade(1970), "seventies"),
    (Word::Decade(1980), "eighties"),
    (Word::Decade(1990), "nineties"),
    (Word::Ordinal(1), "first"),
    (Word::Ordinal(2), "second"),
    (Word::Ordinal(3), "third"),
    (Word::Ordinal(4), "fourth"),
    (Word::Ordinal(5), "fifth"),
    (Word::Ordinal(6), "sixth"),
    (Word::Ordinal(7), "seventh"),
    (Word::Ordinal(8), "eighth"),
    (Word::Ordinal(9), "ninth"),
    (Word::Ordinal(10), "tenth"),
    (Word::Ordinal(11), "eleventh"),
    (Word::Ordinal(12), "twelfth"),
    (Word::Ordinal(13), "thirteenth"),
    (Word::Ordinal(14), "fourteenth"),
    (Word::Ordinal(15), "fifteenth"),
    (Word::Ordinal(16), "sixteenth"),
    (Word::Ordinal(17), "seventeenth"),
    (Word::Ordinal(18), "eighteenth"),
    (Word::Ordinal(19), "nineteenth"),
    (Word::Ordinal(20), "twentieth"),
    (Word::Ordinal(30), "thirtieth"),
    (Word::Tens(20), "twenty"),
    (Word::Tens(30), "thirty"),
    (Word::Noun(Noun::Year), "year"),
    (Word::Noun(Noun::Years), "years"),
    (Word::Noun(Noun::Month), "month"),
    (
        Word::About,
        "about, around, round, approximately, approx, circa, ca, c, roughly, or so, \
         or thereabouts, some time around, sometime around, somewhere around",
    ),
    (
        Word::Unsure,
        "perhaps, maybe, probably, possibly, presumably, apparently, uncertain, unsure, \
         not sure, not certain, i think, i believe, i guess, it seems, might be, may be, \
         most likely, likely",
    ),
    (Word::Weekday(1), "monday, mon"),
    (Word::Weekday(2), "tuesday, tue, tues"),
    (Word::Weekday(3), "wednesday, wed"),
    (Word::Weekday(4), "thursday, thu, thur, thurs"),
    (Word::Weekday(5), "friday, fri"),
    (Word::Weekday(6), "saturday, sat"),
    (Word::Weekday(7), "sunday, sun"),
    (
        Word::TimeOfDay,
        "morning, early morning, early in the morning, late in the evening, late evening, \
         late at night, afternoon, evening, night, at dawn, at noon, at midnight, late night",
    ),
    (
        Word::Ending(Ending::GoesOn),
        "still going on, ongoing, going on, to present, to the present, until present, \
         until the present, to this day, until this day, to now, until now, till now, up to now, \
         present, now",
    ),
    (Word::Ending(Ending::EndUnknown), "end not known, end unknown, end is not known"),
    (
        Word::Ending(Ending::StartUnknown),
        "start not known, start unknown, beginning not known, beginning unknown",
    ),
    (Word::Frame(Frame::Between), "between"),
    (Word::Frame(Frame::And), "and"),
    (Word::Frame(Frame::Or), "or"),
    (Word::Frame(Frame::From), "from, since, starting, starting from, as of, beginning from"),
    (Word::Frame(Frame::To), "to, until, till, through, up to, up until"),
    (Word::Frame(Frame::Before), "before, prior to, earlier than"),
    (Word::Frame(Frame::After), "after, later than"),
    (
        Word::Frame(Frame::NotLater),
        "by, no later than, not later than, not after, on or before, at the latest",
    ),
    (
        Word::Frame(Frame::NotEarlier),
        "no earlier than, not earlier than, not before, on or after, at the earliest",
    ),
    (
        Word::Filler,
        "the, of, in, on, at, during, sometime in, some time in, sometime, on the, in the, \
         during the, ad, date, born, exactly, somewhere",
    ),
];
