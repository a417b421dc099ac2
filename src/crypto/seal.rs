//! Sealing to age v1 files (age-encryption.org/v1): recipients, the vault's own key for
//! reading, and a writer whose header size is known before the first byte.

use std::cell::Cell;
use std::fmt;
use std::io::{self, Write};
use std::ops::RangeInclusive;
use std::rc::Rc;
use std::str::FromStr;

use age::secrecy::{ExposeSecret as _, SecretString};
use zeroize::Zeroizing;

use super::open::OpenKey;
use super::random::{NoRandomness, Randomness};
use super::secret::Passphrase;

/// The least number of recipients in a sealed file; beyond it the next power of two.
const LEAST_RECIPIENTS: usize = 4;
/// The most recipients that a file is sealed to, throw-away ones included: their stanzas
/// stay well below the header that [`super::open`] accepts.
const MOST_RECIPIENTS: usize = 128;
/// scrypt's work factor for passphrases: 2^18, age's own default, about a second and
/// 256 MiB. Fixed, so that the size of the header does not depend on the machine.
const WORK_FACTOR: u8 = 18;

/// `age-encryption.org/v1`, line feed.
const INTRO_LINE: u64 = 22;
/// `--- `, 43 characters of MAC, line feed.
const MAC_LINE: u64 = 48;
/// `-> X25519 `, 43 characters of share, and 43 of wrapped key, each line ended.
const X25519_STANZA: u64 = 98;
/// `-> scrypt `, 22 characters of salt, ` 18`, and 43 of wrapped key, each line ended.
const SCRYPT_STANZA: u64 = 80;
/// The age crate adds one stanza of random length that no reader may understand (at most
/// 190 bytes in version 0.12); this is the room reckoned for it.
const GREASE_MOST: u64 = 256;
/// The payload's nonce.
const NONCE: u64 = 16;

/// Whom a file can be sealed to: the text `age1…` of an X25519 public key.
///
/// Points of small order are refused: with them the shared secret is no secret, and the
/// age crate panics.
///
/// ```
/// use dala::crypto::Recipient;
/// let text = "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa";
/// assert_eq!(text.parse::<Recipient>().unwrap().to_string(), text);
/// assert!(text.to_uppercase().parse::<Recipient>().is_err());
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Recipient(age::x25519::Recipient);

/// Text that is no recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a recipient: age1 and 58 more lower-case letters and digits")]
pub struct BadRecipient;

/// The u-coordinates of small order on Curve25519 (and on its twist), also unreduced.
const SMALL_ORDER: [&str; 7] = [
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
    "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
];

/// The 32 bytes behind the text of a recipient whose checksum the age crate has checked.
fn point_of(text: &str) -> Option<[u8; 32]> {
    const LETTERS: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    let (mut bits, mut held) = (0_u32, 0_u32);
    let mut point = [0; 32];
    let mut bytes = point.iter_mut();
    for letter in text.strip_prefix("age1")?.bytes().take(52) {
        let five = LETTERS.iter().position(|&known| known == letter)?;
        bits = bits << 5 | u32::try_from(five).ok()?;
        held += 5;
        if held >= 8 {
            held -= 8;
            *bytes.next()? = u8::try_from(bits >> held & 0xff).ok()?;
        }
    }
    bytes.next().is_none().then_some(point)
}

impl FromStr for Recipient {
    type Err = BadRecipient;

    fn from_str(text: &str) -> Result<Self, BadRecipient> {
        if text.len() != 62 {
            return Err(BadRecipient);
        }
        let inner: age::x25519::Recipient = text.parse().map_err(|_| BadRecipient)?;
        let mut point = point_of(text).ok_or(BadRecipient)?;
        // X25519 ignores the highest bit (RFC 7748, section 5).
        if let Some(last) = point.last_mut() {
            *last &= 0x7f;
        }
        let hex = crate::record::Digest(point).to_string();
        if inner.to_string() != text || SMALL_ORDER.contains(&hex.as_str()) {
            return Err(BadRecipient);
        }
        Ok(Self(inner))
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recipient({self})")
    }
}

/// A vault's own key for what is sealed to it. Wiped when dropped, never printed.
#[derive(Clone)]
pub struct SealingKey(pub(super) age::x25519::Identity);

/// Text that is no sealing key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the stored key for reading bundles is damaged")]
pub struct BadSealingKey;

impl SealingKey {
    /// A new key from the operating system's randomness (the age crate takes no other).
    pub fn generate() -> Self {
        Self(age::x25519::Identity::generate())
    }

    /// The public half: what others seal to.
    pub fn recipient(&self) -> Recipient {
        Recipient(self.0.to_public())
    }

    /// The secret text `AGE-SECRET-KEY-1…`, as a vault stores it and `age -i` reads it.
    pub fn to_secret_text(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }

    /// Reads what [`Self::to_secret_text`] gave.
    ///
    /// # Errors
    /// [`BadSealingKey`], without a word about the content.
    pub fn from_secret_text(text: &str) -> Result<Self, BadSealingKey> {
        text.parse().map(Self).map_err(|_| BadSealingKey)
    }
}

impl fmt::Debug for SealingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealingKey(…)")
    }
}

