//! The drawings of the body map: lines, and regions in which a point can lie. Our own
//! outlines; a side is always that of the person, not of who looks at the drawing.

use std::sync::OnceLock;

/// A point of a drawing: 0 to 1 across and down.
pub type Spot = (f32, f32);

/// The version of the drawings, kept with each point that is put on one.
pub const DIAGRAM_VERSION: &str = "1";

/// A part of the body on a drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct BodyRegion {
    /// Its code in the list `body_region`.
    pub code: &'static str,
    /// `left`, `right` or `midline`: the person's own.
    pub side: &'static str,
    /// Its edge.
    pub edge: Vec<Spot>,
    /// A point within it.
    pub middle: Spot,
}

/// A drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct BodyView {
    /// Its code in the list `body_view`.
    pub code: &'static str,
    /// Its height, for a width of 1.
    pub height: f32,
    /// What is drawn.
    pub lines: Vec<Vec<Spot>>,
    /// What can be marked.
    pub regions: Vec<BodyRegion>,
}

/// Where to look for a neighbour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toward {
    /// Up on the drawing.
    Up,
    /// Down on the drawing.
    Down,
    /// To the left of who looks.
    Left,
    /// To the right of who looks.
    Right,
}

/// Whether a region of the body is asked about only in private (sexual violence).
pub fn is_restricted_region(code: &str) -> bool {
    matches!(code, "pelvis.genitals" | "pelvis.anus")
}

impl BodyRegion {
    fn holds(&self, (x, y): Spot) -> bool {
        let ahead = self.edge.iter().cycle().skip(1);
        let pairs = self.edge.iter().zip(ahead);
        let crossings = pairs.filter(|((ax, ay), (bx, by))| {
            (*ay > y) != (*by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax
        });
        crossings.count() % 2 == 1
    }
}

impl BodyView {
    /// The region at a point; of several the one drawn last (a nail on its finger).
    pub fn at(&self, spot: Spot) -> Option<usize> {
        self.regions.iter().rposition(|region| region.holds(spot))
    }

    /// The nearest region in a direction.
    pub fn beside(&self, from: usize, toward: Toward) -> Option<usize> {
        let (x, y) = self.regions.get(from)?.middle;
        let cost = |region: &BodyRegion| {
            let (dx, dy) = (region.middle.0 - x, (region.middle.1 - y) * self.height);
            let (along, across) = match toward {
                Toward::Up => (-dy, dx),
                Toward::Down => (dy, dx),
                Toward::Left => (-dx, dy),
                Toward::Right => (dx, dy),
            };
            (along > 0.005).then_some(along + 2.5 * across.abs())
        };
        let others = self.regions.iter().enumerate().filter(|(at, _)| *at != from);
        let costs = others.filter_map(|(at, region)| Some((at, cost(region)?)));
        costs.min_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(at, _)| at)
    }
}

const SOURCES: [(&str, &str); 15] = [
    ("front", include_str!("../../assets/body/front.txt")),
    ("back", include_str!("../../assets/body/back.txt")),
    ("left_side", include_str!("../../assets/body/left_side.txt")),
    ("right_side", include_str!("../../assets/body/right_side.txt")),
    ("head_front", include_str!("../../assets/body/head_front.txt")),
    ("head_back", include_str!("../../assets/body/head_back.txt")),
    ("head_left", include_str!("../../assets/body/head_left.txt")),
    ("head_right", include_str!("../../assets/body/head_right.txt")),
    ("head_top", include_str!("../../assets/body/head_top.txt")),
    ("hand_palm", include_str!("../../assets/body/hand_palm.txt")),
    ("hand_back", include_str!("../../assets/body/hand_back.txt")),
    ("foot_sole", include_str!("../../assets/body/foot_sole.txt")),
    ("foot_top", include_str!("../../assets/body/foot_top.txt")),
    ("mouth", include_str!("../../assets/body/mouth.txt")),
    ("perineum", include_str!("../../assets/body/perineum.txt")),
];

/// All drawings, in the order of the list `body_view`.
pub fn body_views() -> &'static [BodyView] {
    static VIEWS: OnceLock<Vec<BodyView>> = OnceLock::new();
    // A fault in the compiled-in drawings fails a test; it cannot come up later.
    VIEWS.get_or_init(|| SOURCES.iter().filter_map(|(code, text)| read(code, text)).collect())
}

/// The drawing of a code.
pub fn body_view(code: &str) -> Option<&'static BodyView> {
    body_views().iter().find(|view| view.code == code)
}

