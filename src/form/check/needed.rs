//! What a record still needs: fields that apply and of which nothing is said yet. Whether
//! what is said is right is not asked here.

use super::{Values, is_required};
use crate::form::model::{Field, Form, Group, Need};

/// A field of which nothing is said yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needed<'f> {
    /// The group that it stands in.
    pub group: &'f Group,
    /// The field.
    pub field: &'f Field,
    /// How much it is needed; never [`Need::Optional`].
    pub need: Need,
}

/// What a record still needs, in the order of its form. `is_said` tells of a field whether
/// something is said in it: also where that is contested or withheld, and so no value.
pub fn needed<'f>(
    form: &'f Form,
    values: &Values,
    is_said: &dyn Fn(&str) -> bool,
) -> Vec<Needed<'f>> {
    let holds = |rule: Option<&crate::form::Expr>| {
        rule.is_none_or(|rule| rule.is_true(|name| values.get(name), None))
    };
    let mut found = Vec::new();
    for group in form.groups.iter().filter(|group| holds(group.relevant.as_ref())) {
        for field in group.fields.iter().filter(|field| !is_said(field.name.as_str())) {
            let need = if is_required(field, values) { Need::Required } else { field.need };
            if need != Need::Optional && holds(field.relevant.as_ref()) {
                found.push(Needed { group, field, need });
            }
        }
    }
    found
}
