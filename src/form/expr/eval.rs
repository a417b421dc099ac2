//! What an expression means, by the rules of XPath 1.0 that ODK follows.

use std::cmp::Ordering;

use super::{Compare, Function, Node};
use crate::record::{RecordId, Value};

/// What a form's answers are while an expression is evaluated.
pub(in crate::form) struct Env<'a> {
    /// The answer to a field as text; empty if there is none.
    pub(in crate::form) answer: &'a dyn Fn(&str) -> String,
    /// The label of a code of a field.
    pub(in crate::form) label: &'a dyn Fn(&str, &str) -> String,
    /// The day of a field that holds a moment: what `substr(${field}, 0, 10)` cuts out.
    pub(in crate::form) day: &'a dyn Fn(&str) -> Option<String>,
    /// The value in question (`.`).
    pub(in crate::form) current: &'a str,
}

enum Outcome {
    Text(String),
    Number(f64),
    Truth(bool),
}

/// A value as ODK would have it in its submission. States are no answer.
pub(in crate::form) fn value_text(value: Option<&Value>) -> String {
    let join = |ids: &mut dyn Iterator<Item = String>| ids.collect::<Vec<_>>().join(" ");
    match value {
        None | Some(Value::State(_) | Value::Other(_)) => String::new(),
        Some(Value::Text(text) | Value::Dec(text) | Value::Code(text)) => text.clone(),
        Some(Value::Int(int)) => int.to_string(),
        Some(Value::Codes(codes)) => join(&mut codes.iter().cloned()),
        Some(Value::Date { date, .. }) => date.to_string(),
        Some(Value::Time(time)) => time.to_string(),
        Some(Value::Moment(moment)) => moment.to_string(),
        Some(Value::Ref(id)) => id.to_string(),
        Some(Value::Refs(ids)) => join(&mut ids.iter().map(RecordId::to_string)),
        Some(Value::File(digest)) => digest.to_string(),
        Some(Value::Geo { lat, lon, .. }) => format!("{lat} {lon}"),
    }
}

impl Outcome {
    fn text(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Number(number) => number.to_string(),
            Self::Truth(truth) => truth.to_string(),
        }
    }

    fn number(&self) -> f64 {
        match self {
            Self::Text(text) => text.trim().parse().unwrap_or(f64::NAN),
            Self::Number(number) => *number,
            Self::Truth(truth) => f64::from(u8::from(*truth)),
        }
    }

    fn truth(&self) -> bool {
        match self {
            Self::Text(text) => !text.is_empty(),
            Self::Number(number) => *number != 0.0 && !number.is_nan(),
            Self::Truth(truth) => *truth,
        }
    }
}

fn compare(how: Compare, a: &Outcome, b: &Outcome) -> bool {
    let equal = match (a, b) {
        (Outcome::Truth(_), _) | (_, Outcome::Truth(_)) => a.truth() == b.truth(),
        (Outcome::Text(a), Outcome::Text(b)) => a == b,
        _ => a.number().partial_cmp(&b.number()) == Some(Ordering::Equal),
    };
    let (left, right) = (a.number(), b.number());
    match how {
        Compare::Equal => equal,
        Compare::NotEqual => !equal,
        Compare::Less => left < right,
        Compare::LessOrEqual => left <= right,
        Compare::Greater => left > right,
        Compare::GreaterOrEqual => left >= right,
    }
}

fn count(items: usize) -> Outcome {
    Outcome::Number(u32::try_from(items).map_or(f64::INFINITY, f64::from))
}

impl Env<'_> {
    /// Whether the node holds.
    pub(super) fn truth(&self, node: &Node) -> bool {
        self.eval(node).truth()
    }

    /// The node as text.
    pub(super) fn text(&self, node: &Node) -> String {
        self.eval(node).text()
    }

    fn eval(&self, node: &Node) -> Outcome {
        match node {
            Node::Text(text) => Outcome::Text(text.clone()),
            Node::Number(number) => Outcome::Number(*number),
            Node::Field(name) => Outcome::Text((self.answer)(name)),
            Node::Current => Outcome::Text(self.current.to_owned()),
            Node::Or(a, b) => Outcome::Truth(self.truth(a) || self.truth(b)),
            Node::And(a, b) => Outcome::Truth(self.truth(a) && self.truth(b)),
            Node::Compare(how, a, b) => Outcome::Truth(compare(*how, &self.eval(a), &self.eval(b))),
            Node::Call(function, arguments) => self.call(*function, arguments),
        }
    }

    fn call(&self, function: Function, arguments: &[Node]) -> Outcome {
        let argument = |index: usize| arguments.get(index);
        let text = |index: usize| argument(index).map(|node| self.text(node)).unwrap_or_default();
        let truth = |index: usize| argument(index).is_some_and(|node| self.truth(node));
        match function {
            Function::Not => Outcome::Truth(!truth(0)),
            Function::True => Outcome::Truth(true),
            Function::False => Outcome::Truth(false),
            Function::Selected => {
                let wanted = text(1);
                Outcome::Truth(text(0).split_whitespace().any(|code| code == wanted.trim()))
            }
            Function::CountSelected => count(text(0).split_whitespace().count()),
            Function::StringLength => count(text(0).chars().count()),
            Function::Concat => {
                Outcome::Text(arguments.iter().map(|node| self.text(node)).collect())
            }
            Function::NormalizeSpace => {
                Outcome::Text(text(0).split_whitespace().collect::<Vec<_>>().join(" "))
            }
            Function::Coalesce => {
                let first = text(0);
                Outcome::Text(if first.is_empty() { text(1) } else { first })
            }
            Function::If => Outcome::Text(if truth(0) { text(1) } else { text(2) }),
            Function::Substr => Outcome::Text(
                self.day(arguments).unwrap_or_else(|| self.substr(&text(0), arguments)),
            ),
            Function::ChoiceName => Outcome::Text(self.choice_names(&text(0), &text(1))),
        }
    }

    fn day(&self, arguments: &[Node]) -> Option<String> {
        match arguments {
            [Node::Field(name), Node::Number(0.0), Node::Number(10.0)] => (self.day)(name),
            _ => None,
        }
    }

    /// ODK's `substr(text, start, end)`: from 0, the end not included.
    fn substr(&self, text: &str, arguments: &[Node]) -> String {
        let index = |at: usize, default: usize| {
            let number = arguments.get(at).map(|node| self.text(node));
            number.map_or(default, |number| number.parse().unwrap_or(default))
        };
        let (start, end) = (index(1, 0), index(2, usize::MAX));
        text.chars().skip(start).take(end.saturating_sub(start)).collect()
    }

    /// `jr:choice-name(codes, '${field}')`: labels of codes, with commas between.
    fn choice_names(&self, codes: &str, field: &str) -> String {
        let field =
            field.strip_prefix("${").and_then(|name| name.strip_suffix('}')).unwrap_or_default();
        let labels = codes.split_whitespace().map(|code| (self.label)(field, code));
        labels.collect::<Vec<_>>().join(", ")
    }
}
