//! The recovery sheet on standard output, and a new passphrase. What is printed names
//! neither the program nor the vault nor anybody, and can be read back as it is.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::Call;
use crate::cli::failure::Failure;
use crate::cli::json::object;
use crate::cli::passphrase::{self, Opens};
use crate::cli::progress;
use crate::crypto::{Part, Sheet, Split, Words};
use crate::record::Json;

/// Words in a line.
const IN_A_LINE: usize = 4;

/// Prints the sheet, or its parts: how many, and how many of them open the vault.
pub(super) fn print(
    call: &Call<'_>,
    vault: &Path,
    parts_needed: Option<(u8, u8)>,
) -> Result<(), Failure> {
    let Some((count, needed)) = parts_needed else { return print_sheet(call, vault) };
    let split = Split::new(needed, count).ok_or_else(|| {
        let bounds = "there can be 2 to 16 parts, and 2 or more of them, at most all, needed";
        Failure::Usage(bounds.to_owned())
    })?;
    let mut casework = call.open(vault)?;
    let (day, parts) = (casework.today(), casework.recovery_parts(split)?);
    let code = parts.first().map(|part| part.code().to_string()).unwrap_or_default();
    let json = object([
        ("sheet", code.into()),
        ("made_on", day.clone().into()),
        ("needed", needed.into()),
        ("parts", parts.iter().map(part_json).collect()),
    ]);
    call.terminal.answer(&json, || {
        let papers: Vec<String> =
            parts.iter().map(|part| part_paper(part, count, needed, &day)).collect();
        papers.join("\n")
    });
    warn(call);
    Ok(())
}

fn print_sheet(call: &Call<'_>, vault: &Path) -> Result<(), Failure> {
    let mut casework = call.open(vault)?;
    let (day, sheet) = (casework.today(), casework.recovery_sheet()?);
    let json = object([
        ("sheet", sheet.code().to_string().into()),
        ("made_on", day.clone().into()),
        ("words", sheet.words().iter().collect()),
    ]);
    call.terminal.answer(&json, || sheet_paper(&sheet, &day));
    warn(call);
    Ok(())
}

/// Changes the passphrase.
pub(super) fn passphrase(
    call: &Call<'_>,
    vault: &Path,
    new: Option<&PathBuf>,
) -> Result<(), Failure> {
    let casework = call.open(vault)?;
    let new = passphrase::ask_new(new, Opens::VaultAnew)?;
    progress::run(casework, move |casework, watch| casework.set_passphrase(&new, watch))?;
    call.terminal.answer(&object([("changed", true.into())]), || {
        "The passphrase is changed. Recovery sheets made before do not open this vault any more; \
         backups made before keep the old passphrase and its sheets."
            .to_owned()
    });
    Ok(())
}

fn warn(call: &Call<'_>) {
    call.terminal.remark(
        "Whoever has these words opens the vault. Keep them on paper alone, away from this \
         computer.",
    );
}

fn sheet_paper(sheet: &Sheet, day: &str) -> String {
    let code = sheet.code();
    let head = format!("# Sheet {code}, {day}. 24 words, in this order: they open the file.\n");
    head + &lines(sheet.words())
}

fn part_paper(part: &Part, of: u8, needed: u8, day: &str) -> String {
    let (code, number) = (part.code(), part.number());
    let head = format!(
        "# Sheet {code}, {day}. Part {number} of {of}: 28 words, in this order.\n\
         # Any {needed} of the parts together open the file.\n"
    );
    head + &lines(&part.words())
}

fn part_json(part: &Part) -> Json {
    let words = part.words().iter().collect();
    object([("number", part.number().into()), ("words", words)])
}

/// The words, numbered, to be read line by line.
fn lines(words: &Words) -> String {
    let mut lines = String::new();
    for (at, word) in words.iter().enumerate() {
        let ends = (at + 1).is_multiple_of(IN_A_LINE);
        let _ = if ends {
            writeln!(lines, "{:>2} {word}", at + 1)
        } else {
            write!(lines, "{:>2} {word:<10}", at + 1)
        };
    }
    lines
}
