//! Merging: bundles are chosen or dropped, looked at, and what they would bring is told.
//! Nothing changes before Merge is pressed.

mod state;
#[cfg(test)]
mod tests;
mod view;

use std::path::PathBuf;

use eframe::egui::Ui;

use self::state::{Comparing, Done, Found, Preview, State};
use crate::casework::{
    BundleFile, BundleSummary, CaseworkError, Incoming, MergeReport, Outcome, bundle_files,
    read_card,
};
use crate::crypto::{Card, Passphrase};
use crate::history::Trust;
use crate::record::Language;
use crate::ui::desk::{Asked, Desk, Model, take_done};
use crate::ui::dialogs::{Chosen, Question, Wanted};
use crate::ui::route::Route;
use crate::ui::text::Text;
use crate::vault::{Forms, KnownSigner};

/// What the user wants.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Action {
    /// Chooses bundles, or a folder of them.
    Choose(Wanted),
    /// Looks at these files and folders.
    Add(Vec<PathBuf>),
    /// Leaves a bundle out.
    Remove(usize),
    /// Tries the passphrase that is typed for a bundle.
    Unlock(usize),
    /// Takes the card in with which a bundle's signer is compared.
    Compare(usize),
    /// The digits were the same: trusts the signer.
    Trust(usize),
    /// The digits differed.
    Differ(usize),
    /// Rejects the signer.
    Reject(usize),
    /// Works out anew what the bundles would bring.
    LookAgain,
    /// Merges.
    Merge,
    /// Stops what is under way.
    Stop,
    /// Puts everything away.
    NotNow,
    /// Goes to what waits for a judgement.
    Review,
}

/// What a window for choosing files was opened for.
enum Wants {
    Bundles,
    CardOf(PathBuf),
}

/// The merge screen.
#[derive(Default)]
pub(in crate::ui) struct Merging {
    state: State,
    actions: Vec<Action>,
    forms: Model<Forms>,
    signers: Model<Vec<KnownSigner>>,
    question: Option<(Wants, Question)>,
    gathering: Vec<Asked<Vec<BundleFile>>>,
    looking: Option<(PathBuf, Asked<BundleSummary>)>,
    carding: Option<(PathBuf, Asked<Card>)>,
    /// Decisions on signers that are being carried out.
    trusting: Vec<Asked<Outcome>>,
    /// What is being worked out, and for which bundles at which state of the records.
    preview: Option<Asked<MergeReport>>,
    previewed: Option<(Vec<PathBuf>, u64, Language)>,
    merging: Option<Asked<(MergeReport, bool)>>,
}

impl Merging {
    /// Takes in what is done, and does what was asked for. `is_here` tells whether the
    /// screen shows: what merging would bring is worked out only then.
    pub(in crate::ui) fn logic(&mut self, desk: &mut Desk, is_here: bool, language: Language) {
        if is_here {
            self.forms.refresh(desk, |work, _| Ok(work.forms().clone()));
            if self.signers.refresh(desk, |work, _| work.signers()) {
                self.state.renew_trust(self.signers.get().map_or(&[], Vec::as_slice));
            }
        }
        self.take_answers(desk);
        self.take_found(desk);
        self.take_merged(desk);
        for action in std::mem::take(&mut self.actions) {
            self.perform(desk, action);
        }
        if is_here {
            self.look_at_next(desk);
            self.foretell(desk, language);
        } else {
            self.pause();
        }
    }

    fn take_answers(&mut self, desk: &Desk) {
        let asked = self.question.as_ref();
        let Some(chosen) = asked.and_then(|(_, question)| question.answered()) else { return };
        let Some((wants, _)) = self.question.take() else { return };
        match (chosen, wants) {
            (Chosen::Paths(paths), Wants::Bundles) => self.gather(desk, paths),
            (Chosen::Paths(paths), Wants::CardOf(bundle)) => {
                if let Some(path) = paths.into_iter().next() {
                    self.carding = Some((bundle, desk.ask(move |_, _| read_card(&path))));
                }
            }
            (Chosen::Nothing | Chosen::Unavailable, _) => {}
        }
    }

    fn gather(&mut self, desk: &Desk, paths: Vec<PathBuf>) {
        if self.state.done.is_some() {
            self.put_away();
        }
        self.gathering.push(desk.ask(move |_, _| Ok(bundle_files(&paths))));
    }

