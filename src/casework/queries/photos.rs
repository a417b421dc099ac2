//! Photos and files as somebody looks through them: all of them by day, and one of them with
//! what it shows, what it is linked to and what its own data say.

use std::collections::{BTreeMap, BTreeSet};

use super::rows::{ListRow, Rows};
use super::titles::all_shown;
use crate::casework::commands::selection::select;
use crate::casework::{Casework, CaseworkError};
use crate::linkage::{search_prefixes, sort_key};
use crate::media::{Exif, NoExif};
use crate::record::{Digest, FieldName, Json, Kind, Language, PartialDate, RecordId, Value};
use crate::vault::{AttachmentInfo, Draft, Forms, ReadTx, RecordRow, VaultError};

/// Letters of what a photo is called in a grid.
const MOST_LETTERS: usize = 80;
/// As many records are looked at for the words that stand in what a photo is linked to.
const MOST_FOUND: u32 = 10_000;
/// The fields by which a photo names what it shows.
const SHOWS: [&str; 3] = ["linked", "shows_persons", "capture_place"];
/// Beginnings of hashes that are shorter are words.
const LEAST_OF_HASH: usize = 4;

/// Which photos are shown; all, unless something is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PhotoFilter {
    /// As typed: words of the photo, of what it is linked to, or the beginning of its hash.
    pub text: String,
    /// Only those that an export of this case would take.
    pub case: Option<RecordId>,
    /// Only those that are linked to nothing.
    pub unlinked: bool,
}

/// The day under which a photo stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum PhotoDay {
    /// It was taken then, as far as that is known.
    Taken(PartialDate),
    /// When it was taken is not said; it was received then.
    Received(PartialDate),
    /// Neither is said.
    Unknown,
}

/// A photo or file among others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// Its record.
    pub id: RecordId,
    /// Its bytes, if it is a file and these are told.
    pub sha256: Option<Digest>,
    /// What it is called: its caption, else the name of the file; empty if neither is said.
    pub label: String,
    /// The day under which it stands.
    pub day: PhotoDay,
    /// To how many records it is linked.
    pub links: usize,
}

/// Photos as they are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Photos {
    /// The latest day first, within a day by what they are called.
    pub photos: Vec<Photo>,
    /// How many there are in all.
    pub of: usize,
    /// How many of those of the case, or of all, are linked to nothing.
    pub unlinked: usize,
}

/// One photo with what is known of it.
#[derive(Clone)]
pub struct PhotoPage {
    /// Its record.
    pub id: RecordId,
    /// Its bytes, if it is a file.
    pub sha256: Option<Digest>,
    /// What the vault knows of the bytes, if they are here.
    pub info: Option<AttachmentInfo>,
    /// What its fields say; of a contested one the first.
    pub values: BTreeMap<FieldName, Value>,
    /// The fields that are contested.
    pub contested: BTreeSet<FieldName>,
    /// The records that it is linked to.
    pub linked: Vec<ListRow>,
    /// What it says of itself: shown, never taken as true.
    pub exif: Result<Exif, NoExif>,
    /// What is typed of it and not yet saved.
    pub draft: Option<Draft>,
}

impl Casework {
    /// The photos and files that a filter leaves. Deleted ones are left out.
    ///
    /// # Errors
    /// [`CaseworkError::NoRecord`] if there is no such case, or the vault cannot be read.
    pub fn photos(&self, filter: &PhotoFilter) -> Result<Photos, CaseworkError> {
        self.vault.read(|tx| {
            let mut rows = tx.list(&attachment()?)?;
            let of = rows.len();
            if let Some(case) = &filter.case {
                let selection = select(tx, &[*case])?;
                let of_case: BTreeSet<&RecordId> = selection.ids().collect();
                rows.retain(|row| of_case.contains(&row.id));
            }
            let unlinked = rows.iter().filter(|row| linked(row).is_empty()).count();
            if filter.unlinked {
                rows.retain(|row| linked(row).is_empty());
            }
            keep_matching(tx, &filter.text, &mut rows)?;
            let mut photos: Vec<Photo> = rows.iter().map(photo).collect();
            photos.sort_by_cached_key(|one| (place(&one.day), sort_key(&one.label), one.id));
            Ok(Photos { photos, of, unlinked })
        })
    }

