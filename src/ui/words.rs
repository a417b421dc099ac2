//! What a record says, in the words of the window's language.

use super::findings::{Put, Sentence};
use super::text::Text;
use crate::form::{Field, FieldType, Finding, Form};
use crate::record::{AnswerState, PartialDate, RecordId, Value};

/// A value as people read it: codes by their labels, dates in words, records by what they
/// are called. Without a field, codes show as they are.
pub(super) fn value_in_words(
    text: &Text,
    field: Option<&Field>,
    value: &Value,
    title_of: &dyn Fn(&RecordId) -> Option<String>,
) -> String {
    let language = text.language();
    let list = field.and_then(|field| field.kind.list());
    let code = |code: &str| match (list, field.map(|field| &field.kind)) {
        (Some(list), _) => list.label(code, language).to_owned(),
        (None, Some(FieldType::YesNo)) if code == "yes" => text.say("answer-yes"),
        (None, Some(FieldType::YesNo)) if code == "no" => text.say("answer-no"),
        _ => code.to_owned(),
    };
    let title = |id: &RecordId| title_of(id).unwrap_or_else(|| text.say("reference-missing"));
    match value {
        Value::Text(words) | Value::Dec(words) => words.clone(),
        Value::Int(int) => int.to_string(),
        Value::Code(one) => code(one),
        Value::Codes(all) => all.iter().map(|one| code(one)).collect::<Vec<_>>().join(", "),
        Value::Date { date, said: None } => date.in_words(language),
        Value::Date { date, said: Some(said) } => format!("{} («{said}»)", date.in_words(language)),
        Value::Time(time) => time.in_words(language),
        Value::Moment(moment) => moment.as_str().replace('T', " "),
        Value::Ref(id) => title(id),
        Value::Refs(ids) => ids.iter().map(title).collect::<Vec<_>>().join(", "),
        Value::File(digest) => digest.to_string(),
        Value::Geo { lat, lon, m: None } => format!("{lat}, {lon}"),
        Value::Geo { lat, lon, m: Some(m) } => {
            text.with("geo-within", &[("at", format!("{lat}, {lon}").into()), ("m", (*m).into())])
        }
        Value::State(AnswerState::Unknown) => text.say("state-unknown"),
        Value::State(AnswerState::Refused) => text.say("state-refused"),
        Value::State(AnswerState::NotApplicable) => text.say("state-not-applicable"),
        Value::State(AnswerState::Retracted) => text.say("state-not-asked"),
        // What this version does not know is shown as it came.
        Value::Other(json) => json.to_string(),
    }
}

/// Dates that stand against each other, or the one that there is.
pub(super) fn dates_in_words(text: &Text, dates: &[PartialDate]) -> String {
    let words: Vec<String> = dates.iter().map(|date| date.in_words(text.language())).collect();
    let or = format!(" {} ", text.say("words-or"));
    words.join(&or)
}

/// From when to when.
pub(super) fn span_in_words(text: &Text, from: &[PartialDate], to: &[PartialDate]) -> String {
    let (from, to) = (dates_in_words(text, from), dates_in_words(text, to));
    if from.is_empty() { format!("… – {to}") } else { format!("{from} – {to}") }
}

/// What a check found, below its field.
pub(super) fn finding_in_words(text: &Text, finding: &Finding, form: &Form) -> String {
    let Sentence { key, args } = Sentence::of(finding, form, text.language());
    let args: Vec<_> = args
        .into_iter()
        .map(|(name, put)| match put {
            Put::Number(n) => (name, n.into()),
            Put::Words(words) => (name, words.into()),
        })
        .collect();
    text.with(&key, &args)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::builtin_form;
    use crate::record::Language;

    #[test]
    fn a_value_reads_in_the_language_of_the_window() {
        let (en, ru) = (Text::of(Language::En), Text::of(Language::Ru));
        let person = builtin_form("person").unwrap();
        let nobody = |_: &RecordId| None;
        let words = |text: &Text, field: &str, value: &Value| {
            value_in_words(text, person.field(field), value, &nobody)
        };
        assert_eq!(words(&en, "sex", &Value::code("female")), "Female");
        assert_ne!(words(&ru, "sex", &Value::code("female")), "Female");
        assert_eq!(words(&ru, "sex", &Value::code("x_own")), "x_own", "shown as it came");
        let day = Value::Date { date: "2022-01-06~".parse().unwrap(), said: None };
        assert_eq!(words(&en, "birth_date", &day), "about 6 January 2022");
        assert_eq!(words(&en, "is_deceased", &Value::code("no")), "No");
        let refused = Value::State(AnswerState::Refused);
        assert_eq!(words(&en, "sex", &refused), "Asked, declined to answer");
    }
}
