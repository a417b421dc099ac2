//! The photo that is looked at: above it where it stands and how near one is, below it its
//! caption.

use eframe::egui::{
    Align, Color32, EventFilter, Frame, Id, Key, Label, Layout, Margin, Mesh, Panel, Pos2, Rect,
    Response, Role, Sense, Shape, TextureHandle, Ui, UiBuilder, Vec2, WidgetInfo,
};

use super::caption::{FIELD, Told};
use super::look::{Scene, corners};
use super::picture::{NotShown, Wanted};
use super::thumbs::Thumb;
use super::{Action, Photos};
use crate::casework::NoThumbnail;
use crate::media::NoPreview;
use crate::ui::icons;
use crate::ui::shell::failure;
use crate::ui::text::Text;
use crate::ui::theme::{Palette, Scale, palette, size};
use crate::ui::widgets::{Button, Entry, Ground, entered, icon_button, ring};

/// A picture is drawn anew where it would show less than this of its sharpness.
const SHARP: f32 = 1.05;
/// How much nearer a notch of the wheel brings, in steps.
const NOTCH: f32 = 1.0 / 50.0;

/// The id that gives the picture the keys.
pub(super) fn canvas_id() -> Id {
    Id::unique("photo canvas")
}

/// The id of the caption.
pub(super) fn caption_id() -> Id {
    Id::unique("photo caption")
}

/// A size within a place, as large as it fits, in the middle.
pub(super) fn fitted(size: Vec2, place: Rect) -> Rect {
    let size = size.max(Vec2::splat(1.0));
    let scale = (place.size() / size).min_elem();
    Rect::from_center_size(place.center(), size * scale)
}

/// Draws it.
pub(super) fn show(screen: &mut Photos, ui: &mut Ui, text: &Text, now: f64) {
    let p = palette(ui);
    if screen.shown.is_none() {
        Frame::new().fill(p.neutral).show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            ui.centered_and_justified(|ui| {
                ui.label(Scale::Body.text(text.say("photos-choose")).color(p.text2));
            });
        });
        return;
    }
    let bar = Frame::new().fill(p.panel).inner_margin(Margin::symmetric(12, 6));
    Panel::top("photo bar").frame(bar).show(ui, |ui| head(screen, ui, text));
    if !screen.is_big && screen.caption.is_ready() {
        let foot = Frame::new().fill(p.panel).inner_margin(Margin::symmetric(16, 10));
        Panel::bottom("photo caption").frame(foot).show(ui, |ui| caption(screen, ui, text, now));
    }
    canvas(screen, ui, text, now);
}

fn head(screen: &mut Photos, ui: &mut Ui, text: &Text) {
    let photos = screen.library.photos();
    let place = screen.shown.and_then(|id| screen.library.place_of(id));
    let label = place.and_then(|at| photos.get(at)).map(|photo| photo.label.clone());
    let label = label.unwrap_or_default();
    let of = photos.len();
    ui.horizontal(|ui| {
        let (previous, next) = (text.say("photos-previous"), text.say("photos-next"));
        if icon_button(ui, icons::CARET_LEFT, &previous).clicked() {
            screen.actions.push(Action::Beside(false));
        }
        if let Some(place) = place {
            let at = text.number(place.saturating_add(1) as u64);
            let of = text.number(of as u64);
            let words = text.with("photos-place", &[("at", at.into()), ("of", of.into())]);
            ui.label(Scale::Small.text(words));
        }
        if icon_button(ui, icons::CARET_RIGHT, &next).clicked() {
            screen.actions.push(Action::Beside(true));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            nearness(screen, ui, text);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(Scale::Strong.text(label)).truncate());
            });
        });
    });
}

