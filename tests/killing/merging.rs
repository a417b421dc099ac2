//! Kills while bundles are merged and while a case is forgotten.

use std::fs;
use std::path::{Path, PathBuf};

use dala::casework::Casework;
use dala::history::Trust;
use dala::record::RecordId;

use super::common;
use super::common::program::{
    create, dala, everything, holds, names, noise, open, open_whole, pages, photo, text, write,
};
use super::driver::Killer;

const KINDS: [&str; 6] = ["case", "case_person", "person", "arrest", "attachment", "custody_event"];

/// A case of people, arrests and two files; no word of it is in any other.
fn fill(casework: &mut Casework, folder: &Path, word: &str, seed: u64) -> RecordId {
    let title = format!("{word} case");
    let case = common::add(casework, "case", None, None, &[("case_code", word), ("title", &title)]);
    for n in 0..6 {
        let name = format!("{word}{n}");
        let person = common::add(casework, "person", Some(case), None, &[("family_name", &name)])
            .to_string();
        let said = [("person", person.as_str()), ("circumstances", name.as_str())];
        common::add(casework, "arrest", Some(case), None, &said);
    }
    let (noisy, drawn) = (folder.join(format!("{word}.bin")), folder.join(format!("{word}.jpg")));
    write(&noisy, &noise(1_000_000, seed));
    write(&drawn, &photo(seed));
    casework.attach(case, &[&noisy, &drawn], false, &mut ()).unwrap();
    case
}

/// Records and files.
fn state(casework: &Casework) -> (String, usize) {
    let files = casework.vault().read(|tx| tx.attachments()).unwrap().len();
    (everything(casework, &KINDS), files)
}

/// An NGO's vault and the bundles of two monitors for it.
fn story(folder: &Path) -> (PathBuf, Vec<PathBuf>) {
    let template = folder.join("template.dala");
    let mut ngo = create(&template, "NGO", 3);
    let mut all = Vec::new();
    for (name, seed) in [("Akbota", 1), ("Belgibay", 2)] {
        let mut monitor = create(&folder.join(format!("{name}.dala")), name, seed);
        fill(&mut monitor, folder, name, seed);
        ngo.trust(&monitor.card().unwrap(), Trust::Trusted).unwrap();
        all.extend(common::export(&mut monitor, &ngo, folder));
    }
    assert_eq!(all.len(), 2);
    (template, all)
}

#[test]
fn a_killed_merge_leaves_each_bundle_whole_or_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let vault = folder.path().join("ngo.dala");
    let (template, bundles) = story(folder.path());
    let merge = || {
        let args = ["merge", text(&vault), text(&bundles[0]), text(&bundles[1])];
        dala(folder.path(), &args)
    };
    let mut expected = Vec::new();
    for merged in 0..=2 {
        fs::copy(&template, &vault).unwrap();
        let mut ngo = open(&vault, 3);
        common::merge(&mut ngo, &bundles[..merged]);
        expected.push(state(&ngo));
    }
    fs::copy(&template, &vault).unwrap();
    let (mut killer, _) = Killer::learn("merge", 16, merge(), &vault);
    assert_eq!(state(&open_whole(&vault, 3)), expected[2]);
    let mut seen = [0; 3];
    while killer.goes_on(30) {
        fs::copy(&template, &vault).unwrap();
        let run = killer.strike(merge(), &vault);
        let mut ngo = open_whole(&vault, 3);
        let now = state(&ngo);
        let merged = expected.iter().position(|state| *state == now).expect("a half-merged vault");
        if !run.killed || run.acknowledged().is_some() {
            assert_eq!(merged, 2, "an acknowledged merge is lost");
            continue;
        }
        seen[merged] += 1;
        // Going on gives the same as if nothing had happened.
        if seen[merged] % 6 == 1 {
            common::merge(&mut ngo, &bundles);
            assert_eq!(state(&ngo), expected[2]);
            drop(ngo);
            drop(open_whole(&vault, 3));
        }
    }
    assert!(seen[0] > 0 && seen[1] + seen[2] > 0, "{seen:?}");
    killer.tell(&format!(
        "bundles merged by killed runs: none {}, one {}, both {}",
        seen[0], seen[1], seen[2]
    ));
}

#[test]
fn a_killed_forget_takes_all_of_a_case_or_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let (template, vault) = (at("template.dala"), at("a.dala"));
    let mut casework = create(&template, "A", 1);
    fill(&mut casework, folder.path(), "Akbota", 1);
    let case = fill(&mut casework, folder.path(), "Belgibay", 2);
    let before = state(&casework);
    drop(casework);
    assert!(holds(&pages(&template), b"Belgibay5"));
    let id = case.to_string();
    let forget = || dala(folder.path(), &["forget", text(&vault), "--case", &id]);
    fs::copy(&template, &vault).unwrap();
    let (mut killer, _) = Killer::learn("forget", 17, forget(), &vault);
    let after = state(&open_whole(&vault, 1));
    assert_ne!(before, after);
    let clean = names(folder.path());
    let (mut gone, mut again) = (0, 0);
    // Written beside the vault when the case is gone already.
    let anew = at(".a.dala.partial");
    while killer.goes_on(20) {
        fs::copy(&template, &vault).unwrap();
        let run = if gone < 4 {
            killer.strike_when(forget(), &vault, || anew.exists())
        } else {
            killer.strike(forget(), &vault)
        };
        let mut casework = open_whole(&vault, 1);
        let now = state(&casework);
        if now == before {
            assert!(run.killed && run.acknowledged().is_none(), "an acknowledged forget is undone");
            casework.forget(case).unwrap();
            again += 1;
        } else {
            gone += u32::from(run.killed);
        }
        assert_eq!(state(&casework), after, "half a case");
        drop(casework);
        // Opening has finished what the kill interrupted, forgetting again the rest.
        assert!(!holds(&pages(&vault), b"Belgibay"), "a trace of a forgotten case");
        assert_eq!(names(folder.path()), clean);
    }
    assert!(again > 0, "no kill fell before the end of the transaction");
    killer.tell(&format!("{gone} killed runs had forgotten, {again} were given again"));
}
