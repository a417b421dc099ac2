//! Records: added, changed, shown, found, judged; files attached to them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{Call, record_id, words};
use crate::casework::{Attached, Casework, CaseworkError, Verdict};
use crate::cli::args::{Answers, VerdictArgs};
use crate::cli::failure::Failure;
use crate::cli::json::{self, object};
use crate::cli::progress;
use crate::form::Finding;
use crate::record::{AnswerState, FieldName, Json, Kind, RecordId, Value};

/// As many as a person looks through.
const FOUND_MOST: u32 = 200;

fn pair<'a>(text: &'a str, what: &str) -> Result<(&'a str, &'a str), Failure> {
    text.split_once('=')
        .ok_or_else(|| Failure::Usage(format!("{what} is given as FIELD=… (there is no \"=\")")))
}

fn answer_state(text: &str) -> Result<AnswerState, Failure> {
    let state = AnswerState::from_code(text).filter(|state| *state != AnswerState::Retracted);
    state.ok_or_else(|| {
        Failure::Usage("a state is one of: unknown, refused, not_applicable".to_owned())
    })
}

fn twice(field: &str) -> Failure {
    Failure::Usage(format!("the field {field} is given twice"))
}

/// What `--set` and `--state` say of a record of this kind.
fn read_answers(
    casework: &Casework,
    kind: &str,
    answers: &Answers,
) -> Result<BTreeMap<FieldName, Value>, Failure> {
    let mut fields = BTreeMap::new();
    let mut put = |(name, value): (FieldName, Value)| match fields.insert(name.clone(), value) {
        None => Ok(()),
        Some(_) => Err(twice(name.as_str())),
    };
    for text in &answers.set {
        let (field, typed) = pair(text, "--set")?;
        put(casework.read_answer(kind, field, typed)?)?;
    }
    for text in &answers.state {
        let (field, state) = pair(text, "--state")?;
        put(casework.read_state(kind, field, answer_state(state)?)?)?;
    }
    Ok(fields)
}

fn optional_id(text: Option<&str>) -> Result<Option<RecordId>, Failure> {
    text.map(record_id).transpose()
}

/// What is worth a second look, beside the answer.
fn remark(call: &Call<'_>, findings: &[Finding]) {
    for found in findings {
        call.terminal.remark(&words::finding(found));
    }
}

pub(super) fn add(
    call: &Call<'_>,
    vault: &Path,
    kind: &str,
    case: Option<&str>,
    answers: &Answers,
) -> Result<(), Failure> {
    let (case, source) = (optional_id(case)?, optional_id(answers.source.as_deref())?);
    let mut casework = call.open(vault)?;
    let fields = read_answers(&casework, kind, answers)?;
    let kind = casework.form(kind)?.id.clone();
    let (id, outcome) = casework.add(&kind, case, source, fields)?;
    let findings = outcome.findings.iter().map(json::finding).collect();
    let json = object([("id", id.to_string().into()), ("findings", findings)]);
    call.terminal.answer(&json, || id.to_string());
    remark(call, &outcome.findings);
    Ok(())
}

pub(super) fn edit(
    call: &Call<'_>,
    vault: &Path,
    id: &str,
    answers: &Answers,
    retract: &[String],
) -> Result<(), Failure> {
    let (id, source) = (record_id(id)?, optional_id(answers.source.as_deref())?);
    let mut casework = call.open(vault)?;
    let kind = casework.page(&id)?.row.kind;
    let mut fields = read_answers(&casework, &kind, answers)?;
    for field in retract {
        let (name, value) = casework.read_state(&kind, field, AnswerState::Retracted)?;
        if fields.insert(name, value).is_some() {
            return Err(twice(field));
        }
    }
    let outcome = casework.edit(id, source, fields)?;
    let revisions = outcome.revisions.iter().map(|rev| Json::from(rev.to_string())).collect();
    let findings = outcome.findings.iter().map(json::finding).collect();
    let id_text = id.to_string();
    let json = object([("id", id_text.into()), ("revisions", revisions), ("findings", findings)]);
    call.terminal.answer(&json, || id.to_string());
    remark(call, &outcome.findings);
    Ok(())
}

pub(super) fn show(call: &Call<'_>, vault: &Path, id: &str, history: bool) -> Result<(), Failure> {
    let id = record_id(id)?;
    let casework = call.open(vault)?;
    let (page, findings) = (casework.page(&id)?, casework.findings(&id)?);
    call.terminal.answer(&json::page(&page, &findings, history), || {
        let lines = findings.iter().map(words::finding);
        [words::page(&page, history)].into_iter().chain(lines).collect::<Vec<_>>().join("\n")
    });
    Ok(())
}

pub(super) fn list(
    call: &Call<'_>,
    vault: &Path,
    kind: &str,
    case: Option<&str>,
    deleted: bool,
) -> Result<(), Failure> {
    let kind = Kind::new(kind)
        .map_err(|error| Failure::Usage(format!("\"{kind}\" cannot be a kind: {error}")))?;
    let case = optional_id(case)?;
    let casework = call.open(vault)?;
    let rows = match (case, deleted) {
        (_, true) => casework.list_deleted(&kind)?,
        (Some(case), false) => casework.list_of_case(&kind, &case)?,
        (None, false) => casework.list(&kind)?,
    };
    if rows.is_empty() {
        casework.form(kind.as_str())?;
    }
    let json = rows.iter().map(json::record).collect();
    call.terminal.answer(&json, || words::rows(&rows, "There are none."));
    Ok(())
}

