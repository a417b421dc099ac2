//! The sheet `survey`: rows to fields, groups and rows of their own.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::settings::Head;
use super::types::Said;
use super::{Origin, Row, Table};
use crate::form::expr::Expr;
use crate::form::labels::Labels;
use crate::form::lists::List;
use crate::form::model::{ChoiceOrder, Field, FieldType, Form, Group, Need, Sensitivity, Shown};
use crate::form::problem::{Note, Problem, SheetError, SheetNote};
use crate::record::{FieldName, Kind};

/// In which row of the survey a field or group stands.
#[derive(Default)]
pub(super) struct Places {
    fields: BTreeMap<(Kind, String), usize>,
    groups: BTreeMap<(Kind, String), usize>,
}

impl Places {
    pub(super) fn field(&self, kind: &Kind, name: &str) -> usize {
        self.fields.get(&(kind.clone(), name.to_owned())).copied().unwrap_or(1)
    }

    pub(super) fn group(&self, kind: &Kind, name: &str) -> usize {
        self.groups.get(&(kind.clone(), name.to_owned())).copied().unwrap_or(1)
    }
}

/// What the survey gave.
pub(super) struct Read {
    /// The form, then those of its repeats.
    pub(super) forms: Vec<Form>,
    pub(super) places: Places,
    /// Names as written that stand for more than one field of a form.
    pub(super) ambiguous: BTreeSet<String>,
}

/// A form that is being read: the whole, or a repeat.
struct Block {
    form: Form,
    /// The names of the groups that are open in it.
    open: Vec<String>,
    /// Whether the next field needs a group of its own: one has just ended.
    is_fresh: bool,
    /// The names of fields as written, with the groups around them.
    written: BTreeSet<(Vec<String>, String)>,
}

impl Block {
    fn new(id: Kind, parent: Option<Kind>, title: Labels) -> Self {
        let (version, title_rule) = ("1".to_owned(), None);
        let (groups, lookups) = (Vec::new(), BTreeMap::new());
        let pictures = BTreeMap::new();
        let form = Form { id, version, title, parent, title_rule, groups, lookups, pictures };
        Self { form, open: Vec::new(), is_fresh: true, written: BTreeSet::new() }
    }

    fn add(&mut self, field: Field) {
        if self.is_fresh {
            let (name, labels, relevant) = (String::new(), Labels::default(), None);
            let within = self.open.last().cloned();
            self.form.groups.push(Group { name, within, labels, relevant, fields: Vec::new() });
            self.is_fresh = false;
        }
        if let Some(group) = self.form.groups.last_mut() {
            group.fields.push(field);
        }
    }

    /// Groups without fields stay only where others lie in them.
    fn finish(mut self) -> Form {
        while let Some(at) = self.form.groups.iter().position(|group| {
            let is_around = |other: &Group| other.within.as_ref() == Some(&group.name);
            group.fields.is_empty()
                && (group.name.is_empty() || !self.form.groups.iter().any(is_around))
        }) {
            self.form.groups.remove(at);
        }
        self.form
    }
}

/// What is open, with the row in which it began.
struct Open<'a> {
    row: Row<'a>,
    is_repeat: bool,
}

pub(super) struct Survey<'a> {
    pub(super) lists: &'a BTreeMap<String, Arc<List>>,
    pub(super) errors: &'a mut Vec<SheetError>,
    pub(super) notes: &'a mut Vec<SheetNote>,
    blocks: Vec<Block>,
    done: Vec<Form>,
    open: Vec<Open<'a>>,
    places: Places,
    ambiguous: BTreeSet<String>,
    /// Names that every record uses already, and what they are called instead.
    renames: Vec<(String, String)>,
}

/// What a question is called here that cannot be called as its author did: names that every
/// record uses already.
pub fn renamed(name: &str) -> Option<String> {
    let own = [FieldName::DELETED, FieldName::PARENT, FieldName::ORDER, FieldName::CASES];
    let is_taken = name.starts_with('_') || own.contains(&name);
    is_taken.then(|| format!("q_{}", name.trim_start_matches('_')))
}

/// Whether a row is the field by which every record is filed under cases.
fn is_cases(row: &Row<'_>) -> bool {
    row.get("name") == FieldName::CASES && row.get("dala_type") == "refs case"
}

/// Names as written that a field cannot have here, with what it is called instead.
fn renames(survey: &Table, origin: Origin<'_>) -> Vec<(String, String)> {
    if origin == Origin::BuiltIn {
        return Vec::new();
    }
    let names = survey.rows().filter(|row| !is_cases(row)).map(|row| row.get("name"));
    names.filter_map(|name| Some((name.to_owned(), renamed(name)?))).collect()
}