/// How near one is and which way up, from the right to the left.
fn nearness(screen: &mut Photos, ui: &mut Ui, text: &Text) {
    let key = if screen.is_big { "photos-small" } else { "photos-big" };
    if icon_button(ui, icons::ARROWS_OUT, &text.say(key)).clicked() {
        screen.is_big = !screen.is_big;
    }
    if icon_button(ui, icons::ARROW_CLOCKWISE, &text.say("photos-turn")).clicked() {
        screen.look = screen.look.turned();
    }
    let Some(scene) = screen.scene else { return };
    let middle = scene.view / 2.0;
    if icon_button(ui, icons::MAGNIFYING_GLASS_PLUS, &text.say("photos-nearer")).clicked() {
        screen.look = screen.look.stepped(scene, 1.0, middle);
    }
    let percent = (screen.look.scale(scene) * 100.0).round().max(1.0) as u64;
    let percent = [("percent", text.number(percent).into())];
    let (words, name) = if screen.look.is_whole() {
        (text.with("photos-fit", &percent), text.say("photos-full"))
    } else {
        (text.with("photos-percent", &percent), text.say("photos-whole"))
    };
    let button = Button::quiet(words).small().name(name.clone());
    if ui.add(button).on_hover_text(name).clicked() {
        screen.look = if screen.look.is_whole() {
            screen.look.at_scale(scene, 1.0, middle)
        } else {
            screen.look.whole()
        };
    }
    if icon_button(ui, icons::MAGNIFYING_GLASS_MINUS, &text.say("photos-further")).clicked() {
        screen.look = screen.look.stepped(scene, -1.0, middle);
    }
}

fn canvas(screen: &mut Photos, ui: &mut Ui, text: &Text, now: f64) {
    let p = palette(ui);
    let bounds = ui.available_rect_before_wrap();
    ui.painter().rect_filled(bounds, 0.0, p.neutral);
    let response = ui.interact(bounds, canvas_id(), Sense::click_and_drag());
    ui.advance_cursor_after_rect(bounds);
    let place = screen.shown.and_then(|id| screen.library.place_of(id));
    let label = place.and_then(|at| screen.library.photos().get(at)).map(|photo| &photo.label);
    let label = label.filter(|label| !label.is_empty()).cloned();
    let label = label.unwrap_or_else(|| text.say("photos-untitled"));
    let name = text.with("photos-image", &[("what", label.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    if response.clicked() || response.drag_started() {
        response.request_focus();
    }
    let inner = bounds.shrink(16.0);
    let points = ui.pixels_per_point();
    screen.scene = screen.picture.original().map(|(width, height)| Scene {
        picture: Vec2::new(width as f32, height as f32),
        view: inner.size() * points,
    });
    if let Some(scene) = screen.scene {
        keys(screen, ui, scene, &response);
        pointer(screen, ui, scene, &response, inner);
    } else {
        without_picture(screen, ui, &response);
    }
    draw(screen, ui, text, inner, now);
    if response.has_focus() {
        ring(ui, bounds.shrink(4.0), size::CORNER);
    }
}

/// The picture, or why there is none.
fn draw(screen: &mut Photos, ui: &mut Ui, text: &Text, inner: Rect, now: f64) {
    let points = ui.pixels_per_point();
    let most = ui.input(|input| input.max_texture_side) as u32;
    let longest = (inner.size() * points).max_elem().ceil().max(1.0) as u32;
    let mut wanted = Wanted { side: longest.min(most), part: None };
    if let Some(words) = not_shown(screen, text) {
        put_reason(ui, inner, &words);
        return;
    }
    if let (Some(scene), Some(whole)) = (screen.scene, screen.picture.whole()) {
        let look = screen.look;
        put(ui, inner, look.place(scene), whole, look.turn());
        let kept = whole.size_vec2().max_elem() / scene.picture.max_elem();
        if look.scale(scene) > kept * SHARP && kept < 0.999 {
            let part = look.part(scene);
            wanted.part = Some(part);
            if let Some((drawn, texture)) = screen.picture.part() {
                put(ui, inner, look.place_of(scene, *drawn), texture, look.turn());
            }
        }
    } else if let Some(Thumb::Ready(small)) =
        screen.page.get().and_then(|page| page.sha256).and_then(|of| screen.thumbs.get(&of))
    {
        // Until the large one is drawn.
        let place = fitted(small.size_vec2(), inner);
        let place = place.translate(-inner.min.to_vec2());
        put(ui, inner, Rect::from_min_size(place.min * points, place.size() * points), small, 0);
    }
    screen.picture.want(wanted, now);
}

/// Draws a texture at a place in the view, in pixels of the screen.
fn put(ui: &Ui, inner: Rect, place: Rect, texture: &TextureHandle, turn: u8) {
    let points = ui.pixels_per_point();
    let at = Rect::from_min_size(inner.min + place.min.to_vec2() / points, place.size() / points);
    let mut mesh = Mesh::with_texture(texture.id());
    mesh.add_rect_with_uv(at, Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0)), Color32::WHITE);
    // The corners as the mesh has them: in rows.
    let [upper_left, upper_right, lower_right, lower_left] = corners(turn);
    for (vertex, uv) in
        mesh.vertices.iter_mut().zip([upper_left, upper_right, lower_left, lower_right])
    {
        vertex.uv = uv;
    }
    ui.painter().with_clip_rect(inner.intersect(ui.clip_rect())).add(Shape::mesh(mesh));
}

/// Why there is no picture: what happened, and that the original is kept.
fn not_shown(screen: &Photos, text: &Text) -> Option<(&'static str, String, String)> {
    let kept = text.say("photos-original-kept");
    let file = |key: &str| Some((icons::FILE, text.say(key), kept.clone()));
    if let Some(error) = screen.refused() {
        let (what, more) = failure(text, error);
        return Some((icons::WARNING, what, more));
    }
    let page = screen.page.get()?;
    let Some(sha256) = &page.sha256 else {
        return Some((icons::TAG, text.say("photos-no-file"), String::new()));
    };
    match screen.picture.not_shown() {
        Some(NotShown::Undrawn(why)) => return file(undrawn_key(*why)),
        Some(NotShown::Unread(error)) => {
            let (what, more) = failure(text, error);
            return Some((icons::WARNING, what, more));
        }
        None => {}
    }
    match screen.thumbs.get(sha256)? {
        Thumb::Ready(_) => None,
        Thumb::ToCome => Some((icons::SPINNER_GAP, text.say("photos-to-come"), String::new())),
        Thumb::NotHere => Some((icons::FILE, text.say("photos-not-here"), String::new())),
        Thumb::None(why) => file(match why {
            NoThumbnail::TooLarge => "photos-too-large",
            NoThumbnail::Broken => "photos-broken",
            NoThumbnail::Unsupported => "photos-unsupported",
            NoThumbnail::EndedTheProgram => "photos-ended",
        }),
    }
}

fn undrawn_key(why: NoPreview) -> &'static str {
    match why {
        NoPreview::TooLarge => "photos-too-large",
        NoPreview::Broken => "photos-broken",
        NoPreview::Unsupported => "photos-unsupported",
    }
}

