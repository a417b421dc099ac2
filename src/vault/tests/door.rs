//! The door: all or nothing, cancelled at once, one file after each commit.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::Command;

use super::super::testing::{Counting, key, names, new_vault, noise, open, other_key, quiet};
use super::super::{Unlock, Vault, VaultError, WriteTx};
use super::damage::jpeg;

fn name(vault: &Vault) -> Option<Vec<u8>> {
    vault.read(|tx| tx.own("name")).unwrap().map(|value| value.to_vec())
}

#[test]
fn a_change_that_fails_or_panics_leaves_the_vault_as_before() {
    let (_folder, _path, mut vault) = new_vault();
    vault.write("first", |tx| tx.set_own("name", b"first")).unwrap();
    let failed = vault.write("second", |tx| {
        tx.set_own("name", b"second")?;
        Err::<(), _>(VaultError::Corrupt("a test"))
    });
    assert!(matches!(failed, Err(VaultError::Corrupt("a test"))));
    assert_eq!(name(&vault).as_deref(), Some(&b"first"[..]));
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        vault.write("third", |tx| -> Result<(), VaultError> {
            tx.set_own("name", b"third")?;
            panic!("a test")
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(name(&vault).as_deref(), Some(&b"first"[..]));
    vault.write("fourth", |tx| tx.set_own("name", b"fourth")).unwrap();
    assert_eq!(name(&vault).as_deref(), Some(&b"fourth"[..]));
}

#[test]
fn reads_may_nest() {
    let (_folder, _path, vault) = new_vault();
    let inner = vault.read(|_| vault.read(|tx| tx.own("name")));
    assert!(inner.unwrap().is_none());
}

#[test]
fn cancelling_stops_a_long_statement_and_undoes_the_change() {
    let (_folder, _path, mut vault) = new_vault();
    let flag = vault.cancel_flag();
    let stopped = vault.write("endless", |tx: &mut WriteTx<'_>| {
        tx.set_own("name", b"never")?;
        flag.cancel();
        let sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
            SELECT count(*) FROM n";
        tx.one(sql, [], |row| row.get::<_, i64>(0))
    });
    assert!(matches!(stopped, Err(VaultError::Cancelled)), "{stopped:?}");
    flag.reset();
    assert_eq!(name(&vault), None);
    let late = vault.write("late", |tx| {
        tx.set_own("name", b"never")?;
        flag.cancel();
        Ok::<_, VaultError>(())
    });
    assert!(matches!(late, Err(VaultError::Cancelled)));
    flag.reset();
    assert_eq!(name(&vault), None);
}

#[test]
fn after_a_commit_the_file_alone_is_complete_while_the_vault_is_open() {
    let (folder, path, mut vault) = new_vault();
    let bytes = noise(2_500_000, 3);
    for round in [b"one", b"two"] {
        vault
            .write("change", |tx| {
                tx.set_own("name", round)?;
                tx.store_attachment(&mut &bytes[..], &jpeg, &mut |_| {})
            })
            .unwrap();
        assert_eq!(names(folder.path()), ["a.dala"], "no journal stays");
        // Not fs::copy from this process: closing its handle would drop SQLite's locks.
        let stick = tempfile::tempdir().unwrap();
        let copy = stick.path().join("copy.dala");
        assert!(Command::new("cp").args([&path, &copy]).status().unwrap().success());
        let copied = open(&copy).unwrap();
        assert_eq!(name(&copied).as_deref(), Some(&round[..]));
        assert_eq!(copied.check(&mut quiet).unwrap(), []);
    }
}

#[test]
fn a_full_disk_undoes_the_change_and_says_so() {
    let (_folder, path, mut vault) = new_vault();
    vault.write("first", |tx| tx.set_own("name", b"first")).unwrap();
    let pages: i64 = vault.conn.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    vault.conn.pragma_update_and_check(None, "max_page_count", pages + 20, |_| Ok(())).unwrap();
    let bytes = noise(4_000_000, 3);
    let full = vault.write("attach", |tx| {
        tx.set_own("name", b"second")?;
        tx.store_attachment(&mut &bytes[..], &jpeg, &mut |_| {})
    });
    assert!(matches!(full, Err(VaultError::Full)), "{full:?}");
    assert_eq!(name(&vault).as_deref(), Some(&b"first"[..]));
    drop(vault);
    assert_eq!(open(&path).unwrap().check(&mut quiet).unwrap(), []);
}

/// The operating system refuses to let the file grow (`ulimit -f`), in a process that
/// does not die of it: a real failed write in the midst of a transaction.
#[cfg(unix)]
#[test]
fn a_write_that_the_system_refuses_undoes_the_change() {
    let (folder, path, mut vault) = new_vault();
    vault.write("first", |tx| tx.set_own("name", b"first")).unwrap();
    drop(vault);
    let script = "trap '' XFSZ; ulimit -f 8192; exec \"$0\" --ignored --exact --nocapture \
                  vault::tests::door::as_a_process_with_little_room";
    let output = Command::new("sh")
        .args(["-c", script])
        .arg(std::env::current_exe().unwrap())
        .env("DALA_TEST_VAULT", &path)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("1 passed"), "{said}");
    assert!(said.contains("Io {") || said.contains("Full"), "{said}");
    assert_eq!(names(folder.path()), ["a.dala"]);
    let vault = open(&path).unwrap();
    assert_eq!(name(&vault).as_deref(), Some(&b"first"[..]));
    assert_eq!(vault.check(&mut quiet).unwrap(), []);
}

