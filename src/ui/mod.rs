//! The window: the one place that names egui. It asks casework and draws; no vault, path,
//! clock, thread or SQL is within a screen's reach.
//!
//! A frame is two steps. In `logic` each screen takes in the jobs that are done, asks for
//! what has become stale and does what the last frame asked for; in `show` it draws what it
//! has and collects what the user wants. Neither waits for the disk.

#![expect(
    clippy::needless_pass_by_value,
    clippy::option_option,
    clippy::struct_excessive_bools,
    clippy::struct_field_names,
    reason = "actions are used up, marks of a screen combine freely, a job that is not there is \
              not one that has told no step, and what a screen does has its name"
)]
#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "points, rows and shares: far below what 32 bits hold, and never negative"
)]

mod chooser;
#[cfg(test)]
mod day;
mod desk;
mod desktop;
mod dialogs;
mod failures;
#[cfg(test)]
mod filling;
mod findings;
mod icons;
mod keyboard;
#[cfg(test)]
mod kind_tests;
#[cfg(test)]
mod locale_tests;
mod machine;
mod menu;
mod open;
mod overlay;
#[cfg(test)]
mod pictures;
mod relaunch;
mod route;
mod screens;
mod shell;
mod start_up;
#[cfg(test)]
mod testing;
mod text;
mod theme;
mod toasts;
mod typed_path;
#[cfg(test)]
mod walk;
mod widgets;
mod words;

pub use start_up::{Opening, app, run};
