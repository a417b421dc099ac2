//! Exporting: what a case takes with it, sealed bundles, each read back from the disk and
//! verified before it is called done. Only the purpose `own` is offered yet.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::divide::Division;
use super::selection::{Selection, select};
use crate::bundle::{Plan, Purpose, Source, Unverified, WriteError};
use crate::casework::jobs::{Step, Watch};
use crate::casework::{Casework, CaseworkError};
use crate::crypto::{Passphrase, Randomness, Recipient, SealTo, Signer};
use crate::history::write_line;
use crate::record::{Day, Digest, RecordId};
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
    pub(super) fn as_seal(&self) -> SealTo<'_> {
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
    /// The records by kind.
    pub kinds: BTreeMap<String, u64>,
    /// Records of which something that is here stays here: it tells of another case.
    pub in_part: u64,
    /// Values that so stay.
    pub staying: u64,
    /// The size of the bundles together, in bytes.
    pub size: u64,
}

/// What an export would take.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExportPreview {
    /// What would be in the bundles, which are not there yet.
    pub report: ExportReport,
    /// How many bundles there would be.
    pub bundles: u64,
    /// Records that would stay here.
    pub stays: u64,
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
        refuse_other_purposes(order)?;
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

    /// What an export would take, and what it would come to. Writes nothing.
    ///
    /// # Errors
    /// [`CaseworkError`] as for the export itself.
    pub fn preview_export(
        &self,
        order: &ExportOrder,
        watch: &mut dyn Watch,
    ) -> Result<ExportPreview, CaseworkError> {
        refuse_other_purposes(order)?;
        let day = day_of(self.clock.now().day())?;
        self.vault.read(|tx| {
            let selection = select(tx, &order.cases)?;
            if selection.is_empty() {
                return Err(CaseworkError::NothingToExport);
            }
            let mut preview = ExportPreview::default();
            let division = Division { tx, order, day };
            for part in division.divide(&selection, &mut preview.report, watch)? {
                preview.report.size += division.size(&part)?;
                preview.bundles += 1;
            }
            let all = tx.all_record_ids()?.len() as u64;
            preview.stays = all.saturating_sub(preview.report.records);
            Ok(preview)
        })
    }
}

/// Only for one's own organisation: all else needs each person's consent.
fn refuse_other_purposes(order: &ExportOrder) -> Result<(), CaseworkError> {
    if order.purpose == "own" {
        return Ok(());
    }
    Err(CaseworkError::NotYet(order.purpose.chars().take(32).collect()))
}

pub(super) fn own_purpose() -> Result<Purpose, CaseworkError> {
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
        let mut report = ExportReport::default();
        let division = Division { tx, order: self.order, day: self.day };
        let parts = division.divide(&selection, &mut report, self.watch)?;
        let mut plans = Vec::new();
        let mut total = 0;
        for part in &parts {
            let contents = division.contents(part)?;
            let mut source = PartSource { tx, selection: &selection, records: &part.records };
            let plan = Plan::new(contents, &mut source)?;
            total += plan.sealed_size(&self.order.seal.as_seal())?;
            plans.push(plan);
        }
        report.size = total;
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
