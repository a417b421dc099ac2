//! Holds the rules of ARCHITECTURE.md against the sources themselves: which layer may
//! name which, which crates and macros are named in one place only, how a file begins and
//! how long it may be. Reads `src/` as text; knows nothing of what the code does.

use std::error::Error;
use std::fs;
use std::io::Write as _;
use std::path::Path;

type Fallible<T> = Result<T, Box<dyn Error>>;

/// The layers from the lowest to the highest, each with those that it may name. All that
/// a layer may name stand before it, so the arrows cannot run in a circle.
const LAYERS: [(&str, &[&str]); 11] = [
    ("record", &[]),
    ("crypto", &["record"]),
    ("history", &["record", "crypto"]),
    ("form", &["record", "crypto"]),
    ("linkage", &["record", "crypto"]),
    ("media", &["record", "crypto"]),
    ("bundle", &["record", "crypto", "history"]),
    ("vault", &["record", "crypto", "history", "form", "linkage"]),
    ("casework", &["record", "crypto", "history", "form", "linkage", "media", "bundle", "vault"]),
    (
        "cli",
        &["record", "crypto", "history", "form", "linkage", "media", "bundle", "vault", "casework"],
    ),
    (
        "ui",
        &["record", "crypto", "history", "form", "linkage", "media", "bundle", "vault", "casework"],
    ),
];

/// Crates that only one layer names.
const HOMES: [(&str, &[&str]); 3] = [
    ("ui", &["eframe", "egui", "egui_kittest", "fluent_bundle", "rfd", "x11rb", "zbus", "zxcvbn"]),
    ("vault", &["rusqlite"]),
    (
        "crypto",
        &[
            "age",
            "argon2",
            "blahaj",
            "ed25519_dalek",
            "getrandom",
            "hmac",
            "md5",
            "rand_core",
            "sha1",
            "sha2",
            "ssh_key",
        ],
    ),
];

/// Lines above which a file is told to be long, and above which it is refused.
const LONG: usize = 500;
const TOO_LONG: usize = 600;

struct SourceFile {
    /// From the package's folder, with `/`.
    name: String,
    /// The modules it lies in: `["vault", "tests", "opening"]`; none for `lib.rs`, `main.rs`.
    modules: Vec<String>,
    text: String,
    /// The text, with comments and the insides of literals blanked out.
    code: String,
}

impl SourceFile {
    fn layer(&self) -> Option<&str> {
        self.modules.first().map(String::as_str)
    }

    fn line_of(&self, at: usize) -> usize {
        self.code.get(..at).unwrap_or_default().matches('\n').count() + 1
    }

    fn at(&self, at: usize) -> String {
        format!("{}:{}", self.name, self.line_of(at))
    }

    fn is_test(&self) -> bool {
        self.modules.iter().any(|m| m == "tests" || m == "testing" || m.ends_with("_tests"))
    }
}

fn sources() -> Fallible<Vec<SourceFile>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut folders, mut files) = (vec![root.join("src")], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                files.push(read(root, &path)?);
            }
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

fn read(root: &Path, path: &Path) -> Fallible<SourceFile> {
    let parts: Vec<String> = path
        .strip_prefix(root)?
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    let name = parts.join("/");
    let mut modules: Vec<String> = parts.into_iter().skip(1).collect();
    let last = modules.pop().unwrap_or_default();
    let stem = last.trim_end_matches(".rs");
    if stem != "mod" && !(modules.is_empty() && matches!(stem, "lib" | "main")) {
        modules.push(stem.to_owned());
    }
    let text = fs::read_to_string(path)?;
    let code = without_comments_and_literals(&text);
    Ok(SourceFile { name, modules, text, code })
}