#[test]
#[ignore = "run by a_write_that_the_system_refuses_undoes_the_change"]
#[expect(clippy::print_stdout, reason = "it is how the other process answers")]
fn as_a_process_with_little_room() {
    let path = std::env::var_os("DALA_TEST_VAULT").unwrap();
    let mut vault = open(path.as_ref()).unwrap();
    let bytes = noise(40_000_000, 3);
    let refused = vault.write("attach", |tx| {
        tx.set_own("name", b"second")?;
        tx.store_attachment(&mut &bytes[..], &jpeg, &mut |_| {})
    });
    println!("{:?}", refused.unwrap_err());
    assert_eq!(name(&vault).as_deref(), Some(&b"first"[..]), "and the vault works on");
}

#[cfg(unix)]
#[test]
fn a_vault_that_was_moved_while_it_was_open_says_so() {
    let (_folder, path, mut vault) = new_vault();
    vault.write("note", |tx| tx.set_own("name", b"x")).unwrap();
    fs::rename(&path, path.with_extension("elsewhere")).unwrap();
    let refused = vault.write("note", |tx| tx.set_own("name", b"y"));
    assert!(matches!(refused, Err(VaultError::Moved)), "{refused:?}");
}

/// Where the folder may not be read it cannot be synced either, but a file can be put in
/// it. The superuser may read everything: then there is nothing to see here.
#[cfg(unix)]
#[test]
fn what_is_in_its_place_is_not_told_as_a_failure() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o300)).unwrap();
    let path = folder.path().join("a.dala");
    let mut vault = Vault::create(&path, Unlock::Key(key()), &mut Counting(0)).unwrap();
    vault.compact(&mut quiet).unwrap();
    vault.change_key(other_key(), &mut quiet).unwrap();
    vault.write("note", |tx| tx.set_own("name", b"x")).unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn a_vault_that_may_only_be_read_is_read_and_says_so() {
    let (_folder, path, vault) = new_vault();
    drop(vault);
    let mut read_only = fs::metadata(&path).unwrap().permissions();
    read_only.set_readonly(true);
    fs::set_permissions(&path, read_only).unwrap();
    let mut vault = open(&path).unwrap();
    if !vault.conn.is_readonly(rusqlite::MAIN_DB).unwrap() {
        // The superuser may write everything: nothing to see here.
        assert!(vault.write("note", |tx| tx.set_own("name", b"x")).is_ok());
        return;
    }
    let refused = vault.write("note", |tx| tx.set_own("name", b"x"));
    assert!(matches!(refused, Err(VaultError::ReadOnly)), "{refused:?}");
}

#[test]
fn an_attempt_that_fails_is_undone_alone() {
    let (_folder, _path, mut vault) = new_vault();
    vault
        .write("attempts", |tx| {
            tx.set_own("before", b"1")?;
            let failed = tx.attempt(|tx| {
                tx.set_own("within", b"1")?;
                Err::<(), _>(VaultError::Cancelled)
            });
            assert!(matches!(failed, Err(VaultError::Cancelled)));
            tx.attempt(|tx| tx.set_own("after", b"1"))
        })
        .unwrap();
    let has = |name| vault.read(|tx| tx.own(name)).unwrap().is_some();
    assert_eq!(["before", "within", "after"].map(has), [true, false, true]);
}

#[test]
fn changes_between_begin_and_end_are_one() {
    let (_folder, path, mut vault) = new_vault();
    for keep in [false, true] {
        vault.begin().unwrap();
        vault.write("first", |tx| tx.set_own("name", b"first")).unwrap();
        let failed = vault.write("second", |tx| {
            tx.set_own("name", b"second")?;
            Err::<(), _>(VaultError::Cancelled)
        });
        assert!(failed.is_err());
        assert_eq!(name(&vault).as_deref(), Some(&b"first"[..]), "its part alone is undone");
        vault.end(keep).unwrap();
        assert_eq!(name(&vault).is_some(), keep);
    }
    vault.begin().unwrap();
    vault.write("third", |tx| tx.set_own("name", b"third")).unwrap();
    drop(vault);
    assert_eq!(name(&open(&path).unwrap()).as_deref(), Some(&b"first"[..]));
}
