//! What rows refer to: records that are here already, or that rows before them make. A row
//! that refers to anything else has a fault, and is named.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::plan::{Plan, Planned};
use crate::casework::CaseworkError;
use crate::form::{CellProblem, Form, RawTable};
use crate::record::{FieldName, RecordId};
use crate::vault::ReadTx;

/// The kinds of records that rows refer to, as far as they are known; none is one that is not
/// here.
type Kinds = BTreeMap<RecordId, Option<String>>;

impl Plan<'_> {
    /// Takes out the rows that refer to what is neither here nor before them.
    pub(super) fn check_targets(
        &mut self,
        tx: &ReadTx<'_>,
        tables: &[RawTable],
    ) -> Result<(), CaseworkError> {
        let mut kinds = Kinds::new();
        let mut is_kept = Vec::with_capacity(self.planned.len());
        let planned = std::mem::take(&mut self.planned);
        for row in planned.chunk_by(|one, next| one.place == next.place) {
            let mut problem = None;
            for one in row {
                let Some(form) = self.forms.get(one.form) else { continue };
                problem = problem.or(fault(tx, form, one, &mut kinds)?);
                kinds.insert(one.record, Some(form.id.to_string()));
            }
            is_kept.extend(row.iter().map(|_| problem.is_none()));
            if let Some((name, problem)) = problem {
                for one in row {
                    kinds.remove(&one.record);
                }
                self.report.left_out += 1;
                let (sheet, number) = row.first().map(|one| one.place).unwrap_or_default();
                if let Some(table) = tables.get(sheet) {
                    self.complain(table, number, name.to_string(), problem);
                }
            }
        }
        let kept = planned.into_iter().zip(is_kept).filter(|(_, is_kept)| *is_kept);
        self.planned = kept.map(|(one, _)| one).collect();
        Ok(())
    }
}

/// The first field of a record that refers to what it cannot.
fn fault(
    tx: &ReadTx<'_>,
    form: &Form,
    one: &Planned,
    kinds: &mut Kinds,
) -> Result<Option<(FieldName, CellProblem)>, CaseworkError> {
    for (name, value) in &one.fields {
        let is_parent = name.as_str() == FieldName::PARENT;
        let targets = form.field(name.as_str()).and_then(|field| field.kind.targets());
        let allowed = match (is_parent, &form.parent) {
            (true, Some(parent)) => std::slice::from_ref(parent),
            _ => targets.unwrap_or_default(),
        };
        for target in value.references() {
            let found = match kinds.entry(target) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(unknown) => unknown.insert(tx.record(&target)?.map(|row| row.kind)),
            };
            let problem = match found {
                None if is_parent => CellProblem::NoParent,
                None => CellProblem::NoRecord,
                Some(kind) if !allowed.is_empty() && !allowed.iter().any(|of| *of == **kind) => {
                    CellProblem::OtherKind
                }
                Some(_) => continue,
            };
            return Ok(Some((name.clone(), problem)));
        }
    }
    Ok(None)
}
