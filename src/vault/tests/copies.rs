//! Backups and changed passphrases: verified copies, or nothing.

use std::fs;

use super::super::testing::{Counting, key, names, new_vault, noise, open, other_key, quiet};
use super::super::{NewFile, Progress, Unlock, Vault, VaultError};
use super::damage::jpeg;
use crate::crypto::{Passphrase, Secret, VaultKey};

fn filled() -> (tempfile::TempDir, std::path::PathBuf, Vault) {
    let (folder, path, mut vault) = new_vault();
    let bytes = noise(9_000_000, 1);
    vault
        .write("fill", |tx| {
            tx.set_own("name", b"kept")?;
            tx.store_attachment(&mut &bytes[..], &jpeg, &mut |_| {})
        })
        .unwrap();
    (folder, path, vault)
}

fn name(vault: &Vault) -> Option<Vec<u8>> {
    vault.read(|tx| tx.own("name")).unwrap().map(|value| value.to_vec())
}

#[test]
fn a_backup_opens_with_the_same_key_and_holds_the_same() {
    let (folder, path, vault) = filled();
    let copy = folder.path().join("backup.dala");
    let mut told = Vec::new();
    vault.back_up(&copy, &mut |progress| told.push(progress)).unwrap();
    assert!(told.windows(2).all(|pair| pair[0].done <= pair[1].done), "{told:?}");
    assert!(told.len() > 3);
    assert!(matches!(told.last(), Some(Progress { done, total }) if done == total));
    assert_eq!(names(folder.path()), ["a.dala", "backup.dala"]);
    let copied = open(&copy).unwrap();
    assert_eq!(name(&copied).as_deref(), Some(&b"kept"[..]));
    assert_eq!(copied.check(&mut quiet).unwrap(), []);
    assert_eq!(fs::metadata(&copy).unwrap().len(), fs::metadata(&path).unwrap().len());
    assert!(matches!(vault.back_up(&copy, &mut quiet), Err(VaultError::Exists)));
}

#[test]
fn what_killed_processes_left_in_the_making_goes_and_what_is_being_made_stays() {
    let (folder, _path, vault) = filled();
    let at = |name: &str| folder.path().join(name);
    let left = [".old.dala.partial", ".4f2a.age.partial"];
    let others = [".notes.txt.partial", "b.dala.partial", ".dala"];
    for name in left.iter().chain(&others) {
        drop(fs::File::create(at(name)).unwrap());
    }
    let being_made = NewFile::begin(&at("busy.dala")).unwrap();
    assert!(!at(left[0]).exists() && !at(left[1]).exists());
    vault.back_up(&at("backup.dala"), &mut quiet).unwrap();
    assert!(being_made.path().exists() && others.iter().all(|name| at(name).exists()));
}

#[test]
fn a_cancelled_backup_leaves_nothing() {
    let (folder, _path, vault) = filled();
    let flag = vault.cancel_flag();
    // While copying, and while reading back.
    for stop_at in [1, vault.size().unwrap() + 1] {
        let stopped = vault.back_up(&folder.path().join("backup.dala"), &mut |progress| {
            if progress.done >= stop_at {
                flag.cancel();
            }
        });
        assert!(matches!(stopped, Err(VaultError::Cancelled)), "{stopped:?}");
        assert_eq!(names(folder.path()), ["a.dala"]);
        flag.reset();
    }
}

#[test]
fn a_backup_damaged_while_it_is_written_is_not_called_done() {
    let (folder, _path, vault) = filled();
    let partial = folder.path().join(".backup.dala.partial");
    let size = vault.size().unwrap();
    let mut spoiled = false;
    let failed = vault.back_up(&folder.path().join("backup.dala"), &mut |progress| {
        if progress.done >= size && !spoiled {
            let file = fs::File::options().write(true).open(&partial).unwrap();
            std::os::unix::fs::FileExt::write_all_at(&file, b"spoiled", size - 70_000).unwrap();
            spoiled = true;
        }
    });
    assert!(spoiled);
    assert!(matches!(failed, Err(VaultError::NotVerified(_))), "{failed:?}");
    assert_eq!(names(folder.path()), ["a.dala"]);
}

#[test]
fn a_changed_key_opens_the_vault_and_the_old_one_does_not() {
    let (folder, path, mut vault) = filled();
    let new = VaultKey::new(Secret::new([5; 32]), [6; 16]);
    vault.change_key(new.clone(), &mut quiet).unwrap();
    assert_eq!(names(folder.path()), ["a.dala"]);
    vault.write("after", |tx| tx.set_own("name", b"after")).unwrap();
    assert!(matches!(Vault::open(&path, Unlock::Key(new.clone())), Err(VaultError::AlreadyOpen)));
    drop(vault);
    let old = open(&path);
    assert!(matches!(old, Err(VaultError::WrongPassphraseOrDamaged)), "{old:?}");
    let vault = Vault::open(&path, Unlock::Key(new)).unwrap();
    assert_eq!(name(&vault).as_deref(), Some(&b"after"[..]));
    assert_eq!(vault.check(&mut quiet).unwrap(), []);
    assert_eq!(fs::read(&path).unwrap()[..16], [6; 16]);
}

#[test]
fn a_cancelled_change_of_key_changes_nothing() {
    let (folder, path, mut vault) = filled();
    let flag = vault.cancel_flag();
    let stopped = vault.change_key(other_key(), &mut |_| flag.cancel());
    assert!(matches!(stopped, Err(VaultError::Cancelled)), "{stopped:?}");
    flag.reset();
    vault.write("after", |tx| tx.set_own("name", b"after")).unwrap();
    drop(vault);
    assert_eq!(names(folder.path()), ["a.dala"]);
    assert_eq!(name(&open(&path).unwrap()).as_deref(), Some(&b"after"[..]));
}

#[test]
fn changing_the_passphrase_asks_for_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.dala");
    let (old, new) = (Passphrase::new("old words"), Passphrase::new("new words"));
    let unlock = |passphrase: &Passphrase| Unlock::Passphrase(passphrase.clone());
    let mut vault = Vault::create(&path, unlock(&old), &mut Counting(0)).unwrap();
    let refused = vault.change_passphrase(&new, &new, &mut Counting(0), &mut quiet);
    assert!(matches!(refused, Err(VaultError::WrongPassphrase)));
    vault.change_passphrase(&old, &new, &mut Counting(99), &mut quiet).unwrap();
    drop(vault);
    assert!(Vault::open(&path, unlock(&old)).is_err());
    assert!(Vault::open(&path, unlock(&new)).is_ok());
}

#[test]
fn keys_are_compared_by_their_bytes() {
    assert!(key().is_same(&key()));
    assert!(!key().is_same(&other_key()));
}
