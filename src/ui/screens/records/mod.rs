//! The main screen: what there is and what waits at the left, a list in the middle, the
//! record at the right.

pub(in crate::ui) mod editor;
mod list;
#[cfg(test)]
mod own_form_tests;
mod sections;
#[cfg(test)]
mod tests;
mod view;

use std::time::Instant;

use eframe::egui::{Id, Ui};

use crate::casework::{Casework, SaidSo, Sections, SortBy, is_told};
use crate::record::{Kind, Language, RecordId};
use crate::ui::desk::{Asked, Desk, Model, Request};
use crate::ui::menu::Command;
use crate::ui::route::{Route, Section};
use crate::ui::text::Text;

use editor::{Editor, Filing};
use list::RecordList;

/// What one works in: what is new is filed under the case, and what is typed is said by
/// the source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Context {
    case: Option<RecordId>,
    source: Option<RecordId>,
}

/// What the user wants of the screen.
#[derive(Debug, Clone)]
enum Action {
    /// Shows another section.
    Section(Section),
    /// Shows a record beside the list.
    Select(RecordId, Kind),
    /// Begins a new record.
    New(Kind),
    /// Works in a case, or in none.
    Case(Option<RecordId>),
    /// Takes a source, or none.
    Source(Option<RecordId>),
    /// Opens the page of a case.
    OpenCase(RecordId),
}

/// The main screen.
pub(in crate::ui) struct Records {
    section: Section,
    sections: Model<Sections>,
    list: RecordList,
    editor: Option<Editor>,
    /// Records that one has left, while what was typed there is written.
    left: Vec<Asked<SaidSo>>,
    context: Context,
    titles: Model<Vec<(RecordId, String)>>,
    /// A record that another page begins here.
    to_begin: Option<RecordId>,
    to_focus: Option<Id>,
    actions: Vec<Action>,
    /// Whether the screen shows.
    is_here: bool,
    /// On a small window: whether the record shows instead of the list.
    is_record: bool,
}

impl Default for Records {
    fn default() -> Self {
        Self {
            section: Kind::new("case").map_or(Section::Drafts, Section::Kind),
            sections: Model::default(),
            list: RecordList::default(),
            editor: None,
            left: Vec::new(),
            context: Context::default(),
            titles: Model::default(),
            to_begin: None,
            to_focus: None,
            actions: Vec::new(),
            is_here: false,
            is_record: false,
        }
    }
}

impl Records {
    /// The section that shows.
    pub(in crate::ui) fn section(&self) -> &Section {
        &self.section
    }

    /// Works in a case: what is new is filed there.
    pub(in crate::ui) fn work_in(&mut self, case: Option<RecordId>) {
        self.context.case = case;
        self.titles.stale();
    }

    /// Works in a case, and gives its first field the keys once this record is begun.
    pub(in crate::ui) fn begin_in(&mut self, case: RecordId, record: RecordId) {
        self.work_in(Some(case));
        self.to_begin = Some(record);
    }

    /// Works in a case, and lists what belongs to it alone.
    pub(in crate::ui) fn list_only(&mut self, case: RecordId) {
        self.work_in(Some(case));
        self.list.only_case = true;
    }

    /// The case that one works in, and the source that one writes down.
    pub(in crate::ui) fn in_hand(&self) -> (Option<RecordId>, Option<RecordId>) {
        (self.context.case, self.context.source)
    }

    /// The record that is open.
    pub(in crate::ui) fn record(&self) -> Option<RecordId> {
        self.editor.as_ref().map(Editor::record)
    }

    /// Takes the last saving of a record back, if it is the one that is open.
    pub(in crate::ui) fn undo(&mut self, record: RecordId) -> bool {
        match &mut self.editor {
            Some(editor) if editor.record() == record => {
                editor.undo();
                true
            }
            _ => false,
        }
    }

    /// Has everything kept that was typed.
    pub(in crate::ui) fn keep(&mut self, desk: &Desk) {
        if let Some(editor) = &mut self.editor {
            editor.keep_now(desk);
        }
    }

    /// Waits until then for what is being kept and written.
    pub(in crate::ui) fn wait(&mut self, until: Instant) {
        if let Some(editor) = &mut self.editor {
            editor.wait(until);
        }
        for asked in &mut self.left {
            // What could not be written in this time is a draft.
            let _ = asked.wait(until);
        }
    }

    /// Does what is meant for this screen.
    pub(in crate::ui) fn carry_out(&mut self, command: Command) {
        match command {
            Command::New => {
                if let Section::Kind(kind) = &self.section {
                    self.actions.push(Action::New(kind.clone()));
                }
            }
            Command::Undo => {
                if let Some(editor) = &mut self.editor {
                    editor.undo();
                }
            }
            Command::Filter => self.to_focus = Some(list::filter_id()),
            Command::Sections => self.to_focus = Some(sections::focus_id()),
            Command::RowList => self.to_focus = Some(list::focus_id()),
            Command::Record | Command::NextOpen => {
                if let Some(editor) = &mut self.editor {
                    editor.next_open();
                    self.is_record = true;
                }
            }
            _ => {}
        }
    }

