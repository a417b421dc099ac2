//! What a measurement reads time from, beside the clock on the wall.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

fn milliseconds(clock: ClockId) -> f64 {
    Duration::try_from(clock_gettime(clock)).unwrap_or_default().as_secs_f64() * 1e3
}

/// Milliseconds that this thread has had on a processor.
pub fn on_processor() -> f64 {
    milliseconds(ClockId::ThreadCPUTime)
}

/// Milliseconds that this process has had on processors.
pub fn on_processors() -> f64 {
    milliseconds(ClockId::ProcessCPUTime)
}
