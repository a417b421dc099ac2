//! The graph of one record's revisions: which have all their ancestors, in an order
//! that puts ancestors first, and who descends from whom.

use std::collections::{BTreeMap, BTreeSet};

use super::History;
use crate::record::RevisionId;

/// The revisions all of whose ancestors are here, ancestors before descendants; among
/// equals by id. What is missing from the answer is held back. A cycle (impossible
/// without a wrong id) is held back for ever.
pub fn ancestors_first(history: &History) -> Vec<RevisionId> {
    let mut waits_for: BTreeMap<RevisionId, usize> = BTreeMap::new();
    let mut children: BTreeMap<RevisionId, Vec<RevisionId>> = BTreeMap::new();
    let mut ready = BTreeSet::new();
    for (id, entry) in history {
        let parents = &entry.signed.revision().parents;
        if parents.is_empty() {
            ready.insert(*id);
        } else {
            waits_for.insert(*id, parents.len());
        }
        for parent in parents {
            children.entry(*parent).or_default().push(*id);
        }
    }
    let mut order = Vec::with_capacity(history.len());
    while let Some(id) = ready.pop_first() {
        order.push(id);
        for child in children.remove(&id).unwrap_or_default() {
            if let Some(open) = waits_for.get_mut(&child) {
                *open -= 1;
                if *open == 0 {
                    ready.insert(child);
                }
            }
        }
    }
    order
}

/// Who is an ancestor of whom, as one row of bits a revision.
pub(super) struct Ancestry {
    place: BTreeMap<RevisionId, usize>,
    words: usize,
    bits: Vec<u64>,
}

impl Ancestry {
    /// Of the revisions in `order`, which puts ancestors first.
    pub(super) fn of(history: &History, order: &[RevisionId]) -> Self {
        let place: BTreeMap<_, _> = order.iter().enumerate().map(|(i, id)| (*id, i)).collect();
        let words = order.len().div_ceil(64);
        let mut bits = vec![0_u64; words * order.len()];
        for (i, id) in order.iter().enumerate() {
            let parents = history.get(id).map(|entry| &entry.signed.revision().parents);
            let (done, rest) = bits.split_at_mut(i * words);
            let Some(own) = rest.get_mut(..words) else { continue };
            for parent in parents.into_iter().flatten() {
                let Some(&p) = place.get(parent) else { continue };
                if let Some(theirs) = done.get(p * words..(p + 1) * words) {
                    own.iter_mut().zip(theirs).for_each(|(word, theirs)| *word |= theirs);
                }
                if let Some(word) = own.get_mut(p / 64) {
                    *word |= 1 << (p % 64);
                }
            }
        }
        Self { place, words, bits }
    }

    /// The empty set of ancestors.
    pub(super) fn none(&self) -> Ancestors<'_> {
        Ancestors { ancestry: self, bits: vec![0; self.words] }
    }
}

/// The ancestors of some revisions taken together: one row of bits, however many those are.
pub(super) struct Ancestors<'a> {
    ancestry: &'a Ancestry,
    bits: Vec<u64>,
}

impl Ancestors<'_> {
    /// Adds the ancestors of a revision, which is none of its own.
    pub(super) fn add_ancestors(&mut self, id: &RevisionId) {
        let Ancestry { place, words, bits } = self.ancestry;
        let Some(&i) = place.get(id) else { return };
        let row = bits.get(i * words..(i + 1) * words).unwrap_or_default();
        self.bits.iter_mut().zip(row).for_each(|(word, more)| *word |= more);
    }

    /// Adds a revision itself.
    pub(super) fn add(&mut self, id: &RevisionId) {
        let Some(&i) = self.ancestry.place.get(id) else { return };
        if let Some(word) = self.bits.get_mut(i / 64) {
            *word |= 1 << (i % 64);
        }
    }

    /// Whether a revision is among them.
    pub(super) fn contains(&self, id: &RevisionId) -> bool {
        let Some(&i) = self.ancestry.place.get(id) else { return false };
        self.bits.get(i / 64).is_some_and(|word| word >> (i % 64) & 1 == 1)
    }
}
