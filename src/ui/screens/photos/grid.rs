//! The photos in small, side by side below their days. Only those in view are drawn; one
//! has the keys, and Tab stops at the grid once.

use eframe::egui::{
    Align2, Color32, CornerRadius, EventFilter, Id, Key, Pos2, Rect, Response, Role, ScrollArea,
    Sense, StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::lay::{Heights, Line, Towards};
use super::thumbs::Thumb;
use super::{Action, Photos, viewer};
use crate::casework::{Photo, PhotoDay};
use crate::record::Digest;
use crate::ui::icons;
use crate::ui::text::Text;
use crate::ui::theme::{Scale, palette, size, space};
use crate::ui::widgets::ring;

/// The least width of a photo in small, in points.
const LEAST: f32 = 114.0;
/// The space between two.
const GAP: f32 = 16.0;
/// What stands at either side.
const EDGE: f32 = 16.0;

fn grid_id() -> Id {
    Id::unique("photos grid")
}

/// The id that gives the grid the keys.
pub(super) fn focus_id() -> Id {
    grid_id().with("keys")
}

/// How wide the photos are, and how many stand side by side.
fn measure(width: f32) -> (usize, Vec2) {
    let inner = (width - 2.0 * EDGE).max(LEAST);
    let columns = ((inner + GAP) / (LEAST + GAP)).floor().max(1.0);
    let wide = (inner - (columns - 1.0) * GAP) / columns;
    (columns as usize, Vec2::new(wide, (wide * 0.74).round()))
}

/// Draws it; notes the files in view.
pub(super) fn show(screen: &mut Photos, ui: &mut Ui, text: &Text, wanted: &mut Vec<Digest>) {
    if screen.library.is_there() && screen.library.photos().is_empty() {
        ui.add_space(space::XL);
        ui.vertical_centered(|ui| {
            ui.label(Scale::Body.text(text.say("list-nothing")).color(palette(ui).text2));
        });
        return;
    }
    let (columns, cell) = measure(ui.available_width());
    let heights = Heights { day: 34.0, row: cell.y + 34.0 };
    let page = (ui.available_height() / heights.row).floor().max(1.0) as usize;
    screen.library.lay(columns, heights);
    let selected = screen.shown.and_then(|id| screen.library.place_of(id));
    let moved = keys(screen, ui, selected, page);
    let reveal = screen.reveal || moved;
    let view = View { screen, text, cell, heights };
    let mut picked = None;
    let area = ScrollArea::vertical().id_salt(grid_id()).auto_shrink([false; 2]);
    let output = area.show_viewport(ui, |ui, seen| {
        picked = view.lines(ui, seen, selected, wanted);
        if reveal && let Some(rect) = selected.and_then(|at| view.row_rect(ui, at)) {
            ui.scroll_to_rect(rect, None);
        }
    });
    if selected.is_some() {
        screen.reveal = false;
    }
    let bounds = output.inner_rect;
    let grid = ui.interact(bounds, focus_id(), Sense::FOCUSABLE);
    let name = text.say("photos-title");
    grid.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, &name));
    if grid.has_focus() && selected.is_none() {
        ring(ui, bounds.shrink(2.0), size::CORNER);
    }
    if let Some(id) = picked {
        ui.memory_mut(|memory| memory.request_focus(focus_id()));
        if screen.shown == Some(id) {
            screen.is_open = true;
            screen.to_focus = Some(viewer::canvas_id());
        }
        screen.actions.push(Action::Show(id));
    }
}

/// The keys, while the grid has them; gives whether another photo is looked at.
fn keys(screen: &mut Photos, ui: &Ui, selected: Option<usize>, page: usize) -> bool {
    let before = screen.before.take();
    if !ui.memory(|memory| memory.has_focus(focus_id())) {
        return false;
    }
    let filter =
        EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(focus_id(), filter));
    let ways = [
        (Key::ArrowLeft, Towards::Left),
        (Key::ArrowRight, Towards::Right),
        (Key::ArrowUp, Towards::Up),
        (Key::ArrowDown, Towards::Down),
        (Key::PageUp, Towards::PageUp),
        (Key::PageDown, Towards::PageDown),
        (Key::Home, Towards::First),
        (Key::End, Towards::Last),
    ];
    let plain = |key| ui.input(|input| !input.modifiers.any() && input.key_pressed(key));
    if plain(Key::Enter) && selected.is_some() {
        screen.is_open = true;
        screen.to_focus = Some(viewer::canvas_id());
    }
    let pressed = ways.into_iter().find(|(key, _)| plain(*key)).map(|(_, towards)| towards);
    let Some(towards) = pressed.or(before) else { return false };
    if screen.library.photos().is_empty() {
        screen.before = Some(towards);
        return false;
    }
    let there = screen.library.laid().step(selected, towards, page);
    let Some(photo) = there.and_then(|at| screen.library.photos().get(at)) else { return false };
    let id = photo.id;
    screen.actions.push(Action::Show(id));
    true
}

/// What the lines are drawn with.
struct View<'a> {
    screen: &'a Photos,
    text: &'a Text,
    cell: Vec2,
    heights: Heights,
}

