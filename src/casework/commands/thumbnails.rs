//! Thumbnails: made after the files are safe, one at a time, each kept at once.

use std::io::Read;

use crate::casework::jobs::{Step, Watch};
use crate::casework::{Casework, CaseworkError};
use crate::media::{MAX_FILE_BYTES, NoPreview, thumbnail};
use crate::record::Digest;

/// The longest side of a thumbnail, in pixels: sharp in a grid at twice the usual scale.
const LONGEST_SIDE: u32 = 320;
const BATCH: u32 = 64;

/// What is kept with a file while its thumbnail is made. Should that end the program, the
/// file is not tried again, or it would end it each time.
pub(in crate::casework) const NOT_FINISHED: &str = "the program ended while it made the preview";

/// What the job did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ThumbnailReport {
    /// Thumbnails made.
    pub made: u64,
    /// Files of which none can be made; why is kept with each.
    pub without: u64,
}

impl Casework {
    /// Makes the thumbnails that are missing.
    ///
    /// # Errors
    /// [`CaseworkError`]; those made until then are kept.
    pub fn make_thumbnails(
        &mut self,
        watch: &mut dyn Watch,
    ) -> Result<ThumbnailReport, CaseworkError> {
        let mut report = ThumbnailReport::default();
        loop {
            let missing = self.vault.read(|tx| tx.attachments_without_preview(BATCH))?;
            if missing.is_empty() {
                return Ok(report);
            }
            for sha256 in missing {
                if watch.is_cancelled() {
                    return Err(CaseworkError::Cancelled);
                }
                self.make_thumbnail(&sha256, &mut report)?;
                let done = report.made + report.without;
                watch.step(Step { done, total: 0, stage: "making previews" });
            }
        }
    }

    /// Why a file has no preview, if it was tried.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn why_no_preview(&self, sha256: &Digest) -> Result<Option<String>, CaseworkError> {
        let info = self.vault.read(|tx| tx.attachment(sha256))?;
        Ok(info.and_then(|info| info.no_preview))
    }

    fn make_thumbnail(
        &mut self,
        sha256: &Digest,
        report: &mut ThumbnailReport,
    ) -> Result<(), CaseworkError> {
        self.vault.write("begin a thumbnail", |tx| tx.set_no_preview(sha256, NOT_FINISHED))?;
        let made = self.vault.read(|tx| {
            let reader = tx.read_attachment(sha256)?.ok_or(CaseworkError::NoAttachment)?;
            if reader.size() > MAX_FILE_BYTES as u64 {
                return Ok(Err(NoPreview::TooLarge));
            }
            let mut bytes = Vec::new();
            // One that cannot be read keeps none of the others from its preview.
            let read = reader.take(MAX_FILE_BYTES as u64).read_to_end(&mut bytes);
            let made = read.map_err(|_| NoPreview::Broken);
            Ok::<_, CaseworkError>(made.and_then(|_| thumbnail(&bytes, LONGEST_SIDE)))
        })?;
        self.vault.write("keep a thumbnail", |tx| match made {
            Ok(thumbnail) => {
                report.made += 1;
                tx.set_thumbnail(sha256, &thumbnail.jpeg)
            }
            Err(reason) => {
                report.without += 1;
                tx.set_no_preview(sha256, &reason.to_string())
            }
        })?;
        Ok(())
    }
}
