//! Links: to which records a file belongs, beyond the one that it was attached to.

use std::collections::BTreeSet;

use super::membership::cases_of;
use super::record::{Part, Parts, field_name, finish, form_to_write, present, save};
use crate::casework::pen::Pen;
use crate::casework::{Casework, CaseworkError, Outcome};
use crate::history::{Folded, FormRef, Said, Source};
use crate::record::{AnswerState, FieldName, RecordId, SignerKey, Value};
use crate::vault::WriteTx;

/// The field of `attachment` that names the records it belongs to.
const LINKED: &str = "linked";

impl Casework {
    /// Links a file to one more record, and files it under that one's cases too. Where
    /// somebody else has said what it belongs to, this is a judgement.
    ///
    /// # Errors
    /// [`CaseworkError::NothingToDo`] if it is linked already, or others; nothing is changed
    /// then.
    pub fn link(&mut self, file: RecordId, to: RecordId) -> Result<Outcome, CaseworkError> {
        self.change_links("link a file", file, &|tx, folded, own| {
            if tx.record(&to)?.is_none() {
                return Err(CaseworkError::NoRecord(to));
            }
            let mut parts = Parts::new();
            let more = [(LINKED, BTreeSet::from([to])), (FieldName::CASES, cases_of(tx, &to)?)];
            for (name, more) in more {
                if let Some((part, all)) = extended(folded, own, name, &more) {
                    parts.entry(part).or_default().insert(field_name(name)?, Value::Refs(all));
                }
            }
            Ok(parts)
        })
    }

    /// Says that a file does not belong to a record. Under which cases it is filed stays as
    /// it is.
    ///
    /// # Errors
    /// [`CaseworkError::NothingToDo`] if it is not linked, or others; nothing is changed
    /// then.
    pub fn unlink(&mut self, file: RecordId, from: RecordId) -> Result<Outcome, CaseworkError> {
        self.change_links("unlink a file", file, &|_, folded, own| {
            let mut rest = said_together(folded, LINKED);
            if !rest.remove(&from) {
                return Ok(Parts::new());
            }
            let part = part_for(folded, own, LINKED);
            // One takes back what one said; a judgement says that there is none.
            let value = if rest.is_empty() && part != Part::Judgements {
                Value::State(AnswerState::Retracted)
            } else {
                Value::Refs(rest)
            };
            Ok(Parts::from([(part, [(field_name(LINKED)?, value)].into())]))
        })
    }

    fn change_links(
        &mut self,
        operation: &'static str,
        file: RecordId,
        change: &dyn Fn(&WriteTx<'_>, &Folded, &SignerKey) -> Result<Parts, CaseworkError>,
    ) -> Result<Outcome, CaseworkError> {
        let Self { vault, forms, signer, clock, randomness, .. } = self;
        let mut pen = Pen { signer, clock: clock.as_ref(), randomness: randomness.as_mut() };
        vault.write(operation, |tx| {
            let (folded, form) = file_of(tx, &file)?;
            let parts = change(tx, &folded, &signer.key())?;
            if parts.is_empty() {
                return Err(CaseworkError::NothingToDo);
            }
            let form = form_to_write(tx, forms, &form)?;
            let mut outcome = Outcome::default();
            save(tx, &mut pen, file, &form, folded.heads, parts, &mut outcome)?;
            finish(tx, &mut pen, forms, "link", file, outcome)
        })
    }
}

fn file_of(tx: &WriteTx<'_>, file: &RecordId) -> Result<(Folded, FormRef), CaseworkError> {
    let (folded, form) = present(tx, file)?;
    if form.id == *"attachment" {
        Ok((folded, form))
    } else {
        Err(CaseworkError::WrongTarget { field: field_name(LINKED)?, found: form.id.to_string() })
    }
}

/// A set with more in it, if that is more. Where somebody else has spoken it takes a
/// judgement: a second claim would only contest the first. What is withheld cannot be
/// weighed, so there a claim it is.
pub(super) fn extended(
    folded: &Folded,
    own: &SignerKey,
    name: &str,
    more: &BTreeSet<RecordId>,
) -> Option<(Part, BTreeSet<RecordId>)> {
    let mut all = said_together(folded, name);
    if more.is_subset(&all) {
        return None;
    }
    all.extend(more);
    Some((part_for(folded, own, name), all))
}

/// All records that are named in a field by those whose word files a record: what a
/// stranger says there is not said again in one's own name.
pub(super) fn said_together(folded: &Folded, name: &str) -> BTreeSet<RecordId> {
    let said = folded.fields.get(name).into_iter().flat_map(|field| folded.firm(field));
    let sets = said.filter_map(|claim| match &claim.said {
        Said::Value(Value::Refs(ids)) => Some(ids),
        _ => None,
    });
    sets.flatten().copied().collect()
}

/// As what a set is to be said so that it stands alone.
pub(super) fn part_for(folded: &Folded, own: &SignerKey, name: &str) -> Part {
    let field = folded.fields.get(name);
    let claims = field.map(|field| field.claims.as_slice()).unwrap_or_default();
    let withheld = claims.iter().any(|claim| claim.said == Said::Withheld);
    let by_others = claims.iter().any(|c| c.author != *own || c.source != Source::None);
    let judged = field.is_some_and(|field| !field.judgements.is_empty());
    let judges = (by_others || judged) && !withheld;
    if judges { Part::Judgements } else { Part::Claims(None) }
}
