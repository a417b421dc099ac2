//! Records in words, for a person at a terminal.

use std::collections::BTreeMap;

use crate::casework::{Conflict, MergeReport, Open, RecordPage, RevisionView, Statement};
use crate::form::{Finding, Level};
use crate::history::{Said, Source, Status, Trust};
use crate::record::{Language, RecordId, SignerKey, Value};
use crate::vault::{KnownSigner, LogEntry, RecordRow};

/// What records are called, for those that are here.
type Titles = BTreeMap<RecordId, String>;

/// A value in a few words.
pub(super) fn value(value: &Value) -> String {
    let list = |items: Vec<String>| items.join(", ");
    match value {
        Value::Text(text) | Value::Dec(text) | Value::Code(text) => text.clone(),
        Value::Int(int) => int.to_string(),
        Value::Codes(codes) => list(codes.iter().cloned().collect()),
        Value::Date { date, said: None } => date.in_words(Language::En),
        Value::Date { date, said: Some(said) } => {
            format!("{} (\"{said}\")", date.in_words(Language::En))
        }
        Value::Time(time) => time.in_words(Language::En),
        Value::Moment(moment) => moment.to_string(),
        Value::Ref(id) => id.to_string(),
        Value::Refs(ids) => list(ids.iter().map(ToString::to_string).collect()),
        Value::File(sha256) => sha256.to_string(),
        Value::Geo { lat, lon, m: None } => format!("{lat}, {lon}"),
        Value::Geo { lat, lon, m: Some(m) } => format!("{lat}, {lon} (within {m} m)"),
        Value::State(state) => format!("[{}]", state.code().replace('_', " ")),
        Value::Other(json) => json.to_string(),
    }
}

/// What a check found.
pub(super) fn finding(found: &Finding) -> String {
    let level = match found.level {
        Level::Incomplete => "open",
        Level::Warn | Level::Refuse => "warning",
    };
    format!("{level}: {}", found.message)
}

/// A value; records that it refers to by title and id.
fn named_value(one: &Value, titles: &Titles) -> String {
    match one {
        Value::Ref(_) | Value::Refs(_) => {
            let names: Vec<_> = one.references().iter().map(|id| record(id, titles)).collect();
            names.join(", ")
        }
        _ => value(one),
    }
}

fn record(id: &RecordId, titles: &Titles) -> String {
    match titles.get(id) {
        Some(title) => format!("{title} ({id})"),
        None => format!("{id} (not here)"),
    }
}

fn said(said: &Said, titles: &Titles) -> String {
    match said {
        Said::Value(value) => named_value(value, titles),
        Said::Withheld => "[withheld]".to_owned(),
        Said::Erased => "[erased]".to_owned(),
    }
}

/// A signer by name, or by the beginning of the key; whether not trusted.
pub(super) fn signer(key: &SignerKey, name: Option<&str>, trust: Trust) -> String {
    let key = key.to_string();
    let short = || format!("key {}…", key.get(..8).unwrap_or_default());
    let name = name.map_or_else(short, str::to_owned);
    match trust {
        Trust::Trusted => name,
        Trust::Unknown => format!("{name} (not trusted here)"),
        Trust::Rejected => format!("{name} (rejected here)"),
    }
}

/// Who says it, when, from which source, and why.
fn provenance(one: &Statement, titles: &Titles) -> String {
    let author = signer(&one.author, one.author_name.as_deref(), one.trust);
    let at = one.at.as_ref().map_or("time withheld", |at| at.as_str());
    let mut line = if one.judges {
        format!("judged by {author}, {at}")
    } else {
        let source = match &one.source {
            Source::None => "no source given".to_owned(),
            Source::Withheld(_) => "source withheld".to_owned(),
            Source::Known(id) => format!("source: {}", record(id, titles)),
        };
        format!("said by {author}, {at}, {source}")
    };
    if let Some(reason) = &one.reason {
        line.push_str(&format!(", because: {reason}"));
    }
    line
}

