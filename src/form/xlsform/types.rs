//! The column `type` of the survey, in all the words that XLSForm has had for it.

use crate::form::model::FieldType;

/// What a row of the survey is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    BeginGroup,
    EndGroup,
    BeginRepeat,
    EndRepeat,
    /// A question whose type says all.
    Plain(FieldType),
    /// Text, long if its appearance says so.
    Text,
    /// One of a list, several of it, all of it in an order.
    Choice {
        how: Choice,
        list: String,
        or_other: bool,
    },
    /// Choices out of a file beside the workbook, by its name.
    Elsewhere(String),
    /// A number between two, by `parameters`.
    Range,
    /// Something to be agreed to.
    Acknowledge,
    /// A file that is attached: a reference to a record of it.
    File,
    /// What is worked out and not shown.
    Calculate,
    /// What is kept and not shown.
    Hidden,
    /// When the form was opened, finished, the day.
    Start,
    End,
    Today,
    /// No question at all.
    NotAsked,
    /// What Dala records of nobody.
    NotRecorded,
    /// What is asked as text.
    AsText,
    /// A reference to one record of a kind (of any without one), or several.
    Ref {
        kinds: Vec<String>,
        many: bool,
    },
    Unknown,
}

/// How choices are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    One,
    Many,
    Rank,
}

/// The beginnings of types that name a list behind them; the longest first.
const CHOICES: &[(&str, Choice)] = &[
    ("add select multiple prompt using", Choice::Many),
    ("add select one prompt using", Choice::One),
    ("select all that apply from", Choice::Many),
    ("select all that apply", Choice::Many),
    ("select multiple from", Choice::Many),
    ("select multiple using", Choice::Many),
    ("select multiple", Choice::Many),
    ("select one from", Choice::One),
    ("select one using", Choice::One),
    ("select one", Choice::One),
    ("select1", Choice::One),
    ("select", Choice::Many),
    ("rank", Choice::Rank),
];

impl Said {
    /// Reads the column `type`.
    pub(super) fn read(text: &str) -> Self {
        let words: Vec<&str> = text.split_whitespace().collect();
        let plain = words.join(" ");
        let lower = plain.to_lowercase().replace(['_', '-'], " ");
        match lower.as_str() {
            "begin group" => return Self::BeginGroup,
            "end group" => return Self::EndGroup,
            "begin repeat" => return Self::BeginRepeat,
            "end repeat" => return Self::EndRepeat,
            _ => {}
        }
        if let Some(said) = plain_type(&lower) {
            return said;
        }
        if let Some(rest) = after_file_word(&plain) {
            return Self::Elsewhere(rest.to_owned());
        }
        for word in ["ref", "refs"] {
            if let Some((first, kinds)) = plain.split_once(' ')
                && first == word
            {
                let kinds = kinds.split(' ').filter(|kind| *kind != "any").map(str::to_owned);
                return Self::Ref { kinds: kinds.collect(), many: word == "refs" };
            }
        }
        if lower.starts_with("osm ") {
            return Self::AsText;
        }
        if matches!(lower.as_str(), "select one" | "select multiple") {
            return Self::Unknown;
        }
        let found = CHOICES.iter().find(|(start, _)| starts(&lower, start));
        match found {
            Some((start, how)) => choice(plain.get(start.len()..).unwrap_or_default(), *how),
            None => Self::Unknown,
        }
    }
}

fn starts(text: &str, start: &str) -> bool {
    text.strip_prefix(start).is_some_and(|rest| rest.starts_with(' '))
}

fn choice(rest: &str, how: Choice) -> Said {
    let mut words: Vec<&str> = rest.split_whitespace().collect();
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let lower: Vec<&str> = lower.iter().map(String::as_str).collect();
    let tail = match lower.as_slice() {
        [.., "or", "specify", "other"] => 3,
        [.., "or", "other"] => 2,
        [.., "or_other"] => 1,
        _ => 0,
    };
    words.truncate(words.len() - tail);
    match words.as_slice() {
        [list] => Said::Choice { how, list: (*list).to_owned(), or_other: tail > 0 },
        _ => Said::Unknown,
    }
}

