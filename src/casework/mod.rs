//! What a user can do, without a window: commands, queries and jobs on an open vault.
//!
//! A command is one method of [`Casework`] and one transaction; it says in an
//! [`Outcome`] what it changed. Clock and randomness are handed in. Nothing here prints,
//! and nothing that a record holds goes into an error.

mod advice;
mod clock;
mod codes;
mod commands;
mod demo;
mod error;
mod jobs;
mod outcome;
mod pen;
mod queries;
#[cfg(test)]
mod tests;

pub use clock::{Clock, SystemClock};
pub use commands::attach::{Attached, Offer, TakeIn};
pub use commands::check::{CheckReport, Fault};
pub use commands::drafts::Typed;
pub use commands::export::{ExportOrder, ExportPreview, ExportReport, SealFor};
pub use commands::forget::ForgetReport;
pub use commands::forms::{AddedForm, KeptForm, is_form_file, read_form, write_form};
pub use commands::gather::{Gathered, gather};
pub use commands::merge::Incoming;
pub use commands::say::{SaidSo, ToSay, is_told};
pub use commands::settle::Verdict;
pub use commands::tables::{
    ColumnLook, ImportOrder, ImportReport, RowProblem, SheetLook, TableLook,
};
pub use commands::tally::{KindTally, MergeReport, Rejection};
pub use commands::thumbnails::{MadePreview, Preview, ThumbnailReport};
pub use commands::trust::read_card;
pub use commands::undo::Undone;
#[cfg(test)]
pub(crate) use demo::testing as demo_testing;
pub use demo::{DemoReport, DemoVaults, PRACTICE_PASSPHRASE, make_demo};
pub use error::CaseworkError;
pub use jobs::{Job, Step, Watch, Worker};
pub use outcome::Outcome;
pub use queries::case_page::{CaseFile, CasePage, CasePerson, Linked, ToAnswer, ToSettle};
pub use queries::changes::{Changes, FieldChange, How, Reading};
pub use queries::conflicts::{Conflict, Open};
pub use queries::index::{Filter, ListEntry, ListIndex, SortBy};
pub use queries::inspect::{BundleFile, BundleSummary, bundle_files};
pub use queries::interview::{Before, Grant, InterviewPage, is_granted, person_field};
pub use queries::needed::Missing;
pub use queries::page::{RecordPage, Referring, RevisionView};
pub use queries::photos::{Photo, PhotoDay, PhotoFilter, PhotoPage, Photos};
pub use queries::pictures::{NoThumbnail, Thumbnail};
pub use queries::rows::{Chips, Detail, ListRow};
pub use queries::sections::{Section, Sections, ToDo};
pub use queries::statements::{Statement, Statements};
pub use queries::timeline::{Gap, StayOf, Timeline, TimelineEntry};

use std::path::Path;

use zeroize::Zeroizing;

use crate::crypto::{Card, Passphrase, Randomness, SealingKey, Secret, Signer, recover};
use crate::history::Trust;
use crate::record::{Moment, SignerKey};
use crate::vault::{Forms, KnownSigner, Unlock, Vault};

/// The names under which a vault keeps its own keys and name.
mod own {
    pub(super) const NAME: &str = "name";
    pub(super) const SIGNING_SEED: &str = "signing-seed";
    pub(super) const SEALING_KEY: &str = "sealing-key";
    /// There from the moment a case is forgotten until the file is written anew.
    pub(super) const FORGETTING: &str = "forgetting";
}

/// An open vault with its identity, and all that can be done with it.
pub struct Casework {
    vault: Vault,
    forms: Forms,
    name: String,
    signer: Signer,
    sealing: SealingKey,
    clock: Box<dyn Clock>,
    randomness: Box<dyn Randomness>,
}

/// What commands take from outside.
pub struct Surroundings {
    /// Tells the time.
    pub clock: Box<dyn Clock>,
    /// Gives random numbers.
    pub randomness: Box<dyn Randomness>,
}

impl Surroundings {
    /// Those of this machine.
    pub fn system() -> Self {
        let randomness = Box::new(crate::crypto::SystemRandomness);
        Self { clock: Box::new(SystemClock), randomness }
    }
}

