//! Choices of the window, kept in the vault and nowhere else; one's own card; and whose
//! words count here.

#[cfg(test)]
mod tests;
mod view;

pub(in crate::ui) use view::MINUTES;

use std::path::PathBuf;

use eframe::egui::Ui;

use crate::casework::CaseworkError;
use crate::crypto::{Fingerprint, Passphrase};
use crate::history::Trust;
use crate::record::{Language, SignerKey};
use crate::ui::desk::{Asked, Desk, KeyWork, Model, Request, take_done};
use crate::ui::dialogs::{Chosen, Question, Wanted};
use crate::ui::shell::Choices;
use crate::ui::text::Text;
use crate::ui::theme::Look;
use crate::ui::widgets::secret::SecretLine;

/// The name under which the choices are kept.
pub(in crate::ui) const KEPT: &str = "window";

/// Somebody whose bundles or card came here.
struct Signer {
    key: SignerKey,
    name: Option<String>,
    fingerprint: Option<Fingerprint>,
    trust: Trust,
}

/// What is shown of cards and signers.
struct Shown {
    name: String,
    fingerprint: Fingerprint,
    others: Vec<Signer>,
}

/// What the user wants.
enum Action {
    /// Chooses where one's own card is saved.
    ChooseCard,
    /// Saves it where is typed.
    SaveCard(PathBuf),
    /// Decides how far somebody is believed.
    Trust(SignerKey, Trust),
    /// Shows or changes the keys of the vault, if the passphrase is right.
    Keys(KeyWork),
}

/// The screen.
#[derive(Default)]
pub(in crate::ui) struct Settings {
    kept: Model<Option<String>>,
    is_taken: bool,
    last: Option<Choices>,
    keeping: Option<Asked<()>>,
    shown: Model<Shown>,
    question: Option<Question>,
    saving: Option<Asked<()>>,
    /// Decisions on signers that are being carried out.
    trusting: Vec<Asked<()>>,
    /// The passphrase, typed again before keys are shown or changed.
    passphrase: SecretLine,
    is_passphrase_shown: bool,
    is_passphrase_wrong: bool,
    proving: Option<(KeyWork, Asked<bool>)>,
    actions: Vec<Action>,
}

impl Settings {
    /// Takes in what is done. Gives the choices that this vault keeps, once.
    pub(in crate::ui) fn logic(
        &mut self,
        desk: &mut Desk,
        text: &Text,
        choices: Choices,
    ) -> Option<Choices> {
        if !self.is_taken {
            self.kept.refresh(desk, |work, _| work.setting(KEPT));
        }
        self.shown.refresh(desk, |work, _| shown(work));
        self.take_in(desk, text);
        for action in std::mem::take(&mut self.actions) {
            self.perform(desk, action);
        }
        if !self.is_taken {
            let kept = self.kept.get()?;
            self.is_taken = true;
            let chosen = kept.as_deref().map_or(choices, |kept| from_text(kept, choices));
            self.last = Some(chosen);
            return Some(chosen);
        }
        if self.last != Some(choices) {
            self.last = Some(choices);
            let text = to_text(choices);
            self.keeping = Some(desk.keep(move |work| work.set_setting(KEPT, &text)));
        }
        None
    }

    fn take_in(&mut self, desk: &mut Desk, _text: &Text) {
        if let Some(Err(error)) = self.keeping.as_mut().and_then(Asked::done) {
            desk.request(Request::Failed(error));
        }
        match self.question.as_ref().and_then(Question::answered) {
            Some(Chosen::Paths(paths)) => {
                self.actions.extend(paths.into_iter().next().map(Action::SaveCard));
                self.question = None;
            }
            Some(Chosen::Nothing | Chosen::Unavailable) => self.question = None,
            None => {}
        }
        self.take_proof(desk);
        match self.saving.as_mut().and_then(Asked::done) {
            Some(Ok(())) => desk.request(Request::Done("settings-card-saved")),
            Some(Err(error)) => desk.request(Request::Failed(error)),
            None => {}
        }
        for decided in take_done(&mut self.trusting) {
            match decided {
                Ok(()) => desk.changed(),
                Err(error) => desk.request(Request::Failed(error)),
            }
        }
    }

    fn take_proof(&mut self, desk: &mut Desk) {
        let Some((work, asked)) = &mut self.proving else { return };
        let Some(proved) = asked.done() else { return };
        let work = *work;
        self.proving = None;
        match proved {
            Ok(true) => {
                self.passphrase = SecretLine::default();
                desk.request(Request::Keys(work));
            }
            Ok(false) => self.is_passphrase_wrong = true,
            Err(error) => desk.request(Request::Failed(error)),
        }
    }

    fn perform(&mut self, desk: &Desk, action: Action) {
        match action {
            Action::ChooseCard => {
                let name = "card.dalacard".to_owned();
                self.question = Some(desk.choose(Wanted::Save { name }));
            }
            Action::SaveCard(path) => {
                self.saving = Some(desk.ask(move |work, _| work.save_card(&path)));
            }
            Action::Keys(work) => {
                self.is_passphrase_wrong = false;
                let passphrase = Passphrase::new(&self.passphrase);
                let asked = desk.ask(move |work, _| work.is_passphrase(&passphrase));
                self.proving = Some((work, asked));
            }
            Action::Trust(key, trust) => {
                let decide = desk.keep(move |work| work.trust_key(&key, trust).map(|_| ()));
                self.trusting.push(decide);
            }
        }
    }

    /// Draws it.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, text: &Text, choices: &mut Choices) {
        view::show(self, ui, text, choices);
    }
}

fn shown(work: &mut crate::casework::Casework) -> Result<Shown, CaseworkError> {
    let card = work.card()?;
    let own = work.own_key();
    let signers = work.signers()?.into_iter().filter(|signer| signer.key != own);
    let others = signers.map(|signer| Signer {
        fingerprint: signer.recipient.as_deref().map(|to| Fingerprint::of(&signer.key, to)),
        key: signer.key,
        name: signer.name,
        trust: signer.trust,
    });
    Ok(Shown {
        name: card.name().to_owned(),
        fingerprint: card.fingerprint(),
        others: others.collect(),
    })
}

/// Choices as they are kept.
pub(in crate::ui) fn to_text(choices: Choices) -> String {
    let Choices { language, look, percent, idle_minutes } = choices;
    format!("{} {} {percent} {idle_minutes}", language.code(), look.code())
}

/// What is kept; a part that this version does not know stays as it is chosen now.
fn from_text(text: &str, now: Choices) -> Choices {
    let mut parts = text.split(' ');
    let mut next = || parts.next().unwrap_or_default();
    Choices {
        language: Language::from_code(next()).unwrap_or(now.language),
        look: Look::from_code(next()).unwrap_or(now.look),
        percent: Choices::percent_of(next()).unwrap_or(now.percent),
        idle_minutes: next()
            .parse()
            .ok()
            .filter(|n| (1..=60).contains(n))
            .unwrap_or(now.idle_minutes),
    }
}
