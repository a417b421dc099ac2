//! Merging on real vault files and real bundles.

#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod common;

use std::fs;
use std::path::Path;

use common::{add, create, export, merge, open, order};
use dala::casework::{Casework, Verdict};
use dala::history::Trust;
use dala::record::{AnswerState, FieldName, RecordId, Value};

const KINDS: [&str; 6] = ["case", "person", "case_person", "interview", "arrest", "detention"];

fn everything(casework: &Casework) -> String {
    let mut all = String::new();
    for kind in KINDS {
        for row in casework.list(&kind.parse().unwrap()).unwrap() {
            all += &format!("{} {} {} {}\n", row.id, row.kind, row.title, row.fields);
        }
    }
    all
}

fn name(text: &str) -> FieldName {
    text.parse().unwrap()
}

/// Two monitors who both work on one case, and an NGO that trusts both.
struct Story {
    a: Casework,
    b: Casework,
    ngo: Casework,
    case: RecordId,
    arrest: RecordId,
}

fn story(folder: &Path) -> Story {
    let mut a = create(&folder.join("a.dala"), "A", 1);
    let mut b = create(&folder.join("b.dala"), "B", 2);
    let mut ngo = create(&folder.join("ngo.dala"), "NGO", 3);
    let (card_a, card_b) = (a.card().unwrap(), b.card().unwrap());
    b.trust(&card_a, Trust::Trusted).unwrap();
    ngo.trust(&card_a, Trust::Trusted).unwrap();
    ngo.trust(&card_b, Trust::Trusted).unwrap();
    let case = add(&mut a, "case", None, None, &[("case_code", "K-1"), ("title", "Square")]);
    let person = add(&mut a, "person", Some(case), None, &[("family_name", "Аққайың")]);
    let arrest = add(
        &mut a,
        "arrest",
        Some(case),
        None,
        &[("person", &person.to_string()), ("arrested_on", "2022-01-06")],
    );
    let shared = export(&mut a, &b, folder);
    merge(&mut b, &shared);
    let fields = common::typed(&b, "arrest", &[("arrested_on", "2022-01-07")]);
    b.edit(arrest, None, fields).unwrap();
    Story { a, b, ngo, case, arrest }
}

#[test]
fn merging_in_any_order_gives_the_same_and_twice_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let Story { mut a, mut b, mut ngo, .. } = story(folder.path());
    let (from_a, from_b) =
        (export(&mut a, &ngo, folder.path()), export(&mut b, &ngo, folder.path()));
    let first = merge(&mut ngo, &from_a);
    assert!(first.new > 0 && first.contested == 0);
    let second = merge(&mut ngo, &from_b);
    assert_eq!((second.changed, second.contested), (1, 1));
    let once = everything(&ngo);
    let again = merge(&mut ngo, &[from_a.clone(), from_b.clone()].concat());
    assert_eq!((again.new, again.changed, again.opened), (0, 0, 0));
    assert_eq!(again.contested, 1, "once, however many bundles touch the field");
    assert_eq!(everything(&ngo), once);
    assert!(ngo.check(false, &mut ()).unwrap().faults.is_empty());

    // The same keys in another file, so that the bundles open there too.
    let other = folder.path().join("other.dala");
    ngo.back_up(&other, &mut ()).unwrap();
    let mut other = open(&other, 9);
    for row in other.list(&"case".parse().unwrap()).unwrap() {
        other.forget(row.id).unwrap();
    }
    assert_eq!(everything(&other), "");
    merge(&mut other, &[from_b, from_a].concat());
    assert_eq!(everything(&other), once);
}

#[test]
fn a_contested_field_names_values_authors_and_times_and_can_be_settled() {
    let folder = tempfile::tempdir().unwrap();
    let Story { mut a, mut b, mut ngo, arrest, .. } = story(folder.path());
    let mut bundles = export(&mut a, &ngo, folder.path());
    bundles.extend(export(&mut b, &ngo, folder.path()));
    merge(&mut ngo, &bundles);
    let conflicts = ngo.conflicts().unwrap();
    assert_eq!(conflicts.len(), 1);
    assert_eq!((conflicts[0].record, conflicts[0].field.as_str()), (arrest, "arrested_on"));
    let mut names: Vec<_> =
        conflicts[0].values.iter().map(|v| v.author_name.clone().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["A", "B"]);
    assert!(conflicts[0].values.iter().all(|value| value.at.is_some()));
    let claim = Verdict::Claim(conflicts[0].values[0].rev);
    ngo.settle(arrest, name("arrested_on"), claim, Some("court paper")).unwrap();
    assert!(ngo.conflicts().unwrap().is_empty());
    // A later claim that differs waits to be weighed; the field stays settled.
    let fields = common::typed(&a, "arrest", &[("arrested_on", "2022-01-09")]);
    a.edit(arrest, None, fields).unwrap();
    let later = export(&mut a, &ngo, folder.path());
    merge(&mut ngo, &later);
    let conflicts = ngo.conflicts().unwrap();
    assert!(conflicts.len() == 1 && conflicts[0].open == dala::casework::Open::Unweighed);
}

