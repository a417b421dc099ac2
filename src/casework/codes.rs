//! Codes of refusals and faults, for machines: they stay when the words change.

use super::{CaseworkError, Fault};
use crate::bundle::BundleError;
use crate::vault::{Finding, VaultError};

impl CaseworkError {
    /// The kind of refusal.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Vault(error) => vault_code(error),
            Self::FormTaken { .. } => "form_taken",
            Self::Table(_) => "bad_table",
            Self::FaultyRows { .. } => "faulty_rows",
            Self::FormTooLarge => "form_too_large",
            Self::KeysMissing => "keys_missing",
            Self::Randomness(_) | Self::Key(_) | Self::Compose(_) => "no_resources",
            Self::Recovery(_) => "bad_words",
            Self::Card(_) => "bad_card",
            Self::NoRecord(_) => "no_record",
            Self::RecordExists(_) => "record_exists",
            Self::NothingToUndo => "nothing_to_undo",
            Self::NothingToRestore => "nothing_to_restore",
            Self::TooLargeToShow { .. } => "too_large_to_show",
            Self::NoSetting => "no_setting",
            Self::DraftTooLong { .. } => "draft_too_long",
            Self::UnknownKind { .. } => "unknown_kind",
            Self::UnknownField { .. } => "unknown_field",
            Self::BadValue { .. } => "bad_value",
            Self::NoParent { .. } => "no_parent",
            Self::NotInACase { .. } => "not_in_a_case",
            Self::WrongTarget { .. } => "wrong_target",
            Self::OfBytes(_) => "of_bytes",
            Self::NothingToRetract(_) => "nothing_to_retract",
            Self::NothingToDo => "nothing_to_do",
            Self::NoSuchClaim(_) => "no_such_claim",
            Self::NoVerdict(_) => "no_verdict",
            Self::OwnCard => "own_card",
            Self::NoSigner => "no_signer",
            Self::RejectedRecipient => "rejected_recipient",
            Self::NoVault => "no_vault",
            Self::IsFolder => "is_folder",
            Self::IsLink => "is_link",
            Self::TooManyFiles { .. } => "too_many_files",
            Self::OfFile { error, .. } => error.code(),
            Self::Read(_) => "unreadable",
            Self::Write(_) => "unwritable",
            Self::Exists => "exists",
            Self::NoRoom { .. } => "no_room",
            Self::NoAttachment => "no_attachment",
            Self::Bundle(error) => bundle_code(error),
            Self::BundleRevision { .. } => "bad_revision",
            Self::TooManyRevisions => "too_many_revisions",
            Self::Form(_) | Self::BundleForm(_) => "bad_form",
            Self::NotYet(_) => "not_yet",
            Self::NothingToExport => "nothing_to_export",
            Self::LargerThanABundle { .. } => "larger_than_a_bundle",
            Self::RecordLargerThanABundle { .. } => "record_larger_than_a_bundle",
            Self::MaxSizeTooSmall { .. } => "max_size_too_small",
            Self::Export(_) => "not_exported",
            Self::NotVerified => "not_verified",
            Self::TracesRemain(_) => "traces_remain",
            Self::Cancelled => "cancelled",
            Self::WorkerGone => "worker_gone",
        }
    }
}

fn bundle_code(error: &BundleError) -> &'static str {
    match error {
        BundleError::NotABundle => "not_a_bundle",
        BundleError::CutShort => "cut_short",
        BundleError::Damaged => "damaged",
        BundleError::TooCostly => "too_costly",
        BundleError::NotForThisKey => "not_for_this_key",
        BundleError::NeedsPassphrase => "needs_passphrase",
        BundleError::WrongPassphrase => "wrong_passphrase",
        BundleError::Newer(_) => "newer",
        BundleError::Zip(..) | BundleError::Missing(_) | BundleError::Bag(..) => "not_sound",
        BundleError::Signature(_) => "bad_signature",
        BundleError::Changed => "changed",
        BundleError::Cancelled => "cancelled",
        BundleError::Io(_) => "unreadable",
    }
}

fn vault_code(error: &VaultError) -> &'static str {
    match error {
        VaultError::NotAVault => "not_a_vault",
        VaultError::WrongPassphraseOrDamaged | VaultError::WrongPassphrase => "wrong_passphrase",
        VaultError::WrongWords => "wrong_words",
        VaultError::Damaged { .. } | VaultError::Corrupt(_) => "damaged",
        VaultError::Newer { .. } => "newer",
        VaultError::AlreadyOpen => "already_open",
        VaultError::Exists => "exists",
        VaultError::Full => "no_room",
        VaultError::ReadOnly => "unwritable",
        VaultError::Cancelled => "cancelled",
        VaultError::WrongContent => "wrong_content",
        VaultError::NotVerified(_) => "not_verified",
        VaultError::Moved => "moved",
        _ => "vault",
    }
}

impl Fault {
    /// The kind of fault.
    pub fn code(&self) -> &'static str {
        match self {
            Self::File(Finding::Page { .. }) => "page",
            Self::File(Finding::Structure { .. }) => "structure",
            Self::File(Finding::Reference { .. }) => "reference",
            Self::File(Finding::Attachment { .. }) => "attachment",
            Self::File(Finding::Form { .. }) => "form",
            Self::File(Finding::Log { .. }) => "log",
            Self::Revision(_) => "revision",
            Self::Derived(_) => "derived",
            Self::Orders => "orders",
            Self::Unreadable => "unreadable",
        }
    }
}
