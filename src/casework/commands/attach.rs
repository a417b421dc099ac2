//! Attaching files: their original bytes into the vault, a record that describes them,
//! and what their EXIF offers, which a person takes over or not.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::description::Description;
use super::membership::cases_of;
use super::record::finish;
use super::refuse::check_case;
use crate::casework::jobs::{Step, Watch};
use crate::casework::pen::Pen;
use crate::casework::{Casework, CaseworkError, Outcome};
use crate::crypto::Hasher;
use crate::media::{file_kind, read_exif};
use crate::record::{Digest, RecordId, Value};
use crate::vault::{FileKind, ReadTx, Stored, WriteTx};

/// EXIF stands near the beginning of a photo; a TIFF may put it at its end, and is then
/// read as far as this.
pub(in crate::casework) const EXIF_WITHIN: u64 = 16 << 20;

/// A value that a file itself states. Anybody can write EXIF: it is offered, never taken
/// as true unasked.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// The field of `attachment` that it would fill; `geo` fills none and is only shown.
    pub field: &'static str,
    /// The value.
    pub value: Value,
    /// Whether it was taken over.
    pub taken: bool,
}

/// A file that was attached.
#[derive(Debug, Clone, PartialEq)]
pub struct Attached {
    /// The record that describes it.
    pub record: RecordId,
    /// Its hash.
    pub sha256: Digest,
    /// Bytes.
    pub size: u64,
    /// What it is, by its content.
    pub mime: String,
    /// Whether its bytes were here already.
    pub already_known: bool,
    /// Whether the record is new: no other described these bytes.
    pub is_new: bool,
    /// What its EXIF offers.
    pub offers: Vec<Offer>,
}

/// Where a file goes that is taken in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TakeIn {
    /// The case that it is filed under.
    pub case: Option<RecordId>,
    /// The record that it is linked to; it is filed under that one's cases too.
    pub linked: Option<RecordId>,
}

impl Casework {
    /// Takes files in and links them to a record. With `take_offers` the fields are filled
    /// with what EXIF says.
    ///
    /// # Errors
    /// [`CaseworkError`]; nothing is changed then, none of the files is taken.
    pub fn attach(
        &mut self,
        record: RecordId,
        files: &[&Path],
        take_offers: bool,
        watch: &mut dyn Watch,
    ) -> Result<(Vec<Attached>, Outcome), CaseworkError> {
        let to = TakeIn { case: None, linked: Some(record) };
        self.attach_all(to, &incoming(files)?, take_offers, watch)
    }

    /// Takes files in, all of them or none, whether they are linked to something or not.
    ///
    /// # Errors
    /// [`CaseworkError`]; nothing is changed then.
    pub fn take_in_all(
        &mut self,
        files: &[&Path],
        to: TakeIn,
        watch: &mut dyn Watch,
    ) -> Result<(Vec<Attached>, Outcome), CaseworkError> {
        self.attach_all(to, &incoming(files)?, false, watch)
    }

    /// Takes one file in, whether it is linked to something or not.
    ///
    /// # Errors
    /// [`CaseworkError`]; nothing is changed then.
    pub fn take_in(
        &mut self,
        file: &Path,
        to: TakeIn,
        watch: &mut dyn Watch,
    ) -> Result<(Attached, Outcome), CaseworkError> {
        let (attached, outcome) = self.attach_all(to, &[Incoming::at(file)?], false, watch)?;
        let attached = attached.into_iter().next().ok_or(CaseworkError::NoAttachment)?;
        Ok((attached, outcome))
    }

    /// As [`Casework::attach`], for one file whose bytes are in memory and on no disk.
    ///
    /// # Errors
    /// [`CaseworkError`]; nothing is changed then.
    pub fn attach_bytes(
        &mut self,
        record: RecordId,
        name: &str,
        bytes: &[u8],
        take_offers: bool,
        watch: &mut dyn Watch,
    ) -> Result<(Attached, Outcome), CaseworkError> {
        let (name, size) = (Some(name.to_owned()), bytes.len() as u64);
        let incoming = [Incoming { name, size, content: Content::Here(bytes) }];
        let to = TakeIn { case: None, linked: Some(record) };
        let (attached, outcome) = self.attach_all(to, &incoming, take_offers, watch)?;
        let attached = attached.into_iter().next().ok_or(CaseworkError::NoAttachment)?;
        Ok((attached, outcome))
    }

