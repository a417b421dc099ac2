//! Writing a bundle. All is known before the first byte: the revisions are passed twice,
//! the attachments' digests come from the store; whatever then differs is an error.

use std::io::{self, Read, Write};
use std::ops::ControlFlow;

use crate::crypto::{
    Checker, Hasher, OpenKey, Randomness, SealTo, SealedWriter, Signer, sha256, sign_bundle,
};
use crate::record::{Day, Digest};

use super::bag::{self, BAGIT, Class, Purpose, README, Software};
use super::error::WriteError;
use super::layout::{Layout, Placed};
use super::limits::LINE_MOST;
use super::names::{EntryName, Extension, FormName};
use super::padding;
use super::zip::{Record, Zip64From};

/// How many bytes go through memory at once.
pub(super) const BLOCK: usize = 64 << 10;

/// An attachment as the store knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attachment {
    /// SHA-256 of its bytes.
    pub sha256: Digest,
    /// Number of its bytes.
    pub size: u64,
    /// CRC-32 (of zip) of its bytes.
    pub crc32: u32,
    /// The ending of its name, from the content.
    pub extension: Extension,
}

/// A form that the records use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Its name in the bundle.
    pub name: FormName,
    /// Its JSON, as its digest has it.
    pub bytes: Vec<u8>,
}

/// What a bundle is to hold, the revisions apart.
#[derive(Debug, Clone)]
pub struct Contents {
    /// The day of the export.
    pub day: Day,
    /// The class.
    pub class: Class,
    /// The purpose.
    pub purpose: Purpose,
    /// The program: [`Software::this`].
    pub software: Software,
    /// In any order, each once.
    pub forms: Vec<Form>,
    /// In any order, each once.
    pub attachments: Vec<Attachment>,
}

impl Contents {
    /// The size in bytes of the sealed file, exactly, if `data/revisions.jsonl` has so many
    /// bytes (each line's feed included): for dividing an export and for checking room.
    ///
    /// # Errors
    /// [`WriteError`] if no bundle can hold this.
    pub fn sealed_size(&self, revisions: u64, to: &SealTo<'_>) -> Result<u64, WriteError> {
        Ok(Layout::new(self, revisions, Zip64From::STANDARD)?.sealed_size(to)?)
    }
}

/// Where the streamed parts come from.
pub trait Source {
    /// Passes every revision to `line`, as one line of JSON without its feed. Called
    /// twice; both times the same lines in the same order.
    ///
    /// # Errors
    /// Its own, or what `line` returned, to be passed on at once.
    fn revisions(&mut self, line: &mut dyn FnMut(&[u8]) -> io::Result<()>) -> io::Result<()>;

    /// The bytes of an attachment.
    ///
    /// # Errors
    /// Its own.
    fn attachment(&mut self, sha256: &Digest) -> io::Result<Box<dyn Read + '_>>;
}

/// `data/revisions.jsonl`, passed once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Pass {
    lines: u64,
    size: u64,
    crc32: u32,
    sha256: Digest,
}

/// Passes the revisions on to `each` and takes their measure.
fn pass(
    source: &mut dyn Source,
    each: &mut dyn FnMut(&[u8]) -> Result<(), WriteError>,
) -> Result<Pass, WriteError> {
    let (mut lines, mut size) = (0, 0);
    let (mut crc, mut hasher) = (crc32fast::Hasher::new(), Hasher::default());
    let mut trouble = None;
    let mut take = |line: &[u8]| {
        if line.is_empty() || line.len() >= LINE_MOST || line.contains(&b'\n') {
            return Err(WriteError::Line);
        }
        lines += 1;
        for bytes in [line, b"\n"] {
            size += bytes.len() as u64;
            crc.update(bytes);
            hasher.update(bytes);
            each(bytes)?;
        }
        Ok(())
    };
    let done = source.revisions(&mut |line| {
        take(line).map_err(|error| {
            trouble = Some(error);
            io::Error::other("stopped")
        })
    });
    if let Some(error) = trouble {
        return Err(error);
    }
    done?;
    Ok(Pass { lines, size, crc32: crc.finalize(), sha256: hasher.finish() })
}

/// A bundle, measured and ready to be written.
#[derive(Debug)]
pub struct Plan {
    contents: Contents,
    revisions: Pass,
    layout: Layout,
    from: Zip64From,
}

/// What was written.
#[derive(Debug)]
pub struct Written {
    /// The bundle's id: SHA-256 of its `tagmanifest-sha256.txt`.
    pub id: Digest,
    /// Bytes of the file.
    pub size: u64,
    /// Number of revisions.
    pub revisions: u64,
    /// Opens the file, to read it back before saying "done".
    pub checker: Checker,
}

