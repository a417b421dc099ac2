//! What a form is: groups of fields with their types, labels, rules and sensitivity.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::expr::Expr;
use super::labels::Labels;
use super::lists::List;
use super::pictures::Picture;
use super::problem::Problem;
use crate::record::{FieldName, Kind};

/// Of one form, its repeats apart.
const MAX_FIELDS: usize = 2_000;
const MAX_CHOICES: usize = 25_000;
/// Groups within groups.
const MAX_DEPTH: usize = 20;
const MAX_VERSION: usize = 32;

/// The definition of a kind of record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The kind of the records that it describes.
    pub id: Kind,
    /// The version of the form: `[a-z0-9_.-]`, 32 at most.
    pub version: String,
    /// What one such record is called.
    pub title: Labels,
    /// For rows: the kind of the record that they belong to.
    pub parent: Option<Kind>,
    /// The rule for the title of a record (`instance_name` in XLSForm).
    pub title_rule: Option<Expr>,
    /// The groups, in the order of the screen.
    pub groups: Vec<Group>,
    /// Lists that no field has but expressions look into (`instance('cities')`).
    pub lookups: BTreeMap<String, Arc<List>>,
    /// The pictures beside labels and choices, by their names.
    pub pictures: BTreeMap<String, Picture>,
}

/// Fields that stand together on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The name; empty for fields outside any group, and where a group goes on behind a
    /// group within it.
    pub name: String,
    /// The name of the group around it.
    pub within: Option<String>,
    /// The heading.
    pub labels: Labels,
    /// When the group applies.
    pub relevant: Option<Expr>,
    /// The fields, in order.
    pub fields: Vec<Field>,
}

/// One field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The name, as stored.
    pub name: FieldName,
    /// What it holds.
    pub kind: FieldType,
    /// The question or name of the field.
    pub labels: Labels,
    /// A remark beside it.
    pub hints: Labels,
    /// The name of the picture beside it, in each language.
    pub picture: Labels,
    /// Whether a complete record has it.
    pub need: Need,
    /// A condition under which a complete record has it.
    pub required_if: Option<Expr>,
    /// What to say where it is required and nothing is said.
    pub required_message: Labels,
    /// Whom it may expose.
    pub sensitivity: Sensitivity,
    /// The questionnaires that ask for it, such as `WGAD SRT`.
    pub source: String,
    /// When it applies.
    pub relevant: Option<Expr>,
    /// What a value must fulfil.
    pub constraint: Option<Expr>,
    /// What to say if it does not.
    pub constraint_message: Labels,
    /// The analyst's own: filling it in is a judgement, not a claim.
    pub judgement: bool,
    /// What is worked out and stored instead of being asked.
    pub calculation: Option<Expr>,
    /// What stands there before anyone has answered.
    pub default: Option<Expr>,
    /// Which choices of its list are offered.
    pub choice_filter: Option<Expr>,
    /// In which order the choices of its list are offered.
    pub order: ChoiceOrder,
    /// How many rows there are to be, for rows.
    pub row_count: Option<Expr>,
    /// How and whether it is shown.
    pub shown: Shown,
}

/// The order in which choices are offered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum ChoiceOrder {
    /// That of the list.
    #[default]
    OfList,
    /// Another one for each record, or that of a seed (`randomize` in XLSForm).
    Shuffled(Option<Expr>),
}

impl ChoiceOrder {
    /// The rule for the seed.
    pub fn seed(&self) -> Option<&Expr> {
        match self {
            Self::Shuffled(seed) => seed.as_ref(),
            Self::OfList => None,
        }
    }
}

/// How a field is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Shown {
    /// As a question.
    #[default]
    Asked,
    /// To be read, not changed.
    ReadOnly,
    /// Not at all: it is worked out or kept.
    Hidden,
}

