//! The one place that names crypto crates: secrets that wipe and never print,
//! passphrase to key, the key on paper, hashing, signing, sealing, cards; and memory that
//! nobody reads.

mod card;
mod hash;
mod kdf;
mod memory;
mod named;
mod open;
mod page;
mod random;
mod recovery;
mod seal;
mod secret;
mod sign;
mod sshsig;
mod words;

pub use card::{Card, CardError, Fingerprint};
pub use hash::{Hasher, sha256};
pub use kdf::{KDF_VERSIONS, KdfError, KdfParams, derive_key};
pub use memory::guard_memory;
pub use named::named_digest;
pub use open::{OpenError, OpenKey, Opened, SealBroken, open};
pub use page::{PAGE_SIZE, PageKey, SALT_SIZE, VaultKey};
pub use random::{NoRandomness, Randomness, SystemRandomness};
pub use recovery::{
    LONGEST_RECOVERY, MOST_PARTS, Part, RecoveryError, Sheet, SheetCode, Split, SplitCode, recover,
};
pub use seal::{
    BadRecipient, BadSealingKey, Checker, Recipient, SealError, SealTo, SealedWriter, SealingKey,
};
pub use secret::{Passphrase, Secret};
pub use sign::{Signer, Verifier, verify};
pub use sshsig::{
    BUNDLE_NAMESPACE, SSHSIG_MOST, SshsigError, parse_ssh_line, sign_bundle, ssh_line,
    verify_bundle,
};
pub use words::Words;
