//! The practice vaults.

use std::path::Path;

use super::Call;
use crate::casework::make_demo;
use crate::cli::failure::Failure;
use crate::cli::json::object;
use crate::cli::progress;
use crate::record::Json;

pub(super) fn demo(call: &Call<'_>, folder: &Path) -> Result<(), Failure> {
    let to = folder.to_owned();
    let report = progress::run_alone(move |watch| make_demo(&to, watch))?;
    let text = |path: &Path| Json::from(path.display().to_string());
    let list = |paths: &[std::path::PathBuf]| paths.iter().map(|path| text(path)).collect();
    let vaults = object([
        ("monitor_a", text(&report.vaults.monitor_a)),
        ("monitor_b", text(&report.vaults.monitor_b)),
        ("ngo", text(&report.vaults.ngo)),
    ]);
    let json = object([
        ("vaults", vaults),
        ("bundles", list(&report.bundles)),
        ("cards", list(&report.cards)),
        ("passphrase_file", text(&report.passphrase_file)),
    ]);
    call.terminal.answer(&json, || {
        let (ngo, file) = (report.vaults.ngo.display(), report.passphrase_file.display());
        format!(
            "Two monitors' vaults, their bundles and an NGO's vault that merged them are in {}.\n\
             {} invented people in {} cases; {} fields are contested. Nobody in it is real.\n\
             The passphrase of all three is in {file}: for practice only.\n\
             Look at it with:\n  \
             dala list {ngo} case --passphrase-file {file}\n  \
             dala list {ngo} person --passphrase-file {file}\n  \
             dala conflicts {ngo} --passphrase-file {file}",
            folder.display(),
            report.people,
            report.cases,
            report.contested
        )
    });
    Ok(())
}
