//! How the page is laid out, by the points that are there: three columns, two with the
//! details below the timeline, or one.

use eframe::egui::{Align, Frame, Id, Label, Layout, Margin, Panel, ScrollArea, Sense, Ui, Vec2};

use super::details::{self, Beside};
use super::read::{Head, Shown};
use super::{Action, CasePage, side, time};
use crate::record::Kind;
use crate::ui::icons;
use crate::ui::shell::failure;
use crate::ui::text::Text;
use crate::ui::theme::{Scale, palette, space};
use crate::ui::widgets::{Button, Chip, Tone, notice};
use crate::ui::words::dates_in_words;

/// Below this width the details stand below the timeline.
const NO_DETAILS: f32 = 1120.0;
/// Below this width all stands in one column.
const ONE_COLUMN: f32 = 748.0;

/// Draws the page.
pub(super) fn show(screen: &mut CasePage, ui: &mut Ui, text: &Text) {
    let p = palette(ui);
    if let Some(error) = screen.shown.refused() {
        let (what, more) = failure(text, error);
        Frame::new().inner_margin(Margin::same(space::XL as i8)).show(ui, |ui| {
            notice(ui, Tone::Refused, icons::WARNING, &what, &more);
        });
        return;
    }
    let CasePage { shown, actions, .. } = screen;
    let Some(head_of) = shown.get() else { return };
    let width = ui.available_width();
    head(ui, text, head_of, width, actions);
    if width < ONE_COLUMN {
        let frame = Frame::new().inner_margin(Margin::same(space::M as i8));
        ScrollArea::vertical().auto_shrink([false; 2]).show(ui, |ui| {
            frame.show(ui, |ui| {
                middle(screen, ui, text, true);
                let CasePage { shown, actions, .. } = screen;
                if let Some(shown) = shown.get() {
                    ui.add_space(space::L);
                    side::show(ui, text, shown, actions);
                }
            });
        });
        return;
    }
    let margin = Margin::symmetric(space::M as i8, space::M as i8);
    let frame = Frame::new().fill(p.bg).inner_margin(margin);
    let is_wide = width >= NO_DETAILS;
    let default = if is_wide { 264.0 } else { 232.0 };
    let left = Panel::left("case side").default_size(default).size_range(200.0..=380.0);
    left.frame(frame).show(ui, |ui| {
        ScrollArea::vertical().id_salt("case side").auto_shrink([false; 2]).show(ui, |ui| {
            side::show(ui, text, head_of, actions);
        });
    });
    if is_wide {
        let frame = Frame::new().fill(p.panel).inner_margin(Margin::same(space::L as i8));
        let right = Panel::right("case details").default_size(268.0).size_range(220.0..=420.0);
        right.frame(frame).show(ui, |ui| {
            ScrollArea::vertical().id_salt("case details").auto_shrink([false; 2]).show(ui, |ui| {
                beside(screen, ui, text);
            });
        });
    }
    let frame = Frame::new().inner_margin(Margin::symmetric(space::L as i8, space::M as i8));
    ScrollArea::vertical().id_salt("case time").auto_shrink([false; 2]).show(ui, |ui| {
        frame.show(ui, |ui| middle(screen, ui, text, !is_wide));
    });
}

/// What happened, and perhaps the details of what is chosen below it.
fn middle(screen: &mut CasePage, ui: &mut Ui, text: &Text, has_details: bool) {
    time::timeline(screen, ui, text);
    if screen.story.lanes.is_empty() {
        return;
    }
    if has_details && screen.chosen.is_some() {
        ui.add_space(space::M);
        crate::ui::widgets::card(ui, |ui| {
            ui.set_width(ui.available_width());
            beside(screen, ui, text);
        });
    }
    ui.add_space(space::M);
    time::list(screen, ui, text);
    ui.add_space(space::M);
    let CasePage { shown, pictures, actions, .. } = screen;
    if let Some(shown) = shown.get() {
        pictures.show(ui, text, &shown.page.files, actions);
    }
}

fn beside(screen: &mut CasePage, ui: &mut Ui, text: &Text) {
    let CasePage { shown, story, chosen, details, actions, .. } = screen;
    let Some((shown, chosen)) = shown.get().zip(*chosen) else { return };
    let beside = Beside { page: &shown.page, story, chosen, details: details.get() };
    details::show(ui, text, &beside, actions);
}

