//! What a record still needs: required and recommended fields of which nothing is said.

use super::findings::values;
use crate::casework::{Casework, CaseworkError};
use crate::form::{Labels, Need, needed};
use crate::record::{FieldName, Kind, RecordId};

/// A field of which nothing is said yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The group that it stands in; empty for fields outside any group.
    pub group: String,
    /// The field.
    pub field: FieldName,
    /// What it is called.
    pub labels: Labels,
    /// [`Need::Required`] or [`Need::Recommended`].
    pub need: Need,
}

impl Casework {
    /// What a record still needs, in the order of its form; fields that do not apply are
    /// left out, and those that are contested or withheld: something is said there. Nothing,
    /// if it is deleted or no form here describes it.
    ///
    /// # Errors
    /// [`CaseworkError::NoRecord`], or the vault cannot be read.
    pub fn needed(&self, record: &RecordId) -> Result<Vec<Missing>, CaseworkError> {
        self.vault.read(|tx| {
            let row = tx.record(record)?.ok_or(CaseworkError::NoRecord(*record))?;
            let form = Kind::new(row.kind.as_str()).ok().and_then(|kind| self.forms.get(&kind));
            let Some(form) = form.filter(|_| !row.deleted) else { return Ok(Vec::new()) };
            let is_said = |name: &str| {
                row.fields.get(name).is_some_and(|field| field["state"] != "retracted")
            };
            let found = needed(form, &values(&row), &is_said);
            let missing = found.into_iter().map(|one| Missing {
                group: one.group.name.clone(),
                field: one.field.name.clone(),
                labels: one.field.labels.clone(),
                need: one.need,
            });
            Ok(missing.collect())
        })
    }
}
