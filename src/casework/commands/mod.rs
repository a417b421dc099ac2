//! A file a use case. Each command is one transaction, noted in the vault's own log.

mod activity;
mod ahead;
mod arrivals;
pub(super) mod attach;
mod backup;
pub(super) mod check;
mod delete;
mod describe;
mod description;
mod divide;
pub(super) mod drafts;
pub(super) mod export;
pub(super) mod forget;
pub(super) mod forms;
pub(super) mod gather;
mod links;
mod membership;
pub(super) mod merge;
mod record;
mod recovery;
mod refuse;
pub(super) mod say;
pub(super) mod selection;
mod settings;
pub(super) mod settle;
pub(super) mod tables;
pub(super) mod tally;
#[cfg(test)]
mod tests;
pub(super) mod thumbnails;
pub(super) mod trust;
pub(super) mod undo;
