//! What can be wrong with a bundle, each told apart. Entries are named: their names are
//! hashes and fixed words, never content.

use std::io;

use crate::crypto::{OpenError, SealBroken, SealError, SshsigError};

use super::names::EntryName;
use super::verified::ChangedUnderneath;

/// How a zip breaks the rules of a bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ZipFault {
    /// No end record where it must be: not a zip, trailing bytes, or a comment.
    End,
    /// The numbers of the end record or of the directory do not fit the file.
    Directory,
    /// More entries than [`super::limits::ENTRIES_MOST`], or more forms than allowed.
    TooMany,
    /// A name outside the closed set: a path, another folder, `fetch.txt`.
    Name,
    /// A name that is there twice, or one attachment under two endings.
    Doubled,
    /// Not in the order that bundles have.
    Order,
    /// Encrypted, with a data descriptor, or other flags.
    Flags,
    /// Compressed.
    Compressed,
    /// An extra field other than a needed Zip64 one.
    Extra,
    /// A comment.
    Comment,
    /// A link, a folder, or other attributes.
    Attributes,
    /// Entries with bytes between them, or that share bytes.
    Position,
    /// Larger than an entry of its name may be.
    TooLarge,
    /// The header before the entry and the directory differ.
    LocalHeader,
    /// Version, time, disk or another number that is not as it must be.
    Header,
}

impl ZipFault {
    fn text(self) -> &'static str {
        match self {
            Self::End => "does not end like a bundle: cut short, or something was added",
            Self::Directory => "has a directory that does not fit the file",
            Self::TooMany => "has more entries than allowed",
            Self::Name => "holds a file that no bundle has",
            Self::Doubled => "is there twice",
            Self::Order => "is not where it belongs",
            Self::Flags => "is encrypted, or of unknown size",
            Self::Compressed => "is compressed",
            Self::Extra => "has a field that no bundle has",
            Self::Comment => "has a comment",
            Self::Attributes => "is a link, a folder or otherwise special",
            Self::Position => "overlaps another, or leaves a gap",
            Self::TooLarge => "is larger than allowed",
            Self::LocalHeader => "has two headers that differ",
            Self::Header => "has a header that no bundle has",
        }
    }
}

/// How the bag inside breaks RFC 8493 or the rules of a bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BagFault {
    /// The bytes are not those of the manifest.
    Digest,
    /// The bytes are not those of the zip's checksum.
    Crc,
    /// Not in the manifest.
    Unlisted,
    /// In the manifest, but not in the bundle.
    Absent,
    /// In the manifest twice.
    ListedTwice,
    /// A line of a manifest that is none.
    ManifestLine,
    /// The bytes are not those that the attachment's name promises.
    AttachmentName,
    /// `bagit.txt` or `bag-info.txt` is not as it must be.
    Text,
    /// Payload-Oxum is not the number and size of the files.
    Oxum,
    /// Padding other than zeros.
    Padding,
    /// A line too long, empty, or without its end.
    Line,
}

impl BagFault {
    fn text(self) -> &'static str {
        match self {
            Self::Digest => "was altered: its SHA-256 is another",
            Self::Crc => "was altered: its CRC-32 is another",
            Self::Unlisted => "is not in the manifest",
            Self::Absent => "is in the manifest, but missing",
            Self::ListedTwice => "is in the manifest twice",
            Self::ManifestLine => "has a line that cannot be understood",
            Self::AttachmentName => "is not the file that its name says",
            Self::Text => "is not as the format has it",
            Self::Oxum => "states another number or size of files",
            Self::Padding => "holds something other than zeros",
            Self::Line => "has a line that is too long, empty or cut",
        }
    }
}