    fn attach_all(
        &mut self,
        to: TakeIn,
        incoming: &[Incoming<'_>],
        take_offers: bool,
        watch: &mut dyn Watch,
    ) -> Result<(Vec<Attached>, Outcome), CaseworkError> {
        let total: u64 = incoming.iter().map(|file| file.size).sum();
        self.vault.check_room(total)?;
        let Self { vault, forms, signer, clock, randomness, name: by, .. } = self;
        let mut pen = Pen { signer, clock: clock.as_ref(), randomness: randomness.as_mut() };
        let cancel = vault.cancel_flag();
        let done = vault.write("attach files", |tx| {
            let (linked, cases) = filed(tx, to)?;
            let (mut attached, mut outcome, mut done) = (Vec::new(), Outcome::default(), 0);
            for (n, file) in incoming.iter().enumerate() {
                let progress = &mut |bytes| {
                    watch.step(Step { done: done + bytes, total, stage: "attaching" });
                    if watch.is_cancelled() {
                        cancel.cancel();
                    }
                };
                let place = (linked.clone(), cases.clone());
                let one =
                    attach_one(tx, &mut pen, by, file, place, take_offers, &mut outcome, progress);
                attached.push(one.map_err(|error| match error {
                    error @ CaseworkError::Read(_) => error.of_file(n + 1, incoming.len()),
                    error => error,
                })?);
                done += file.size;
            }
            let first = || attached.first().map(|one| one.record);
            let about = to.linked.or_else(first).ok_or(CaseworkError::NothingToDo)?;
            let outcome = finish(tx, &mut pen, forms, "attach", about, outcome)?;
            Ok((attached, outcome))
        });
        if cancel.is_cancelled() {
            cancel.reset();
        }
        done
    }

    /// Writes the original bytes of an attachment to a new file.
    ///
    /// # Errors
    /// [`CaseworkError`]; no file is left then.
    pub fn extract(
        &mut self,
        sha256: &Digest,
        destination: &Path,
        watch: &mut dyn Watch,
    ) -> Result<u64, CaseworkError> {
        use std::io::Write;
        let out = crate::vault::NewFile::begin(destination)?;
        let size = self.vault.read(|tx| {
            let mut reader = tx.read_attachment(sha256)?.ok_or(CaseworkError::NoAttachment)?;
            let (total, mut done) = (reader.size(), 0_u64);
            let mut hasher = Hasher::default();
            let mut block = vec![0; 1 << 20];
            loop {
                let taken = reader.read(&mut block).map_err(CaseworkError::Read)?;
                let bytes = block.get(..taken).unwrap_or_default();
                if bytes.is_empty() {
                    break;
                }
                hasher.update(bytes);
                let mut file = out.file()?;
                file.write_all(bytes).map_err(CaseworkError::Write)?;
                done += bytes.len() as u64;
                watch.step(Step { done, total, stage: "extracting" });
                if watch.is_cancelled() {
                    return Err(CaseworkError::Cancelled);
                }
            }
            if hasher.finish() != *sha256 {
                return Err(crate::vault::VaultError::WrongContent.into());
            }
            Ok(done)
        })?;
        out.put()?;
        Ok(size)
    }
}

/// Takes a file in within a change that is more than that, and gives the record that
/// describes it.
pub(super) fn take_in_within(
    tx: &mut WriteTx<'_>,
    pen: &mut Pen<'_>,
    by: &str,
    file: &Path,
    case: Option<RecordId>,
    outcome: &mut Outcome,
) -> Result<RecordId, CaseworkError> {
    let place = filed(tx, TakeIn { case, linked: None })?;
    let incoming = Incoming::at(file)?;
    Ok(attach_one(tx, pen, by, &incoming, place, false, outcome, &mut |_| {})?.record)
}

/// The record that describes the bytes of this file, if they are here already.
pub(super) fn known_file(tx: &WriteTx<'_>, file: &Path) -> Result<Option<RecordId>, CaseworkError> {
    let mut hasher = Hasher::default();
    let mut reader = Incoming::at(file)?.open()?;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = reader.read(&mut buffer).map_err(CaseworkError::Read)?;
        match buffer.get(..read) {
            Some(bytes) if read > 0 => hasher.update(bytes),
            _ => return known_record(tx, &hasher.finish()),
        }
    }
}

