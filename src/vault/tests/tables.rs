//! Drafts, own secrets, log, search; and that nothing removed stays in the pages.

use rusqlite::params;

use super::super::testing::new_vault;
use super::super::{Draft, Vault, VaultError};
use crate::record::{Moment, RecordId};
use crate::vault::testing::pages;

fn id(n: u8) -> RecordId {
    RecordId::from_random([n; 16])
}

fn at(day: u8) -> Moment {
    format!("2026-02-{day:02}T08:00:00+05:00").parse().unwrap()
}

#[test]
fn a_draft_replaces_the_one_before_and_goes() {
    let (_folder, _path, mut vault) = new_vault();
    let draft = |n, text: &str, day| Draft {
        record: id(n),
        kind: "interview".parse_kind(),
        filed: Some(id(9)),
        source: Some(id(8)),
        text: text.to_owned(),
        at: at(day),
    };
    vault
        .write("drafts", |tx| {
            tx.put_draft(&draft(1, "Ай", 1))?;
            tx.put_draft(&draft(2, "two", 2))?;
            tx.put_draft(&draft(1, "Айгүл", 3))
        })
        .unwrap();
    let all = vault.read(|tx| tx.drafts()).unwrap();
    assert_eq!(all, [draft(1, "Айгүл", 3), draft(2, "two", 2)]);
    assert!(vault.write("save", |tx| tx.remove_draft(&id(1))).unwrap());
    assert_eq!(vault.read(|tx| tx.draft(&id(1))).unwrap(), None);
    assert_eq!(vault.read(|tx| tx.draft(&id(2))).unwrap(), Some(draft(2, "two", 2)));
    for (n, forgotten) in [(3, id(9)), (4, id(8))] {
        vault.write("draft", |tx| tx.put_draft(&draft(n, "three", 4))).unwrap();
        vault.write("forget", |tx| tx.remove_drafts_of(&forgotten)).unwrap();
        assert_eq!(vault.read(|tx| tx.drafts()).unwrap(), [], "not of a case, nor of a source");
    }
}

#[test]
fn the_latest_draft_comes_first_whatever_its_offset() {
    let (_folder, _path, mut vault) = new_vault();
    // 09:30, 10:00 and 10:00:00.5 in UTC.
    let times =
        ["2026-02-01T14:30:00+05:00", "2026-02-01T10:00:00Z", "2026-02-01T08:00:00.5-02:00"];
    for (n, at) in (1..).zip(times) {
        let (kind, at) = ("person".parse_kind(), at.parse().unwrap());
        let draft =
            Draft { record: id(n), kind, filed: None, source: None, text: String::new(), at };
        vault.write("draft", |tx| tx.put_draft(&draft)).unwrap();
    }
    let all = vault.read(|tx| tx.drafts()).unwrap();
    assert_eq!(all.iter().map(|draft| draft.record).collect::<Vec<_>>(), [id(3), id(2), id(1)]);
}

trait ParseKind {
    fn parse_kind(&self) -> crate::record::Kind;
}

impl ParseKind for str {
    fn parse_kind(&self) -> crate::record::Kind {
        crate::record::Kind::new(self).unwrap()
    }
}

fn log(vault: &mut Vault, entries: &[(u8, Option<u8>)]) {
    vault
        .write("log", |tx| {
            for (day, record) in entries {
                tx.append_log(&at(*day), "edit", record.map(id).as_ref(), "detail")?;
            }
            Ok::<_, VaultError>(())
        })
        .unwrap();
}

fn hashes(vault: &Vault) -> Vec<(i64, [u8; 32])> {
    vault
        .read(|tx| tx.all("SELECT seq, hash FROM log", [], |row| Ok((row.get(0)?, row.get(1)?))))
        .unwrap()
}

#[test]
fn forgetting_leaves_the_log_as_if_the_record_had_never_been() {
    let (_folder, _path, mut with) = new_vault();
    log(&mut with, &[(1, None), (2, Some(1)), (3, Some(2)), (4, Some(1)), (5, None), (6, Some(3))]);
    with.write("forget", |tx| tx.forget_in_log(&[id(1), id(3), id(9)].into(), &[])).unwrap();
    let (_folder, _path, mut without) = new_vault();
    log(&mut without, &[(1, None), (3, Some(2)), (5, None)]);
    assert_eq!(hashes(&with), hashes(&without));
    assert_eq!(with.read(|tx| tx.broken_log_entry()).unwrap(), None);
    log(&mut with, &[(7, None)]);
    let latest = with.read(|tx| tx.log(None, 2)).unwrap();
    assert_eq!(latest.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [4, 3]);
    assert_eq!(with.read(|tx| tx.log(Some(2), 9)).unwrap().len(), 1);
}

