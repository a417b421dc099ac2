//! Folding: from all revisions of a record to its present state.
//!
//! A set goes in, not a sequence: the answer depends on nothing but which revisions and
//! openings are here and what this vault has decided ([`Local`]). Wall clocks never decide.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::erased::Erased;
use super::graph::{Ancestors, Ancestry, ancestors_first};
use super::local::{Local, Trust};
use super::status::status;
use super::{Entry, History};
use crate::record::{
    AnswerState, FieldName, Kind, Moment, RecordId, RevisionId, SignerKey, SourceTag, Value,
};

/// So many revisions of unknown signers count in one record. Of more, none does until
/// their signers are trusted or rejected: a stranger can make nobody fold without end, and
/// keep nobody else out.
pub const MAX_UNKNOWN_REVISIONS: usize = 10_000;

/// What an assignment says, as far as this copy knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// A value or an answer state.
    Value(Value),
    /// The value is somewhere, not here.
    Withheld,
    /// The value is gone, or hidden until it is.
    Erased,
}

impl Said {
    pub(super) fn is_retracted(&self) -> bool {
        *self == Self::Value(Value::State(AnswerState::Retracted))
    }
}

/// Where a claim comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// No source given.
    None,
    /// A record: an interview, a document.
    Known(RecordId),
    /// A source that this copy does not name.
    Withheld(SourceTag),
}

/// A live claim or judgement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The revision that makes it.
    pub rev: RevisionId,
    /// Who made it.
    pub author: SignerKey,
    /// Whether its author is known here. An unknown one's judgements stand as claims.
    pub trust: Trust,
    /// Where it comes from.
    pub source: Source,
    /// When, by its author's clock, if that is not withheld.
    pub at: Option<Moment>,
    /// What it says.
    pub said: Said,
}

/// The state of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// Judged, and all judgements agree.
    Settled(Value),
    /// Claimed, and all claims that give a value agree.
    Agreed(Value),
    /// Differing values stand against each other.
    Contested,
    /// A live claim or judgement is withheld, so that no more can be said.
    Withheld,
    /// All that was said has been erased.
    Erased,
    /// All that was said has been taken back.
    Retracted,
}

/// A field with everything live that is said of it, ordered by revision id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// What follows from claims and judgements.
    pub status: Status,
    /// Live claims.
    pub claims: Vec<Claim>,
    /// Live judgements of trusted signers.
    pub judgements: Vec<Claim>,
    /// Of a settled field: differing claims that no judgement has weighed yet.
    pub unweighed: Vec<RevisionId>,
}

impl Field {
    /// The one value that the field has, if it has one (an answer state counts).
    pub fn value(&self) -> Option<&Value> {
        match &self.status {
            Status::Settled(value) | Status::Agreed(value) => Some(value),
            _ => None,
        }
    }

    /// All that is live, judgements first.
    pub fn said(&self) -> impl Iterator<Item = &Claim> {
        self.judgements.iter().chain(&self.claims)
    }

    /// Every open value that is said, judgements first, each once.
    pub fn open_values(&self) -> Vec<&Value> {
        let (mut values, mut seen) = (Vec::new(), HashSet::new());
        for claim in self.said() {
            if let Said::Value(value) = &claim.said
                && !claim.said.is_retracted()
                && seen.insert(value)
            {
                values.push(value);
            }
        }
        values
    }
}

/// A record as it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The kind; none if nothing here counts.
    pub kind: Option<Kind>,
    /// The heads that a reader of this state has seen: parents of what he saves next.
    pub heads: BTreeSet<RevisionId>,
    /// Revisions that wait: for ancestors that have not all arrived, or, of unknown signers
    /// who say more than [`MAX_UNKNOWN_REVISIONS`] together, for somebody to decide on those.
    pub held_back: BTreeSet<RevisionId>,
    /// Revisions of another kind than the record's: marked, and folded like all others,
    /// for what they say must neither be lost nor push aside what is settled.
    pub other_kind: BTreeSet<RevisionId>,
    /// Whether no trusted signer wrote a root of it.
    pub is_of_strangers: bool,
    /// The fields, `deleted` included; those of the revision itself (`_at`) not.
    pub fields: BTreeMap<FieldName, Field>,
    /// Whether the record is deleted.
    pub deleted: bool,
    /// Live claims and judgements that the deletion did not see.
    pub unseen_by_deletion: BTreeSet<RevisionId>,
}

impl Folded {
    /// The value of a field that has one.
    pub fn value(&self, name: &str) -> Option<&Value> {
        self.fields.get(name).and_then(Field::value)
    }

    /// The claims of a field by which a record is filed and belongs to others: those of
    /// trusted signers. In a record that strangers began their word files it too, until a
    /// trusted signer speaks of the field.
    pub fn firm<'f>(&self, field: &'f Field) -> impl Iterator<Item = &'f Claim> + use<'f> {
        let is_trusted = |claim: &&Claim| claim.trust == Trust::Trusted;
        let is_free = self.is_of_strangers && !field.said().any(|claim| is_trusted(&claim));
        field.said().filter(move |claim| is_free || is_trusted(claim))
    }

    /// How many fields are contested.
    pub fn contested(&self) -> usize {
        self.fields.values().filter(|field| field.status == Status::Contested).count()
    }

    /// How many claims wait to be weighed.
    pub fn unweighed(&self) -> usize {
        let in_fields: usize = self.fields.values().map(|field| field.unweighed.len()).sum();
        in_fields + self.unseen_by_deletion.len()
    }
}