impl Written {
    /// The key for reading back.
    pub fn check_key(&self) -> &OpenKey {
        self.checker.key()
    }
}

impl Plan {
    /// Passes the revisions for the first time and lays everything out.
    ///
    /// # Errors
    /// [`WriteError`] if no bundle can hold this.
    pub fn new(contents: Contents, source: &mut dyn Source) -> Result<Self, WriteError> {
        Self::with_zip64_from(contents, source, Zip64From::STANDARD)
    }

    pub(super) fn with_zip64_from(
        mut contents: Contents,
        source: &mut dyn Source,
        from: Zip64From,
    ) -> Result<Self, WriteError> {
        let revisions = pass(source, &mut |_| Ok(()))?;
        contents.attachments.sort_unstable_by_key(|one| one.sha256);
        let layout = Layout::new(&contents, revisions.size, from)?;
        Ok(Self { contents, revisions, layout, from })
    }

    /// Bytes of the file that [`Self::write`] will write, exactly.
    ///
    /// # Errors
    /// [`WriteError`] if it cannot be sealed so.
    pub fn sealed_size(&self, to: &SealTo<'_>) -> Result<u64, WriteError> {
        Ok(self.layout.sealed_size(to)?)
    }

    /// Writes the sealed bundle. `progress` gets the bytes done, of [`Self::sealed_size`]
    /// nearly, and can stop it.
    ///
    /// # Errors
    /// [`WriteError`]; what was written until then is worthless.
    pub fn write(
        &self,
        source: &mut dyn Source,
        out: &mut dyn Write,
        to: &SealTo<'_>,
        signer: &Signer,
        randomness: &mut dyn Randomness,
        progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<Written, WriteError> {
        let target = self.sealed_size(to)?;
        let (mut sealed, checker) = to.seal(out, randomness)?;
        let padding = padding::plain_for(target, sealed.header_size())
            .and_then(|plain| self.layout.padding_for(plain))
            .ok_or(WriteError::TooLarge)?;
        let id = self.write_plain(source, &mut sealed, padding, signer, progress)?;
        let size = SealedWriter::finish(sealed)?;
        if size != target {
            return Err(WriteError::RevisionsChanged);
        }
        Ok(Written { id, size, revisions: self.revisions.lines, checker })
    }

    #[cfg(test)]
    pub(super) fn padding_for(&self, plain: u64) -> Option<u64> {
        self.layout.padding_for(plain)
    }

    /// Writes the zip with so much padding. Returns the bundle's id.
    pub(super) fn write_plain(
        &self,
        source: &mut dyn Source,
        out: &mut dyn Write,
        padding: u64,
        signer: &Signer,
        progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<Digest, WriteError> {
        let (zeros, zeros_crc) = measure_zeros(padding);
        let tags = self.tags(zeros, signer)?;
        let id = sha256(tags.tag_manifest.as_bytes());
        let mut zip = Zip { out, at: 0, directory: Vec::new(), from: self.from, progress };
        for placed in &self.layout.entries {
            match &placed.name {
                EntryName::Revisions => {
                    zip.begin(placed, self.revisions.crc32)?;
                    let again = pass(source, &mut |bytes| zip.bytes(bytes))?;
                    if again != self.revisions {
                        return Err(WriteError::RevisionsChanged);
                    }
                }
                EntryName::Attachment(digest, _) => {
                    let crc32 = self.crc_of(digest).ok_or(WriteError::TooMany)?;
                    zip.begin(placed, crc32)?;
                    zip.attachment(source, digest, placed.size, crc32)?;
                }
                name => {
                    let bytes = self.small(&tags, name);
                    zip.begin(placed, crc32fast::hash(bytes))?;
                    zip.bytes(bytes)?;
                }
            }
        }
        zip.begin(&self.layout.padding(padding), zeros_crc)?;
        zip.zeros(padding)?;
        let directory = std::mem::take(&mut zip.directory);
        zip.bytes(&directory)?;
        zip.bytes(&self.layout.directory(padding).end(self.from))?;
        Ok(id)
    }

    fn tags(&self, zeros: Digest, signer: &Signer) -> Result<Tags, WriteError> {
        let info = self.layout.info.to_string();
        let mut manifest = String::new();
        for Placed { name, .. } in self.layout.entries.iter().filter(|one| one.name.is_payload()) {
            let digest = match name {
                EntryName::Revisions => self.revisions.sha256,
                EntryName::Attachment(digest, _) => *digest,
                name => sha256(self.small_payload(name)),
            };
            manifest.push_str(&bag::manifest_line(&digest, name));
        }
        let lines = [
            (sha256(BAGIT.as_bytes()), EntryName::BagIt),
            (sha256(info.as_bytes()), EntryName::BagInfo),
            (sha256(manifest.as_bytes()), EntryName::Manifest),
            (zeros, EntryName::Padding),
        ];
        let tag_manifest: String =
            lines.iter().map(|(digest, name)| bag::manifest_line(digest, name)).collect();
        let signature = sign_bundle(signer, tag_manifest.as_bytes());
        let signature = signature.map_err(|_| WriteError::Sign)?;
        Ok(Tags { info, manifest, tag_manifest, signature })
    }

    fn small<'a>(&'a self, tags: &'a Tags, name: &EntryName) -> &'a [u8] {
        match name {
            EntryName::BagIt => BAGIT.as_bytes(),
            EntryName::BagInfo => tags.info.as_bytes(),
            EntryName::Manifest => tags.manifest.as_bytes(),
            EntryName::TagManifest => tags.tag_manifest.as_bytes(),
            EntryName::Signature => tags.signature.as_bytes(),
            name => self.small_payload(name),
        }
    }

    fn small_payload(&self, name: &EntryName) -> &[u8] {
        match name {
            EntryName::Form(wanted) => {
                let form = self.contents.forms.iter().find(|form| form.name == *wanted);
                form.map(|form| form.bytes.as_slice()).unwrap_or_default()
            }
            _ => README.as_bytes(),
        }
    }

    fn crc_of(&self, digest: &Digest) -> Option<u32> {
        let sorted = &self.contents.attachments;
        let at = sorted.binary_search_by_key(digest, |one| one.sha256).ok()?;
        sorted.get(at).map(|one| one.crc32)
    }
}

/// The texts that stand before the payload.
struct Tags {
    info: String,
    manifest: String,
    tag_manifest: String,
    signature: String,
}

fn measure_zeros(count: u64) -> (Digest, u32) {
    let (mut hasher, mut crc) = (Hasher::default(), crc32fast::Hasher::new());
    for block in blocks_of_zeros(count) {
        hasher.update(block);
        crc.update(block);
    }
    (hasher.finish(), crc.finalize())
}

fn blocks_of_zeros(count: u64) -> impl Iterator<Item = &'static [u8]> {
    static ZEROS: [u8; BLOCK] = [0; BLOCK];
    let block = BLOCK as u64;
    let rest = usize::try_from(count % block).unwrap_or(0);
    (0..count / block).map(|_| &ZEROS[..]).chain(ZEROS.get(..rest))
}

struct Zip<'o> {
    out: &'o mut dyn Write,
    at: u64,
    directory: Vec<u8>,
    from: Zip64From,
    progress: &'o mut dyn FnMut(u64) -> ControlFlow<()>,
}

