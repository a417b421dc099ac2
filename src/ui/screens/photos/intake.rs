//! Taking files in: one after the other, each by itself, so that what is in stays in
//! whatever becomes of the rest, and the window can ask the vault between two of them.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use crate::casework::{Attached, CaseworkError, Gathered, TakeIn, gather};
use crate::record::RecordId;
use crate::ui::desk::{Asked, Desk};

/// Seconds between two times that lists are read anew while files come in.
const BETWEEN: f64 = 2.0;

/// What became of the files.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// Files that were given.
    pub(super) files: u64,
    /// Bytes of these.
    pub(super) bytes: u64,
    /// Files that are through.
    pub(super) done: u64,
    /// Bytes of these.
    pub(super) done_bytes: u64,
    /// Files that are new here.
    pub(super) new: u64,
    /// Files that were here already.
    pub(super) known: u64,
    /// Names of what was not taken, and why.
    pub(super) refused: Vec<(String, CaseworkError)>,
    /// Files that are hidden and were left out.
    pub(super) hidden: u64,
    /// Files that were not tried: it was stopped, or the vault cannot take any.
    pub(super) left: u64,
    /// Why the vault takes none.
    pub(super) failed: Option<CaseworkError>,
}

impl Tally {
    /// Files that are in.
    pub(super) fn taken(&self) -> u64 {
        self.new.saturating_add(self.known)
    }

    /// How much is done, from 0 to 1; `within` bytes are of the file under way.
    pub(super) fn share(&self, within: u64) -> Option<f32> {
        let done = self.done_bytes.saturating_add(within);
        (self.bytes > 0).then(|| (done as f64 / self.bytes as f64).min(1.0) as f32)
    }
}

struct Waiting {
    path: PathBuf,
    size: u64,
    to: TakeIn,
}

/// Files that are being taken in.
#[derive(Default)]
pub(super) struct Intake {
    gathering: Option<(TakeIn, Asked<Gathered>)>,
    /// What was given while others were still looked for.
    given: VecDeque<(TakeIn, Vec<PathBuf>)>,
    queue: VecDeque<Waiting>,
    current: Option<(Waiting, Asked<Attached>)>,
    tally: Option<Tally>,
    is_stopping: bool,
    told_at: f64,
    first: Option<RecordId>,
}

impl Intake {
    /// Takes these files and folders in.
    pub(super) fn take(&mut self, paths: Vec<PathBuf>, to: TakeIn) {
        if !self.is_busy() {
            self.tally = Some(Tally::default());
            self.is_stopping = false;
        }
        self.given.push_back((to, paths));
    }

    /// Whether files are being taken in.
    pub(super) fn is_busy(&self) -> bool {
        self.gathering.is_some()
            || self.current.is_some()
            || !self.queue.is_empty()
            || !self.given.is_empty()
    }

    /// Whether it is being stopped.
    pub(super) fn is_stopping(&self) -> bool {
        self.is_stopping
    }

    /// What became of the files so far.
    pub(super) fn tally(&self) -> Option<&Tally> {
        self.tally.as_ref()
    }

    /// Bytes that are in of the file under way.
    pub(super) fn within(&self) -> u64 {
        self.current.as_ref().and_then(|(_, asked)| asked.step()).map_or(0, |step| step.done)
    }

    /// Takes no more.
    pub(super) fn stop(&mut self) {
        self.is_stopping = true;
        if let Some((_, asked)) = &self.gathering {
            asked.cancel();
        }
        if let Some((_, asked)) = &self.current {
            asked.cancel();
        }
        self.given.clear();
        self.leave_rest();
    }

    /// Puts away what became of the files.
    pub(super) fn put_away(&mut self) {
        if !self.is_busy() {
            self.tally = None;
        }
    }

    /// The first file that was new, once.
    pub(super) fn take_first(&mut self) -> Option<RecordId> {
        self.first.take()
    }

