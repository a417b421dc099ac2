//! Creating, opening, and telling apart why a vault does not open.

use std::fs;
use std::process::Command;

use super::super::testing::{Counting, key, names, new_vault, open, other_key};
use super::super::{FORMAT_VERSION, Unlock, Vault, VaultError};
use crate::crypto::{PAGE_SIZE, Passphrase};

#[test]
fn a_passphrase_opens_in_any_unicode_form_and_another_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.dala");
    let unlock = |text: &str| Unlock::Passphrase(Passphrase::new(text));
    let composed = unlock("Ұлы дала ё й");
    drop(Vault::create(&path, composed, &mut Counting(40)).unwrap());
    let start = fs::read(&path).unwrap();
    assert_eq!(start[..16], (41..57).collect::<Vec<u8>>(), "the salt comes first");
    assert!(Vault::open(&path, unlock("Ұлы дала е\u{308} и\u{306}")).is_ok());
    let wrong = Vault::open(&path, unlock("Ұлы дала е й"));
    assert!(matches!(wrong, Err(VaultError::WrongPassphraseOrDamaged)), "{wrong:?}");
    assert_eq!(fs::read(&path).unwrap(), start, "nothing was written");
}

#[test]
fn a_wrong_key_is_refused_and_nothing_is_written() {
    let (folder, path, vault) = new_vault();
    drop(vault);
    let before = fs::read(&path).unwrap();
    let wrong = Vault::open(&path, Unlock::Key(other_key()));
    assert!(matches!(wrong, Err(VaultError::WrongPassphraseOrDamaged)), "{wrong:?}");
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(names(folder.path()), ["a.dala"]);
}

#[test]
fn opening_and_closing_writes_nothing_and_leaves_nothing_beside() {
    let (folder, path, vault) = new_vault();
    assert_eq!(names(folder.path()), ["a.dala"], "while open");
    drop(vault);
    let before = (fs::read(&path).unwrap(), fs::metadata(&path).unwrap().modified().unwrap());
    let vault = open(&path).unwrap();
    vault.read(|tx| tx.drafts()).unwrap();
    assert_eq!(vault.check(&mut |_| {}).unwrap(), []);
    drop(vault);
    let after = (fs::read(&path).unwrap(), fs::metadata(&path).unwrap().modified().unwrap());
    assert!(before == after);
    assert_eq!(names(folder.path()), ["a.dala"]);
}

#[test]
fn the_journal_of_a_process_killed_before_it_touched_the_vault_goes_with_the_next_opening() {
    let (folder, path, vault) = new_vault();
    drop(vault);
    let before = fs::read(&path).unwrap();
    // SQLite writes the beginning of a journal last, so one that begins with zeros is cold.
    crate_file(&folder.path().join("a.dala-journal"), &[0; 512]);
    let vault = open(&path).unwrap();
    assert_eq!(names(folder.path()), ["a.dala"]);
    assert_eq!(vault.check(&mut |_| {}).unwrap(), []);
    assert!(fs::read(&path).unwrap() == before);
}

#[test]
fn other_files_are_no_vaults() {
    let folder = tempfile::tempdir().unwrap();
    let plain = folder.path().join("plain.db");
    let conn = rusqlite::Connection::open(&plain).unwrap();
    conn.execute_batch("PRAGMA page_size = 65536; CREATE TABLE t (a);").unwrap();
    drop(conn);
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    png.resize(2 * PAGE_SIZE, 1);
    let files: [(&str, Vec<u8>); 5] = [
        ("empty", Vec::new()),
        ("short", vec![3; 100]),
        ("odd", vec![3; PAGE_SIZE + 100]),
        ("png", png),
        ("sqlite", fs::read(&plain).unwrap()),
    ];
    for (name, bytes) in files {
        let path = folder.path().join(name);
        crate_file(&path, &bytes);
        let opened = open(&path);
        assert!(matches!(opened, Err(VaultError::NotAVault)), "{name}: {opened:?}");
        assert_eq!(fs::read(&path).unwrap(), bytes, "{name} was left as it is");
    }
    assert!(matches!(open(folder.path()), Err(VaultError::NotAVault)), "a folder");
    assert!(matches!(open(&folder.path().join("none")), Err(VaultError::Io { .. })));
    let noise = folder.path().join("noise");
    crate_file(&noise, &super::super::testing::noise(2 * PAGE_SIZE, 5));
    assert!(matches!(open(&noise), Err(VaultError::WrongPassphraseOrDamaged)));
}