impl Casework {
    /// Makes a vault with fresh keys, and opens it. `name` is the display or code name
    /// that its card shows.
    ///
    /// # Errors
    /// [`CaseworkError`] if the name cannot stand on a card, or the file cannot be made.
    pub fn create(
        path: &Path,
        unlock: Unlock,
        name: &str,
        surroundings: Surroundings,
    ) -> Result<Self, CaseworkError> {
        let Surroundings { clock, mut randomness } = surroundings;
        let seed = Secret::new(randomness.bytes()?);
        let signer = Signer::from_seed(&seed);
        let sealing = SealingKey::generate();
        // Refuses a name that no card can show, before a file is made.
        let card = Card::new(name, &signer, sealing.recipient())?;
        let name = card.name().to_owned();
        let mut vault = Vault::create(path, unlock, randomness.as_mut())?;
        let own_signer = KnownSigner {
            key: signer.key(),
            name: Some(name.clone()),
            recipient: Some(sealing.recipient().to_string()),
            trust: Trust::Trusted,
            may_erase: true,
        };
        vault.write("make the vault's keys", |tx| {
            tx.set_own(own::NAME, name.as_bytes())?;
            tx.set_own(own::SIGNING_SEED, seed.as_bytes())?;
            tx.set_own(own::SEALING_KEY, sealing.to_secret_text().as_bytes())?;
            tx.set_signer(&own_signer)?;
            tx.derived_is_now_current()?;
            tx.append_log(&clock.now(), "create", None, "")
        })?;
        let forms = vault.read(|tx| tx.forms())?;
        Ok(Self { vault, forms, name, signer, sealing, clock, randomness })
    }

    /// Opens a vault. Writes nothing, unless a forgetting was interrupted, or another version
    /// of the program derived its tables: then it finishes that, or derives them anew, as far
    /// as it can.
    ///
    /// # Errors
    /// [`CaseworkError`] if it is no vault, damaged, newer, open elsewhere, or the
    /// passphrase is wrong.
    pub fn open(
        path: &Path,
        unlock: Unlock,
        surroundings: Surroundings,
    ) -> Result<Self, CaseworkError> {
        let Surroundings { clock, randomness } = surroundings;
        let mut vault = Vault::open(path, unlock)?;
        if vault.read(|tx| tx.own(own::FORGETTING))?.is_some() {
            // Where there is no room, or no right to write, the vault is still to be read.
            let _ = commands::forget::write_anew(&mut vault, &mut ());
        }
        let own =
            |name: &'static str| vault.read(|tx| tx.own(name))?.ok_or(CaseworkError::KeysMissing);
        let seed = own(own::SIGNING_SEED)?;
        let seed: [u8; 32] = seed.as_slice().try_into().map_err(|_| CaseworkError::KeysMissing)?;
        let signer = Signer::from_seed(&Secret::new(seed));
        let text = Zeroizing::new(
            String::from_utf8(own(own::SEALING_KEY)?.to_vec())
                .map_err(|_| CaseworkError::KeysMissing)?,
        );
        let sealing =
            SealingKey::from_secret_text(&text).map_err(|_| CaseworkError::KeysMissing)?;
        let name = String::from_utf8_lossy(&own(own::NAME)?).into_owned();
        let forms = vault.read(|tx| tx.forms())?;
        let mut casework = Self { vault, forms, name, signer, sealing, clock, randomness };
        if !casework.vault.read(|tx| tx.derived_is_current())? {
            // As above: what the other version derived can still be read.
            let _ = casework.rebuild(&mut ());
        }
        Ok(casework)
    }

    /// The passphrase of a vault, as [`Casework::open`] takes it.
    pub fn passphrase(typed: &str) -> Unlock {
        Unlock::Passphrase(Passphrase::new(typed))
    }

    /// What the words of a recovery sheet, or of enough parts of one, open a vault with, as
    /// [`Casework::open`] takes it.
    ///
    /// # Errors
    /// [`CaseworkError::Recovery`] says by its place what is wrong with them.
    pub fn recovery(typed: &str) -> Result<Unlock, CaseworkError> {
        Ok(Unlock::Recovered(recover(typed)?))
    }

    /// The forms by which records are shown here.
    pub fn forms(&self) -> &Forms {
        &self.forms
    }

    /// The open vault, to read.
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// The key by which this vault signs.
    pub fn own_key(&self) -> SignerKey {
        self.signer.key()
    }

    /// The moment, by this vault's clock.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// This vault's card: what others need to seal bundles to it and to know its author.
    ///
    /// # Errors
    /// [`CaseworkError`] if the name cannot stand on a card.
    pub fn card(&self) -> Result<Card, CaseworkError> {
        Ok(Card::new(&self.name, &self.signer, self.sealing.recipient())?)
    }
}
