//! Vaults as a whole: made, checked, copied, their cards and whom they trust.

use std::path::{Path, PathBuf};

use super::{Call, record_id, words};
use crate::casework::{self, Casework, CaseworkError, CheckReport, Fault, Surroundings};
use crate::cli::failure::Failure;
use crate::cli::json::{self, object};
use crate::cli::passphrase::{self, Opens};
use crate::cli::progress;
use crate::crypto::Card;
use crate::history::Trust;
use crate::record::SignerKey;
use crate::vault::Unlock;

pub(super) fn new(call: &Call<'_>, vault: &Path, name: &str) -> Result<(), Failure> {
    if vault.symlink_metadata().is_ok() {
        return Err(CaseworkError::from(crate::vault::VaultError::Exists).into());
    }
    if call.recovery_file.is_some() {
        let why = "a new vault has no recovery sheet yet; give it a passphrase";
        return Err(Failure::Usage(why.to_owned()));
    }
    let passphrase = passphrase::ask_new(call.passphrase_file.as_ref(), Opens::Vault)?;
    let unlock = Unlock::Passphrase(passphrase);
    let casework = Casework::create(vault, unlock, name, Surroundings::system())?;
    let card = casework.card()?;
    let json = object([
        ("name", card.name().into()),
        ("fingerprint", card.fingerprint().to_string().into()),
    ]);
    call.terminal.answer(&json, || {
        format!(
            "The vault is made. Nobody can tell you its passphrase again: a recovery sheet alone \
             opens it then (dala recovery VAULT).\nFingerprint of its card: {}",
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
        ("faults", faults.iter().map(json::fault).collect()),
    ]);
    call.terminal.answer(&json, || {
        let mut lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        if faults.is_empty() {
            lines.push(format!("Everything fits: {records} records, all files, the log."));
        }
        lines.join("\n")
    });
    if faults.is_empty() { Ok(()) } else { Err(Failure::Other(unfit(faults, *rebuilt))) }
}

/// What does not fit, and what mends it: only derived tables can be built anew.
fn unfit(faults: &[Fault], rebuilt: bool) -> String {
    let what = match faults.len() {
        1 => "one thing does not fit".to_owned(),
        many => format!("{many} things do not fit"),
    };
    let changed = if rebuilt {
        "the derived tables were built anew, nothing else was changed"
    } else {
        "nothing was changed"
    };
    let derived = faults.iter().filter(|fault| matches!(fault, Fault::Derived(_))).count();
    let open = "Open a backup; keep this file, it may still be read in part.";
    let mend = "The derived tables are mended with: dala check VAULT --rebuild";
    match (rebuilt, derived) {
        (false, derived) if derived == faults.len() => format!("{what}; {changed}. {mend}"),
        (false, 1..) => format!("{what}; {changed}. {open} {mend}"),
        _ => format!("{what}; {changed}. {open}"),
    }
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

/// Whose card it is, or whose key: of a stranger who signed something there may be no card.
pub(super) fn trust(call: &Call<'_>, vault: &Path, who: &str, trust: Trust) -> Result<(), Failure> {
    let key: Option<SignerKey> = who.parse().ok();
    let card = if key.is_none() { Some(read_card(Path::new(who))?) } else { None };
    let mut casework = call.open(vault)?;
    let (key, outcome) = match (&card, key) {
        (Some(card), _) => (card.key(), casework.trust(card, trust)?),
        (None, Some(key)) => (key, casework.trust_key(&key, trust)?),
        (None, None) => return Err(CaseworkError::NoSigner.into()),
    };
    let known = casework.signers()?.into_iter().find(|signer| signer.key == key);
    let name = known.and_then(|signer| signer.name);
    let fingerprint = card.map(|card| card.fingerprint().to_string());
    let json = object([
        ("name", name.clone().into()),
        ("key", key.to_string().into()),
        ("fingerprint", fingerprint.clone().into()),
        ("trust", trust.code().into()),
        ("records", outcome.records.len().into()),
    ]);
    call.terminal.answer(&json, || {
        let what = match trust {
            Trust::Trusted => "is trusted here now",
            Trust::Rejected => "counts for nothing here now",
            Trust::Unknown => "is neither trusted nor rejected here now",
        };
        let name = name.unwrap_or_else(|| key.to_string());
        let mut line =
            format!("{name} {what}; {} records were folded anew.", outcome.records.len());
        if let Some(fingerprint) = fingerprint {
            line.push_str(&format!("\nFingerprint, to be compared aloud: {fingerprint}"));
        }
        line
    });
    Ok(())
}

pub(super) fn signers(call: &Call<'_>, vault: &Path) -> Result<(), Failure> {
    let casework = call.open(vault)?;
    let (signers, own) = (casework.signers()?, casework.card()?.key());
    let json = signers.iter().map(|signer| json::signer(signer, &own)).collect();
    call.terminal.answer(&json, || words::signers(&signers, &own));
    Ok(())
}

pub(super) fn log(call: &Call<'_>, vault: &Path, last: u32) -> Result<(), Failure> {
    let entries = call.open(vault)?.log(last)?;
    let json = entries.iter().map(json::log_entry).collect();
    call.terminal.answer(&json, || words::log(&entries));
    Ok(())
}

/// Reads a card file.
pub(super) fn read_card(path: &Path) -> Result<Card, Failure> {
    Ok(casework::read_card(path)?)
}

pub(super) fn forget(call: &Call<'_>, vault: &Path, case: &str) -> Result<(), Failure> {
    let case = record_id(case)?;
    let casework = call.open(vault)?;
    let report =
        progress::run(casework, move |casework, watch| casework.forget_watched(case, watch))?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::RecordId;
    use crate::vault::Finding;

    #[test]
    fn what_mends_a_vault_is_said_by_what_does_not_fit() {
        let derived = || Fault::Derived(RecordId::from_random([1; 16]));
        let page = || Fault::File(Finding::Page { number: 3 });
        let (rebuild, backup) = ("--rebuild", "Open a backup");
        for (faults, rebuilt, says, not) in [
            (vec![derived()], false, rebuild, backup),
            (vec![derived()], true, backup, rebuild),
            (vec![page()], false, backup, rebuild),
            (vec![page(), page()], true, "the derived tables were built anew", rebuild),
        ] {
            let line = unfit(&faults, rebuilt);
            assert!(line.contains(says) && !line.contains(not), "{line}");
        }
        let both = unfit(&[page(), derived()], false);
        assert!(both.contains(backup) && both.contains(rebuild), "{both}");
    }
}
