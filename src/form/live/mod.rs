//! A form while it is filled in: what applies, what is worked out, which choices are
//! offered. A change is followed only to what reads it, so that a key pressed in a form of
//! a thousand questions costs no more than in one of ten. Writes nothing: what is worked out
//! is handed to whoever saves.

mod kin;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use kin::{Kin, Row};

use super::check::Values;
use super::expr::{Answer, Expr, shuffled_by};
use super::labels::Labels;
use super::model::{ChoiceOrder, Field, Form, Need};
use super::parse_value::parse_value;
use crate::record::{FieldName, Language, Value};
use kin::Seen;

/// What is worked out anew when an answer changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Item {
    Group(usize),
    Field(usize),
}

/// A form with the answers to it, kept up as they change.
///
/// ```
/// use std::sync::Arc;
/// use dala::form::{Kin, Live, Values, builtin_form};
/// use dala::record::{FieldName, Value};
/// let arrest = Arc::new(builtin_form("arrest").unwrap().clone());
/// let mut live = Live::new(arrest, Values::new(), Kin::default());
/// assert!(!live.applies("taken_from_hospital"));
/// live.set(&FieldName::new("injured_before_arrest").unwrap(), Some(Value::code("yes")));
/// assert!(live.applies("taken_from_hospital"));
/// ```
pub struct Live {
    form: Arc<Form>,
    /// Where a field stands, by its name.
    index: BTreeMap<String, usize>,
    /// Group and place in it of each field.
    places: Vec<(usize, usize)>,
    /// What reads a name.
    readers: BTreeMap<String, Vec<Item>>,
    /// The groups that lie in a group.
    inner: Vec<Vec<usize>>,
    fields_apply: Vec<bool>,
    groups_apply: Vec<bool>,
    values: Values,
    kin: Kin,
}

impl Live {
    /// A form with the answers that there are, and what stands around the record.
    pub fn new(form: Arc<Form>, values: Values, kin: Kin) -> Self {
        let places: Vec<(usize, usize)> = form
            .groups
            .iter()
            .enumerate()
            .flat_map(|(at, group)| (0..group.fields.len()).map(move |field| (at, field)))
            .collect();
        let index = form.fields().enumerate().map(|(at, f)| (f.name.to_string(), at)).collect();
        let inner_of = |name: &str| {
            let inside = form
                .groups
                .iter()
                .enumerate()
                .filter(|(_, group)| group.within.as_deref() == Some(name));
            inside.map(|(at, _)| at).collect::<Vec<_>>()
        };
        let inner = form.groups.iter().map(|group| match group.name.as_str() {
            "" => Vec::new(),
            name => inner_of(name),
        });
        let mut live = Self {
            inner: inner.collect(),
            readers: readers(&form),
            fields_apply: vec![true; places.len()],
            groups_apply: vec![true; form.groups.len()],
            index,
            places,
            values,
            kin,
            form,
        };
        live.all();
        live
    }

    /// The form.
    pub fn form(&self) -> &Arc<Form> {
        &self.form
    }

    /// All answers, with what is worked out.
    pub fn values(&self) -> &Values {
        &self.values
    }

    /// Whether a field applies. One that the form does not know always does.
    pub fn applies(&self, name: &str) -> bool {
        self.index.get(name).and_then(|at| self.fields_apply.get(*at)).copied().unwrap_or(true)
    }

    /// Takes an answer in, and gives the names of what was worked out anew and differs.
    pub fn set(&mut self, name: &FieldName, value: Option<Value>) -> BTreeSet<FieldName> {
        let before = match value {
            Some(value) => self.values.insert(name.clone(), value),
            None => self.values.remove(name),
        };
        if before.as_ref() == self.values.get(name) {
            return BTreeSet::new();
        }
        let items = self.readers.get(name.as_str()).cloned().unwrap_or_default();
        self.follow(items)
    }

    /// Puts other records around, and works everything out anew.
    pub fn set_kin(&mut self, kin: Kin) -> BTreeSet<FieldName> {
        self.kin = kin;
        self.all()
    }

    /// What is worked out, of fields that apply.
    pub fn worked_out(&self) -> Values {
        let fields = self.form.fields().filter(|field| field.calculation.is_some());
        let fields = fields.filter(|field| self.applies(field.name.as_str()));
        let value =
            |field: &Field| Some((field.name.clone(), self.values.get(&field.name)?.clone()));
        fields.filter_map(value).collect()
    }

