//! Makes a value of what a person typed for a field (`--set FIELD=VALUE`).

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use super::lists::{List, is_code};
use super::model::{Field, FieldType};
use super::near::near;
use crate::record::{
    AnswerState, DateProblem, FieldName, Language, Moment, PartialDate, PartialTime, RecordId,
    Understood, Value,
};

const MAX_LINE_BYTES: usize = 16 << 10;
const MAX_LONG_BYTES: usize = 1 << 20;
const MAX_ITEMS: usize = 10_000;
/// Codes that are named where one is unknown.
const MAX_TOLD: usize = 30;

/// Why a text is no value of a field. What was typed is not repeated, save codes that are
/// near to one of the list: what is near to none may be a name in the wrong field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FieldError {
    /// Nothing typed.
    #[error("nothing is written; to take a value back, retract it, or say why there is none")]
    Empty,
    /// Longer than the field takes.
    #[error("longer than {0} bytes")]
    TooLong(usize),
    /// Not of the type of the field.
    #[error("not {0}")]
    Type(&'static str),
    /// Words that tell a date that there is not, or not the whole of one.
    #[error("{}", .0.in_words(Language::En).trim_end_matches('.'))]
    Date(DateProblem),
    /// Words that tell a date in more than one way, or only with something assumed.
    #[error(
        "not one date for certain, it may mean {}: write the one that is meant, and behind it, \
         in quotes, how it was told",
        .0.iter().map(PartialDate::as_str).collect::<Vec<_>>().join(" or ")
    )]
    UnsureDate(Vec<PartialDate>),
    /// A code that the list does not have.
    #[error("{} is not in the list {list}{}", repeated(code, near), offer(near, codes))]
    UnknownCode {
        /// What was typed, cut to 64 letters.
        code: String,
        /// The list.
        list: String,
        /// Up to five codes that may have been meant.
        near: Vec<String>,
        /// All codes of the list.
        codes: Vec<String>,
    },
}

fn repeated(code: &str, near: &[String]) -> String {
    if near.is_empty() { "what is written".to_owned() } else { format!("\"{code}\"") }
}

/// Short lists are told whole, of long ones what is near.
fn offer(near: &[String], codes: &[String]) -> String {
    match (near, codes.len()) {
        (_, 0..=MAX_TOLD) => format!("; its codes: {}", codes.join(", ")),
        ([], many) => format!("; its {many} codes are listed by: dala help add"),
        (near, _) => format!("; near: {}", near.join(", ")),
    }
}

/// Reads a value. Several codes or ids are separated by blanks or commas; a point is
/// `LAT,LON` or `LAT,LON,METRES`. A code that begins with `x_` is an organisation's own
/// and is taken even if the list does not have it. Behind a date may stand, in quotes, how
/// it was told. A date in words is taken if it says one date and nothing is assumed; the
/// words are kept as those in which it was told.
///
/// ```
/// use dala::form::{builtin_form, parse_value};
/// let person = builtin_form("person").unwrap();
/// let value = parse_value(person.field("languages").unwrap(), "ru, kk").unwrap();
/// assert_eq!(value.canonical(), br#"{"codes":["kk","ru"]}"#);
/// ```
///
/// # Errors
/// [`FieldError`] in words for people.
pub fn parse_value(field: &Field, text: &str) -> Result<Value, FieldError> {
    let limit = if field.kind == FieldType::Long { MAX_LONG_BYTES } else { MAX_LINE_BYTES };
    if text.len() > limit {
        return Err(FieldError::TooLong(limit));
    }
    let text = text.trim();
    if text.is_empty() {
        return Err(FieldError::Empty);
    }
    match &field.kind {
        FieldType::Text | FieldType::Long => Ok(Value::text(text)),
        FieldType::Date => date(text),
        FieldType::Time => time(text),
        FieldType::Moment => moment(text),
        FieldType::YesNo => yes_no(text),
        FieldType::One(list) => code(list, text).map(Value::Code),
        FieldType::Many(list) => items(text)?
            .into_iter()
            .map(|item| code(list, item))
            .collect::<Result<_, _>>()
            .map(Value::Codes),
        FieldType::Int => int(text),
        FieldType::Decimal => Value::decimal(text).ok_or(FieldError::Type("a number such as 1.50")),
        FieldType::Ref(_) => id(text).map(Value::Ref),
        FieldType::Refs(_) => {
            items(text)?.into_iter().map(id).collect::<Result<_, _>>().map(Value::Refs)
        }
        FieldType::Geo => geo(text),
        FieldType::File => {
            let digest = text.to_lowercase().parse().map(Value::File);
            digest.map_err(|_| FieldError::Type("a SHA-256, 64 hexadecimal digits"))
        }
        FieldType::Fields => fields(text),
        FieldType::Rank(list) => rank(list, text),
        FieldType::Note | FieldType::Rows(_) => Err(FieldError::Type("a field that holds a value")),
    }
}

