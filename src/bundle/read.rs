//! Opening a bundle as far as its structure: the zip's directory, with every limit, before
//! any content is looked at. What comes out is not verified.

use std::fmt;
use std::io::{BufReader, Read, Seek, SeekFrom};

use crate::crypto::{self, OpenKey, Opened, SSHSIG_MOST};

use super::error::{BundleError, ZipFault};
use super::layout::same_attachment;
use super::limits::{
    BAG_INFO_MOST, ENTRIES_MOST, FORM_MOST, FORMS_MOST, MANIFEST_LINE_MOST, NAME_MOST, README_MOST,
    SIZE_MOST, TAG_MANIFEST_MOST,
};
use super::names::EntryName;
use super::padding;
use super::zip::{
    self, CENTRAL_FIXED, CENTRAL_SIGNATURE, Directory, END_SIZE, END64_SIZE, Record, Zip64From,
    number,
};

/// An entry as the directory has it.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub name: EntryName,
    pub size: u64,
    pub crc32: u32,
    /// Where its local header begins.
    pub offset: u64,
}

impl Entry {
    /// The header that must stand before the entry.
    pub fn local_header(&self, from: Zip64From) -> Vec<u8> {
        self.with_record(|record| record.local(from))
    }

    fn central_header(&self, from: Zip64From) -> Vec<u8> {
        self.with_record(|record| record.central(from))
    }

    fn with_record<T>(&self, make: impl FnOnce(&Record<'_>) -> T) -> T {
        let Self { name, size, crc32, offset } = self;
        let name = name.to_string();
        make(&Record { name: &name, size: *size, crc32: *crc32, offset: *offset })
    }

    /// Where its bytes begin.
    pub fn start(&self, from: Zip64From) -> u64 {
        self.offset + zip::local_size(self.name.to_string().len(), self.size, from)
    }

    fn most(&self, entries: u64) -> u64 {
        match self.name {
            EntryName::BagIt | EntryName::BagInfo => BAG_INFO_MOST,
            EntryName::Manifest => entries * MANIFEST_LINE_MOST,
            EntryName::TagManifest => TAG_MANIFEST_MOST,
            EntryName::Signature => SSHSIG_MOST as u64,
            EntryName::Readme => README_MOST,
            EntryName::Form(_) => FORM_MOST,
            EntryName::Revisions | EntryName::Attachment(_, _) | EntryName::Padding => SIZE_MOST,
        }
    }
}

/// A bundle whose structure is sound and whose content nobody has checked: nothing of it
/// can be read but by [`Self::verify`].
pub struct Unverified<P> {
    pub(super) plain: P,
    pub(super) entries: Vec<Entry>,
    pub(super) size: u64,
    pub(super) from: Zip64From,
}

impl<P> fmt::Debug for Unverified<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Unverified({} entries)", self.entries.len())
    }
}

impl<R: Read + Seek> Unverified<Opened<R>> {
    /// Opens a sealed bundle with whichever key fits.
    ///
    /// # Errors
    /// [`BundleError`] tells another file, a cut, damage, a wrong key and a broken
    /// container apart.
    pub fn open(mut reader: R, keys: &[OpenKey]) -> Result<Self, BundleError> {
        let size = reader.seek(SeekFrom::End(0))?;
        let opened =
            crypto::open(reader, keys).map_err(|error| match BundleError::from(error) {
                // Sealed bytes cannot say whether they were cut or altered; the size can.
                BundleError::Damaged if !padding::is_step(size) => BundleError::CutShort,
                error => error,
            })?;
        Self::from_plain(opened)
    }
}

impl<P: Read + Seek> Unverified<P> {
    /// Opens the zip inside.
    pub(super) fn from_plain(plain: P) -> Result<Self, BundleError> {
        Self::with_zip64_from(plain, Zip64From::STANDARD)
    }

    pub(super) fn with_zip64_from(mut plain: P, from: Zip64From) -> Result<Self, BundleError> {
        let size = plain.seek(SeekFrom::End(0))?;
        let directory = read_end(&mut plain, size, from)?;
        let entries = read_directory(&mut plain, directory, from)?;
        for required in EntryName::REQUIRED {
            if !entries.iter().any(|entry| entry.name == required) {
                return Err(BundleError::Missing(required));
            }
        }
        Ok(Self { plain, entries, size, from })
    }

    /// Bytes that [`Self::verify`] will read.
    pub fn size(&self) -> u64 {
        self.size
    }
}

fn whole(fault: ZipFault) -> BundleError {
    BundleError::Zip(None, fault)
}

/// The end record, and Zip64's, which must be what such a directory needs.
fn read_end<P: Read + Seek>(
    plain: &mut P,
    size: u64,
    from: Zip64From,
) -> Result<Directory, BundleError> {
    let tail_size = size.min(END_SIZE + END64_SIZE);
    if tail_size < END_SIZE || size > SIZE_MOST {
        return Err(whole(ZipFault::End));
    }
    plain.seek(SeekFrom::Start(size - tail_size))?;
    let mut tail = Vec::new();
    plain.by_ref().take(tail_size).read_to_end(&mut tail)?;
    let short = tail.len().checked_sub(22).ok_or(BundleError::CutShort)?;
    let end = tail.get(short..).unwrap_or_default();
    let of = |bytes: &[u8], at, width| number(bytes, at, width).ok_or(whole(ZipFault::End));
    if !end.starts_with(b"PK\x05\x06") || of(end, 20, 2)? != 0 {
        return Err(whole(ZipFault::End));
    }
    let mut directory =
        Directory { entries: of(end, 10, 2)?, size: of(end, 12, 4)?, offset: of(end, 16, 4)? };
    if directory.entries == 0xffff
        || directory.size == 0xffff_ffff
        || directory.offset == 0xffff_ffff
    {
        let end64 = tail.get(..56).filter(|_| short == 76).unwrap_or_default();
        directory = Directory {
            entries: of(end64, 32, 8)?,
            size: of(end64, 40, 8)?,
            offset: of(end64, 48, 8)?,
        };
    }
    if directory.entries > ENTRIES_MOST {
        return Err(whole(ZipFault::TooMany));
    }
    let most = directory.entries * (CENTRAL_FIXED + NAME_MOST as u64 + 28);
    if directory.size > most || directory.offset > size {
        return Err(whole(ZipFault::Directory));
    }
    let end = directory.end(from);
    let fits = directory.offset + directory.size + end.len() as u64 == size;
    if fits && tail.ends_with(&end) { Ok(directory) } else { Err(whole(ZipFault::Directory)) }
}

