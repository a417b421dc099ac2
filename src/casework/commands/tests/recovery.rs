//! Vaults opened with the words of their sheets and parts, and given a new passphrase.

use std::path::Path;

use super::{add, attach, create, has};
use crate::casework::{Casework, CaseworkError, Step, Surroundings, Watch};
use crate::crypto::{Part, Passphrase, RecoveryError, Sheet, Split, SystemRandomness};
use crate::vault::testing::{key, names};
use crate::vault::{Unlock, VaultError};

fn open(folder: &Path, name: &str, words: &str) -> Result<Casework, CaseworkError> {
    let path = folder.join(format!("{name}.dala"));
    Casework::open(&path, Casework::recovery(words)?, Surroundings::system())
}

fn words_of(work: &mut Casework) -> String {
    work.recovery_sheet().unwrap().words().to_text().to_string()
}

fn actions(work: &Casework) -> Vec<String> {
    let log = work.log(100).unwrap();
    log.into_iter().map(|entry| entry.action).collect()
}

#[test]
fn a_vault_and_its_backup_open_with_the_words_of_the_sheet() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "a");
    let case = add(&mut work, "case", None, &[("title", "x")]);
    let words = words_of(&mut work);
    assert_eq!(words_of(&mut work), words);
    work.back_up(&folder.path().join("b.dala"), &mut ()).unwrap();
    assert!(actions(&work).contains(&"recovery sheet".to_owned()));
    drop(work);
    for name in ["a", "b"] {
        let mut again = open(folder.path(), name, &words).unwrap();
        assert!(has(&again, case));
        assert!(again.check(false, &mut ()).unwrap().faults.is_empty());
        add(&mut again, "case", None, &[("title", "y")]);
    }
}

#[test]
fn a_vault_opens_with_enough_parts_and_with_no_fewer() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "a");
    let parts = work.recovery_parts(Split::new(3, 5).unwrap()).unwrap();
    let others = work.recovery_parts(Split::new(3, 5).unwrap()).unwrap();
    assert_eq!(actions(&work)[..2], ["recovery parts", "recovery parts"]);
    drop(work);
    let text = |parts: &[&Part]| {
        let texts = parts.iter().map(|part| format!("# part\n{}\n", *part.words().to_text()));
        texts.collect::<String>()
    };
    let [a, b, _, d, e] = &parts[..] else { panic!() };
    for enough in [text(&[a, b, d]), text(&[e, d, a]), text(&[a, b, d, e])] {
        open(folder.path(), "a", &enough).unwrap();
    }
    let refused = open(folder.path(), "a", &text(&[a, e])).err().unwrap();
    let few = RecoveryError::TooFew { given: 2, needed: 3 };
    assert!(matches!(&refused, CaseworkError::Recovery(error) if *error == few), "{refused}");
    let mixed = open(folder.path(), "a", &text(&[a, e, &others[1]])).err().unwrap();
    assert_eq!(mixed.code(), "bad_words");
    // Both splittings open it; no part was used up.
    open(folder.path(), "a", &text(&[&others[0], &others[1], &others[2]])).unwrap();
}

#[test]
fn the_words_of_another_vault_open_nothing_and_change_nothing() {
    let folder = tempfile::tempdir().unwrap();
    drop(create(folder.path(), "a"));
    let path = folder.path().join("b.dala");
    let passphrase = Casework::passphrase("other words");
    let mut other = Casework::create(&path, passphrase, "b", Surroundings::system()).unwrap();
    let before = std::fs::read(folder.path().join("a.dala")).unwrap();
    let refused = open(folder.path(), "a", &words_of(&mut other)).err().unwrap();
    assert!(matches!(refused, CaseworkError::Vault(VaultError::WrongWords)), "{refused}");
    assert!(refused.to_string().starts_with("these words do not open this file"), "{refused}");
    assert_eq!(refused.code(), "wrong_words");
    assert!(std::fs::read(folder.path().join("a.dala")).unwrap() == before);
}

/// As the screen of a new vault does it: the sheet is tried out before there is a vault.
#[test]
fn a_sheet_made_before_its_vault_opens_it() {
    let folder = tempfile::tempdir().unwrap();
    let passphrase = Passphrase::new("four words for this");
    let key = Casework::new_key(&passphrase, &mut SystemRandomness).unwrap();
    let words = Sheet::of(&key).words().to_text().to_string();
    let path = folder.path().join("a.dala");
    let made = Casework::create(&path, Unlock::Key(key), "a", Surroundings::system());
    drop(made.unwrap());
    open(folder.path(), "a", &words).unwrap();
    let passphrase = Unlock::Passphrase(passphrase);
    Casework::open(&path, passphrase, Surroundings::system()).unwrap();
}

#[test]
fn a_new_passphrase_opens_the_vault_and_old_sheets_and_passphrases_do_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.dala");
    let mut work = create(folder.path(), "a");
    let case = add(&mut work, "case", None, &[("title", "x")]);
    let old = words_of(&mut work);
    drop(work);
    let mut work = open(folder.path(), "a", &old).unwrap();
    work.set_passphrase(&Passphrase::new("new words"), &mut ()).unwrap();
    assert_eq!(actions(&work)[0], "passphrase");
    let new = words_of(&mut work);
    add(&mut work, "case", None, &[("title", "y")]);
    drop(work);
    let refused = open(folder.path(), "a", &old).err().unwrap();
    assert!(matches!(refused, CaseworkError::Vault(VaultError::WrongWords)), "{refused}");
    assert!(Casework::open(&path, Unlock::Key(key()), Surroundings::system()).is_err());
    for unlock in [Casework::passphrase("new words"), Casework::recovery(&new).unwrap()] {
        let mut work = Casework::open(&path, unlock, Surroundings::system()).unwrap();
        assert!(has(&work, case));
        assert!(work.check(false, &mut ()).unwrap().faults.is_empty());
    }
    assert_eq!(names(folder.path()), ["a.dala"]);
}

#[test]
fn a_cancelled_change_of_passphrase_leaves_the_old_one() {
    struct Stops(bool);
    impl Watch for Stops {
        fn step(&mut self, step: Step) {
            assert_eq!(step.stage, "changing the passphrase");
            self.0 = true;
        }
        fn is_cancelled(&self) -> bool {
            self.0
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "a");
    let case = add(&mut work, "case", None, &[("title", "x")]);
    attach(&mut work, case, &[7; 5_000_000]);
    let words = words_of(&mut work);
    let stopped = work.set_passphrase(&Passphrase::new("new words"), &mut Stops(false));
    assert!(matches!(stopped, Err(CaseworkError::Cancelled)), "{stopped:?}");
    drop(work);
    assert_eq!(names(folder.path()), ["a.dala"]);
    assert!(has(&open(folder.path(), "a", &words).unwrap(), case));
}
