//! Vaults and bundles to measure with: a key that costs nothing to derive, invented people.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use dala::bundle::{Class, Contents, Form, FormName, Plan, Software, Source};
use dala::casework::{Casework, Surroundings};
use dala::crypto::{Card, SealTo, SealingKey, Secret, Signer, SystemRandomness, VaultKey, sha256};
use dala::form::builtin_form;
use dala::history::{Compose, Entry, FormRef, Trust, write_line};
use dala::record::{Day, Digest};
use dala::vault::Unlock;

use crate::Fallible;

/// The key of every vault here: what it costs to derive one is not what is measured.
pub fn key() -> VaultKey {
    VaultKey::new(Secret::new([7; 32]), [9; 16])
}

pub fn create(path: &Path, name: &str) -> Fallible<Casework> {
    create_with(path, Unlock::Key(key()), name)
}

/// A vault that is opened so.
pub fn create_with(path: &Path, unlock: Unlock, name: &str) -> Fallible<Casework> {
    Ok(Casework::create(path, unlock, name, Surroundings::system())?)
}

pub fn open(path: &Path) -> Fallible<Casework> {
    Ok(Casework::open(path, Unlock::Key(key()), Surroundings::system())?)
}

/// A monitor who writes bundles without a vault.
pub struct Monitor {
    signer: Signer,
    sealing: SealingKey,
}

impl Monitor {
    pub fn new() -> Self {
        Self { signer: Signer::from_seed(&Secret::new([3; 32])), sealing: SealingKey::generate() }
    }

    /// A vault that believes this monitor.
    pub fn trusted_by(&self, path: &Path) -> Fallible<Casework> {
        self.trusted_by_with(path, Unlock::Key(key()))
    }

    /// As [`Monitor::trusted_by`], opened so.
    pub fn trusted_by_with(&self, path: &Path, unlock: Unlock) -> Fallible<Casework> {
        let mut casework = create_with(path, unlock, "NGO")?;
        let card = Card::new("Monitor", &self.signer, self.sealing.recipient())?;
        casework.trust(&card, Trust::Trusted)?;
        Ok(casework)
    }

    pub fn sign(&self, compose: Compose) -> Fallible<Entry> {
        Ok(compose.sign(&self.signer, &mut SystemRandomness)?)
    }

    /// A bundle of these revisions, sealed to a vault.
    pub fn pack(&self, entries: &[Entry], to: &Casework, folder: &Path) -> Fallible<PathBuf> {
        let mut lines = Lines(entries.iter().map(write_line).collect());
        let contents = Contents {
            day: Day { year: 2022, month: 3, day: 1 },
            class: Class::Evidence,
            purpose: "own".parse()?,
            software: Software::this(),
            forms: ["person", "person_name"].map(form).into_iter().collect::<Fallible<_>>()?,
            attachments: Vec::new(),
        };
        let recipients = [to.card()?.recipient().clone()];
        let path = folder.join("bundle.age");
        let mut file = io::BufWriter::new(std::fs::File::create(&path)?);
        Plan::new(contents, &mut lines)?.write(
            &mut lines,
            &mut file,
            &SealTo::Recipients(&recipients),
            &self.signer,
            &mut SystemRandomness,
            &mut |_| std::ops::ControlFlow::Continue(()),
        )?;
        Ok(path)
    }
}

fn form(kind: &str) -> Fallible<Form> {
    let form = builtin_form(kind).ok_or("no such form")?;
    let name = FormName::new(form.id.clone(), &form.version)?;
    Ok(Form { name, bytes: form.canonical_json() })
}

/// What a revision says of the form it was filled in with.
pub fn form_ref(kind: &str) -> Fallible<FormRef> {
    let form = builtin_form(kind).ok_or("no such form")?;
    let (id, version) = (form.id.clone(), form.version.clone());
    Ok(FormRef { id, version, sha256: sha256(&form.canonical_json()) })
}

struct Lines(Vec<Vec<u8>>);

impl Source for Lines {
    fn revisions(&mut self, line: &mut dyn FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
        self.0.iter().try_for_each(|bytes| line(bytes))
    }

    fn attachment(&mut self, _: &Digest) -> io::Result<Box<dyn Read + '_>> {
        Err(io::ErrorKind::NotFound.into())
    }
}
