//! The guided interview: consent first, then the account, then the questions that it calls
//! for, step by step, in the language of the person. Everything recorded names the interview
//! as its source. Nothing is chosen beforehand, and nothing holds up saving.

mod consent;
mod map;
mod questions;
#[cfg(test)]
mod tests;
mod view;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use super::records::editor::files::Files;
use super::records::editor::{Editor, Filing};
use crate::casework::{Casework, InterviewPage, Outcome, SaidSo, TakeIn, is_granted, person_field};
use crate::form::{Ask, GuideQuestion, GuideStep, Only, Values, interview_guide};
use crate::record::{FieldName, Kind, Language, RecordId, Value};
use crate::ui::desk::{Asked, Desk, Model, Request, Undoable, take_done};
use crate::ui::route::Route;
use crate::ui::text::Text;

/// What the user wants.
enum Action {
    /// Shows another step.
    Step(usize),
    /// Begins one more record of a kind.
    Begin(Kind, Values),
    /// Decides on a use, for which there is no record yet.
    Decide { scope: String, decision: String },
    /// Speaks another language from now on.
    Speak(Language),
    /// Goes back to where one came from.
    Leave,
    /// Rests, with all that was typed saved.
    Pause,
    /// Goes on after a rest.
    GoOn,
    /// Chooses files that belong to the interview.
    Files,
    /// Removes a mark from the drawing.
    Remove(RecordId),
    /// Opens the closed steps: there is urgent risk, and the interview says why.
    Urgent,
}

/// The screen.
#[derive(Default)]
pub(in crate::ui) struct Interview {
    record: Option<RecordId>,
    page: Model<InterviewPage>,
    step: usize,
    /// The records that are filled in, each in an editor.
    editors: BTreeMap<RecordId, Editor>,
    /// Records that were begun here and may not be in the vault yet, in their order.
    begun: Vec<(Kind, RecordId)>,
    /// Decisions that were begun here, by use.
    begun_grants: BTreeMap<String, RecordId>,
    /// Records that are to be there even if nothing more is said of them.
    to_want: BTreeSet<RecordId>,
    /// Marks that are being removed.
    removing: Vec<(RecordId, Asked<Outcome>)>,
    /// Decisions to be said, or taken back, as soon as their editors are ready.
    to_say: BTreeMap<RecordId, Option<String>>,
    /// The language of the questions, if another than that of the interview was chosen.
    spoken: Option<Language>,
    map: map::Map,
    /// The decision in hand, by its place in the list of uses.
    row: usize,
    /// When the interview was opened here, by the window's clock.
    since: Option<f64>,
    is_here: bool,
    to_first: bool,
    is_paused: bool,
    is_urgent: bool,
    /// Files on their way into the vault.
    files: Option<Files>,
    left: Vec<Asked<SaidSo>>,
    /// What the log is being told.
    noted: Vec<Asked<()>>,
    actions: Vec<Action>,
}

fn name(text: &'static str) -> Option<FieldName> {
    FieldName::new(text).ok()
}

fn kind(text: &str) -> Option<Kind> {
    Kind::new(text).ok()
}

