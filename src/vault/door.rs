//! The one transaction door. Everything that the vault holds is read inside
//! [`Vault::read`] and changed inside [`Vault::write`], all or nothing.

use std::ops::Deref;

use rusqlite::{Connection, OptionalExtension, Params, Row, TransactionBehavior};

use super::error::VaultError;
use super::open::Vault;
use super::progress::CancelFlag;

/// Inside the door, to read.
pub struct ReadTx<'v> {
    conn: &'v Connection,
    cancel: &'v CancelFlag,
}

/// Inside the door, to change. Reads as well.
pub struct WriteTx<'v> {
    read: ReadTx<'v>,
    operation: &'static str,
    /// The first revision that is made here by this change.
    pub(super) saving: Option<i64>,
}

impl Vault {
    /// Reads. All that `job` sees is of one moment.
    ///
    /// # Errors
    /// Those of `job`.
    pub fn read<T, E: From<VaultError>>(
        &self,
        job: impl FnOnce(&ReadTx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        // Inside another read, that one's moment holds.
        let moment = if self.conn.is_autocommit() {
            Some(self.conn.unchecked_transaction().map_err(VaultError::from)?)
        } else {
            None
        };
        let result = job(&ReadTx { conn: &self.conn, cancel: &self.cancel });
        drop(moment);
        result
    }

    /// Changes the vault, all or nothing: committed if `job` ends well, undone if it
    /// fails, panics or is cancelled. `operation` names the change.
    ///
    /// ```no_run
    /// # fn main() -> Result<(), dala::vault::VaultError> {
    /// # use dala::vault::{Unlock, Vault, VaultError};
    /// # let unlock = Unlock::Passphrase(dala::crypto::Passphrase::new("…"));
    /// let mut vault = Vault::open("a.dala".as_ref(), unlock)?;
    /// vault.write("name the vault", |tx| tx.set_own("name", "Дала".as_bytes()))?;
    /// let name = vault.read(|tx| tx.own("name"))?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// Those of `job`, or why the change could not be written; it is undone.
    pub fn write<T, E: From<VaultError>>(
        &mut self,
        operation: &'static str,
        job: impl FnOnce(&mut WriteTx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        if !self.conn.is_autocommit() {
            // Between `begin` and `end` it is a part of that change.
            let read = ReadTx { conn: &self.conn, cancel: &self.cancel };
            return WriteTx { read, operation, saving: None }.attempt(job);
        }
        let transaction = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(VaultError::from)?;
        let read = ReadTx { conn: &transaction, cancel: &self.cancel };
        let done = job(&mut WriteTx { read, operation, saving: None })?;
        self.cancel.check()?;
        transaction.commit().map_err(VaultError::from)?;
        Ok(done)
    }
}

impl Vault {
    /// Begins a change of which each [`Vault::write`] until [`Vault::end`] is a part: many
    /// small ones wait for the disk once. A vault that is dropped before the end is as before.
    ///
    /// # Errors
    /// If the vault cannot be written.
    pub fn begin(&mut self) -> Result<(), VaultError> {
        Ok(self.conn.execute_batch("BEGIN IMMEDIATE")?)
    }

    /// Ends what was begun: for good, or as if nothing had been.
    ///
    /// # Errors
    /// If the change could not be written; it is undone.
    pub fn end(&mut self, keep: bool) -> Result<(), VaultError> {
        let kept = if keep { self.conn.execute_batch("COMMIT") } else { Ok(()) };
        if !self.conn.is_autocommit() {
            self.conn.execute_batch("ROLLBACK")?;
        }
        Ok(kept?)
    }
}

impl ReadTx<'_> {
    /// Between two steps of a long job.
    ///
    /// # Errors
    /// [`VaultError::Cancelled`] if the job is to stop.
    pub fn check_cancelled(&self) -> Result<(), VaultError> {
        self.cancel.check()
    }

    pub(super) fn conn(&self) -> &Connection {
        self.conn
    }

    /// The first row of a query, if there is one.
    pub(super) fn one<T>(
        &self,
        sql: &str,
        params: impl Params,
        row: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, VaultError> {
        Ok(self.conn.prepare_cached(sql)?.query_row(params, row).optional()?)
    }

    /// All rows of a query.
    pub(super) fn all<T>(
        &self,
        sql: &str,
        params: impl Params,
        row: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, VaultError> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map(params, row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl<'v> Deref for WriteTx<'v> {
    type Target = ReadTx<'v>;

    fn deref(&self) -> &ReadTx<'v> {
        &self.read
    }
}

impl WriteTx<'_> {
    /// The name of the change.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// Tries a part of the change. If it fails, that part alone is undone.
    ///
    /// # Errors
    /// Those of `job`.
    pub fn attempt<T, E: From<VaultError>>(
        &mut self,
        job: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        self.run("SAVEPOINT attempt", [])?;
        let done = job(self);
        if done.is_err() {
            self.run("ROLLBACK TO attempt", [])?;
        }
        self.run("RELEASE attempt", [])?;
        done
    }

    /// Runs a statement; how many rows it changed.
    pub(super) fn run(&self, sql: &str, params: impl Params) -> Result<usize, VaultError> {
        Ok(self.read.conn.prepare_cached(sql)?.execute(params)?)
    }
}
