//! Functions that decide, and those that look at the own place in a repeat.

use super::{Function, MANY, count, function, place, text, truth};
use crate::form::expr::Node;
use crate::form::expr::eval::Eval;
use crate::form::expr::outcome::Outcome;

pub(super) const TABLE: &[Function] = &[
    function("not", 1, 1, |e, a| Outcome::Truth(!truth(e, a, 0))),
    function("true", 0, 0, |_, _| Outcome::Truth(true)),
    function("false", 0, 0, |_, _| Outcome::Truth(false)),
    function("boolean", 1, 1, |e, a| Outcome::Truth(truth(e, a, 0))),
    function("boolean-from-string", 1, 1, |e, a| {
        Outcome::Truth(matches!(text(e, a, 0).trim(), "true" | "1"))
    }),
    function("if", 3, 3, |e, a| {
        let chosen = if truth(e, a, 0) { 1 } else { 2 };
        a.get(chosen).map_or(Outcome::Text(String::new()), |node| e.eval(node))
    }),
    function("coalesce", 1, MANY, coalesce),
    function("once", 1, 1, |e, a| {
        let here = e.current.text.clone();
        if here.is_empty() { Outcome::Text(text(e, a, 0)) } else { Outcome::Text(here) }
    }),
    function("checklist", 2, MANY, checklist),
    function("weighted-checklist", 4, MANY, weighted_checklist),
    function("position", 1, 1, position),
    function("indexed-repeat", 3, 7, indexed_repeat),
    function("count", 1, 1, |e, a| count(a.first().map_or(0, |node| e.nodes(node).len()))),
    function("count-non-empty", 1, 1, |e, a| {
        let nodes = a.first().map(|node| e.nodes(node)).unwrap_or_default();
        count(nodes.iter().filter(|node| !node.text.is_empty()).count())
    }),
    function("version", 0, 0, |_, _| Outcome::Text(String::new())),
];

fn coalesce(eval: &Eval<'_>, arguments: &[Node]) -> Outcome {
    let texts = arguments.iter().map(|node| eval.text(node));
    Outcome::Text(texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default())
}

/// Whether a count lies within two bounds, of which -1 stands for none.
fn within(count: f64, least: f64, most: f64) -> bool {
    let is_open = |bound: f64| (bound + 1.0).abs() < f64::EPSILON;
    (is_open(least) || count >= least) && (is_open(most) || count <= most)
}

fn checklist(eval: &Eval<'_>, arguments: &[Node]) -> Outcome {
    let [least, most, answers @ ..] = arguments else { return Outcome::Truth(false) };
    let nodes = answers.iter().filter(|node| eval.truth(node)).count();
    let yes = u32::try_from(nodes).map_or(f64::INFINITY, f64::from);
    Outcome::Truth(within(yes, eval.number(least), eval.number(most)))
}

fn weighted_checklist(eval: &Eval<'_>, arguments: &[Node]) -> Outcome {
    let [least, most, pairs @ ..] = arguments else { return Outcome::Truth(false) };
    let weights = pairs.chunks(2).filter_map(|pair| match pair {
        [answer, weight] if eval.truth(answer) => Some(eval.number(weight)),
        _ => None,
    });
    Outcome::Truth(within(weights.sum(), eval.number(least), eval.number(most)))
}

fn position(eval: &Eval<'_>, arguments: &[Node]) -> Outcome {
    match arguments.first() {
        Some(Node::Up(up)) => count(eval.world.position(up.saturating_sub(1))),
        _ => Outcome::Number(1.0),
    }
}

/// `indexed-repeat(name, repeat, index, …)`: an answer in a row chosen by its number.
fn indexed_repeat(eval: &Eval<'_>, arguments: &[Node]) -> Outcome {
    let [Node::Field(name), rows @ ..] = arguments else { return Outcome::Nodes(Vec::new()) };
    let mut chosen = Vec::new();
    for pair in rows.chunks(2) {
        let [Node::Field(repeat), index] = pair else { return Outcome::Nodes(Vec::new()) };
        let Some(index) = place(eval.number(index)) else { return Outcome::Nodes(Vec::new()) };
        chosen.push((repeat.as_str(), index));
    }
    Outcome::Nodes(eval.world.indexed(name, &chosen))
}
