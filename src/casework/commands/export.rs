//! Exporting: what a case takes with it, sealed bundles, each read back from the disk and
//! verified before it is called done. Only the purpose `own` is offered yet.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::selection::{Selection, select};
use crate::bundle::{
    Attachment, Class, Contents, Extension, Form, FormName, Plan, Purpose, Software, Source,
    Unverified, WriteError,
};
use crate::casework::jobs::{Step, Watch};
use crate::casework::{Casework, CaseworkError};
use crate::crypto::{Passphrase, Randomness, Recipient, SealTo, Signer};
use crate::history::{Entry, FormRef, write_line};
use crate::record::{Day, Digest, RecordId, Value};
use crate::vault::{NewFile, ReadTx, VaultError};

/// To whom an export is sealed.
#[derive(Debug, Clone)]
pub enum SealFor {
    /// These recipients, each by himself.
    Recipients(Vec<Recipient>),
    /// Whoever knows the passphrase.
    Passphrase(Passphrase),
}

impl SealFor {
    fn as_seal(&self) -> SealTo<'_> {
        match self {
            Self::Recipients(recipients) => SealTo::Recipients(recipients),
            Self::Passphrase(passphrase) => SealTo::Passphrase(passphrase),
        }
    }
}

/// What to export.
#[derive(Debug, Clone)]
pub struct ExportOrder {
    /// The cases; all that is here, if none is named.
    pub cases: Vec<RecordId>,
    /// To whom.
    pub seal: SealFor,
    /// For what: a code of `consent.md`.
    pub purpose: String,
    /// The largest a bundle may be, in bytes.
    pub max_size: Option<u64>,
}

/// What was exported.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExportReport {
    /// The bundles.
    pub bundles: Vec<PathBuf>,
    /// Records in them.
    pub records: u64,
    /// Files in them.
    pub attachments: u64,
    /// Values that were left out of records that went.
    pub withheld: u64,
    /// Files that records name and that are not in this vault.
    pub left_out: u64,
}

/// One bundle's share of an export.
struct Part {
    records: Vec<RecordId>,
    attachments: Vec<Attachment>,
    revisions_size: u64,
    forms: BTreeMap<FormName, Digest>,
}

struct PartSource<'t, 'v> {
    tx: &'t ReadTx<'v>,
    selection: &'t Selection,
    records: &'t [RecordId],
}

fn other(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
    io::Error::other(error)
}

impl Source for PartSource<'_, '_> {
    fn revisions(&mut self, line: &mut dyn FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
        for record in self.records {
            for entry in self.selection.entries(self.tx, record).map_err(other)? {
                line(&write_line(&entry))?;
            }
        }
        Ok(())
    }

    fn attachment(&mut self, sha256: &Digest) -> io::Result<Box<dyn Read + '_>> {
        let reader = self.tx.read_attachment(sha256).map_err(other)?;
        Ok(Box::new(reader.ok_or_else(|| other("an attachment is missing"))?))
    }
}

impl Casework {
    /// Exports to a folder, as one bundle or several of random names.
    ///
    /// # Errors
    /// [`CaseworkError`]; none of this export's bundles is left then.
    pub fn export(
        &mut self,
        order: &ExportOrder,
        folder: &Path,
        watch: &mut dyn Watch,
    ) -> Result<ExportReport, CaseworkError> {
        if order.purpose != "own" {
            return Err(CaseworkError::NotYet(order.purpose.chars().take(32).collect()));
        }
        if let SealFor::Recipients(recipients) = &order.seal {
            self.refuse_rejected(recipients)?;
        }
        let now = self.clock.now();
        let Self { vault, signer, randomness, .. } = self;
        let mut export = Export {
            order,
            folder,
            day: day_of(now.day())?,
            signer,
            randomness: randomness.as_mut(),
            watch,
            written: Vec::new(),
        };
        let made = vault.read(|tx| export.run(tx));
        let report = match made {
            Ok(report) => report,
            Err(error) => {
                export.remove_written();
                return Err(error);
            }
        };
        let detail = format!("{} bundles, {} records", report.bundles.len(), report.records);
        let noted = vault.write("note the export", |tx| {
            if order.cases.is_empty() {
                tx.append_log(&now, "export", None, &detail)?;
            }
            order
                .cases
                .iter()
                .try_for_each(|case| tx.append_log(&now, "export", Some(case), &detail))
        });
        if let Err(error) = noted {
            // What the vault does not know of must not lie about.
            export.remove_written();
            return Err(CaseworkError::Vault(error));
        }
        Ok(report)
    }
}

