//! Bundles: written, looked into, merged.

use std::path::{Path, PathBuf};

use super::vaults::read_card;
use super::{Call, record_id, words};
use crate::casework::{Casework, ExportOrder, ExportReport, MergeReport, SealFor};
use crate::cli::failure::Failure;
use crate::cli::passphrase::{self, Opens};
use crate::cli::{json, progress};
use crate::crypto::{Passphrase, Recipient};
use crate::history::Trust;
use crate::record::RecordId;

/// What `dala export` was told.
pub(super) struct Order {
    pub(super) to: Vec<String>,
    pub(super) case: Vec<String>,
    pub(super) purpose: String,
    pub(super) max_size: Option<u64>,
    pub(super) bundle_passphrase_file: Option<PathBuf>,
}

/// To whom, before a passphrase is asked for.
fn recipients(to: &[String]) -> Result<Option<Vec<Recipient>>, Failure> {
    if let [only] = to
        && only == "passphrase"
    {
        return Ok(None);
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
    to.iter().map(recipient).collect::<Result<_, _>>().map(Some)
}

/// The passphrase of bundles to be opened: given, or asked for if one of them needs it.
fn bundle_passphrase(
    casework: &Casework,
    file: Option<&PathBuf>,
    bundles: &[PathBuf],
) -> Result<Option<Passphrase>, Failure> {
    let asks = file.is_some()
        || passphrase::can_ask() && bundles.iter().any(|path| casework.needs_passphrase(path));
    if asks { passphrase::ask(file, Opens::Bundle).map(Some) } else { Ok(None) }
}

pub(super) fn export(
    call: &Call<'_>,
    vault: &Path,
    folder: PathBuf,
    order: Order,
) -> Result<(), Failure> {
    let Order { to, case, purpose, max_size, bundle_passphrase_file } = order;
    let recipients = recipients(&to)?;
    let cases: Vec<RecordId> = case.iter().map(|id| record_id(id)).collect::<Result<_, _>>()?;
    if !folder.is_dir() {
        let message = "there is no folder of this name; nothing was written. Make it first, or \
                       choose another.";
        return Err(Failure::Other(message.to_owned()));
    }
    let casework = call.open(vault)?;
    let seal = match recipients {
        Some(recipients) => SealFor::Recipients(recipients),
        None => SealFor::Passphrase(passphrase::ask_new(
            bundle_passphrase_file.as_ref(),
            Opens::Bundle,
        )?),
    };
    let order = ExportOrder { cases, seal, purpose, max_size };
    let report =
        progress::run(casework, move |casework, watch| casework.export(&order, &folder, watch))?;
    call.terminal.answer(&json::export(&report), || {
        let ExportReport { bundles, records, attachments, withheld, left_out, .. } = &report;
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
    file: Option<&PathBuf>,
) -> Result<(), Failure> {
    let casework = call.open(vault)?;
    let passphrase = bundle_passphrase(&casework, file, std::slice::from_ref(&bundle))?;
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
        if summary.trust == Trust::Unknown {
            lines.push(
                "What its signer says will settle nothing until you trust him: dala trust VAULT \
                 CARD"
                    .to_owned(),
            );
        }
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
    file: Option<&PathBuf>,
) -> Result<(), Failure> {
    let casework = call.open(vault)?;
    let passphrase = bundle_passphrase(&casework, file, &bundles)?;
    let count = bundles.len();
    let (report, previews) = progress::run(casework, move |casework, watch| {
        let paths: Vec<&Path> = bundles.iter().map(PathBuf::as_path).collect();
        let report = casework.merge(&paths, passphrase.as_ref(), preview, watch)?;
        let nothing_new = preview || report.merged == 0 || report.stopped.is_some();
        // What is merged stays merged; previews are made up for with the next ones.
        let previews = nothing_new || casework.make_thumbnails(watch).is_ok();
        Ok((report, previews))
    })?;
    call.terminal.answer(&json::merge(&report), || words::merged(&report, preview, count));
    if !previews {
        call.terminal.remark("The previews of photos are not all made; the next merge makes them.");
    }
    unfinished(report, preview, count)
}

/// Exit code 1 if any bundle was refused, or not even tried.
fn unfinished(mut report: MergeReport, preview: bool, count: usize) -> Result<(), Failure> {
    let (merged, refused) = (report.merged, report.rejected.len());
    if let Some(error) = report.stopped {
        let (what, advice) = (error.to_string(), error.advice());
        let what = what.split(';').next().unwrap_or_default();
        return Err(Failure::Other(format!(
            "{what}; {merged} of {count} bundles are merged and stay so, the others were left \
             out. {advice}"
        )));
    }
    let one = |many: &'static str, one: &'static str| if refused == 1 { one } else { many };
    match (report.rejected.pop(), merged) {
        (None, _) => Ok(()),
        (Some(only), _) if count == 1 => Err(Failure::Refused(only.error)),
        (Some(_), 0) => {
            let would = if preview { "would be" } else { "was" };
            Err(Failure::Other(format!(
                "none of the {count} bundles {would} merged; the vault was left as it is. Why is \
                 said of each in the answer."
            )))
        }
        (Some(_), _) if preview => Err(Failure::Other(format!(
            "{refused} of {count} bundles would be refused whole; nothing was changed. Why is said \
             of each in the answer."
        ))),
        (Some(_), _) => Err(Failure::Other(format!(
            "{refused} of {count} bundles {} refused whole, the others are merged; nothing was \
             written of the refused. Why is said of each in the answer.",
            one("were", "was")
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::BundleError;
    use crate::casework::{CaseworkError, Rejection};

    fn report(merged: u64, refused: usize) -> MergeReport {
        let refusal = |n| Rejection {
            bundle: format!("{n}.age").into(),
            error: CaseworkError::Bundle(BundleError::NotForThisKey),
        };
        MergeReport { merged, rejected: (0..refused).map(refusal).collect(), ..Default::default() }
    }

    fn line(report: MergeReport, preview: bool, count: usize) -> String {
        unfinished(report, preview, count).unwrap_err().line()
    }

    #[test]
    fn refusals_are_worded_by_how_many_and_whether_it_was_a_preview() {
        assert!(unfinished(report(2, 0), false, 2).is_ok());
        let told = line(report(0, 1), false, 1);
        assert!(told.contains("sealed to someone else") && told.contains("dala card"), "{told}");
        let told = line(report(0, 2), false, 2);
        assert!(told.starts_with("none of the 2 bundles was merged"), "{told}");
        let told = line(report(0, 2), true, 2);
        assert!(told.starts_with("none of the 2 bundles would be merged"), "{told}");
        let told = line(report(1, 1), true, 2);
        assert!(told.starts_with("1 of 2 bundles would be refused whole; nothing was"), "{told}");
        let told = line(report(1, 1), false, 2);
        assert!(told.starts_with("1 of 2 bundles was refused whole, the others are"), "{told}");
        let words = words::merged(&report(0, 2), false, 2);
        for part in ["0.age", "1.age"] {
            assert!(words.contains(part), "{words}");
        }
        assert!(!words.contains("Merged"), "{words}");
    }

    #[test]
    fn a_merge_that_was_stopped_says_what_it_has_merged() {
        let stopped = MergeReport { stopped: Some(CaseworkError::Cancelled), ..report(1, 0) };
        assert_eq!(json::merge(&stopped)["stopped"], "cancelled");
        let told = line(stopped, false, 3);
        assert!(told.starts_with("cancelled; 1 of 3 bundles are merged and stay so"), "{told}");
    }
}
