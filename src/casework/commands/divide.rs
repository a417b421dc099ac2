//! How an export is divided among bundles: records and files by what fits, and what that
//! comes to in figures. Nothing is written here.

use std::collections::{BTreeMap, BTreeSet};

use super::export::{ExportOrder, ExportReport, own_purpose};
use super::selection::Selection;
use crate::bundle::{Attachment, Class, Contents, Extension, Form, FormName, Software};
use crate::casework::CaseworkError;
use crate::casework::jobs::{Step, Watch};
use crate::history::{Entry, FormRef, write_line};
use crate::record::{Day, Digest, RecordId, Value};
use crate::vault::{ReadTx, VaultError};

/// One bundle's share of an export.
pub(super) struct Part {
    pub(super) records: Vec<RecordId>,
    attachments: Vec<Attachment>,
    revisions_size: u64,
    forms: BTreeMap<FormName, Digest>,
}

impl Part {
    fn empty() -> Self {
        Self {
            records: Vec::new(),
            attachments: Vec::new(),
            revisions_size: 0,
            forms: BTreeMap::new(),
        }
    }
}

/// Divides an export.
pub(super) struct Division<'a, 't, 'v> {
    pub(super) tx: &'t ReadTx<'v>,
    pub(super) order: &'a ExportOrder,
    pub(super) day: Day,
}

impl Division<'_, '_, '_> {
    /// Divides the records and files among as many bundles as the size asks for. A record's
    /// revisions stay together; files may travel apart from the records that name them.
    pub(super) fn divide(
        &self,
        selection: &Selection,
        report: &mut ExportReport,
        watch: &mut dyn Watch,
    ) -> Result<Vec<Part>, CaseworkError> {
        let mut parts = vec![Part::empty()];
        let mut files = BTreeSet::new();
        let least = self.least_size()?;
        if self.order.max_size.is_some_and(|size| size < least) {
            return Err(CaseworkError::MaxSizeTooSmall { least });
        }
        report.records = selection.len() as u64;
        for (done, record) in (1..).zip(selection.ids()) {
            if watch.is_cancelled() {
                return Err(CaseworkError::Cancelled);
            }
            self.put_record(selection, record, &mut parts, &mut files, report)?;
            watch.step(Step { done, total: report.records, stage: "gathering" });
        }
        for sha256 in files {
            self.put_file(sha256, &mut parts, report)?;
        }
        parts.retain(|part| !part.records.is_empty() || !part.attachments.is_empty());
        Ok(parts)
    }

    fn put_record(
        &self,
        selection: &Selection,
        record: &RecordId,
        parts: &mut Vec<Part>,
        files: &mut BTreeSet<Digest>,
        report: &mut ExportReport,
    ) -> Result<(), CaseworkError> {
        let (mut size, mut forms) = (0, BTreeMap::new());
        let leaving = selection.leaving(self.tx, record)?;
        report.staying += leaving.staying;
        report.in_part += u64::from(leaving.staying > 0);
        if let Some(entry) = leaving.entries.first() {
            let kind = entry.signed.revision().form.id.to_string();
            *report.kinds.entry(kind).or_default() += 1;
        }
        for entry in &leaving.entries {
            size += write_line(entry).len() as u64 + 1;
            report.withheld += withheld(entry);
            note_form(self.tx, &entry.signed.revision().form, &mut forms)?;
            files.extend(files_of(entry));
        }
        let fits = |part: &Part| self.fits(part, size, &forms, None);
        if !parts.last().map_or(Ok(false), fits)? {
            let alone = Part::empty();
            if !fits(&alone)? {
                let size_kib = size.div_ceil(1024);
                return Err(CaseworkError::RecordLargerThanABundle { size_kib, record: *record });
            }
            parts.push(alone);
        }
        if let Some(part) = parts.last_mut() {
            part.records.push(*record);
            part.revisions_size += size;
            part.forms.extend(forms);
        }
        Ok(())
    }

    fn put_file(
        &self,
        sha256: Digest,
        parts: &mut Vec<Part>,
        report: &mut ExportReport,
    ) -> Result<(), CaseworkError> {
        let Some(info) = self.tx.attachment(&sha256)? else {
            report.left_out += 1;
            return Ok(());
        };
        let extension: Extension =
            info.extension.parse().map_err(|_| VaultError::Corrupt("a file's extension"))?;
        let (size, crc32) = (info.size, info.crc32);
        let file = Attachment { sha256, size, crc32, extension };
        report.attachments += 1;
        let no_forms = BTreeMap::new();
        let fits = |part: &Part| self.fits(part, 0, &no_forms, Some(file));
        if !parts.last().map_or(Ok(false), fits)? {
            let alone = Part::empty();
            if !fits(&alone)? {
                let (size_mib, sha256) = (size >> 20, sha256.to_string());
                return Err(CaseworkError::LargerThanABundle { size_mib, sha256 });
            }
            parts.push(alone);
        }
        if let Some(part) = parts.last_mut() {
            part.attachments.push(file);
        }
        Ok(())
    }

    /// The size of a bundle with nothing in it.
    fn least_size(&self) -> Result<u64, CaseworkError> {
        let contents = self.frame(Vec::new(), Vec::new())?;
        Ok(contents.sealed_size(0, &self.order.seal.as_seal())?)
    }

    /// The size of a part's bundle, in bytes.
    pub(super) fn size(&self, part: &Part) -> Result<u64, CaseworkError> {
        let contents = self.contents(part)?;
        Ok(contents.sealed_size(part.revisions_size, &self.order.seal.as_seal())?)
    }

    fn fits(
        &self,
        part: &Part,
        more: u64,
        forms: &BTreeMap<FormName, Digest>,
        file: Option<Attachment>,
    ) -> Result<bool, CaseworkError> {
        let Some(max_size) = self.order.max_size else { return Ok(true) };
        let mut contents = self.contents(part)?;
        contents.attachments.extend(file);
        for form in form_bytes(self.tx, forms)? {
            if contents.forms.iter().all(|known| known.name != form.name) {
                contents.forms.push(form);
            }
        }
        let size = contents.sealed_size(part.revisions_size + more, &self.order.seal.as_seal())?;
        Ok(size <= max_size)
    }

    /// What a part's bundle holds.
    pub(super) fn contents(&self, part: &Part) -> Result<Contents, CaseworkError> {
        self.frame(form_bytes(self.tx, &part.forms)?, part.attachments.clone())
    }

    fn frame(
        &self,
        forms: Vec<Form>,
        attachments: Vec<Attachment>,
    ) -> Result<Contents, CaseworkError> {
        let (day, class, purpose) = (self.day, Class::Evidence, own_purpose()?);
        Ok(Contents { day, class, purpose, software: Software::this(), forms, attachments })
    }
}

