//! The key in parts (Shamir 1979, over GF(256), by the crate blahaj): any of them, as many
//! as are needed, give it together. What stands beside a part's share is ours:
//!
//! ```text
//! 2 bits version (0) │ 10 set │ 20 sheet's code │ 4 needed − 1 │ 4 number − 1 │ 256 share │ 12 check
//! ```

use std::convert::Infallible;
use std::fmt;

use blahaj::{Share, Sharks};
use rand_core::{TryCryptoRng, TryRng};
use zeroize::Zeroizing;

use super::error::RecoveryError;
use super::sheet::{SheetCode, digits};
use crate::crypto::hash::Hasher;
use crate::crypto::page::VaultKey;
use crate::crypto::random::{NoRandomness, Randomness};
use crate::crypto::secret::Secret;
use crate::crypto::words::Words;

/// The most parts that a key is split into.
pub const MOST_PARTS: u8 = 16;

/// Words of a part.
pub(super) const PART_WORDS: usize = 28;

/// Bytes of a part before its check.
const SIZE: usize = 4 + 1 + 32;

/// Names the hash of which a part's check is the beginning.
const DOMAIN: &[u8] = b"dala-part-v1";

/// Bits of the number that tells one splitting of a key from another.
const SET_BITS: u32 = 10;

/// Into how many parts a key goes, and how many of them give it.
///
/// ```
/// use dala::crypto::Split;
/// assert!(Split::new(3, 5).is_some());
/// assert!(Split::new(1, 5).is_none(), "one part alone would be the key");
/// assert!(Split::new(3, 2).is_none(), "nobody could open it");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Split {
    needed: u8,
    parts: u8,
}

impl Split {
    /// Any `needed` of so many parts, if at least two are needed, no more than there are,
    /// and there are at most [`MOST_PARTS`].
    pub fn new(needed: u8, parts: u8) -> Option<Self> {
        let fits = 2 <= needed && needed <= parts && parts <= MOST_PARTS;
        fits.then_some(Self { needed, parts })
    }

    /// Splits a key, each time by chance anew: parts of two splittings do not go together.
    ///
    /// # Errors
    /// [`NoRandomness`] if the source fails.
    pub fn split(
        self,
        key: &VaultKey,
        randomness: &mut dyn Randomness,
    ) -> Result<Vec<Part>, NoRandomness> {
        let secret = key.secret();
        let set = u32::from(u16::from_be_bytes(randomness.bytes()?)) >> (16 - SET_BITS);
        let code = SplitCode { sheet: SheetCode::of(secret), set };
        let mut drawn = Drawn { from: randomness, failed: false };
        let dealer = Sharks(self.needed).dealer_rng(secret.as_bytes(), &mut drawn);
        let parts = dealer.take(usize::from(self.parts));
        let parts = parts.map(|share| Part::new(code, self.needed, &share)).collect();
        if drawn.failed { Err(NoRandomness) } else { Ok(parts) }
    }
}

/// Our randomness as blahaj takes it. There it cannot fail, so it remembers that it did.
struct Drawn<'a> {
    from: &'a mut dyn Randomness,
    failed: bool,
}

impl TryRng for Drawn<'_> {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = Zeroizing::new([0; 4]);
        self.try_fill_bytes(&mut *bytes)?;
        Ok(u32::from_le_bytes(*bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = Zeroizing::new([0; 8]);
        self.try_fill_bytes(&mut *bytes)?;
        Ok(u64::from_le_bytes(*bytes))
    }

    fn try_fill_bytes(&mut self, buffer: &mut [u8]) -> Result<(), Infallible> {
        self.failed |= self.from.fill(buffer).is_err();
        Ok(())
    }
}

impl TryCryptoRng for Drawn<'_> {}

/// Tells the parts of one splitting from others: the sheet's code and the number of the
/// splitting, as `K7-RD-4C`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SplitCode {
    pub(super) sheet: SheetCode,
    pub(super) set: u32,
}

impl fmt::Display for SplitCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.sheet, digits(self.set, 2))
    }
}

/// One part of a key.
#[derive(Clone)]
pub struct Part {
    pub(super) code: SplitCode,
    pub(super) needed: u8,
    number: u8,
    share: Secret<32>,
}

