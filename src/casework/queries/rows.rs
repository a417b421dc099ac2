//! The rows of a list that are seen: titles and details in the language of the reader.

use std::collections::{BTreeMap, BTreeSet};

use super::details::{Part, details};
use super::index::{Filter, SortBy};
use super::titles::{Titles, all_shown};
use crate::casework::{Casework, CaseworkError};
use crate::form::{Field, FieldType, Form, List, Wording};
use crate::record::{AnswerState, Json, Kind, Language, PartialDate, RecordId, Value};
use crate::vault::{Forms, Heading, ReadTx, RecordRow, VaultError};

/// Letters of a text that stands below a title.
const MOST_LETTERS: usize = 120;

/// A part of a line of details. Numbers and spans are worded by whoever shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detail {
    /// Words in the reader's language.
    Words(String),
    /// From when to when; several dates where it is contested, none where nothing is said.
    Span {
        /// When it was or began.
        from: Vec<PartialDate>,
        /// When it ended.
        to: Vec<PartialDate>,
    },
    /// The size of a file.
    Bytes(u64),
    /// How many persons a case has.
    Persons(u64),
    /// How many stays a detention has.
    Stays(u64),
}

/// A row of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRow {
    /// The record.
    pub id: RecordId,
    /// Its kind.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// What the person that it is about is called, for a list in which the kind goes
    /// without saying.
    pub subject: Option<String>,
    /// What tells it apart, in at most two lines.
    pub lines: Vec<Vec<Detail>>,
    /// What is the matter with it.
    pub chips: Chips,
}

/// What is the matter with a record.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "marks that combine freely")]
pub struct Chips {
    /// How many of its fields are contested.
    pub contested: u32,
    /// How many claims wait to be weighed.
    pub unweighed: u32,
    /// How many of its revisions are held back.
    pub held_back: u32,
    /// How many required fields are not answered.
    pub missing: u32,
    /// Whether something is typed and not saved.
    pub draft: bool,
    /// Whether it is saved at all, or a draft alone.
    pub saved: bool,
    /// Whether it is deleted.
    pub deleted: bool,
    /// Whether the person that it is or is about does not want to be named.
    pub name_declined: bool,
}

impl Casework {
    /// The rows of these records, in their order; those that are not here are left out.
    /// For the rows that are seen, some hundreds at most.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn rows(
        &self,
        ids: &[RecordId],
        language: Language,
    ) -> Result<Vec<ListRow>, CaseworkError> {
        Ok(self.vault.read(|tx| {
            let mut rows = Rows::new(tx, &self.forms, language)?;
            let found: Vec<_> = ids.iter().map(|id| rows.get(id)).collect::<Result<_, _>>()?;
            Ok::<_, VaultError>(found.into_iter().flatten().collect())
        })?)
    }

    /// What records are called, as far as they are here.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn titles(
        &self,
        ids: &BTreeSet<RecordId>,
        language: Language,
    ) -> Result<BTreeMap<RecordId, String>, CaseworkError> {
        let ids: Vec<RecordId> = ids.iter().copied().collect();
        Ok(self.rows(&ids, language)?.into_iter().map(|row| (row.id, row.title)).collect())
    }

    /// The records of some kinds that may be meant by what is typed, as rows of a list: of
    /// nothing typed, those that were changed last. Where no kind is named, those of any kind
    /// that are found.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn offer(
        &self,
        kinds: &[Kind],
        typed: &str,
        limit: usize,
        language: Language,
    ) -> Result<Vec<ListRow>, CaseworkError> {
        if kinds.is_empty() {
            return self.find(typed, u32::try_from(limit).unwrap_or(u32::MAX), language);
        }
        let filter = Filter { text: typed.to_owned(), ..Filter::default() };
        let sort = if typed.trim().is_empty() { SortBy::Changed } else { SortBy::Title };
        let of_kind = |kind| {
            let entries = self.index(kind, &filter, sort)?.entries.into_iter();
            let saved = entries.filter(|one| one.saved).map(|one| one.id);
            Ok::<Vec<RecordId>, CaseworkError>(saved.take(limit).collect())
        };
        let by_kind: Vec<_> = kinds.iter().map(of_kind).collect::<Result<_, _>>()?;
        // In turn, so that many of one kind leave room for the others.
        let nth = |n| by_kind.iter().filter_map(move |ids| ids.get(n)).copied();
        let found: Vec<RecordId> = (0..limit).flat_map(nth).take(limit).collect();
        self.rows(&found, language)
    }

    /// As [`Casework::search`], as rows of a list.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn find(
        &self,
        typed: &str,
        limit: u32,
        language: Language,
    ) -> Result<Vec<ListRow>, CaseworkError> {
        let words = crate::linkage::search_prefixes(typed);
        let found = self.vault.read(|tx| tx.search(&words, limit))?;
        self.rows(&found, language)
    }
}

