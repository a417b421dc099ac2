//! The state of a field: what follows from its live claims and judgements.

use std::collections::BTreeSet;

use super::fold::{Claim, Field, Said, Status};
use crate::record::{AnswerState, Value};

/// What all those that are not taken back say together.
enum Together {
    Nothing,
    OneValue(Value),
    Differing,
    CannotKnow,
    OnlyErased,
}

/// `states` says whether an answer state is a value like any other: to a judgement it
/// is; beside claims it contests nothing.
fn together(said: &[Claim], states: bool) -> Together {
    let standing = || said.iter().map(|claim| &claim.said).filter(|said| !said.is_retracted());
    // Two that differ are enough to know.
    let mut values: Vec<&Value> = Vec::new();
    for said in standing() {
        if let Said::Value(value) = said
            && (states || value.state().is_none())
            && values.len() < 2
            && !values.contains(&value)
        {
            values.push(value);
        }
    }
    let withheld = standing().any(|said| *said == Said::Withheld);
    match values.as_slice() {
        [_, _, ..] => Together::Differing,
        _ if withheld => Together::CannotKnow,
        [value] => Together::OneValue((*value).clone()),
        [] => match shared_state(standing()) {
            Some(state) => Together::OneValue(Value::State(state)),
            None if standing().next().is_some() => Together::OnlyErased,
            None => Together::Nothing,
        },
    }
}

/// The one answer state that all states are, or `unknown` where they differ.
fn shared_state<'a>(said: impl Iterator<Item = &'a Said>) -> Option<AnswerState> {
    let state = |said: &Said| match said {
        Said::Value(value) => value.state(),
        Said::Withheld | Said::Erased => None,
    };
    let states: BTreeSet<AnswerState> = said.filter_map(state).collect();
    match states.len() {
        0 | 1 => states.first().copied(),
        _ => Some(AnswerState::Unknown),
    }
}

pub(super) fn status(claims: &[Claim], judgements: &[Claim]) -> Status {
    let claimed = || match together(claims, false) {
        Together::OneValue(value) => Status::Agreed(value),
        Together::Differing => Status::Contested,
        Together::CannotKnow => Status::Withheld,
        Together::OnlyErased => Status::Erased,
        Together::Nothing => Status::Retracted,
    };
    match together(judgements, true) {
        Together::OneValue(value) => Status::Settled(value),
        Together::Differing => Status::Contested,
        Together::CannotKnow => Status::Withheld,
        Together::Nothing => claimed(),
        Together::OnlyErased => match claimed() {
            Status::Retracted => Status::Erased,
            other => other,
        },
    }
}

impl Field {
    /// The state of the field if nobody had judged it.
    pub fn by_claims_alone(&self) -> Status {
        status(&self.claims, &[])
    }
}
