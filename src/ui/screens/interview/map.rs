//! The body map: a drawing on which marks are set, by mouse and by keyboard, each the record
//! of an injury. First it is asked openly, then marked. The drawing is unsexed and calm.

use eframe::egui::{
    Align2, Color32, EventFilter, Id, Key, Modifiers, Pos2, Rect, Role, Sense, Shape, Stroke, Ui,
    Vec2, WidgetInfo,
};

use super::questions::spoken;
use super::{Action, Interview, name};
use crate::form::{
    Ask, BodyRegion, BodyView, DIAGRAM_VERSION, GuideQuestion, GuideStep, Labels, Only, Spot,
    Toward, Values, body_view, builtin_lists, is_restricted_region,
};
use crate::record::{Language, RecordId, Value};
use crate::ui::icons;
use crate::ui::text::Text;
use crate::ui::theme::{Scale, palette, space};
use crate::ui::widgets::{Button, card, focus_ring, segments};

/// The drawings that stand beside each other, by what they show. The last is offered only
/// where nobody else can hear what is said.
const SHEETS: [(&str, &[&str]); 6] = [
    ("body-whole", &["front", "back"]),
    ("body-sides", &["right_side", "left_side"]),
    ("body-head", &["head_front", "head_back", "head_right", "head_left", "head_top", "mouth"]),
    ("body-hands", &["hand_palm", "hand_back"]),
    ("body-feet", &["foot_top", "foot_sole"]),
    ("body-restricted", &["perineum"]),
];
/// How high a drawing of the whole body is, and others.
const TALL: f32 = 500.0;
const LOW: f32 = 240.0;

/// Where one is on the drawings.
#[derive(Default)]
pub(super) struct Map {
    sheet: usize,
    /// The drawing and region that the keys are at.
    at: Option<(&'static str, usize)>,
    /// The mark whose fields show.
    pub(super) mark: Option<RecordId>,
}

fn labels(list: &str, code: &str) -> Labels {
    let choice = builtin_lists().get(list).and_then(|list| list.choice(code));
    choice.map(|choice| choice.labels.clone()).unwrap_or_default()
}

/// A region in words: what it is, and on which side of the person.
fn words(region: &BodyRegion, language: Language) -> String {
    let what = labels("body_region", region.code);
    let what = what.get(language);
    match region.side {
        "midline" => what.to_owned(),
        side => format!("{what}, {}", labels("body_side", side).get(language).to_lowercase()),
    }
}

impl Interview {
    /// The question, the drawing, the marks and what is known of one of them.
    pub(super) fn marks(
        &mut self,
        ui: &mut Ui,
        text: &Text,
        step: &GuideStep,
        question: &GuideQuestion,
        now: f64,
    ) {
        spoken(ui, text, question, question.words.get(self.language(text)));
        let marks = self.told(&question.kind);
        let sheets = if self.is_private() {
            &SHEETS[..]
        } else {
            SHEETS.split_last().map_or(&SHEETS[..], |(_, rest)| rest)
        };
        let names: Vec<String> = sheets.iter().map(|(key, _)| text.say(key)).collect();
        let label = text.say("body-view");
        let id = Id::unique("body sheet");
        // The last one may have gone meanwhile.
        let shown = self.map.sheet.min(names.len().saturating_sub(1));
        let (picked, _) = segments(ui, id, &label, &names, Some(shown), 26.0);
        if let Some(sheet) = picked {
            (self.map.sheet, self.map.at) = (sheet, None);
        }
        ui.add_space(space::S);
        let views =
            sheets.get(picked.unwrap_or(shown)).map(|(_, views)| *views).unwrap_or_default();
        ui.horizontal_wrapped(|ui| {
            for view in views.iter().filter_map(|code| body_view(code)) {
                self.drawing(ui, text, view, &marks);
            }
        });
        ui.add_space(space::S);
        if marks.is_empty() {
            ui.label(Scale::Body.text(text.say("body-empty")).color(palette(ui).text2));
        }
        let of_mark = step.questions.iter().filter(|other| other.kind == question.kind);
        let of_mark: Vec<_> = of_mark.collect();
        for (at, mark) in marks.iter().enumerate() {
            self.mark(ui, text, &of_mark, at, *mark, now);
        }
    }

