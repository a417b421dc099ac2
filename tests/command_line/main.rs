//! Bad input through the real program. Each: exit code 1, nothing on standard output, one
//! line on standard error that says what happened, what was left unchanged and what to do;
//! and not a byte changed in the folder.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panic")]

#[path = "../bundles/builder.rs"]
#[expect(dead_code, reason = "the whole of it is used by the tests of bundles")]
mod builder;
#[path = "../common/cli.rs"]
mod cli;
#[path = "../common/mod.rs"]
mod common;

mod answers;
mod bundles;
mod lines;
mod photos;
mod recovery;
mod scene;
mod vaults;

/// Who signs bundles that were made by hand.
fn signer() -> dala::crypto::Signer {
    dala::crypto::Signer::from_seed(&dala::crypto::Secret::new([1; 32]))
}
