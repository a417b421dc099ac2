//! Sending: bundles are written to a folder, to be carried to others. What goes, what goes
//! in part and what stays is told before.

mod state;
#[cfg(test)]
mod tests;
mod told;
mod view;

use eframe::egui::Ui;

use self::state::{Person, Preview, State, What, people};
use crate::casework::{CaseworkError, ExportOrder, ExportPreview, ExportReport, SealFor};
use crate::crypto::Card;
use crate::record::{Kind, RecordId};
use crate::ui::desk::{Asked, Desk, Model};
use crate::ui::dialogs::{Chosen, Question, Wanted};
use crate::ui::route::Route;
use crate::ui::text::Text;
use crate::vault::{Forms, RecordRow, VaultError};

/// What the user wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    /// Ticks a case, or no longer.
    Toggle(RecordId),
    /// Chooses a card of somebody.
    Card,
    /// Adds the recipient that is typed.
    AddAge,
    /// Chooses a folder.
    Folder,
    /// Writes the bundles.
    Export,
    /// Stops what is under way.
    Stop,
    /// Begins anew.
    Again,
}

/// What a window for choosing files was opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wants {
    Card,
    Folder,
}

/// What the screen is made of.
struct Offered {
    cases: Vec<RecordRow>,
    people: Vec<Person>,
    forms: Forms,
}

/// The send screen.
#[derive(Default)]
pub(in crate::ui) struct Sending {
    state: State,
    actions: Vec<Action>,
    offered: Model<Offered>,
    question: Option<(Wants, Question)>,
    carding: Option<Asked<Card>>,
    preview: Option<Asked<ExportPreview>>,
    previewed: Option<Previewed>,
    exporting: Option<Asked<ExportReport>>,
    /// The case that the place one is at names.
    preset: Option<RecordId>,
}

/// What a preview was made for: the cases, the largest size, the state of the records.
type Previewed = (Option<Vec<RecordId>>, Option<Option<u64>>, u64);

impl Sending {
    /// Takes in what is done, asks for what is stale, does what was asked for.
    pub(in crate::ui) fn logic(&mut self, desk: &mut Desk, here: &Route) {
        let Route::Send(case) = here else {
            // Another place: the next visit may name the same case again.
            self.preset = None;
            if self.preview.take().is_some() {
                self.previewed = None;
            }
            self.take_exported(desk);
            return;
        };
        if *case != self.preset {
            self.preset = *case;
            if let Some(case) = case {
                self.state.what = What::Cases;
                self.state.chosen = [*case].into();
            }
        }
        if self.offered.refresh(desk, |work, _| offered(work))
            && let Some(Offered { cases, people, .. }) = self.offered.get()
        {
            self.state.cases.clone_from(cases);
            self.state.chosen.retain(|case| cases.iter().any(|row| row.id == *case));
            self.state.renew_people(people.clone());
        }
        self.take_answers(desk);
        self.take_exported(desk);
        for action in std::mem::take(&mut self.actions) {
            self.perform(desk, action);
        }
        self.foretell(desk);
    }

    fn take_answers(&mut self, desk: &Desk) {
        if let Some(card) = self.carding.as_mut().and_then(Asked::done) {
            self.carding = None;
            match card {
                Ok(card) => {
                    self.state.card_refused = None;
                    self.state.add_card(&card);
                }
                Err(error) => self.state.card_refused = Some(error),
            }
        }
        let Some((wants, chosen)) = self
            .question
            .as_ref()
            .and_then(|(wants, question)| Some((*wants, question.answered()?)))
        else {
            return;
        };
        self.question = None;
        match (chosen, wants) {
            (Chosen::Paths(paths), wants) => {
                let Some(path) = paths.into_iter().next() else { return };
                if wants == Wants::Folder {
                    self.state.folder = path.to_string_lossy().into_owned();
                } else {
                    let read =
                        move |_: &mut crate::casework::Casework,
                              _: &mut dyn crate::casework::Watch| {
                            crate::casework::read_card(&path)
                        };
                    self.carding = Some(desk.ask(read));
                }
            }
            (Chosen::Nothing | Chosen::Unavailable, _) => {}
        }
    }

