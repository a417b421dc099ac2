//! Deleting: a judgement like any other. Nothing is lost; a judgement `no` undoes it.

use std::collections::BTreeSet;

use super::record::field_name;
use super::settle::Verdict;
use crate::casework::{Casework, CaseworkError, Outcome};
use crate::record::{FieldName, RecordId, RevisionId, Value};

impl Casework {
    /// Judges that a record no longer counts, nor its rows. Its bytes stay; it leaves with
    /// an export, as deleted.
    ///
    /// # Errors
    /// [`CaseworkError`]; nothing is changed then.
    pub fn delete(&mut self, record: RecordId) -> Result<Outcome, CaseworkError> {
        self.settle(record, field_name(FieldName::DELETED)?, Verdict::Value(yes(true)), None)
    }

    /// Takes a deletion back.
    ///
    /// # Errors
    /// [`CaseworkError`]; nothing is changed then.
    pub fn undelete(&mut self, record: RecordId) -> Result<Outcome, CaseworkError> {
        self.settle(record, field_name(FieldName::DELETED)?, Verdict::Value(yes(false)), None)
    }

    /// Judges whether a record is deleted, by somebody who saw it at these heads.
    ///
    /// # Errors
    /// [`CaseworkError`]; nothing is changed then.
    pub fn judge_deleted_seen(
        &mut self,
        record: RecordId,
        is_deleted: bool,
        seen: BTreeSet<RevisionId>,
    ) -> Result<Outcome, CaseworkError> {
        let (field, verdict) = (field_name(FieldName::DELETED)?, Verdict::Value(yes(is_deleted)));
        self.settle_seen(record, field, verdict, None, seen)
    }
}

fn yes(yes: bool) -> Value {
    Value::code(if yes { "yes" } else { "no" })
}