fn own_purpose() -> Result<Purpose, CaseworkError> {
    "own".parse().map_err(|_| CaseworkError::NotYet("own".to_owned()))
}

fn day_of(text: &str) -> Result<Day, CaseworkError> {
    let mut parts = text.splitn(3, '-');
    let mut number = || parts.next().and_then(|part| part.parse::<u16>().ok());
    let day = match (number(), number(), number()) {
        (Some(year), Some(month), Some(day)) => u8::try_from(month)
            .ok()
            .zip(u8::try_from(day).ok())
            .and_then(|(month, day)| Day::new(i32::from(year), month, day)),
        _ => None,
    };
    day.ok_or(CaseworkError::Vault(VaultError::Corrupt("the day of the clock")))
}

struct Export<'a> {
    order: &'a ExportOrder,
    folder: &'a Path,
    day: Day,
    signer: &'a Signer,
    randomness: &'a mut dyn Randomness,
    watch: &'a mut dyn Watch,
    written: Vec<PathBuf>,
}

impl Export<'_> {
    fn run(&mut self, tx: &ReadTx<'_>) -> Result<ExportReport, CaseworkError> {
        let selection = select(tx, &self.order.cases)?;
        if selection.is_empty() {
            return Err(CaseworkError::NothingToExport);
        }
        let mut report =
            ExportReport { records: selection.len() as u64, ..ExportReport::default() };
        let parts = self.divide(tx, &selection, &mut report)?;
        let mut plans = Vec::new();
        let mut total = 0;
        for part in &parts {
            let contents = self.contents(tx, part)?;
            let mut source = PartSource { tx, selection: &selection, records: &part.records };
            let plan = Plan::new(contents, &mut source)?;
            total += plan.sealed_size(&self.order.seal.as_seal())?;
            plans.push(plan);
        }
        crate::vault::check_room(&self.folder.join("bundle"), total)?;
        let mut done = 0;
        for (plan, part) in plans.iter().zip(&parts) {
            let mut source = PartSource { tx, selection: &selection, records: &part.records };
            let path = self.write_part(plan, &mut source, done, total)?;
            done += plan.sealed_size(&self.order.seal.as_seal())?;
            report.bundles.push(path);
        }
        Ok(report)
    }

    /// Divides the records and files among as many bundles as the size asks for. A record's
    /// revisions stay together; files may travel apart from the records that name them.
    fn divide(
        &mut self,
        tx: &ReadTx<'_>,
        selection: &Selection,
        report: &mut ExportReport,
    ) -> Result<Vec<Part>, CaseworkError> {
        let mut parts = vec![Part::empty()];
        let mut files = BTreeSet::new();
        let least = self.least_size()?;
        if self.order.max_size.is_some_and(|size| size < least) {
            return Err(CaseworkError::MaxSizeTooSmall { least });
        }
        for record in selection.ids() {
            if self.watch.is_cancelled() {
                return Err(CaseworkError::Cancelled);
            }
            let (mut size, mut forms) = (0, BTreeMap::new());
            for entry in selection.entries(tx, record)? {
                size += write_line(&entry).len() as u64 + 1;
                report.withheld += withheld(&entry);
                note_form(tx, &entry.signed.revision().form, &mut forms)?;
                files.extend(files_of(&entry));
            }
            let fits = |part: &Part| self.fits(tx, part, size, &forms, None);
            if !parts.last().map_or(Ok(false), fits)? {
                let alone = Part::empty();
                if !fits(&alone)? {
                    let size_kib = size.div_ceil(1024);
                    return Err(CaseworkError::RecordLargerThanABundle {
                        size_kib,
                        record: *record,
                    });
                }
                parts.push(alone);
            }
            if let Some(part) = parts.last_mut() {
                part.records.push(*record);
                part.revisions_size += size;
                part.forms.extend(forms);
            }
        }
        for sha256 in files {
            let Some(info) = tx.attachment(&sha256)? else {
                report.left_out += 1;
                continue;
            };
            let extension: Extension =
                info.extension.parse().map_err(|_| VaultError::Corrupt("a file's extension"))?;
            let (size, crc32) = (info.size, info.crc32);
            let file = Attachment { sha256, size, crc32, extension };
            report.attachments += 1;
            let no_forms = BTreeMap::new();
            if !parts.last().map_or(Ok(false), |p| self.fits(tx, p, 0, &no_forms, Some(file)))? {
                let alone = Part::empty();
                if !self.fits(tx, &alone, 0, &no_forms, Some(file))? {
                    let (size_mib, sha256) = (size >> 20, sha256.to_string());
                    return Err(CaseworkError::LargerThanABundle { size_mib, sha256 });
                }
                parts.push(alone);
            }
            if let Some(part) = parts.last_mut() {
                part.attachments.push(file);
            }
        }
        parts.retain(|part| !part.records.is_empty() || !part.attachments.is_empty());
        Ok(parts)
    }

    /// The size of a bundle with nothing in it.
    fn least_size(&self) -> Result<u64, CaseworkError> {
        let contents = self.frame(Vec::new(), Vec::new())?;
        Ok(contents.sealed_size(0, &self.order.seal.as_seal())?)
    }

    fn fits(
        &self,
        tx: &ReadTx<'_>,
        part: &Part,
        more: u64,
        forms: &BTreeMap<FormName, Digest>,
        file: Option<Attachment>,
    ) -> Result<bool, CaseworkError> {
        let Some(max_size) = self.order.max_size else { return Ok(true) };
        let mut contents = self.contents(tx, part)?;
        contents.attachments.extend(file);
        for form in form_bytes(tx, forms)? {
            if contents.forms.iter().all(|known| known.name != form.name) {
                contents.forms.push(form);
            }
        }
        let size = contents.sealed_size(part.revisions_size + more, &self.order.seal.as_seal())?;
        Ok(size <= max_size)
    }

    fn contents(&self, tx: &ReadTx<'_>, part: &Part) -> Result<Contents, CaseworkError> {
        self.frame(form_bytes(tx, &part.forms)?, part.attachments.clone())
    }

    fn frame(
        &self,
        forms: Vec<Form>,
        attachments: Vec<Attachment>,
    ) -> Result<Contents, CaseworkError> {
        let (day, class, purpose) = (self.day, Class::Evidence, own_purpose()?);
        Ok(Contents { day, class, purpose, software: Software::this(), forms, attachments })
    }

    fn write_part(
        &mut self,
        plan: &Plan,
        source: &mut PartSource<'_, '_>,
        before: u64,
        total: u64,
    ) -> Result<PathBuf, CaseworkError> {
        let name: [u8; 8] = self.randomness.bytes()?;
        let path = self.folder.join(format!("{:016x}.age", u64::from_be_bytes(name)));
        let new = NewFile::begin(&path)?;
        let seal = self.order.seal.as_seal();
        let watch = &mut *self.watch;
        let mut out = BufWriter::with_capacity(1 << 20, new.file()?);
        let mut progress = |done: u64| {
            watch.step(Step { done: before + done, total, stage: "exporting" });
            if watch.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let written =
            plan.write(source, &mut out, &seal, self.signer, self.randomness, &mut progress)?;
        out.flush().map_err(CaseworkError::Write)?;
        drop(out);
        let file = new.file()?;
        file.sync_all().map_err(CaseworkError::Write)?;
        crate::vault::forget_cached(file);
        self.read_back(new.path(), &written)?;
        new.put()?;
        self.written.push(path.clone());
        Ok(path)
    }

    /// Opens what is on the disk with the throw-away key, and verifies every byte.
    fn read_back(
        &mut self,
        path: &Path,
        written: &crate::bundle::Written,
    ) -> Result<(), CaseworkError> {
        let file = File::open(path).map_err(CaseworkError::Read)?;
        let unverified = Unverified::open(file, std::slice::from_ref(written.check_key()))
            .map_err(|_| CaseworkError::NotVerified)?;
        let (total, watch) = (unverified.size(), &mut *self.watch);
        let verified = unverified.verify(&mut |done| {
            watch.step(Step { done, total, stage: "verifying" });
            if watch.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        match verified {
            Ok(verified) if verified.id() == written.id => Ok(()),
            Err(crate::bundle::BundleError::Cancelled) => Err(CaseworkError::Cancelled),
            _ => Err(CaseworkError::NotVerified),
        }
    }

    fn remove_written(&mut self) {
        for path in self.written.drain(..) {
            // The error that led here is told; a bundle that stays is sealed and whole.
            let _ = std::fs::remove_file(path);
        }
    }
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

impl From<WriteError> for CaseworkError {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::Cancelled => Self::Cancelled,
            WriteError::Io(error) if error.kind() == io::ErrorKind::StorageFull => {
                Self::Vault(VaultError::Full)
            }
            // What could not be read from the vault is no fault of the disk written to.
            WriteError::Io(error) => error.downcast().map_or_else(Self::Write, Self::Vault),
            error => Self::Export(error),
        }
    }
}
