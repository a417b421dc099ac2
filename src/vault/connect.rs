//! One connection to one vault file: key, settings, migrations.

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::error::VaultError;
use super::progress::CancelFlag;
use crate::crypto::VaultKey;

/// The version of the format that this Dala writes: `PRAGMA user_version`.
pub const FORMAT_VERSION: i64 = 1;

/// `PRAGMA application_id`: "Dala" in ASCII.
const APPLICATION_ID: i64 = 0x4461_6c61;

/// The step that leads to each version, from 1.
const MIGRATIONS: [(i64, &str); 1] = [(1, include_str!("migrations/0001_initial.sql"))];

/// Fixed by format version 1. SQLCipher's own log would go to stderr.
/// `cipher_memory_security` stays off: it locks and wipes every allocation of SQLite,
/// pages of photos included, while locking the vault replaces the whole process.
const CIPHER: &str = "
    PRAGMA cipher_page_size = 65536;
    PRAGMA cipher_hmac_algorithm = HMAC_SHA256;";

/// The same for files that SQLite opens by itself (`VACUUM INTO`).
const CIPHER_DEFAULTS: &str = "
    PRAGMA cipher_log_level = NONE;
    PRAGMA cipher_default_page_size = 65536;
    PRAGMA cipher_default_hmac_algorithm = HMAC_SHA256;";

/// The cache is 64 MiB: the size that bulk merging needs. The journal is deleted at each
/// commit, so that no old page stays beside the vault; EXTRA makes that deletion last
/// through a power cut.
const SETTINGS: &str = "
    PRAGMA foreign_keys = ON;
    PRAGMA secure_delete = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA trusted_schema = OFF;
    PRAGMA cell_size_check = ON;
    PRAGMA cache_size = -65536;
    PRAGMA journal_mode = DELETE;
    PRAGMA synchronous = EXTRA;";

/// For a new file that is thrown away unless it is finished, synced and verified.
const SETTINGS_NEW: &str = "
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;";

/// VM steps of SQLite between two looks at the cancel flag: well under a millisecond.
const STEPS_PER_LOOK: i32 = 20_000;

/// Prepared statements kept.
const STATEMENTS: usize = 128;

/// A connection with key and settings. Some of these make SQLite read the first page and
/// the schema, so the key must be known to be right.
pub(super) fn connect(
    path: &Path,
    key: &VaultKey,
    cancel: &CancelFlag,
) -> Result<Connection, VaultError> {
    // An absolute path, since SQLite would take "file:…" and ":memory:" for something else.
    let path = std::path::absolute(path)
        .map_err(|source| VaultError::io("the folder of the vault is not there", source))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut conn = Connection::open_with_flags(path, flags)?;
    conn.execute_batch(CIPHER_DEFAULTS)?;
    conn.execute_batch(&key.pragma())?;
    conn.execute_batch(CIPHER)?;
    conn.execute_batch(SETTINGS)?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    // Else a statement whose plan could hang on what is bound is planned anew each time.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    let flag = cancel.clone();
    conn.progress_handler(STEPS_PER_LOOK, Some(move || flag.is_cancelled()))?;
    Ok(conn)
}

/// A connection to a new, empty file that another step will sync and verify.
pub(super) fn connect_new(
    path: &Path,
    key: &VaultKey,
    cancel: &CancelFlag,
) -> Result<Connection, VaultError> {
    let conn = connect(path, key, cancel)?;
    conn.execute_batch(SETTINGS_NEW)?;
    Ok(conn)
}

/// Whether the file holds a vault of this or an earlier version.
pub(super) fn check_version(conn: &Connection) -> Result<(), VaultError> {
    let pragma = |name: &str| conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let version = pragma("user_version")?;
    if pragma("application_id")? != APPLICATION_ID || version < 1 {
        return Err(VaultError::NotAVault);
    }
    if version > FORMAT_VERSION {
        return Err(VaultError::Newer { version });
    }
    Ok(())
}

/// Brings a file to the current version from whichever it has, one transaction a step.
///
/// Only creating calls this so far. Whoever adds version 2 calls it when opening too,
/// after a verified backup.
pub(super) fn migrate(conn: &mut Connection) -> Result<(), VaultError> {
    let present: i64 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    for (version, sql) in MIGRATIONS.into_iter().filter(|(version, _)| *version > present) {
        let step = conn.transaction()?;
        step.execute_batch(sql)?;
        step.pragma_update(None, "application_id", APPLICATION_ID)?;
        step.pragma_update(None, "user_version", version)?;
        step.commit()?;
    }
    Ok(())
}
