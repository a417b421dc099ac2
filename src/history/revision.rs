//! A revision: one saving of one record by one author, never changed.
//!
//! Its bytes are RFC 8785 JSON with a fixed set of keys; its id is their SHA-256; the
//! signature covers a domain prefix and the id.

use std::collections::{BTreeMap, BTreeSet};

use super::written::Written;
use crate::crypto::{Signer, Verifier, sha256};
use crate::record::{
    Commitment, Digest, FieldName, Json, Kind, RecordId, RevisionId, Signature, SignerKey,
    SourceTag,
};

const DOMAIN: &[u8] = b"dala-revision-v1";
pub(super) const VERSION: i64 = 1;
/// No form comes near this many questions; it bounds what a stranger can make us hold.
const MAX_FIELDS: usize = 4_096;
pub(super) const MAX_PARENTS: usize = 1_024;
const MAX_ERASES: usize = 4_096;
const MAX_FORM_VERSION: usize = 64;

/// Why a revision is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RevisionError {
    /// A key is missing, doubled, unknown, out of order or of the wrong type.
    #[error("a revision is not of the form that it must have ({0})")]
    Shape(&'static str),
    /// `v` is higher than this program knows.
    #[error("a revision was made by a newer Dala; update Dala to read it")]
    Newer,
    /// The signature is not the author's over these bytes.
    #[error("a revision's signature does not fit its content")]
    Signature,
    /// An opening does not fit its commitment.
    #[error("a value does not fit its commitment")]
    Opening,
}

/// The form that a revision was filled in with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FormRef {
    /// The kind of the record.
    pub id: Kind,
    /// The version of the form, `[a-z0-9_.-]`.
    pub version: String,
    /// SHA-256 of the form's canonical JSON.
    pub sha256: Digest,
}

/// What an erasure is to reach. The order of variants and fields is that of the
/// canonical JSON, so that a sorted set has sorted bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Erase {
    /// One assignment.
    Assignment {
        /// The field.
        name: FieldName,
        /// The revision that assigned it.
        rev: RevisionId,
    },
    /// All that a record holds, also what arrives later.
    Record(RecordId),
    /// All that a source says, also what arrives later.
    Source(RecordId),
}

impl Erase {
    /// The JSON form.
    pub fn to_json(&self) -> Json {
        let pairs: Vec<(&str, String)> = match self {
            Self::Assignment { name, rev } => {
                vec![("name", name.to_string()), ("rev", rev.to_string())]
            }
            Self::Record(record) => vec![("record", record.to_string())],
            Self::Source(source) => vec![("source", source.to_string())],
        };
        Json::Object(pairs.into_iter().map(|(k, v)| (k.to_owned(), Json::from(v))).collect())
    }

    /// Reads the JSON form.
    pub fn from_json(json: &Json) -> Option<Self> {
        let map = json.as_object()?;
        let text = |key: &str| map.get(key).and_then(Json::as_str);
        match map.len() {
            2 => {
                let (name, rev) = (text("name")?.parse().ok()?, text("rev")?.parse().ok()?);
                Some(Self::Assignment { name, rev })
            }
            1 => match text("record") {
                Some(record) => record.parse().ok().map(Self::Record),
                None => text("source")?.parse().ok().map(Self::Source),
            },
            _ => None,
        }
    }
}

/// The content of a revision, without id and signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The record that it saves.
    pub record: RecordId,
    /// The form that it was filled in with; its id is the record's kind.
    pub form: FormRef,
    /// The heads that the author saw; none for a root.
    pub parents: BTreeSet<RevisionId>,
    /// Who saved.
    pub author: SignerKey,
    /// Whether it says what its author holds to be right, rather than what a source says.
    pub judges: bool,
    /// The commitment to the source of its claims; none if no source was given.
    pub src: Option<SourceTag>,
    /// What it orders to be erased.
    pub erases: BTreeSet<Erase>,
    /// The commitments to what it assigns.
    pub fields: BTreeMap<FieldName, Commitment>,
}

