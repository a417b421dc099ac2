//! What the vault has of a record and around it, as its editor shows it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Editor;
use super::answer::Typed;
use crate::casework::{Casework, CaseworkError, RecordPage};
use crate::form::{Finding, Form, Kin};
use crate::record::{Kind, Language, RecordId};
use crate::vault::Draft;

/// What the vault has of the record.
pub(super) struct Loaded {
    pub(super) form: Option<Arc<Form>>,
    pub(super) rows: Vec<Arc<Form>>,
    pub(super) kin: Kin,
    pub(super) page: Option<RecordPage>,
    pub(super) findings: Vec<Finding>,
    pub(super) draft: Option<Draft>,
    pub(super) titles: BTreeMap<RecordId, String>,
}

/// Reads it. A record that is not there yet has a form all the same.
pub(super) fn load(
    work: &mut Casework,
    record: RecordId,
    kind: &Kind,
    parent: Option<RecordId>,
    named: &BTreeSet<RecordId>,
    language: Language,
) -> Result<Loaded, CaseworkError> {
    let page = match work.page_in(&record, language) {
        Ok(page) => Some(page),
        Err(CaseworkError::NoRecord(_)) => None,
        Err(error) => return Err(error),
    };
    let findings = if page.is_some() { work.findings(&record)? } else { Vec::new() };
    let form = work.forms().get(kind).cloned().map(Arc::new);
    let rows = work.forms().all().filter(|form| form.parent.as_ref() == Some(kind));
    let rows = rows.cloned().map(Arc::new).collect();
    let kin = work.kin(&record, kind, parent)?;
    let draft = work.draft(&record)?;
    let titles = work.titles(named, language)?;
    Ok(Loaded { form, rows, kin, page, findings, draft, titles })
}

impl Editor {
    /// The records that fields name, to know what they are called.
    pub(super) fn named(&self) -> BTreeSet<RecordId> {
        let mut ids: BTreeSet<RecordId> =
            [self.filing.source, self.filing.case, self.filing.parent]
                .into_iter()
                .flatten()
                .collect();
        for answer in self.answers.values() {
            match &answer.typed {
                Typed::Ref(Some(id)) => {
                    ids.insert(*id);
                }
                Typed::Refs(more) => ids.extend(more),
                _ => {}
            }
        }
        ids
    }

    /// The files whose small pictures show: the one that the record is of, and those that
    /// it names.
    pub(super) fn files(&self) -> Vec<RecordId> {
        let is_file = |kind: &Kind| kind.as_str() == "attachment";
        let mut files: Vec<RecordId> =
            Some(self.record).filter(|_| is_file(&self.kind)).into_iter().collect();
        for field in self.form().into_iter().flat_map(|form| form.fields()) {
            if field.kind.targets().is_some_and(|targets| targets.iter().any(is_file)) {
                match self.answers.get(&field.name).map(|answer| &answer.typed) {
                    Some(Typed::Ref(Some(id))) => files.push(*id),
                    Some(Typed::Refs(ids)) => files.extend(ids),
                    _ => {}
                }
            }
        }
        files
    }

    /// What a record is called, if that is known here.
    pub(super) fn title_of(&self, id: &RecordId) -> Option<&str> {
        let loaded = self.loaded.get()?;
        let page = loaded.page.as_ref().and_then(|page| page.titles.get(id));
        let found = || {
            self.found
                .values()
                .flat_map(|found| &found.rows)
                .find(|row| row.id == *id)
                .map(|row| &row.title)
        };
        loaded.titles.get(id).or(page).or_else(found).map(String::as_str)
    }
}
