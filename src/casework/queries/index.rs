//! The index of a list: every record of a kind, light, so that a list of 100,000 can show
//! any row at once. What a row says of itself is asked for when it is seen (`rows.rs`).

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::casework::commands::selection::select;
use crate::casework::{Casework, CaseworkError};
use crate::linkage::search_prefixes;
use crate::record::{Kind, RecordId};
use crate::vault::{Drafted, Listed, ReadTx};

/// Which records of a kind a list shows; all, unless something is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// As typed: each word begins a word of the record, in whichever spelling.
    pub text: String,
    /// Only those with something to settle, weigh or wait for.
    pub to_review: bool,
    /// Only those that have a draft.
    pub drafts: bool,
    /// Only those that an export of this case would take.
    pub case: Option<RecordId>,
}

/// The order of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SortBy {
    /// By the stored title: Kazakh and Russian by their alphabet, then Latin; numbers and
    /// dates by their size.
    #[default]
    Title,
    /// What was changed last first: by when it came to this vault, not by anybody's clock.
    Changed,
    /// What has most to settle first, then by title.
    Contested,
}

/// A record in a list, without what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListEntry {
    /// The record.
    pub id: RecordId,
    /// Its title as it is stored, in English; empty if it is not saved yet.
    pub title: String,
    /// How many of its fields are contested.
    pub contested: u32,
    /// How many claims wait to be weighed.
    pub unweighed: u32,
    /// How many of its revisions are held back.
    pub held_back: u32,
    /// Whether something is typed and not saved.
    pub draft: bool,
    /// Whether there is a record already, and not only a draft of one.
    pub saved: bool,
}

/// A list, whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListIndex {
    /// What is shown, in order; records that are not saved yet come first.
    pub entries: Vec<ListEntry>,
    /// How many there would be without a filter.
    pub of: u64,
}

impl Casework {
    /// The records of a kind that a filter leaves, in order. Deleted ones are left out.
    ///
    /// # Errors
    /// [`CaseworkError::NoRecord`] if there is no such case, or the vault cannot be read.
    pub fn index(
        &self,
        kind: &Kind,
        filter: &Filter,
        sort: SortBy,
    ) -> Result<ListIndex, CaseworkError> {
        self.vault.read(|tx| {
            let matching = tx.matching(&search_prefixes(&filter.text))?;
            let (mut listed, mut of) = tx.listed(kind, matching.as_ref())?;
            if let Some(case) = &filter.case {
                let selection = select(tx, &[*case])?;
                let of_case: BTreeSet<&RecordId> = selection.ids().collect();
                listed.retain(|one| of_case.contains(&one.id));
            }
            if filter.to_review {
                listed.retain(|one| one.contested + one.unweighed + one.held_back > 0);
            }
            match sort {
                SortBy::Title => {}
                SortBy::Changed => listed.sort_by_key(|one| Reverse(one.changed)),
                SortBy::Contested => listed.sort_by_key(|one| Reverse(one.contested)),
            }
            let drafts = tx.drafted()?;
            let drafted: BTreeSet<RecordId> = drafts.iter().map(|draft| draft.record).collect();
            let unsaved = unsaved(tx, kind, drafts)?;
            of += unsaved.len() as u64;
            let shows = |draft: &&Drafted| {
                matching.is_none()
                    && !filter.to_review
                    && filter.case.is_none_or(|case| draft.filed == Some(case))
            };
            let mut entries: Vec<_> = unsaved.iter().filter(shows).map(entry_of_draft).collect();
            entries.extend(listed.into_iter().map(|one| entry(one, &drafted)));
            if filter.drafts {
                entries.retain(|one| one.draft);
            }
            Ok(ListIndex { entries, of })
        })
    }
}

/// The drafts of records of a kind that are yet to be.
fn unsaved(
    tx: &ReadTx<'_>,
    kind: &Kind,
    drafts: Vec<Drafted>,
) -> Result<Vec<Drafted>, CaseworkError> {
    let mut unsaved = Vec::new();
    for draft in drafts.into_iter().filter(|draft| draft.kind == *kind) {
        if !tx.has_record(&draft.record)? {
            unsaved.push(draft);
        }
    }
    Ok(unsaved)
}

fn entry_of_draft(draft: &Drafted) -> ListEntry {
    ListEntry {
        id: draft.record,
        title: String::new(),
        contested: 0,
        unweighed: 0,
        held_back: 0,
        draft: true,
        saved: false,
    }
}

fn entry(listed: Listed, drafted: &BTreeSet<RecordId>) -> ListEntry {
    let Listed { id, title, contested, unweighed, held_back, changed: _ } = listed;
    let draft = drafted.contains(&id);
    ListEntry { id, title, contested, unweighed, held_back, draft, saved: true }
}
