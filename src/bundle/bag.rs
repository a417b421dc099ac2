//! The texts of the bag (RFC 8493): declaration, bag-info, manifests. Each has one
//! spelling; reading takes no other.

use std::fmt;
use std::str::FromStr;

use crate::record::{Day, Digest};

use super::error::{BagFault, BundleError};
use super::names::{BadName, EntryName};

/// `bagit.txt`: RFC 8493, section 2.1.1.
pub(super) const BAGIT: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
/// `data/README.txt`: how to read a bundle without Dala, in three languages.
pub(super) const README: &str = include_str!("../../assets/bundle/README.txt");

/// What a bundle is for: two classes that never mix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Revisions as their authors signed them, redacted by withholding.
    Evidence,
    /// New records by the exporter's key, for the public.
    Publication,
}

impl Class {
    fn as_str(self) -> &'static str {
        match self {
            Self::Evidence => "evidence",
            Self::Publication => "publication",
        }
    }
}

/// What the exporter means the bundle for, a code of 1 to 32 of `[a-z0-9_]` (`own`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purpose(String);

impl Purpose {
    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Purpose {
    type Err = BadName;

    fn from_str(text: &str) -> Result<Self, BadName> {
        let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        let sound = (1..=32).contains(&text.len()) && text.bytes().all(allowed);
        if sound { Ok(Self(text.to_owned())) } else { Err(BadName) }
    }
}

/// Name and version of the program that wrote a bundle: 1 to 64 printable ASCII
/// characters, no blank at either end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Software(String);

impl Software {
    /// This program.
    pub fn this() -> Self {
        Self(concat!("dala ", env!("CARGO_PKG_VERSION")).to_owned())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Software {
    type Err = BadName;

    fn from_str(text: &str) -> Result<Self, BadName> {
        let printable = text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
        let sound = (1..=64).contains(&text.len()) && printable && text.trim() == text;
        if sound { Ok(Self(text.to_owned())) } else { Err(BadName) }
    }
}

/// Number and size of the payload's files (RFC 8493, section 2.2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Oxum {
    pub bytes: u64,
    pub files: u64,
}

/// `bag-info.txt`: these five lines, in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BagInfo {
    pub day: Day,
    pub oxum: Oxum,
    pub software: Software,
    pub class: Class,
    pub purpose: Purpose,
}

impl fmt::Display for BagInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { day, oxum, software, class, purpose } = self;
        writeln!(f, "Bagging-Date: {:04}-{:02}-{:02}", day.year, day.month, day.day)?;
        writeln!(f, "Payload-Oxum: {}.{}", oxum.bytes, oxum.files)?;
        writeln!(f, "Bag-Software-Agent: {}", software.as_str())?;
        writeln!(f, "Dala-Bundle-Class: {}", class.as_str())?;
        writeln!(f, "Dala-Purpose: {}", purpose.as_str())
    }
}

impl BagInfo {
    /// Reads what [`fmt::Display`] gave.
    pub fn parse(bytes: &[u8]) -> Result<Self, BundleError> {
        let bad = || BundleError::Bag(EntryName::BagInfo, BagFault::Text);
        let text = std::str::from_utf8(bytes).map_err(|_| bad())?;
        let mut lines = text.split_terminator('\n');
        let mut value = |label: &str| {
            let value = lines.next().and_then(|line| line.strip_prefix(label)?.strip_prefix(": "));
            value.ok_or_else(bad)
        };
        let day = parse_day(value("Bagging-Date")?).ok_or_else(bad)?;
        let (size, files) = value("Payload-Oxum")?.split_once('.').ok_or_else(bad)?;
        let oxum = Oxum {
            bytes: size.parse().map_err(|_| bad())?,
            files: files.parse().map_err(|_| bad())?,
        };
        let software = value("Bag-Software-Agent")?.parse().map_err(|_| bad())?;
        let class = match value("Dala-Bundle-Class")? {
            "evidence" => Class::Evidence,
            "publication" => Class::Publication,
            _ => return Err(BundleError::Newer("its class")),
        };
        let purpose = value("Dala-Purpose")?.parse().map_err(|_| bad())?;
        let info = Self { day, oxum, software, class, purpose };
        // Anything else (further lines, zeros before a number) makes other bytes.
        if info.to_string() == text { Ok(info) } else { Err(bad()) }
    }
}

fn parse_day(text: &str) -> Option<Day> {
    let date: jiff::civil::Date = text.parse().ok()?;
    let (year, month, day) = (date.year(), date.month(), date.day());
    Some(Day {
        year: i32::from(year),
        month: u8::try_from(month).ok()?,
        day: u8::try_from(day).ok()?,
    })
}

/// The declaration must be this very one; another version of BagIt is a newer bundle.
pub(super) fn check_bagit(bytes: &[u8]) -> Result<(), BundleError> {
    if bytes == BAGIT.as_bytes() {
        return Ok(());
    }
    let version = BAGIT.as_bytes().get(..15).unwrap_or_default();
    let rest = bytes.strip_prefix(version).unwrap_or_default();
    let later = rest.first().is_some_and(u8::is_ascii_digit) && !rest.starts_with(b"1.0");
    Err(if later {
        BundleError::Newer("its version of BagIt")
    } else {
        BundleError::Bag(EntryName::BagIt, BagFault::Text)
    })
}

/// One line of a manifest.
pub(super) fn manifest_line(digest: &Digest, name: &impl fmt::Display) -> String {
    format!("{digest}  {name}\n")
}

/// The lines of a manifest by SHA-256: 64 lower-case digits, two blanks, a name, a line
/// feed; no name twice. `None` where a line is otherwise.
pub(super) fn manifest_lines(bytes: &[u8]) -> impl Iterator<Item = Option<(Digest, &str)>> {
    bytes.split_inclusive(|&byte| byte == b'\n').map(|line| {
        let line = std::str::from_utf8(line.strip_suffix(b"\n")?).ok()?;
        let (digest, name) = line.split_once("  ")?;
        let sound = !name.is_empty() && name.trim() == name;
        Some((digest.parse().ok()?, name)).filter(|_| sound)
    })
}

/// Reads a manifest that lists exactly the entries `expected`, in their order.
pub(super) fn read_manifest<'e>(
    which: &EntryName,
    bytes: &[u8],
    expected: impl Iterator<Item = &'e EntryName>,
) -> Result<Vec<Digest>, BundleError> {
    let fault = |name: &EntryName, fault| Err(BundleError::Bag(name.clone(), fault));
    let mut expected = expected.peekable();
    let mut digests = Vec::new();
    let mut last: Option<EntryName> = None;
    for line in manifest_lines(bytes) {
        let parsed = line.and_then(|(digest, name)| Some((digest, name.parse().ok()?)));
        let Some((digest, name)) = parsed else { return fault(which, BagFault::ManifestLine) };
        if last.as_ref() == Some(&name) {
            return fault(&name, BagFault::ListedTwice);
        }
        match expected.peek() {
            Some(&next) if *next == name => digests.push(digest),
            Some(&next) if *next < name => return fault(next, BagFault::Unlisted),
            _ if last.as_ref().is_some_and(|last| *last > name) => {
                return fault(which, BagFault::ManifestLine);
            }
            _ => return fault(&name, BagFault::Absent),
        }
        expected.next();
        last = Some(name);
    }
    expected.next().map_or(Ok(digests), |next| fault(next, BagFault::Unlisted))
}

#[cfg(test)]
#[path = "bag_tests.rs"]
mod tests;
