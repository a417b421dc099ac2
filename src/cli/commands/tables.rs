//! Answers from elsewhere, and the way back: tables.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::Call;
use crate::casework::{CaseworkError, ImportOrder, ImportReport, RowProblem};
use crate::cli::failure::Failure;
use crate::cli::json::object;
use crate::cli::progress;
use crate::record::Json;

/// Which field each column answers, as `--map` says.
pub(super) fn columns(map: &[String]) -> Result<BTreeMap<String, String>, Failure> {
    let pair = |text: &String| {
        let (column, field) = text.rsplit_once('=').ok_or_else(|| {
            Failure::Usage("--map is given as COLUMN=FIELD (there is no \"=\")".to_owned())
        })?;
        Ok((column.trim().to_owned(), field.trim().to_owned()))
    };
    map.iter().map(pair).collect()
}

fn problem_json(problem: &RowProblem) -> Json {
    let RowProblem { sheet, row, column, problem } = problem;
    let row = i64::try_from(*row).unwrap_or(i64::MAX);
    object([
        ("sheet", sheet.as_str().into()),
        ("row", row.into()),
        ("column", column.as_str().into()),
        ("problem", problem.to_string().into()),
    ])
}

fn problem_line(problem: &RowProblem) -> String {
    let RowProblem { sheet, row, column, problem } = problem;
    let sheet = if sheet.is_empty() { String::new() } else { format!("sheet {sheet}, ") };
    format!("{sheet}row {row}, column {column}: {problem}")
}

fn report_json(report: &ImportReport, preview: bool) -> Json {
    let ImportReport { added, known, updated, differing, left_out, problems, unused } = report;
    let added = added.iter().map(|(kind, n)| (kind.clone(), Json::from(*n)));
    object([
        ("preview", preview.into()),
        ("added", Json::Object(added.collect())),
        ("known", (*known).into()),
        ("updated", (*updated).into()),
        ("differing", (*differing).into()),
        ("left_out", (*left_out).into()),
        ("problems", problems.iter().map(problem_json).collect()),
        ("unused", unused.iter().map(|name| Json::from(name.as_str())).collect()),
    ])
}

fn in_words(report: &ImportReport, preview: bool) -> String {
    let mut lines: Vec<String> = report.problems.iter().map(problem_line).collect();
    if !report.unused.is_empty() {
        lines.push(format!("Not taken in: {}.", report.unused.join(", ")));
    }
    let kinds: Vec<String> = report.added.iter().map(|(kind, n)| format!("{n} {kind}")).collect();
    let new = if kinds.is_empty() { "nothing".to_owned() } else { kinds.join(", ") };
    let would = if preview { "would be " } else { "" };
    lines.push(format!(
        "New {would}{new}; {} here already, {} updated, {} say otherwise and were left, {} rows \
         left out.",
        report.known, report.updated, report.differing, report.left_out
    ));
    lines.join("\n")
}

pub(super) fn import(
    call: &Call<'_>,
    vault: &Path,
    file: PathBuf,
    order: ImportOrder,
) -> Result<(), Failure> {
    let casework = call.open(vault)?;
    let preview = order.is_preview;
    let done =
        progress::run(casework, move |casework, watch| casework.import_table(&file, &order, watch));
    let report = match done {
        Err(Failure::Refused(CaseworkError::FaultyRows { count, problems })) => {
            for problem in &problems {
                call.terminal.remark(&problem_line(problem));
            }
            let json = object([
                ("refused", true.into()),
                ("left_out", count.into()),
                ("problems", problems.iter().map(problem_json).collect()),
            ]);
            call.terminal.answer(&json, String::new);
            return Err(CaseworkError::FaultyRows { count, problems }.into());
        }
        other => other?,
    };
    call.terminal.answer(&report_json(&report, preview), || in_words(&report, preview));
    Ok(())
}

pub(super) fn export(call: &Call<'_>, vault: &Path, kind: &str, out: &Path) -> Result<(), Failure> {
    let rows = call.open(vault)?.export_table(kind, out)?;
    call.terminal.answer(&object([("rows", rows.into())]), || {
        format!("{rows} rows are written. They are no longer under the vault's lock.")
    });
    Ok(())
}
