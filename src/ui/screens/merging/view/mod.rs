//! How the merge screen looks: bundles at the left, what they would bring at the right,
//! what is done about it at the foot.

mod bundle;
mod done;
mod report;

use eframe::egui::{Align, Frame, Id, Key, Layout, Margin, Modifiers, Panel, ScrollArea, Ui};

use super::state::{Bundle, Done, Preview, Standing, State, refusal_key};
use super::{Action, Wanted};
use crate::ui::icons;
use crate::ui::screens::path_line::path_line;
use crate::ui::shell::failure;
use crate::ui::text::Text;
use crate::ui::theme::{self, Scale, size, space};
use crate::ui::widgets::{
    Button, List, ListEvent, Progress, Rows, Tone, drop_area, notice, progress_card,
};
use crate::ui::words::{signer_in_words, stage_in_words};
use crate::vault::Forms;

/// What the parts of the screen draw with.
struct Scene<'a> {
    text: &'a Text,
    forms: Option<&'a Forms>,
}

/// Draws it.
pub(super) fn show(
    ui: &mut Ui,
    text: &Text,
    forms: Option<&Forms>,
    state: &mut State,
    actions: &mut Vec<Action>,
) {
    let scene = Scene { text, forms };
    keys(ui, state, actions);
    if state.bundles.is_empty() && state.done.is_none() {
        let frame = Frame::new().inner_margin(Margin::same(24));
        frame.show(ui, |ui| empty(ui, text, state, actions));
        return;
    }
    let p = theme::palette(ui);
    let side = Frame::new().fill(p.bg).inner_margin(Margin::symmetric(0, 12));
    let width = if ui.available_width() < 900.0 { 200.0 } else { 248.0 };
    Panel::left("merge bundles").exact_size(width).resizable(false).frame(side).show(ui, |ui| {
        bundles(ui, text, state, actions);
    });
    let foot = Frame::new().fill(p.rail).inner_margin(Margin::symmetric(24, 12));
    Panel::bottom("merge foot").exact_size(64.0).frame(foot).show(ui, |ui| {
        self::foot(ui, text, state, actions);
    });
    let frame = Frame::new().inner_margin(Margin::symmetric(24, 16));
    frame.show(ui, |ui| {
        ScrollArea::vertical().id_salt("merge page").auto_shrink([false; 2]).show(ui, |ui| {
            page(ui, &scene, state, actions);
            ui.add_space(space::XL);
        });
    });
}

fn keys(ui: &Ui, state: &mut State, actions: &mut Vec<Action>) {
    let escape = ui.input(|input| !input.modifiers.any() && input.key_pressed(Key::Escape));
    if escape && !state.typing {
        let is_busy = state.merging || matches!(state.preview, Preview::Looking);
        actions.push(if is_busy { Action::Stop } else { Action::NotNow });
    }
    state.typing = ui.ctx().text_edit_focused();
}

/// Nothing chosen yet.
fn empty(ui: &mut Ui, text: &Text, state: &mut State, actions: &mut Vec<Action>) {
    ui.label(Scale::Title.text(text.say("merge-title")));
    let p = theme::palette(ui);
    ui.label(Scale::Body.text(text.say("merge-empty-more")).color(p.text2));
    ui.add_space(space::M);
    let height = (ui.available_height() - 160.0).clamp(120.0, 360.0);
    drop_area(ui, height, |ui| {
        ui.vertical_centered(|ui| {
            ui.add_space((height - 120.0).max(0.0) / 2.0);
            ui.label(Scale::Display.text(icons::DOWNLOAD_SIMPLE).color(p.text2));
            let hovered = ui.input(|input| !input.raw.hovered_files.is_empty());
            let words = text.say(if hovered { "merge-drop-now" } else { "merge-drop" });
            ui.label(Scale::Heading.text(words));
        });
    });
    ui.add_space(space::M);
    choose(ui, text, state, actions, true);
    if state.found_nothing {
        let (what, more) = (text.say("merge-found-nothing"), text.say("merge-found-nothing-more"));
        notice(ui, Tone::Contested, icons::INFO, &what, &more);
    }
}

/// Choosing files by the desktop's window, or by typing a path.
fn choose(ui: &mut Ui, text: &Text, state: &mut State, actions: &mut Vec<Action>, is_first: bool) {
    ui.horizontal_wrapped(|ui| {
        let files = text.say("merge-choose");
        let files = if is_first { Button::primary(files) } else { Button::plain(files).small() };
        if ui.add(files.icon(icons::FILE)).clicked() {
            actions.push(Action::Choose(Wanted::Bundles));
        }
        let folder = Button::plain(text.say("merge-choose-folder"));
        let folder = if is_first { folder } else { folder.small() };
        if ui.add(folder.icon(icons::FOLDER_OPEN)).clicked() {
            actions.push(Action::Choose(Wanted::Folder));
        }
    });
    if let Some(path) = path_line(ui, text, &mut state.path) {
        actions.push(Action::Add(vec![path]));
    }
}

