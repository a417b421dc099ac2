//! Records in words, for a person at a terminal.

use crate::casework::{Conflict, RecordPage};
use crate::form::{Finding, Level};
use crate::record::{Json, Language, Value};
use crate::vault::RecordRow;

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

fn json_value(json: &Json) -> String {
    value(&Value::from_json(json))
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

/// The fields of a record, one a line; contested ones with all that is said.
pub(super) fn page(page: &RecordPage, history: bool) -> String {
    let mut lines = vec![format!("{}: {}", page.row.kind, page.row.title)];
    if page.row.deleted {
        lines.push("[deleted]".to_owned());
    }
    let fields = page.row.fields.as_object().into_iter().flatten();
    for (name, field) in fields {
        let state = field.get("state").and_then(Json::as_str).unwrap_or_default();
        match (field.get("value"), field.get("values").and_then(Json::as_array)) {
            (Some(one), _) => lines.push(format!("  {name}: {}", json_value(one))),
            (None, Some(values)) => {
                lines.push(format!("  {name}: CONTESTED"));
                lines.extend(values.iter().map(|claim| {
                    let said = claim.get("value").map(json_value).unwrap_or_default();
                    let at = claim.get("at").and_then(Json::as_str).unwrap_or("?");
                    let rev = claim.get("rev").and_then(Json::as_str).unwrap_or("?");
                    format!("      {said}   ({at}, claim {rev})")
                }));
            }
            (None, None) => lines.push(format!("  {name}: [{state}]")),
        }
    }
    for child in &page.children {
        lines.push(format!("  + {} {}  {}", child.kind, child.id, child.title));
    }
    if history {
        lines.push("history:".to_owned());
        for revision in &page.revisions {
            let at = revision.at.as_ref().map_or("?", |at| at.as_str());
            let what = if revision.judges { "judgement" } else { "claims" };
            lines.push(format!("  {} {at} {what} by {}", revision.id, revision.author));
            for (name, said) in revision.fields.iter().filter(|(name, _)| !name.is_internal()) {
                let said = said.as_ref().map_or_else(|| "[withheld]".to_owned(), value);
                lines.push(format!("      {name}: {said}"));
            }
        }
    }
    lines.join("\n")
}

/// Contested fields with all values, authors, times and sources.
pub(super) fn conflicts(conflicts: &[Conflict]) -> String {
    if conflicts.is_empty() {
        return "Nothing is contested, and nothing waits to be weighed.".to_owned();
    }
    let mut lines = Vec::new();
    for conflict in conflicts {
        let what = if conflict.unweighed { "settled, but since then" } else { "contested" };
        let Conflict { kind, title, record, field, .. } = conflict;
        lines.push(format!("{kind} {title} ({record}), {field}: {what}"));
        for one in &conflict.values {
            let key = one.author.to_string();
            let short = key.get(..8).unwrap_or_default();
            let author = one.author_name.as_deref().unwrap_or(short);
            let at = one.at.as_ref().map_or("?", |at| at.as_str());
            let source = one.source.map_or_else(|| "none given".to_owned(), |id| id.to_string());
            let said = value(&one.value);
            lines.push(format!("    {said}   by {author}, {at}, source: {source}"));
            lines.push(format!("        --claim {}", one.rev));
        }
    }
    lines.join("\n")
}
