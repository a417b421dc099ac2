//! Why a command was refused: one sentence on what happened and what was left as it
//! was, one on what to do. Neither ever holds what a record says.

use std::io;

use super::RowProblem;
use crate::bundle::{BundleError, WriteError};
use crate::crypto::{CardError, KdfError, NoRandomness, RecoveryError};
use crate::form::{FieldError, FormError, TableError, near};
use crate::history::{ComposeError, RevisionError};
use crate::record::{FieldName, RecordId};
use crate::vault::{Forms, VaultError};

/// Why a command was refused.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CaseworkError {
    /// The vault.
    #[error(transparent)]
    Vault(VaultError),
    /// The vault has lost its own keys.
    #[error("the vault's own keys are missing or damaged; nothing was changed")]
    KeysMissing,
    /// A form that cannot be read; all its faults, a line each.
    #[error("{0}")]
    Form(#[from] FormError),
    /// A table that cannot be read.
    #[error("{0}; nothing was changed")]
    Table(#[from] TableError),
    /// Rows that do not go in as they are.
    #[error("{count} rows have faults; nothing was changed")]
    FaultyRows {
        /// How many rows.
        count: u64,
        /// The faults, the first thousand.
        problems: Vec<RowProblem>,
    },
    /// Another form of this id and version is here.
    #[error("the form {id}@{version} is here already and asks otherwise; nothing was changed")]
    FormTaken {
        /// The id.
        id: String,
        /// The version.
        version: String,
    },
    /// A form that cannot be written as a workbook.
    #[error("the form is too large for a workbook; nothing was written")]
    FormTooLarge,
    /// No random numbers.
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
    /// A key could not be derived.
    #[error(transparent)]
    Key(#[from] KdfError),
    /// Recovery words that give no key.
    #[error("{0}; nothing was changed")]
    Recovery(#[from] RecoveryError),
    /// A revision could not be made.
    #[error("{0}; nothing was changed")]
    Compose(#[from] ComposeError),
    /// A card.
    #[error("{0}; nothing was changed")]
    Card(#[from] CardError),
    /// No such record.
    #[error("there is no record {0} in this vault; nothing was changed")]
    NoRecord(RecordId),
    /// A record that is to be new and is there.
    #[error("there is a record {0} in this vault already; nothing was changed")]
    RecordExists(RecordId),
    /// More typed than any record holds.
    #[error("the draft is longer than {most_mib} MiB; the one kept before is as it was")]
    DraftTooLong {
        /// The most that is kept.
        most_mib: u64,
    },
    /// Nothing of one's own is left to take back.
    #[error("nothing that you said here last can be taken back; nothing was changed")]
    NothingToUndo,
    /// What is to be said again is not here.
    #[error("what that revision said is not in this vault; nothing was changed")]
    NothingToRestore,
    /// A file of which more would have to be held in memory than is asked for.
    #[error("the file has {size} bytes, which is too large to be shown; it is kept unchanged")]
    TooLargeToShow {
        /// Its size in bytes.
        size: u64,
    },
    /// A setting that is not kept.
    #[error(
        "this is no setting that is kept here: the name, the length or their number; nothing was changed"
    )]
    NoSetting,
    /// A kind that no form describes.
    #[error("there is no form for the kind \"{kind}\"{}; nothing was changed", suggestion(.near))]
    UnknownKind {
        /// What was asked for.
        kind: String,
        /// Kinds that may have been meant.
        near: Vec<String>,
    },
    /// A field that the form does not have.
    #[error("the form {kind} has no field \"{field}\"{}; nothing was changed", suggestion(.near))]
    UnknownField {
        /// The kind.
        kind: String,
        /// What was asked for.
        field: String,
        /// Names that may have been meant.
        near: Vec<String>,
    },
    /// A value that the field cannot hold.
    #[error("the field {field} cannot hold this: {reason}; nothing was changed")]
    BadValue {
        /// The field.
        field: FieldName,
        /// Why.
        reason: FieldError,
    },
    /// A row without its parent.
    #[error("a {kind} belongs to a {parent}, and none was named; nothing was changed")]
    NoParent {
        /// The kind of the row.
        kind: String,
        /// The kind of its parent.
        parent: String,
    },
    /// This kind does not hang on a case.
    #[error("a {kind} is not filed under a case; nothing was changed")]
    NotInACase {
        /// The kind.
        kind: String,
    },
    /// Something that is referred to is of another kind.
    #[error("the field {field} cannot refer to a {found}; nothing was changed")]
    WrongTarget {
        /// The field.
        field: FieldName,
        /// The kind of what was named.
        found: String,
    },
    /// What the bytes of a file say of it.
    #[error("the field {0} is what the bytes of the file say; nothing was changed")]
    OfBytes(FieldName),
    /// Retracting what one has not said.
    #[error(
        "nothing here was said by you, or from this source, in the field {0}; nothing was changed"
    )]
    NothingToRetract(FieldName),
    /// Nothing in the order changes anything.
    #[error("nothing was given that is not there already; nothing was changed")]
    NothingToDo,
    /// Settling by a claim that is not there.
    #[error("the field {0} has no open claim by this revision; nothing was changed")]
    NoSuchClaim(FieldName),
    /// A judgement that says nothing.
    #[error(
        "a judgement says what is right in the field {0}, and cannot take back; nothing was changed"
    )]
    NoVerdict(FieldName),
    /// One's own card, where another's is wanted.
    #[error("this is the card of the vault itself; nothing was changed")]
    OwnCard,
    /// A signer of whom the vault knows nothing.
    #[error("this vault knows no signer of this key; nothing was changed")]
    NoSigner,
    /// Sealing to somebody who is rejected.
    #[error("a recipient is rejected in this vault; nothing was written")]
    RejectedRecipient,
    /// A vault that is not there.
    #[error("the vault could not be opened: there is no such file; nothing was changed")]
    NoVault,
    /// A folder where a file is wanted.
    #[error("this is a folder, not a file; it was left as it is, nothing was changed")]
    IsFolder,
    /// A link to another place, in a folder whose files are to be taken.
    #[error("this is a link to another place, not a file; it was not followed")]
    IsLink,
    /// More files than are taken at once.
    #[error("there are more than {most} files and folders; those beyond were left out")]
    TooManyFiles {
        /// As many are taken.
        most: u64,
    },
    /// What went wrong with one of several files.
    #[error("file {number} of {of}: {error}")]
    OfFile {
        /// Which, from 1.
        number: usize,
        /// How many were given.
        of: usize,
        /// What went wrong.
        error: Box<CaseworkError>,
    },
    /// A file that cannot be read.
    #[error("a file could not be read ({}); nothing was changed", kind(.0))]
    Read(io::Error),
    /// A file that cannot be written.
    #[error("a file could not be written ({}); it was removed, the vault is as it was", kind(.0))]
    Write(io::Error),
    /// There is something of this name.
    #[error("there is a file of this name already; it was left as it is")]
    Exists,
    /// No room.
    #[error(
        "the disk has {free_mib} MiB free and {needed_mib} MiB are needed; nothing was written"
    )]
    NoRoom {
        /// MiB that are free.
        free_mib: u64,
        /// MiB that are needed.
        needed_mib: u64,
    },
    /// No attachment of this hash.
    #[error("the bytes of this file are not in this vault; nothing was written")]
    NoAttachment,
    /// A bundle was refused.
    #[error("{0}; the vault was left as it is")]
    Bundle(BundleError),
    /// A revision in a bundle was refused.
    #[error("the bundle's data/revisions.jsonl, line {line}: {error}; the vault was left as it is")]
    BundleRevision {
        /// The line, from 1.
        line: u64,
        /// What is wrong.
        error: RevisionError,
    },
    /// More revisions of one record than any honest work makes.
    #[error("the bundle brings too many revisions of one record; the vault was left as it is")]
    TooManyRevisions,
    /// A form in a bundle that does not fit its name, or is none.
    #[error("the bundle's form {0} is not valid; the vault was left as it is")]
    BundleForm(String),
    /// A purpose that is not offered yet.
    #[error("the purpose \"{0}\" is not offered yet, only \"own\"; nothing was written")]
    NotYet(String),
    /// Nothing to export.
    #[error("there is nothing to export; nothing was written")]
    NothingToExport,
    /// An attachment that fits no bundle of the size asked for.
    #[error(
        "one file ({size_mib} MiB, SHA-256 {sha256}) is larger than a bundle may be; \
         nothing was written"
    )]
    LargerThanABundle {
        /// Its size.
        size_mib: u64,
        /// Its hash.
        sha256: String,
    },
    /// A record that fits no bundle of the size asked for.
    #[error(
        "the record {record} ({size_kib} KiB with all its revisions) is larger than a bundle may \
         be, and is never split; nothing was written"
    )]
    RecordLargerThanABundle {
        /// Its size.
        size_kib: u64,
        /// The record.
        record: RecordId,
    },
    /// No bundle is so small.
    #[error("the smallest bundle has {least} bytes; nothing was written")]
    MaxSizeTooSmall {
        /// Its size.
        least: u64,
    },
    /// A bundle could not be written.
    #[error("{0}; nothing was written")]
    Export(WriteError),
    /// A finished bundle that does not read back.
    #[error("the bundle read back from the disk is not what was written; it was removed")]
    NotVerified,
    /// A case is forgotten, and the file could not be written anew.
    #[error("the case is forgotten, but traces of it may still be in the file")]
    TracesRemain(#[source] VaultError),
    /// The user cancelled.
    #[error("cancelled; nothing was changed")]
    Cancelled,
    /// The worker is gone.
    #[error("the program's worker stopped unexpectedly; what was saved is safe")]
    WorkerGone,
}

