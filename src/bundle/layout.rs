//! Where each entry of a bundle will lie: every size is known before a byte is written.

use crate::crypto::{SealError, SealTo};

use super::bag::{BAGIT, BagInfo, Oxum, README};
use super::error::WriteError;
use super::limits::{ENTRIES_MOST, FORM_MOST, FORMS_MOST, SIZE_MOST};
use super::names::EntryName;
use super::padding;
use super::write::Contents;
use super::zip::{self, Directory, Zip64From};

/// The armoured Ed25519 signature of SHA-512 in Dala's namespace is always this long.
pub(super) const SIGNATURE_SIZE: u64 = 306;
const PADDING_NAME: usize = 7;

/// An entry in its place.
#[derive(Debug)]
pub(super) struct Placed {
    pub name: EntryName,
    pub size: u64,
    pub offset: u64,
}

/// All entries but the padding, which stands last.
#[derive(Debug)]
pub(super) struct Layout {
    pub entries: Vec<Placed>,
    pub info: BagInfo,
    from: Zip64From,
    padding_offset: u64,
    directory: u64,
}

fn line_size(name: &EntryName) -> u64 {
    64 + 2 + name.to_string().len() as u64 + 1
}

impl Layout {
    pub fn new(contents: &Contents, revisions: u64, from: Zip64From) -> Result<Self, WriteError> {
        let payload = payload(contents, revisions)?;
        let mut oxum = Oxum::default();
        for (_, size) in &payload {
            oxum.files += 1;
            oxum.bytes = add(oxum.bytes, *size)?;
        }
        let Contents { day, class, purpose, software, forms: _, attachments: _ } = contents;
        let info = BagInfo {
            day: *day,
            oxum,
            class: *class,
            purpose: purpose.clone(),
            software: software.clone(),
        };
        let tags = [EntryName::BagIt, EntryName::BagInfo, EntryName::Manifest, EntryName::Padding];
        let manifest = payload.iter().map(|(name, _)| line_size(name)).sum();
        let front = [
            (EntryName::BagIt, BAGIT.len() as u64),
            (EntryName::BagInfo, info.to_string().len() as u64),
            (EntryName::Manifest, manifest),
            (EntryName::TagManifest, tags.iter().map(line_size).sum()),
            (EntryName::Signature, SIGNATURE_SIZE),
        ];
        let mut layout = Self { entries: Vec::new(), info, from, padding_offset: 0, directory: 0 };
        for (name, size) in front.into_iter().chain(payload) {
            layout.place(name, size)?;
        }
        Ok(layout)
    }

    fn place(&mut self, name: EntryName, size: u64) -> Result<(), WriteError> {
        let (offset, length) = (self.padding_offset, name.to_string().len());
        self.padding_offset = add(add(offset, zip::local_size(length, size, self.from))?, size)?;
        self.directory += zip::central_size(length, size, offset, self.from);
        self.entries.push(Placed { name, size, offset });
        Ok(())
    }

    /// The padding's place, if it has this many bytes.
    pub fn padding(&self, size: u64) -> Placed {
        Placed { name: EntryName::Padding, size, offset: self.padding_offset }
    }

    /// Where the directory lies with so much padding.
    pub fn directory(&self, padding: u64) -> Directory {
        let local = zip::local_size(PADDING_NAME, padding, self.from);
        let central = zip::central_size(PADDING_NAME, padding, self.padding_offset, self.from);
        Directory {
            entries: self.entries.len() as u64 + 1,
            size: self.directory + central,
            offset: self.padding_offset + local + padding,
        }
    }

    /// The size of the whole zip with so much padding.
    fn plain_size(&self, padding: u64) -> u64 {
        let directory = self.directory(padding);
        let zip64 = if directory.needs_zip64(self.from) { zip::END64_SIZE } else { 0 };
        directory.offset + directory.size + zip::END_SIZE + zip64
    }

    /// The padding that makes the zip exactly this large, if any does: where the padding
    /// itself brings in a Zip64 field, some sizes are jumped over.
    pub fn padding_for(&self, plain: u64) -> Option<u64> {
        let most = plain.checked_sub(self.plain_size(0))?;
        // What Zip64 can add: 20 and 16 or 20 for the padding's sizes, 76 at the end.
        let end = zip::END64_SIZE;
        [0, 36, 40, end, end + 36, end + 40]
            .into_iter()
            .filter_map(|zip64| most.checked_sub(zip64))
            .find(|&padding| self.plain_size(padding) == plain)
    }

    /// The size of the sealed file, exactly.
    pub fn sealed_size(&self, to: &SealTo<'_>) -> Result<u64, SealError> {
        let headers = to.header_sizes()?;
        let can_fill = |plain| self.padding_for(plain).is_some();
        Ok(padding::target(self.plain_size(0), &headers, can_fill))
    }
}

fn add(a: u64, b: u64) -> Result<u64, WriteError> {
    a.checked_add(b).filter(|&sum| sum <= SIZE_MOST).ok_or(WriteError::TooLarge)
}

/// The payload in the order of the file; refuses what no reader would take.
fn payload(contents: &Contents, revisions: u64) -> Result<Vec<(EntryName, u64)>, WriteError> {
    let (forms, attachments) = (&contents.forms, &contents.attachments);
    let count = EntryName::REQUIRED.len() as u64 + forms.len() as u64 + attachments.len() as u64;
    if count > ENTRIES_MOST || forms.len() > FORMS_MOST {
        return Err(WriteError::TooMany);
    }
    let mut payload =
        vec![(EntryName::Readme, README.len() as u64), (EntryName::Revisions, revisions)];
    for form in forms {
        let size = form.bytes.len() as u64;
        if size > FORM_MOST {
            return Err(WriteError::Form);
        }
        payload.push((EntryName::Form(form.name.clone()), size));
    }
    payload.extend(
        attachments.iter().map(|one| (EntryName::Attachment(one.sha256, one.extension), one.size)),
    );
    payload.sort_unstable();
    for pair in payload.windows(2) {
        let [(first, _), (second, _)] = pair else { continue };
        if first == second || same_attachment(first, second) {
            return Err(WriteError::Doubled(second.clone()));
        }
    }
    Ok(payload)
}

/// Whether two names are one attachment under two endings.
pub(super) fn same_attachment(first: &EntryName, second: &EntryName) -> bool {
    match (first, second) {
        (EntryName::Attachment(one, _), EntryName::Attachment(other, _)) => one == other,
        _ => false,
    }
}
