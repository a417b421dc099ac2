//! Photos and files: all of them in small at the left, the one that is looked at in the
//! middle, and at the right what it shows and what it says of itself. Files are dropped or
//! chosen, and taken in one by one. Nothing here changes an original.

mod caption;
mod grid;
mod head;
mod intake;
mod lay;
mod library;
mod links;
mod look;
mod original;
mod picture;
mod previews;
mod side;
#[cfg(test)]
mod tests;
mod thumbs;
mod view;
mod viewer;

use std::path::PathBuf;
use std::time::Instant;

use eframe::egui::{Id, Ui};

use crate::casework::{CaseworkError, PhotoPage, TakeIn};
use crate::record::{FieldName, Kind, Language, Moment, RecordId};
use crate::ui::desk::{Asked, Desk, Model, Request};
use crate::ui::dialogs::{Chosen, Question, Wanted};
use crate::ui::menu::Command;
use crate::ui::route::Route;
use crate::ui::text::Text;

use caption::Caption;
use intake::Intake;
use lay::Towards;
use library::Library;
use links::Links;
use look::Look;
use original::Original;
use picture::Picture;
use previews::Previews;
use thumbs::{Thumb, Thumbs};

/// What the user wants of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Action {
    /// Looks at a photo.
    Show(RecordId),
    /// Looks at the one before or after.
    Beside(bool),
    /// Chooses files, or a folder.
    Choose(Wanted),
    /// Takes files and folders in.
    TakeIn(Vec<PathBuf>),
    /// Takes no more in.
    Stop,
    /// Puts away what became of the files.
    PutAway,
    /// Looks for a record to link to.
    FindLink(String),
    /// Links the photo to a record.
    Link(RecordId),
    /// Takes a link off.
    Unlink(RecordId),
    /// Takes over what the file says for these fields.
    TakeOver(&'static [&'static str]),
    /// Writes the original out.
    SaveOriginal,
    /// Stops that.
    StopWriting,
    /// Goes to a record.
    Go(Kind, RecordId),
}

/// What shows in the middle of a window that has no room for a third column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Tab {
    #[default]
    Picture,
    Details,
}

/// The case that one works in, and the source that one writes down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct InHand {
    case: Option<RecordId>,
    source: Option<RecordId>,
}

/// The screen of photos.
#[derive(Default)]
pub(in crate::ui) struct Photos {
    library: Library,
    thumbs: Thumbs,
    previews: Previews,
    intake: Intake,
    shown: Option<RecordId>,
    page: Model<PhotoPage>,
    picture: Picture,
    look: Look,
    /// The size of the picture and of the view, once both are known.
    scene: Option<look::Scene>,
    caption: Caption,
    /// Captions of photos that one has left, while they are written.
    left: Vec<Asked<Moment>>,
    links: Links,
    original: Original,
    taking: Option<Asked<()>>,
    question: Option<Question>,
    in_hand: InHand,
    titles: Model<Vec<(RecordId, String)>>,
    language: Option<Language>,
    is_here: bool,
    is_big: bool,
    /// On a small window: whether a photo shows instead of all.
    is_open: bool,
    tab: Tab,
    /// Whether the names of refused files show.
    has_details: bool,
    /// Whether the grid is to scroll to the photo that is looked at.
    reveal: bool,
    /// Where one went in the grid before any photo was there.
    before: Option<Towards>,
    to_focus: Option<Id>,
    actions: Vec<Action>,
}

impl Photos {
    /// The photo that is looked at.
    pub(in crate::ui) fn shown(&self) -> Option<RecordId> {
        self.shown
    }

    /// Stops long work, so that nobody waits behind it who keeps what was typed.
    pub(in crate::ui) fn make_way(&mut self) {
        self.intake.stop();
        self.original.stop();
    }

    /// Has everything kept that was typed, and lets previews be made another time.
    pub(in crate::ui) fn keep(&mut self, desk: &Desk, until: Instant) {
        self.caption.keep_now(desk, until);
        for asked in &mut self.left {
            // What could not be written in this time is a draft.
            let _ = asked.wait(until);
        }
        self.previews.give_up(desk, until);
    }

