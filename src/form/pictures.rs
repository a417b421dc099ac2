//! Pictures beside labels (`media::image` in XLSForm). They lie in the form itself, small, so
//! that they travel with it. Here they are bytes with bounds: whoever reads a workbook makes
//! them, and whoever shows one decodes it as a stranger's.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::json::MAX_BYTES as MAX_JSON;
use super::labels::Labels;
use super::model::Form;
use super::problem::{Note, SheetNote};
use super::xlsform::{FormRead, version_of};

/// Pictures of one form.
const MAX_PICTURES: usize = 200;
/// Bytes of one, and of all together: they are part of the form's JSON.
const MAX_BYTES: usize = 128 << 10;
const MAX_ALL: usize = 2 << 20;
const MAX_NAME: usize = 100;
/// What every JPEG begins with.
const JPEG: [u8; 3] = [0xff, 0xd8, 0xff];
/// Names on which some system does not take a file, and those that it takes with a number
/// behind them only.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
const PORTS: [&str; 2] = ["com", "lpt"];

/// The bytes of a small JPEG.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture(Arc<[u8]>);

impl Picture {
    /// None if it is no JPEG, or larger than 128 KiB.
    pub fn new(jpeg: Vec<u8>) -> Option<Self> {
        (jpeg.len() <= MAX_BYTES && jpeg.starts_with(&JPEG)).then(|| Self(jpeg.into()))
    }

    /// The bytes.
    pub fn jpeg(&self) -> &[u8] {
        &self.0
    }

    /// As many bytes of JSON it takes at most, with its name: Base64 makes four letters of
    /// three bytes.
    fn bytes_in_json(&self) -> usize {
        self.0.len() * 4 / 3 + MAX_NAME * 4 + 16
    }
}

/// The name under which the picture of a cell is kept: all are JPEGs in the end. None if it
/// is no plain name of a file.
pub(super) fn picture_name(cell: &str) -> Option<String> {
    let name = cell.trim();
    let name = name.strip_prefix("jr://images/").unwrap_or(name);
    let is_plain = |c: char| c.is_alphanumeric() || " _-.()".contains(c);
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    let port = stem.strip_suffix(|c: char| c.is_ascii_digit());
    let is_device = DEVICES.contains(&stem.as_str()) || port.is_some_and(|p| PORTS.contains(&p));
    let is_name =
        name.chars().all(is_plain) && !stem.is_empty() && !is_device && name.len() <= MAX_NAME;
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    let is_jpeg = matches!(ending.as_deref(), Some("jpg" | "jpeg"));
    is_name.then(|| if is_jpeg { name.to_owned() } else { format!("{name}.jpg") })
}

/// The names of the pictures that a cell names in each language; what is none is left out.
pub(super) fn picture_names(cells: Labels) -> Labels {
    let name = |cell: String| picture_name(&cell).unwrap_or_default();
    let Labels { en, ru, kk, other } = cells;
    Labels { en: name(en), ru: name(ru), kk: name(kk), other: name(other) }
}

/// What the file of a picture may be called: as it is kept, or as it was before.
fn files_of(name: &str) -> impl Iterator<Item = &str> {
    std::iter::once(name).chain(name.strip_suffix(".jpg").filter(|rest| rest.contains('.')))
}

/// Whether pictures fit into a form, by their names and sizes. No two have one name on a
/// disk that does not tell large letters from small ones.
pub(super) fn fit<'a>(pictures: impl IntoIterator<Item = (&'a String, &'a Picture)>) -> bool {
    let (mut names, mut all) = (BTreeSet::new(), 0);
    pictures.into_iter().all(|(name, picture)| {
        all += picture.0.len();
        picture_name(name).as_ref() == Some(name)
            && names.insert(name.to_lowercase())
            && names.len() <= MAX_PICTURES
            && all <= MAX_ALL
    })
}

impl Form {
    /// The names of the pictures that stand beside its labels and choices.
    fn pictured(&self) -> BTreeSet<String> {
        let of_fields = self.fields().flat_map(|field| {
            let Labels { en, ru, kk, other } = &field.picture;
            [en, ru, kk, other]
        });
        let lists = self.fields().filter_map(|field| field.kind.list());
        let of_choices = lists.flat_map(|list| &list.choices).map(|choice| &choice.picture);
        of_fields.chain(of_choices).filter(|name| !name.is_empty()).cloned().collect()
    }
}

impl FormRead {
    /// Takes the pictures in that the forms name. `make` gives the small JPEG of a file by
    /// its name, which names no folder. What there is none of, or no room for, is told.
    pub fn take_in_pictures(&mut self, make: &mut dyn FnMut(&str) -> Option<Vec<u8>>) {
        let mut made: BTreeMap<String, Option<Picture>> = BTreeMap::new();
        let mut missing = BTreeSet::new();
        for form in &mut self.forms {
            let mut room = MAX_JSON.saturating_sub(form.canonical_json().len());
            for name in form.pictured() {
                // No more are made than the forms could hold.
                let found = if made.contains_key(&name) || made.len() < 2 * MAX_PICTURES {
                    let find = || files_of(&name).find_map(&mut *make).and_then(Picture::new);
                    made.entry(name.clone()).or_insert_with(find).clone()
                } else {
                    None
                };
                let added = found
                    .filter(|picture| fit(form.pictures.iter().chain([(&name, picture)])))
                    .and_then(|picture| {
                        room = room.checked_sub(picture.bytes_in_json())?;
                        Some(picture)
                    });
                match added {
                    Some(picture) => drop(form.pictures.insert(name, picture)),
                    None => drop(missing.insert(name)),
                }
            }
        }
        self.notes.extend(missing.iter().map(|name| {
            let (sheet, row, column) = ("survey", 1, "image".to_owned());
            let file = files_of(name).last().unwrap_or(name);
            SheetNote { sheet, row, column, note: Note::NoPicture(file.to_owned()) }
        }));
        // A version after what a form holds is one after its pictures too.
        let has_any = self.forms.iter().any(|form| !form.pictures.is_empty());
        let is_derived = |note: &&mut SheetNote| matches!(note.note, Note::Version(_));
        if let Some(note) = self.notes.iter_mut().find(is_derived).filter(|_| has_any) {
            let version = version_of(&self.forms);
            note.note = Note::Version(version.clone());
            for form in &mut self.forms {
                form.version.clone_from(&version);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_the_plain_name_of_a_jpeg() {
        let names = ["iron.jpg", "jr://images/Утюг (1).JPEG", "a.png", "plain"];
        let kept = names.map(|name| picture_name(name).unwrap());
        assert_eq!(kept, ["iron.jpg", "Утюг (1).JPEG", "a.png.jpg", "plain.jpg"]);
        for name in
            ["", ".hidden", "../a.jpg", "a/b.jpg", "a\\b.jpg", "C:a.jpg", "con.jpg", "COM1.png"]
        {
            assert_eq!(picture_name(name), None, "{name}");
        }
        assert_eq!(picture_name(&"a".repeat(200)), None);
        assert_eq!(files_of("a.png.jpg").collect::<Vec<_>>(), ["a.png.jpg", "a.png"]);
        assert_eq!(files_of("a.jpg").collect::<Vec<_>>(), ["a.jpg"]);
    }

    #[test]
    fn what_is_no_small_jpeg_is_no_picture() {
        assert!(Picture::new(vec![0xff, 0xd8, 0xff, 0xe0]).is_some());
        assert!(Picture::new(b"GIF89a".to_vec()).is_none());
        let large = [&JPEG[..], &vec![0; MAX_BYTES]].concat();
        assert!(Picture::new(large).is_none());
    }
}
