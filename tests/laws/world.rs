//! Several vaults with one record, and what their users do to it.

use std::collections::{BTreeMap, BTreeSet};

use dala::crypto::{NoRandomness, Randomness, Secret, Signer, sha256};
use dala::history::{
    Compose, Entry, Erase, Erasure, FormRef, History, Local, Opening, Reach, Trust, fold,
};
use dala::record::{AnswerState, FieldName, RecordId, RevisionId, Value};
use proptest::prelude::*;

/// Repeatable randomness: a counter, hashed.
pub struct Counter(pub u64);

impl Randomness for Counter {
    fn fill(&mut self, buffer: &mut [u8]) -> Result<(), NoRandomness> {
        for chunk in buffer.chunks_mut(32) {
            self.0 += 1;
            chunk.copy_from_slice(&sha256(&self.0.to_le_bytes()).0[..chunk.len()]);
        }
        Ok(())
    }
}

#[derive(Debug, Clone)]
pub enum Op {
    Claim { vault: usize, field: usize, source: usize, value: usize },
    Judge { vault: usize, field: usize, value: usize },
    Send { from: usize, to: usize, revisions: u64, openings: u64 },
    Erase { vault: usize, target: usize, nth: usize, all: bool },
    Trust { vault: usize, signer: usize, trust: usize },
    Revert { vault: usize, nth: usize },
    OtherKind { vault: usize },
}

impl Op {
    /// Whether it leaves vault 0 as it is.
    pub fn elsewhere(&self) -> bool {
        match self {
            Self::Claim { vault, .. }
            | Self::Judge { vault, .. }
            | Self::Erase { vault, .. }
            | Self::Trust { vault, .. }
            | Self::Revert { vault, .. }
            | Self::OtherKind { vault } => *vault != 0,
            Self::Send { to, .. } => *to != 0,
        }
    }

    pub fn only_claims(&self) -> bool {
        matches!(self, Self::Claim { .. } | Self::Send { .. })
    }
}

pub fn ops(most: usize) -> impl Strategy<Value = Vec<Op>> {
    let v = 0..3_usize;
    let op = prop_oneof![
        6 => (v.clone(), 0..3_usize, 0..3_usize, 0..6_usize)
            .prop_map(|(vault, field, source, value)| Op::Claim { vault, field, source, value }),
        3 => (v.clone(), 0..3_usize, 0..6_usize)
            .prop_map(|(vault, field, value)| Op::Judge { vault, field, value }),
        5 => (v.clone(), v.clone(), any::<u64>(), any::<u64>(), 0..4_u8).prop_map(
            |(from, to, some, openings, whole)| Op::Send {
                from,
                to,
                revisions: if whole > 0 { u64::MAX } else { some },
                openings: if whole > 1 { u64::MAX } else { openings },
            }
        ),
        1 => (v.clone(), 0..3_usize, 0..99_usize, any::<bool>())
            .prop_map(|(vault, target, nth, all)| Op::Erase { vault, target, nth, all }),
        1 => (v.clone(), v.clone(), 0..3_usize)
            .prop_map(|(vault, signer, trust)| Op::Trust { vault, signer, trust }),
        1 => (v.clone(), 0..99_usize).prop_map(|(vault, nth)| Op::Revert { vault, nth }),
        1 => v.prop_map(|vault| Op::OtherKind { vault }),
    ];
    prop::collection::vec(op, 0..most)
}

pub struct Vault {
    signer: Signer,
    pub history: History,
    pub local: Local,
    own: History,
    bundles: Vec<(History, bool)>,
}

impl Vault {
    /// All revisions, with what was made here or a standing bundle has opened.
    fn read(&mut self) {
        self.history = self.own.clone();
        self.local.reverted.clear();
        for (bundle, reverted) in &self.bundles {
            for (id, Entry { signed, opening }) in bundle {
                let closed = || Entry { signed: signed.clone(), opening: Opening::default() };
                let here = self.history.entry(*id).or_insert_with(closed);
                if !reverted {
                    here.opening.union(opening.clone());
                }
            }
        }
        let standing = |id: &RevisionId| {
            self.own.contains_key(id)
                || self
                    .bundles
                    .iter()
                    .any(|(bundle, reverted)| !reverted && bundle.contains_key(id))
        };
        let reverted = self.history.keys().filter(|id| !standing(id)).copied().collect();
        self.local.reverted = reverted;
    }
}

pub struct World {
    pub vaults: Vec<Vault>,
    randomness: Counter,
    sources: [RecordId; 2],
    minute: u32,
}

fn name(field: usize) -> FieldName {
    ["family_name", "status", FieldName::DELETED][field].parse().unwrap()
}

fn value(field: usize, value: usize) -> Value {
    match (field, value) {
        (_, 3) => Value::State(AnswerState::Unknown),
        (_, 4) => Value::State(AnswerState::Refused),
        (_, 5) => Value::State(AnswerState::Retracted),
        (2, n) => Value::code(["yes", "no", "yes"][n]),
        (_, n) => Value::text(["a", "b", "c"][n]),
    }
}