/// One line of a list.
pub(super) fn row(row: &RecordRow) -> String {
    let mut line = format!("{}  {}", row.id, row.title);
    if row.contested > 0 {
        line.push_str(&format!("  [{} contested]", row.contested));
    }
    if row.held_back > 0 {
        line.push_str("  [waits for earlier revisions]");
    }
    line
}

/// The lines of a list, or that it is empty.
pub(super) fn rows(rows: &[RecordRow], empty: &str) -> String {
    if rows.is_empty() {
        return empty.to_owned();
    }
    rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

/// The fields of a record with who says what; its rows; what refers to it.
pub(super) fn page(page: &RecordPage, history: bool) -> String {
    let mut lines = vec![format!("{}: {}", page.row.kind, page.row.title)];
    if page.row.deleted {
        lines.push("[deleted]".to_owned());
    }
    let (mut untrusted, mut voices) = (false, Voices::default());
    for (name, field) in &page.folded.fields {
        let state = match &field.status {
            Status::Settled(value) => format!("{} [settled]", named_value(value, &page.titles)),
            Status::Agreed(value) => named_value(value, &page.titles),
            Status::Contested => "CONTESTED".to_owned(),
            Status::Withheld => "[withheld]".to_owned(),
            Status::Erased => "[erased]".to_owned(),
            Status::Retracted => "[retracted]".to_owned(),
        };
        let json = page.row.fields.get(name.as_str());
        let by_strangers = json.is_some_and(|json| json.get("trust").is_some());
        untrusted |= by_strangers;
        let mut line = format!("  {name}: {state}");
        if by_strangers {
            line.push_str(" [by signers not trusted here]");
        }
        let all = page.statements.get(name).into_iter().flatten();
        let is_it = |one: &&Statement| says(one, field.value());
        let (same, others): (Vec<_>, Vec<_>) = all.partition(is_it);
        for one in same {
            line.push_str(&format!(" [{}]", voices.number(provenance(one, &page.titles))));
        }
        lines.push(line);
        lines.extend(others.into_iter().map(|one| statement(one, &page.titles)));
    }
    lines.extend(voices.lines());
    if untrusted {
        let what = "Signers that you know can be trusted with: dala trust VAULT CARD";
        lines.push(format!("  {what} (see: dala signers VAULT)"));
    }
    for child in &page.children {
        lines.push(format!("  + {} {}  {}", child.kind, child.id, child.title));
    }
    if !page.referring.is_empty() {
        lines.push("referred to by:".to_owned());
    }
    for one in &page.referring {
        let deleted = if one.heading.deleted { " [deleted]" } else { "" };
        let (kind, id, title) = (&one.heading.kind, &one.heading.id, &one.heading.title);
        lines.push(format!("  {kind} {id}  {title}{deleted}, as {}", one.field));
    }
    if history {
        lines.push("history:".to_owned());
        lines.extend(page.revisions.iter().flat_map(|one| revision(one, &page.titles)));
    }
    lines.join("\n")
}

/// Who says a field's value, each told once: most fields of a record have one author and
/// one source.
#[derive(Default)]
struct Voices(Vec<String>);

impl Voices {
    fn number(&mut self, voice: String) -> usize {
        let known = self.0.iter().position(|known| *known == voice);
        known.unwrap_or_else(|| {
            self.0.push(voice);
            self.0.len() - 1
        }) + 1
    }

    fn lines(self) -> impl Iterator<Item = String> {
        self.0.into_iter().zip(1..).map(|(voice, n)| format!("  [{n}] {voice}"))
    }
}

fn says(one: &Statement, value: Option<&Value>) -> bool {
    matches!(&one.said, Said::Value(said) if Some(said) == value)
}

/// A statement that is not the field's value, under its field.
fn statement(one: &Statement, titles: &Titles) -> String {
    let since = if one.unweighed { "since then, not yet weighed: " } else { "" };
    let (said, provenance) = (said(&one.said, titles), provenance(one, titles));
    format!("      {since}{said}   {provenance}\n          --claim {}", one.rev)
}

fn revision(revision: &RevisionView, titles: &Titles) -> Vec<String> {
    let at = revision.at.as_ref().map_or("time withheld", |at| at.as_str());
    let what = if revision.judges { "judgement" } else { "claims" };
    let author = signer(&revision.author, revision.author_name.as_deref(), revision.trust);
    let mut line = format!("  {} {at} {what} by {author}", revision.id);
    if let Some(source) = &revision.source {
        line.push_str(&format!(", source: {}", record(source, titles)));
    }
    if revision.held_back {
        line.push_str(" [waits for earlier revisions]");
    }
    let mut lines = vec![line];
    for (name, value) in &revision.fields {
        let name = match name.as_str() {
            "_reason" => "because",
            internal if internal.starts_with('_') => continue,
            name => name,
        };
        let said = value.as_ref().map_or("[withheld]".to_owned(), |v| named_value(v, titles));
        lines.push(format!("      {name}: {said}"));
    }
    lines
}

/// Contested fields with all values, authors, times and sources.
pub(super) fn conflicts(conflicts: &[Conflict]) -> String {
    if conflicts.is_empty() {
        return "Nothing is contested, and nothing waits to be weighed.".to_owned();
    }
    let mut lines = Vec::new();
    for conflict in conflicts {
        let Conflict { kind, title, record, field, open, values, titles, .. } = conflict;
        let what = match open {
            Open::Contested => "contested",
            Open::Unweighed => "settled, but since then",
            Open::AfterDeletion => "the record is deleted, but since then",
        };
        lines.push(format!("{kind} {title} ({record}), {field}: {what}"));
        for one in values {
            lines.push(format!("    {}   {}", said(&one.said, titles), provenance(one, titles)));
            lines.push(format!("        --claim {}", one.rev));
        }
    }
    lines.join("\n")
}

/// What merging did, or would do.
pub(super) fn merged(report: &MergeReport, preview: bool, bundles: usize) -> String {
    let MergeReport { new, changed, opened, already_known, held_back, .. } = report;
    let MergeReport { contested, unweighed, untrusted, rejected, merged, .. } = report;
    let mut lines = Vec::new();
    if *merged > 0 {
        let begin = if preview { "Merging would bring" } else { "Merged" };
        lines.push(format!(
            "{begin}: {new} new records, {changed} changed, {opened} with values opened, \
             {already_known} known already."
        ));
        lines.push(format!(
            "Contested fields among them: {contested}; claims not yet weighed: {unweighed}. \
             Revisions that wait for earlier ones: {held_back}."
        ));
        if *untrusted > 0 {
            lines.push(format!(
                "{untrusted} fields rest on signers who are not trusted here. See: dala signers \
                 VAULT; trust one with: dala trust VAULT CARD"
            ));
        }
        if preview {
            lines.push("Nothing was changed.".to_owned());
        } else if contested + unweighed > 0 {
            lines.push("See what to settle with: dala conflicts VAULT".to_owned());
        }
    }
    // A single refusal is the whole answer, and told as such.
    if bundles > 1 {
        lines.extend(rejected.iter().map(|one| {
            format!("Refused: {}: {}. {}", one.bundle.display(), one.error, one.error.advice())
        }));
    }
    lines.join("\n")
}

/// Signers with their trust, one a line.
pub(super) fn signers(signers: &[KnownSigner], own: &SignerKey) -> String {
    let line = |one: &KnownSigner| {
        let name = one.name.as_deref().unwrap_or("(no card)");
        let own = if one.key == *own { ", this vault" } else { "" };
        format!("{}  {name} ({}{own})", one.key, one.trust.code())
    };
    signers.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Entries of the activity log, one a line.
pub(super) fn log(entries: &[LogEntry]) -> String {
    let line = |one: &LogEntry| {
        let record = one.record.map(|id| id.to_string());
        let parts = [Some(one.action.clone()), record, Some(one.detail.clone())];
        let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
        format!("{:>6}  {}  {}", one.seq, one.at.as_str(), parts.collect::<Vec<_>>().join("  "))
    };
    entries.iter().map(line).collect::<Vec<_>>().join("\n")
}