    fn mark(
        &mut self,
        ui: &mut Ui,
        text: &Text,
        questions: &[&GuideQuestion],
        at: usize,
        mark: RecordId,
        now: f64,
    ) {
        let Some(editor) = self.editors.get(&mark) else { return };
        let language = text.language();
        let code = |field: &str| editor.code(field).unwrap_or_default().to_owned();
        let kind = labels("injury_type", &code("injury_type"));
        let region = labels("body_region", &code("region"));
        let words = [kind.get(language), region.get(language)];
        let words =
            words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ");
        let is_open = self.map.mark == Some(mark);
        let fold = if is_open { icons::CARET_DOWN } else { icons::CARET_RIGHT };
        let title = text.with("body-mark", &[("n", (at + 1).into()), ("what", words.into())]);
        if ui.add(Button::quiet(title).icon(fold)).clicked() {
            self.map.mark = if is_open { None } else { Some(mark) };
        }
        if is_open {
            card(ui, |ui| {
                for question in questions {
                    self.of_mark(ui, text, question, mark, now);
                }
                let remove = text.with("body-remove", &[("n", (at + 1).into())]);
                if ui.add(Button::quiet(remove).icon(icons::TRASH)).clicked() {
                    self.map.mark = None;
                    self.actions.push(Action::Remove(mark));
                }
            });
        }
    }

    /// A question about a mark. The first was put openly before the drawing.
    fn of_mark(
        &mut self,
        ui: &mut Ui,
        text: &Text,
        question: &GuideQuestion,
        mark: RecordId,
        now: f64,
    ) {
        let is_put = self.is_put(question, Some(mark));
        if question.ask != Ask::Map {
            spoken(ui, text, question, question.words.get(self.language(text)));
        }
        if !is_put && question.only == Only::Photograph {
            ui.label(Scale::Body.text(text.say("interview-no-photos")));
            self.way_to_consent(ui, text);
        }
        let Some(editor) = self.editors.get_mut(&mark) else { return };
        if question.ask == Ask::Map {
            editor.refusal(ui, text);
        }
        // What is there already shows in any case.
        if is_put || question.fields.iter().any(|field| editor.has(field)) {
            editor.show_fields(ui, text, &question.fields, now);
        }
    }

    fn drawing(&mut self, ui: &mut Ui, text: &Text, view: &'static BodyView, marks: &[RecordId]) {
        let p = palette(ui);
        let language = text.language();
        let height = if view.height > 1.6 { TALL } else { LOW };
        let size = Vec2::new(height / view.height, height);
        ui.vertical(|ui| {
            ui.set_width(size.x + space::M);
            let title = labels("body_view", view.code);
            ui.label(Scale::SmallStrong.text(title.get(language)));
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            let id = Id::unique(("drawing", view.code));
            let response = ui.interact(rect, id, Sense::click());
            let here = self.map.at.filter(|(code, _)| *code == view.code).map(|(_, at)| at);
            let spot = response.hover_pos().map(|at| spot_of(rect, at));
            let hovered = spot.and_then(|spot| view.at(spot)).filter(|at| self.may_mark(view, *at));
            let shown = if response.has_focus() { here.or(hovered) } else { hovered };
            let region = shown.and_then(|at| view.regions.get(at));
            let said = match region {
                Some(region) => format!("{}: {}", title.get(language), words(region, language)),
                None => title.get(language).to_owned(),
            };
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
            for line in &view.lines {
                let points: Vec<Pos2> = line.iter().map(|spot| place(rect, *spot)).collect();
                // An outline is drawn strongly, what lies within it (a fold, a lid) thinly.
                let is_outline = Rect::from_points(&points).height() > 0.3 * rect.height();
                let width = if is_outline { 1.6 } else { 1.0 };
                ui.painter().add(Shape::line(points, Stroke::new(width, p.edge)));
            }
            if let Some(region) = region {
                let points = region.edge.iter().map(|spot| place(rect, *spot)).collect();
                let stroke = Stroke::new(2.0, p.accent);
                ui.painter().add(Shape::closed_line(points, stroke));
                let at = rect.left_bottom() + Vec2::new(0.0, 2.0);
                let words = words(region, language);
                ui.painter().text(at, Align2::LEFT_TOP, words, Scale::Small.font(), p.accent);
            }
            self.draw_marks(ui, rect, view, marks);
            focus_ring(ui, &response, crate::ui::theme::size::CORNER);
            if response.clicked()
                && let Some(spot) = response.interact_pointer_pos().map(|at| spot_of(rect, at))
                && let Some(at) = view.at(spot).filter(|at| self.may_mark(view, *at))
            {
                self.map.at = Some((view.code, at));
                self.set(view, at, spot);
            }
            if response.gained_focus() {
                response.scroll_to_me(None);
            }
            if response.has_focus() {
                self.keys(ui, id, view);
            }
            ui.add_space(20.0);
        });
    }