    fn take_found(&mut self, desk: &mut Desk) {
        for files in take_done(&mut self.gathering) {
            match files {
                Ok(files) => self.state.take_in(files),
                Err(error) => self.state.failed = Some(error),
            }
        }
        if let Some((path, asked)) = &mut self.looking
            && let Some(found) = asked.done()
        {
            self.state.note(path, found);
            self.looking = None;
        }
        if let Some((path, asked)) = &mut self.carding
            && let Some(card) = asked.done()
        {
            let bundle = self.state.bundles.iter_mut().find(|bundle| bundle.path == *path);
            if let Some(bundle) = bundle {
                let signer = bundle.summary().map(|summary| summary.signer);
                bundle.comparing = Some(match card {
                    Ok(card) if Some(card.key()) == signer => Comparing::Card(Box::new(card)),
                    Ok(_) => Comparing::Another,
                    Err(error) => Comparing::Refused(error),
                });
            }
            self.carding = None;
        }
        for decided in take_done(&mut self.trusting) {
            self.state.failed = decided.err();
            desk.changed();
        }
    }

    fn take_merged(&mut self, desk: &mut Desk) {
        if let Some(asked) = &mut self.merging {
            let done = asked.done();
            self.state.step = asked.step();
            if let Some(done) = done {
                self.merging = None;
                self.end_of_merge(desk, done);
            }
        }
        if let Some(asked) = &mut self.preview {
            let done = asked.done();
            self.state.step = asked.step();
            if let Some(done) = done {
                self.preview = None;
                self.state.stopping = false;
                self.state.preview = match done {
                    Ok(mut report) => {
                        self.state.note_refused(&mut report);
                        Preview::Ready(Box::new(report))
                    }
                    Err(error) => Preview::Failed(error),
                };
            }
        }
    }

    fn end_of_merge(&mut self, desk: &mut Desk, done: Result<(MergeReport, bool), CaseworkError>) {
        (self.state.merging, self.state.stopping) = (false, false);
        match done {
            Ok((mut report, pictures)) => {
                self.state.note_fates(&mut report);
                self.state.preview = Preview::Nothing;
                self.state.done = Some(Done { report, pictures });
                desk.changed();
            }
            Err(error) => self.state.failed = Some(error),
        }
    }

    fn perform(&mut self, desk: &mut Desk, action: Action) {
        match action {
            Action::Choose(wanted) => {
                self.question = Some((Wants::Bundles, desk.choose(wanted)));
            }
            Action::Add(paths) => self.gather(desk, paths),
            Action::Remove(at) => self.state.remove(at),
            Action::Unlock(at) => {
                if let Some(bundle) = self.state.bundles.get_mut(at) {
                    bundle.passphrase = Some(Passphrase::new(&bundle.typed));
                    bundle.found = Found::Looking;
                }
            }
            Action::Compare(at) => {
                if let Some(bundle) = self.state.bundles.get(at) {
                    let wants = Wants::CardOf(bundle.path.clone());
                    self.question = Some((wants, desk.choose(Wanted::Card)));
                }
            }
            Action::Trust(at) => self.decide(desk, at, Trust::Trusted),
            Action::Differ(at) => {
                if let Some(bundle) = self.state.bundles.get_mut(at) {
                    let card = match bundle.comparing.take() {
                        Some(Comparing::Card(card)) => Some(card),
                        _ => None,
                    };
                    bundle.comparing = Some(Comparing::Differs(card));
                    bundle.as_unknown = false;
                }
            }
            Action::Reject(at) => self.decide(desk, at, Trust::Rejected),
            Action::LookAgain => (self.previewed, self.state.preview) = (None, Preview::Nothing),
            Action::Merge => self.merge(desk),
            Action::Stop => self.stop(),
            Action::NotNow => self.put_away(),
            Action::Review => desk.go(Route::Review),
        }
    }

    /// Decides how far the signer of a bundle is believed, by the card that was compared.
    fn decide(&mut self, desk: &Desk, at: usize, trust: Trust) {
        let Some(bundle) = self.state.bundles.get(at) else { return };
        let Some(summary) = bundle.summary() else { return };
        let asked = if let Some(Comparing::Card(card) | Comparing::Differs(Some(card))) =
            &bundle.comparing
        {
            let card = card.clone();
            desk.keep(move |work| work.trust(&card, trust))
        } else {
            let key = summary.signer;
            desk.keep(move |work| work.trust_key(&key, trust))
        };
        self.trusting.push(asked);
    }

