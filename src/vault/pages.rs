//! A vault's file as pages: which of them are whole under a key. Reads through the
//! handle that also holds the lock, and never opens the file a second time: closing
//! another handle would drop the locks that SQLite holds (POSIX, fcntl).

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use super::error::VaultError;
use super::progress::{CancelFlag, Progress};
use crate::crypto::{PAGE_SIZE, PageKey, SALT_SIZE, VaultKey};

/// The page that SQLite leaves unused: its lock bytes lie at 1 GiB.
const LOCK_PAGE: u32 = 0x4000_0000 / 65_536 + 1;

/// EIO: the disk cannot give back what it was given.
const DISK_FAULT: i32 = rustix::io::Errno::IO.raw_os_error();

/// Pages tried, spread over the file, when the first one does not hold.
const PROBES: u64 = 256;

/// First bytes of files that are no vault. None is shorter than four bytes, and a new
/// vault's salt is never one of these.
const OTHER_FILES: [&[u8]; 16] = [
    b"SQLite format 3\0",
    b"age-encryption.org",
    b"PK\x03\x04",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff\xe0",
    b"\xff\xd8\xff\xe1",
    b"\xff\xd8\xff\xdb",
    b"GIF8",
    b"II*\0",
    b"MM\0*",
    b"RIFF",
    b"\xd0\xcf\x11\xe0",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x7fELF",
];

/// Whether a file that begins so is of another known type.
pub(super) fn is_other_file(start: &[u8]) -> bool {
    OTHER_FILES.iter().any(|magic| {
        let shared = magic.len().min(SALT_SIZE);
        start.get(..shared) == magic.get(..shared)
    })
}

/// What a key fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// The first page.
    First,
    /// Not the first, but another: the key is right and the first page damaged.
    Later,
    /// Nothing.
    Nothing,
}

/// The pages of a file.
pub(super) struct Pages<'f> {
    file: &'f File,
    /// Bytes of the file.
    pub(super) size: u64,
}

impl<'f> Pages<'f> {
    pub(super) fn of(file: &'f File) -> Result<Self, VaultError> {
        let about = file.metadata().map_err(cannot_read)?;
        let size = if about.is_file() { about.len() } else { 0 };
        Ok(Self { file, size })
    }

    /// Whole pages.
    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.size / PAGE_SIZE as u64).unwrap_or(u32::MAX)
    }

    /// Whether the file ends with a page.
    pub(super) fn is_even(&self) -> bool {
        self.size.is_multiple_of(PAGE_SIZE as u64)
    }

    /// The first bytes.
    pub(super) fn salt(&self) -> Result<[u8; SALT_SIZE], VaultError> {
        let mut salt = [0; SALT_SIZE];
        self.read_at(0, &mut salt).map_err(cannot_read)?;
        Ok(salt)
    }

    /// What this key fits.
    pub(super) fn fit(&self, key: &VaultKey) -> Result<Fit, VaultError> {
        let key = key.page_key();
        let mut page = vec![0; PAGE_SIZE];
        if self.holds(&key, 1, &mut page)? {
            return Ok(Fit::First);
        }
        let count = u64::from(self.count());
        let probes = PROBES.min(count.saturating_sub(1));
        for probe in 0..probes {
            // From page 2 to the last, evenly.
            let number = 2 + probe * count.saturating_sub(2) / probes.saturating_sub(1).max(1);
            let number = u32::try_from(number.min(count)).unwrap_or(u32::MAX);
            if number != LOCK_PAGE && self.holds(&key, number, &mut page)? {
                return Ok(Fit::Later);
            }
        }
        Ok(Fit::Nothing)
    }

    /// The pages that are not as they were written. `progress` is told the bytes read.
    pub(super) fn damaged(
        &self,
        key: &VaultKey,
        cancel: &CancelFlag,
        progress: &mut dyn FnMut(u64),
    ) -> Result<Vec<u32>, VaultError> {
        let key = key.page_key();
        let mut page = vec![0; PAGE_SIZE];
        let mut found = Vec::new();
        for number in 1..=self.count() {
            if number % 64 == 0 {
                cancel.check()?;
                progress(u64::from(number) * PAGE_SIZE as u64);
            }
            if number != LOCK_PAGE && !self.holds(&key, number, &mut page)? {
                found.push(number);
            }
        }
        if !self.is_even() {
            found.push(self.count().saturating_add(1));
        }
        progress(self.size);
        Ok(found)
    }

    fn holds(&self, key: &PageKey, number: u32, page: &mut [u8]) -> Result<bool, VaultError> {
        let offset = u64::from(number.saturating_sub(1)) * PAGE_SIZE as u64;
        match self.read_at(offset, page) {
            Ok(()) => Ok(key.holds(number, page)),
            // A sector that the disk cannot give back is damage, not the end of the check.
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
            Err(error) if error.raw_os_error() == Some(DISK_FAULT) => Ok(false),
            Err(error) => Err(cannot_read(error)),
        }
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        let mut file = self.file;
        file.seek(SeekFrom::Start(offset))?;
        file.read_exact(buffer)
    }
}

fn cannot_read(source: io::Error) -> VaultError {
    VaultError::io("the vault could not be read", source)
}

/// Scales progress over several passes of one job.
pub(super) fn pass(
    number: u64,
    passes: u64,
    size: u64,
    progress: &mut dyn FnMut(Progress),
) -> impl FnMut(u64) {
    move |done| progress(Progress { done: number * size + done, total: passes * size })
}
