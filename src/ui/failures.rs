//! Which words tell of a refusal: the key of its message in `failures.ftl`, and the numbers
//! that are put into it. No words live here, and nothing that a record, a name or a path
//! says ever passes through.

use std::io::{self, ErrorKind};

use crate::bundle::{BundleError, WriteError};
use crate::casework::CaseworkError;
use crate::crypto::{CardError, KdfError, RecoveryError, SealError};
use crate::form::{FieldError, FormError, TableError, WorkbookError};
use crate::history::{ComposeError, RevisionError};
use crate::vault::VaultError;

const KIB: u64 = 1 << 10;
const MIB: u64 = 1 << 20;

/// A number that is put into a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// As it is.
    Number(u64),
    /// So many bytes, shown as a size in the language of the reader.
    Bytes(u64),
}

/// What to say of a refusal. The message says what happened, its attribute `kept` what was
/// kept, its attribute `next` what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The key of the message.
    pub key: &'static str,
    /// What is put into it, by name.
    pub args: Vec<(&'static str, Amount)>,
}

impl From<&'static str> for Failure {
    fn from(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }
}

impl Failure {
    /// What to say of a refusal of the core.
    pub fn of(error: &CaseworkError) -> Self {
        use CaseworkError as E;
        match error {
            E::Vault(error) => vault(error),
            E::Bundle(error) => bundle(error),
            E::BundleRevision { line, error } => bundle_revision(*line, *error),
            E::Export(error) => export(error),
            E::Card(error) => card(*error),
            E::Recovery(error) => words(error),
            E::Compose(error) => compose(error),
            E::BadValue { reason, .. } => value(reason),
            E::Key(error) => memory(error),
            E::Randomness(_) => "failed-no-randomness".into(),
            E::Read(error) => read(error).file(1, 1),
            E::IsFolder => Self::from("failed-file-folder").file(1, 1),
            E::IsLink => "failed-file-link".into(),
            E::TooManyFiles { most } => Self::from("failed-too-many-files").number("most", *most),
            E::OfFile { number, of, error } => Self::of(error).file(*number, *of),
            E::Write(error) => written(error),
            E::Form(FormError::Sheets(_)) => "failed-form".into(),
            E::FormTaken { .. } => "failed-form-taken".into(),
            E::Table(TableError::TooManyRows) => "failed-table-rows".into(),
            E::Table(TableError::Workbook(WorkbookError::Locked))
            | E::Form(FormError::Workbook(WorkbookError::Locked)) => "failed-table-locked".into(),
            E::Table(_) | E::Form(FormError::Workbook(_)) => "failed-table".into(),
            E::FaultyRows { .. } => "failed-faulty-rows".into(),
            E::FormTooLarge => "failed-form-too-large".into(),
            E::KeysMissing => "failed-keys-missing".into(),
            E::NoVault => "failed-not-there".into(),
            E::Exists => "failed-exists".into(),
            E::NoRoom { free_mib, needed_mib } => Self::from("failed-no-room")
                .bytes("free", free_mib.saturating_mul(MIB))
                .bytes("needed", needed_mib.saturating_mul(MIB)),
            E::TracesRemain(_) => "failed-traces-remain".into(),
            E::Cancelled => "failed-cancelled".into(),
            E::WorkerGone => "failed-worker-gone".into(),
            E::NoRecord(_) => "failed-no-record".into(),
            E::UnknownKind { .. } => "failed-unknown-kind".into(),
            E::UnknownField { .. } => "failed-unknown-field".into(),
            E::NoParent { .. } => "failed-no-parent".into(),
            E::NotInACase { .. } => "failed-not-in-a-case".into(),
            E::WrongTarget { .. } => "failed-wrong-target".into(),
            E::OfBytes(_) => "failed-of-bytes".into(),
            E::NothingToRetract(_) => "failed-nothing-to-retract".into(),
            E::NothingToDo => "failed-nothing-to-do".into(),
            E::RecordExists(_) => "failed-record-exists".into(),
            E::NothingToUndo => "failed-nothing-to-undo".into(),
            E::NothingToRestore => "failed-nothing-to-restore".into(),
            E::TooLargeToShow { size } => {
                Self::from("failed-too-large-to-show").bytes("size", *size)
            }
            E::NoSetting => "failed-no-setting".into(),
            E::DraftTooLong { most_mib } => Self {
                key: "failed-draft-too-long",
                args: vec![("most", Amount::Bytes(most_mib.saturating_mul(MIB)))],
            },
            E::NoSuchClaim(_) => "failed-no-such-claim".into(),
            E::NoVerdict(_) => "failed-no-verdict".into(),
            E::NoAttachment => "failed-no-attachment".into(),
            E::OwnCard => "failed-own-card".into(),
            E::NoSigner => "failed-no-signer".into(),
            E::RejectedRecipient => "failed-rejected-recipient".into(),
            E::TooManyRevisions => "failed-bundle-too-many-revisions".into(),
            E::BundleForm(_) => "failed-bundle-form".into(),
            E::NotYet(_) => "failed-not-yet".into(),
            E::NothingToExport => "failed-nothing-to-export".into(),
            E::LargerThanABundle { size_mib, .. } => Self::from("failed-file-larger-than-a-bundle")
                .bytes("size", size_mib.saturating_mul(MIB)),
            E::RecordLargerThanABundle { size_kib, .. } => {
                Self::from("failed-record-larger-than-a-bundle")
                    .bytes("size", size_kib.saturating_mul(KIB))
            }
            E::MaxSizeTooSmall { least } => {
                Self::from("failed-bundle-size-too-small").bytes("least", *least)
            }
            E::NotVerified => "failed-export-not-verified".into(),
        }
    }

