//! Settling: a person's judgement on what is right in one field.

use std::collections::{BTreeMap, BTreeSet};

use super::record::{field_name, finish, form_to_write, present};
use super::refuse::check_targets;
use crate::casework::pen::{Pen, Saying};
use crate::casework::{Casework, CaseworkError, Outcome};
use crate::history::Said;
use crate::record::{AnswerState, FieldName, RecordId, RevisionId, Value};
use crate::vault::WriteTx;

/// Why somebody judged so; it belongs to the revision, not to the record.
const REASON: &str = "_reason";

/// What is held to be right.
#[derive(Debug, Clone)]
pub enum Verdict {
    /// This value or answer state.
    Value(Value),
    /// What the claim of this revision says.
    Claim(RevisionId),
}

impl Casework {
    /// Judges a field. Judging again, even to the same value, weighs what has come since.
    ///
    /// # Errors
    /// [`CaseworkError`]; nothing is changed then.
    pub fn settle(
        &mut self,
        record: RecordId,
        field: FieldName,
        verdict: Verdict,
        reason: Option<&str>,
    ) -> Result<Outcome, CaseworkError> {
        self.judge(record, field, verdict, reason, None)
    }

    /// As [`Casework::settle`], by somebody who saw the record at these heads: what came
    /// since is not weighed, and stays open.
    ///
    /// # Errors
    /// [`CaseworkError::NoSuchClaim`] if what was seen does not count any more, or others;
    /// nothing is changed then.
    pub fn settle_seen(
        &mut self,
        record: RecordId,
        field: FieldName,
        verdict: Verdict,
        reason: Option<&str>,
        seen: BTreeSet<RevisionId>,
    ) -> Result<Outcome, CaseworkError> {
        self.judge(record, field, verdict, reason, Some(seen))
    }

    fn judge(
        &mut self,
        record: RecordId,
        field: FieldName,
        verdict: Verdict,
        reason: Option<&str>,
        seen: Option<BTreeSet<RevisionId>>,
    ) -> Result<Outcome, CaseworkError> {
        let Self { vault, forms, signer, clock, randomness, .. } = self;
        let mut pen = Pen { signer, clock: clock.as_ref(), randomness: randomness.as_mut() };
        vault.write("settle a field", |tx| {
            let (folded, form) = present(tx, &record)?;
            let value = match verdict {
                Verdict::Value(value) => {
                    if let Some(definition) = forms.get(&form.id) {
                        let fields = BTreeMap::from([(field.clone(), value.clone())]);
                        check_targets(tx, definition, &fields)?;
                    }
                    value
                }
                Verdict::Claim(rev) => {
                    let said = folded.fields.get(field.as_str()).into_iter();
                    let mut said = said.flat_map(|f| f.claims.iter().chain(&f.judgements));
                    match said.find(|claim| claim.rev == rev).map(|claim| &claim.said) {
                        Some(Said::Value(value)) => value.clone(),
                        _ => return Err(CaseworkError::NoSuchClaim(field)),
                    }
                }
            };
            if value.state() == Some(AnswerState::Retracted) {
                return Err(CaseworkError::NoVerdict(field));
            }
            let judged = field.clone();
            let mut fields = BTreeMap::from([(field, value)]);
            if let Some(reason) = reason {
                fields.insert(field_name(REASON)?, Value::text(reason));
            }
            let form = form_to_write(tx, forms, &form)?;
            let parents = match seen {
                Some(seen) if stand(tx, &record, &seen)? => seen,
                Some(_) => return Err(CaseworkError::NoSuchClaim(judged)),
                None => folded.heads,
            };
            let saying = Saying { record, form, parents, judges: true, source: None, fields };
            let mut outcome = Outcome::default();
            outcome.revisions.push(pen.write(tx, saying)?);
            outcome.records.insert(record);
            finish(tx, &mut pen, forms, "settle", record, outcome)
        })
    }
}

/// Whether these are revisions of a record that still count. Of none there is nothing to
/// judge: it would be a root.
fn stand(
    tx: &WriteTx<'_>,
    record: &RecordId,
    seen: &BTreeSet<RevisionId>,
) -> Result<bool, CaseworkError> {
    let (history, local) = (tx.history(record)?, tx.local(&tx.decisions()?, record)?);
    let counts = |id: &RevisionId| {
        history.get(id).is_some_and(|entry| local.counts(id, entry.signed.revision()))
    };
    Ok(!seen.is_empty() && seen.iter().all(counts))
}
