//! The guided interview: its steps, and the questions of each, as they are spoken, with the
//! fields that they fill. No question supplies an answer, a place, a name or a method
//! (Méndez Principles; `forms.md` of the domain).

use std::sync::OnceLock;

use super::builtin_form;
use super::labels::Labels;
use super::xlsform::Table;
use crate::record::{FieldName, Kind};

/// How a question is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// Openly, before anything closed is asked.
    Open,
    /// Of the person, for what is still missing.
    Closed,
    /// Of nobody: the monitor fills it in.
    Own,
    /// Openly, then on the drawing.
    Map,
}

/// Under which condition a question is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    /// Under none.
    Always,
    /// Where nobody else can hear it.
    Private,
    /// Where what is told may be stored.
    Stored,
    /// Where injuries may be photographed.
    Photograph,
    /// Where the detention that it is about has ended.
    Released,
    /// Where the proceeding that it belongs to ended with a conviction.
    Convicted,
    /// Where no complaint about what was done is told of.
    Uncomplained,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideQuestion {
    /// Its id in the domain's forms.
    pub id: String,
    /// How it is put.
    pub ask: Ask,
    /// When it is put.
    pub only: Only,
    /// The kind of record that holds the answer.
    pub kind: Kind,
    /// The fields of it, in their order.
    pub fields: Vec<FieldName>,
    /// The words.
    pub words: Labels,
}

impl GuideQuestion {
    /// The kind that its records are rows of, if they are.
    pub fn row_of(&self) -> Option<&'static Kind> {
        builtin_form(self.kind.as_str())?.parent.as_ref()
    }
}

/// A step of the interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideStep {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: Labels,
    /// What is said or kept in mind at its beginning.
    pub note: Labels,
    /// Its questions.
    pub questions: Vec<GuideQuestion>,
}

/// The steps, in their order.
pub fn interview_guide() -> &'static [GuideStep] {
    static STEPS: OnceLock<Vec<GuideStep>> = OnceLock::new();
    // A fault in the compiled-in tables fails a test; it cannot come up later.
    STEPS.get_or_init(|| read().unwrap_or_default())
}

fn read() -> Option<Vec<GuideStep>> {
    let steps = include_str!("../../assets/interview/steps.csv");
    let questions = include_str!("../../assets/interview/questions.csv");
    let steps = Table::from_csv("survey", steps).ok()?;
    let questions = Table::from_csv("survey", questions).ok()?;
    let question = |row: super::xlsform::Row<'_>| {
        let ask = match row.get("ask") {
            "open" => Ask::Open,
            "closed" => Ask::Closed,
            "own" => Ask::Own,
            "map" => Ask::Map,
            _ => return None,
        };
        let only = match row.get("only") {
            "" => Only::Always,
            "private" => Only::Private,
            "stored" => Only::Stored,
            "photograph" => Only::Photograph,
            "released" => Only::Released,
            "convicted" => Only::Convicted,
            "uncomplained" => Only::Uncomplained,
            _ => return None,
        };
        let fields = row.get("fields").split_whitespace().map(|name| FieldName::new(name).ok());
        Some((
            row.get("step").to_owned(),
            GuideQuestion {
                id: row.get("id").to_owned(),
                ask,
                only,
                kind: Kind::new(row.get("kind")).ok()?,
                fields: fields.collect::<Option<_>>()?,
                words: row.labels("question"),
            },
        ))
    };
    let questions: Vec<_> = questions.rows().map(question).collect::<Option<_>>()?;
    let step = |row: super::xlsform::Row<'_>| {
        let id = row.get("step").to_owned();
        let of = questions.iter().filter(|(step, _)| *step == id);
        GuideStep {
            title: row.labels("heading"),
            note: row.labels("note"),
            questions: of.map(|(_, question)| question.clone()).collect(),
            id,
        }
    };
    Some(steps.rows().map(step).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::tests::foreign_letters;
    use crate::record::Language;
    use std::collections::BTreeSet;

    #[test]
    fn every_question_fills_fields_that_there_are_and_speaks_each_language() {
        let steps = interview_guide();
        assert_eq!(steps.len(), 12);
        let mut ids = BTreeSet::new();
        for step in steps {
            for question in &step.questions {
                assert!(ids.insert(&question.id), "{} is there twice", question.id);
                let form = builtin_form(question.kind.as_str()).unwrap();
                for field in &question.fields {
                    assert!(form.field(field.as_str()).is_some(), "{} {field}", question.id);
                }
            }
            let texts = step.questions.iter().map(|question| (&question.id, &question.words));
            for (id, labels) in texts.chain([(&step.id, &step.title)]) {
                for language in Language::ALL {
                    let text = labels.exact(language);
                    assert!(!text.is_empty(), "{id} {language:?}");
                    assert_eq!(foreign_letters(text, language), "", "{id} {text}");
                }
                assert_ne!(labels.ru, labels.kk, "{id}");
            }
        }
    }

    #[test]
    fn what_is_put_only_in_private_is_there() {
        let mut questions = interview_guide().iter().flat_map(|step| &step.questions);
        assert!(questions.any(|question| question.id == "c16" && question.only == Only::Private));
    }

    #[test]
    fn every_field_that_a_person_tells_of_is_asked_for_by_some_question() {
        let kept = "cases sensitivity verification_status remarks person event arrest victim act \
            interviewee interview act_group view x y diagram_version wgad_categories \
            wgad_reasons unit number_in_group is_deceased \
            physical_description photo withdrawn_at withdrawn_by action_taken psych_findings \
            demeanour_note";
        let kept: BTreeSet<&str> = kept.split_whitespace().collect();
        let questions: Vec<_> = interview_guide().iter().flat_map(|step| &step.questions).collect();
        for kind in [
            "interview",
            "person",
            "consent",
            "arrest",
            "detention",
            "stay",
            "act",
            "injury",
            "medical_exam",
            "death",
            "proceeding",
            "involvement",
            "consent_grant",
            "charge",
            "sentence",
        ] {
            let of = questions.iter().filter(|question| question.kind == kind);
            let asked: BTreeSet<&str> = of.flat_map(|q| &q.fields).map(FieldName::as_str).collect();
            for field in builtin_form(kind).unwrap().fields() {
                let name = field.name.as_str();
                assert!(asked.contains(name) || kept.contains(name), "{kind}.{name}");
            }
        }
    }
}
