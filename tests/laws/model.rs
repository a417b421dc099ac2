//! What a record's state must be, said again from the specification, sentence by
//! sentence, without a thought for speed.

use std::collections::BTreeSet;

use dala::history::{
    Erase, Erased, Erasure, Folded, History, Local, Reach, Status, Trust, source_tag,
};
use dala::record::{FieldName, RevisionId, SignerKey, SourceTag, Value};

type Ids = BTreeSet<RevisionId>;

/// All proper ancestors, or none if one has not arrived.
fn ancestors(history: &History, id: &RevisionId) -> Option<Ids> {
    let mut found = Ids::new();
    let mut open = vec![*id];
    while let Some(next) = open.pop() {
        let entry = history.get(&next)?;
        for parent in &entry.signed.revision().parents {
            if found.insert(*parent) {
                open.push(*parent);
            }
        }
    }
    Some(found)
}

/// Those ancestors that are here, whether or not all have arrived.
fn ancestors_here(history: &History, id: &RevisionId) -> Ids {
    let mut found = Ids::new();
    let mut open = vec![*id];
    while let Some(next) = open.pop() {
        let Some(entry) = history.get(&next) else { continue };
        for parent in &entry.signed.revision().parents {
            if found.insert(*parent) {
                open.push(*parent);
            }
        }
    }
    found
}

fn hit(history: &History, erasures: &[Erasure], id: &RevisionId, field: &FieldName) -> bool {
    let revision = history[id].signed.revision();
    erasures.iter().any(|erasure| {
        let whose = match erasure.reach {
            Reach::All => true,
            Reach::OnlyBy(author) => author == revision.author,
        };
        let what = match &erasure.target {
            Erase::Assignment { name, rev } => rev == id && name == field,
            Erase::Record(record) => *record == revision.record,
            Erase::Source(source) => revision.src == Some(source_tag(&revision.record, source)),
        };
        whose && what
    })
}

/// What is erased: what is hit, and what is followed by one of the same field, source and
/// author that is.
pub fn gone(history: &History, erasures: &[Erasure]) -> BTreeSet<(RevisionId, FieldName)> {
    let mut gone = BTreeSet::new();
    for (later, entry) in history {
        let revision = entry.signed.revision();
        for field in revision.fields.keys() {
            if !hit(history, erasures, later, field) {
                continue;
            }
            gone.insert((*later, field.clone()));
            for id in ancestors_here(history, later) {
                let Some(earlier) = history.get(&id).map(|entry| entry.signed.revision()) else {
                    continue;
                };
                let assigns = earlier.fields.contains_key(field.as_str());
                if assigns && earlier.author == revision.author && earlier.src == revision.src {
                    gone.insert((id, field.clone()));
                }
            }
        }
    }
    gone
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Content {
    Is(String),
    Hidden,
    Gone,
}

#[derive(Debug, Clone)]
struct Statement {
    rev: RevisionId,
    author: SignerKey,
    src: Option<SourceTag>,
    judges: bool,
    trusted: bool,
    content: Content,
}

struct Model<'a> {
    history: &'a History,
    local: &'a Local,
    counting: Ids,
    held_back: Ids,
    other_kind: Ids,
    gone: BTreeSet<(RevisionId, FieldName)>,
}

impl<'a> Model<'a> {
    fn of(history: &'a History, local: &'a Local) -> Self {
        let trust = |key: &SignerKey| local.trust.get(key).copied().unwrap_or(Trust::Unknown);
        let complete = history.keys().filter(|id| ancestors(history, id).is_some());
        let counts = |id: &&RevisionId| {
            !local.reverted.contains(id)
                && trust(&history[*id].signed.revision().author) != Trust::Rejected
        };
        let counting: Ids = complete.filter(counts).copied().collect();
        let waits = |id: &&RevisionId| ancestors(history, id).is_none();
        let held_back = history.keys().filter(counts).filter(waits).copied().collect();
        let gone = gone(history, &local.erasures);
        let mut best: Option<(bool, bool, RevisionId)> = None;
        for id in &counting {
            let revision = history[id].signed.revision();
            let key =
                (!revision.parents.is_empty(), trust(&revision.author) != Trust::Trusted, *id);
            if best.is_none_or(|best| key < best) {
                best = Some(key);
            }
        }
        let kind = best.map(|(_, _, id)| history[&id].signed.revision().form.id.clone());
        let of_another =
            |id: &&RevisionId| Some(&history[id].signed.revision().form.id) != kind.as_ref();
        let other_kind = counting.iter().filter(of_another).copied().collect();
        Self { history, local, counting, held_back, other_kind, gone }
    }

    fn before(&self, a: &RevisionId, b: &RevisionId) -> bool {
        ancestors(self.history, b).is_some_and(|all| all.contains(a))
    }

    fn trusted(&self, key: &SignerKey) -> bool {
        self.local.trust.get(key) == Some(&Trust::Trusted)
    }

    fn statements(&self, field: &FieldName) -> Vec<Statement> {
        let mut all = Vec::new();
        for id in &self.counting {
            let entry = &self.history[id];
            let revision = entry.signed.revision();
            if !revision.fields.contains_key(field.as_str()) {
                continue;
            }
            let content = match entry.opening.fields.get(field.as_str()) {
                _ if self.gone.contains(&(*id, field.clone())) => Content::Gone,
                None => Content::Hidden,
                Some(opened) => Content::Is(opened.value.to_json().to_string()),
            };
            all.push(Statement {
                rev: *id,
                author: revision.author,
                src: revision.src,
                judges: revision.judges,
                trusted: self.trusted(&revision.author),
                content,
            });
        }
        all
    }

