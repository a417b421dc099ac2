//! Beside the photo: what it shows, who may be known in it, what the file says of itself,
//! and the way out for the original.

use eframe::egui::{Align, Id, Key, Label, Layout, Sense, Ui, Vec2};

use super::{Action, Photos};
use crate::casework::{ListRow, PhotoPage};
use crate::form::{Form, builtin_form};
use crate::media::{Exif, NoExif};
use crate::record::{Kind, RecordId, Value};
use crate::ui::icons;
use crate::ui::text::Text;
use crate::ui::theme::{Scale, palette, size, space};
use crate::ui::widgets::{
    Button, Choice, ChoiceEvent, Chooser, Ground, Options, icon_button, key_cap,
};
use crate::ui::words::{day_in_words, details_in_words, value_in_words};

/// The fields of `attachment` that say who may be known in it and who may see it.
const HANDLING: [&str; 2] = ["shows_identity", "sensitivity"];
/// What a camera's clock offers.
const TAKEN: [&str; 2] = ["captured_on", "captured_at"];
const DEVICE: [&str; 1] = ["device"];

/// The id of the line in which a record is looked for.
pub(super) fn link_id() -> Id {
    Id::unique("photo link")
}

/// Draws it.
pub(super) fn show(screen: &mut Photos, ui: &mut Ui, text: &Text) {
    let Some(page) = screen.page.get() else { return };
    let page = page.clone();
    shows(screen, ui, text, &page);
    line(ui);
    handling(screen, ui, text, &page);
    if page.sha256.is_some() {
        line(ui);
        of_the_file(screen, ui, text, &page);
        ui.add_space(space::S);
        original(screen, ui, text, &page);
    }
}

fn line(ui: &mut Ui) {
    let p = palette(ui);
    let wanted = Vec2::new(ui.available_width(), 2.0 * space::M);
    let (rect, _) = ui.allocate_exact_size(wanted, Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, (1.0, p.line));
}

/// The records that it is linked to.
fn shows(screen: &mut Photos, ui: &mut Ui, text: &Text, page: &PhotoPage) {
    let p = palette(ui);
    ui.label(Scale::Heading.text(text.say("photos-shows")));
    if page.linked.is_empty() {
        let words = format!("{}  {}", icons::WARNING, text.say("photos-shows-nothing"));
        ui.label(Scale::Small.text(words).color(p.contested));
    }
    for row in &page.linked {
        linked(screen, ui, text, row);
    }
    if screen.links.is_open {
        chooser(screen, ui, text, page);
        return;
    }
    ui.horizontal(|ui| {
        let button = Button::quiet(text.say("photos-link")).icon(icons::PLUS);
        if ui.add(button).clicked() {
            screen.links.is_open = true;
            screen.actions.push(Action::FindLink(String::new()));
            screen.to_focus = Some(link_id());
        }
        key_cap(ui, "L");
    });
}

fn title(row: &ListRow) -> &str {
    row.subject.as_deref().unwrap_or(&row.title)
}

fn linked(screen: &mut Photos, ui: &mut Ui, text: &Text, row: &ListRow) {
    let p = palette(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let name = text.with("photos-unlink", &[("what", title(row).into())]);
            if icon_button(ui, icons::X, &name).clicked() {
                screen.actions.push(Action::Unlink(row.id));
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let icon = icons::of_kind(&row.kind);
                let words = format!("{icon}  {}", title(row));
                let label = Label::new(Scale::Body.text(words).color(p.accent));
                let shown = ui.add(label.truncate().sense(Sense::click()));
                crate::ui::widgets::focus_ring(ui, &shown, size::CORNER);
                if shown.clicked()
                    && let Ok(kind) = Kind::new(row.kind.as_str())
                {
                    screen.actions.push(Action::Go(kind, row.id));
                }
                let kind = builtin_form(&row.kind).map(|form| form.title.get(text.language()));
                let about = row.lines.first().map(|line| details_in_words(text, line));
                let about = about.filter(|words| !words.is_empty());
                let parts = kind.map(str::to_owned).into_iter().chain(about);
                let words = parts.collect::<Vec<_>>().join(" · ");
                ui.add(Label::new(Scale::Small.text(words).color(p.text2)).truncate());
            });
        });
    });
}

