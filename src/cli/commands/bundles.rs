//! Bundles: written, looked into, merged.

use std::path::{Path, PathBuf};

use super::vaults::read_card;
use super::{Call, record_id};
use crate::casework::{ExportOrder, ExportReport, MergeReport, SealFor};
use crate::cli::failure::Failure;
use crate::cli::{json, passphrase, progress};
use crate::crypto::{Passphrase, Recipient};
use crate::record::RecordId;

/// What `dala export` was told.
pub(super) struct Order {
    pub(super) to: Vec<String>,
    pub(super) case: Vec<String>,
    pub(super) purpose: String,
    pub(super) max_size: Option<u64>,
    pub(super) bundle_passphrase_file: Option<PathBuf>,
}

fn seal_for(to: &[String], file: Option<&PathBuf>) -> Result<SealFor, Failure> {
    if let [only] = to
        && only == "passphrase"
    {
        let passphrase = match file {
            Some(_) => passphrase::ask(file, "")?,
            None => passphrase::ask_new(None)?,
        };
        return Ok(SealFor::Passphrase(passphrase));
    }
    let recipient = |text: &String| -> Result<Recipient, Failure> {
        if text == "passphrase" {
            let message = "a passphrase cannot stand beside other recipients (age allows none)";
            return Err(Failure::Usage(message.to_owned()));
        }
        if text.starts_with("age1") {
            return text.parse().map_err(|_| {
                Failure::Usage("this is not an age1… recipient; check how it was copied".to_owned())
            });
        }
        Ok(read_card(Path::new(text))?.recipient().clone())
    };
    to.iter().map(recipient).collect::<Result<_, _>>().map(SealFor::Recipients)
}

fn bundle_passphrase(file: Option<&PathBuf>) -> Result<Option<Passphrase>, Failure> {
    file.map(|_| passphrase::ask(file, "")).transpose()
}

pub(super) fn export(
    call: &Call<'_>,
    vault: &Path,
    folder: PathBuf,
    order: Order,
) -> Result<(), Failure> {
    let Order { to, case, purpose, max_size, bundle_passphrase_file } = order;
    let seal = seal_for(&to, bundle_passphrase_file.as_ref())?;
    let cases: Vec<RecordId> = case.iter().map(|id| record_id(id)).collect::<Result<_, _>>()?;
    if !folder.is_dir() {
        let message = "there is no folder of this name; nothing was written. Make it first, or \
                       choose another.";
        return Err(Failure::Other(message.to_owned()));
    }
    let order = ExportOrder { cases, seal, purpose, max_size };
    let casework = call.open(vault)?;
    let report =
        progress::run(casework, move |casework, watch| casework.export(&order, &folder, watch))?;
    call.terminal.answer(&json::export(&report), || {
        let ExportReport { bundles, records, attachments, withheld, left_out } = &report;
        let mut lines: Vec<String> = bundles.iter().map(|b| b.display().to_string()).collect();
        lines.push(format!(
            "Written, read back and verified: {records} records, {attachments} files; \
             {withheld} values withheld, {left_out} files not in this vault."
        ));
        lines.join("\n")
    });
    Ok(())
}

pub(super) fn inspect(
    call: &Call<'_>,
    vault: &Path,
    bundle: PathBuf,
    file: Option<PathBuf>,
) -> Result<(), Failure> {
    let passphrase = bundle_passphrase(file.as_ref())?;
    let casework = call.open(vault)?;
    let summary = progress::run(casework, move |casework, watch| {
        casework.inspect(&bundle, passphrase.as_ref(), watch)
    })?;
    call.terminal.answer(&json::bundle(&summary), || {
        let key = summary.signer.to_string();
        let signer = summary.signer_name.as_deref().unwrap_or(&key);
        let mut lines = vec![
            format!("Whole, and signed by {signer} ({} here).", summary.trust.code()),
            format!(
                "Packed on {} by {}, purpose {}.",
                summary.day, summary.software, summary.purpose
            ),
        ];
        lines.extend(summary.records.iter().map(|(kind, n)| format!("  {n} {kind}")));
        lines.push(format!("  {} files, {} revisions", summary.attachments, summary.revisions));
        if summary.merged_before {
            lines.push("It was merged here before.".to_owned());
        }
        lines.join("\n")
    });
    Ok(())
}

pub(super) fn merge(
    call: &Call<'_>,
    vault: &Path,
    bundles: Vec<PathBuf>,
    preview: bool,
    file: Option<PathBuf>,
) -> Result<(), Failure> {
    let passphrase = bundle_passphrase(file.as_ref())?;
    let casework = call.open(vault)?;
    let count = bundles.len();
    let report = progress::run(casework, move |casework, watch| {
        let paths: Vec<&Path> = bundles.iter().map(PathBuf::as_path).collect();
        let report = casework.merge(&paths, passphrase.as_ref(), preview, watch)?;
        if !preview && report.rejected.len() < count {
            // What is merged is merged; the previews that are missing come with the next ones.
            let _ = casework.make_thumbnails(watch);
        }
        Ok(report)
    })?;
    call.terminal.answer(&json::merge(&report), || in_words(&report, preview, count));
    refusal(report, count)
}

fn in_words(report: &MergeReport, preview: bool, bundles: usize) -> String {
    let MergeReport { new, changed, opened, already_known, contested, held_back, rejected, .. } =
        report;
    if rejected.len() == bundles {
        return String::new();
    }
    let begin = if preview { "Merging would bring" } else { "Merged" };
    let mut lines = vec![
        format!(
            "{begin}: {new} new records, {changed} changed, {opened} with values opened, {already_known} known already."
        ),
        format!(
            "Contested fields among them: {contested}. Revisions that wait for earlier ones: {held_back}."
        ),
    ];
    if preview {
        lines.push("Nothing was changed.".to_owned());
    } else if *contested > 0 {
        lines.push("See them with: dala conflicts VAULT".to_owned());
    }
    for rejection in rejected {
        lines.push(format!("Refused: {}: {}", rejection.bundle.display(), rejection.error));
    }
    lines.join("\n")
}

/// Exit code 1 if any bundle was refused.
fn refusal(mut report: MergeReport, count: usize) -> Result<(), Failure> {
    let refused = report.rejected.len();
    if let Some(error) = report.stopped {
        return Err(Failure::Other(format!(
            "what is told above is merged; at the next bundle: {error}. {}",
            error.advice()
        )));
    }
    match report.rejected.pop() {
        None => Ok(()),
        Some(only) if count == 1 => Err(Failure::Refused(only.error)),
        Some(last) if refused == count => Err(Failure::Other(format!(
            "none of the {count} bundles was merged; the last: {}. {}",
            last.error,
            last.error.advice()
        ))),
        Some(last) => Err(Failure::Other(format!(
            "{refused} of {count} bundles were refused whole, the others are merged; the last: {}. {}",
            last.error,
            last.error.advice()
        ))),
    }
}
