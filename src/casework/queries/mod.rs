//! Read models for screens and command line: owned values, ready to be shown.

pub(super) mod changes;
pub(super) mod conflicts;
pub(super) mod findings;
pub(super) mod inspect;
mod lists;
pub(super) mod page;
pub(super) mod statements;
mod titles;

#[cfg(test)]
mod tests;
