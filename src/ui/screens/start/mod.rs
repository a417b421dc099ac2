//! The start page: a vault is opened here, and nothing tells which ones there are.

#[cfg(test)]
mod tests;
mod view;

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::Ui;

use crate::casework::{Casework, CaseworkError, Job, Surroundings};
use crate::ui::desk::{Asked, Wake};
use crate::ui::dialogs::{Chosen, Dialogs, Question, Wanted};
use crate::ui::keyboard::KeyboardState;
use crate::ui::shell::Choices;
use crate::ui::text::Text;

/// What came of the start page.
pub(in crate::ui) enum StartEvent {
    /// A vault is open.
    Opened {
        /// The open vault.
        casework: Box<Casework>,
        /// Its file.
        path: PathBuf,
    },
}

/// What the user typed and chose.
#[derive(Default)]
pub(in crate::ui) struct State {
    /// The path of the vault, as typed or chosen.
    pub(in crate::ui) path: String,
    /// The passphrase, wiped with the process.
    pub(in crate::ui) passphrase: zeroize::Zeroizing<String>,
    /// Whether the passphrase shows.
    pub(in crate::ui) is_shown: bool,
    /// Why the vault did not open.
    pub(in crate::ui) refused: Option<CaseworkError>,
    /// No window for choosing files is there.
    pub(in crate::ui) no_dialog: bool,
    /// How the keyboard stands while the passphrase is typed.
    pub(in crate::ui) keyboard: Option<KeyboardState>,
    /// Whether the page has just come up, so that the focus is to be set.
    pub(in crate::ui) is_new: bool,
}

/// What the user wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Action {
    /// Chooses a file.
    Choose,
    /// Opens the vault.
    Open,
}

/// The start page.
pub(in crate::ui) struct Start {
    state: State,
    actions: Vec<Action>,
    wake: Wake,
    dialogs: Arc<dyn Dialogs>,
    question: Option<Question>,
    opening: Option<Asked<Casework>>,
}

impl Start {
    /// A page, perhaps with the vault that is to be opened.
    pub(in crate::ui) fn new(
        vault: Option<PathBuf>,
        wake: Wake,
        dialogs: Arc<dyn Dialogs>,
    ) -> Self {
        let path = vault.map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
        let state = State { path, is_new: true, ..State::default() };
        Self { state, actions: Vec::new(), wake, dialogs, question: None, opening: None }
    }

    /// Whether a passphrase is typed.
    pub(in crate::ui) fn holds_secret(&self) -> bool {
        !self.state.passphrase.is_empty()
    }

    /// Whether the passphrase is being typed, so that the keyboard matters.
    pub(in crate::ui) fn is_typing(&self) -> bool {
        self.state.keyboard.is_some()
    }

    /// How the keyboard stands.
    pub(in crate::ui) fn keyboard(&mut self, state: KeyboardState) {
        self.state.keyboard = Some(state);
    }

    /// The vault that is to be opened.
    pub(in crate::ui) fn path(&self) -> Option<PathBuf> {
        (!self.state.path.is_empty()).then(|| PathBuf::from(&self.state.path))
    }

    /// Takes in what is done and does what was asked for.
    pub(in crate::ui) fn logic(
        &mut self,
        surroundings: &Arc<dyn Fn() -> Surroundings + Send + Sync>,
    ) -> Option<StartEvent> {
        if let Some(chosen) = self.question.as_ref().and_then(Question::answered) {
            self.question = None;
            match chosen {
                Chosen::Paths(paths) => {
                    if let Some(path) = paths.first() {
                        self.state.path = path.to_string_lossy().into_owned();
                    }
                }
                Chosen::Nothing => {}
                Chosen::Unavailable => self.state.no_dialog = true,
            }
        }
        for action in std::mem::take(&mut self.actions) {
            match action {
                Action::Choose => {
                    let (question, answer) = Question::new(Arc::clone(&self.wake));
                    self.dialogs.ask(Wanted::OpenVault, answer);
                    self.question = Some(question);
                }
                Action::Open => self.open(surroundings),
            }
        }
        let result = self.opening.as_mut().and_then(Asked::done)?;
        self.opening = None;
        match result {
            Ok(casework) => {
                self.state.passphrase = zeroize::Zeroizing::default();
                let path = PathBuf::from(&self.state.path);
                Some(StartEvent::Opened { casework: Box::new(casework), path })
            }
            Err(error) => {
                self.state.refused = Some(error);
                None
            }
        }
    }

    fn open(&mut self, surroundings: &Arc<dyn Fn() -> Surroundings + Send + Sync>) {
        self.state.refused = None;
        let path = PathBuf::from(self.state.path.trim());
        let unlock = Casework::passphrase(&self.state.passphrase);
        let surroundings = surroundings();
        let job = Job::alone(Arc::clone(&self.wake), move |_| {
            Casework::open(&path, unlock, surroundings)
        });
        match job {
            Ok(job) => self.opening = Some(Asked::of(job)),
            Err(error) => self.state.refused = Some(error),
        }
    }

    /// Draws it.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, text: &Text, choices: &mut Choices) {
        let is_busy = self.opening.is_some();
        view::show(ui, text, choices, &mut self.state, is_busy, &mut self.actions);
    }
}
