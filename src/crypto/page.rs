//! The key of a vault and the seal on each of its pages (SQLCipher 4: HMAC-SHA256 over
//! the page, keyed by PBKDF2-HMAC-SHA512 of the raw key in two rounds). Encrypting is
//! SQLCipher's; this only tells which pages are whole under which key.

use std::fmt;

use hmac::{Hmac, Mac, digest::KeyInit};
use sha2::{Sha256, Sha512};
use zeroize::{Zeroize, Zeroizing};

use super::kdf::{KdfError, KdfParams, derive_key};
use super::secret::{Passphrase, Secret};

/// Bytes of a page of a vault, format version 1.
pub const PAGE_SIZE: usize = 65_536;

/// Bytes of the salt that a vault begins with.
pub const SALT_SIZE: usize = 16;

/// Bytes of the seal at the end of each page.
const SEAL_SIZE: usize = 32;

/// What SQLCipher mixes into the salt to derive the key of the seals.
const SALT_MASK: u8 = 0x3a;

/// The raw key of a vault with the salt that it was derived with.
#[derive(Clone)]
pub struct VaultKey {
    key: Secret<32>,
    salt: [u8; SALT_SIZE],
}

impl VaultKey {
    /// A key that was derived before.
    pub const fn new(key: Secret<32>, salt: [u8; SALT_SIZE]) -> Self {
        Self { key, salt }
    }

    /// Derives the key from a passphrase.
    ///
    /// # Errors
    /// [`KdfError`] if the memory is not to be had.
    pub fn derive(
        passphrase: &Passphrase,
        salt: [u8; SALT_SIZE],
        params: KdfParams,
    ) -> Result<Self, KdfError> {
        Ok(Self { key: derive_key(passphrase, &salt, params)?, salt })
    }

    /// The salt: the first bytes of the file. No secret.
    pub const fn salt(&self) -> &[u8; SALT_SIZE] {
        &self.salt
    }

    /// The key itself.
    pub(super) const fn secret(&self) -> &Secret<32> {
        &self.key
    }

    /// Whether both are the same key. Takes the same time wherever they differ.
    pub fn is_same(&self, other: &Self) -> bool {
        let differing = self.key.as_bytes().iter().zip(other.key.as_bytes());
        differing.fold(0, |all, (a, b)| all | (a ^ b)) == 0
    }

    /// The statement that hands key and salt to SQLCipher, both in hexadecimal.
    pub fn pragma(&self) -> Zeroizing<String> {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        // Reserved ahead, so that growing leaves no unwiped copy behind.
        let mut text = Zeroizing::new(String::with_capacity(2 * (32 + SALT_SIZE) + 20));
        text.push_str("PRAGMA key = \"x'");
        for byte in self.key.as_bytes().iter().chain(&self.salt) {
            for nibble in [byte >> 4, byte & 0x0f] {
                text.push(DIGITS.get(usize::from(nibble)).map_or('0', |digit| char::from(*digit)));
            }
        }
        text.push_str("'\";");
        text
    }

    /// The key of the seals on the pages.
    pub fn page_key(&self) -> PageKey {
        let mut first = hmac::digest::Key::<Hmac<Sha512>>::default();
        for (slot, byte) in first.iter_mut().zip(self.key.as_bytes()) {
            *slot = *byte;
        }
        let keyed = <Hmac<Sha512> as KeyInit>::new(&first);
        first.as_mut_slice().zeroize();
        // PBKDF2 (RFC 8018, 5.2) with two rounds; its one block is longer than the key.
        let masked = self.salt.map(|byte| byte ^ SALT_MASK);
        let round1 =
            keyed.clone().chain_update(masked).chain_update([0, 0, 0, 1]).finalize().into_bytes();
        let round2 = keyed.chain_update(round1).finalize().into_bytes();
        let mut second = hmac::digest::Key::<Hmac<Sha256>>::default();
        for (slot, (a, b)) in second.iter_mut().zip(round1.iter().zip(&round2)).take(32) {
            *slot = a ^ b;
        }
        let key = PageKey(<Hmac<Sha256> as KeyInit>::new(&second));
        second.as_mut_slice().zeroize();
        key
    }
}

impl fmt::Debug for VaultKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("VaultKey(…)")
    }
}

/// Checks the seals on pages.
#[derive(Clone)]
pub struct PageKey(Hmac<Sha256>);

impl PageKey {
    /// Whether the page with this number (from 1) is whole under this key. On page 1 the
    /// seal does not cover the salt.
    pub fn holds(&self, number: u32, page: &[u8]) -> bool {
        let from = if number == 1 { SALT_SIZE } else { 0 };
        let Some(to) = page.len().checked_sub(SEAL_SIZE) else { return false };
        let (Some(sealed), Some(seal)) = (page.get(from..to), page.get(to..)) else {
            return false;
        };
        let mac = self.0.clone().chain_update(sealed).chain_update(number.to_le_bytes());
        mac.verify_slice(seal).is_ok()
    }
}

impl fmt::Debug for PageKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PageKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sqlcipher_is_handed_key_and_salt_in_hexadecimal() {
        let key = VaultKey::new(Secret::new([0xa5; 32]), [0x01; 16]);
        let expected = format!("PRAGMA key = \"x'{}{}'\";", "a5".repeat(32), "01".repeat(16));
        assert_eq!(*key.pragma(), expected);
    }

    #[test]
    fn a_page_too_short_for_a_seal_does_not_hold() {
        let key = VaultKey::new(Secret::new([1; 32]), [2; 16]).page_key();
        assert!(!key.holds(1, &[0; 40]));
        assert!(!key.holds(2, &[0; 3]));
        assert!(!key.holds(2, &[]));
    }
}
