//! That no query reads a large table from end to end, and no foreign key makes SQLite do so.

use super::super::Vault;
use super::super::testing::new_vault;

/// Tables that grow with the work.
const LARGE: &[&str] = &[
    "revisions",
    "openings",
    "records",
    "refs",
    "files",
    "attachments",
    "attachment_chunks",
    "brought",
    "log",
];

/// The steps of a query's plan that read all of a large table or sort what they found.
fn slow_steps(vault: &Vault, sql: &str) -> Vec<String> {
    let plan = format!("EXPLAIN QUERY PLAN {sql}");
    let mut statement = vault.conn.prepare(&plan).unwrap();
    // Parameters are left unbound, which is NULL: the plan does not look at them.
    let mut rows = statement.raw_query();
    let mut slow = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        let step: String = row.get(3).unwrap();
        let scanned = step.strip_prefix("SCAN ").and_then(|rest| rest.split(' ').next());
        let whole = scanned.is_some_and(|table| LARGE.contains(&table));
        // A partial index holds but the rows that are looked for.
        if whole && !PARTIAL.iter().any(|index| step.ends_with(index))
            || step.contains("TEMP B-TREE")
        {
            slow.push(step);
        }
    }
    slow
}

const PARTIAL: &[&str] = &[
    "records_to_review",
    "records_due (due<?)",
    "attachments_without_preview",
    "attachments_incomplete",
];

#[test]
fn no_query_reads_a_large_table_from_end_to_end_or_sorts_whole_rows() {
    let (_folder, _path, vault) = new_vault();
    for sql in [
        include_str!("../sql/bring_again.sql"),
        include_str!("../sql/case_records.sql"),
        include_str!("../sql/erase_opening.sql"),
        include_str!("../sql/forget_empty_bundles.sql"),
        include_str!("../sql/list.sql"),
        include_str!("../sql/listed.sql"),
        include_str!("../sql/consent_missing.sql"),
        include_str!("../sql/due.sql"),
        include_str!("../sql/last_saving.sql"),
        include_str!("../sql/orders.sql"),
        include_str!("../sql/reverted.sql"),
        include_str!("../sql/search.sql"),
        include_str!("../sql/standing_openings.sql"),
        include_str!("../sql/stored_derived.sql"),
        include_str!("../sql/to_review.sql"),
        include_str!("../sql/without_preview.sql"),
        include_str!("../sql/records_by.sql"),
        include_str!("../sql/wrote_root.sql"),
        include_str!("../sql/incomplete.sql"),
    ] {
        assert_eq!(slow_steps(&vault, sql), Vec::<String>::new(), "{sql}");
    }
    assert!(!slow_steps(&vault, "SELECT title FROM records ORDER BY title").is_empty());
}

#[test]
fn every_foreign_key_has_an_index_to_find_its_rows_by() {
    let (_folder, _path, vault) = new_vault();
    let sql = "SELECT t.name, k.\"from\" FROM pragma_table_list AS t, pragma_foreign_key_list(t.name) AS k
        WHERE t.schema = 'main' AND NOT EXISTS (
            SELECT 1 FROM pragma_index_list(t.name) AS i, pragma_index_info(i.name) AS c
            WHERE c.seqno = 0 AND c.name = k.\"from\")";
    let without = vault
        .read(|tx| tx.all(sql, [], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))));
    assert_eq!(without.unwrap(), []);
}
