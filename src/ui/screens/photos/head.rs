//! Above and below the grid: what is shown of all photos, what comes in and what became of
//! it, and where files can be dropped.

use eframe::egui::{Align, Frame, Id, Key, Layout, Margin, ScrollArea, Ui};

use super::intake::Tally;
use super::{Action, InHand, Photos, Wanted, grid};
use crate::ui::icons;
use crate::ui::shell::failure;
use crate::ui::text::Text;
use crate::ui::theme::{Scale, palette, size, space};
use crate::ui::widgets::{
    Button, Chip, Entry, Progress, Tone, drop_area, icon_button, notice, progress_card,
};

/// The id of the line that filters.
pub(super) fn filter_id() -> Id {
    Id::unique("photos filter")
}

/// Draws what stands above the grid.
pub(super) fn show(screen: &mut Photos, ui: &mut Ui, text: &Text) {
    ui.horizontal(|ui| {
        ui.label(Scale::Heading.text(text.say("photos-title")));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let folder = text.say("photos-add-folder");
            if icon_button(ui, icons::FOLDER_OPEN, &folder).clicked() {
                screen.actions.push(Action::Choose(Wanted::Folder));
            }
            let add = Button::plain(text.say("photos-add")).icon(icons::PLUS);
            if ui.add(add).clicked() {
                screen.actions.push(Action::Choose(Wanted::Files));
            }
        });
    });
    let entry = Entry::new(&mut screen.library.typed, text.say("menu-filter"))
        .id(filter_id())
        .icon(icons::MAGNIFYING_GLASS)
        .hint(text.say("photos-filter"))
        .limit(200);
    let response = entry.show(ui);
    if response.has_focus() && ui.input(|input| input.key_pressed(Key::ArrowDown)) {
        ui.memory_mut(|memory| memory.request_focus(grid::focus_id()));
    }
    chips(screen, ui, text);
    if let Some(error) = screen.library.refused() {
        let (what, more) = failure(text, error);
        notice(ui, Tone::Refused, icons::WARNING, &what, &more);
    }
    if screen.intake.is_busy() {
        under_way(screen, ui, text);
    } else {
        became(screen, ui, text);
    }
}

fn chips(screen: &mut Photos, ui: &mut Ui, text: &Text) {
    let p = palette(ui);
    ui.horizontal_wrapped(|ui| {
        if let Some(case) = screen.in_hand.case {
            let title = screen.title_of(case);
            let words = text.with("photos-case", &[("what", title.as_str().into())]);
            let is_on = &mut screen.library.only_case;
            let name = if *is_on {
                text.say("photos-case-all")
            } else {
                text.with("photos-case-only", &[("what", title.as_str().into())])
            };
            if ui.add(chip(words, *is_on, name)).clicked() {
                *is_on = !*is_on;
            }
        }
        let unlinked = screen.library.unlinked() as u64;
        let is_on = &mut screen.library.unlinked;
        if unlinked > 0 || *is_on {
            let words = text.with("photos-unlinked", &[("n", text.number(unlinked).into())]);
            let key = if *is_on { "photos-unlinked-all" } else { "photos-unlinked-only" };
            if ui.add(chip(words, *is_on, text.say(key))).clicked() {
                *is_on = !*is_on;
            }
        }
        let shown = text.number(screen.library.photos().len() as u64);
        let of = text.number(screen.library.of() as u64);
        let words = text.with("list-shown", &[("shown", shown.into()), ("of", of.into())]);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(Scale::Small.text(words).color(p.text2));
        });
    });
}

fn chip(words: String, is_on: bool, name: String) -> Chip {
    let chip = Chip::new(if is_on { Tone::Accent } else { Tone::Outline }, words);
    if is_on { chip.after(icons::X).pressable(name) } else { chip.pressable(name) }
}

fn under_way(screen: &mut Photos, ui: &mut Ui, text: &Text) {
    let Some(tally) = screen.intake.tally() else { return };
    let within = screen.intake.within();
    let (what, stage) = if tally.files == 0 {
        (text.say("photos-looking"), String::new())
    } else {
        let number = tally.done.saturating_add(1).min(tally.files);
        let args = [("n", text.number(number).into()), ("of", text.number(tally.files).into())];
        let done = text.bytes(tally.done_bytes.saturating_add(within));
        let of = text.bytes(tally.bytes);
        let bytes = [("done", done.into()), ("of", of.into())];
        (text.with("photos-taking", &args), text.with("photos-taking-bytes", &bytes))
    };
    let stop = text.say("photos-stop");
    let shown = Progress {
        what: &what,
        stage: &stage,
        share: tally.share(within),
        remark: &text.say("photos-stop-remark"),
        stop: (!screen.intake.is_stopping()).then_some(stop.as_str()),
    };
    if progress_card(ui, &shown) {
        screen.actions.push(Action::Stop);
    }
}