/// Looks for a record to link to.
fn chooser(screen: &mut Photos, ui: &mut Ui, text: &Text, page: &PhotoPage) {
    let is_linked = |id: RecordId| page.linked.iter().any(|row| row.id == id);
    let found = screen.links.found().iter().filter(|row| !is_linked(row.id));
    let choices: Vec<Choice> = found
        .map(|row| Choice {
            key: row.id.to_string(),
            words: title(row).to_owned(),
            beside: row.lines.first().map(|l| details_in_words(text, l)).unwrap_or_default(),
            icon: Some(icons::of_kind(&row.kind)),
        })
        .collect();
    let had_focus = ui.memory(|memory| memory.has_focus(link_id()));
    let (response, event) = Chooser {
        id: link_id(),
        name: &text.say("photos-link"),
        chosen: "",
        hint: &text.say("hint-search"),
        options: Options::Found { choices: &choices, typed: screen.links.found_for() },
        none: &text.say("choice-none"),
        ground: Ground::Plain,
    }
    .show(ui);
    match event {
        Some(ChoiceEvent::Chosen(key)) => {
            if let Ok(id) = key.parse() {
                screen.actions.push(Action::Link(id));
            }
        }
        Some(ChoiceEvent::Typed(typed)) => screen.actions.push(Action::FindLink(typed)),
        None if had_focus
            && response.lost_focus()
            && ui.input(|input| input.key_pressed(Key::Escape)) =>
        {
            screen.links.is_open = false;
            screen.to_focus = Some(super::viewer::canvas_id());
        }
        Some(ChoiceEvent::Cleared) | None => {}
    }
}

/// What its record says of who may be known in it, and the way to that record.
fn handling(screen: &mut Photos, ui: &mut Ui, text: &Text, page: &PhotoPage) {
    let Some(form) = builtin_form("attachment") else { return };
    ui.label(Scale::Heading.text(text.say("photos-consent")));
    for name in HANDLING {
        said(ui, text, form, page, name);
    }
    let button = Button::quiet(text.say("photos-record")).icon(icons::FILE_TEXT).small();
    if ui.add(button).clicked() {
        screen.actions.push(Action::Go(form.id.clone(), page.id));
    }
}

/// What a field says, or that nobody was asked.
fn said(ui: &mut Ui, text: &Text, form: &Form, page: &PhotoPage, name: &str) {
    let p = palette(ui);
    let Some(field) = form.field(name) else { return };
    let nobody = |_: &RecordId| None;
    let words =
        page.values.get(name).map(|value| value_in_words(text, Some(field), value, &nobody));
    let is_contested = page.contested.iter().any(|one| *one == *name);
    let (icon, colour) = match (is_contested, &words) {
        (true, _) => (icons::GIT_FORK, p.contested),
        (false, Some(_)) => (icons::CHECK, p.text),
        (false, None) => (icons::CIRCLE_DASHED, p.text2),
    };
    let words = if is_contested {
        text.say("state-contested")
    } else {
        words.unwrap_or_else(|| text.say("state-not-asked"))
    };
    let label = field.labels.get(text.language());
    ui.label(Scale::Small.text(label).color(p.text2));
    ui.label(Scale::Body.text(format!("{icon}  {words}")).color(colour));
}

/// What the file says of itself. Anybody can write that: it is shown, and offered.
fn of_the_file(screen: &mut Photos, ui: &mut Ui, text: &Text, page: &PhotoPage) {
    let p = palette(ui);
    ui.label(Scale::Heading.text(text.say("photos-file")));
    match &page.exif {
        Ok(exif) => from_exif(screen, ui, text, page, exif),
        Err(why) => {
            let key = match why {
                NoExif::Absent => "photos-no-exif",
                NoExif::Broken => "photos-bad-exif",
            };
            ui.label(Scale::Small.text(text.say(key)).color(p.text2));
        }
    }
    if let Some(info) = &page.info {
        let bytes = text.bytes(info.size);
        let words = match screen.picture.original() {
            Some((width, height)) => format!("{width} × {height}, {bytes}"),
            None => bytes,
        };
        pair(ui, &text.say("photos-size"), &words);
    }
    if let Some(Value::Text(name)) = page.values.get("original_name") {
        pair(ui, &text.say("photos-name"), name);
    }
    if let Some(sha256) = &page.sha256 {
        let hash = sha256.to_string();
        let part = |range| hash.get(range).unwrap_or_default();
        let short = format!("{} {} … {}", part(0..4), part(4..8), part(60..64));
        ui.horizontal(|ui| {
            pair_within(ui, "SHA-256", &short);
            let copy = text.say("photos-copy-hash");
            if icon_button(ui, icons::COPY, &copy).clicked() {
                ui.ctx().copy_text(hash.clone());
            }
        });
    }
}

