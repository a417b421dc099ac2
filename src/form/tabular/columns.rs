//! Which column of a table answers which field: by the names that survey programs give
//! (`group/name`, `group-name`, `name/choice`), or by label, or as a person says.

use std::collections::BTreeMap;

use crate::form::model::{Field, FieldType, Form};
use crate::form::xlsform::renamed;
use crate::record::{FieldName, Kind, Language};

/// What a column answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A field of a kind.
    Field(Kind, FieldName),
    /// One choice of a field of several: `1` or `TRUE` where it is chosen.
    Choice(Kind, FieldName, String),
    /// What tells the submission apart, in all copies of the file.
    Instance,
    /// The number of the row, to which rows of further sheets refer.
    Index,
    /// The number or key of the row that this one belongs to.
    ParentIndex,
    /// The submission that a row of a further sheet belongs to.
    Submission,
    /// Nothing: what the survey program adds for itself, or what no field takes.
    Nothing,
}

/// The columns of a table, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// What each answers.
    pub targets: Vec<Target>,
    /// The headers that nothing takes, and that no survey program adds for itself.
    pub unused: Vec<String>,
}

impl Columns {
    /// The place of the column with this target.
    pub fn place(&self, target: &Target) -> Option<usize> {
        self.targets.iter().position(|one| one == target)
    }
}

/// Finds out what each column answers. `said` goes from a header to `field` or `kind.field`,
/// as a person told it, and counts before everything else.
pub fn columns_of(header: &[String], forms: &[&Form], said: &BTreeMap<String, String>) -> Columns {
    let mut unused = Vec::new();
    let is_ours = header.iter().any(|header| header.trim() == "dala_id");
    let targets = header
        .iter()
        .map(|header| {
            let header = header.trim();
            if header.is_empty() {
                return Target::Nothing;
            }
            let found = match said.get(header) {
                Some(told) => told_field(told, forms),
                None => own(header)
                    .or_else(|| by_name(header, forms, is_ours))
                    .or_else(|| by_label(header, forms)),
            };
            found.unwrap_or_else(|| {
                if !is_of_program(header) {
                    unused.push(header.to_owned());
                }
                Target::Nothing
            })
        })
        .collect();
    Columns { targets, unused }
}

fn told_field(told: &str, forms: &[&Form]) -> Option<Target> {
    let field = |form: &Form, name: &str| {
        let field = form.field(name)?;
        Some(Target::Field(form.id.clone(), field.name.clone()))
    };
    let main = forms.first()?;
    field(main, told).or_else(|| {
        forms.iter().find_map(|form| {
            let name = told.strip_prefix(form.id.as_str())?.strip_prefix('.')?;
            field(form, name)
        })
    })
}

/// What `KoBoToolbox`, ODK Central and the tables of Dala add for themselves.
fn own(header: &str) -> Option<Target> {
    Some(match header {
        "_uuid" | "KEY" | "meta/instanceID" | "meta-instanceID" | "instanceID" | "dala_id" => {
            Target::Instance
        }
        "_index" => Target::Index,
        "_parent_index" | "PARENT_KEY" | "dala_parent" => Target::ParentIndex,
        "_submission__uuid" => Target::Submission,
        _ => return None,
    })
}

fn is_of_program(header: &str) -> bool {
    header.starts_with('_')
        || header.starts_with("meta/")
        || header.starts_with("meta-")
        || header.starts_with("SET-OF-")
        || ["SubmissionDate", "SubmitterID", "SubmitterName", "AttachmentsPresent"]
            .contains(&header)
        || ["AttachmentsExpected", "Status", "ReviewState", "DeviceID", "Edits", "FormVersion"]
            .contains(&header)
        || ["formhub/uuid", "__version__", "deviceid", "username", "dala_title"].contains(&header)
}

/// The name alone, or behind the names of its groups. Survey programs call a question as its
/// author did, tables of Dala as it is called here.
fn by_name(header: &str, forms: &[&Form], is_ours: bool) -> Option<Target> {
    for form in forms {
        let field = |name: &str| {
            let renamed = renamed(name).filter(|_| !is_ours);
            let field = renamed.and_then(|name| form.field(&name)).or_else(|| form.field(name));
            field.filter(|field| field.kind.holds_value())
        };
        let target = |field: &Field| Target::Field(form.id.clone(), field.name.clone());
        if let Some(field) = field(header) {
            return Some(target(field));
        }
        if let Some(rest) =
            header.strip_prefix(form.id.as_str()).and_then(|rest| rest.strip_prefix('.'))
            && let Some(field) = field(rest)
        {
            return Some(target(field));
        }
        let mut tails = header.match_indices(['/', '-', '.', ':']).map(|(at, sign)| {
            (
                header.get(..at).unwrap_or_default(),
                header.get(at + sign.len()..).unwrap_or_default(),
            )
        });
        // The longest tail first, so that a name with a sign in it is found whole.
        if let Some(field) = tails.clone().find_map(|(_, tail)| field(tail)) {
            return Some(target(field));
        }
        let chosen = |(head, tail): (&str, &str)| {
            let name = head.rsplit(['/', '-', '.', ':']).next().unwrap_or(head);
            let many = field(head).or_else(|| field(name))?;
            let FieldType::Many(list) = &many.kind else { return None };
            list.choice(tail)?;
            Some(Target::Choice(form.id.clone(), many.name.clone(), tail.to_owned()))
        };
        if let Some(target) = tails.find_map(chosen) {
            return Some(target);
        }
    }
    None
}

fn by_label(header: &str, forms: &[&Form]) -> Option<Target> {
    let lower = header.to_lowercase();
    let is_called = |field: &&Field| {
        let mut labels = Language::ALL.into_iter().map(|language| field.labels.exact(language));
        labels.any(|label| label.to_lowercase() == lower)
            || field.labels.other.to_lowercase() == lower
    };
    for form in forms {
        let mut found = form.fields().filter(|field| field.kind.holds_value()).filter(is_called);
        if let (Some(field), None) = (found.next(), found.next()) {
            return Some(Target::Field(form.id.clone(), field.name.clone()));
        }
    }
    None
}
