//! Functions of places on the earth, taken for a sphere with the radius that ODK takes
//! (`XForms` specification, `area` and `distance`): texts such as `43.2 76.8 0 0`, parted by `;`.

use super::{Function, MANY, function};
use crate::form::expr::Node;
use crate::form::expr::eval::Eval;
use crate::form::expr::outcome::Outcome;

const EARTH_RADIUS_M: f64 = 6_378_100.0;

pub(super) const TABLE: &[Function] = &[
    function("distance", 1, MANY, |e, a| Outcome::Number(distance(&points(e, a)))),
    function("area", 1, MANY, |e, a| Outcome::Number(area(&points(e, a)))),
];

/// Latitude and longitude in degrees.
type Point = (f64, f64);

fn points(eval: &Eval<'_>, arguments: &[Node]) -> Vec<Point> {
    let nodes = arguments.iter().flat_map(|node| eval.nodes(node));
    let mut found = Vec::new();
    for node in nodes {
        found.extend(node.text.split(';').filter_map(point));
    }
    found
}

fn point(text: &str) -> Option<Point> {
    let mut parts = text.split_whitespace().map(str::parse::<f64>);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}

fn distance(points: &[Point]) -> f64 {
    points
        .windows(2)
        .map(|pair| match pair {
            [a, b] => between(*a, *b),
            _ => 0.0,
        })
        .sum()
}

/// Along the great circle (haversine).
fn between((lat_a, lon_a): Point, (lat_b, lon_b): Point) -> f64 {
    let (lat_a, lat_b) = (lat_a.to_radians(), lat_b.to_radians());
    let (lat, lon) = (lat_b - lat_a, (lon_b - lon_a).to_radians());
    let half = (lat / 2.0).sin().powi(2) + lat_a.cos() * lat_b.cos() * (lon / 2.0).sin().powi(2);
    2.0 * EARTH_RADIUS_M * half.sqrt().min(1.0).asin()
}

/// The area on the sphere within a closed line (Chamberlain and Duquette, JPL 07-03).
fn area(points: &[Point]) -> f64 {
    if points.len() < 3 {
        return 0.0;
    }
    let next = points.iter().cycle().skip(1);
    let sum: f64 = points
        .iter()
        .zip(next)
        .map(|((lat_a, lon_a), (lat_b, lon_b))| {
            (lon_b - lon_a).to_radians()
                * (2.0 + lat_a.to_radians().sin() + lat_b.to_radians().sin())
        })
        .sum();
    (sum * EARTH_RADIUS_M * EARTH_RADIUS_M / 2.0).abs()
}