/// What a record is called.
pub(super) struct Named {
    pub(super) title: String,
    /// The person that it is about.
    pub(super) subject: Option<String>,
}

/// Makes rows, each record that is referred to looked up once.
pub(super) struct Rows<'a, 'v> {
    tx: &'a ReadTx<'v>,
    forms: &'a Forms,
    titles: Titles<'a, 'v>,
    drafted: BTreeMap<RecordId, Kind>,
}

impl<'a, 'v> Rows<'a, 'v> {
    pub(super) fn new(
        tx: &'a ReadTx<'v>,
        forms: &'a Forms,
        language: Language,
    ) -> Result<Self, VaultError> {
        let titles = Titles::worded(tx, forms, Wording::Words(language));
        let drafted = tx.drafted()?.into_iter().map(|draft| (draft.record, draft.kind)).collect();
        Ok(Self { tx, forms, titles, drafted })
    }

    fn get(&mut self, id: &RecordId) -> Result<Option<ListRow>, VaultError> {
        match self.tx.record(id)? {
            Some(row) => self.row(row).map(Some),
            None => Ok(self.of_draft(id)),
        }
    }

    /// A record that is yet to be is called by its form's name.
    fn of_draft(&self, id: &RecordId) -> Option<ListRow> {
        let kind = self.drafted.get(id)?;
        let name = self.forms.get(kind).map(|form| form.title.get(self.titles.language()));
        Some(ListRow {
            id: *id,
            kind: kind.to_string(),
            title: name.unwrap_or(kind.as_str()).to_owned(),
            subject: None,
            lines: Vec::new(),
            chips: Chips { draft: true, ..Chips::default() },
        })
    }

    /// What a record at hand is called, and the person that it is about.
    pub(super) fn named(&mut self, row: &RecordRow) -> Result<Named, VaultError> {
        let title = self.titles.title_of(row)?;
        let subject = match self.subject(row) {
            Some(person) => self.titles.name_of(&person)?,
            None => None,
        };
        Ok(Named { title, subject })
    }

    pub(super) fn heading(&mut self, id: &RecordId) -> Result<Option<Heading>, VaultError> {
        self.titles.heading(id)
    }

