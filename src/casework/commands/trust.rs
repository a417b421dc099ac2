//! Trust: whose revisions settle, delete and count here. Changing it folds anew.

use crate::casework::{Casework, CaseworkError, Outcome};
use crate::crypto::Card;
use crate::history::Trust;
use crate::vault::KnownSigner;

impl Casework {
    /// Takes a card in and decides how far its holder is believed.
    ///
    /// # Errors
    /// [`CaseworkError`]; nothing is changed then.
    pub fn trust(&mut self, card: &Card, trust: Trust) -> Result<Outcome, CaseworkError> {
        let Self { vault, forms, clock, .. } = self;
        vault.write("change trust", |tx| {
            let known = tx.signer(&card.key())?;
            let signer = KnownSigner {
                key: card.key(),
                name: Some(card.name().to_owned()),
                recipient: Some(card.recipient().to_string()),
                trust,
                may_erase: known.is_some_and(|known| known.may_erase),
            };
            let before = tx.decisions()?;
            tx.set_signer(&signer)?;
            let mut outcome = Outcome::default();
            let decisions = tx.decisions()?;
            let mut records = tx.records_by(&card.key())?;
            records.extend(tx.hidden_otherwise(&before, &decisions)?);
            for record in records {
                tx.refold(&record, &decisions, forms)?;
                outcome.records.insert(record);
            }
            tx.append_log(&clock.now(), trust.code(), None, &card.key().to_string())?;
            Ok(outcome)
        })
    }
}
