//! Drafts, and the records that they become.

use super::{add, create, typed};
use crate::casework::{Casework, CaseworkError, Typed};
use crate::record::RecordId;

fn of(record: RecordId, text: &str) -> Typed {
    let kind = "interview".parse().unwrap();
    Typed { record, kind, filed: None, source: None, text: text.to_owned() }
}

fn texts(work: &Casework) -> Vec<String> {
    work.drafts().unwrap().into_iter().map(|draft| draft.text).collect()
}

#[test]
fn a_draft_of_a_record_that_is_yet_to_be_becomes_that_record() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let case = add(&mut work, "case", None, &[("case_code", "K-1")]);
    let (new, kind) = (work.new_record_id().unwrap(), "interview".parse().unwrap());
    work.keep_draft(Typed { filed: Some(case), source: Some(case), ..of(new, "half a") }).unwrap();
    let draft = work.draft(&new).unwrap().unwrap();
    assert_eq!(
        (draft.text.as_str(), draft.filed, draft.source),
        ("half a", Some(case), Some(case))
    );
    assert!(work.page(&new).is_err(), "a draft is no record");

    let fields = typed(&work, "interview", &[("free_account", "half a sentence")]);
    work.add_as(new, &kind, Some(case), None, fields.clone()).unwrap();
    assert_eq!((texts(&work).len(), work.page(&new).unwrap().row.id), (0, new));
    let again = work.add_as(new, &kind, Some(case), None, fields).unwrap_err();
    assert!(matches!(again, CaseworkError::RecordExists(id) if id == new), "{again}");
    assert_eq!(work.page(&new).unwrap().revisions.len(), 1);
}

#[test]
fn a_draft_replaces_the_one_before_whatever_became_of_its_case_and_goes_without_a_trace() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let (new, nowhere) = (work.new_record_id().unwrap(), work.new_record_id().unwrap());
    work.keep_draft(of(new, "first")).unwrap();
    work.keep_draft(Typed { filed: Some(nowhere), ..of(new, "kanareika") }).unwrap();
    work.keep_draft(of(nowhere, "other")).unwrap();
    assert_eq!(texts(&work).len(), 2);
    assert!(super::holds(&mut work, b"kanareika"));
    assert!(work.drop_draft(&new).unwrap() && !work.drop_draft(&new).unwrap());
    assert_eq!(texts(&work), ["other"]);
    assert!(!super::holds(&mut work, b"kanareika"));
    let log = work.log(9).unwrap();
    assert_eq!(log.len(), 1, "nothing of it is noted: {log:?}");
}

#[test]
fn a_draft_without_end_is_refused_and_the_one_before_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let new = work.new_record_id().unwrap();
    work.keep_draft(of(new, "kept")).unwrap();
    let error = work.keep_draft(of(new, &"a".repeat((16 << 20) + 1))).unwrap_err();
    assert!(matches!(error, CaseworkError::DraftTooLong { most_mib: 16 }), "{error}");
    assert_eq!(texts(&work), ["kept"]);
}
