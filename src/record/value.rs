//! The value of one field, and the answer states that stand in its place.
//!
//! A value that this version cannot represent exactly is kept as it came
//! ([`Value::Other`]): nothing is ever normalised on the way through, because the
//! commitment covers the bytes.

use std::collections::BTreeSet;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::json::{Json, canonical};
use super::{Digest, Moment, PartialDate, PartialTime, RecordId};

/// Why there is no answer, or no longer one. "Not asked" is the absence of a claim;
/// "withheld" and "erased" are what a copy shows where the value is not here: neither
/// is ever stored as a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnswerState {
    /// Asked; the person does not know.
    Unknown,
    /// Asked; the person declined.
    Refused,
    /// The question does not apply to this person.
    NotApplicable,
    /// The source no longer says it.
    Retracted,
}

impl AnswerState {
    /// All states, in the order of the list `answer_state`.
    pub const ALL: [Self; 4] = [Self::Unknown, Self::Refused, Self::NotApplicable, Self::Retracted];

    /// The code, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Refused => "refused",
            Self::NotApplicable => "not_applicable",
            Self::Retracted => "retracted",
        }
    }

    /// The state of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// What a field holds. The JSON forms are those of `docs/formats.md`, section 2.
///
/// ```
/// use dala::record::{Value, parse_strict};
/// let json = parse_strict(br#"{"codes":["a","b"]}"#).unwrap();
/// let value = Value::from_json(&json);
/// assert!(matches!(value, Value::Codes(_)));
/// assert_eq!(value.to_json(), json);
/// // Codes out of order are not ours to sort: kept as received.
/// let odd = parse_strict(br#"{"codes":["b","a"]}"#).unwrap();
/// assert!(matches!(Value::from_json(&odd), Value::Other(_)));
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// Text in NFC.
    Text(String),
    /// A whole number within ±(2^53 - 1).
    Int(i64),
    /// A decimal number, digits as given (`1.50`).
    Dec(String),
    /// One code of a list.
    Code(String),
    /// Several codes of a list.
    Codes(BTreeSet<String>),
    /// A partial date, with the words it was told in.
    Date {
        /// EDTF, level 0 or 1.
        date: PartialDate,
        /// The original wording, if it says more.
        said: Option<String>,
    },
    /// A local clock time with its precision.
    Time(PartialTime),
    /// An exact moment.
    Moment(Moment),
    /// Another record.
    Ref(RecordId),
    /// Several other records.
    Refs(BTreeSet<RecordId>),
    /// The bytes of a file, by their SHA-256.
    File(Digest),
    /// A point, WGS 84.
    Geo {
        /// Latitude in decimal degrees, as text.
        lat: String,
        /// Longitude in decimal degrees, as text.
        lon: String,
        /// Radius of uncertainty in metres.
        m: Option<i64>,
    },
    /// No answer, and why.
    State(AnswerState),
    /// What this version does not know, as received.
    Other(Json),
}

/// Values are what people said: they stay out of logs and panics.
impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = match self {
            Self::Text(_) => "Text",
            Self::Int(_) => "Int",
            Self::Dec(_) => "Dec",
            Self::Code(_) => "Code",
            Self::Codes(_) => "Codes",
            Self::Date { .. } => "Date",
            Self::Time(_) => "Time",
            Self::Moment(_) => "Moment",
            Self::Ref(_) => "Ref",
            Self::Refs(_) => "Refs",
            Self::File(_) => "File",
            Self::Geo { .. } => "Geo",
            Self::State(state) => return write!(f, "State({})", state.code()),
            Self::Other(_) => "Other",
        };
        write!(f, "{name}(…)")
    }
}

