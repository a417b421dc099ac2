//! Every built-in form, filled in by keyboard alone, in each language: one goes from open
//! question to open question, and what was typed stands in the vault.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::shell::Choices;
use super::testing::{PASSPHRASE, Window};
use super::text::{OfKind, Text};
use crate::casework::{Casework, Surroundings, TakeIn};
use crate::form::{
    Field, FieldType, Form, GuideStep, Only, Shown, builtin_form, builtin_forms, builtin_lists,
    field_list, interview_guide,
};
use crate::history::Status;
use crate::record::{FieldName, Kind, Language, RecordId, Value};

/// More open questions than any form has.
const MOST_STEPS: usize = 200;
/// More stops than any step of the interview has.
const MOST_STOPS: usize = 600;
/// So often a form is filled in anew, with other answers, until each question was asked.
const MOST_TIMES: usize = 8;

fn add(work: &mut Casework, kind: &str, told: &[(&str, &str)]) -> RecordId {
    let fields = told.iter().map(|(name, said)| work.read_answer(kind, name, said).unwrap());
    let fields = fields.collect();
    work.add(&kind.parse().unwrap(), None, None, fields).unwrap().0
}

/// A vault with a record of each kind that others may name.
fn vault(folder: &Path) -> PathBuf {
    let path = folder.join("notes.dala");
    let unlock = Casework::passphrase(PASSPHRASE);
    let mut work = Casework::create(&path, unlock, "Ular", Surroundings::system()).unwrap();
    let targets: BTreeSet<&Kind> = builtin_forms()
        .values()
        .flat_map(Form::fields)
        .filter_map(|field| field.kind.targets()?.first())
        .collect();
    for kind in targets {
        let form = builtin_form(kind.as_str()).unwrap();
        let is_text = |field: &&Field| matches!(field.kind, FieldType::Text | FieldType::Long);
        let mut told = vec![(form.fields().find(is_text).unwrap().name.as_str(), "мысал")];
        let parent =
            form.parent.as_ref().map(|kind| add(&mut work, kind.as_str(), &[]).to_string());
        told.extend(parent.iter().map(|id| (FieldName::PARENT, id.as_str())));
        if *kind != *"attachment" {
            add(&mut work, kind.as_str(), &told);
        }
    }
    let photo = folder.join("scene.png");
    image::RgbImage::from_pixel(64, 48, image::Rgb([90, 80, 70])).save(&photo).unwrap();
    work.take_in(&photo, TakeIn::default(), &mut ()).unwrap();
    path
}

/// The codes of a field on which other questions of the form hang.
fn mentioned(form: &Form, field: &Field) -> Vec<String> {
    let rules = form.fields().filter_map(|field| field.relevant.as_ref());
    let rules = rules.chain(form.groups.iter().filter_map(|group| group.relevant.as_ref()));
    let rules: Vec<&str> = rules
        .filter(|rule| rule.fields().into_iter().any(|name| field.name.as_str() == name))
        .map(|rule| rule.as_str())
        .collect();
    let codes: Vec<&str> = match &field.kind {
        FieldType::YesNo => vec!["yes", "no"],
        kind => kind.list().map_or(Vec::new(), |list| {
            list.choices.iter().map(|choice| choice.code.as_str()).collect()
        }),
    };
    let is_mentioned = |code: &&str| rules.iter().any(|rule| rule.contains(&format!("'{code}'")));
    codes.into_iter().filter(is_mentioned).map(str::to_owned).collect()
}

/// What the program itself says of a file that it takes in.
const OF_FILES: [&str; 5] = ["sha256", "size_bytes", "mime", "original_name", "acquired_at"];

/// Whether a question is put to whoever fills the form in.
fn is_asked(field: &Field) -> bool {
    field.kind.holds_value() && field.shown == Shown::Asked
}

