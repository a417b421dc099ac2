//! The zip container in the one spelling that a bundle has: entries stored, sizes in full
//! local headers, Zip64 only where needed, nothing optional. (APPNOTE.TXT 6.3.10.)
//! Reading compares with what would be written, byte for byte.

/// From where on a number is written in Zip64. Lowered only by tests.
#[derive(Debug, Clone, Copy)]
pub(super) struct Zip64From {
    /// For sizes and offsets.
    pub bytes: u64,
    /// For the number of entries.
    pub entries: u64,
}

impl Zip64From {
    /// The standard's own: the all-ones value means "see Zip64".
    pub const STANDARD: Self = Self { bytes: 0xffff_ffff, entries: 0xffff };
}

/// An entry as the directory has it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record<'a> {
    pub name: &'a str,
    pub size: u64,
    pub crc32: u32,
    pub offset: u64,
}

const LOCAL_SIGNATURE: u32 = 0x0403_4b50;
pub(super) const CENTRAL_SIGNATURE: u32 = 0x0201_4b50;
const END_SIGNATURE: u32 = 0x0605_4b50;
const END64_SIGNATURE: u32 = 0x0606_4b50;
const LOCATOR_SIGNATURE: u32 = 0x0706_4b50;
const ZIP64_TAG: u16 = 1;
/// 1980-01-01, the first day that the format knows; 00:00.
const FIRST_DAY: u16 = 1 << 5 | 1;
const VERSION_STORED: u16 = 10;
const VERSION_ZIP64: u16 = 45;

pub(super) const LOCAL_FIXED: u64 = 30;
pub(super) const CENTRAL_FIXED: u64 = 46;
pub(super) const END_SIZE: u64 = 22;
pub(super) const END64_SIZE: u64 = 56 + 20;

/// The lower sixteen bits, or all ones if the number belongs in Zip64.
fn short(value: u64, from: u64) -> u16 {
    if value >= from { 0xffff } else { u16::try_from(value).unwrap_or(0xffff) }
}

fn long(value: u64, from: u64) -> u32 {
    if value >= from { 0xffff_ffff } else { u32::try_from(value).unwrap_or(0xffff_ffff) }
}

#[derive(Default)]
struct Bytes(Vec<u8>);

impl Bytes {
    fn u16(mut self, value: u16) -> Self {
        self.0.extend_from_slice(&value.to_le_bytes());
        self
    }

    fn u32(mut self, value: u32) -> Self {
        self.0.extend_from_slice(&value.to_le_bytes());
        self
    }

    fn u64(mut self, value: u64) -> Self {
        self.0.extend_from_slice(&value.to_le_bytes());
        self
    }

    fn all(mut self, bytes: &[u8]) -> Self {
        self.0.extend_from_slice(bytes);
        self
    }
}

impl Record<'_> {
    fn version(&self, from: Zip64From) -> u16 {
        let large = self.size >= from.bytes || self.offset >= from.bytes;
        if large { VERSION_ZIP64 } else { VERSION_STORED }
    }

    /// What local header and directory have in common, from the version to the lengths.
    fn common(&self, head: Bytes, extra: &[u8], from: Zip64From) -> Bytes {
        let size = long(self.size, from.bytes);
        head.u16(self.version(from))
            .u16(0) // flags: no encryption, no data descriptor, names in ASCII
            .u16(0) // method: stored
            .u16(0)
            .u16(FIRST_DAY)
            .u32(self.crc32)
            .u32(size)
            .u32(size)
            .u16(short(self.name.len() as u64, 0xffff))
            .u16(short(extra.len() as u64, 0xffff))
    }

    fn extra(numbers: &[u64]) -> Vec<u8> {
        if numbers.is_empty() {
            return Vec::new();
        }
        let length = short(8 * numbers.len() as u64, 0xffff);
        let head = Bytes::default().u16(ZIP64_TAG).u16(length);
        numbers.iter().fold(head, |bytes, &number| bytes.u64(number)).0
    }

    /// The header before the entry's bytes.
    pub fn local(&self, from: Zip64From) -> Vec<u8> {
        let sizes = [self.size, self.size];
        let extra = Self::extra(if self.size >= from.bytes { &sizes } else { &[] });
        self.common(Bytes::default().u32(LOCAL_SIGNATURE), &extra, from)
            .all(self.name.as_bytes())
            .all(&extra)
            .0
    }

    /// The entry's line in the directory.
    pub fn central(&self, from: Zip64From) -> Vec<u8> {
        let mut numbers = Vec::new();
        if self.size >= from.bytes {
            numbers.extend([self.size, self.size]);
        }
        if self.offset >= from.bytes {
            numbers.push(self.offset);
        }
        let extra = Self::extra(&numbers);
        // "Made by" names MS-DOS as the system, so that the attributes (0) are no
        // permissions and no link.
        let head = Bytes::default().u32(CENTRAL_SIGNATURE).u16(VERSION_ZIP64);
        self.common(head, &extra, from)
            .u16(0) // comment
            .u16(0) // disk
            .u16(0) // internal attributes
            .u32(0) // external attributes
            .u32(long(self.offset, from.bytes))
            .all(self.name.as_bytes())
            .all(&extra)
            .0
    }
}

/// The size of the header before an entry's bytes.
pub(super) fn local_size(name: usize, size: u64, from: Zip64From) -> u64 {
    LOCAL_FIXED + name as u64 + if size >= from.bytes { 20 } else { 0 }
}

/// The size of an entry's line in the directory.
pub(super) fn central_size(name: usize, size: u64, offset: u64, from: Zip64From) -> u64 {
    let sizes = if size >= from.bytes { 16 } else { 0 };
    let numbers = sizes + if offset >= from.bytes { 8 } else { 0 };
    CENTRAL_FIXED + name as u64 + if numbers > 0 { 4 + numbers } else { 0 }
}

/// Where the directory lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Directory {
    pub entries: u64,
    pub size: u64,
    pub offset: u64,
}

impl Directory {
    pub fn needs_zip64(&self, from: Zip64From) -> bool {
        self.entries >= from.entries || self.size >= from.bytes || self.offset >= from.bytes
    }

    /// The end of the file, after the directory.
    pub fn end(&self, from: Zip64From) -> Vec<u8> {
        let mut bytes = Bytes::default();
        if self.needs_zip64(from) {
            bytes = bytes
                .u32(END64_SIGNATURE)
                .u64(44) // what follows of this record
                .u16(VERSION_ZIP64)
                .u16(VERSION_ZIP64)
                .u32(0)
                .u32(0)
                .u64(self.entries)
                .u64(self.entries)
                .u64(self.size)
                .u64(self.offset)
                .u32(LOCATOR_SIGNATURE)
                .u32(0)
                .u64(self.offset + self.size)
                .u32(1);
        }
        let entries = short(self.entries, from.entries);
        bytes
            .u32(END_SIGNATURE)
            .u16(0)
            .u16(0)
            .u16(entries)
            .u16(entries)
            .u32(long(self.size, from.bytes))
            .u32(long(self.offset, from.bytes))
            .u16(0) // comment
            .0
    }
}

/// Reads little-endian numbers out of bytes at hand.
pub(super) fn number(bytes: &[u8], at: usize, width: usize) -> Option<u64> {
    let digits = bytes.get(at..at.checked_add(width)?)?;
    Some(digits.iter().rev().fold(0, |sum, &byte| sum << 8 | u64::from(byte)))
}