fn read_directory<P: Read + Seek>(
    plain: &mut P,
    directory: Directory,
    from: Zip64From,
) -> Result<Vec<Entry>, BundleError> {
    plain.seek(SeekFrom::Start(directory.offset))?;
    let mut bytes = BufReader::new(plain.by_ref().take(directory.size));
    let (mut entries, mut next, mut forms) = (Vec::<Entry>::new(), 0_u64, 0);
    for _ in 0..directory.entries {
        let entry = read_entry(&mut bytes, from)?;
        let bad = |fault| Err(BundleError::Zip(Some(entry.name.clone()), fault));
        if let Some(last) = entries.last() {
            if last.name == entry.name || same_attachment(&last.name, &entry.name) {
                return bad(ZipFault::Doubled);
            }
            if last.name > entry.name {
                let again = entries.iter().any(|other| other.name == entry.name);
                return bad(if again { ZipFault::Doubled } else { ZipFault::Order });
            }
        }
        forms += usize::from(matches!(entry.name, EntryName::Form(_)));
        if forms > FORMS_MOST {
            return bad(ZipFault::TooMany);
        }
        if entry.size > entry.most(directory.entries) {
            return bad(ZipFault::TooLarge);
        }
        if entry.offset != next {
            return bad(ZipFault::Position);
        }
        next = entry.start(from) + entry.size;
        if next > directory.offset {
            return bad(ZipFault::Position);
        }
        entries.push(entry);
    }
    let last = entries.last().map(|entry| entry.name.clone());
    if next != directory.offset {
        return Err(BundleError::Zip(last, ZipFault::Position));
    }
    if bytes.read(&mut [0])? != 0 {
        return Err(whole(ZipFault::Directory));
    }
    Ok(entries)
}

/// One line of the directory, which must be what [`Record::central`] would write. The
/// checks before that comparison only give the fault its name.
fn read_entry(bytes: &mut impl Read, from: Zip64From) -> Result<Entry, BundleError> {
    let mut fixed = [0; 46];
    let cut = |_| whole(ZipFault::Directory);
    bytes.read_exact(&mut fixed).map_err(cut)?;
    let of = |at, width| number(&fixed, at, width).unwrap_or(u64::MAX);
    if of(0, 4) != u64::from(CENTRAL_SIGNATURE) {
        return Err(whole(ZipFault::Directory));
    }
    let (name_size, extra_size) = (of(28, 2), of(30, 2));
    if name_size > NAME_MOST as u64 {
        return Err(whole(ZipFault::Name));
    }
    let mut name = Vec::new();
    Read::take(&mut *bytes, name_size).read_to_end(&mut name)?;
    let name = std::str::from_utf8(&name).ok().and_then(|name| name.parse::<EntryName>().ok());
    let name = name.ok_or(whole(ZipFault::Name))?;
    let bad = |fault| BundleError::Zip(Some(name.clone()), fault);
    if extra_size > 28 {
        return Err(bad(ZipFault::Extra));
    }
    let mut extra = Vec::new();
    Read::take(&mut *bytes, extra_size).read_to_end(&mut extra)?;
    let faults = [
        (of(8, 2) != 0, ZipFault::Flags),
        (of(10, 2) != 0 || of(20, 4) != of(24, 4), ZipFault::Compressed),
        (of(32, 2) != 0, ZipFault::Comment),
        (of(36, 2) != 0 || of(38, 4) != 0, ZipFault::Attributes),
        (!extra.is_empty() && !extra.starts_with(&[1, 0]), ZipFault::Extra),
    ];
    if let Some((_, fault)) = faults.into_iter().find(|(broken, _)| *broken) {
        return Err(bad(fault));
    }
    let (mut size, mut offset, mut at) = (of(24, 4), of(42, 4), 4);
    if size == 0xffff_ffff {
        size = number(&extra, at, 8).ok_or_else(|| bad(ZipFault::Extra))?;
        at += 16;
    }
    if offset == 0xffff_ffff {
        offset = number(&extra, at, 8).ok_or_else(|| bad(ZipFault::Extra))?;
    }
    let crc32 = u32::try_from(of(16, 4)).unwrap_or(0);
    if size > SIZE_MOST || offset > SIZE_MOST {
        return Err(bad(ZipFault::TooLarge));
    }
    let entry = Entry { name: name.clone(), size, crc32, offset };
    let expected = entry.central_header(from);
    if expected.len() as u64 != CENTRAL_FIXED + name_size + extra_size
        || !expected.ends_with(&extra)
    {
        return Err(bad(ZipFault::Extra));
    }
    if expected.get(..46) == Some(&fixed) { Ok(entry) } else { Err(bad(ZipFault::Header)) }
}
