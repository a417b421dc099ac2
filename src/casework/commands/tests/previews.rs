//! What is told before anything is merged or exported, and that it comes so.

use std::path::{Path, PathBuf};

use super::{add, attach, create, edit, hand_over, merge, order, typed};
use crate::casework::{Casework, How, Incoming, MergeReport, Reading, SealFor, bundle_files};
use crate::crypto::Passphrase;
use crate::history::Trust;
use crate::record::{Language, RecordId, Value};

fn trusting(folder: &Path) -> (Casework, Casework) {
    let (mut a, mut b) = (create(folder, "A"), create(folder, "B"));
    a.trust(&b.card().unwrap(), Trust::Trusted).unwrap();
    b.trust(&a.card().unwrap(), Trust::Trusted).unwrap();
    (a, b)
}

fn preview(work: &mut Casework, bundles: &[PathBuf]) -> MergeReport {
    let paths: Vec<&Path> = bundles.iter().map(PathBuf::as_path).collect();
    work.merge(&paths, None, true, &mut ()).unwrap()
}

/// Field, how it reads before, how it would read, how that comes.
fn told(report: &MergeReport, record: RecordId) -> Vec<(String, Reading, Reading, How)> {
    let of = report.changes.fields.iter().filter(|one| one.record == record);
    of.map(|one| (one.field.to_string(), one.before.clone(), one.after.clone(), one.how)).collect()
}

fn text(text: &str) -> Reading {
    Reading::Value(Value::text(text))
}

#[test]
fn a_preview_tells_field_by_field_what_would_read_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = trusting(folder.path());
    let person = add(&mut a, "person", None, &[("family_name", "Әлі"), ("given_name", "Дана")]);
    let untouched = add(&mut a, "person", None, &[("family_name", "Серік")]);
    hand_over(&mut a, &mut b, &[], folder.path());
    edit(&mut a, "person", person, &[("given_name", "Динара"), ("patronymic", "Болатовна")]);
    edit(&mut b, "person", person, &[("patronymic", "Болатқызы"), ("occupation", "мұғалім")]);
    let judged = Value::text("welder");
    let verdict = crate::casework::Verdict::Value(judged.clone());
    a.settle(person, "occupation".parse().unwrap(), verdict, None).unwrap();
    let new = add(&mut a, "person", None, &[("family_name", "Жаңа")]);
    let bundles = a.export(&order(&[&b], &[]), folder.path(), &mut ()).unwrap().bundles;
    let report = preview(&mut b, &bundles);
    let both = [Value::text("Болатовна"), Value::text("Болатқызы")];
    let [name, given, work] = &told(&report, person)[..] else { panic!("{:?}", report.changes) };
    assert_eq!((name.0.as_str(), name.3), ("patronymic", How::BothKept));
    let Reading::Contested(values) = &name.2 else { panic!("{name:?}") };
    assert!(values.len() == 2 && both.iter().all(|value| values.contains(value)));
    assert_eq!(given, &("given_name".into(), text("Дана"), text("Динара"), How::Replaced));
    let after = Reading::Value(judged);
    assert_eq!(work, &("occupation".into(), text("мұғалім"), after, How::Judged));
    assert!(told(&report, untouched).is_empty() && told(&report, new).is_empty());
    assert_eq!(report.changes.more_records, 0);
    // Nothing was changed, and then it comes as it was told.
    assert!(b.page(&new).is_err());
    merge(&mut b, &bundles);
    assert_eq!(b.page(&person).unwrap().folded.contested(), 1);
    assert!(preview(&mut b, &bundles).changes.fields.is_empty());
}

#[test]
fn what_comes_after_a_settled_value_is_told_as_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = trusting(folder.path());
    let arrest = add(&mut a, "arrest", None, &[("vehicle_note", "white bus")]);
    hand_over(&mut a, &mut b, &[], folder.path());
    let verdict = crate::casework::Verdict::Value(Value::text("white bus"));
    b.settle(arrest, "vehicle_note".parse().unwrap(), verdict, None).unwrap();
    edit(&mut a, "arrest", arrest, &[("vehicle_note", "grey van")]);
    let bundles = a.export(&order(&[&b], &[]), folder.path(), &mut ()).unwrap().bundles;
    let report = preview(&mut b, &bundles);
    let waits = Reading::Contested(vec![Value::text("grey van")]);
    let expected = ("vehicle_note".into(), text("white bus"), waits, How::Waits);
    assert_eq!(told(&report, arrest), [expected]);
    assert_eq!((report.unweighed, report.contested), (1, 0));
}

