//! Merging: set union. A bundle is verified whole, its files are stored ahead where
//! nobody sees them, and everything else goes in by one transaction. A preview is the
//! same transaction, undone.

use std::fs::File;
use std::ops::ControlFlow;
use std::path::Path;

use super::ahead::Ahead;
use super::arrivals::Arrivals;
use super::tally::{MergeReport, Tally};
use crate::bundle::{Unverified, Verified};
use crate::casework::jobs::{Step, Watch};
use crate::casework::queries::changes::changes;
use crate::casework::{Casework, CaseworkError};
use crate::crypto::{OpenKey, Opened, Passphrase, SealingKey};
use crate::form::{Form, Wording};
use crate::media::{FileKind as Kind, HEAD_BYTES, file_kind};
use crate::record::{Digest, Language, Moment};
use crate::vault::{FileKind, Promised, VaultError, WriteTx};

/// A bundle to merge.
#[derive(Debug, Clone, Copy)]
pub struct Incoming<'a> {
    /// Its file.
    pub path: &'a Path,
    /// What opens it, if it is sealed with a passphrase.
    pub passphrase: Option<&'a Passphrase>,
}

type Sealed = Verified<Opened<File>>;

/// The end of a preview: everything is undone.
enum End {
    Undone(Box<MergeReport>),
    Error(CaseworkError),
}

impl<E: Into<CaseworkError>> From<E> for End {
    fn from(error: E) -> Self {
        Self::Error(error.into())
    }
}

impl Casework {
    /// Merges bundles, each whole or not at all. With `preview` nothing is kept.
    ///
    /// A bundle that is refused is in the report, and so is what stopped the merging after
    /// a bundle was merged.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be written or the user cancels before any
    /// bundle is merged.
    pub fn merge(
        &mut self,
        bundles: &[&Path],
        passphrase: Option<&Passphrase>,
        preview: bool,
        watch: &mut dyn Watch,
    ) -> Result<MergeReport, CaseworkError> {
        let bundles: Vec<_> = bundles.iter().map(|path| Incoming { path, passphrase }).collect();
        if preview {
            self.preview(&bundles, Wording::Stored, watch)
        } else {
            self.merge_all(&bundles, watch)
        }
    }

