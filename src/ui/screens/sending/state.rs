//! What the send screen knows: what is to go, to whom, where to, and what is still missing.
//! What decides is here, and draws nothing.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::casework::{CaseworkError, ExportOrder, ExportPreview, ExportReport, SealFor, Step};
use crate::crypto::{Card, Fingerprint, Passphrase, Recipient};
use crate::history::Trust;
use crate::record::{RecordId, SignerKey};
use crate::ui::widgets::secret::SecretLine;
use crate::vault::{KnownSigner, RecordRow};

/// What is to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum What {
    /// All that is here.
    #[default]
    All,
    /// The cases that are ticked.
    Cases,
}

/// How bundles are sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum To {
    /// To people, each by himself.
    #[default]
    People,
    /// To whoever knows a passphrase.
    Passphrase,
}

/// How large a bundle may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Limit {
    /// As large as it comes.
    #[default]
    None,
    /// As a FAT32 stick takes it.
    Fat32,
    /// As many megabytes as are typed.
    Own,
}

/// The largest file of a FAT32 stick, in bytes.
const FAT32: u64 = (4 << 30) - 1;
const MEGABYTE: u64 = 1_000_000;

/// Somebody to whom bundles can be sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    /// The name on his card, if there is one.
    pub(super) name: Option<String>,
    /// What to seal to.
    pub(super) recipient: Recipient,
    /// The short form of his card.
    pub(super) fingerprint: Option<Fingerprint>,
    /// Whether he is believed here.
    pub(super) trusted: bool,
    /// Whether bundles are to be sealed to him.
    pub(super) chosen: bool,
}

/// The people of known cards, this vault's own and rejected ones left out.
pub(super) fn people(signers: Vec<KnownSigner>, own: &SignerKey) -> Vec<Person> {
    let person = |signer: KnownSigner| {
        let text = signer.recipient?;
        let recipient: Recipient = text.parse().ok()?;
        Some(Person {
            name: signer.name,
            recipient,
            fingerprint: Some(Fingerprint::of(&signer.key, &text)),
            trusted: signer.trust == Trust::Trusted,
            chosen: false,
        })
    };
    let others = signers.into_iter().filter(|signer| signer.key != *own);
    others.filter(|signer| signer.trust != Trust::Rejected).filter_map(person).collect()
}

/// What is still missing before bundles can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Missing {
    Cases,
    People,
    Passphrase,
    Again,
    Folder,
    Size,
    Preview,
    Refused,
}

impl Missing {
    /// Its words.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Cases => "send-missing-cases",
            Self::People => "send-missing-people",
            Self::Passphrase => "send-missing-passphrase",
            Self::Again => "send-missing-again",
            Self::Folder => "send-missing-folder",
            Self::Size => "send-missing-size",
            Self::Preview => "send-missing-preview",
            Self::Refused => "send-missing-refused",
        }
    }
}

/// What an export would take.
#[derive(Debug, Default)]
pub(super) enum Preview {
    /// It cannot be told yet.
    #[default]
    Nothing,
    /// It is being worked out.
    Looking,
    /// It is known.
    Ready(Box<ExportPreview>),
    /// It is refused, and why.
    Failed(CaseworkError),
}

/// The state of the screen.
#[derive(Debug, Default)]
pub(super) struct State {
    /// What is to go.
    pub(super) what: What,
    /// All cases.
    pub(super) cases: Vec<RecordRow>,
    /// Those that are ticked.
    pub(super) chosen: BTreeSet<RecordId>,
    /// What is looked for among them.
    pub(super) filter: String,
    /// The row that the keys are at.
    pub(super) row: Option<usize>,
    /// How bundles are sealed.
    pub(super) to: To,
    /// People of known cards, and those that were added here.
    pub(super) people: Vec<Person>,
    /// An `age1…` recipient, as typed.
    pub(super) age: String,
    /// Whether it was none.
    pub(super) age_refused: bool,
    /// A card that could not be taken.
    pub(super) card_refused: Option<CaseworkError>,
    /// The passphrase.
    pub(super) passphrase: SecretLine,
    /// The same again.
    pub(super) again: SecretLine,
    /// Whether it shows.
    pub(super) is_shown: bool,
    /// Where to.
    pub(super) folder: String,
    /// How large a bundle may be.
    pub(super) limit: Limit,
    /// Megabytes, as typed.
    pub(super) megabytes: String,
    /// What would be taken.
    pub(super) preview: Preview,
    /// Whether bundles are being written.
    pub(super) exporting: bool,
    /// Whether that is being stopped.
    pub(super) stopping: bool,
    /// How far what is under way is.
    pub(super) step: Option<Step>,
    /// What was written.
    pub(super) done: Option<ExportReport>,
    /// Whether somebody was typing when the last frame was drawn.
    pub(super) typing: bool,
    /// Why nothing was written.
    pub(super) failed: Option<CaseworkError>,
}

