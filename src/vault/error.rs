//! What can go wrong with a vault: each kind says what happened and what was left
//! unchanged. No path, no name and no content of a record is ever in a message.

use std::io;

use rusqlite::ErrorCode;
use rusqlite::ffi::SQLITE_READONLY_DBMOVED;

use crate::crypto::{KdfError, NoRandomness};

/// Why something with a vault did not work.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum VaultError {
    /// Another type of file, or the stump of a vault.
    #[error("this file is no vault, or only a part of one; it was left as it is")]
    NotAVault,
    /// Nothing in the file fits the key. The two causes cannot be told apart, by design.
    #[error(
        "wrong passphrase, or the first bytes of the file are damaged (try a backup); \
         the file was left as it is"
    )]
    WrongPassphraseOrDamaged,
    /// Nothing in the file fits the key of a recovery sheet.
    #[error("these words do not open this file; it was left as it is")]
    WrongWords,
    /// The passphrase given beside an open vault is not the vault's.
    #[error("wrong passphrase; nothing was changed")]
    WrongPassphrase,
    /// The key is right, but a page is not as it was written.
    #[error("the vault is damaged{}; it was left as it is", at_page(*page))]
    Damaged {
        /// The first page known to be damaged, from 1.
        page: Option<u32>,
    },
    /// Written by a later Dala.
    #[error("made by a newer Dala (vault format {version}); the file was left as it is")]
    Newer {
        /// The format version of the vault.
        version: i64,
    },
    /// Open in this or another process.
    #[error("the vault is already open; it was left as it is")]
    AlreadyOpen,
    /// Something with this name is there already.
    #[error("a file with this name is there already; it was left as it is")]
    Exists,
    /// No room on the disk.
    #[error("the disk is full; nothing was changed")]
    Full,
    /// The file, its folder or its disk cannot be written.
    #[error("the vault or its folder can only be read; nothing was changed")]
    ReadOnly,
    /// The file has another name now, or another file has its name.
    #[error("the vault's file was moved or replaced while it was open; nothing was changed")]
    Moved,
    /// The new file has taken the vault's place, and then could not be opened.
    #[error("the vault was written anew, as asked, but the new file could not be opened")]
    NotReopened,
    /// The operating system refused.
    #[error("{what}; nothing was changed")]
    Io {
        /// What could not be done.
        what: &'static str,
        /// What the operating system said.
        source: io::Error,
    },
    /// The key could not be derived.
    #[error("{0}; nothing was changed")]
    Key(#[from] KdfError),
    /// No randomness for a new salt.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// The user cancelled.
    #[error("cancelled; nothing was changed")]
    Cancelled,
    /// The database holds what it never should.
    #[error("the vault holds something that does not fit: {0}; nothing was changed")]
    Corrupt(&'static str),
    /// A new file did not hold what it should when it was read back; it was removed.
    #[error("the new file did not verify ({0}) and was removed; the vault was left as it is")]
    NotVerified(&'static str),
    /// The bytes of an attachment are not those that were promised.
    #[error("the file is not the one that was announced (its hash differs); it was not kept")]
    WrongContent,
    /// The database refused a statement: a fault of the program.
    #[error("the database refused (code {code}); nothing was changed")]
    Refused {
        /// SQLite's extended result code.
        code: i32,
    },
}

fn at_page(page: Option<u32>) -> String {
    page.map(|number| format!(" (page {number})")).unwrap_or_default()
}

impl VaultError {
    /// Tells the common refusals of the operating system from the others.
    pub(super) fn io(what: &'static str, source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::AlreadyExists => Self::Exists,
            _ => Self::Io { what, source },
        }
    }
}

impl From<rusqlite::Error> for VaultError {
    /// By code alone: SQLite's texts may quote what the user typed.
    fn from(error: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(failure, _) = error else {
            return match error {
                rusqlite::Error::QueryReturnedNoRows => Self::Corrupt("a row is missing"),
                rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::InvalidColumnType(..)
                | rusqlite::Error::IntegralValueOutOfRange(..)
                | rusqlite::Error::Utf8Error(..) => Self::Corrupt("a value of the wrong type"),
                _ => Self::Refused { code: 0 },
            };
        };
        let code = failure.extended_code;
        let io = |what| Self::Io { what, source: io::Error::other(format!("SQLite code {code}")) };
        match failure.code {
            ErrorCode::DiskFull => Self::Full,
            ErrorCode::ReadOnly if code == SQLITE_READONLY_DBMOVED => Self::Moved,
            ErrorCode::ReadOnly => Self::ReadOnly,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::AlreadyOpen,
            ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt => Self::Damaged { page: None },
            ErrorCode::OperationInterrupted => Self::Cancelled,
            ErrorCode::SystemIoFailure => io("the vault could not be read or written"),
            ErrorCode::CannotOpen => io("the vault or its journal could not be opened"),
            ErrorCode::PermissionDenied => io("the vault may not be opened"),
            ErrorCode::OutOfMemory => io("there is not enough free memory"),
            _ => Self::Refused { code },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(code: i32) -> VaultError {
        rusqlite::Error::SqliteFailure(
            rusqlite::ffi::Error::new(code),
            Some("near \"Айгүл\"".to_owned()),
        )
        .into()
    }

    #[test]
    fn sqlite_codes_become_kinds_and_no_text_of_sqlite_is_repeated() {
        assert!(matches!(of(rusqlite::ffi::SQLITE_FULL), VaultError::Full));
        assert!(matches!(of(rusqlite::ffi::SQLITE_READONLY), VaultError::ReadOnly));
        assert!(matches!(of(rusqlite::ffi::SQLITE_BUSY), VaultError::AlreadyOpen));
        assert!(matches!(of(rusqlite::ffi::SQLITE_NOTADB), VaultError::Damaged { page: None }));
        assert!(matches!(of(rusqlite::ffi::SQLITE_CORRUPT), VaultError::Damaged { page: None }));
        assert!(matches!(of(rusqlite::ffi::SQLITE_IOERR_WRITE), VaultError::Io { .. }));
        assert!(matches!(of(rusqlite::ffi::SQLITE_INTERRUPT), VaultError::Cancelled));
        let refused = of(rusqlite::ffi::SQLITE_ERROR);
        assert!(!format!("{refused} {refused:?}").contains("Айгүл"));
    }

    #[test]
    fn a_full_disk_and_a_read_only_one_are_told_apart_from_other_refusals() {
        let io = |kind: io::ErrorKind| VaultError::io("something", kind.into());
        assert!(matches!(io(io::ErrorKind::StorageFull), VaultError::Full));
        assert!(matches!(io(io::ErrorKind::ReadOnlyFilesystem), VaultError::ReadOnly));
        assert!(matches!(io(io::ErrorKind::AlreadyExists), VaultError::Exists));
        assert!(matches!(io(io::ErrorKind::NotFound), VaultError::Io { .. }));
    }
}
