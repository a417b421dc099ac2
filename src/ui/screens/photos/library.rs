//! The photos that are shown: which of them, in which order, and where they stand.

use super::lay::{Heights, Laid};
use crate::casework::{CaseworkError, Photo, PhotoFilter, Photos as Found};
use crate::record::RecordId;
use crate::ui::desk::{Desk, Model};

/// The photos that are shown.
pub(super) struct Library {
    found: Model<Found>,
    of: Option<PhotoFilter>,
    /// What is typed to filter.
    pub(super) typed: String,
    /// Whether only those of the case are shown that one works in.
    pub(super) only_case: bool,
    /// Whether only those are shown that are linked to nothing.
    pub(super) unlinked: bool,
    laid: Laid,
    is_stale: bool,
}

impl Default for Library {
    fn default() -> Self {
        Self {
            found: Model::default(),
            of: None,
            typed: String::new(),
            only_case: true,
            unlinked: false,
            laid: Laid::default(),
            is_stale: true,
        }
    }
}

impl Library {
    /// Takes in what is there, and asks anew for what is stale; gives whether it is new.
    pub(super) fn logic(&mut self, desk: &Desk, case: Option<RecordId>) -> bool {
        let filter = PhotoFilter {
            text: self.typed.clone(),
            case: case.filter(|_| self.only_case),
            unlinked: self.unlinked,
        };
        if self.of.as_ref() != Some(&filter) {
            self.of = Some(filter.clone());
            self.found.stale();
        }
        let is_new = self.found.refresh(desk, move |work, _| work.photos(&filter));
        self.is_stale |= is_new;
        is_new
    }

    /// Why they could not be read.
    pub(super) fn refused(&self) -> Option<&CaseworkError> {
        self.found.refused()
    }

    /// Whether they have come.
    pub(super) fn is_there(&self) -> bool {
        self.found.get().is_some()
    }

    /// Those that are shown.
    pub(super) fn photos(&self) -> &[Photo] {
        self.found.get().map(|found| found.photos.as_slice()).unwrap_or_default()
    }

    /// How many there are in all.
    pub(super) fn of(&self) -> usize {
        self.found.get().map_or(0, |found| found.of)
    }

    /// How many are linked to nothing.
    pub(super) fn unlinked(&self) -> usize {
        self.found.get().map_or(0, |found| found.unlinked)
    }

    /// Where a photo stands among those that are shown.
    pub(super) fn place_of(&self, id: RecordId) -> Option<usize> {
        self.photos().iter().position(|photo| photo.id == id)
    }

    /// The photo before or after one, or the first if it is not among them.
    pub(super) fn beside(&self, id: Option<RecordId>, forward: bool) -> Option<RecordId> {
        let photos = self.photos();
        let here = id.and_then(|id| self.place_of(id));
        let there = match here {
            Some(here) if forward => here.saturating_add(1),
            Some(here) => here.checked_sub(1)?,
            None => 0,
        };
        photos.get(there).map(|photo| photo.id)
    }

    /// Has them stand in so many columns.
    pub(super) fn lay(&mut self, columns: usize, heights: Heights) {
        if self.is_stale || !self.laid.is_of(columns, heights) {
            self.laid = Laid::of(self.photos(), columns, heights);
            self.is_stale = false;
        }
    }

    /// Where they stand.
    pub(super) fn laid(&self) -> &Laid {
        &self.laid
    }
}
