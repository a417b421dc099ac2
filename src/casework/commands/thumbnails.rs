//! Thumbnails: made after the files are safe, one at a time, each kept at once.

use std::io::Read;

use crate::casework::jobs::{Step, Watch};
use crate::casework::{Casework, CaseworkError};
use crate::media::{MAX_FILE_BYTES, NoPreview, thumbnail};
use crate::record::Digest;
use crate::vault::VaultError;

/// The longest side of a thumbnail, in pixels: sharp in a grid at twice the usual scale.
const LONGEST_SIDE: u32 = 320;

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

/// A preview that is to be made. Making it needs no vault, and may be done on any thread.
pub struct Preview {
    sha256: Digest,
    bytes: Result<Vec<u8>, NoPreview>,
}

/// A preview that was made, or the reason why there is none.
pub struct MadePreview {
    sha256: Digest,
    jpeg: Result<Vec<u8>, NoPreview>,
}

impl Preview {
    /// The file that it is of.
    pub fn of(&self) -> Digest {
        self.sha256
    }

    /// Makes it.
    pub fn make(self) -> MadePreview {
        let Self { sha256, bytes } = self;
        let jpeg = bytes.and_then(|bytes| thumbnail(&bytes, LONGEST_SIDE)).map(|made| made.jpeg);
        MadePreview { sha256, jpeg }
    }
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
        while let Some(preview) = self.begin_preview(&[])? {
            if watch.is_cancelled() {
                self.give_up_preview(&preview.of())?;
                return Err(CaseworkError::Cancelled);
            }
            if self.keep_preview(preview.make())? {
                report.made += 1;
            } else {
                report.without += 1;
            }
            let done = report.made + report.without;
            watch.step(Step { done, total: 0, stage: "making previews" });
        }
        Ok(report)
    }

    /// Begins the preview of one of these files, or else of any file that has none yet; none
    /// if there is no such file. It is noted with the file until [`Casework::keep_preview`]:
    /// should making it end the program, it is not tried again.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read or written.
    pub fn begin_preview(&mut self, first: &[Digest]) -> Result<Option<Preview>, CaseworkError> {
        let next = self.vault.read(|tx| {
            for sha256 in first {
                let info = tx.attachment(sha256)?;
                if info.is_some_and(|info| !info.has_thumbnail && info.no_preview.is_none()) {
                    return Ok(Some(*sha256));
                }
            }
            Ok::<_, VaultError>(tx.attachments_without_preview(1)?.pop())
        })?;
        let Some(sha256) = next else { return Ok(None) };
        self.vault.write("begin a thumbnail", |tx| tx.set_no_preview(&sha256, NOT_FINISHED))?;
        let bytes = self.vault.read(|tx| {
            let reader = tx.read_attachment(&sha256)?.ok_or(CaseworkError::NoAttachment)?;
            if reader.size() > MAX_FILE_BYTES as u64 {
                return Ok(Err(NoPreview::TooLarge));
            }
            let mut bytes = Vec::new();
            // One that cannot be read keeps none of the others from its preview.
            let read = reader.take(MAX_FILE_BYTES as u64).read_to_end(&mut bytes);
            Ok::<_, CaseworkError>(read.map(|_| bytes).map_err(|_| NoPreview::Broken))
        })?;
        Ok(Some(Preview { sha256, bytes }))
    }

    /// Keeps a preview, or why there is none; whether there is one.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be written.
    pub fn keep_preview(&mut self, made: MadePreview) -> Result<bool, CaseworkError> {
        let MadePreview { sha256, jpeg } = made;
        self.vault.write("keep a thumbnail", |tx| match &jpeg {
            Ok(jpeg) => tx.set_thumbnail(&sha256, jpeg),
            Err(reason) => tx.set_no_preview(&sha256, &reason.to_string()),
        })?;
        Ok(jpeg.is_ok())
    }

    /// Lets a preview that was begun be made another time: the program ends, or locks, and
    /// not because of it.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be written.
    pub fn give_up_preview(&mut self, sha256: &Digest) -> Result<(), CaseworkError> {
        let is_begun = self.why_no_preview(sha256)?.is_some_and(|why| why == NOT_FINISHED);
        if is_begun {
            self.vault.write("give up a thumbnail", |tx| tx.clear_no_preview(sha256))?;
        }
        Ok(())
    }

    /// Why a file has no preview, if it was tried.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn why_no_preview(&self, sha256: &Digest) -> Result<Option<String>, CaseworkError> {
        let info = self.vault.read(|tx| tx.attachment(sha256))?;
        Ok(info.and_then(|info| info.no_preview))
    }
}
