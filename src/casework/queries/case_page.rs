//! The page of a case: who is in it, what happened in order of time, what is linked to it,
//! what is open. One reading of the vault, of a bounded number of records.

use std::collections::BTreeMap;

use super::rows::{ListRow, Rows};
use super::timeline::{Timeline, timeline};
use super::titles::all_shown;
use crate::casework::{Casework, CaseworkError};
use crate::form::{Form, Labels};
use crate::record::{Digest, FieldName, Json, Kind, Language, RecordId, Value};
use crate::vault::{Heading, ReadTx, RecordRow, VaultError};

/// Records of a case that are looked at.
const MOST_RECORDS: u32 = 5_000;

/// A case with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CasePage {
    /// The case.
    pub row: ListRow,
    /// Its fields, as in a list with all of them.
    pub fields: Json,
    /// The persons in it, the main one first, then in the order in which they were put in.
    pub persons: Vec<CasePerson>,
    /// How many records of each kind that stands alone are filed under it.
    pub linked: Vec<Linked>,
    /// The cases that it has to do with, as far as they are here.
    pub related: Vec<Heading>,
    /// What happened.
    pub timeline: Timeline,
    /// Its files.
    pub files: Vec<CaseFile>,
    /// Fields that are to be settled or weighed.
    pub to_settle: Vec<ToSettle>,
    /// Records whose required fields are not all answered.
    pub to_answer: Vec<ToAnswer>,
    /// Whether more belongs to it than is looked at here.
    pub is_cut: bool,
}

/// A person in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CasePerson {
    /// The row of the case that names the person.
    pub link: RecordId,
    /// The person, if that row names one.
    pub person: Option<RecordId>,
    /// What is shown of the person; none if that record is not here.
    pub row: Option<ListRow>,
    /// The roles, in the reader's language.
    pub roles: Vec<String>,
    /// Whether the case is mainly about this person.
    pub is_main: bool,
}

/// The records of a kind in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linked {
    /// The kind.
    pub kind: String,
    /// What one such record is called.
    pub labels: Labels,
    /// How many.
    pub records: u64,
}

/// A file of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFile {
    /// The record that describes it.
    pub record: RecordId,
    /// Its bytes, if it is known which they are.
    pub sha256: Option<Digest>,
    /// What it is called.
    pub title: String,
    /// What it shows, as far as that is described.
    pub description: Option<String>,
}

/// A field that is to be settled or weighed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToSettle {
    /// The record.
    pub record: RecordId,
    /// Its kind.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// The field.
    pub field: FieldName,
    /// What the field is called.
    pub label: String,
    /// Whether its values stand against each other; else they came after a judgement.
    pub is_contested: bool,
}

/// A record whose required fields are not all answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToAnswer {
    /// The record.
    pub record: RecordId,
    /// Its kind.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// How many required fields are not answered.
    pub missing: u32,
}

impl Casework {
    /// The page of a case, of at most 5,000 records.
    ///
    /// # Errors
    /// [`CaseworkError::NoRecord`] if there is no such case, or the vault cannot be read.
    pub fn case_page(
        &self,
        case: &RecordId,
        language: Language,
    ) -> Result<CasePage, CaseworkError> {
        self.vault.read(|tx| {
            let row = tx.record(case)?.filter(|row| row.kind == "case");
            let row = row.ok_or(CaseworkError::NoRecord(*case))?;
            let mut records = tx.case_records(case, MOST_RECORDS + 1)?;
            let is_cut = records.len() > MOST_RECORDS as usize;
            records.truncate(MOST_RECORDS as usize);
            let mut page =
                Page { work: self, tx, rows: Rows::new(tx, &self.forms, language)?, language };
            let persons = page.persons(&row, &records)?;
            let timeline = timeline(&records, &self.forms, &mut page.rows)?;
            let (files, related) = (page.files(&records)?, page.related(&row)?);
            let linked = page.linked(&records);
            let mut looked_at: Vec<RecordRow> = records.into_iter().map(|(row, _)| row).collect();
            for person in persons.iter().filter_map(|one| one.person) {
                looked_at.extend(tx.record(&person)?);
            }
            let (to_settle, to_answer) = page.open(looked_at)?;
            let fields = row.fields.clone();
            let row = page.rows.row(row)?;
            Ok(CasePage {
                row,
                fields,
                persons,
                linked,
                related,
                timeline,
                files,
                to_settle,
                to_answer,
                is_cut,
            })
        })
    }
}

struct Page<'a, 'v> {
    work: &'a Casework,
    tx: &'a ReadTx<'v>,
    rows: Rows<'a, 'v>,
    language: Language,
}

impl Page<'_, '_> {
    fn form(&self, kind: &str) -> Option<&Form> {
        self.work.forms.get(&Kind::new(kind).ok()?)
    }