    /// Does what is meant for this screen.
    pub(in crate::ui) fn carry_out(&mut self, command: Command) {
        match command {
            Command::New => self.actions.push(Action::Choose(Wanted::Files)),
            Command::Filter => self.to_focus = Some(head::filter_id()),
            Command::RowList => self.to_focus = Some(grid::focus_id()),
            Command::Record => self.to_focus = Some(viewer::canvas_id()),
            Command::SaveOriginal => self.actions.push(Action::SaveOriginal),
            _ => {}
        }
    }

    /// Takes in what is done, and asks for what is stale. `in_hand` are the case that one
    /// works in and the source that one writes down.
    pub(in crate::ui) fn logic(
        &mut self,
        desk: &mut Desk,
        route: &Route,
        now: f64,
        text: &Text,
        in_hand: (Option<RecordId>, Option<RecordId>),
    ) {
        let (case, source) = in_hand;
        let in_hand = InHand { case, source };
        if self.in_hand != in_hand {
            self.in_hand = in_hand;
            self.titles.stale();
        }
        if self.language != Some(text.language()) {
            self.language = Some(text.language());
            self.titles.stale();
            self.page.stale();
        }
        self.follow(desk, route);
        self.take_answer();
        self.perform(desk);
        if self.intake.logic(desk, now) {
            self.end_of_intake(desk);
        }
        self.make_previews(desk);
        self.take_in_what_was_done(desk);
        self.caption.logic(desk, now);
        self.links.logic(desk);
        self.original.logic(desk);
        if self.is_here {
            self.refresh(desk, now);
        }
    }

    /// Shows what the place says; lets go of pictures where one leaves.
    fn follow(&mut self, desk: &mut Desk, route: &Route) {
        let Route::Photos(photo) = route else {
            if std::mem::take(&mut self.is_here) {
                self.left.extend(self.caption.leave(desk));
                self.thumbs.clear();
                self.picture.show(None);
                self.is_big = false;
            }
            return;
        };
        if !std::mem::replace(&mut self.is_here, true) {
            self.page.stale();
            self.previews.are_due();
            self.reveal = true;
        }
        if let Some(photo) = photo
            && self.shown != Some(*photo)
        {
            self.look_at(desk, *photo);
        }
    }

    fn look_at(&mut self, desk: &Desk, photo: RecordId) {
        self.left.extend(self.caption.leave(desk));
        self.shown = Some(photo);
        self.page = Model::default();
        self.picture.show(None);
        self.look = Look::default();
        self.scene = None;
        self.links.is_open = false;
        self.reveal = true;
    }

    fn take_answer(&mut self) {
        let Some(answer) = self.question.as_ref().and_then(Question::answered) else { return };
        self.question = None;
        match answer {
            Chosen::Paths(paths) => self.actions.push(Action::TakeIn(paths)),
            Chosen::Nothing | Chosen::Unavailable => {}
        }
    }

    fn perform(&mut self, desk: &mut Desk) {
        for action in std::mem::take(&mut self.actions) {
            match action {
                Action::Show(photo) => self.go_to(desk, photo),
                Action::Beside(forward) => {
                    if let Some(photo) = self.library.beside(self.shown, forward) {
                        self.go_to(desk, photo);
                    }
                }
                Action::Choose(wanted) => self.question = Some(desk.choose(wanted)),
                Action::TakeIn(paths) => {
                    let InHand { case, source } = self.in_hand;
                    self.has_details = false;
                    self.intake.take(paths, TakeIn { case, linked: source });
                }
                Action::Stop => self.intake.stop(),
                Action::PutAway => self.intake.put_away(),
                Action::FindLink(typed) => {
                    let InHand { case, source } = self.in_hand;
                    let likely: Vec<RecordId> = [source, case].into_iter().flatten().collect();
                    let language = self.language.unwrap_or(Language::En);
                    self.links.look_up(desk, &typed, &likely, language);
                }
                Action::Link(to) => {
                    if let Some(photo) = self.shown {
                        self.links.link(desk, photo, to);
                        self.to_focus = Some(viewer::canvas_id());
                    }
                }
                Action::Unlink(from) => {
                    if let Some(photo) = self.shown {
                        self.links.unlink(desk, photo, from);
                    }
                }
                Action::TakeOver(names) => self.take_over(desk, names),
                Action::SaveOriginal => {
                    if let Some(page) = self.page.get() {
                        self.original.choose(desk, page);
                    }
                }
                Action::StopWriting => self.original.stop(),
                Action::Go(kind, id) => desk.go(Route::of(&kind, id)),
            }
        }
    }

