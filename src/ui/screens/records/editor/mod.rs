//! The editor of a record, made from its form: every field with the widget of its type,
//! what it says, and who says it. What is typed is a draft in the vault within a second,
//! and a revision when one leaves the record or pauses.

mod act;
mod answer;
mod below;
mod claims;
mod field;
pub(in crate::ui) mod files;
mod head;
mod loaded;
mod pictured;
mod rank;
pub(in crate::ui) mod read;
mod reference;
mod rows;
mod save;
mod view;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use eframe::egui::TextureHandle;

use crate::casework::{ListRow, RecordPage, SaidSo, Verdict};
use crate::form::{Field, FieldError, Form, Live, Shown, Values};
use crate::history::Status;
use crate::record::{FieldName, Kind, Language, PartialDate, RecordId, RevisionId, Value};
use crate::ui::desk::{Asked, Desk, Model, Request};
use crate::ui::screens::previews::Previews;
use crate::ui::text::Text;

use answer::{Answer, Typed};
use loaded::{Loaded, load};
use save::Saving;

/// Where a record that is not saved yet is to go, and who says what is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::ui) struct Filing {
    /// The case that it is filed under.
    pub(in crate::ui) case: Option<RecordId>,
    /// The record that it is a row of.
    pub(in crate::ui) parent: Option<RecordId>,
    /// The interview or document that says so.
    pub(in crate::ui) source: Option<RecordId>,
}

/// What the user wants of the editor.
#[derive(Debug, Clone)]
enum Action {
    /// Looks records up for a reference.
    Search(FieldName, String),
    /// Holds what a claim says to be right.
    Settle(FieldName, Verdict, BTreeSet<RevisionId>),
    /// Goes to another record.
    Go(Kind, RecordId),
    /// Leads the interview step by step.
    Lead,
    /// Looks at a photo.
    Look(RecordId),
    /// Unfolds a row, or begins a new one.
    OpenRow(Kind, Option<RecordId>),
    /// Folds a row again.
    CloseRow(RecordId),
    /// Begins a new record for a reference.
    New(FieldName, Kind),
    /// Chooses files for a reference.
    Files(FieldName),
    /// Has done with the record that was begun for a reference.
    Done,
    /// Throws it away.
    Drop,
    /// Takes the last saving back, once what is typed is saved.
    Undo,
    /// Takes it back now.
    UndoNow,
}

/// The editor of one record.
pub(in crate::ui) struct Editor {
    record: RecordId,
    kind: Kind,
    filing: Filing,
    language: Language,
    loaded: Model<Loaded>,
    answers: BTreeMap<FieldName, Answer>,
    /// The form with the answers in it: what applies, what is worked out.
    live: Option<Live>,
    /// What whoever began it knows already: the person, the act.
    given: Values,
    /// What stands in fields of a new record before anybody has said anything.
    defaults: BTreeSet<FieldName>,
    /// The choices that filters leave, as long as no answer changes.
    offered: BTreeMap<FieldName, Arc<Vec<usize>>>,
    /// How high fields are drawn, to pass over those that are out of sight.
    heights: BTreeMap<FieldName, f32>,
    /// Whether the form is so long that they are passed over.
    is_long: bool,
    /// Fields that say something else than the vault.
    touched: BTreeSet<FieldName>,
    saving: Saving,
    folded: BTreeSet<usize>,
    /// Rows that are unfolded, each in an editor of its own.
    rows: BTreeMap<RecordId, Editor>,
    /// A record that is begun for a reference, in an editor of its own below the field.
    begun: Option<(FieldName, Box<Editor>)>,
    /// Files on their way into a field.
    files: Option<(FieldName, files::Files)>,
    /// The field that has the keys, once it is drawn in this frame.
    focused: Option<FieldName>,
    /// The field that had them in the frame before.
    was_focused: Option<FieldName>,
    /// The field that had them last: the next open question is looked for from there.
    here: Option<FieldName>,
    /// A field that is to get them.
    to_focus: Option<FieldName>,
    /// Whether the first field is to get the keys, once it is there.
    to_first: bool,
    /// Whether it was just saved for the first time.
    is_born: bool,
    /// Whether the last saving is to be taken back once what is typed is saved.
    is_to_undo: bool,
    search: Option<(FieldName, String, Asked<Vec<ListRow>>)>,
    found: BTreeMap<FieldName, Found>,
    previews: Previews,
    /// The pictures of the form that were drawn, by their names.
    pictures: BTreeMap<String, Option<TextureHandle>>,
    /// Judgements and undoings under way, each with the key of what is told then.
    judging: Vec<(&'static str, Asked<SaidSo>)>,
    /// Rows that were folded, while what was typed there is written.
    left: Vec<Asked<SaidSo>>,
    actions: Vec<Action>,
}

/// Of a form with more fields than this only those in sight are drawn: a screen reader is
/// told of those alone, which the built-in forms never do.
const LONG: usize = 150;
/// As many records are offered for a reference.
const OFFERED: usize = 30;

/// The records that were found for what was typed for a reference.
#[derive(Default)]
struct Found {
    typed: String,
    rows: Vec<ListRow>,
}

impl Editor {
    /// The editor of a record, there already or yet to be.
    pub(in crate::ui) fn new(record: RecordId, kind: Kind, filing: Filing) -> Self {
        Self {
            record,
            kind,
            filing,
            language: Language::En,
            loaded: Model::default(),
            answers: BTreeMap::new(),
            live: None,
            given: Values::new(),
            defaults: BTreeSet::new(),
            offered: BTreeMap::new(),
            heights: BTreeMap::new(),
            is_long: false,
            touched: BTreeSet::new(),
            saving: Saving::default(),
            folded: BTreeSet::new(),
            rows: BTreeMap::new(),
            begun: None,
            files: None,
            focused: None,
            was_focused: None,
            here: None,
            to_focus: None,
            to_first: false,
            is_born: false,
            search: None,
            found: BTreeMap::new(),
            previews: Previews::default(),
            pictures: BTreeMap::new(),
            judging: Vec::new(),
            is_to_undo: false,
            left: Vec::new(),
            actions: Vec::new(),
        }
    }