fn crate_file(path: &std::path::Path, bytes: &[u8]) {
    std::io::Write::write_all(&mut fs::File::create_new(path).unwrap(), bytes).unwrap();
}

#[test]
fn a_vault_of_a_newer_dala_is_told_apart() {
    let (_folder, path, vault) = new_vault();
    vault.conn.pragma_update(None, "user_version", FORMAT_VERSION + 1).unwrap();
    drop(vault);
    let before = fs::read(&path).unwrap();
    let newer = open(&path);
    assert!(matches!(newer, Err(VaultError::Newer { version }) if version == FORMAT_VERSION + 1));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn creating_never_overwrites_and_fails_without_a_trace() {
    let (folder, path, vault) = new_vault();
    drop(vault);
    let before = fs::read(&path).unwrap();
    let again = Vault::create(&path, Unlock::Key(key()), &mut Counting(0));
    assert!(matches!(again, Err(VaultError::Exists)));
    assert_eq!(fs::read(&path).unwrap(), before);
    let nowhere = folder.path().join("no/such/folder/b.dala");
    let failed = Vault::create(&nowhere, Unlock::Key(key()), &mut Counting(0));
    assert!(matches!(failed, Err(VaultError::Io { .. })), "{failed:?}");
    assert_eq!(names(folder.path()), ["a.dala"]);
}

#[cfg(unix)]
#[test]
fn only_its_owner_may_read_a_vault() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, path, _vault) = new_vault();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn what_a_killed_creation_left_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    crate_file(&folder.path().join(".a.dala.partial"), b"half a vault");
    let path = folder.path().join("a.dala");
    drop(Vault::create(&path, Unlock::Key(key()), &mut Counting(0)).unwrap());
    assert_eq!(names(folder.path()), ["a.dala"]);
}

#[test]
fn a_second_opening_is_refused_and_the_first_goes_on() {
    let (_folder, path, mut vault) = new_vault();
    assert!(matches!(open(&path), Err(VaultError::AlreadyOpen)));
    vault.write("note", |tx| tx.set_own("name", b"one")).unwrap();
    assert!(matches!(open(&path), Err(VaultError::AlreadyOpen)), "also after a write");
    assert!(opened_by_another_process(&path).contains("AlreadyOpen"));
    drop(vault);
    assert!(opened_by_another_process(&path).contains("opened"));
}

/// What another process says that opens this vault.
fn opened_by_another_process(path: &std::path::Path) -> String {
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "--nocapture", "vault::tests::opening::as_another_process"])
        .env("DALA_TEST_VAULT", path)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("1 passed"), "{said}");
    said
}

#[test]
#[ignore = "run by a_second_opening_is_refused_and_the_first_goes_on"]
#[expect(clippy::print_stdout, reason = "it is how the other process answers")]
fn as_another_process() {
    let path = std::env::var_os("DALA_TEST_VAULT").unwrap();
    match open(path.as_ref()) {
        Ok(_) => println!("opened"),
        Err(error) => println!("{error:?}"),
    }
}

#[test]
fn every_setting_is_in_force() {
    let (_folder, _path, vault) = new_vault();
    let number =
        |name: &str| vault.conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).unwrap();
    let expected = [
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("cache_size", -65_536),
        ("synchronous", 3),
        ("application_id", 0x4461_6c61),
        ("user_version", FORMAT_VERSION),
    ];
    for (name, value) in expected {
        assert_eq!(number(name), value, "{name}");
    }
    let text = |name: &str| {
        vault.conn.pragma_query_value(None, name, |row| row.get::<_, String>(0)).unwrap()
    };
    assert_eq!(text("journal_mode"), "delete");
    assert_eq!(text("cipher_hmac_algorithm"), "HMAC_SHA256");
    assert_eq!(text("cipher_page_size"), "65536");
}

#[test]
fn a_vault_of_the_current_version_is_not_migrated_again() {
    let (_folder, path, mut vault) = new_vault();
    vault.write("note", |tx| tx.set_own("name", b"x")).unwrap();
    let before = fs::read(&path).unwrap();
    super::super::connect::migrate(&mut vault.conn).unwrap();
    assert_eq!(fs::read(&path).unwrap(), before);
}