/// What is typed for a field that takes a line, and the value that it is.
fn typed(field: &Field, language: Language) -> Option<(String, Value)> {
    let words = match language {
        Language::En => "told so",
        Language::Ru => "так рассказано",
        Language::Kk => "осылай айтылды",
    };
    let day = match language {
        Language::En => "5 January 2022",
        Language::Ru => "5 января 2022",
        Language::Kk => "2022 жылғы 5 қаңтар",
    };
    Some(match field.kind {
        FieldType::Text | FieldType::Long => (words.to_owned(), Value::text(words)),
        FieldType::Date => {
            (day.to_owned(), Value::Date { date: "2022-01-05".parse().unwrap(), said: None })
        }
        FieldType::Time => ("14:30".to_owned(), Value::Time("14:30".parse().unwrap())),
        FieldType::Moment => {
            let moment = "2022-01-05T14:30:00+06:00";
            (moment.to_owned(), Value::Moment(moment.parse().unwrap()))
        }
        FieldType::File => {
            let hash = "ab".repeat(32);
            let value = Value::File(hash.parse().unwrap());
            (hash, value)
        }
        FieldType::Int => ("3".to_owned(), Value::Int(3)),
        FieldType::Decimal => ("1.5".to_owned(), Value::Dec("1.5".to_owned())),
        FieldType::Geo => (
            "43.25, 76.95".to_owned(),
            Value::Geo { lat: "43.25".to_owned(), lon: "76.95".to_owned(), m: None },
        ),
        _ => return None,
    })
}

/// One language's window, and what was filled in there.
struct Filling {
    window: Window,
    text: Text,
    said: BTreeMap<(Kind, FieldName), Option<Value>>,
}

impl Filling {
    fn language(&self) -> Language {
        self.text.language()
    }

