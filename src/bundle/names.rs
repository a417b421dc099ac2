//! The closed set of names in a bundle. What has no name here cannot be in one.

use std::fmt;
use std::str::FromStr;

use crate::record::{Digest, Kind};

use super::limits::NAME_MOST;

/// A name that no entry may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a name that a bundle may hold")]
pub struct BadName;

/// The ending of an attachment's name: 1 to 5 of `[a-z0-9]`, from the content.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Extension {
    letters: [u8; 5],
    length: u8,
}

impl Extension {
    /// The ending as text.
    pub fn as_str(&self) -> &str {
        let letters = self.letters.get(..usize::from(self.length)).unwrap_or_default();
        std::str::from_utf8(letters).unwrap_or_default()
    }
}

impl FromStr for Extension {
    type Err = BadName;

    fn from_str(text: &str) -> Result<Self, BadName> {
        let small = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        let mut letters = [0; 5];
        let place = letters.get_mut(..text.len()).ok_or(BadName)?;
        if text.is_empty() || !text.as_bytes().iter().all(small) {
            return Err(BadName);
        }
        place.copy_from_slice(text.as_bytes());
        Ok(Self { letters, length: u8::try_from(text.len()).map_err(|_| BadName)? })
    }
}

impl fmt::Display for Extension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Extension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Extension({self})")
    }
}

/// A form's place in a bundle: its id and its version, 1 to 64 of `[a-z0-9_.-]` each.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FormName {
    id: Kind,
    version: String,
}

impl FormName {
    /// The name of a form.
    ///
    /// # Errors
    /// [`BadName`] if the version has other letters or none.
    pub fn new(id: Kind, version: &str) -> Result<Self, BadName> {
        let allowed = |byte: u8| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'.' | b'-')
        };
        if (1..=64).contains(&version.len()) && version.bytes().all(allowed) {
            Ok(Self { id, version: version.to_owned() })
        } else {
            Err(BadName)
        }
    }

    /// The kind of record that the form describes.
    pub fn id(&self) -> &Kind {
        &self.id
    }

    /// The form's version.
    pub fn version(&self) -> &str {
        &self.version
    }
}

/// The name of an entry. Their order is the order in the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryName {
    /// `bagit.txt`
    BagIt,
    /// `bag-info.txt`
    BagInfo,
    /// `manifest-sha256.txt`
    Manifest,
    /// `tagmanifest-sha256.txt`
    TagManifest,
    /// `signature.sshsig`
    Signature,
    /// `data/README.txt`
    Readme,
    /// `data/revisions.jsonl`
    Revisions,
    /// `data/forms/ID@VERSION.json`
    Form(FormName),
    /// `data/attachments/SHA256.EXT`
    Attachment(Digest, Extension),
    /// `padding`
    Padding,
}

impl EntryName {
    /// What every bundle has, once each, whatever else it holds.
    pub(super) const REQUIRED: [Self; 8] = [
        Self::BagIt,
        Self::BagInfo,
        Self::Manifest,
        Self::TagManifest,
        Self::Signature,
        Self::Readme,
        Self::Revisions,
        Self::Padding,
    ];

    /// Whether the manifest lists it (`data/*`).
    pub(super) fn is_payload(&self) -> bool {
        matches!(self, Self::Readme | Self::Revisions | Self::Form(_) | Self::Attachment(_, _))
    }
}

impl fmt::Display for EntryName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BagIt => f.write_str("bagit.txt"),
            Self::BagInfo => f.write_str("bag-info.txt"),
            Self::Manifest => f.write_str("manifest-sha256.txt"),
            Self::TagManifest => f.write_str("tagmanifest-sha256.txt"),
            Self::Signature => f.write_str("signature.sshsig"),
            Self::Readme => f.write_str("data/README.txt"),
            Self::Revisions => f.write_str("data/revisions.jsonl"),
            Self::Form(form) => write!(f, "data/forms/{}@{}.json", form.id, form.version),
            Self::Attachment(digest, ending) => write!(f, "data/attachments/{digest}.{ending}"),
            Self::Padding => f.write_str("padding"),
        }
    }
}

impl FromStr for EntryName {
    type Err = BadName;

    fn from_str(text: &str) -> Result<Self, BadName> {
        if text.len() > NAME_MOST {
            return Err(BadName);
        }
        if let Some(fixed) = Self::REQUIRED.into_iter().find(|name| name.to_string() == text) {
            return Ok(fixed);
        }
        if let Some(rest) = text.strip_prefix("data/attachments/") {
            let (digest, ending) = rest.split_once('.').ok_or(BadName)?;
            return Ok(Self::Attachment(digest.parse().map_err(|_| BadName)?, ending.parse()?));
        }
        let form = text.strip_prefix("data/forms/").and_then(|rest| rest.strip_suffix(".json"));
        let (id, version) = form.and_then(|form| form.split_once('@')).ok_or(BadName)?;
        Ok(Self::Form(FormName::new(Kind::new(id).map_err(|_| BadName)?, version)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_comes_back_from_its_text_and_no_other_is_one() {
        let digest = Digest([0xab; 32]);
        for text in [
            "bagit.txt".to_owned(),
            "padding".to_owned(),
            "data/forms/person@1.json".to_owned(),
            format!("data/forms/{}@{}.json", "a".repeat(64), "b".repeat(64)),
            format!("data/attachments/{digest}.jpg"),
        ] {
            assert_eq!(text.parse::<EntryName>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "../bagit.txt",
            "/bagit.txt",
            "Padding",
            "data/",
            "data/forms/",
            "fetch.txt",
            "data/forms/../x@1.json",
            "data/forms/a@b/c.json",
            "data\\README.txt",
            "data/forms/a@.json",
            "data/forms/@1.json",
            "data/forms/Person@1.json",
            "data/attachments/ab.jpg",
            "manifest-sha512.txt",
            "padding\0",
            &format!("data/attachments/{digest}.JPG"),
            &format!("data/attachments/{digest}.jpegxl"),
            &format!("data/attachments/{digest}."),
            &format!("data/attachments/{digest}"),
            &format!("data/forms/{}@1.json", "a".repeat(65)),
        ] {
            assert_eq!(text.parse::<EntryName>(), Err(BadName), "{text:?}");
        }
    }
}