const RECORD: &str = "INSERT INTO records (
    seq, id, kind, title, sort, deleted, contested, unweighed, held_back, missing, sources,
    changed, of_strangers, state
  ) VALUES (?1, ?2, 'person', '', x'', 0, 0, 0, 0, 0, 0, 0, 0, '{}')";

fn add_record(vault: &mut Vault, seq: i64, words: &str) {
    vault
        .write("add", |tx| {
            let mut bytes = [0; 16];
            bytes[..8].copy_from_slice(&seq.to_be_bytes());
            tx.run(RECORD, params![seq, RecordId::from_random(bytes).as_bytes()])?;
            tx.index_words(seq, words)
        })
        .unwrap();
}

fn find(vault: &Vault, words: &[&[&str]]) -> usize {
    let words: Vec<Vec<String>> =
        words.iter().map(|w| w.iter().map(|s| (*s).to_owned()).collect()).collect();
    vault.read(|tx| tx.search(&words, 50)).unwrap().len()
}

#[test]
fn records_are_found_by_the_beginnings_of_all_words_in_any_spelling() {
    let (_folder, _path, mut vault) = new_vault();
    add_record(&mut vault, 1, "aigul nurlanova almaty айгүл");
    add_record(&mut vault, 2, "aidar nurlanov қарағанды");
    assert_eq!(find(&vault, &[&["ai"]]), 2);
    assert_eq!(find(&vault, &[&["aig"]]), 1);
    assert_eq!(find(&vault, &[&["aigul"]]), 1);
    assert_eq!(find(&vault, &[&["a"], &["nurlanov"]]), 2);
    assert_eq!(find(&vault, &[&["a"], &["nurlanova"]]), 1);
    assert_eq!(find(&vault, &[&["x", "қар"]]), 1);
    assert_eq!(find(&vault, &[&["gul"]]), 0, "beginnings alone");
    for hostile in ["\"", "a\" OR \"b", "*", "NEAR(a b)", "words:a", "^a", "-", "a'b", "\0", ""] {
        find(&vault, &[&[hostile]]);
    }
    vault.write("change", |tx| tx.index_words_anew(1, "botagoz")).unwrap();
    assert_eq!((find(&vault, &[&["aig"]]), find(&vault, &[&["bota"]])), (0, 1));
    vault.write("unindex", |tx| tx.unindex(1)).unwrap();
    assert_eq!(find(&vault, &[&["bota"]]), 0);
}

#[test]
fn words_that_stay_the_same_are_not_written_again() {
    let (_folder, _path, mut vault) = new_vault();
    add_record(&mut vault, 1, "aigul");
    let before = vault.conn.total_changes();
    vault.write("same", |tx| tx.index_words_anew(1, "aigul")).unwrap();
    assert_eq!(vault.conn.total_changes(), before);
    vault.write("other", |tx| tx.index_words_anew(1, "aidar")).unwrap();
    assert!(vault.conn.total_changes() > before);
    assert_eq!((find(&vault, &[&["aig"]]), find(&vault, &[&["aid"]])), (0, 1));
}

fn schema(vault: &Vault) -> Vec<(String, String)> {
    let sql = "SELECT name, coalesce(sql, '') FROM sqlite_schema
        UNION ALL SELECT k, cast(v AS TEXT) FROM search_config ORDER BY 1";
    vault.read(|tx| tx.all(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))).unwrap()
}