/// `select_one_from_file cities.csv`: the name of the file.
fn after_file_word(plain: &str) -> Option<&str> {
    let (first, rest) = plain.split_once(' ')?;
    let known = ["select_one_from_file", "select_multiple_from_file", "select_one_external"];
    known.contains(&first.to_lowercase().as_str()).then_some(rest)
}

fn plain_type(lower: &str) -> Option<Said> {
    Some(match lower {
        "text" | "string" | "add text prompt" => Said::Text,
        "integer" | "int" | "add integer prompt" => Said::Plain(FieldType::Int),
        "decimal" | "add decimal prompt" => Said::Plain(FieldType::Decimal),
        "date" | "pdate" | "add date prompt" => Said::Plain(FieldType::Date),
        "time" | "ptime" | "add time prompt" => Said::Plain(FieldType::Time),
        "datetime" | "date time" | "add date time prompt" => Said::Plain(FieldType::Moment),
        "geopoint" | "location" | "gps" | "add location prompt" | "q location" => {
            Said::Plain(FieldType::Geo)
        }
        "sha256" => Said::Plain(FieldType::File),
        "fields" => Said::Plain(FieldType::Fields),
        "note" | "add note prompt" => Said::Plain(FieldType::Note),
        "range" => Said::Range,
        "acknowledge" | "trigger" | "add acknowledge prompt" => Said::Acknowledge,
        "image" | "photo" | "picture" | "add image prompt" | "add photo prompt" | "audio"
        | "add audio prompt" | "video" | "add video prompt" | "file" | "add file prompt"
        | "background audio" => Said::File,
        "calculate" | "calculation" | "add calculate prompt" => Said::Calculate,
        "hidden" => Said::Hidden,
        "start" | "start time" => Said::Start,
        "end" | "end time" => Said::End,
        "today" | "get today" => Said::Today,
        "deviceid"
        | "device id"
        | "imei"
        | "get device id"
        | "subscriberid"
        | "subscriber id"
        | "simserial"
        | "sim serial"
        | "sim id"
        | "get sim id"
        | "phonenumber"
        | "phone number"
        | "get phone number"
        | "username"
        | "email"
        | "audit"
        | "uri:deviceid"
        | "start geopoint"
        | "background geopoint"
        | "get start time"
        | "get end time"
        | "uri:phonenumber"
        | "uri:username"
        | "uri:email" => Said::NotRecorded,
        "barcode" | "q barcode" | "add barcode prompt" | "geotrace" | "geoshape" | "url" => {
            Said::AsText
        }
        // Files into which expressions look: those are taken in where they are named.
        "csv external" | "xml external" => Said::NotAsked,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_read_in_all_their_spellings() {
        let choice =
            |how, list: &str, or_other| Said::Choice { how, list: list.to_owned(), or_other };
        for (text, said) in [
            ("begin_group", Said::BeginGroup),
            ("background-audio", Said::File),
            ("start-geopoint", Said::NotRecorded),
            ("background-geopoint", Said::NotRecorded),
            ("csv-external", Said::NotAsked),
            ("Begin  Repeat", Said::BeginRepeat),
            ("select_one colour", choice(Choice::One, "colour", false)),
            ("select one from Colour or_other", choice(Choice::One, "Colour", true)),
            ("select all that apply from a_b or specify other", choice(Choice::Many, "a_b", true)),
            ("select_multiple x", choice(Choice::Many, "x", false)),
            ("rank x", choice(Choice::Rank, "x", false)),
            ("select_one_from_file a.csv", Said::Elsewhere("a.csv".to_owned())),
            ("dateTime", Said::Plain(FieldType::Moment)),
            ("ref person", Said::Ref { kinds: vec!["person".to_owned()], many: false }),
            ("refs any", Said::Ref { kinds: Vec::new(), many: true }),
            ("deviceid", Said::NotRecorded),
            ("end", Said::End),
            ("select_one", Said::Unknown),
            ("select_one a b", Said::Unknown),
            ("hologram", Said::Unknown),
        ] {
            assert_eq!(Said::read(text), said, "{text}");
        }
    }
}
