//! The window over an open vault: the bar above, the rail at the left, and the screen of
//! the place one is at. Screens live on while another one shows, so work goes on.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use eframe::egui::{
    Align, Align2, Context, FontFamily, FontId, Frame, Key, Layout, Margin, Modifiers, Panel, Rect,
    Role, Sense, StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::desk::{Asked, Desk, Model, Request, Undoable, take_done};
use super::icons;
use super::machine::Machine;
use super::menu::{self, Command};
use super::route::{Route, Section, Trail};
use super::screens::case::{CasePage, InCase};
use super::screens::interview::Interview;
use super::screens::merging::Merging;
use super::screens::photos::Photos;
use super::screens::records::Records;
use super::screens::reviewing::Reviewing;
use super::screens::sending::Sending;
use super::screens::settings::Settings;
use super::screens::start::Opened;
use super::screens::tables::Tables;
use super::shell::Choices;
use super::text::Text;
use super::theme::{self, Scale, size, space};
use super::typed_path::TypedPath;
use super::widgets::{Button, focus_ring};
use crate::record::Kind;

/// An open vault in the window.
pub(super) struct Open {
    desk: Desk,
    path: PathBuf,
    trail: Trail,
    records: Records,
    case: CasePage,
    interview: Interview,
    photos: Photos,
    sending: Sending,
    merging: Merging,
    tables: Tables,
    reviewing: Reviewing,
    settings: Settings,
    /// How much waits for a judgement, for the rail.
    waiting: Model<u64>,
    /// A path that is asked for, where the desktop has no window for choosing.
    typed_path: Option<TypedPath>,
    /// Savings that are being taken back.
    undoing: Vec<Asked<()>>,
}

/// The rail: the places, then what is always at hand.
const RAIL: [Command; 6] = [
    Command::Records,
    Command::Photos,
    Command::Send,
    Command::Merge,
    Command::Tables,
    Command::Review,
];

impl Open {
    /// Shows a vault.
    pub(super) fn new(desk: Desk, path: PathBuf) -> Self {
        let cases = Kind::new("case").map_or(Section::Drafts, Section::Kind);
        let trail = Trail::new(Route::Records { section: cases, record: None });
        Self {
            desk,
            path,
            trail,
            records: Records::default(),
            case: CasePage::default(),
            interview: Interview::default(),
            photos: Photos::default(),
            sending: Sending::default(),
            merging: Merging::default(),
            tables: Tables::default(),
            reviewing: Reviewing::default(),
            settings: Settings::default(),
            waiting: Model::default(),
            typed_path: None,
            undoing: Vec::new(),
        }
    }

    /// The file.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The desk, to ask.
    pub(super) fn desk(&self) -> &Desk {
        &self.desk
    }

    /// When to look again, if somebody wants that.
    pub(super) fn take_wake(&mut self) -> Option<Duration> {
        self.desk.take_wake()
    }

    /// Has everything kept that was typed, and waits for it until then at most.
    pub(super) fn keep(&mut self, until: Instant) {
        self.desk.make_way();
        self.photos.make_way();
        self.records.keep(&self.desk);
        self.interview.keep(&self.desk);
        self.photos.keep(&self.desk, until);
        self.records.wait(until);
        self.interview.wait(until);
        // The worker is free only when what was stopped has put away what it was writing.
        let _ = self.desk.keep(|_| Ok(())).wait(until);
    }

    /// Gives the vault back, with everything kept that was typed. None if it is closed.
    pub(super) fn end(mut self, until: Instant) -> Option<Opened> {
        self.keep(until);
        let Self { desk, path, .. } = self;
        Some(Opened::new(desk.end()?, path))
    }

    /// Goes on to another place.
    pub(super) fn go(&mut self, route: Route) {
        self.trail.go(route);
    }

    /// Shows another place instead.
    pub(super) fn replace(&mut self, route: Route) {
        self.trail.replace(route);
    }

