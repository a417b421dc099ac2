//! From passphrase to key: Argon2id (RFC 9106), parameters fixed by format version.

use argon2::{Algorithm, Argon2, Params, Version};

use super::secret::{Passphrase, Secret};

/// The cost of one derivation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KdfParams {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
}

/// The parameters of every vault format so far, newest first; opening tries them in turn.
/// Version 1: 256 MiB, 3 passes, one lane: about a second on a laptop of 2015.
pub const KDF_VERSIONS: [KdfParams; 1] = [KdfParams { memory_kib: 256 * 1024, passes: 3 }];

/// The derivation could not be carried out.
#[derive(Debug, thiserror::Error)]
#[error("the key could not be derived: not enough free memory ({needed_mib} MiB needed)")]
pub struct KdfError {
    /// Memory that the derivation needs, in MiB.
    pub needed_mib: u32,
}

/// Derives the 32-byte key of a vault.
///
/// # Errors
/// [`KdfError`] if the memory is not to be had.
pub fn derive_key(
    passphrase: &Passphrase,
    salt: &[u8; 16],
    params: KdfParams,
) -> Result<Secret<32>, KdfError> {
    let failed = KdfError { needed_mib: params.memory_kib / 1024 };
    let Ok(cost) = Params::new(params.memory_kib, params.passes, 1, Some(32)) else {
        return Err(failed);
    };
    let mut blocks = Vec::new();
    if blocks.try_reserve_exact(cost.block_count()).is_err() {
        return Err(failed);
    }
    blocks.resize(cost.block_count(), argon2::Block::default());
    let mut key = Secret::zero();
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, cost);
    let done = argon.hash_password_into_with_memory(
        passphrase.as_bytes(),
        salt,
        key.as_mut(),
        &mut blocks,
    );
    for block in &mut blocks {
        *block = argon2::Block::default();
    }
    done.map(|()| key).map_err(|_| failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_passphrase_in_another_unicode_form_gives_the_same_key() {
        let cheap = KdfParams { memory_kib: 64, passes: 1 };
        let composed = Passphrase::new("Ұлы дала ё й");
        let decomposed = Passphrase::new("Ұлы дала е\u{308} и\u{306}");
        let key = |passphrase| derive_key(passphrase, &[7; 16], cheap).unwrap();
        assert_eq!(key(&composed).as_bytes(), key(&decomposed).as_bytes());
        let other = derive_key(&composed, &[8; 16], cheap).unwrap();
        assert_ne!(key(&composed).as_bytes(), other.as_bytes());
    }
}