fn items(text: &str) -> Result<BTreeSet<&str>, FieldError> {
    let split = text.split(|c: char| c == ',' || c.is_whitespace());
    let items: BTreeSet<_> = split.filter(|item| !item.is_empty()).collect();
    match items.len() {
        0 => Err(FieldError::Empty),
        n if n > MAX_ITEMS => Err(FieldError::TooLong(MAX_LINE_BYTES)),
        _ => Ok(items),
    }
}

fn code(list: &List, typed: &str) -> Result<String, FieldError> {
    let code: String = typed.nfc().collect();
    if list.choice(&code).is_some() || code.starts_with("x_") && is_code(&code) {
        return Ok(code);
    }
    Err(FieldError::UnknownCode {
        near: near(&code, list.choices.iter().map(|choice| choice.code.as_str())),
        codes: list.choices.iter().map(|choice| choice.code.clone()).collect(),
        list: list.name.clone(),
        code: code.chars().take(64).collect(),
    })
}

/// All codes of the list, each once, in the order in which they were ranked.
fn rank(list: &List, text: &str) -> Result<Value, FieldError> {
    let split = text.split(|c: char| c == ',' || c.is_whitespace());
    let codes: Vec<String> = split
        .filter(|item| !item.is_empty())
        .map(|item| code(list, item))
        .collect::<Result<_, _>>()?;
    let distinct: BTreeSet<&String> = codes.iter().collect();
    if distinct.len() == codes.len() && codes.len() == list.choices.len() {
        Ok(Value::text(&codes.join(" ")))
    } else {
        Err(FieldError::Type("all codes of the list, each once, in their order"))
    }
}

fn yes_no(text: &str) -> Result<Value, FieldError> {
    match text.to_lowercase().as_str() {
        "yes" => Ok(Value::code("yes")),
        "no" => Ok(Value::code("no")),
        "unknown" => Ok(Value::State(AnswerState::Unknown)),
        "refused" => Ok(Value::State(AnswerState::Refused)),
        _ => Err(FieldError::Type("yes, no, unknown or refused")),
    }
}

fn date(text: &str) -> Result<Value, FieldError> {
    let error = FieldError::Type(
        "a date such as 2022-01-06, 2022-01, 2022-01-XX, 2022-01-06~, 2022-01-05/2022-01-07 or \
         6 January 2022; behind it may stand, in quotes, how it was told",
    );
    let (date, said) = match text.split_once(['"', '“', '«']) {
        None => (text, None),
        Some((date, rest)) => {
            let said = rest.strip_suffix(['"', '”', '»']).map(str::trim);
            let said = said.filter(|said| !said.is_empty()).ok_or(error.clone())?;
            (date.trim_end(), Some(said.nfc().collect()))
        }
    };
    if let Ok(date) = PartialDate::from_typed(date) {
        return Ok(Value::Date { date, said });
    }
    match PartialDate::understand(date, Language::En, None) {
        Understood::As { best, others } if others.is_empty() && best.notes.is_empty() => {
            let words = || (!best.date.is_all_of(date)).then(|| date.nfc().collect());
            let said = said.or_else(words);
            Ok(Value::Date { date: best.date, said })
        }
        Understood::As { best, others } => {
            let readings = std::iter::once(best).chain(others);
            Err(FieldError::UnsureDate(readings.map(|reading| reading.date).collect()))
        }
        Understood::Problem(problem) => Err(FieldError::Date(problem)),
        Understood::Nothing => Err(error),
    }
}

