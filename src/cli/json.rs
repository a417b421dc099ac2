//! The JSON shapes of `docs/cli.md`. They are kept stable.

use std::collections::BTreeMap;

use crate::casework::{
    Attached, BundleSummary, Conflict, ExportReport, Fault, MergeReport, Open, RecordPage,
    Referring, RevisionView, Statement,
};
use crate::form::{Finding, Level};
use crate::history::{Said, Source, Trust};
use crate::record::{FieldName, Json, RecordId, SignerKey, Value};
use crate::vault::{self, Heading, KnownSigner, LogEntry, RecordRow};

/// An object of these pairs.
pub(super) fn object<const N: usize>(pairs: [(&str, Json); N]) -> Json {
    pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

#[expect(clippy::needless_pass_by_value, reason = "ids by value and by reference alike")]
fn text(value: impl ToString) -> Json {
    Json::from(value.to_string())
}

fn optional(value: Option<impl ToString>) -> Json {
    value.map_or(Json::Null, text)
}

/// `{id, kind, title, fields}`; `parent` for rows, `deleted` and `held_back` where so.
pub(super) fn record(row: &RecordRow) -> Json {
    let RecordRow { id, kind, title, parent, deleted, held_back, fields, .. } = row;
    let mut json = object([
        ("id", text(id)),
        ("kind", text(kind)),
        ("title", text(title)),
        ("fields", fields.clone()),
    ]);
    if let Some(map) = json.as_object_mut() {
        let mut put = |key: &str, value: Json| map.insert(key.to_owned(), value);
        if let Some(parent) = parent {
            put("parent", text(parent));
        }
        if *deleted {
            put("deleted", true.into());
        }
        if *held_back > 0 {
            put("held_back", (*held_back).into());
        }
    }
    json
}

/// `{level, field, code, message}`.
pub(super) fn finding(found: &Finding) -> Json {
    let Finding { level, field, code, beside: _, message } = found;
    let level = match level {
        Level::Incomplete => "open",
        Level::Warn => "warning",
        Level::Refuse => "refused",
    };
    object([
        ("level", text(level)),
        ("field", optional(field.as_ref())),
        ("code", text(code)),
        ("message", text(message)),
    ])
}

/// What a search found; the last one says if there are more.
pub(super) fn found(rows: &[RecordRow], truncated: bool) -> Json {
    let mut found: Vec<Json> = rows.iter().map(record).collect();
    if let (Some(Json::Object(last)), true) = (found.last_mut(), truncated) {
        last.insert("truncated".to_owned(), true.into());
    }
    found.into()
}

/// One record: who says what (`said`), its rows, what refers to it; with its revisions
/// under `history`, and what the checks find in it.
pub(super) fn page(page: &RecordPage, findings: &[Finding], history: bool) -> Json {
    let mut json = record(&page.row);
    let Some(map) = json.as_object_mut() else { return json };
    let said = page.statements.iter().map(|(name, statements)| {
        let all: Json = statements.iter().map(|one| statement(one, &page.titles)).collect();
        (name.to_string(), all)
    });
    map.insert("said".to_owned(), said.collect());
    let row = |row: &RecordRow| {
        object([("id", text(row.id)), ("kind", text(&row.kind)), ("title", text(&row.title))])
    };
    map.insert("rows".to_owned(), page.children.iter().map(row).collect());
    map.insert("referring".to_owned(), page.referring.iter().map(referring).collect());
    map.insert("findings".to_owned(), findings.iter().map(finding).collect());
    if history {
        map.insert("revisions".to_owned(), page.revisions.iter().map(revision).collect());
    }
    json
}

fn referring(referring: &Referring) -> Json {
    let Referring { heading: Heading { id, kind, title, deleted }, field } = referring;
    let mut json = object([
        ("id", text(id)),
        ("kind", text(kind)),
        ("title", text(title)),
        ("field", text(field)),
    ]);
    if let (Some(map), true) = (json.as_object_mut(), *deleted) {
        map.insert("deleted".to_owned(), true.into());
    }
    json
}

/// `{value, rev, author, author_name, at, source}`, and what else there is to tell.
fn statement(one: &Statement, titles: &BTreeMap<RecordId, String>) -> Json {
    let Statement { said, rev, author, author_name, trust, at, source, .. } = one;
    let Statement { judges, reason, unweighed, .. } = one;
    let mut map = serde_json::Map::new();
    let mut put = |key: &str, value: Json| map.insert(key.to_owned(), value);
    match said {
        Said::Value(value) => put("value", value.to_json()),
        Said::Withheld => put("withheld", true.into()),
        Said::Erased => put("erased", true.into()),
    };
    put("rev", text(rev));
    put("author", text(author));
    put("author_name", optional(author_name.as_ref()));
    if *trust != Trust::Trusted {
        put("trust", text(trust.code()));
    }
    put("at", optional(at.as_ref()));
    match source {
        Source::None => put("source", Json::Null),
        Source::Withheld(_) => put("source", text("withheld")),
        Source::Known(id) => {
            put("source_title", optional(titles.get(id)));
            put("source", text(id))
        }
    };
    if *judges {
        put("judges", true.into());
    }
    if let Some(reason) = reason {
        put("reason", text(reason));
    }
    if *unweighed {
        put("unweighed", true.into());
    }
    Json::Object(map)
}

fn revision(view: &RevisionView) -> Json {
    let RevisionView {
        id,
        form: (form_id, version),
        parents,
        author,
        author_name,
        trust,
        at,
        judges,
        source,
        fields,
        held_back,
    } = view;
    let field = |(name, value): &(FieldName, Option<Value>)| {
        let value = match value {
            Some(value) => object([("value", value.to_json())]),
            None => object([("state", text("withheld"))]),
        };
        (name.to_string(), value)
    };
    object([
        ("id", text(id)),
        ("form", object([("id", text(form_id)), ("version", text(version))])),
        ("parents", parents.iter().map(text).collect()),
        ("author", text(author)),
        ("author_name", optional(author_name.as_ref())),
        ("trust", text(trust.code())),
        ("at", optional(at.as_ref())),
        ("judges", (*judges).into()),
        ("source", optional(*source)),
        ("fields", fields.iter().map(field).collect()),
        ("held_back", (*held_back).into()),
    ])
}

/// `{record, field, values: [{value, author, at, source}]}`.
pub(super) fn conflict(conflict: &Conflict) -> Json {
    let Conflict { record, kind, title, field, open, values, titles, .. } = conflict;
    let state = match open {
        Open::Contested => "contested",
        Open::Unweighed => "settled",
        Open::AfterDeletion => "deleted",
    };
    object([
        ("record", text(record)),
        ("kind", text(kind)),
        ("title", text(title)),
        ("field", text(field)),
        ("state", text(state)),
        ("values", values.iter().map(|one| statement(one, titles)).collect()),
    ])
}

/// `{bundles, records, attachments, withheld, left_out}`.
pub(super) fn export(report: &ExportReport) -> Json {
    let ExportReport { bundles, records, attachments, withheld, left_out, .. } = report;
    object([
        ("bundles", bundles.iter().map(|path| text(path.display())).collect()),
        ("records", (*records).into()),
        ("attachments", (*attachments).into()),
        ("withheld", (*withheld).into()),
        ("left_out", (*left_out).into()),
    ])
}

/// `{new, changed, opened, already_known, contested, unweighed, untrusted, held_back,
/// rejected}`, and `stopped` where so.
pub(super) fn merge(report: &MergeReport) -> Json {
    let rejected = report.rejected.iter().map(|rejection| {
        object([
            ("bundle", text(rejection.bundle.display())),
            ("code", text(rejection.error.code())),
            ("reason", text(&rejection.error)),
        ])
    });
    let mut json = object([
        ("new", report.new.into()),
        ("changed", report.changed.into()),
        ("opened", report.opened.into()),
        ("already_known", report.already_known.into()),
        ("contested", report.contested.into()),
        ("unweighed", report.unweighed.into()),
        ("untrusted", report.untrusted.into()),
        ("held_back", report.held_back.into()),
        ("rejected", rejected.collect()),
    ]);
    if let (Some(map), Some(error)) = (json.as_object_mut(), &report.stopped) {
        map.insert("stopped".to_owned(), text(error.code()));
    }
    json
}

/// `{code, message}`, and which record, file, page or entry.
pub(super) fn fault(fault: &Fault) -> Json {
    let mut json = object([("code", text(fault.code())), ("message", text(fault))]);
    let which = match fault {
        Fault::File(vault::Finding::Page { number }) => Some(("page", (*number).into())),
        Fault::File(vault::Finding::Attachment { sha256 } | vault::Finding::Form { sha256 }) => {
            Some(("sha256", text(sha256)))
        }
        Fault::File(vault::Finding::Log { seq }) => Some(("entry", (*seq).into())),
        Fault::File(vault::Finding::Reference { table, .. }) => Some(("table", text(table))),
        Fault::Revision(record) | Fault::Derived(record) => Some(("record", text(record))),
        _ => None,
    };
    if let (Some(map), Some((key, value))) = (json.as_object_mut(), which) {
        map.insert(key.to_owned(), value);
    }
    json
}

/// `{key, name, recipient, trust, own}`.
pub(super) fn signer(signer: &KnownSigner, own: &SignerKey) -> Json {
    let KnownSigner { key, name, recipient, trust, may_erase: _ } = signer;
    object([
        ("key", text(key)),
        ("name", optional(name.as_ref())),
        ("recipient", optional(recipient.as_ref())),
        ("trust", text(trust.code())),
        ("own", (key == own).into()),
    ])
}

/// `{seq, at, action, record, detail}`.
pub(super) fn log_entry(entry: &LogEntry) -> Json {
    let LogEntry { seq, at, action, record, detail } = entry;
    object([
        ("seq", (*seq).into()),
        ("at", text(at)),
        ("action", text(action)),
        ("record", optional(record.as_ref())),
        ("detail", text(detail)),
    ])
}

/// What an attached file is, and what its EXIF offers; `no_preview` says why there is none.
pub(super) fn attached(attached: &Attached, no_preview: Option<&str>) -> Json {
    let Attached { record, sha256, size, mime, already_known, is_new: _, offers } = attached;
    let offers = offers.iter().map(|offer| (offer.field.to_owned(), offer.value.to_json()));
    let mut json = object([
        ("id", text(record)),
        ("sha256", text(sha256)),
        ("size", (*size).into()),
        ("mime", text(mime)),
        ("already_known", (*already_known).into()),
        ("exif_offers", offers.collect()),
    ]);
    if let (Some(map), Some(why)) = (json.as_object_mut(), no_preview) {
        map.insert("no_preview".to_owned(), text(why));
    }
    json
}

/// What a bundle holds.
pub(super) fn bundle(summary: &BundleSummary) -> Json {
    let records = summary.records.iter().map(|(kind, n)| (kind.clone(), Json::from(*n)));
    object([
        ("id", text(summary.id)),
        ("signer", text(summary.signer)),
        ("signer_name", optional(summary.signer_name.as_ref())),
        ("trust", text(summary.trust.code())),
        ("day", text(&summary.day)),
        ("purpose", text(&summary.purpose)),
        ("software", text(&summary.software)),
        ("records", records.collect()),
        ("revisions", summary.revisions.into()),
        ("attachments", summary.attachments.into()),
        ("merged_before", summary.merged_before.into()),
    ])
}
