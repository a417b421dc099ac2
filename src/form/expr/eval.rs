//! What an expression means in a world, by the rules of XPath 1.0 that ODK follows. The
//! work is bounded: past the bound everything reads as empty.

use std::cell::Cell;
use std::cmp::Ordering;

use super::outcome::{Answer, Outcome};
use super::{Compare, Node, Sum, World};
use crate::form::lists::Choice;

/// Steps of one evaluation, far beyond what a form needs: a list of 20,000 choices looked
/// through a hundred times.
const MAX_STEPS: u32 = 10_000_000;

pub(super) struct Eval<'a> {
    pub(super) world: &'a dyn World,
    pub(super) current: &'a Answer,
    item: Cell<Option<&'a Choice>>,
    steps: Cell<u32>,
}

impl<'a> Eval<'a> {
    pub(super) fn new(world: &'a dyn World, current: &'a Answer) -> Self {
        Self { world, current, item: Cell::new(None), steps: Cell::new(0) }
    }

    /// Whether a node holds.
    pub(super) fn truth(&self, node: &Node) -> bool {
        self.eval(node).truth()
    }

    /// A node as text.
    pub(super) fn text(&self, node: &Node) -> String {
        self.eval(node).into_text()
    }

    /// A node as a number.
    pub(super) fn number(&self, node: &Node) -> f64 {
        self.eval(node).number()
    }

    /// The answers that a node stands for; one for what is no path.
    pub(super) fn nodes(&self, node: &Node) -> Vec<Answer> {
        match self.eval(node) {
            Outcome::Nodes(nodes) => nodes,
            other => vec![Answer::text(other.into_text())],
        }
    }

    pub(super) fn eval(&self, node: &Node) -> Outcome {
        self.steps.set(self.steps.get().saturating_add(1));
        if self.steps.get() > MAX_STEPS {
            return Outcome::Text(String::new());
        }
        match node {
            Node::Text(text) => Outcome::Text(text.clone()),
            Node::Number(number) => Outcome::Number(*number),
            Node::Field(name) => Outcome::Nodes(self.world.field(name)),
            Node::Current => Outcome::Nodes(vec![self.current.clone()]),
            Node::Up(_) => Outcome::Nodes(Vec::new()),
            Node::Known(outcome) => outcome.clone(),
            Node::Column(name) => Outcome::Text(self.column(name)),
            Node::Items { list, tests, column } => Outcome::Nodes(self.items(list, tests, column)),
            Node::Or(a, b) => Outcome::Truth(self.truth(a) || self.truth(b)),
            Node::And(a, b) => Outcome::Truth(self.truth(a) && self.truth(b)),
            Node::Compare(how, a, b) => Outcome::Truth(compare(*how, &self.eval(a), &self.eval(b))),
            Node::Sum(how, a, b) => Outcome::Number(sum(*how, self.number(a), self.number(b))),
            Node::Negative(inner) => Outcome::Number(-self.number(inner)),
            Node::Call(function, arguments) => (function.run)(self, arguments),
        }
    }

    /// Whether a node holds for a choice.
    pub(super) fn holds_for(&self, node: &Node, choice: &Choice) -> bool {
        Eval { item: Cell::new(Some(choice)), steps: Cell::new(0), ..*self }.truth(node)
    }

    /// The node with all that is the same for every choice worked out beforehand.
    pub(super) fn folded(&self, node: &Node) -> Node {
        let is_fixed = |node: &Node| {
            let mut open = vec![node];
            while let Some(node) = open.pop() {
                if matches!(node, Node::Column(_)) {
                    return false;
                }
                open.extend(node.children());
            }
            true
        };
        if is_fixed(node) {
            return Node::Known(self.eval(node));
        }
        let fold = |node: &Node| Box::new(self.folded(node));
        match node {
            Node::Or(a, b) => Node::Or(fold(a), fold(b)),
            Node::And(a, b) => Node::And(fold(a), fold(b)),
            Node::Compare(how, a, b) => Node::Compare(*how, fold(a), fold(b)),
            Node::Sum(how, a, b) => Node::Sum(*how, fold(a), fold(b)),
            Node::Negative(inner) => Node::Negative(fold(inner)),
            Node::Call(function, arguments) if !function.looks_at_names() => {
                Node::Call(function, arguments.iter().map(|node| self.folded(node)).collect())
            }
            other => other.clone(),
        }
    }

    fn column(&self, name: &str) -> String {
        let Some(choice) = self.item.get() else { return String::new() };
        self.column_of(choice, name)
    }

    fn column_of(&self, choice: &Choice, name: &str) -> String {
        match name {
            "name" => choice.code.clone(),
            "label" => self.world.choice_label(choice),
            other => choice.extra(other).to_owned(),
        }
    }

    fn items(&self, list: &str, tests: &[Node], column: &str) -> Vec<Answer> {
        let Some(list) = self.world.list(list) else { return Vec::new() };
        let mut found = Vec::new();
        for choice in &list.choices {
            let inner = Eval { item: Cell::new(Some(choice)), steps: self.steps.clone(), ..*self };
            let holds = tests.iter().all(|test| inner.truth(test));
            self.steps.set(inner.steps.get());
            if holds {
                found.push(Answer::text(self.column_of(choice, column)));
            }
        }
        found
    }
}

/// Whether two outcomes compare so: with several answers on a side, whether any does
/// (XPath 1.0, section 3.4).
fn compare(how: Compare, a: &Outcome, b: &Outcome) -> bool {
    match (a, b) {
        (Outcome::Nodes(_), Outcome::Truth(_)) | (Outcome::Truth(_), Outcome::Nodes(_)) => {
            compare_one(how, a, b)
        }
        (Outcome::Nodes(nodes), _) if nodes.len() > 1 => {
            nodes.iter().any(|node| compare(how, &Outcome::Nodes(vec![node.clone()]), b))
        }
        (_, Outcome::Nodes(nodes)) if nodes.len() > 1 => {
            nodes.iter().any(|node| compare(how, a, &Outcome::Nodes(vec![node.clone()])))
        }
        _ => compare_one(how, a, b),
    }
}

fn compare_one(how: Compare, a: &Outcome, b: &Outcome) -> bool {
    let (left, right) = (a.number(), b.number());
    let equal = match (a, b) {
        (Outcome::Truth(_), _) | (_, Outcome::Truth(_)) => a.truth() == b.truth(),
        (Outcome::Number(_), _) | (_, Outcome::Number(_)) => {
            left.partial_cmp(&right) == Some(Ordering::Equal)
        }
        (Outcome::Nodes(x), Outcome::Nodes(y)) if Answer::are_numbers(x, y) => {
            left.partial_cmp(&right) == Some(Ordering::Equal)
        }
        _ => a.clone().into_text() == b.clone().into_text(),
    };
    match how {
        Compare::Equal => equal,
        Compare::NotEqual => !equal,
        Compare::Less => left < right,
        Compare::LessOrEqual => left <= right,
        Compare::Greater => left > right,
        Compare::GreaterOrEqual => left >= right,
    }
}

fn sum(how: Sum, a: f64, b: f64) -> f64 {
    match how {
        Sum::Plus => a + b,
        Sum::Minus => a - b,
        Sum::Times => a * b,
        Sum::Div => a / b,
        // The rest has the sign of what is divided, as in Rust.
        Sum::Mod => a % b,
    }
}
