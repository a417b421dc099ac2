//! How the editor looks: a head that tells what the record is and what is open in it, its
//! groups of fields, its rows, and a foot with the keys of the field that one is in.

use eframe::egui::{
    Align, Frame, Id, Image, Key, Label, Layout, Margin, Modifiers, Panel, Role, ScrollArea, Sense,
    Ui, Vec2, WidgetInfo,
};

use super::field::{self, Shown};
use super::{Action, Editor};
use crate::form::{Field, FieldType, Form};
use crate::history::{Source, Status};
use crate::record::{AnswerState, FieldName, RecordId};
use crate::ui::icons;
use crate::ui::shell::failure;
use crate::ui::text::Text;
use crate::ui::theme::{self, Scale, palette, size, space};
use crate::ui::widgets::{Tone, focus_ring, key_cap, notice};
use crate::ui::words::value_in_words;

/// Below this width labels stand above their fields.
const NARROW: f32 = 560.0;
/// The width of a key with the room around it, in points.
const KEY: f32 = 64.0;
/// So far beyond what is seen fields are drawn, in points: the keys go on to the next one.
const BEYOND: f32 = 600.0;
/// The height of a field that was never drawn, in points.
const GUESSED: f32 = 48.0;

impl Editor {
    /// Draws it, with head and foot.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, text: &Text, now: f64) {
        let p = palette(ui);
        if let Some(error) = self.loaded.refused() {
            let (what, more) = failure(text, error);
            notice(ui, Tone::Refused, icons::WARNING, &what, &more);
        }
        let Some(form) = self.form().cloned() else { return };
        self.begin_frame(ui, now);
        let foot = Frame::new().fill(p.rail).inner_margin(Margin::symmetric(16, 5));
        Panel::bottom("editor foot").exact_size(30.0).resizable(false).frame(foot).show(ui, |ui| {
            self.foot(ui, text, &form);
        });
        let head = Frame::new().fill(p.panel).inner_margin(Margin::symmetric(20, 12));
        Panel::top("editor head").resizable(false).frame(head).show_separator_line(true).show(
            ui,
            |ui| {
                self.head(ui, text, &form);
            },
        );
        let body = Frame::new().fill(p.panel).inner_margin(Margin::symmetric(20, 8));
        body.show(ui, |ui| {
            let area =
                ScrollArea::vertical().id_salt(("editor", self.record)).auto_shrink([false; 2]);
            area.show(ui, |ui| {
                ui.set_max_width(ui.available_width().min(size::TEXT + size::LABEL));
                if let Some(picture) = self.previews.get(&self.record) {
                    ui.add(Image::from_texture(picture).fit_to_original_size(1.0));
                }
                self.body(ui, text, &form, now);
                ui.add_space(space::XXL);
            });
        });
    }

    pub(super) fn is_answered(&self, field: &Field) -> bool {
        self.is_said(&field.name)
            || self.page().is_some_and(|page| {
                page.folded.fields.contains_key(field.name.as_str())
                    && !matches!(self.status(&field.name), Some(Status::Retracted))
            })
    }

    pub(super) fn body(&mut self, ui: &mut Ui, text: &Text, form: &Form, now: f64) {
        let order: Vec<(usize, Vec<Field>)> = self
            .applying(form)
            .into_iter()
            .map(|(at, fields)| (at, fields.into_iter().cloned().collect()))
            .collect();
        if std::mem::take(&mut self.to_first) {
            let mut fields = order.iter().flat_map(|(_, fields)| fields);
            self.to_focus = fields.next().map(|field| field.name.clone());
        }
        for (at, fields) in order {
            let Some(group) = form.groups.get(at) else { continue };
            let open =
                fields.iter().filter(|field| field.kind.holds_value() && !self.is_answered(field));
            let open = open.count() as u64;
            let is_folded = self.folded.contains(&at);
            let name = group.labels.get(text.language()).to_owned();
            if !name.is_empty() && heading(ui, text, &name, is_folded, open) {
                if is_folded {
                    self.folded.remove(&at);
                } else {
                    self.folded.insert(at);
                }
            }
            if is_folded {
                continue;
            }
            for field in &fields {
                self.field_in_sight(ui, text, field, now);
                ui.add_space(space::XS);
            }
            ui.add_space(space::S);
            line(ui);
        }
        self.show_rows(ui, text, now);
        self.show_referring(ui, text);
    }

    /// Draws some of its fields alone, those that apply, without head and foot. The frame is
    /// begun by whoever shows them.
    pub(in crate::ui) fn show_fields(
        &mut self,
        ui: &mut Ui,
        text: &Text,
        names: &[FieldName],
        now: f64,
    ) {
        let Some(form) = self.form().cloned() else { return };
        if std::mem::take(&mut self.to_first) {
            self.to_focus = names.first().cloned();
        }
        for field in names.iter().filter_map(|name| form.field(name.as_str())) {
            if self.is_put(field) {
                self.field(ui, text, field, now);
                ui.add_space(space::XS);
            }
        }
    }

    /// Whether some of these fields are put: they apply, or hold an answer all the same. As
    /// long as the form is not here, all are.
    pub(in crate::ui) fn puts(&self, names: &[FieldName]) -> bool {
        let Some(form) = self.form() else { return true };
        names.iter().filter_map(|name| form.field(name.as_str())).any(|field| self.is_put(field))
    }

    fn is_put(&self, field: &Field) -> bool {
        let applies = self.live.as_ref().is_none_or(|live| live.applies(field.name.as_str()));
        applies || self.is_answered(field)
    }

    pub(super) fn id_of(&self, name: &FieldName) -> Id {
        Id::unique(("field", self.record, name.as_str()))
    }

    /// Draws a field, or leaves its place empty if it is far out of sight: of a long form
    /// only what is seen costs anything.
    fn field_in_sight(&mut self, ui: &mut Ui, text: &Text, field: &Field, now: f64) {
        let top = ui.cursor().top();
        let seen = ui.clip_rect().expand2(Vec2::new(0.0, BEYOND));
        let wanted = [&self.to_focus, &self.focused, &self.was_focused];
        let is_wanted = wanted.into_iter().any(|name| name.as_ref() == Some(&field.name));
        let height = self.heights.get(&field.name).copied().unwrap_or(GUESSED);
        let is_out = top > seen.bottom() || top + height < seen.top();
        if self.is_long && !is_wanted && is_out {
            ui.allocate_space(Vec2::new(ui.available_width(), height));
            return;
        }
        self.field(ui, text, field, now);
        self.heights.insert(field.name.clone(), ui.cursor().top() - top);
    }

    fn field(&mut self, ui: &mut Ui, text: &Text, field: &Field, now: f64) {
        match &field.kind {
            FieldType::Note => {
                ui.label(Scale::Body.text(self.name_of(field)));
                self.show_picture(ui, field);
                return;
            }
            FieldType::Rows(kind) => {
                self.show_rows_here(ui, text, kind, now);
                return;
            }
            _ => {}
        }
        let is_narrow = ui.available_width() < NARROW;
        if is_narrow {
            self.label(ui, text, field);
            self.value(ui, text, field, now);
            return;
        }
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(size::LABEL);
                ui.add_space(6.0);
                self.label(ui, text, field);
            });
            let wide = ui.available_width() - size::STATE - space::M;
            ui.vertical(|ui| {
                ui.set_width(wide.max(160.0));
                self.value(ui, text, field, now);
            });
            ui.vertical(|ui| {
                ui.set_width(size::STATE);
                ui.add_space(8.0);
                self.state(ui, text, field);
            });
        });
    }

    fn label(&self, ui: &mut Ui, text: &Text, field: &Field) {
        let p = palette(ui);
        let is_here = self.was_focused.as_ref() == Some(&field.name);
        let scale = if is_here { Scale::Strong } else { Scale::Body };
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.label(scale.text(self.name_of(field)));
        let is_required = self.live.as_ref().is_some_and(|live| live.is_required(field));
        if is_required && !self.is_answered(field) {
            let words = match field.required_message.get(self.language) {
                "" => text.say("field-required"),
                said => said.to_owned(),
            };
            ui.label(Scale::Small.text(words).color(p.text2));
        }
    }

    fn value(&mut self, ui: &mut Ui, text: &Text, field: &Field, now: f64) {
        match self.status(&field.name) {
            Some(Status::Contested) if !self.is_unsaved(&field.name) => {
                if self.to_focus.as_ref() == Some(&field.name) {
                    self.to_focus = None;
                    let id = self.id_of(&field.name);
                    ui.memory_mut(|memory| memory.request_focus(id));
                    ui.scroll_to_cursor(Some(Align::Center));
                }
                self.contested(ui, text, field);
                return;
            }
            Some(status @ (Status::Withheld | Status::Erased)) => {
                let key =
                    if *status == Status::Withheld { "state-withheld" } else { "state-erased" };
                let p = palette(ui);
                let words = format!("{}  {}", icons::EYE_SLASH, text.say(key));
                ui.label(Scale::Body.text(words).color(p.text2));
                return;
            }
            _ => {}
        }
        let Some(answer) = self.answers.get(&field.name).cloned() else { return };
        if field.shown == crate::form::Shown::ReadOnly {
            let value = self.live.as_ref().and_then(|live| live.values().get(&field.name));
            let words = value.map(|value| value_in_words(text, Some(field), value, &|_| None));
            ui.label(Scale::Body.text(words.unwrap_or_default()));
            return;
        }
        let problem = self.problem(field);
        self.show_picture(ui, field);
        let (offered, label) = (self.offered(field), self.name_of(field));
        let id = self.id_of(&field.name);
        let shown = {
            let title_of = |id: &RecordId| self.title_of(id).map(str::to_owned);
            let picture_of = |id: &RecordId| self.previews.get(id).cloned();
            let nothing = super::Found::default();
            let around = field::Surroundings {
                text,
                label: &label,
                offered: offered.as_deref().map(Vec::as_slice),
                title_of: &title_of,
                picture_of: &picture_of,
                found: self.found.get(&field.name).unwrap_or(&nothing),
                is_problem: problem.is_some() && self.was_focused.as_ref() != Some(&field.name),
            };
            field::show(ui, &around, field, &answer, id)
        };
        if self.to_focus.as_ref() == Some(&field.name) {
            self.to_focus = None;
            ui.memory_mut(|memory| memory.request_focus(id));
            ui.scroll_to_cursor(Some(Align::Center));
        }
        self.take(field, shown, now);
        self.show_choice_pictures(ui, field, offered.as_deref().map(Vec::as_slice), now);
        self.understood(ui, text, field, now);
        self.below(ui, text, field, problem.as_ref());
        self.show_files(ui, text, field);
        self.show_begun(ui, text, field, now);
    }

    fn take(&mut self, field: &Field, shown: Shown, now: f64) {
        let Shown { answer, is_focused, search, go, look, new, wants_files } = shown;
        if is_focused {
            // Where a record is chosen, some are offered as soon as one comes there.
            let is_new_here = self.was_focused.as_ref() != Some(&field.name);
            if is_new_here && field.kind.targets().is_some() && search.is_none() {
                self.actions.push(Action::Search(field.name.clone(), String::new()));
            }
            self.focused = Some(field.name.clone());
        }
        if let Some(answer) = answer {
            self.answered(&field.name, answer, now);
        }
        if let Some(typed) = search {
            self.actions.push(Action::Search(field.name.clone(), typed));
        }
        if let Some(id) = go {
            let kind = field.kind.targets().and_then(|kinds| kinds.first()).cloned();
            if let Some(kind) = kind {
                self.actions.push(Action::Go(kind, id));
            }
        }
        self.actions.extend(look.map(Action::Look));
        if wants_files {
            self.actions.push(Action::Files(field.name.clone()));
        }
        if let Some(kind) = new {
            self.actions.push(Action::New(field.name.clone(), kind));
        }
    }

    /// What stands beside a value: who says it, or that nobody was asked.
    fn state(&self, ui: &mut Ui, text: &Text, field: &Field) {
        let p = palette(ui);
        let statements = self.page().and_then(|page| page.statements.get(&field.name));
        let sources =
            statements.map_or(0, |all| all.iter().filter(|one| one.source != Source::None).count());
        let answer = self.answers.get(&field.name);
        let (icon, words) = match (self.status(&field.name), answer) {
            (Some(Status::Contested), _) => (icons::GIT_FORK, text.say("state-contested")),
            (Some(Status::Withheld), _) => (icons::EYE_SLASH, text.say("state-withheld")),
            (_, Some(answer)) if answer.state.is_some() => {
                let state = answer.state.unwrap_or(AnswerState::Unknown);
                let (icon, _) = field::state_words(text, state);
                (icon, text.say(&format!("state-short-{}", state.code().replace('_', "-"))))
            }
            (_, Some(answer)) if answer.is_not_asked() => {
                (icons::CIRCLE_DASHED, text.say("state-not-asked"))
            }
            _ if sources > 0 => {
                (icons::CHAT_CENTERED_TEXT, text.count("state-sources", sources as u64))
            }
            _ => return,
        };
        let is_contested = matches!(self.status(&field.name), Some(Status::Contested));
        let colour = if is_contested { p.contested } else { p.text2 };
        ui.label(Scale::Small.text(format!("{icon} {words}")).color(colour));
    }

    /// What the field is called that has the keys, here or in what is unfolded here.
    fn label_here(&self, form: &Form) -> Option<String> {
        let own = self.was_focused.as_ref().and_then(|name| form.field(name.as_str()));
        let own = own.map(|field| self.name_of(field));
        let unfolded = self.rows.values().chain(self.begun.as_ref().map(|(_, editor)| &**editor));
        own.or_else(|| unfolded.into_iter().find_map(|one| one.label_here(one.form()?)))
    }

    /// The keys for what is no answer, of the field that has the keys.
    pub(in crate::ui) fn answer_keys(&self, ui: &mut Ui, text: &Text) {
        if let Some(field) = self.form().and_then(|form| self.label_here(form)) {
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                answer_keys(ui, text, &field);
            });
        }
    }

    fn foot(&self, ui: &mut Ui, text: &Text, form: &Form) {
        let p = palette(ui);
        let field = self.label_here(form);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(Scale::Small.text(text.say("foot-next")).color(p.text2));
            key_cap(ui, "F8");
            if let Some(field) = field {
                let layout = Layout::left_to_right(Align::Center);
                ui.with_layout(layout, |ui| answer_keys(ui, text, &field));
            }
        });
    }

    /// Begins a frame: takes Alt+1 to Alt+4, the answer states of the field that has the
    /// keys, here or in what is unfolded here.
    pub(in crate::ui) fn begin_frame(&mut self, ui: &Ui, now: f64) {
        for row in self.rows.values_mut() {
            row.begin_frame(ui, now);
        }
        if let Some((_, editor)) = &mut self.begun {
            editor.begin_frame(ui, now);
        }
        self.previews.load(ui.ctx());
        self.was_focused = self.focused.take();
        let Some(name) = self.was_focused.clone() else { return };
        self.here = Some(name.clone());
        if let Some(at) = answer_key(ui) {
            self.answer_by_key(&name, at, now);
        }
    }

    fn answer_by_key(&mut self, name: &FieldName, at: usize, now: f64) {
        self.to_focus = Some(name.clone());
        let is_contested = matches!(self.status(name), Some(Status::Contested));
        if is_contested && !self.touched.contains(name) {
            // Its claims are to be chosen from; nothing is said over them unseen.
            return;
        }
        let Some(kind) =
            self.form().and_then(|form| form.field(name.as_str())).map(|f| f.kind.clone())
        else {
            return;
        };
        let Some(present) = self.answers.get(name).cloned() else { return };
        let answer = match at {
            0 => present.in_state(None),
            1 => present.in_state(Some(AnswerState::Unknown)),
            2 => present.in_state(Some(AnswerState::Refused)),
            _ => present.saying(super::Answer::empty(&kind, self.language).typed, None),
        };
        self.answered(name, answer, now);
    }

    /// Gives the keys to the next field that nobody has answered: of the row in which one is,
    /// and behind its last one of the record itself.
    pub(in crate::ui) fn next_open(&mut self) {
        let begun = self.begun.as_mut().map(|(_, editor)| &mut **editor);
        let below = self.rows.values_mut().chain(begun).find(|editor| editor.has_focus());
        if !below.is_some_and(|editor| editor.go_on(false)) {
            self.go_on(true);
        }
    }

    /// As [`Editor::next_open`], for its own fields alone; `around` begins anew behind the
    /// last one. Gives whether there is one.
    fn go_on(&mut self, around: bool) -> bool {
        let Some(form) = self.form().cloned() else { return false };
        let fields: Vec<FieldName> = self
            .applying(&form)
            .into_iter()
            .flat_map(|(_, fields)| fields)
            .filter(|field| {
                !self.is_answered(field)
                    || matches!(self.status(&field.name), Some(Status::Contested))
                    || self.here.as_ref() == Some(&field.name)
            })
            .map(|field| field.name.clone())
            .collect();
        let here = self.here.as_ref().and_then(|name| fields.iter().position(|one| one == name));
        let next = fields.get(here.map_or(0, |at| at.saturating_add(1)));
        let next = next.or(fields.first().filter(|_| around)).cloned();
        let there_is_one = next.is_some();
        if there_is_one {
            self.to_focus = next;
            self.folded.clear();
        }
        there_is_one
    }
}

