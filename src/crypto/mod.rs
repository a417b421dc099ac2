//! The one place that names crypto crates: secrets that wipe and never print,
//! passphrase to key, hashing, signing, sealing, cards.

mod hash;
mod kdf;
mod page;
mod random;
mod secret;
mod sign;

pub use hash::{Hasher, sha256};
pub use kdf::{KDF_VERSIONS, KdfError, KdfParams, derive_key};
pub use page::{PAGE_SIZE, PageKey, SALT_SIZE, VaultKey};
pub use random::{NoRandomness, Randomness, SystemRandomness};
pub use secret::{Passphrase, Secret};
pub use sign::{Signer, verify};
