//! Sheets and parts, there and back: against the crate bip39 as an independent reference,
//! and every way in which what somebody types can be wrong.

use std::fmt::Write as _;

use bip39::{Language, Mnemonic};
use proptest::prelude::*;

use super::parts::join;
use super::*;
use crate::crypto::random::{NoRandomness, Randomness, SystemRandomness};
use crate::crypto::{Secret, VaultKey, Words};

fn key(bytes: [u8; 32]) -> VaultKey {
    VaultKey::new(Secret::new(bytes), [9; 16])
}

fn sheet(bytes: [u8; 32]) -> String {
    Sheet::of(&key(bytes)).words().to_text().to_string()
}

fn parts(bytes: [u8; 32], needed: u8, parts: u8) -> Vec<Part> {
    Split::new(needed, parts).unwrap().split(&key(bytes), &mut SystemRandomness).unwrap()
}

/// Randomness that repeats.
struct Counting(u8);

impl Randomness for Counting {
    fn fill(&mut self, buffer: &mut [u8]) -> Result<(), NoRandomness> {
        for byte in buffer {
            self.0 = self.0.wrapping_mul(29).wrapping_add(7);
            *byte = self.0;
        }
        Ok(())
    }
}

fn same_parts(bytes: [u8; 32], needed: u8, parts: u8, seed: u8) -> Vec<Part> {
    Split::new(needed, parts).unwrap().split(&key(bytes), &mut Counting(seed)).unwrap()
}

fn text(parts: &[Part]) -> String {
    let texts = parts.iter().map(|part| part.words().to_text().to_string());
    texts.collect::<Vec<_>>().join("\n")
}

fn given(text: &str) -> Result<[u8; 32], RecoveryError> {
    recover(text).map(|key| *key.as_bytes())
}

/// Every choice of so many of some things.
fn choices(of: &[Part], so_many: usize) -> Vec<Vec<Part>> {
    let Some(rest) = so_many.checked_sub(1) else { return vec![Vec::new()] };
    let from = |at: usize| {
        let more = choices(&of[at + 1..], rest).into_iter();
        more.map(move |more| [vec![of[at].clone()], more].concat())
    };
    (0..of.len()).flat_map(from).collect()
}

/// Words with one changed.
fn with(text: &str, at: usize, word: &str) -> String {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    words[at] = word;
    words.join(" ")
}

proptest! {
    #[test]
    fn a_sheet_is_the_mnemonic_of_bip_39_and_gives_its_key(bytes: [u8; 32]) {
        let text = sheet(bytes);
        let reference = Mnemonic::from_entropy(&bytes).unwrap();
        prop_assert_eq!(text.split(' ').collect::<Vec<_>>(), reference.words().collect::<Vec<_>>());
        prop_assert_eq!(given(&text), Ok(bytes));
    }

    #[test]
    fn what_bip_39_refuses_is_refused(bytes: [u8; 32], at in 0..24usize, place in 0..2048usize) {
        let text = with(&sheet(bytes), at, Language::English.word_list()[place]);
        let given = given(&text);
        if let Ok(mnemonic) = Mnemonic::parse_in_normalized(Language::English, &text) {
            prop_assert_eq!(&given.unwrap()[..], &mnemonic.to_entropy_array().0[..32]);
        } else {
            prop_assert_eq!(given, Err(RecoveryError::Checksum));
        }
    }

    #[test]
    fn no_text_is_too_wild(text in ".{0,400}") {
        prop_assert!(recover(&text).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2))]

    /// 28 pairs of k and n, each with all choices of parts that were read back from words.
    #[test]
    fn as_many_parts_as_are_needed_give_the_key_and_fewer_do_not(bytes: [u8; 32]) {
        for (needed, count) in (2..=8).flat_map(|n| (2..=n).map(move |k| (k, n))) {
            let written = parts(bytes, needed, count);
            prop_assert_eq!(written.len(), usize::from(count));
            prop_assert_eq!(given(&text(&written)), Ok(bytes));
            let read: Vec<Part> = written.iter().map(|part| Part::of(&part.words()).unwrap()).collect();
            for enough in choices(&read, needed.into()) {
                prop_assert_eq!(*join(&enough).unwrap().as_bytes(), bytes);
            }
            for few in choices(&read, usize::from(needed) - 1) {
                let refused = RecoveryError::TooFew { given: few.len(), needed };
                prop_assert_eq!(join(&few).err(), Some(refused));
            }
        }
    }

    /// Whoever makes the program believe that fewer are needed gets another key: with one
    /// part less, every key is still possible.
    #[test]
    fn fewer_parts_that_pass_for_enough_give_no_key(bytes: [u8; 32]) {
        for needed in 3..=8 {
            for mut few in choices(&parts(bytes, needed, 8), usize::from(needed) - 1) {
                for part in &mut few {
                    part.needed = needed - 1;
                }
                prop_assert!(join(&few).ok().is_none_or(|key| *key.as_bytes() != bytes));
            }
        }
    }
}

