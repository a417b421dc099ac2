//! What records hold, in the words of the window's language: values, labels of fields and
//! kinds, signers, moments. Which words there are is in the Fluent files; what a value
//! means is in [`crate::record`].

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::findings::{Put, Sentence};
use super::text::{OfKind, Text};
use crate::casework::{Detail, Statement};
use crate::form::{Field, FieldType, Finding, Form, builtin_form, field_list};
use crate::history::{Source, Trust};
use crate::record::{
    AnswerState, FieldName, Kind, Language, Moment, PartialDate, RecordId, SignerKey, Value,
};
use crate::vault::Forms;

/// What records are called, for those that are here.
pub(super) type Titles = BTreeMap<RecordId, String>;

/// Looks titles up, as [`value_in_words`] takes it.
pub(super) fn titles_of(titles: &Titles) -> impl Fn(&RecordId) -> Option<String> + '_ {
    |id| titles.get(id).cloned()
}

/// A value as people read it: codes by their labels, dates in words, records by what they
/// are called. Without a field, codes show as they are.
pub(super) fn value_in_words(
    text: &Text,
    field: Option<&Field>,
    value: &Value,
    title_of: &dyn Fn(&RecordId) -> Option<String>,
) -> String {
    let language = text.language();
    let title = |id: &RecordId| title_of(id).unwrap_or_else(|| text.say("reference-missing"));
    match value {
        Value::Text(words) => match field.map(|field| &field.kind) {
            Some(FieldType::Rank(list)) => {
                let labels = words.split_whitespace().map(|code| list.label(code, language));
                labels.collect::<Vec<_>>().join(" → ")
            }
            _ => words.clone(),
        },
        Value::Int(int) => int.to_string().replace('-', "−"),
        Value::Dec(digits) => decimal(language, digits),
        Value::Code(code) => code_in_words(text, field, code),
        Value::Codes(codes) => codes_in_words(text, field, codes.iter()),
        Value::Date { date, said: None } => date.in_words(language),
        Value::Date { date, said: Some(said) } => {
            let date = date.in_words(language);
            text.with("value-told", &[("date", date.into()), ("said", said.as_str().into())])
        }
        Value::Time(time) => time.in_words(language),
        Value::Moment(moment) => moment_in_words(text, moment),
        Value::Ref(id) => title(id),
        Value::Refs(ids) => ids.iter().map(title).collect::<Vec<_>>().join(", "),
        Value::File(sha256) => {
            let hash: String = sha256.to_string().chars().take(8).collect();
            text.with("value-file", &[("hash", hash.into())])
        }
        Value::Geo { lat, lon, m } => {
            let at = format!("{}; {}", decimal(language, lat), decimal(language, lon));
            match m.and_then(|m| u64::try_from(m).ok()) {
                Some(m) => {
                    let m = text.number(m);
                    text.with("geo-within", &[("at", at.into()), ("m", m.into())])
                }
                None => at,
            }
        }
        Value::State(AnswerState::Unknown) => text.say("state-unknown"),
        Value::State(AnswerState::Refused) => text.say("state-refused"),
        Value::State(AnswerState::NotApplicable) => text.say("state-not-applicable"),
        Value::State(AnswerState::Retracted) => text.say("state-not-asked"),
        // What this version does not know is shown as it came.
        Value::Other(json) => json.to_string(),
    }
}

/// A number with the language's own point.
fn decimal(language: Language, digits: &str) -> String {
    let point = if language == Language::En { "." } else { "," };
    digits.replace('.', point).replace('-', "−")
}

fn code_in_words(text: &Text, field: Option<&Field>, code: &str) -> String {
    let kind = field.map(|field| &field.kind);
    match (kind.and_then(FieldType::list), kind, code) {
        (Some(list), ..) => list.label(code, text.language()).to_owned(),
        (None, Some(FieldType::YesNo), "yes") => text.say("answer-yes"),
        (None, Some(FieldType::YesNo), "no") => text.say("answer-no"),
        _ => code.to_owned(),
    }
}

/// In the order of the list, codes that it does not have last.
fn codes_in_words<'c>(
    text: &Text,
    field: Option<&Field>,
    codes: impl Iterator<Item = &'c String>,
) -> String {
    let list = field.and_then(|field| field.kind.list());
    let place = |code: &String| {
        let choices = list.map(|list| list.choices.iter());
        choices.and_then(|mut all| all.position(|choice| choice.code == *code))
    };
    let mut codes: Vec<&String> = codes.collect();
    codes.sort_by_key(|code| place(code).unwrap_or(usize::MAX));
    let names_fields = field.is_some_and(|field| field.kind == FieldType::Fields);
    let word = |code: &&String| {
        if names_fields {
            field_list().label(code, text.language()).to_owned()
        } else {
            code_in_words(text, field, code)
        }
    };
    codes.iter().map(word).collect::<Vec<_>>().join(", ")
}

/// A moment: the day in words, hour and minute as the clock there showed them.
pub(super) fn moment_in_words(text: &Text, moment: &Moment) -> String {
    let day = moment.day().parse::<PartialDate>().ok();
    match (day, moment.as_str().get(11..16)) {
        (Some(day), Some(time)) => {
            let date = day.in_words(text.language());
            text.with("value-moment", &[("date", date.into()), ("time", time.into())])
        }
        _ => moment.to_string(),
    }
}

