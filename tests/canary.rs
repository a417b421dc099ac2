//! A day's work with the real program, and then a search for what was written in it: in
//! every file and file name beside the vaults, in the home, in the temporary folder and
//! on the stick, after every command; and in what the commands print that show nothing.
#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail where it stands"
)]

mod common;

use std::collections::HashSet;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};

use common::program::{PASSPHRASE, dala, err, journal, out, pages, photo, text, write};
use dala::linkage::search_fold;

/// No piece of these is in any form, message or file that Dala knows.
const LATIN: &str = "Quyxvornth";
const CYRILLIC: &str = "Жбырщуквэпц";
const KAZAKH: &str = "Ңөщғұэһіңқ";
const FILE: &str = "jwqzuphylk";
const NARRATIVE: &str = "Zvorniqueth blaxturim; Оплэндрощ фывжъюк, ыщдрыч. Әңғүщъһ өқұғің!";
const CANARIES: [&str; 6] = [LATIN, CYRILLIC, KAZAKH, FILE, NARRATIVE, PASSPHRASE];

/// Bytes of a piece.
const PIECE: usize = 8;

/// Every piece of every canary, as it may come to lie in a file.
struct Scanner {
    pieces: HashSet<[u8; PIECE]>,
    /// By the first two bytes: a first look that is quick.
    begins: Vec<bool>,
}

impl Scanner {
    fn new() -> Self {
        let mut pieces = HashSet::new();
        for canary in CANARIES {
            let (lower, upper) = (canary.to_lowercase(), canary.to_uppercase());
            for form in [canary.to_owned(), lower, upper, search_fold(canary)] {
                let wide: Vec<u8> = form.encode_utf16().flat_map(u16::to_le_bytes).collect();
                for bytes in [form.as_bytes(), &wide] {
                    pieces
                        .extend(bytes.windows(PIECE).map(|w| <[u8; PIECE]>::try_from(w).unwrap()));
                }
            }
        }
        let mut begins = vec![false; 1 << 16];
        for piece in &pieces {
            begins[usize::from(u16::from_le_bytes([piece[0], piece[1]]))] = true;
        }
        Self { pieces, begins }
    }

    fn finds(&self, bytes: &[u8]) -> bool {
        bytes.windows(PIECE).any(|window| {
            self.begins[usize::from(u16::from_le_bytes([window[0], window[1]]))]
                && self.pieces.contains(window)
        })
    }

    /// The files and folders below one whose name or content holds a piece.
    fn found_in(&self, folder: &Path) -> Vec<PathBuf> {
        let mut found = Vec::new();
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let path = entry.path();
            if entry.file_type().unwrap().is_dir() {
                found.extend(self.found_in(&path));
            } else if self.finds(&fs::read(&path).unwrap()) {
                found.push(path);
                continue;
            }
            if self.finds(entry.file_name().as_encoded_bytes()) {
                found.push(path);
            }
        }
        found
    }
}

/// The folders of one day. What the monitor himself brings lies in `given`, and is his.
struct Day {
    root: tempfile::TempDir,
    scanner: Scanner,
}

impl Day {
    fn new() -> Self {
        let day = Self { root: tempfile::tempdir().unwrap(), scanner: Scanner::new() };
        for name in
            ["given", "seen", "seen/home", "seen/tmp", "seen/work", "seen/ngo", "seen/stick"]
        {
            fs::create_dir(day.at(name)).unwrap();
        }
        day
    }

