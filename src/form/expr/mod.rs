//! The expressions of forms: ODK's XPath, as `XForms` has it. Reading is in `lex` and
//! `parse`, meaning in `eval`, `outcome` and `functions`. Pure: clock and chance come from
//! the [`World`] in which an expression is worked out. What a stranger wrote is bounded in
//! length, depth and work.

mod eval;
mod functions;
mod lex;
mod outcome;
mod parse;
mod shuffle;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use functions::Function;
pub(super) use outcome::{Answer, value_text};

use super::lists::List;
use super::xlsform::CHOICE_COLUMNS;
use crate::record::Value;

/// An expression that cannot be read. The position is in characters, from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExprError {
    /// Something that does not belong here.
    #[error("the expression cannot be read at character {0}")]
    Syntax(usize),
    /// A word that is neither a name in `${}` nor a text in quotation marks.
    #[error(
        "\"{name}\" at character {at} is neither a question, as ${{{name}}}, nor a text, as '{name}'"
    )]
    Bare {
        /// The word.
        name: String,
        /// Where it stands.
        at: usize,
    },
    /// A parenthesis without its other half.
    #[error("the parenthesis at character {0} has no other half")]
    Unbalanced(usize),
    /// A text whose closing quotation mark is missing.
    #[error("the text that begins at character {0} does not end")]
    OpenText(usize),
    /// A function that this version does not know.
    #[error("the function {name} is not known, at character {at}")]
    UnknownFunction {
        /// Its name.
        name: String,
        /// Where it stands.
        at: usize,
    },
    /// A function with the wrong number of arguments.
    #[error("the function {name} takes another number of arguments, at character {at}")]
    Arguments {
        /// Its name.
        name: String,
        /// Where it stands.
        at: usize,
    },
    /// A pattern that cannot be matched in bounded time, or is none.
    #[error("the pattern at character {0} is not one that Dala matches")]
    Pattern(usize),
    /// A way through the form that this version does not go.
    #[error("the path at character {0} is of a kind that Dala does not follow")]
    Path(usize),
    /// Longer or deeper than any form needs.
    #[error("the expression is too long or nested too deep")]
    TooLarge,
}

/// How two sides are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Compare {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// How two numbers make one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sum {
    Plus,
    Minus,
    Times,
    Div,
    Mod,
}

#[derive(Debug, Clone)]
enum Node {
    Text(String),
    Number(f64),
    /// `${name}`, or a path that ends in the name.
    Field(String),
    /// `.`
    Current,
    /// `..`, `../..`: so many levels up.
    Up(usize),
    /// What was worked out before.
    Known(outcome::Outcome),
    /// A bare name: a column of the choice in question.
    Column(String),
    /// `instance('list')/root/item[test]/column`.
    Items {
        list: String,
        tests: Vec<Node>,
        column: String,
    },
    Or(Box<Node>, Box<Node>),
    And(Box<Node>, Box<Node>),
    Compare(Compare, Box<Node>, Box<Node>),
    Sum(Sum, Box<Node>, Box<Node>),
    Negative(Box<Node>),
    Call(&'static Function, Vec<Node>),
}

impl Node {
    fn children(&self) -> Vec<&Node> {
        match self {
            Self::Or(a, b) | Self::And(a, b) | Self::Compare(_, a, b) | Self::Sum(_, a, b) => {
                vec![a, b]
            }
            Self::Negative(inner) => vec![inner],
            Self::Call(_, nodes) | Self::Items { tests: nodes, .. } => nodes.iter().collect(),
            Self::Text(_)
            | Self::Number(_)
            | Self::Field(_)
            | Self::Current
            | Self::Up(_)
            | Self::Known(_)
            | Self::Column(_) => Vec::new(),
        }
    }
}

/// What the list is called that holds the rows of a file for `pulldata`.
pub fn list_of_file(file: &str) -> String {
    format!("{}.csv", file.strip_suffix(".csv").unwrap_or(file))
}

/// What a column of such a file is called in that list, which has columns of its own.
pub fn column_in_file(column: &str) -> String {
    if CHOICE_COLUMNS.contains(&column) { format!("csv_{column}") } else { column.to_owned() }
}

/// Where an expression is worked out: the answers around it, the lists, clock and chance.
pub(super) trait World {
    /// What a name stands for here: the answer of the own record or of one above it, else
    /// those of all rows below.
    fn field(&self, name: &str) -> Vec<Answer>;