#[test]
fn derived_tables_are_emptied_even_with_a_damaged_index_and_are_as_the_migrations_made_them() {
    let (_folder, _path, mut vault) = new_vault();
    let before = schema(&vault);
    for seq in 1..50 {
        add_record(&mut vault, seq, &format!("aigul word{seq}"));
    }
    vault.conn.execute("UPDATE search_data SET block = x'ff'", []).unwrap();
    assert!(
        vault.write("change", |tx| tx.index_words_anew(1, "x")).is_err(),
        "else this is no damage"
    );
    vault.write("clear", |tx| tx.clear_derived()).unwrap();
    assert_eq!(schema(&vault), before);
    add_record(&mut vault, 1, "botagoz");
    assert_eq!((find(&vault, &[&["bota"]]), find(&vault, &[&["aig"]])), (1, 0));
    assert_eq!(vault.check(&mut |_| {}).unwrap(), []);
}

pub(super) fn holds(pages: &[u8], what: &str) -> bool {
    pages.windows(what.len()).any(|window| window == what.as_bytes())
}

#[test]
fn what_was_removed_is_in_no_page_of_a_compacted_file() {
    let (folder, path, mut vault) = new_vault();
    for seq in 1..400 {
        add_record(&mut vault, seq, &format!("word{seq} common{} zhanar", seq % 7));
    }
    add_record(&mut vault, 400, "kanareika zhanar");
    let draft = Draft {
        record: id(1),
        kind: "person".parse_kind(),
        filed: None,
        source: None,
        text: format!("kanareika {}", "x".repeat(200_000)),
        at: at(1),
    };
    vault
        .write("canaries", |tx| {
            tx.put_draft(&draft)?;
            tx.set_own("kanareika", b"kanareika")?;
            for n in 0..6_000 {
                // Many, and about other records between, so that pages split.
                let record = id(1 + u8::from(n % 3 == 0));
                let detail = if n % 3 == 0 { "rest" } else { "kanareika" };
                tx.append_log(&at(1), "edit", Some(&record), detail)?;
            }
            let bytes = "kanareika ".repeat(300_000);
            tx.store_attachment(&mut bytes.as_bytes(), &super::damage::jpeg, &mut |_| {})
        })
        .unwrap();
    assert!(holds(&pages(&mut vault), "kanareika"), "else this test proves nothing");
    let sha256 = vault.read(|tx| tx.attachments()).unwrap()[0].sha256;
    vault
        .write("forget", |tx| {
            tx.remove_draft(&id(1))?;
            tx.remove_own("kanareika")?;
            tx.forget_in_log(&[id(1)].into(), &[])?;
            tx.remove_attachment(&sha256)?;
            tx.unindex(400)
        })
        .unwrap();
    vault.compact(&mut |_| {}).unwrap();
    assert_eq!(super::super::testing::names(folder.path()), ["a.dala"]);
    let pages = pages(&mut vault);
    for part in ["kanareika", "kanar", "anareik"] {
        assert!(!holds(&pages, part), "{part}");
    }
    assert!(holds(&pages, "zhanar"), "the rest is there");
    assert_eq!(vault.check(&mut |_| {}).unwrap(), []);
    drop(vault);
    assert!(super::super::testing::open(&path).is_ok());
}

/// Run by hand: `cargo test --release --lib -- --ignored hundred_thousand --nocapture`.
#[test]
#[ignore = "a measurement"]
#[expect(clippy::print_stdout, reason = "a measurement")]
fn one_letter_in_a_hundred_thousand_records_is_found_within_a_frame() {
    let (_folder, _path, mut vault) = new_vault();
    vault
        .write("fill", |tx| {
            for seq in 1..=100_000_i64 {
                tx.run(
                    RECORD,
                    params![
                        seq,
                        RecordId::from_digest(&crate::crypto::sha256(&seq.to_be_bytes()))
                            .as_bytes()
                    ],
                )?;
                let n = seq % 9_973;
                tx.index_words(
                    seq,
                    &format!("a{n} b{} n{} almaty aigul{seq} k{n}", n % 101, n % 997),
                )?;
            }
            Ok::<_, VaultError>(())
        })
        .unwrap();
    for query in [
        &[&["a"][..]][..],
        &[&["a", "k"], &["b"]],
        &[&["b7"], &["n9"], &["a"]],
        &[&["k99"], &["zz"]],
    ] {
        let start = std::time::Instant::now();
        let found = find(&vault, query);
        let took = start.elapsed();
        println!("{query:?}: {found} in {took:?}");
        assert!(took.as_millis() < 16, "{query:?}: {took:?}");
    }
}
