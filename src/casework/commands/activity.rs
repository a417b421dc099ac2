//! The activity log as commands see it: what it tells, and what is told it that is no change
//! of a record. It holds no word of what records say.

use super::record::present;
use crate::casework::{Casework, CaseworkError};
use crate::record::RecordId;
use crate::vault::{LogEntry, VaultError};

impl Casework {
    /// What was done in this vault: the latest entries of its activity log, the latest first.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn log(&self, last: u32) -> Result<Vec<LogEntry>, CaseworkError> {
        Ok(self.vault.read(|tx| tx.log(None, last))?)
    }

    /// Tells the log that the account of an interview is written down before anybody agreed
    /// to that, since a life or health is in danger (`forms.md` of the domain). Why is said
    /// in the interview itself.
    ///
    /// # Errors
    /// [`CaseworkError::NoRecord`] if there is no such interview; else if the vault cannot be
    /// written. The log is as it was then.
    pub fn go_on_without_consent(&mut self, interview: RecordId) -> Result<(), CaseworkError> {
        let now = self.clock.now();
        self.vault.write("note that there was no consent", |tx| {
            let (folded, _) = present(tx, &interview)?;
            if folded.kind.is_none_or(|kind| kind != *"interview") {
                return Err(CaseworkError::NoRecord(interview));
            }
            Ok(tx.append_log(&now, "go on without consent", Some(&interview), "")?)
        })
    }

    /// Tells the log of what is done already and changed no record. A vault that cannot be
    /// written is no hindrance.
    pub(super) fn note(&mut self, action: &str, detail: &str) -> Result<(), CaseworkError> {
        let now = self.clock.now();
        match self.vault.write("note it in the log", |tx| tx.append_log(&now, action, None, detail))
        {
            Ok(()) | Err(VaultError::Full | VaultError::ReadOnly | VaultError::Io { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}