/// Notes the form that a revision names, if what is stored under its hash has that name:
/// a revision may claim any, and no reader takes a form under another's name.
fn note_form(
    tx: &ReadTx<'_>,
    form: &FormRef,
    forms: &mut BTreeMap<FormName, Digest>,
) -> Result<(), CaseworkError> {
    let FormRef { id, version, sha256 } = form;
    if let Ok(name) = FormName::new(id.clone(), version)
        && !forms.contains_key(&name)
        && tx.has_form(id, version, sha256)?
    {
        forms.insert(name, *sha256);
    }
    Ok(())
}

/// The stored JSON of forms. One that never arrived here cannot be passed on.
fn form_bytes(
    tx: &ReadTx<'_>,
    forms: &BTreeMap<FormName, Digest>,
) -> Result<Vec<Form>, CaseworkError> {
    let mut found = Vec::new();
    for (name, sha256) in forms {
        if let Some(json) = tx.stored_form(sha256)? {
            found.push(Form { name: name.clone(), bytes: json.into_bytes() });
        }
    }
    Ok(found)
}

fn withheld(entry: &Entry) -> u64 {
    let all = entry.signed.revision().fields.len();
    (all - entry.opening.fields.len().min(all)) as u64
}

fn files_of(entry: &Entry) -> impl Iterator<Item = Digest> + '_ {
    entry.opening.fields.values().filter_map(|opened| match opened.value {
        Value::File(sha256) => Some(sha256),
        _ => None,
    })
}