fn read(code: &'static str, text: &'static str) -> Option<BodyView> {
    let mut size = None;
    let (mut lines, mut regions) = (Vec::new(), Vec::new());
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let mut words = line.split(' ');
        match words.next()? {
            "size" => {
                let mut number = || words.next()?.parse::<f32>().ok();
                size = Some((number()?, number()?));
            }
            "line" => lines.push(spots(words, size?)?),
            "region" => {
                let (code, side) = (words.next()?, words.next()?);
                let edge = spots(words, size?)?;
                let middle = middle_of(&edge);
                regions.push(BodyRegion { code, side, edge, middle });
            }
            _ => return None,
        }
    }
    let (width, height) = size?;
    Some(BodyView { code, height: height / width, lines, regions })
}

fn spots<'a>(words: impl Iterator<Item = &'a str>, size: Spot) -> Option<Vec<Spot>> {
    let spot = |word: &str| {
        let (x, y) = word.split_once(',')?;
        Some((x.parse::<f32>().ok()? / size.0, y.parse::<f32>().ok()? / size.1))
    };
    words.map(spot).collect()
}

/// The centre of gravity, if it lies within; else the middle of the first ear that does.
fn middle_of(edge: &[Spot]) -> Spot {
    let region =
        |edge: &[Spot]| BodyRegion { code: "", side: "", edge: edge.to_vec(), middle: (0.0, 0.0) };
    let mean = |of: &[Spot]| {
        let sum =
            of.iter().fold((0.0, 0.0, 0.0), |(x, y, n), spot| (x + spot.0, y + spot.1, n + 1.0));
        (sum.0 / sum.2, sum.1 / sum.2)
    };
    let whole = region(edge);
    let centre = mean(edge);
    if whole.holds(centre) {
        return centre;
    }
    edge.windows(3).map(mean).find(|spot| whole.holds(*spot)).unwrap_or(centre)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::builtin_lists;
    use std::collections::BTreeSet;

    #[test]
    fn every_drawing_and_every_region_is_in_the_lists() {
        let lists = builtin_lists();
        let codes: Vec<&str> = lists["body_view"].choices.iter().map(|c| c.code.as_str()).collect();
        assert_eq!(body_views().iter().map(|view| view.code).collect::<Vec<_>>(), codes);
        let mut drawn = BTreeSet::new();
        for view in body_views() {
            assert!(!view.lines.is_empty() && view.height > 0.3, "{}", view.code);
            for (at, region) in view.regions.iter().enumerate() {
                assert!(lists["body_region"].choice(region.code).is_some(), "{}", region.code);
                assert!(["left", "right", "midline"].contains(&region.side));
                let spots = region.edge.iter();
                assert!(
                    spots.clone().all(|(x, y)| (0.0..=1.0).contains(x) && (0.0..=1.0).contains(y)),
                    "{} {}",
                    view.code,
                    region.code
                );
                assert!(region.holds(region.middle), "{} {}", view.code, region.code);
                let found = view.at(region.middle).unwrap();
                assert!(found >= at, "{} {} is hidden", view.code, region.code);
                drawn.insert(region.code);
            }
        }
        let deepest =
            lists["body_region"].choices.iter().filter(|choice| choice.code.contains('.'));
        for choice in deepest {
            assert!(drawn.contains(choice.code.as_str()), "{} is on no drawing", choice.code);
        }
    }

    #[test]
    fn a_side_is_the_persons_own() {
        let side = |view: &str, spot| {
            let view = body_view(view).unwrap();
            view.at(spot).map(|at| (view.regions[at].code, view.regions[at].side))
        };
        // The right of who looks: on the front the person's left, on the back the right.
        assert_eq!(side("front", (0.6, 0.58)), Some(("leg.thigh", "left")));
        assert_eq!(side("back", (0.6, 0.58)), Some(("leg.thigh", "right")));
        assert_eq!(side("front", (0.5, 0.11)), Some(("head.nose", "midline")));
        assert_eq!(side("front", (0.02, 0.02)), None);
    }

    #[test]
    fn the_arrows_lead_to_every_region_of_a_drawing() {
        for view in body_views() {
            let (mut seen, mut open) = (BTreeSet::from([0]), vec![0]);
            while let Some(from) = open.pop() {
                for toward in [Toward::Up, Toward::Down, Toward::Left, Toward::Right] {
                    if let Some(next) = view.beside(from, toward).filter(|next| seen.insert(*next))
                    {
                        open.push(next);
                    }
                }
            }
            let left: Vec<_> = (0..view.regions.len()).filter(|at| !seen.contains(at)).collect();
            assert!(left.is_empty(), "{}: {left:?}", view.code);
        }
    }
}
