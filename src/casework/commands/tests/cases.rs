//! What belongs to a case: what leaves with it, what goes with it, and what tells of it.

use std::collections::{BTreeMap, BTreeSet};

use super::{add, attach, create, edit, hand_over, has, holds, merge, order, typed};
use crate::casework::{Casework, Typed};
use crate::history::{Compose, Status, Trust};
use crate::record::{FieldName, RecordId, SignerKey, Value};
use crate::vault::{Draft, VaultError, WriteTx};

fn knows(work: &Casework, key: &SignerKey) -> bool {
    work.vault.read(|tx| tx.signers()).unwrap().iter().any(|signer| signer.key == *key)
}

#[test]
fn files_of_persons_and_rows_leave_and_go_with_their_case() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = (create(folder.path(), "A"), create(folder.path(), "B"));
    let case = add(&mut a, "case", None, &[("case_code", "K-1")]);
    let person = add(&mut a, "person", Some(case), &[("family_name", "Аққайың")]);
    let detention =
        add(&mut a, "detention", Some(case), &[("person", person.to_string().as_str())]);
    let stay = add(&mut a, "stay", None, &[("parent", detention.to_string().as_str())]);
    let place = add(&mut a, "place", None, &[("name", "Изолятор")]);
    edit(&mut a, "stay", stay, &[("facility", place.to_string().as_str())]);
    let files = [
        attach(&mut a, person, b"face"),
        attach(&mut a, stay, b"cell"),
        attach(&mut a, place, b"gate"),
    ];
    let report = a.export(&order(&[&b], &[case]), folder.path(), &mut ()).unwrap();
    assert_eq!((report.attachments, report.left_out), (3, 0));
    merge(&mut b, &report.bundles);
    for file in &files {
        assert!(has(&b, file.record));
        assert_eq!(b.page(&file.record).unwrap().children.len(), 1, "its chain of custody");
    }
    let report = a.forget(case).unwrap();
    assert_eq!((report.attachments, report.kept), (3, 0));
    assert!(files.iter().all(|file| !has(&a, file.record)) && !has(&a, person));
    assert_eq!(a.vault.read(|tx| tx.all_record_ids()).unwrap().len(), 0);
}

#[test]
fn a_known_file_comes_into_the_cases_of_what_it_is_linked_to_and_contests_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = (create(folder.path(), "A"), create(folder.path(), "B"));
    let card = a.card().unwrap();
    b.trust(&card, Trust::Trusted).unwrap();
    let first = add(&mut a, "case", None, &[("case_code", "K-1")]);
    let file = attach(&mut a, first, b"the same bytes");
    hand_over(&mut a, &mut b, &[], folder.path());
    let second = add(&mut b, "case", None, &[("case_code", "K-2")]);
    let arrest = add(&mut b, "arrest", Some(second), &[("arrested_on", "2022-01-06")]);
    let again = attach(&mut b, arrest, b"the same bytes");
    assert!(again.already_known && again.record == file.record);
    let page = b.page(&file.record).unwrap();
    assert_eq!(page.folded.contested() + page.folded.unweighed(), 0);
    let refs = |ids: &[RecordId]| Value::Refs(ids.iter().copied().collect());
    assert_eq!(page.folded.value("linked"), Some(&refs(&[first, arrest])));
    assert_eq!(page.folded.value("cases"), Some(&refs(&[first, second])));
    let (_, outcome) = b.attach_bytes(arrest, "x", b"the same bytes", false, &mut ()).unwrap();
    assert!(outcome.is_empty(), "linked already");
    // Its own files are claimed, not judged.
    let own = attach(&mut b, arrest, b"own bytes");
    attach(&mut b, second, b"own bytes");
    let page = b.page(&own.record).unwrap();
    assert_eq!(page.folded.value("linked"), Some(&refs(&[arrest, second])));
    assert!(page.revisions.iter().all(|revision| !revision.judges));
}