#[test]
fn the_published_examples_of_bip_39_hold() {
    for (byte, word, last) in [
        (0, "abandon", "art"),
        (0x7f, "legal", "title"),
        (0x80, "letter", "bless"),
        (0xff, "zoo", "vote"),
    ] {
        let text = sheet([byte; 32]);
        assert!(text.starts_with(word) && text.ends_with(last), "{text}");
    }
    assert_eq!(sheet([0; 32]), format!("{}art", "abandon ".repeat(23)));
}

#[test]
fn sheets_are_read_as_people_write_them() {
    let bytes = [0x5a; 32];
    let words = sheet(bytes);
    let numbered = |form: &dyn Fn(usize, &str) -> String| -> String {
        words.split(' ').enumerate().map(|(at, word)| form(at + 1, word)).collect()
    };
    for typed in [
        words.to_uppercase(),
        words.replace(' ', "\n\n   \t"),
        words.replace(' ', "\u{a0}\r\n"),
        format!("\u{feff}# Sheet 00-00, for nobody\n{words}\n# the end"),
        numbered(&|at, word| format!("{at}. {word}\n")),
        numbered(&|at, word| format!("{at}){word}; ")),
        numbered(&|at, word| format!("{at}{word}")),
        numbered(&|at, word| format!("{at:>2} {}\t", &word[..word.len().min(4)])),
    ] {
        assert_eq!(given(&typed), Ok(bytes), "{typed}");
    }
}

#[test]
fn parts_are_told_apart_by_their_length_or_by_remarks_and_may_be_in_any_order() {
    let bytes = [0x5a; 32];
    let all = parts(bytes, 3, 5);
    let of = |at: usize| all[at].words().to_text().to_string();
    for typed in [
        [of(4), of(0), of(2)].join(" "),
        [of(4), of(0), of(2)].join("\n\n"),
        format!("# one\n{}\n# two\n# of five\n{}\n{}", of(1), of(0), of(3)),
    ] {
        assert_eq!(given(&typed), Ok(bytes), "{typed}");
    }
}

#[test]
fn what_is_wrong_is_named_by_its_place() {
    let bytes = [0x5a; 32];
    let words = sheet(bytes);
    let (all, others) = (same_parts(bytes, 2, 3, 1), same_parts(bytes, 2, 3, 2));
    let of = |at: usize| all[at].words().to_text().to_string();
    let counted = |count: usize| words.split(' ').take(count).collect::<Vec<_>>().join(" ");
    let second = |error| RecoveryError::OfPart { which: 2, of: 2, error: Box::new(error) };
    let swapped = {
        let mut words: Vec<&str> = words.split(' ').collect();
        words.swap(3, 4);
        words.join(" ")
    };
    let long = "#".repeat(LONGEST_RECOVERY + 1);
    for (typed, error) in [
        (long, RecoveryError::TooLong),
        (String::new(), RecoveryError::NoWords),
        ("# 1 2 3\n4.".to_owned(), RecoveryError::NoWords),
        (with(&words, 6, "pylot"), RecoveryError::Unknown { position: 7 }),
        (with(&words, 23, "ён"), RecoveryError::Unknown { position: 24 }),
        (counted(23), RecoveryError::Count { found: 23 }),
        (format!("{words} {}", counted(1)), RecoveryError::Count { found: 25 }),
        (swapped, RecoveryError::Checksum),
        (with(&of(0), 9, "zebra"), RecoveryError::Checksum),
        (
            with(&format!("{} {}", of(0), of(1)), 34, "zebraa"),
            second(RecoveryError::Unknown { position: 7 }),
        ),
        (format!("{} {}", of(0), with(&of(1), 6, "zebra")), second(RecoveryError::Checksum)),
        (format!("{}\n#\n{}", of(0), counted(20)), second(RecoveryError::Count { found: 20 })),
        (of(1), RecoveryError::TooFew { given: 1, needed: 2 }),
        (format!("{} {}", of(1), of(1)), RecoveryError::Twice { number: 2 }),
        (format!("{} {}", of(0), text(&others[1..2])), RecoveryError::OfAnother { which: 2 }),
        (format!("{words}\n#\n{}", of(0)), RecoveryError::Mixed),
        (format!("{words}\n#\n{words}"), RecoveryError::Mixed),
    ] {
        let refused = given(&typed);
        assert_eq!(refused, Err(error.clone()), "{typed}");
        // No word that was typed stands in what is said of it.
        assert!(!error.to_string().contains("pylot") && !format!("{error:?}").contains("pylot"));
    }
}