/// What stands above: which case it is, how it stands, what is next.
fn head(ui: &mut Ui, text: &Text, shown: &Shown, width: f32, actions: &mut Vec<Action>) {
    let p = palette(ui);
    let head = &shown.head;
    let margin = Margin { left: 20, right: 16, top: 6, bottom: 10 };
    Frame::new().fill(p.panel).inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            if ui.add(Button::quiet(text.say("kind-case-many")).small()).clicked() {
                actions.push(Action::Cases);
            }
            ui.label(Scale::Small.text(icons::CARET_RIGHT).color(p.text2));
            ui.add_space(space::S);
            let code = if head.code.is_empty() { &shown.page.row.title } else { &head.code };
            ui.label(Scale::Small.text(code).color(p.text2));
        });
        if width < ONE_COLUMN {
            ui.horizontal_wrapped(|ui| title(ui, text, shown));
            next_step(ui, text, head);
            ui.horizontal_wrapped(|ui| buttons(ui, text, actions));
        } else {
            ui.horizontal(|ui| {
                let known = Id::unique("case buttons");
                let wide: f32 = ui.data(|data| data.get_temp(known)).unwrap_or(400.0);
                let room = (ui.available_width() - wide - space::L).max(160.0);
                let line = Layout::left_to_right(Align::Center);
                ui.allocate_ui_with_layout(Vec2::new(room, 34.0), line, |ui| {
                    ui.set_width(room);
                    title(ui, text, shown);
                });
                let shown = ui.horizontal(|ui| buttons(ui, text, actions)).response.rect.width();
                if (shown - wide).abs() > 0.5 {
                    ui.data_mut(|data| data.insert_temp(known, shown));
                    ui.ctx().request_repaint();
                }
            });
            next_step(ui, text, head);
        }
    });
    let (line, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(line.x_range(), line.top(), (1.0, p.line));
}

fn title(ui: &mut Ui, text: &Text, shown: &Shown) {
    let head = &shown.head;
    let mut chips = Vec::new();
    if !head.status.is_empty() {
        chips.push(Chip::new(Tone::Neutral, &head.status));
    }
    if !head.risk.is_empty() {
        let words = text.with("case-risk", &[("level", head.risk.as_str().into())]);
        chips.push(if head.is_at_risk {
            Chip::new(Tone::Contested, words).icon(icons::WARNING)
        } else {
            Chip::new(Tone::Neutral, words)
        });
    }
    if shown.page.row.chips.deleted {
        chips.push(Chip::new(Tone::Refused, text.say("chip-deleted")).icon(icons::TRASH));
    }
    let words = [&head.title, &head.code, &shown.page.row.title];
    let words = words.into_iter().find(|words| !words.is_empty()).cloned().unwrap_or_default();
    let galley = ui.painter().layout_no_wrap(words.clone(), Scale::Title.font(), palette(ui).text);
    // The title gives way before the chips do, down to a part of the line.
    let most = (ui.available_width() * 0.6).max(120.0);
    ui.scope(|ui| {
        ui.set_max_width(galley.size().x.ceil().min(most) + 1.0);
        ui.add(Label::new(Scale::Title.text(words)).truncate());
    });
    for chip in chips {
        ui.add(chip);
    }
}

fn buttons(ui: &mut Ui, text: &Text, actions: &mut Vec<Action>) {
    let talk = text.say("case-new-interview");
    if ui.add(Button::plain(talk).icon(icons::CHAT_CENTERED_TEXT)).clicked() {
        actions.extend(Kind::new("interview").ok().map(Action::Begin));
    }
    if ui.add(Button::plain(text.say("case-send")).icon(icons::EXPORT)).clicked() {
        actions.push(Action::Send);
    }
    if ui.add(Button::plain(text.say("case-edit")).icon(icons::PENCIL_SIMPLE)).clicked() {
        actions.push(Action::Edit);
    }
}

/// What is to be done next, by when, and by whom.
fn next_step(ui: &mut Ui, text: &Text, head: &Head) {
    let p = palette(ui);
    let next = if head.next.is_empty() && head.next_on.is_empty() {
        text.say("case-no-next")
    } else {
        let on = dates_in_words(text, &head.next_on);
        let said = [head.next.clone(), on].into_iter().filter(|one| !one.is_empty());
        let what = said.collect::<Vec<_>>().join(", ");
        text.with("case-next", &[("what", what.into())])
    };
    let lead = match head.lead.as_str() {
        "" => String::new(),
        lead => format!(" · {}", text.with("case-lead", &[("who", lead.into())])),
    };
    let colour = if head.is_due { p.contested } else { p.text2 };
    let due = if head.is_due { format!(" · {}", text.say("case-due")) } else { String::new() };
    let words = format!("{}  {next}{due}{lead}", icons::FLAG);
    ui.add(Label::new(Scale::Small.text(words).color(colour)).wrap());
}