/// The bundles at the left, and below them where more are added.
fn bundles(ui: &mut Ui, text: &Text, state: &mut State, actions: &mut Vec<Action>) {
    let inside = Frame::new().inner_margin(Margin::symmetric(12, 0));
    let more = Panel::bottom("merge add").resizable(false).show_separator_line(false);
    more.frame(inside).show(ui, |ui| {
        drop_area(ui, 48.0, |ui| {
            ui.vertical_centered(|ui| {
                ui.add_space(space::S);
                let p = theme::palette(ui);
                ui.label(Scale::Small.text(text.say("merge-drop")).color(p.text2));
                ui.add_space(space::XS);
            });
        });
        choose(ui, text, state, actions, false);
    });
    inside.show(ui, |ui| {
        ui.label(Scale::Heading.text(text.count("merge-count", state.bundles.len() as u64)));
    });
    ui.add_space(space::XS);
    let rows = BundleRows { text, bundles: &state.bundles };
    let (id, name) = (Id::unique("merge list"), text.say("merge-list"));
    let list = List::new(id, &name, size::ROW2).selected(Some(state.selected));
    if let Some(ListEvent::Selected(row)) = list.show(ui, &rows).event {
        state.selected = row;
    }
}

struct BundleRows<'a> {
    text: &'a Text,
    bundles: &'a [Bundle],
}

/// How a bundle stands, in a few words.
fn standing_in_words(text: &Text, bundle: &Bundle) -> String {
    let who = || {
        bundle.summary().map_or_else(String::new, |summary| {
            let name = summary.signer_name.as_deref();
            signer_in_words(text, &summary.signer, name, crate::history::Trust::Trusted)
        })
    };
    match bundle.standing() {
        Standing::Looking => text.say("merge-row-looking"),
        Standing::Locked => text.say("merge-row-locked"),
        Standing::Known => text.with("merge-row-known", &[("who", who().into())]),
        Standing::Unknown => text.say("merge-row-unknown"),
        Standing::AsUnknown => text.say("merge-row-as-unknown"),
        Standing::Rejected => text.say("merge-row-rejected"),
        Standing::Merged => text.say("merge-row-merged"),
        Standing::NotTried => text.say("merge-row-not-tried"),
        Standing::Refused => {
            let ((Some(super::state::Fate::Refused(error)), _)
            | (_, super::state::Found::Refused(error))) = (&bundle.fate, &bundle.found)
            else {
                return text.say("merge-row-refused");
            };
            text.say(refusal_key(error.code()))
        }
    }
}

/// What a bundle is called, with its size.
fn name_and_size(text: &Text, bundle: &Bundle) -> String {
    let (name, size) = (bundle.name(), text.bytes(bundle.size));
    text.with("merge-bundle", &[("name", name.into()), ("size", size.into())])
}

impl Rows for BundleRows<'_> {
    fn len(&self) -> usize {
        self.bundles.len()
    }

    fn name(&self, row: usize) -> String {
        let bundle = self.bundles.get(row);
        let name = |bundle| {
            format!(
                "{}. {}",
                name_and_size(self.text, bundle),
                standing_in_words(self.text, bundle)
            )
        };
        bundle.map(name).unwrap_or_default()
    }

    fn draw(&self, ui: &mut Ui, row: usize, is_selected: bool) {
        let Some(bundle) = self.bundles.get(row) else { return };
        let p = theme::palette(ui);
        let standing = bundle.standing();
        let colour = match standing {
            Standing::Refused | Standing::Rejected => p.refused,
            Standing::Unknown | Standing::Locked => p.contested,
            Standing::Known | Standing::Merged => p.done,
            _ => p.text2,
        };
        ui.add_space(6.0);
        ui.horizontal_top(|ui| {
            ui.label(Scale::Heading.text(standing.icon()).color(colour));
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let scale = if is_selected { Scale::Strong } else { Scale::Body };
                let name = scale.text(name_and_size(self.text, bundle));
                ui.add(eframe::egui::Label::new(name).truncate());
                let quiet = matches!(colour, c if c == p.done);
                let words = Scale::Small.text(standing_in_words(self.text, bundle));
                let words = words.color(if quiet { p.text2 } else { colour });
                ui.add(eframe::egui::Label::new(words).truncate());
            });
        });
    }
}