impl Revision {
    /// The id: SHA-256 of the canonical bytes.
    pub fn id(&self) -> RevisionId {
        RevisionId(sha256(&Written::of(self, None).bytes()).0)
    }

    /// Signs. The signer's key must be the author's.
    pub fn sign(self, signer: &Signer) -> Signed {
        debug_assert_eq!(self.author, signer.key());
        let id = self.id();
        let signature = signer.sign(&message(&id));
        Signed { id, revision: self, signature }
    }
}

fn message(id: &RevisionId) -> Vec<u8> {
    [DOMAIN, id.as_bytes()].concat()
}

/// A revision with its id and its author's signature. Whoever holds one knows that the
/// id fits the content; that the signature does is known after [`Signed::verify`], and
/// of everything that a vault holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    id: RevisionId,
    revision: Revision,
    signature: Signature,
}

impl Signed {
    /// The id.
    pub fn id(&self) -> RevisionId {
        self.id
    }

    /// The content.
    pub fn revision(&self) -> &Revision {
        &self.revision
    }

    /// The signature.
    pub fn signature(&self) -> &Signature {
        &self.signature
    }

    /// Checks the author's signature, strictly.
    ///
    /// # Errors
    /// [`RevisionError::Signature`].
    pub fn verify(&self) -> Result<(), RevisionError> {
        self.verify_with(&mut Verifier::default())
    }

    /// As [`Signed::verify`], for many.
    ///
    /// # Errors
    /// [`RevisionError::Signature`].
    pub fn verify_with(&self, verifier: &mut Verifier) -> Result<(), RevisionError> {
        verifier
            .verify(&self.revision.author, &message(&self.id), &self.signature)
            .then_some(())
            .ok_or(RevisionError::Signature)
    }

    /// The JSON form, signature included.
    pub fn to_json(&self) -> Json {
        serde_json::to_value(Written::of(&self.revision, Some(&self.signature))).unwrap_or_default()
    }

    /// The canonical bytes (RFC 8785) of the JSON form.
    pub fn canonical(&self) -> Vec<u8> {
        Written::of(&self.revision, Some(&self.signature)).bytes()
    }

    /// Reads the JSON form and computes the id from it. Check the signature with
    /// [`Signed::verify`].
    ///
    /// # Errors
    /// [`RevisionError::Shape`] if a key is missing, unknown, or its value is not as it
    /// must be; [`RevisionError::Newer`].
    pub fn from_json(json: &Json) -> Result<Self, RevisionError> {
        let (revision, signature) = read(json)?;
        Ok(Self { id: revision.id(), revision, signature })
    }

    /// Of two valid signatures on one id, the smaller is kept everywhere.
    #[must_use]
    pub fn with_smaller_signature(self, other: &Signature) -> Self {
        let signature = self.signature.min(*other);
        Self { signature, ..self }
    }
}

/// Takes an object apart, key by key; what is left at the end was not expected.
struct Keys<'a> {
    map: &'a serde_json::Map<String, Json>,
    taken: usize,
}

impl<'a> Keys<'a> {
    fn of(json: &'a Json, what: &'static str) -> Result<Self, RevisionError> {
        let map = json.as_object().ok_or(RevisionError::Shape(what))?;
        Ok(Self { map, taken: 0 })
    }

