//! What an interview knows of consent: its own, and what was decided before.

use super::{add, create, edit, friends, hand_over};
use crate::casework::{Before, Casework, InterviewPage};
use crate::record::{Language, RecordId};

/// A consent to being recorded, given in an interview of its own.
fn agree(work: &mut Casework, person: RecordId, pairs: &[(&str, &str)]) -> (RecordId, RecordId) {
    let person = person.to_string();
    let interview = add(work, "interview", &[("interviewee", &person)]);
    let consent =
        add(work, "consent", &[("person", &person), ("interview", &interview.to_string())]);
    let consent = consent.to_string();
    let told = [("parent", consent.as_str()), ("scope", "record"), ("decision", "granted")];
    (interview, add(work, "consent_grant", &[&told, pairs].concat()))
}

fn page(work: &Casework, interview: RecordId) -> InterviewPage {
    work.interview_page(&interview, Language::En).unwrap()
}

/// What a later interview knows of it.
fn before(work: &mut Casework, person: RecordId) -> Before {
    let later = add(work, "interview", &[("interviewee", &person.to_string())]);
    page(work, later).before.get("record").cloned().unwrap_or_default()
}

#[test]
fn a_contested_decision_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = friends(folder.path());
    let person = add(&mut a, "person", &[]);
    let (interview, grant) = agree(&mut a, person, &[]);
    let granted = Some("granted".to_owned());
    assert_eq!(page(&a, interview).grants["record"].decision, granted);
    assert_eq!(before(&mut a, person).decision, granted);
    hand_over(&mut a, &mut b, folder.path());
    edit(&mut a, "consent_grant", grant, &[("decision", "granted_conditions")]);
    edit(&mut b, "consent_grant", grant, &[("decision", "refused")]);
    hand_over(&mut b, &mut a, folder.path());
    assert_eq!(a.page(&grant).unwrap().row.contested, 1);
    assert_eq!(page(&a, interview).grants["record"].decision, None);
    let before = before(&mut a, person);
    assert_eq!((before.records, before.decision), (vec![grant], None));
}

#[test]
fn a_decision_is_over_after_its_last_day() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    // Today is 1 March 2022; the whole of a month counts.
    for (until, is_over) in [("2022-02-28", true), ("2022-03-01", false), ("2022-03", false)] {
        let person = add(&mut work, "person", &[]);
        let (interview, _) = agree(&mut work, person, &[("valid_until", until)]);
        assert_eq!(page(&work, interview).grants["record"].is_over, is_over, "{until}");
        let before = before(&mut work, person);
        assert_eq!((before.decision.as_deref(), before.is_over), (Some("granted"), is_over));
    }
}

#[test]
fn a_last_day_on_which_not_all_agree_is_past_and_a_withdrawal_has_none() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = friends(folder.path());
    let person = add(&mut a, "person", &[]);
    let (interview, grant) = agree(&mut a, person, &[]);
    hand_over(&mut a, &mut b, folder.path());
    edit(&mut a, "consent_grant", grant, &[("valid_until", "2030-01-01")]);
    edit(&mut b, "consent_grant", grant, &[("valid_until", "2021-01-01")]);
    hand_over(&mut b, &mut a, folder.path());
    assert!(page(&a, interview).grants["record"].is_over);
    assert!(before(&mut a, person).is_over);
    edit(&mut a, "consent_grant", grant, &[("decision", "withdrawn")]);
    let before = before(&mut a, person);
    assert_eq!((before.decision.as_deref(), before.is_over), (Some("withdrawn"), false));
}

#[test]
fn of_two_decisions_the_more_restrictive_counts_until_one_names_what_it_replaces() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let person = add(&mut work, "person", &[]);
    let (_, first) = agree(&mut work, person, &[("decision", "refused")]);
    let (_, second) = agree(&mut work, person, &[]);
    assert_eq!(before(&mut work, person).decision.as_deref(), Some("refused"));
    edit(&mut work, "consent_grant", second, &[("replaces", &first.to_string())]);
    let before = before(&mut work, person);
    assert_eq!((before.records, before.decision.as_deref()), (vec![second], Some("granted")));
}

#[test]
fn what_happened_to_each_person_that_it_is_about_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let [mother, one, two] = [0; 3].map(|_| add(&mut work, "person", &[]));
    let about = format!("{one} {two}");
    let told = [("interviewee", mother.to_string()), ("about_persons", about)];
    let told = told.iter().map(|(field, said)| (*field, said.as_str())).collect::<Vec<_>>();
    let interview = add(&mut work, "interview", &told);
    let acts: std::collections::BTreeSet<_> =
        [one, two].map(|victim| add(&mut work, "act", &[("victim", &victim.to_string())])).into();
    add(&mut work, "act", &[("victim", &mother.to_string())]);
    let page = page(&work, interview);
    assert!(page.is_about_named && page.persons.len() == 2);
    assert_eq!(page.told["act"].iter().copied().collect::<std::collections::BTreeSet<_>>(), acts);
}