impl State {
    /// The cases that fit what is looked for.
    pub(super) fn fitting(&self) -> Vec<&RecordRow> {
        let typed = self.filter.trim().to_lowercase();
        self.cases.iter().filter(|case| case.title.to_lowercase().contains(&typed)).collect()
    }

    /// Ticks a case, or no longer.
    pub(super) fn toggle(&mut self, case: RecordId) {
        if !self.chosen.remove(&case) {
            self.chosen.insert(case);
        }
    }

    /// Takes in who is known, and keeps who was chosen or added.
    pub(super) fn renew_people(&mut self, known: Vec<Person>) {
        let before = std::mem::replace(&mut self.people, known);
        for was in before {
            match self.people.iter_mut().find(|one| one.recipient == was.recipient) {
                Some(one) => one.chosen = was.chosen,
                None if was.chosen => self.people.push(was),
                None => {}
            }
        }
    }

    /// Adds a card, or chooses whose it is.
    pub(super) fn add_card(&mut self, card: &Card) {
        let person = Person {
            name: Some(card.name().to_owned()),
            recipient: card.recipient().clone(),
            fingerprint: Some(card.fingerprint()),
            trusted: false,
            chosen: true,
        };
        self.add(person);
    }

    /// Adds the recipient that is typed.
    pub(super) fn add_age(&mut self) {
        match self.age.trim().parse::<Recipient>() {
            Ok(recipient) => {
                let (name, fingerprint, trusted) = (None, None, false);
                self.add(Person { name, recipient, fingerprint, trusted, chosen: true });
                self.age.clear();
                self.age_refused = false;
            }
            Err(_) => self.age_refused = true,
        }
    }

    fn add(&mut self, person: Person) {
        match self.people.iter_mut().find(|one| one.recipient == person.recipient) {
            Some(one) => one.chosen = true,
            None => self.people.push(person),
        }
    }

    /// The cases of the order; none for all.
    pub(super) fn order_cases(&self) -> Option<Vec<RecordId>> {
        match self.what {
            What::All => Some(Vec::new()),
            What::Cases if self.chosen.is_empty() => None,
            What::Cases => Some(self.chosen.iter().copied().collect()),
        }
    }

    /// The largest that a bundle may be, in bytes; none if what is typed is no size.
    pub(super) fn max_size(&self) -> Option<Option<u64>> {
        match self.limit {
            Limit::None => Some(None),
            Limit::Fat32 => Some(Some(FAT32)),
            Limit::Own => {
                let megabytes: u64 = self.megabytes.trim().parse().ok()?;
                let bytes = megabytes.checked_mul(MEGABYTE).filter(|bytes| *bytes > 0)?;
                Some(Some(bytes))
            }
        }
    }

    /// What is to be done, or what is missing for it.
    pub(super) fn order(&self) -> Result<(ExportOrder, PathBuf), Missing> {
        let cases = self.order_cases().ok_or(Missing::Cases)?;
        let seal = match self.to {
            To::People => {
                let chosen = self.people.iter().filter(|person| person.chosen);
                let recipients: Vec<Recipient> =
                    chosen.map(|person| person.recipient.clone()).collect();
                if recipients.is_empty() {
                    return Err(Missing::People);
                }
                SealFor::Recipients(recipients)
            }
            To::Passphrase if self.passphrase.is_empty() => return Err(Missing::Passphrase),
            To::Passphrase if *self.passphrase != *self.again => return Err(Missing::Again),
            To::Passphrase => SealFor::Passphrase(Passphrase::new(&self.passphrase)),
        };
        let folder = self.folder.trim();
        if folder.is_empty() {
            return Err(Missing::Folder);
        }
        let max_size = self.max_size().ok_or(Missing::Size)?;
        match self.preview {
            Preview::Ready(_) => {}
            Preview::Failed(_) => return Err(Missing::Refused),
            Preview::Nothing | Preview::Looking => return Err(Missing::Preview),
        }
        let order = ExportOrder { cases, seal, purpose: "own".to_owned(), max_size };
        Ok((order, PathBuf::from(folder)))
    }