/// A bundle that cannot be taken. Nothing of it was given out.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// Some other file, or nothing.
    #[error("this is not a bundle")]
    NotABundle,
    /// Not all of the file is here.
    #[error("the bundle is cut short")]
    CutShort,
    /// The sealed bytes were altered.
    #[error("the bundle is damaged")]
    Damaged,
    /// Its passphrase would take longer to check than any Dala asks for.
    #[error("the bundle's passphrase would take too long to check")]
    TooCostly,
    /// Sealed to others.
    #[error("the bundle is sealed to someone else")]
    NotForThisKey,
    /// Sealed with a passphrase, none given.
    #[error("the bundle needs a passphrase")]
    NeedsPassphrase,
    /// Sealed with another passphrase.
    #[error("the passphrase does not open the bundle")]
    WrongPassphrase,
    /// Made by a later version.
    #[error("the bundle was made by a newer Dala: {0} is not known here")]
    Newer(&'static str),
    /// The container breaks the rules.
    #[error("the bundle is not sound: {} {}", place(.0.as_ref()), .1.text())]
    Zip(Option<EntryName>, ZipFault),
    /// A required entry is missing.
    #[error("the bundle is not sound: {0} is missing")]
    Missing(EntryName),
    /// The bag breaks the rules.
    #[error("the bundle is not sound: {} {}", .0, .1.text())]
    Bag(EntryName, BagFault),
    /// The exporter's signature does not hold.
    #[error("the bundle is not sound: {0}")]
    Signature(SshsigError),
    /// The file changed after it was verified.
    #[error("the bundle changed while it was read")]
    Changed,
    /// The caller stopped it.
    #[error("cancelled")]
    Cancelled,
    /// Reading failed.
    #[error(transparent)]
    Io(io::Error),
}

fn place(name: Option<&EntryName>) -> String {
    name.map_or_else(|| "the file".to_owned(), EntryName::to_string)
}

impl From<io::Error> for BundleError {
    fn from(error: io::Error) -> Self {
        if error.get_ref().is_some_and(|inner| inner.is::<SealBroken>()) {
            return Self::Damaged;
        }
        if error.get_ref().is_some_and(|inner| inner.is::<ChangedUnderneath>()) {
            return Self::Changed;
        }
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Self::CutShort,
            _ => Self::Io(error),
        }
    }
}

impl From<OpenError> for BundleError {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Empty | OpenError::NotSealed => Self::NotABundle,
            OpenError::NewerEnvelope => Self::Newer("its envelope"),
            OpenError::NotForThisKey => Self::NotForThisKey,
            OpenError::NeedsPassphrase => Self::NeedsPassphrase,
            OpenError::WrongPassphrase => Self::WrongPassphrase,
            OpenError::CutShort => Self::CutShort,
            OpenError::TooCostly => Self::TooCostly,
            OpenError::Damaged => Self::Damaged,
            OpenError::Io(error) => Self::from(error),
        }
    }
}

/// A bundle that could not be written. What was written of it is worthless.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The second pass over the revisions gave other bytes than the first.
    #[error("the records changed while they were exported; nothing was exported")]
    RevisionsChanged,
    /// An attachment's bytes are not those of its digest.
    #[error("the stored file {0} is damaged; nothing was exported")]
    AttachmentDamaged(crate::record::Digest),
    /// A line that no reader would take.
    #[error("a record is too large for a bundle, or its line is broken")]
    Line,
    /// A form that no reader would take.
    #[error("a form is too large for a bundle")]
    Form,
    /// More entries than a bundle may have.
    #[error("too many files for one bundle")]
    TooMany,
    /// Two forms of one name, or one attachment twice.
    #[error("{0} was given twice")]
    Doubled(EntryName),
    /// Larger than any file.
    #[error("too large for one bundle")]
    TooLarge,
    /// Sealing failed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// Signing failed.
    #[error("the bundle could not be signed")]
    Sign,
    /// The caller stopped it.
    #[error("cancelled")]
    Cancelled,
    /// Reading a source or writing failed.
    #[error(transparent)]
    Io(#[from] io::Error),
}