/// Takes in the bytes of a file, and says what it is in a record that `place` links and files.
fn attach_one(
    tx: &mut WriteTx<'_>,
    pen: &mut Pen<'_>,
    by: &str,
    file: &Incoming<'_>,
    place: (BTreeSet<RecordId>, BTreeSet<RecordId>),
    take_offers: bool,
    outcome: &mut Outcome,
    progress: &mut dyn FnMut(u64),
) -> Result<Attached, CaseworkError> {
    let mut bytes = file.open()?;
    let stored = take_in(tx, &mut *bytes, progress)?;
    let (name, (linked, cases)) = (file.name.as_deref(), place);
    let offers = offers(tx, &stored)?;
    let mut news = Description { stored: &stored, name, by, linked, cases, offers };
    let known = known_record(tx, &stored.sha256)?;
    let record = match known {
        Some(known) => news.add_to(tx, pen, known, take_offers, outcome)?,
        None => news.save(tx, pen, take_offers, outcome)?,
    };
    let mime = tx.attachment(&stored.sha256)?.ok_or(CaseworkError::NoAttachment)?.mime;
    let offers = news.offers;
    let Stored { sha256, size, already_known, .. } = stored;
    Ok(Attached { record, sha256, size, mime, already_known, is_new: known.is_none(), offers })
}

/// What a file is linked to, and the cases that it is filed under.
fn filed(
    tx: &ReadTx<'_>,
    to: TakeIn,
) -> Result<(BTreeSet<RecordId>, BTreeSet<RecordId>), CaseworkError> {
    check_case(tx, to.case)?;
    let mut cases: BTreeSet<RecordId> = to.case.into_iter().collect();
    if let Some(record) = to.linked {
        if tx.record(&record)?.is_none() {
            return Err(CaseworkError::NoRecord(record));
        }
        cases.extend(cases_of(tx, &record)?);
    }
    Ok((to.linked.into_iter().collect(), cases))
}

/// A file that is to be attached.
struct Incoming<'a> {
    name: Option<String>,
    size: u64,
    content: Content<'a>,
}

/// Files at their places; of several the one is named that cannot be read.
fn incoming<'f>(files: &[&'f Path]) -> Result<Vec<Incoming<'f>>, CaseworkError> {
    let at = |(n, path): (usize, &&'f Path)| {
        Incoming::at(path).map_err(|error| error.of_file(n + 1, files.len()))
    };
    files.iter().enumerate().map(at).collect()
}

/// Where its bytes are.
enum Content<'a> {
    At(&'a Path),
    Here(&'a [u8]),
}

impl<'a> Incoming<'a> {
    fn at(path: &'a Path) -> Result<Self, CaseworkError> {
        let found = std::fs::metadata(path).map_err(CaseworkError::Read)?;
        if found.is_dir() {
            return Err(CaseworkError::IsFolder);
        }
        if !found.is_file() {
            return Err(CaseworkError::Read(std::io::ErrorKind::InvalidInput.into()));
        }
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        Ok(Self { name, size: found.len(), content: Content::At(path) })
    }

    /// Opened one after the other: there may be thousands.
    fn open(&self) -> Result<Box<dyn Read + 'a>, CaseworkError> {
        let reader: Box<dyn Read + 'a> = match self.content {
            Content::At(path) => Box::new(File::open(path).map_err(CaseworkError::Read)?),
            Content::Here(bytes) => Box::new(bytes),
        };
        Ok(reader)
    }
}

fn take_in(
    tx: &mut WriteTx<'_>,
    bytes: &mut dyn Read,
    progress: &mut dyn FnMut(u64),
) -> Result<Stored, CaseworkError> {
    let kind = |head: &[u8]| {
        let kind = file_kind(head);
        FileKind { mime: kind.mime.to_owned(), extension: kind.extension.to_owned() }
    };
    Ok(tx.store_attachment(bytes, &kind, progress)?)
}

fn offers(tx: &WriteTx<'_>, stored: &Stored) -> Result<Vec<Offer>, CaseworkError> {
    let reader = tx.read_attachment(&stored.sha256)?.ok_or(CaseworkError::NoAttachment)?;
    let mut head = Vec::new();
    reader.take(EXIF_WITHIN).read_to_end(&mut head).map_err(CaseworkError::Read)?;
    let Ok(exif) = read_exif(&head) else { return Ok(Vec::new()) };
    let offered = exif.offered().into_iter();
    Ok(offered.map(|(field, value)| Offer { field, value, taken: false }).collect())
}

/// The record that describes these bytes already.
fn known_record(tx: &WriteTx<'_>, sha256: &Digest) -> Result<Option<RecordId>, CaseworkError> {
    for record in tx.records_with_file(sha256)? {
        if tx.record(&record)?.is_some_and(|row| row.kind == "attachment" && !row.deleted) {
            return Ok(Some(record));
        }
    }
    Ok(None)
}
