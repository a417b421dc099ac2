//! What merging did, or would do, in figures. The merging itself is in [`super::merge`].

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::casework::queries::changes::Changes;
use crate::casework::{CaseworkError, Outcome};
use crate::history::Entry;
use crate::record::{Digest, Json, RecordId};
use crate::vault::{Added, OpenMatters, ReadTx, VaultError};

/// Records of which a preview tells what would change in them.
const MOST_CHANGED: usize = 500;

/// A bundle that was not merged, and why.
#[derive(Debug)]
pub struct Rejection {
    /// Its file.
    pub bundle: PathBuf,
    /// Why.
    pub error: CaseworkError,
}

/// What merging did to the records of one kind. Each record counts once, as the first of
/// these that it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct KindTally {
    /// Records that were not here.
    pub new: u64,
    /// Records that were here and got revisions, or values that were withheld.
    pub changed: u64,
    /// Records to which the bundles added nothing.
    pub already_known: u64,
    /// Contested fields in all of them.
    pub contested: u64,
}

/// What merging did, or would do.
#[derive(Debug, Default)]
pub struct MergeReport {
    /// Records that were not here.
    pub new: u64,
    /// Records that were here and got revisions.
    pub changed: u64,
    /// Records here of which withheld values were opened.
    pub opened: u64,
    /// Records to which the bundles added nothing.
    pub already_known: u64,
    /// Contested fields among the records that the bundles touch.
    pub contested: u64,
    /// Claims among them that no judgement on their settled field has weighed yet, or that
    /// a deletion did not see.
    pub unweighed: u64,
    /// Fields among them that would read otherwise without signers not trusted here.
    pub untrusted: u64,
    /// Revisions that wait for their parents.
    pub held_back: u64,
    /// The same by kind; records of which nothing counts here are left out.
    pub kinds: BTreeMap<String, KindTally>,
    /// The contested fields by kind and name.
    pub contested_fields: BTreeMap<(String, String), u64>,
    /// Files that were not here.
    pub files_new: u64,
    /// Files that were here.
    pub files_known: u64,
    /// Values that came without being shown: withheld by somebody before.
    pub withheld: u64,
    /// Orders to erase that came.
    pub erasures: u64,
    /// Decisions on consent that came and withdraw one.
    pub withdrawals: u64,
    /// In a preview: what would read otherwise in records that are here.
    pub changes: Changes,
    /// Bundles that were refused whole.
    pub rejected: Vec<Rejection>,
    /// Bundles that were merged.
    pub merged: u64,
    /// Why the bundles after the merged and refused ones were not even tried.
    pub stopped: Option<CaseworkError>,
    /// What reads otherwise now.
    pub outcome: Outcome,
}

/// What one bundle did to the records it touches.
#[derive(Default)]
pub(super) struct Tally {
    new: BTreeSet<RecordId>,
    changed: BTreeSet<RecordId>,
    opened: BTreeSet<RecordId>,
    pub(super) touched: BTreeSet<RecordId>,
    files_new: BTreeSet<Digest>,
    files_known: BTreeSet<Digest>,
    withheld: u64,
    erasures: u64,
    /// What waits in a touched record, as it is now.
    waiting: BTreeMap<RecordId, Waiting>,
    /// How records read before, where that is wanted.
    before: Option<Before>,
}

/// How records read before they were changed.
#[derive(Default)]
struct Before {
    fields: BTreeMap<RecordId, Json>,
    /// Records beyond [`MOST_CHANGED`].
    more: BTreeSet<RecordId>,
}

/// What waits for somebody in one record.
struct Waiting {
    open: OpenMatters,
    contested: Vec<String>,
    withdraws: bool,
}

impl Tally {
    /// One that remembers how records read before.
    pub(super) fn with_before() -> Self {
        Self { before: Some(Before::default()), ..Self::default() }
    }

    /// Notes a revision that was added, before its record is folded anew.
    pub(super) fn note(
        &mut self,
        tx: &ReadTx<'_>,
        entry: &Entry,
        was_here: bool,
        added: &Added,
    ) -> Result<(), VaultError> {
        let revision = entry.signed.revision();
        let record = revision.record;
        self.touched.insert(record);
        if matches!(added, Added::Known) {
            return Ok(());
        }
        if was_here && let Some(before) = &mut self.before {
            before.note(tx, &record)?;
        }
        if matches!(added, Added::Opened(_)) {
            self.opened.insert(record);
            return Ok(());
        }
        if was_here {
            self.changed.insert(record)
        } else {
            self.new.insert(record)
        };
        self.withheld += revision.fields.len().saturating_sub(entry.opening.fields.len()) as u64;
        self.erasures += revision.erases.len() as u64;
        Ok(())
    }

    /// Notes a file that came.
    pub(super) fn note_file(&mut self, sha256: Digest, was_here: bool) {
        if was_here {
            self.files_known.insert(sha256)
        } else {
            self.files_new.insert(sha256)
        };
    }