    /// Takes in what is done, and asks for what is stale.
    pub(in crate::ui) fn logic(&mut self, desk: &mut Desk, route: &Route, now: f64, text: &Text) {
        let language = text.language();
        self.sections.refresh(desk, |work, _| work.sections());
        if let Some(sections) = self.sections.get() {
            text.learn(sections.kinds.iter().map(|one| (&one.kind, &one.labels)));
        }
        self.follow(desk, route, now);
        if !self.actions.is_empty() || !self.is_here {
            // Something else was chosen meanwhile.
            self.list.unread = None;
        }
        self.perform(desk, now);
        self.list.logic(desk, &self.section, self.context.case, language);
        self.take_in_what_was_left(desk);
        self.refresh_titles(desk, language);
        if let Some(editor) = &mut self.editor {
            editor.logic(desk, now, text);
            if let Some(source) = editor.take_new_source() {
                self.context.source = Some(source);
                self.titles.stale();
            }
        }
    }

    fn refresh_titles(&mut self, desk: &Desk, language: Language) {
        let Context { case, source } = self.context;
        let ids = [case, source].into_iter().flatten().collect();
        self.titles.refresh(desk, move |work: &mut Casework, _| {
            Ok(work.titles(&ids, language)?.into_iter().collect())
        });
    }

    fn title_of(&self, id: RecordId) -> String {
        let titles = self.titles.get().into_iter().flatten();
        titles
            .filter(|(of, _)| *of == id)
            .map(|(_, title)| title.clone())
            .next()
            .unwrap_or_default()
    }

    /// Shows what the place says.
    fn follow(&mut self, desk: &Desk, route: &Route, now: f64) {
        let Route::Records { section, record } = route else {
            // Others may read what is typed here: a bundle, the page of a case.
            if std::mem::take(&mut self.is_here)
                && let Some(editor) = &mut self.editor
            {
                editor.commit_now(desk);
            }
            return;
        };
        self.is_here = true;
        if self.section != *section {
            self.section = section.clone();
            self.list.stale();
        }
        let shown = self.record();
        if shown == *record {
            return;
        }
        self.leave(desk, now);
        if let Some(record) = record
            && let Some(kind) = self.kind_of(*record)
        {
            let mut editor = Editor::new(*record, kind.clone(), self.filing(*record, &kind));
            if self.to_begin.take_if(|begun| begun == record).is_some() {
                editor.focus_first();
            }
            self.editor = Some(editor);
            self.is_record = true;
        }
    }

    fn kind_of(&self, record: RecordId) -> Option<Kind> {
        match &self.section {
            Section::Kind(kind) => Some(kind.clone()),
            _ => self.list.kind_of(record),
        }
    }

    /// Where a record of a kind goes, and who says what is typed there.
    fn filing(&self, record: RecordId, kind: &Kind) -> Filing {
        let Context { case, source } = self.context;
        let source = source.filter(|source| is_told(kind) && *source != record);
        Filing { case, parent: None, source }
    }

    fn leave(&mut self, desk: &Desk, now: f64) {
        if let Some(mut editor) = self.editor.take() {
            self.left.extend(editor.leave(desk, now));
        }
    }

    fn take_in_what_was_left(&mut self, desk: &mut Desk) {
        for mut asked in std::mem::take(&mut self.left) {
            match asked.done() {
                None => self.left.push(asked),
                Some(Ok(said)) => {
                    desk.changed();
                    // What was refused is a draft, to be found among the drafts.
                    if let Some(error) = said.refused.into_values().next() {
                        desk.request(Request::Failed(error));
                    }
                }
                Some(Err(error)) => desk.request(Request::Failed(error)),
            }
        }
    }

    fn perform(&mut self, desk: &mut Desk, now: f64) {
        for action in std::mem::take(&mut self.actions) {
            match action {
                Action::Section(section) => desk.go(Route::Records { section, record: None }),
                Action::Select(record, kind) => {
                    self.leave(desk, now);
                    self.editor =
                        Some(Editor::new(record, kind.clone(), self.filing(record, &kind)));
                    self.is_record = true;
                    let section = self.section.clone();
                    desk.request(Request::Replace(Route::Records {
                        section,
                        record: Some(record),
                    }));
                }
                Action::New(kind) => {
                    let Some(record) = desk.new_id() else { continue };
                    self.leave(desk, now);
                    let mut editor = Editor::new(record, kind.clone(), self.filing(record, &kind));
                    editor.focus_first();
                    self.editor = Some(editor);
                    self.is_record = true;
                    let section = self.section.clone();
                    desk.request(Request::Replace(Route::Records {
                        section,
                        record: Some(record),
                    }));
                }
                Action::Case(case) => self.work_in(case),
                Action::Source(source) => {
                    self.context.source = source;
                    self.titles.stale();
                    if let Some(editor) = &mut self.editor {
                        editor.set_source(desk, source);
                    }
                }
                Action::OpenCase(case) => desk.go(Route::Case(case)),
            }
        }
    }

    /// Draws it.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, text: &Text, now: f64) {
        view::show(self, ui, text, now);
        if let Some(id) = self.to_focus.take() {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
    }

    fn sort(&self) -> SortBy {
        self.list.sort()
    }
}