/// What the keys do to the field that has them; its name gives way to them.
fn answer_keys(ui: &mut Ui, text: &Text, field: &str) {
    let p = palette(ui);
    let alt = text.say("key-alt");
    let answers = ["foot-answer", "foot-unknown", "foot-declined", "foot-not-asked"];
    let answers = answers.map(|key| text.say(key));
    let wide = |words: &String| {
        let galley = ui.painter().layout_no_wrap(words.clone(), Scale::Small.font(), p.text2);
        galley.size().x + KEY
    };
    let room = ui.available_width() - answers.iter().map(wide).sum::<f32>();
    ui.shrink_clip_rect(ui.max_rect());
    ui.scope(|ui| {
        ui.set_max_width(room.max(64.0));
        ui.add(Label::new(Scale::SmallStrong.text(field)).truncate());
    });
    for (at, words) in answers.into_iter().enumerate() {
        key_cap(ui, &format!("{alt}+{}", at.saturating_add(1)));
        ui.label(Scale::Small.text(words).color(p.text2));
    }
}

/// The answer state whose key was just pressed.
fn answer_key(ui: &Ui) -> Option<usize> {
    let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4];
    ui.input_mut(|input| {
        let pressed = keys.iter().position(|key| input.consume_key(Modifiers::ALT, *key));
        if pressed.is_some() {
            // Some keyboards write the digit as well.
            input.events.retain(|event| !matches!(event, eframe::egui::Event::Text(_)));
        }
        pressed
    })
}

/// The heading of a group; gives whether it was pressed.
fn heading(ui: &mut Ui, text: &Text, name: &str, is_folded: bool, open: u64) -> bool {
    let p = palette(ui);
    let wanted = Vec2::new(ui.available_width(), 30.0);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, !is_folded, name));
    let icon = if is_folded { icons::CARET_RIGHT } else { icons::CARET_DOWN };
    let left = rect.left_center();
    let anchor = eframe::egui::Align2::LEFT_CENTER;
    let words = format!("{icon}  {name}");
    let drawn = ui.painter().text(left, anchor, words, Scale::Heading.font(), p.text);
    if open > 0 {
        let beside = drawn.right_center() + Vec2::new(space::M, 0.0);
        let words = text.count("group-open", open);
        ui.painter().text(beside, anchor, words, Scale::Small.font(), p.text2);
    }
    focus_ring(ui, &response, size::CORNER);
    response.clicked()
}

/// A line between groups.
pub(super) fn line(ui: &mut Ui) {
    let p = theme::palette(ui);
    let wanted = Vec2::new(ui.available_width(), 1.0);
    let (rect, _) = ui.allocate_exact_size(wanted, Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, (1.0, p.line));
}