/// Blanks comments and the insides of string and character literals, byte for byte, and
/// leaves line feeds where they are.
fn without_comments_and_literals(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    while at < bytes.len() {
        let rest = bytes.get(at..).unwrap_or_default();
        let skipped = comment(rest).or_else(|| string(rest, &code)).or_else(|| character(rest));
        let length = skipped.unwrap_or(0);
        if length == 0 {
            code.push(
                rest.first().map_or(' ', |&b| if b.is_ascii() { char::from(b) } else { ' ' }),
            );
            at += 1;
            continue;
        }
        for byte in rest.iter().take(length) {
            code.push(if *byte == b'\n' { '\n' } else { ' ' });
        }
        at += length;
    }
    code
}

fn comment(rest: &[u8]) -> Option<usize> {
    if rest.starts_with(b"//") {
        return Some(rest.iter().position(|&b| b == b'\n').unwrap_or(rest.len()));
    }
    if !rest.starts_with(b"/*") {
        return None;
    }
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(pair) = rest.get(at..at + 2) {
        match pair {
            b"/*" => (depth, at) = (depth + 1, at + 2),
            b"*/" => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return Some(at);
        }
    }
    Some(rest.len())
}

/// A string literal at the beginning of `rest`, raw if `code` before it ends in `r` and
/// hashes do not matter: those stand in `rest` when the quote is met.
fn string(rest: &[u8], before: &str) -> Option<usize> {
    let hashes = rest.iter().take_while(|&&b| b == b'#').count();
    let is_raw = before.ends_with('r') && !word_before(before, 2);
    if is_raw && rest.get(hashes) == Some(&b'"') {
        let end: Vec<u8> = std::iter::once(b'"').chain(std::iter::repeat_n(b'#', hashes)).collect();
        let body = rest.get(hashes + 1..).unwrap_or_default();
        let length = body.windows(end.len()).position(|window| window == end);
        return Some(length.map_or(rest.len(), |length| hashes + 1 + length + end.len()));
    }
    if rest.first() != Some(&b'"') {
        return None;
    }
    let mut at = 1;
    loop {
        match rest.get(at) {
            None => return Some(rest.len()),
            Some(b'"') => return Some(at + 1),
            Some(b'\\') => at += 2,
            Some(_) => at += 1,
        }
    }
}

/// Whether a longer word than `r` or `br` ends `before`: then its `r` opens no literal.
fn word_before(before: &str, most: usize) -> bool {
    let word = before.bytes().rev().take_while(|&b| b == b'_' || b.is_ascii_alphanumeric());
    word.count() > most
}

/// A character literal, and not a lifetime.
fn character(rest: &[u8]) -> Option<usize> {
    if rest.first() != Some(&b'\'') {
        return None;
    }
    if rest.get(1) == Some(&b'\\') {
        let body = rest.get(3..).unwrap_or_default();
        return body.iter().position(|&b| b == b'\'').map(|length| length + 4);
    }
    // One character of up to four bytes, then the closing mark.
    let body = rest.get(1..6).unwrap_or_default();
    let length = body.iter().position(|&b| b == b'\'')?;
    let one = std::str::from_utf8(body.get(..length)?).ok()?;
    (one.chars().count() == 1).then_some(length + 2)
}

fn is_word(byte: u8) -> bool {
    byte == b'_' || byte.is_ascii_alphanumeric()
}

/// The places where `word` stands as a word of its own.
fn words<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let byte = move |at: usize| code.as_bytes().get(at).copied().unwrap_or(b' ');
    code.match_indices(word).map(|(at, _)| at).filter(move |&at| {
        let before = at.checked_sub(1).map_or(b' ', byte);
        !is_word(before) && !is_word(byte(at + word.len()))
    })
}

/// The word at the beginning of a text, after blanks.
fn first_word(code: &str) -> &str {
    let code = code.trim_start();
    code.get(..code.bytes().take_while(|&b| is_word(b)).count()).unwrap_or_default()
}

