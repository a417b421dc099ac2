//! Secrets: wiped when dropped, never printed.

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Secret bytes.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Secret<const N: usize>([u8; N]);

impl<const N: usize> Secret<N> {
    /// Takes the bytes.
    pub const fn new(bytes: [u8; N]) -> Self {
        Self(bytes)
    }

    /// All zero, to be filled.
    pub(super) const fn zero() -> Self {
        Self([0; N])
    }

    /// The bytes. Do not copy them anywhere that is not wiped.
    pub const fn as_bytes(&self) -> &[u8; N] {
        &self.0
    }

    pub(super) fn as_mut(&mut self) -> &mut [u8; N] {
        &mut self.0
    }
}

impl<const N: usize> fmt::Debug for Secret<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// A passphrase, in NFC: the same words typed on another keyboard open the same vault.
#[derive(Clone)]
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Takes what was typed.
    pub fn new(typed: &str) -> Self {
        // Reserved ahead, so that growing leaves no unwiped copy behind.
        let mut text = Zeroizing::new(String::with_capacity(4 * typed.len() + 4));
        text.extend(typed.nfc());
        Self(text)
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The NFC bytes.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}
