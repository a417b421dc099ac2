//! What a record is: typed ids, kinds, values, answer states, partial dates.
//!
//! Pure: nothing here reads a clock, a file or randomness. The bytes of every type are
//! those of `docs/formats.md`, section 2, and never change without a new version.

mod date;
mod day;
mod id;
mod json;
mod language;
mod moment;
mod name;
mod time;
mod typed;
mod value;

pub use date::{
    Bound, Certainty, DateError, DateProblem, PartialDate, Precision, Reading, ReadingNote,
    Understood,
};
pub use day::Day;
pub use id::{
    BadHex, Commitment, Digest, RecordId, RevisionId, Salt, Signature, SignerKey, SourceTag,
};
pub use json::{Json, JsonError, canonical, parse_strict, parse_strict_within};
pub use language::Language;
pub use moment::{Moment, MomentError};
pub use name::{FieldName, Kind, NameError};
pub use time::{DayPart, PartialTime, TimeError, TimePrecision};
pub use value::{AnswerState, Value};
