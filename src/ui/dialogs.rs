//! Choosing files: the desktop's own window for it, asked on a thread of its own. Where
//! there is none, the answer says so, and the path can be typed.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};

use super::chooser;

/// What is to be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A vault to open.
    OpenVault,
    /// A name for a new vault.
    NewVault,
    /// Bundles, one or several.
    Bundles,
    /// Photos and other files, one or several.
    Files,
    /// A table or a form.
    Table,
    /// A folder.
    Folder,
    /// A card of a recipient.
    Card,
    /// A name for a file that is to be written.
    Save {
        /// The name that is proposed.
        name: String,
    },
}

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Chosen {
    /// These.
    Paths(Vec<PathBuf>),
    /// Nothing.
    Nothing,
    /// The desktop has no window for it.
    Unavailable,
}

/// Asks for files.
pub(super) trait Dialogs {
    /// Asks; `answer` is to be called once, from any thread, and then `wake`.
    fn ask(&self, wanted: Wanted, answer: Answer);
}

/// Where the answer goes.
pub(super) struct Answer {
    to: Sender<Chosen>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl Answer {
    /// Gives it.
    pub(super) fn give(self, chosen: Chosen) {
        // Whoever asked may have gone on.
        let _ = self.to.send(chosen);
        (self.wake)();
    }
}

/// A question that waits for its answer.
pub(super) struct Question(Receiver<Chosen>);

impl Question {
    /// A question and where its answer goes.
    pub(super) fn new(wake: Arc<dyn Fn() + Send + Sync>) -> (Self, Answer) {
        let (to, from) = channel();
        (Self(from), Answer { to, wake })
    }

    /// The answer, once it is there.
    pub(super) fn answered(&self) -> Option<Chosen> {
        match self.0.try_recv() {
            Ok(chosen) => Some(chosen),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Chosen::Unavailable),
        }
    }
}

/// The desktop's own windows, asked by a process of its own: see [`super::chooser`].
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct DesktopDialogs;

impl Dialogs for DesktopDialogs {
    fn ask(&self, wanted: Wanted, answer: Answer) {
        let work = move || answer.give(chooser::ask(&wanted));
        // Without a thread the answer is dropped, which says that there is no window.
        let _ = std::thread::Builder::new().name("dialog".to_owned()).spawn(work);
    }
}
