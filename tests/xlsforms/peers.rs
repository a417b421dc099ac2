//! pyxform, the checker that `KoBoToolbox` and ODK use, on the forms that Dala writes. Where
//! Java is here it runs ODK Validate as well.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use dala::form::builtin_forms;

use super::cli::{arg, dala_given};
use super::say;

fn xls2xform() -> Option<PathBuf> {
    let named = std::env::var_os("DALA_XLS2XFORM").map(PathBuf::from);
    let found = named.or_else(|| {
        let paths = std::env::var_os("PATH")?;
        std::env::split_paths(&paths).map(|folder| folder.join("xls2xform")).find(|p| p.is_file())
    });
    found.filter(|path| path.is_file())
}

fn has_java() -> bool {
    let mut java = Command::new("java");
    java.arg("-version").stdout(Stdio::null()).stderr(Stdio::null());
    java.status().is_ok_and(|status| status.success())
}

#[test]
fn every_built_in_form_passes_the_checker_of_the_peers() {
    let Some(checker) = xls2xform() else {
        say("SKIPPED: xls2xform of pyxform is not here (set DALA_XLS2XFORM); no form was checked");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let with_java = has_java();
    for kind in builtin_forms().keys() {
        let book = folder.path().join(format!("{kind}.xlsx"));
        let answer = dala_given("", &["form", "export", kind.as_str(), arg(&book)]);
        assert_eq!((answer.code, answer.err.as_str()), (0, ""), "{kind}");
        let mut command = Command::new(&checker);
        if !with_java {
            command.arg("--skip_validate");
        }
        let done = command.arg(&book).arg(book.with_extension("xml")).output().unwrap();
        let text = String::from_utf8_lossy(&done.stdout) + String::from_utf8_lossy(&done.stderr);
        let passes = done.status.success() && !text.contains("Invalid");
        assert!(passes, "{kind}: {text}");
        assert!(book.with_extension("xml").is_file(), "{kind}");
    }
}
