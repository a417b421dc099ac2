//! Taking one's own judgement back, right after it was made: as far as revisions that are
//! never changed allow. What settling does is in [`super::settle`].

use std::collections::{BTreeMap, BTreeSet};

use super::record::{finish, form_to_write, present};
use crate::casework::pen::{Pen, Saying};
use crate::casework::{Casework, CaseworkError, Outcome};
use crate::history::{Field, Folded, History, Said, Status, fold};
use crate::record::{AnswerState, FieldName, RecordId, RevisionId, Value};

/// How a field reads after a judgement was taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Restored {
    /// As before the judgement.
    AsBefore,
    /// Contested. A judgement made before this one stands no longer, and waits to be made
    /// again.
    Contested,
    /// With its value of before; what had come since counts as weighed.
    Weighed,
}

/// What taking a judgement back did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenBack {
    /// How the field reads now; none if no revision can bring back what was before, and
    /// nothing was changed.
    pub restored: Option<Restored>,
    /// What was changed.
    pub outcome: Outcome,
}

impl Casework {
    /// Takes back the judgement that revision `judgement` made on a field.
    ///
    /// A judgement replaces every earlier one, and an earlier one cannot stand up again: it
    /// can be made again, or the field can be left to its claims. Where neither gives what
    /// was before, nothing is changed.
    ///
    /// # Errors
    /// [`CaseworkError::NoSuchClaim`] if this is no standing judgement of one's own on the
    /// field; nothing is changed then.
    pub fn take_back(
        &mut self,
        record: RecordId,
        field: &FieldName,
        judgement: RevisionId,
    ) -> Result<TakenBack, CaseworkError> {
        let Self { vault, forms, signer, clock, randomness, .. } = self;
        let own = signer.key();
        let mut pen = Pen { signer, clock: clock.as_ref(), randomness: randomness.as_mut() };
        vault.write("take a judgement back", |tx| {
            let (history, now) = tx.fold_record(&record)?;
            let standing = now.fields.get(field.as_str()).filter(|now| {
                now.judgements.iter().any(|one| one.rev == judgement && one.author == own)
            });
            let standing = standing.ok_or_else(|| CaseworkError::NoSuchClaim(field.clone()))?;
            let local = tx.local(&tx.decisions()?, &record)?;
            let before = fold(&without(&history, judgement), &local);
            let way = way_back(before.fields.get(field.as_str()), &standing.by_claims_alone());
            let Some((restored, value)) = way else {
                return Ok(TakenBack { restored: None, outcome: Outcome::default() });
            };
            let (Folded { heads: parents, .. }, form) = present(tx, &record)?;
            let form = form_to_write(tx, &form)?;
            let fields = BTreeMap::from([(field.clone(), value)]);
            let saying = Saying { record, form, parents, judges: true, source: None, fields };
            let mut outcome = Outcome::default();
            outcome.revisions.push(pen.write(tx, saying)?);
            outcome.records.insert(record);
            let outcome = finish(tx, &mut pen, forms, "take back", record, outcome)?;
            Ok(TakenBack { restored: Some(restored), outcome })
        })
    }
}

/// A record without one revision and all that was written upon it.
fn without(history: &History, gone: RevisionId) -> History {
    let mut left_out = BTreeSet::from([gone]);
    for id in crate::history::ancestors_first(history) {
        let parents = history.get(&id).map(|entry| &entry.signed.revision().parents);
        if parents.is_some_and(|parents| !parents.is_disjoint(&left_out)) {
            left_out.insert(id);
        }
    }
    let left = history.iter().filter(|(id, _)| !left_out.contains(*id));
    left.map(|(id, entry)| (*id, entry.clone())).collect()
}

/// What is to be judged to come back, and how the field reads then. `alone` is how it reads
/// without any judgement.
fn way_back(before: Option<&Field>, alone: &Status) -> Option<(Restored, Value)> {
    let nothing = Value::State(AnswerState::Retracted);
    let retracted = Said::Value(nothing.clone());
    let mut judged = before.into_iter().flat_map(|field| &field.judgements);
    if judged.all(|judgement| judgement.said == retracted) {
        return Some((Restored::AsBefore, nothing));
    }
    let before = before?;
    match &before.status {
        Status::Settled(value) if before.unweighed.is_empty() => {
            Some((Restored::AsBefore, value.clone()))
        }
        Status::Settled(_) | Status::Contested if *alone == Status::Contested => {
            Some((Restored::Contested, nothing))
        }
        Status::Settled(value) => Some((Restored::Weighed, value.clone())),
        _ => None,
    }
}
