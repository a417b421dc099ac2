//! What is open to settle: contested fields, claims that came after a judgement, and
//! claims that a deletion did not see.

use std::collections::{BTreeMap, BTreeSet};

use super::statements::{Authors, Statement, titles_of};
use super::titles::Titles;
use crate::casework::{Casework, CaseworkError};
use crate::form::Wording;
use crate::history::{Field, Folded, Said, Source, Status, fold};
use crate::record::{FieldName, Language, RecordId, RevisionId, Value};
use crate::vault::{ReadTx, VaultError, standing};

/// The field of an interview that tells whether the source saw, heard or was told.
const CONNECTION: &str = "source_connection";

/// Why somebody has to look at a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// Its values stand against each other.
    Contested,
    /// It is settled, and the values came since.
    Unweighed,
    /// The record is deleted, and the deletion did not see these.
    AfterDeletion,
}

/// A field that somebody has to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The record.
    pub record: RecordId,
    /// Its kind.
    pub kind: String,
    /// What it is called in lists.
    pub title: String,
    /// The field.
    pub field: FieldName,
    /// Why.
    pub open: Open,
    /// The heads that the record was read at: what a judgement on this has seen.
    pub heads: BTreeSet<RevisionId>,
    /// The values that stand against each other, by revision id.
    pub values: Vec<Statement>,
    /// Of a settled field: the judgements that it rests on.
    pub stands: Vec<Statement>,
    /// How the sources know what they say, for those that are here and say so.
    pub knows: BTreeMap<RecordId, Value>,
    /// What the records that they name are called.
    pub titles: BTreeMap<RecordId, String>,
}

impl Casework {
    /// How many fields and claims wait for a person.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn to_settle(&self) -> Result<u64, CaseworkError> {
        let rows = self.vault.read(|tx| tx.to_review())?;
        Ok(rows.iter().map(|row| u64::from(row.contested) + u64::from(row.unweighed)).sum())
    }

    /// All contested fields, settled ones that have something to be weighed, and fields of
    /// deleted records of which something is said that the deletion did not see.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn conflicts(&self) -> Result<Vec<Conflict>, CaseworkError> {
        self.conflicts_worded(Wording::Stored)
    }

    /// As [`Casework::conflicts`], with all titles in words of a language.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn conflicts_in(&self, language: Language) -> Result<Vec<Conflict>, CaseworkError> {
        self.conflicts_worded(Wording::Words(language))
    }

    fn conflicts_worded(&self, wording: Wording) -> Result<Vec<Conflict>, CaseworkError> {
        self.vault.read(|tx| {
            let authors = Authors::of(tx)?;
            let decisions = tx.decisions()?;
            let mut titles = Titles::worded(tx, &self.forms, wording);
            let mut conflicts = Vec::new();
            for mut row in tx.to_review()? {
                titles.put(&mut row)?;
                let history = tx.history_shown(&row.id, &decisions)?;
                let folded = fold(&history, &tx.local(&decisions, &row.id)?);
                for (field, state) in &folded.fields {
                    let Some((open, revs)) = to_look_at(&folded, state) else { continue };
                    let mut values = authors.statements(state, &history);
                    let settled = open == Open::Unweighed;
                    let judged = values.iter().filter(|one| settled && one.judges);
                    let stands = judged.cloned().collect();
                    let looked_at = |one: &Statement| {
                        revs.contains(&one.rev) && matches!(one.said, Said::Value(_))
                    };
                    values.retain(looked_at);
                    values.sort_by_key(|one| one.rev);
                    conflicts.push(Conflict {
                        record: row.id,
                        kind: row.kind.clone(),
                        title: row.title.clone(),
                        field: field.clone(),
                        open,
                        heads: folded.heads.clone(),
                        titles: titles_of(&mut titles, values.iter().chain(&stands))?,
                        knows: knows(tx, &values)?,
                        values,
                        stands,
                    });
                }
            }
            Ok(conflicts)
        })
    }
}

/// How the sources of statements know what they say.
fn knows(
    tx: &ReadTx<'_>,
    statements: &[Statement],
) -> Result<BTreeMap<RecordId, Value>, VaultError> {
    let mut found = BTreeMap::new();
    for one in statements {
        if let Source::Known(source) = one.source
            && let Some(row) = tx.record(&source)?
            && let Some(value) = row.fields.get(CONNECTION).and_then(|field| field.get("value"))
        {
            found.insert(source, Value::from_json(value));
        }
    }
    Ok(found)
}

fn to_look_at(folded: &Folded, field: &Field) -> Option<(Open, Vec<RevisionId>)> {
    if field.status == Status::Contested {
        let revs = standing(field).into_iter().map(|claim| claim.rev).collect();
        return Some((Open::Contested, revs));
    }
    if !field.unweighed.is_empty() {
        return Some((Open::Unweighed, field.unweighed.clone()));
    }
    let unseen = |rev: &RevisionId| folded.unseen_by_deletion.contains(rev);
    let revs: Vec<_> = field.claims.iter().map(|claim| claim.rev).filter(unseen).collect();
    (!revs.is_empty()).then_some((Open::AfterDeletion, revs))
}