    fn optional(&mut self, key: &str) -> Option<&'a Json> {
        let value = self.map.get(key);
        self.taken += usize::from(value.is_some());
        value
    }

    fn text(&mut self, key: &'static str) -> Result<&'a str, RevisionError> {
        self.optional(key).and_then(Json::as_str).ok_or(RevisionError::Shape(key))
    }

    fn parsed<T: std::str::FromStr>(&mut self, key: &'static str) -> Result<T, RevisionError> {
        self.text(key)?.parse().map_err(|_| RevisionError::Shape(key))
    }

    fn array(&mut self, key: &'static str, most: usize) -> Result<&'a [Json], RevisionError> {
        let items = self.optional(key).and_then(Json::as_array);
        items
            .map(Vec::as_slice)
            .filter(|items| items.len() <= most)
            .ok_or(RevisionError::Shape(key))
    }

    fn end(self) -> Result<(), RevisionError> {
        let all = self.taken == self.map.len();
        all.then_some(()).ok_or(RevisionError::Shape("an unknown key"))
    }
}

/// A set, if the items were sorted and none was doubled.
fn sorted<T: Ord>(items: Vec<T>, what: &'static str) -> Result<BTreeSet<T>, RevisionError> {
    let in_order = items.windows(2).all(|pair| matches!(pair, [a, b] if a < b));
    in_order.then(|| items.into_iter().collect()).ok_or(RevisionError::Shape(what))
}

fn read(json: &Json) -> Result<(Revision, Signature), RevisionError> {
    let mut keys = Keys::of(json, "not an object")?;
    match keys.optional("v").and_then(Json::as_i64) {
        Some(VERSION) => {}
        Some(version) if version > VERSION => return Err(RevisionError::Newer),
        _ => return Err(RevisionError::Shape("v")),
    }
    let form = read_form(keys.optional("form").ok_or(RevisionError::Shape("form"))?)?;
    let parents = keys.array("parents", MAX_PARENTS)?.iter();
    let parents: Option<Vec<RevisionId>> = parents.map(|id| id.as_str()?.parse().ok()).collect();
    let parents = sorted(parents.ok_or(RevisionError::Shape("parents"))?, "parents")?;
    let judges = match keys.optional("judges") {
        None => false,
        Some(Json::Bool(true)) => true,
        Some(_) => return Err(RevisionError::Shape("judges")),
    };
    let src = if keys.map.contains_key("src") { Some(keys.parsed("src")?) } else { None };
    let erases = if keys.map.contains_key("erases") {
        read_erases(keys.array("erases", MAX_ERASES)?)?
    } else {
        BTreeSet::new()
    };
    let fields = read_fields(keys.array("fields", MAX_FIELDS)?)?;
    let record = keys.parsed("record")?;
    let author = keys.parsed("author")?;
    let signature = keys.parsed("sig")?;
    keys.end()?;
    Ok((Revision { record, form, parents, author, judges, src, erases, fields }, signature))
}

fn read_form(json: &Json) -> Result<FormRef, RevisionError> {
    let mut keys = Keys::of(json, "form")?;
    let form = FormRef {
        id: keys.parsed("id")?,
        version: keys.text("version")?.to_owned(),
        sha256: keys.parsed("sha256")?,
    };
    keys.end()?;
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_.-".contains(&b);
    let version = form.version.as_bytes();
    let good = (1..=MAX_FORM_VERSION).contains(&version.len()) && version.iter().all(|&b| plain(b));
    good.then_some(form).ok_or(RevisionError::Shape("form"))
}

fn read_erases(items: &[Json]) -> Result<BTreeSet<Erase>, RevisionError> {
    let erases: Option<Vec<_>> = items.iter().map(Erase::from_json).collect();
    let erases = sorted(erases.ok_or(RevisionError::Shape("erases"))?, "erases")?;
    if erases.is_empty() { Err(RevisionError::Shape("erases")) } else { Ok(erases) }
}

fn read_fields(items: &[Json]) -> Result<BTreeMap<FieldName, Commitment>, RevisionError> {
    let mut fields = BTreeMap::new();
    for item in items {
        let mut keys = Keys::of(item, "fields")?;
        let name: FieldName = keys.parsed("name")?;
        let commitment = keys.parsed("c")?;
        keys.end()?;
        if fields.last_key_value().is_some_and(|(last, _)| *last >= name) {
            return Err(RevisionError::Shape("fields"));
        }
        fields.insert(name, commitment);
    }
    Ok(fields)
}