/// What replaces what: a claim only one of the same source and author, a judgement any.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Voice {
    Judgement,
    Claim {
        author: SignerKey,
        src: Option<SourceTag>,
    },
    /// A judgement by a signer who may not judge here: shown as his claim.
    Opinion(SignerKey),
}

struct Folding<'a> {
    history: &'a History,
    local: &'a Local,
    ancestry: Ancestry,
    erased: Erased,
}

/// Folds a record.
pub fn fold(history: &History, local: &Local) -> Folded {
    let order = ancestors_first(history);
    let Parted { counting, held_back } = part(history, local, &order);
    let Some(kind) = kind_of(history, local, &counting) else {
        return Folded { held_back, ..Folded::default() };
    };
    let order = with_ancestors(history, &order, &counting);
    let erased = Erased::of(history, &local.erasures);
    let folding = Folding { history, local, ancestry: Ancestry::of(history, &order), erased };
    let of_other_kind = |id: &&RevisionId| {
        history.get(*id).is_some_and(|entry| entry.signed.revision().form.id != kind)
    };
    let mut folded = Folded {
        other_kind: counting.iter().filter(of_other_kind).copied().collect(),
        kind: Some(kind),
        heads: folding.heads(&counting),
        held_back,
        is_of_strangers: is_of_strangers(history, local, &counting),
        fields: folding.fields(&counting),
        deleted: false,
        unseen_by_deletion: BTreeSet::new(),
    };
    folding.mark_deletion(&mut folded);
    folded
}

/// The revisions that count, ancestors first, and those that are held back. Rejected and
/// reverted ones are neither.
struct Parted {
    counting: Vec<RevisionId>,
    held_back: BTreeSet<RevisionId>,
}

fn part(history: &History, local: &Local, order: &[RevisionId]) -> Parted {
    let author = |id: &RevisionId| history.get(id).map(|entry| entry.signed.revision().author);
    let counts = |id: &&RevisionId| {
        history.get(*id).is_some_and(|entry| local.counts(id, entry.signed.revision()))
    };
    let unknown = |id: &RevisionId| author(id).is_some_and(|a| local.trust(&a) == Trust::Unknown);
    let mut counting: Vec<RevisionId> = order.iter().filter(counts).copied().collect();
    if counting.iter().filter(|id| unknown(id)).count() > MAX_UNKNOWN_REVISIONS {
        counting.retain(|id| !unknown(id));
    }
    let counted: BTreeSet<RevisionId> = counting.iter().copied().collect();
    let held_back = history.keys().filter(counts).filter(|id| !counted.contains(*id));
    Parted { held_back: held_back.copied().collect(), counting }
}

/// The counting revisions and all their ancestors, ancestors first. Nothing else that is
/// here bears on the state.
fn with_ancestors(
    history: &History,
    order: &[RevisionId],
    counting: &[RevisionId],
) -> Vec<RevisionId> {
    let mut bearing: BTreeSet<RevisionId> = counting.iter().copied().collect();
    for entry in order.iter().rev().filter_map(|id| history.get(id)) {
        if bearing.contains(&entry.signed.id()) {
            bearing.extend(&entry.signed.revision().parents);
        }
    }
    order.iter().filter(|id| bearing.contains(*id)).copied().collect()
}

/// The kind of the roots. Should roots differ, a trusted signer's decides before an
/// unknown one's, then the smaller id: no stranger can turn a record into another kind.
fn kind_of(history: &History, local: &Local, counting: &[RevisionId]) -> Option<Kind> {
    let known = |id: &RevisionId| history.get(id).map(|entry| entry.signed.revision());
    let rank = |id: &RevisionId| {
        let revision = known(id)?;
        Some((!revision.parents.is_empty(), local.trust(&revision.author), *id))
    };
    let first = counting.iter().filter_map(rank).min()?;
    known(&first.2).map(|revision| revision.form.id.clone())
}

fn is_of_strangers(history: &History, local: &Local, counting: &[RevisionId]) -> bool {
    let known = counting.iter().filter_map(|id| history.get(id));
    let mut roots = known.map(|entry| entry.signed.revision()).filter(|r| r.parents.is_empty());
    !roots.any(|root| local.trust(&root.author) == Trust::Trusted)
}