    /// What stands in the fields of a new record before anyone has answered, in the order of
    /// the form: a later default may use an earlier one.
    pub fn take_defaults(&mut self) -> Values {
        let mut taken = Values::new();
        let form = Arc::clone(&self.form);
        for field in form.fields() {
            let Some(rule) = &field.default else { continue };
            if self.values.contains_key(&field.name) {
                continue;
            }
            if let Some(value) = self.value_of(field, rule) {
                self.set(&field.name, Some(value.clone()));
                taken.insert(field.name.clone(), value);
            }
        }
        taken
    }

    /// The choices of a field's list that are offered, in their order, by their place in it;
    /// none if it is all of them as they stand there.
    pub fn offered(&self, field: &Field) -> Option<Vec<usize>> {
        let list = field.kind.list()?;
        let left = match (&field.choice_filter, &field.order) {
            (None, ChoiceOrder::OfList) => return None,
            (None, ChoiceOrder::Shuffled(_)) => (0..list.choices.len()).collect(),
            (Some(filter), _) => {
                // A code that stands there more than once is one choice.
                let mut seen = BTreeSet::new();
                let mut left = filter.filter(list, &self.seen());
                left.retain(|at| list.choices.get(*at).is_some_and(|one| seen.insert(&one.code)));
                left
            }
        };
        Some(match &field.order {
            ChoiceOrder::OfList => left,
            ChoiceOrder::Shuffled(Some(seed)) => seed.shuffled(left, &self.seen()),
            // The same whenever the record is looked at.
            ChoiceOrder::Shuffled(None) => shuffled_by(left, self.kin.seed),
        })
    }

    /// The fields whose choices depend on another.
    pub fn filtered_by(&self, name: &FieldName) -> Vec<FieldName> {
        let reads = |field: &&Field| {
            let filter = field.choice_filter.as_ref();
            filter.is_some_and(|filter| filter.fields().contains(name.as_str()))
        };
        self.form.fields().filter(reads).map(|field| field.name.clone()).collect()
    }

    /// The codes of an answer that are offered, if not all of it is any more.
    pub fn left_of(&self, field: &Field) -> Option<BTreeSet<String>> {
        let codes: Vec<&String> = match self.values.get(&field.name)? {
            Value::Code(code) => vec![code],
            Value::Codes(codes) => codes.iter().collect(),
            _ => return None,
        };
        let list = field.kind.list()?;
        let offered: BTreeSet<&String> = self
            .offered(field)?
            .into_iter()
            .filter_map(|at| list.choices.get(at).map(|choice| &choice.code))
            .collect();
        let left: BTreeSet<String> = codes
            .iter()
            .filter(|code| offered.contains(*code))
            .map(|code| (*code).clone())
            .collect();
        (left.len() < codes.len()).then_some(left)
    }

    /// Whether what a field holds fulfils its constraint, as far as it holds an answer.
    pub fn fulfils(&self, field: &Field) -> bool {
        let value = self.values.get(&field.name).filter(|value| value.state().is_none());
        match (&field.constraint, value) {
            (Some(rule), Some(value)) => rule.may_hold(&self.seen(), &Answer::of(Some(value))),
            _ => true,
        }
    }

    /// Whether a complete record has this field, as things stand.
    pub fn is_required(&self, field: &Field) -> bool {
        let condition = field.required_if.as_ref();
        field.need == Need::Required
            || condition.is_some_and(|rule| rule.truth(&self.seen(), &Answer::none()))
    }

    /// How many rows a field is to have, if the form says.
    pub fn row_count(&self, field: &Field) -> Option<usize> {
        let text = field.row_count.as_ref()?.text(&self.seen(), &Answer::none());
        text.parse::<usize>().ok().map(|count| count.min(1_000))
    }