    fn take_exported(&mut self, desk: &mut Desk) {
        if let Some(asked) = &mut self.exporting {
            let done = asked.done();
            self.state.step = asked.step();
            if let Some(done) = done {
                self.exporting = None;
                (self.state.exporting, self.state.stopping) = (false, false);
                match done {
                    Ok(report) => {
                        self.state.done = Some(report);
                        self.state.forget_passphrase();
                    }
                    Err(error) => self.state.failed = Some(error),
                }
                desk.changed();
            }
        }
        if let Some(asked) = &mut self.preview {
            let done = asked.done();
            self.state.step = asked.step();
            if let Some(done) = done {
                self.preview = None;
                self.state.preview = match done {
                    Ok(preview) => Preview::Ready(Box::new(preview)),
                    Err(error) => Preview::Failed(error),
                };
            }
        }
    }

    fn perform(&mut self, desk: &Desk, action: Action) {
        match action {
            Action::Toggle(case) => self.state.toggle(case),
            Action::Card => self.question = Some((Wants::Card, desk.choose(Wanted::Card))),
            Action::AddAge => self.state.add_age(),
            Action::Folder => self.question = Some((Wants::Folder, desk.choose(Wanted::Folder))),
            Action::Export => {
                // What is written is what was told, and nothing that was ticked since.
                self.foretell(desk);
                self.export(desk);
            }
            Action::Stop => {
                if let Some(asked) = &self.exporting {
                    asked.cancel();
                    self.state.stopping = true;
                }
            }
            Action::Again => {
                self.state.done = None;
                self.state.failed = None;
            }
        }
    }

    fn export(&mut self, desk: &Desk) {
        let Ok((order, folder)) = self.state.order() else { return };
        if self.state.exporting {
            return;
        }
        self.state.failed = None;
        self.state.step = None;
        self.state.exporting = true;
        self.exporting = Some(desk.ask(move |work, watch| {
            if !folder.is_dir() {
                let source = std::io::Error::from(std::io::ErrorKind::NotFound);
                let error = VaultError::Io { what: "the folder is not there", source };
                return Err(CaseworkError::Vault(error));
            }
            work.export(&order, &folder, watch)
        }));
    }

    /// Works out what would be taken, whenever that may be something else.
    fn foretell(&mut self, desk: &Desk) {
        let state = &mut self.state;
        if state.exporting || state.done.is_some() {
            return;
        }
        let wanted = (state.order_cases(), state.max_size(), desk.generation());
        if self.previewed.as_ref() == Some(&wanted) {
            return;
        }
        self.preview = None;
        state.preview = Preview::Nothing;
        if let (Some(cases), Some(max_size)) = (wanted.0.clone(), wanted.1) {
            state.preview = Preview::Looking;
            self.preview = Some(desk.ask(move |work, watch| {
                // To whom it is sealed makes no difference but for some hundred bytes.
                let seal = SealFor::Recipients(vec![work.card()?.recipient().clone()]);
                let order = ExportOrder { cases, seal, purpose: "own".to_owned(), max_size };
                work.preview_export(&order, watch)
            }));
        }
        self.previewed = Some(wanted);
    }

    /// Takes the final step, if it can be taken.
    pub(in crate::ui) fn finish(&mut self) {
        if self.state.done.is_none() && !self.state.exporting {
            self.actions.push(Action::Export);
        }
    }

    /// Draws it.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, text: &Text) {
        let forms = self.offered.get().map(|offered| &offered.forms);
        view::show(ui, text, forms, &mut self.state, &mut self.actions);
    }
}

fn offered(work: &crate::casework::Casework) -> Result<Offered, CaseworkError> {
    let unknown = |_| CaseworkError::unknown_kind("case", &Forms::default());
    let mut cases = work.list(&Kind::new("case").map_err(unknown)?)?;
    cases.sort_by_cached_key(|case| case.title.to_lowercase());
    let people = people(work.signers()?, &work.card()?.key());
    Ok(Offered { cases, people, forms: work.forms().clone() })
}
