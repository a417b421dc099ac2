//! Codes near to a mistyped one.

/// The number of single-letter changes between two short texts (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.chars().enumerate() {
        let mut next = vec![i + 1];
        for ((other, pair), left) in b.iter().zip(row.windows(2)).zip(0..) {
            let [diagonal, above] = *pair else { continue };
            let before = next.get(left).copied().unwrap_or(usize::MAX - 1);
            let replaced = diagonal + usize::from(letter != *other);
            next.push(replaced.min(above + 1).min(before + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

/// Up to five codes that may have been meant, the nearest first.
pub fn near<'a>(typed: &str, codes: impl Iterator<Item = &'a str>) -> Vec<String> {
    let typed: String = typed.chars().take(64).collect::<String>().to_lowercase();
    let mut scored: Vec<(usize, &str)> = codes
        .filter_map(|code| {
            let lower = code.to_lowercase();
            let part = lower.rsplit('.').next().unwrap_or_default();
            let off = distance(&typed, &lower).min(distance(&typed, part) + 1);
            let contained = typed.len() >= 3 && lower.contains(&typed);
            (contained || off <= typed.chars().count().div_ceil(3)).then_some((off, code))
        })
        .collect();
    scored.sort_unstable();
    scored.into_iter().take(5).map(|(_, code)| code.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_single_letter_changes() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("same", "same"), 0);
    }

    #[test]
    fn near_codes_come_nearest_first_and_far_ones_not_at_all() {
        let codes = ["beating", "beating.kicks", "beating.fists", "burn", "electric"];
        assert_eq!(near("kiks", codes.into_iter()), ["beating.kicks"]);
        assert_eq!(near("beting", codes.into_iter())[0], "beating");
        assert!(near("zzzzzz", codes.into_iter()).is_empty());
    }
}
