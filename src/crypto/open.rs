//! Opening age v1 files: a seekable stream of plaintext, bounded before anything costs.

use std::fmt;
use std::io::{self, BufReader, Read, Seek, SeekFrom};

use age::DecryptError;

use super::seal::{SealingKey, secret_string};
use super::secret::Passphrase;

/// The largest header that is looked at: some 300 recipients. Each costs a key exchange.
const HEADER_MOST: u64 = 32 * 1024;
/// The greatest scrypt work factor that is carried out: 2^20, 1 GiB, some seconds. What
/// Dala writes needs 2^18.
const WORK_FACTOR_MOST: u8 = 20;
const MAGIC: &[u8] = b"age-encryption.org/";
/// One chunk of the payload, its tag included.
const SEALED_CHUNK: usize = 64 * 1024 + 16;

/// Something that opens a sealed file.
#[derive(Debug, Clone)]
pub enum OpenKey {
    /// A vault's own key, or the throw-away one of a check.
    Identity(SealingKey),
    /// A passphrase.
    Passphrase(Passphrase),
}

/// A sealed file that could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// No bytes at all.
    #[error("the file is empty")]
    Empty,
    /// Some other kind of file.
    #[error("this is not a sealed file (age)")]
    NotSealed,
    /// A later version of the envelope.
    #[error("the file is sealed in a newer way than this program knows")]
    NewerEnvelope,
    /// Sealed to others.
    #[error("the file is sealed, but not for this key")]
    NotForThisKey,
    /// Sealed with a passphrase, and none was given.
    #[error("the file is sealed with a passphrase")]
    NeedsPassphrase,
    /// Sealed with a passphrase, and it is another.
    #[error("the passphrase does not open the file")]
    WrongPassphrase,
    /// A work factor that would take minutes and all memory.
    #[error("opening the file would take too much time and memory; it was not made by Dala")]
    TooCostly,
    /// The file ends within its header.
    #[error("the file is cut short")]
    CutShort,
    /// Altered or cut: the two look alike once the header is whole.
    #[error("the file is damaged or cut short")]
    Damaged,
    /// Reading failed.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Inside an [`io::Error`]: the sealed bytes do not authenticate.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("the sealed bytes are damaged or cut short")]
pub struct SealBroken;

/// Opens a sealed file with the first of the keys that fits.
///
/// # Errors
/// [`OpenError`] tells a wrong key, damage and another kind of file apart.
pub fn open<R: Read + Seek>(mut reader: R, keys: &[OpenKey]) -> Result<Opened<R>, OpenError> {
    check_header(&mut reader)?;
    let decryptor = age::Decryptor::new_buffered(BufReader::with_capacity(SEALED_CHUNK, reader))
        .map_err(|error| header_error(error, false))?;
    let by_passphrase = decryptor.is_scrypt();
    let identities = identities(keys, by_passphrase);
    if identities.is_empty() {
        let missing = OpenError::NeedsPassphrase;
        return Err(if by_passphrase { missing } else { OpenError::NotForThisKey });
    }
    let mut inner = decryptor
        .decrypt(identities.iter().map(|identity| &**identity))
        .map_err(|error| header_error(error, by_passphrase))?;
    // Finding the end decrypts the last chunk as the last: a cut shows here already.
    let size = inner.seek(SeekFrom::End(0)).map_err(payload_error)?;
    inner.rewind().map_err(payload_error)?;
    Ok(Opened { inner, size, at: 0, broken: false })
}

fn identities(keys: &[OpenKey], by_passphrase: bool) -> Vec<Box<dyn age::Identity>> {
    let mut found: Vec<Box<dyn age::Identity>> = Vec::new();
    for key in keys {
        match key {
            OpenKey::Identity(key) if !by_passphrase => found.push(Box::new(key.0.clone())),
            OpenKey::Passphrase(passphrase) if by_passphrase => {
                let mut identity = age::scrypt::Identity::new(secret_string(passphrase));
                identity.set_max_work_factor(WORK_FACTOR_MOST);
                found.push(Box::new(identity));
            }
            OpenKey::Identity(_) | OpenKey::Passphrase(_) => {}
        }
    }
    found
}