impl Interview {
    fn steps() -> &'static [GuideStep] {
        interview_guide()
    }

    fn here(&self) -> Option<&'static GuideStep> {
        Self::steps().get(self.step)
    }

    /// What the interview says in a field of codes.
    fn said(&self, field: &str) -> Option<&str> {
        self.record.and_then(|record| self.editors.get(&record))?.code(field)
    }

    /// Whether nobody else can hear what is said, officials least of all.
    fn is_private(&self) -> bool {
        self.said("private") == Some("yes") && !self.is_overheard()
    }

    /// Whether there are signs of pressure: no more than recording and storing can be agreed
    /// to then.
    fn is_pressed(&self) -> bool {
        match self.consent().and_then(|id| self.editors.get(&id)) {
            Some(consent) if consent.is_ready() => consent.code("pressure_doubt") == Some("yes"),
            _ => self.page.get().is_some_and(|page| page.is_pressed),
        }
    }

    /// Whether others can hear what is said.
    fn is_overheard(&self) -> bool {
        self.said("private") == Some("no") || self.said("authorities_present") == Some("yes")
    }

    /// The language in which questions are put: that of the interview, else the window's.
    fn language(&self, text: &Text) -> Language {
        let of_interview = self.page.get().and_then(|page| page.language);
        self.spoken.or(of_interview).unwrap_or(text.language())
    }

    /// Whether a step is closed until the account may be recorded.
    fn is_closed(&self, step: &GuideStep) -> bool {
        let open = ["before", "explain", "consent", "person", "close"].contains(&step.id.as_str());
        !open && !self.is_urgent && !self.may_record()
    }

    /// Whether recording and storing were agreed to.
    fn may_record(&self) -> bool {
        self.is_agreed_to("record") && self.is_agreed_to("store")
    }

    /// Whether a use was agreed to, also if that is just being saved. What is decided here
    /// counts, else what was decided before.
    fn is_agreed_to(&self, scope: &str) -> bool {
        self.page.get().is_some_and(|page| {
            let is_over = page.grants.get(scope).is_some_and(|grant| grant.is_over);
            !page.is_withdrawn && !is_over && is_granted(self.decision_on(page, scope))
        })
    }

    /// Whether consent to recording or storing was given and taken back.
    fn is_taken_back(&self) -> bool {
        let is_withdrawn =
            |page: &InterviewPage, scope| self.decision_on(page, scope) == Some("withdrawn");
        self.page.get().is_some_and(|page| {
            page.is_withdrawn
                || ["record", "store"].into_iter().any(|scope| is_withdrawn(page, scope))
        })
    }

    /// What is decided on a use: in this interview, else before it.
    fn decision_on<'a>(&'a self, page: &'a InterviewPage, scope: &str) -> Option<&'a str> {
        if self.grant(page, scope).is_some() {
            return self.decided_here(page, scope);
        }
        page.before.get(scope).filter(|before| !before.is_over)?.decision.as_deref()
    }

    /// What is decided on a use in this interview, from the first moment on: also while it
    /// is still being read or is not said yet.
    fn decided_here<'a>(&'a self, page: &'a InterviewPage, scope: &str) -> Option<&'a str> {
        let id = self.grant(page, scope)?;
        if let Some(decision) = self.to_say.get(&id) {
            return decision.as_deref();
        }
        match self.editors.get(&id) {
            Some(editor) if editor.is_ready() => editor.code("decision"),
            _ => page.grants.get(scope)?.decision.as_deref(),
        }
    }

    /// Whether a question is put: of that record, or as a row of it.
    fn is_put(&self, question: &GuideQuestion, record: Option<RecordId>) -> bool {
        let code = |id: &RecordId, field: &str| self.editors.get(id)?.code(field);
        match question.only {
            Only::Always => true,
            Only::Private => self.is_private(),
            Only::Stored => self.may_record(),
            Only::Photograph => !self.is_pressed() && self.is_agreed_to("photograph"),
            Only::Released => record
                .and_then(|id| code(&id, "status"))
                .is_some_and(|status| status.starts_with("released")),
            Only::Convicted => record
                .and_then(|id| code(&id, "outcome"))
                .is_some_and(|outcome| outcome.starts_with("convicted")),
            Only::Uncomplained => kind("proceeding").is_some_and(|of| {
                !self.told(&of).iter().any(|id| code(id, "side") == Some("about_violation"))
            }),
        }
    }

    fn grant(&self, page: &InterviewPage, scope: &str) -> Option<RecordId> {
        let there = page.grants.get(scope).map(|grant| grant.record);
        there.or_else(|| self.begun_grants.get(scope).copied())
    }

    fn consent(&self) -> Option<RecordId> {
        let begun = self.begun.iter().find(|(kind, _)| kind.as_str() == "consent");
        self.page.get().and_then(|page| page.consent).or(begun.map(|(_, id)| *id))
    }

    /// The records of a kind that the interview tells of, those begun here last.
    fn told(&self, kind: &Kind) -> Vec<RecordId> {
        let page = self.page.get();
        match kind.as_str() {
            "interview" => self.record.into_iter().collect(),
            "person" => page.and_then(|page| page.interviewee).into_iter().collect(),
            "consent" => self.consent().into_iter().collect(),
            "case" => page.and_then(|page| page.case).into_iter().collect(),
            "consent_grant" => {
                let there = page.into_iter().flat_map(|page| page.grants.values());
                there
                    .map(|grant| grant.record)
                    .chain(self.begun_grants.values().copied())
                    .collect::<BTreeSet<_>>()
                    .into_iter()
                    .collect()
            }
            _ => {
                // What was begun here keeps its place when it comes to lie in the vault.
                let begun = self.begun.iter().filter(|(of, _)| of == kind).map(|(_, id)| *id);
                let begun: Vec<RecordId> = begun.collect();
                let there = page.and_then(|page| page.told.get(kind)).into_iter().flatten();
                let mut all: Vec<RecordId> =
                    there.copied().filter(|id| !begun.contains(id)).collect();
                all.extend(begun);
                all
            }
        }
    }

    /// Goes on to the next step.
    pub(in crate::ui) fn next(&mut self) {
        let last = Self::steps().len().saturating_sub(1);
        self.actions.push(Action::Step((self.step + 1).min(last)));
    }

    /// Gives the keys to the next question that nobody has answered.
    pub(in crate::ui) fn next_open(&mut self) {
        if let Some(editor) = self.editors.values_mut().find(|editor| editor.has_focus()) {
            editor.next_open();
        } else {
            self.to_first = true;
        }
    }

    /// Has everything kept that is typed. Waits for nothing.
    pub(in crate::ui) fn keep(&mut self, desk: &Desk) {
        self.say_unread(desk);
        self.editors.values_mut().for_each(|editor| editor.keep_now(desk));
    }

    /// Waits until then for what is being kept and written.
    pub(in crate::ui) fn wait(&mut self, until: Instant) {
        self.editors.values_mut().for_each(|editor| editor.wait(until));
        for asked in &mut self.left {
            let _ = asked.wait(until);
        }
        for asked in &mut self.noted {
            let _ = asked.wait(until);
        }
    }

    /// Takes in what is done, and asks for what is stale.
    pub(in crate::ui) fn logic(&mut self, desk: &mut Desk, route: &Route, now: f64, text: &Text) {
        let said = take_done(&mut self.left).into_iter().map(|said| said.map(drop));
        for done in said.chain(take_done(&mut self.noted)) {
            match done {
                Ok(()) => desk.changed(),
                Err(error) => desk.request(Request::Failed(error)),
            }
        }
        self.take_in_removed(desk);
        let Route::Interview(record) = route else {
            if std::mem::take(&mut self.is_here) {
                self.leave_all(desk, now);
            }
            return;
        };
        if self.record != Some(*record) {
            self.leave_all(desk, now);
            let (left, noted) = (std::mem::take(&mut self.left), std::mem::take(&mut self.noted));
            *self = Self {
                record: Some(*record),
                since: Some(now),
                to_first: true,
                left,
                noted,
                removing: std::mem::take(&mut self.removing),
                ..Self::default()
            };
        }
        self.is_here = true;
        let (interview, language) = (*record, text.language());
        self.page.refresh(desk, move |work, _| work.interview_page(&interview, language));
        self.perform(desk, now);
        match self.files.take().map(|files| files.go_on(desk)) {
            None => {}
            Some(Ok(files)) => self.files = Some(files),
            Some(Err(Ok(_))) => desk.changed(),
            Some(Err(Err(error))) => desk.request(Request::Failed(error)),
        }
        self.seat(desk);
        for editor in self.editors.values_mut() {
            editor.logic(desk, now, text);
        }
        self.say_due(now);
        self.want_due(desk);
    }

    /// Has records be there that wait for nothing more.
    fn want_due(&mut self, desk: &Desk) {
        let editors = &mut self.editors;
        self.to_want.retain(|id| match editors.get_mut(id) {
            Some(editor) if editor.is_ready() => {
                editor.want(desk);
                false
            }
            editor => editor.is_some(),
        });
    }

    /// Removes a mark; it can be undone.
    fn remove(&mut self, desk: &Desk, mark: RecordId) {
        self.to_want.remove(&mark);
        self.begun.retain(|(_, id)| *id != mark);
        self.editors.remove(&mark);
        self.removing.push((mark, desk.keep(move |work| work.delete(mark))));
    }

    /// Tells what was removed.
    fn take_in_removed(&mut self, desk: &mut Desk) {
        for (mark, mut asked) in std::mem::take(&mut self.removing) {
            match asked.done() {
                None => self.removing.push((mark, asked)),
                Some(Ok(_)) => {
                    desk.changed();
                    let undo = Undoable::Record(mark);
                    desk.request(Request::DoneWithUndo("body-removed", undo));
                }
                Some(Err(error)) => desk.request(Request::Failed(error)),
            }
        }
    }

    fn leave_all(&mut self, desk: &Desk, now: f64) {
        self.say_unread(desk);
        for mut editor in std::mem::take(&mut self.editors).into_values() {
            self.left.extend(editor.leave(desk, now));
        }
        self.begun.clear();
        self.begun_grants.clear();
    }

    fn perform(&mut self, desk: &mut Desk, now: f64) {
        for action in std::mem::take(&mut self.actions) {
            match action {
                Action::Step(step) => {
                    // What was typed is saved before one goes on, so that what follows can
                    // name it.
                    self.editors.values_mut().for_each(|editor| editor.commit_now(desk));
                    (self.step, self.to_first) = (step, true);
                }
                Action::Begin(kind, given) => self.begin(desk, kind, given),
                Action::Decide { scope, decision } => self.decide(desk, scope, decision, now),
                Action::Speak(language) => self.spoken = Some(language),
                Action::Pause => {
                    self.editors.values_mut().for_each(|editor| editor.commit_now(desk));
                    self.is_paused = true;
                }
                Action::Remove(mark) => self.remove(desk, mark),
                Action::GoOn => (self.is_paused, self.to_first) = (false, true),
                Action::Files => {
                    let case = self.page.get().and_then(|page| page.case);
                    let to = TakeIn { case, linked: self.record };
                    self.files = Some(Files::choose(desk, to));
                }
                Action::Urgent => {
                    // The reason is written first.
                    self.editors.values_mut().for_each(|editor| editor.commit_now(desk));
                    if let Some(record) = self.record {
                        let note = move |work: &mut Casework| work.go_on_without_consent(record);
                        self.noted.push(desk.keep(note));
                    }
                    (self.is_urgent, self.to_first) = (true, true);
                }
                Action::Leave => {
                    if let (Some(record), Some(kind)) = (self.record, kind("interview")) {
                        desk.go(Route::of(&kind, record));
                    }
                }
            }
        }
    }

    /// Begins a record: of the person, told by this interview, filed under its case.
    fn begin(&mut self, desk: &mut Desk, kind: Kind, mut given: Values) {
        let Some(id) = desk.new_id() else { return };
        let page = self.page.get();
        let person = page.and_then(|page| page.person);
        let case = page.and_then(|page| page.case);
        // Whom a witness tells of is said by nothing but the witness.
        let is_said = !self.is_witness() || page.is_some_and(|page| page.is_about_named);
        if let (Some(field), Some(person)) = (person_field(kind.as_str()).and_then(name), person)
            && is_said
        {
            let value =
                if field == "persons" { Value::Refs([person].into()) } else { Value::Ref(person) };
            given.insert(field, value);
        }
        if kind == *"consent" {
            let interviewee = page.and_then(|page| page.interviewee);
            let pairs =
                [("person", interviewee), ("given_by", interviewee), ("interview", self.record)];
            for (field, id) in pairs {
                if let (Some(field), Some(id)) = (name(field), id) {
                    given.insert(field, Value::Ref(id));
                }
            }
        }
        if kind == *"involvement"
            && let (Some(field), Some(target)) = (name("target"), self.last_done())
        {
            given.insert(field, Value::Ref(target));
            // What was done has to be there before who did it.
            if let Some(editor) = self.editors.get_mut(&target) {
                editor.want(desk);
            }
        }
        let filing = Filing { case, parent: None, source: self.record };
        if kind == *"injury" {
            // Where it is is said by the mark itself.
            self.map.mark = Some(id);
            self.to_want.insert(id);
        }
        self.editors.insert(id, Editor::new(id, kind.clone(), filing).knowing(given));
        self.begun.push((kind, id));
    }

    /// Whether a witness speaks of what was done to others.
    fn is_witness(&self) -> bool {
        self.here().is_some_and(|step| step.id == "witness")
    }

    /// What somebody did who is told of in this step: the last of it.
    fn last_done(&self) -> Option<RecordId> {
        let of = match self.here()?.id.as_str() {
            "arrest" => "arrest",
            "death" => "death",
            _ => "act",
        };
        self.told(&kind(of)?).last().copied()
    }

    /// Begins the record of a decision, as a row of the consent.
    fn decide(&mut self, desk: &mut Desk, scope: String, decision: String, _now: f64) {
        let (Some(consent), Some(id)) = (self.consent(), desk.new_id()) else { return };
        let (Some(of), Some(field)) = (kind("consent_grant"), name("scope")) else { return };
        // The consent has to be there before its rows.
        if let Some(editor) = self.editors.get_mut(&consent) {
            editor.want(desk);
        }
        let mut given = Values::from([(field, Value::code(scope.as_str()))]);
        // A decision is replaced only by one that names it.
        let before = self.page.get().and_then(|page| page.before.get(&scope));
        if let (Some(field), Some(before)) = (name("replaces"), before) {
            given.insert(field, Value::Refs(before.records.iter().copied().collect()));
        }
        let filing = Filing { case: None, parent: Some(consent), source: None };
        self.editors.insert(id, Editor::new(id, of, filing).knowing(given));
        self.begun_grants.insert(scope, id);
        self.to_say.insert(id, Some(decision));
    }

    /// Says what was chosen before its editor was there.
    fn say_due(&mut self, now: f64) {
        let Some(field) = name("decision") else { return };
        let editors = &mut self.editors;
        self.to_say.retain(|id, decision| match editors.get_mut(id) {
            Some(editor) if editor.is_ready() => {
                editor.say_code(&field, decision.take(), now);
                false
            }
            editor => editor.is_some(),
        });
    }

    /// Has decisions written whose editors are not there yet, and will not be.
    fn say_unread(&mut self, desk: &Desk) {
        let Some(field) = name("decision") else { return };
        self.want_due(desk);
        for id in std::mem::take(&mut self.to_want) {
            if let Some(editor) = self.editors.get_mut(&id) {
                editor.say_unread(desk, BTreeMap::new());
            }
        }
        let due = std::mem::take(&mut self.to_say);
        if due.is_empty() {
            return;
        }
        // The consent has to be there before its rows.
        let begun = self.consent().filter(|id| self.begun.iter().any(|(_, begun)| begun == id));
        if let Some(consent) = begun.and_then(|id| self.editors.get_mut(&id)) {
            consent.say_unread(desk, BTreeMap::new());
        }
        for (id, decision) in due {
            if let Some(editor) = self.editors.get_mut(&id) {
                editor.say_unread(desk, [(field.clone(), decision.map(Value::code))].into());
            }
        }
    }

    /// Gives each record that the step asks of an editor; one is begun where there is none.
    fn seat(&mut self, desk: &mut Desk) {
        let (Some(step), Some(page)) = (self.here(), self.page.get()) else { return };
        let (case, source) = (page.case, self.record);
        let mut missing = Vec::new();
        let mut wanted: Vec<(Kind, RecordId)> = Vec::new();
        // The rows of a detention or a proceeding are shown by its own editor; decisions have
        // editors of their own, and need the consent that they are rows of.
        let of_questions = step.questions.iter().flat_map(|question| match question.row_of() {
            Some(consent) if *consent == *"consent" => vec![consent, &question.kind],
            Some(_) => Vec::new(),
            None => vec![&question.kind],
        });
        for of in of_questions.chain(kind("interview").iter()) {
            let told = self.told(of);
            let is_own =
                ["interview", "person", "case", "involvement", "consent_grant", "attachment"];
            let is_own = is_own.contains(&of.as_str());
            let is_marks = step.questions.iter().any(|q| q.kind == *of && q.ask == Ask::Map);
            // Nothing new is begun for what was told another time, but what is agreed to now.
            let is_again = step.id == "follow_up" && *of != *"consent";
            if told.is_empty() && !is_own && !is_marks && !is_again && !missing.contains(of) {
                missing.push(of.clone());
            }
            wanted.extend(told.into_iter().map(|id| (of.clone(), id)));
        }
        let can_begin = page.person.is_some() && page.interviewee.is_some();
        for (of, id) in wanted {
            let filing = Filing { case, parent: None, source };
            self.editors.entry(id).or_insert_with(|| Editor::new(id, of, filing));
        }
        for of in missing.into_iter().filter(|_| can_begin) {
            self.begin(desk, of, Values::new());
        }
    }

    /// How many questions of a step are open: no field of theirs holds anything.
    fn open(&self, step: &GuideStep) -> usize {
        let Some(page) = self.page.get() else { return 0 };
        let is_open = |question: &&GuideQuestion| {
            let told = self.told(&question.kind);
            let is_answered = |id: &RecordId| {
                question.fields.iter().any(|field| {
                    page.answered.contains(&(*id, field.clone()))
                        || self.editors.get(id).is_some_and(|editor| editor.has(field))
                })
            };
            let does_not_apply = |id: &RecordId| {
                self.editors.get(id).is_some_and(|editor| !editor.puts(&question.fields))
            };
            if question.fields.iter().any(|field| *field == *"decision") {
                // Each use is a line of its own; none is left out.
                let is_open = |scope: &str| self.decided_here(page, scope).is_none();
                return consent::uses().any(is_open);
            }
            !told.iter().any(is_answered) && (told.is_empty() || !told.iter().all(does_not_apply))
        };
        // Rows that belong to a detention or a proceeding may well be none.
        let is_row = |question: &GuideQuestion| {
            question.row_of().is_some_and(|parent| *parent != *"consent")
        };
        let asked = step.questions.iter().filter(|question| !is_row(question));
        asked.filter(|question| self.is_put(question, None)).filter(is_open).count()
    }
}
