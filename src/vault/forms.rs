//! The forms that records here were filled in with, by the hash that revisions name.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::params;

use super::door::{ReadTx, WriteTx};
use super::error::VaultError;
use crate::crypto::sha256;
use crate::form::{Form, Values, Wording, builtin_form, builtin_forms, title};
use crate::record::{Digest, Kind, RecordId};

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

/// The version of what is derived: of the titles that the built-in forms give, of what they
/// require, of folding, of the words that are searched. Whoever changes one of these raises it, and every vault
/// is derived anew when it is opened.
const DERIVED_VERSION: &[u8] = b"4";

/// Where a vault keeps the hashes of the forms that a person here added.
const CHOSEN: &str = "forms-chosen";

/// Where a vault keeps the version by which it was derived.
const DERIVED: &str = "derived-version";

/// The forms by which records are shown: the built-in ones, and of an NGO's own the
/// latest that a person here added or a trusted signer used, or else the latest.
#[derive(Debug, Clone, Default)]
pub struct Forms {
    own: BTreeMap<Kind, Form>,
}

impl Forms {
    /// The form of a kind, if there is one here.
    pub fn get(&self, kind: &Kind) -> Option<&Form> {
        builtin_form(kind.as_str()).or_else(|| self.own.get(kind))
    }

    /// All forms, by kind.
    pub fn all(&self) -> impl Iterator<Item = &Form> {
        builtin_forms().values().chain(self.own.values())
    }

    /// What a record with these values is called in lists, as it is stored.
    pub fn title(&self, kind: &Kind, values: &Values) -> String {
        let Some(form) = self.get(kind) else { return kind.to_string() };
        title(form, values, Wording::Stored, &|_| None)
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

    /// Whether a form is stored under this id, version and hash.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn has_form(&self, id: &Kind, version: &str, sha256: &Digest) -> Result<bool, VaultError> {
        let sql = "SELECT 1 FROM forms WHERE sha256 = ?1 AND id = ?2 AND version = ?3";
        let key = params![sha256.as_bytes(), id.as_str(), version];
        Ok(self.one(sql, key, |_| Ok(()))?.is_some())
    }

    /// The JSON of one stored form.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn stored_form(&self, sha256: &Digest) -> Result<Option<String>, VaultError> {
        let sql = "SELECT form FROM forms WHERE sha256 = ?1";
        self.one(sql, [sha256.as_bytes()], |row| row.get(0))
    }

    /// The forms by which records here are shown.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn forms(&self) -> Result<Forms, VaultError> {
        let mut all: BTreeMap<Kind, Vec<(Digest, Form)>> = BTreeMap::new();
        for stored in self.stored_forms()? {
            if builtin_form(&stored.id).is_none()
                && let Ok(form) = Form::from_json(stored.json.as_bytes())
            {
                all.entry(form.id.clone()).or_default().push((stored.sha256, form));
            }
        }
        let (mut own, chosen) = (BTreeMap::new(), self.chosen_forms()?);
        for (kind, forms) in all {
            let mut named = chosen.clone();
            if forms.len() > 1 {
                named.extend(self.forms_named(&kind)?);
            }
            let rank = |(sha256, form): &(Digest, Form)| {
                (named.contains(sha256), version_key(&form.version), *sha256)
            };
            own.extend(forms.into_iter().max_by_key(rank).map(|(_, form)| (kind, form)));
        }
        Ok(Forms { own })
    }

    /// The hashes of the forms that a person here added.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn chosen_forms(&self) -> Result<BTreeSet<Digest>, VaultError> {
        let bytes = self.own(CHOSEN)?;
        let hashes = bytes.as_deref().map(|bytes| bytes.chunks_exact(32)).into_iter().flatten();
        Ok(hashes.filter_map(|hash| Digest::from_slice(hash).ok()).collect())
    }

    fn forms_named(&self, kind: &Kind) -> Result<BTreeSet<Digest>, VaultError> {
        let sql = include_str!("sql/forms_named.sql");
        let named = self.all(sql, [kind.as_str()], |row| row.get::<_, Option<Vec<u8>>>(0))?;
        Ok(named.into_iter().flatten().filter_map(|sha| Digest::from_slice(&sha).ok()).collect())
    }

    /// Whether what is derived here was derived as this program does.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be read.
    pub fn derived_is_current(&self) -> Result<bool, VaultError> {
        Ok(self.own(DERIVED)?.is_some_and(|version| version.as_slice() == DERIVED_VERSION))
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

    /// Notes that a person here added this form.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be written.
    pub fn choose_form(&mut self, sha256: &Digest) -> Result<(), VaultError> {
        let mut chosen = self.chosen_forms()?;
        chosen.insert(*sha256);
        let bytes: Vec<u8> = chosen.iter().flat_map(|hash| hash.0).collect();
        self.set_own(CHOSEN, &bytes)
    }

    /// Folds the records anew that are shown by another form than `before`; the forms of now.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be written.
    pub fn follow_forms(&mut self, before: &Forms) -> Result<Forms, VaultError> {
        let now = self.forms()?;
        let kinds: BTreeSet<&Kind> = before.own.keys().chain(now.own.keys()).collect();
        let decisions = self.decisions()?;
        for kind in kinds.into_iter().filter(|kind| before.get(kind) != now.get(kind)) {
            let sql = "SELECT id FROM records WHERE kind = ?1";
            for id in self.all(sql, [kind.as_str()], |row| row.get::<_, Vec<u8>>(0))? {
                let id = RecordId::from_slice(&id)
                    .map_err(|_| VaultError::Corrupt("the id of a record"))?;
                self.refold(&id, &decisions, &now)?;
            }
        }
        Ok(now)
    }

    /// Notes that everything is derived as this program does it.
    ///
    /// # Errors
    /// [`VaultError`] if the vault cannot be written.
    pub fn derived_is_now_current(&mut self) -> Result<(), VaultError> {
        self.set_own(DERIVED, DERIVED_VERSION)
    }
}