/// Looks for the header's end within the limit, so that the parser, whose time grows
/// with the square of what it is given, never sees more.
fn check_header<R: Read + Seek>(reader: &mut R) -> Result<(), OpenError> {
    reader.rewind()?;
    let mut start = Vec::new();
    reader.by_ref().take(HEADER_MOST).read_to_end(&mut start)?;
    reader.rewind()?;
    if start.is_empty() {
        return Err(OpenError::Empty);
    }
    let known = start.len().min(MAGIC.len());
    if start.get(..known) != MAGIC.get(..known) {
        return Err(OpenError::NotSealed);
    }
    if start.len() < MAGIC.len() + 3 {
        return Err(OpenError::CutShort);
    }
    let version = start.get(MAGIC.len()..MAGIC.len() + 3);
    if version != Some(b"v1\n") {
        let line = start.iter().take(64).any(|&byte| byte == b'\n');
        let later = version.is_some_and(|v| v.starts_with(b"v"));
        return Err(if line && later { OpenError::NewerEnvelope } else { OpenError::Damaged });
    }
    if start.windows(5).any(|window| window == b"\n--- ") {
        return Ok(());
    }
    let whole = (start.len() as u64) < HEADER_MOST;
    Err(if whole { OpenError::CutShort } else { OpenError::Damaged })
}

fn header_error(error: DecryptError, by_passphrase: bool) -> OpenError {
    match error {
        DecryptError::NoMatchingKeys => OpenError::NotForThisKey,
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed if by_passphrase => {
            OpenError::WrongPassphrase
        }
        DecryptError::ExcessiveWork { .. } => OpenError::TooCostly,
        DecryptError::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            OpenError::CutShort
        }
        DecryptError::Io(error) => OpenError::Io(error),
        DecryptError::UnknownFormat => OpenError::NewerEnvelope,
        _ => OpenError::Damaged,
    }
}

fn payload_error(error: io::Error) -> OpenError {
    match error.kind() {
        io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => OpenError::Damaged,
        _ => OpenError::Io(error),
    }
}

/// The plaintext of a sealed file. Each 64 KiB chunk is authenticated before a byte of
/// it is given out; after damage was met, everything fails with [`SealBroken`].
pub struct Opened<R> {
    inner: age::stream::StreamReader<BufReader<R>>,
    size: u64,
    at: u64,
    broken: bool,
}

impl<R> Opened<R> {
    /// The size of the plaintext, in bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    fn guard<T>(&mut self, done: io::Result<T>) -> io::Result<T> {
        done.map_err(|error| {
            self.broken = true;
            match error.kind() {
                io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => broken(),
                _ => error,
            }
        })
    }
}

impl<R> fmt::Debug for Opened<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Opened({} bytes)", self.size)
    }
}

fn broken() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, SealBroken)
}

impl<R: Read> Read for Opened<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.broken {
            return Err(broken());
        }
        let taken = self.inner.read(buffer);
        let taken = self.guard(taken)?;
        self.at += taken as u64;
        Ok(taken)
    }
}

impl<R: Read + Seek> Seek for Opened<R> {
    /// Only within the plaintext: the stream below cannot bear more.
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        if self.broken {
            return Err(broken());
        }
        let target = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.size.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        let outside = || io::Error::new(io::ErrorKind::InvalidInput, "outside the plaintext");
        let target = target.filter(|&at| at <= self.size).ok_or_else(outside)?;
        let done = self.inner.seek(SeekFrom::Start(target));
        self.at = self.guard(done)?;
        Ok(self.at)
    }
}

#[cfg(test)]
#[path = "seal_tests.rs"]
mod tests;
