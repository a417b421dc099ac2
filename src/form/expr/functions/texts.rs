//! Functions of text.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::{Function, MANY, count, function, number, place, text};
use crate::crypto::named_digest;
use crate::form::expr::Node;
use crate::form::expr::eval::Eval;
use crate::form::expr::outcome::Outcome;

/// Bytes to which a pattern may grow when it is made ready.
const MAX_PATTERN: usize = 256 << 10;

pub(super) const TABLE: &[Function] = &[
    function("string", 1, 1, |e, a| Outcome::Text(text(e, a, 0))),
    function("concat", 1, MANY, |e, a| {
        let nodes = a.iter().flat_map(|node| e.nodes(node));
        Outcome::Text(nodes.map(|node| node.text).collect())
    }),
    function("join", 1, MANY, |e, a| {
        let between = text(e, a, 0);
        let nodes = a.iter().skip(1).flat_map(|node| e.nodes(node));
        Outcome::Text(nodes.map(|node| node.text).collect::<Vec<_>>().join(&between))
    }),
    function("string-length", 0, 1, |e, a| match a.first() {
        Some(node) => count(e.text(node).chars().count()),
        None => count(e.current.text.chars().count()),
    }),
    function("normalize-space", 0, 1, |e, a| {
        let text = a.first().map_or_else(|| e.current.text.clone(), |node| e.text(node));
        Outcome::Text(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }),
    function("contains", 2, 2, |e, a| Outcome::Truth(text(e, a, 0).contains(&text(e, a, 1)))),
    function("starts-with", 2, 2, |e, a| Outcome::Truth(text(e, a, 0).starts_with(&text(e, a, 1)))),
    function("ends-with", 2, 2, |e, a| Outcome::Truth(text(e, a, 0).ends_with(&text(e, a, 1)))),
    function("substring-before", 2, 2, |e, a| {
        let (whole, mark) = (text(e, a, 0), text(e, a, 1));
        Outcome::Text(
            whole.split_once(&mark).map(|(before, _)| before.to_owned()).unwrap_or_default(),
        )
    }),
    function("substring-after", 2, 2, |e, a| {
        let (whole, mark) = (text(e, a, 0), text(e, a, 1));
        Outcome::Text(
            whole.split_once(&mark).map(|(_, after)| after.to_owned()).unwrap_or_default(),
        )
    }),
    function("substr", 2, 3, substr),
    function("translate", 3, 3, translate),
    function("regex", 2, 2, |e, a| {
        let pattern = pattern(&text(e, a, 1));
        Outcome::Truth(pattern.is_some_and(|pattern| pattern.is_match(&text(e, a, 0))))
    }),
    function("uuid", 0, 1, uuid),
    function("digest", 2, 3, digest),
    function("base64-decode", 1, 1, |e, a| {
        let bytes = BASE64.decode(text(e, a, 0).trim()).unwrap_or_default();
        Outcome::Text(String::from_utf8(bytes).unwrap_or_default())
    }),
];

/// A pattern made ready, matching a whole text. The engine takes time linear in the text, so
/// that no pattern of a stranger can hold the program up; it has no look-around for it.
pub(super) fn pattern(pattern: &str) -> Option<regex::Regex> {
    let whole = format!("^(?:{pattern})$");
    regex::RegexBuilder::new(&whole).size_limit(MAX_PATTERN).build().ok()
}

/// From a place, counted from 0, up to another one; negative ones count from the end.
fn substr(eval: &Eval<'_>, arguments: &[Node]) -> Outcome {
    if let [Node::Field(_), Node::Number(0.0), Node::Number(10.0)] = arguments
        && let Some(node) = arguments.first()
        && let Some(day) = eval.nodes(node).into_iter().next().and_then(|node| node.day)
    {
        return Outcome::Text(day);
    }
    let letters: Vec<char> = text(eval, arguments, 0).chars().collect();
    let index = |at: usize, default: usize| match arguments.get(at) {
        None => default,
        Some(node) => match eval.number(node) {
            n if n < 0.0 => letters.len().saturating_sub(place(-n).unwrap_or(letters.len())),
            n => place(n).unwrap_or(default),
        },
    };
    let (start, end) = (index(1, 0), index(2, letters.len()));
    Outcome::Text(letters.iter().skip(start).take(end.saturating_sub(start)).collect())
}

fn translate(eval: &Eval<'_>, arguments: &[Node]) -> Outcome {
    let from: Vec<char> = text(eval, arguments, 1).chars().collect();
    let to: Vec<char> = text(eval, arguments, 2).chars().collect();
    let letters = text(eval, arguments, 0);
    let moved = letters.chars().filter_map(|c| match from.iter().position(|f| *f == c) {
        None => Some(c),
        Some(at) => to.get(at).copied(),
    });
    Outcome::Text(moved.collect())
}

/// A random UUID, or a random text of so many letters.
fn uuid(eval: &Eval<'_>, arguments: &[Node]) -> Outcome {
    const LETTERS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let bytes = || eval.world.chance().unwrap_or_default();
    if arguments.is_empty() {
        return Outcome::Text(uuid::Builder::from_random_bytes(bytes()).into_uuid().to_string());
    }
    let length = place(number(eval, arguments, 0)).unwrap_or(0).min(1_000);
    let letters = std::iter::repeat_with(bytes).flatten();
    let letters =
        letters.filter_map(|byte| LETTERS.get(usize::from(byte & 63))).map(|b| char::from(*b));
    // A world without chance gives zeros, which are letters too, so this ends.
    Outcome::Text(letters.take(length).collect())
}

fn digest(eval: &Eval<'_>, arguments: &[Node]) -> Outcome {
    let Some(bytes) = named_digest(&text(eval, arguments, 1), text(eval, arguments, 0).as_bytes())
    else {
        return Outcome::Text(String::new());
    };
    let encoding = if arguments.len() > 2 { text(eval, arguments, 2) } else { "base64".to_owned() };
    Outcome::Text(match encoding.as_str() {
        "hex" => {
            bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).filter_map(hex_digit).collect()
        }
        _ => BASE64.encode(bytes),
    })
}

fn hex_digit(nibble: u8) -> Option<char> {
    char::from_digit(nibble.into(), 16)
}