    fn at(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn command(&self, args: &[&str]) -> std::process::Command {
        let mut command = dala(&self.at("given"), args);
        command.current_dir(self.at("seen")).env("TMPDIR", self.at("seen/tmp"));
        for name in ["HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"]
        {
            command.env(name, self.at("seen/home"));
        }
        command.env("XDG_RUNTIME_DIR", self.at("seen/tmp"));
        command
    }

    /// Runs a command that shows records; its answer.
    fn shows(&self, args: &[&str]) -> String {
        self.run(args, 0).0
    }

    /// Runs a command that shows none; its answer, without a line's end.
    fn does(&self, args: &[&str]) -> String {
        let (answer, _) = self.run(args, 0);
        assert!(!self.scanner.finds(answer.as_bytes()), "{args:?} answers with a canary");
        answer.trim_end().to_owned()
    }

    fn refuses(&self, args: &[&str]) -> String {
        let (answer, line) = self.run(args, 1);
        assert_eq!(answer, "");
        line
    }

    fn run(&self, args: &[&str], code: i32) -> (String, String) {
        let output = self.command(args).output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{args:?}: {}", err(&output));
        assert!(!self.scanner.finds(&output.stderr), "{args:?} says a canary: {}", err(&output));
        self.look();
        (out(&output), err(&output))
    }

    /// Nothing is anywhere.
    fn look(&self) {
        assert_eq!(self.scanner.found_in(&self.at("seen")), [""; 0].map(PathBuf::from));
    }

    /// Kills a command once it has begun to change the vault.
    fn killed(&self, vault: &Path, args: &[&str]) {
        loop {
            let mut child = self.command(args).spawn().unwrap();
            while child.try_wait().unwrap().is_none() && !journal(vault).exists() {
                std::thread::sleep(std::time::Duration::from_micros(100));
            }
            child.kill().unwrap();
            let output = child.wait_with_output().unwrap();
            assert!(!self.scanner.finds(&output.stderr));
            self.look();
            if output.status.signal() == Some(9) {
                return;
            }
        }
    }
}

#[test]
fn the_scanner_finds_a_piece_in_any_form_in_files_and_in_names() {
    let day = Day::new();
    day.look();
    let wide: Vec<u8> = KAZAKH.to_lowercase().encode_utf16().flat_map(u16::to_le_bytes).collect();
    let folded = search_fold(CYRILLIC);
    let planted: [(&str, &[u8]); 4] = [
        ("a", &[&[0; 7_000], &NARRATIVE.as_bytes()[11..19]].concat()),
        ("b", &wide[2..]),
        ("c", folded.as_bytes()),
        ("jwqzuphy.jpg", b""),
    ];
    for (name, bytes) in planted {
        let path = day.at("seen/home").join(name);
        write(&path, bytes);
        assert_eq!(day.scanner.found_in(&day.at("seen")), std::slice::from_ref(&path));
        fs::remove_file(path).unwrap();
    }
    // Seven bytes are no piece.
    assert!(!day.scanner.finds(&LATIN.as_bytes()[..7]));
}

#[test]
fn after_a_days_work_no_piece_of_a_name_or_an_account_is_anywhere() {
    let day = Day::new();
    let at = |name: &str| day.at(name);
    let (work, ngo) = (at("seen/work/w.dala"), at("seen/ngo/n.dala"));
    let (work, ngo) = (text(&work), text(&ngo));
    day.does(&["new", work, "--name", "steppe-3"]);
    day.does(&["new", ngo, "--name", "centre"]);
    let case = day.does(&["add", work, "case", "--set", "case_code=K-1", "--set", "title=Square"]);
    let mut people = Vec::new();
    for name in [LATIN, CYRILLIC, KAZAKH] {
        let name = format!("family_name={name}");
        people.push(day.does(&["add", work, "person", "--case", &case, "--set", &name]));
    }
    let (whom, account) =
        (format!("interviewee={}", people[0]), format!("free_account={NARRATIVE}"));
    let talk = ["add", work, "interview", "--case", &case, "--set", &whom, "--set", &account];
    let talk = day.does(&talk);
    let given = at("given").join(format!("{FILE}.jpg"));
    write(&given, &photo(3));
    day.does(&["attach", work, &talk, text(&given), "--take-exif"]);

    for (kind, canary) in [("person", KAZAKH), ("interview", NARRATIVE), ("attachment", FILE)] {
        assert!(
            day.shows(&["list", work, kind, "--json"]).contains(canary.split(';').next().unwrap())
        );
    }
    assert!(day.shows(&["search", work, &CYRILLIC[..12]]).contains(CYRILLIC));
    day.shows(&["show", work, &talk, "--history"]);
    let pages_then = pages(Path::new(work));
    assert!(day.scanner.finds(&pages_then), "the canaries are in the vault, to be found");
    assert!(!day.scanner.finds(&fs::read(work).unwrap()));
    let edit = format!("remarks={NARRATIVE}");
    day.does(&["edit", work, &people[1], "--source", &talk, "--set", &edit]);

    write(&at("given/n.card"), day.does(&["card", ngo]).as_bytes());
    write(&at("given/w.card"), day.does(&["card", work]).as_bytes());
    // A card ends in a line feed, and `does` takes it off.
    for card in ["given/n.card", "given/w.card"] {
        let card_text = fs::read_to_string(at(card)).unwrap() + "\n";
        write(&at(card), card_text.as_bytes());
    }
    day.does(&["trust", ngo, text(&at("given/w.card"))]);
    let stick = at("seen/stick");
    day.does(&["export", work, text(&stick), "--to", text(&at("given/n.card")), "--case", &case]);
    let bundles = common::program::bundles(&stick);
    day.does(&["inspect", text(&bundles[0]), "--with", ngo]);
    day.does(&["merge", ngo, text(&bundles[0]), "--preview"]);
    day.does(&["merge", ngo, text(&bundles[0])]);
    assert!(day.shows(&["list", ngo, "person"]).contains(LATIN));
    day.does(&["backup", work, text(&stick.join("copy.dala"))]);
    bad_days(&day, work, &people[2], &case);
}

/// What goes wrong, and the end of the day.
fn bad_days(day: &Day, work: &str, person: &str, case: &str) {
    let wrong = day.at("given/wrong");
    write(&wrong, LATIN.as_bytes());
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_dala"));
    command.args(["list", work, "person", "--passphrase-file"]).arg(wrong);
    let output = command.env("HOME", day.at("seen/home")).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(!day.scanner.finds(&output.stderr) && output.stdout.is_empty());
    for (field, canary) in
        [("birth_date", CYRILLIC), ("sex", LATIN), ("sex", KAZAKH), ("no_such", NARRATIVE)]
    {
        let bad = format!("{field}={canary}");
        day.refuses(&["edit", work, person, "--set", &bad]);
    }
    let missing = day.at("given").join(format!("{FILE}.png"));
    day.refuses(&["attach", work, person, text(&missing)]);
    let remark = format!("remarks={NARRATIVE}");
    day.killed(Path::new(work), &["edit", work, person, "--set", &remark]);
    day.does(&["check", work]);
    day.does(&["forget", work, "--case", case]);
    assert!(!day.shows(&["list", work, "person"]).contains(KAZAKH));
    assert!(!day.scanner.finds(&pages(Path::new(work))), "forgotten, and still in the vault");
    for folder in ["seen/home", "seen/tmp"] {
        assert_eq!(common::program::names(&day.at(folder)), [""; 0]);
    }
    assert_eq!(common::program::names(&day.at("seen/work")), ["w.dala"]);
}