#[test]
fn forgetting_takes_what_does_not_count_what_is_being_typed_and_how_it_came() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = (create(folder.path(), "A"), create(folder.path(), "B"));
    let case = add(&mut a, "case", None, &[("case_code", "K-1")]);
    hand_over(&mut a, &mut b, &[], folder.path());
    let interview =
        add(&mut b, "interview", Some(case), &[("free_account", "kanareika was heard")]);
    add(&mut b, "arrest", Some(case), &[("circumstances", "kanareika was seen")]);
    let bundles = b.export(&order(&[&a], &[]), folder.path(), &mut ()).unwrap().bundles;
    let inspected = a.inspect(&bundles[0], None, &mut ()).unwrap();
    let (bundle, signer) = (inspected.id.to_string(), inspected.signer);
    merge(&mut a, &bundles);
    let card = b.card().unwrap();
    a.trust(&card, Trust::Rejected).unwrap();
    assert!(a.page(&interview).is_err() && has(&a, interview), "it counts for nothing");
    let draft = Draft {
        record: RecordId::from_random([5; 16]),
        kind: "person".parse().unwrap(),
        source: None,
        filed: Some(case),
        text: "kanareika".to_owned(),
        at: "2022-03-01T10:00:00+06:00".parse().unwrap(),
    };
    a.vault.write("type", |tx| tx.put_draft(&draft)).unwrap();
    assert!(holds(&mut a, b"kanareika") && holds(&mut a, bundle.as_bytes()));

    a.forget(case).unwrap();
    for needle in [b"kanareika".as_slice(), bundle.as_bytes(), interview.as_bytes()] {
        assert!(!holds(&mut a, needle), "a trace is left");
    }
    assert!(knows(&a, &signer), "a decision stays");
    assert!(a.check(false, &mut ()).unwrap().faults.is_empty());
}

#[test]
fn forgetting_takes_the_signers_who_were_only_met_there() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = (create(folder.path(), "A"), create(folder.path(), "B"));
    let case = add(&mut b, "case", None, &[("case_code", "K-1")]);
    hand_over(&mut b, &mut a, &[], folder.path());
    let key = b.card().unwrap().key();
    assert!(knows(&a, &key));
    a.forget(case).unwrap();
    assert!(!knows(&a, &key));
}

#[test]
fn forgetting_one_case_leaves_what_another_needs() {
    let folder = tempfile::tempdir().unwrap();
    let mut a = create(folder.path(), "A");
    let [one, two] = ["K-1", "K-2"].map(|code| add(&mut a, "case", None, &[("case_code", code)]));
    let person = add(&mut a, "person", Some(one), &[("family_name", "Аққайың")]);
    let id = person.to_string();
    add(&mut a, "case_person", None, &[("parent", two.to_string().as_str()), ("person", &id)]);
    let photo = attach(&mut a, person, b"face");
    // Two who name each other, and nobody else names them.
    let friend = add(&mut a, "person", Some(one), &[("family_name", "Досы")]);
    let other = add(&mut a, "person", None, &[("trusted_contact", friend.to_string().as_str())]);
    edit(&mut a, "person", friend, &[("trusted_contact", other.to_string().as_str())]);
    a.forget(one).unwrap();
    assert!(has(&a, person) && has(&a, photo.record));
    assert!(!has(&a, friend) && !has(&a, other));
    assert!(a.check(false, &mut ()).unwrap().faults.is_empty());
    a.forget(two).unwrap();
    assert_eq!(a.vault.read(|tx| tx.all_record_ids()).unwrap().len(), 0);
}