impl From<VaultError> for CaseworkError {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Cancelled => Self::Cancelled,
            error => Self::Vault(error),
        }
    }
}

impl From<BundleError> for CaseworkError {
    fn from(error: BundleError) -> Self {
        match error {
            BundleError::Cancelled => Self::Cancelled,
            error => Self::Bundle(error),
        }
    }
}

impl CaseworkError {
    /// No form describes this kind: [`CaseworkError::UnknownKind`], with what of these may
    /// have been meant.
    pub fn unknown_kind(kind: &str, forms: &Forms) -> Self {
        let near = near(kind, forms.all().map(|form| form.id.as_str()));
        Self::UnknownKind { kind: kind.chars().take(64).collect(), near }
    }
}

fn suggestion(near: &[String]) -> String {
    if near.is_empty() { String::new() } else { format!(" (near: {})", near.join(", ")) }
}

/// What an I/O error is, without the path that its text may hold.
fn kind(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        kind => kind.to_string(),
    }
}

impl CaseworkError {
    /// With the number of the file, where several were given and one cannot be read.
    pub(super) fn of_file(self, number: usize, of: usize) -> Self {
        match self {
            Self::Read(_) | Self::IsFolder if of > 1 => {
                Self::OfFile { number, of, error: Box::new(self) }
            }
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_several_files_is_named_by_its_number_and_cancelling_is_not() {
        let folder = CaseworkError::IsFolder.of_file(2, 3);
        assert!(folder.to_string().starts_with("file 2 of 3: this is a folder"), "{folder}");
        assert_eq!((folder.code(), folder.advice()), ("is_folder", "Name the file itself."));
        assert!(matches!(CaseworkError::IsFolder.of_file(1, 1), CaseworkError::IsFolder));
        assert!(matches!(CaseworkError::Cancelled.of_file(2, 3), CaseworkError::Cancelled));
    }
}
