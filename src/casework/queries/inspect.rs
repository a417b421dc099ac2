//! What a bundle holds, before anything of it is merged.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::bundle::{BundleError, Unverified};
use crate::casework::jobs::Watch;
use crate::casework::{Casework, CaseworkError};
use crate::crypto::{Fingerprint, OpenKey, Passphrase};
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
    /// The short form of his card, to compare aloud, if his card is known here.
    pub fingerprint: Option<Fingerprint>,
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

/// A file that may be a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BundleFile {
    /// Its path.
    pub path: PathBuf,
    /// Its size in bytes; 0 if it cannot be told.
    pub size: u64,
}

/// So many files of a folder are looked at.
const MOST_FILES: usize = 1_000;

/// The files to look at, where files and folders were given: of a folder, those that end as
/// bundles do. Each once, in the order in which they were given, those of a folder by name.
pub fn bundle_files(given: &[PathBuf]) -> Vec<BundleFile> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for path in given {
        // A folder that cannot be read is looked at as a file, and refused as such.
        match std::fs::read_dir(path) {
            Ok(entries) => {
                let entries = entries.filter_map(Result::ok).map(|entry| entry.path());
                let is_bundle = |path: &PathBuf| {
                    path.extension().is_some_and(|end| end.eq_ignore_ascii_case("age"))
                        && path.is_file()
                };
                let mut inside: Vec<PathBuf> = entries.filter(is_bundle).take(MOST_FILES).collect();
                inside.sort();
                paths.extend(inside);
            }
            Err(_) => paths.push(path.clone()),
        }
    }
    let mut seen = BTreeSet::new();
    paths.retain(|path| seen.insert(path.clone()));
    let size = |path: &Path| std::fs::metadata(path).map_or(0, |found| found.len());
    paths.into_iter().map(|path| BundleFile { size: size(&path), path }).collect()
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
                fingerprint: known.as_ref().and_then(|known| {
                    known.recipient.as_ref().map(|to| Fingerprint::of(&signer, to))
                }),
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
