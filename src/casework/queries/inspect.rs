//! What a bundle holds, before anything of it is merged.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::bundle::{BundleError, Unverified};
use crate::casework::jobs::Watch;
use crate::casework::{Casework, CaseworkError};
use crate::crypto::{OpenKey, Passphrase};
use crate::history::{Trust, read_line};
use crate::record::{Digest, RecordId, SignerKey};

/// A verified bundle in figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BundleSummary {
    /// Its id.
    pub id: Digest,
    /// Who packed it.
    pub signer: SignerKey,
    /// His name, if his card is known here.
    pub signer_name: Option<String>,
    /// How far he is believed here.
    pub trust: Trust,
    /// The day of the export, by his clock.
    pub day: String,
    /// What it was packed for.
    pub purpose: String,
    /// The program that wrote it.
    pub software: String,
    /// Records by kind.
    pub records: BTreeMap<String, u64>,
    /// Revisions.
    pub revisions: u64,
    /// Files.
    pub attachments: u64,
    /// Whether it was merged here before.
    pub merged_before: bool,
}

impl Casework {
    /// Whether a bundle is sealed with a passphrase. What is no bundle needs none.
    pub fn needs_passphrase(&self, path: &Path) -> bool {
        let key = [OpenKey::Identity(self.sealing.clone())];
        let opened = std::fs::File::open(path).map(|file| Unverified::open(file, &key));
        matches!(opened, Ok(Err(BundleError::NeedsPassphrase)))
    }

    /// Verifies a bundle and says what it holds. Changes nothing.
    ///
    /// # Errors
    /// [`CaseworkError`] if the bundle is refused.
    pub fn inspect(
        &self,
        path: &Path,
        passphrase: Option<&Passphrase>,
        watch: &mut dyn Watch,
    ) -> Result<BundleSummary, CaseworkError> {
        let mut verified = self.open_bundle(path, passphrase, watch)?;
        let mut kinds: BTreeMap<RecordId, String> = BTreeMap::new();
        verified.for_each_line(|line, number| {
            let refused = |error| CaseworkError::BundleRevision { line: number, error };
            let entry = read_line(line).map_err(refused)?;
            entry.signed.verify().map_err(refused)?;
            let revision = entry.signed.revision();
            kinds.entry(revision.record).or_insert_with(|| revision.form.id.to_string());
            Ok::<_, CaseworkError>(())
        })?;
        let mut records = BTreeMap::new();
        for kind in kinds.into_values() {
            *records.entry(kind).or_insert(0) += 1;
        }
        let files: BTreeSet<Digest> = verified.attachments().map(|file| file.sha256).collect();
        let (id, signer, day) = (verified.id(), verified.signer(), verified.day());
        self.vault.read(|tx| {
            let known = tx.signers()?.into_iter().find(|known| known.key == signer);
            Ok(BundleSummary {
                id,
                signer,
                signer_name: known.as_ref().and_then(|known| known.name.clone()),
                trust: known.map(|known| known.trust).unwrap_or_default(),
                day: format!("{:04}-{:02}-{:02}", day.year, day.month, day.day),
                purpose: verified.purpose().as_str().to_owned(),
                software: verified.software().as_str().to_owned(),
                records,
                revisions: verified.revisions(),
                attachments: files.len() as u64,
                merged_before: tx.has_bundle(&id)?,
            })
        })
    }
}
