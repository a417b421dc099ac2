//! Adding, editing and attaching: what is refused, what is kept, what is written.

use std::collections::{BTreeMap, BTreeSet};

use super::{add, attach, create, edit, typed};
use crate::casework::pen::{Pen, Saying, form_ref};
use crate::casework::{Casework, CaseworkError, Verdict};
use crate::form::builtin_form;
use crate::media::{PhotoTaken, Place, draw_photo};
use crate::record::{AnswerState, FieldName, RecordId, Value};
use crate::vault::Draft;

fn name(text: &str) -> FieldName {
    text.parse().unwrap()
}

fn draft_of(work: &mut Casework, record: RecordId) {
    let at = "2022-03-01T10:00:00+06:00".parse().unwrap();
    let (kind, text) = ("case".parse().unwrap(), "half a sentence".to_owned());
    let draft = Draft { record, kind, filed: None, source: None, text, at };
    work.vault.write("type", |tx| tx.put_draft(&draft)).unwrap();
}

fn has_draft(work: &Casework, record: RecordId) -> bool {
    work.vault.read(|tx| tx.draft(&record)).unwrap().is_some()
}

#[test]
fn only_saving_what_is_typed_ends_its_draft() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let case = add(&mut work, "case", None, &[("case_code", "K-1")]);
    draft_of(&mut work, case);
    attach(&mut work, case, b"bytes");
    work.settle(case, name("case_code"), Verdict::Value(Value::text("K-1")), None).unwrap();
    work.delete(case).unwrap();
    work.undelete(case).unwrap();
    assert!(has_draft(&work, case));
    edit(&mut work, "case", case, &[("title", "T")]);
    assert!(!has_draft(&work, case));
}

#[test]
fn nobody_is_put_into_what_is_no_case() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let person = add(&mut work, "person", None, &[("family_name", "Аққайың")]);
    let fields = typed(&work, "person", &[("family_name", "Досы")]);
    let person_kind = "person".parse().unwrap();
    let wrong = work.add(&person_kind, Some(person), None, fields.clone()).unwrap_err();
    assert!(matches!(wrong, CaseworkError::WrongTarget { .. }), "{wrong}");
    let nowhere = RecordId::from_random([1; 16]);
    let missing = work.add(&person_kind, Some(nowhere), None, fields).unwrap_err();
    assert!(matches!(missing, CaseworkError::NoRecord(id) if id == nowhere), "{missing}");
    assert_eq!(work.list(&person_kind).unwrap().len(), 1);
}

#[test]
fn retracting_from_a_source_that_said_nothing_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let interview = add(&mut work, "interview", None, &[("free_account", "…")]);
    let arrest = add(&mut work, "arrest", None, &[("arrested_on", "2022-01-06")]);
    let retract = || {
        let state = Value::State(AnswerState::Retracted);
        BTreeMap::from([(name("arrested_on"), state)])
    };
    let error = work.edit(arrest, Some(interview), retract()).unwrap_err();
    assert!(matches!(error, CaseworkError::NothingToRetract(_)), "{error}");
    work.edit(arrest, None, retract()).unwrap();
    assert_eq!(work.page(&arrest).unwrap().folded.value("arrested_on"), None);
}

#[test]
fn a_record_whose_only_head_is_of_another_kind_can_still_be_edited() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let arrest = add(&mut work, "arrest", None, &[("arrested_on", "2022-01-06")]);
    let Casework { vault, forms, signer, clock, randomness, .. } = &mut work;
    let mut pen = Pen { signer, clock: clock.as_ref(), randomness: randomness.as_mut() };
    vault
        .write("another kind", |tx| {
            let (folded, _) = super::super::record::present(tx, &arrest)?;
            let form = form_ref(tx, builtin_form("person").unwrap())?;
            let fields = BTreeMap::from([(name("family_name"), Value::text("?"))]);
            let (judges, source, parents) = (false, None, folded.heads);
            pen.write(tx, Saying { record: arrest, form, parents, judges, source, fields })?;
            let decisions = tx.decisions()?;
            tx.refold(&arrest, &decisions, forms).map_err(CaseworkError::from)
        })
        .unwrap();
    edit(&mut work, "arrest", arrest, &[("arrested_on", "2022-01-07")]);
    let page = work.page(&arrest).unwrap();
    assert_eq!((page.row.kind.as_str(), page.row.title.as_str()), ("arrest", "2022-01-07"));
}

#[test]
fn what_the_bytes_of_a_file_say_is_not_typed() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let case = add(&mut work, "case", None, &[("case_code", "K-1")]);
    let file = attach(&mut work, case, b"bytes");
    for (field, text) in [("mime", "image/png"), ("size_bytes", "3")] {
        let fields = typed(&work, "attachment", &[(field, text)]);
        let error = work.edit(file.record, None, fields.clone()).unwrap_err();
        assert!(matches!(error, CaseworkError::OfBytes(_)), "{error}");
        let error = work.add(&"attachment".parse().unwrap(), None, None, fields).unwrap_err();
        assert!(matches!(error, CaseworkError::OfBytes(_)), "{error}");
    }
    edit(&mut work, "attachment", file.record, &[("description", "a thing that is kept")]);
}

fn photo() -> Vec<u8> {
    let taken = PhotoTaken {
        date_time: "2022:01:20 10:30:00".to_owned(),
        offset: None,
        make: "Demo".to_owned(),
        model: "Phone 1".to_owned(),
        orientation: 1,
        place: Some(Place { lat_micro: 43_238_000, lon_micro: 76_945_000 }),
    };
    draw_photo(7, &taken)
}

#[test]
fn exif_is_taken_over_also_of_a_known_file_and_the_place_is_offered() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let case = add(&mut work, "case", None, &[("case_code", "K-1")]);
    let (first, _) = work.attach_bytes(case, "a.jpg", &photo(), false, &mut ()).unwrap();
    assert!(first.offers.iter().all(|offer| !offer.taken));
    let offered: BTreeSet<_> = first.offers.iter().map(|offer| offer.field).collect();
    assert_eq!(offered, ["captured_on", "captured_at", "device", "geo"].into());
    edit(&mut work, "attachment", first.record, &[("device", "a borrowed phone")]);
    let (again, _) = work.attach_bytes(case, "a.jpg", &photo(), true, &mut ()).unwrap();
    assert!(again.already_known && again.record == first.record);
    let taken: BTreeSet<_> =
        again.offers.iter().filter(|offer| offer.taken).map(|offer| offer.field).collect();
    assert_eq!(taken, ["captured_on", "captured_at"].into(), "what was said is left alone");
    let page = work.page(&first.record).unwrap();
    assert!(page.folded.value("captured_on").is_some());
    assert_eq!(page.folded.value("device"), Some(&Value::text("a borrowed phone")));
}

#[test]
fn a_file_is_taken_in_by_the_name_of_the_vault_and_as_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "Monitor 3");
    let case = add(&mut work, "case", None, &[("case_code", "K-1")]);
    let sound = attach(&mut work, case, b"ID3\x04\0\0\0\0\0\0\xff\xfb\x90\0");
    assert_eq!(sound.mime, "audio/mpeg");
    let page = work.page(&sound.record).unwrap();
    assert_eq!(page.folded.value("kind"), Some(&Value::code("audio")));
    let custody = work.page(&page.children[0].id).unwrap();
    assert_eq!(custody.folded.value("by"), Some(&Value::text("Monitor 3")));
}