/// Every mention of a module at the crate's root: `crate::a`, `crate::{a, b::{..}}`, and
/// `super::` as often as leads there.
fn mentions(file: &SourceFile) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for at in words(&file.code, "crate") {
        let rest = file.code.get(at + "crate".len()..).unwrap_or_default();
        if let Some(path) = rest.trim_start().strip_prefix("::") {
            found.extend(heads(path).into_iter().map(|head| (at, head)));
        }
    }
    for at in words(&file.code, "super") {
        let before = file.code.get(..at).unwrap_or_default();
        let (mut path, mut ups) = (file.code.get(at..).unwrap_or_default(), 0);
        while let Some(up) = path.strip_prefix("super::") {
            (path, ups) = (up, ups + 1);
        }
        if ups >= file.modules.len() && !before.ends_with("super::") {
            found.extend(heads(path).into_iter().map(|head| (at, head)));
        }
    }
    found
}

/// The first names of a path or of a group of paths.
fn heads(path: &str) -> Vec<String> {
    let Some(group) = path.trim_start().strip_prefix('{') else {
        return vec![first_word(path).to_owned()];
    };
    let (mut depth, mut item, mut heads) = (1, String::new(), Vec::new());
    for letter in group.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 || (depth == 1 && letter == ',') {
            heads.push(first_word(&item).to_owned());
            item.clear();
        } else {
            item.push(letter);
        }
        if depth == 0 {
            break;
        }
    }
    heads
}

/// The places where a crate is named: `krate::…`, `use krate;`, `use krate as …`.
fn crate_mentions<'a>(code: &'a str, krate: &'a str) -> impl Iterator<Item = usize> + 'a {
    words(code, krate).filter(move |&at| {
        let before = code.get(..at).unwrap_or_default().trim_end();
        let after = code.get(at + krate.len()..).unwrap_or_default().trim_start();
        let own = before.ends_with("::") && !before.ends_with("use ::");
        let imported =
            before.ends_with("use") && (after.starts_with(';') || after.starts_with("as "));
        !own && !before.ends_with('.') && (after.starts_with("::") || imported)
    })
}

fn refuse(faults: &[String], rule: &str) {
    assert!(faults.is_empty(), "{rule}\n  {}\n", faults.join("\n  "));
}

#[test]
fn the_table_of_layers_has_no_arrow_upwards() {
    for (index, (layer, below)) in LAYERS.iter().enumerate() {
        for name in *below {
            let place = LAYERS.iter().position(|(other, _)| other == name);
            assert!(place.is_some_and(|place| place < index), "{layer} may not name {name}");
        }
    }
}

#[test]
fn every_arrow_runs_to_a_lower_layer() -> Fallible<()> {
    let mut faults = Vec::new();
    for file in sources()? {
        let Some(layer) = file.layer() else { continue };
        let Some((_, below)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
            faults.push(format!("{}: the layer {layer} is in no table", file.name));
            continue;
        };
        for (at, head) in mentions(&file) {
            let is_layer = LAYERS.iter().any(|(name, _)| *name == head);
            if is_layer && head != layer && !below.contains(&head.as_str()) {
                faults.push(format!("{}: {layer} names {head}", file.at(at)));
            }
        }
    }
    refuse(&faults, "A layer names only those below it (ARCHITECTURE.md, Layers):");
    Ok(())
}

#[test]
fn the_program_names_only_the_command_line_and_the_window() -> Fallible<()> {
    let mut faults = Vec::new();
    for file in sources()?.iter().filter(|file| file.name == "src/main.rs") {
        for at in crate_mentions(&file.code, "dala") {
            let path = file.code.get(at + "dala".len()..).unwrap_or_default();
            let heads = heads(path.trim_start().trim_start_matches("::"));
            if heads.iter().any(|head| head != "cli" && head != "ui") {
                faults.push(file.at(at));
            }
        }
    }
    refuse(&faults, "src/main.rs hands over to dala::cli or dala::ui and names nothing else:");
    Ok(())
}

