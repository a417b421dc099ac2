//! One record with its history.

use super::titles::Titles;
use crate::casework::{Casework, CaseworkError};
use crate::history::{Folded, History, Trust, ancestors_first};
use crate::record::{FieldName, Moment, RecordId, RevisionId, SignerKey, Value};
use crate::vault::RecordRow;

/// A revision as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevisionView {
    /// Its id.
    pub id: RevisionId,
    /// The revisions that its author saw.
    pub parents: Vec<RevisionId>,
    /// Who wrote it.
    pub author: SignerKey,
    /// How far he is believed here.
    pub trust: Trust,
    /// When, by his clock, if that is not withheld.
    pub at: Option<Moment>,
    /// Whether it judges.
    pub judges: bool,
    /// The source of its claims, if it has one that is not withheld.
    pub source: Option<RecordId>,
    /// What it assigns; none where that is withheld or erased.
    pub fields: Vec<(FieldName, Option<Value>)>,
    /// Whether it waits for its parents.
    pub held_back: bool,
}

/// A record with all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordPage {
    /// The row of the list.
    pub row: RecordRow,
    /// The folded state.
    pub folded: Folded,
    /// All its revisions, ancestors first.
    pub revisions: Vec<RevisionView>,
    /// The rows that belong to it.
    pub children: Vec<RecordRow>,
    /// Who refers to it, by which field.
    pub referring: Vec<(RecordId, String)>,
}

impl Casework {
    /// A record's page.
    ///
    /// # Errors
    /// [`CaseworkError::NoRecord`], or the vault cannot be read.
    pub fn page(&self, record: &RecordId) -> Result<RecordPage, CaseworkError> {
        self.vault.read(|tx| {
            let mut row = tx.record(record)?.ok_or(CaseworkError::NoRecord(*record))?;
            let mut titles = Titles::new(tx, &self.forms);
            titles.put(&mut row)?;
            let (history, folded) = tx.fold_record(record)?;
            let local = tx.local(&tx.decisions()?, record)?;
            let trust = |key: &SignerKey| local.trust(key);
            let revisions = revisions(&history, &folded, &trust);
            let mut children = tx.children(record)?;
            titles.put_all(&mut children)?;
            let referring = tx.referring_to(record)?;
            Ok(RecordPage { row, folded, revisions, children, referring })
        })
    }
}

fn revisions(
    history: &History,
    folded: &Folded,
    trust: &dyn Fn(&SignerKey) -> Trust,
) -> Vec<RevisionView> {
    let mut order = ancestors_first(history);
    order.extend(&folded.held_back);
    let entries = order.iter().filter_map(|id| history.get(id));
    let view = |entry: &crate::history::Entry| {
        let (id, revision) = (entry.signed.id(), entry.signed.revision());
        let opened = |name: &FieldName| entry.opening.fields.get(name.as_str());
        let value = |name: &FieldName| opened(name).map(|opened| opened.value.clone());
        let fields = revision.fields.keys().map(|name| (name.clone(), value(name))).collect();
        let at = entry.opening.fields.get(FieldName::AT).map(|opened| &opened.value);
        RevisionView {
            id,
            parents: revision.parents.iter().copied().collect(),
            author: revision.author,
            trust: trust(&revision.author),
            at: match at {
                Some(Value::Moment(at)) => Some(at.clone()),
                _ => None,
            },
            judges: revision.judges,
            source: entry.opening.source,
            fields,
            held_back: folded.held_back.contains(&id),
        }
    };
    entries.map(view).collect()
}
