//! Undo: what was said last here is taken back by saying something more. Nothing is ever
//! removed, and nobody's words but one's own are touched.
//!
//! | what was said last | what undoing it says |
//! |---|---|
//! | a claim in place of an earlier one of the same field and source | the earlier one again |
//! | a first claim | that it is retracted |
//! | a judgement in place of one earlier judgement, whoever's | the earlier value, as one's own judgement |
//! | a first judgement | that it is retracted: the claims speak again |
//! | a judgement that weighed what had come after an earlier one | that it is retracted, if the claims then stand against each other: what nobody has weighed after all must not count as weighed |
//! | the record itself, of which nobody else says anything | that it is deleted |
//!
//! What cannot be undone: what others said, or judged since; a judgement in place of
//! several that differed; what was erased. Such fields are left as they are, and named.
//! To undo an undo is to do again.

use std::collections::{BTreeMap, BTreeSet};

use super::record::{Part, Parts, field_name, finish, form_to_write, present, save};
use crate::casework::pen::Pen;
use crate::casework::{Casework, CaseworkError, Outcome};
use crate::history::{
    Claim, Entry, Field, Folded, History, Local, Revision, Said, Source, Status, fold,
};
use crate::record::{AnswerState, FieldName, RecordId, RevisionId, SignerKey, Value};

/// What an undo did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Undone {
    /// What it changed.
    pub outcome: Outcome,
    /// Fields that could not be returned to what they were, and are as before.
    pub left: Vec<FieldName>,
}

impl Casework {
    /// Takes back the last saving of this vault's own in a record, by saying what was said
    /// before it. To undo again is to redo.
    ///
    /// # Errors
    /// [`CaseworkError::NothingToUndo`] or others; nothing is changed then.
    pub fn undo(&mut self, record: RecordId) -> Result<Undone, CaseworkError> {
        let Self { vault, forms, signer, clock, randomness, .. } = self;
        let mut pen = Pen { signer, clock: clock.as_ref(), randomness: randomness.as_mut() };
        vault.write("undo", |tx| {
            let (folded, form) = present(tx, &record)?;
            let decisions = tx.decisions()?;
            let local = tx.local(&decisions, &record)?;
            let history = tx.history(&record)?;
            let last = tx.last_saving(&record)?;
            let entries: Vec<&Entry> = last.iter().filter_map(|id| history.get(id)).collect();
            let saving = Saving { entries, own: signer.key() };
            let Undoing { parts, left } = saving.undo(&history, &local, &folded)?;
            if parts.is_empty() {
                return Err(CaseworkError::NothingToUndo);
            }
            let form = form_to_write(tx, forms, &form)?;
            let mut outcome = Outcome::default();
            // What others said meanwhile is not weighed by taking one's own word back.
            let seen = last.last().copied().into_iter().collect();
            save(tx, &mut pen, record, &form, seen, parts, &mut outcome)?;
            let outcome = finish(tx, &mut pen, forms, "undo", record, outcome)?;
            Ok(Undone { outcome, left })
        })
    }

    /// Whether a revision is of the last saving of this vault's own in a record: whether
    /// [`Casework::undo`] would take it back.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn can_undo(&self, record: RecordId, rev: RevisionId) -> Result<bool, CaseworkError> {
        Ok(self.vault.read(|tx| tx.last_saving(&record))?.contains(&rev))
    }

    /// Says again, in one's own name, what a revision of a record said: its claims from the
    /// same source, or its judgements. What others say stays as it is; what is not here of
    /// that revision, or is said already, is left out.
    ///
    /// # Errors
    /// [`CaseworkError::NothingToRestore`] if nothing of it is here,
    /// [`CaseworkError::NothingToDo`] if all of it is said already, or others; nothing is
    /// changed then.
    pub fn restore(
        &mut self,
        record: RecordId,
        revision: RevisionId,
    ) -> Result<Outcome, CaseworkError> {
        let Self { vault, forms, signer, clock, randomness, .. } = self;
        let mut pen = Pen { signer, clock: clock.as_ref(), randomness: randomness.as_mut() };
        vault.write("restore", |tx| {
            let (folded, form) = present(tx, &record)?;
            let history = tx.history_shown(&record, &tx.decisions()?)?;
            let entry = history.get(&revision).ok_or(CaseworkError::NothingToRestore)?;
            let part = part_of(entry).ok_or(CaseworkError::NothingToRestore)?;
            let own = signer.key();
            let said = entry.opening.fields.iter().filter(|(name, _)| !name.is_internal());
            let said = said.map(|(name, opened)| (name.clone(), opened.value.clone()));
            let mut fields: BTreeMap<FieldName, Value> = said.collect();
            if fields.is_empty() {
                return Err(CaseworkError::NothingToRestore);
            }
            fields.retain(|name, value| !says(&folded, &own, part, name, value));
            if fields.is_empty() {
                return Err(CaseworkError::NothingToDo);
            }
            let form = form_to_write(tx, forms, &form)?;
            let (parts, mut outcome) = (Parts::from([(part, fields)]), Outcome::default());
            save(tx, &mut pen, record, &form, folded.heads, parts, &mut outcome)?;
            finish(tx, &mut pen, forms, "restore", record, outcome)
        })
    }
}

