//! The JSON of a record's folded fields, as `docs/cli.md` describes it.

use crate::history::{Claim, Field, Folded, Said, Source, Status, Trust};
use crate::record::{AnswerState, Json, RevisionId, Value};

/// The JSON of the folded fields: `{name: {"state": …, "value": …}}`, contested ones
/// with all their values in the order of their revisions' ids.
pub fn state_json(folded: &Folded) -> Json {
    folded.fields.iter().map(|(name, field)| (name.to_string(), field_json(field))).collect()
}

fn field_json(field: &Field) -> Json {
    let (state, value) = match &field.status {
        Status::Settled(value) => ("settled", Some(value)),
        Status::Agreed(value) => ("agreed", Some(value)),
        Status::Contested => ("contested", None),
        Status::Withheld => ("withheld", None),
        Status::Erased => ("erased", None),
        Status::Retracted => ("retracted", None),
    };
    let mut object = serde_json::Map::new();
    object.insert("state".to_owned(), state.into());
    if let Some(value) = value {
        object.insert("value".to_owned(), value.to_json());
    }
    if field.status == Status::Contested {
        object.insert("values".to_owned(), standing(field).into_iter().map(claim_json).collect());
    }
    if rests_on_strangers(field) {
        object.insert("trust".to_owned(), Trust::Unknown.code().into());
    }
    if !field.unweighed.is_empty() {
        let ids = field.unweighed.iter().map(RevisionId::to_string);
        object.insert("unweighed".to_owned(), ids.map(Json::from).collect());
    }
    Json::Object(object)
}

/// Whether the field would read otherwise without signers that are not trusted here.
fn rests_on_strangers(field: &Field) -> bool {
    let trusted = || field.claims.iter().filter(|claim| claim.trust == Trust::Trusted);
    let values = || trusted().filter_map(|claim| value_of(claim).filter(|v| v.state().is_none()));
    let only_strangers = trusted().next().is_none();
    field.judgements.is_empty()
        && match &field.status {
            Status::Agreed(value) if value.state().is_none() => !values().any(|v| v == value),
            Status::Contested => values().all(|value| values().next() == Some(value)),
            _ => only_strangers,
        }
}

fn value_of(claim: &Claim) -> Option<&Value> {
    match &claim.said {
        Said::Value(value) => Some(value),
        Said::Withheld | Said::Erased => None,
    }
}

/// What stands against each other in a contested field: the judgements if they are what
/// differs, else the claims. What was taken back stands against nothing.
pub fn standing(field: &Field) -> Vec<&Claim> {
    let says = |claim: &&Claim| match &claim.said {
        Said::Value(value) => value.state() != Some(AnswerState::Retracted),
        Said::Withheld | Said::Erased => false,
    };
    let judgements: Vec<&Claim> = field.judgements.iter().filter(says).collect();
    let differ = judgements.windows(2).any(|pair| matches!(pair, [a, b] if a.said != b.said));
    if differ { judgements } else { field.claims.iter().filter(says).collect() }
}

fn claim_json(claim: &Claim) -> Json {
    let Claim { rev, author, trust, source, at, said } = claim;
    let mut object = serde_json::Map::new();
    let mut put = |key: &str, value: Json| object.insert(key.to_owned(), value);
    match said {
        Said::Value(value) => put("value", value.to_json()),
        Said::Withheld => put("withheld", true.into()),
        Said::Erased => put("erased", true.into()),
    };
    put("rev", rev.to_string().into());
    put("author", author.to_string().into());
    if *trust != Trust::Trusted {
        put("trust", trust.code().into());
    }
    put("at", at.as_ref().map_or(Json::Null, |at| at.as_str().into()));
    match source {
        Source::Known(id) => put("source", id.to_string().into()),
        Source::None => put("source", Json::Null),
        Source::Withheld(_) => put("source", "withheld".into()),
    };
    Json::Object(object)
}
