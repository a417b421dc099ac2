//! Cutting what was typed, and finding it in a table of words.

use proptest::prelude::*;

use super::{Lexicon, Number, Piece, longest, tokens};

fn pieces(text: &str) -> Vec<Piece> {
    tokens(text).unwrap().into_iter().map(|token| token.piece).collect()
}

fn word(text: &str) -> Piece {
    Piece::Word(text.to_owned())
}

#[test]
fn text_falls_into_numbers_words_and_signs() {
    let number = |value, width| Piece::Number(Number { value, width });
    assert_eq!(
        pieces("05-го Января (2022)"),
        [number(5, 2), Piece::Sign('-'), word("го"), word("января"), number(2022, 4)]
    );
    let tight: Vec<bool> = tokens("4 – 6-го").unwrap().iter().map(|token| token.is_tight).collect();
    assert_eq!(tight, [false, false, false, true, true]);
    assert_eq!(pieces("–≈’"), ['-', '~', '\''].map(Piece::Sign));
}

#[test]
fn too_long_a_text_and_too_long_a_number_are_not_cut() {
    assert!(tokens(&"а".repeat(200)).is_some());
    assert_eq!(tokens(&"а".repeat(201)), None);
    assert_eq!(tokens("12345"), None);
    assert_eq!(tokens("99999999999999999999"), None);
}

#[test]
fn a_word_is_one_however_it_was_typed() {
    // A Latin "c" and "e" in a Russian word, a Cyrillic "а" in an English one, stress,
    // letters taken apart, Kazakh typed on a Russian keyboard.
    for (typed, kept) in [
        ("ceнтябрь", "сентябрь"),
        ("Jаnuary", "january"),
        ("янва\u{301}рь", "январь"),
        ("маи\u{306}", "май"),
        ("ҚАҢТАР", "кантар"),
        ("кантар", "кантар"),
        ("январём", "январем"),
        ("қыркүйек", "кыркуйек"),
    ] {
        assert_eq!(pieces(typed), [word(kept)], "{typed}");
    }
}

#[test]
fn the_longest_phrase_is_found_and_the_first_among_equals() {
    let lexicon = Lexicon {
        phrases: &[(1, "соңы, қаңтар*"), (2, "соңы белгісіз, где - то"), (3, "соңы")],
        endings: "дан ның",
    };
    let found = |text: &str| {
        let tokens = tokens(text).unwrap();
        let found = longest(&[&lexicon], &tokens)?;
        Some((found.word, found.length, found.ending.to_owned()))
    };
    assert_eq!(found("соңы"), Some((1, 1, String::new())));
    assert_eq!(found("сонЫ белгисиз"), Some((2, 2, String::new())));
    assert_eq!(found("где-то"), Some((2, 3, String::new())));
    assert_eq!(found("қаңтардан"), Some((1, 1, "дан".to_owned())));
    assert_eq!(found("қаңтарлар"), None);
    assert_eq!(found("қаңта"), None);
    assert_eq!(found("5"), None);
}

proptest! {
    #[test]
    fn any_text_is_cut_or_not(text in "\\PC{0,220}") {
        if let Some(tokens) = tokens(&text) {
            prop_assert!(tokens.len() <= 2 * text.chars().count());
        }
    }
}