    /// Does what belongs to an open vault.
    pub(super) fn carry_out(&mut self, command: Command) {
        match command {
            Command::Back => self.trail.back(),
            Command::Forward => self.trail.forward(),
            Command::Records => self.go_to_records(),
            Command::Photos if !matches!(self.trail.here(), Route::Photos(_)) => {
                self.trail.go(Route::Photos(self.photos.shown()));
            }
            Command::Send if !matches!(self.trail.here(), Route::Send(_)) => {
                self.trail.go(Route::Send(None));
            }
            Command::Merge => self.trail.go(Route::Merge),
            Command::Tables => self.trail.go(Route::Tables),
            Command::Review => self.trail.go(Route::Review),
            Command::Settings => self.trail.go(Route::Settings),
            Command::New if !matches!(self.trail.here(), Route::Photos(_)) => {
                self.go_to_records();
                self.records.carry_out(Command::New);
            }
            other if matches!(self.trail.here(), Route::Photos(_)) => self.photos.carry_out(other),
            other if *self.trail.here() == Route::Review => self.reviewing.carry_out(other),
            Command::NextOpen if matches!(self.trail.here(), Route::Interview(_)) => {
                self.interview.next_open();
            }
            other if matches!(self.trail.here(), Route::Records { .. }) => {
                self.records.carry_out(other);
            }
            _ => {}
        }
    }

    fn go_to_records(&mut self) {
        if !matches!(self.trail.here(), Route::Records { .. }) {
            let section = self.records.section().clone();
            self.trail.go(Route::Records { section, record: None });
        }
    }

    /// What the place in hand has of its own to take back.
    pub(super) fn undoes(&self) -> Option<Undoable> {
        match self.trail.here() {
            Route::Records { .. } => self.records.record().map(Undoable::Record),
            Route::Review => self.reviewing.has_judgement().then_some(Undoable::Judgement),
            _ => None,
        }
    }

    /// Takes something back, wherever one is by now.
    pub(super) fn undo(&mut self, undo: Undoable) {
        match undo {
            Undoable::Judgement => self.reviewing.carry_out(Command::Undo),
            Undoable::Record(record) if self.records.undo(record) => {}
            Undoable::Record(record) => {
                let asked = self.desk.keep(move |work| work.undo(record).map(|_| ()));
                self.undoing.push(asked);
            }
        }
    }

    fn take_undone(&mut self) {
        for undone in take_done(&mut self.undoing) {
            match undone {
                Ok(()) => {
                    self.desk.changed();
                    self.desk.request(Request::Done("undone"));
                }
                Err(error) => self.desk.request(Request::Failed(error)),
            }
        }
    }

    /// Takes in what is done, and asks for what is stale.
    pub(super) fn logic(&mut self, now: f64, text: &Text, choices: &mut Choices) -> Vec<Request> {
        let here = self.trail.here();
        self.records.logic(&mut self.desk, here, now, text);
        match self.case.logic(&mut self.desk, here, text) {
            Some(InCase::Begin(case, record)) => self.records.begin_in(case, record),
            Some(InCase::List(case)) => self.records.list_only(case),
            None => {}
        }
        self.interview.logic(&mut self.desk, here, now, text);
        let in_hand = self.records.in_hand();
        self.photos.logic(&mut self.desk, here, now, text, in_hand);
        self.sending.logic(&mut self.desk, here);
        self.merging.logic(&mut self.desk, *here == Route::Merge, text.language());
        self.tables.logic(&mut self.desk, *here == Route::Tables);
        self.reviewing.logic(&mut self.desk, *here == Route::Review, text.language());
        self.take_undone();
        self.typed_path = self.desk.pass_on().or(self.typed_path.take());
        self.waiting.refresh(&self.desk, |work, _| work.to_settle());
        if let Some(kept) = self.settings.logic(&mut self.desk, text, *choices) {
            *choices = kept;
        }
        self.desk.take_requests()
    }

    /// Draws the line for a path that is asked for, above all else.
    pub(super) fn show_typed_path(&mut self, ctx: &Context, text: &Text, machine: &Machine) {
        let shown = self.typed_path.as_mut();
        if shown.is_some_and(|typed| typed.show(ctx, text, machine)) {
            self.typed_path = None;
        }
    }

