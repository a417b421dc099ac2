//! From unverified to verified: every byte is read once, in order, and must be what the
//! manifests, the checksums and the exporter's signature say.

use std::io::{Read, Seek, SeekFrom};
use std::ops::ControlFlow;

use crate::crypto::{Hasher, sha256, verify_bundle};
use crate::record::{Digest, SignerKey};

use super::bag::{self, BagInfo, Oxum};
use super::error::{BagFault, BundleError, ZipFault};
use super::lines::Lines;
use super::names::EntryName;
use super::read::{Entry, Unverified};
use super::verified::Verified;
use super::write::BLOCK;
use super::zip::Zip64From;

type Progress<'a> = &'a mut dyn FnMut(u64) -> ControlFlow<()>;

fn bag(entry: &Entry, fault: BagFault) -> BundleError {
    BundleError::Bag(entry.name.clone(), fault)
}

/// What the texts before the payload say.
struct Front {
    id: Digest,
    signer: SignerKey,
    info: BagInfo,
    /// Digests of the payload's entries, in order, and of the padding.
    payload: Vec<Digest>,
    padding: Digest,
}

impl<P: Read + Seek> Unverified<P> {
    /// Reads and checks everything. `progress` gets the bytes done, of [`Self::size`], and
    /// can stop it.
    ///
    /// # Errors
    /// [`BundleError`] names the entry and what is wrong with it.
    pub fn verify(
        mut self,
        progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<Verified<P>, BundleError> {
        self.plain.rewind()?;
        let entries = std::mem::take(&mut self.entries);
        let mut pass = Pass { plain: &mut self.plain, at: 0, from: self.from, progress };
        let (front, rest) = read_front(&mut pass, &entries)?;
        let mut revisions = 0;
        for (entry, digest) in rest.iter().zip(front.payload.iter().chain([&front.padding])) {
            let got = match entry.name {
                EntryName::Revisions => {
                    let mut lines = Lines::new();
                    let got = pass.entry(entry, &mut |bytes| {
                        lines.feed::<BundleError>(bytes, &mut |_, _| Ok(()))
                    })?;
                    revisions = lines.end()?;
                    got
                }
                EntryName::Padding => pass.entry(entry, &mut |bytes| {
                    let zeros = bytes.iter().all(|&byte| byte == 0);
                    if zeros { Ok(()) } else { Err(bag(entry, BagFault::Padding)) }
                })?,
                _ => pass.entry(entry, &mut |_| Ok(()))?,
            };
            if got != *digest {
                return Err(bag(entry, BagFault::Digest));
            }
            if matches!(entry.name, EntryName::Attachment(name, _) if name != got) {
                return Err(bag(entry, BagFault::AttachmentName));
            }
        }
        // Nothing may follow the zip, not even an empty chunk of the envelope.
        self.plain.seek(SeekFrom::Start(self.size))?;
        if self.plain.read(&mut [0])? != 0 {
            return Err(BundleError::Changed);
        }
        let Front { id, signer, info, payload, padding: _ } = front;
        let payload = rest.iter().cloned().zip(payload).collect();
        let plain = self.plain;
        Ok(Verified { plain, from: self.from, id, signer, info, revisions, payload })
    }
}

/// Reads the texts, and checks the signature before anything else is believed. Returns
/// them with the entries that remain.
fn read_front<'e, P: Read + Seek>(
    pass: &mut Pass<'_, P>,
    entries: &'e [Entry],
) -> Result<(Front, &'e [Entry]), BundleError> {
    let [bagit, bag_info, manifest, tag_manifest, signature, rest @ ..] = entries else {
        return Err(BundleError::Missing(EntryName::Signature));
    };
    let texts = [
        (bagit, pass.small(bagit)?),
        (bag_info, pass.small(bag_info)?),
        (manifest, pass.small(manifest)?),
    ];
    let tags = pass.small(tag_manifest)?;
    let armored = pass.small(signature)?;
    let signer = verify_bundle(&armored, &tags).map_err(BundleError::Signature)?;
    let named = [EntryName::BagIt, EntryName::BagInfo, EntryName::Manifest, EntryName::Padding];
    let digests = bag::read_manifest(&tag_manifest.name, &tags, named.iter())?;
    let [.., padding] = digests.as_slice() else {
        return Err(bag(tag_manifest, BagFault::ManifestLine));
    };
    for ((entry, bytes), digest) in texts.iter().zip(&digests) {
        if sha256(bytes) != *digest {
            return Err(bag(entry, BagFault::Digest));
        }
    }
    let [(_, bagit), (_, info), (_, lines)] = &texts;
    bag::check_bagit(bagit)?;
    let info = BagInfo::parse(info)?;
    let listed = rest.iter().filter(|entry| entry.name.is_payload());
    let oxum = listed.clone().fold(Oxum::default(), |sum, entry| Oxum {
        bytes: sum.bytes + entry.size,
        files: sum.files + 1,
    });
    if oxum != info.oxum {
        return Err(bag(bag_info, BagFault::Oxum));
    }
    let names = listed.map(|entry| &entry.name);
    let payload = bag::read_manifest(&manifest.name, lines, names)?;
    Ok((Front { id: sha256(&tags), signer, info, payload, padding: *padding }, rest))
}

/// One reading from the first byte to the last.
struct Pass<'p, P> {
    plain: &'p mut P,
    at: u64,
    from: Zip64From,
    progress: Progress<'p>,
}

impl<P: Read + Seek> Pass<'_, P> {
    /// Reads an entry whose size was bounded to what memory bears.
    fn small(&mut self, entry: &Entry) -> Result<Vec<u8>, BundleError> {
        let mut all = Vec::new();
        self.entry(entry, &mut |bytes| {
            all.extend_from_slice(bytes);
            Ok(())
        })?;
        Ok(all)
    }

    /// Reads an entry, its header included, and gives its digest.
    fn entry(
        &mut self,
        entry: &Entry,
        each: &mut dyn FnMut(&[u8]) -> Result<(), BundleError>,
    ) -> Result<Digest, BundleError> {
        let expected = entry.local_header(self.from);
        let mut header = vec![0; expected.len()];
        self.plain.read_exact(&mut header)?;
        if header != expected {
            return Err(BundleError::Zip(Some(entry.name.clone()), ZipFault::LocalHeader));
        }
        self.at += header.len() as u64;
        let (mut hasher, mut crc) = (Hasher::default(), crc32fast::Hasher::new());
        let mut left = entry.size;
        let mut block = vec![0; usize::try_from(left).unwrap_or(BLOCK).min(BLOCK)];
        while left > 0 {
            let most = usize::try_from(left).unwrap_or(BLOCK).min(BLOCK);
            let Some(bytes) = block.get_mut(..most) else { break };
            self.plain.read_exact(bytes)?;
            left -= bytes.len() as u64;
            self.at += bytes.len() as u64;
            hasher.update(bytes);
            crc.update(bytes);
            each(bytes)?;
            if (self.progress)(self.at).is_break() {
                return Err(BundleError::Cancelled);
            }
        }
        if crc.finalize() != entry.crc32 {
            return Err(bag(entry, BagFault::Crc));
        }
        Ok(hasher.finish())
    }
}
