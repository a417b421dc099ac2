//! Links: to which records a file belongs, beyond the one that it was attached to.

use std::collections::BTreeSet;

use super::attach::{extended, part_for, said_together};
use super::membership::cases_of;
use super::record::{Part, Parts, field_name, finish, form_to_write, present, save};
use crate::casework::pen::Pen;
use crate::casework::{Casework, CaseworkError, Outcome};
use crate::history::{Folded, FormRef};
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
