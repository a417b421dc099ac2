//! The canonical bytes of a revision, written straight from it.

use std::collections::BTreeSet;

use serde::Serialize;

use super::revision::{Erase, Revision, VERSION};
use crate::record::{
    Commitment, Digest, Json, RecordId, RevisionId, Signature, SignerKey, SourceTag,
};

/// A revision as it is written: with its members in the order of RFC 8785, and strings
/// that `serde_json` escapes as that does, so that no tree need be built and sorted.
#[derive(Serialize)]
pub(super) struct Written<'a> {
    author: &'a SignerKey,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    erases: Vec<Json>,
    fields: Vec<WrittenField<'a>>,
    form: WrittenForm<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    judges: Option<bool>,
    parents: &'a BTreeSet<RevisionId>,
    record: &'a RecordId,
    #[serde(skip_serializing_if = "Option::is_none")]
    sig: Option<&'a Signature>,
    #[serde(skip_serializing_if = "Option::is_none")]
    src: Option<&'a SourceTag>,
    v: i64,
}

#[derive(Serialize)]
struct WrittenField<'a> {
    c: &'a Commitment,
    name: &'a str,
}

#[derive(Serialize)]
struct WrittenForm<'a> {
    id: &'a str,
    sha256: &'a Digest,
    version: &'a str,
}

impl<'a> Written<'a> {
    /// A revision, with its signature or, for its id, without.
    pub(super) fn of(revision: &'a Revision, sig: Option<&'a Signature>) -> Self {
        let Revision { record, form, parents, author, judges, src, erases, fields } = revision;
        Self {
            author,
            erases: erases.iter().map(Erase::to_json).collect(),
            fields: fields
                .iter()
                .map(|(name, c)| WrittenField { c, name: name.as_str() })
                .collect(),
            form: WrittenForm {
                id: form.id.as_str(),
                sha256: &form.sha256,
                version: &form.version,
            },
            judges: judges.then_some(true),
            parents,
            record,
            sig,
            src: src.as_ref(),
            v: VERSION,
        }
    }

    /// The canonical bytes.
    pub(super) fn bytes(&self) -> Vec<u8> {
        // Strings, whole numbers and lists in memory: nothing can fail to be written.
        serde_json::to_vec(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::FormRef;
    use crate::record::canonical;

    #[test]
    fn what_is_written_straight_is_what_jcs_writes_of_the_tree() {
        let record = RecordId::from_random([1; 16]);
        let (rev, sig) = (RevisionId([2; 32]), Signature([3; 64]));
        let mut revision = Revision {
            record,
            form: FormRef {
                id: "case_person".parse().unwrap(),
                version: "1.0-rc_2".to_owned(),
                sha256: Digest([4; 32]),
            },
            parents: BTreeSet::new(),
            author: SignerKey([5; 32]),
            judges: false,
            src: None,
            erases: BTreeSet::new(),
            fields: [("b".parse().unwrap(), Commitment([6; 32]))].into(),
        };
        let same = |revision: &Revision| {
            for sig in [None, Some(&sig)] {
                let written = Written::of(revision, sig);
                let tree = serde_json::to_value(&written).unwrap();
                assert_eq!(written.bytes(), canonical(&tree));
            }
        };
        same(&revision);
        revision.judges = true;
        revision.src = Some(SourceTag([7; 32]));
        revision.parents = [rev, RevisionId([0; 32])].into();
        let name = "given_name".parse().unwrap();
        revision.erases =
            [Erase::Assignment { rev, name }, Erase::Record(record), Erase::Source(record)].into();
        revision.fields.insert("A.z_1".parse().unwrap(), Commitment([8; 32]));
        same(&revision);
    }
}
