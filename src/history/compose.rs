//! Making a revision: fresh salts, commitments, and the opening that goes with it.

use std::collections::{BTreeMap, BTreeSet};

use super::line::{read_line, write_line};
use super::opening::{Opened, Opening, commitment, source_tag};
use super::revision::{Erase, FormRef, MAX_PARENTS, Revision};
use super::{Entry, RevisionError};
use crate::crypto::{NoRandomness, Randomness, Signer};
use crate::record::{FieldName, Moment, RecordId, RevisionId, Salt, Value};

/// A revision could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ComposeError {
    /// No random numbers for the salts.
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
    /// What was made would be refused by every reader.
    #[error(transparent)]
    Refused(#[from] RevisionError),
}

/// What one saving says.
///
/// ```
/// use std::collections::{BTreeMap, BTreeSet};
/// use dala::crypto::{Randomness, Secret, Signer, SystemRandomness, sha256};
/// use dala::history::{Compose, FormRef};
/// use dala::record::{RecordId, Value};
///
/// let signer = Signer::from_seed(&Secret::new([7; 32]));
/// let entry = Compose {
///     record: RecordId::from_random([1; 16]),
///     form: FormRef { id: "person".parse()?, version: "1".into(), sha256: sha256(b"{}") },
///     parents: BTreeSet::new(),
///     judges: false,
///     source: None,
///     erases: BTreeSet::new(),
///     fields: BTreeMap::from([("sex".parse()?, Value::code("female"))]),
///     at: "2022-01-06T14:30:00+06:00".parse()?,
/// }
/// .sign(&signer, &mut SystemRandomness)?;
/// entry.signed.verify()?;
/// entry.opening.check(entry.signed.revision())?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Compose {
    /// The record.
    pub record: RecordId,
    /// The form it is filled in with.
    pub form: FormRef,
    /// The heads that the author saw.
    pub parents: BTreeSet<RevisionId>,
    /// Whether it is a judgement.
    pub judges: bool,
    /// The source of its claims.
    pub source: Option<RecordId>,
    /// What it orders to be erased.
    pub erases: BTreeSet<Erase>,
    /// What it assigns; the moment is added.
    pub fields: BTreeMap<FieldName, Value>,
    /// The moment of saving, by the clock of this machine, which may be wrong.
    pub at: Moment,
}

impl Compose {
    /// Salts, commits and signs.
    ///
    /// # Errors
    /// [`ComposeError`] if there is no randomness, or a reader would refuse what was made:
    /// too many parents or fields, a value of no form.
    pub fn sign(
        self,
        signer: &Signer,
        randomness: &mut dyn Randomness,
    ) -> Result<Entry, ComposeError> {
        let Self { record, form, parents, judges, source, erases, mut fields, at } = self;
        let at_name = FieldName::new(FieldName::AT)
            .map_err(|_| RevisionError::Shape("the name of the moment"))?;
        fields.insert(at_name, Value::Moment(at));
        let mut opening = Opening { source, fields: BTreeMap::new() };
        let mut commitments = BTreeMap::new();
        for (name, value) in fields {
            let opened = Opened { salt: Salt(randomness.bytes()?), value };
            commitments.insert(name.clone(), commitment(&record, &name, &opened));
            opening.fields.insert(name, opened);
        }
        let src = source.map(|source| source_tag(&record, &source));
        let author = signer.key();
        let revision =
            Revision { record, form, parents, author, judges, src, erases, fields: commitments };
        let entry = Entry { signed: revision.sign(signer), opening };
        read_line(&write_line(&entry))?;
        Ok(entry)
    }

    /// As it must be where there are more heads than a revision may have parents: before it,
    /// revisions that say nothing and join as many heads as they can.
    ///
    /// # Errors
    /// As [`Compose::sign`].
    pub fn sign_joining(
        mut self,
        signer: &Signer,
        randomness: &mut dyn Randomness,
    ) -> Result<Vec<Entry>, ComposeError> {
        let mut entries = Vec::new();
        while self.parents.len() > MAX_PARENTS {
            let heads: Vec<RevisionId> = std::mem::take(&mut self.parents).into_iter().collect();
            for heads in heads.chunks(MAX_PARENTS) {
                let parents = heads.iter().copied().collect();
                let nothing = Self {
                    parents,
                    judges: false,
                    source: None,
                    erases: BTreeSet::new(),
                    fields: BTreeMap::new(),
                    ..self.clone()
                };
                let join = nothing.sign(signer, randomness)?;
                self.parents.insert(join.signed.id());
                entries.push(join);
            }
        }
        entries.push(self.sign(signer, randomness)?);
        Ok(entries)
    }
}