    /// Claims and judgements that nothing has replaced.
    fn live(&self, field: &FieldName) -> (Vec<Statement>, Vec<Statement>) {
        let all = self.statements(field);
        let replaced = |old: &Statement| {
            all.iter().any(|new| {
                self.before(&old.rev, &new.rev)
                    && if old.judges && old.trusted {
                        new.judges && new.trusted
                    } else if old.judges {
                        new.judges && new.author == old.author
                    } else {
                        !new.judges && new.author == old.author && new.src == old.src
                    }
            })
        };
        let live: Vec<_> = all.iter().filter(|old| !replaced(old)).cloned().collect();
        live.into_iter().partition(|statement| !(statement.judges && statement.trusted))
    }
}

fn is_state(json: &str) -> bool {
    json.starts_with(r#"{"state":"#)
}

fn state(code: &str) -> String {
    format!(r#"{{"state":"{code}"}}"#)
}

fn expected(claims: &[Statement], judgements: &[Statement]) -> String {
    let retracted = Content::Is(state("retracted"));
    let standing = |list: &[Statement]| -> Vec<Content> {
        list.iter().map(|s| s.content.clone()).filter(|c| *c != retracted).collect()
    };
    let texts = |list: &[Content]| -> BTreeSet<String> {
        let text = |content: &Content| match content {
            Content::Is(text) => Some(text.clone()),
            _ => None,
        };
        list.iter().filter_map(text).collect()
    };
    let judged = standing(judgements);
    let values = texts(&judged);
    if values.len() > 1 {
        return "contested".into();
    }
    if judged.contains(&Content::Hidden) {
        return "withheld".into();
    }
    if let Some(value) = values.first() {
        return format!("settled {value}");
    }
    let claimed = standing(claims);
    let all = texts(&claimed);
    let values: Vec<_> = all.iter().filter(|text| !is_state(text)).collect();
    let states: Vec<_> = all.iter().filter(|text| is_state(text)).collect();
    if values.len() > 1 {
        "contested".into()
    } else if claimed.contains(&Content::Hidden) {
        "withheld".into()
    } else if let Some(value) = values.first() {
        format!("agreed {value}")
    } else if states.len() == 1 {
        format!("agreed {}", states[0])
    } else if states.len() > 1 {
        format!("agreed {}", state("unknown"))
    } else if claimed.contains(&Content::Gone) || judged.contains(&Content::Gone) {
        "erased".into()
    } else {
        "retracted".into()
    }
}

fn shown(status: &Status) -> String {
    let text = |value: &Value| value.to_json().to_string();
    match status {
        Status::Settled(value) => format!("settled {}", text(value)),
        Status::Agreed(value) => format!("agreed {}", text(value)),
        Status::Contested => "contested".into(),
        Status::Withheld => "withheld".into(),
        Status::Erased => "erased".into(),
        Status::Retracted => "retracted".into(),
    }
}

pub fn assert_agrees(folded: &Folded, history: &History, local: &Local) {
    let model = Model::of(history, local);
    let mut names = BTreeSet::new();
    for id in &model.counting {
        let fields = history[id].signed.revision().fields.keys();
        names.extend(fields.filter(|name| !name.as_str().starts_with('_')).cloned());
    }
    assert_eq!(folded.fields.keys().cloned().collect::<BTreeSet<_>>(), names);
    let is_head = |id: &&RevisionId| !model.counting.iter().any(|other| model.before(id, other));
    let heads: Ids = model.counting.iter().filter(is_head).copied().collect();
    assert_eq!(folded.heads, heads);
    assert_eq!(folded.held_back, model.held_back);
    assert_eq!(folded.other_kind, model.other_kind);
    for name in &names {
        let (claims, judgements) = model.live(name);
        let field = &folded.fields[name];
        let ids = |list: &[Statement]| list.iter().map(|s| s.rev).collect::<Vec<_>>();
        assert_eq!(field.claims.iter().map(|c| c.rev).collect::<Vec<_>>(), ids(&claims));
        assert_eq!(field.judgements.iter().map(|c| c.rev).collect::<Vec<_>>(), ids(&judgements));
        let status = expected(&claims, &judgements);
        assert_eq!(shown(&field.status), status);
        let unweighed: Vec<_> = claims
            .iter()
            .filter(|claim| match &claim.content {
                Content::Is(text) => {
                    status.starts_with("settled ")
                        && !is_state(text)
                        && status != format!("settled {text}")
                        && !judgements.iter().any(|j| model.before(&claim.rev, &j.rev))
                }
                _ => false,
            })
            .map(|claim| claim.rev)
            .collect();
        assert_eq!(field.unweighed, unweighed);
    }
    let deleted = names.contains(FieldName::DELETED) && {
        let (claims, judgements) = model.live(&FieldName::new(FieldName::DELETED).unwrap());
        expected(&claims, &judgements) == r#"settled {"code":"yes"}"#
    };
    assert_eq!(folded.deleted, deleted);
    let mut unseen = Ids::new();
    if deleted {
        let (_, by) = model.live(&FieldName::new(FieldName::DELETED).unwrap());
        let seen = |rev: &RevisionId| by.iter().any(|j| j.rev == *rev || model.before(rev, &j.rev));
        for name in names.iter().filter(|name| **name != FieldName::DELETED) {
            let (claims, judgements) = model.live(name);
            unseen.extend(claims.iter().chain(&judgements).map(|s| s.rev).filter(|rev| !seen(rev)));
        }
    }
    assert_eq!(folded.unseen_by_deletion, unseen);
    let erased = Erased::of(history, &local.erasures);
    let pair = |(id, name): (&RevisionId, &FieldName)| (*id, name.clone());
    assert_eq!(erased.iter().map(pair).collect::<BTreeSet<_>>(), model.gone);
}
