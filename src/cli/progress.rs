//! Long work on a terminal: a bar on standard error, and Ctrl+C that stops cleanly.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::failure::Failure;
use super::terminal::Terminal;
use crate::casework::{Casework, CaseworkError, Job, Step, Watch, Worker};

const LOOK: Duration = Duration::from_millis(50);

/// Runs a command on the worker, shows how far it is, and stops it on Ctrl+C.
pub(super) fn run<T: Send + 'static>(
    casework: Casework,
    command: impl FnOnce(&mut Casework, &mut dyn Watch) -> Result<T, CaseworkError> + Send + 'static,
) -> Result<T, Failure> {
    let worker = Worker::start(casework)?;
    let stop = on_interrupt();
    watch(worker.run(Arc::new(|| ()), command), &stop)
}

/// As [`run`], for what needs no open vault.
pub(super) fn run_alone<T: Send + 'static>(
    command: impl FnOnce(&mut dyn Watch) -> Result<T, CaseworkError> + Send + 'static,
) -> Result<T, Failure> {
    let stop = on_interrupt();
    watch(Job::alone(Arc::new(|| ()), command)?, &stop)
}

fn watch<T>(mut job: Job<T>, stop: &AtomicBool) -> Result<T, Failure> {
    let bar = bar();
    let done = loop {
        match job.wait(LOOK) {
            Ok(done) => break done,
            Err(still) => job = still,
        }
        if let Some(step) = job.latest_step() {
            show(&bar, step);
        }
        if stop.load(Ordering::Relaxed) {
            job.cancel();
        }
    };
    bar.finish_and_clear();
    Ok(done?)
}

fn bar() -> ProgressBar {
    if !Terminal::shows_progress() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{msg:20} {wide_bar} {percent:>3} %");
    if let Ok(style) = style {
        bar.set_style(style);
    }
    bar
}

fn show(bar: &ProgressBar, step: Step) {
    let Step { done, total, stage } = step;
    bar.set_message(stage);
    if total > 0 {
        bar.set_length(total);
        bar.set_position(done.min(total));
    } else {
        bar.tick();
    }
}

/// Set by Ctrl+C. Where the handler cannot be set, Ctrl+C kills, which is safe too.
fn on_interrupt() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let set = Arc::clone(&stop);
    let _ = ctrlc::set_handler(move || set.store(true, Ordering::Relaxed));
    stop
}
