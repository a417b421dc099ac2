//! The part of ODK's XPath that forms need: `relevant`, `constraint`, `required` and
//! the rule for a record's title. Parsing is in `parse`, meaning in `eval`.

mod eval;
mod parse;

pub(super) use eval::{Env, value_text};

use crate::record::Value;

/// An expression that cannot be read. The position is in characters, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ExprError {
    /// Something that does not belong here.
    #[error("the expression cannot be read at character {0}")]
    Syntax(usize),
    /// A function that this version does not know.
    #[error("the expression uses a function that is not known, at character {0}")]
    UnknownFunction(usize),
    /// A function with the wrong number of arguments.
    #[error("the function at character {0} takes another number of arguments")]
    Arguments(usize),
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

/// The functions that forms may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Function {
    Not,
    True,
    False,
    Selected,
    CountSelected,
    StringLength,
    Concat,
    NormalizeSpace,
    Coalesce,
    If,
    Substr,
    ChoiceName,
}

#[derive(Debug, Clone, PartialEq)]
enum Node {
    Text(String),
    Number(f64),
    Field(String),
    Current,
    Or(Box<Node>, Box<Node>),
    And(Box<Node>, Box<Node>),
    Compare(Compare, Box<Node>, Box<Node>),
    Call(Function, Vec<Node>),
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
        Ok(Self { node: parse::parse(text)?, text: text.to_owned() })
    }

    /// The text it was read from.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The fields that it names.
    pub fn fields(&self) -> Vec<&str> {
        let mut names = Vec::new();
        let mut open = vec![&self.node];
        while let Some(node) = open.pop() {
            match node {
                Node::Field(name) => names.push(name.as_str()),
                Node::Or(a, b) | Node::And(a, b) | Node::Compare(_, a, b) => {
                    open.extend([&**a, &**b]);
                }
                Node::Call(_, arguments) => open.extend(arguments),
                Node::Text(_) | Node::Number(_) | Node::Current => {}
            }
        }
        names
    }

    /// Whether it holds, given what the fields hold and, for `.`, the value in question.
    pub fn is_true<'v>(
        &self,
        lookup: impl Fn(&str) -> Option<&'v Value>,
        current: Option<&Value>,
    ) -> bool {
        let answer = |name: &str| value_text(lookup(name));
        let label = |_: &str, code: &str| code.to_owned();
        let current = value_text(current);
        Env { answer: &answer, label: &label, day: &|_| None, current: &current }.truth(&self.node)
    }

    /// Its value as text, with answers and labels as the caller words them.
    pub(super) fn text(&self, env: &Env<'_>) -> String {
        env.text(&self.node)
    }
}
