//! The list of a section: an index of all that it has, and of the rows in view what they
//! say. The rest is asked for when it comes into view.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use eframe::egui::{Id, Label, Ui, UiBuilder};

use crate::casework::{
    Casework, CaseworkError, Filter, ListEntry, ListIndex, ListRow, SortBy, ToDo,
};
use crate::record::{Kind, Language, RecordId};
use crate::ui::desk::{Asked, Desk, Model};
use crate::ui::icons;
use crate::ui::route::Section;
use crate::ui::text::Text;
use crate::ui::theme::{Scale, palette, space};
use crate::ui::widgets::{Chip, List, Rows, Tone};
use crate::ui::words::details_in_words;

/// The id of the line that filters.
pub(super) fn filter_id() -> Id {
    Id::unique("records filter")
}

/// The id of the list.
pub(super) fn list_id() -> Id {
    Id::unique("records list")
}

/// The id that gives the list the keys.
pub(super) fn focus_id() -> Id {
    List::focus_id(list_id())
}

/// Rows beyond those in view that are asked for too.
const AROUND: usize = 40;

/// The list of a section.
#[derive(Default)]
pub(super) struct RecordList {
    index: Model<ListIndex>,
    of: Option<(Section, Filter, SortBy, Language)>,
    /// What is typed to filter.
    pub(super) typed: String,
    /// Whether only what belongs to the case is shown that one works in.
    pub(super) only_case: bool,
    sort: SortBy,
    rows: BTreeMap<RecordId, ListRow>,
    fresh: BTreeSet<RecordId>,
    asked: Option<Asked<Vec<ListRow>>>,
    in_view: Range<usize>,
    /// A row that was selected before it was read.
    pub(super) unread: Option<RecordId>,
    /// Whether the list is to scroll to what is selected.
    pub(super) reveal: bool,
}

impl RecordList {
    /// Asks anew, with another section.
    pub(super) fn stale(&mut self) {
        self.typed.clear();
        self.index.stale();
    }

    /// The order.
    pub(super) fn sort(&self) -> SortBy {
        self.sort
    }

    /// Orders it otherwise.
    pub(super) fn sort_by(&mut self, sort: SortBy) {
        self.sort = sort;
    }

    /// All that it has.
    pub(super) fn entries(&self) -> &[ListEntry] {
        self.index.get().map(|index| index.entries.as_slice()).unwrap_or_default()
    }

    /// How many there would be without a filter.
    pub(super) fn all(&self) -> u64 {
        self.index.get().map_or(0, |index| index.of)
    }

    /// Whether it has come.
    pub(super) fn is_there(&self) -> bool {
        self.index.get().is_some()
    }

    /// Why it could not be read.
    pub(super) fn refused(&self) -> Option<&CaseworkError> {
        self.index.refused()
    }

    /// The kind of a record in it.
    pub(super) fn kind_of(&self, id: RecordId) -> Option<Kind> {
        Kind::new(self.rows.get(&id)?.kind.as_str()).ok()
    }

    /// Where a record stands.
    pub(super) fn place_of(&self, id: RecordId) -> Option<usize> {
        self.entries().iter().position(|entry| entry.id == id)
    }

    /// Takes in what is done, and asks for what is stale.
    pub(super) fn logic(
        &mut self,
        desk: &Desk,
        section: &Section,
        case: Option<RecordId>,
        language: Language,
    ) {
        let filter = Filter {
            text: self.typed.clone(),
            case: case.filter(|_| self.only_case),
            ..Filter::default()
        };
        let of = (section.clone(), filter, self.sort, language);
        if self.of.as_ref() != Some(&of) {
            if self.of.as_ref().is_none_or(|(was, ..)| was != section) {
                self.index = Model::default();
                (self.reveal, self.unread) = (true, None);
            }
            self.of = Some(of.clone());
            self.index.stale();
        }
        let (section, filter, sort, _) = of;
        if self.index.refresh(desk, move |work, _| index(work, &section, &filter, sort)) {
            // What is shown stays until it is read anew.
            self.fresh.clear();
            self.asked = None;
        }
        self.ask_rows(desk, language);
    }

