//! Forms of an organisation's own.

use std::path::Path;

use super::Call;
use crate::casework::{CaseworkError, KeptForm, read_form, write_form};
use crate::cli::args::FormCommand;
use crate::cli::failure::Failure;
use crate::cli::json::object;
use crate::form::{FieldType, Form, FormError, FormRead, SheetError, SheetNote, builtin_form};
use crate::record::{Json, Language};
use crate::vault::Forms;

pub(super) fn run(call: &Call<'_>, command: FormCommand) -> Result<(), Failure> {
    match command {
        FormCommand::Check { file } => check(call, &file),
        FormCommand::Add { vault, file } => add(call, &vault, &file),
        FormCommand::List { vault } => list(call, &vault),
        FormCommand::Export { kind, out, vault } => export(call, &kind, &out, vault.as_deref()),
    }
}

fn place(sheet: &str, row: usize, column: &str, key: &'static str, words: &str) -> Json {
    let row = i64::try_from(row).unwrap_or(i64::MAX);
    object([
        ("sheet", sheet.into()),
        ("row", row.into()),
        ("column", column.into()),
        (key, words.into()),
    ])
}

fn error_json(error: &SheetError) -> Json {
    let SheetError { sheet, row, column, problem } = error;
    place(sheet, *row, column, "problem", &problem.to_string())
}

fn note_json(note: &SheetNote) -> Json {
    let SheetNote { sheet, row, column, note } = note;
    place(sheet, *row, column, "note", &note.to_string())
}

/// Questions that are asked, and repeats.
fn counts(read: &FormRead) -> (usize, usize) {
    let fields = read.forms.iter().flat_map(Form::fields);
    let is_question = |kind: &FieldType| kind.holds_value();
    (fields.filter(|field| is_question(&field.kind)).count(), read.forms.len() - 1)
}

fn check(call: &Call<'_>, file: &Path) -> Result<(), Failure> {
    let read = match read_form(file) {
        Ok(read) => read,
        Err(CaseworkError::Form(FormError::Sheets(errors))) => {
            let json =
                object([("ok", false.into()), ("errors", errors.iter().map(error_json).collect())]);
            let words = || errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
            call.terminal.answer(&json, words);
            return Err(faulty(&errors));
        }
        Err(error) => return Err(error.into()),
    };
    let (questions, repeats) = counts(&read);
    let main = read.forms.first();
    let id = main.map(|form| form.id.to_string()).unwrap_or_default();
    let version = main.map(|form| form.version.clone()).unwrap_or_default();
    let json = object([
        ("ok", true.into()),
        ("id", id.as_str().into()),
        ("version", version.as_str().into()),
        ("kinds", read.forms.iter().map(|form| Json::from(form.id.as_str())).collect()),
        ("questions", (questions as u64).into()),
        ("notes", read.notes.iter().map(note_json).collect()),
        ("errors", Json::Array(Vec::new())),
    ]);
    call.terminal.answer(&json, || {
        let mut lines: Vec<String> = read.notes.iter().map(ToString::to_string).collect();
        let repeats = if repeats == 0 { String::new() } else { format!(", {repeats} repeats") };
        lines.push(format!("{id}@{version}: {questions} questions{repeats}. It can be added."));
        lines.join("\n")
    });
    Ok(())
}

fn faulty(errors: &[SheetError]) -> Failure {
    let many = match errors.len() {
        1 => "one thing is wrong with this form".to_owned(),
        many => format!("{many} things are wrong with this form"),
    };
    Failure::Other(format!(
        "{many}; nothing was changed. Correct it where it says, and check it again."
    ))
}

fn add(call: &Call<'_>, vault: &Path, file: &Path) -> Result<(), Failure> {
    let read = match read_form(file) {
        Err(CaseworkError::Form(FormError::Sheets(errors))) => {
            for error in &errors {
                call.terminal.remark(&error.to_string());
            }
            return Err(faulty(&errors));
        }
        other => other?,
    };
    let mut casework = call.open(vault)?;
    let added = casework.add_form(&read)?;
    for note in &read.notes {
        call.terminal.remark(&note.to_string());
    }
    let json = object([
        ("id", added.kinds.first().map(|kind| kind.to_string()).unwrap_or_default().into()),
        ("version", added.version.as_str().into()),
        ("kinds", added.kinds.iter().map(|kind| Json::from(kind.as_str())).collect()),
        ("was_here", added.was_here.into()),
        ("notes", read.notes.iter().map(note_json).collect()),
    ]);
    call.terminal.answer(&json, || {
        let kinds: Vec<&str> = added.kinds.iter().map(|kind| kind.as_str()).collect();
        let what = if added.was_here { "was here already" } else { "is added" };
        format!("{} @{} {what}.", kinds.join(", "), added.version)
    });
    Ok(())
}

fn list(call: &Call<'_>, vault: &Path) -> Result<(), Failure> {
    let kept = call.open(vault)?.kept_forms()?;
    let is_built_in = |kept: &KeptForm| builtin_form(kept.form.id.as_str()).is_some();
    let json = kept.iter().map(|kept| {
        object([
            ("id", kept.form.id.as_str().into()),
            ("version", kept.form.version.as_str().into()),
            ("title", kept.form.title.get(Language::En).into()),
            ("fields", (kept.form.fields().count() as u64).into()),
            ("parent", kept.form.parent.as_ref().map_or(Json::Null, |kind| kind.as_str().into())),
            ("built_in", is_built_in(kept).into()),
            ("current", kept.is_current.into()),
            ("added_here", kept.is_chosen.into()),
        ])
    });
    call.terminal.answer(&json.collect(), || {
        let line = |kept: &KeptForm| {
            let Form { id, version, title, .. } = &kept.form;
            let from = match (is_built_in(kept), kept.is_current) {
                (true, _) => "built in",
                (false, true) => "in use",
                (false, false) => "earlier",
            };
            format!("{:32} {from:9} {}", format!("{id}@{version}"), title.get(Language::En))
        };
        kept.iter().map(line).collect::<Vec<_>>().join("\n")
    });
    Ok(())
}

fn export(call: &Call<'_>, kind: &str, out: &Path, vault: Option<&Path>) -> Result<(), Failure> {
    match (vault, builtin_form(kind)) {
        (None, Some(form)) => write_form(&[form], out)?,
        (None, None) => return Err(CaseworkError::unknown_kind(kind, &Forms::default()).into()),
        (Some(vault), _) => {
            let casework = call.open(vault)?;
            write_form(&casework.form_family(kind)?, out)?;
        }
    }
    call.terminal.answer(&object([("written", true.into())]), || {
        format!("The form {kind} is written as an XLSForm.")
    });
    Ok(())
}
