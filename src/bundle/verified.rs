//! A verified bundle, and what can be read from it. The file may still change on its
//! stick: everything is hashed again as it is read, and must be what was verified.

use std::fmt;
use std::io::{self, Read, Seek, SeekFrom};

use crate::crypto::Hasher;
use crate::record::{Day, Digest, SignerKey};

use super::bag::{BagInfo, Class, Purpose, Software};
use super::error::BundleError;
use super::lines::Lines;
use super::names::{EntryName, FormName};
use super::read::Entry;
use super::write::{Attachment, BLOCK};
use super::zip::Zip64From;

/// A bundle of which every byte was checked. Made by [`super::Unverified::verify`] alone.
///
/// It says who packed it and that nothing was altered since. It does not say that nothing
/// was left out, nor whether the packer is to be trusted.
pub struct Verified<P> {
    pub(super) plain: P,
    pub(super) from: Zip64From,
    pub(super) id: Digest,
    pub(super) signer: SignerKey,
    pub(super) info: BagInfo,
    pub(super) revisions: u64,
    pub(super) payload: Vec<(Entry, Digest)>,
}

impl<P> fmt::Debug for Verified<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Verified({}, {} revisions)", self.id, self.revisions)
    }
}

impl<P> Verified<P> {
    /// The bundle's id: SHA-256 of its `tagmanifest-sha256.txt`.
    pub fn id(&self) -> Digest {
        self.id
    }

    /// Who packed it.
    pub fn signer(&self) -> SignerKey {
        self.signer
    }

    /// The day of the export, by the exporter's clock.
    pub fn day(&self) -> Day {
        self.info.day
    }

    /// Its class.
    pub fn class(&self) -> Class {
        self.info.class
    }

    /// What the exporter meant it for.
    pub fn purpose(&self) -> &Purpose {
        &self.info.purpose
    }

    /// The program that wrote it.
    pub fn software(&self) -> &Software {
        &self.info.software
    }

    /// Number of revisions.
    pub fn revisions(&self) -> u64 {
        self.revisions
    }

    /// Bytes of the payload, for checking room.
    pub fn payload_size(&self) -> u64 {
        self.info.oxum.bytes
    }

    /// The forms, sorted, with the SHA-256 of their JSON.
    pub fn forms(&self) -> impl Iterator<Item = (&FormName, Digest)> {
        self.payload.iter().filter_map(|(entry, digest)| match &entry.name {
            EntryName::Form(name) => Some((name, *digest)),
            _ => None,
        })
    }

    /// The attachments, sorted by digest.
    pub fn attachments(&self) -> impl Iterator<Item = Attachment> {
        self.payload.iter().filter_map(|(entry, _)| match entry.name {
            EntryName::Attachment(sha256, extension) => {
                Some(Attachment { sha256, size: entry.size, crc32: entry.crc32, extension })
            }
            _ => None,
        })
    }

    fn find_attachment(&self, digest: &Digest) -> Option<(u64, u64)> {
        // Sorted by the directory's order, in which attachments follow all else.
        let at = self.payload.binary_search_by(|(entry, _)| match &entry.name {
            EntryName::Attachment(name, _) => name.cmp(digest),
            _ => std::cmp::Ordering::Less,
        });
        let (entry, _) = self.payload.get(at.ok()?)?;
        Some((entry.start(self.from), entry.size))
    }
}

impl<P: Read + Seek> Verified<P> {
    /// The JSON of a form; `None` if the bundle has no such form.
    ///
    /// # Errors
    /// [`BundleError::Changed`], or reading failed.
    pub fn read_form(&mut self, form: &FormName) -> Result<Option<Vec<u8>>, BundleError> {
        let found = self.payload.iter().find_map(|(entry, digest)| match &entry.name {
            EntryName::Form(name) if name == form => Some((entry, *digest)),
            _ => None,
        });
        let Some((entry, digest)) = found else { return Ok(None) };
        let mut bytes = Vec::new();
        let (start, size) = (entry.start(self.from), entry.size);
        Reading::new(&mut self.plain, start, size, digest)?.read_to_end(&mut bytes)?;
        Ok(Some(bytes))
    }

    /// The bytes of an attachment; `None` if the bundle has no such attachment. What is
    /// read counts only once the reader has come to its end without an error.
    ///
    /// # Errors
    /// [`BundleError`] if the file cannot be read.
    pub fn read_attachment(
        &mut self,
        digest: &Digest,
    ) -> Result<Option<Reading<'_, P>>, BundleError> {
        match self.find_attachment(digest) {
            Some((start, size)) => Reading::new(&mut self.plain, start, size, *digest).map(Some),
            None => Ok(None),
        }
    }

    /// Passes each line of `data/revisions.jsonl` on, without its feed, with its number from
    /// 1; a line has less than [`super::limits::LINE_MOST`] bytes. What was passed on
    /// counts only once this has returned without an error.
    ///
    /// # Errors
    /// What `each` returned, or [`BundleError`].
    pub fn for_each_line<E: From<BundleError>>(
        &mut self,
        mut each: impl FnMut(&[u8], u64) -> Result<(), E>,
    ) -> Result<(), E> {
        let found = self.payload.iter().find(|(entry, _)| entry.name == EntryName::Revisions);
        let missing = || BundleError::Missing(EntryName::Revisions);
        let (entry, digest) = found.ok_or_else(missing)?;
        let (start, size) = (entry.start(self.from), entry.size);
        let mut reading = Reading::new(&mut self.plain, start, size, *digest)?;
        let (mut lines, mut block) = (Lines::new(), vec![0; BLOCK]);
        loop {
            let taken = reading.read(&mut block).map_err(BundleError::from)?;
            let bytes = block.get(..taken).unwrap_or_default();
            if bytes.is_empty() {
                break;
            }
            lines.feed(bytes, &mut each)?;
        }
        lines.end()?;
        Ok(())
    }
}

/// The bytes of one entry. At the end they are compared with what was verified; a
/// difference is an error that becomes [`BundleError::Changed`].
pub struct Reading<'p, P> {
    plain: &'p mut P,
    left: u64,
    hasher: Hasher,
    digest: Digest,
}

/// Inside an [`io::Error`]: other bytes than were verified.
#[derive(Debug, thiserror::Error)]
#[error("the bundle changed while it was read")]
pub(super) struct ChangedUnderneath;

impl<P> fmt::Debug for Reading<'_, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Reading({}, {} bytes left)", self.digest, self.left)
    }
}

impl<'p, P: Read + Seek> Reading<'p, P> {
    fn new(plain: &'p mut P, start: u64, left: u64, digest: Digest) -> Result<Self, BundleError> {
        plain.seek(SeekFrom::Start(start))?;
        Ok(Self { plain, left, hasher: Hasher::default(), digest })
    }
}

impl<P: Read> Read for Reading<'_, P> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let changed = || io::Error::new(io::ErrorKind::InvalidData, ChangedUnderneath);
        if buffer.is_empty() {
            return Ok(0);
        }
        if self.left == 0 {
            let sound = self.hasher.clone().finish() == self.digest;
            return if sound { Ok(0) } else { Err(changed()) };
        }
        let most = usize::try_from(self.left).unwrap_or(buffer.len()).min(buffer.len());
        let taken = self.plain.read(buffer.get_mut(..most).unwrap_or_default())?;
        let bytes = buffer.get(..taken).unwrap_or_default();
        if bytes.is_empty() {
            return Err(changed());
        }
        self.hasher.update(bytes);
        self.left -= taken as u64;
        Ok(taken)
    }
}
