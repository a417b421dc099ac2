//! The functions that ODK documents ("Form logic: functions", and the `XForms` specification,
//! "XPath functions"), each with the number of its arguments.

mod dates;
mod logic;
mod numbers;
mod places;
mod selects;
mod texts;

use super::Node;
use super::eval::Eval;
use super::outcome::Outcome;

/// A function of the language.
pub(super) struct Function {
    name: &'static str,
    least: usize,
    most: usize,
    pub(super) run: fn(&Eval<'_>, &[Node]) -> Outcome,
}

impl std::fmt::Debug for Function {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// As many arguments as one likes.
const MANY: usize = usize::MAX;

const fn function(
    name: &'static str,
    least: usize,
    most: usize,
    run: fn(&Eval<'_>, &[Node]) -> Outcome,
) -> Function {
    Function { name, least, most, run }
}

impl Function {
    /// Whether it takes so many arguments.
    pub(super) fn takes(&self, count: usize) -> bool {
        (self.least..=self.most).contains(&count)
    }

    /// Whether it asks what its arguments are called, and not only what they come to.
    pub(super) fn looks_at_names(&self) -> bool {
        matches!(
            self.name,
            "position" | "indexed-repeat" | "jr:choice-name" | "choice-name" | "substr"
        )
    }

    /// Whether it tells the time.
    pub(super) fn is_clock(&self) -> bool {
        matches!(self.name, "now" | "today")
    }

    /// Whether a pattern that is written in the form can be matched.
    pub(super) fn accepts(&self, arguments: &[Node]) -> bool {
        match (self.name, arguments.get(1)) {
            ("regex", Some(Node::Text(pattern))) => texts::pattern(pattern).is_some(),
            _ => true,
        }
    }
}

/// The function of a name.
pub(super) fn function_named(name: &str) -> Option<&'static Function> {
    let tables =
        [logic::TABLE, numbers::TABLE, texts::TABLE, dates::TABLE, selects::TABLE, places::TABLE];
    tables.into_iter().flatten().find(|function| function.name == name)
}

/// An argument as text, empty if it is not there.
fn text(eval: &Eval<'_>, arguments: &[Node], at: usize) -> String {
    arguments.get(at).map(|node| eval.text(node)).unwrap_or_default()
}

/// An argument as a number, not a number if it is not there.
fn number(eval: &Eval<'_>, arguments: &[Node], at: usize) -> f64 {
    arguments.get(at).map_or(f64::NAN, |node| eval.number(node))
}

/// Whether an argument holds.
fn truth(eval: &Eval<'_>, arguments: &[Node], at: usize) -> bool {
    arguments.get(at).is_some_and(|node| eval.truth(node))
}

/// A count as a number.
fn count(items: usize) -> Outcome {
    Outcome::Number(u32::try_from(items).map_or(f64::INFINITY, f64::from))
}

/// A number as a place in a list, from 0; none if it is not one.
fn place(number: f64) -> Option<usize> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked")]
    (0.0..1e9).contains(&number).then_some(number as usize)
}
