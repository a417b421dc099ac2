//! The page of a case: who is in it, what happened in order of time, what is open, and
//! what is next.

mod arrange;
mod details;
mod pictures;
mod read;
mod side;
#[cfg(test)]
mod tests;
mod time;
mod view;
mod walk;

use eframe::egui::{Id, Ui};

use crate::record::{Kind, Language, RecordId};
use crate::ui::desk::{Desk, Model};
use crate::ui::route::{Route, Section};
use crate::ui::text::Text;
use crate::ui::widgets::timeline::View;

use arrange::{Row, Story, arrange};
use pictures::Pictures;
use read::{Details, Shown};

/// What the page wants of the records, before one goes there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum InCase {
    /// Works in this case, and begins this record.
    Begin(RecordId, RecordId),
    /// Works in this case, and lists what belongs to it alone.
    List(RecordId),
}

/// What is chosen on the timeline and in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chosen {
    /// Something that happened.
    Entry(RecordId),
    /// The days of which nobody tells before this stay.
    GapBefore(RecordId),
}

/// What the user wants of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Action {
    /// Chooses something.
    Choose(Chosen),
    /// Goes to a record.
    Open(Kind, RecordId),
    /// Begins a record in this case.
    Begin(Kind),
    /// Lists the records of a kind in this case.
    List(Kind),
    /// Goes to all cases.
    Cases,
    /// Edits the case itself.
    Edit,
    /// Makes bundles of the case.
    Send,
    /// Goes to photos and files.
    Photos(Option<RecordId>),
}

/// The page.
#[derive(Default)]
pub(in crate::ui) struct CasePage {
    of: Option<(RecordId, Language)>,
    /// Whether the page is in view.
    is_here: bool,
    shown: Model<Shown>,
    story: Story,
    view: Option<View>,
    chosen: Option<Chosen>,
    details: Model<Details>,
    pictures: Pictures,
    actions: Vec<Action>,
    to_focus: Option<Id>,
    /// Whether the list is to scroll to what is chosen.
    reveal: bool,
}

impl CasePage {
    /// Takes in what is done, and asks for what is stale; gives what it wants of the records.
    pub(in crate::ui) fn logic(
        &mut self,
        desk: &mut Desk,
        route: &Route,
        text: &Text,
    ) -> Option<InCase> {
        let Route::Case(case) = *route else {
            self.is_here = false;
            return None;
        };
        self.follow(case, text.language());
        let language = text.language();
        if self.shown.refresh(desk, move |work, _| read::shown(work, case, language)) {
            self.take_over(text);
        }
        if let Some(record) = self.chosen_record() {
            self.details.refresh(desk, move |work, _| read::details(work, record, language));
        }
        let files = self.shown.get().map(|shown| shown.page.files.as_slice()).unwrap_or_default();
        self.pictures.logic(desk, files);
        let actions = std::mem::take(&mut self.actions);
        actions.into_iter().filter_map(|action| self.perform(desk, case, action)).last()
    }

    /// Turns to the case that the place says, in the language of the window.
    fn follow(&mut self, case: RecordId, language: Language) {
        if self.of.is_none_or(|(was, _)| was != case) {
            *self = Self::default();
        }
        if self.of != Some((case, language)) {
            self.of = Some((case, language));
            self.shown.stale();
            self.details.stale();
        }
        if !self.is_here {
            self.is_here = true;
            self.to_focus = Some(time::focus_id());
        }
    }

    /// Arranges what has come; keeps what was chosen, if it is still there.
    fn take_over(&mut self, text: &Text) {
        let Some(shown) = self.shown.get() else { return };
        self.story = arrange(&shown.page, text);
        self.pictures.stale();
        if self.story.whole.is_some() && self.view.is_none() {
            self.view = self.story.at_first.map(|(first, last)| View::of(first, last));
        }
        let gaps = &shown.page.timeline.gaps;
        let is_there = |chosen: &Chosen| match chosen {
            Chosen::Entry(record) => self.story.place_of(*record).is_some(),
            Chosen::GapBefore(stay) => gaps.iter().any(|gap| gap.before == *stay),
        };
        if !self.chosen.as_ref().is_some_and(is_there) {
            let entries = &shown.page.timeline.entries;
            let first = self.story.rows.iter().find_map(|row| match row {
                Row::Entry(at) => entries.get(*at).map(|entry| entry.id),
                Row::Gap(_) => None,
            });
            self.choose(first.map(Chosen::Entry));
        }
    }

    fn choose(&mut self, chosen: Option<Chosen>) {
        if self.chosen != chosen {
            self.chosen = chosen;
            self.details.stale();
            self.reveal = true;
        }
    }

    fn chosen_record(&self) -> Option<RecordId> {
        match self.chosen? {
            Chosen::Entry(record) => Some(record),
            Chosen::GapBefore(_) => None,
        }
    }

    fn perform(&mut self, desk: &mut Desk, case: RecordId, action: Action) -> Option<InCase> {
        let of_kind = |kind: Kind, record| Route::Records { section: Section::Kind(kind), record };
        match action {
            Action::Choose(chosen) => self.choose(Some(chosen)),
            Action::Open(kind, record) => desk.go(Route::of(&kind, record)),
            Action::Begin(kind) => {
                let record = desk.new_id()?;
                desk.go(of_kind(kind, Some(record)));
                return Some(InCase::Begin(case, record));
            }
            Action::List(kind) => {
                desk.go(of_kind(kind, None));
                return Some(InCase::List(case));
            }
            Action::Cases => desk.go(of_kind(Kind::new("case").ok()?, None)),
            Action::Edit => desk.go(of_kind(Kind::new("case").ok()?, Some(case))),
            Action::Send => desk.go(Route::Send(Some(case))),
            Action::Photos(file) => desk.go(Route::Photos(file)),
        }
        None
    }

    /// Draws it.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, text: &Text) {
        view::show(self, ui, text);
        // What is to have the keys may not be there before the case has come.
        if self.shown.get().is_some()
            && let Some(id) = self.to_focus.take()
        {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
    }
}