impl Folding<'_> {
    /// The counting revisions from which no counting revision descends.
    fn heads(&self, counting: &[RevisionId]) -> BTreeSet<RevisionId> {
        let (mut heads, mut below) = (BTreeSet::new(), self.ancestry.none());
        // Descendants come last, so going backwards a head is met before its ancestors.
        for id in counting.iter().rev() {
            if !below.contains(id) {
                below.add_ancestors(id);
                heads.insert(*id);
            }
        }
        heads
    }

    fn fields(&self, counting: &[RevisionId]) -> BTreeMap<FieldName, Field> {
        let mut said: BTreeMap<&FieldName, Vec<&Entry>> = BTreeMap::new();
        for entry in counting.iter().filter_map(|id| self.history.get(id)) {
            let names = entry.signed.revision().fields.keys();
            for name in names.filter(|name| !name.is_internal()) {
                said.entry(name).or_default().push(entry);
            }
        }
        said.into_iter().map(|(name, entries)| (name.clone(), self.field(name, &entries))).collect()
    }

    fn field(&self, name: &FieldName, entries: &[&Entry]) -> Field {
        let mut voices: BTreeMap<Voice, Vec<&Entry>> = BTreeMap::new();
        for entry in entries {
            voices.entry(self.voice(entry)).or_default().push(entry);
        }
        let (mut claims, mut judgements) = (Vec::new(), Vec::new());
        for (voice, entries) in &voices {
            let made = self.live(entries).into_iter().map(|entry| self.claim(name, entry));
            if *voice == Voice::Judgement { judgements.extend(made) } else { claims.extend(made) }
        }
        claims.sort_by_key(|claim: &Claim| claim.rev);
        judgements.sort_by_key(|claim: &Claim| claim.rev);
        let status = status(&claims, &judgements);
        let unweighed = self.unweighed(&status, &claims, &judgements);
        Field { status, claims, judgements, unweighed }
    }

    fn voice(&self, entry: &Entry) -> Voice {
        let revision = entry.signed.revision();
        let author = revision.author;
        match (revision.judges, self.local.trust(&author)) {
            (true, Trust::Trusted) => Voice::Judgement,
            (true, _) => Voice::Opinion(author),
            (false, _) => Voice::Claim { author, src: revision.src },
        }
    }

    /// The entries of one voice from which no other descends.
    fn live<'e>(&self, entries: &[&'e Entry]) -> Vec<&'e Entry> {
        let (mut live, mut replaced) = (Vec::new(), self.ancestry.none());
        // `entries` has ancestors first: going backwards, what replaces is met first.
        for entry in entries.iter().rev() {
            let id = entry.signed.id();
            if !replaced.contains(&id) {
                replaced.add_ancestors(&id);
                live.push(*entry);
            }
        }
        live
    }

    fn claim(&self, name: &FieldName, entry: &Entry) -> Claim {
        let (rev, revision) = (entry.signed.id(), entry.signed.revision());
        let opened = entry.opening.fields.get(name.as_str());
        let said = match opened {
            _ if self.erased.contains(&rev, name) => Said::Erased,
            Some(opened) => Said::Value(opened.value.clone()),
            None => Said::Withheld,
        };
        let source = match (revision.src, entry.opening.source) {
            (None, _) => Source::None,
            (Some(_), Some(source)) => Source::Known(source),
            (Some(src), None) => Source::Withheld(src),
        };
        let author = revision.author;
        Claim {
            rev,
            author,
            trust: self.local.trust(&author),
            source,
            at: self.moment(entry),
            said,
        }
    }

    fn moment(&self, entry: &Entry) -> Option<Moment> {
        let (name, opened) = entry.opening.fields.get_key_value(FieldName::AT)?;
        let hidden = self.erased.contains(&entry.signed.id(), name);
        match &opened.value {
            Value::Moment(at) if !hidden => Some(at.clone()),
            _ => None,
        }
    }

    fn ancestors_of(&self, claims: &[Claim]) -> Ancestors<'_> {
        let mut ancestors = self.ancestry.none();
        for claim in claims {
            ancestors.add_ancestors(&claim.rev);
        }
        ancestors
    }

    fn unweighed(
        &self,
        status: &Status,
        claims: &[Claim],
        judgements: &[Claim],
    ) -> Vec<RevisionId> {
        let Status::Settled(settled) = status else { return Vec::new() };
        let differs = |claim: &&Claim| match &claim.said {
            Said::Value(value) => value.state().is_none() && value != settled,
            Said::Withheld | Said::Erased => false,
        };
        let weighed = self.ancestors_of(judgements);
        let open = claims.iter().filter(differs).filter(|claim| !weighed.contains(&claim.rev));
        open.map(|claim| claim.rev).collect()
    }

    fn mark_deletion(&self, folded: &mut Folded) {
        let Some(deletion) = folded.fields.get(FieldName::DELETED) else { return };
        if deletion.status != Status::Settled(Value::code("yes")) {
            return;
        }
        let mut seen = self.ancestors_of(&deletion.judgements);
        for judgement in &deletion.judgements {
            seen.add(&judgement.rev);
        }
        let others = folded.fields.iter().filter(|(name, _)| **name != FieldName::DELETED);
        let said = others.flat_map(|(_, field)| field.claims.iter().chain(&field.judgements));
        let unseen = said.map(|claim| claim.rev).filter(|rev| !seen.contains(rev)).collect();
        folded.deleted = true;
        folded.unseen_by_deletion = unseen;
    }
}
