//! Vaults as a whole: made, checked, copied, their cards and whom they trust.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::{Call, record_id};
use crate::casework::{Casework, CheckReport, Surroundings};
use crate::cli::failure::Failure;
use crate::cli::json::object;
use crate::cli::{passphrase, progress};
use crate::crypto::Card;
use crate::history::Trust;
use crate::record::Json;
use crate::vault::Unlock;

/// No card is longer: a name, two keys, two signatures.
const LONGEST_CARD: u64 = 4_096;

pub(super) fn new(call: &Call<'_>, vault: &Path, name: &str) -> Result<(), Failure> {
    if vault.symlink_metadata().is_ok() {
        return Err(crate::casework::CaseworkError::from(crate::vault::VaultError::Exists).into());
    }
    let passphrase = passphrase::ask_new(call.passphrase_file.as_ref())?;
    let unlock = Unlock::Passphrase(passphrase);
    let casework = Casework::create(vault, unlock, name, Surroundings::system())?;
    let card = casework.card()?;
    let json = object([
        ("name", card.name().into()),
        ("fingerprint", card.fingerprint().to_string().into()),
    ]);
    call.terminal.answer(&json, || {
        format!(
            "The vault is made. Nobody can open it without the passphrase, and nobody can tell \
             you the passphrase again.\nFingerprint of its card: {}",
            card.fingerprint()
        )
    });
    Ok(())
}

pub(super) fn check(call: &Call<'_>, vault: &Path, rebuild: bool) -> Result<(), Failure> {
    let casework = call.open(vault)?;
    let report = progress::run(casework, move |casework, watch| casework.check(rebuild, watch))?;
    let CheckReport { records, faults, rebuilt } = &report;
    let json = object([
        ("records", (*records).into()),
        ("rebuilt", (*rebuilt).into()),
        ("faults", faults.iter().map(|fault| Json::from(fault.to_string())).collect()),
    ]);
    call.terminal.answer(&json, || {
        let mut lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        if faults.is_empty() {
            lines.push(format!("Everything fits: {records} records, all files, the log."));
        }
        lines.join("\n")
    });
    if faults.is_empty() {
        return Ok(());
    }
    let what = match faults.len() {
        1 => "one thing does not fit".to_owned(),
        many => format!("{many} things do not fit"),
    };
    Err(Failure::Other(if *rebuilt {
        format!(
            "{what}; the derived tables were built anew, nothing else was changed. Open a backup; \
             keep this file, it may still be read in part."
        )
    } else {
        format!(
            "{what}; nothing was changed. Open a backup; derived tables are mended with: \
             dala check VAULT --rebuild"
        )
    }))
}

pub(super) fn backup(call: &Call<'_>, vault: &Path, to: PathBuf) -> Result<(), Failure> {
    let casework = call.open(vault)?;
    progress::run(casework, move |casework, watch| casework.back_up(&to, watch))?;
    call.terminal.answer(&object([("verified", true.into())]), || {
        "The backup is written, read back and whole. It opens with the same passphrase.".to_owned()
    });
    Ok(())
}

pub(super) fn card(call: &Call<'_>, vault: &Path) -> Result<(), Failure> {
    let card = call.open(vault)?.card()?;
    let fingerprint = card.fingerprint().to_string();
    let json = object([
        ("name", card.name().into()),
        ("key", card.key().to_string().into()),
        ("recipient", card.recipient().to_string().into()),
        ("fingerprint", fingerprint.clone().into()),
        ("card", card.to_text().into()),
    ]);
    call.terminal.answer(&json, || card.to_text());
    call.terminal.remark(&format!("Fingerprint, to be compared aloud: {fingerprint}"));
    Ok(())
}

pub(super) fn trust(
    call: &Call<'_>,
    vault: &Path,
    card: &Path,
    believe: bool,
) -> Result<(), Failure> {
    let card = read_card(card)?;
    let trust = if believe { Trust::Trusted } else { Trust::Rejected };
    let outcome = call.open(vault)?.trust(&card, trust)?;
    let fingerprint = card.fingerprint().to_string();
    let json = object([
        ("name", card.name().into()),
        ("key", card.key().to_string().into()),
        ("fingerprint", fingerprint.clone().into()),
        ("trust", trust.code().into()),
        ("records", outcome.records.len().into()),
    ]);
    call.terminal.answer(&json, || {
        let what = if believe { "is trusted here now" } else { "counts for nothing here now" };
        format!(
            "{} {what}; {} records were folded anew.\nFingerprint, to be compared aloud: {}",
            card.name(),
            outcome.records.len(),
            fingerprint
        )
    });
    Ok(())
}

/// Reads a card file.
pub(super) fn read_card(path: &Path) -> Result<Card, Failure> {
    let unreadable = |error: std::io::Error| crate::casework::CaseworkError::Read(error);
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let mut text = String::new();
    file.take(LONGEST_CARD).read_to_string(&mut text).map_err(unreadable)?;
    let card: Card = text.parse().map_err(crate::casework::CaseworkError::from)?;
    Ok(card)
}

pub(super) fn forget(call: &Call<'_>, vault: &Path, case: &str) -> Result<(), Failure> {
    let case = record_id(case)?;
    let report = call.open(vault)?.forget(case)?;
    let json = object([
        ("records", report.records.into()),
        ("attachments", report.attachments.into()),
        ("kept", report.kept.into()),
    ]);
    call.terminal.answer(&json, || {
        format!(
            "{} records and {} files are gone from this vault; {} stay, since other cases need \
             them.",
            report.records, report.attachments, report.kept
        )
    });
    Ok(())
}