    /// The field that has the keys: its label is what is read out there, behind which a
    /// choice that stands side by side has its own words.
    fn here<'f>(&self, form: &'f Form) -> Option<&'f Field> {
        let roles = [Role::TextInput, Role::MultilineTextInput, Role::RadioButton];
        let focused = self.window.focused().filter(|_| roles.map(Some).contains(&self.role()))?;
        let label = |field: &Field| field.labels.get(self.language()).to_owned();
        let is_here = |field: &&Field| {
            let label = label(field);
            focused == label || focused.starts_with(&format!("{label}: "))
        };
        form.fields().filter(|field| is_asked(field)).find(is_here)
    }

    /// Answers the question that has the keys.
    fn answer(&mut self, form: &Form, field: &Field, time: usize) {
        let key = (form.id.clone(), field.name.clone());
        let codes = mentioned(form, field);
        let wanted = codes.get(time.checked_rem(codes.len()).unwrap_or_default()).cloned();
        if let Some((typed, value)) = typed(field, self.language()) {
            self.window.type_text(&typed);
            self.said.insert(key, Some(value));
            return;
        }
        match &field.kind {
            FieldType::YesNo => {
                // Of what is done in private nothing is asked where officials are present.
                let usual = if field.name == *"authorities_present" { "no" } else { "yes" };
                let code = wanted.unwrap_or_else(|| usual.to_owned());
                if code == "no" {
                    self.window.press(Key::ArrowRight);
                }
                self.window.press(Key::Space);
                self.said.insert(key, Some(Value::code(code.as_str())));
            }
            FieldType::One(list) | FieldType::Many(list) => {
                let first = || list.choices.first().map(|choice| choice.code.clone());
                let code = wanted.or_else(first).unwrap();
                let label = list.label(&code, self.language()).to_owned();
                if self.role() == Some(Role::RadioButton) {
                    let at = list.choices.iter().position(|choice| choice.code == code).unwrap();
                    (0..at).for_each(|_| self.window.press(Key::ArrowRight));
                    self.window.press(Key::Space);
                } else {
                    self.choose(&label);
                }
                let value = match field.kind {
                    FieldType::Many(_) => Value::Codes([code].into()),
                    _ => Value::code(code.as_str()),
                };
                self.said.insert(key, Some(value));
            }
            FieldType::Ref(_) | FieldType::Refs(_) => {
                let rows = options(&self.window);
                if field.kind.targets() == Some(&[]) {
                    // Of whatever kind: those that are called so.
                    self.window.type_text("мысал");
                } else {
                    self.window.press(Key::ArrowDown);
                }
                self.window
                    .until(&format!("records for {}", field.name), |window| options(window) > rows);
                self.window.press(Key::Enter);
                self.said.insert(key, None);
            }
            FieldType::Fields => {
                let code = "person.iin".to_owned();
                self.choose(field_list().label(&code, self.language()));
                self.said.insert(key, Some(Value::Codes([code].into())));
            }
            other => panic!("nothing is known of {other:?}"),
        }
    }

    /// Types the words of a choice, goes to it, takes it.
    fn choose(&mut self, label: &str) {
        self.window.type_text(label);
        for _ in 0..40 {
            if self.chosen_option().is_some_and(|option| option.trim() == label) {
                self.window.press(Key::Enter);
                return;
            }
            self.window.press(Key::ArrowDown);
        }
        panic!("{label} is not offered:\n{}", self.window.words());
    }

    /// The option on which one stands, in the list that unfolded last.
    fn chosen_option(&self) -> Option<String> {
        let root = self.window.harness.root();
        let nodes = root.children_recursive().map(|node| node.accesskit_node());
        let options = nodes.filter(|node| {
            node.role() == Role::ListBoxOption && node.toggled() == Some(Toggled::True)
        });
        options.last()?.label()
    }

    fn role(&self) -> Option<Role> {
        let root = self.window.harness.root();
        let node = root.children_recursive().find(egui_kittest::Node::is_focused)?;
        Some(node.accesskit_node().role())
    }

    /// Goes through the open questions of the form that has the keys. The second time only
    /// those are answered that were not, or on which others hang.
    fn fill(&mut self, form: &Form, time: usize) {
        let mut seen = BTreeSet::new();
        for _ in 0..MOST_STEPS {
            let Some(field) = self.here(form) else { return };
            if !seen.insert(field.name.clone()) {
                return;
            }
            let is_new = !self.said.contains_key(&(form.id.clone(), field.name.clone()));
            if is_new || !mentioned(form, field).is_empty() {
                self.answer(form, field, time);
            }
            self.window.press(Key::F8);
        }
        panic!("{}: there is always one more", form.id);
    }

    /// Once around a step of the interview by Tab: what is not answered yet gets an answer,
    /// and where nobody is named yet who did it, somebody is.
    fn lap(&mut self, step: &GuideStep) {
        let new = self.text.of_kind("involvement", OfKind::New);
        let mut first = None;
        for _ in 0..MOST_STOPS {
            let stop = self.window.harness.ctx.memory(|memory| memory.focused());
            if stop.is_some() && stop == first {
                return;
            }
            first = first.or(stop);
            let put = step.questions.iter().find_map(|question| {
                let form = builtin_form(question.kind.as_str())?;
                let field = self.here(form)?;
                let key = (form.id.clone(), field.name.clone());
                let is_put = question.fields.contains(&field.name) && !self.said.contains_key(&key);
                is_put.then_some((form, field))
            });
            if let Some((form, field)) = put {
                self.answer(form, field, 0);
            } else if self.is_at_a_decision() {
                self.window.press(Key::Space);
                for field in ["scope", "decision"] {
                    self.said
                        .insert(("consent_grant".parse().unwrap(), field.parse().unwrap()), None);
                }
            } else if self.window.focused().as_ref() == Some(&new)
                && !self.said.keys().any(|(kind, _)| *kind == *"involvement")
            {
                self.window.press(Key::Enter);
            }
            self.window.press(Key::Tab);
        }
        panic!("{}: Tab never comes back", step.id);
    }

    /// Whether the keys are at a use that nothing is decided on: at the first of its choices,
    /// which is to agree.
    fn is_at_a_decision(&self) -> bool {
        let root = self.window.harness.root();
        let Some(node) = root.children_recursive().find(egui_kittest::Node::is_focused) else {
            return false;
        };
        let node = node.accesskit_node();
        let agreed =
            builtin_lists()["consent_decision"].label("granted", self.language()).to_owned();
        node.role() == Role::RadioButton
            && node.toggled() == Some(Toggled::False)
            && node.label().is_some_and(|label| label.ends_with(&format!(": {agreed}")))
    }

    fn missing(&self, form: &Form) -> Vec<FieldName> {
        let is_own =
            |field: &Field| form.id == *"attachment" && OF_FILES.contains(&field.name.as_str());
        let asked = form.fields().filter(|field| is_asked(field) && !is_own(field));
        let asked = asked.map(|field| field.name.clone());
        asked.filter(|name| !self.said.contains_key(&(form.id.clone(), name.clone()))).collect()
    }

    fn go_to_section(&mut self, kind: &str) {
        let section = format!("{}: ", self.text.of_kind(kind, OfKind::Many));
        self.window.press_with(Modifiers::COMMAND, Key::Num1);
        self.window.tab_to_part(&section);
        self.window.press(Key::Enter);
        self.window.run();
    }

    /// Begins a record in its section, with its first question in hand.
    fn begin(&mut self, form: &Form) {
        self.go_to_section(form.id.as_str());
        if form.id == *"attachment" {
            self.window.press_with(Modifiers::COMMAND, Key::Num2);
            self.window.press(Key::ArrowDown);
            self.window.press_with(Modifiers::COMMAND, Key::Num3);
        } else {
            self.window.press_with(Modifiers::COMMAND, Key::N);
        }
        let label = form
            .fields()
            .find(|field| is_asked(field))
            .map(|field| field.labels.get(self.text.language()).to_owned());
        let label = label.unwrap();
        self.window.until("the form", |window| window.shows(&label));
        self.window.press(Key::F8);
    }

    /// Begins a row below a record that is begun for it.
    fn begin_row(&mut self, form: &Form, parent: &Form) {
        self.begin(parent);
        let title = form.title.get(self.text.language());
        let add = self.text.with("row-add", &[("what", title.into())]);
        self.window.tab_to(&add);
        self.window.press(Key::Enter);
        let label = form.fields().find(|field| is_asked(field)).unwrap();
        let label = label.labels.get(self.text.language()).to_owned();
        self.window.tab_to_part(&label);
    }
}