#[test]
fn an_export_of_one_case_does_not_tell_of_another() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = (create(folder.path(), "A"), create(folder.path(), "B"));
    let [one, two] = ["K-1", "K-2"].map(|code| add(&mut a, "case", None, &[("case_code", code)]));
    let person = add(&mut a, "person", Some(one), &[("family_name", "Аққайың")]);
    let id = person.to_string();
    add(&mut a, "case_person", None, &[("parent", two.to_string().as_str()), ("person", &id)]);
    let interview = add(&mut a, "interview", Some(two), &[("interviewee", &id)]);
    let event = add(&mut a, "event", Some(two), &[("title", "Square")]);
    let photo = attach(&mut a, two, b"of the other case");
    edit(&mut a, "person", person, &[("photo", photo.record.to_string().as_str())]);
    add(&mut a, "arrest", Some(one), &[("person", &id), ("event", event.to_string().as_str())]);
    let consent = add(
        &mut a,
        "consent",
        Some(two),
        &[
            ("person", &id),
            ("interview", interview.to_string().as_str()),
            ("understood_own_words", "kanareika"),
        ],
    );
    let row = [("parent", &*consent.to_string()), ("scope", "store"), ("decision", "granted")];
    let grant = add(&mut a, "consent_grant", None, &row);
    hand_over(&mut a, &mut b, &[one], folder.path());
    for needle in [two.as_bytes().as_slice(), two.to_string().as_bytes(), b"kanareika"] {
        assert!(!holds(&mut b, needle), "it tells of the other case");
    }
    assert!(!holds(&mut b, interview.to_string().as_bytes()));
    assert!(!has(&b, interview) && !has(&b, photo.record) && has(&b, event));
    let page = b.page(&grant).unwrap();
    let code = |code| Some(Value::code(code));
    assert_eq!(page.folded.value("decision").cloned(), code("granted"));
    assert_eq!(page.row.parent, Some(consent));
    assert_eq!(page.revisions[0].at, None, "nor when it was written");
    // With its own case it leaves as it is.
    hand_over(&mut a, &mut b, &[two], folder.path());
    assert!(holds(&mut b, b"kanareika"));
    assert_eq!(b.page(&event).unwrap().folded.value("cases"), Some(&Value::Refs([two].into())));
}

/// A claim as anybody can sign it, whatever the forms offer.
fn claim(by: &mut Casework, record: RecordId, field: &str, value: Value) {
    let Casework { vault, forms, signer, randomness, .. } = by;
    let write = |tx: &mut WriteTx<'_>| -> Result<(), VaultError> {
        let (history, folded) = tx.fold_record(&record)?;
        let form = history.values().next().unwrap().signed.revision().form.clone();
        let compose = Compose {
            record,
            form,
            parents: folded.heads,
            judges: false,
            source: None,
            erases: BTreeSet::new(),
            fields: BTreeMap::from([(field.parse().unwrap(), value)]),
            at: "2022-03-01T10:00:00+06:00".parse().unwrap(),
        };
        let entry = compose.sign(signer, randomness.as_mut()).unwrap();
        tx.add_revision(&entry, None)?;
        let decisions = tx.decisions()?;
        tx.refold(&record, &decisions, forms)
    };
    vault.write("claim", write).unwrap();
}

#[test]
fn a_stranger_moves_nothing_of_others_into_his_case_or_out_of_theirs() {
    let folder = tempfile::tempdir().unwrap();
    let vault = |name| create(folder.path(), name);
    let (mut a, mut ngo, mut stranger, court) =
        (vault("A"), vault("NGO"), vault("stranger"), vault("court"));
    ngo.trust(&a.card().unwrap(), Trust::Trusted).unwrap();
    let case = add(&mut a, "case", None, &[("case_code", "K-1")]);
    let person = add(&mut a, "person", Some(case), &[("family_name", "Аққайың")]);
    let interview =
        add(&mut a, "interview", Some(case), &[("interviewee", person.to_string().as_str())]);
    hand_over(&mut a, &mut ngo, &[], folder.path());
    hand_over(&mut a, &mut stranger, &[], folder.path());
    let junk = add(&mut stranger, "case", None, &[("case_code", "X")]);
    let there = Value::Refs([junk].into());
    for record in [person, interview] {
        claim(&mut stranger, record, "cases", there.clone());
    }
    hand_over(&mut stranger, &mut ngo, &[], folder.path());
    let report = ngo.export(&order(&[&court], &[junk]), folder.path(), &mut ()).unwrap();
    assert_eq!(report.records, 1, "the stranger's case alone");
    let report = ngo.forget(junk).unwrap();
    assert_eq!((report.records, report.kept), (1, 0));
    assert!(has(&ngo, person) && has(&ngo, interview));
    hand_over(&mut stranger, &mut ngo, &[], folder.path());
    ngo.forget(case).unwrap();
    assert!(!has(&ngo, person) && !has(&ngo, interview) && has(&ngo, junk));
}