#[test]
fn a_preview_changes_nothing_and_says_what_merging_then_does() {
    let folder = tempfile::tempdir().unwrap();
    let Story { mut a, mut ngo, .. } = story(folder.path());
    let bundles = export(&mut a, &ngo, folder.path());
    let paths: Vec<&Path> = bundles.iter().map(|path| path.as_path()).collect();
    let preview = ngo.merge(&paths, None, true, &mut ()).unwrap();
    assert_eq!(everything(&ngo), "");
    let report = merge(&mut ngo, &bundles);
    assert_eq!(preview.new, report.new);
}

#[test]
fn an_unknown_signer_settles_nothing_and_a_rejected_one_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let Story { mut a, mut b, .. } = story(folder.path());
    let mut stranger = create(&folder.path().join("s.dala"), "S", 5);
    let mut bundles = export(&mut a, &stranger, folder.path());
    bundles.extend(export(&mut b, &stranger, folder.path()));
    merge(&mut stranger, &bundles);
    let before = everything(&stranger);
    assert!(before.contains("unknown"));
    let outcome = stranger.trust(&b.card().unwrap(), Trust::Rejected).unwrap();
    assert!(!outcome.is_empty());
    assert!(stranger.conflicts().unwrap().is_empty());
    stranger.trust(&b.card().unwrap(), Trust::Unknown).unwrap();
    assert_eq!(everything(&stranger), before);
}

#[test]
fn exporting_one_case_does_not_tell_another() {
    let folder = tempfile::tempdir().unwrap();
    let Story { mut a, mut ngo, case, .. } = story(folder.path());
    let secret = add(&mut a, "case", None, None, &[("case_code", "K-2"), ("title", "Other")]);
    let fields = common::typed(&a, "case", &[("related_case_ids", &secret.to_string())]);
    a.edit(case, None, fields).unwrap();
    let order = order(&[&ngo], &[case]);
    let report = a.export(&order, folder.path(), &mut ()).unwrap();
    assert!(report.withheld > 0);
    merge(&mut ngo, &report.bundles);
    let cases = ngo.list(&"case".parse().unwrap()).unwrap();
    assert_eq!(cases.len(), 1);
    assert!(!everything(&ngo).contains(&secret.to_string()));
    assert_eq!(cases[0].fields["related_case_ids"]["state"], "withheld");
}

#[test]
fn an_export_larger_than_allowed_becomes_several_bundles_that_merge_in_any_order() {
    let folder = tempfile::tempdir().unwrap();
    let Story { mut a, mut ngo, case, .. } = story(folder.path());
    for n in 0_u8..6 {
        let file = folder.path().join(format!("{n}.bin"));
        fs::File::create(&file).unwrap();
        let bytes: Vec<u8> =
            (0..300_000_u32).map(|i| (i * u32::from(n + 1)).to_le_bytes()[0]).collect();
        std::io::Write::write_all(&mut fs::File::create(&file).unwrap(), &bytes).unwrap();
        a.attach(case, &[&file], false, &mut ()).unwrap();
    }
    let mut order = order(&[&ngo], &[]);
    order.max_size = Some(1_000_000);
    let out = folder.path().join("parts");
    fs::create_dir(&out).unwrap();
    let report = a.export(&order, &out, &mut ()).unwrap();
    assert!(report.bundles.len() >= 2, "{report:?}");
    assert!(report.bundles.iter().all(|b| fs::metadata(b).unwrap().len() <= 1_000_000));
    let mut reversed = report.bundles.clone();
    reversed.reverse();
    merge(&mut ngo, &reversed);
    let files = ngo.vault().read(|tx| tx.attachments()).unwrap();
    assert_eq!(files.len(), 6);
    order.max_size = Some(200_000);
    let refused = a.export(&order, &out, &mut ()).unwrap_err();
    assert!(refused.to_string().contains("larger than a bundle may be"), "{refused}");
    assert_eq!(fs::read_dir(&out).unwrap().count(), report.bundles.len());
}

#[test]
fn deleting_takes_the_rows_along_and_can_be_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut a = create(&folder.path().join("a.dala"), "A", 1);
    let person = add(&mut a, "person", None, None, &[("family_name", "Белый")]);
    add(&mut a, "person_name", None, None, &[("parent", &person.to_string()), ("family", "Бел")]);
    let rows = |a: &Casework, kind: &str| a.list(&kind.parse().unwrap()).unwrap().len();
    assert_eq!((rows(&a, "person"), rows(&a, "person_name")), (1, 1));
    a.delete(person).unwrap();
    assert_eq!((rows(&a, "person"), rows(&a, "person_name")), (0, 0));
    a.undelete(person).unwrap();
    assert_eq!((rows(&a, "person"), rows(&a, "person_name")), (1, 1));
}