fn time(text: &str) -> Result<Value, FieldError> {
    let error = FieldError::Type("a time such as 22:00, ~22:00, night or 22:00+06:00");
    text.parse::<PartialTime>().map(Value::Time).map_err(|_| error)
}

fn moment(text: &str) -> Result<Value, FieldError> {
    let error = FieldError::Type("a moment with offset, such as 2022-01-06T14:30:00+06:00");
    text.parse::<Moment>().map(Value::Moment).map_err(|_| error)
}

fn int(text: &str) -> Result<Value, FieldError> {
    let int = text.parse::<i64>().ok().filter(|int| int.unsigned_abs() < 1 << 53);
    int.map(Value::Int).ok_or(FieldError::Type("a whole number"))
}

fn id(text: &str) -> Result<RecordId, FieldError> {
    let error =
        FieldError::Type("the id of a record, such as 0b7e6f3c-2f5d-4a0e-9c1b-3a4d5e6f7081");
    text.to_lowercase().parse().map_err(|_| error)
}

fn geo(text: &str) -> Result<Value, FieldError> {
    let error = FieldError::Type("a point such as 43.238949,76.889709 in degrees");
    let mut parts = text.split(',').map(str::trim);
    let (Some(lat), Some(lon)) = (parts.next(), parts.next()) else { return Err(error) };
    let metres = match parts.next().map(str::parse::<i64>) {
        None => None,
        Some(Ok(metres)) => Some(metres),
        Some(Err(_)) => return Err(error),
    };
    let value = Value::geo(lat, lon, metres).filter(|_| parts.next().is_none());
    value.ok_or(error)
}