fn put_reason(ui: &mut Ui, inner: Rect, (icon, what, more): &(&str, String, String)) {
    let p = palette(ui);
    let place = Rect::from_center_size(inner.center(), Vec2::new(inner.width().min(420.0), 140.0));
    let mut child =
        ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::top_down(Align::Center)));
    child.label(Scale::Display.text(*icon).color(p.text2));
    child.label(Scale::Strong.text(what));
    child.label(Scale::Body.text(more).color(p.text2));
}

/// Arrows lead to the photo before or after while there is no picture to move.
fn without_picture(screen: &mut Photos, ui: &Ui, response: &Response) {
    if response.has_focus() {
        hold_keys(ui);
        beside(screen, ui);
    }
}

/// The arrows and Escape are for the picture.
fn hold_keys(ui: &Ui) {
    let filter = EventFilter {
        vertical_arrows: true,
        horizontal_arrows: true,
        escape: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(canvas_id(), filter));
}

fn beside(screen: &mut Photos, ui: &Ui) {
    let plain = |key| ui.input(|input| !input.modifiers.any() && input.key_pressed(key));
    let is_whole = screen.look.is_whole();
    if plain(Key::PageDown) || is_whole && plain(Key::ArrowRight) {
        screen.actions.push(Action::Beside(true));
    } else if plain(Key::PageUp) || is_whole && plain(Key::ArrowLeft) {
        screen.actions.push(Action::Beside(false));
    }
}

