//! Tables and forms: a table is looked at, its columns are matched to fields, and what taking
//! it in would do is told; a form of an organisation's own is read, and added; records are
//! written as a table. Nothing changes before the final step is taken.

mod state;
#[cfg(test)]
mod tests;
mod view;

use std::path::PathBuf;

use eframe::egui::Ui;

use self::state::{Content, Done, State};
use crate::casework::{
    AddedForm, CaseworkError, ImportOrder, ImportReport, TableLook, is_form_file, read_form,
};
use crate::form::{FormError, FormRead};
use crate::record::Kind;
use crate::ui::desk::{Asked, Desk, Model};
use crate::ui::dialogs::{Chosen, Question, Wanted};
use crate::ui::route::{Route, Section};
use crate::ui::text::Text;
use crate::vault::{Forms, RecordRow};

/// What the user wants.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Action {
    /// Chooses a file to take in.
    Choose,
    /// Looks at this file.
    Look(PathBuf),
    /// Chooses the folder of the files that cells name.
    Media,
    /// Takes the table in, or adds the form.
    Finish,
    /// Stops what is under way.
    Stop,
    /// Looks again after a stop or a refusal.
    LookAgain,
    /// Puts everything away.
    NotNow,
    /// Goes to the records of a kind.
    Show(String),
    /// Writes the records of a kind as a table.
    Write(String),
}

/// What a window for choosing files was opened for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Wants {
    File,
    Media,
    Table(String),
}

/// What is offered to choose from.
struct Offered {
    forms: Forms,
    cases: Vec<RecordRow>,
}

/// What a file turned out to be.
enum Found {
    Form(Result<FormRead, CaseworkError>),
    Table(TableLook),
}

/// The screen of tables and forms.
#[derive(Default)]
pub(in crate::ui) struct Tables {
    state: State,
    actions: Vec<Action>,
    offered: Model<Offered>,
    question: Option<(Wants, Question)>,
    looking: Option<Asked<Found>>,
    /// What was looked at, how, and at which state of the records.
    looked: Option<(PathBuf, ImportOrder, u64)>,
    importing: Option<Asked<ImportReport>>,
    adding: Option<Asked<AddedForm>>,
    writing: Option<Asked<u64>>,
}

impl Tables {
    /// Takes in what is done, asks for what is stale, does what was asked for.
    pub(in crate::ui) fn logic(&mut self, desk: &mut Desk, is_here: bool) {
        if is_here {
            self.offered.refresh(desk, |work, _| {
                let case = work.form("case")?.id.clone();
                Ok(Offered { forms: work.forms().clone(), cases: work.list(&case)? })
            });
        }
        self.take_answers(desk);
        self.take_looked();
        self.take_done(desk);
        for action in std::mem::take(&mut self.actions) {
            self.perform(desk, action);
        }
        if is_here {
            self.look(desk);
        } else if self.looking.take().is_some() {
            self.looked = None;
        }
    }

    fn take_answers(&mut self, desk: &Desk) {
        let asked = self.question.as_ref();
        let Some(chosen) = asked.and_then(|(_, question)| question.answered()) else { return };
        let Some((wants, _)) = self.question.take() else { return };
        let Chosen::Paths(paths) = chosen else { return };
        let Some(path) = paths.into_iter().next() else { return };
        match wants {
            Wants::File => self.open(path),
            Wants::Media => self.state.order.media = Some(path),
            Wants::Table(kind) => {
                self.state.failed = None;
                self.writing = Some(desk.ask(move |work, _| work.export_table(&kind, &path)));
            }
        }
    }

    /// Begins with a file anew.
    fn open(&mut self, path: PathBuf) {
        if self.state.is_busy {
            return;
        }
        self.state = State { file: Some(path), ..State::default() };
        self.looked = None;
    }

    fn take_looked(&mut self) {
        let Some(asked) = &mut self.looking else { return };
        let done = asked.done();
        self.state.step = asked.step();
        let Some(done) = done else { return };
        self.looking = None;
        self.state.is_stopping = false;
        self.state.content = match done {
            Ok(Found::Form(Ok(read))) => Content::Form(Box::new(read)),
            Ok(Found::Form(Err(CaseworkError::Form(FormError::Sheets(errors))))) => {
                Content::FaultyForm(errors)
            }
            Ok(Found::Table(look)) => {
                self.state.take_kinds(&look);
                if let Some((_, order, _)) = &mut self.looked {
                    order.kinds.clone_from(&look.kinds);
                }
                Content::Table(Box::new(look))
            }
            Ok(Found::Form(Err(error))) | Err(error) => Content::Refused(error),
        };
    }