    /// Wipes what only one export needed.
    pub(super) fn forget_passphrase(&mut self) {
        (self.passphrase, self.again) = (SecretLine::default(), SecretLine::default());
        self.is_shown = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::SealingKey;

    fn person(name: &str) -> Person {
        Person {
            name: Some(name.to_owned()),
            recipient: SealingKey::generate().recipient(),
            fingerprint: None,
            trusted: true,
            chosen: false,
        }
    }

    fn missing(state: &State) -> Option<Missing> {
        state.order().err()
    }

    fn chosen(state: &State) -> usize {
        state.people.iter().filter(|person| person.chosen).count()
    }

    #[test]
    fn what_is_missing_is_told_one_after_the_other() {
        let mut state = State { what: What::Cases, ..State::default() };
        assert_eq!(missing(&state), Some(Missing::Cases));
        let case = RecordId::from_random([1; 16]);
        state.toggle(case);
        assert_eq!(missing(&state), Some(Missing::People));
        state.people = vec![person("Ular"), person("Tulpar")];
        state.people[1].chosen = true;
        assert_eq!(missing(&state), Some(Missing::Folder));
        state.folder = " /tmp ".to_owned();
        assert_eq!(missing(&state), Some(Missing::Preview));
        state.preview = Preview::Failed(CaseworkError::NothingToExport);
        assert_eq!(missing(&state), Some(Missing::Refused));
        state.preview = Preview::Ready(Box::default());
        let (order, folder) = state.order().unwrap();
        assert_eq!((order.cases, folder), (vec![case], PathBuf::from("/tmp")));
        assert!(matches!(&order.seal, SealFor::Recipients(to) if to.len() == 1));
        (state.limit, state.megabytes) = (Limit::Own, "many".to_owned());
        assert_eq!(missing(&state), Some(Missing::Size));
        state.megabytes = "700".to_owned();
        assert_eq!(state.order().unwrap().0.max_size, Some(700_000_000));
        state.toggle(case);
        assert_eq!(missing(&state), Some(Missing::Cases));
        state.what = What::All;
        assert!(state.order().unwrap().0.cases.is_empty());
    }

    #[test]
    fn a_passphrase_is_typed_twice_and_never_empty() {
        let preview = Preview::Ready(Box::default());
        let folder = "/tmp".to_owned();
        let mut state = State { to: To::Passphrase, folder, preview, ..State::default() };
        assert_eq!(missing(&state), Some(Missing::Passphrase));
        state.passphrase.push_str("several words");
        assert_eq!(missing(&state), Some(Missing::Again));
        state.again.push_str("several words");
        assert!(matches!(state.order().unwrap().0.seal, SealFor::Passphrase(_)));
        state.forget_passphrase();
        assert_eq!(missing(&state), Some(Missing::Passphrase));
    }

    #[test]
    fn whoever_was_chosen_stays_chosen_when_cards_are_read_again() {
        let (ular, tulpar) = (person("Ular"), person("Tulpar"));
        let mut state = State { people: vec![ular.clone(), tulpar.clone()], ..State::default() };
        state.people[0].chosen = true;
        state.age = SealingKey::generate().recipient().to_string();
        state.add_age();
        assert_eq!((state.people.len(), chosen(&state), state.age_refused), (3, 2, false));
        state.renew_people(vec![tulpar, ular]);
        assert_eq!((state.people.len(), chosen(&state)), (3, 2));
        state.age = "age1 not one".to_owned();
        state.add_age();
        assert!(state.age_refused && state.people.len() == 3);
    }

    #[test]
    fn nobody_who_is_rejected_and_not_oneself_is_offered() {
        let key = |n| SignerKey::from_slice(&[n; 32]).unwrap();
        let known = |n, trust, recipient: Option<String>| KnownSigner {
            key: key(n),
            name: Some(format!("{n}")),
            recipient,
            trust,
            may_erase: false,
        };
        let to = || Some(SealingKey::generate().recipient().to_string());
        let offered = people(
            vec![
                known(1, Trust::Trusted, to()),
                known(2, Trust::Trusted, to()),
                known(3, Trust::Rejected, to()),
                known(4, Trust::Unknown, to()),
                known(5, Trust::Unknown, None),
            ],
            &key(1),
        );
        let names: Vec<_> = offered.iter().map(|one| one.name.clone().unwrap()).collect();
        assert_eq!(names, ["2", "4"]);
        assert!(offered[0].trusted && !offered[1].trusted);
    }
}
