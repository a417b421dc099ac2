//! Read models for screens and command line: owned values, ready to be shown.

pub(super) mod case_page;
pub(super) mod changes;
pub(super) mod conflicts;
mod details;
pub(super) mod findings;
pub(super) mod index;
pub(super) mod inspect;
pub(super) mod interview;
mod kin;
mod lists;
pub(super) mod needed;
pub(super) mod page;
pub(super) mod photos;
pub(super) mod pictures;
pub(super) mod rows;
pub(super) mod sections;
pub(super) mod statements;
pub(super) mod timeline;
mod titles;

#[cfg(test)]
mod tests;
