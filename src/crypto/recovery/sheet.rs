//! One sheet: the key as BIP-39 has it, 256 bits and 8 bits of their SHA-256 as 24 words.

use std::fmt;

use zeroize::Zeroizing;

use super::error::RecoveryError;
use crate::crypto::hash::{Hasher, sha256};
use crate::crypto::page::VaultKey;
use crate::crypto::secret::Secret;
use crate::crypto::words::Words;

/// Words of a sheet.
pub(super) const SHEET_WORDS: usize = 24;

/// Names the hash of which a sheet's code is the beginning.
const DOMAIN: &[u8] = b"dala-sheet-v1";

/// Digits of Crockford's Base 32: none looks like another.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Tells sheets apart: 20 bits of a hash of the key, as `K7-RD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SheetCode(pub(super) u32);

impl SheetCode {
    /// Bits of a code.
    pub(super) const BITS: u32 = 20;

    pub(super) fn of(key: &Secret<32>) -> Self {
        let mut hasher = Hasher::default();
        hasher.update(DOMAIN);
        hasher.update(key.as_bytes());
        let [a, b, c, ..] = hasher.finish().0;
        Self(u32::from_be_bytes([0, a, b, c]) >> (24 - Self::BITS))
    }
}

impl fmt::Display for SheetCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", digits(self.0 >> 10, 2), digits(self.0, 2))
    }
}

/// The last so many digits of a number.
pub(super) fn digits(number: u32, count: u32) -> String {
    let digit = |place: u32| DIGITS.get((number >> (5 * place)) as usize & 31);
    (0..count).rev().filter_map(digit).map(|digit| char::from(*digit)).collect()
}

/// The whole key of a vault as words. Whoever has them opens the vault.
pub struct Sheet {
    code: SheetCode,
    words: Words,
}

impl Sheet {
    /// The sheet of a key. Of one key there is one sheet.
    pub fn of(key: &VaultKey) -> Self {
        let secret = key.secret();
        // Reserved ahead, so that growing leaves no unwiped copy behind.
        let mut bytes = Zeroizing::new(Vec::with_capacity(33));
        bytes.extend_from_slice(secret.as_bytes());
        bytes.extend(checksum(secret.as_bytes()));
        Self { code: SheetCode::of(secret), words: Words::of_bits(&bytes, SHEET_WORDS) }
    }

    /// What tells it from other sheets.
    pub fn code(&self) -> SheetCode {
        self.code
    }

    /// The 24 words.
    pub fn words(&self) -> &Words {
        &self.words
    }
}

impl fmt::Debug for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sheet(…)")
    }
}

/// The key that 24 words are.
pub(super) fn key_of(words: &Words) -> Result<Secret<32>, RecoveryError> {
    let bytes = words.bits();
    let (Some(key), Some(check)) = (bytes.first_chunk(), bytes.get(32..)) else {
        return Err(RecoveryError::Checksum);
    };
    if *check != checksum(key) {
        return Err(RecoveryError::Checksum);
    }
    Ok(Secret::new(*key))
}

fn checksum(key: &[u8; 32]) -> [u8; 1] {
    let [first, ..] = sha256(key).0;
    [first]
}
