//! What stands in a field of the editor, and how it becomes a value and comes from one.
//! What was not touched is the value it came from, to the byte, whatever this version
//! makes of it.

use std::collections::BTreeSet;

use crate::form::{Field, FieldError, FieldType};
use crate::record::{AnswerState, Json, Language, PartialDate, RecordId, Value};

/// What is typed or chosen in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) enum Typed {
    /// Text, also for numbers, dates, times and points.
    Text(String),
    /// One code, also yes and no.
    Code(Option<String>),
    /// Several codes.
    Codes(BTreeSet<String>),
    /// A record.
    Ref(Option<RecordId>),
    /// Several records.
    Refs(BTreeSet<RecordId>),
}

/// A field as it stands in the editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) struct Answer {
    /// What is typed or chosen.
    pub(in crate::ui) typed: Typed,
    /// Why there is no answer, if that was said.
    pub(in crate::ui) state: Option<AnswerState>,
    /// A reading of a date that was picked from several.
    pub(in crate::ui) picked: Option<String>,
    origin: Option<(Typed, Value)>,
    language: Language,
    /// Another date of the record: what a day without a year is taken to belong to.
    pub(in crate::ui) context: Option<PartialDate>,
}

impl Answer {
    /// Nothing yet.
    pub(in crate::ui) fn empty(kind: &FieldType, language: Language) -> Self {
        let typed = match kind {
            FieldType::YesNo | FieldType::One(_) => Typed::Code(None),
            FieldType::Many(_) | FieldType::Fields => Typed::Codes(BTreeSet::new()),
            FieldType::Ref(_) => Typed::Ref(None),
            FieldType::Refs(_) => Typed::Refs(BTreeSet::new()),
            _ => Typed::Text(String::new()),
        };
        Self { typed, state: None, picked: None, origin: None, language, context: None }
    }

    /// A field that holds a value.
    pub(in crate::ui) fn of(kind: &FieldType, value: &Value, language: Language) -> Self {
        let empty = Self::empty(kind, language);
        if let Some(state) = value.state() {
            let state = Some(state).filter(|state| *state != AnswerState::Retracted);
            return Self { state, ..empty };
        }
        let typed = match (&empty.typed, value) {
            (Typed::Code(_), Value::Code(code)) => Typed::Code(Some(code.clone())),
            (Typed::Codes(_), Value::Codes(codes)) => Typed::Codes(codes.clone()),
            (Typed::Codes(_), Value::Code(code)) => Typed::Codes(BTreeSet::from([code.clone()])),
            (Typed::Ref(_), Value::Ref(id)) => Typed::Ref(Some(*id)),
            (Typed::Refs(_), Value::Refs(ids)) => Typed::Refs(ids.clone()),
            (Typed::Refs(_), Value::Ref(id)) => Typed::Refs(BTreeSet::from([*id])),
            _ => Typed::Text(plain(value, language)),
        };
        Self {
            typed: typed.clone(),
            state: None,
            picked: None,
            origin: Some((typed, value.clone())),
            language,
            context: None,
        }
    }

    /// The same field with something else in it.
    pub(in crate::ui) fn saying(&self, typed: Typed, state: Option<AnswerState>) -> Self {
        Self {
            typed,
            state,
            picked: None,
            origin: self.origin.clone(),
            language: self.language,
            context: self.context.clone(),
        }
    }

    /// The same field, with or without an answer state.
    pub(in crate::ui) fn in_state(&self, state: Option<AnswerState>) -> Self {
        Self { state, ..self.clone() }
    }

    /// The same words, read otherwise.
    pub(in crate::ui) fn read_as(&self, picked: Option<String>) -> Self {
        Self { picked, ..self.clone() }
    }

    /// Whether nothing is said at all.
    pub(in crate::ui) fn is_not_asked(&self) -> bool {
        self.state.is_none() && self.is_blank()
    }

    fn is_blank(&self) -> bool {
        match &self.typed {
            Typed::Text(text) => text.trim().is_empty(),
            Typed::Code(code) => code.is_none(),
            Typed::Codes(codes) => codes.is_empty(),
            Typed::Ref(id) => id.is_none(),
            Typed::Refs(ids) => ids.is_empty(),
        }
    }

    /// What the field says; nothing if it was not asked.
    ///
    /// # Errors
    /// [`FieldError`] if what is typed is no value of the field.
    pub(in crate::ui) fn said(&self, field: &Field) -> Result<Option<Value>, FieldError> {
        if let Some(state) = self.state {
            return Ok(Some(Value::State(state)));
        }
        if self.is_blank() {
            return Ok(None);
        }
        if let Some((typed, value)) = &self.origin
            && *typed == self.typed
            && self.picked.is_none()
        {
            return Ok(Some(value.clone()));
        }
        match &self.typed {
            Typed::Text(text) => super::read::value(
                field,
                text,
                self.picked.as_deref(),
                self.language,
                self.context.as_ref(),
            )
            .map(Some),
            Typed::Code(code) => Ok(code.clone().map(Value::Code)),
            Typed::Codes(codes) => Ok(Some(Value::Codes(codes.clone()))),
            Typed::Ref(id) => Ok(id.map(Value::Ref)),
            Typed::Refs(ids) => Ok(Some(Value::Refs(ids.clone()))),
        }
    }

