//! Claims about vaults on real files.

mod attachments;
mod copies;
mod damage;
mod door;
mod history;
mod opening;
mod plans;
mod records;
mod tables;
