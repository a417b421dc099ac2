//! The one place that names rusqlite: opening, migrations, one transaction door, and a
//! file for each group of tables.
//!
//! ```text
//! create, open ─▶ connect (key, settings, migrations)      what a file is: pages
//! Vault ─▶ door: read, write ─▶ ReadTx, WriteTx: attachments, drafts, log, own, search
//! Vault ─▶ back_up, change_passphrase, compact ─▶ place (new files)   check ─▶ findings
//! ```
//!
//! The file itself is locked while it is open (`flock`, no lock file). The journal is
//! SQLite's rollback journal, deleted at each commit: between two commits the vault is
//! one file, complete in itself, with nothing beside it.

mod attachments;
mod backup;
mod bundles;
mod check;
mod compact;
mod connect;
mod create;
mod derived;
mod door;
mod drafts;
mod error;
mod forms;
mod headings;
mod intake;
mod listing;
mod log;
mod open;
mod own;
mod pages;
mod place;
mod progress;
mod records;
mod rekey;
mod revisions;
mod search;
mod settings;
mod signers;
mod state;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

pub use attachments::{AttachmentInfo, AttachmentReader};
pub use backup::forget_cached;
pub use bundles::BundleSeq;
pub use check::Finding;
pub use connect::FORMAT_VERSION;
pub use door::{ReadTx, WriteTx};
pub use drafts::{Draft, Drafted};
pub use error::VaultError;
pub use forms::{Forms, StoredForm};
pub use headings::Heading;
pub use intake::{FileKind, Promised, Stored};
pub use listing::{KindCount, Listed};
pub use log::LogEntry;
pub use open::{Unlock, Vault};
pub use place::{NewFile, check_room};
pub use progress::{CancelFlag, Progress};
pub use records::{Decisions, OpenMatters, RecordRow};
pub use revisions::{Added, MAX_REVISIONS_OF_A_RECORD};
pub use search::Matching;
pub use signers::KnownSigner;
pub use state::{standing, state_json};