    /// The marks that lie on a drawing, with their numbers.
    fn draw_marks(&self, ui: &Ui, rect: Rect, view: &BodyView, marks: &[RecordId]) {
        let p = palette(ui);
        for (at, mark) in marks.iter().enumerate() {
            let Some(editor) = self.editors.get(mark) else { continue };
            if editor.code("view") != Some(view.code) {
                continue;
            }
            let Some(spot) = editor.number("x").zip(editor.number("y")) else { continue };
            let middle = place(rect, spot);
            let is_chosen = self.map.mark == Some(*mark);
            let (fill, ink) = if is_chosen { (p.accent, p.on_accent) } else { (p.panel, p.text) };
            ui.painter().circle(middle, 9.0, fill, Stroke::new(1.6, p.accent));
            let number = (at + 1).to_string();
            text_at(ui, middle, &number, ink);
        }
    }

    /// Whether a region can be marked: some only where nobody else can hear what is said.
    fn may_mark(&self, view: &BodyView, at: usize) -> bool {
        let is_restricted = |region: &BodyRegion| is_restricted_region(region.code);
        self.is_private() || !view.regions.get(at).is_some_and(is_restricted)
    }

    /// The arrows go from region to region, Enter sets a mark.
    fn keys(&mut self, ui: &Ui, id: Id, view: &'static BodyView) {
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let here = self.map.at.filter(|(code, _)| *code == view.code).map_or(0, |(_, at)| at);
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let arrows = [
            (Key::ArrowUp, Toward::Up),
            (Key::ArrowDown, Toward::Down),
            (Key::ArrowLeft, Toward::Left),
            (Key::ArrowRight, Toward::Right),
        ];
        let mut at = here;
        for (key, toward) in arrows {
            if pressed(key) {
                let next = |at: &usize| view.beside(*at, toward);
                let mut way = std::iter::successors(next(&at), next);
                at = way.find(|at| self.may_mark(view, *at)).unwrap_or(at);
            }
        }
        self.map.at = Some((view.code, at));
        if pressed(Key::Enter)
            && let Some(region) = view.regions.get(at)
        {
            self.set(view, at, region.middle);
        }
    }

    /// Begins a mark: where it is is known, all else is asked.
    fn set(&mut self, view: &BodyView, at: usize, (x, y): Spot) {
        let Some(region) = view.regions.get(at) else { return };
        let decimal = |n: f32| Value::decimal(&format!("{n:.3}"));
        let pairs = [
            ("view", Some(Value::code(view.code))),
            ("x", decimal(x)),
            ("y", decimal(y)),
            ("diagram_version", Some(Value::text(DIAGRAM_VERSION))),
            ("region", Some(Value::code(region.code))),
            ("side", Some(Value::code(region.side))),
        ];
        let given: Values =
            pairs.into_iter().filter_map(|(field, value)| Some((name(field)?, value?))).collect();
        if let Some(kind) = super::kind("injury") {
            self.actions.push(Action::Begin(kind, given));
        }
    }
}

fn place(rect: Rect, (x, y): Spot) -> Pos2 {
    rect.min + Vec2::new(x * rect.width(), y * rect.height())
}

fn spot_of(rect: Rect, at: Pos2) -> Spot {
    ((at.x - rect.min.x) / rect.width(), (at.y - rect.min.y) / rect.height())
}

fn text_at(ui: &Ui, middle: Pos2, words: &str, ink: Color32) {
    ui.painter().text(middle, Align2::CENTER_CENTER, words, Scale::SmallStrong.font(), ink);
}
