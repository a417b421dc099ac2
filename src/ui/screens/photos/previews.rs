//! Making the previews that are missing, in the background: one at a time, on a thread of
//! its own, so that whoever asks the vault for something does not wait for it.

use std::time::Instant;

use crate::casework::{MadePreview, Preview};
use crate::record::Digest;
use crate::ui::desk::{Asked, Desk};

enum Step {
    /// Whether there is one to be made.
    Beginning(Asked<Option<Preview>>),
    Making(Digest, Asked<MadePreview>),
    Keeping(Digest, Asked<bool>),
}

/// The previews that are missing.
#[derive(Default)]
pub(super) struct Previews {
    step: Option<Step>,
    is_due: bool,
}

impl Previews {
    /// Files may have come that have none.
    pub(super) fn are_due(&mut self) {
        self.is_due = true;
    }

    /// Goes on, with those in view first; gives the file of one that was just tried.
    pub(super) fn logic(&mut self, desk: &Desk, in_view: &[Digest]) -> Option<Digest> {
        let Some(step) = self.step.take() else {
            if std::mem::take(&mut self.is_due) {
                self.begin(desk, in_view);
            }
            return None;
        };
        match step {
            Step::Beginning(mut asked) => match asked.done() {
                None => self.step = Some(Step::Beginning(asked)),
                Some(Ok(Some(preview))) => {
                    let of = preview.of();
                    match desk.aside(move |_| Ok(preview.make())) {
                        Ok(making) => self.step = Some(Step::Making(of, making)),
                        // Without a thread it is made another time.
                        Err(_) => drop(desk.keep(move |work| work.give_up_preview(&of))),
                    }
                }
                // There is none, or the vault cannot be written: nobody waits for it.
                Some(Ok(None) | Err(_)) => {}
            },
            Step::Making(of, mut asked) => match asked.done() {
                None => self.step = Some(Step::Making(of, asked)),
                Some(Ok(made)) => {
                    let keeping = desk.keep(move |work| work.keep_preview(made));
                    self.step = Some(Step::Keeping(of, keeping));
                }
                Some(Err(_)) => self.is_due = true,
            },
            Step::Keeping(of, mut asked) => match asked.done() {
                None => self.step = Some(Step::Keeping(of, asked)),
                Some(Ok(_)) => {
                    self.begin(desk, in_view);
                    return Some(of);
                }
                Some(Err(_)) => {}
            },
        }
        None
    }

    fn begin(&mut self, desk: &Desk, in_view: &[Digest]) {
        let first = in_view.to_vec();
        self.step = Some(Step::Beginning(desk.ask(move |work, _| work.begin_preview(&first))));
    }

    /// Lets the one that is under way be made another time: the program ends or locks.
    pub(super) fn give_up(&mut self, desk: &Desk, until: Instant) {
        let of = match self.step.take() {
            Some(Step::Making(of, _)) => Some(of),
            Some(Step::Beginning(mut asked)) => match asked.wait(until) {
                Some(Ok(Some(preview))) => Some(preview.of()),
                _ => None,
            },
            Some(Step::Keeping(_, mut asked)) => {
                let _ = asked.wait(until);
                None
            }
            None => None,
        };
        if let Some(of) = of {
            let mut asked = desk.keep(move |work| work.give_up_preview(&of));
            // Where it takes longer, this one photo keeps no preview.
            let _ = asked.wait(until);
        }
    }
}