    /// Draws it; gives the command that was chosen.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        text: &Text,
        choices: &mut Choices,
        now: f64,
    ) -> Option<Command> {
        // Before anything is drawn: a button that has the keys would take this Enter too.
        if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter)) {
            match self.trail.here() {
                Route::Send(_) => self.sending.finish(),
                Route::Merge => self.merging.finish(),
                Route::Tables => self.tables.finish(),
                Route::Interview(_) => self.interview.next(),
                _ => {}
            }
        }
        let p = theme::palette(ui);
        let bar = Frame::new().fill(p.rail).inner_margin(Margin::symmetric(16, 8));
        let mut command = None;
        Panel::top("bar").exact_size(48.0).frame(bar).show_separator_line(true).show(ui, |ui| {
            command = self.bar(ui, text, *choices);
        });
        let rail = Frame::new().fill(p.rail).inner_margin(Margin::symmetric(4, 8));
        let is_narrow = ui.available_width() < 1200.0;
        let width = if is_narrow { 52.0 } else { 80.0 };
        Panel::left("rail").exact_size(width).resizable(false).frame(rail).show(ui, |ui| {
            command = command.or(self.rail(ui, text, is_narrow));
        });
        self.take_dropped(ui);
        match self.trail.here().clone() {
            Route::Records { .. } => self.records.show(ui, text, now),
            Route::Case(_) => self.case.show(ui, text),
            Route::Interview(_) => self.interview.show(ui, text, now),
            Route::Photos(_) => self.photos.show(ui, text, now),
            Route::Send(_) => self.sending.show(ui, text),
            Route::Merge => self.merging.show(ui, text),
            Route::Tables => self.tables.show(ui, text),
            Route::Review => self.reviewing.show(ui, text),
            Route::Settings => self.settings.show(ui, text, choices),
        }
        command
    }

    /// Files that fall into the window are merged, looked at as a table or taken in, wherever
    /// one is.
    fn take_dropped(&mut self, ui: &Ui) {
        let dropped: Vec<PathBuf> = ui.input(|input| {
            input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect()
        });
        if dropped.is_empty() {
            return;
        }
        let is_bundle = |path: &PathBuf| path.extension().is_some_and(|end| end == "age");
        let (is_photos, is_merge) =
            (matches!(self.trail.here(), Route::Photos(_)), *self.trail.here() == Route::Merge);
        if let [table] = dropped.as_slice()
            && !is_photos
            && is_table(table)
        {
            self.trail.go(Route::Tables);
            self.tables.add(table.clone());
        } else if is_merge || !is_photos && dropped.iter().all(is_bundle) {
            self.trail.go(Route::Merge);
            self.merging.add(dropped);
        } else {
            if !is_photos {
                self.trail.go(Route::Photos(self.photos.shown()));
            }
            self.photos.take_in(dropped);
        }
    }

    fn bar(&self, ui: &mut Ui, text: &Text, choices: Choices) -> Option<Command> {
        let mut command = None;
        ui.horizontal_centered(|ui| {
            for (of, can, icon) in [
                (Command::Back, self.trail.can_go_back(), icons::ARROW_LEFT),
                (Command::Forward, self.trail.can_go_forward(), icons::ARROW_RIGHT),
            ] {
                let words = menu::entry_of(of).map(|entry| text.say(entry.key)).unwrap_or_default();
                let button = Button::quiet("").icon(icon).name(words.clone()).enabled(can);
                if ui.add(button).on_hover_text(words).clicked() {
                    command = Some(of);
                }
            }
            let room = ui.available_width();
            let wide = (room - 2.0 * 220.0).clamp(180.0, 440.0);
            ui.add_space(((room - wide) / 2.0 - 90.0).max(0.0));
            if search_button(ui, text, wide) {
                command = Some(Command::Search);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let p = theme::palette(ui);
                let words = text.count("locks-after", u64::from(choices.idle_minutes));
                ui.label(Scale::Small.text(words).color(p.text2));
            });
        });
        command
    }

    fn rail(&self, ui: &mut Ui, text: &Text, is_narrow: bool) -> Option<Command> {
        let mut command = None;
        ui.vertical_centered(|ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            for of in RAIL {
                let is_here = matches!(
                    (of, self.trail.here()),
                    (
                        Command::Records,
                        Route::Records { .. } | Route::Case(_) | Route::Interview(_)
                    ) | (Command::Photos, Route::Photos(_))
                        | (Command::Send, Route::Send(_))
                        | (Command::Merge, Route::Merge)
                        | (Command::Tables, Route::Tables)
                        | (Command::Review, Route::Review)
                );
                let waiting = self.waiting.get().copied().unwrap_or(0);
                let badge = if of == Command::Review { waiting } else { 0 };
                if rail_button(ui, text, of, Place { is_here, is_narrow, badge }) {
                    command = Some(of);
                }
            }
            ui.with_layout(Layout::bottom_up(Align::Center), |ui| {
                let place = Place { is_here: false, is_narrow, badge: 0 };
                if rail_button(ui, text, Command::Lock, place) {
                    command = Some(Command::Lock);
                }
                let is_here = *self.trail.here() == Route::Settings;
                let place = Place { is_here, is_narrow, badge: 0 };
                if rail_button(ui, text, Command::Settings, place) {
                    command = Some(Command::Settings);
                }
            });
        });
        command
    }
}