    /// The same, with what whoever begins it knows already. It is said with the first answer.
    pub(in crate::ui) fn knowing(self, given: Values) -> Self {
        Self { given, ..self }
    }

    /// The code that a field holds.
    pub(in crate::ui) fn code(&self, name: &str) -> Option<&str> {
        match &self.answers.get(name)?.typed {
            Typed::Code(code) => code.as_deref(),
            _ => None,
        }
    }

    /// Whether a field holds anything, or says why it does not.
    pub(in crate::ui) fn has(&self, name: &FieldName) -> bool {
        self.is_said(name)
    }

    /// The number that a field holds.
    pub(in crate::ui) fn number(&self, name: &str) -> Option<f32> {
        match &self.answers.get(name)?.typed {
            Typed::Text(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// Whether a field of it has the keys.
    pub(in crate::ui) fn has_focus(&self) -> bool {
        self.was_focused.is_some()
    }

    /// Has the record be there even if nothing is said of it: its rows wait.
    pub(in crate::ui) fn want(&mut self, desk: &Desk) {
        if self.is_new() && !self.saving.is_begun {
            self.touched.append(&mut self.defaults);
            self.commit(desk, true);
        }
    }

    /// Whether its form is here, so that it can be filled in.
    pub(in crate::ui) fn is_ready(&self) -> bool {
        self.live.is_some()
    }

    /// Says a code, or takes it back.
    pub(in crate::ui) fn say_code(&mut self, name: &FieldName, code: Option<String>, now: f64) {
        if let Some(answer) = self.answers.get(name) {
            let answer = answer.saying(Typed::Code(code), None);
            self.answered(name, answer, now);
        }
    }

    /// The record.
    pub(in crate::ui) fn record(&self) -> RecordId {
        self.record
    }

    /// Its kind.
    pub(in crate::ui) fn kind(&self) -> &Kind {
        &self.kind
    }

    /// Takes what is typed from now on as said by this record.
    pub(in crate::ui) fn set_source(&mut self, desk: &Desk, source: Option<RecordId>) {
        if self.filing.source != source && !self.touched.is_empty() {
            // It was said by the one before.
            self.commit(desk, false);
        }
        self.filing.source = source;
        if let Some((_, begun)) = &mut self.begun {
            begun.set_source(desk, source);
        }
        self.rows.values_mut().for_each(|row| row.set_source(desk, source));
    }

    fn form(&self) -> Option<&Arc<Form>> {
        self.loaded.get()?.form.as_ref()
    }

    fn page(&self) -> Option<&RecordPage> {
        self.loaded.get()?.page.as_ref()
    }

    /// Whether the vault has no revision of it.
    fn is_new(&self) -> bool {
        self.loaded.get().is_some_and(|loaded| loaded.page.is_none())
    }

    /// Takes in what is done, and asks for what is stale.
    pub(in crate::ui) fn logic(&mut self, desk: &mut Desk, now: f64, text: &Text) {
        let language = text.language();
        let is_other_language = self.language != language;
        self.language = language;
        let (record, kind, parent) = (self.record, self.kind.clone(), self.filing.parent);
        let mut ids = self.named();
        ids.insert(record);
        let is_new = self
            .loaded
            .refresh(desk, move |work, _| load(work, record, &kind, parent, &ids, language));
        if is_new || is_other_language {
            self.take_over();
            self.previews.again();
        }
        self.previews.logic(desk, self.files());
        self.perform(desk, now);
        self.take_in_files(desk, now);
        self.save(desk, now);
        for row in self.rows.values_mut() {
            row.logic(desk, now, text);
        }
        self.take_in_begun(desk, now, text);
        let mut rest = Vec::new();
        for mut asked in std::mem::take(&mut self.left) {
            match asked.done() {
                None => rest.push(asked),
                Some(Ok(_)) => desk.changed(),
                Some(Err(error)) => desk.request(Request::Failed(error)),
            }
        }
        self.left = rest;
    }

    /// Puts what the vault says into the fields that nobody is typing in.
    fn take_over(&mut self) {
        let Some(loaded) = self.loaded.get() else { return };
        let Some(form) = &loaded.form else { return };
        let mut answers = BTreeMap::new();
        for field in form.fields() {
            let value =
                loaded.page.as_ref().and_then(|page| page.folded.value(field.name.as_str()));
            let answer = match (self.answers.get(&field.name), value) {
                (Some(typed), _) if self.is_unsaved(&field.name) => typed.clone(),
                (_, Some(value)) => Answer::of(&field.kind, value, self.language),
                (_, None) => Answer::empty(&field.kind, self.language),
            };
            answers.insert(field.name.clone(), answer);
        }
        // Once, after it was opened: what was typed before a lock or a crash is there again.
        if let (true, Some(draft)) = (self.answers.is_empty(), &loaded.draft) {
            // It goes where it was begun to go, and is said by who said it then.
            self.filing.source = draft.source;
            if loaded.page.is_none() {
                match form.parent {
                    Some(_) => self.filing.parent = self.filing.parent.or(draft.filed),
                    None => self.filing.case = draft.filed,
                }
            }
        }
        let drafted =
            if self.answers.is_empty() { save::drafted(loaded.draft.as_ref()) } else { None };
        for (name, json) in drafted.into_iter().flatten() {
            if let Some(answer) = answers.get_mut(name.as_str()) {
                answer.take(&json);
                self.touched.insert(name);
            }
        }
        self.answers = answers;
        self.begin_live();
    }

    /// Puts the answers into the form, and on a new record what the form has stand there.
    fn begin_live(&mut self) {
        let Some(Loaded { form: Some(form), kin, page, .. }) = self.loaded.get() else { return };
        let (form, is_new) = (Arc::clone(form), page.is_none());
        let mut live = Live::new(Arc::clone(&form), self.values(&form), kin.clone());
        if is_new && self.touched.is_empty() {
            for (name, value) in live.take_defaults().into_iter().chain(self.given.clone()) {
                live.set(&name, Some(value.clone()));
                if let Some(field) = form.field(name.as_str()) {
                    let answer = Answer::of(&field.kind, &value, self.language);
                    self.answers.insert(name.clone(), answer);
                    self.defaults.insert(name);
                }
            }
        }
        self.is_long = form.fields().count() > LONG;
        self.live = Some(live);
        self.offered.clear();
    }

    /// Takes out of answers what their lists do not offer any more after another answer.
    fn take_out_filtered(&mut self, name: &FieldName, now: f64) {
        let (Some(live), Some(form)) = (&self.live, self.form().cloned()) else { return };
        let fields = live.filtered_by(name).into_iter().filter(|field| field != name);
        let left = fields.filter_map(|name| {
            let left = live.left_of(form.field(name.as_str())?)?;
            Some((name, left))
        });
        for (name, left) in left.collect::<Vec<_>>() {
            let typed = match self.answers.get(&name).map(|answer| &answer.typed) {
                Some(Typed::Code(_)) => Typed::Code(None),
                Some(Typed::Codes(_)) => Typed::Codes(left),
                _ => continue,
            };
            if let Some(answer) = self.answers.get(&name) {
                let answer = answer.saying(typed, None);
                self.answered(&name, answer, now);
            }
        }
    }

    /// What is worked out of the answers stands in its fields, to be saved with them.
    fn work_out(&mut self) {
        let (Some(live), Some(form)) = (&self.live, self.form().cloned()) else { return };
        for (name, value) in live.worked_out() {
            let is_said = self.answers.get(&name).is_some_and(|answer| {
                form.field(name.as_str())
                    .is_some_and(|field| answer.said(field) == Ok(Some(value.clone())))
            });
            if let Some(field) = form.field(name.as_str()).filter(|_| !is_said) {
                let answer = Answer::of(&field.kind, &value, self.language);
                self.answers.insert(name.clone(), answer);
                self.touched.insert(name);
            }
        }
    }

    /// The choices of a field that are offered, in their order; none if it is all of its list.
    fn offered(&mut self, field: &Field) -> Option<Arc<Vec<usize>>> {
        if let Some(offered) = self.offered.get(&field.name) {
            return Some(Arc::clone(offered));
        }
        let offered = Arc::new(self.live.as_ref()?.offered(field)?);
        self.offered.insert(field.name.clone(), Arc::clone(&offered));
        Some(offered)
    }

    /// What a field is called, with the answers that its name repeats.
    fn name_of(&self, field: &Field) -> String {
        match &self.live {
            Some(live) => live.words(&field.labels, self.language),
            None => field.labels.get(self.language).to_owned(),
        }
    }

    /// What the fields say, as far as it can be read: what decides which fields apply.
    fn values(&self, form: &Form) -> Values {
        let said = |field: &Field| {
            let value = self.answers.get(&field.name)?.said(field).ok()??;
            Some((field.name.clone(), value))
        };
        form.fields().filter_map(said).collect()
    }

    /// The fields that apply, by group.
    fn applying<'f>(&self, form: &'f Form) -> Vec<(usize, Vec<&'f Field>)> {
        let applies =
            |field: &Field| self.live.as_ref().is_none_or(|live| live.applies(field.name.as_str()));
        let group = |(at, group): (usize, &'f crate::form::Group)| {
            let shows = |field: &&Field| {
                !is_kept_by_program(field.name.as_str())
                    && field.shown != Shown::Hidden
                    && (applies(field) || self.is_answered(field))
            };
            (at, group.fields.iter().filter(shows).collect::<Vec<_>>())
        };
        form.groups.iter().enumerate().map(group).filter(|(_, fields)| !fields.is_empty()).collect()
    }

    fn is_unsaved(&self, name: &FieldName) -> bool {
        self.touched.contains(name) || self.saving.has_in_hand(name)
    }

    fn is_said(&self, name: &FieldName) -> bool {
        self.answers.get(name).is_some_and(|answer| !answer.is_not_asked())
    }

    /// What keeps a field from being saved.
    fn problem(&self, field: &Field) -> Option<FieldError> {
        self.answers.get(&field.name)?.said(field).err()
    }

    fn status(&self, name: &FieldName) -> Option<&Status> {
        let field = self.page()?.folded.fields.get(name.as_str())?;
        Some(&field.status)
    }

    /// Takes the last saving back.
    pub(in crate::ui) fn undo(&mut self) {
        self.actions.push(Action::Undo);
    }

    /// Gives the keys to the first field.
    pub(in crate::ui) fn focus_first(&mut self) {
        self.to_first = true;
    }

    /// The record, once, if it was just saved for the first time and others can name it as
    /// their source.
    pub(in crate::ui) fn take_new_source(&mut self) -> Option<RecordId> {
        std::mem::take(&mut self.is_born)
            .then_some(self.record)
            .filter(|_| self.kind.as_str() == "interview")
    }

    /// A date of the record other than this field's: days without a year belong to it.
    fn other_date(&self, name: &FieldName) -> Option<PartialDate> {
        let typed = self.live.as_ref()?.values().iter();
        typed.filter(|(other, _)| *other != name).find_map(|(_, value)| match value {
            Value::Date { date, .. } => Some(date.clone()),
            _ => None,
        })
    }

    /// Changes a field.
    fn answered(&mut self, name: &FieldName, mut answer: Answer, now: f64) {
        answer.context = self.other_date(name);
        let form = self.form().cloned();
        let field = form.as_ref().and_then(|form| form.field(name.as_str()));
        let value = field.and_then(|field| answer.said(field).ok().flatten());
        self.answers.insert(name.clone(), answer);
        self.touched.insert(name.clone());
        self.defaults.remove(name);
        // What stood there from the beginning is said along with the first answer.
        self.touched.append(&mut self.defaults);
        if let Some(live) = &mut self.live {
            live.set(name, value);
            self.offered.clear();
            self.work_out();
        }
        self.take_out_filtered(name, now);
        self.saving.typed(name, now);
    }
}

/// Fields that no person fills in: the program does.
fn is_kept_by_program(name: &str) -> bool {
    matches!(name, "parent" | "order" | "deleted" | "sha256")
}

/// A value that a field would take on from the vault.
fn shown_value<'p>(page: Option<&'p RecordPage>, name: &FieldName) -> Option<&'p Value> {
    page?.folded.value(name.as_str())
}