fn object<const N: usize>(pairs: [(&str, Json); N]) -> Json {
    Json::Object(pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

/// A decimal number as people write it: sign, digits, a point, digits.
fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    text.len() <= 40 && all_digits(whole) && all_digits(fraction)
}

impl Value {
    /// Text, brought to NFC.
    pub fn text(text: &str) -> Self {
        Self::Text(text.nfc().collect())
    }

    /// One code.
    pub fn code(code: impl Into<String>) -> Self {
        Self::Code(code.into())
    }

    /// A decimal number.
    pub fn decimal(text: &str) -> Option<Self> {
        is_decimal(text).then(|| Self::Dec(text.to_owned()))
    }

    /// A point, if both are decimal degrees within the globe.
    pub fn geo(lat: &str, lon: &str, m: Option<i64>) -> Option<Self> {
        let within = |text: &str, limit: f64| {
            is_decimal(text) && text.parse::<f64>().is_ok_and(|degrees| degrees.abs() <= limit)
        };
        (within(lat, 90.0) && within(lon, 180.0) && m.is_none_or(|m| m >= 0)).then(|| Self::Geo {
            lat: lat.to_owned(),
            lon: lon.to_owned(),
            m,
        })
    }

    /// The most levels of arrays and objects in a value: with them it can still be read
    /// wherever it is repeated inside others, as in the state of a record.
    pub const MAX_DEPTH: usize = 16;

    /// Whether a value nests deeper than [`Value::MAX_DEPTH`].
    ///
    /// ```
    /// use dala::record::{Value, parse_strict};
    /// let nested = |n| parse_strict(format!("{}{}", "[".repeat(n), "]".repeat(n)).as_bytes());
    /// assert!(!Value::is_too_deep(&nested(16).unwrap()));
    /// assert!(Value::is_too_deep(&nested(17).unwrap()));
    /// ```
    pub fn is_too_deep(json: &Json) -> bool {
        fn deeper_than(json: &Json, levels: usize) -> bool {
            let Some(inside) = levels.checked_sub(1) else {
                return json.is_array() || json.is_object();
            };
            match json {
                Json::Array(items) => items.iter().any(|item| deeper_than(item, inside)),
                Json::Object(map) => map.values().any(|item| deeper_than(item, inside)),
                _ => false,
            }
        }
        deeper_than(json, Self::MAX_DEPTH)
    }

    /// Reads a value. One that this version could not write again to the same bytes is
    /// kept as it came.
    pub fn from_json(json: &Json) -> Self {
        Self::read(json)
            .filter(|value| value.to_json() == *json)
            .unwrap_or_else(|| Self::Other(json.clone()))
    }

    fn read(json: &Json) -> Option<Self> {
        let map = json.as_object()?;
        let get = |key: &str| map.get(key);
        let text = |key: &str| map.get(key).and_then(Json::as_str);
        let tag = |key: &str| map.contains_key(key);
        if tag("text") {
            text("text").filter(|text| is_nfc(text)).map(|text| Self::Text(text.to_owned()))
        } else if tag("int") {
            get("int").and_then(Json::as_i64).map(Self::Int)
        } else if tag("dec") {
            text("dec").and_then(Self::decimal)
        } else if tag("code") {
            text("code").map(Self::code)
        } else if tag("codes") {
            let codes = get("codes")?.as_array()?;
            let set: Option<_> =
                codes.iter().map(|code| code.as_str().map(str::to_owned)).collect();
            set.map(Self::Codes)
        } else if tag("date") {
            let date = text("date")?.parse().ok()?;
            Some(Self::Date { date, said: text("said").map(str::to_owned) })
        } else if tag("time") || tag("precision") {
            PartialTime::from_json(json).map(Self::Time)
        } else if tag("moment") {
            text("moment")?.parse().ok().map(Self::Moment)
        } else if tag("ref") {
            text("ref")?.parse().ok().map(Self::Ref)
        } else if tag("refs") {
            let refs = get("refs")?.as_array()?;
            let set: Option<_> = refs.iter().map(|id| id.as_str()?.parse().ok()).collect();
            set.map(Self::Refs)
        } else if tag("file") {
            text("file")?.parse().ok().map(Self::File)
        } else if tag("geo") {
            let [lat, lon] = get("geo")?.as_array()?.as_slice() else { return None };
            Self::geo(lat.as_str()?, lon.as_str()?, get("m").and_then(Json::as_i64))
        } else {
            text("state").and_then(AnswerState::from_code).map(Self::State)
        }
    }

    /// The JSON form, as it is committed to.
    pub fn to_json(&self) -> Json {
        let list = |items: Vec<String>| Json::from(items);
        match self {
            Self::Text(text) => object([("text", text.as_str().into())]),
            Self::Int(int) => object([("int", (*int).into())]),
            Self::Dec(dec) => object([("dec", dec.as_str().into())]),
            Self::Code(code) => object([("code", code.as_str().into())]),
            Self::Codes(codes) => object([("codes", list(codes.iter().cloned().collect()))]),
            Self::Date { date, said: None } => object([("date", date.as_str().into())]),
            Self::Date { date, said: Some(said) } => {
                object([("date", date.as_str().into()), ("said", said.as_str().into())])
            }
            Self::Time(time) => time.to_json(),
            Self::Moment(moment) => object([("moment", moment.as_str().into())]),
            Self::Ref(id) => object([("ref", id.to_string().into())]),
            Self::Refs(ids) => {
                object([("refs", list(ids.iter().map(RecordId::to_string).collect()))])
            }
            Self::File(digest) => object([("file", digest.to_string().into())]),
            Self::Geo { lat, lon, m } => {
                let point = Json::from(vec![lat.as_str(), lon.as_str()]);
                match m {
                    None => object([("geo", point)]),
                    Some(m) => object([("geo", point), ("m", (*m).into())]),
                }
            }
            Self::State(state) => object([("state", state.code().into())]),
            Self::Other(json) => json.clone(),
        }
    }

    /// Canonical bytes: two values are the same exactly if these are.
    pub fn canonical(&self) -> Vec<u8> {
        canonical(&self.to_json())
    }

    /// The answer state, if the value is one.
    pub fn state(&self) -> Option<AnswerState> {
        match self {
            Self::State(state) => Some(*state),
            _ => None,
        }
    }

    /// The records that the value refers to.
    pub fn references(&self) -> Vec<RecordId> {
        match self {
            Self::Ref(id) => vec![*id],
            Self::Refs(ids) => ids.iter().copied().collect(),
            _ => Vec::new(),
        }
    }
}