impl Field {
    /// Its expressions, each with the column that it stands in.
    pub(super) fn rules(&self) -> impl Iterator<Item = (&Expr, &'static str)> {
        [
            (self.relevant.as_ref(), "relevant"),
            (self.constraint.as_ref(), "constraint"),
            (self.required_if.as_ref(), "required"),
            (self.calculation.as_ref(), "calculation"),
            (self.default.as_ref(), "default"),
            (self.choice_filter.as_ref(), "choice_filter"),
            (self.row_count.as_ref(), "repeat_count"),
            (self.order.seed(), "parameters"),
        ]
        .into_iter()
        .filter_map(|(rule, column)| Some((rule?, column)))
    }
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldType {
    /// A line of text.
    Text,
    /// Text of any length.
    Long,
    /// A date as far as it is known.
    Date,
    /// A local clock time as far as it is known.
    Time,
    /// An exact moment.
    Moment,
    /// Yes or no, with "does not know" and "declined" as states.
    YesNo,
    /// One code of a list.
    One(Arc<List>),
    /// Several codes of a list.
    Many(Arc<List>),
    /// A whole number.
    Int,
    /// A decimal number.
    Decimal,
    /// One record of one of these kinds; of any kind if none is named.
    Ref(Vec<Kind>),
    /// Several records of these kinds; of any kind if none is named.
    Refs(Vec<Kind>),
    /// A point on the earth.
    Geo,
    /// The bytes of a file.
    File,
    /// Names of fields, `field` or `kind.field`.
    Fields,
    /// All codes of a list in an order, stored as text with blanks between.
    Rank(Arc<List>),
    /// Words to be read; holds nothing.
    Note,
    /// Where the rows of this kind stand (a repeat); holds nothing, rows are records.
    Rows(Kind),
}

impl FieldType {
    /// The code list of the field.
    pub fn list(&self) -> Option<&Arc<List>> {
        match self {
            Self::One(list) | Self::Many(list) | Self::Rank(list) => Some(list),
            _ => None,
        }
    }

    /// The kinds that the field may refer to; empty means any. None if it refers to none.
    pub fn targets(&self) -> Option<&[Kind]> {
        match self {
            Self::Ref(kinds) | Self::Refs(kinds) => Some(kinds),
            _ => None,
        }
    }

    /// Whether a record can have a value for it.
    pub fn holds_value(&self) -> bool {
        !matches!(self, Self::Note | Self::Rows(_))
    }

    /// Whether it holds several.
    pub fn is_many(&self) -> bool {
        matches!(self, Self::Many(_) | Self::Refs(_) | Self::Fields)
    }
}

/// How much a field is needed. Nothing ever blocks saving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// A complete record has it.
    Required,
    /// A good record has it.
    Recommended,
    /// As the case may be.
    Optional,
}

/// Whom a field may expose; several may apply at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "four marks that combine freely")]
pub struct Sensitivity {
    /// `ID`: identifies a person directly.
    pub identifies: bool,
    /// `Q`: can identify in combination.
    pub quasi: bool,
    /// `S`: health, sexual violence, politics, security.
    pub sensitive: bool,
    /// `restricted`: leaves only when ticked one by one.
    pub restricted: bool,
}

impl Sensitivity {
    /// Reads words such as `ID S`.
    pub(super) fn from_words(text: &str) -> Option<Self> {
        let mut marks = Self::default();
        for word in text.split_whitespace() {
            match word {
                "ID" => marks.identifies = true,
                "Q" => marks.quasi = true,
                "S" => marks.sensitive = true,
                "restricted" => marks.restricted = true,
                _ => return None,
            }
        }
        Some(marks)
    }

    /// The words, in one order.
    pub fn words(self) -> Vec<&'static str> {
        let Self { identifies, quasi, sensitive, restricted } = self;
        [(identifies, "ID"), (quasi, "Q"), (sensitive, "S"), (restricted, "restricted")]
            .into_iter()
            .filter_map(|(set, word)| set.then_some(word))
            .collect()
    }
}

