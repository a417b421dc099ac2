//! The one place that names crypto crates: secrets that wipe and never print,
//! passphrase to key, hashing, signing, sealing, cards.
