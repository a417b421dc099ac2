//! Files for a field that names some: chosen, taken into the vault, all of them or
//! none, and named there.

use std::path::{Path, PathBuf};

use eframe::egui::Ui;

use super::Editor;
use crate::casework::TakeIn;
use crate::form::Field;
use crate::record::{FieldName, RecordId};
use crate::ui::desk::{Asked, Desk, Request};
use crate::ui::dialogs::{Chosen, Question, Wanted};
use crate::ui::text::Text;
use crate::ui::widgets::{Progress, progress_card};

/// Files on their way into a field.
pub(super) struct Files {
    field: FieldName,
    state: State,
}

enum State {
    Choosing(Question),
    Taking(Asked<Vec<RecordId>>),
}

impl Editor {
    /// Has files chosen for a field.
    pub(super) fn choose_files(&mut self, desk: &Desk, field: FieldName) {
        let state = State::Choosing(desk.choose(Wanted::Files));
        self.files = Some(Files { field, state });
    }

    /// Goes on with the files: takes those in that were chosen, names those that are in.
    pub(super) fn take_in_files(&mut self, desk: &mut Desk, now: f64) {
        let Some(Files { field, state }) = self.files.take() else { return };
        let state = match state {
            State::Choosing(question) => match question.answered() {
                None => State::Choosing(question),
                Some(Chosen::Paths(paths)) => State::Taking(self.taking(desk, paths)),
                Some(_) => return,
            },
            State::Taking(mut asked) => match asked.done() {
                None => State::Taking(asked),
                Some(Ok(records)) => {
                    for record in records {
                        self.name_in(&field, record, now);
                    }
                    desk.changed();
                    return;
                }
                Some(Err(error)) => return desk.request(Request::Failed(error)),
            },
        };
        self.files = Some(Files { field, state });
    }

    fn taking(&self, desk: &Desk, paths: Vec<PathBuf>) -> Asked<Vec<RecordId>> {
        let linked = Some(self.record).filter(|_| !self.is_new());
        let to = TakeIn { case: self.filing.case, linked };
        desk.ask(move |work, watch| {
            let paths: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
            let (attached, _) = work.take_in_all(&paths, to, watch)?;
            Ok(attached.into_iter().map(|file| file.record).collect())
        })
    }

    /// How far the files of a field are.
    pub(super) fn show_files(&mut self, ui: &mut Ui, text: &Text, field: &Field) {
        let Some(Files { field: of, state: State::Taking(asked) }) = &self.files else { return };
        if *of != field.name {
            return;
        }
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
