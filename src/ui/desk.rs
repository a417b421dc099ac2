//! What screens may ask of the program while a vault is open: work by the one worker that
//! owns the vault, files to choose, another place to go to, news to tell.

use std::cell::RefCell;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

use super::dialogs::{Answer, Chosen, Dialogs, Question, Wanted};
use super::route::Route;
use super::typed_path::TypedPath;
use crate::casework::{Casework, CaseworkError, Job, Step, Watch, Worker};
use crate::crypto::{Randomness, SystemRandomness};
use crate::record::RecordId;

/// Wakes the window from any thread.
pub(super) type Wake = Arc<dyn Fn() + Send + Sync>;

/// Something a screen wants of the whole window.
#[derive(Debug)]
pub(super) enum Request {
    /// Goes on to another place.
    Go(Route),
    /// Shows another place instead of this one, with no step to come back to.
    Replace(Route),
    /// Tells something that went well, by the key of its words.
    Done(&'static str),
    /// As [`Request::Done`]; it can be undone.
    DoneWithUndo(&'static str, Undoable),
    /// Tells a refusal.
    Failed(CaseworkError),
    /// The keys of the vault are to be shown or changed.
    Keys(KeyWork),
}

/// What is to be done about the keys of a vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KeyWork {
    /// It gets a new passphrase, and then a new sheet.
    Passphrase,
    /// It gets a sheet; the passphrase stays.
    Sheet,
}

/// What an undo takes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Undoable {
    /// The last saving of this vault's own in a record.
    Record(RecordId),
    /// The judgement that was made last in the review.
    Judgement,
}

/// Files that the desktop is asked for, and where the answer goes.
struct Choosing {
    wanted: Wanted,
    asked: Question,
    answer: Answer,
}

/// The desk at which screens ask.
pub(super) struct Desk {
    worker: Worker,
    wake: Wake,
    dialogs: Arc<dyn Dialogs>,
    generation: u64,
    requests: Vec<Request>,
    /// Seconds until a screen has something to do.
    wake_in: f64,
    /// What stops the jobs that a lock need not wait for.
    stoppers: RefCell<Vec<Weak<AtomicBool>>>,
    choosing: RefCell<Vec<Choosing>>,
    randomness: SystemRandomness,
}

impl Desk {
    /// A desk over an open vault.
    pub(super) fn new(worker: Worker, wake: Wake, dialogs: Arc<dyn Dialogs>) -> Self {
        Self {
            worker,
            wake,
            dialogs,
            generation: 1,
            requests: Vec::new(),
            wake_in: f64::INFINITY,
            stoppers: RefCell::default(),
            choosing: RefCell::default(),
            randomness: SystemRandomness,
        }
    }

    /// Ends the worker, and gives the vault back.
    pub(super) fn end(self) -> Option<Casework> {
        self.worker.end()
    }

    /// Has the worker do something. A lock stops it.
    pub(super) fn ask<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Casework, &mut dyn Watch) -> Result<T, CaseworkError> + Send + 'static,
    ) -> Asked<T> {
        let job = self.worker.run(Arc::clone(&self.wake), move |work, watch| {
            // Asked to stop while it waited for others.
            if watch.is_cancelled() { Err(CaseworkError::Cancelled) } else { job(work, watch) }
        });
        let mut stoppers = self.stoppers.borrow_mut();
        stoppers.retain(|stopper| stopper.strong_count() > 0);
        stoppers.push(Arc::downgrade(&job.stopper()));
        Asked::of(job)
    }

    /// Has what was typed kept or written: a lock waits for it.
    pub(super) fn keep<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Casework) -> Result<T, CaseworkError> + Send + 'static,
    ) -> Asked<T> {
        Asked::of(self.worker.run(Arc::clone(&self.wake), move |work, _| job(work)))
    }

    /// Asks all jobs to stop but those that keep what was typed.
    pub(super) fn make_way(&self) {
        for stopper in self.stoppers.borrow().iter().filter_map(Weak::upgrade) {
            stopper.store(true, Ordering::Relaxed);
        }
    }

    /// Has something done that needs no vault, on a thread of its own.
    ///
    /// # Errors
    /// [`CaseworkError::WorkerGone`] if the operating system gives no thread.
    pub(super) fn aside<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut dyn Watch) -> Result<T, CaseworkError> + Send + 'static,
    ) -> Result<Asked<T>, CaseworkError> {
        Job::alone(Arc::clone(&self.wake), job).map(Asked::of)
    }

    /// Has files chosen, where the desktop has no window for it by a path that is typed.
    pub(super) fn choose(&self, wanted: Wanted) -> Question {
        let (question, answer) = Question::new(Arc::clone(&self.wake));
        let (asked, of_desktop) = Question::new(Arc::clone(&self.wake));
        self.dialogs.ask(wanted.clone(), of_desktop);
        self.choosing.borrow_mut().push(Choosing { wanted, asked, answer });
        question
    }

    /// Passes on what was chosen. Gives that for which the desktop has no window.
    pub(super) fn pass_on(&self) -> Option<TypedPath> {
        let mut to_type = None;
        let mut choosing = self.choosing.borrow_mut();
        for one in std::mem::take(&mut *choosing) {
            match one.asked.answered() {
                None => choosing.push(one),
                Some(Chosen::Unavailable) => to_type = Some(TypedPath::new(one.wanted, one.answer)),
                Some(chosen) => one.answer.give(chosen),
            }
        }
        to_type
    }

    /// Tells that records read otherwise now: what is shown is asked for again.
    pub(super) fn changed(&mut self) {
        self.generation = self.generation.wrapping_add(1);
    }

    /// How often that was told: what was worked out from the records is stale once it is
    /// another.
    pub(super) fn generation(&self) -> u64 {
        self.generation
    }

    /// Wants something of the window.
    pub(super) fn request(&mut self, request: Request) {
        self.requests.push(request);
    }

    /// Goes on to another place.
    pub(super) fn go(&mut self, route: Route) {
        self.request(Request::Go(route));
    }

    /// Has the window look again after so many seconds at most.
    pub(super) fn wake_in(&mut self, seconds: f64) {
        self.wake_in = self.wake_in.min(seconds);
    }

    /// When to look again, if somebody wants that.
    pub(super) fn take_wake(&mut self) -> Option<Duration> {
        let seconds = std::mem::replace(&mut self.wake_in, f64::INFINITY);
        seconds.is_finite().then(|| Duration::from_secs_f64(seconds.max(0.01)))
    }

    /// The id of a record that is yet to be. None if the machine gives no randomness.
    pub(super) fn new_id(&mut self) -> Option<RecordId> {
        let mut bytes = [0; 16];
        self.randomness.fill(&mut bytes).ok()?;
        Some(RecordId::from_random(bytes))
    }

    /// What was wanted since.
    pub(super) fn take_requests(&mut self) -> Vec<Request> {
        std::mem::take(&mut self.requests)
    }
}