    /// The answers to a field within rows chosen by their number: pairs of a repeat and a
    /// number from 1.
    fn indexed(&self, name: &str, rows: &[(&str, usize)]) -> Vec<Answer> {
        match rows {
            [(_, index)] => {
                let found = self.field(name);
                index.checked_sub(1).and_then(|at| found.get(at).cloned()).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    /// The number of the row around, from 1, so many levels up; 0 where there is none.
    fn position(&self, _up: usize) -> usize {
        0
    }

    /// The label of a code of a field, in the language of the form.
    fn label(&self, _field: &str, code: &str) -> String {
        code.to_owned()
    }

    /// A list of choices by name.
    fn list(&self, _name: &str) -> Option<Arc<List>> {
        None
    }

    /// The label of a choice for people.
    fn choice_label(&self, choice: &super::lists::Choice) -> String {
        choice.labels.get(crate::record::Language::En).to_owned()
    }

    /// Now, as RFC 3339 with the local offset. None: no clock here.
    fn now(&self) -> Option<String> {
        None
    }

    /// Sixteen bytes of chance. None: no chance here.
    fn chance(&self) -> Option<[u8; 16]> {
        None
    }
}

/// The simplest world: the values of one record.
struct Lookup<F>(F);

impl<'v, F: Fn(&str) -> Option<&'v Value>> World for Lookup<F> {
    fn field(&self, name: &str) -> Vec<Answer> {
        vec![Answer::of((self.0)(name))]
    }
}

/// A world in which each date that is not one day counts as its last or its first.
struct AtEnd<'a> {
    world: &'a dyn World,
    is_last: bool,
    /// Whether there was any such date.
    was_vague: std::cell::Cell<bool>,
}

impl World for AtEnd<'_> {
    fn field(&self, name: &str) -> Vec<Answer> {
        let found = self.world.field(name);
        self.was_vague.set(self.was_vague.get() || found.iter().any(Answer::is_vague));
        found.into_iter().map(|answer| answer.at_end(self.is_last)).collect()
    }

    fn indexed(&self, name: &str, rows: &[(&str, usize)]) -> Vec<Answer> {
        self.world.indexed(name, rows)
    }

    fn position(&self, up: usize) -> usize {
        self.world.position(up)
    }

    fn label(&self, field: &str, code: &str) -> String {
        self.world.label(field, code)
    }

    fn list(&self, name: &str) -> Option<Arc<List>> {
        self.world.list(name)
    }

    fn now(&self) -> Option<String> {
        self.world.now()
    }
}

/// Things in an order of chance.
pub(super) fn shuffled_by<T>(things: Vec<T>, chance: [u8; 16]) -> Vec<T> {
    let seed = chance.last_chunk().copied().map(i64::from_be_bytes);
    shuffle::shuffled(things, seed.unwrap_or_default())
}

/// An expression, kept with the text that it was read from.
///
/// A field that holds nothing, or an answer state (`unknown`, `refused`, …), reads as
/// the empty string, as an unanswered question does in ODK: comparing it with a number
/// is never true. Several codes read as one text with blanks between.
///
/// ```
/// use dala::form::Expr;
/// use dala::record::Value;
/// let rule = Expr::parse("${warrant_shown} = 'yes'").unwrap();
/// let yes = Value::code("yes");
/// assert!(rule.is_true(|_| Some(&yes), None));
/// assert!(!rule.is_true(|_| None, None));
/// let range = Expr::parse(". >= 0 and . <= 120").unwrap();
/// assert!(range.is_true(|_| None, Some(&Value::Int(40))));
/// assert!(!range.is_true(|_| None, Some(&Value::Int(140))));
/// ```
#[derive(Debug, Clone)]
pub struct Expr {
    text: String,
    node: Node,
}

impl PartialEq for Expr {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Expr {}

impl Expr {
    /// Reads an expression.
    ///
    /// # Errors
    /// [`ExprError`] with the place.
    pub fn parse(text: &str) -> Result<Self, ExprError> {
        Ok(Self { node: parse::parse(text, false)?, text: text.to_owned() })
    }

