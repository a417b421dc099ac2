//! Attaching files: their original bytes into the vault, a record that describes them,
//! and what their EXIF offers, which a person takes over or not.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::record::{AddRecord, field_name, finish};
use crate::casework::jobs::{Step, Watch};
use crate::casework::pen::{Pen, Saying};
use crate::casework::{Casework, CaseworkError, Outcome};
use crate::form::builtin_form;
use crate::media::{file_kind, read_exif};
use crate::record::{Digest, FieldName, RecordId, Value};
use crate::vault::{FileKind, Stored, WriteTx};

/// EXIF stands near the beginning of a photo; a TIFF may put it at its end, and is then
/// read as far as this.
const EXIF_WITHIN: u64 = 16 << 20;

/// A value that a file itself states. Anybody can write EXIF: it is offered, never taken
/// as true unasked.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// The field of `attachment` that it would fill.
    pub field: &'static str,
    /// The value.
    pub value: Value,
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
    /// What its EXIF offers.
    pub offers: Vec<Offer>,
}

impl Casework {
    /// Takes files in and links them to a record. With `take_offers` the fields are filled
    /// with what EXIF says.
    ///
    /// # Errors
    /// [`CaseworkError`]; nothing is changed then, none of the files is taken.
    pub fn attach<'f>(
        &mut self,
        record: RecordId,
        files: &[&'f Path],
        take_offers: bool,
        watch: &mut dyn Watch,
    ) -> Result<(Vec<Attached>, Outcome), CaseworkError> {
        let at = |(n, path): (usize, &&'f Path)| {
            Incoming::at(path).map_err(|error| error.of_file(n + 1, files.len()))
        };
        let incoming: Vec<_> = files.iter().enumerate().map(at).collect::<Result<_, _>>()?;
        self.attach_all(record, &incoming, take_offers, watch)
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
        let (attached, outcome) = self.attach_all(record, &incoming, take_offers, watch)?;
        let attached = attached.into_iter().next().ok_or(CaseworkError::NoAttachment)?;
        Ok((attached, outcome))
    }

