//! SSHSIG (OpenSSH's PROTOCOL.sshsig): a signature that `ssh-keygen -Y verify` checks.
//! Ed25519 over SHA-512 or SHA-256 and one namespace, nothing else.

use ssh_key::public::{Ed25519PublicKey, KeyData};
use ssh_key::{Algorithm, HashAlg, LineEnding, SshSig};

use super::sign::{self, Signer};
use crate::record::{Signature, SignerKey};

/// The namespace of a bundle's signature: what it says can be taken for nothing else.
pub const BUNDLE_NAMESPACE: &str = "dala-bundle";
/// The most bytes that are looked at; an Ed25519 signature takes some 300.
pub const SSHSIG_MOST: usize = 1024;

/// A signature that does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SshsigError {
    /// Not an armoured SSH signature, or not in its one spelling.
    #[error("the signature is not an SSH signature in its usual form")]
    Malformed,
    /// Not Ed25519.
    #[error("the signature is not by an Ed25519 key")]
    Algorithm,
    /// Made for another purpose.
    #[error("the signature was made for another purpose than a bundle")]
    Namespace,
    /// Of other bytes, or by another key.
    #[error("the signature does not fit what was signed")]
    Wrong,
}

/// Signs a message in [`BUNDLE_NAMESPACE`].
///
/// # Errors
/// [`SshsigError::Malformed`] if the encoding fails, which it does for no message.
pub fn sign_bundle(signer: &Signer, message: &[u8]) -> Result<String, SshsigError> {
    let malformed = |_| SshsigError::Malformed;
    let hash = HashAlg::Sha512;
    let signed = SshSig::signed_data(BUNDLE_NAMESPACE, hash, message).map_err(malformed)?;
    let signature =
        ssh_key::Signature::new(Algorithm::Ed25519, signer.sign(&signed).as_bytes().to_vec())
            .map_err(malformed)?;
    let key = KeyData::from(Ed25519PublicKey(signer.key().0));
    SshSig::new(key, BUNDLE_NAMESPACE, hash, signature)
        .and_then(|sig| sig.to_pem(LineEnding::LF))
        .map_err(malformed)
}

/// Who signed the message in [`BUNDLE_NAMESPACE`].
///
/// # Errors
/// [`SshsigError`] says what is wrong with the signature.
pub fn verify_bundle(armored: &[u8], message: &[u8]) -> Result<SignerKey, SshsigError> {
    if armored.len() > SSHSIG_MOST {
        return Err(SshsigError::Malformed);
    }
    let sig = SshSig::from_pem(armored).map_err(|_| SshsigError::Malformed)?;
    let spelling = sig.to_pem(LineEnding::LF).map_err(|_| SshsigError::Malformed)?;
    if spelling.as_bytes() != armored
        || sig.version() != SshSig::VERSION
        || !sig.reserved().is_empty()
    {
        return Err(SshsigError::Malformed);
    }
    let KeyData::Ed25519(key) = sig.public_key() else { return Err(SshsigError::Algorithm) };
    if sig.algorithm() != Algorithm::Ed25519 {
        return Err(SshsigError::Algorithm);
    }
    if sig.namespace() != BUNDLE_NAMESPACE {
        return Err(SshsigError::Namespace);
    }
    let signed = SshSig::signed_data(BUNDLE_NAMESPACE, sig.hash_alg(), message)
        .map_err(|_| SshsigError::Malformed)?;
    let signature =
        Signature::from_slice(sig.signature_bytes()).map_err(|_| SshsigError::Malformed)?;
    let key = SignerKey(key.0);
    if sign::verify(&key, &signed, &signature) { Ok(key) } else { Err(SshsigError::Wrong) }
}

/// The line `ssh-ed25519 AAAA…` of a key, as OpenSSH writes it.
pub fn ssh_line(key: &SignerKey) -> String {
    let data = KeyData::from(Ed25519PublicKey(key.0));
    ssh_key::PublicKey::new(data, "").to_openssh().unwrap_or_default().trim_end().to_owned()
}

/// Reads what [`ssh_line`] gave: this one spelling, without a comment.
pub fn parse_ssh_line(line: &str) -> Option<SignerKey> {
    let key = ssh_key::PublicKey::from_openssh(line).ok()?;
    let KeyData::Ed25519(bytes) = key.key_data() else { return None };
    let key = SignerKey(bytes.0);
    (ssh_line(&key) == line).then_some(key)
}