fn options(window: &Window) -> usize {
    window.harness.query_all_by_role(Role::ListBoxOption).count()
}

fn goes_through_every_form(language: Language) {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path());
    let window = Window::open(&path, Choices { language, ..Choices::default() });
    let mut filling = Filling { window, text: Text::of(language), said: BTreeMap::new() };
    for form in builtin_forms().values() {
        for time in 0..MOST_TIMES {
            match form.parent.as_ref().and_then(|parent| builtin_form(parent.as_str())) {
                Some(parent) => filling.begin_row(form, parent),
                None => filling.begin(form),
            }
            filling.fill(form, time);
            filling.window.wait(30.0);
            if filling.missing(form).is_empty() {
                break;
            }
        }
        let missing = filling.missing(form);
        assert!(missing.is_empty(), "{language:?} {}: {missing:?} are never asked", form.id);
    }
    filling.window.press_with(Modifiers::COMMAND, Key::L);
    let said = std::mem::take(&mut filling.said);
    drop(filling);
    holds(&path, &said);
}

/// Everything that was said stands in some record of its kind.
fn holds(path: &Path, said: &BTreeMap<(Kind, FieldName), Option<Value>>) {
    let work =
        Casework::open(path, Casework::passphrase(PASSPHRASE), Surroundings::system()).unwrap();
    for ((kind, name), value) in said {
        let rows = work.list(kind).unwrap();
        let told = rows.iter().filter_map(|row| {
            let page = work.page(&row.id).unwrap();
            match &page.folded.fields.get(name.as_str())?.status {
                Status::Agreed(value) | Status::Settled(value) => Some(value.clone()),
                _ => None,
            }
        });
        let told: Vec<Value> = told.collect();
        let is_there = match value {
            Some(value) => told.contains(value),
            None => told.iter().any(|value| value.state().is_none()),
        };
        let json = |value: &Value| value.to_json().to_string();
        let told: Vec<String> = told.iter().map(json).collect();
        let value = value.as_ref().map(json).unwrap_or_default();
        assert!(is_there, "{kind} {name}: {value} is not in {told:?}");
    }
}

