//! Functions of questions with choices.

use super::{Function, count, function, number, place, text};
use crate::form::expr::eval::Eval;
use crate::form::expr::outcome::Outcome;
use crate::form::expr::shuffle::{seed_of, shuffled};
use crate::form::expr::{Node, shuffled_by};

pub(super) const TABLE: &[Function] = &[
    function("selected", 2, 2, |e, a| {
        let wanted = text(e, a, 1);
        Outcome::Truth(text(e, a, 0).split_whitespace().any(|code| code == wanted.trim()))
    }),
    function("selected-at", 2, 2, |e, a| {
        let at = place(number(e, a, 1));
        let codes = text(e, a, 0);
        let code = at.and_then(|at| codes.split_whitespace().nth(at)).unwrap_or_default();
        Outcome::Text(code.to_owned())
    }),
    function("count-selected", 1, 1, |e, a| count(text(e, a, 0).split_whitespace().count())),
    function("intersects", 2, 2, |e, a| {
        let others = text(e, a, 1);
        let has = |code: &str| others.split_whitespace().any(|other| other == code);
        Outcome::Truth(text(e, a, 0).split_whitespace().any(has))
    }),
    function("randomize", 1, 2, |e, a| {
        let nodes = a.first().map(|node| e.nodes(node)).unwrap_or_default();
        let seed = a.get(1).map(|node| e.nodes(node)).and_then(|nodes| nodes.into_iter().next());
        Outcome::Nodes(match seed {
            Some(seed) => shuffled(nodes, seed_of(&seed)),
            None => shuffled_by(nodes, e.world.chance().unwrap_or_default()),
        })
    }),
    function("jr:choice-name", 2, 2, choice_names),
    function("choice-name", 2, 2, choice_names),
];

/// `jr:choice-name(codes, '${field}')`: labels of codes, with commas between.
fn choice_names(eval: &Eval<'_>, arguments: &[Node]) -> Outcome {
    let field = match arguments.get(1) {
        Some(Node::Field(name)) => name.clone(),
        Some(node) => eval.text(node),
        None => String::new(),
    };
    let field = field.trim();
    let field = field.strip_prefix("${").and_then(|name| name.strip_suffix('}')).unwrap_or(field);
    let codes = text(eval, arguments, 0);
    let labels = codes.split_whitespace().map(|code| eval.world.label(field.trim(), code));
    Outcome::Text(labels.collect::<Vec<_>>().join(", "))
}
