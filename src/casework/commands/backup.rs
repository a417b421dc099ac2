//! Backing up: a whole second vault, read back and compared before it is called done.

use std::path::Path;

use crate::casework::jobs::{Step, Watch};
use crate::casework::{Casework, CaseworkError};

impl Casework {
    /// Writes a backup to a new file, with this vault's passphrase. A vault that cannot be
    /// written (a full disk, a disk that may only be read) can be backed up all the same;
    /// then only its log does not tell of it.
    ///
    /// # Errors
    /// [`CaseworkError`]; no file is left then.
    pub fn back_up(
        &mut self,
        destination: &Path,
        watch: &mut dyn Watch,
    ) -> Result<(), CaseworkError> {
        let cancel = self.vault.cancel_flag();
        self.vault.back_up(destination, &mut |progress| {
            let (done, total) = (progress.done, progress.total);
            watch.step(Step { done, total, stage: "backing up" });
            if watch.is_cancelled() {
                cancel.cancel();
            }
        })?;
        self.note("backup", "")
    }
}
