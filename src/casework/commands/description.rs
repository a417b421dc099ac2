//! The record that describes a file which is attached: what is said in it, of a new file and
//! of one that is known already.

use std::collections::{BTreeMap, BTreeSet};

use super::attach::Offer;
use super::links::extended;
use super::record::{AddRecord, Part, Parts, field_name, form_to_write, present, save};
use crate::casework::pen::Pen;
use crate::casework::{CaseworkError, Outcome};
use crate::form::builtin_form;
use crate::history::Folded;
use crate::record::{FieldName, RecordId, Value};
use crate::vault::{Forms, Stored, WriteTx};

/// What attaching says of a file.
pub(super) struct Description<'a> {
    pub(super) stored: &'a Stored,
    pub(super) name: Option<&'a str>,
    pub(super) by: &'a str,
    pub(super) linked: BTreeSet<RecordId>,
    pub(super) cases: BTreeSet<RecordId>,
    pub(super) offers: Vec<Offer>,
}

impl Description<'_> {
    /// Writes the attachment's record and the beginning of its chain of custody.
    pub(super) fn save(
        &mut self,
        tx: &mut WriteTx<'_>,
        pen: &mut Pen<'_>,
        take_offers: bool,
        outcome: &mut Outcome,
    ) -> Result<RecordId, CaseworkError> {
        let Self { stored, name, linked, cases, .. } = self;
        let info = tx.attachment(&stored.sha256)?.ok_or(CaseworkError::NoAttachment)?;
        let now = pen.clock.now();
        let mut fields = BTreeMap::from([
            (field_name("sha256")?, Value::File(stored.sha256)),
            (field_name("size_bytes")?, size_value(stored.size)),
            (field_name("mime")?, Value::text(&info.mime)),
            (field_name("acquired_at")?, Value::Moment(now.clone())),
        ]);
        if !linked.is_empty() {
            fields.insert(field_name("linked")?, Value::Refs(linked.clone()));
        }
        if let Some(kind) = kind_of(&info.mime) {
            fields.insert(field_name("kind")?, Value::code(kind));
        }
        if let Some(name) = name {
            fields.insert(field_name("original_name")?, Value::text(name));
        }
        if !cases.is_empty() {
            fields.insert(field_name(FieldName::CASES)?, Value::Refs(cases.clone()));
        }
        if take_offers {
            fields.extend(self.taken(None)?);
        }
        let attachment = AddRecord { kind: "attachment", fields }.write(tx, pen, outcome)?;
        let fields = BTreeMap::from([
            (field_name(FieldName::PARENT)?, Value::Ref(attachment)),
            (field_name("action")?, Value::code("imported")),
            (field_name("at")?, Value::Moment(now)),
            (field_name("by")?, Value::text(self.by)),
            (field_name("sha256_seen")?, Value::File(self.stored.sha256)),
            (field_name("app_version")?, Value::text(env!("CARGO_PKG_VERSION"))),
        ]);
        AddRecord { kind: "custody_event", fields }.write(tx, pen, outcome)?;
        Ok(attachment)
    }

    /// Links a file that is known already to one record more, files it under that one's
    /// cases too, and takes over what nobody has said of it.
    pub(super) fn add_to(
        &mut self,
        tx: &mut WriteTx<'_>,
        pen: &mut Pen<'_>,
        known: RecordId,
        take_offers: bool,
        outcome: &mut Outcome,
    ) -> Result<RecordId, CaseworkError> {
        let (folded, form) = present(tx, &known)?;
        let own = pen.signer.key();
        let mut parts = Parts::new();
        for (name, more) in [("linked", &self.linked), (FieldName::CASES, &self.cases)] {
            if let Some((part, all)) = extended(&folded, &own, name, more) {
                parts.entry(part).or_default().insert(field_name(name)?, Value::Refs(all));
            }
        }
        let taken = if take_offers { self.taken(Some(&folded))? } else { BTreeMap::new() };
        if !taken.is_empty() {
            parts.entry(Part::Claims(None)).or_default().extend(taken);
        }
        if !parts.is_empty() {
            let form = form_to_write(tx, &Forms::default(), &form)?;
            save(tx, pen, known, &form, folded.heads, parts, outcome)?;
        }
        Ok(known)
    }

    /// Takes over the offers for which the form has a field, of which nothing is said yet.
    fn taken(
        &mut self,
        said: Option<&Folded>,
    ) -> Result<BTreeMap<FieldName, Value>, CaseworkError> {
        let form = builtin_form("attachment");
        let mut fields = BTreeMap::new();
        for Offer { field, value, taken } in &mut self.offers {
            let is_said = said.is_some_and(|folded| folded.fields.contains_key(*field));
            if form.is_some_and(|form| form.field(field).is_some()) && !is_said {
                fields.insert(field_name(field)?, value.clone());
                *taken = true;
            }
        }
        Ok(fields)
    }
}

/// The kind that the type of a file tells. What a picture shows, a person has to say.
fn kind_of(mime: &str) -> Option<&'static str> {
    match mime.split_once('/')?.0 {
        "audio" => Some("audio"),
        "video" => Some("video"),
        _ => None,
    }
}

fn size_value(size: u64) -> Value {
    Value::Int(i64::try_from(size).unwrap_or(i64::MAX))
}