#[test]
fn some_crates_are_named_in_one_layer_only() -> Fallible<()> {
    let mut faults = Vec::new();
    for file in sources()? {
        for (home, crates) in HOMES.iter().filter(|(home, _)| file.layer() != Some(*home)) {
            for krate in *crates {
                let places = crate_mentions(&file.code, krate);
                faults.extend(
                    places
                        .map(|at| format!("{}: {krate} belongs to src/{home} alone", file.at(at))),
                );
            }
        }
    }
    refuse(&faults, "These crates are named in one layer, behind types of our own:");
    Ok(())
}

#[test]
fn only_the_command_line_prints() -> Fallible<()> {
    let mut faults = Vec::new();
    for file in sources()?.iter().filter(|file| file.layer() != Some("cli") && !file.is_test()) {
        for name in ["print", "println", "eprint", "eprintln", "dbg"] {
            let printed = words(&file.code, name).filter(|at| {
                file.code.get(at + name.len()..).is_some_and(|after| after.starts_with('!'))
            });
            faults.extend(printed.map(|at| format!("{}: {name}!", file.at(at))));
        }
    }
    refuse(&faults, "Only src/cli writes to the terminal; give the text back instead:");
    Ok(())
}

#[test]
fn nothing_opens_a_connection() -> Fallible<()> {
    let mut faults = Vec::new();
    for file in sources()? {
        for name in ["TcpStream", "TcpListener", "UdpSocket", "ToSocketAddrs"] {
            let places = words(&file.code, name);
            faults.extend(places.map(|at| format!("{}: {name}", file.at(at))));
        }
        for at in words(&file.code, "std") {
            let path = file.code.get(at + "std".len()..).unwrap_or_default().trim_start();
            if path.strip_prefix("::").is_some_and(|path| heads(path).iter().any(|h| h == "net")) {
                faults.push(format!("{}: std::net", file.at(at)));
            }
        }
    }
    refuse(&faults, "Dala never speaks to a network:");
    Ok(())
}

#[test]
fn every_file_says_first_what_lives_in_it() -> Fallible<()> {
    let silent = |file: &SourceFile| !file.text.starts_with("//!");
    let faults: Vec<String> =
        sources()?.iter().filter(|file| silent(file)).map(|file| file.name.clone()).collect();
    refuse(&faults, "Each file begins with one to five lines of //! on what lives there:");
    Ok(())
}

#[test]
fn no_file_is_too_long() -> Fallible<()> {
    let mut faults = Vec::new();
    for file in sources()?.iter().filter(|file| !file.is_test()) {
        let lines = file.text.lines().count();
        if lines > LONG {
            let line = format!("{}: {lines} lines", file.name);
            writeln!(std::io::stderr(), "long: {line} (400 is the habit)")?;
            faults.extend((lines > TOO_LONG).then_some(line));
        }
    }
    refuse(&faults, "Divide it where its second responsibility begins:");
    Ok(())
}

#[test]
fn the_reader_of_sources_is_not_fooled() {
    let text = r##"
        //! crate::cli
        use crate::{record::{A, B}, crypto as c};
        /* crate::vault /* crate::bundle */ */
        let s = "crate::casework \" crate::cli"; let r = r#"crate::cli " "#;
        fn f<'a>(x: &'a str) -> char { '"' } // crate::vault
        let lifetime_then = crate::form::X; let q = '\''; super::super::super::media::y();
    "##;
    let file = SourceFile {
        name: "src/vault/sub/file.rs".to_owned(),
        modules: ["vault", "sub", "file"].map(str::to_owned).to_vec(),
        text: text.to_owned(),
        code: without_comments_and_literals(text),
    };
    assert_eq!(file.code.len(), text.len(), "places stay where they were");
    let heads: Vec<String> = mentions(&file).into_iter().map(|(_, head)| head).collect();
    assert_eq!(heads, ["record", "crypto", "form", "media"]);
    let code =
        "use age; let age = self.age; age::x(); crate::age::y(); manage::z(); use sha2 as s;";
    assert_eq!(crate_mentions(code, "age").collect::<Vec<_>>(), [4, 29]);
    assert_eq!(crate_mentions(code, "sha2").count(), 1);
}