    fn form(&self, row: &RecordRow) -> Option<&'a Form> {
        self.forms.get(&Kind::new(row.kind.as_str()).ok()?)
    }

    /// The person that a record is about.
    fn subject(&self, row: &RecordRow) -> Option<RecordId> {
        let field = details(self.form(row)?).subject?;
        match value(&row.fields, field) {
            Some(Value::Ref(person)) => Some(person),
            _ => None,
        }
    }

    /// The row of a record at hand.
    pub(super) fn row(&mut self, row: RecordRow) -> Result<ListRow, VaultError> {
        let Named { title, subject } = self.named(&row)?;
        let mut lines = Vec::new();
        if let Some(form) = self.form(&row) {
            for line in details(form).lines {
                let parts = line.into_iter().map(|part| self.part(&row, form, part, &title));
                lines.push(parts.collect::<Result<Vec<_>, _>>()?.concat());
            }
            lines.retain(|line: &Vec<_>| !line.is_empty());
        }
        let name_declined = match self.subject(&row) {
            Some(person) => self.tx.record(&person)?.is_some_and(|one| declines_name(&one.fields)),
            None => row.kind == "person" && declines_name(&row.fields),
        };
        let RecordRow { id, kind, deleted, contested, unweighed, held_back, missing, .. } = row;
        let (draft, saved) = (self.drafted.contains_key(&id), true);
        let chips = Chips {
            contested,
            unweighed,
            held_back,
            missing,
            draft,
            saved,
            deleted,
            name_declined,
        };
        Ok(ListRow { id, kind, title, subject, lines, chips })
    }

    fn part(
        &mut self,
        row: &RecordRow,
        form: &Form,
        part: Part<'_>,
        title: &str,
    ) -> Result<Vec<Detail>, VaultError> {
        let fields = &row.fields;
        Ok(match part {
            Part::Field(name) => self.words(fields, form, name, title)?,
            Part::First(names) => {
                for name in names {
                    let words = self.words(fields, form, name, title)?;
                    if !words.is_empty() {
                        return Ok(words);
                    }
                }
                Vec::new()
            }
            Part::Year(name) => year(fields, name, self.titles.language()),
            Part::Span(from, to) => {
                let from = dates(fields, from);
                let to = to.map(|to| dates(fields, to)).unwrap_or_default();
                let nothing = from.is_empty() && to.is_empty();
                if nothing { Vec::new() } else { vec![Detail::Span { from, to }] }
            }
            Part::Bytes(name) => match value(fields, name) {
                Some(Value::Int(size)) => {
                    u64::try_from(size).map(Detail::Bytes).into_iter().collect()
                }
                _ => Vec::new(),
            },
            Part::Persons => vec![Detail::Persons(self.count_rows(&row.id, "case_person")?)],
            Part::Stays => self.stays(&row.id)?,
        })
    }

    /// What a field says, unless the title says that already.
    fn words(
        &mut self,
        fields: &Json,
        form: &Form,
        name: &str,
        title: &str,
    ) -> Result<Vec<Detail>, VaultError> {
        let Some((field, value)) = form.field(name).zip(value(fields, name)) else {
            return Ok(Vec::new());
        };
        let words = self.value_in_words(field, &value)?;
        let says = !words.is_empty() && !title.contains(&words);
        Ok(says.then_some(Detail::Words(words)).into_iter().collect())
    }

    fn value_in_words(&mut self, field: &Field, value: &Value) -> Result<String, VaultError> {
        let language = self.titles.language();
        let label = |code: &String| match field.kind.list() {
            Some(list) => List::label(list, code, language).to_owned(),
            None => code.clone(),
        };
        Ok(match value {
            Value::Code(_) if field.kind == FieldType::YesNo => String::new(),
            Value::Code(code) => label(code),
            Value::Codes(codes) => codes.iter().map(label).collect::<Vec<_>>().join(", "),
            Value::Text(text) => first_letters(text),
            Value::Int(number) => number.to_string(),
            Value::Date { date, .. } => date.in_words(language),
            Value::Ref(_) | Value::Refs(_) => {
                let mut names = Vec::new();
                for id in value.references() {
                    names.extend(self.titles.name_of(&id)?);
                }
                names.join(", ")
            }
            _ => String::new(),
        })
    }

    fn count_rows(&self, parent: &RecordId, kind: &str) -> Result<u64, VaultError> {
        let rows = self.tx.children(parent)?.into_iter();
        Ok(rows.filter(|row| row.kind == kind && !row.deleted).count() as u64)
    }

    /// The places in their order, each once where it follows itself.
    fn stays(&mut self, detention: &RecordId) -> Result<Vec<Detail>, VaultError> {
        let stays = self.tx.children(detention)?.into_iter();
        let stays: Vec<_> = stays.filter(|row| row.kind == "stay" && !row.deleted).collect();
        let mut places: Vec<String> = Vec::new();
        for stay in &stays {
            places.extend(self.place_of(stay)?);
        }
        places.dedup();
        let mut parts: Vec<_> = places.into_iter().map(Detail::Words).collect();
        if stays.len() > 1 {
            parts.push(Detail::Stays(stays.len() as u64));
        }
        Ok(parts)
    }

    /// The place of a record, else the kind of place.
    pub(super) fn place_of(&mut self, row: &RecordRow) -> Result<Option<String>, VaultError> {
        self.first_of(row, &["facility", "place", "facility_type", "place_type"])
    }

    /// Of what type it is: an act, an injury.
    pub(super) fn type_of(&mut self, row: &RecordRow) -> Result<Option<String>, VaultError> {
        self.first_of(row, &["act_type", "injury_type"])
    }

    /// What the first of these fields says that says anything.
    fn first_of(&mut self, row: &RecordRow, names: &[&str]) -> Result<Option<String>, VaultError> {
        let Some(form) = self.form(row) else { return Ok(None) };
        for name in names.iter().copied() {
            if let Some((field, value)) = form.field(name).zip(value(&row.fields, name)) {
                let words = self.value_in_words(field, &value)?;
                if !words.is_empty() {
                    return Ok(Some(words));
                }
            }
        }
        Ok(None)
    }
}

fn value(fields: &Json, name: &str) -> Option<Value> {
    all_shown(fields, name).into_iter().next()
}

/// The dates that a field may have, of a moment its day.
pub(super) fn dates(fields: &Json, name: &str) -> Vec<PartialDate> {
    let date = |value: Value| match value {
        Value::Date { date, .. } => Some(date),
        Value::Moment(moment) => moment.day().parse().ok(),
        _ => None,
    };
    let mut dates: Vec<_> = all_shown(fields, name).into_iter().filter_map(date).collect();
    dates.sort();
    dates.dedup();
    dates
}

/// The year alone, where it is one; else what is known.
fn year(fields: &Json, name: &str, language: Language) -> Vec<Detail> {
    let words = |date: PartialDate| match (date.earliest(), date.latest()) {
        (Some(first), Some(last)) if first.year == last.year => first.year.to_string(),
        _ => date.in_words(language),
    };
    dates(fields, name).into_iter().take(1).map(|date| Detail::Words(words(date))).collect()
}

fn first_letters(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line.to_owned(),
    }
}

/// Whether a person is to be shown without any name, or declined to tell it.
fn declines_name(person: &Json) -> bool {
    let declined = |name: &str| {
        value(person, name).and_then(|value| value.state()) == Some(AnswerState::Refused)
    };
    value(person, "display_name_mode") == Some(Value::code("anonymous"))
        || declined("family_name")
        || declined("given_name")
}