    fn ask_rows(&mut self, desk: &Desk, language: Language) {
        if let Some(result) = self.asked.as_mut().and_then(Asked::done) {
            self.asked = None;
            for row in result.unwrap_or_default() {
                self.rows.insert(row.id, row);
            }
        }
        if self.asked.is_some() {
            return;
        }
        let from = self.in_view.start.saturating_sub(AROUND);
        let to = self.in_view.end.max(AROUND).saturating_add(AROUND);
        let entries = self.entries();
        let near = entries.get(from..to.min(entries.len())).unwrap_or_default();
        let ids: Vec<RecordId> =
            near.iter().map(|entry| entry.id).filter(|id| !self.fresh.contains(id)).collect();
        if !ids.is_empty() {
            self.fresh.extend(&ids);
            self.asked = Some(desk.ask(move |work, _| work.rows(&ids, language)));
        }
    }

    /// Notes what is in view.
    pub(super) fn seen(&mut self, in_view: Range<usize>) {
        self.in_view = in_view;
    }

    /// The rows, to draw.
    pub(super) fn rows<'a>(&'a self, text: &'a Text) -> ShownRows<'a> {
        ShownRows { list: self, text }
    }
}

fn index(
    work: &mut Casework,
    section: &Section,
    filter: &Filter,
    sort: SortBy,
) -> Result<ListIndex, CaseworkError> {
    let what = match section {
        Section::Kind(kind) => return work.index(kind, filter, sort),
        Section::Drafts => ToDo::Drafts,
        Section::ConsentMissing => ToDo::ConsentMissing,
        Section::Contested => ToDo::ToReview,
        Section::FollowUpDue => ToDo::FollowUpDue,
    };
    let ids = work.to_do(what)?;
    let of = ids.len() as u64;
    let entry = |id| ListEntry {
        id,
        title: String::new(),
        contested: 0,
        unweighed: 0,
        held_back: 0,
        draft: what == ToDo::Drafts,
        saved: true,
    };
    Ok(ListIndex { entries: ids.into_iter().map(entry).collect(), of })
}

/// The rows of a list as they are drawn.
pub(super) struct ShownRows<'a> {
    list: &'a RecordList,
    text: &'a Text,
}

impl Rows for ShownRows<'_> {
    fn len(&self) -> usize {
        self.list.entries().len()
    }

    fn name(&self, row: usize) -> String {
        let Some(entry) = self.list.entries().get(row) else { return String::new() };
        match self.list.rows.get(&entry.id) {
            Some(row) => row.subject.clone().unwrap_or_else(|| row.title.clone()),
            // What is not read yet has a name all the same, for those who hear the list.
            None if entry.title.is_empty() => self.text.say("list-row-to-come"),
            None => entry.title.clone(),
        }
    }

    fn draw(&self, ui: &mut Ui, row: usize, is_selected: bool) {
        let p = palette(ui);
        let Some(entry) = self.list.entries().get(row) else { return };
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(5.0);
        let scale = if is_selected { Scale::Strong } else { Scale::Body };
        let found = self.list.rows.get(&entry.id);
        let chips = chips(self.text, entry, found);
        let place = ui.max_rect();
        let mut width = 0.0;
        if !chips.is_empty() {
            let layout = eframe::egui::Layout::right_to_left(eframe::egui::Align::Min);
            let mut beside = ui.new_child(
                UiBuilder::new().max_rect(place.translate([0.0, 5.0].into())).layout(layout),
            );
            for chip in chips {
                width += beside.add(chip).rect.width() + space::XS;
            }
        }
        let title = Label::new(scale.text(self.name(row))).truncate();
        ui.scope(|ui| {
            ui.set_max_width((ui.available_width() - width).max(40.0));
            ui.add(title);
        });
        for line in found.map(|row| row.lines.as_slice()).unwrap_or_default() {
            let words = details_in_words(self.text, line);
            ui.add(Label::new(Scale::Small.text(words).color(p.text2)).truncate());
        }
    }
}

/// What is the matter with a record, the most pressing alone: a row has little room.
fn chips(text: &Text, entry: &ListEntry, row: Option<&ListRow>) -> Vec<Chip> {
    let marks = row.map(|row| row.chips).unwrap_or_default();
    let contested = marks.contested.max(entry.contested);
    let mut chips = Vec::new();
    if contested > 0 {
        let words = text.count("chip-contested", contested.into());
        chips.push(Chip::new(Tone::Contested, words).icon(icons::GIT_FORK));
    } else if entry.draft || marks.draft {
        chips.push(Chip::new(Tone::Outline, text.say("chip-draft")).icon(icons::PENCIL_SIMPLE));
    } else if marks.name_declined {
        chips.push(Chip::new(Tone::Outline, text.say("chip-name-declined")).icon(icons::PROHIBIT));
    }
    chips
}