    fn number(mut self, name: &'static str, number: u64) -> Self {
        self.args.push((name, Amount::Number(number)));
        self
    }

    fn bytes(mut self, name: &'static str, bytes: u64) -> Self {
        self.args.push((name, Amount::Bytes(bytes)));
        self
    }

    /// Which of several files or parts, in place of what was said of it before.
    fn file(mut self, number: usize, of: usize) -> Self {
        self.args.retain(|(name, _)| !matches!(*name, "number" | "of"));
        self.number("number", number as u64).number("of", of as u64)
    }
}

fn memory(error: &KdfError) -> Failure {
    Failure::from("failed-no-memory").bytes("needed", u64::from(error.needed_mib) * MIB)
}

fn vault(error: &VaultError) -> Failure {
    use VaultError as E;
    match error {
        E::NotAVault => "failed-not-a-vault".into(),
        E::WrongPassphraseOrDamaged => "failed-vault-passphrase".into(),
        E::WrongPassphrase => "failed-current-passphrase".into(),
        E::WrongWords => "failed-vault-words".into(),
        E::Damaged { .. } | E::Corrupt(_) => "failed-vault-damaged".into(),
        E::Newer { version } => Failure::from("failed-vault-newer")
            .number("version", u64::try_from(*version).unwrap_or_default()),
        E::AlreadyOpen => "failed-already-open".into(),
        E::Exists => "failed-exists".into(),
        E::Full => "failed-disk-full".into(),
        E::ReadOnly => "failed-read-only".into(),
        E::Moved => "failed-moved".into(),
        E::NotReopened => "failed-not-reopened".into(),
        E::Io { source, .. } => match source.kind() {
            ErrorKind::NotFound => "failed-not-there".into(),
            ErrorKind::PermissionDenied => "failed-denied".into(),
            _ => "failed-vault-disk".into(),
        },
        E::Key(error) => memory(error),
        E::NoRandomness(_) => "failed-no-randomness".into(),
        E::Cancelled => "failed-cancelled".into(),
        E::NotVerified(_) => "failed-copy-not-verified".into(),
        E::WrongContent => "failed-wrong-content".into(),
        E::Refused { code } => Failure::from("failed-database")
            .number("code", u64::try_from(*code).unwrap_or_default()),
    }
}

fn read(error: &io::Error) -> Failure {
    match error.kind() {
        ErrorKind::NotFound => "failed-file-missing".into(),
        ErrorKind::PermissionDenied => "failed-file-denied".into(),
        ErrorKind::IsADirectory => "failed-file-folder".into(),
        _ => "failed-file-unreadable".into(),
    }
}

fn written(error: &io::Error) -> Failure {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "failed-file-no-room".into(),
        _ => "failed-file-unwritable".into(),
    }
}

