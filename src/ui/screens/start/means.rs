//! What the pages of the start screen work with: threads of their own, file windows, and
//! what the machine offers. There is no open vault yet that could do the work.

use std::sync::Arc;

use crate::casework::{CaseworkError, Job, Surroundings, Watch};
use crate::ui::desk::{Asked, Wake};
use crate::ui::dialogs::{Dialogs, Question, Wanted};
use crate::ui::machine::Machine;

/// What pages work with.
#[derive(Clone)]
pub(in crate::ui) struct Means {
    /// Wakes the window, from any thread.
    pub(in crate::ui) wake: Wake,
    /// Has files chosen.
    pub(in crate::ui) dialogs: Arc<dyn Dialogs>,
    /// Clock and randomness of a vault.
    pub(in crate::ui) surroundings: Arc<dyn Fn() -> Surroundings + Send + Sync>,
    /// What the machine offers.
    pub(in crate::ui) machine: Machine,
}

impl Means {
    /// Has something done on a thread of its own. Why there is none goes into `refused`.
    pub(super) fn ask<T: Send + 'static>(
        &self,
        refused: &mut Option<CaseworkError>,
        job: impl FnOnce(&mut dyn Watch) -> Result<T, CaseworkError> + Send + 'static,
    ) -> Option<Asked<T>> {
        match Job::alone(Arc::clone(&self.wake), job) {
            Ok(job) => Some(Asked::of(job)),
            Err(error) => {
                *refused = Some(error);
                None
            }
        }
    }

    /// Has a file chosen.
    pub(super) fn choose(&self, wanted: Wanted) -> Question {
        let (question, answer) = Question::new(Arc::clone(&self.wake));
        self.dialogs.ask(wanted, answer);
        question
    }
}
