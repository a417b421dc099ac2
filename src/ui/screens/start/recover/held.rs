//! An open vault whose keys are shown or changed: it gets a new passphrase, or not yet, and
//! a new sheet, since the old one opens it no more; or a sheet alone. Nothing is lost at any
//! step: the vault stays open until it is handed over.

use eframe::egui::Context;

use crate::casework::{CaseworkError, Step};
use crate::ui::desk::{Asked, KeyWork};
use crate::ui::screens::start::means::Means;
use crate::ui::screens::start::opened::Opened;
use crate::ui::screens::start::pair::Pair;
use crate::ui::screens::start::sheet::{
    Kind, Paper, Sheet, SheetOffer, SheetState, papers_of_vault,
};
use crate::ui::text::Text;

/// What the user wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    Draw,
    Change,
    Stop,
    MakeSheet,
    Kind(Kind),
    Print,
    Skip(bool),
    /// The vault is to be shown.
    Open,
}

/// Why it is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// Its words opened it.
    Recovered,
    /// Its user asked for it.
    Asked(KeyWork),
}

/// What came of it.
pub(super) enum HeldEvent {
    Opened(Box<Opened>),
    /// The machine gave no thread, and the vault is closed.
    Left,
}

/// A vault lent to a thread, and what became of it there.
type Lent<T> = Asked<(Box<Opened>, Result<T, CaseworkError>)>;

/// An open vault, held.
pub(super) struct Held {
    pub(super) why: Why,
    vault: Option<Box<Opened>>,
    pub(super) pair: Pair,
    pub(super) sheet: Sheet,
    /// Whether the passphrase was changed here.
    pub(super) is_changed: bool,
    pub(super) refused: Option<CaseworkError>,
    changing: Option<Lent<()>>,
    writing: Option<Lent<Vec<Paper>>>,
    pub(super) is_new: bool,
    /// Whether the sheet was just proved, so that the last step gets the keys.
    pub(super) is_proved: bool,
    pub(super) actions: Vec<Action>,
}

impl Held {
    /// Holds an open vault.
    pub(super) fn new(opened: Opened, why: Why) -> Self {
        Self {
            why,
            vault: Some(Box::new(opened)),
            pair: Pair::default(),
            sheet: Sheet::default(),
            is_changed: false,
            refused: None,
            changing: None,
            writing: None,
            is_new: true,
            is_proved: false,
            actions: Vec::new(),
        }
    }

    /// Takes in what is done and does what was asked for.
    pub(super) fn logic(&mut self, ctx: &Context, text: &Text, means: &Means) -> Option<HeldEvent> {
        self.take_in(ctx, means);
        for action in std::mem::take(&mut self.actions) {
            match action {
                Action::Draw => {
                    let mut around = (means.surroundings)();
                    if let Err(error) = self.pair.draw(ctx, around.randomness.as_mut()) {
                        self.refused = Some(error.into());
                    }
                }
                Action::Change => self.change(means),
                Action::Stop => {
                    if let Some(changing) = &self.changing {
                        changing.cancel();
                    }
                }
                Action::MakeSheet => self.make_sheet(means),
                Action::Kind(kind) => {
                    let was_there = self.sheet.state() != SheetState::NotMade;
                    self.sheet.choose(kind, ctx);
                    if was_there {
                        self.make_sheet(means);
                    }
                }
                Action::Print => self.sheet.print(text, means, &mut self.refused),
                Action::Skip(is_skipped) => self.sheet.skip(is_skipped),
                Action::Open => {
                    self.pair.forget(ctx);
                    self.sheet.outdate(ctx);
                    return self.vault.take().map(HeldEvent::Opened);
                }
            }
        }
        let is_lost = self.vault.is_none() && !self.is_busy();
        is_lost.then_some(HeldEvent::Left)
    }

    fn take_in(&mut self, ctx: &Context, means: &Means) {
        self.sheet.logic();
        if let Some(done) = self.changing.as_mut().and_then(Asked::done) {
            self.changing = None;
            match self.take_back(done) {
                Some(()) => {
                    self.is_changed = true;
                    self.is_new = true;
                    self.pair.forget(ctx);
                }
                None => self.is_new = true,
            }
        }
        if let Some(done) = self.writing.as_mut().and_then(Asked::done) {
            self.writing = None;
            if let Some(papers) = self.take_back(done) {
                let mut around = (means.surroundings)();
                if let Err(error) = self.sheet.take(papers, around.randomness.as_mut()) {
                    self.refused = Some(error.into());
                }
            }
        }
    }

    /// The vault comes back, with what became of it.
    fn take_back<T>(
        &mut self,
        done: Result<(Box<Opened>, Result<T, CaseworkError>), CaseworkError>,
    ) -> Option<T> {
        let result = done.and_then(|(vault, result)| {
            self.vault = Some(vault);
            result
        });
        result.map_err(|error| self.refused = Some(error)).ok()
    }

    fn change(&mut self, means: &Means) {
        let Some(passphrase) = self.pair.passphrase() else { return };
        let Some(mut vault) = self.vault.take() else { return };
        self.refused = None;
        self.changing = means.ask(&mut self.refused, move |watch| {
            let changed = vault.casework.set_passphrase(&passphrase, watch);
            Ok((vault, changed))
        });
    }

    fn make_sheet(&mut self, means: &Means) {
        let Some(mut vault) = self.vault.take() else { return };
        self.refused = None;
        let kind = self.sheet.kind();
        self.writing = means.ask(&mut self.refused, move |_| {
            let papers = papers_of_vault(&mut vault.casework, kind);
            Ok((vault, papers))
        });
    }

    /// Whether it is at the sheet, and not at the passphrase.
    pub(super) fn is_at_sheet(&self) -> bool {
        self.is_changed || self.why == Why::Asked(KeyWork::Sheet)
    }

    /// Whether the vault is lent.
    pub(super) fn is_busy(&self) -> bool {
        self.changing.is_some() || self.writing.is_some()
    }

    /// How far the change is, while it goes on.
    pub(super) fn step(&self) -> Option<Option<Step>> {
        self.changing.as_ref().map(Asked::step)
    }

    /// Whether recovery words can be made.
    pub(super) fn offer(&self) -> SheetOffer {
        if self.writing.is_some() { SheetOffer::Making } else { SheetOffer::Open }
    }

    /// Whether a sheet must be made or left out: the one of before is worth nothing.
    pub(super) fn needs_sheet(&self) -> bool {
        self.is_changed
            && matches!(self.sheet.state(), SheetState::NotMade | SheetState::ToProve(_))
    }

    /// Whether the vault can be shown.
    pub(super) fn can_open(&self) -> bool {
        !self.needs_sheet() && !self.is_busy()
    }
}