    /// One photo with all that is shown beside it.
    ///
    /// # Errors
    /// [`CaseworkError::NoRecord`], [`CaseworkError::WrongTarget`] if it is a record of
    /// another kind, or the vault cannot be read.
    pub fn photo(&self, id: &RecordId, language: Language) -> Result<PhotoPage, CaseworkError> {
        let mut page = self.vault.read(|tx| {
            let row = tx.record(id)?.ok_or(CaseworkError::NoRecord(*id))?;
            if row.kind != "attachment" {
                let field = FieldName::new("linked").map_err(|_| CaseworkError::NoRecord(*id))?;
                return Err(CaseworkError::WrongTarget { field, found: row.kind });
            }
            let sha256 = file(&row);
            let mut rows = Rows::new(tx, &self.forms, language)?;
            let mut shown = Vec::new();
            for record in linked(&row) {
                if let Some(row) = tx.record(&record)? {
                    shown.push(rows.row(row)?);
                }
            }
            shown.sort_by(|a, b| (&a.kind, &a.title, a.id).cmp(&(&b.kind, &b.title, b.id)));
            let (values, contested) = said(&row.fields);
            Ok(PhotoPage {
                id: *id,
                sha256,
                info: sha256.map(|sha256| tx.attachment(&sha256)).transpose()?.flatten(),
                values,
                contested,
                linked: shown,
                exif: Err(NoExif::Absent),
                draft: tx.draft(id)?,
            })
        })?;
        if let (Some(sha256), Some(_)) = (&page.sha256, &page.info) {
            page.exif = self.exif(sha256)?;
        }
        Ok(page)
    }
}

fn attachment() -> Result<Kind, CaseworkError> {
    let unknown = |_| CaseworkError::unknown_kind("attachment", &Forms::default());
    Kind::new("attachment").map_err(unknown)
}

impl Casework {
    /// The file that a record of a photo or file is of, if it is here and names one.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn file_of(&self, photo: &RecordId) -> Result<Option<Digest>, CaseworkError> {
        Ok(self.vault.read(|tx| Ok::<_, VaultError>(tx.record(photo)?.as_ref().and_then(file)))?)
    }
}

/// The records that a photo is linked to, as its field is shown.
fn linked(row: &RecordRow) -> BTreeSet<RecordId> {
    all_shown(&row.fields, "linked").iter().flat_map(Value::references).collect()
}

fn file(row: &RecordRow) -> Option<Digest> {
    all_shown(&row.fields, "sha256").into_iter().find_map(|value| match value {
        Value::File(sha256) => Some(sha256),
        _ => None,
    })
}

fn photo(row: &RecordRow) -> Photo {
    let day = date(row, "captured_on").map(PhotoDay::Taken);
    let day = day.or_else(|| date(row, "acquired_at").map(PhotoDay::Received));
    let words = |name| {
        all_shown(&row.fields, name).into_iter().find_map(|value| match value {
            Value::Text(words) => Some(words),
            _ => None,
        })
    };
    let label = words("description").or_else(|| words("original_name")).unwrap_or_default();
    let label = label.lines().next().unwrap_or_default().chars().take(MOST_LETTERS).collect();
    Photo {
        id: row.id,
        sha256: file(row),
        label,
        day: day.unwrap_or(PhotoDay::Unknown),
        links: linked(row).len(),
    }
}

fn date(row: &RecordRow, name: &str) -> Option<PartialDate> {
    super::rows::dates(&row.fields, name).into_iter().next()
}

/// Where a day stands: the latest first, what has none at the end.
fn place(day: &PhotoDay) -> impl Ord + use<> {
    let latest = match day {
        PhotoDay::Taken(date) | PhotoDay::Received(date) => date.latest(),
        PhotoDay::Unknown => None,
    };
    (std::cmp::Reverse(latest), day.clone())
}

/// Leaves those in which the words stand, or in whatever they are linked to, and those of
/// which it is the beginning of the hash.
fn keep_matching(
    tx: &ReadTx<'_>,
    text: &str,
    rows: &mut Vec<RecordRow>,
) -> Result<(), CaseworkError> {
    let words = search_prefixes(text);
    let hash = text.trim().to_lowercase();
    let is_hash = hash.len() >= LEAST_OF_HASH && hash.bytes().all(|b| b.is_ascii_hexdigit());
    let Some(matching) = tx.matching(&words)? else { return Ok(()) };
    let (own, _) = tx.listed(&attachment()?, Some(&matching))?;
    let mut found: BTreeSet<RecordId> = own.into_iter().map(|one| one.id).collect();
    found.extend(tx.search(&words, MOST_FOUND)?);
    rows.retain(|row| {
        let shows = |name| all_shown(&row.fields, name).into_iter().flat_map(|v| v.references());
        found.contains(&row.id)
            || SHOWS.into_iter().flat_map(shows).any(|id| found.contains(&id))
            || is_hash && file(row).is_some_and(|sha256| sha256.to_string().starts_with(&hash))
    });
    Ok(())
}

/// What the fields of a row say, and which of them are contested.
fn said(fields: &Json) -> (BTreeMap<FieldName, Value>, BTreeSet<FieldName>) {
    let (mut values, mut contested) = (BTreeMap::new(), BTreeSet::new());
    for (name, field) in fields.as_object().into_iter().flatten() {
        let Ok(field_name) = FieldName::new(name.as_str()) else { continue };
        if field.get("state").and_then(Json::as_str) == Some("contested") {
            contested.insert(field_name.clone());
        }
        if let Some(value) = all_shown(fields, name).into_iter().next() {
            values.insert(field_name, value);
        }
    }
    (values, contested)
}
