//! The forms that records here were filled in with, by the hash that revisions name.

use std::collections::BTreeMap;

use rusqlite::params;

use super::door::{ReadTx, WriteTx};
use super::error::VaultError;
use crate::crypto::sha256;
use crate::form::{Form, builtin_form, title};
use crate::history::{Field, Folded};
use crate::record::{Digest, Kind, Language};

/// A form as stored: its canonical JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredForm {
    /// SHA-256 of `json`.
    pub sha256: Digest,
    /// The kind of the records that it makes.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Canonical JSON.
    pub json: String,
}

/// The forms by which records are shown: the built-in ones, and of an NGO's own the
/// latest that is here.
#[derive(Debug, Clone, Default)]
pub struct Forms {
    own: BTreeMap<Kind, Form>,
}

impl Forms {
    /// The form of a kind, if there is one here.
    pub fn get(&self, kind: &Kind) -> Option<&Form> {
        builtin_form(kind.as_str()).or_else(|| self.own.get(kind))
    }

    /// What a record is called in lists. Of a contested field the title takes the value
    /// of the smallest revision id, so that every copy shows the same.
    pub fn title(&self, kind: &Kind, folded: &Folded) -> String {
        let Some(form) = self.get(kind) else { return kind.to_string() };
        let shown = |field: &Field| field.value().or(field.open_values().first().copied()).cloned();
        let values = folded.fields.iter();
        let values = values.filter_map(|(name, field)| Some((name.clone(), shown(field)?)));
        title(form, &values.collect(), Language::En, &|_| None)
    }
}

impl ReadTx<'_> {
    /// All stored forms, by id and version.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn stored_forms(&self) -> Result<Vec<StoredForm>, VaultError> {
        let sql = "SELECT sha256, id, version, form FROM forms ORDER BY id, version, sha256";
        let mut statement = self.conn().prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut forms = Vec::new();
        while let Some(row) = rows.next()? {
            let sha256: Vec<u8> = row.get(0)?;
            forms.push(StoredForm {
                sha256: Digest::from_slice(&sha256)
                    .map_err(|_| VaultError::Corrupt("the hash of a form"))?,
                id: row.get(1)?,
                version: row.get(2)?,
                json: row.get(3)?,
            });
        }
        Ok(forms)
    }

    /// The forms by which records here are shown.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn forms(&self) -> Result<Forms, VaultError> {
        let mut own = BTreeMap::new();
        for stored in self.stored_forms()? {
            if builtin_form(&stored.id).is_none()
                && let Ok(form) = Form::from_json(stored.json.as_bytes())
            {
                own.insert(form.id.clone(), form);
            }
        }
        Ok(Forms { own })
    }
}

impl WriteTx<'_> {
    /// Stores a form; one that is here already is left alone.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be written.
    pub fn add_form(&mut self, id: &Kind, version: &str, json: &str) -> Result<(), VaultError> {
        let hash = sha256(json.as_bytes());
        let sql = "INSERT OR IGNORE INTO forms (sha256, id, version, form) VALUES (?1, ?2, ?3, ?4)";
        let values = params![hash.as_bytes(), id.as_str(), version, json];
        self.conn().prepare_cached(sql)?.execute(values)?;
        Ok(())
    }
}
