//! Functions of numbers.

use super::{Function, MANY, function, number};
use crate::form::expr::Node;
use crate::form::expr::eval::Eval;
use crate::form::expr::outcome::Outcome;

const fn one(name: &'static str, run: fn(&Eval<'_>, &[Node]) -> Outcome) -> Function {
    function(name, 1, 1, run)
}

pub(super) const TABLE: &[Function] = &[
    one("number", |e, a| Outcome::Number(number(e, a, 0))),
    one("int", |e, a| Outcome::Number(number(e, a, 0).trunc())),
    function("round", 1, 2, round),
    one("floor", |e, a| Outcome::Number(number(e, a, 0).floor())),
    one("ceiling", |e, a| Outcome::Number(number(e, a, 0).ceil())),
    one("abs", |e, a| Outcome::Number(number(e, a, 0).abs())),
    function("pow", 2, 2, |e, a| Outcome::Number(number(e, a, 0).powf(number(e, a, 1)))),
    one("log", |e, a| Outcome::Number(number(e, a, 0).ln())),
    one("log10", |e, a| Outcome::Number(number(e, a, 0).log10())),
    one("exp", |e, a| Outcome::Number(number(e, a, 0).exp())),
    one("exp10", |e, a| Outcome::Number(10f64.powf(number(e, a, 0)))),
    one("sqrt", |e, a| Outcome::Number(number(e, a, 0).sqrt())),
    one("sin", |e, a| Outcome::Number(number(e, a, 0).sin())),
    one("cos", |e, a| Outcome::Number(number(e, a, 0).cos())),
    one("tan", |e, a| Outcome::Number(number(e, a, 0).tan())),
    one("asin", |e, a| Outcome::Number(number(e, a, 0).asin())),
    one("acos", |e, a| Outcome::Number(number(e, a, 0).acos())),
    one("atan", |e, a| Outcome::Number(number(e, a, 0).atan())),
    function("atan2", 2, 2, |e, a| Outcome::Number(number(e, a, 0).atan2(number(e, a, 1)))),
    function("pi", 0, 0, |_, _| Outcome::Number(std::f64::consts::PI)),
    one("sum", |e, a| Outcome::Number(all(e, a).into_iter().sum())),
    function("min", 1, MANY, |e, a| extreme(e, a, f64::min)),
    function("max", 1, MANY, |e, a| extreme(e, a, f64::max)),
    function("random", 0, 0, random),
];

/// The numbers of all arguments, rows one by one.
fn all(eval: &Eval<'_>, arguments: &[Node]) -> Vec<f64> {
    let nodes = arguments.iter().flat_map(|node| match eval.eval(node) {
        Outcome::Nodes(nodes) => nodes.into_iter().map(|node| node.number).collect(),
        other => vec![other.number()],
    });
    nodes.collect()
}

/// The least or greatest; none of nothing, and none if one is no number.
fn extreme(eval: &Eval<'_>, arguments: &[Node], pick: fn(f64, f64) -> f64) -> Outcome {
    let numbers = all(eval, arguments);
    if numbers.iter().any(|number| number.is_nan()) {
        return Outcome::Number(f64::NAN);
    }
    Outcome::Number(numbers.into_iter().reduce(pick).unwrap_or(f64::NAN))
}

/// Rounds half up, as XPath does; with a second argument to so many decimal places.
fn round(eval: &Eval<'_>, arguments: &[Node]) -> Outcome {
    let value = number(eval, arguments, 0);
    let places = if arguments.len() > 1 { number(eval, arguments, 1).trunc() } else { 0.0 };
    if !(-300.0..=300.0).contains(&places) {
        return Outcome::Number(if places > 0.0 { value } else { f64::NAN });
    }
    if places == 0.0 {
        return Outcome::Number((value + 0.5).floor());
    }
    // By way of decimal text where that is exact: 1.005 * 100 is no longer 100.5.
    let scale = 10f64.powf(places.abs());
    let scaled = if places > 0.0 { value * scale } else { value / scale };
    let rounded = (scaled.abs() + 0.5).floor().copysign(scaled);
    Outcome::Number(if places > 0.0 { rounded / scale } else { rounded * scale })
}

fn random(eval: &Eval<'_>, _: &[Node]) -> Outcome {
    let bytes = eval.world.chance().unwrap_or_default();
    let [a, b, c, d, ..] = bytes;
    Outcome::Number(f64::from(u32::from_be_bytes([a, b, c, d])) / 4_294_967_296.0)
}
