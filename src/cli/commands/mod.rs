//! From what was typed to a command of the core, and back to what is shown.

mod bundles;
mod demo;
mod forms;
mod records;
mod recovery;
mod tables;
#[cfg(test)]
mod tests;
mod vaults;
mod words;

use std::path::{Path, PathBuf};

use super::args::{Cli, Command};
use super::failure::Failure;
use super::passphrase::{self, Opens};
use super::terminal::Terminal;
use crate::casework::{Casework, CaseworkError, ImportOrder, Surroundings};
use crate::form::DateOrder;
use crate::history::Trust;
use crate::record::RecordId;
use crate::vault::Unlock;

/// What every command needs.
struct Call<'a> {
    terminal: &'a Terminal,
    passphrase_file: Option<PathBuf>,
    recovery_file: Option<PathBuf>,
}

impl Call<'_> {
    /// Opens a vault.
    fn open(&self, vault: &Path) -> Result<Casework, Failure> {
        // What is no vault is said before a passphrase is asked for.
        match vault.metadata() {
            Ok(found) if found.is_dir() => return Err(CaseworkError::IsFolder.into()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(CaseworkError::NoVault.into());
            }
            _ => {}
        }
        crate::vault::Vault::looks_like_one(vault)
            .map_err(|error| Failure::Refused(error.into()))?;
        Ok(Casework::open(vault, self.unlock()?, Surroundings::system())?)
    }

    fn unlock(&self) -> Result<Unlock, Failure> {
        if let Some(file) = &self.recovery_file {
            return Ok(Casework::recovery(&passphrase::recovery_words(file)?)?);
        }
        let passphrase = passphrase::ask(self.passphrase_file.as_ref(), Opens::Vault)?;
        Ok(Unlock::Passphrase(passphrase))
    }
}

/// Runs a command.
pub(super) fn run(cli: Cli, terminal: &Terminal) -> Result<(), Failure> {
    let Cli { json: _, passphrase_file, recovery_file, command } = cli;
    let second = passphrase::is_input(command.second_secret_file());
    if second && passphrase::is_input(recovery_file.as_ref()) {
        let both = "recovery words are read to the end of standard input, so no passphrase can \
                    follow them there; put one of the two in a file";
        return Err(Failure::Usage(both.to_owned()));
    }
    let call = Call { terminal, passphrase_file, recovery_file };
    match command {
        Command::New { vault, name } => vaults::new(&call, &vault, &name),
        Command::Check { vault, rebuild } => vaults::check(&call, &vault, rebuild),
        Command::Backup { vault, destination } => vaults::backup(&call, &vault, destination),
        Command::Recovery { vault, parts, needed } => {
            recovery::print(&call, &vault, parts.zip(needed))
        }
        Command::Passphrase { vault, new_passphrase_file } => {
            recovery::passphrase(&call, &vault, new_passphrase_file.as_ref())
        }
        Command::Card { vault } => vaults::card(&call, &vault),
        Command::Trust { vault, card, unknown } => {
            let trust = if unknown { Trust::Unknown } else { Trust::Trusted };
            vaults::trust(&call, &vault, &card, trust)
        }
        Command::Reject { vault, card } => vaults::trust(&call, &vault, &card, Trust::Rejected),
        Command::Signers { vault } => vaults::signers(&call, &vault),
        Command::Log { vault, last } => vaults::log(&call, &vault, last),
        Command::Forget { vault, case } => vaults::forget(&call, &vault, &case),
        Command::Add { vault, kind, case, answers } => {
            records::add(&call, &vault, &kind, case.as_deref(), &answers)
        }
        Command::Edit { vault, id, answers, retract } => {
            records::edit(&call, &vault, &id, &answers, &retract)
        }
        Command::Show { vault, id, history } => records::show(&call, &vault, &id, history),
        Command::List { vault, kind, case, deleted } => {
            records::list(&call, &vault, &kind, case.as_deref(), deleted)
        }
        Command::Search { vault, text } => records::search(&call, &vault, &text),
        Command::Attach { vault, id, files, take_exif } => {
            records::attach(&call, &vault, &id, files, take_exif)
        }
        Command::Extract { vault, sha256, out } => records::extract(&call, &vault, &sha256, out),
        Command::Conflicts { vault } => records::conflicts(&call, &vault),
        Command::Settle { vault, id, field, verdict, reason } => {
            records::settle(&call, &vault, &id, &field, &verdict, reason.as_deref())
        }
        Command::Delete { vault, id, undo } => records::delete(&call, &vault, &id, undo),
        Command::Export { vault, folder, to, case, purpose, max_size, bundle_passphrase_file } => {
            let order = bundles::Order { to, case, purpose, max_size, bundle_passphrase_file };
            bundles::export(&call, &vault, folder, order)
        }
        Command::Inspect { bundle, with, bundle_passphrase_file } => {
            bundles::inspect(&call, &with, bundle, bundle_passphrase_file.as_ref())
        }
        Command::Merge { vault, bundles, preview, bundle_passphrase_file } => {
            bundles::merge(&call, &vault, bundles, preview, bundle_passphrase_file.as_ref())
        }
        Command::Import {
            vault,
            file,
            form,
            with,
            map,
            case,
            source,
            media,
            month_first,
            skip_bad,
            update,
            preview,
        } => {
            let dates = if month_first { DateOrder::MonthFirst } else { DateOrder::DayFirst };
            let order = ImportOrder {
                kinds: std::iter::once(form).chain(with).collect(),
                columns: tables::columns(&map)?,
                case: case.as_deref().map(record_id).transpose()?,
                source: source.as_deref().map(record_id).transpose()?,
                media,
                dates,
                leaves_faulty: skip_bad,
                updates: update,
                is_preview: preview,
            };
            tables::import(&call, &vault, file, order)
        }
        Command::ExportTable { vault, kind, out } => tables::export(&call, &vault, &kind, &out),
        Command::Form { command } => forms::run(&call, command),
        Command::Demo { folder } => demo::demo(&call, &folder),
    }
}

/// Reads the id of a record.
fn record_id(text: &str) -> Result<RecordId, Failure> {
    text.parse().map_err(|_| {
        Failure::Usage(
            "an id looks like 4e1b5a3c-9d0f-4c57-8a44-0a1b2c3d4e5f; see: dala list VAULT KIND --json"
                .to_owned(),
        )
    })
}
