//! A bundle opens, validates and verifies with the tools of others: unzip, Python's
//! zipfile, sha256sum, ssh-keygen, bagit.py, age. Those that are not here are named.

use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

use dala::crypto::{SealTo, SealingKey, open, ssh_line};

use crate::{Memory, export, signer};

/// Runs a tool; `None`, said loudly, if it is not installed.
fn run(program: &str, arguments: &[&str], folder: &Path, input: &[u8]) -> Option<String> {
    let started = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut child) = started else {
        let note = format!("SKIPPED: {program} is not installed\n");
        std::io::stderr().write_all(note.as_bytes()).unwrap();
        return None;
    };
    child.stdin.take().unwrap().write_all(input).unwrap();
    let done = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&[done.stdout, done.stderr].concat()).into_owned();
    assert!(done.status.success(), "{program} {arguments:?}: {said}");
    Some(said)
}

fn save(path: &Path, bytes: &[u8]) {
    fs::File::create(path).unwrap().write_all(bytes).unwrap();
}

#[test]
fn standard_tools_open_validate_and_verify_a_bundle() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let mut source = Memory::new(&["{\"v\":1}", "{\"v\":1}"], &[b"photo", &[7; 200_000]]);
    let key = SealingKey::generate();
    let (sealed, written) = export(&mut source, &SealTo::Recipients(&[key.recipient()]));
    let mut plain = Vec::new();
    open(Cursor::new(&sealed), &[written.check_key().clone()])
        .unwrap()
        .read_to_end(&mut plain)
        .unwrap();
    save(&here.join("bundle.zip"), &plain);
    save(&here.join("bundle.age"), &sealed);
    save(&here.join("key.txt"), key.to_secret_text().as_bytes());
    let packer = format!("packer namespaces=\"dala-bundle\" {}\n", ssh_line(&signer().key()));
    save(&here.join("SIGNERS"), packer.as_bytes());

    if run("age", &["-d", "-i", "key.txt", "-o", "opened.zip", "bundle.age"], here, b"").is_some() {
        assert!(fs::read(here.join("opened.zip")).unwrap() == plain);
    }
    run("python3", &["-m", "zipfile", "-t", "bundle.zip"], here, b"");
    if run("unzip", &["-q", "bundle.zip", "-d", "bag"], here, b"").is_none() {
        return;
    }
    let bag = here.join("bag");
    for (digest, bytes) in &source.files {
        let stored = fs::read(bag.join(format!("data/attachments/{digest}.jpg"))).unwrap();
        assert!(stored == *bytes);
    }
    let readme = fs::read_to_string(bag.join("data/README.txt")).unwrap();
    for words in ["A bundle can be read without", "Пакет можно прочитать", "Пакетті Dala"]
    {
        assert!(readme.contains(words), "{words}");
    }
    run("sha256sum", &["--strict", "-c", "tagmanifest-sha256.txt"], &bag, b"");
    run("sha256sum", &["--strict", "-c", "manifest-sha256.txt"], &bag, b"");
    // The signature is no tag file of the manifest; bagit.py does not mind.
    run(&bagit(), &["--validate", "."], &bag, b"");
    let tags = fs::read(bag.join("tagmanifest-sha256.txt")).unwrap();
    let verify = ["-Y", "verify", "-f", "../SIGNERS", "-I", "packer", "-n", "dala-bundle", "-s"];
    let verify: Vec<&str> = verify.into_iter().chain(["signature.sshsig"]).collect();
    if let Some(said) = run("ssh-keygen", &verify, &bag, &tags) {
        assert!(said.contains("Good \"dala-bundle\" signature for packer"), "{said}");
    }
}

/// bagit-python's script: on the path, or where `DALA_BAGIT` says.
fn bagit() -> String {
    std::env::var("DALA_BAGIT").unwrap_or_else(|_| "bagit.py".to_owned())
}
