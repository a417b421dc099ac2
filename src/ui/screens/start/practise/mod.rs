//! The page to learn on: vaults with invented people, made in a folder that one sees and
//! can change, and opened.

mod view;

use std::path::Path;
use std::sync::Arc;

use super::file_line::FileLine;
use super::means::Means;
use super::opened::Opened;
use super::{StartEvent, Turn};
use crate::casework::{
    Casework, CaseworkError, PRACTICE_PASSPHRASE, Surroundings, Watch, make_demo,
};
use crate::ui::desk::Asked;
use crate::ui::dialogs::{Chosen, Question, Wanted};

/// The folder that is proposed, and made in a folder that was chosen.
const FOLDER: &str = "Dala practice";

/// What the user wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Back,
    Choose,
    Make,
    Stop,
}

/// The page to learn on.
pub(super) struct PractisePage {
    folder: FileLine,
    refused: Option<CaseworkError>,
    has_no_dialog: bool,
    question: Option<Question>,
    making: Option<Asked<Opened>>,
    is_new: bool,
    actions: Vec<Action>,
}

impl PractisePage {
    /// The page, with a folder of its own in the home folder.
    pub(super) fn new(means: &Means) -> Self {
        let mut folder = FileLine::default();
        if let Some(home) = &means.machine.home {
            folder.set(&home.join(FOLDER), &means.machine);
        }
        Self {
            folder,
            refused: None,
            has_no_dialog: false,
            question: None,
            making: None,
            is_new: true,
            actions: Vec::new(),
        }
    }

    /// Takes in what is done and does what was asked for.
    pub(super) fn logic(&mut self, means: &Means) -> Option<Turn> {
        if let Some(chosen) = self.question.as_ref().and_then(Question::answered) {
            self.question = None;
            match chosen {
                Chosen::Paths(paths) => {
                    if let Some(path) = paths.first() {
                        self.folder.set(&path.join(FOLDER), &means.machine);
                    }
                }
                Chosen::Nothing => {}
                Chosen::Unavailable => self.has_no_dialog = true,
            }
        }
        let mut turn = None;
        for action in std::mem::take(&mut self.actions) {
            match action {
                Action::Back => {
                    self.stop();
                    turn = Some(Turn::Back);
                }
                Action::Choose => self.question = Some(means.choose(Wanted::Folder)),
                Action::Make => self.make(means),
                Action::Stop => self.stop(),
            }
        }
        turn.or_else(|| self.made())
    }

    fn make(&mut self, means: &Means) {
        self.refused = None;
        let Some(folder) = self.folder.path(&means.machine) else { return };
        let surroundings = Arc::clone(&means.surroundings);
        self.making =
            means.ask(&mut self.refused, move |watch| practise(&folder, surroundings(), watch));
    }

    fn stop(&self) {
        if let Some(making) = &self.making {
            making.cancel();
        }
    }

    fn made(&mut self) -> Option<Turn> {
        let result = self.making.as_mut().and_then(Asked::done)?;
        self.making = None;
        match result {
            Ok(opened) => Some(Turn::Event(StartEvent::Opened(Box::new(opened)))),
            Err(error) => {
                self.refused = Some(error);
                self.is_new = true;
                None
            }
        }
    }
}

/// Makes the vaults and opens the one in which all is merged; opens those that were made
/// there before.
fn practise(
    folder: &Path,
    surroundings: Surroundings,
    watch: &mut dyn Watch,
) -> Result<Opened, CaseworkError> {
    let made = make_demo(folder, watch).map(|report| report.vaults.ngo);
    let vault = match made {
        Err(CaseworkError::Exists) if folder.join("ngo.dala").is_file() => folder.join("ngo.dala"),
        other => other?,
    };
    let unlock = Casework::passphrase(PRACTICE_PASSPHRASE);
    let opened = Opened::new(Casework::open(&vault, unlock, surroundings)?, vault);
    // Something else that has this name stays closed.
    if opened.is_practice { Ok(opened) } else { Err(CaseworkError::Exists) }
}