fn value(reason: &FieldError) -> Failure {
    match reason {
        FieldError::Empty => "failed-value-empty".into(),
        FieldError::TooLong(most) => {
            Failure::from("failed-value-too-long").bytes("most", *most as u64)
        }
        FieldError::Type(_) => "failed-value-type".into(),
        FieldError::Date(_) => "failed-value-date".into(),
        FieldError::UnsureDate(_) => "failed-value-unsure-date".into(),
        FieldError::UnknownCode { .. } => "failed-value-code".into(),
    }
}

fn card(error: CardError) -> Failure {
    match error {
        CardError::NotACard => "failed-not-a-card".into(),
        CardError::Newer => "failed-card-newer".into(),
        CardError::Line(line) => Failure::from("failed-card-damaged").number("line", line as u64),
        CardError::Name => "failed-card-name".into(),
        CardError::Signature | CardError::Succession => "failed-card-altered".into(),
    }
}

fn words(error: &RecoveryError) -> Failure {
    use RecoveryError as E;
    match error {
        E::TooLong => "failed-words-too-long".into(),
        E::NoWords => "failed-words-none".into(),
        E::Unknown { position } => {
            Failure::from("failed-words-unknown").number("position", *position as u64).file(1, 1)
        }
        E::Count { found } => {
            Failure::from("failed-words-count").number("found", *found as u64).file(1, 1)
        }
        E::Checksum => Failure::from("failed-words-unfitting").file(1, 1),
        E::Newer => Failure::from("failed-words-newer").file(1, 1),
        E::OfPart { which, of, error } => words(error).file(*which, *of),
        E::TooFew { given, needed } => Failure::from("failed-parts-too-few")
            .number("given", *given as u64)
            .number("needed", u64::from(*needed)),
        E::OfAnother { which } => {
            Failure::from("failed-parts-of-another").number("which", *which as u64)
        }
        E::Twice { number } => {
            Failure::from("failed-parts-twice").number("part", u64::from(*number))
        }
        E::Mixed => "failed-words-mixed".into(),
        E::Unfitting => "failed-parts-unfitting".into(),
    }
}

fn compose(error: &ComposeError) -> Failure {
    match error {
        ComposeError::Randomness(_) => "failed-no-randomness".into(),
        ComposeError::Refused(_) => "failed-not-composed".into(),
    }
}

fn bundle(error: &BundleError) -> Failure {
    use BundleError as E;
    match error {
        E::NotABundle => "failed-not-a-bundle",
        E::CutShort => "failed-bundle-cut-short",
        E::Damaged => "failed-bundle-damaged",
        E::TooCostly => "failed-bundle-too-costly",
        E::NotForThisKey => "failed-bundle-not-for-us",
        E::NeedsPassphrase => "failed-bundle-needs-passphrase",
        E::WrongPassphrase => "failed-bundle-passphrase",
        E::Newer(_) => "failed-bundle-newer",
        E::Zip(..) | E::Missing(_) | E::Bag(..) => "failed-bundle-not-sound",
        E::Signature(_) => "failed-bundle-signature",
        E::Changed => "failed-bundle-changed",
        E::Cancelled => "failed-cancelled",
        E::Io(_) => "failed-bundle-unreadable",
    }
    .into()
}

fn bundle_revision(line: u64, error: RevisionError) -> Failure {
    match error {
        RevisionError::Newer => "failed-bundle-newer".into(),
        RevisionError::Shape(_) | RevisionError::Signature | RevisionError::Opening => {
            Failure::from("failed-bundle-revision").number("line", line)
        }
    }
}

fn export(error: &WriteError) -> Failure {
    use WriteError as E;
    match error {
        E::RevisionsChanged => "failed-export-changed".into(),
        E::AttachmentDamaged(_) => "failed-export-damaged-file".into(),
        E::TooMany | E::TooLarge => "failed-export-too-much".into(),
        E::Line | E::Form | E::Doubled(_) | E::Sign | E::Seal(SealError::Envelope) => {
            "failed-export-not-made".into()
        }
        E::Seal(SealError::NoRecipient) => "failed-export-no-recipient".into(),
        E::Seal(SealError::EmptyPassphrase) => "failed-export-empty-passphrase".into(),
        E::Seal(SealError::TooManyRecipients) => "failed-export-too-many-recipients".into(),
        E::Seal(SealError::NoRandomness(_)) => "failed-no-randomness".into(),
        E::Seal(SealError::Io(error)) | E::Io(error) => written(error),
        E::Cancelled => "failed-cancelled".into(),
    }
}

#[cfg(test)]
mod tests;