pub(super) fn search(call: &Call<'_>, vault: &Path, text: &str) -> Result<(), Failure> {
    // One more than is shown tells whether there are more.
    let mut rows = call.open(vault)?.search(text, FOUND_MOST + 1)?;
    let truncated = rows.len() > FOUND_MOST as usize;
    rows.truncate(FOUND_MOST as usize);
    let json = json::found(&rows, truncated);
    call.terminal.answer(&json, || words::rows(&rows, "Nothing is found."));
    if truncated {
        call.terminal.remark("There are more; type more of the word, or another word with it.");
    }
    Ok(())
}

pub(super) fn attach(
    call: &Call<'_>,
    vault: &Path,
    id: &str,
    files: Vec<PathBuf>,
    take_exif: bool,
) -> Result<(), Failure> {
    let id = record_id(id)?;
    let casework = call.open(vault)?;
    let attached = progress::run(casework, move |casework, watch| {
        let files: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
        let (attached, _) = casework.attach(id, &files, take_exif, watch)?;
        // The files are safe by now; previews are made up for with the next ones.
        let _ = casework.make_thumbnails(watch);
        let why = |one: &Attached| casework.why_no_preview(&one.sha256);
        let why: Vec<_> = attached.iter().map(why).collect::<Result<_, _>>()?;
        Ok(attached.into_iter().zip(why).collect::<Vec<_>>())
    })?;
    let json = attached.iter().map(|(one, why)| json::attached(one, why.as_deref())).collect();
    call.terminal.answer(&json, || {
        let mut lines = Vec::new();
        for (one, why) in &attached {
            let known = if one.already_known { ", already here" } else { "" };
            lines.push(format!("{}  {} ({}{known})", one.record, one.sha256, one.mime));
            lines.extend(why.iter().map(|why| format!("    {why}")));
            lines.extend(one.offers.iter().filter(|offer| !offer.taken).map(|offer| {
                format!("    EXIF says {}: {}", offer.field, words::value(&offer.value))
            }));
        }
        lines.join("\n")
    });
    Ok(())
}

pub(super) fn extract(
    call: &Call<'_>,
    vault: &Path,
    sha256: &str,
    out: PathBuf,
) -> Result<(), Failure> {
    let sha256 = sha256
        .parse()
        .map_err(|_| Failure::Usage("a SHA-256 is 64 lower-case hexadecimal digits".to_owned()))?;
    let casework = call.open(vault)?;
    let size =
        progress::run(casework, move |casework, watch| casework.extract(&sha256, &out, watch))?;
    call.terminal.answer(&object([("size", size.into())]), || {
        format!("{size} bytes, as they were attached. This file is not encrypted.")
    });
    Ok(())
}

pub(super) fn conflicts(call: &Call<'_>, vault: &Path) -> Result<(), Failure> {
    let conflicts = call.open(vault)?.conflicts()?;
    let json = conflicts.iter().map(json::conflict).collect();
    call.terminal.answer(&json, || words::conflicts(&conflicts));
    Ok(())
}

pub(super) fn settle(
    call: &Call<'_>,
    vault: &Path,
    id: &str,
    field: &str,
    verdict: &VerdictArgs,
    reason: Option<&str>,
) -> Result<(), Failure> {
    let id = record_id(id)?;
    let mut casework = call.open(vault)?;
    let kind = casework.page(&id)?.row.kind;
    let VerdictArgs { value, state, claim } = verdict;
    let (name, verdict) = match (value, state, claim) {
        (Some(value), _, _) => {
            let (name, value) = casework.read_answer(&kind, field, value)?;
            (name, Verdict::Value(value))
        }
        (None, Some(state), _) => {
            let (name, value) = casework.read_state(&kind, field, answer_state(state)?)?;
            (name, Verdict::Value(value))
        }
        (None, None, Some(claim)) => {
            let rev = claim.parse().map_err(|_| {
                Failure::Usage(
                    "a revision is 64 hexadecimal digits; see: dala conflicts".to_owned(),
                )
            })?;
            let name = FieldName::new(field)
                .map_err(|error| Failure::Usage(format!("\"{field}\": {error}")))?;
            (name, Verdict::Claim(rev))
        }
        (None, None, None) => return Err(Failure::Refused(CaseworkError::NothingToDo)),
    };
    let outcome = casework.settle(id, name, verdict, reason)?;
    let revisions = outcome.revisions.iter().map(|rev| Json::from(rev.to_string())).collect();
    let json = object([("id", id.to_string().into()), ("revisions", revisions)]);
    call.terminal.answer(&json, || format!("{field} is settled."));
    Ok(())
}

pub(super) fn delete(call: &Call<'_>, vault: &Path, id: &str, undo: bool) -> Result<(), Failure> {
    let id = record_id(id)?;
    let mut casework = call.open(vault)?;
    if undo {
        casework.undelete(id)?;
    } else {
        casework.delete(id)?;
    }
    let json = object([("id", id.to_string().into()), ("deleted", (!undo).into())]);
    call.terminal.answer(&json, || {
        if undo {
            "The record counts again.".to_owned()
        } else {
            "The record no longer counts, nor do its rows. Take it back with --undo.".to_owned()
        }
    });
    Ok(())
}
