//! The clock as an argument. Laptops in the field have wrong ones: what it says is
//! shown, and never decides anything.

use crate::record::Moment;

/// Tells the moment.
pub trait Clock: Send {
    /// Now, with the offset of this place, to the second.
    fn now(&self) -> Moment;
}

/// The clock of this machine, with its time zone.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine")]
    fn now(&self) -> Moment {
        let now = jiff::ZonedDateTime::now();
        let text = now.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
        text.parse().unwrap_or_else(|_| Moment::epoch())
    }
}