fn keys(screen: &mut Photos, ui: &Ui, scene: Scene, response: &Response) {
    if !response.has_focus() {
        return;
    }
    hold_keys(ui);
    beside(screen, ui);
    let middle = scene.view / 2.0;
    // Plus needs Shift on most keyboards.
    let typed = |wanted: Key| {
        ui.input(|input| {
            !input.modifiers.command && !input.modifiers.alt && input.key_pressed(wanted)
        })
    };
    let mut look = screen.look;
    if typed(Key::Plus) || typed(Key::Equals) {
        look = look.stepped(scene, 1.0, middle);
    } else if typed(Key::Minus) {
        look = look.stepped(scene, -1.0, middle);
    } else if typed(Key::Num0) {
        look = look.whole();
    } else if typed(Key::Num1) {
        look = look.at_scale(scene, 1.0, middle);
    } else if typed(Key::R) {
        look = look.turned();
    }
    if !screen.look.is_whole() {
        for (key, towards) in [
            (Key::ArrowLeft, Vec2::LEFT),
            (Key::ArrowRight, Vec2::RIGHT),
            (Key::ArrowUp, Vec2::UP),
            (Key::ArrowDown, Vec2::DOWN),
        ] {
            if typed(key) {
                look = look.panned(scene, towards);
            }
        }
    }
    screen.look = look;
}

/// Dragging moves it on, the wheel brings it nearer, and a double click shows it as large as
/// it is.
fn pointer(screen: &mut Photos, ui: &Ui, scene: Scene, response: &Response, inner: Rect) {
    let points = ui.pixels_per_point();
    if response.dragged() {
        screen.look = screen.look.moved(scene, response.drag_delta() * points);
    }
    let Some(at) = response.hover_pos() else { return };
    let around = (at - inner.min) * points;
    if response.double_clicked() {
        screen.look = if screen.look.is_whole() {
            screen.look.at_scale(scene, 1.0, around)
        } else {
            screen.look.whole()
        };
    }
    let (scrolled, pinched) = ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
    if scrolled != 0.0 {
        screen.look = screen.look.stepped(scene, scrolled * NOTCH, around);
    } else if (pinched - 1.0).abs() > 0.001 {
        let scale = screen.look.scale(scene) * pinched;
        screen.look = screen.look.at_scale(scene, scale, around);
    }
}

fn caption(screen: &mut Photos, ui: &mut Ui, text: &Text, now: f64) {
    let p = palette(ui);
    let is_contested =
        screen.page.get().is_some_and(|page| page.contested.iter().any(|name| *name == *FIELD));
    ui.horizontal(|ui| {
        let name = text.say("photos-caption");
        ui.label(Scale::Body.text(&name).color(p.text2));
        let told = told(screen, text, p);
        let width = (ui.available_width() - if told.is_some() { 150.0 } else { 0.0 }).max(80.0);
        let ground = match (is_contested, screen.caption.text.trim().is_empty()) {
            (true, _) => Ground::Contested,
            (false, true) => Ground::NotAsked,
            (false, false) => Ground::Plain,
        };
        let entry = Entry::new(&mut screen.caption.text, name)
            .id(caption_id())
            .hint(text.say("photos-caption-hint"))
            .ground(ground)
            .limit(4_000)
            .width(width);
        let response = entry.show(ui);
        if response.changed() {
            screen.caption.typed(now);
        }
        if entered(ui, &response) {
            screen.caption.save_soon();
            screen.to_focus = Some(canvas_id());
        } else if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
            screen.to_focus = Some(canvas_id());
        }
        if let Some((icon, words, colour)) = told {
            ui.label(Scale::Small.text(format!("{icon}  {words}")).color(colour));
        }
    });
    if is_contested {
        let words = format!("{}  {}", icons::GIT_FORK, text.say("photos-caption-contested"));
        ui.label(Scale::Small.text(words).color(p.contested));
    }
    if let Told::Refused(error) = screen.caption.told() {
        let (what, more) = failure(text, error);
        ui.label(Scale::Small.text(format!("{what} {more}")).color(p.refused));
    }
}

/// What there is to tell of the caption that is typed.
fn told(screen: &Photos, text: &Text, p: &Palette) -> Option<(&'static str, String, Color32)> {
    let at =
        |moment: &crate::record::Moment| moment.as_str().get(11..16).unwrap_or_default().to_owned();
    Some(match screen.caption.told() {
        Told::Nothing | Told::Refused(_) => return None,
        Told::Typing => (icons::PENCIL_SIMPLE, text.say("told-typing"), p.text2),
        Told::Kept(moment) => {
            (icons::PENCIL_SIMPLE, text.with("told-kept", &[("at", at(moment).into())]), p.text2)
        }
        Told::Saved(moment) => {
            (icons::CHECK_CIRCLE, text.with("told-saved", &[("at", at(moment).into())]), p.done)
        }
    })
}