/// What became of the files.
fn became(screen: &mut Photos, ui: &mut Ui, text: &Text) {
    let Some(tally) = screen.intake.tally() else { return };
    if let Some(error) = &tally.failed {
        let (what, more) = failure(text, error);
        notice(ui, Tone::Refused, icons::WARNING, &what, &more);
    }
    let is_well = tally.taken() > 0;
    let (tone, icon) =
        if is_well { (Tone::Done, icons::CHECK_CIRCLE) } else { (Tone::Contested, icons::WARNING) };
    let (fill, edge, colour) = tone.colours(ui);
    let frame = Frame::new()
        .fill(fill)
        .stroke(edge)
        .corner_radius(size::CARD_CORNER)
        .inner_margin(Margin::symmetric(12, 8));
    let what = if is_well {
        text.count("photos-taken", tally.taken())
    } else {
        text.say("photos-taken-none")
    };
    let more = tally_in_words(text, tally);
    let (has_details, is_open) = (!tally.refused.is_empty(), &mut screen.has_details);
    let mut away = false;
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.label(Scale::Heading.text(icon).color(colour));
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.set_width((ui.available_width() - 130.0).max(100.0));
                ui.label(Scale::Strong.text(&what));
                ui.label(Scale::Small.text(&more));
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                away = icon_button(ui, icons::X, &text.say("toast-close")).clicked();
                if has_details {
                    let key = if *is_open { "photos-fewer" } else { "photos-details" };
                    if ui.add(Button::quiet(text.say(key)).small()).clicked() {
                        *is_open = !*is_open;
                    }
                }
            });
        });
        if *is_open && has_details {
            refused(ui, text, tally);
        }
    });
    let spoken = format!("{what} {more}");
    shown.response.widget_info(|| {
        eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Alert, true, &spoken)
    });
    if away {
        screen.actions.push(Action::PutAway);
    }
}

fn tally_in_words(text: &Text, tally: &Tally) -> String {
    let parts = [
        ("photos-tally-new", tally.new),
        ("photos-tally-known", tally.known),
        ("photos-tally-refused", tally.refused.len() as u64),
        ("photos-tally-left", tally.left),
        ("photos-tally-hidden", tally.hidden),
    ];
    let told = parts.into_iter().filter(|(_, n)| *n > 0);
    told.map(|(key, n)| text.count(key, n)).collect::<Vec<_>>().join(" · ")
}

/// Each file that was not taken, by name and why.
fn refused(ui: &mut Ui, text: &Text, tally: &Tally) {
    ScrollArea::vertical().id_salt("refused files").max_height(180.0).show(ui, |ui| {
        ui.set_width(ui.available_width());
        for (name, why) in &tally.refused {
            let (what, more) = failure(text, why);
            ui.add_space(space::XS);
            ui.label(Scale::SmallStrong.text(name));
            ui.label(Scale::Small.text(format!("{what} {more}")));
        }
    });
}

/// Where files can be dropped, and where they go.
pub(super) fn drop_here(screen: &Photos, ui: &mut Ui, text: &Text, fills: bool) {
    let p = palette(ui);
    let height = if fills { (ui.available_height() - 4.0).max(160.0) } else { 62.0 };
    let hovered = ui.input(|input| !input.raw.hovered_files.is_empty());
    drop_area(ui, height, |ui| {
        ui.vertical_centered(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(if fills { (height / 2.0 - 60.0).max(8.0) } else { 8.0 });
            if fills {
                ui.label(Scale::Display.text(icons::IMAGE).color(p.text2));
                ui.label(Scale::Strong.text(text.say("photos-none")));
            }
            let key = if hovered { "photos-drop-now" } else { "photos-drop" };
            ui.label(Scale::Body.text(text.say(key)));
            ui.label(Scale::Small.text(text.say("photos-drop-more")).color(p.text2));
            if let Some(words) = destination(screen, text) {
                ui.label(Scale::Small.text(words).color(p.text2));
            }
            ui.add_space(8.0);
        });
    });
}

fn destination(screen: &Photos, text: &Text) -> Option<String> {
    let InHand { case, source } = screen.in_hand;
    let case = case.map(|id| screen.title_of(id)).filter(|title| !title.is_empty());
    let source = source.map(|id| screen.title_of(id)).filter(|title| !title.is_empty());
    Some(match (case, source) {
        (Some(case), None) => text.with("photos-to-case", &[("case", case.into())]),
        (None, Some(source)) => text.with("photos-to-source", &[("source", source.into())]),
        (Some(case), Some(source)) => {
            text.with("photos-to-both", &[("case", case.into()), ("source", source.into())])
        }
        (None, None) => return None,
    })
}
