//! The order of `randomize()`: the same seed gives the same order in each program that
//! follows the `XForms` specification of ODK ("XPath functions", `randomize`).

use super::Answer;
use crate::crypto::sha256;

/// The generator of Park and Miller ("Random number generators: good ones are hard to find",
/// 1988).
const MODULUS: i64 = 2_147_483_647;
const FACTOR: i64 = 16_807;

/// The seed that an answer is: its number without what is behind the point. Words are hashed;
/// no answer is 0.
pub(super) fn seed_of(answer: &Answer) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "as far as a seed reaches")]
    if answer.text.is_empty() {
        0
    } else if answer.number.is_nan() {
        let hash = sha256(answer.text.as_bytes()).0;
        hash.first_chunk().copied().map(i64::from_be_bytes).unwrap_or_default()
    } else {
        answer.number.trunc() as i64
    }
}

/// Things in the order of a seed (Fisher and Yates, from the first to the last).
pub(super) fn shuffled<T>(things: Vec<T>, seed: i64) -> Vec<T> {
    let mut state = seed % MODULUS;
    if state <= 0 {
        state += MODULUS - 1;
    }
    let mut ordered = Vec::with_capacity(things.len());
    for (at, thing) in things.into_iter().enumerate() {
        state = state * FACTOR % MODULUS;
        let count = i64::try_from(at).unwrap_or(MODULUS).saturating_add(1);
        // The share of the range that the state stands for, of so many places.
        let place = i128::from(state - 1) * i128::from(count) / i128::from(MODULUS - 1);
        ordered.push(thing);
        let place = usize::try_from(place).unwrap_or(at).min(at);
        ordered.swap(place, at);
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As other programs that follow the specification have it.
    #[test]
    fn the_same_seed_gives_the_same_order_everywhere() {
        let order = |seed| shuffled("ABCDEF".chars().collect(), seed).into_iter().collect();
        let orders: Vec<String> = [42, 11_111_111, 1, 0, -1].map(order).to_vec();
        assert_eq!(orders, ["AFCBDE", "ACDBFE", "BFEACD", "CBEAFD", "DCBFEA"]);
        assert!(shuffled(Vec::<u8>::new(), 7).is_empty());
    }

    #[test]
    fn a_seed_is_a_whole_number_and_words_are_one_too() {
        assert_eq!(seed_of(&Answer::text("1.9")), 1);
        assert_eq!(seed_of(&Answer::text("-3")), -3);
        assert_eq!(seed_of(&Answer::none()), 0);
        assert_ne!(seed_of(&Answer::text("Aral")), seed_of(&Answer::text("Balkhash")));
    }
}