fn from_exif(screen: &mut Photos, ui: &mut Ui, text: &Text, page: &PhotoPage, exif: &Exif) {
    let p = palette(ui);
    if let Some(taken) = &exif.taken {
        let time = taken.time.get(..5).unwrap_or_default();
        let words = format!("{}, {time}", day_in_words(text, &taken.date));
        pair(ui, &text.say("photos-taken-at"), &words);
        let clock = match &taken.offset {
            Some(offset) => text.with("photos-clock-zone", &[("zone", offset.as_str().into())]),
            None => text.say("photos-clock"),
        };
        let words = format!("{}  {clock}", icons::WARNING);
        ui.label(Scale::Small.text(words).color(p.contested));
        offer(screen, ui, text, page, &TAKEN, "photos-take-day");
    }
    if let Some(device) = exif.device() {
        pair(ui, &text.say("photos-camera"), &device);
        offer(screen, ui, text, page, &DEVICE, "photos-take-camera");
    }
    if let Some(at) = &exif.position
        && let Some(place) = Value::geo(&at.lat, &at.lon, at.metres)
    {
        let nobody = |_: &RecordId| None;
        pair(ui, &text.say("photos-where"), &value_in_words(text, None, &place, &nobody));
    }
    if exif.damaged {
        ui.label(Scale::Small.text(text.say("photos-part-exif")).color(p.contested));
    }
}

/// Offers what the file says to the record, unless that says something there already.
fn offer(
    screen: &mut Photos,
    ui: &mut Ui,
    text: &Text,
    page: &PhotoPage,
    names: &'static [&'static str],
    key: &str,
) {
    let p = palette(ui);
    if names.iter().any(|name| page.values.contains_key(*name)) {
        let words = format!("{}  {}", icons::CHECK, text.say("photos-in-record"));
        ui.label(Scale::Small.text(words).color(p.text2));
    } else if ui.add(Button::plain(text.say(key)).small()).clicked() {
        screen.actions.push(Action::TakeOver(names));
    }
}

fn pair(ui: &mut Ui, name: &str, words: &str) {
    ui.horizontal_top(|ui| pair_within(ui, name, words));
}

fn pair_within(ui: &mut Ui, name: &str, words: &str) {
    let p = palette(ui);
    let wide = (ui.available_width() * 0.36).clamp(70.0, 110.0);
    ui.scope(|ui| {
        ui.set_width(wide);
        ui.label(Scale::Small.text(name).color(p.text2));
    });
    ui.add(Label::new(Scale::Body.text(words)).wrap());
}

fn original(screen: &mut Photos, ui: &mut Ui, text: &Text, page: &PhotoPage) {
    if page.info.is_none() {
        return;
    }
    if let Some(step) = screen.original.step() {
        let share = step.filter(|step| step.total > 0);
        let percent = share.map_or(0, |step| step.done.saturating_mul(100) / step.total);
        ui.horizontal_wrapped(|ui| {
            let words = text.with("photos-saving", &[("percent", percent.into())]);
            ui.add(Button::plain(words).icon(icons::EXPORT).enabled(false));
            if ui.add(Button::plain(text.say("photos-stop"))).clicked() {
                screen.actions.push(Action::StopWriting);
            }
        });
        return;
    }
    let button = Button::plain(text.say("photos-save")).icon(icons::EXPORT);
    let keys = crate::ui::menu::keys_of(crate::ui::menu::Command::SaveOriginal, text);
    if ui.add(button).on_hover_text(keys).clicked() {
        screen.actions.push(Action::SaveOriginal);
    }
}
