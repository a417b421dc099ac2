//! What the window remembers.

use super::{add, create, hand_over, holds};
use crate::casework::CaseworkError;

#[test]
fn a_setting_is_kept_until_it_is_emptied_and_stays_in_its_vault() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = (create(folder.path(), "A"), create(folder.path(), "B"));
    assert_eq!(a.setting("window.language").unwrap(), None);
    a.set_setting("window.language", "kk").unwrap();
    a.set_setting("window.language", "ru").unwrap();
    add(&mut a, "case", None, &[("case_code", "K-1")]);
    hand_over(&mut a, &mut b, &[], folder.path());
    assert_eq!(b.setting("window.language").unwrap(), None);
    drop(a);
    let path = folder.path().join("A.dala");
    let unlock = crate::vault::Unlock::Key(crate::vault::testing::key());
    let surroundings = crate::casework::Surroundings::system();
    let mut a = crate::casework::Casework::open(&path, unlock, surroundings).unwrap();
    assert_eq!(a.setting("window.language").unwrap().as_deref(), Some("ru"));
    a.set_setting("window.language", "").unwrap();
    assert_eq!(a.setting("window.language").unwrap(), None);
}

#[test]
fn settings_are_few_and_small_and_no_name_reaches_the_keys() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let long = "a".repeat(65);
    for (name, value) in
        [("", "x"), ("Big", "x"), ("a b", "x"), (&*long, "x"), ("a", &*"x".repeat((64 << 10) + 1))]
    {
        let refused = work.set_setting(name, value).unwrap_err();
        assert!(matches!(refused, CaseworkError::NoSetting), "{name}");
    }
    let card = work.card().unwrap();
    work.set_setting("signing-seed", "x").unwrap();
    assert_eq!(work.card().unwrap(), card);
    assert!(work.vault.read(|tx| tx.own("signing-seed")).unwrap().unwrap().len() == 32);
    work.vault.begin().unwrap();
    for n in 1..1_000 {
        work.set_setting(&format!("n{n}"), "x").unwrap();
    }
    work.vault.end(true).unwrap();
    assert!(work.set_setting("one-more", "x").is_err());
    work.set_setting("n7", "y").unwrap();
}

#[test]
fn a_setting_that_names_a_forgotten_record_goes_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let case = add(&mut work, "case", None, &[("case_code", "K-1")]);
    work.set_setting("last-page", &format!("case/{case}")).unwrap();
    work.set_setting("width", "204").unwrap();
    work.forget(case).unwrap();
    assert_eq!(work.setting("last-page").unwrap(), None);
    assert_eq!(work.setting("width").unwrap().as_deref(), Some("204"));
    assert!(!holds(&mut work, case.to_string().as_bytes()));
}