    fn take_done(&mut self, desk: &mut Desk) {
        if let Some(asked) = &mut self.importing {
            let done = asked.done();
            self.state.step = asked.step();
            if let Some(done) = done {
                self.importing = None;
                self.end(desk, done.map(Done::Table));
            }
        }
        if let Some(done) = self.adding.as_mut().and_then(Asked::done) {
            self.adding = None;
            self.end(desk, done.map(Done::Form));
        }
        if let Some(done) = self.writing.as_mut().and_then(Asked::done) {
            self.writing = None;
            match done {
                Ok(rows) => self.state.written = Some(rows),
                Err(error) => self.state.failed = Some(error),
            }
        }
    }

    fn end(&mut self, desk: &mut Desk, done: Result<Done, CaseworkError>) {
        (self.state.is_busy, self.state.is_stopping) = (false, false);
        match done {
            Ok(done) => {
                self.state.done = Some(done);
                desk.changed();
            }
            Err(error) => self.state.failed = Some(error),
        }
    }

    fn perform(&mut self, desk: &mut Desk, action: Action) {
        match action {
            Action::Choose => self.question = Some((Wants::File, desk.choose(Wanted::Table))),
            Action::Look(path) => self.open(path),
            Action::Media => self.question = Some((Wants::Media, desk.choose(Wanted::Folder))),
            Action::Finish => self.finish_now(desk),
            Action::Stop => {
                self.state.is_stopping = true;
                if let Some(asked) = &self.importing {
                    asked.cancel();
                } else if let Some(asked) = &self.looking {
                    asked.cancel();
                }
            }
            Action::LookAgain => (self.looked, self.state.failed) = (None, None),
            Action::NotNow if !self.state.is_busy => {
                (self.state, self.looked, self.looking) = (State::default(), None, None);
            }
            Action::NotNow => {}
            Action::Show(kind) => {
                if let Ok(kind) = Kind::new(&kind) {
                    desk.go(Route::Records { section: Section::Kind(kind), record: None });
                }
            }
            Action::Write(kind) => {
                let name = format!("{kind}.xlsx");
                self.question = Some((Wants::Table(kind), desk.choose(Wanted::Save { name })));
            }
        }
    }

    /// Looks at the file, whenever what would become of it may be something else.
    fn look(&mut self, desk: &Desk) {
        let State { file: Some(file), order, done: None, is_busy: false, .. } = &self.state else {
            return;
        };
        let wanted = (file.clone(), order.clone(), desk.generation());
        if self.looked.as_ref() == Some(&wanted) {
            return;
        }
        let (path, order) = (file.clone(), order.clone());
        self.state.step = None;
        self.looking = Some(desk.ask(move |work, watch| {
            if order.kinds.is_empty() && is_form_file(&path)? {
                return Ok(Found::Form(read_form(&path)));
            }
            Ok(Found::Table(work.look_at_table(&path, &order, watch)?))
        }));
        self.looked = Some(wanted);
    }

    fn finish_now(&mut self, desk: &Desk) {
        // What is done is what was told, and nothing that was chosen since.
        let is_told = self.looking.is_none()
            && self.looked.as_ref().is_some_and(|(file, order, generation)| {
                Some(file) == self.state.file.as_ref()
                    && *order == self.state.order
                    && *generation == desk.generation()
            });
        if !is_told || !self.state.can_finish() {
            return;
        }
        (self.state.failed, self.state.step, self.state.is_busy) = (None, None, true);
        match &self.state.content {
            Content::Form(read) => {
                let read = read.clone();
                self.adding = Some(desk.keep(move |work| work.add_form(&read)));
            }
            Content::Table(_) => {
                let Some(path) = self.state.file.clone() else { return };
                let order = self.state.order.clone();
                self.importing =
                    Some(desk.ask(move |work, watch| work.import_table(&path, &order, watch)));
            }
            _ => self.state.is_busy = false,
        }
    }

    /// Looks at a file that fell into the window at another place.
    pub(in crate::ui) fn add(&mut self, path: PathBuf) {
        self.actions.push(Action::Look(path));
    }

    /// Takes the final step, if it can be taken.
    pub(in crate::ui) fn finish(&mut self) {
        self.actions.push(Action::Finish);
    }

    /// Draws it.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, text: &Text) {
        let Some(offered) = self.offered.get() else { return };
        self.state.is_looking = self.looking.is_some();
        view::show(ui, text, offered, &mut self.state, &mut self.actions);
    }
}
