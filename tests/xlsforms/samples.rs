//! The forms of pyxform's own tests (BSD-2-Clause): each loads, or is refused for a reason
//! that is true. They are not part of the sources; without them the test says so loudly.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use dala::form::{Form, Kin, Live, Values, forms_from_workbook};

use super::say;

/// Those that are refused, with the beginning of what is said of them.
const REFUSED: [(&str, &str); 4] = [
    // A calculation in plain English, with an apostrophe in it.
    ("bad_calc", "sheet survey, row 2, column calculation: the text that begins at character 22"),
    // Two columns "label"; pyxform refuses it too.
    ("duplicate_columns", "sheet survey, row 1, column label: the column \"label\" is there twice"),
    // `bind:relevant` beside `relevance`; pyxform refuses it too.
    ("unknown_question_type", "sheet survey, row 1, column relevance: the column"),
    // The title is neither a name nor a text; ODK Validate refuses the form too.
    ("xl_date_ambiguous", "sheet settings, row 2, column instance_name: \"XLDateAmbiguous-v1\""),
];

fn samples() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let places = std::env::var_os("DALA_SAMPLES")
        .map(PathBuf::from)
        .into_iter()
        .chain([root.join("../shared/samples"), root.join("../../shared/samples")]);
    let Some(folder) = places.map(|place| place.join("xlsforms")).find(|place| place.is_dir())
    else {
        say("ABSENT: the sample forms (set DALA_SAMPLES); nothing was checked on forms of others");
        return Vec::new();
    };
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_book =
        |path: &PathBuf| path.extension().is_some_and(|ext| ext == "xlsx" || ext == "xls");
    let mut files: Vec<_> = files.filter(is_book).collect();
    files.sort();
    assert!(files.len() > 20, "the samples are incomplete: {}", files.len());
    files
}

#[test]
fn each_sample_loads_or_is_refused_for_a_true_reason() {
    for path in samples() {
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let read = forms_from_workbook(std::fs::read(&path).unwrap(), stem, &mut |_| None);
        let refused = REFUSED.iter().find(|(name, _)| *name == stem);
        match (read, refused) {
            (Ok(read), None) => {
                for form in read.forms {
                    assert_eq!(Form::from_json(&form.canonical_json()).unwrap(), form, "{stem}");
                    let fields = form.fields().count();
                    let mut live = Live::new(Arc::new(form), Values::new(), Kin::default());
                    live.take_defaults();
                    assert!(fields > 0, "{stem}");
                }
            }
            (Err(error), Some((_, reason))) => {
                assert!(error.to_string().starts_with(reason), "{stem}: {error}");
            }
            (Ok(_), Some(_)) => panic!("{stem} loads"),
            (Err(error), None) => panic!("{stem}: {error}"),
        }
    }
}
