//! The recovery sheet of a vault, whole or in parts, and a new passphrase. Opening with a
//! sheet's words is `Casework::open`, as with a passphrase.

use crate::casework::jobs::{Step, Watch};
use crate::casework::{Casework, CaseworkError};
use crate::crypto::{Part, Passphrase, Randomness, Sheet, Split, VaultKey};
use crate::vault::Vault;

impl Casework {
    /// The key of a vault that is still to be made with this passphrase: so that its
    /// recovery sheet can be shown, and tried out, before the vault is made with the key.
    ///
    /// # Errors
    /// [`CaseworkError`] if there are no random numbers, or not the memory that it needs.
    pub fn new_key(
        passphrase: &Passphrase,
        randomness: &mut dyn Randomness,
    ) -> Result<VaultKey, CaseworkError> {
        Ok(Vault::new_key(passphrase, randomness)?)
    }

    /// Whether the vault opens with this passphrase: asked again before its keys are shown
    /// or changed, since whoever sits at an open vault need not be whose it is.
    ///
    /// # Errors
    /// [`CaseworkError`] if the memory that it takes to find out is not to be had.
    pub fn is_passphrase(&self, passphrase: &Passphrase) -> Result<bool, CaseworkError> {
        Ok(self.vault.is_passphrase(passphrase)?)
    }

    /// The recovery sheet: 24 words that open this vault, and its backups, until it gets a
    /// new passphrase. Always the same; the log tells that it was asked for.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault is damaged.
    pub fn recovery_sheet(&mut self) -> Result<Sheet, CaseworkError> {
        let sheet = Sheet::of(self.vault.key());
        self.note("recovery sheet", &sheet.code().to_string())?;
        Ok(sheet)
    }

    /// The recovery sheet in parts. Those of two calls do not go together.
    ///
    /// # Errors
    /// [`CaseworkError`] if there are no random numbers, or the vault is damaged.
    pub fn recovery_parts(&mut self, split: Split) -> Result<Vec<Part>, CaseworkError> {
        let parts = split.split(self.vault.key(), self.randomness.as_mut())?;
        let code = parts.first().map(|part| part.code().to_string()).unwrap_or_default();
        self.note("recovery parts", &code)?;
        Ok(parts)
    }

    /// Gives the vault a new passphrase. Recovery sheets made before do not open it any
    /// more; backups made before keep the old passphrase, and open with the old sheets.
    ///
    /// # Errors
    /// [`CaseworkError`] if there is no room for the vault a second time, or it cannot be
    /// written. It is as before then.
    pub fn set_passphrase(
        &mut self,
        new: &Passphrase,
        watch: &mut dyn Watch,
    ) -> Result<(), CaseworkError> {
        let cancel = self.vault.cancel_flag();
        self.vault.set_passphrase(new, self.randomness.as_mut(), &mut |progress| {
            let (done, total) = (progress.done, progress.total);
            watch.step(Step { done, total, stage: "changing the passphrase" });
            if watch.is_cancelled() {
                cancel.cancel();
            }
        })?;
        // It is changed: that the log cannot tell of it must not read as a refusal.
        let _ = self.note("passphrase", "");
        Ok(())
    }

    /// The day by this machine's clock, as a sheet bears it: `2022-01-06`.
    pub fn today(&self) -> String {
        self.clock.now().day().to_owned()
    }
}