    fn leave_rest(&mut self) {
        let rest = self.queue.len() as u64;
        self.queue.clear();
        if let Some(tally) = &mut self.tally {
            tally.left = tally.left.saturating_add(rest);
        }
    }

    /// Goes on; gives whether all that was given has just been taken in.
    pub(super) fn logic(&mut self, desk: &mut Desk, now: f64) -> bool {
        let was_busy = self.is_busy();
        self.take_found();
        self.take_done();
        self.look(desk);
        self.next(desk);
        let is_done = was_busy && !self.is_busy();
        if is_done || was_busy && now - self.told_at > BETWEEN && self.has_news() {
            self.told_at = now;
            desk.changed();
        }
        is_done
    }

    fn has_news(&self) -> bool {
        self.tally.as_ref().is_some_and(|tally| tally.new > 0)
    }

    fn look(&mut self, desk: &Desk) {
        if self.gathering.is_some() {
            return;
        }
        let Some((to, paths)) = self.given.pop_front() else { return };
        match desk.aside(move |watch| gather(&paths, watch)) {
            Ok(asked) => self.gathering = Some((to, asked)),
            Err(error) => self.fail(error),
        }
    }

    fn take_found(&mut self) {
        let Some((to, asked)) = &mut self.gathering else { return };
        let to = *to;
        let Some(found) = asked.done() else { return };
        self.gathering = None;
        let found = match found {
            Ok(found) if !self.is_stopping => found,
            Ok(_) | Err(CaseworkError::Cancelled) => return,
            Err(error) => return self.fail(error),
        };
        let bytes = found.bytes();
        let Some(tally) = &mut self.tally else { return };
        tally.files += (found.files.len() + found.refused.len()) as u64;
        tally.done += found.refused.len() as u64;
        tally.bytes = tally.bytes.saturating_add(bytes);
        tally.hidden += found.hidden;
        tally.refused.extend(found.refused.into_iter().map(|(path, why)| (name(&path), why)));
        self.queue.extend(found.files.into_iter().map(|(path, size)| Waiting { path, size, to }));
    }

    fn next(&mut self, desk: &Desk) {
        if self.current.is_some() {
            return;
        }
        let Some(next) = self.queue.pop_front() else { return };
        let (path, to) = (next.path.clone(), next.to);
        let asked = desk
            .ask(move |work, watch| work.take_in(&path, to, watch).map(|(attached, _)| attached));
        self.current = Some((next, asked));
    }

    fn take_done(&mut self) {
        let Some((_, asked)) = &mut self.current else { return };
        let Some(result) = asked.done() else { return };
        let Some((of, _)) = self.current.take() else { return };
        let Some(tally) = &mut self.tally else { return };
        match result {
            Ok(attached) => {
                tally.done += 1;
                tally.done_bytes = tally.done_bytes.saturating_add(of.size);
                if attached.is_new {
                    tally.new += 1;
                    self.first = self.first.or(Some(attached.record));
                } else {
                    tally.known += 1;
                }
            }
            Err(CaseworkError::Cancelled) => tally.left += 1,
            Err(error) if is_of_the_vault(&error) => {
                tally.left += 1;
                self.fail(error);
            }
            Err(error) => {
                tally.done += 1;
                tally.done_bytes = tally.done_bytes.saturating_add(of.size);
                tally.refused.push((name(&of.path), error));
            }
        }
    }

    /// The vault takes none: the rest is not tried.
    fn fail(&mut self, error: CaseworkError) {
        self.given.clear();
        self.leave_rest();
        if let Some(tally) = &mut self.tally {
            tally.failed = Some(error);
        }
    }
}

/// Whether an error would meet every other file as well.
fn is_of_the_vault(error: &CaseworkError) -> bool {
    use crate::vault::VaultError as E;
    match error {
        CaseworkError::Vault(E::Io { .. }) => false,
        CaseworkError::Vault(_) | CaseworkError::WorkerGone | CaseworkError::NoRecord(_) => true,
        _ => false,
    }
}

/// What a file is called.
fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
