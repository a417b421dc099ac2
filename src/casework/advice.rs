//! What to do next, after a refusal: one sentence for each, for the command line.

use std::io;

use super::CaseworkError;
use crate::bundle::{BundleError, WriteError};
use crate::crypto::{CardError, RecoveryError, SealError};
use crate::history::RevisionError;
use crate::vault::VaultError;

impl CaseworkError {
    /// What to do next.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Vault(error) => vault_advice(error),
            Self::KeysMissing => "Open a backup of this vault.",
            Self::Randomness(_) | Self::Key(_) | Self::Compose(_) => {
                "Close other programs and try again."
            }
            Self::Form(_) => {
                "Correct it where it says, and check it again: dala form check FILE.xlsx"
            }
            Self::FormTaken { .. } => {
                "Give the changed form another version, in its sheet settings."
            }
            Self::Table(_) => "Open it in a spreadsheet, and save it as .xlsx or as CSV in UTF-8.",
            Self::FaultyRows { .. } => {
                "Correct the cells that are named, or leave these rows out with: --skip-bad"
            }
            Self::FormTooLarge => "Ask for fewer questions or choices.",
            Self::Recovery(error) => words_advice(error),
            Self::Card(CardError::Name) | Self::Exists => "Choose another name.",
            Self::Card(CardError::Newer)
            | Self::BundleRevision { error: RevisionError::Newer, .. } => "Update Dala.",
            Self::Card(_) => "Ask for the card again; take it from the person directly.",
            Self::RecordExists(_) => "Edit it, or add one under a new id.",
            Self::NothingToUndo => "What others said is theirs; say what you hold to be right.",
            Self::NothingToRestore => "It may come with another bundle.",
            Self::TooLargeToShow { .. } => "Write the file itself with: dala extract",
            Self::NoSetting => "Choose a shorter value, or a name of a-z, 0-9, _, . and -.",
            Self::DraftTooLong { .. } => "Shorten it, or attach the text as a file.",
            Self::NoRecord(_) => "See the ids with: dala list VAULT KIND --json",
            Self::UnknownKind { .. } => "See them with: dala form list VAULT, or: dala help add",
            Self::UnknownField { .. } => "The fields of each kind are listed by: dala help add",
            Self::BadValue { .. } => "Correct it and give the whole command again.",
            Self::NoParent { .. } => "Name it with: --set parent=ID",
            Self::NotInACase { .. } => "Leave out --case, or file a record that refers to it.",
            Self::WrongTarget { .. } => "Name a record of the right kind.",
            Self::OfBytes(_) => "Attach the file itself with: dala attach VAULT ID FILE",
            Self::NothingToRetract(_) => {
                "What others said is theirs to retract; say what you hold to be right with: \
                 dala settle"
            }
            Self::NothingToDo => "See the record with: dala show VAULT ID",
            Self::NoSuchClaim(_) => "See the claims with: dala conflicts VAULT --json",
            Self::NoVerdict(_) => {
                "Say what you hold to be right; take back what you said yourself with: dala edit \
                 --retract"
            }
            Self::OwnCard => "Name the card of somebody else.",
            Self::NoSigner => "See the signers with: dala signers VAULT",
            Self::RejectedRecipient => "Leave it out, or believe it again: dala trust VAULT CARD",
            Self::NoVault => "Check the name of the file and of its folder.",
            Self::IsFolder | Self::IsLink => "Name the file itself.",
            Self::TooManyFiles { .. } => "Take the rest in separately, folder by folder.",
            Self::OfFile { error, .. } => error.advice(),
            Self::Read(_) => "Check that the file is there and may be read.",
            Self::Write(_) => "Check the disk and the folder, and try again.",
            Self::NoRoom { .. } => "Make room, or choose another disk.",
            Self::NoAttachment => "It may be in another part of the export, or be withheld.",
            Self::Bundle(error) => bundle_advice(error),
            Self::BundleRevision { .. } => TAMPERED,
            Self::TooManyRevisions | Self::BundleForm(_) => "Ask the sender what it holds.",
            Self::NotYet(_) => "Export for your own organisation with: --purpose own",
            Self::NothingToExport => "Check the case's id with: dala list VAULT case --json",
            Self::LargerThanABundle { .. } => {
                "Raise --max-size (a disk that is not FAT32), or hand over this file by itself: \
                 dala extract"
            }
            Self::RecordLargerThanABundle { .. } | Self::MaxSizeTooSmall { .. } => {
                "Raise --max-size."
            }
            Self::Export(error) => export_advice(error),
            Self::NotVerified => "The disk may be failing: export to another one.",
            Self::TracesRemain(_) => {
                "Make room on the vault's disk and give any command: opening it removes them."
            }
            Self::Cancelled => "Start again when you like.",
            Self::WorkerGone => "Start the program again.",
        }
    }
}

const TAMPERED: &str =
    "Ask the sender to export it again; keep this file if you suspect tampering.";

