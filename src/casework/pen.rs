//! The pen: how commands write a revision of one's own.

use std::collections::{BTreeMap, BTreeSet};

use super::{CaseworkError, Clock};
use crate::crypto::{Randomness, Signer, sha256};
use crate::form::Form;
use crate::history::{Compose, Entry, FormRef};
use crate::record::{FieldName, Moment, RecordId, RevisionId, Value};
use crate::vault::WriteTx;

/// One saving, before it is signed.
pub(super) struct Saying {
    pub(super) record: RecordId,
    pub(super) form: FormRef,
    pub(super) parents: BTreeSet<RevisionId>,
    pub(super) judges: bool,
    pub(super) source: Option<RecordId>,
    pub(super) fields: BTreeMap<FieldName, Value>,
}

impl Saying {
    /// The signed revision, after those that join heads where there are many.
    pub(super) fn sign(
        self,
        signer: &Signer,
        at: &Moment,
        randomness: &mut dyn Randomness,
    ) -> Result<Vec<Entry>, CaseworkError> {
        let Self { record, form, parents, judges, source, fields } = self;
        let (erases, at) = (BTreeSet::new(), at.clone());
        let compose = Compose { record, form, parents, judges, source, erases, fields, at };
        Ok(compose.sign_joining(signer, randomness)?)
    }
}

/// What signs, salts and dates.
pub(super) struct Pen<'a> {
    pub(super) signer: &'a Signer,
    pub(super) clock: &'a dyn Clock,
    pub(super) randomness: &'a mut dyn Randomness,
}

impl Pen<'_> {
    /// Signs and stores; fold the record anew afterwards.
    pub(super) fn write(
        &mut self,
        tx: &mut WriteTx<'_>,
        saying: Saying,
    ) -> Result<RevisionId, CaseworkError> {
        let mut last = None;
        for entry in saying.sign(self.signer, &self.clock.now(), self.randomness)? {
            tx.add_revision(&entry, None)?;
            last = Some(entry.signed.id());
        }
        last.ok_or(CaseworkError::NothingToDo)
    }
}

/// The reference to a form, and its JSON stored so that it can travel.
pub(super) fn form_ref(tx: &mut WriteTx<'_>, form: &Form) -> Result<FormRef, CaseworkError> {
    let json = form.canonical_json();
    let sha256 = sha256(&json);
    tx.add_form(&form.id, &form.version, &String::from_utf8_lossy(&json))?;
    Ok(FormRef { id: form.id.clone(), version: form.version.clone(), sha256 })
}