impl Zip<'_> {
    fn begin(&mut self, placed: &Placed, crc32: u32) -> Result<(), WriteError> {
        let Placed { name, size, offset } = placed;
        // Whoever gave other bytes than planned has moved what follows.
        if self.at != *offset {
            return Err(WriteError::RevisionsChanged);
        }
        let name = name.to_string();
        let record = Record { name: &name, size: *size, crc32, offset: *offset };
        self.directory.extend(record.central(self.from));
        self.bytes(&record.local(self.from))
    }

    fn bytes(&mut self, bytes: &[u8]) -> Result<(), WriteError> {
        self.out.write_all(bytes)?;
        self.at += bytes.len() as u64;
        match (self.progress)(self.at) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(WriteError::Cancelled),
        }
    }

    fn zeros(&mut self, count: u64) -> Result<(), WriteError> {
        blocks_of_zeros(count).try_for_each(|block| self.bytes(block))
    }

    fn attachment(
        &mut self,
        source: &mut dyn Source,
        digest: &Digest,
        size: u64,
        crc32: u32,
    ) -> Result<(), WriteError> {
        let (mut hasher, mut crc) = (Hasher::default(), crc32fast::Hasher::new());
        let end = self.at + size;
        let mut reader = source.attachment(digest)?;
        let mut block = vec![0; BLOCK];
        loop {
            let taken = match reader.read(&mut block) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                taken => taken?,
            };
            let bytes = block.get(..taken).unwrap_or_default();
            if bytes.is_empty() {
                break;
            }
            if self.at + bytes.len() as u64 > end {
                return Err(WriteError::AttachmentDamaged(*digest));
            }
            hasher.update(bytes);
            crc.update(bytes);
            self.bytes(bytes)?;
        }
        let sound = self.at == end && crc.finalize() == crc32 && hasher.finish() == *digest;
        if sound { Ok(()) } else { Err(WriteError::AttachmentDamaged(*digest)) }
    }
}