    fn persons(
        &mut self,
        case: &RecordRow,
        records: &[(RecordRow, Option<String>)],
    ) -> Result<Vec<CasePerson>, VaultError> {
        let main = reference(&case.fields, "main_person");
        let of_case = |row: &RecordRow| row.kind == "case_person" && row.parent == Some(case.id);
        let mut links: Vec<_> = records.iter().filter(|(row, _)| of_case(row)).collect();
        links.sort_by_key(|(row, order)| (order.clone(), row.id));
        let mut persons = Vec::new();
        for (link, _) in links {
            let person = reference(&link.fields, "person");
            let row = match person {
                Some(person) => self.tx.record(&person)?,
                None => None,
            };
            persons.push(CasePerson {
                link: link.id,
                person,
                row: row.map(|row| self.rows.row(row)).transpose()?,
                roles: self.roles(&link.fields),
                is_main: person.is_some() && person == main,
            });
        }
        persons.sort_by_key(|one| !one.is_main);
        Ok(persons)
    }

    fn roles(&self, fields: &Json) -> Vec<String> {
        let list = self.form("case_person").and_then(|form| form.field("roles")?.kind.list());
        let label = |code: String| match list {
            Some(list) => list.label(&code, self.language).to_owned(),
            None => code,
        };
        match all_shown(fields, "roles").into_iter().next() {
            Some(Value::Codes(codes)) => codes.into_iter().map(label).collect(),
            _ => Vec::new(),
        }
    }

    fn linked(&self, records: &[(RecordRow, Option<String>)]) -> Vec<Linked> {
        let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
        for (row, _) in records.iter().filter(|(row, _)| row.kind != "case") {
            if self.form(&row.kind).is_none_or(|form| form.parent.is_none()) {
                *counts.entry(&row.kind).or_default() += 1;
            }
        }
        let linked = |(kind, records): (&str, u64)| {
            let labels = self.form(kind).map(|form| form.title.clone());
            let plain = || Labels { en: kind.to_owned(), ..Labels::default() };
            Linked { kind: kind.to_owned(), labels: labels.unwrap_or_else(plain), records }
        };
        let mut linked: Vec<Linked> = counts.into_iter().map(linked).collect();
        linked.sort_by_key(|one| super::sections::place(&one.kind));
        linked
    }

    fn related(&mut self, case: &RecordRow) -> Result<Vec<Heading>, VaultError> {
        let related = all_shown(&case.fields, "related_case_ids");
        let mut found = Vec::new();
        for id in related.iter().flat_map(Value::references) {
            found.extend(self.rows.heading(&id)?);
        }
        Ok(found)
    }

    fn files(
        &mut self,
        records: &[(RecordRow, Option<String>)],
    ) -> Result<Vec<CaseFile>, VaultError> {
        let mut files = Vec::new();
        for (row, _) in records.iter().filter(|(row, _)| row.kind == "attachment") {
            let first = |name: &str| all_shown(&row.fields, name).into_iter().next();
            files.push(CaseFile {
                record: row.id,
                sha256: match first("sha256") {
                    Some(Value::File(sha256)) => Some(sha256),
                    _ => None,
                },
                title: self.rows.named(row)?.title,
                description: match first("description") {
                    Some(Value::Text(text)) => Some(text),
                    _ => None,
                },
            });
        }
        files.sort_by_cached_key(|file| (crate::linkage::sort_key(&file.title), file.record));
        Ok(files)
    }

    /// What is open in these records: fields to settle or weigh, and what to answer.
    fn open(
        &mut self,
        records: Vec<RecordRow>,
    ) -> Result<(Vec<ToSettle>, Vec<ToAnswer>), VaultError> {
        let (mut to_settle, mut to_answer) = (Vec::new(), Vec::new());
        for row in records {
            let is_open = row.contested > 0 || row.unweighed > 0;
            if !is_open && row.missing == 0 {
                continue;
            }
            let title = self.rows.named(&row)?.title;
            if is_open {
                to_settle.extend(self.open_fields(&row, &title));
            }
            if row.missing > 0 {
                let RecordRow { id: record, kind, missing, .. } = row;
                to_answer.push(ToAnswer { record, kind, title, missing });
            }
        }
        to_answer.sort_by_key(|one| {
            (super::sections::place(&one.kind), std::cmp::Reverse(one.missing), one.record)
        });
        Ok((to_settle, to_answer))
    }

    fn open_fields(&self, row: &RecordRow, title: &str) -> Vec<ToSettle> {
        let form = self.form(&row.kind);
        let fields = row.fields.as_object().into_iter().flatten();
        let open = fields.filter_map(|(name, field)| {
            let is_contested = field.get("state")? == "contested";
            if !is_contested && field.get("unweighed").is_none() {
                return None;
            }
            let label = form.and_then(|form| form.field(name)).map(|field| &field.labels);
            Some(ToSettle {
                record: row.id,
                kind: row.kind.clone(),
                title: title.to_owned(),
                field: name.parse().ok()?,
                label: label.map_or(name.as_str(), |label| label.get(self.language)).to_owned(),
                is_contested,
            })
        });
        open.collect()
    }
}

fn reference(fields: &Json, name: &str) -> Option<RecordId> {
    match all_shown(fields, name).first() {
        Some(Value::Ref(id)) => Some(*id),
        _ => None,
    }
}
