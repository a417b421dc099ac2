//! Forms of an organisation's own: read from a workbook, added as new kinds, listed,
//! written as a workbook for other programs.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use super::merge::open_file;
use crate::casework::{Casework, CaseworkError};
use crate::crypto::sha256;
use crate::form::{
    Form, FormRead, Group, Labels, Workbook, builtin_form, forms_from_workbook, workbook_of,
};
use crate::media::thumbnail;
use crate::record::{Digest, FieldName, Kind};
use crate::vault::NewFile;

/// Bytes of a form's workbook as it lies on the disk.
const MAX_BYTES: u64 = 32 << 20;

/// Bytes of a list or a picture in a file beside it.
const MAX_BESIDE: u64 = 16 << 20;
/// Bytes of all pictures beside it that are looked at.
const MAX_PICTURES: usize = 256 << 20;
/// The longest side of a picture that is kept in a form.
const PICTURE_SIDE: u32 = 480;

/// A form as it was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddedForm {
    /// The kinds that it makes: the form's own, then those of its repeats.
    pub kinds: Vec<Kind>,
    /// Its version.
    pub version: String,
    /// Whether it was here already, in every letter.
    pub was_here: bool,
}

/// A form that is kept here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptForm {
    /// The form.
    pub form: Form,
    /// Whether records of its kind are shown by it: the built-in ones are, and of each other
    /// kind one version.
    pub is_current: bool,
    /// Whether a person here added it.
    pub is_chosen: bool,
}

/// A file as far as a form may reach, and one byte more.
fn bytes_of(path: &Path) -> Result<Vec<u8>, CaseworkError> {
    let mut bytes = Vec::new();
    open_file(path)?.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(CaseworkError::Read)?;
    Ok(bytes)
}

/// Whether a file is the workbook of a form rather than a table: it has a sheet `survey`.
///
/// # Errors
/// [`CaseworkError::Read`] if the file cannot be read. What is no workbook is no form.
pub fn is_form_file(path: &Path) -> Result<bool, CaseworkError> {
    let book = Workbook::open(bytes_of(path)?, MAX_BYTES * 4);
    Ok(book.is_ok_and(|book| book.names().iter().any(|name| name.eq_ignore_ascii_case("survey"))))
}

/// Reads a form from a workbook, with the lists and pictures in files that lie beside it. The vault has no
/// part in it.
///
/// # Errors
/// [`CaseworkError::Form`] with all its faults.
pub fn read_form(path: &Path) -> Result<FormRead, CaseworkError> {
    let bytes = bytes_of(path)?;
    if bytes.len() as u64 > MAX_BYTES {
        let error = crate::form::WorkbookError::TooLarge(MAX_BYTES >> 20);
        return Err(CaseworkError::Form(error.into()));
    }
    let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let mut beside = |name: &str| small_file(&path.parent()?.join(name));
    let mut read = forms_from_workbook(bytes, &name.unwrap_or_default(), &mut beside)?;
    let media = media_folder(path);
    let mut left = MAX_PICTURES;
    read.take_in_pictures(&mut |name| {
        let folders = [path.parent(), media.as_deref()];
        let mut files = folders.into_iter().flatten().map(|folder| folder.join(name));
        let bytes = files.find_map(|file| small_file(&file))?;
        left = left.checked_sub(bytes.len())?;
        thumbnail(&bytes, PICTURE_SIDE).ok().map(|made| made.jpeg)
    });
    Ok(read)
}

/// Where other programs keep what belongs to a form: `anketa-media` beside `anketa.xlsx`.
fn media_folder(path: &Path) -> Option<PathBuf> {
    let mut name = path.file_stem()?.to_owned();
    name.push("-media");
    Some(path.with_file_name(name))
}

/// The bytes of a file that belongs to a form.
fn small_file(path: &Path) -> Option<Vec<u8>> {
    let is_file = std::fs::symlink_metadata(path).is_ok_and(|found| found.is_file());
    let mut bytes = Vec::new();
    let file = open_file(path).ok().filter(|_| is_file)?;
    file.take(MAX_BESIDE + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 <= MAX_BESIDE).then_some(bytes)
}

/// Writes a form, with those of its rows, as the workbook of an XLSForm, and its pictures into
/// a folder beside it, which holds them all before the workbook is there.
///
/// # Errors
/// [`CaseworkError`] if there is a file of this name, or it cannot be written.
pub fn write_form(forms: &[&Form], path: &Path) -> Result<(), CaseworkError> {
    let bytes = workbook_of(forms).map_err(|_| CaseworkError::FormTooLarge)?;
    let out = begin_file(path, &bytes)?;
    let pictures: BTreeMap<_, _> = forms.iter().flat_map(|form| &form.pictures).collect();
    let folder = media_folder(path).filter(|_| !pictures.is_empty());
    if let Some(folder) = &folder {
        std::fs::create_dir(folder).map_err(|error| match error.kind() {
            std::io::ErrorKind::AlreadyExists => CaseworkError::Exists,
            _ => CaseworkError::Write(error),
        })?;
    }
    let written = folder.as_ref().map_or(Ok(()), |folder| {
        pictures.iter().try_for_each(|(name, picture)| {
            begin_file(&folder.join(name), picture.jpeg())?.put()?;
            Ok(())
        })
    });
    let done = written.and_then(|()| Ok(out.put().map(drop)?));
    if let (Err(_), Some(folder)) = (&done, folder) {
        // Nothing of it is left, or it would stand in the way of the next try.
        let _ = std::fs::remove_dir_all(folder);
    }
    done
}