/// For comparing versions: with numbers as numbers, so that 10 comes after 9.
fn version_key(version: &str) -> Vec<(usize, String)> {
    let is_digit = |c: char| c.is_ascii_digit();
    let mut key = Vec::new();
    let mut rest = version;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| is_digit(c) != is_digit(first)).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        let number = part.trim_start_matches('0');
        key.push(if is_digit(first) {
            (number.len() + 1, number.to_owned())
        } else {
            (0, part.to_owned())
        });
        rest = after;
    }
    key
}

#[cfg(test)]
mod tests {
    use super::version_key;
    use crate::form::{Need, builtin_forms};
    use crate::linkage::{search_fold, sort_key};
    use crate::record::{canonical, parse_strict};

    #[test]
    fn versions_are_compared_with_numbers_as_numbers() {
        for row in [["9", "10", "010a"], ["1.9", "1.10", "2"], ["", "a", "b1"], ["a", "a0", "a1"]] {
            let keys = row.map(version_key);
            assert!(keys[0] < keys[1] && keys[1] < keys[2], "{row:?}");
        }
    }

    /// If this fails because a rule for titles, what a form requires, the order of lists or
    /// the folding of words was changed: raise `DERIVED_VERSION` and put the new hash here.
    #[test]
    fn rules_by_which_records_are_derived_are_those_of_this_derived_version() {
        let mut bytes = Vec::new();
        for form in builtin_forms().values() {
            let json = parse_strict(&form.canonical_json()).unwrap();
            for key in ["id", "title", "title_rule"] {
                bytes.extend(canonical(json.get(key).unwrap_or(&crate::record::Json::Null)));
            }
        }
        let fields = builtin_forms().values().flat_map(crate::form::Form::fields);
        for field in fields.filter(|field| field.need == Need::Required) {
            bytes.extend_from_slice(field.name.as_str().as_bytes());
            bytes.extend(field.relevant.iter().flat_map(|rule| rule.as_str().bytes()));
        }
        let letters: String = ('a'..='z').chain('а'..='ӿ').collect();
        bytes.extend(search_fold(&letters).into_bytes());
        bytes.extend(letters.chars().flat_map(|letter| sort_key(&letter.to_string())));
        assert_eq!(
            crate::crypto::sha256(&bytes).to_string(),
            "7c2920b839f4da278f309c535d4a404a60b2012eba53b47f83776be8c462e7ad"
        );
    }
}
