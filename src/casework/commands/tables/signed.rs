//! Records that are new are composed and signed ahead, by a second thread, while the first one
//! writes: signing is a third of all the work. Their order stays, and what is held is bounded.

use std::collections::BTreeSet;
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread::{Builder, Scope};

use super::ImportOrder;
use super::plan::Planned;
use super::write::parts_of_new;
use crate::casework::CaseworkError;
use crate::casework::commands::record::compose;
use crate::crypto::{NoRandomness, Randomness, Signer};
use crate::form::Form;
use crate::history::{Entry, FormRef};
use crate::record::Moment;

/// As many records are held at once.
const HELD: usize = 512;

/// What a record is composed with.
#[derive(Clone, Copy)]
pub(super) struct Composing<'a> {
    pub(super) forms: &'a [Form],
    /// One for each form.
    pub(super) refs: &'a [FormRef],
    pub(super) order: &'a ImportOrder,
    pub(super) signer: &'a Signer,
    pub(super) at: &'a Moment,
}

/// One source of randomness, for two threads.
pub(super) type Source<'r> = Mutex<&'r mut (dyn Randomness + 'static)>;

/// That of one of the threads.
pub(super) struct Shared<'a, 'r>(pub(super) &'a Source<'r>);

impl Randomness for Shared<'_, '_> {
    fn fill(&mut self, buffer: &mut [u8]) -> Result<(), NoRandomness> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill(buffer)
    }
}

type Composed = Result<Vec<Entry>, CaseworkError>;

/// Starts the second thread, which ends when nobody takes from it any more. What comes are the
/// revisions of the records that are marked, in their order.
pub(super) fn ahead<'scope, 'env: 'scope, 'r: 'env>(
    scope: &'scope Scope<'scope, '_>,
    composing: Composing<'env>,
    planned: &'env [Planned],
    is_ahead: &'env [bool],
    randomness: &'env Source<'r>,
) -> Result<Receiver<Composed>, CaseworkError> {
    let (give, take) = sync_channel(HELD);
    let work = move || {
        let marked = planned.iter().zip(is_ahead).filter(|(_, is_ahead)| **is_ahead);
        for (one, _) in marked {
            if give.send(composing.compose(one, &mut Shared(randomness))).is_err() {
                return;
            }
        }
    };
    let begun = Builder::new().name("sign".to_owned()).spawn_scoped(scope, work);
    begun.map(|_| take).map_err(|_| CaseworkError::WorkerGone)
}

impl Composing<'_> {
    fn compose(&self, one: &Planned, randomness: &mut dyn Randomness) -> Composed {
        let (Some(form), Some(form_ref)) = (self.forms.get(one.form), self.refs.get(one.form))
        else {
            return Ok(Vec::new());
        };
        let parts = parts_of_new(form, one.fields.clone(), self.order)?;
        let none = BTreeSet::new();
        compose(one.record, form_ref, none, parts, self.signer, self.at, randomness)
    }
}