fn fields(text: &str) -> Result<Value, FieldError> {
    let error = FieldError::Type("names of fields such as person.phone");
    let names = items(text)?;
    let sound = names.iter().all(|name| FieldName::new(*name).is_ok());
    if sound {
        Ok(Value::Codes(names.into_iter().map(str::to_owned).collect()))
    } else {
        Err(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::builtin_form;

    fn parsed(kind: &str, field: &str, text: &str) -> Result<String, FieldError> {
        let form = builtin_form(kind).unwrap();
        let value = parse_value(form.field(field).unwrap(), text)?;
        Ok(String::from_utf8(value.canonical()).unwrap())
    }

    const ID: &str = "0b7e6f3c-2f5d-4a0e-9c1b-3a4d5e6f7081";

    #[test]
    fn each_type_reads_what_people_type() {
        let ok = |kind, field, text: &str, json: &str| {
            assert_eq!(parsed(kind, field, text).as_deref(), Ok(json), "{field}");
        };
        ok("person", "family_name", " Ёжиков ", r#"{"text":"Ёжиков"}"#);
        ok("person", "family_name", "и\u{306}", r#"{"text":"й"}"#);
        ok("person", "birth_date", "1999-XX", r#"{"date":"1999-XX"}"#);
        let told = r#"{"date":"2022-01-06","said":"the day after the curfew"}"#;
        ok("arrest", "arrested_on", "2022-01-06 \"the day after the curfew\"", told);
        ok("arrest", "arrested_on", "2022-01-06 «the day after the curfew»", told);
        ok("arrest", "arrested_on", "6 января 2022 г.", r#"{"date":"2022-01-06"}"#);
        ok("arrest", "arrested_on", "6 января 2022 года", r#"{"date":"2022-01-06"}"#);
        ok("arrest", "arrested_on", "2022 жылғы 6 қаңтар", r#"{"date":"2022-01-06"}"#);
        let words = r#"{"date":"2022-01-01/2022-01-10","said":"начало января 2022"}"#;
        ok("arrest", "arrested_on", "начало января 2022", words);
        let told = r#"{"date":"2022-01-06","said":"the day after the curfew"}"#;
        ok("arrest", "arrested_on", "6 Jan 2022 \"the day after the curfew\"", told);
        ok("person", "age_stated", "34", r#"{"int":34}"#);
        ok("person", "sex", "female", r#"{"code":"female"}"#);
        ok("person", "citizenship", "RU KZ,KZ", r#"{"codes":["KZ","RU"]}"#);
        ok("person", "is_deceased", "No", r#"{"code":"no"}"#);
        ok("person", "is_deceased", "refused", r#"{"state":"refused"}"#);
        ok("person", "photo", ID, &format!(r#"{{"ref":"{ID}"}}"#));
        ok("interview", "about_persons", &ID.to_uppercase(), &format!(r#"{{"refs":["{ID}"]}}"#));
        ok("place", "geo", "43.238949, 76.889709", r#"{"geo":["43.238949","76.889709"]}"#);
        ok("place", "geo", "43.2,76.8,50", r#"{"geo":["43.2","76.8"],"m":50}"#);
        let hash = "ab".repeat(32);
        ok("attachment", "sha256", &hash.to_uppercase(), &format!(r#"{{"file":"{hash}"}}"#));
        let moment = "2022-01-06T14:30:00+06:00";
        ok("interview", "started_at", moment, &format!(r#"{{"moment":"{moment}"}}"#));
        let fields = r#"{"codes":["person.iin","person.phone"]}"#;
        ok("consent_grant", "excluded_fields", "person.phone person.iin", fields);
    }

    #[test]
    fn what_is_no_value_of_the_type_is_refused() {
        for (kind, field, text) in [
            ("person", "birth_date", "yesterday"),
            ("person", "birth_date", "\"yesterday\""),
            ("person", "birth_date", "1999 \"\""),
            ("person", "birth_date", "1999 \"the year"),
            ("person", "age_stated", "34.5"),
            ("person", "age_stated", "9007199254740992"),
            ("person", "is_deceased", "true"),
            ("person", "photo", "17"),
            ("arrest", "arrested_at", "25:00"),
            ("arrest", "arrested_at", "9:00 pm"),
            ("interview", "started_at", "2022-01-06 14:30"),
            ("place", "geo", "91,0"),
            ("place", "geo", "43,76,1,2"),
            ("attachment", "sha256", "abc"),
            ("consent_grant", "excluded_fields", "person.phone;iin"),
        ] {
            assert!(
                matches!(parsed(kind, field, text), Err(FieldError::Type(_))),
                "{field} {text}"
            );
        }
        assert_eq!(parsed("person", "remarks", "  "), Err(FieldError::Empty));
        assert_eq!(parsed("person", "languages", " , "), Err(FieldError::Empty));
        let long = "a".repeat(20 << 10);
        assert!(matches!(parsed("person", "address", &long), Err(FieldError::TooLong(_))));
        assert!(parsed("person", "remarks", &long).is_ok());
    }

    #[test]
    fn words_that_leave_a_date_open_are_refused_with_what_they_may_mean() {
        let error = |text| parsed("arrest", "arrested_on", text).unwrap_err().to_string();
        assert_eq!(
            error("5/1/22"),
            "not one date for certain, it may mean 2022-01-05 or 2022-05-01: write the one that \
             is meant, and behind it, in quotes, how it was told"
        );
        // The century is assumed.
        assert!(error("5 Jan 22").contains("may mean 2022-01-05: "));
        assert_eq!(error("31 February 2022"), "February has no 31st");
        assert_eq!(error("6 January"), "Which year is not said");
    }

    #[test]
    fn an_unknown_code_is_refused_with_what_may_have_been_meant() {
        let error = parsed("person", "sex", "femal").unwrap_err();
        let codes = "male, female, other";
        let told = format!("\"femal\" is not in the list sex; its codes: {codes}");
        assert_eq!(error.to_string(), told);
        let error = parsed("person", "sex", "Қайсар").unwrap_err();
        let told = format!("what is written is not in the list sex; its codes: {codes}");
        assert_eq!(error.to_string(), told);
        let long: Vec<String> = (0..31).map(|n| format!("c{n}")).collect();
        assert_eq!(offer(&[], &long), "; its 31 codes are listed by: dala help add");
        assert_eq!(offer(&long[..2], &long), "; near: c0, c1");
        let error = parsed("arrest", "articles_told", "uk188 uk27").unwrap_err();
        let FieldError::UnknownCode { near, .. } = error else { panic!("{error}") };
        assert_eq!(near.len(), 5);
        assert!(near.contains(&"uk272".to_owned()));
        assert_eq!(parsed("person", "sex", "x_own").as_deref(), Ok(r#"{"code":"x_own"}"#));
        assert!(parsed("person", "sex", "x_ a").is_err());
    }
}