#[test]
fn what_a_stranger_began_stays_in_its_case_once_one_writes_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut ngo, mut stranger) = (create(folder.path(), "NGO"), create(folder.path(), "stranger"));
    let case = add(&mut stranger, "case", None, &[("case_code", "X")]);
    let arrest = add(&mut stranger, "arrest", Some(case), &[("vehicle_note", "bus")]);
    hand_over(&mut stranger, &mut ngo, &[], folder.path());
    let listed = |work: &Casework| {
        let kind = "arrest".parse().unwrap();
        work.list_of_case(&kind, &case).unwrap().into_iter().map(|row| row.id).collect::<Vec<_>>()
    };
    assert_eq!(listed(&ngo), [arrest]);
    edit(&mut ngo, "arrest", arrest, &[("vehicle_note", "a bus")]);
    assert_eq!(listed(&ngo), [arrest]);
}

#[test]
fn linking_a_file_says_nothing_again_that_a_stranger_said_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut ngo, mut stranger) = (create(folder.path(), "NGO"), create(folder.path(), "stranger"));
    let case = add(&mut ngo, "case", None, &[("case_code", "K-1")]);
    let arrest = add(&mut ngo, "arrest", Some(case), &[]);
    let file = add(&mut ngo, "attachment", None, &[]);
    hand_over(&mut ngo, &mut stranger, &[], folder.path());
    let junk = add(&mut stranger, "case", None, &[("case_code", "X")]);
    claim(&mut stranger, file, "cases", Value::Refs([junk].into()));
    hand_over(&mut stranger, &mut ngo, &[], folder.path());
    ngo.link(file, arrest).unwrap();
    let cases = ngo.page(&file).unwrap().folded.value("cases").cloned();
    assert_eq!(cases, Some(Value::Refs([case].into())));
}

#[test]
fn a_row_of_another_case_than_the_one_in_hand_stays_where_it_is_said_to_belong() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "w");
    let [a, b] = ["A", "B"].map(|code| add(&mut work, "case", None, &[("case_code", code)]));
    let person = add(&mut work, "person", None, &[("family_name", "Асан")]);
    let fields = BTreeMap::from([
        (FieldName::new(FieldName::PARENT).unwrap(), Value::Ref(a)),
        (FieldName::new("person").unwrap(), Value::Ref(person)),
    ]);
    work.add(&"case_person".parse().unwrap(), Some(b), None, fields).unwrap();
    assert_eq!(work.page(&a).unwrap().children.len(), 1);
    assert!(work.page(&b).unwrap().children.is_empty());
}

#[test]
fn the_draft_of_a_row_goes_with_the_record_that_it_is_a_row_of() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "w");
    let case = add(&mut work, "case", None, &[("case_code", "A")]);
    let detention = add(&mut work, "detention", Some(case), &[]);
    let stay = RecordId::from_random([7; 16]);
    let text = "kanareika".to_owned();
    let kind = "stay".parse().unwrap();
    work.keep_draft(Typed { record: stay, kind, filed: Some(detention), source: None, text })
        .unwrap();
    work.forget(case).unwrap();
    assert_eq!(work.drafts().unwrap(), []);
}

#[test]
fn what_an_interview_of_another_case_said_does_not_leave_once_that_is_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = (create(folder.path(), "A"), create(folder.path(), "B"));
    let case = add(&mut a, "case", None, &[("case_code", "K-1")]);
    let person = add(&mut a, "person", Some(case), &[("family_name", "Аққайың")]);
    let other = add(&mut a, "case", None, &[("case_code", "K-2")]);
    let interview = add(&mut a, "interview", Some(other), &[("language", "kk")]);
    let said = typed(&a, "person", &[("given_name", "Самал")]);
    a.edit(person, Some(interview), said).unwrap();
    a.forget(other).unwrap();
    assert!(has(&a, person) && !has(&a, interview));
    hand_over(&mut a, &mut b, &[case], folder.path());
    let page = b.page(&person).unwrap();
    assert_eq!(page.folded.fields["given_name"].status, Status::Withheld);
    assert_eq!(page.folded.value("family_name"), Some(&Value::text("Аққайың")));
}