impl<'a> Survey<'a> {
    pub(super) fn read(
        survey: &'a Table,
        lists: &'a BTreeMap<String, Arc<List>>,
        head: Option<&Head>,
        origin: Origin<'_>,
        errors: &'a mut Vec<SheetError>,
        notes: &'a mut Vec<SheetNote>,
    ) -> Read {
        for column in ["type", "name"] {
            if !survey.has(column) {
                let (sheet, row, problem) = (survey.sheet(), 1, Problem::MissingColumn(column));
                errors.push(SheetError { sheet, row, column: column.to_owned(), problem });
            }
        }
        // Without an id the rest is still looked through: all errors are told at once.
        let id = head.map(|head| head.id.clone()).or_else(|| Kind::new("form").ok());
        let blocks = id.map(|id| Block::new(id, None, Labels::default())).into_iter().collect();
        let (done, open, places) = (Vec::new(), Vec::new(), Places::default());
        let (ambiguous, renames) = (BTreeSet::new(), renames(survey, origin));
        let mut reader =
            Self { lists, errors, notes, blocks, done, open, places, ambiguous, renames };
        for row in survey.rows() {
            reader.row(row);
        }
        while let Some(Open { row, is_repeat }) = reader.open.pop() {
            reader.complain(&row, "type", Problem::NoGroupEnd);
            if is_repeat {
                reader.end_block();
            }
        }
        reader.finish()
    }

    fn finish(mut self) -> Read {
        self.end_block();
        let mut forms = self.done;
        // A repeat ends before what is around it: outer ones first.
        forms.reverse();
        for form in &mut forms {
            let named: BTreeSet<String> = form
                .fields()
                .flat_map(Field::rules)
                .flat_map(|(rule, _)| {
                    rule.lists().into_iter().map(str::to_owned).collect::<Vec<_>>()
                })
                .filter(|name| form.list(name).is_none())
                .collect();
            form.lookups = named
                .into_iter()
                .filter_map(|name| Some((name.clone(), Arc::clone(self.lists.get(&name)?))))
                .collect();
        }
        Read { forms, places: self.places, ambiguous: self.ambiguous }
    }

    fn end_block(&mut self) {
        if let Some(block) = self.blocks.pop() {
            self.done.push(block.finish());
        }
    }

    pub(super) fn complain(&mut self, row: &Row<'_>, column: &str, problem: impl Into<Problem>) {
        self.errors.push(row.error(column, problem));
    }

    pub(super) fn note(&mut self, row: &Row<'_>, column: &str, note: Note) {
        let (sheet, row, column) = ("survey", row.number, column.to_owned());
        self.notes.push(SheetNote { sheet, row, column, note });
    }

    fn row(&mut self, row: Row<'a>) {
        if matches!(row.get("disabled").to_lowercase().as_str(), "yes" | "true") {
            return;
        }
        let said = match (row.get("dala_type"), row.get("type")) {
            ("", "") if row.get("name").is_empty() => return,
            ("", "") => return self.complain(&row, "type", Problem::Empty),
            ("", text) | (text, _) => Said::read(text),
        };
        match said {
            Said::BeginGroup => self.begin_group(row),
            Said::BeginRepeat => self.begin_repeat(row),
            Said::EndGroup => self.end(&row, false),
            Said::EndRepeat => self.end(&row, true),
            said => {
                for field in self.field(&row, said) {
                    if let Some(block) = self.blocks.last_mut() {
                        block.add(field);
                    }
                }
            }
        }
    }

    fn begin_group(&mut self, row: Row<'a>) {
        let written = row.get("name");
        let name = if written.is_empty() {
            format!("group_{}", row.number)
        } else {
            self.name(&row).map_or_else(|| format!("group_{}", row.number), |name| name.to_string())
        };
        let (labels, relevant) = (row.labels("label"), self.rule(&row, "relevant"));
        let Some(block) = self.blocks.last_mut() else { return };
        let is_doubled = block.form.groups.iter().any(|group| group.name == name);
        let name = if is_doubled { format!("{name}_{}", row.number) } else { name };
        let within = block.open.last().cloned();
        self.places.groups.insert((block.form.id.clone(), name.clone()), row.number);
        block.open.push(name.clone());
        block.form.groups.push(Group { name, within, labels, relevant, fields: Vec::new() });
        block.is_fresh = false;
        self.open.push(Open { row, is_repeat: false });
    }