    /// What merging would do, with records titled in a language. Nothing is kept.
    ///
    /// # Errors
    /// Those of [`Casework::merge`].
    pub fn preview_merge(
        &mut self,
        bundles: &[Incoming<'_>],
        language: Language,
        watch: &mut dyn Watch,
    ) -> Result<MergeReport, CaseworkError> {
        self.preview(bundles, Wording::Words(language), watch)
    }

    /// As [`Casework::merge`], of bundles that each have a passphrase of their own.
    ///
    /// # Errors
    /// Those of [`Casework::merge`].
    pub fn merge_all(
        &mut self,
        bundles: &[Incoming<'_>],
        watch: &mut dyn Watch,
    ) -> Result<MergeReport, CaseworkError> {
        let (mut report, mut seen) = (MergeReport::default(), Tally::default());
        for Incoming { path, passphrase } in bundles {
            match self.merge_one(path, *passphrase, watch) {
                Ok(tally) => report.add(tally, &mut seen),
                Err(error) if error.stops_everything() => {
                    // It may have been set to stop a statement.
                    self.vault.cancel_flag().reset();
                    if report.merged == 0 {
                        return Err(error);
                    }
                    report.stopped = Some(error);
                    break;
                }
                Err(error) => report.reject(path, error),
            }
        }
        Ok(report)
    }

    fn merge_one(
        &mut self,
        path: &Path,
        passphrase: Option<&Passphrase>,
        watch: &mut dyn Watch,
    ) -> Result<Tally, CaseworkError> {
        let mut verified = open(&self.sealing, path, passphrase, watch)?;
        self.store_files_ahead(&mut verified, watch)?;
        let at = self.clock.now();
        let merged = self
            .vault
            .write("merge a bundle", |tx| take_in(tx, &mut verified, &at, false, watch))
            .inspect_err(|_| self.drop_files_ahead())?;
        self.forms = self.vault.read(|tx| tx.forms())?;
        Ok(merged)
    }

    /// Merges all bundles in one transaction, so that what they say against each other
    /// shows too, and undoes it.
    fn preview(
        &mut self,
        bundles: &[Incoming<'_>],
        wording: Wording,
        watch: &mut dyn Watch,
    ) -> Result<MergeReport, CaseworkError> {
        let Self { vault, sealing, clock, .. } = self;
        let at = clock.now();
        let end = vault.write("preview a merge", |tx| {
            let (mut report, mut seen) = (MergeReport::default(), Tally::with_before());
            for Incoming { path, passphrase } in bundles {
                let merged = open(sealing, path, *passphrase, watch).and_then(|mut verified| {
                    tx.attempt(|tx| take_in(tx, &mut verified, &at, true, watch))
                });
                match merged {
                    Ok(tally) => report.add(tally, &mut seen),
                    Err(error) if error.stops_everything() => return Err(End::Error(error)),
                    Err(error) => report.reject(path, error),
                }
            }
            let forms = tx.forms()?;
            report.changes = changes(tx, &forms, wording, seen.take_before())?;
            Err::<(), _>(End::Undone(Box::new(report)))
        });
        match end {
            Err(End::Undone(report)) => Ok(*report),
            Err(End::Error(error)) => Err(error),
            Ok(()) => Ok(MergeReport::default()),
        }
    }

    /// Opens and verifies a bundle with this vault's own key or a passphrase.
    pub(in crate::casework) fn open_bundle(
        &self,
        path: &Path,
        passphrase: Option<&Passphrase>,
        watch: &mut dyn Watch,
    ) -> Result<Sealed, CaseworkError> {
        open(&self.sealing, path, passphrase, watch)
    }

    /// Stores a bundle's files in steps that survive a kill, invisible until the records
    /// that name them are merged.
    fn store_files_ahead(
        &mut self,
        verified: &mut Sealed,
        watch: &mut dyn Watch,
    ) -> Result<(), CaseworkError> {
        let cancel = self.vault.cancel_flag();
        let files: Vec<_> = verified.attachments().collect();
        let total: u64 = files.iter().map(|file| file.size).sum();
        self.vault.check_room(total)?;
        let mut before = 0;
        for file in files {
            let kind = head_kind(verified, &file.sha256)?;
            // By the content: the bundle's maker chose the ending.
            let (mime, extension) = (kind.mime.to_owned(), kind.extension.to_owned());
            let (sha256, size) = (file.sha256, file.size);
            let promised = Promised { sha256, size, kind: FileKind { mime, extension } };
            let reader = verified.read_attachment(&sha256)?;
            let mut reader = reader.ok_or(CaseworkError::NoAttachment)?;
            self.vault.store_ahead(&promised, &mut reader, &mut |progress| {
                let done = before + progress.done;
                watch.step(Step { done, total, stage: "storing files" });
                if watch.is_cancelled() {
                    cancel.cancel();
                }
            })?;
            before += size;
        }
        Ok(())
    }

    /// After a refusal: what was stored ahead is of no use.
    fn drop_files_ahead(&mut self) {
        // If this fails too, the stumps stay invisible until a bundle that holds these files
        // completes them, another one is refused, or a case is forgotten.
        let _ = self
            .vault
            .write("drop what was stored ahead", |tx| tx.remove_incomplete_attachments().map(drop));
    }
}

fn open(
    sealing: &SealingKey,
    path: &Path,
    passphrase: Option<&Passphrase>,
    watch: &mut dyn Watch,
) -> Result<Sealed, CaseworkError> {
    let file = open_file(path)?;
    let mut keys = vec![OpenKey::Identity(sealing.clone())];
    keys.extend(passphrase.cloned().map(OpenKey::Passphrase));
    let unverified = Unverified::open(file, &keys)?;
    let total = unverified.size();
    Ok(unverified.verify(&mut |done| {
        watch.step(Step { done, total, stage: "verifying" });
        if watch.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?)
}

/// A file to read; a folder could be opened too, and then not be read.
pub(super) fn open_file(path: &Path) -> Result<File, CaseworkError> {
    let file = File::open(path).map_err(CaseworkError::Read)?;
    let is_folder = file.metadata().map_err(CaseworkError::Read)?.is_dir();
    if is_folder { Err(CaseworkError::IsFolder) } else { Ok(file) }
}

fn head_kind(verified: &mut Sealed, sha256: &Digest) -> Result<Kind, CaseworkError> {
    use std::io::Read;
    let mut head = Vec::new();
    if let Some(reader) = verified.read_attachment(sha256)? {
        reader.take(HEAD_BYTES as u64).read_to_end(&mut head).map_err(CaseworkError::Read)?;
    }
    Ok(file_kind(&head))
}

fn take_in(
    tx: &mut WriteTx<'_>,
    verified: &mut Sealed,
    at: &Moment,
    preview: bool,
    watch: &mut dyn Watch,
) -> Result<Tally, CaseworkError> {
    let (id, signer, day) = (verified.id(), verified.signer(), verified.day());
    let day = format!("{:04}-{:02}-{:02}", day.year, day.month, day.day);
    let forms = tx.forms()?;
    take_forms(tx, verified)?;
    let bundle = tx.add_bundle(&id, &signer, &day, at)?;
    let mut tally = std::thread::scope(|scope| {
        let lines = (verified.revisions(), Ahead::on(scope)?);
        let tally = if preview { Tally::with_before() } else { Tally::default() };
        let mut arrivals = Arrivals::new(tx, bundle, &forms, (lines, tally), watch)?;
        verified.for_each_line(|line, number| arrivals.line(line, number))?;
        arrivals.finish()
    })?;
    tx.follow_forms(&forms)?;
    let files: Vec<Digest> = verified.attachments().map(|file| file.sha256).collect();
    for sha256 in files {
        let is_here = tx.attachment(&sha256)?.is_some();
        if !is_here && !preview {
            tx.complete_attachment(&sha256)?;
        }
        tally.note_file(sha256, is_here);
    }
    tally.look(tx)?;
    tx.append_log(at, "merge", None, &id.to_string())?;
    Ok(tally)
}

/// Keeps the forms that travel with the records.
fn take_forms(tx: &mut WriteTx<'_>, verified: &mut Sealed) -> Result<(), CaseworkError> {
    let names: Vec<_> = verified.forms().map(|(name, _)| name.clone()).collect();
    for name in names {
        let bytes = verified.read_form(&name)?.unwrap_or_default();
        let form = Form::from_json(&bytes)
            .map_err(|_| CaseworkError::BundleForm(name.id().to_string()))?;
        if form.id != *name.id() || form.version != name.version() {
            return Err(CaseworkError::BundleForm(name.id().to_string()));
        }
        tx.add_form(&form.id, &form.version, &String::from_utf8_lossy(&bytes))?;
    }
    Ok(())
}

impl CaseworkError {
    /// Whether the fault lies not in a bundle but here, so that going on makes no sense.
    fn stops_everything(&self) -> bool {
        match self {
            Self::Vault(error) => !matches!(error, VaultError::WrongContent),
            Self::Cancelled => true,
            _ => false,
        }
    }
}