    /// A label with the answers in it that it names (`Tell me about ${name}`).
    pub fn words(&self, labels: &Labels, language: Language) -> String {
        let text = labels.get(language);
        let mut parts = text.split("${");
        let mut words = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            match part.split_once('}') {
                Some((name, rest)) => {
                    words.push_str(&self.seen().words(name.trim(), language));
                    words.push_str(rest);
                }
                None => words.push_str(part),
            }
        }
        words
    }

    fn seen(&self) -> Seen<'_> {
        Seen { live: self, kin: &self.kin }
    }

    fn field(&self, at: usize) -> Option<&Field> {
        let (group, place) = *self.places.get(at)?;
        self.form.groups.get(group)?.fields.get(place)
    }

    /// Works everything out, from the first group to the last field.
    fn all(&mut self) -> BTreeSet<FieldName> {
        let groups = (0..self.groups_apply.len()).map(Item::Group);
        let fields = (0..self.places.len()).map(Item::Field);
        self.follow(groups.chain(fields).collect())
    }

    /// Works out what is given and all that reads it. In a form without circles each item
    /// settles; one with them (a stranger's) stops after so many steps.
    fn follow(&mut self, mut items: Vec<Item>) -> BTreeSet<FieldName> {
        let mut changed = BTreeSet::new();
        let mut steps = 20 * (self.places.len() + self.groups_apply.len()) + 100;
        items.reverse();
        while let Some(item) = items.pop() {
            steps -= 1;
            if steps == 0 {
                break;
            }
            match item {
                Item::Group(at) => self.group(at, &mut items),
                Item::Field(at) => {
                    if let Some(name) = self.work_out(at, &mut items) {
                        changed.insert(name);
                    }
                }
            }
        }
        changed
    }

    fn group(&mut self, at: usize, items: &mut Vec<Item>) {
        let Some(group) = self.form.groups.get(at) else { return };
        let rules: Vec<&Expr> =
            self.form.around(group).filter_map(|group| group.relevant.as_ref()).collect();
        let seen = self.seen();
        let applies = rules.iter().all(|rule| rule.truth(&seen, &Answer::none()));
        if self.groups_apply.get(at) == Some(&applies) {
            return;
        }
        if let Some(slot) = self.groups_apply.get_mut(at) {
            *slot = applies;
        }
        let fields = self.places.iter().enumerate().filter(|(_, (group, _))| *group == at);
        items.extend(fields.map(|(field, _)| Item::Field(field)));
        items.extend(self.inner.get(at).into_iter().flatten().map(|inner| Item::Group(*inner)));
    }

    /// Whether a field applies and what it comes to; its name if it now comes to something else.
    fn work_out(&mut self, at: usize, items: &mut Vec<Item>) -> Option<FieldName> {
        let field = self.field(at)?;
        let (group, _) = *self.places.get(at)?;
        let seen = self.seen();
        let applies = self.groups_apply.get(group).copied().unwrap_or(true)
            && field.relevant.as_ref().is_none_or(|rule| rule.truth(&seen, &Answer::none()));
        let calculated = field.calculation.as_ref().filter(|_| applies);
        let value = calculated.map(|rule| self.value_of(field, rule));
        let name = field.name.clone();
        let mut has_changed = self.fields_apply.get(at) != Some(&applies);
        if let Some(slot) = self.fields_apply.get_mut(at) {
            *slot = applies;
        }
        let mut came_to = None;
        if let Some(value) = value
            && value.as_ref() != self.values.get(&name)
        {
            has_changed = true;
            came_to = Some(name.clone());
            match value {
                Some(value) => drop(self.values.insert(name.clone(), value)),
                None => drop(self.values.remove(&name)),
            }
        }
        if has_changed {
            items.extend(self.readers.get(name.as_str()).into_iter().flatten());
        }
        came_to
    }

    /// What an expression gives as a value of a field; none if it is no value of it.
    fn value_of(&self, field: &Field, rule: &Expr) -> Option<Value> {
        let current = Answer::of(self.values.get(&field.name));
        let text = rule.text(&self.seen(), &current);
        if text.is_empty() || text == "NaN" {
            return None;
        }
        parse_value(field, &text).ok()
    }
}

/// What reads each name: fields by their relevance and calculation, groups by their relevance.
fn readers(form: &Form) -> BTreeMap<String, Vec<Item>> {
    let mut readers: BTreeMap<String, Vec<Item>> = BTreeMap::new();
    let mut reads = |rule: &Expr, item: Item| {
        for name in rule.fields() {
            readers.entry(name.to_owned()).or_default().push(item);
        }
    };
    let mut at = 0;
    for (number, group) in form.groups.iter().enumerate() {
        for rule in form.around(group).filter_map(|group| group.relevant.as_ref()) {
            reads(rule, Item::Group(number));
        }
        for field in &group.fields {
            for rule in [&field.relevant, &field.calculation].into_iter().flatten() {
                reads(rule, Item::Field(at));
            }
            at += 1;
        }
    }
    readers
}