#[test]
fn the_numbers_are_told_by_kind_and_withdrawals_and_files_with_them() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = trusting(folder.path());
    let case = add(&mut a, "case", None, &[("case_code", "K-1")]);
    let person = add(&mut a, "person", Some(case), &[("family_name", "Әлі")]);
    attach(&mut a, case, b"first");
    hand_over(&mut a, &mut b, &[], folder.path());
    edit(&mut b, "person", person, &[("family_name", "Әлиева")]);
    attach(&mut a, case, b"second");
    edit(&mut a, "person", person, &[("family_name", "Алиев")]);
    let id = person.to_string();
    let consent = add(&mut a, "consent", Some(case), &[("person", &id)]);
    let row = [("parent", &*consent.to_string()), ("scope", "publish"), ("decision", "withdrawn")];
    add(&mut a, "consent_grant", None, &row);
    let bundles = a.export(&order(&[&b], &[]), folder.path(), &mut ()).unwrap().bundles;
    for report in [preview(&mut b, &bundles), merged(&mut b, &bundles)] {
        let kinds = |kind: &str| report.kinds[kind];
        let persons = kinds("person");
        assert_eq!((persons.new, persons.changed, persons.contested), (0, 1, 1));
        assert_eq!((kinds("case").already_known, kinds("consent").new), (1, 1));
        let attachments = kinds("attachment");
        assert_eq!((attachments.new, attachments.already_known), (1, 1));
        assert_eq!((report.files_new, report.files_known), (1, 1));
        assert_eq!((report.withdrawals, report.erasures, report.withheld), (1, 0, 0));
        let contested: Vec<_> = report.contested_fields.into_iter().collect();
        assert_eq!(contested, [(("person".to_owned(), "family_name".to_owned()), 1)]);
        let sum: u64 = report.kinds.values().map(|k| k.new + k.changed + k.already_known).sum();
        assert_eq!(sum, report.new + report.changed + report.opened + report.already_known);
    }
}

fn merged(work: &mut Casework, bundles: &[PathBuf]) -> MergeReport {
    let paths: Vec<&Path> = bundles.iter().map(PathBuf::as_path).collect();
    work.merge(&paths, None, false, &mut ()).unwrap()
}

#[test]
fn bundles_with_a_passphrase_each_are_merged_together() {
    let folder = tempfile::tempdir().unwrap();
    let mut ngo = create(folder.path(), "NGO");
    let mut sealed = Vec::new();
    for (name, words) in [("A", "first words"), ("B", "other words")] {
        let mut from = create(folder.path(), name);
        add(&mut from, "case", None, &[("case_code", name)]);
        let passphrase = Passphrase::new(words);
        let seal = SealFor::Passphrase(passphrase.clone());
        let order = crate::casework::ExportOrder { seal, ..order(&[&ngo], &[]) };
        let report = from.export(&order, folder.path(), &mut ()).unwrap();
        sealed.push((report.bundles[0].clone(), passphrase));
    }
    let incoming: Vec<Incoming<'_>> = sealed
        .iter()
        .map(|(path, passphrase)| Incoming { path, passphrase: Some(passphrase) })
        .collect();
    let report = ngo.merge_all(&incoming, &mut ()).unwrap();
    assert_eq!((report.merged, report.new, report.rejected.len()), (2, 2, 0));
    let swapped = [Incoming { passphrase: incoming[1].passphrase, ..incoming[0] }];
    let report = ngo.preview_merge(&swapped, Language::Ru, &mut ()).unwrap();
    assert_eq!((report.merged, report.rejected.len()), (0, 1));
}

#[test]
fn of_a_folder_the_bundles_are_looked_at_and_of_files_all() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::io::Write::write_all(&mut std::fs::File::create(&path).unwrap(), bytes).unwrap();
        path
    };
    let (b, a) = (file("b.age", b"123"), file("a.AGE", b"1"));
    let note = file("note.txt", b"not one");
    std::fs::create_dir(folder.path().join("folder.age")).unwrap();
    let missing = folder.path().join("missing.age");
    let given = [b.clone(), folder.path().to_owned(), note.clone(), missing.clone()];
    let found: Vec<_> = bundle_files(&given).into_iter().map(|f| (f.path, f.size)).collect();
    assert_eq!(found, [(b, 3), (a, 1), (note, 7), (missing, 0)]);
}

#[test]
fn what_an_export_would_take_is_told_as_it_comes_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let out = tempfile::tempdir().unwrap();
    let (mut a, b) = trusting(folder.path());
    let [one, two] = ["K-1", "K-2"].map(|code| add(&mut a, "case", None, &[("case_code", code)]));
    let person = add(&mut a, "person", Some(one), &[("family_name", "Әлі")]);
    let id = person.to_string();
    add(&mut a, "case_person", None, &[("parent", two.to_string().as_str()), ("person", &id)]);
    let interview = add(&mut a, "interview", Some(two), &[("language", "kk")]);
    let said = typed(&a, "person", &[("occupation", "мұғалім")]);
    a.edit(person, Some(interview), said).unwrap();
    attach(&mut a, one, &[7; 300_000]);
    let whole = a.preview_export(&order(&[&b], &[]), &mut ()).unwrap();
    assert_eq!((whole.stays, whole.report.in_part, whole.bundles), (0, 0, 1));
    let mut limited = order(&[&b], &[one]);
    limited.max_size = Some(400_000);
    let told = a.preview_export(&limited, &mut ()).unwrap();
    assert_eq!(std::fs::read_dir(out.path()).unwrap().count(), 0);
    // Of the person stays what the interview of the other case said, with its moment.
    assert_eq!((told.report.in_part, told.report.staying), (1, 2));
    assert_eq!(told.report.records + told.stays, whole.report.records);
    assert_eq!(told.report.kinds["person"], 1);
    let done = a.export(&limited, out.path(), &mut ()).unwrap();
    let size: u64 = done.bundles.iter().map(|path| std::fs::metadata(path).unwrap().len()).sum();
    assert_eq!((told.bundles, told.report.size), (done.bundles.len() as u64, size));
    let told = crate::casework::ExportReport { bundles: done.bundles.clone(), ..told.report };
    assert_eq!(told, done);
}
