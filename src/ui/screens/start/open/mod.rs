//! The page that opens a vault: its file, its passphrase, and the ways to the other pages.

mod view;

use std::path::{Path, PathBuf};

use eframe::egui::{Context, Id};

use super::file_line::FileLine;
use super::means::Means;
use super::opened::Opened;
use super::place::Watched;
use super::remembered::{self, Remembered};
use super::{StartEvent, Turn, Way};
use crate::casework::{Casework, CaseworkError};
use crate::ui::desk::Asked;
use crate::ui::dialogs::{Chosen, Question, Wanted};
use crate::ui::widgets::secret::{SecretLine, forget_field};

/// What the user wants.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Action {
    Choose,
    Dropped(PathBuf),
    Open,
    Stop,
    Remember(bool),
    Go(Way),
    Guide,
}

/// A field that is to get the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Focus {
    File,
    Passphrase,
}

/// The page that opens a vault.
pub(super) struct OpenPage {
    file: FileLine,
    passphrase: SecretLine,
    is_shown: bool,
    refused: Option<CaseworkError>,
    has_no_dialog: bool,
    focus: Option<Focus>,
    place: Watched,
    remembered: Remembered,
    question: Option<Question>,
    opening: Option<Asked<Opened>>,
    /// An opening that nobody waits for any more: until it ends, its vault is not free.
    left: Option<Asked<Opened>>,
    /// Whether another one waits for that.
    is_waiting: bool,
    actions: Vec<Action>,
}

pub(super) fn passphrase_id() -> Id {
    Id::unique("start passphrase")
}

impl OpenPage {
    /// The page, perhaps with the vault that is to be opened.
    pub(super) fn new(vault: Option<&Path>, means: &Means) -> Self {
        let mut page = Self {
            file: FileLine::default(),
            passphrase: SecretLine::default(),
            is_shown: false,
            refused: None,
            has_no_dialog: false,
            focus: None,
            place: Watched::default(),
            remembered: Remembered::look(means),
            question: None,
            opening: None,
            left: None,
            is_waiting: false,
            actions: Vec::new(),
        };
        if let Some(vault) = vault {
            page.file.set(vault, &means.machine);
        }
        page.come_up();
        page
    }

    /// The file, if one is typed or chosen.
    pub(super) fn path(&self, means: &Means) -> Option<PathBuf> {
        self.file.path(&means.machine)
    }

    /// Whether a passphrase is typed, or a vault is being opened by it.
    pub(super) fn holds_secret(&self) -> bool {
        !self.passphrase.is_empty() || self.opening.is_some() || self.left.is_some()
    }

    /// It is shown again: the keys go where the next step is.
    pub(super) fn come_up(&mut self) {
        let next = if self.file.is_empty() { Focus::File } else { Focus::Passphrase };
        self.focus = Some(next);
    }

    /// It is left: what is secret does not stay.
    pub(super) fn leave(&mut self, ctx: &Context) {
        self.stop();
        self.forget(ctx);
        self.refused = None;
    }

    fn forget(&mut self, ctx: &Context) {
        self.passphrase = SecretLine::default();
        forget_field(ctx, passphrase_id());
    }

    /// Takes in what is done and does what was asked for.
    pub(super) fn logic(&mut self, ctx: &Context, means: &Means) -> Option<Turn> {
        self.take_in(means);
        let mut turn = None;
        for action in std::mem::take(&mut self.actions) {
            match action {
                Action::Choose => self.question = Some(means.choose(Wanted::OpenVault)),
                Action::Dropped(path) => {
                    self.stop();
                    self.file.set(&path, &means.machine);
                    self.refused = None;
                    self.focus = Some(Focus::Passphrase);
                }
                Action::Open => self.open(means),
                Action::Stop => self.stop(),
                Action::Remember(is_on) => {
                    self.remembered.switch(is_on, means, &mut self.refused);
                }
                Action::Go(way) => turn = Some(Turn::To(way)),
                Action::Guide => turn = Some(Turn::Event(StartEvent::Guide)),
            }
        }
        turn.or_else(|| self.opened(ctx))
    }

    fn take_in(&mut self, means: &Means) {
        if let Some(chosen) = self.question.as_ref().and_then(Question::answered) {
            self.question = None;
            match chosen {
                Chosen::Paths(paths) => {
                    if let Some(path) = paths.first() {
                        self.file.set(path, &means.machine);
                        self.focus = Some(Focus::Passphrase);
                    }
                }
                Chosen::Nothing => {}
                Chosen::Unavailable => self.has_no_dialog = true,
            }
        }
        if let Some(kept) = self.remembered.logic(&mut self.refused)
            && self.file.is_empty()
        {
            self.file.set(&kept, &means.machine);
            self.focus = Some(Focus::Passphrase);
        }
        self.place.look(means, self.file.path(&means.machine));
        if self.let_go() && std::mem::take(&mut self.is_waiting) {
            self.open(means);
        }
    }

    /// Closes the vault that nobody waits for any more, once it is open; whether that was now.
    pub(super) fn let_go(&mut self) -> bool {
        let is_open = self.left.as_mut().is_some_and(|left| left.done().is_some());
        if is_open {
            self.left = None;
        }
        is_open
    }

    fn opened(&mut self, ctx: &Context) -> Option<Turn> {
        let result = self.opening.as_mut().and_then(Asked::done)?;
        self.opening = None;
        match result {
            Ok(opened) => {
                self.forget(ctx);
                Some(Turn::Event(StartEvent::Opened(Box::new(opened))))
            }
            Err(error) => {
                self.refused = Some(error);
                self.focus = Some(Focus::Passphrase);
                None
            }
        }
    }

    fn open(&mut self, means: &Means) {
        self.refused = None;
        if self.left.is_some() {
            self.is_waiting = true;
            return;
        }
        let Some(path) = self.file.path(&means.machine) else { return };
        let unlock = Casework::passphrase(&self.passphrase);
        let (surroundings, remember) = ((means.surroundings)(), self.remembered.wanted());
        self.opening = means.ask(&mut self.refused, move |_| {
            let casework = Casework::open(&path, unlock, surroundings)?;
            let mut opened = Opened::new(casework, path);
            if let Some(file) = remember.filter(|_| !opened.is_practice) {
                opened.not_remembered = remembered::keep(&file, &opened.path).err();
            }
            Ok(opened)
        });
    }

    fn stop(&mut self) {
        self.is_waiting = false;
        self.left = self.opening.take().or(self.left.take());
        self.focus = Some(Focus::Passphrase);
    }

    fn is_busy(&self) -> bool {
        self.opening.is_some() || self.is_waiting
    }
}