    fn merge(&mut self, desk: &Desk) {
        // What is merged is what was told, and nothing that was ticked since.
        let told = self.previewed.as_ref().map(|(paths, ..)| paths.as_slice());
        if !self.state.can_merge() || told != Some(&self.state.included_paths()) {
            return;
        }
        self.state.failed = None;
        self.state.merging = true;
        self.state.step = None;
        let bundles = self.incoming();
        self.merging = Some(desk.ask(move |work, watch| {
            let report = work.merge_all(&incoming(&bundles), watch)?;
            // What is merged stays merged; small pictures are made up for with the next ones.
            let pictures = report.merged == 0
                || report.stopped.is_none() && work.make_thumbnails(watch).is_ok();
            Ok((report, pictures))
        }));
    }

    fn incoming(&self) -> Vec<(PathBuf, Option<Passphrase>)> {
        let all = self.state.included();
        all.map(|bundle| (bundle.path.clone(), bundle.passphrase.clone())).collect()
    }

    fn stop(&mut self) {
        self.state.stopping = true;
        if let Some(asked) = &self.merging {
            asked.cancel();
        } else if let Some(asked) = &self.preview {
            asked.cancel();
        } else {
            self.state.stopping = false;
        }
    }

    /// Puts everything away but a merge that is under way.
    fn put_away(&mut self) {
        if self.merging.is_some() {
            return;
        }
        *self = Self {
            forms: std::mem::take(&mut self.forms),
            signers: std::mem::take(&mut self.signers),
            trusting: std::mem::take(&mut self.trusting),
            ..Self::default()
        };
    }

    /// While the screen does not show, nothing is looked at or worked out for it.
    fn pause(&mut self) {
        self.looking = None;
        if self.preview.take().is_some() {
            self.previewed = None;
        }
    }

    /// Looks at the next bundle that is not looked at.
    fn look_at_next(&mut self, desk: &Desk) {
        if self.looking.is_some() {
            return;
        }
        let mut all = self.state.bundles.iter();
        let Some(bundle) = all.find(|bundle| matches!(bundle.found, Found::Looking)) else {
            return;
        };
        let (path, passphrase) = (bundle.path.clone(), bundle.passphrase.clone());
        let asked = desk.ask({
            let path = path.clone();
            move |work, watch| work.inspect(&path, passphrase.as_ref(), watch)
        });
        self.looking = Some((path, asked));
    }

    /// Works out what merging would bring, once all is looked at, and again when the bundles
    /// or the records are others.
    fn foretell(&mut self, desk: &Desk, language: Language) {
        let state = &mut self.state;
        if state.is_looking() || state.merging || state.done.is_some() {
            return;
        }
        let wanted = (state.included_paths(), desk.generation(), language);
        if self.previewed.as_ref() == Some(&wanted) {
            return;
        }
        self.preview = None;
        state.step = None;
        state.preview = Preview::Nothing;
        if !wanted.0.is_empty() {
            state.preview = Preview::Looking;
            let bundles = self.incoming();
            self.preview =
                Some(desk.ask(move |work, watch| {
                    work.preview_merge(&incoming(&bundles), language, watch)
                }));
        }
        self.previewed = Some(wanted);
    }

    /// Looks at bundles that fell into the window at another place.
    pub(in crate::ui) fn add(&mut self, paths: Vec<PathBuf>) {
        self.actions.push(Action::Add(paths));
    }

    /// Takes the final step, if it can be taken.
    pub(in crate::ui) fn finish(&mut self) {
        if self.state.can_merge() {
            self.actions.push(Action::Merge);
        }
    }

    /// Draws it.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, text: &Text) {
        let forms = self.forms.get();
        view::show(ui, text, forms, &mut self.state, &mut self.actions);
    }
}

/// Bundles as the core takes them.
fn incoming(bundles: &[(PathBuf, Option<Passphrase>)]) -> Vec<Incoming<'_>> {
    bundles
        .iter()
        .map(|(path, passphrase)| Incoming { path, passphrase: passphrase.as_ref() })
        .collect()
}