impl Part {
    fn new(code: SplitCode, needed: u8, dealt: &Share) -> Self {
        let mut share = Secret::zero();
        for (slot, byte) in share.as_mut().iter_mut().zip(&dealt.y) {
            *slot = byte.0;
        }
        Self { code, needed, number: dealt.x.0, share }
    }

    /// What tells the parts that go together.
    pub fn code(&self) -> SplitCode {
        self.code
    }

    /// Its number, from 1.
    pub fn number(&self) -> u8 {
        self.number
    }

    /// The 28 words.
    pub fn words(&self) -> Words {
        let SplitCode { sheet: SheetCode(sheet), set } = self.code;
        // Reserved ahead, so that growing leaves no unwiped copy behind.
        let mut bytes = Zeroizing::new(Vec::with_capacity(SIZE + 2));
        bytes.extend_from_slice(&(set << SheetCode::BITS | sheet).to_be_bytes());
        bytes.push(self.needed.saturating_sub(1) << 4 | self.number.saturating_sub(1));
        bytes.extend_from_slice(self.share.as_bytes());
        let check = check(&bytes);
        bytes.extend_from_slice(&check);
        Words::of_bits(&bytes, PART_WORDS)
    }

    /// The part that 28 words are.
    pub(super) fn of(words: &Words) -> Result<Self, RecoveryError> {
        let bytes = words.bits();
        let Some((part, given)) = bytes.split_at_checked(SIZE) else {
            return Err(RecoveryError::Checksum);
        };
        let (Some((header, [counts, share @ ..])), true) =
            (part.split_first_chunk(), *given == check(part))
        else {
            return Err(RecoveryError::Checksum);
        };
        let header = u32::from_be_bytes(*header);
        let (set, sheet) = (header >> SheetCode::BITS, header & ((1 << SheetCode::BITS) - 1));
        let (needed, number) = ((counts >> 4) + 1, (counts & 15) + 1);
        if set >> SET_BITS != 0 {
            return Err(RecoveryError::Newer);
        }
        let Ok(share) = share.try_into() else { return Err(RecoveryError::Checksum) };
        let code = SplitCode { sheet: SheetCode(sheet), set };
        Ok(Self { code, needed, number, share: Secret::new(share) })
    }

    fn as_share(&self) -> Option<Share> {
        let mut bytes = Zeroizing::new([0; 33]);
        let (number, share) = bytes.split_first_mut()?;
        *number = self.number;
        for (slot, byte) in share.iter_mut().zip(self.share.as_bytes()) {
            *slot = *byte;
        }
        Share::try_from(bytes.as_slice()).ok()
    }
}

impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Part(…)")
    }
}

/// The first 12 bits of a hash, and four zeros.
fn check(part: &[u8]) -> [u8; 2] {
    let mut hasher = Hasher::default();
    hasher.update(DOMAIN);
    hasher.update(part);
    let [first, second, ..] = hasher.finish().0;
    [first, second & 0xf0]
}

/// The key that parts give together. More than are needed must agree too.
pub(super) fn join(parts: &[Part]) -> Result<Secret<32>, RecoveryError> {
    let first = parts.first().ok_or(RecoveryError::NoWords)?;
    for (at, part) in parts.iter().enumerate() {
        if (part.code, part.needed) != (first.code, first.needed) {
            return Err(RecoveryError::OfAnother { which: at + 1 });
        }
        if parts.iter().take(at).any(|earlier| earlier.number == part.number) {
            return Err(RecoveryError::Twice { number: part.number });
        }
    }
    if parts.len() < usize::from(first.needed) {
        return Err(RecoveryError::TooFew { given: parts.len(), needed: first.needed });
    }
    let shares: Vec<Share> = parts.iter().filter_map(Part::as_share).collect();
    let joined = Sharks(first.needed).recover(&shares).map_err(|_| RecoveryError::Unfitting)?;
    let joined = Zeroizing::new(joined);
    let key = joined.first_chunk().map(|key| Secret::new(*key)).ok_or(RecoveryError::Unfitting)?;
    if SheetCode::of(&key) == first.code.sheet { Ok(key) } else { Err(RecoveryError::Unfitting) }
}
