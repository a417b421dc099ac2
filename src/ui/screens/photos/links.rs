//! Linking a photo to what it shows: records are found as one types, and offered without
//! typing are those that are most likely meant.

use crate::casework::{Casework, CaseworkError, ListRow};
use crate::record::{Language, RecordId};
use crate::ui::desk::{Asked, Desk, Request, take_done};

/// As many are offered.
const OFFERED: u32 = 30;
/// As many of those that were linked last are offered first.
const RECENT: usize = 5;

/// Links of the photo that is looked at.
#[derive(Default)]
pub(super) struct Links {
    /// Whether a record is being looked for.
    pub(super) is_open: bool,
    search: Option<Asked<Vec<ListRow>>>,
    found: Vec<ListRow>,
    /// What was typed when they were looked for, and what is being looked for.
    found_for: String,
    sought: String,
    changing: Vec<Asked<()>>,
    /// What was linked last, the latest first: photos of one day often show the same.
    recent: Vec<RecordId>,
}

impl Links {
    /// What is offered.
    pub(super) fn found(&self) -> &[ListRow] {
        &self.found
    }

    /// What was typed when that was looked up.
    pub(super) fn found_for(&self) -> &str {
        &self.found_for
    }

    /// Looks for what is typed; `likely` is offered where nothing is.
    pub(super) fn look_up(
        &mut self,
        desk: &Desk,
        typed: &str,
        likely: &[RecordId],
        language: Language,
    ) {
        let mut ids = self.recent.clone();
        ids.extend(likely);
        typed.clone_into(&mut self.sought);
        let typed = typed.trim().to_owned();
        self.search = Some(desk.ask(move |work, _| offered(work, &typed, &ids, language)));
    }

    /// Links a photo to a record.
    pub(super) fn link(&mut self, desk: &Desk, photo: RecordId, to: RecordId) {
        self.is_open = false;
        self.recent.retain(|id| *id != to);
        self.recent.insert(0, to);
        self.recent.truncate(RECENT);
        self.changing.push(desk.keep(move |work| work.link(photo, to).map(|_| ())));
    }

    /// Says that a photo does not belong to a record.
    pub(super) fn unlink(&mut self, desk: &Desk, photo: RecordId, from: RecordId) {
        self.changing.push(desk.keep(move |work| work.unlink(photo, from).map(|_| ())));
    }

    /// Takes in what is done.
    pub(super) fn logic(&mut self, desk: &mut Desk) {
        if let Some(result) = self.search.as_mut().and_then(Asked::done) {
            self.search = None;
            // A search that fails offers nothing; what is typed stays.
            self.found = result.unwrap_or_default();
            self.found_for.clone_from(&self.sought);
        }
        for result in take_done(&mut self.changing) {
            match result {
                Ok(()) => desk.changed(),
                Err(error) => desk.request(Request::Failed(error)),
            }
        }
    }
}

fn offered(
    work: &mut Casework,
    typed: &str,
    likely: &[RecordId],
    language: Language,
) -> Result<Vec<ListRow>, CaseworkError> {
    let mut found = if typed.is_empty() {
        let mut seen = std::collections::BTreeSet::new();
        let likely: Vec<_> = likely.iter().filter(|id| seen.insert(**id)).copied().collect();
        work.rows(&likely, language)?
    } else {
        work.find(typed, OFFERED, language)?
    };
    found.retain(|row| row.kind != "attachment" && row.chips.saved && !row.chips.deleted);
    Ok(found)
}