    /// As it is kept in a draft.
    pub(in crate::ui) fn to_json(&self) -> Json {
        let mut json = match &self.typed {
            Typed::Text(text) => serde_json::json!({ "text": text }),
            Typed::Code(code) => serde_json::json!({ "code": code }),
            Typed::Codes(codes) => serde_json::json!({ "codes": codes }),
            Typed::Ref(id) => serde_json::json!({ "ref": id.map(|id| id.to_string()) }),
            Typed::Refs(ids) => {
                let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
                serde_json::json!({ "refs": ids })
            }
        };
        if let Some(object) = json.as_object_mut() {
            if let Some(state) = self.state {
                object.insert("state".to_owned(), state.code().into());
            }
            if let Some(picked) = &self.picked {
                object.insert("picked".to_owned(), picked.as_str().into());
            }
        }
        json
    }

    /// Takes over what a draft kept, as far as it fits the field.
    pub(in crate::ui) fn take(&mut self, json: &Json) {
        let text = |key: &str| json.get(key).and_then(Json::as_str);
        let texts = |key: &str| {
            let items = json.get(key).and_then(Json::as_array).into_iter().flatten();
            items.filter_map(Json::as_str).map(str::to_owned).collect::<BTreeSet<_>>()
        };
        match &mut self.typed {
            Typed::Text(typed) => text("text").unwrap_or_default().clone_into(typed),
            Typed::Code(code) => *code = text("code").map(str::to_owned),
            Typed::Codes(codes) => *codes = texts("codes"),
            Typed::Ref(id) => *id = text("ref").and_then(|id| id.parse().ok()),
            Typed::Refs(ids) => {
                *ids = texts("refs").iter().filter_map(|id| id.parse().ok()).collect();
            }
        }
        self.state = text("state").and_then(AnswerState::from_code);
        self.picked = text("picked").map(str::to_owned);
    }
}

/// A value as one would type it.
fn plain(value: &Value, language: Language) -> String {
    match value {
        Value::Text(text) | Value::Dec(text) => text.clone(),
        Value::Int(int) => int.to_string(),
        Value::Date { said: Some(said), .. } => said.clone(),
        Value::Date { date, said: None } => date.in_words(language),
        Value::Time(time) => time.to_string(),
        Value::Moment(moment) => super::read::moment_as_typed(moment),
        Value::File(digest) => digest.to_string(),
        Value::Geo { lat, lon, m } => {
            let near = m.map(|m| format!(", {m}")).unwrap_or_default();
            format!("{lat}, {lon}{near}")
        }
        Value::Code(code) => code.clone(),
        Value::Codes(codes) => codes.iter().cloned().collect::<Vec<_>>().join(", "),
        Value::Ref(id) => id.to_string(),
        Value::Refs(ids) => ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        Value::State(_) => String::new(),
        // What this version does not know is shown as it came.
        Value::Other(json) => json.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Form, builtin_form};

    fn field<'f>(form: &'f Form, name: &str) -> &'f Field {
        form.field(name).unwrap()
    }

    #[test]
    fn an_untouched_field_is_the_value_it_came_from() {
        let arrest = builtin_form("arrest").unwrap();
        for (name, value) in [
            ("arrested_on", Value::Date { date: "2022-01-XX".parse().unwrap(), said: None }),
            ("arrested_on", Value::Other(serde_json::json!({ "new": "2099" }))),
            ("arrested_on", Value::text("a text where a date should be")),
        ] {
            let answer = Answer::of(&field(arrest, name).kind, &value, Language::Ru);
            assert_eq!(answer.said(field(arrest, name)).unwrap(), Some(value));
        }
        let person = builtin_form("person").unwrap();
        let unknown = Value::Code("a_code_of_a_newer_list".into());
        let answer = Answer::of(&field(person, "sex").kind, &unknown, Language::En);
        assert_eq!(answer.said(field(person, "sex")).unwrap(), Some(unknown));
    }

    #[test]
    fn nothing_said_is_not_the_same_as_not_known() {
        let person = builtin_form("person").unwrap();
        let sex = field(person, "sex");
        let mut answer = Answer::empty(&sex.kind, Language::En);
        assert!(answer.is_not_asked());
        assert_eq!(answer.said(sex).unwrap(), None);
        answer.state = Some(AnswerState::Refused);
        assert_eq!(answer.said(sex).unwrap(), Some(Value::State(AnswerState::Refused)));
        let retracted = Answer::of(&sex.kind, &Value::State(AnswerState::Retracted), Language::En);
        assert!(retracted.is_not_asked(), "what is taken back is as if it was never said");
    }

    #[test]
    fn a_draft_brings_back_what_was_typed_even_if_it_is_no_value() {
        let arrest = builtin_form("arrest").unwrap();
        let day = field(arrest, "arrested_on");
        let mut answer = Answer::empty(&day.kind, Language::En);
        answer.typed = Typed::Text("the day after the".into());
        answer.picked = Some("2022-01-06".into());
        let mut back = Answer::empty(&day.kind, Language::En);
        back.take(&answer.to_json());
        assert_eq!(back.typed, answer.typed);
        assert_eq!(back.picked, answer.picked);
        let person = builtin_form("person").unwrap();
        let mut codes = Answer::empty(&field(person, "languages").kind, Language::En);
        codes.typed = Typed::Codes(BTreeSet::from(["kk".into(), "ru".into()]));
        codes.state = Some(AnswerState::Unknown);
        let mut back = Answer::empty(&field(person, "languages").kind, Language::En);
        back.take(&codes.to_json());
        assert_eq!((back.typed, back.state), (codes.typed, codes.state));
        // What does not fit the field any more leaves it empty.
        let mut other = Answer::empty(&day.kind, Language::En);
        other.take(&serde_json::json!({ "codes": ["a"] }));
        assert!(other.is_not_asked());
    }
}
