//! Long work: one named worker owns the open vault and does one job after the other,
//! reports its progress at a bearable rate, and can be asked to stop.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

use super::{Casework, CaseworkError};

/// How far a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// What is done, in bytes or records.
    pub done: u64,
    /// Of how much; 0 if that is not known.
    pub total: u64,
    /// What is being done, in a few words.
    pub stage: &'static str,
}

/// Whoever watches a command: hears how far it is, and may ask it to stop.
pub trait Watch {
    /// How far it is.
    fn step(&mut self, step: Step);

    /// Whether it is to stop.
    fn is_cancelled(&self) -> bool;
}

/// Nobody watches.
impl Watch for () {
    fn step(&mut self, _: Step) {}

    fn is_cancelled(&self) -> bool {
        false
    }
}

/// Ten reports a second are enough for an eye.
const BETWEEN_STEPS: Duration = Duration::from_millis(100);

type Task = Box<dyn FnOnce(&mut Casework) + Send>;

/// The thread that owns the open vault.
pub struct Worker {
    tasks: Option<Sender<Task>>,
    thread: Option<JoinHandle<Casework>>,
}

/// A job under way.
pub struct Job<T> {
    steps: Receiver<Step>,
    result: Receiver<Result<T, CaseworkError>>,
    cancel: Arc<AtomicBool>,
}

struct Reporter {
    steps: Sender<Step>,
    cancel: Arc<AtomicBool>,
    wake: Arc<dyn Fn() + Send + Sync>,
    last: Option<(Instant, &'static str)>,
}

impl Watch for Reporter {
    fn step(&mut self, step: Step) {
        let due = self.last.is_none_or(|(at, stage)| {
            at.elapsed() >= BETWEEN_STEPS || stage != step.stage || step.done == step.total
        });
        if due {
            self.last = Some((Instant::now(), step.stage));
            // Nobody listening is no reason to stop.
            let _ = self.steps.send(step);
            (self.wake)();
        }
    }

    fn is_cancelled(&self) -> bool {
        self.cancel.load(Ordering::Relaxed)
    }
}

impl Worker {
    /// Hands an open vault to a worker of its own.
    ///
    /// # Errors
    /// [`CaseworkError::WorkerGone`] if the operating system gives no thread.
    pub fn start(mut casework: Casework) -> Result<Self, CaseworkError> {
        let (tasks, queue) = channel::<Task>();
        let work = move || {
            for task in queue {
                // A panic is the end of its job and of no more. What it had begun is undone,
                // so nothing that it left half-changed is seen.
                if catch_unwind(AssertUnwindSafe(|| task(&mut casework))).is_err() {
                    let _ = casework.vault.end(false);
                    casework.vault.cancel_flag().reset();
                }
            }
            casework
        };
        let thread = Builder::new()
            .name("casework".to_owned())
            .spawn(work)
            .map_err(|_| CaseworkError::WorkerGone)?;
        Ok(Self { tasks: Some(tasks), thread: Some(thread) })
    }

    /// Ends the worker when it has done what is queued, and gives the vault back. None if
    /// the thread is gone, and the vault closed with it.
    pub fn end(mut self) -> Option<Casework> {
        self.tasks = None;
        self.thread.take()?.join().ok()
    }

    /// Queues a job. `wake` is called when there is something to read; it must be quick.
    pub fn run<T: Send + 'static>(
        &self,
        wake: Arc<dyn Fn() + Send + Sync>,
        job_of: impl FnOnce(&mut Casework, &mut dyn Watch) -> Result<T, CaseworkError> + Send + 'static,
    ) -> Job<T> {
        let (job, report) = Job::new(wake);
        let task: Task = Box::new(move |casework| {
            report.end_with(|reporter| {
                let done = job_of(casework, reporter);
                // The vault's own flag may have been set to stop a statement.
                casework.vault.cancel_flag().reset();
                done
            });
        });
        if let Some(tasks) = &self.tasks {
            // A worker that is gone shows when the result is asked for.
            let _ = tasks.send(task);
        }
        job
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.tasks = None;
        if let Some(thread) = self.thread.take() {
            // A panic in a job was that job's end; the vault rolled back.
            let _ = thread.join();
        }
    }
}

/// Wakes whoever waits, when it is dropped.
struct WakeAtEnd(Arc<dyn Fn() + Send + Sync>);

impl Drop for WakeAtEnd {
    fn drop(&mut self) {
        (self.0)();
    }
}

/// The end of a job at which it is done.
struct Report<T> {
    result: Sender<Result<T, CaseworkError>>,
    reporter: Reporter,
}

impl<T> Report<T> {
    fn end_with(self, job: impl FnOnce(&mut dyn Watch) -> Result<T, CaseworkError>) {
        let Self { result, mut reporter } = self;
        // Whoever waits is woken by a panic too.
        let wake = Arc::clone(&reporter.wake);
        let waking = WakeAtEnd(wake);
        let _ = result.send(job(&mut reporter));
        drop(result);
        drop(waking);
    }
}

impl<T: Send + 'static> Job<T> {
    /// Runs a job that needs no open vault on a thread of its own.
    ///
    /// # Errors
    /// [`CaseworkError::WorkerGone`] if the operating system gives no thread.
    pub fn alone(
        wake: Arc<dyn Fn() + Send + Sync>,
        job_of: impl FnOnce(&mut dyn Watch) -> Result<T, CaseworkError> + Send + 'static,
    ) -> Result<Self, CaseworkError> {
        let (job, report) = Self::new(wake);
        let work = move || report.end_with(job_of);
        let thread = Builder::new().name("casework".to_owned()).spawn(work);
        thread.map(|_| job).map_err(|_| CaseworkError::WorkerGone)
    }
}

impl<T> Job<T> {
    fn new(wake: Arc<dyn Fn() + Send + Sync>) -> (Self, Report<T>) {
        let (steps_in, steps) = channel();
        let (result_in, result) = channel();
        let cancel = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&cancel);
        let reporter = Reporter { steps: steps_in, cancel: stop, wake, last: None };
        (Self { steps, result, cancel }, Report { result: result_in, reporter })
    }

    /// The flag that asks the job to stop, for whoever stops several.
    pub fn stopper(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.cancel)
    }

    /// Asks the job to stop; it ends with [`CaseworkError::Cancelled`] or is done already.
    pub fn cancel(&self) {
        self.cancel.store(true, Ordering::Relaxed);
    }

    /// The latest news, without waiting.
    pub fn latest_step(&self) -> Option<Step> {
        self.steps.try_iter().last()
    }

    /// Waits so long for the end.
    ///
    /// # Errors
    /// The job itself again, if it is not done by then.
    pub fn wait(self, at_most: Duration) -> Result<Result<T, CaseworkError>, Self> {
        match self.result.recv_timeout(at_most) {
            Ok(done) => Ok(done),
            Err(RecvTimeoutError::Disconnected) => Ok(Err(CaseworkError::WorkerGone)),
            Err(RecvTimeoutError::Timeout) => Err(self),
        }
    }
}