/// Whether a file is a table or a form by its name.
fn is_table(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ["csv", "tsv", "xlsx", "xls"].contains(&ending.to_lowercase().as_str())
}

/// The field that opens the search.
fn search_button(ui: &mut Ui, text: &Text, width: f32) -> bool {
    let p = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, size::CONTROL), Sense::click());
    let name = text.say("menu-search");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let edge = if response.hovered() { p.accent } else { p.edge };
    let kind = StrokeKind::Inside;
    ui.painter().rect(rect, f32::from(size::CORNER), p.panel, (1.0, edge), kind);
    let (font, colour) = (Scale::Body.font(), p.text2);
    let left = rect.left_center() + Vec2::new(space::M, 0.0);
    let words = format!("{}  {name}", icons::MAGNIFYING_GLASS);
    ui.painter().text(left, Align2::LEFT_CENTER, words, font, colour);
    let keys = menu::keys_of(Command::Search, text);
    let right = rect.right_center() - Vec2::new(space::M, 0.0);
    ui.painter().text(right, Align2::RIGHT_CENTER, keys, Scale::Small.font(), colour);
    focus_ring(ui, &response, size::CORNER);
    response.clicked()
}

/// How a place shows on the rail.
#[derive(Debug, Clone, Copy)]
struct Place {
    is_here: bool,
    is_narrow: bool,
    /// How much waits there; 0 shows nothing.
    badge: u64,
}

fn rail_button(ui: &mut Ui, text: &Text, of: Command, place: Place) -> bool {
    let p = theme::palette(ui);
    let Place { is_here, is_narrow, badge } = place;
    let Some(entry) = menu::entry_of(of) else { return false };
    let words = text.say(entry.key);
    let short = match of {
        Command::Lock => text.say("rail-lock"),
        Command::Tables => text.say("rail-tables"),
        _ => words.clone(),
    };
    let height = if is_narrow { 44.0 } else { 52.0 };
    let wanted = Vec2::new(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    let spoken = match badge {
        0 => words.clone(),
        n => format!("{words}, {}", text.number(n)),
    };
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_here, &spoken));
    let fill = if is_here {
        p.panel
    } else if response.hovered() {
        p.neutral
    } else {
        p.rail
    };
    ui.painter().rect_filled(rect, f32::from(size::CORNER), fill);
    let colour = if is_here { p.accent } else { p.text2 };
    let icon_font = FontId::new(20.0, FontFamily::Proportional);
    let at = if is_narrow { rect.center() } else { rect.center() - Vec2::new(0.0, 9.0) };
    ui.painter().text(at, Align2::CENTER_CENTER, entry.icon, icon_font, colour);
    if !is_narrow {
        let scale = if is_here { Scale::SmallStrong } else { Scale::Small };
        let at = rect.center() + Vec2::new(0.0, 13.0);
        ui.painter().text(at, Align2::CENTER_CENTER, &short, scale.font(), colour);
    }
    if badge > 0 {
        let (words, at) = (text.number(badge), rect.right_top() + Vec2::new(-18.0, 12.0));
        let galley = ui.painter().layout_no_wrap(words, Scale::SmallStrong.font(), p.on_accent);
        let around = Rect::from_center_size(at, galley.size() + Vec2::new(10.0, 2.0));
        ui.painter().rect_filled(around, around.height() / 2.0, p.accent);
        let place = Align2::CENTER_CENTER.anchor_size(at, galley.size());
        ui.painter().galley(place.min, galley, p.on_accent);
    }
    focus_ring(ui, &response, size::CORNER);
    let keys = menu::keys_of(of, text);
    response.on_hover_text(format!("{words}  {keys}")).clicked()
}
