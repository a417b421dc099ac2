//! Trust: whose revisions settle, delete and count here. Changing it folds anew.

use std::io::{Read as _, Write as _};
use std::path::Path;

use super::merge::open_file;
use crate::casework::{Casework, CaseworkError, Outcome};
use crate::crypto::{Card, CardError, Recipient};
use crate::history::Trust;
use crate::record::SignerKey;
use crate::vault::{KnownSigner, NewFile};

/// No card is longer: a name, two keys, two signatures.
const LONGEST_CARD: u64 = 4_096;

/// Reads a card file. That its signature holds says nothing of whose it is.
///
/// # Errors
/// [`CaseworkError`] if it cannot be read, or is no sound card.
pub fn read_card(path: &Path) -> Result<Card, CaseworkError> {
    let mut text = String::new();
    let read = open_file(path)?.take(LONGEST_CARD).read_to_string(&mut text);
    match read {
        Err(error) if error.kind() == std::io::ErrorKind::InvalidData => {
            Err(CaseworkError::Card(CardError::NotACard))
        }
        Err(error) => Err(CaseworkError::Read(error)),
        Ok(_) => Ok(text.parse()?),
    }
}

impl Casework {
    /// Takes a card in and decides how far its holder is believed.
    ///
    /// # Errors
    /// [`CaseworkError`]; nothing is changed then.
    pub fn trust(&mut self, card: &Card, trust: Trust) -> Result<Outcome, CaseworkError> {
        let signer = KnownSigner {
            key: card.key(),
            name: Some(card.name().to_owned()),
            recipient: Some(card.recipient().to_string()),
            trust,
            may_erase: self.known_signer(&card.key())?.is_some_and(|known| known.may_erase),
        };
        self.believe(&signer)
    }

    /// Writes this vault's card to a new file.
    ///
    /// # Errors
    /// [`CaseworkError`]; no file is left then.
    pub fn save_card(&self, destination: &Path) -> Result<(), CaseworkError> {
        let out = NewFile::begin(destination)?;
        let text = self.card()?.to_text();
        out.file()?.write_all(text.as_bytes()).map_err(CaseworkError::Write)?;
        out.put()?;
        Ok(())
    }

    /// Decides how far a signer is believed whose revisions or card came here before.
    ///
    /// # Errors
    /// [`CaseworkError`]; nothing is changed then.
    pub fn trust_key(&mut self, key: &SignerKey, trust: Trust) -> Result<Outcome, CaseworkError> {
        let known = self.known_signer(key)?.ok_or(CaseworkError::NoSigner)?;
        self.believe(&KnownSigner { trust, ..known })
    }

    /// The signers that this vault knows, by their cards or their revisions; its own first.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn signers(&self) -> Result<Vec<KnownSigner>, CaseworkError> {
        let own = self.signer.key();
        let mut signers = self.vault.read(|tx| tx.signers())?;
        signers.sort_by_key(|signer| (signer.key != own, signer.name.clone(), signer.key));
        Ok(signers)
    }

    /// Whoever was rejected here is sealed nothing.
    pub(super) fn refuse_rejected(&self, recipients: &[Recipient]) -> Result<(), CaseworkError> {
        let rejected = |signer: &KnownSigner| {
            signer.trust == Trust::Rejected
                && recipients.iter().any(|to| signer.recipient.as_deref() == Some(&to.to_string()))
        };
        if self.signers()?.iter().any(rejected) {
            return Err(CaseworkError::RejectedRecipient);
        }
        Ok(())
    }

    fn known_signer(&self, key: &SignerKey) -> Result<Option<KnownSigner>, CaseworkError> {
        Ok(self.vault.read(|tx| tx.signers())?.into_iter().find(|signer| signer.key == *key))
    }

    fn believe(&mut self, new: &KnownSigner) -> Result<Outcome, CaseworkError> {
        let Self { vault, forms, clock, signer, .. } = self;
        let (key, trust) = (new.key, new.trust);
        // Without its own revisions a vault would show nothing.
        if key == signer.key() && trust != Trust::Trusted {
            return Err(CaseworkError::OwnCard);
        }
        let (outcome, now) = vault.write("change trust", |tx| {
            let before = tx.decisions()?;
            tx.set_signer(new)?;
            let mut outcome = Outcome::default();
            let decisions = tx.decisions()?;
            let mut records = tx.records_by(&key)?;
            records.extend(tx.hidden_otherwise(&before, &decisions)?);
            for record in records {
                tx.refold(&record, &decisions, forms)?;
                outcome.records.insert(record);
            }
            tx.append_log(&clock.now(), trust.code(), None, &key.to_string())?;
            let now = tx.follow_forms(forms)?;
            Ok::<_, CaseworkError>((outcome, now))
        })?;
        *forms = now;
        Ok(outcome)
    }
}