/// Never to be edited: such parts lie in drawers.
const WRITTEN: [&str; 3] = [
    "animal critic item cage height salad elegant exit embody combine move chronic obvious armor \
     lens potato wing gravity erosion game mercy warrior escape minor surge define blast demise",
    "animal critic item car setup lecture twice sail onion bridge guard holiday vault ostrich \
     destroy jealous such outer noodle wealth insane innocent dream that misery energy plug ceiling",
    "animal critic item caught purchase doctor patch imitate start attack volume expose super muscle \
     loud diary crazy hint cabbage minor paddle average hip balance episode opinion curve install",
];

#[test]
fn what_was_written_once_is_read_for_ever() {
    let bytes = std::array::from_fn(|at| u8::try_from(at).unwrap());
    let written = same_parts(bytes, 2, 3, 1);
    assert_eq!(text(&written), WRITTEN.join("\n"));
    assert_eq!(written[0].code().to_string(), "CY-EV-4G");
    assert_eq!(given(&[WRITTEN[2], WRITTEN[0]].join(" ")), Ok(bytes));
}

#[test]
fn codes_tell_keys_and_splittings_apart_and_are_the_same_each_time() {
    let code = |byte| Sheet::of(&key([byte; 32])).code().to_string();
    assert_eq!(code(0x5a), code(0x5a));
    assert_ne!(code(0x5a), code(0x5b));
    assert_eq!(code(0x5a).len(), 5);
    let all = parts([0x5a; 32], 2, 2);
    assert_eq!(all[0].code(), all[1].code());
    assert!(all[0].code().to_string().starts_with(&format!("{}-", code(0x5a))));
    let other = parts([0x5a; 32], 2, 2);
    // One in 1,024 that both sets have one number: twice in a row, one in a million.
    let third = parts([0x5a; 32], 2, 2);
    assert!(all[0].code() != other[0].code() || all[0].code() != third[0].code());
}

#[test]
fn a_key_is_not_split_without_randomness_nor_by_numbers_that_make_no_sense() {
    struct Fails(u8);
    impl Randomness for Fails {
        fn fill(&mut self, _: &mut [u8]) -> Result<(), NoRandomness> {
            self.0 = self.0.checked_sub(1).ok_or(NoRandomness)?;
            Ok(())
        }
    }
    let split = Split::new(2, 3).unwrap();
    for good in 0..33 {
        assert!(split.split(&key([1; 32]), &mut Fails(good)).is_err(), "{good}");
    }
    assert!(split.split(&key([1; 32]), &mut Fails(33)).is_ok());
    for (needed, count) in [(0, 0), (0, 2), (1, 1), (1, 5), (3, 2), (2, 17), (17, 17)] {
        assert!(Split::new(needed, count).is_none(), "{needed} of {count}");
    }
    assert_eq!(given(&text(&parts([1; 32], 16, 16))), Ok([1; 32]));
}

#[test]
fn a_part_of_a_later_version_is_not_taken_for_a_wrong_one() {
    let mut part = parts([1; 32], 2, 2).remove(0);
    part.code.set |= 1 << 10;
    assert_eq!(given(&text(&[part])), Err(RecoveryError::Newer));
}

#[test]
fn no_secret_is_printed_for_a_programmer() {
    let mut shown = format!("{:?}", Sheet::of(&key([1; 32])));
    write!(shown, "{:?}{:?}", parts([1; 32], 2, 2)[0], Words::typed(&["zoo"]).unwrap()).unwrap();
    assert_eq!(shown, "Sheet(…)Part(…)Words(…)");
}