    fn go_to(&mut self, desk: &mut Desk, photo: RecordId) {
        if self.shown != Some(photo) {
            self.look_at(desk, photo);
            desk.request(Request::Replace(Route::Photos(Some(photo))));
        }
        self.is_open = true;
    }

    fn take_over(&mut self, desk: &Desk, names: &[&str]) {
        let Some(page) = self.page.get() else { return };
        let Some(sha256) = page.sha256 else { return };
        let fields: Vec<FieldName> = names.iter().filter_map(|name| name.parse().ok()).collect();
        let photo = page.id;
        self.taking =
            Some(desk.keep(move |work| work.take_offers(photo, &sha256, &fields).map(|_| ())));
    }

    fn end_of_intake(&mut self, desk: &mut Desk) {
        self.previews.are_due();
        self.thumbs.look_again();
        let first = self.intake.take_first();
        if self.is_here
            && self.shown.is_none()
            && let Some(first) = first
        {
            self.go_to(desk, first);
        }
    }

    /// Files come first: previews are made when all are in.
    fn make_previews(&mut self, desk: &Desk) {
        if self.intake.is_busy() {
            return;
        }
        let in_view = self.thumbs.to_come();
        if let Some(made) = self.previews.logic(desk, &in_view) {
            self.thumbs.is_made(&made);
        }
    }

    fn take_in_what_was_done(&mut self, desk: &mut Desk) {
        let mut rest = Vec::new();
        for mut asked in std::mem::take(&mut self.left) {
            match asked.done() {
                None => rest.push(asked),
                Some(Ok(_)) => desk.changed(),
                // What was typed is a draft, and stands in the field again.
                Some(Err(error)) => desk.request(Request::Failed(error)),
            }
        }
        self.left = rest;
        if let Some(result) = self.taking.as_mut().and_then(Asked::done) {
            self.taking = None;
            match result {
                Ok(()) => desk.changed(),
                Err(error) => desk.request(Request::Failed(error)),
            }
        }
    }

    fn refresh(&mut self, desk: &mut Desk, now: f64) {
        let language = self.language.unwrap_or(Language::En);
        let InHand { case, source } = self.in_hand;
        self.titles.refresh(desk, move |work, _| {
            let ids = [case, source].into_iter().flatten().collect();
            Ok(work.titles(&ids, language)?.into_iter().collect())
        });
        if self.library.logic(desk, case) {
            self.previews.are_due();
        }
        self.thumbs.logic(desk);
        let Some(photo) = self.shown else { return };
        if self.page.refresh(desk, move |work, _| work.photo(&photo, language))
            && self.page.refused().is_none()
            && let Some(page) = self.page.get()
        {
            self.caption.take_over(page);
        }
        // It is drawn large only if it could be drawn in small: no file ends the program.
        let sha256 = self.page.get().and_then(|page| page.sha256);
        let drawn = sha256.filter(|of| matches!(self.thumbs.get(of), Some(Thumb::Ready(_))));
        if let Some(drawn) = drawn {
            self.picture.show(Some(drawn));
        }
        self.picture.logic(desk, now);
    }

    fn title_of(&self, id: RecordId) -> String {
        let titles = self.titles.get().into_iter().flatten();
        titles
            .filter(|(of, _)| *of == id)
            .map(|(_, title)| title.clone())
            .next()
            .unwrap_or_default()
    }

    /// Why the photo that is looked at could not be read.
    fn refused(&self) -> Option<&CaseworkError> {
        self.page.refused()
    }

    /// Takes in files that fell into the window at another place.
    pub(in crate::ui) fn take_in(&mut self, paths: Vec<PathBuf>) {
        self.actions.push(Action::TakeIn(paths));
    }

    /// Draws it.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, text: &Text, now: f64) {
        view::show(self, ui, text, now);
        if let Some(id) = self.to_focus.take() {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
    }
}
