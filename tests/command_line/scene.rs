//! A folder of its own for each test: a copy of one vault that is written once.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use dala::casework::Casework;
use dala::crypto::{Recipient, SealTo, SystemRandomness, sha256};
use dala::record::{Digest, Json, RecordId};

use crate::cli::{self, Answer, arg};
use crate::common::{add, surroundings};

pub const KINDS: [&str; 4] = ["case", "person", "interview", "attachment"];

/// What is copied.
struct Base {
    folder: tempfile::TempDir,
    case: RecordId,
    person: RecordId,
}

fn base() -> &'static Base {
    static BASE: OnceLock<Base> = OnceLock::new();
    BASE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("work.dala");
        let mut work = Casework::create(&path, cli::unlock(), "Work", surroundings(1)).unwrap();
        let case = add(&mut work, "case", None, None, &[("case_code", "K-1")]);
        let talk = add(&mut work, "interview", Some(case), None, &[("interviewer_code", "A1")]);
        let fields = [("family_name", "Аққайың"), ("sex", "female")];
        let person = add(&mut work, "person", Some(case), Some(talk), &fields);
        work.attach_bytes(case, "note.bin", &[7; 200_000], false, &mut ()).unwrap();
        Base { folder, case, person }
    })
}

/// A folder with a vault in it.
pub struct Scene {
    folder: tempfile::TempDir,
    /// `work.dala`.
    pub vault: String,
    pub case: String,
    pub person: String,
}

impl Scene {
    pub fn new() -> Self {
        let Base { folder: from, case, person } = base();
        let folder = tempfile::tempdir().unwrap();
        let vault = folder.path().join("work.dala");
        fs::copy(from.path().join("work.dala"), &vault).unwrap();
        let vault = arg(&vault).to_owned();
        Self { folder, vault, case: case.to_string(), person: person.to_string() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A path in the folder, as an argument.
    pub fn file(&self, name: &str) -> String {
        arg(&self.path(name)).to_owned()
    }

    /// Writes a file into the folder.
    pub fn put(&self, name: &str, bytes: &[u8]) -> String {
        cli::save(&self.path(name), bytes);
        self.file(name)
    }

    /// Changes one byte of the vault.
    pub fn flip(&self, at: usize) {
        let mut bytes = fs::read(&self.vault).unwrap();
        bytes[at] ^= 1;
        fs::remove_file(&self.vault).unwrap();
        cli::save(Path::new(&self.vault), &bytes);
    }

    /// The vault, opened by the library.
    pub fn open(&self) -> Casework {
        let path = Path::new(&self.vault);
        Casework::open(path, cli::unlock(), surroundings(2)).unwrap()
    }

    /// Seals a zip to the vault, as a hostile exporter would.
    pub fn seal(&self, name: &str, zip: &[u8]) -> String {
        let to = [self.open().card().unwrap().recipient().clone()];
        self.seal_to(&to, name, zip)
    }

    pub fn seal_to(&self, to: &[Recipient], name: &str, zip: &[u8]) -> String {
        let mut file = File::create(self.path(name)).unwrap();
        let (mut writer, _) =
            SealTo::Recipients(to).seal(&mut file, &mut SystemRandomness).unwrap();
        std::io::Write::write_all(&mut writer, zip).unwrap();
        writer.finish().unwrap();
        self.file(name)
    }

    /// Every file in the folder with the hash of its bytes.
    fn bytes(&self) -> BTreeMap<PathBuf, Digest> {
        let files = fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().path());
        let files = files.filter(|path| path.is_file());
        files.map(|path| (path.clone(), sha256(&fs::read(path).unwrap()))).collect()
    }

    /// All that a user sees of the records.
    pub fn records(&self) -> Vec<Json> {
        let work = self.open();
        let list = |kind: &&str| work.list(&kind.parse().unwrap()).unwrap();
        KINDS.iter().flat_map(list).map(|row| row.fields).collect()
    }

    /// The program refuses, for a reason that has these words, and changes nothing.
    pub fn refuses(&self, args: &[&str], words: &[&str]) -> Answer {
        self.refuses_with(cli::PASSPHRASE, args, words)
    }

    pub fn refuses_with(&self, passphrase: &str, args: &[&str], words: &[&str]) -> Answer {
        self.refuses_given(passphrase, &[args, &["--passphrase-file", "-"]].concat(), words)
    }

    /// As above, with these arguments alone.
    pub fn refuses_given(&self, input: &str, args: &[&str], words: &[&str]) -> Answer {
        let before = self.bytes();
        let answer = cli::dala_given(input, args);
        refused(&answer, words);
        assert_eq!(answer.out, "", "{args:?}");
        assert_eq!(self.bytes(), before, "{args:?}");
        answer
    }
}

/// What stands unchanged, in the words of the messages.
const UNCHANGED: [&str; 8] = [
    "nothing was changed",
    "left as it is",
    "left as it was",
    "nothing was written",
    "nothing was made",
    "it was removed",
    "the vault was left",
    "was merged",
];

/// One line that says what happened, what was left unchanged, and what to do.
pub fn refused(answer: &Answer, words: &[&str]) {
    let Answer { code, err, .. } = answer;
    assert_eq!((*code, err.lines().count()), (1, 1), "{answer:?}");
    assert!(err.starts_with("dala: ") && err.ends_with('\n'), "{err}");
    assert!(UNCHANGED.iter().any(|words| err.contains(words)), "what was left? {err}");
    assert!(err.contains(". "), "what to do? {err}");
    for word in words {
        assert!(err.contains(word), "\"{word}\" is not in: {err}");
    }
}