/// What is shown only where it was called for: rows, marks on the drawing, who did it.
const CALLED_FOR: [&str; 6] = ["stay", "injury", "involvement", "charge", "sentence", "attachment"];

/// The guided interview from its first step to its last: each question that is put gets an
/// answer by keyboard.
fn leads_through_the_interview(language: Language) {
    let folder = tempfile::tempdir().unwrap();
    let path = vault(folder.path());
    agree(&path, language);
    let window = Window::open(&path, Choices { language, ..Choices::default() });
    let mut filling = Filling { window, text: Text::of(language), said: BTreeMap::new() };
    // That is said already: the language by which the questions are spoken, and a name.
    for (kind, name) in [("interview", "language"), ("person", "person_code")] {
        filling.said.insert((kind.parse().unwrap(), name.parse().unwrap()), None);
    }
    filling.go_to_section("interview");
    filling.window.press_with(Modifiers::COMMAND, Key::Num2);
    filling.window.press(Key::ArrowDown);
    let lead = filling.text.say("interview-lead");
    filling.window.until("the interview", |window| window.shows(&lead));
    filling.window.tab_to(&lead);
    filling.window.press(Key::Enter);
    for step in interview_guide() {
        let title = step.title.get(language).to_owned();
        filling
            .window
            .until("the step", |window| window.words().contains(&format!("Label: {title}")));
        filling.lap(step);
        if step.questions.iter().any(|question| CALLED_FOR.contains(&question.kind.as_str())) {
            filling.lap(step);
        }
        filling.window.wait(30.0);
        for question in &step.questions {
            let is_said = |field: &FieldName| {
                filling.said.contains_key(&(question.kind.clone(), field.clone()))
            };
            let is_put =
                !CALLED_FOR.contains(&question.kind.as_str()) && question.only != Only::Released;
            let is_answered = question.fields.iter().any(is_said);
            assert!(is_answered || !is_put, "{language:?} {} {}", step.id, question.id);
        }
        filling.window.press_with(Modifiers::COMMAND, Key::Enter);
    }
    assert!(filling.said.keys().any(|(kind, _)| *kind == *"involvement"), "nobody did it");
    filling.window.wait(30.0);
    filling.window.press_with(Modifiers::COMMAND, Key::L);
    let said = std::mem::take(&mut filling.said);
    drop(filling);
    holds(&path, &said);
}

/// The interview of the vault names who speaks, who agrees to its being recorded and stored.
fn agree(path: &Path, language: Language) {
    let unlock = Casework::passphrase(PASSPHRASE);
    let mut work = Casework::open(path, unlock, Surroundings::system()).unwrap();
    let person = work.list(&"person".parse().unwrap()).unwrap()[0].id.to_string();
    for row in work.list(&"interview".parse().unwrap()).unwrap() {
        work.delete(row.id).unwrap();
    }
    let case = work.list(&"case".parse().unwrap()).unwrap()[0].id.to_string();
    let told =
        [("interviewee", person.as_str()), ("language", language.code()), ("cases", case.as_str())];
    let interview = add(&mut work, "interview", &told).to_string();
    let told = [("person", person.as_str()), ("interview", interview.as_str())];
    let consent = add(&mut work, "consent", &told).to_string();
    for scope in ["record", "store"] {
        let told = [("parent", consent.as_str()), ("scope", scope), ("decision", "granted")];
        add(&mut work, "consent_grant", &told);
    }
}

#[test]
fn the_guided_interview_is_led_by_keyboard_in_english() {
    leads_through_the_interview(Language::En);
}

#[test]
fn the_guided_interview_is_led_by_keyboard_in_russian() {
    leads_through_the_interview(Language::Ru);
}

#[test]
fn the_guided_interview_is_led_by_keyboard_in_kazakh() {
    leads_through_the_interview(Language::Kk);
}

#[test]
fn every_form_is_filled_in_by_keyboard_in_english() {
    goes_through_every_form(Language::En);
}

#[test]
fn every_form_is_filled_in_by_keyboard_in_russian() {
    goes_through_every_form(Language::Ru);
}

#[test]
fn every_form_is_filled_in_by_keyboard_in_kazakh() {
    goes_through_every_form(Language::Kk);
}
