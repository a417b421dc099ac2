//! The demo as tests make it: with a clock that stands still, and randomness that repeats
//! itself, so that it is the same each time.

use std::cell::Cell;
use std::path::Path;

use super::{DemoReport, Means, dice, make_demo_with};
use crate::casework::{CaseworkError, Clock, Surroundings, Watch};
use crate::crypto::{NoRandomness, Randomness};
use crate::record::Moment;
use crate::vault::Unlock;

struct Fixed;

impl Clock for Fixed {
    fn now(&self) -> Moment {
        "2022-04-01T09:00:00+06:00".parse().unwrap()
    }
}

/// Repeats from run to run; ids differ from vault to vault.
struct Repeating(dice::Dice);

impl Randomness for Repeating {
    fn fill(&mut self, buffer: &mut [u8]) -> Result<(), NoRandomness> {
        for part in buffer.chunks_mut(8) {
            part.copy_from_slice(&self.0.next().to_le_bytes()[..part.len()]);
        }
        Ok(())
    }
}

/// A clock that stands still, and randomness that repeats itself for the same seed.
pub(crate) fn surroundings(seed: u64) -> Surroundings {
    let randomness = Box::new(Repeating(dice::Dice::new(seed)));
    Surroundings { clock: Box::new(Fixed), randomness }
}

/// The demo, its vaults opened by what `unlock` gives.
pub(crate) fn make_fixed(
    dir: &Path,
    unlock: &dyn Fn() -> Unlock,
    watch: &mut dyn Watch,
) -> Result<DemoReport, CaseworkError> {
    let seed = Cell::new(0);
    let next = || {
        seed.set(seed.get() + 1);
        surroundings(seed.get())
    };
    make_demo_with(dir, &Means { unlock, surroundings: &next }, watch)
}
