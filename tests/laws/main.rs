//! The laws of `docs/formats.md`, section 4, on random histories: several vaults that
//! claim, judge, retract, delete, withhold, erase, revert, change trust, and exchange
//! random parts of what they have. Folding is compared with a model written apart from
//! it, plain and slow (`model.rs`).

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panic")]

mod cases;
#[path = "../common/mod.rs"]
mod common;
mod model;
mod orders;
mod world;

use std::collections::BTreeSet;

use dala::history::{Folded, History, Local, Said, Status, fold};
use proptest::prelude::*;
use world::{Op, World, ops};

fn counts(folded: &Folded) -> Vec<(String, usize, usize)> {
    let count = |(name, field): (&dala::record::FieldName, &dala::history::Field)| {
        (name.to_string(), field.claims.len(), field.judgements.len())
    };
    folded.fields.iter().map(count).collect()
}

fn union(into: &History, from: &History) -> History {
    let mut all = into.clone();
    for (id, entry) in from {
        let known = all.entry(*id).or_insert_with(|| entry.clone());
        known.opening.union(entry.opening.clone());
    }
    all
}

fn every_vault(world: &World) -> impl Iterator<Item = (&History, &Local)> {
    world.vaults.iter().map(|vault| (&vault.history, &vault.local))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn folding_agrees_with_the_plain_and_slow_model(ops in ops(40)) {
        let mut world = World::new(3);
        for op in ops {
            world.run(&op);
            for (history, local) in every_vault(&world) {
                model::assert_agrees(&fold(history, local), history, local);
            }
        }
    }

    #[test]
    fn merging_either_way_gives_the_same_and_twice_changes_nothing(ops in ops(40)) {
        let world = World::after(3, &ops);
        let (a, b) = (&world.vaults[0], &world.vaults[1]);
        let (ab, ba) = (union(&a.history, &b.history), union(&b.history, &a.history));
        prop_assert_eq!(fold(&ab, &a.local), fold(&ba, &a.local));
        prop_assert_eq!(&union(&ab, &b.history), &ab);
    }

    #[test]
    fn a_redacted_copy_has_the_same_fields_claims_and_judgements(
        ops in ops(40),
        keep in any::<u64>(),
    ) {
        let world = World::after(3, &ops);
        for (history, local) in every_vault(&world) {
            let mut redacted = history.clone();
            let mut n = 0;
            for entry in redacted.values_mut() {
                entry.opening.fields.retain(|_, _| {
                    n += 1;
                    keep >> (n % 64) & 1 == 1
                });
            }
            let (whole, redacted) = (fold(history, local), fold(&redacted, local));
            prop_assert_eq!(counts(&whole), counts(&redacted));
            prop_assert_eq!(whole.heads, redacted.heads);
        }
    }

    #[test]
    fn settled_stays_settled_without_a_new_judgement(ops in ops(30), more in ops(30)) {
        let mut world = World::after(3, &ops);
        let before = fold(&world.vaults[0].history, &world.vaults[0].local);
        for op in more.into_iter().filter(Op::only_claims) {
            world.run(&op);
        }
        let judged_elsewhere = |name: &dala::record::FieldName| {
            let old = &before.fields[name].judgements;
            let new = fold(&world.vaults[0].history, &world.vaults[0].local);
            new.fields[name].judgements != *old
        };
        let after = fold(&world.vaults[0].history, &world.vaults[0].local);
        for (name, field) in &before.fields {
            if matches!(field.status, Status::Settled(_)) && !judged_elsewhere(name) {
                prop_assert_eq!(&field.status, &after.fields[name].status);
            }
        }
    }

    #[test]
    fn the_erased_never_returns(ops in ops(40)) {
        let mut world = World::new(3);
        let mut gone = vec![BTreeSet::new(); 3];
        for op in ops {
            world.run(&op);
            for ((history, local), gone) in every_vault(&world).zip(&mut gone) {
                gone.extend(model::gone(history, &local.erasures));
            }
        }
        for (vault, gone) in world.vaults.iter().zip(&gone) {
            for other in &world.vaults {
                let all = union(&vault.history, &other.history);
                let folded = fold(&all, &vault.local);
                for (name, field) in &folded.fields {
                    for claim in field.claims.iter().chain(&field.judgements) {
                        if gone.contains(&(claim.rev, name.clone())) {
                            prop_assert_eq!(&claim.said, &Said::Erased);
                        }
                    }
                }
            }
        }
    }

    /// What others built on our revisions, opened of them and brought to complete them is as
    /// if it had never come. Only what waited for an ancestor goes on standing on it.
    #[test]
    fn reverted_is_as_if_never_merged(ops in ops(30), more in ops(30)) {
        let mut world = World::after(3, &ops);
        let before = fold(&world.vaults[0].history, &world.vaults[0].local);
        more.iter().filter(|op| op.elsewhere()).for_each(|op| world.run(op));
        world.send_in_vain(1, 0);
        world.send_in_vain(2, 0);
        let after = fold(&world.vaults[0].history, &world.vaults[0].local);
        if after.held_back == before.held_back {
            prop_assert_eq!(before, after);
        }
    }
}
