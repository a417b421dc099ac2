//! The sections of the window: how many records there are of each kind that stands alone,
//! and how much waits for somebody.

use super::findings::today;
use crate::casework::{Casework, CaseworkError};
use crate::form::Labels;
use crate::record::{Kind, RecordId};
use crate::vault::{KindCount, ReadTx, VaultError};

/// The order of the sections; kinds that are not named here come after, by name.
const ORDER: [&str; 11] = [
    "case",
    "person",
    "interview",
    "arrest",
    "detention",
    "act",
    "injury",
    "proceeding",
    "death",
    "place",
    "attachment",
];

/// Where a kind stands among the sections.
pub(super) fn place(kind: &str) -> usize {
    ORDER.iter().position(|name| *name == kind).unwrap_or(ORDER.len())
}

/// A kind that stands alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The kind.
    pub kind: Kind,
    /// What one such record is called, by its form.
    pub labels: Labels,
    /// How many there are, deleted ones left out.
    pub records: u64,
}

/// What waits for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ToDo {
    /// What was typed and is not saved; the latest first.
    Drafts,
    /// Interviews for which no consent is decided: no consent with decisions that names
    /// the interview or the person who speaks.
    ConsentMissing,
    /// Records with something to settle, weigh or wait for; deleted ones too, if something
    /// came after the deletion.
    ToReview,
    /// Cases that are not ended and whose next step may be due by today; those that have
    /// waited longest first.
    FollowUpDue,
}

impl ToDo {
    /// All, in the order of the screen.
    pub const ALL: [Self; 4] =
        [Self::Drafts, Self::ConsentMissing, Self::ToReview, Self::FollowUpDue];
}

/// All sections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sections {
    /// The kinds that stand alone, in the order of the screen.
    pub kinds: Vec<Section>,
    /// How many records wait, in the order of [`ToDo::ALL`].
    pub to_do: Vec<(ToDo, u64)>,
}

impl Casework {
    /// The sections with their numbers, from indexes: no states are read but those of
    /// decisions on consent.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn sections(&self) -> Result<Sections, CaseworkError> {
        Ok(self.vault.read(|tx| {
            let to_do = |what| Ok((what, self.waiting(tx, what)?.len() as u64));
            Ok::<_, VaultError>(Sections {
                kinds: self.kinds_that_stand_alone(tx)?,
                to_do: ToDo::ALL.into_iter().map(to_do).collect::<Result<_, VaultError>>()?,
            })
        })?)
    }

    /// The records that wait for somebody. A draft may be of a record that is yet to be.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn to_do(&self, what: ToDo) -> Result<Vec<RecordId>, CaseworkError> {
        Ok(self.vault.read(|tx| self.waiting(tx, what))?)
    }

    fn waiting(&self, tx: &ReadTx<'_>, what: ToDo) -> Result<Vec<RecordId>, VaultError> {
        match what {
            ToDo::Drafts => Ok(tx.drafted()?.into_iter().map(|draft| draft.record).collect()),
            ToDo::ConsentMissing => tx.interviews_without_consent(),
            ToDo::ToReview => tx.ids_to_review(),
            ToDo::FollowUpDue => match today(&self.clock.now()) {
                Some(today) => tx.due_by(today),
                None => Ok(Vec::new()),
            },
        }
    }

    fn kinds_that_stand_alone(&self, tx: &ReadTx<'_>) -> Result<Vec<Section>, VaultError> {
        let counts = tx.count_by_kind()?;
        let mut kinds = Vec::new();
        for form in self.forms.all().filter(|form| form.parent.is_none()) {
            let records = match counts.iter().find(|count| form.id == *count.kind.as_str()) {
                // No form makes these rows, yet they are not listed with a deleted parent.
                Some(count) if count.rows > 0 => tx.listed(&form.id, None)?.1,
                Some(count) => count.records,
                None => 0,
            };
            kinds.push(Section { kind: form.id.clone(), labels: form.title.clone(), records });
        }
        for KindCount { kind, records, rows } in counts {
            let Ok(kind) = Kind::new(kind) else { continue };
            if self.forms.get(&kind).is_none() && records > rows {
                let labels = Labels { en: kind.to_string(), ..Labels::default() };
                kinds.push(Section { kind, labels, records: records - rows });
            }
        }
        kinds.sort_by_cached_key(|one| (place(one.kind.as_str()), one.kind.clone()));
        Ok(kinds)
    }
}