#[test]
fn rebuilding_gives_the_same_derived_tables() {
    let folder = tempfile::tempdir().unwrap();
    let Story { mut a, mut b, mut ngo, .. } = story(folder.path());
    let mut bundles = export(&mut a, &ngo, folder.path());
    bundles.extend(export(&mut b, &ngo, folder.path()));
    merge(&mut ngo, &bundles);
    let before = everything(&ngo);
    let report = ngo.check(true, &mut ()).unwrap();
    assert!(report.rebuilt && report.faults.is_empty(), "{:?}", report.faults);
    assert_eq!(everything(&ngo), before);
}

#[test]
fn the_source_of_a_claim_is_kept_when_its_author_edits_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut a = create(&folder.path().join("a.dala"), "A", 1);
    let talk = add(&mut a, "interview", None, None, &[("interviewer_code", "A1")]);
    let person = add(&mut a, "person", None, Some(talk), &[("family_name", "Белый")]);
    let fields = common::typed(&a, "person", &[("family_name", "Беляев")]);
    a.edit(person, None, fields).unwrap();
    let page = a.page(&person).unwrap();
    let field = &page.folded.fields["family_name"];
    assert_eq!(field.claims.len(), 1);
    assert_eq!(field.claims[0].source, dala::history::Source::Known(talk));
    assert_eq!(field.value(), Some(&Value::text("Беляев")));
}

/// A person of `a` with a row, and another person.
fn person_with_a_row(a: &mut Casework) -> [RecordId; 3] {
    let person = add(a, "person", None, None, &[("family_name", "Белый")]);
    let other = add(a, "person", None, None, &[("family_name", "Другая")]);
    let fields = [("parent", &*person.to_string()), ("family", "Бел")];
    let row = add(a, "person_name", None, None, &fields);
    [person, other, row]
}

fn rows(casework: &Casework, person: &RecordId) -> Vec<RecordId> {
    casework.page(person).unwrap().children.iter().map(|row| row.id).collect()
}

#[test]
fn a_stranger_tears_no_row_off_its_record() {
    let folder = tempfile::tempdir().unwrap();
    let mut a = create(&folder.path().join("a.dala"), "A", 1);
    let mut stranger = create(&folder.path().join("s.dala"), "S", 5);
    let [person, other, row] = person_with_a_row(&mut a);
    let bundles = export(&mut a, &stranger, folder.path());
    merge(&mut stranger, &bundles);
    let fields = common::typed(&stranger, "person_name", &[("parent", &other.to_string())]);
    stranger.edit(row, None, fields).unwrap();
    let bundles = export(&mut stranger, &a, folder.path());
    assert_eq!(merge(&mut a, &bundles).contested, 1);
    assert_eq!((rows(&a, &person), rows(&a, &other)), (vec![row], vec![]));
    // Where those whom one trusts disagree, it is a row of both.
    a.trust(&stranger.card().unwrap(), Trust::Trusted).unwrap();
    assert_eq!((rows(&a, &person), rows(&a, &other)), (vec![row], vec![row]));
    assert!(a.check(false, &mut ()).unwrap().faults.is_empty());
}

#[test]
fn what_was_taken_back_stands_against_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let Story { mut a, mut b, mut ngo, arrest, .. } = story(folder.path());
    let fields = [(name("arrested_on"), Value::State(AnswerState::Retracted))];
    b.edit(arrest, None, fields.into()).unwrap();
    let mut c = create(&folder.path().join("c.dala"), "C", 4);
    let mut bundles = export(&mut a, &c, folder.path());
    bundles.extend(export(&mut a, &ngo, folder.path()));
    merge(&mut c, &bundles[..1]);
    let fields = common::typed(&c, "arrest", &[("arrested_on", "2022-01-09")]);
    c.edit(arrest, None, fields).unwrap();
    bundles.extend(export(&mut b, &ngo, folder.path()));
    bundles.extend(export(&mut c, &ngo, folder.path()));
    merge(&mut ngo, &bundles[1..]);
    let values = |ngo: &Casework| ngo.conflicts().unwrap()[0].values.len();
    assert_eq!(values(&ngo), 2, "A and C; B takes back");
    // Nor is it anything to settle by.
    let claims = ngo.page(&arrest).unwrap().folded.fields["arrested_on"].claims.clone();
    let retracted = dala::history::Said::Value(Value::State(AnswerState::Retracted));
    let rev = claims.iter().find(|claim| claim.said == retracted).unwrap().rev;
    assert!(ngo.settle(arrest, name("arrested_on"), Verdict::Claim(rev), None).is_err());
}