impl World {
    pub fn new(vaults: usize) -> Self {
        let signers: Vec<_> =
            (0..3_u8).map(|n| Signer::from_seed(&Secret::new([n + 1; 32]))).collect();
        let trust: BTreeMap<_, _> = signers.iter().map(|s| (s.key(), Trust::Trusted)).collect();
        let vault = |n: usize| Vault {
            signer: signers[n % 3].clone(),
            history: History::new(),
            local: Local { trust: trust.clone(), ..Local::default() },
            own: History::new(),
            bundles: Vec::new(),
        };
        let vaults = (0..vaults).map(vault).collect();
        let sources = [RecordId::from_random([1; 16]), RecordId::from_random([2; 16])];
        Self { vaults, randomness: Counter(0), sources, minute: 0 }
    }

    pub fn after(vaults: usize, ops: &[Op]) -> Self {
        let mut world = Self::new(vaults);
        for op in ops {
            world.run(op);
        }
        world
    }

    pub fn run(&mut self, op: &Op) {
        let n = self.vaults.len();
        match *op {
            Op::Claim { vault, field, source, value: v } => {
                let source = (source > 0).then(|| self.sources[source - 1]);
                self.save(vault % n, "person", false, source, (name(field), value(field, v)));
            }
            Op::Judge { vault, field, value: v } => {
                self.save(vault % n, "person", true, None, (name(field), value(field, v)));
            }
            Op::OtherKind { vault } => {
                self.save(vault % n, "event", false, None, (name(0), value(0, 0)));
            }
            Op::Send { from, to, revisions, openings } => {
                self.send(from % n, to % n, revisions, openings);
            }
            Op::Erase { vault, target, nth, all } => self.erase(vault % n, target, nth, all),
            Op::Trust { vault, signer, trust } => {
                let key = self.vaults[signer % n].signer.key();
                let trust = [Trust::Trusted, Trust::Unknown, Trust::Rejected][trust];
                self.vaults[vault % n].local.trust.insert(key, trust);
            }
            Op::Revert { vault, nth } => {
                let vault = &mut self.vaults[vault % n];
                let count = vault.bundles.len().max(1);
                if let Some((_, reverted)) = vault.bundles.get_mut(nth % count) {
                    *reverted = !*reverted;
                }
                vault.read();
            }
        }
    }

    fn save(
        &mut self,
        vault: usize,
        kind: &str,
        judges: bool,
        source: Option<RecordId>,
        said: (FieldName, Value),
    ) {
        self.minute += 1;
        let at =
            format!("2022-01-06T{:02}:{:02}:00+06:00", self.minute / 60 % 24, self.minute % 60);
        let vault = &mut self.vaults[vault];
        let compose = Compose {
            record: RecordId::from_random([9; 16]),
            form: FormRef {
                id: kind.parse().unwrap(),
                version: "1".to_owned(),
                sha256: sha256(b"{}"),
            },
            parents: fold(&vault.history, &vault.local).heads,
            judges,
            source,
            erases: BTreeSet::new(),
            fields: BTreeMap::from([said]),
            at: at.parse().unwrap(),
        };
        let entry = compose.sign(&vault.signer, &mut self.randomness).unwrap();
        vault.own.insert(entry.signed.id(), entry.clone());
        vault.history.insert(entry.signed.id(), entry);
    }

    fn send(&mut self, from: usize, to: usize, revisions: u64, openings: u64) {
        let chosen = |id: &RevisionId| revisions >> (id.0[0] % 64) & 1 == 1;
        let mut sent = self.vaults[from].history.clone();
        sent.retain(|id, _| chosen(id));
        for (id, entry) in &mut sent {
            if openings >> (id.0[1] % 64) & 1 == 0 {
                entry.opening.fields.clear();
            }
        }
        let vault = &mut self.vaults[to];
        vault.bundles.push((sent, false));
        vault.read();
    }

    /// Vault `to` takes in all that `from` has, and reverts it.
    pub fn send_in_vain(&mut self, from: usize, to: usize) {
        self.send(from, to, u64::MAX, u64::MAX);
        let vault = &mut self.vaults[to];
        vault.bundles.last_mut().unwrap().1 = true;
        vault.read();
    }

    fn erase(&mut self, vault: usize, target: usize, nth: usize, all: bool) {
        let source = self.sources[nth % 2];
        let vault = &mut self.vaults[vault];
        let Some((id, entry)) = vault.history.iter().nth(nth % vault.history.len().max(1)) else {
            return;
        };
        let revision = entry.signed.revision();
        let target = match target {
            0 => {
                let name = revision.fields.keys().find(|name| !name.is_internal()).unwrap();
                Erase::Assignment { name: name.clone(), rev: *id }
            }
            1 => Erase::Record(revision.record),
            _ => Erase::Source(source),
        };
        let reach = if all { Reach::All } else { Reach::OnlyBy(revision.author) };
        vault.local.erasures.push(Erasure { target, reach });
    }
}