/// A day (`YYYY-MM-DD`) in words.
pub(super) fn day_in_words(text: &Text, day: &str) -> String {
    let date = day.parse::<PartialDate>();
    date.map_or_else(|_| day.to_owned(), |date| date.in_words(text.language()))
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

/// What tells a record apart, in one line.
pub(super) fn details_in_words(text: &Text, parts: &[Detail]) -> String {
    let word = |part: &Detail| match part {
        Detail::Words(words) => words.clone(),
        Detail::Span { from, to } if to.is_empty() => dates_in_words(text, from),
        Detail::Span { from, to } => span_in_words(text, from, to),
        Detail::Bytes(bytes) => text.bytes(*bytes),
        Detail::Persons(n) => text.count("detail-persons", *n),
        Detail::Stays(n) => text.count("detail-stays", *n),
    };
    let words: Vec<String> = parts.iter().map(word).filter(|words| !words.is_empty()).collect();
    words.join(" · ")
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

/// What one record of a kind is called.
pub(super) fn kind_label(text: &Text, forms: &Forms, kind: &str) -> String {
    let form = Kind::new(kind).ok().and_then(|kind| forms.get(&kind).cloned());
    form.map_or_else(|| kind.to_owned(), |form| form.title.get(text.language()).to_owned())
}

/// What the records of a kind are called.
pub(super) fn kinds_label(text: &Text, forms: &Forms, kind: &str) -> String {
    if builtin_form(kind).is_some() {
        text.of_kind(kind, OfKind::Many)
    } else {
        kind_label(text, forms, kind)
    }
}

/// What a field is called.
pub(super) fn field_label(text: &Text, forms: &Forms, kind: &str, name: &FieldName) -> String {
    let kind = Kind::new(kind).ok();
    label_in(text, kind.as_ref().and_then(|kind| forms.get(kind)), name.as_str())
}

fn label_in(text: &Text, form: Option<&Form>, name: &str) -> String {
    match (form.and_then(|form| form.field(name)), name) {
        (Some(field), _) => field.labels.get(text.language()).to_owned(),
        (None, FieldName::DELETED) => text.say("field-deleted"),
        (None, FieldName::PARENT) => text.say("field-parent"),
        (None, FieldName::ORDER) => text.say("field-order"),
        (None, other) => other.to_owned(),
    }
}

/// A signer by name, or by the beginning of his key; whether he is not trusted.
pub(super) fn signer_in_words(
    text: &Text,
    key: &SignerKey,
    name: Option<&str>,
    trust: Trust,
) -> String {
    let short = || {
        let key: String = key.to_string().chars().take(8).collect();
        text.with("signer-key", &[("key", key.into())])
    };
    let who = name.map_or_else(short, str::to_owned);
    match trust {
        Trust::Trusted => who,
        Trust::Unknown => text.with("signer-unknown", &[("who", who.into())]),
        Trust::Rejected => text.with("signer-rejected", &[("who", who.into())]),
    }
}

/// Where a statement comes from, in words; none for a judgement.
pub(super) fn source_in_words(text: &Text, one: &Statement, titles: &Titles) -> Option<String> {
    if one.judges {
        return None;
    }
    Some(match &one.source {
        Source::None => text.say("source-none"),
        Source::Withheld(_) => text.say("source-withheld"),
        Source::Known(id) => {
            titles.get(id).cloned().unwrap_or_else(|| text.say("reference-missing"))
        }
    })
}

/// Who says it and when.
pub(super) fn author_in_words(text: &Text, one: &Statement) -> String {
    let who = signer_in_words(text, &one.author, one.author_name.as_deref(), one.trust);
    let at = one.at.as_ref().map(|at| moment_in_words(text, at));
    let at = at.unwrap_or_else(|| text.say("when-withheld"));
    let args = [("who", who.into()), ("at", at.into())];
    if one.judges { text.with("author-judged", &args) } else { text.with("author-wrote", &args) }
}

/// What a bundle is for, in words.
pub(super) fn purpose_in_words(text: &Text, purpose: &str) -> String {
    if purpose == "own" { text.say("purpose-own") } else { purpose.to_owned() }
}

/// What is being done, in words.
pub(super) fn stage_in_words(text: &Text, stage: &str) -> String {
    match stage {
        "verifying" => text.say("stage-verifying"),
        "storing files" => text.say("stage-storing"),
        "merging" => text.say("stage-merging"),
        "gathering" => text.say("stage-gathering"),
        "exporting" => text.say("stage-exporting"),
        "making previews" => text.say("stage-pictures"),
        _ => String::new(),
    }
}

/// The order in which kinds are told: what people ask for first, then the rest by name.
pub(super) fn kind_order(kind: &str) -> (usize, &str) {
    const ORDER: [&str; 10] = [
        "case",
        "person",
        "interview",
        "arrest",
        "detention",
        "act",
        "injury",
        "proceeding",
        "death",
        "place",
    ];
    (ORDER.iter().position(|one| *one == kind).unwrap_or(ORDER.len()), kind)
}
