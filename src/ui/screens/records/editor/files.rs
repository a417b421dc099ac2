//! Files that a question asks for: chosen, taken into the vault, all of them or none.

use std::path::{Path, PathBuf};

use eframe::egui::Ui;

use super::Editor;
use crate::casework::{CaseworkError, TakeIn};
use crate::form::Field;
use crate::record::{FieldName, RecordId};
use crate::ui::desk::{Asked, Desk, Request};
use crate::ui::dialogs::{Chosen, Question, Wanted};
use crate::ui::text::Text;
use crate::ui::widgets::{Progress, progress_card};

/// Files on their way into the vault.
pub(in crate::ui) enum Files {
    /// They are being chosen.
    Choosing(Question, TakeIn),
    /// They are being taken in.
    Taking(Asked<Vec<RecordId>>),
}

/// What became of them.
type Done = Result<Vec<RecordId>, CaseworkError>;

impl Files {
    /// Has files chosen, and says what they are to be linked to and filed under.
    pub(in crate::ui) fn choose(desk: &Desk, to: TakeIn) -> Self {
        Self::Choosing(desk.choose(Wanted::Files), to)
    }

    /// Goes on: gives itself as long as there is something to do, then the records of the
    /// files, or why there are none. Nothing chosen is no file.
    pub(in crate::ui) fn go_on(self, desk: &Desk) -> Result<Self, Done> {
        match self {
            Self::Choosing(question, to) => match question.answered() {
                None => Ok(Self::Choosing(question, to)),
                Some(Chosen::Paths(paths)) => Ok(Self::Taking(take_in(desk, paths, to))),
                Some(_) => Err(Ok(Vec::new())),
            },
            Self::Taking(mut asked) => match asked.done() {
                None => Ok(Self::Taking(asked)),
                Some(done) => Err(done),
            },
        }
    }

    /// How far they are.
    pub(in crate::ui) fn show(&self, ui: &mut Ui, text: &Text) {
        let Self::Taking(asked) = self else { return };
        let share = asked.step().filter(|step| step.total > 0);
        let share = share.map(|step| (step.done as f64 / step.total as f64).min(1.0) as f32);
        let (what, stop) = (text.say("reference-taking"), text.say("photos-stop"));
        let remark = text.say("reference-taking-stop");
        let shown = Progress { what: &what, stage: "", share, remark: &remark, stop: Some(&stop) };
        if progress_card(ui, &shown) {
            asked.cancel();
        }
    }
}

fn take_in(desk: &Desk, paths: Vec<PathBuf>, to: TakeIn) -> Asked<Vec<RecordId>> {
    desk.ask(move |work, watch| {
        let paths: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
        let (attached, _) = work.take_in_all(&paths, to, watch)?;
        Ok(attached.into_iter().map(|file| file.record).collect())
    })
}

impl Editor {
    /// Has files chosen for a field.
    pub(super) fn choose_files(&mut self, desk: &Desk, field: FieldName) {
        let linked = Some(self.record).filter(|_| !self.is_new());
        let to = TakeIn { case: self.filing.case, linked };
        self.files = Some((field, Files::choose(desk, to)));
    }

    /// Goes on with the files, and names those that are in.
    pub(super) fn take_in_files(&mut self, desk: &mut Desk, now: f64) {
        let Some((field, files)) = self.files.take() else { return };
        match files.go_on(desk) {
            Ok(files) => self.files = Some((field, files)),
            Err(Ok(records)) => {
                for record in records {
                    self.name_in(&field, record, now);
                }
                desk.changed();
            }
            Err(Err(error)) => desk.request(Request::Failed(error)),
        }
    }

    /// How far the files of a field are.
    pub(super) fn show_files(&self, ui: &mut Ui, text: &Text, field: &Field) {
        if let Some((_, files)) = self.files.as_ref().filter(|(of, _)| *of == field.name) {
            files.show(ui, text);
        }
    }
}
