//! How the screen is laid out, by the points that are there: three columns, two with the
//! details behind a tab, or one at a time.

use eframe::egui::{Frame, Id, Key, Margin, Panel, ScrollArea, Ui};

use super::{Action, Photos, Tab, grid, head, side, viewer};
use crate::ui::icons;
use crate::ui::text::Text;
use crate::ui::theme::{palette, size};
use crate::ui::widgets::{Button, segments};

/// Below this width the details stand behind a tab.
const TWO_COLUMNS: f32 = 1120.0;
/// Below this width one column shows at a time.
const ONE_COLUMN: f32 = 748.0;

/// Draws the screen.
pub(super) fn show(screen: &mut Photos, ui: &mut Ui, text: &Text, now: f64) {
    screen.thumbs.upload(ui.ctx());
    screen.picture.upload(ui.ctx());
    keys(screen, ui);
    // The photo that is looked at comes first: the large one waits for its preview.
    let mut wanted: Vec<_> = screen.page.get().and_then(|page| page.sha256).into_iter().collect();
    let width = ui.available_width();
    if screen.is_big && screen.shown.is_some() {
        viewer::show(screen, ui, text, now);
    } else if width < ONE_COLUMN {
        if screen.is_open && screen.shown.is_some() {
            middle(screen, ui, text, now, true);
        } else {
            left(screen, ui, text, &mut wanted);
        }
    } else {
        let (size, frame) = (if width < TWO_COLUMNS { 320.0 } else { 410.0 }, column(ui));
        let panel = Panel::left("photos").default_size(size).size_range(250.0..=640.0);
        panel.frame(frame).show(ui, |ui| left(screen, ui, text, &mut wanted));
        if width >= TWO_COLUMNS && screen.shown.is_some() {
            let frame = column(ui);
            let panel = Panel::right("photo details").default_size(288.0).size_range(220.0..=420.0);
            panel.frame(frame).show(ui, |ui| details(screen, ui, text));
            viewer::show(screen, ui, text, now);
        } else {
            middle(screen, ui, text, now, false);
        }
    }
    screen.thumbs.want(wanted);
}

fn column(ui: &Ui) -> Frame {
    Frame::new().fill(palette(ui).bg)
}

fn left(screen: &mut Photos, ui: &mut Ui, text: &Text, wanted: &mut Vec<crate::record::Digest>) {
    let frame = Frame::new().inner_margin(Margin { left: 16, right: 16, top: 12, bottom: 4 });
    frame.show(ui, |ui| head::show(screen, ui, text));
    let is_empty = screen.library.is_there() && screen.library.of() == 0;
    let foot = Frame::new().inner_margin(Margin { left: 16, right: 16, top: 8, bottom: 14 });
    if is_empty {
        foot.show(ui, |ui| head::drop_here(screen, ui, text, true));
        return;
    }
    Panel::bottom("photos foot")
        .frame(foot)
        .resizable(false)
        .show_separator_line(false)
        .show(ui, |ui| head::drop_here(screen, ui, text, false));
    grid::show(screen, ui, text, wanted);
}

/// The photo, or its details, where there is no room for both.
fn middle(screen: &mut Photos, ui: &mut Ui, text: &Text, now: f64, is_alone: bool) {
    if screen.shown.is_none() {
        viewer::show(screen, ui, text, now);
        return;
    }
    let frame = Frame::new().fill(palette(ui).panel).inner_margin(Margin::symmetric(12, 6));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            if is_alone {
                let words = text.say("photos-to-grid");
                if ui.add(Button::quiet(words).icon(icons::ARROW_LEFT)).clicked() {
                    screen.is_open = false;
                }
            }
            let tabs = [Tab::Picture, Tab::Details];
            let words = ["photos-tab-picture", "photos-tab-details"].map(|key| text.say(key));
            let at = tabs.iter().position(|tab| *tab == screen.tab);
            let (id, name) = (Id::unique("photo tabs"), text.say("photos-tabs"));
            let (picked, _) = segments(ui, id, &name, &words, at, size::SMALL);
            if let Some(tab) = picked.and_then(|at| tabs.get(at)) {
                screen.tab = *tab;
            }
        });
    });
    match screen.tab {
        Tab::Picture => viewer::show(screen, ui, text, now),
        Tab::Details => details(screen, ui, text),
    }
}

fn details(screen: &mut Photos, ui: &mut Ui, text: &Text) {
    ScrollArea::vertical().id_salt("photo details").auto_shrink([false; 2]).show(ui, |ui| {
        let frame = Frame::new().inner_margin(Margin::symmetric(16, 12));
        frame.show(ui, |ui| side::show(screen, ui, text));
    });
}

/// The keys of a photo, while the grid or the picture has them.
fn keys(screen: &mut Photos, ui: &Ui) {
    let has = |id| ui.memory(|memory| memory.has_focus(id));
    let is_picture = has(viewer::canvas_id());
    if screen.shown.is_none() || !(is_picture || has(grid::focus_id())) {
        return;
    }
    let [link, caption, space, escape] = pressed(ui, [Key::L, Key::C, Key::Space, Key::Escape]);
    if link {
        screen.links.is_open = true;
        screen.tab = Tab::Details;
        screen.is_big = false;
        screen.actions.push(Action::FindLink(String::new()));
        screen.to_focus = Some(side::link_id());
    }
    if caption {
        screen.tab = Tab::Picture;
        screen.to_focus = Some(viewer::caption_id());
    }
    if space {
        screen.is_big = !screen.is_big;
        screen.is_open = true;
        screen.tab = Tab::Picture;
        screen.to_focus = Some(viewer::canvas_id());
    }
    if escape && is_picture {
        if !screen.look.is_whole() {
            screen.look = screen.look.whole();
        } else if screen.is_big {
            screen.is_big = false;
        } else {
            screen.is_open = false;
            screen.to_focus = Some(grid::focus_id());
        }
    }
}

/// Which of these keys was just pressed alone, used up: by where it lies, whatever the
/// layout writes there.
fn pressed<const N: usize>(ui: &Ui, keys: [Key; N]) -> [bool; N] {
    use eframe::egui::Event;
    let mut found = [false; N];
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else {
                return true;
            };
            let lies = |wanted: &Key| key == wanted || *physical_key == Some(*wanted);
            let at = keys.iter().position(lies).filter(|_| modifiers.is_none());
            if let Some(found) = at.and_then(|at| found.get_mut(at)) {
                *found = true;
            }
            at.is_none()
        });
    });
    found
}
