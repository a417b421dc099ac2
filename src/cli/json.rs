//! The JSON shapes of `docs/cli.md`. They are kept stable.

use crate::casework::{
    Attached, BundleSummary, Conflict, ExportReport, MergeReport, RecordPage, RevisionView,
};
use crate::form::{Finding, Level};
use crate::record::{FieldName, Json, Value};
use crate::vault::RecordRow;

/// An object of these pairs.
pub(super) fn object<const N: usize>(pairs: [(&str, Json); N]) -> Json {
    pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

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
    let Finding { level, field, code, message } = found;
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

/// One record with what the checks find in it, and its revisions under `history`.
pub(super) fn page(page: &RecordPage, findings: &[Finding], history: bool) -> Json {
    let mut json = record(&page.row);
    if let Some(map) = json.as_object_mut() {
        map.insert("findings".to_owned(), findings.iter().map(finding).collect());
    }
    if let (Some(map), true) = (json.as_object_mut(), history) {
        map.insert("revisions".to_owned(), page.revisions.iter().map(revision).collect());
    }
    json
}

fn revision(view: &RevisionView) -> Json {
    let RevisionView { id, parents, author, trust, at, judges, source, fields, held_back } = view;
    let field = |(name, value): &(FieldName, Option<Value>)| {
        let value = match value {
            Some(value) => object([("value", value.to_json())]),
            None => object([("state", text("withheld"))]),
        };
        (name.to_string(), value)
    };
    object([
        ("id", text(id)),
        ("parents", parents.iter().map(text).collect()),
        ("author", text(author)),
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
    let Conflict { record, kind, title, field, unweighed, values } = conflict;
    let value = |one: &crate::casework::Standing| {
        object([
            ("value", one.value.to_json()),
            ("rev", text(one.rev)),
            ("author", text(one.author)),
            ("author_name", optional(one.author_name.as_ref())),
            ("at", optional(one.at.as_ref())),
            ("source", optional(one.source)),
        ])
    };
    object([
        ("record", text(record)),
        ("kind", text(kind)),
        ("title", text(title)),
        ("field", text(field)),
        ("state", text(if *unweighed { "settled" } else { "contested" })),
        ("values", values.iter().map(value).collect()),
    ])
}

/// `{bundles, records, attachments, withheld, left_out}`.
pub(super) fn export(report: &ExportReport) -> Json {
    let ExportReport { bundles, records, attachments, withheld, left_out } = report;
    object([
        ("bundles", bundles.iter().map(|path| text(path.display())).collect()),
        ("records", (*records).into()),
        ("attachments", (*attachments).into()),
        ("withheld", (*withheld).into()),
        ("left_out", (*left_out).into()),
    ])
}

/// `{new, changed, opened, already_known, contested, held_back, rejected}`.
pub(super) fn merge(report: &MergeReport) -> Json {
    let rejected = report.rejected.iter().map(|rejection| {
        object([("bundle", text(rejection.bundle.display())), ("reason", text(&rejection.error))])
    });
    object([
        ("new", report.new.into()),
        ("changed", report.changed.into()),
        ("opened", report.opened.into()),
        ("already_known", report.already_known.into()),
        ("contested", report.contested.into()),
        ("held_back", report.held_back.into()),
        ("rejected", rejected.collect()),
    ])
}

/// What an attached file is, and what its EXIF offers; `no_preview` says why there is none.
pub(super) fn attached(attached: &Attached, no_preview: Option<&str>) -> Json {
    let Attached { record, sha256, size, mime, already_known, offers } = attached;
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
