//! What stands around a record while its form is filled in: the records that it is a row of,
//! and its own rows.

use std::sync::Arc;

use super::findings::values;
use crate::casework::{Casework, CaseworkError};
use crate::form::{Form, Kin, Row};
use crate::record::{Kind, RecordId};

/// Repeats within repeats.
const DEEPEST: usize = 20;

impl Casework {
    /// What stands around a record of a kind, there already or yet to be a row of `parent`.
    /// Only forms with repeats look around; for others it is the clock alone.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn kin(
        &self,
        record: &RecordId,
        kind: &Kind,
        parent: Option<RecordId>,
    ) -> Result<Kin, CaseworkError> {
        let seed = *record.as_bytes();
        let mut kin = Kin { now: Some(self.now()), seed, ..Kin::default() };
        let Some(form) = self.forms.get(kind) else { return Ok(kin) };
        let is_row_of = |parent: &Kind| {
            self.forms.get(parent).is_some_and(|form| form.rows().any(|row| row == kind))
        };
        let is_repeat = form.parent.as_ref().is_some_and(is_row_of);
        self.vault.read(|tx| {
            if form.rows().next().is_some() {
                for row in tx.children(record)?.into_iter().filter(|row| !row.deleted) {
                    if let Ok(kind) = Kind::new(row.kind.as_str()) {
                        kin.rows.push(Row { kind, values: values(&row) });
                    }
                }
            }
            if is_repeat {
                let own = tx.record(record)?.and_then(|row| row.parent);
                let mut next = own.or(parent);
                let (mut child, mut child_kind) = (*record, kind.clone());
                while let Some(above) = next.filter(|_| kin.above.len() < DEEPEST) {
                    let siblings = tx.children(&above)?;
                    let alive = siblings
                        .iter()
                        .filter(|row| !row.deleted && child_kind == *row.kind.as_str());
                    let place = alive.clone().position(|row| row.id == child);
                    kin.positions.push(place.unwrap_or(alive.count()) + 1);
                    let Some(row) = tx.record(&above)? else { break };
                    let Some(form) =
                        Kind::new(row.kind.as_str()).ok().and_then(|k| self.forms.get(&k))
                    else {
                        break;
                    };
                    kin.above.push((Arc::new(Form::clone(form)), values(&row)));
                    (child, child_kind) = (above, form.id.clone());
                    next = row.parent.filter(|_| form.parent.is_some());
                }
            }
            Ok::<_, crate::vault::VaultError>(())
        })?;
        Ok(kin)
    }
}