/// The right side.
fn page(ui: &mut Ui, scene: &Scene<'_>, state: &mut State, actions: &mut Vec<Action>) {
    let text = scene.text;
    if let Some(done) = &state.done {
        done::show(ui, scene, &state.bundles, done, actions);
        return;
    }
    let included = state.included().count() as u64;
    let title = match (&state.preview, included) {
        (Preview::Ready(_) | Preview::Looking, 1..) => text.count("merge-would-bring", included),
        _ => text.say("merge-title"),
    };
    ui.label(Scale::Title.text(title));
    let p = theme::palette(ui);
    let below = if state.merging { "merge-under-way" } else { "merge-only-looked" };
    ui.label(Scale::Body.text(text.say(below)).color(p.text2));
    ui.add_space(space::XS);
    if let Some(error) = &state.failed {
        let (what, more) = failure(text, error);
        notice(ui, Tone::Refused, icons::WARNING, &what, &more);
    }
    if state.merging {
        under_way(ui, text, state, included, actions);
        return;
    }
    bundle::show(ui, text, state, actions);
    match &state.preview {
        Preview::Nothing => {}
        Preview::Looking => looking(ui, text, state, actions),
        Preview::Failed(error) => {
            let (what, more) = match error.code() {
                "cancelled" => {
                    (text.say("merge-look-stopped"), text.say("merge-look-stopped-more"))
                }
                _ => failure(text, error),
            };
            notice(ui, Tone::Contested, icons::WARNING, &what, &more);
            if ui.add(Button::plain(text.say("merge-look-again"))).clicked() {
                actions.push(Action::LookAgain);
            }
        }
        Preview::Ready(report) => report::show(ui, scene, report, &mut state.all_changes),
    }
}

fn share(state: &State) -> Option<f32> {
    let step = state.step.filter(|step| step.total > 0)?;
    Some((step.done as f32 / step.total as f32).min(1.0))
}

fn looking(ui: &mut Ui, text: &Text, state: &State, actions: &mut Vec<Action>) {
    let stage = state.step.map(|step| stage_in_words(text, step.stage)).unwrap_or_default();
    let stop = text.say("merge-stop");
    let shown = Progress {
        what: &text.say("merge-working-out"),
        stage: &stage,
        share: share(state),
        remark: &text.say("merge-working-out-more"),
        stop: (!state.stopping).then_some(stop.as_str()),
    };
    if progress_card(ui, &shown) {
        actions.push(Action::Stop);
    }
}

fn under_way(ui: &mut Ui, text: &Text, state: &State, included: u64, actions: &mut Vec<Action>) {
    let stage = match (state.stopping, state.step) {
        (true, _) => text.say("stage-stopping"),
        (false, Some(step)) => stage_in_words(text, step.stage),
        (false, None) => String::new(),
    };
    let stop = text.say("merge-stop");
    let shown = Progress {
        what: &text.count("merge-merging", included),
        stage: &stage,
        share: share(state),
        remark: &text.say("merge-stop-more"),
        stop: (!state.stopping).then_some(stop.as_str()),
    };
    if progress_card(ui, &shown) {
        actions.push(Action::Stop);
    }
}

/// The foot: what can be done now.
fn foot(ui: &mut Ui, text: &Text, state: &State, actions: &mut Vec<Action>) {
    let p = theme::palette(ui);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if let Some(done) = &state.done {
            foot_done(ui, text, done, actions);
        } else {
            let included = state.included().count() as u64;
            let words = text.count("merge-now", included);
            let keys = crate::ui::menu::in_words(Modifiers::COMMAND, Key::Enter, text);
            let can = state.can_merge();
            let merge = Button::primary(words).key(keys).large().enabled(can);
            if ui.add(merge).clicked() {
                actions.push(Action::Merge);
            }
            let not_now = Button::plain(text.say("merge-not-now")).large();
            if ui.add(not_now.enabled(!state.merging)).clicked() {
                actions.push(Action::NotNow);
            }
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let key = why_not(state);
            ui.add(
                eframe::egui::Label::new(Scale::Small.text(text.say(key)).color(p.text2)).wrap(),
            );
        });
    });
}

fn foot_done(ui: &mut Ui, text: &Text, done: &Done, actions: &mut Vec<Action>) {
    let waits = done.report.contested + done.report.unweighed > 0;
    let others = text.say("merge-others");
    let others = if waits { Button::plain(others) } else { Button::primary(others) };
    if ui.add(others.large()).clicked() {
        actions.push(Action::NotNow);
    }
}

/// Why the merge cannot begin, or what it leaves as it is.
fn why_not(state: &State) -> &'static str {
    if state.done.is_some() || state.merging {
        "merge-foot-files"
    } else if state.is_looking() {
        "merge-foot-looking"
    } else if state.included().next().is_none() {
        if state.bundles.iter().any(|bundle| bundle.standing().asks()) {
            "merge-foot-asks"
        } else {
            "merge-foot-none"
        }
    } else {
        "merge-foot-files"
    }
}
