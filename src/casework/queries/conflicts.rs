//! What is open to settle: contested fields, and claims that came after a judgement.

use super::titles::Titles;
use crate::casework::{Casework, CaseworkError};
use crate::history::{Claim, Field, Said, Source, Status};
use crate::record::{FieldName, Moment, RecordId, RevisionId, SignerKey, Value};
use crate::vault::standing;

/// One value of a contested field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The value.
    pub value: Value,
    /// The revision that says so.
    pub rev: RevisionId,
    /// Its author.
    pub author: SignerKey,
    /// The author's name, if his card is known here.
    pub author_name: Option<String>,
    /// When, by the author's clock.
    pub at: Option<Moment>,
    /// From which source.
    pub source: Option<RecordId>,
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
    /// Whether it is settled, and the values are what came since.
    pub unweighed: bool,
    /// The values that stand against each other, by revision id.
    pub values: Vec<Standing>,
}

impl Casework {
    /// All contested fields, and settled ones that have something to be weighed.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn conflicts(&self) -> Result<Vec<Conflict>, CaseworkError> {
        self.vault.read(|tx| {
            let names: Vec<_> = tx.signers()?;
            let name = |key: &SignerKey| {
                names.iter().find(|signer| signer.key == *key).and_then(|s| s.name.clone())
            };
            let decisions = tx.decisions()?;
            let mut conflicts = Vec::new();
            let mut rows = tx.to_review()?;
            Titles::new(tx, &self.forms).put_all(&mut rows)?;
            for row in rows {
                let history = tx.history(&row.id)?;
                let folded = crate::history::fold(&history, &tx.local(&decisions, &row.id)?);
                for (field, state) in folded.fields {
                    let open = to_look_at(&state);
                    if open.is_empty() {
                        continue;
                    }
                    conflicts.push(Conflict {
                        record: row.id,
                        kind: row.kind.clone(),
                        title: row.title.clone(),
                        field,
                        unweighed: state.status != Status::Contested,
                        values: open.into_iter().filter_map(|c| shown(c, &name)).collect(),
                    });
                }
            }
            Ok(conflicts)
        })
    }
}

fn to_look_at(field: &Field) -> Vec<&Claim> {
    if field.status == Status::Contested {
        return standing(field);
    }
    field.claims.iter().filter(|claim| field.unweighed.contains(&claim.rev)).collect()
}

fn shown(claim: &Claim, name: &dyn Fn(&SignerKey) -> Option<String>) -> Option<Standing> {
    let Said::Value(value) = &claim.said else { return None };
    let source = match claim.source {
        Source::Known(source) => Some(source),
        Source::None | Source::Withheld(_) => None,
    };
    let (author, author_name) = (claim.author, name(&claim.author));
    let at = claim.at.clone();
    Some(Standing { value: value.clone(), rev: claim.rev, author, author_name, at, source })
}