    fn attach_all(
        &mut self,
        record: RecordId,
        incoming: &[Incoming<'_>],
        take_offers: bool,
        watch: &mut dyn Watch,
    ) -> Result<(Vec<Attached>, Outcome), CaseworkError> {
        let total: u64 = incoming.iter().map(|file| file.size).sum();
        self.vault.check_room(total)?;
        let Self { vault, forms, signer, clock, randomness, .. } = self;
        let mut pen = Pen { signer, clock: clock.as_ref(), randomness: randomness.as_mut() };
        vault.write("attach files", |tx| {
            let target = tx.record(&record)?.ok_or(CaseworkError::NoRecord(record))?;
            let (mut attached, mut outcome, mut done) = (Vec::new(), Outcome::default(), 0);
            for (n, file) in incoming.iter().enumerate() {
                let of_file = |error: CaseworkError| error.of_file(n + 1, incoming.len());
                let mut bytes = file.open().map_err(of_file)?;
                let stored = take_in(tx, &mut *bytes, &mut |bytes| {
                    watch.step(Step { done: done + bytes, total, stage: "attaching" });
                })?;
                done += file.size;
                let offers = offers(tx, &stored)?;
                let cases = if target.kind == "case" {
                    BTreeSet::from([record])
                } else {
                    tx.refers_to(&record)?
                        .into_iter()
                        .filter(|(field, _)| field == FieldName::CASES)
                        .map(|(_, case)| case)
                        .collect()
                };
                let description = Description {
                    stored: &stored,
                    name: file.name.as_deref(),
                    linked: record,
                    cases,
                    offers: if take_offers { &offers } else { &[] },
                };
                let id = match known_record(tx, &stored.sha256)? {
                    Some(known) => link(tx, &mut pen, known, record, &mut outcome)?,
                    None => description.save(tx, &mut pen, &mut outcome)?,
                };
                let info = tx.attachment(&stored.sha256)?.ok_or(CaseworkError::NoAttachment)?;
                let Stored { sha256, size, already_known, .. } = stored;
                let mime = info.mime;
                attached.push(Attached { record: id, sha256, size, mime, already_known, offers });
            }
            let outcome = finish(tx, &mut pen, forms, "attach", record, outcome)?;
            Ok((attached, outcome))
        })
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
            let mut hasher = crate::crypto::Hasher::default();
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

/// A file that is to be attached.
struct Incoming<'a> {
    name: Option<String>,
    size: u64,
    content: Content<'a>,
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
    let form = builtin_form("attachment");
    let offered = exif.offered().into_iter();
    // A field that the form does not have cannot be filled.
    let offered = offered.filter(|(field, _)| form.is_some_and(|f| f.field(field).is_some()));
    Ok(offered.map(|(field, value)| Offer { field, value }).collect())
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

/// Links a file that is known already to one record more.
fn link(
    tx: &mut WriteTx<'_>,
    pen: &mut Pen<'_>,
    known: RecordId,
    to: RecordId,
    outcome: &mut Outcome,
) -> Result<RecordId, CaseworkError> {
    let (folded, form) = super::record::present(tx, &known)?;
    let mut linked = match folded.value("linked") {
        Some(Value::Refs(linked)) => linked.clone(),
        _ => BTreeSet::new(),
    };
    if linked.insert(to) {
        let fields = BTreeMap::from([(field_name("linked")?, Value::Refs(linked))]);
        let (parents, form) = (folded.heads, super::record::form_to_write(tx, &form)?);
        let saying = Saying { record: known, form, parents, judges: false, source: None, fields };
        outcome.revisions.push(pen.write(tx, saying)?);
        outcome.records.insert(known);
    }
    Ok(known)
}

struct Description<'a> {
    stored: &'a Stored,
    name: Option<&'a str>,
    linked: RecordId,
    cases: BTreeSet<RecordId>,
    offers: &'a [Offer],
}

impl Description<'_> {
    /// Writes the attachment's record and the beginning of its chain of custody.
    fn save(
        self,
        tx: &mut WriteTx<'_>,
        pen: &mut Pen<'_>,
        outcome: &mut Outcome,
    ) -> Result<RecordId, CaseworkError> {
        let Self { stored, name, linked, cases, offers } = self;
        let info = tx.attachment(&stored.sha256)?.ok_or(CaseworkError::NoAttachment)?;
        let now = pen.clock.now();
        let mut fields = BTreeMap::from([
            (field_name("sha256")?, Value::File(stored.sha256)),
            (field_name("size_bytes")?, size_value(stored.size)),
            (field_name("mime")?, Value::text(&info.mime)),
            (field_name("acquired_at")?, Value::Moment(now.clone())),
            (field_name("linked")?, Value::Refs(BTreeSet::from([linked]))),
        ]);
        if let Some(name) = name {
            fields.insert(field_name("original_name")?, Value::text(name));
        }
        if !cases.is_empty() {
            fields.insert(field_name(FieldName::CASES)?, Value::Refs(cases));
        }
        for Offer { field, value } in offers {
            fields.insert(field_name(field)?, value.clone());
        }
        let attachment = AddRecord { kind: "attachment", fields }.write(tx, pen, outcome)?;
        let custody = BTreeMap::from([
            (field_name(FieldName::PARENT)?, Value::Ref(attachment)),
            (field_name("action")?, Value::code("imported")),
            (field_name("at")?, Value::Moment(now)),
            (field_name("sha256_seen")?, Value::File(stored.sha256)),
            (field_name("app_version")?, Value::text(env!("CARGO_PKG_VERSION"))),
        ]);
        AddRecord { kind: "custody_event", fields: custody }.write(tx, pen, outcome)?;
        Ok(attachment)
    }
}

fn size_value(size: u64) -> Value {
    Value::Int(i64::try_from(size).unwrap_or(i64::MAX))
}