    /// Looks at what waits in the touched records, once they are folded.
    pub(super) fn look(&mut self, tx: &ReadTx<'_>) -> Result<(), VaultError> {
        for record in &self.touched {
            let Some(open) = tx.open_matters(record)? else { continue };
            let is_grant = open.kind == "consent_grant"
                && (self.new.contains(record) || self.changed.contains(record));
            let mut waiting = Waiting { open, contested: Vec::new(), withdraws: false };
            if waiting.open.contested > 0 || is_grant {
                let row = tx.record(record)?;
                let fields = row.as_ref().and_then(|row| row.fields.as_object());
                for (name, field) in fields.into_iter().flatten() {
                    if field["state"] == "contested" {
                        waiting.contested.push(name.clone());
                    }
                    waiting.withdraws |= is_grant && name == "decision" && withdraws(field);
                }
            }
            self.waiting.insert(*record, waiting);
        }
        Ok(())
    }

    /// How the records that were here read before, and of how many more that is not known.
    pub(super) fn take_before(&mut self) -> (BTreeMap<RecordId, Json>, u64) {
        let Before { fields, more } = self.before.take().unwrap_or_default();
        (fields, more.len() as u64)
    }

    /// Adds what one bundle more did.
    fn extend(&mut self, other: Self) {
        let Self { new, changed, opened, touched, files_new, files_known, .. } = other;
        let Self { withheld, erasures, waiting, before, .. } = other;
        if let (Some(all), Some(Before { fields, more })) = (&mut self.before, before) {
            let was_here = |id: &RecordId| !self.new.contains(id) && !new.contains(id);
            for (id, fields) in fields.into_iter().filter(|(id, _)| was_here(id)) {
                all.fields.entry(id).or_insert(fields);
            }
            all.more.extend(more.into_iter().filter(was_here));
            all.trim();
        }
        self.changed.extend(changed.difference(&self.new));
        self.new.extend(new);
        self.opened.extend(opened.difference(&self.new));
        self.touched.extend(touched);
        self.files_new.extend(files_new);
        self.files_known.extend(files_known.difference(&self.files_new));
        self.withheld += withheld;
        self.erasures += erasures;
        self.waiting.extend(waiting);
    }
}

impl Before {
    fn note(&mut self, tx: &ReadTx<'_>, record: &RecordId) -> Result<(), VaultError> {
        if self.fields.contains_key(record) {
            return Ok(());
        }
        if self.fields.len() >= MOST_CHANGED {
            self.more.insert(*record);
        } else if let Some(row) = tx.record(record)? {
            self.fields.insert(*record, row.fields);
        }
        Ok(())
    }

    fn trim(&mut self) {
        while self.fields.len() > MOST_CHANGED {
            self.more.extend(self.fields.pop_last().map(|(id, _)| id));
        }
        self.more.retain(|id| !self.fields.contains_key(id));
    }
}

/// Whether a decision on consent, or one of several that stand against each other, withdraws.
fn withdraws(decision: &Json) -> bool {
    let claims = decision["values"].as_array().into_iter().flatten().map(|claim| &claim["value"]);
    claims.chain([&decision["value"]]).any(|value| value["code"] == "withdrawn")
}

impl MergeReport {
    pub(super) fn reject(&mut self, bundle: &Path, error: CaseworkError) {
        self.rejected.push(Rejection { bundle: bundle.to_path_buf(), error });
    }

    /// Adds what one bundle more did. A record that several bundles touch counts once.
    pub(super) fn add(&mut self, tally: Tally, seen: &mut Tally) {
        seen.extend(tally);
        self.merged += 1;
        self.new = seen.new.len() as u64;
        self.changed = seen.changed.len() as u64;
        self.opened = seen.opened.len() as u64;
        let altered: BTreeSet<_> =
            seen.new.iter().chain(&seen.changed).chain(&seen.opened).copied().collect();
        self.already_known = (seen.touched.len() - altered.len()) as u64;
        (self.files_new, self.files_known) =
            (seen.files_new.len() as u64, seen.files_known.len() as u64);
        (self.withheld, self.erasures) = (seen.withheld, seen.erasures);
        let sum = |count: fn(&Waiting) -> u64| seen.waiting.values().map(count).sum();
        self.contested = sum(|one| one.open.contested.into());
        self.unweighed = sum(|one| one.open.unweighed.into());
        self.untrusted = sum(|one| u64::from(one.open.untrusted));
        self.held_back = sum(|one| one.open.held_back.into());
        self.withdrawals = sum(|one| one.withdraws.into());
        self.by_kind(seen, &altered);
        self.outcome.records.extend(altered);
    }

    fn by_kind(&mut self, seen: &Tally, altered: &BTreeSet<RecordId>) {
        self.kinds.clear();
        self.contested_fields.clear();
        for (record, Waiting { open, contested, .. }) in &seen.waiting {
            let kind = self.kinds.entry(open.kind.clone()).or_default();
            kind.contested += u64::from(open.contested);
            if seen.new.contains(record) {
                kind.new += 1;
            } else if altered.contains(record) {
                kind.changed += 1;
            } else {
                kind.already_known += 1;
            }
            for field in contested {
                let key = (open.kind.clone(), field.clone());
                *self.contested_fields.entry(key).or_default() += 1;
            }
        }
    }
}
