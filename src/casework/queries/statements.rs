//! Statements as they are shown: who says what, when, from which source, and why.

use std::collections::BTreeMap;

use super::titles::Titles;
use crate::history::{Claim, Field, History, Said, Source, Trust};
use crate::record::{FieldName, Moment, RecordId, RevisionId, SignerKey, Value};
use crate::vault::{ReadTx, VaultError};

/// Why somebody judged so; a field of the revision itself.
const REASON: &str = "_reason";

/// Something live that is said of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// What is said.
    pub said: Said,
    /// The revision that says so.
    pub rev: RevisionId,
    /// Its author.
    pub author: SignerKey,
    /// The author's name, if his card is known here.
    pub author_name: Option<String>,
    /// How far he is believed here.
    pub trust: Trust,
    /// When, by the author's clock, if that is not withheld.
    pub at: Option<Moment>,
    /// From which source.
    pub source: Source,
    /// Whether it judges.
    pub judges: bool,
    /// Why it judges so, if its author says why.
    pub reason: Option<String>,
    /// Whether it came after a judgement that has not weighed it.
    pub unweighed: bool,
}

impl Statement {
    /// The records that it names: its source, and what its value refers to.
    pub fn names(&self) -> Vec<RecordId> {
        let mut names = match &self.said {
            Said::Value(value) => value.references(),
            Said::Withheld | Said::Erased => Vec::new(),
        };
        if let Source::Known(source) = self.source {
            names.push(source);
        }
        names
    }
}

/// The authors that are known by name here.
pub(super) struct Authors(BTreeMap<SignerKey, String>);

impl Authors {
    pub(super) fn of(tx: &ReadTx<'_>) -> Result<Self, VaultError> {
        let named = |signer: crate::vault::KnownSigner| Some((signer.key, signer.name?));
        Ok(Self(tx.signers()?.into_iter().filter_map(named).collect()))
    }

    pub(super) fn name(&self, key: &SignerKey) -> Option<String> {
        self.0.get(key).cloned()
    }

    /// All that is said of a field, judgements first.
    pub(super) fn statements(&self, field: &Field, history: &History) -> Vec<Statement> {
        let judgements = field.judgements.iter().map(|claim| (claim, true));
        let all = judgements.chain(field.claims.iter().map(|claim| (claim, false)));
        all.map(|(claim, judges)| self.statement(claim, judges, field, history)).collect()
    }

    fn statement(
        &self,
        claim: &Claim,
        judges: bool,
        field: &Field,
        history: &History,
    ) -> Statement {
        let Claim { rev, author, trust, source, at, said } = claim.clone();
        Statement {
            said,
            rev,
            author,
            author_name: self.name(&author),
            trust,
            at,
            source,
            judges,
            reason: reason(history, &rev),
            unweighed: field.unweighed.contains(&rev),
        }
    }
}

fn reason(history: &History, rev: &RevisionId) -> Option<String> {
    match &history.get(rev)?.opening.fields.get(REASON)?.value {
        Value::Text(reason) => Some(reason.clone()),
        _ => None,
    }
}

/// What the records that statements and values name are called, as far as they are here.
pub(super) fn titles_of<'s>(
    titles: &mut Titles<'_, '_>,
    statements: impl IntoIterator<Item = &'s Statement>,
) -> Result<BTreeMap<RecordId, String>, VaultError> {
    let mut found = BTreeMap::new();
    for id in statements.into_iter().flat_map(Statement::names) {
        if !found.contains_key(&id)
            && let Some(heading) = titles.heading(&id)?
        {
            found.insert(id, heading.title);
        }
    }
    Ok(found)
}

/// The statements of each field.
pub type Statements = BTreeMap<FieldName, Vec<Statement>>;
