//! The start screen: a vault is opened, made, or opened by its recovery sheet, and nothing
//! tells which ones there are. A page a folder:
//!
//! ```text
//! open ─▶ new, recover, practise ─▶ Opened ─▶ the shell
//!            └── sheet, pair ──┘
//! ```

mod file_line;
mod frame;
mod means;
mod new;
mod open;
mod opened;
mod pair;
mod place;
mod practise;
mod recover;
mod remembered;
mod sheet;
mod strength;
#[cfg(test)]
mod tests;

pub(in crate::ui) use frame::bar;
pub(in crate::ui) use means::Means;
pub(in crate::ui) use opened::Opened;

use std::path::PathBuf;

use eframe::egui::{Context, Ui};

use crate::ui::desk::KeyWork;
use crate::ui::keyboard::KeyboardState;
use crate::ui::machine::Machine;
use crate::ui::shell::Choices;
use crate::ui::text::Text;
use new::NewPage;
use open::OpenPage;
use practise::PractisePage;
use recover::RecoverPage;

/// What came of the start screen.
pub(in crate::ui) enum StartEvent {
    /// A vault is open.
    Opened(Box<Opened>),
    /// How it all works is to be shown.
    Guide,
}

/// A page beside the one that opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    New,
    Recover,
    Practise,
}

/// Where a page leads.
enum Turn {
    Back,
    To(Way),
    Event(StartEvent),
}

enum Beside {
    New(Box<NewPage>),
    Recover(Box<RecoverPage>),
    Practise(Box<PractisePage>),
}

/// What pages are drawn with, beside what is in them.
#[derive(Clone, Copy)]
struct ViewAround<'a> {
    machine: &'a Machine,
    /// How the keyboard stands, while a passphrase is typed.
    keyboard: Option<&'a KeyboardState>,
}

/// The start screen.
pub(in crate::ui) struct Start {
    means: Means,
    open: OpenPage,
    beside: Option<Beside>,
    keyboard: Option<KeyboardState>,
}

impl Start {
    /// The page that opens, perhaps with the vault that is to be opened.
    pub(in crate::ui) fn new(vault: Option<PathBuf>, means: Means) -> Self {
        let open = OpenPage::new(vault.as_deref(), &means);
        Self { means, open, beside: None, keyboard: None }
    }

    /// The page on which an open vault's keys are shown or changed.
    pub(in crate::ui) fn of_keys(opened: Opened, work: KeyWork, means: Means) -> Self {
        let page = RecoverPage::of_keys(opened, work, &means);
        let beside = Some(Beside::Recover(Box::new(page)));
        Self { beside, ..Self::new(None, means) }
    }

    /// Takes in what is done and does what was asked for.
    pub(in crate::ui) fn logic(&mut self, ctx: &Context, text: &Text) -> Option<StartEvent> {
        if self.beside.is_some() {
            self.open.let_go();
        }
        let turn = match &mut self.beside {
            None => self.open.logic(ctx, &self.means),
            Some(Beside::New(page)) => page.logic(ctx, text, &self.means),
            Some(Beside::Recover(page)) => page.logic(ctx, text, &self.means),
            Some(Beside::Practise(page)) => page.logic(&self.means),
        };
        match turn? {
            Turn::Back => {
                self.beside = None;
                self.open.come_up();
                None
            }
            Turn::To(way) => {
                self.open.leave(ctx);
                self.beside = Some(self.page(way));
                None
            }
            Turn::Event(event) => Some(event),
        }
    }

    fn page(&self, way: Way) -> Beside {
        match way {
            Way::New => Beside::New(Box::new(NewPage::new(&self.means))),
            Way::Recover => {
                let file = self.open.path(&self.means);
                Beside::Recover(Box::new(RecoverPage::new(file.as_deref(), &self.means)))
            }
            Way::Practise => Beside::Practise(Box::new(PractisePage::new(&self.means))),
        }
    }

    /// Whether something secret of a vault is here: a passphrase or recovery words that are
    /// typed, or the vault itself, while its passphrase is changed. What is typed for a new
    /// vault is none yet, and whoever writes its words down by hand touches no key for long.
    pub(in crate::ui) fn holds_secret(&self) -> bool {
        self.open.holds_secret()
            || match &self.beside {
                Some(Beside::Recover(page)) => page.holds_secret(),
                Some(Beside::New(_) | Beside::Practise(_)) | None => false,
            }
    }

    /// The vault that is to be opened.
    pub(in crate::ui) fn path(&self) -> Option<PathBuf> {
        match &self.beside {
            Some(Beside::Recover(page)) => page.path(&self.means),
            _ => self.open.path(&self.means),
        }
    }

    /// Whether a passphrase is being typed, so that the keyboard matters.
    pub(in crate::ui) fn is_typing(ctx: &Context) -> bool {
        let focused = ctx.memory(|memory| memory.focused());
        focused.is_some_and(|id| open::passphrase_id() == id || pair::ids().contains(&id))
    }

    /// How the keyboard stands, while that matters.
    pub(in crate::ui) fn keyboard(&mut self, state: Option<KeyboardState>) {
        self.keyboard = state;
    }

    /// Draws it.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, text: &Text, choices: &mut Choices) {
        let around = ViewAround { machine: &self.means.machine, keyboard: self.keyboard.as_ref() };
        match &mut self.beside {
            None => self.open.show(ui, text, choices, around),
            Some(Beside::New(page)) => page.show(ui, text, choices, around),
            Some(Beside::Recover(page)) => page.show(ui, text, choices, around),
            Some(Beside::Practise(page)) => page.show(ui, text, choices),
        }
    }
}
