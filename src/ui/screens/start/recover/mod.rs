//! The page for who has forgotten the passphrase: the vault opens with the words of its
//! sheet, or of enough parts, and gets a new passphrase and a new sheet.

mod held;
mod view;
mod words;

use std::path::{Path, PathBuf};

use eframe::egui::{Context, Id};

use super::file_line::FileLine;
use super::means::Means;
use super::opened::Opened;
use super::place::Watched;
use super::{StartEvent, Turn};
use crate::casework::{Casework, CaseworkError};
use crate::ui::desk::{Asked, KeyWork};
use crate::ui::dialogs::{Chosen, Question, Wanted};
use crate::ui::text::Text;
use held::{Held, HeldEvent, Why};
use words::{Reading, TypedWords};

/// What the user wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Back,
    Choose,
    /// The words of this part are typed: the next one follows.
    TakePart,
    DropPart,
    Open,
    Stop,
}

/// The page that opens a vault by its sheet.
pub(super) struct RecoverPage {
    file: FileLine,
    place: Watched,
    words: TypedWords,
    refused: Option<CaseworkError>,
    has_no_dialog: bool,
    question: Option<Question>,
    opening: Option<Asked<Opened>>,
    /// The vault, once it is open, while its passphrase is changed.
    held: Option<Box<Held>>,
    focus: Option<Id>,
    actions: Vec<Action>,
}

fn file_id() -> Id {
    Id::unique("recover file")
}

fn words_id() -> Id {
    Id::unique("recover words")
}

impl RecoverPage {
    /// The page, perhaps with the vault that is to be opened.
    pub(super) fn new(vault: Option<&Path>, means: &Means) -> Self {
        let mut file = FileLine::default();
        if let Some(vault) = vault {
            file.set(vault, &means.machine);
        }
        Self {
            focus: Some(if vault.is_some() { words_id() } else { file_id() }),
            file,
            place: Watched::default(),
            words: TypedWords::default(),
            refused: None,
            has_no_dialog: false,
            question: None,
            opening: None,
            held: None,
            actions: Vec::new(),
        }
    }

    /// The page for a vault that is open, whose keys are to be shown or changed.
    pub(super) fn of_keys(opened: Opened, work: KeyWork, means: &Means) -> Self {
        let mut page = Self::new(Some(&opened.path), means);
        page.held = Some(Box::new(Held::new(opened, Why::Asked(work))));
        page
    }

    /// Whether recovery words are typed, or the vault is open.
    pub(super) fn holds_secret(&self) -> bool {
        self.held.is_some() || !matches!(self.words.reading(), Reading::Empty)
    }

    /// The file, if one is typed or chosen.
    pub(super) fn path(&self, means: &Means) -> Option<PathBuf> {
        self.file.path(&means.machine)
    }

    /// Takes in what is done and does what was asked for.
    pub(super) fn logic(&mut self, ctx: &Context, text: &Text, means: &Means) -> Option<Turn> {
        if let Some(held) = &mut self.held {
            return match held.logic(ctx, text, means)? {
                HeldEvent::Opened(opened) => Some(Turn::Event(StartEvent::Opened(opened))),
                HeldEvent::Left => Some(Turn::Back),
            };
        }
        self.take_in(ctx, means);
        let mut turn = None;
        for action in std::mem::take(&mut self.actions) {
            match action {
                Action::Back => {
                    self.words.forget(ctx, words_id());
                    turn = Some(Turn::Back);
                }
                Action::Choose => self.question = Some(means.choose(Wanted::OpenVault)),
                Action::TakePart => {
                    self.words.take_part(ctx, words_id());
                    self.focus = Some(words_id());
                }
                Action::DropPart => {
                    self.words.drop_part();
                    self.focus = Some(words_id());
                }
                Action::Open => self.open(means),
                // It goes on until it is open, and closes then.
                Action::Stop => self.opening = None,
            }
        }
        turn
    }

    fn take_in(&mut self, ctx: &Context, means: &Means) {
        if let Some(chosen) = self.question.as_ref().and_then(Question::answered) {
            self.question = None;
            match chosen {
                Chosen::Paths(paths) => {
                    if let Some(path) = paths.first() {
                        self.set_file(path, means);
                    }
                }
                Chosen::Nothing => {}
                Chosen::Unavailable => self.has_no_dialog = true,
            }
        }
        let dropped =
            ctx.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
        if let Some(path) = dropped {
            self.set_file(&path, means);
        }
        self.place.look(means, self.file.path(&means.machine));
        if let Some(result) = self.opening.as_mut().and_then(Asked::done) {
            self.opening = None;
            match result {
                Ok(opened) => {
                    self.words.forget(ctx, words_id());
                    self.held = Some(Box::new(Held::new(opened, Why::Recovered)));
                }
                Err(error) => self.refused = Some(error),
            }
        }
    }

    fn set_file(&mut self, path: &Path, means: &Means) {
        self.file.set(path, &means.machine);
        self.refused = None;
        self.focus = Some(words_id());
    }

    fn open(&mut self, means: &Means) {
        self.refused = None;
        let Some(path) = self.file.path(&means.machine) else { return };
        let (typed, surroundings) = (self.words.all(), (means.surroundings)());
        self.opening = means.ask(&mut self.refused, move |_| {
            let unlock = Casework::recovery(&typed)?;
            let casework = Casework::open(&path, unlock, surroundings)?;
            Ok(Opened::new(casework, path))
        });
    }

    /// Whether the words are all there and a file is named.
    fn can_open(&self) -> bool {
        let is_complete = matches!(self.words.reading(), Reading::Complete);
        is_complete && !self.file.is_empty() && self.opening.is_none()
    }
}