impl View<'_> {
    /// Draws the lines in view; gives the photo that was clicked.
    fn lines(
        &self,
        ui: &mut Ui,
        seen: Rect,
        selected: Option<usize>,
        wanted: &mut Vec<Digest>,
    ) -> Option<crate::record::RecordId> {
        let laid = self.screen.library.laid();
        ui.set_height(laid.height());
        let (origin, mut picked) = (ui.max_rect().min, None);
        for (top, line) in laid.between(seen.top(), seen.bottom()) {
            let at = origin + Vec2::new(EDGE, top);
            match line {
                Line::Day(first) => self.day(ui, at, *first),
                Line::Row(range) => {
                    let photos = self.screen.library.photos().get(range.clone());
                    for (column, photo) in photos.unwrap_or_default().iter().enumerate() {
                        let left = column as f32 * (self.cell.x + GAP);
                        let size = Vec2::new(self.cell.x, self.heights.row - 10.0);
                        let rect = Rect::from_min_size(at + Vec2::new(left, 0.0), size);
                        wanted.extend(photo.sha256);
                        let is_selected = selected == Some(range.start.saturating_add(column));
                        if self.photo(ui, rect, photo, is_selected).clicked() {
                            picked = Some(photo.id);
                        }
                    }
                }
            }
        }
        picked
    }

    fn row_rect(&self, ui: &Ui, photo: usize) -> Option<Rect> {
        let top = self.screen.library.laid().top_of(photo)?;
        let at = ui.max_rect().min + Vec2::new(0.0, top - self.heights.day);
        Some(Rect::from_min_size(at, Vec2::new(1.0, self.heights.row + self.heights.day)))
    }

    fn day(&self, ui: &Ui, at: Pos2, first: usize) {
        let Some(photo) = self.screen.library.photos().get(first) else { return };
        let language = self.text.language();
        let day = |date: &crate::record::PartialDate| date.in_words(language);
        let words = match &photo.day {
            PhotoDay::Taken(date) => {
                self.text.with("photos-day-taken", &[("day", day(date).into())])
            }
            PhotoDay::Received(date) => {
                self.text.with("photos-day-received", &[("day", day(date).into())])
            }
            PhotoDay::Unknown => self.text.say("photos-day-unknown"),
        };
        let (font, colour) = (Scale::SmallStrong.font(), palette(ui).text2);
        let at = at + Vec2::new(0.0, self.heights.day - 8.0);
        ui.painter().text(at, Align2::LEFT_BOTTOM, words, font, colour);
    }

    fn photo(&self, ui: &mut Ui, rect: Rect, photo: &Photo, is_selected: bool) -> Response {
        let (p, text) = (palette(ui), self.text);
        let response = ui.interact(rect, grid_id().with(photo.id), Sense::CLICK);
        let label =
            if photo.label.is_empty() { text.say("photos-untitled") } else { photo.label.clone() };
        let links = match photo.links {
            0 => text.say("photos-no-link"),
            n => text.count("photos-links", n as u64),
        };
        let spoken = format!("{label}, {links}");
        response
            .widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_selected, &spoken));
        let frame = Rect::from_min_size(rect.min, self.cell);
        let corner = CornerRadius::same(size::CORNER);
        ui.painter().rect_filled(frame, corner, p.neutral);
        self.small(ui, frame, photo);
        let edge = if response.hovered() { p.edge } else { p.line };
        ui.painter().rect_stroke(frame, corner, (1.0, edge), StrokeKind::Inside);
        if is_selected {
            let has_keys = ui.memory(|memory| memory.has_focus(focus_id()));
            if has_keys {
                ring(ui, frame.expand(1.0), size::CORNER);
            } else {
                ui.painter().rect_stroke(frame, corner, (2.0, p.accent), StrokeKind::Outside);
            }
        }
        Self::below(ui, rect, &label, photo.links, is_selected);
        response.on_hover_text(spoken)
    }

    /// What it is called, and how many links it has.
    fn below(ui: &Ui, rect: Rect, label: &str, links: usize, is_selected: bool) {
        let p = palette(ui);
        let line = Rect::from_min_max(Pos2::new(rect.left(), rect.bottom() - 20.0), rect.max);
        let (mark, colour) = match links {
            0 => (icons::WARNING.to_owned(), p.contested),
            n => (format!("{} {n}", icons::LINK_SIMPLE), p.text2),
        };
        let font = Scale::Small.font();
        let right = line.right_center();
        let drawn = ui.painter().text(right, Align2::RIGHT_CENTER, mark, font, colour);
        let scale = if is_selected { Scale::SmallStrong } else { Scale::Small };
        let room = Rect::from_min_max(line.min, Pos2::new(drawn.left() - 4.0, line.max.y));
        put_words(ui, room, label, scale, p.text);
    }

    /// The photo in small, or a sign of why it is not there.
    fn small(&self, ui: &Ui, frame: Rect, photo: &Photo) {
        let p = palette(ui);
        let thumb = photo.sha256.as_ref().map(|sha256| self.screen.thumbs.get(sha256));
        let icon = match thumb {
            Some(Some(Thumb::Ready(texture))) => {
                let place = viewer::fitted(texture.size_vec2(), frame.shrink(1.0));
                let whole = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));
                ui.painter().image(texture.id(), place, whole, Color32::WHITE);
                return;
            }
            Some(None) => return,
            Some(Some(Thumb::ToCome)) => icons::SPINNER_GAP,
            Some(Some(Thumb::None(_) | Thumb::NotHere)) => icons::FILE,
            None => icons::TAG,
        };
        let (middle, font) = (Align2::CENTER_CENTER, Scale::Display.font());
        ui.painter().text(frame.center(), middle, icon, font, p.text2);
    }
}

/// Words in one line, cut off where there is no room.
fn put_words(ui: &Ui, room: Rect, words: &str, scale: Scale, colour: Color32) {
    use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
    let mut job = LayoutJob::single_section(
        words.to_owned(),
        TextFormat { font_id: scale.font(), color: colour, ..TextFormat::default() },
    );
    job.wrap = TextWrapping::truncate_at_width(room.width().max(0.0));
    let galley = ui.painter().layout_job(job);
    let at = Align2::LEFT_CENTER.anchor_size(room.left_center(), galley.size());
    ui.painter().galley(at.min, galley, colour);
}
