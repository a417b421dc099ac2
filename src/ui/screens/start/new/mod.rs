//! The page that makes a vault: a name, a file, a passphrase, and a recovery sheet that is
//! proved before there is a vault that could be lost.

mod view;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::{Context, Id};

use super::file_line::FileLine;
use super::means::Means;
use super::opened::Opened;
use super::pair::{Pair, PairState};
use super::place::Watched;
use super::sheet::{Kind, Sheet, SheetOffer, SheetState, papers_of_key};
use super::{StartEvent, Turn};
use crate::casework::{Casework, CaseworkError, Surroundings};
use crate::crypto::VaultKey;
use crate::ui::desk::Asked;
use crate::ui::dialogs::{Chosen, Question, Wanted};
use crate::ui::screens::settings;
use crate::ui::shell::Choices;
use crate::ui::text::Text;
use crate::ui::widgets::secret::forget_field;
use crate::vault::Unlock;

/// What the user wants.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Action {
    Back,
    Choose,
    Draw,
    /// The passphrase is another one.
    Changed,
    MakeSheet,
    Kind(Kind),
    Print,
    Skip(bool),
    Make(Choices),
}

/// Why the vault cannot be made yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Missing {
    Name,
    File,
    /// Something has this name.
    Taken,
    /// Its folder is not there.
    Folder,
    Passphrase(PairState),
    /// There are no recovery words yet.
    Sheet,
    /// So many words are not typed back.
    Words(usize),
}

/// A key, and the randomness with which parts of it are dealt.
type Derived = (VaultKey, Surroundings);

/// The page that makes a vault.
pub(super) struct NewPage {
    name: String,
    file: FileLine,
    pair: Pair,
    /// After how many idle minutes it is to lock.
    idle: u16,
    sheet: Sheet,
    key: Option<VaultKey>,
    proposing: Option<Asked<PathBuf>>,
    deriving: Option<Asked<Derived>>,
    making: Option<Asked<Opened>>,
    refused: Option<CaseworkError>,
    has_no_dialog: bool,
    question: Option<Question>,
    place: Watched,
    focus: Option<Id>,
    /// Whether what was refused is to be brought into view.
    is_refused_now: bool,
    actions: Vec<Action>,
}

fn name_id() -> Id {
    Id::unique("new name")
}

fn file_id() -> Id {
    Id::unique("new file")
}

impl NewPage {
    /// An empty page, with a name for the file that tells nothing.
    pub(super) fn new(means: &Means) -> Self {
        let home = means.machine.home.clone();
        let proposing = home.and_then(|home| means.ask(&mut None, move |_| Ok(free_name(&home))));
        Self {
            name: String::new(),
            file: FileLine::default(),
            pair: Pair::default(),
            idle: Choices::default().idle_minutes,
            sheet: Sheet::default(),
            key: None,
            proposing,
            deriving: None,
            making: None,
            refused: None,
            has_no_dialog: false,
            question: None,
            place: Watched::default(),
            focus: Some(name_id()),
            is_refused_now: false,
            actions: Vec::new(),
        }
    }

    /// Takes in what is done and does what was asked for.
    pub(super) fn logic(&mut self, ctx: &Context, text: &Text, means: &Means) -> Option<Turn> {
        self.take_in(means);
        let mut turn = None;
        for action in std::mem::take(&mut self.actions) {
            match action {
                Action::Back => {
                    self.forget(ctx);
                    turn = Some(Turn::Back);
                }
                Action::Choose => self.question = Some(means.choose(Wanted::NewVault)),
                Action::Draw => {
                    let mut around = (means.surroundings)();
                    if let Err(error) = self.pair.draw(ctx, around.randomness.as_mut()) {
                        self.refused = Some(error.into());
                    }
                    self.changed(ctx);
                }
                Action::Changed => self.changed(ctx),
                Action::MakeSheet => self.make_sheet(means),
                Action::Kind(kind) => {
                    self.sheet.choose(kind, ctx);
                    if self.key.is_some() {
                        self.write_sheet(&mut (means.surroundings)());
                    }
                }
                Action::Print => self.sheet.print(text, means, &mut self.refused),
                Action::Skip(is_skipped) => self.sheet.skip(is_skipped),
                Action::Make(choices) => self.make(choices, means),
            }
        }
        turn.or_else(|| self.made(ctx))
    }

    fn take_in(&mut self, means: &Means) {
        if let Some(Ok(path)) = self.proposing.as_mut().and_then(Asked::done)
            && self.file.is_empty()
        {
            self.file.set(&path, &means.machine);
        }
        if let Some(chosen) = self.question.as_ref().and_then(Question::answered) {
            self.question = None;
            match chosen {
                Chosen::Paths(paths) => {
                    if let Some(path) = paths.first() {
                        self.file.set(path, &means.machine);
                    }
                }
                Chosen::Nothing => {}
                Chosen::Unavailable => self.has_no_dialog = true,
            }
        }
        self.place.look(means, self.file.path(&means.machine));
        self.sheet.logic();
        if let Some(result) = self.deriving.as_mut().and_then(Asked::done) {
            self.deriving = None;
            match result {
                Ok((key, mut around)) => {
                    self.key = Some(key);
                    self.write_sheet(&mut around);
                }
                Err(error) => self.refuse(error),
            }
        }
    }