/// What a revision is: claims from which source, or judgements. None where the source is
/// not in this copy: nobody can say again what he does not know the source of.
fn part_of(entry: &Entry) -> Option<Part> {
    let Revision { judges, src, .. } = entry.signed.revision();
    match (judges, src, entry.opening.source) {
        (true, ..) => Some(Part::Judgements),
        (false, None, _) => Some(Part::Claims(None)),
        (false, Some(_), source) => source.map(|source| Part::Claims(Some(source))),
    }
}

/// What stands of a field in one part: judgements, or an author's claims from a source.
fn standing<'f>(
    folded: &'f Folded,
    own: &SignerKey,
    part: Part,
    name: &FieldName,
) -> Vec<&'f Claim> {
    let field = folded.fields.get(name.as_str()).into_iter();
    match part {
        Part::Judgements => field.flat_map(|field: &Field| &field.judgements).collect(),
        Part::Claims(source) => {
            let from = source.map_or(Source::None, Source::Known);
            let claims = field.flat_map(|field: &Field| &field.claims);
            claims.filter(|claim| claim.author == *own && claim.source == from).collect()
        }
    }
}

/// Whether this is what one says already.
fn says(folded: &Folded, own: &SignerKey, part: Part, name: &FieldName, value: &Value) -> bool {
    match standing(folded, own, part, name).as_slice() {
        [] => value.state() == Some(AnswerState::Retracted),
        [one] => one.said == Said::Value(value.clone()),
        _ => false,
    }
}

/// The revisions of one saving, each the parent of the next: one for each source, and one
/// for judgements.
struct Saving<'h> {
    entries: Vec<&'h Entry>,
    own: SignerKey,
}

struct Undoing {
    parts: Parts,
    left: Vec<FieldName>,
}

impl Saving<'_> {
    /// The revisions from which the first of this saving descends.
    fn before(&self, history: &History) -> History {
        let first = self.entries.first().map(|entry| &entry.signed.revision().parents);
        let mut open: Vec<RevisionId> = first.into_iter().flatten().copied().collect();
        let mut before = History::new();
        while let Some(id) = open.pop() {
            if !before.contains_key(&id)
                && let Some(entry) = history.get(&id)
            {
                open.extend(&entry.signed.revision().parents);
                before.insert(id, entry.clone());
            }
        }
        before
    }

    fn undo(
        &self,
        history: &History,
        local: &Local,
        folded: &Folded,
    ) -> Result<Undoing, CaseworkError> {
        if self.entries.is_empty() {
            return Err(CaseworkError::NothingToUndo);
        }
        let before = self.before(history);
        if before.is_empty() {
            return self.undo_all(history, local);
        }
        let before = fold(&before, local);
        let revs: BTreeSet<RevisionId> =
            self.entries.iter().map(|entry| entry.signed.id()).collect();
        let (mut parts, mut left) = (Parts::new(), Vec::new());
        for entry in &self.entries {
            let Some(part) = part_of(entry) else { continue };
            let names = entry.signed.revision().fields.keys();
            for name in names.filter(|name| !name.is_internal()) {
                let stands = standing(folded, &self.own, part, name);
                if !stands.iter().any(|claim| revs.contains(&claim.rev)) {
                    continue;
                }
                let waits = part == Part::Judgements && waits_again(&before, folded, name);
                let stood = if waits {
                    Some(Value::State(AnswerState::Retracted))
                } else {
                    stood(&before, &self.own, part, name)
                };
                match stood {
                    Some(value) if says(folded, &self.own, part, name, &value) => {}
                    Some(value) => {
                        parts.entry(part).or_default().insert(name.clone(), value);
                    }
                    None => left.push(name.clone()),
                }
            }
        }
        Ok(Undoing { parts, left })
    }

    /// Of a record that was made by this saving, unless somebody else has spoken there.
    fn undo_all(&self, history: &History, local: &Local) -> Result<Undoing, CaseworkError> {
        let of_others = |entry: &&Entry| {
            let revision = entry.signed.revision();
            revision.author != self.own && local.counts(&entry.signed.id(), revision)
        };
        if history.values().any(|entry| of_others(&entry)) {
            return Err(CaseworkError::NothingToUndo);
        }
        let deleted = BTreeMap::from([(field_name(FieldName::DELETED)?, Value::code("yes"))]);
        Ok(Undoing { parts: Parts::from([(Part::Judgements, deleted)]), left: Vec::new() })
    }
}

/// Whether a field that had something to be weighed waits again, without any judgement.
fn waits_again(before: &Folded, folded: &Folded, name: &FieldName) -> bool {
    let waited = before.fields.get(name.as_str()).is_some_and(|field| !field.unweighed.is_empty());
    let alone = folded.fields.get(name.as_str()).map(Field::by_claims_alone);
    waited && alone == Some(Status::Contested)
}

/// What stood of a field before: a value, or that nothing was said. None if that cannot be
/// said again: there were several that differed, or it is not here.
fn stood(before: &Folded, own: &SignerKey, part: Part, name: &FieldName) -> Option<Value> {
    let standing = standing(before, own, part, name);
    let said: Vec<&Said> = standing.iter().map(|claim| &claim.said).collect();
    match said.as_slice() {
        [] => Some(Value::State(AnswerState::Retracted)),
        [Said::Value(first), rest @ ..] => {
            let same = |said: &&Said| matches!(said, Said::Value(value) if value == first);
            rest.iter().all(same).then(|| first.clone())
        }
        _ => None,
    }
}