fn bundle_advice(error: &BundleError) -> &'static str {
    match error {
        BundleError::NotABundle => "Choose the file that ends in .age, as it came.",
        BundleError::CutShort | BundleError::Damaged | BundleError::Changed => {
            "Copy it again from where it came; if that does not help, ask for it anew."
        }
        BundleError::NotForThisKey => {
            "Open it with the vault that it is for, or give the sender your card: dala card VAULT"
        }
        BundleError::NeedsPassphrase => "Give it with: --bundle-passphrase-file FILE",
        BundleError::TooCostly => "Ask the sender to seal it with Dala.",
        BundleError::WrongPassphrase => "Ask the sender for it and type it again.",
        BundleError::Newer(_) => "Update Dala.",
        BundleError::Cancelled => "Start again when you like.",
        BundleError::Io(_) => "Check the disk that it is on, and try again.",
        BundleError::Zip(..)
        | BundleError::Missing(_)
        | BundleError::Bag(..)
        | BundleError::Signature(_) => TAMPERED,
    }
}

fn words_advice(error: &RecoveryError) -> &'static str {
    match error {
        RecoveryError::TooLong | RecoveryError::Mixed => {
            "Give one sheet alone, or the parts of one sheet."
        }
        RecoveryError::NoWords => "Type the words of the sheet, or of its parts.",
        RecoveryError::Unknown { .. } => "Compare this word with the sheet.",
        RecoveryError::Count { .. } => "Compare with the sheet: a word may be missing or broken.",
        RecoveryError::Checksum => "Compare each word and its place with the sheet.",
        RecoveryError::Newer => "Update Dala.",
        RecoveryError::OfPart { error, .. } => words_advice(error),
        RecoveryError::TooFew { .. } => "Ask for further parts of this sheet.",
        RecoveryError::OfAnother { .. } => {
            "Parts that go together bear one code, such as K7-RD-4C: leave the others out."
        }
        RecoveryError::Twice { .. } => "Leave one of them out, and give another part.",
        _ => "Try it with other parts of this sheet.",
    }
}

fn export_advice(error: &WriteError) -> &'static str {
    match error {
        WriteError::AttachmentDamaged(_) => "Run: dala check VAULT",
        WriteError::Seal(SealError::EmptyPassphrase) => "Choose several words.",
        WriteError::Seal(SealError::TooManyRecipients) => "Export several times, to fewer at once.",
        WriteError::TooMany | WriteError::TooLarge => {
            "Export fewer cases at once with --case, or smaller bundles with --max-size."
        }
        _ => "Try again; if it happens again, run: dala check VAULT",
    }
}

fn vault_advice(error: &VaultError) -> &'static str {
    match error {
        VaultError::NotAVault => "Choose the file that ends in .dala.",
        VaultError::WrongPassphraseOrDamaged => {
            "Check Caps Lock and the keyboard layout and type it again."
        }
        VaultError::WrongPassphrase => "Type it again.",
        VaultError::WrongWords => {
            "The sheet may be another file's, or older than the passphrase. If it is the right \
             one, the first bytes of the file are damaged: try a backup."
        }
        VaultError::Damaged { .. } | VaultError::Corrupt(_) => {
            "Open a backup; keep this file, it may still be read in part."
        }
        VaultError::Newer { .. } => "Update Dala.",
        VaultError::AlreadyOpen => "Close it there first.",
        VaultError::Exists => "Choose another name.",
        VaultError::Full => "Make room on the disk and try again.",
        VaultError::ReadOnly => "Copy the vault to a folder that can be written.",
        VaultError::Io { source, .. } if source.kind() == io::ErrorKind::NotFound => {
            "Check the name of the file and of its folder."
        }
        VaultError::Io { source, .. } if source.kind() == io::ErrorKind::PermissionDenied => {
            "Ask for the right to read and write it, or copy it to a folder of your own."
        }
        VaultError::Moved => "Put the file back where it was, or open it where it is now.",
        VaultError::NotReopened => "Open the vault again.",
        _ => "Try again; if it happens again, make a backup of the file first.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_to_do_fits_what_happened() {
        let missing = || io::Error::from(io::ErrorKind::NotFound);
        for (error, says) in [
            (CaseworkError::from(BundleError::Cancelled), "Start again"),
            (CaseworkError::from(VaultError::Cancelled), "Start again"),
            (BundleError::NotForThisKey.into(), "give the sender your card"),
            (BundleError::NeedsPassphrase.into(), "--bundle-passphrase-file"),
            (BundleError::WrongPassphrase.into(), "type it again"),
            (CaseworkError::IsFolder, "Name the file itself"),
            (VaultError::WrongWords.into(), "older than the passphrase"),
            (RecoveryError::Unknown { position: 7 }.into(), "this word"),
            (CaseworkError::Card(CardError::Name), "another name"),
            (CaseworkError::Export(SealError::EmptyPassphrase.into()), "several words"),
            (VaultError::Io { what: "", source: missing() }.into(), "Check the name"),
        ] {
            assert!(error.advice().contains(says), "{error}: {}", error.advice());
        }
        assert_eq!(CaseworkError::from(VaultError::Cancelled).code(), "cancelled");
        assert!(CaseworkError::Read(missing()).to_string().contains("there is no such file"));
    }
}
