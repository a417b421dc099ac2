//! Questions that are worked out of each other in a circle: whether they apply, or what
//! they come to.

use std::collections::BTreeMap;

use crate::form::model::{Field, Form, Group};
use crate::record::FieldName;

/// The circles of a form: a field in each, the column that closes it, and the way around.
pub(super) fn cycles(form: &Form) -> Vec<(FieldName, &'static str, String)> {
    let fields: BTreeMap<&str, (&Field, &Group)> = form
        .groups
        .iter()
        .flat_map(|group| {
            group.fields.iter().map(move |field| (field.name.as_str(), (field, group)))
        })
        .collect();
    let mut search = Search { form, fields: &fields, state: BTreeMap::new(), found: Vec::new() };
    for name in fields.keys() {
        search.visit(name, &mut Vec::new());
    }
    search.found
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Done,
}

struct Search<'a> {
    form: &'a Form,
    fields: &'a BTreeMap<&'a str, (&'a Field, &'a Group)>,
    state: BTreeMap<&'a str, State>,
    found: Vec<(FieldName, &'static str, String)>,
}

impl<'a> Search<'a> {
    /// Depth first; the depth is at most the number of fields, which is bounded.
    fn visit(&mut self, name: &'a str, path: &mut Vec<(&'a str, &'static str)>) {
        let Some((field, group)) = self.fields.get(name).copied() else { return };
        match self.state.get(name) {
            Some(State::Done) => return,
            Some(State::Open) => {
                self.close(name, path);
                return;
            }
            None => {}
        }
        self.state.insert(name, State::Open);
        let own =
            [(field.calculation.as_ref(), "calculation"), (field.relevant.as_ref(), "relevant")];
        let groups = self.form.around(group).map(|group| (group.relevant.as_ref(), "relevant"));
        let rules: Vec<_> = own.into_iter().chain(groups).collect();
        for (rule, column) in rules {
            let Some(rule) = rule else { continue };
            for used in rule.fields() {
                if let Some((used, _)) = self.fields.get_key_value(used) {
                    path.push((name, column));
                    self.visit(used, path);
                    path.pop();
                }
            }
        }
        self.state.insert(name, State::Done);
    }

    fn close(&mut self, name: &str, path: &[(&'a str, &'static str)]) {
        let start = path.iter().position(|(step, _)| *step == name).unwrap_or(0);
        let steps = path.iter().skip(start);
        let Some((last, column)) = path.last() else { return };
        // `once` and its like ask what stands there already: no circle through itself alone.
        if *last == name && *column == "calculation" {
            return;
        }
        let circle: Vec<&str> = steps.map(|(step, _)| *step).chain([name]).collect();
        if let Ok(last) = FieldName::new(*last) {
            self.found.push((last, column, circle.join(" → ")));
        }
    }
}
