//! JSON as Dala reads and writes it: strict in (no key twice, no floats, bounded
//! depth), RFC 8785 out. One value has exactly one spelling, so hashes are stable.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

/// A JSON tree without floats and without doubled keys.
pub type Json = serde_json::Value;

/// How deep arrays and objects may nest in anything that Dala reads.
const MAX_DEPTH: u8 = 32;
/// The largest integer that every JSON reader keeps exactly: 2^53 - 1 (RFC 8785, 3.2.2.3).
const MAX_INT: i64 = (1 << 53) - 1;

/// Why a text is not JSON as Dala reads it.
#[derive(Debug, thiserror::Error)]
pub enum JsonError {
    /// Not JSON, too deep, a key twice, a number that is not a whole one within ±(2^53 - 1).
    /// Only the place is told, never the content.
    #[error("JSON is not valid at line {line}, column {column}")]
    Syntax {
        /// Line in the text, from 1.
        line: usize,
        /// Column in the line, from 1.
        column: usize,
    },
}

struct Strict<'a> {
    depth: u8,
    /// Values that may still come.
    left: &'a Cell<usize>,
}

impl Strict<'_> {
    fn deeper<E: serde::de::Error>(&self) -> Result<Self, E> {
        let depth = self.depth.checked_sub(1).ok_or_else(|| E::custom("nested too deep"))?;
        let left = self.left.get().checked_sub(1).ok_or_else(|| E::custom("too many values"))?;
        self.left.set(left);
        Ok(Self { depth, left: self.left })
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON without floats")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Json, E> {
        if (-MAX_INT..=MAX_INT).contains(&value) {
            Ok(Json::from(value))
        } else {
            Err(E::custom("number too large"))
        }
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Json, E> {
        let value = i64::try_from(value).map_err(|_| E::custom("number too large"))?;
        self.visit_i64(value)
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Json, E> {
        Ok(Json::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(self.deeper()?)? {
            items.push(item);
        }
        Ok(Json::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut object = serde_json::Map::new();
        while let Some(key) = map.next_key::<String>()? {
            let value = map.next_value_seed(self.deeper()?)?;
            if object.insert(key, value).is_some() {
                return Err(A::Error::custom("a key twice"));
            }
        }
        Ok(Json::Object(object))
    }
}

/// Reads one JSON text, refusing what has more than one meaning.
///
/// ```
/// use dala::record::parse_strict;
/// assert!(parse_strict(br#"{"a":1}"#).is_ok());
/// assert!(parse_strict(br#"{"a":1,"a":2}"#).is_err());
/// assert!(parse_strict(b"1.5").is_err());
/// ```
///
/// # Errors
/// [`JsonError::Syntax`] with the place.
pub fn parse_strict(text: &[u8]) -> Result<Json, JsonError> {
    parse_strict_within(text, usize::MAX)
}

/// As [`parse_strict`], refusing more than so many values within one another and beside
/// one another: three bytes of text can make seventy in memory.
///
/// # Errors
/// [`JsonError::Syntax`] with the place.
pub fn parse_strict_within(text: &[u8], values: usize) -> Result<Json, JsonError> {
    let mut reader = serde_json::Deserializer::from_slice(text);
    Strict { depth: MAX_DEPTH, left: &Cell::new(values) }
        .deserialize(&mut reader)
        .and_then(|json| reader.end().map(|()| json))
        .map_err(|error| JsonError::Syntax { line: error.line(), column: error.column() })
}

/// The RFC 8785 (JCS) bytes of a tree.
///
/// ```
/// use dala::record::{canonical, parse_strict};
/// let json = parse_strict(br#"{ "b": "\u0041", "a": [1, 2] }"#).unwrap();
/// assert_eq!(canonical(&json), br#"{"a":[1,2],"b":"A"}"#);
/// ```
pub fn canonical(json: &Json) -> Vec<u8> {
    // A tree without floats, in memory: nothing in it can fail to be written.
    let written = if is_plain(json) { serde_json::to_vec(json) } else { serde_jcs::to_vec(json) };
    written.unwrap_or_default()
}

/// Whether `serde_json`, three times as quick, writes the same bytes: its maps are sorted
/// by bytes, which for ASCII is JCS's order of UTF-16 units; strings it escapes alike; and
/// whole numbers that every reader keeps exactly have one spelling.
fn is_plain(json: &Json) -> bool {
    match json {
        Json::Null | Json::Bool(_) | Json::String(_) => true,
        Json::Number(number) => {
            number.as_i64().is_some_and(|number| (-MAX_INT..=MAX_INT).contains(&number))
        }
        Json::Array(items) => items.iter().all(is_plain),
        Json::Object(object) => object.iter().all(|(key, value)| key.is_ascii() && is_plain(value)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn trees() -> impl Strategy<Value = Json> {
        let leaf = prop_oneof![
            Just(Json::Null),
            any::<bool>().prop_map(Json::from),
            (-MAX_INT..=MAX_INT).prop_map(Json::from),
            any::<String>().prop_map(Json::from),
            "[\\x00-\\x7f]{0,8}".prop_map(Json::from),
        ];
        leaf.prop_recursive(4, 64, 6, |inner| {
            let key = prop_oneof!["[\\x00-\\x7f]{0,4}", any::<String>()];
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Json::from),
                prop::collection::btree_map(key, inner, 0..6)
                    .prop_map(|map| Json::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn the_quick_way_writes_what_jcs_writes(json in trees()) {
            prop_assert_eq!(canonical(&json), serde_jcs::to_vec(&json).unwrap());
        }
    }

    #[test]
    fn values_are_counted_wherever_they_stand() {
        for (text, values) in [("[]", 1), ("[1,2]", 3), (r#"{"a":[],"b":{"c":1}}"#, 4)] {
            assert!(parse_strict_within(text.as_bytes(), values).is_ok(), "{text}");
            assert!(parse_strict_within(text.as_bytes(), values - 1).is_err(), "{text}");
        }
    }

    #[test]
    fn keys_are_in_the_order_of_their_utf_16_units() {
        let json = serde_json::json!({ "\u{ff5e}": 1, "\u{1f600}": 2 });
        let written = canonical(&json);
        let text = std::str::from_utf8(&written).unwrap();
        assert!(text.find('\u{1f600}') < text.find('\u{ff5e}'), "{text}");
    }
}