/// What of a form a problem is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum About {
    Setting(&'static str),
    Group(String, &'static str),
    Field(FieldName, &'static str),
}

/// Whether a text can be the version of a form, and a part of a file name.
fn is_version(text: &str) -> bool {
    (1..=MAX_VERSION).contains(&text.len())
        && text.bytes().all(|b| {
            b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'.' | b'-')
        })
}

impl Form {
    /// All fields, in the order of the screen.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.groups.iter().flat_map(|group| &group.fields)
    }

    /// The field of this name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields().find(|field| field.name == *name)
    }

    /// The groups around a group, from the inside, itself first.
    pub fn around<'a>(&'a self, group: &'a Group) -> impl Iterator<Item = &'a Group> {
        let mut next = Some(group);
        // A group that a stranger put into itself ends here all the same.
        std::iter::from_fn(move || {
            let group = next?;
            let outer = group.within.as_ref();
            next = outer.and_then(|name| self.groups.iter().find(|g| g.name == *name));
            Some(group)
        })
        .take(MAX_DEPTH)
    }

    /// The list of this name, of a field or for expressions.
    pub fn list(&self, name: &str) -> Option<&Arc<List>> {
        let of_fields = self.fields().filter_map(|field| field.kind.list());
        of_fields.chain(self.lookups.values()).find(|list| list.name == name)
    }

    /// The kinds of its rows that stand among its fields.
    pub fn rows(&self) -> impl Iterator<Item = &Kind> {
        self.fields().filter_map(|field| match &field.kind {
            FieldType::Rows(kind) => Some(kind),
            _ => None,
        })
    }

    /// Whether it is a repeat of another form or has repeats, whose fields its expressions
    /// may name.
    fn has_kin(&self) -> bool {
        let is_repeat = |parent: &Kind| {
            self.id.as_str().strip_prefix(parent.as_str()).is_some_and(|rest| rest.starts_with('.'))
        };
        self.parent.as_ref().is_some_and(is_repeat) || self.rows().next().is_some()
    }

    /// What is wrong with a form, whether it came from sheets or from a bundle. `beside` are
    /// the names of fields above and below it, if they are known.
    pub(super) fn problems(&self, beside: Option<&BTreeSet<&str>>) -> Vec<(About, Problem)> {
        let lists =
            self.fields().filter_map(|field| field.kind.list()).chain(self.lookups.values());
        let sizes: BTreeMap<&str, usize> =
            lists.map(|list| (list.name.as_str(), list.choices.len())).collect();
        let count = self.fields().count();
        let form = |problem| vec![(About::Setting("form_id"), problem)];
        if count == 0 {
            return form(Problem::NoFields);
        }
        if count > MAX_FIELDS || sizes.values().sum::<usize>() > MAX_CHOICES {
            return form(Problem::TooMany);
        }
        let mut names: BTreeSet<&str> = self.fields().map(|field| field.name.as_str()).collect();
        names.extend(beside.into_iter().flatten());
        let names = (beside.is_some() || !self.has_kin()).then_some(names);
        let mut search = Search { names, found: Vec::new() };
        if !is_version(&self.version) {
            let problem = Problem::UnknownWord(self.version.clone());
            search.complain(About::Setting("version"), problem);
        }
        if self.title.is_empty() {
            search.complain(About::Setting("form_title"), Problem::NoLabel);
        }
        search.rule(self.title_rule.as_ref(), About::Setting("instance_name"));
        let (mut groups, mut fields) = (BTreeSet::new(), BTreeSet::new());
        for group in &self.groups {
            let about = |column| About::Group(group.name.clone(), column);
            if !group.name.is_empty() && !groups.insert(group.name.as_str()) {
                search.complain(about("name"), Problem::Doubled(group.name.clone()));
            }
            if group.within.as_ref().is_some_and(|outer| !groups.contains(outer.as_str())) {
                search.complain(about("name"), Problem::NoGroupBegin);
            }
            if self.around(group).count() == MAX_DEPTH {
                search.complain(about("name"), Problem::TooMany);
            }
            search.rule(group.relevant.as_ref(), about("relevant"));
            for field in &group.fields {
                if !fields.insert(field.name.as_str()) {
                    let problem = Problem::Doubled(field.name.to_string());
                    search.complain(About::Field(field.name.clone(), "name"), problem);
                }
                search.field(field);
            }
        }
        search.found
    }
}

struct Search<'a> {
    /// The names that expressions may use; none if they are not all known.
    names: Option<BTreeSet<&'a str>>,
    found: Vec<(About, Problem)>,
}

impl Search<'_> {
    fn complain(&mut self, about: About, problem: Problem) {
        self.found.push((about, problem));
    }

    fn rule(&mut self, rule: Option<&Expr>, about: About) {
        let Some(names) = &self.names else { return };
        let mut used = rule.map(Expr::fields).unwrap_or_default().into_iter();
        if let Some(name) = used.find(|name| !names.contains(*name)) {
            self.complain(about, Problem::UnknownField(name.to_owned()));
        }
    }

    fn field(&mut self, field: &Field) {
        let about = |column| About::Field(field.name.clone(), column);
        let own = [FieldName::DELETED, FieldName::PARENT, FieldName::ORDER];
        let targets = field.kind.targets();
        let is_cases = targets.is_some_and(|kinds| matches!(kinds, [kind] if *kind == *"case"));
        if field.name.is_internal()
            || own.contains(&field.name.as_str())
            || field.name == *FieldName::CASES && !(is_cases && field.kind.is_many())
        {
            self.complain(about("name"), Problem::Reserved(field.name.to_string()));
        }
        if field.labels.is_empty() && field.shown != Shown::Hidden {
            self.complain(about("label"), Problem::NoLabel);
        }
        for (rule, column) in field.rules() {
            self.rule(Some(rule), about(column));
        }
    }
}
