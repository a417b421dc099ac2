//! What erasures hide of a record: the assignments that they hit, and the earlier ones of
//! the same field, source and author. Whether a revision counts has no part in it, so
//! neither trust nor a reverted bundle brings anything back.

use std::collections::{BTreeMap, BTreeSet};

use super::local::{Erasure, Reach};
use super::opening::source_tag;
use super::revision::{Erase, Revision};
use super::{Entry, History};
use crate::record::{FieldName, RevisionId, SignerKey, SourceTag};

/// Whose assignments are reached.
#[derive(Default)]
struct Reached {
    all: bool,
    by: BTreeSet<SignerKey>,
}

impl Reached {
    fn add(&mut self, reach: Reach) {
        match reach {
            Reach::All => self.all = true,
            Reach::OnlyBy(author) => _ = self.by.insert(author),
        }
    }

    fn reaches(&self, author: &SignerKey) -> bool {
        self.all || self.by.contains(author)
    }
}

/// Erasures as they bear on one record: each source is hashed once.
#[derive(Default)]
struct Targets<'a> {
    record: Reached,
    sources: BTreeMap<SourceTag, Reached>,
    assignments: BTreeMap<RevisionId, BTreeMap<&'a FieldName, Reached>>,
}

impl<'a> Targets<'a> {
    fn of(erasures: impl IntoIterator<Item = &'a Erasure>, revision: &Revision) -> Self {
        let mut targets = Self::default();
        for Erasure { target, reach } in erasures {
            let reached = match target {
                Erase::Record(record) if *record == revision.record => &mut targets.record,
                Erase::Record(_) => continue,
                Erase::Source(source) => {
                    targets.sources.entry(source_tag(&revision.record, source)).or_default()
                }
                Erase::Assignment { name, rev } => {
                    targets.assignments.entry(*rev).or_default().entry(name).or_default()
                }
            };
            reached.add(*reach);
        }
        targets
    }

    /// Whether all that a revision assigns is hit.
    fn hit_whole(&self, revision: &Revision) -> bool {
        let source = revision.src.and_then(|src| self.sources.get(&src));
        self.record.reaches(&revision.author)
            || source.is_some_and(|reached| reached.reaches(&revision.author))
    }

    /// The single assignments of a revision that are hit.
    fn hit_alone(
        &self,
        id: &RevisionId,
        revision: &Revision,
    ) -> impl Iterator<Item = &'a FieldName> {
        let hit = |(name, reached): &(&&FieldName, &Reached)| {
            reached.reaches(&revision.author) && revision.fields.contains_key(name.as_str())
        };
        self.assignments.get(id).into_iter().flatten().filter(hit).map(|(name, _)| *name)
    }
}

/// The assignments of a record that are erased.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Erased(BTreeMap<RevisionId, BTreeSet<FieldName>>);

impl Erased {
    /// What these erasures hide.
    pub fn of<'a>(history: &History, erasures: impl IntoIterator<Item = &'a Erasure>) -> Self {
        let mut erased = Self::default();
        let Some(first) = history.values().next() else { return erased };
        let targets = Targets::of(erasures, first.signed.revision());
        // Earlier assignments go with one that is hit alone. A record or a source takes all
        // revisions of an author or source: none is left to go with them.
        let mut later: BTreeMap<_, Vec<RevisionId>> = BTreeMap::new();
        for (id, entry) in history {
            let revision = entry.signed.revision();
            if targets.hit_whole(revision) {
                erased.0.insert(*id, revision.fields.keys().cloned().collect());
            }
            for name in targets.hit_alone(id, revision) {
                erased.add(id, name);
                later.entry((name, revision.author, revision.src)).or_default().push(*id);
            }
        }
        for ((name, author, src), hits) in later {
            for entry in ancestors(history, hits) {
                let revision = entry.signed.revision();
                let assigns = revision.fields.contains_key(name.as_str());
                if assigns && (revision.author, revision.src) == (author, src) {
                    erased.add(&entry.signed.id(), name);
                }
            }
        }
        erased
    }

    fn add(&mut self, id: &RevisionId, name: &FieldName) {
        self.0.entry(*id).or_default().insert(name.clone());
    }

    /// Whether an assignment is erased.
    pub fn contains(&self, id: &RevisionId, name: &FieldName) -> bool {
        self.0.get(id).is_some_and(|names| names.contains(name))
    }

    /// All erased assignments.
    pub fn iter(&self) -> impl Iterator<Item = (&RevisionId, &FieldName)> {
        self.0.iter().flat_map(|(id, names)| names.iter().map(move |name| (id, name)))
    }

    /// Takes the erased values out of a history.
    pub fn hide(&self, history: &mut History) {
        for (id, names) in &self.0 {
            if let Some(entry) = history.get_mut(id) {
                entry.opening.fields.retain(|name, _| !names.contains(name));
            }
        }
    }
}

/// The ancestors of these revisions, as far as they are here.
fn ancestors(history: &History, of: Vec<RevisionId>) -> impl Iterator<Item = &Entry> {
    let (mut found, mut open) = (BTreeSet::new(), of);
    while let Some(id) = open.pop() {
        let parents = history.get(&id).map(|entry| &entry.signed.revision().parents);
        open.extend(parents.into_iter().flatten().filter(|id| found.insert(**id)));
    }
    found.into_iter().filter_map(|id| history.get(&id))
}
