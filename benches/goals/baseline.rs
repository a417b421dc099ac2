//! The rows that a merge left, inserted by plain SQL into an empty vault.

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::Fallible;
use crate::made::{create, key};

/// What a merge fills, each after those that it refers to.
const TABLES: [&str; 9] =
    ["signers", "bundles", "revisions", "brought", "openings", "records", "refs", "files", "forms"];

/// As the vault's own connection is set up.
const SETTINGS: &str = "
    PRAGMA cipher_page_size = 65536;
    PRAGMA cipher_hmac_algorithm = HMAC_SHA256;
    PRAGMA foreign_keys = ON;
    PRAGMA secure_delete = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -65536;
    PRAGMA journal_mode = DELETE;
    PRAGMA synchronous = EXTRA;";

fn connect(path: &Path) -> Fallible<Connection> {
    let conn = Connection::open(path)?;
    conn.execute_batch(&key().pragma())?;
    conn.execute_batch(SETTINGS)?;
    Ok(conn)
}

struct Table {
    insert: String,
    rows: Vec<Vec<Value>>,
}

impl Table {
    fn read(conn: &Connection, select: &str, into: &str) -> Fallible<Self> {
        let mut statement = conn.prepare(select)?;
        let columns = statement.column_count();
        let marks = vec!["?"; columns].join(", ");
        let names = statement.column_names().collect::<Vec<_>>().join(", ");
        let mut rows = Vec::new();
        let mut found = statement.query([])?;
        while let Some(row) = found.next()? {
            rows.push((0..columns).map(|n| row.get(n)).collect::<Result<_, _>>()?);
        }
        Ok(Self { insert: format!("INSERT INTO {into} ({names}) VALUES ({marks})"), rows })
    }
}

/// The words as they were given to the index: of the texts of the openings, folded.
fn words(conn: &Connection) -> Fallible<Table> {
    let select = "
        SELECT records.seq AS rowid, group_concat(openings.value ->> '$.text', ' ') AS words
        FROM records JOIN revisions ON revisions.record = records.id
        JOIN openings ON openings.revision = revisions.seq
        GROUP BY records.seq ORDER BY records.seq";
    let mut table = Table::read(conn, select, "search")?;
    for row in &mut table.rows {
        for value in row {
            if let Value::Text(text) = value {
                *text = dala::linkage::search_fold(text);
            }
        }
    }
    Ok(table)
}

/// How long it takes to insert what `merged` holds into a new vault.
pub fn insert_rows(merged: &Path, into: &Path) -> Fallible<Duration> {
    let from = connect(merged)?;
    let mut tables = vec![];
    for name in TABLES {
        tables.push(Table::read(&from, &format!("SELECT * FROM {name}"), name)?);
    }
    tables.push(words(&from)?);
    drop(create(into, "NGO")?);
    let mut conn = connect(into)?;
    conn.execute_batch("DELETE FROM signers")?;
    let begin = Instant::now();
    let tx = conn.transaction()?;
    for Table { insert, rows } in &tables {
        let mut statement = tx.prepare(insert)?;
        for row in rows {
            statement.execute(params_from_iter(row))?;
        }
    }
    tx.commit()?;
    Ok(begin.elapsed())
}

/// How long it takes to insert nothing but cells into a table of a new vault.
pub fn insert_cells<const N: usize>(rows: &[[String; N]], into: &Path) -> Fallible<Duration> {
    drop(create(into, "NGO")?);
    let mut conn = connect(into)?;
    let columns = (0..N).map(|n| format!("c{n} TEXT")).collect::<Vec<_>>().join(", ");
    conn.execute_batch(&format!("CREATE TABLE cells ({columns})"))?;
    let begin = Instant::now();
    let tx = conn.transaction()?;
    let marks = vec!["?"; N].join(", ");
    let mut statement = tx.prepare(&format!("INSERT INTO cells VALUES ({marks})"))?;
    for row in rows {
        statement.execute(params_from_iter(row))?;
    }
    drop(statement);
    tx.commit()?;
    Ok(begin.elapsed())
}