    fn refuse(&mut self, error: CaseworkError) {
        self.refused = Some(error);
        self.is_refused_now = true;
    }

    /// The passphrase is another one: the key of before is not that of the vault.
    fn changed(&mut self, ctx: &Context) {
        (self.key, self.deriving) = (None, None);
        self.sheet.outdate(ctx);
    }

    fn make_sheet(&mut self, means: &Means) {
        let Some(passphrase) = self.pair.passphrase() else { return };
        self.refused = None;
        let mut around = (means.surroundings)();
        self.deriving = means.ask(&mut self.refused, move |_| {
            let key = Casework::new_key(&passphrase, around.randomness.as_mut())?;
            Ok((key, around))
        });
    }

    fn write_sheet(&mut self, around: &mut Surroundings) {
        let Some(key) = &self.key else { return };
        let made = papers_of_key(key, self.sheet.kind(), around)
            .and_then(|papers| Ok(self.sheet.take(papers, around.randomness.as_mut())?));
        if let Err(error) = made {
            self.refuse(error);
        }
    }

    /// Whether recovery words can be made.
    fn offer(&self) -> SheetOffer {
        if self.deriving.is_some() {
            SheetOffer::Making
        } else if self.pair.state() == PairState::Ready {
            SheetOffer::Open
        } else {
            SheetOffer::NoPassphrase
        }
    }

    /// What is missing first.
    fn missing(&self) -> Option<Missing> {
        let place = self.place.known();
        if self.name.trim().is_empty() {
            return Some(Missing::Name);
        }
        if self.file.is_empty() {
            return Some(Missing::File);
        }
        if place.is_some_and(|place| place.is_there) {
            return Some(Missing::Taken);
        }
        if place.is_some_and(|place| !place.has_folder) {
            return Some(Missing::Folder);
        }
        match (self.pair.state(), self.sheet.state()) {
            (PairState::Ready, SheetState::NotMade) => Some(Missing::Sheet),
            (PairState::Ready, SheetState::ToProve(left)) => Some(Missing::Words(left)),
            (PairState::Ready, SheetState::Proved | SheetState::Skipped) => None,
            (state, _) => Some(Missing::Passphrase(state)),
        }
    }

    fn make(&mut self, choices: Choices, means: &Means) {
        let (Some(path), None) = (self.file.path(&means.machine), self.missing()) else { return };
        let Some(passphrase) = self.pair.passphrase() else { return };
        self.refused = None;
        let unlock = match &self.key {
            Some(key) => Unlock::Key(key.clone()),
            None => Unlock::Passphrase(passphrase),
        };
        let name = self.name.trim().to_owned();
        let kept = settings::to_text(Choices { idle_minutes: self.idle, ..choices });
        let surroundings = Arc::clone(&means.surroundings);
        self.making = means.ask(&mut self.refused, move |_| {
            let mut casework = Casework::create(&path, unlock, &name, surroundings())?;
            // The vault is made: that it locks after the usual time is no reason to refuse it.
            let _ = casework.set_setting(settings::KEPT, &kept);
            Ok(Opened::new(casework, path))
        });
    }

    fn made(&mut self, ctx: &Context) -> Option<Turn> {
        let result = self.making.as_mut().and_then(Asked::done)?;
        self.making = None;
        match result {
            Ok(opened) => {
                self.forget(ctx);
                Some(Turn::Event(StartEvent::Opened(Box::new(opened))))
            }
            Err(error) => {
                self.refuse(error);
                None
            }
        }
    }

    fn forget(&mut self, ctx: &Context) {
        self.pair.forget(ctx);
        self.changed(ctx);
        for id in [name_id(), file_id()] {
            forget_field(ctx, id);
        }
    }

    fn is_busy(&self) -> bool {
        self.making.is_some()
    }

    /// What a guesser tries first.
    fn known(&self) -> [String; 2] {
        let stem = Path::new(self.file.typed.trim()).file_stem();
        [self.name.clone(), stem.unwrap_or_default().to_string_lossy().into_owned()]
    }
}

/// A name in this folder that nothing has yet.
fn free_name(folder: &Path) -> PathBuf {
    let numbered = |n: u32| match n {
        1 => folder.join("notes.dala"),
        n => folder.join(format!("notes-{n}.dala")),
    };
    let is_free = |path: &PathBuf| path.symlink_metadata().is_err();
    (1..100).map(numbered).find(is_free).unwrap_or_else(|| numbered(100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_free_name_is_proposed() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(free_name(folder.path()), folder.path().join("notes.dala"));
        for name in ["notes.dala", "notes-2.dala"] {
            std::fs::File::create(folder.path().join(name)).unwrap();
        }
        assert_eq!(free_name(folder.path()), folder.path().join("notes-3.dala"));
    }
}