/// Work that was asked for.
pub(super) struct Asked<T> {
    job: Option<Job<T>>,
    step: Option<Step>,
}

impl<T> Asked<T> {
    /// Work under way elsewhere.
    pub(super) fn of(job: Job<T>) -> Self {
        Self { job: Some(job), step: None }
    }

    /// Its result, once, when it is done.
    pub(super) fn done(&mut self) -> Option<Result<T, CaseworkError>> {
        let job = self.job.take()?;
        self.step = job.latest_step().or(self.step);
        match job.wait(Duration::ZERO) {
            Ok(result) => Some(result),
            Err(job) => {
                self.job = Some(job);
                None
            }
        }
    }

    /// How far it is.
    pub(super) fn step(&self) -> Option<Step> {
        self.step
    }

    /// Asks it to stop.
    pub(super) fn cancel(&self) {
        if let Some(job) = &self.job {
            job.cancel();
        }
    }

    /// Waits for it until then at most: only where the program ends or locks.
    pub(super) fn wait(&mut self, until: Instant) -> Option<Result<T, CaseworkError>> {
        let at_most = until.saturating_duration_since(Instant::now());
        match self.job.take()?.wait(at_most) {
            Ok(result) => Some(result),
            Err(job) => {
                self.job = Some(job);
                None
            }
        }
    }
}

/// Takes out what is done, with its results.
pub(super) fn take_done<T>(asked: &mut Vec<Asked<T>>) -> Vec<Result<T, CaseworkError>> {
    let mut results = Vec::new();
    asked.retain_mut(|one| match one.done() {
        Some(result) => {
            results.push(result);
            false
        }
        None => true,
    });
    results
}

/// What nobody waits for any more is not worked out to its end: all else waits behind it.
impl<T> Drop for Asked<T> {
    fn drop(&mut self) {
        self.cancel();
    }
}

/// Something that a screen shows: asked for when it is stale, shown as it was until then.
pub(super) struct Model<T> {
    value: Option<T>,
    asked: Option<Asked<T>>,
    seen: u64,
    refused: Option<CaseworkError>,
}

impl<T> Default for Model<T> {
    fn default() -> Self {
        Self { value: None, asked: None, seen: 0, refused: None }
    }
}

impl<T: Send + 'static> Model<T> {
    /// Takes in what is there, and asks anew if records have changed since it was asked.
    /// Gives whether it reads otherwise now.
    pub(super) fn refresh(
        &mut self,
        desk: &Desk,
        job: impl FnOnce(&mut Casework, &mut dyn Watch) -> Result<T, CaseworkError> + Send + 'static,
    ) -> bool {
        let mut is_new = false;
        if let Some(result) = self.asked.as_mut().and_then(Asked::done) {
            self.asked = None;
            is_new = true;
            match result {
                Ok(value) => (self.value, self.refused) = (Some(value), None),
                Err(error) => self.refused = Some(error),
            }
        }
        if self.asked.is_none() && self.seen != desk.generation {
            self.seen = desk.generation;
            self.asked = Some(desk.ask(job));
        }
        is_new
    }

    /// Asks anew at the next refresh, and shows what there is until then.
    pub(super) fn stale(&mut self) {
        self.seen = 0;
        // What is under way answers another question.
        self.asked = None;
    }

    /// What there is, if it has come.
    pub(super) fn get(&self) -> Option<&T> {
        self.value.as_ref()
    }

    /// Why it could not be read.
    pub(super) fn refused(&self) -> Option<&CaseworkError> {
        self.refused.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn what_nobody_waits_for_is_stopped() {
        let (tell, told) = channel();
        let job = Job::alone(Arc::new(|| {}), move |watch| {
            while !watch.is_cancelled() {
                std::thread::sleep(Duration::from_millis(1));
            }
            let _ = tell.send(());
            Ok(())
        });
        drop(Asked::of(job.unwrap()));
        told.recv_timeout(Duration::from_mins(4)).unwrap();
    }
}
