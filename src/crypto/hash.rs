//! SHA-256, at once or as a stream.

use sha2::{Digest as _, Sha256};

use crate::record::Digest;

/// SHA-256 of some bytes.
///
/// ```
/// let empty = dala::crypto::sha256(b"");
/// assert!(empty.to_string().starts_with("e3b0c44298fc1c14"));
/// ```
pub fn sha256(bytes: &[u8]) -> Digest {
    Digest(Sha256::digest(bytes).into())
}

/// SHA-256 of a stream.
#[derive(Clone, Default)]
pub struct Hasher(Sha256);

impl Hasher {
    /// Takes in the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest of all bytes taken in.
    pub fn finish(self) -> Digest {
        Digest(self.0.finalize().into())
    }
}
