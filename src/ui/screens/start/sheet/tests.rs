//! The sheet without a window: which words are asked for, and what counts as typed back.

use std::collections::BTreeSet;

use eframe::egui::Context;

use super::*;
use crate::casework::{Casework, Surroundings};
use crate::crypto::{Secret, SystemRandomness, VaultKey};
use crate::record::Language;

fn key() -> VaultKey {
    VaultKey::new(Secret::new([7; 32]), [1; 16])
}

fn sheet(kind: Kind) -> Sheet {
    let papers = papers_of_key(&key(), kind, &mut Surroundings::system()).unwrap();
    let mut sheet = Sheet { kind, ..Sheet::default() };
    sheet.take(papers, &mut SystemRandomness).unwrap();
    sheet
}

#[test]
fn three_words_are_asked_for_and_none_twice() {
    let kinds = [
        (Kind::Whole, 1),
        (Kind::Parts { needed: 2, parts: 2 }, 2),
        (Kind::Parts { needed: 3, parts: 5 }, 3),
    ];
    for (kind, of) in kinds {
        let mut asked_ever = BTreeSet::new();
        for _ in 0..40 {
            let sheet = sheet(kind);
            let asked: BTreeSet<_> = sheet.proofs.iter().map(|p| (p.paper, p.word)).collect();
            assert_eq!(asked.len(), ASKED, "{kind:?}");
            let papers: BTreeSet<_> = asked.iter().map(|(paper, _)| *paper).collect();
            assert_eq!(papers.len(), of, "{kind:?}: of different papers");
            asked_ever.extend(asked);
        }
        assert!(asked_ever.len() > 12, "always the same words: {asked_ever:?}");
    }
}

#[test]
fn it_is_proved_by_the_words_alone() {
    let mut sheet = sheet(Kind::Whole);
    assert_eq!(sheet.state(), SheetState::ToProve(ASKED));
    for at in 0..ASKED {
        let word = sheet.papers[0].word(sheet.proofs[at].word).unwrap();
        let typed =
            if at == 0 { word.to_uppercase() } else { word.get(..4).unwrap_or(word).into() };
        sheet.proofs[at].typed.push_str("zz");
        assert_eq!(sheet.state(), SheetState::ToProve(ASKED - at));
        sheet.proofs[at].typed = Zeroizing::new(format!(" {typed} "));
    }
    assert_eq!(sheet.state(), SheetState::Proved);
    sheet.outdate(&Context::default());
    assert_eq!((sheet.state(), sheet.is_outdated), (SheetState::NotMade, true));
}

#[test]
fn what_is_printed_opens_in_every_language_and_names_nobody() {
    for language in Language::ALL {
        let text = Text::of(language);
        let whole = sheet(Kind::Whole).papers[0].to_print(&text);
        assert!(Casework::recovery(&whole).is_ok(), "{}", *whole);
        let parts = sheet(Kind::Parts { needed: 2, parts: 3 });
        let printed: Vec<_> = parts.papers.iter().map(|paper| paper.to_print(&text)).collect();
        let two = format!("{}{}", *printed[2], *printed[0]);
        assert!(Casework::recovery(&two).is_ok(), "{two}");
        for page in [&whole, &printed[0]] {
            assert!(!page.to_lowercase().contains("dala"), "{}", **page);
            assert!(page.lines().all(|line| line.chars().count() <= 80), "{}", **page);
        }
    }
}
