//! How large a bundle is made: the next Padmé step (Nikitin and others, "Reducing
//! Metadata Leakage from Encrypted Files", 2019), so that its size says little.

use std::ops::RangeInclusive;

use super::limits::FILE_LEAST;

/// One chunk of age's payload, and the tag that each has.
const CHUNK: u64 = 64 << 10;
const TAG: u64 = 16;

/// The least Padmé step that is not below `size`. From 64 KiB on, at most 3.2 % more.
pub(super) fn padme(size: u64) -> u64 {
    if size < 2 {
        return size;
    }
    let exponent = size.ilog2();
    let mantissa = exponent.ilog2() + 1;
    let mask = (1_u64 << (exponent - mantissa.min(exponent))) - 1;
    size.saturating_add(mask) & !mask
}

/// Whether a file of this size can be a whole bundle as Dala writes them.
pub(super) fn is_step(size: u64) -> bool {
    size >= FILE_LEAST && padme(size) == size
}

/// The size of a sealed file.
fn sealed(header: u64, plain: u64) -> u64 {
    header + plain + TAG * plain.div_ceil(CHUNK).max(1)
}

/// The plaintext that makes a sealed file of exactly this size, if any does.
pub(super) fn plain_for(file: u64, header: u64) -> Option<u64> {
    let payload = file.checked_sub(header)?;
    let (chunks, rest) = (payload / (CHUNK + TAG), payload % (CHUNK + TAG));
    match rest {
        0 if chunks > 0 => Some(chunks * CHUNK),
        1..=TAG | 0 => None,
        _ => Some(chunks * CHUNK + rest - TAG),
    }
}

fn first(least: u64, headers: &RangeInclusive<u64>) -> u64 {
    padme(sealed(*headers.end(), least).max(FILE_LEAST))
}

/// How many steps later a target can lie. The sizes that cannot be met are [`TAG`] bytes
/// and the spread of the headers, 272 or less, in each chunk sealed; the steps are powers
/// of two, which go through the sealed chunk by 16 bytes or more: 2^28 by just 16.
const LATER_MOST: u32 = 32;

/// The size of the sealed file: the first step that holds `least` bytes of plaintext and
/// that can be met exactly whatever the header's size will be. (For few sizes a last chunk
/// would have no room for its tag; they take a later step.)
pub(super) fn target(
    least: u64,
    headers: &RangeInclusive<u64>,
    can_fill: impl Fn(u64) -> bool,
) -> u64 {
    let mut step = first(least, headers);
    let met = |step| {
        headers.clone().all(|header| {
            plain_for(step, header).is_some_and(|plain| plain >= least && can_fill(plain))
        })
    };
    for _ in 0..LATER_MOST {
        if met(step) {
            break;
        }
        step = padme(step + 1);
    }
    step
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_step_costs_little_and_is_its_own_step(size in 65_536_u64..1 << 50) {
            let step = padme(size);
            prop_assert!(step >= size);
            prop_assert!((step - size) * 100 <= size * 4);
            prop_assert_eq!(padme(step), step);
        }

        #[test]
        fn a_target_is_a_step_and_can_be_met_with_every_header(
            least in 0_u64..1 << 40, header in 100_u64..2000, spread in 0_u64..257,
        ) {
            let headers = header..=header + spread;
            let target = target(least, &headers, |_| true);
            prop_assert!(is_step(target));
            let steps = std::iter::successors(Some(first(least, &headers)), |&s| Some(padme(s + 1)));
            prop_assert!(steps.take(19).any(|step| step == target), "{least} to {target}");
            for header in headers {
                let plain = plain_for(target, header).unwrap();
                prop_assert!(plain >= least);
                prop_assert_eq!(sealed(header, plain), target);
            }
        }
    }

    #[test]
    fn a_target_is_met_where_steps_go_through_a_chunk_most_slowly() {
        let headers = 1778..=1778 + 256;
        let target = target(31_130_910_459, &headers, |_| true);
        assert!(headers.clone().all(|header| plain_for(target, header).is_some()));
        assert!(target > padme(first(31_130_910_459, &headers) + 1), "none of the first is met");
    }

    #[test]
    fn known_steps() {
        // From the paper's rule, by hand: 17 bits, mantissa of 5, so steps of 2^11.
        assert_eq!(padme(65_537), 65_536 + 2048);
        assert_eq!(padme(65_536), 65_536);
        assert_eq!(padme(1_000_000), 1_015_808);
        assert_eq!(padme(9), 10);
    }
}