    /// Reads a `choice_filter`: a bare name is a column of the choice.
    ///
    /// # Errors
    /// [`ExprError`] with the place.
    pub fn parse_filter(text: &str) -> Result<Self, ExprError> {
        Ok(Self { node: parse::parse(text, true)?, text: text.to_owned() })
    }

    /// The text that it always comes to, if it is nothing but that.
    pub(super) fn literal(&self) -> Option<&str> {
        if let Node::Text(text) = &self.node { Some(text) } else { None }
    }

    /// The text it was read from.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The fields that it names, each once.
    pub fn fields(&self) -> BTreeSet<&str> {
        self.nodes()
            .filter_map(
                |node| if let Node::Field(name) = node { Some(name.as_str()) } else { None },
            )
            .collect()
    }

    /// The lists that it looks into.
    pub fn lists(&self) -> BTreeSet<&str> {
        self.nodes()
            .filter_map(|node| {
                if let Node::Items { list, .. } = node { Some(list.as_str()) } else { None }
            })
            .collect()
    }

    /// The columns of choices that it names.
    pub fn columns(&self) -> BTreeSet<&str> {
        self.nodes()
            .filter_map(
                |node| if let Node::Column(name) = node { Some(name.as_str()) } else { None },
            )
            .collect()
    }

    fn nodes(&self) -> impl Iterator<Item = &Node> {
        let mut open = vec![&self.node];
        std::iter::from_fn(move || {
            let node = open.pop()?;
            open.extend(node.children());
            Some(node)
        })
    }

    /// Whether it holds, given what the fields hold and, for `.`, the value in question.
    pub fn is_true<'v>(
        &self,
        lookup: impl Fn(&str) -> Option<&'v Value>,
        current: Option<&Value>,
    ) -> bool {
        self.truth(&Lookup(lookup), &Answer::of(current))
    }

    /// Whether it holds in a world.
    pub(super) fn truth(&self, world: &dyn World, current: &Answer) -> bool {
        eval::Eval::new(world, current).truth(&self.node)
    }

    /// Whether a constraint may hold: it is broken only if no day on which the dates in it
    /// may lie fulfils it.
    pub(super) fn may_hold(&self, world: &dyn World, current: &Answer) -> bool {
        for is_last in [false, true] {
            let at_end = AtEnd { world, is_last, was_vague: std::cell::Cell::new(false) };
            for end in [false, true] {
                if self.truth(&at_end, &current.clone().at_end(end)) {
                    return true;
                }
                if !current.is_vague() {
                    break;
                }
            }
            if !at_end.was_vague.get() {
                return false;
            }
        }
        false
    }

    /// Whether it asks for the time or the day.
    pub(super) fn asks_clock(&self) -> bool {
        self.nodes().any(|node| match node {
            Node::Call(function, _) => function.is_clock(),
            _ => false,
        })
    }

    /// Its value as text.
    pub(super) fn text(&self, world: &dyn World, current: &Answer) -> String {
        eval::Eval::new(world, current).text(&self.node)
    }

    /// Things in the order for which it gives the seed.
    pub(super) fn shuffled<T>(&self, things: Vec<T>, world: &dyn World) -> Vec<T> {
        let none = Answer::none();
        let seed = eval::Eval::new(world, &none).nodes(&self.node);
        let seed = seed.first().map(shuffle::seed_of).unwrap_or_default();
        shuffle::shuffled(things, seed)
    }

    /// The choices of a list for which it holds as a `choice_filter`, by their place.
    pub(super) fn filter(&self, list: &List, world: &dyn World) -> Vec<usize> {
        let none = Answer::none();
        let eval = eval::Eval::new(world, &none);
        let node = eval.folded(&self.node);
        let choices = list.choices.iter().enumerate();
        choices.filter(|(_, choice)| eval.holds_for(&node, choice)).map(|(at, _)| at).collect()
    }
}
