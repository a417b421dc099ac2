//! Ed25519 (RFC 8032): one key a vault. Verification is strict, so that every reader
//! agrees on what is valid.

use std::fmt;

use ed25519_dalek::{Signer as _, SigningKey, VerifyingKey};

use super::secret::Secret;
use crate::record::{Signature, SignerKey};

/// A signing key.
#[derive(Clone)]
pub struct Signer(SigningKey);

impl Signer {
    /// The key of a 32-byte seed.
    pub fn from_seed(seed: &Secret<32>) -> Self {
        Self(SigningKey::from_bytes(seed.as_bytes()))
    }

    /// The public half: how others know this author.
    pub fn key(&self) -> SignerKey {
        SignerKey(self.0.verifying_key().to_bytes())
    }

    /// Signs a message.
    pub fn sign(&self, message: &[u8]) -> Signature {
        Signature(self.0.sign(message).to_bytes())
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer({})", self.key())
    }
}

/// Checks many signatures, of which those of one signer often follow one another: his key
/// is a point that must be computed from its bytes.
#[derive(Default)]
pub struct Verifier {
    last: Option<(SignerKey, VerifyingKey)>,
}

impl Verifier {
    /// As [`verify`].
    pub fn verify(&mut self, key: &SignerKey, message: &[u8], signature: &Signature) -> bool {
        let point = match self.last {
            Some((last, point)) if last == *key => Ok(point),
            _ => VerifyingKey::from_bytes(&key.0),
        };
        point.is_ok_and(|point| {
            self.last = Some((*key, point));
            let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
            point.verify_strict(message, &signature).is_ok()
        })
    }
}

/// Whether `signature` is `key`'s over `message`, by the strict rules (no small-order
/// keys, no malleable signatures).
pub fn verify(key: &SignerKey, message: &[u8], signature: &Signature) -> bool {
    Verifier::default().verify(key, message, signature)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_holds_for_its_key_and_message_alone() {
        let signer = Signer::from_seed(&Secret::new([1; 32]));
        let other = Signer::from_seed(&Secret::new([2; 32]));
        let signature = signer.sign(b"words");
        assert!(verify(&signer.key(), b"words", &signature));
        assert!(!verify(&signer.key(), b"Words", &signature));
        assert!(!verify(&other.key(), b"words", &signature));
        assert!(!verify(&SignerKey([0; 32]), b"words", &signature));
        let mut verifier = Verifier::default();
        for _ in 0..2 {
            assert!(verifier.verify(&signer.key(), b"words", &signature));
            assert!(!verifier.verify(&signer.key(), b"Words", &signature));
            assert!(!verifier.verify(&other.key(), b"words", &signature));
        }
    }
}