/// How a file is sealed.
#[derive(Debug, Clone, Copy)]
pub enum SealTo<'a> {
    /// To these, filled up with throw-away ones so that their number says nothing.
    Recipients(&'a [Recipient]),
    /// To whoever knows the passphrase. age allows no recipient beside it.
    Passphrase(&'a Passphrase),
}

/// A file that could not be sealed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// Nobody could read it.
    #[error("no recipient was given")]
    NoRecipient,
    /// Anybody could read it.
    #[error("the passphrase is empty")]
    EmptyPassphrase,
    /// More than a header holds.
    #[error("more than {} recipients", MOST_RECIPIENTS - 1)]
    TooManyRecipients,
    /// No randomness.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// The sealing library did other than it promises.
    #[error("the envelope could not be made")]
    Envelope,
    /// Writing failed.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Opens what was just sealed, to check it: a throw-away identity that lives in memory
/// alone, or the passphrase itself.
#[derive(Debug)]
pub struct Checker(pub(super) OpenKey);

impl Checker {
    /// The key to read the file back with.
    pub fn key(&self) -> &OpenKey {
        &self.0
    }
}

impl SealTo<'_> {
    /// How many bytes stand before the payload's first chunk, at least and at most.
    ///
    /// # Errors
    /// [`SealError`] if nothing can be sealed so.
    pub fn header_sizes(&self) -> Result<RangeInclusive<u64>, SealError> {
        let fixed = INTRO_LINE + MAC_LINE + NONCE;
        match self {
            Self::Recipients(given) => {
                let count = full_count(distinct(given).len())?;
                let stanzas = fixed + X25519_STANZA * u64::try_from(count).unwrap_or(u64::MAX);
                Ok(stanzas..=stanzas + GREASE_MOST)
            }
            Self::Passphrase(passphrase) if passphrase.is_empty() => {
                Err(SealError::EmptyPassphrase)
            }
            Self::Passphrase(_) => Ok(fixed + SCRYPT_STANZA..=fixed + SCRYPT_STANZA),
        }
    }

    /// Begins a sealed file: its header is written, its payload is what is written next.
    ///
    /// # Errors
    /// [`SealError`] says why not.
    pub fn seal<'w>(
        &self,
        out: &'w mut dyn Write,
        randomness: &mut dyn Randomness,
    ) -> Result<(SealedWriter<'w>, Checker), SealError> {
        let (encryptor, checker) = match self {
            Self::Recipients(given) => for_recipients(given, randomness)?,
            Self::Passphrase(passphrase) => for_passphrase(passphrase)?,
        };
        let written = Rc::new(Cell::new(0));
        let inner = encryptor.wrap_output(Counted { out, written: Rc::clone(&written) })?;
        let header = written.get();
        if !self.header_sizes()?.contains(&header) {
            return Err(SealError::Envelope);
        }
        Ok((SealedWriter { inner, written, header }, checker))
    }
}

fn distinct(given: &[Recipient]) -> Vec<&Recipient> {
    let mut seen: Vec<&Recipient> = Vec::new();
    for recipient in given {
        if !seen.contains(&recipient) {
            seen.push(recipient);
        }
    }
    seen
}

/// How many stanzas `given` recipients and one checker are filled up to.
fn full_count(given: usize) -> Result<usize, SealError> {
    match (given + 1).next_power_of_two().max(LEAST_RECIPIENTS) {
        _ if given == 0 => Err(SealError::NoRecipient),
        count if count > MOST_RECIPIENTS => Err(SealError::TooManyRecipients),
        count => Ok(count),
    }
}

fn for_recipients(
    given: &[Recipient],
    randomness: &mut dyn Randomness,
) -> Result<(age::Encryptor, Checker), SealError> {
    let checker = SealingKey::generate();
    let mut all: Vec<Recipient> = distinct(given).into_iter().cloned().collect();
    let count = full_count(all.len())?;
    all.push(checker.recipient());
    all.resize_with(count, || SealingKey::generate().recipient());
    shuffle(&mut all, randomness)?;
    let encryptor =
        age::Encryptor::with_recipients(all.iter().map(|one| &one.0 as &dyn age::Recipient))
            .map_err(|_| SealError::Envelope)?;
    Ok((encryptor, Checker(OpenKey::Identity(checker))))
}

fn for_passphrase(passphrase: &Passphrase) -> Result<(age::Encryptor, Checker), SealError> {
    let mut recipient = age::scrypt::Recipient::new(secret_string(passphrase));
    recipient.set_work_factor(WORK_FACTOR);
    let encryptor =
        age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
            .map_err(|_| SealError::Envelope)?;
    Ok((encryptor, Checker(OpenKey::Passphrase(passphrase.clone()))))
}

pub(super) fn secret_string(passphrase: &Passphrase) -> SecretString {
    SecretString::from(passphrase.as_str().to_owned())
}

/// Fisher and Yates. The modulo's bias (below 2^-56 here) tells nothing.
pub(super) fn shuffle<T>(
    items: &mut [T],
    randomness: &mut dyn Randomness,
) -> Result<(), NoRandomness> {
    for end in (1..items.len()).rev() {
        let drawn = u64::from_le_bytes(randomness.bytes()?);
        let bound = u64::try_from(end + 1).unwrap_or(u64::MAX);
        items.swap(end, usize::try_from(drawn % bound).unwrap_or(end));
    }
    Ok(())
}

struct Counted<'w> {
    out: &'w mut dyn Write,
    written: Rc<Cell<u64>>,
}

impl Write for Counted<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.out.write(bytes)?;
        self.written.set(self.written.get() + taken as u64);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Takes the plaintext, writes the sealed file. Only [`Self::finish`] makes it whole.
pub struct SealedWriter<'w> {
    inner: age::stream::StreamWriter<Counted<'w>>,
    written: Rc<Cell<u64>>,
    header: u64,
}

impl SealedWriter<'_> {
    /// The bytes before the payload's first chunk.
    pub fn header_size(&self) -> u64 {
        self.header
    }

    /// Writes the last chunk and flushes. Returns the size of the whole file.
    ///
    /// # Errors
    /// The writer's own.
    pub fn finish(self) -> io::Result<u64> {
        let Self { inner, written, header: _ } = self;
        inner.finish()?.flush()?;
        Ok(written.get())
    }
}

impl Write for SealedWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.inner.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