fn begin_file(path: &Path, bytes: &[u8]) -> Result<NewFile, CaseworkError> {
    let out = NewFile::begin(path)?;
    out.file()?.write_all(bytes).map_err(CaseworkError::Write)?;
    Ok(out)
}

/// A form whose records can be filed under cases, though it knows of none: whatever is
/// documented can be.
fn to_be_filed(form: &Form) -> Form {
    let mut form = form.clone();
    let like = builtin_form("interview").and_then(|form| form.field(FieldName::CASES));
    if let (None, None, Some(like)) = (&form.parent, form.field(FieldName::CASES), like) {
        let (name, labels, relevant) = (String::new(), Labels::default(), None);
        let fields = vec![like.clone()];
        form.groups.push(Group { name, within: None, labels, relevant, fields });
    }
    form
}

impl Casework {
    /// Adds a form: records of its kind can be made from now on, and those that are here
    /// show by it. Answers keep the version that they were given to.
    ///
    /// # Errors
    /// [`CaseworkError::FormTaken`] if another form has its id and version,
    /// [`CaseworkError::FormTooLarge`] if it has more questions and choices than a form can
    /// have; nothing is changed then.
    pub fn add_form(&mut self, read: &FormRead) -> Result<AddedForm, CaseworkError> {
        let Self { vault, forms, clock, .. } = self;
        let now = clock.now();
        let (added, current) = vault.write("add a form", |tx| {
            let stored = tx.stored_forms()?;
            let chosen = tx.chosen_forms()?;
            let mut was_here = true;
            for form in read.forms.iter().map(to_be_filed) {
                let json = form.canonical_json();
                // What could not be read again is not kept.
                if Form::from_json(&json).is_err() {
                    return Err(CaseworkError::FormTooLarge);
                }
                let hash = sha256(&json);
                let is_other = |version: &str, id: &str, found: &Digest| {
                    id == form.id.as_str() && version == form.version && *found != hash
                };
                if stored.iter().any(|one| is_other(&one.version, &one.id, &one.sha256)) {
                    let (id, version) = (form.id.to_string(), form.version.clone());
                    return Err(CaseworkError::FormTaken { id, version });
                }
                was_here &= chosen.contains(&hash);
                tx.add_form(&form.id, &form.version, &String::from_utf8_lossy(&json))?;
                tx.choose_form(&hash)?;
            }
            let current = tx.follow_forms(forms)?;
            let kinds: Vec<Kind> = read.forms.iter().map(|form| form.id.clone()).collect();
            let version = read.forms.first().map(|form| form.version.clone()).unwrap_or_default();
            if !was_here {
                tx.append_log(&now, "add form", None, &version)?;
            }
            Ok((AddedForm { kinds, version, was_here }, current))
        })?;
        self.forms = current;
        Ok(added)
    }

    /// All forms that are kept here, the built-in ones first.
    ///
    /// # Errors
    /// [`CaseworkError`] if the vault cannot be read.
    pub fn kept_forms(&self) -> Result<Vec<KeptForm>, CaseworkError> {
        let (stored, chosen) = self.vault.read(|tx| {
            Ok::<_, crate::vault::VaultError>((tx.stored_forms()?, tx.chosen_forms()?))
        })?;
        let built_in = self.forms.all().filter(|form| builtin_form(form.id.as_str()).is_some());
        let built_in =
            built_in.cloned().map(|form| KeptForm { form, is_current: true, is_chosen: false });
        let own = stored.into_iter().filter_map(|stored| {
            let form = Form::from_json(stored.json.as_bytes()).ok()?;
            let is_own = builtin_form(form.id.as_str()).is_none();
            let is_current = self.forms.get(&form.id) == Some(&form);
            let is_chosen = chosen.contains(&stored.sha256);
            is_own.then_some(KeptForm { form, is_current, is_chosen })
        });
        Ok(built_in.chain(own).collect())
    }

    /// A form and those of its repeats, as records are shown by them.
    ///
    /// # Errors
    /// [`CaseworkError::UnknownKind`].
    pub fn form_family(&self, kind: &str) -> Result<Vec<&Form>, CaseworkError> {
        let mut family = vec![self.form(kind)?];
        let mut at = 0;
        while let Some(form) = family.get(at).copied() {
            family.extend(form.rows().filter_map(|kind| self.forms.get(kind)));
            at += 1;
        }
        Ok(family)
    }
}
