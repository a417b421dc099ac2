//! Pictures: the previews that are kept, larger ones made for looking, the original bytes
//! up to a bound, and what a photo says of itself.

use std::collections::BTreeSet;
use std::io::Read;

use super::titles::{Titles, all_shown};
use crate::casework::commands::attach::EXIF_WITHIN;
use crate::casework::commands::thumbnails::NOT_FINISHED;
use crate::casework::{Casework, CaseworkError};
use crate::crypto::sha256 as hash;
use crate::form::Wording;
use crate::media::{Exif, MAX_FILE_BYTES, NoExif, NoPreview, read_exif, thumbnail};
use crate::record::{Digest, Language, RecordId, Value};
use crate::vault::{Heading, ReadTx, VaultError};

/// The preview of a file.
#[derive(Clone, PartialEq, Eq)]
pub enum Thumbnail {
    /// JPEG, upright, the longest side 320 pixels at most.
    Ready(Vec<u8>),
    /// It is still to be made ([`Casework::make_thumbnails`]).
    ToCome,
    /// There is none.
    None(NoThumbnail),
    /// The bytes of the file are not in this vault.
    NotHere,
}

/// Why a file has no preview. The file itself is kept unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoThumbnail {
    /// More bytes or pixels than the limits allow.
    TooLarge,
    /// Damaged or incomplete.
    Broken,
    /// Not a picture, or of a kind that cannot be drawn here.
    Unsupported,
    /// The program ended while it made the preview: it is not tried again.
    EndedTheProgram,
}

impl Casework {
    /// The preview of a file.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn thumbnail(&self, sha256: &Digest) -> Result<Thumbnail, CaseworkError> {
        Ok(self.vault.read(|tx| {
            let Some(info) = tx.attachment(sha256)? else { return Ok(Thumbnail::NotHere) };
            if let Some(jpeg) = tx.thumbnail(sha256)? {
                return Ok(Thumbnail::Ready(jpeg));
            }
            let none = info.no_preview.map(|reason| Thumbnail::None(why(&reason)));
            Ok::<_, VaultError>(none.unwrap_or(Thumbnail::ToCome))
        })?)
    }

    /// A larger picture of a file, made as it is asked for: JPEG, upright, its longest side
    /// at most so many pixels (16 to 4096). Only of files whose preview could be made, so
    /// that no file ends the program.
    ///
    /// # Errors
    /// [`CaseworkError::NoAttachment`] if there is no preview of it, or the vault cannot be
    /// read.
    pub fn picture(&self, sha256: &Digest, longest_side: u32) -> Result<Vec<u8>, CaseworkError> {
        self.vault.read(|tx| {
            tx.thumbnail(sha256)?.ok_or(CaseworkError::NoAttachment)?;
            let bytes = bytes_of(tx, sha256, MAX_FILE_BYTES as u64)?;
            let made = thumbnail(&bytes, longest_side);
            made.map(|picture| picture.jpeg).map_err(|_| CaseworkError::NoAttachment)
        })
    }

    /// The original bytes of a file, if there are at most so many; checked against its hash.
    ///
    /// # Errors
    /// [`CaseworkError::NoAttachment`] if they are not here,
    /// [`CaseworkError::TooLargeToShow`], or the vault is damaged.
    pub fn original(&self, sha256: &Digest, at_most: u64) -> Result<Vec<u8>, CaseworkError> {
        self.vault.read(|tx| bytes_of(tx, sha256, at_most))
    }

    /// What a photo says of itself. Anybody can write that: it is shown, never taken as
    /// true.
    ///
    /// # Errors
    /// [`CaseworkError::NoAttachment`] if its bytes are not here, or the vault cannot be
    /// read. That it says nothing is no error of this.
    pub fn exif(&self, sha256: &Digest) -> Result<Result<Exif, NoExif>, CaseworkError> {
        self.vault.read(|tx| {
            let reader = tx.read_attachment(sha256)?.ok_or(CaseworkError::NoAttachment)?;
            let mut head = Vec::new();
            reader.take(EXIF_WITHIN).read_to_end(&mut head).map_err(CaseworkError::Read)?;
            Ok(read_exif(&head))
        })
    }

    /// The records that a file belongs to, as far as they are here, by kind and title; where
    /// that is contested, all that are named.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn linked_to(
        &self,
        file: &RecordId,
        language: Language,
    ) -> Result<Vec<Heading>, CaseworkError> {
        Ok(self.vault.read(|tx| {
            let mut titles = Titles::worded(tx, &self.forms, Wording::Words(language));
            let said = tx.record(file)?.map(|row| all_shown(&row.fields, "linked"));
            let linked: BTreeSet<RecordId> =
                said.iter().flatten().flat_map(Value::references).collect();
            let mut found = Vec::new();
            for record in linked {
                found.extend(titles.heading(&record)?);
            }
            found.sort_by(|a, b| (&a.kind, &a.title, a.id).cmp(&(&b.kind, &b.title, b.id)));
            Ok::<_, VaultError>(found)
        })?)
    }

    /// The records that describe these bytes: one, unless several brought the same file.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn described_by(&self, sha256: &Digest) -> Result<Vec<RecordId>, CaseworkError> {
        Ok(self.vault.read(|tx| {
            let mut found = Vec::new();
            for record in tx.records_with_file(sha256)? {
                let heading = tx.heading(&record)?.filter(|one| one.kind == "attachment");
                found.extend(heading.filter(|one| !one.deleted).map(|one| one.id));
            }
            Ok::<_, VaultError>(found)
        })?)
    }
}

fn bytes_of(tx: &ReadTx<'_>, sha256: &Digest, at_most: u64) -> Result<Vec<u8>, CaseworkError> {
    let reader = tx.read_attachment(sha256)?.ok_or(CaseworkError::NoAttachment)?;
    let size = reader.size();
    if size > at_most {
        return Err(CaseworkError::TooLargeToShow { size });
    }
    let mut bytes = Vec::new();
    reader.take(size).read_to_end(&mut bytes).map_err(CaseworkError::Read)?;
    if hash(&bytes) == *sha256 { Ok(bytes) } else { Err(VaultError::WrongContent.into()) }
}

/// The reason is kept as it was worded when the preview was tried.
fn why(reason: &str) -> NoThumbnail {
    let is = |known: NoPreview| known.to_string() == reason;
    if reason == NOT_FINISHED {
        NoThumbnail::EndedTheProgram
    } else if is(NoPreview::TooLarge) {
        NoThumbnail::TooLarge
    } else if is(NoPreview::Unsupported) {
        NoThumbnail::Unsupported
    } else {
        NoThumbnail::Broken
    }
}
