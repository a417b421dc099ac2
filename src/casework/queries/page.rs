//! One record with its history.

use std::collections::{BTreeMap, BTreeSet};

use super::statements::{Authors, Statements, titles_of};
use super::titles::Titles;
use crate::casework::{Casework, CaseworkError};
use crate::form::Wording;
use crate::history::{Folded, History, Trust, ancestors_first, fold};
use crate::record::{FieldName, Kind, Language, Moment, RecordId, RevisionId, SignerKey, Value};
use crate::vault::{Heading, ReadTx, RecordRow, VaultError};

/// A revision as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevisionView {
    /// Its id.
    pub id: RevisionId,
    /// The form that its author filled in, and its version.
    pub form: (Kind, String),
    /// The revisions that its author saw.
    pub parents: Vec<RevisionId>,
    /// Who wrote it.
    pub author: SignerKey,
    /// His name, if his card is known here.
    pub author_name: Option<String>,
    /// How far he is believed here.
    pub trust: Trust,
    /// When, by his clock, if that is not withheld.
    pub at: Option<Moment>,
    /// Whether it judges.
    pub judges: bool,
    /// The source of its claims, if it has one that is not withheld.
    pub source: Option<RecordId>,
    /// What it assigns; none where that is withheld or erased.
    pub fields: Vec<(FieldName, Option<Value>)>,
    /// Whether it waits for its parents.
    pub held_back: bool,
}

/// A record with all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordPage {
    /// The row of the list.
    pub row: RecordRow,
    /// The folded state.
    pub folded: Folded,
    /// Who says what, field by field.
    pub statements: Statements,
    /// What the records are called that values and sources name, as far as they are here.
    pub titles: BTreeMap<RecordId, String>,
    /// All its revisions, ancestors first.
    pub revisions: Vec<RevisionView>,
    /// The rows that belong to it.
    pub children: Vec<RecordRow>,
    /// What else refers to it, by kind and title.
    pub referring: Vec<Referring>,
}

/// A record that refers to another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referring {
    /// The record.
    pub heading: Heading,
    /// By which field.
    pub field: String,
}

impl Casework {
    /// A record's page, with titles as other programs get them.
    ///
    /// # Errors
    /// [`CaseworkError::NoRecord`], or the vault cannot be read.
    pub fn page(&self, record: &RecordId) -> Result<RecordPage, CaseworkError> {
        self.page_worded(record, Wording::Stored)
    }

    /// As [`Casework::page`], with all titles in words of a language.
    ///
    /// # Errors
    /// [`CaseworkError::NoRecord`], or the vault cannot be read.
    pub fn page_in(
        &self,
        record: &RecordId,
        language: Language,
    ) -> Result<RecordPage, CaseworkError> {
        self.page_worded(record, Wording::Words(language))
    }

    fn page_worded(
        &self,
        record: &RecordId,
        wording: Wording,
    ) -> Result<RecordPage, CaseworkError> {
        self.vault.read(|tx| {
            let mut row = tx.record(record)?.ok_or(CaseworkError::NoRecord(*record))?;
            let mut titles = Titles::worded(tx, &self.forms, wording);
            titles.put(&mut row)?;
            let decisions = tx.decisions()?;
            let local = tx.local(&decisions, record)?;
            let history = tx.history_shown(record, &decisions)?;
            let folded = fold(&history, &local);
            let trust = |key: &SignerKey| local.trust(key);
            let authors = Authors::of(tx)?;
            let revisions = revisions(&history, &folded, &trust, &authors);
            let fields = folded.fields.iter();
            let statements: Statements = fields
                .map(|(name, field)| (name.clone(), authors.statements(field, &history)))
                .collect();
            let mut children = tx.children(record)?;
            titles.put_all(&mut children)?;
            let referring = referring(tx, &mut titles, record)?;
            let mut names = titles_of(&mut titles, statements.values().flatten())?;
            for source in revisions.iter().filter_map(|revision| revision.source) {
                if let Some(heading) = titles.heading(&source)? {
                    names.insert(source, heading.title);
                }
            }
            let titles = names;
            Ok(RecordPage { row, folded, statements, titles, revisions, children, referring })
        })
    }
}

/// Who refers to a record, its own rows left out: these are shown as such.
fn referring(
    tx: &ReadTx<'_>,
    titles: &mut Titles<'_, '_>,
    record: &RecordId,
) -> Result<Vec<Referring>, VaultError> {
    let mut found = Vec::new();
    for (from, field) in tx.referring_to(record)? {
        if field != FieldName::PARENT
            && let Some(heading) = titles.heading(&from)?
        {
            found.push(Referring { heading, field });
        }
    }
    let key = |one: &Referring| {
        let Heading { id, kind, title, .. } = &one.heading;
        (kind.clone(), title.clone(), *id, one.field.clone())
    };
    found.sort_by_key(key);
    Ok(found)
}

fn revisions(
    history: &History,
    folded: &Folded,
    trust: &dyn Fn(&SignerKey) -> Trust,
    authors: &Authors,
) -> Vec<RevisionView> {
    let mut order = ancestors_first(history);
    let complete: BTreeSet<RevisionId> = order.iter().copied().collect();
    order.extend(history.keys().filter(|id| !complete.contains(*id)));
    let entries = order.iter().filter_map(|id| history.get(id));
    let view = |entry: &crate::history::Entry| {
        let (id, revision) = (entry.signed.id(), entry.signed.revision());
        let opened = |name: &FieldName| entry.opening.fields.get(name.as_str());
        let value = |name: &FieldName| opened(name).map(|opened| opened.value.clone());
        let fields = revision.fields.keys().map(|name| (name.clone(), value(name))).collect();
        let at = entry.opening.fields.get(FieldName::AT).map(|opened| &opened.value);
        RevisionView {
            id,
            form: (revision.form.id.clone(), revision.form.version.clone()),
            parents: revision.parents.iter().copied().collect(),
            author: revision.author,
            author_name: authors.name(&revision.author),
            trust: trust(&revision.author),
            at: match at {
                Some(Value::Moment(at)) => Some(at.clone()),
                _ => None,
            },
            judges: revision.judges,
            source: entry.opening.source,
            fields,
            held_back: folded.held_back.contains(&id),
        }
    };
    entries.map(view).collect()
}