    fn begin_repeat(&mut self, row: Row<'a>) {
        let name = self.field_name(&row);
        let (relevant, row_count) = (self.rule(&row, "relevant"), self.rule(&row, "repeat_count"));
        let around = self.blocks.last().map(|block| block.form.id.clone());
        let short = name.as_ref().map(|name| name.as_str().to_lowercase()).unwrap_or_default();
        let id = around.as_ref().map(|around| Kind::new(format!("{around}.{short}")));
        let id = match id {
            Some(Ok(id)) => id,
            Some(Err(error)) => {
                self.complain(&row, "name", error);
                return self.open.push(Open { row, is_repeat: false });
            }
            None => return,
        };
        let mut labels = row.labels("label");
        if labels.is_empty() {
            labels = Labels::unnamed(row.get("name"));
        }
        if let (Some(name), Some(block)) = (name, self.blocks.last_mut()) {
            let kind = FieldType::Rows(id.clone());
            block.add(Field { relevant, row_count, ..plain(name, kind, labels.clone()) });
        }
        self.blocks.push(Block::new(id, around, labels));
        self.open.push(Open { row, is_repeat: true });
    }

    fn end(&mut self, row: &Row<'_>, is_repeat: bool) {
        match self.open.pop() {
            Some(open) if open.is_repeat == is_repeat => {
                if is_repeat {
                    let is_empty =
                        self.blocks.last().is_some_and(|b| b.form.fields().next().is_none());
                    if is_empty {
                        self.complain(&open.row, "type", Problem::EmptyGroup);
                    }
                    self.end_block();
                } else if let Some(block) = self.blocks.last_mut() {
                    block.open.pop();
                    block.is_fresh = true;
                }
            }
            Some(open) => {
                self.open.push(open);
                self.complain(row, "type", Problem::NoGroupBegin);
            }
            None => self.complain(row, "type", Problem::NoGroupBegin),
        }
    }

    /// The name of a group, as written.
    fn name(&mut self, row: &Row<'_>) -> Option<FieldName> {
        let text = row.get("name");
        let problem = match FieldName::new(text) {
            Ok(name) => return Some(name),
            Err(_) if text.is_empty() => Problem::Empty,
            Err(_) if text.contains(char::is_whitespace) => Problem::Blank(text.to_owned()),
            Err(error) => error.into(),
        };
        self.complain(row, "name", problem);
        None
    }

    /// The name of a field. One that is there already in another group gets the name of its
    /// group before it, since a record has each name once.
    pub(super) fn field_name(&mut self, row: &Row<'_>) -> Option<FieldName> {
        let written = self.name(row)?;
        let taken = self.renames.iter().find(|(from, _)| written == *from.as_str()).cloned();
        let written = match taken {
            Some((from, to)) => {
                self.note(row, "name", Note::Renamed { from, to: to.clone() });
                FieldName::new(to).ok()?
            }
            None => written,
        };
        let Some(block) = self.blocks.last_mut() else { return Some(written) };
        let path = block.open.clone();
        let is_first = block.written.insert((path.clone(), written.to_string()));
        let is_taken = block.form.field(written.as_str()).is_some();
        let kind = block.form.id.clone();
        let name = match (is_first, is_taken, path.last()) {
            (true, true, Some(group)) => {
                let name = FieldName::new(format!("{group}.{written}")).ok()?;
                let (from, to) = (written.to_string(), name.to_string());
                self.ambiguous.insert(from.clone());
                self.note(row, "name", Note::Renamed { from, to });
                name
            }
            _ => written,
        };
        self.places.fields.insert((kind, name.to_string()), row.number);
        Some(name)
    }

    pub(super) fn rule(&mut self, row: &Row<'_>, column: &str) -> Option<Expr> {
        match self.renamed(row.get(column)).as_str() {
            "" => None,
            text => Expr::parse(text).map_err(|error| self.complain(row, column, error)).ok(),
        }
    }

    /// An expression in which questions are called as they are here.
    pub(super) fn renamed(&self, text: &str) -> String {
        self.renames.iter().fold(text.to_owned(), |text, (from, to)| {
            text.replace(&format!("${{{from}}}"), &format!("${{{to}}}"))
        })
    }
}

/// A field of which nothing is said but what it holds and is called.
pub(super) fn plain(name: FieldName, kind: FieldType, labels: Labels) -> Field {
    Field {
        name,
        kind,
        labels,
        hints: Labels::default(),
        picture: Labels::default(),
        need: Need::Optional,
        required_if: None,
        required_message: Labels::default(),
        sensitivity: Sensitivity::default(),
        source: String::new(),
        relevant: None,
        constraint: None,
        constraint_message: Labels::default(),
        judgement: false,
        calculation: None,
        default: None,
        choice_filter: None,
        order: ChoiceOrder::OfList,
        row_count: None,
        shown: Shown::Asked,
    }
}
