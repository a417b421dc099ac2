//! The texts of the bag, against the public BagIt conformance suite too.

use std::path::PathBuf;

use super::*;

fn info() -> BagInfo {
    BagInfo {
        day: Day { year: 2026, month: 11, day: 5 },
        oxum: Oxum { bytes: 12, files: 3 },
        software: "dala 0.1.0".parse().unwrap(),
        class: Class::Evidence,
        purpose: "own".parse().unwrap(),
    }
}

#[test]
fn bag_info_comes_back_from_its_text_and_has_one_spelling() {
    let text = info().to_string();
    assert_eq!(BagInfo::parse(text.as_bytes()).unwrap(), info());
    for other in [
        text.clone() + "Contact-Name: x\n",
        text.replace("2026-11-05", "2026-11-31"),
        text.replace("2026-11-05", "20261105"),
        text.replace("12.3", "012.3"),
        text.replace("12.3", "12"),
        text.replace('\n', "\r\n"),
        text.trim_end().to_owned(),
        text.replace("Dala-Purpose", "Purpose"),
        text.replace("own", "OWN"),
        text.lines().rev().collect::<Vec<_>>().join("\n") + "\n",
    ] {
        let refused = BagInfo::parse(other.as_bytes());
        assert!(
            matches!(refused, Err(BundleError::Bag(EntryName::BagInfo, BagFault::Text))),
            "{other}"
        );
    }
    let newer = text.replace("evidence", "hologram");
    assert!(matches!(BagInfo::parse(newer.as_bytes()), Err(BundleError::Newer(_))));
}

#[test]
fn only_this_declaration_is_taken() {
    assert!(check_bagit(BAGIT.as_bytes()).is_ok());
    let newer = BAGIT.replace("1.0", "2.0");
    assert!(matches!(check_bagit(newer.as_bytes()), Err(BundleError::Newer(_))));
    let latin = BAGIT.replace("UTF-8", "ISO-8859-1");
    assert!(matches!(check_bagit(latin.as_bytes()), Err(BundleError::Bag(..))));
}

#[test]
fn a_manifest_must_list_exactly_what_is_there() {
    let names = [EntryName::Readme, EntryName::Revisions];
    let digest = Digest([7; 32]);
    let line = |name: &str| manifest_line(&digest, &name);
    let read = |text: &str| read_manifest(&EntryName::Manifest, text.as_bytes(), names.iter());
    let fault = |text: &str| match read(text) {
        Err(BundleError::Bag(name, fault)) => (name, fault),
        other => panic!("{other:?}"),
    };
    let (readme, revisions) = (line("data/README.txt"), line("data/revisions.jsonl"));
    assert_eq!(read(&format!("{readme}{revisions}")).unwrap(), [digest, digest]);
    assert_eq!(fault(&readme), (EntryName::Revisions, BagFault::Unlisted));
    assert_eq!(fault(&revisions), (EntryName::Readme, BagFault::Unlisted));
    assert_eq!(
        fault(&format!("{readme}{readme}{revisions}")),
        (EntryName::Readme, BagFault::ListedTwice)
    );
    let form = EntryName::Form(
        "person@1"
            .split_once('@')
            .map(|(id, version)| {
                super::super::names::FormName::new(crate::record::Kind::new(id).unwrap(), version)
                    .unwrap()
            })
            .unwrap(),
    );
    assert_eq!(
        fault(&format!("{readme}{revisions}{}", line(&form.to_string()))),
        (form, BagFault::Absent)
    );
    for broken in [
        revisions.clone() + &readme,
        readme.trim_end().to_owned(),
        readme.replace("  ", " "),
        readme.replace("  ", " *"),
        readme.to_uppercase(),
        format!("{readme}\n{revisions}"),
        line("data/../README.txt"),
    ] {
        read(&broken).unwrap_err();
    }
}

fn suite() -> Option<PathBuf> {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let given = std::env::var_os("DALA_SAMPLES").map(PathBuf::from);
    let near = ["../shared/samples", "../../shared/samples"].map(|samples| here.join(samples));
    let found = given
        .into_iter()
        .chain(near)
        .map(|samples| samples.join("bagit/v1.0"))
        .find(|s| s.is_dir());
    if found.is_none() {
        std::io::Write::write_all(
            &mut std::io::stderr(),
            b"SKIPPED: the BagIt conformance suite is not there (DALA_SAMPLES)\n",
        )
        .unwrap();
    }
    found
}

/// Whether the SHA-256 manifest of a bag is one, as far as its lines and doubles go.
fn sound_manifest(bytes: &[u8]) -> bool {
    let lines: Option<Vec<_>> = manifest_lines(bytes).collect();
    lines.is_some_and(|lines| {
        let names: std::collections::BTreeSet<_> = lines.iter().map(|(_, name)| name).collect();
        names.len() == lines.len()
    })
}

#[test]
fn we_judge_the_texts_of_the_conformance_suite_as_it_does() {
    let Some(suite) = suite() else { return };
    let read = |path: &str| std::fs::read(suite.join(path)).unwrap();
    check_bagit(&read("valid/basicBag/bagit.txt")).unwrap();
    // The valid bag has SHA-512 alone, so a manifest of ours is made for its one file.
    let hello = crate::crypto::sha256(&read("valid/basicBag/data/hello.txt"));
    assert!(sound_manifest(manifest_line(&hello, &"data/hello.txt").as_bytes()));
    assert!(check_bagit(&read("invalid/bagit-with-invalid-whitespace/bagit.txt")).is_err());
    for double in [
        "invalid/same-filename-listed-twice-with-different-hashes",
        "invalid/same-filename-listed-twice-with-the-same-hash",
    ] {
        assert!(!sound_manifest(&read(&format!("{double}/manifest-sha256.txt"))), "{double}");
    }
}
